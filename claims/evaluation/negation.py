"""Sentences made from a grammar, to see whether it is known what somebody did and what they did not.

The convention, after the evaluation's README and notes, by which each sentence has the kinds it must have:

- An act that is told as not done ("did not accuse", "no longer supports", "stopped short of blaming", "left without
  thanking", "has yet to apologise", "nobody denied", "made no promise") is a claim of its kind with `negated` true.
- Refusing or declining to say something (to accuse, condemn, deny, admit, support) is that act negated, and no second
  claim of rejection.
- A denial is not negated by what it denies ("denied that it had paid"); "did not deny" is a negated denial. What is
  denied, promised, demanded or warned of is not told as done, so it is no claim besides.
- Two negations cancel ("did not hesitate to condemn", "never failed to support"); "not only", "not for the first time",
  "not until May" and the negation of another clause or of the content alone negate no act.
- Of two acts that "neither ... nor" or "not ... or" joins, both are negated; "but", "yet", "and" and ";" begin afresh.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cables.figures import Figure
from cables.nlp import read, reading_room
from cables.parsers import parse
from claims.evaluation import negation_words as words

SEED, GOAL = 4, 0.97
EACH = 8  # sentences made with a pattern, each time with another act
TOLD = frozenset({"accusation", "condemnation", "denial", "acknowledgement", "support"})  # what one refuses to say
Judgement = tuple[str, bool]


@dataclass(frozen=True)
class Sentence:
    """A sentence and the kinds of the acts it tells of, each with whether it is negated."""

    text: str
    acts: frozenset[Judgement]


@dataclass(frozen=True)
class Act:
    """A verb with its object and what follows it."""

    kind: str
    base: str
    past: str
    ing: str
    object: str
    rest: str

    @classmethod
    def of(cls, line: str) -> "Act":
        """The act of a line of the word lists."""
        kind, _, rest = line.partition(": ")
        verbs, object_, tail = (part.strip() for part in rest.split("|"))
        return cls(kind, *(verb.replace("-", " ") for verb in verbs.split()), object_, tail)

    def forms(self, mark: str = "") -> dict[str, str]:
        """What the slots of a pattern hold, their names ending in a mark."""
        first, *more = self.base.split()
        third = " ".join([first[:-1] + "ies" if first.endswith("ny") or first.endswith("fy") else
                          first + ("es" if first.endswith(("s", "sh", "ch", "to")) else "s"), *more])  # fmt: skip
        verbs = {"base": self.base, "past": self.past, "ing": self.ing, "third": third}
        return {name + mark: " ".join(filter(None, (verb, self.object, self.rest))) for name, verb in verbs.items()}


def make_sentences(seed: int = SEED) -> list[Sentence]:
    """The sentences; the same seed makes the same."""
    chance = random.Random(seed)
    made = [*_single(chance), *_passive(chance), *_nominal(chance), *_paired(chance)]
    return list(dict.fromkeys(made))


def measure_negation() -> Iterator[Figure]:
    """The share of made sentences of which reading finds exactly the acts told, of the right kinds, rightly negated."""
    sentences = make_sentences()
    right = sum(find_acts(sentence) == sentence.acts for sentence in sentences)
    yield Figure(f"negation and denial, {len(sentences)} made sentences", right / len(sentences), GOAL, "share")


def find_acts(sentence: Sentence) -> frozenset[Judgement]:
    """The acts that reading finds in a sentence; assertions only where the sentence should hold one."""
    parsed = parse(sentence.text.encode(), "sentence.txt", "article")
    with reading_room():
        found = {(claim.kind, claim.negated) for claim in read(parsed)._.claims}
    wanted = {"assertion"} & {kind for kind, _ in sentence.acts}
    return frozenset(act for act in found if act[0] != "assertion" or wanted)


def _acts(lines: str) -> list[Act]:
    return [Act.of(line) for line in lines.strip().splitlines()]


def _some(chance: random.Random, acts: Sequence[Act]) -> list[Act]:
    return chance.sample(acts, min(EACH, len(acts)))


def _fill(chance: random.Random, pattern: str, forms: dict[str, str]) -> str:
    """The pattern with its slots filled, beginning with a capital."""
    claimant = chance.choice(words.CLAIMANTS)
    if not pattern.startswith("{a}"):
        claimant = claimant[:1].lower() + claimant[1:] if claimant.startswith("The ") else claimant
    names = {"a": claimant, "b": chance.choice(words.OTHERS), "c": chance.choice(words.PLACES)}
    text = pattern.format(**forms, **names).format(**names)
    return text[:1].upper() + text[1:]


def _single(chance: random.Random) -> Iterator[Sentence]:
    """One act, done or not, told in many ways; then acts with a negation in their content."""
    acts, told = _acts(words.ACTS), [act for act in _acts(words.ACTS) if act.kind in TOLD]
    groups = [
        (words.NEGATED, acts, True),
        (words.REFUSED, told, True),
        (words.NOT_REFUSED, told, False),
        (words.PLAIN, acts, False),
    ]
    patterns = [(pattern, some, negated) for group, some, negated in groups for pattern in group]
    patterns += [(pattern, _acts(words.NEGATED_CONTENTS), negated) for pattern, negated in words.CONTENTS]
    for pattern, some, negated in patterns:
        for act in _some(chance, some):
            yield Sentence(_fill(chance, pattern, act.forms()), frozenset({(act.kind, negated)}))


def _passive(chance: random.Random) -> Iterator[Sentence]:
    acts = [act for act in _acts(words.ACTS) if act.object and " " not in act.base]
    for pattern, negated in words.PASSIVE:
        for act in _some(chance, acts):
            many = act.object.split()[-1].endswith("s") or act.object.startswith(("imports", "talks"))
            be = {"were": "were" if many else "was", "have": "have" if many else "has"}
            passive = pattern.replace("{done}", " ".join(filter(None, (act.past, act.rest))))
            yield Sentence(_fill(chance, passive, {"object": act.object, **be}), frozenset({(act.kind, negated)}))


def _nominal(chance: random.Random) -> Iterator[Sentence]:
    for pattern, negated in words.NOMINAL:
        for act in _some(chance, _acts(words.NOUNS)):
            article = "an" if act.object[0] in "aeiou" else "a"
            forms = {"verb": act.base, "past_verb": act.past, "ing_verb": act.ing, "noun": act.object}
            text = _fill(chance, pattern, {**forms, "an": article, "rest": act.rest})
            yield Sentence(text, frozenset({(act.kind, negated)}))


def _paired(chance: random.Random) -> Iterator[Sentence]:
    acts = [act for act in _acts(words.ACTS) if act.kind != "assertion"]
    for pattern, first, second in words.PAIRS:
        for act in _some(chance, acts):
            other = chance.choice([one for one in acts if one.kind != act.kind])
            text = _fill(chance, pattern, {**act.forms(), **other.forms("2")})
            yield Sentence(text, frozenset({(act.kind, first), (other.kind, second)}))
