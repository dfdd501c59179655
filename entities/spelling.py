"""How names are written: what is one writing of a name, what is near it, and by which keys namesakes are found; pure."""

import re

from .gazetteer import fold, given_names
from .names import find_country

BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\u2011]\s+(?=[^\W\d_])")  # a word that a line broke in two
OWNED = re.compile(r"['’]s?\Z", re.I)
ARTICLES = frozenset({"the", "a", "an"})
SMALL_WORDS = frozenset("of the and for in on to de la du des".split())
LEGAL_FORMS = frozenset(
    "inc incorporated corp corporation co company ltd limited llc llp plc gmbh ag kg se sa sas sarl spa srl bv nv ab as asa "
    "oy oyj kk pty pte bhd sdn ooo pao oao zao jsc pjsc".split()
)
SUFFIXES = frozenset({"jr", "sr"})
NUMERALS = frozenset("i ii iii iv v vi vii viii ix x xi xii".split())
SHORTEST = 6  # letters of a name in which a slip of spelling can be told from another name
LONG = 12  # letters of a name that may hold two slips


def normalise(name: str) -> str:
    """What all writings of one name share: no capitals, accents, punctuation, broken words, article or legal form.

    >>> normalise("THE TIDE- WELL LABS, INC."), normalise("Tidewell Labs")
    ('tidewell labs', 'tidewell labs')
    """
    words = fold(OWNED.sub("", BROKEN.sub("", name.strip()))).split()
    while len(words) > 1 and words[0] in ARTICLES:
        words.pop(0)
    while len(words) > 1 and words[-1] in LEGAL_FORMS | SUFFIXES:
        words.pop()
    return " ".join(words)


def letters(name: str) -> str:
    """The letters and figures of a name in one row: "Al-Noor Bank" and "ALNOOR BANK" have the same."""
    return normalise(name).replace(" ", "")


def initials(name: str) -> frozenset[str]:
    """The first letters of a name's words, the small words and "of Norland" at its end left out or not; none for one word."""
    words = fold(name).split()
    large = [word for word in words if word not in SMALL_WORDS]
    head = words[: len(words) - 1 - words[::-1].index("of")] if "of" in words else words
    return frozenset("".join(word[0] for word in some) for some in (words, large, head) if len(some) > 1)


def numbers(name: str) -> list[str]:
    """The figures and Roman numerals in a name: where they differ, two names mean two things."""
    return [word for word in normalise(name).split() if word in NUMERALS or any(map(str.isdigit, word))]


def short_forms(name: str, kind: str) -> frozenset[str]:
    """What a longer name may be shortened to: a person's surname; anything else's first or last words, or its initials."""
    words = normalise(name).split()
    if kind == "person":
        return frozenset(words[-1:]) if len(words) > 1 else frozenset()
    parts = {" ".join(words[:n]) for n in range(1, len(words))} | {" ".join(words[n:]) for n in range(1, len(words))}
    return frozenset(part for part in parts if len(part) > 2 and part not in SMALL_WORDS) | initials(name)


def given_names_agree(one: str, other: str) -> bool:
    """Whether two persons of one surname can be one: a given name is the same, an initial of the other, or not told."""
    first, second = normalise(one).split()[:-1], normalise(other).split()[:-1]
    if not first or not second:
        return True
    a, b = sorted((first[0], second[0]), key=len)
    return a == b or (len(a) == 1 and b.startswith(a))


def differing_words(one: str, other: str) -> tuple[str, str] | None:
    """The only word in which two names of equally many words differ; None where they differ in none or in several."""
    words, others = normalise(one).split(), normalise(other).split()
    pairs = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    return pairs[0] if len(words) == len(others) and len(pairs) == 1 else None


def is_misspelled(one: str, other: str) -> bool:
    """Whether one name may be the other with a slip of spelling: one or two letters, in one word that begins alike.

    Names of countries and given names are words of their own: "Austria" is no slip of "Australia".
    """
    pair = differing_words(one, other)
    if pair is None or pair[0][0] != pair[1][0] or numbers(one) != numbers(other):
        return False
    length = max(len(letters(one)), len(letters(other)))
    if length < SHORTEST or max(map(len, pair)) < SHORTEST - 1:
        return False
    if all(find_country(word) for word in pair) or all(word in given_names() for word in pair):
        return False
    return distance(*pair) <= (2 if length >= LONG else 1)


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with their neighbour to make one word the other."""
    before, row = [], list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                least = min(least, older[j - 2] + 1)
            row.append(least)
    return row[-1]


def keys_of(name: str, kind: str) -> frozenset[str]:
    """The keys under which a name is kept: names that may mean the same share one with the `wanted_keys` of the other."""
    return _whole_keys(name, kind) | {f"<{part}" for part in short_forms(name, kind)}


def wanted_keys(name: str, kind: str) -> frozenset[str]:
    """The keys under which namesakes of a name are kept: the same writing, shorter ones, longer ones, near ones."""
    shorter = {f"={part}" for part in short_forms(name, kind)}
    return _whole_keys(name, kind) | shorter | {f"<{normalise(name)}"}


def _whole_keys(name: str, kind: str) -> frozenset[str]:
    words, row = normalise(name).split(), letters(name)
    keys = {f"={' '.join(words)}", f"&{row}"}
    if kind == "person" and len(words) > 1:
        keys.add(f"@{words[0][0]} {words[-1]}")
    if len(row) < SHORTEST:
        return frozenset(keys)
    if len(words) == 1:
        return frozenset(keys | {f"~{row[:2]}-{row[-2:]}"})
    blurred = (" ".join([*words[:n], word[0], *words[n + 1 :]]) for n, word in enumerate(words))
    return frozenset(keys | {f"~{text}" for text in blurred})
