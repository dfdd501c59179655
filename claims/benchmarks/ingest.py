"""Documents per second through the whole of ingest, against the bare pipeline on the same texts."""

import os

import psutil

from cables.access import everything_visible
from cables.intake import Intake, ingest
from cables.models import Document
from cables.nlp import get_nlp
from cables.services import process

from . import Figure, alternate
from .texts import make_texts

LEAST_RATIO = 0.9


def measure_ingest(documents: int, seed: int, rounds: int = 3) -> list[Figure]:
    """Rates and ratio. Accepting, parsing, reading, every stage and the transaction count; the bare side only reads."""
    batches = iter([make_texts(documents, seed + number) for number in range(2 * rounds + 2)])
    bare_batches = iter([make_texts(documents, seed + number) for number in range(2 * rounds + 2)])
    whole, bare = alternate(lambda: bring(next(batches)), lambda: read_only(next(bare_batches)), rounds)
    memory = psutil.Process(os.getpid()).memory_info().rss / 2**20
    return [
        Figure("ingest, whole", documents / whole, "", "documents/s"),
        Figure("bare nlp.pipe", documents / bare, "", "documents/s"),
        Figure("ingest to bare nlp.pipe", bare / whole, f"at least {LEAST_RATIO}", "ratio"),
        Figure("memory of a process that has read", memory, "", "MB"),
    ]


def bring(texts: list[str]) -> None:
    """Take the texts in and read them, as a worker does."""
    for number, text in enumerate(texts):
        with everything_visible():
            accepted = ingest(text.encode(), f"story-{number}.txt", Intake(kind="article"))
        process(accepted.document.pk)
    with everything_visible():
        assert not Document.objects.exclude(state=Document.State.READY).exists(), "a document was not read"


def read_only(texts: list[str]) -> None:
    """The base pipeline alone: every component that the model ships with and none of ours."""
    from django.conf import settings

    nlp = get_nlp()
    with nlp.select_pipes(disable=[name for name in settings.NLP_COMPONENTS if name in nlp.pipe_names]):
        for _ in nlp.pipe(texts):
            pass
