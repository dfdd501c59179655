"""Wire stories, and how papers print them: cut, in a frame of their own, with words changed; the same for the same seed."""

import random

PLACES = ("Velmora", "Ostrand", "Karelle", "Dorvania", "Belisar", "Quenza", "Norrholm", "Issaria")
TOPICS = ("fishing quotas in the strait", "an undersea cable", "export licences for chip machines", "a border dam")
# Words of which each story draws its own sentences; what agencies always say stands in PHRASES, and in many stories.
WORDS = tuple(
    a + b
    for a in ("mar", "tel", "vor", "sin", "pal", "ken", "dru", "lis", "gar", "hon", "bre", "cal", "fen", "nor", "wic")
    for b in ("den", "ito", "ash", "ule", "orn", "ing", "eth", "ova", "ard", "ique", "ost", "ane", "mel", "urt", "iff")
)
PHRASES = (
    "told reporters on {day}", "a person familiar with the matter said", "according to people briefed on the talks",
    "did not immediately respond to a request for comment", "speaking on condition of anonymity",
    "in a statement released late on {day}", "the foreign ministry of {a} said", "officials in {b} have denied",
    "the dispute between {a} and {b} over {t}", "the government of {b} has rejected the accusation",
)  # fmt: skip
BACKGROUND = (
    "Relations between {a} and {b} have been strained since talks over {t} broke down last year, when both withdrew "
    "their ambassadors and each accused the other of having gone back on its word."
)
FRAMES = (
    "Sign up to our morning letter and read what matters before the day begins.",
    "This article was first published by an agency and has been edited for length by our staff.",
    "Follow our live coverage of the day, and tell us what you think in the comments below.",
    "Reporting by our correspondents; editing by the desk. All rights reserved.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
SUBSTITUTES = ("premier", "officials", "yesterday", "reportedly", "capital", "claim", "added", "however")


def make_wires(count: int, seed: int) -> list[list[str]]:
    """`count` different stories of 150 to 600 words as paragraphs; of every few on one topic all have one background."""
    source = random.Random(f"wires {seed}")
    return [_wire(source) for _ in range(count)]


def _wire(source: random.Random) -> list[str]:
    a, b = source.sample(PLACES, 2)
    said = {"a": a, "b": b, "t": source.choice(TOPICS), "day": source.choice(DAYS)}
    paragraphs = [
        " ".join(_sentence(source, said) for _ in range(source.randint(1, 3))) for _ in range(source.randint(5, 10))
    ]
    return [f"{a} and {b} clash over {said['t']}", *paragraphs[:-1], BACKGROUND.format(**said), paragraphs[-1]]


def _sentence(source: random.Random, said: dict[str, str]) -> str:
    own = source.sample(WORDS, source.randint(8, 20))
    own.insert(source.randrange(len(own)), source.choice(PHRASES).format(**said))
    return f"{' '.join(own).capitalize()}."


def print_again(story: list[str], source: random.Random) -> list[str]:
    """What a paper makes of a story: it keeps 50 to 90 % of the words, changes 1 to 5 % of them, and adds its frame."""
    words = [(word, n) for n, paragraph in enumerate(story) for word in paragraph.split()]
    length = int(len(words) * source.uniform(0.5, 0.9))
    start = source.choice((0, 0, source.randint(0, len(words) - length)))
    noise = source.uniform(0.01, 0.05)
    kept: dict[int, list[str]] = {}
    for word, paragraph in words[start : start + length]:
        kept.setdefault(paragraph, []).append(source.choice(SUBSTITUTES) if source.random() < noise else word)
    frame = source.sample(FRAMES, 2)
    return [*frame[: source.randint(0, 1)], *(" ".join(each) for each in kept.values()), *frame[1:]]
