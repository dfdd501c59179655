"""Who issues a statement that has no letterhead: who acts in it by saying so, and whose titles it uses unexplained."""

import re
from collections import Counter

from cables.nlp import Token
from entities.gazetteer import bodies, countries
from entities.nlp.page import Figure, Page

# What an issuer does by saying so: "Peru condemns", "the company regrets"; of others it is told in the past.
PERFORMING = frozenset(
    "condemn welcome call urge reiterate regret express reject deny commend thank extend congratulate deplore stand support "
    "remain reaffirm affirm recognise recognize note appreciate applaud mourn join continue look maintain offer protest "
    "demand object warn pledge commit work invite deplore praise stress emphasise emphasize underline dispute refute learn".split()
)
FEELING = frozenset(
    "committed concerned grateful ready proud pleased saddened appalled dismayed determined disappointed surprised".split()
)
# Titles and houses that each of these governments uses in its own statements without naming itself.
OWN_WORDS = {
    "GB": re.compile(r"\b(?:Foreign|Home|Defence) Secretary\b(?! of)|\bDowning Street\b|\bSecretary of State for\b"),
    "US": re.compile(
        r"(?<!Foreign )(?<!Home )(?<!General )(?<!Defence )\bSecretary (?:of State )?(?!of|for|Gen)[A-Z][a-z]+"
    ),
    "EU": re.compile(r"\bHigh Representative\b|\bthe College of Commissioners\b"),
}
FIRM = re.compile(r"\b[Tt]he [Cc]ompany\b|\bBoard of Directors\b|\bshareholders\b|\bchief executive\b")
LEAST_UNKNOWN = 6  # for a house that nothing shows to be one
LEAST = 2  # below that nobody is known to speak
OPENING = 3  # sentences in which an issuer names itself


def find_author(page: Page) -> str | None:
    """The code of the state, or the name as printed, that speaks in a statement without a letterhead; None if unsure."""
    votes: Counter[str] = Counter()
    speaks_as_firm = FIRM.search(page.doc.text) is not None
    for figure in page.figures:
        voter = _code(figure) or (figure.text if _is_learned_house(figure) else None)
        if voter is None:
            continue
        if figure.is_subject and _performs(_predicate(page, figure)):
            votes[voter] += 2 + (figure.sentence < OPENING)
        elif figure.candidate.role == "office":
            votes[voter] += 1
        elif voter == figure.text and figure.sentence < OPENING and speaks_as_firm:
            votes[voter] += 3
    for code, words in OWN_WORDS.items():
        votes[code] += 2 * len(words.findall(page.doc.text))
    best = max(votes, key=lambda voter: votes[voter], default=None)
    if best is None or votes[best] < LEAST:
        return None
    known = best in countries() or best in bodies()
    return best if known or speaks_as_firm or votes[best] >= LEAST_UNKNOWN else None


def _code(figure: Figure) -> str | None:
    """The one state or body that a name of the table speaks for; places and media speak for nobody."""
    entries = figure.candidate.entries
    codes = {entry.entity.country for entry in entries if entry.entity and entry.entity.official}
    return codes.pop() if len(codes) == 1 else None


def _is_learned_house(figure: Figure) -> bool:
    return not figure.candidate.entries and figure.candidate.label == "ORG"


def _predicate(page: Page, figure: Figure) -> Token:
    """The word that a name is the subject of."""
    for token in page.doc[figure.first : figure.last]:
        if not figure.first <= token.head.i < figure.last:
            return token.head
    return page.doc[figure.last - 1].head


def _performs(verb: Token) -> bool:
    if verb.lower_ in FEELING:
        return True
    auxiliaries = {child.lower_ for child in verb.children if child.dep_.startswith("aux")}
    present = verb.tag_ in ("VBZ", "VBP") or auxiliaries & {"has", "have", "is", "are", "will"}
    return verb.lemma_.lower() in PERFORMING and bool(present) and not auxiliaries & {"had", "was", "were"}
