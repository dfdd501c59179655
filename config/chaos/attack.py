"""An attack from start to count: undisturbed readings first, then documents and kills, then quiet, then the verdict."""

import itertools
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from cables.storage import fingerprint

from .checks import Held, Verdict, judge
from .feeding import Feeder
from .holdings import holdings, states
from .mischief import Mischief
from .stack import Stack
from .texts import TEMPLATES, poisoned, template_of, text_of

POISONED = 2
DISTURBED_EVERY = 4  # kills
LONGEST_PAUSE = 30.0  # seconds between two kills, where nothing gets finished
TICK = 0.5
FIRST_SECONDS, QUIET_SECONDS = 600, 1800
FINAL = ("ready", "failed")


@dataclass(frozen=True)
class Sizes:
    """How much of what: the same seed draws the same texts and the same order of deeds, though never the same instants."""

    seed: int
    kills: int
    documents: int


class Attack:
    """One attack on a stack that stands."""

    def __init__(self, stack: Stack, address: str, token: str, sizes: Sizes, disk: Path | None) -> None:
        self.stack, self.sizes = stack, sizes
        self.first = Feeder(address, token, TEMPLATES, threads=1)
        bad = (poisoned(number) for number in range(POISONED))
        good = (text_of(number, sizes.seed) for number in range(sizes.documents))
        self.feeder = Feeder(address, token, itertools.chain(bad, good))
        self.mischief = Mischief(stack, sizes.seed, disk)

    def run(self) -> dict[str, object]:
        """The figures."""
        self.first.start()
        self._wait(lambda: self.first.is_done and states()["ready"] == len(TEMPLATES), FIRST_SECONDS)
        undisturbed = {one.sha256: one.counts for one in holdings()}
        started = time.monotonic()
        self.feeder.start()
        self._torment()
        is_quiet = self._wait(lambda: self.feeder.is_done and self._waiting() == 0, QUIET_SECONDS)
        seconds = round(time.monotonic() - started)
        accepted = self._accepted([undisturbed[fingerprint(text.encode())] for text in TEMPLATES])
        held = holdings()
        return {"seconds": seconds, "quiet": is_quiet, **self._figures(judge(accepted, held), held, set(accepted))}

    def _torment(self) -> None:
        """Kill at random instants, spread over the time in which documents come in; now and then disturb otherwise."""
        while self.mischief.kills < self.sizes.kills:
            due = self.mischief.kills / self.sizes.kills * self.sizes.documents
            self._wait(lambda due=due: self.feeder.finished >= due, LONGEST_PAUSE)
            time.sleep(self.mischief.chance.uniform(0, 1))
            self.mischief.kill()
            if self.mischief.kills % DISTURBED_EVERY == 0:
                self.mischief.disturb(sorted(self.feeder.accepted.values()))
            print(f"\r  {self.mischief.kills} kills, {self.feeder.finished} documents ", end="", flush=True)

    def _wait(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Whether it came true in time, while whatever falls is started again."""
        deadline = time.monotonic() + seconds
        while True:
            self.stack.revive()
            self.feeder.finished = sum(states()[state] for state in FINAL)
            if condition():
                return True
            if time.monotonic() > deadline:
                return False
            time.sleep(TICK)

    def _waiting(self) -> int:
        return sum(count for state, count in states().items() if state not in FINAL)

    def _accepted(self, counts: list[Mapping[str, int]]) -> dict[str, Mapping[str, int] | None]:
        """By hash, what was answered "accepted", and what an undisturbed reading of its template gives."""
        templates = {text_of(n, self.sizes.seed): template_of(n, self.sizes.seed) for n in range(self.sizes.documents)}
        templates |= {text: number for number, text in enumerate(TEMPLATES)}
        texts = [*self.first.accepted, *self.feeder.accepted]
        return {fingerprint(text.encode()): counts[templates[text]] if text in templates else None for text in texts}

    def _figures(self, verdict: Verdict, held: list[Held], accepted: set[str]) -> dict[str, object]:
        poison = {fingerprint(poisoned(number).encode()) for number in range(POISONED)} & accepted
        failed = [one for one in held if one.state == "failed" and one.sha256 not in verdict.quarantined]
        return {
            "documents": len(accepted), "ready": sum(one.state == "ready" for one in held),
            "kills": self.mischief.kills, "deeds": dict(self.mischief.done), "restarts": self.stack.restarts,
            "asked_again": self.feeder.troubles, "refused": len(self.feeder.refused),
            **{name: len(found) for name, found in asdict(verdict).items()},
            "poisoned": len(poison), "poisoned_quarantined": len(poison & verdict.quarantined),
            "failed_otherwise": sorted({one.error for one in failed})[:5],
            "examples": {name: sorted(found)[:5] for name, found in asdict(verdict).items() if name != "quarantined"},
        }  # fmt: skip
