"""Documents per second through the whole of ingest, against nlp.pipe alone and the pipeline on the same texts."""

import os
from collections.abc import Callable
from functools import partial

import psutil
from django.conf import settings

from cables.access import everything_visible
from cables.intake import Intake, ingest
from cables.models import Document
from cables.nlp import Reading, get_nlp, read, reading_room
from cables.parsers import ParsedDocument, parse
from cables.services import process

from . import Figure, alternate
from .texts import make_texts

LEAST_RATIO = 0.9


def measure_ingest(documents: int, seed: int, rounds: int = 3) -> list[Figure]:
    """Rates and ratios of the whole of ingest (accepting, parsing, reading, every stage, the transactions) to three others.

    "Bare nlp.pipe" is that of the pipeline as shipped: the model and all of NLP_COMPONENTS, on texts that need no
    parsing and no cleaning; the goal is meant of it. "Reading alone" adds the parsing and cleaning, and "the model's own
    components" leave ours out.
    """
    turns = partial(_turns, documents, rounds)
    whole, bare = alternate(turns(bring, seed), turns(pipe_shipped, seed, parse_all), rounds)
    again, reading = alternate(turns(bring, seed + 100), turns(read_only, seed + 100), rounds)
    third, model = alternate(turns(bring, seed + 200), turns(pipe_model, seed + 200), rounds)
    memory = psutil.Process(os.getpid()).memory_info().rss / 2**20
    return [
        Figure("ingest, whole", documents / whole, "", "documents/s"),
        Figure("bare nlp.pipe, with our components", documents / bare, "", "documents/s"),
        Figure("bare nlp.pipe, the model's own components", documents / model, "", "documents/s"),
        Figure("ingest to bare nlp.pipe, with our components", bare / whole, f"at least {LEAST_RATIO}", "ratio"),
        Figure("ingest to reading alone", reading / again, "", "ratio"),
        Figure("ingest to bare nlp.pipe, the model's own components", model / third, "", "ratio"),
        Figure("memory of a process that has read", memory, "", "MB"),
    ]


def _turns(
    documents: int, rounds: int, run: Callable[[list], None], seed: int, prepare: Callable[[list[str]], list] = list
) -> Callable[[], None]:
    """`run` on fresh texts at every turn, the same for every `run` of one seed; what prepares them takes no time."""
    batches = iter([prepare(make_texts(documents, seed + number)) for number in range(rounds + 1)])
    return lambda: run(next(batches))


def bring(texts: list[str]) -> None:
    """Take the texts in and read them, as a worker does."""
    for number, text in enumerate(texts):
        bring_one(text, f"story-{number}.txt")
    assert_all_read()


def bring_one(text: str, filename: str) -> None:
    """Take one text in and read it."""
    with everything_visible():
        accepted = ingest(text.encode(), filename, Intake(kind="article"))
    process(accepted.document.pk)


def assert_all_read() -> None:
    """That no document waits or has failed."""
    with everything_visible():
        assert not Document.objects.exclude(state=Document.State.READY).exists(), "a document was not read"


def read_only(texts: list[str]) -> None:
    """Parse and read, and keep nothing."""
    for text in texts:
        with reading_room():
            read(parse(text.encode(), "story.txt", "article"))


def parse_all(texts: list[str]) -> list[ParsedDocument]:
    """The texts as the pipeline's own components ask for them."""
    return [parse(text.encode(), "story.txt", "article") for text in texts]


def pipe_shipped(documents: list[ParsedDocument]) -> None:
    """All components, ours included, and nothing around them: each text is one piece, and every character is kept."""
    nlp = get_nlp()
    with reading_room():
        docs = [nlp.make_doc(parsed.text) for parsed in documents]
        for doc, parsed in zip(docs, documents, strict=True):
            doc._.reading = Reading(parsed, range(len(parsed.text)))
        for _ in nlp.pipe(docs):
            pass


def pipe_model(texts: list[str]) -> None:
    """The components that the model ships with, and none of ours."""
    for _ in get_nlp().pipe(texts, disable=settings.NLP_COMPONENTS):
        pass
