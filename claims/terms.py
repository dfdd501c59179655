"""The words that carry the content of a text, cut to their stems so that two tellings of one thing can be compared."""

import re
from functools import lru_cache

_STOP_WORDS = """
a about above after again against all also although am an and another any anyone are as at be because been before being
between both but by can cannot could did do does doing down during each either else ever every few for from further had
has have having he her here hers him his how however if in into is it its itself just let like many may me might more
most much must my neither no nor not now of off on once one only or other our ours out over own per quite rather said
same say says shall she should since so some such than that the their theirs them then there these they this those
though through thus to too under until up upon us very was we were what when where whether which while who whom whose
why will nothing nobody with within without would yet you your monday tuesday wednesday thursday friday saturday sunday january february
march april june july august september october november december day week month year today yesterday
"""
_SPEAKING = """
accuse accusation allegation allege announce ask blame call charge claim condemn declare demand deny denial reject refute
respond state statement spokesman spokesperson spokeswoman support tell told urge warn warning
"""
_SUFFIXES = """
ization isation ations ation atory ating ated ates ate ically ional ions ion ings ing ments ment ness ers er ors or
ively ive able ible ies ied es ed ly s y e
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
SUFFIXES = tuple(_SUFFIXES.split())
SHORTEST_STEM = 4
WORD = re.compile(r"[^\W\d_]{2,}(?:['’](?=[^\Ws]))?[^\W\d_]*")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The word in lower case without its ending: "regulation" and "regulated" both give "regul"."""
    word = word.casefold()
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            word = word[: -len(suffix)]
            break
    if len(word) <= SHORTEST_STEM:
        return word.removesuffix("s").removesuffix("y") + ("i" if word[-1] == "y" else "")
    return word[:-1] if word[-1] == word[-2] else word


SPEAKING = frozenset(map(stem, _SPEAKING.split()))


def find_terms(text: str) -> frozenset[str]:
    """The content words of a text as stems, without function words and the words of speaking."""
    words = (word.casefold().removesuffix("'s").removesuffix("’s") for word in WORD.findall(text))
    return frozenset(stem(word) for word in words if word not in STOP_WORDS and len(word) > 2) - SPEAKING
