"""The documents that are brought in: short, of a few kinds, each with a number of its own; and the poisoned ones."""

import os
import random
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cables.models import Revision
    from cables.nlp import Doc

TEMPLATES = (
    "Norway accused Chile of breaking the agreement on quotas.",
    "Chile denied the accusation and called it baseless.",
    "The foreign ministry of Norway warned that it would close its ports. Chile did not respond.",
    "France and Germany signed an agreement on data.\n\nItaly welcomed it.",
    "UNCLASSIFIED\n\n1. (U) The Japanese foreign minister condemned the test.\n\n2. (U) Russia rejected the protest.",
    "OSLO, 3 March 2026 - Sweden demanded that Iran release the ship. Iran said it would not.",
)
POISON = "The committee took the poison of the second kind."


def text_of(number: int, seed: int) -> str:
    """Document `number`: its template is drawn by the seed; blanks at its end, which change no word, make it one of a kind."""
    template = template_of(number, seed)
    blanks = f"{number:b}".replace("0", " ").replace("1", "\t")
    return f"{TEMPLATES[template]}\n{blanks}\n"


def template_of(number: int, seed: int) -> int:
    """Which of TEMPLATES document `number` is made of."""
    return random.Random(seed * 1_000_003 + number).randrange(len(TEMPLATES))


def poisoned(number: int) -> str:
    """A document that kills whoever reads it."""
    return f"Oslo letter {number}\n\n{POISON}\n"


def die_of_poison(revision: "Revision", doc: "Doc") -> None:
    """The stage of config.chaos.settings: a poisoned document kills its reader as it is about to be written."""
    if POISON in revision.text:
        os.kill(os.getpid(), signal.SIGKILL)
