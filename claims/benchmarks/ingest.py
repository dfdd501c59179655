"""Documents per second through the whole of ingest, against the bare model and the pipeline on the same texts."""

import os
from collections.abc import Callable

import psutil
from django.conf import settings

from cables.access import everything_visible
from cables.intake import Intake, ingest
from cables.models import Document
from cables.nlp import get_nlp, read, reading_room
from cables.parsers import parse
from cables.services import process

from . import Figure, alternate
from .texts import make_texts

LEAST_RATIO = 0.9


def measure_ingest(documents: int, seed: int, rounds: int = 3) -> list[Figure]:
    """Rates and ratios of three things: the whole of ingest (accepting, parsing, reading, every stage, the transaction),
    reading alone (the one pipeline with our components), and the model's own components by `nlp.pipe`.
    """
    whole, bare = alternate(*(_turns(run, documents, seed, rounds) for run in (bring, pipe_only)), rounds)
    again, reading = alternate(*(_turns(run, documents, seed + 100, rounds) for run in (bring, read_only)), rounds)
    memory = psutil.Process(os.getpid()).memory_info().rss / 2**20
    return [
        Figure("ingest, whole", documents / whole, "", "documents/s"),
        Figure("bare nlp.pipe", documents / bare, "", "documents/s"),
        Figure("ingest to bare nlp.pipe", bare / whole, f"at least {LEAST_RATIO}", "ratio"),
        Figure("ingest to reading alone", reading / again, "", "ratio"),
        Figure("memory of a process that has read", memory, "", "MB"),
    ]


def _turns(run: Callable[[list[str]], None], documents: int, seed: int, rounds: int) -> Callable[[], None]:
    """`run` on fresh texts at every turn, the same for every `run` of one seed."""
    batches = iter([make_texts(documents, seed + number) for number in range(rounds + 1)])
    return lambda: run(next(batches))


def bring(texts: list[str]) -> None:
    """Take the texts in and read them, as a worker does."""
    for number, text in enumerate(texts):
        with everything_visible():
            accepted = ingest(text.encode(), f"story-{number}.txt", Intake(kind="article"))
        process(accepted.document.pk)
    with everything_visible():
        assert not Document.objects.exclude(state=Document.State.READY).exists(), "a document was not read"


def read_only(texts: list[str]) -> None:
    """Parse and read, and keep nothing."""
    for text in texts:
        with reading_room():
            read(parse(text.encode(), "story.txt", "article"))


def pipe_only(texts: list[str]) -> None:
    """The components that the model ships with, and none of ours."""
    for _ in get_nlp().pipe(texts, disable=settings.NLP_COMPONENTS):
        pass
