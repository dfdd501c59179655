"""What is done to a Demarche at random: kills, a wiped queue, messages twice and out of order, a full disk."""

import contextlib
import random
import shutil
import time
from collections import Counter
from pathlib import Path

from kombu.exceptions import KombuError

from cables.tasks import process_document
from config.celery import app

from .disk import filled
from .stack import Stack

KILLS = {"worker": 3, "worker child": 6, "beat": 2, "web": 3, "web child": 3, "postmaster": 2, "backend": 4}  # weights
FULL_SECONDS = 4


class Mischief:
    """Deeds against a stack, drawn by a seed; counts what it did."""

    def __init__(self, stack: Stack, seed: int, disk: Path | None) -> None:
        self.stack, self.disk = stack, disk
        self.chance = random.Random(seed)
        self.done: Counter[str] = Counter()

    @property
    def kills(self) -> int:
        """How many processes were killed."""
        return sum(count for deed, count in self.done.items() if deed in KILLS)

    def kill(self) -> None:
        """Kill -9 one process of a kind drawn by weight."""
        (kind,) = self.chance.choices(list(KILLS), list(KILLS.values()))
        self.done[kind] += self.stack.kill(kind, self.chance)

    def disturb(self, known: list[str]) -> None:
        """One of the deeds that kill nobody; `known` are ids of documents that were accepted."""
        deed = self.chance.choice([self.wipe, self.repeat, *([self.fill] if self.disk else [])])
        with contextlib.suppress(OSError, KombuError):  # the broker may be hurt just now
            deed(known)

    def wipe(self, known: list[str]) -> None:
        """All messages are gone: the folders of the default broker, the queue of the others."""
        if app.conf.broker_url.startswith("filesystem"):
            for folder in ("queue", "queue-control"):
                shutil.rmtree(self.stack.var / folder, ignore_errors=True)
        else:
            app.control.purge()
        self.done["queue wiped"] += 1

    def repeat(self, known: list[str]) -> None:
        """Messages for documents finished and not, twice each and in any order."""
        drawn = self.chance.sample(known, min(30, len(known))) * 2
        self.chance.shuffle(drawn)
        for pk in drawn:
            process_document.apply_async([pk], retry=False)
        self.done["message doubled"] += len(drawn) // 2

    def fill(self, known: list[str]) -> None:
        """No byte left for originals for a while."""
        with filled(self.disk):
            time.sleep(FULL_SECONDS)
        self.done["disk filled"] += 1
