"""Names in telegrams, which leave out articles and case: whole phrases, offices without an article, the signature."""

import re
from collections.abc import Iterator

from cables.nlp import Doc, original_span
from entities.drafts import AGENCY, EntityValue, MentionDraft
from entities.linking import LIKELY
from entities.nlp.page import Figure
from entities.nlp.resolution import resolve_span
from entities.nlp.roles import GOVERNMENTS, HEADS_BY_TWO, HONORIFICS, PEOPLE

LONGEST_TITLE = 8  # tokens
DEFINITE = frozenset("the this that these those his her its their our".split())
DIRECTIONS = frozenset(
    "northern southern eastern western central north south east west northeastern northwestern southeastern southwestern "
    "upper lower".split()
)
LINKS = frozenset((("of", "state"), ("of", "staff"), ("of", "mission"), ("in", "charge"), ("of", "protocol")))
RANKS = frozenset(
    "lieutenant lt gen col maj capt cmdr adm sgt sheikh sheik emir prince princess father archbishop bishop rabbi cardinal "
    "senator congressman congresswoman counselor counsellor consul congen vicar comrade citizen professor justice premier "
    "fonsec finsec prez primemin promin foreignmin permsec secgen sec-gen syg usyg asyg saceur cinc cincpac chairman rep reps "
    "editor publisher dean candidate master counterpart colleague successor deputy assistant aide doctor bishop mayor".split()
)
# Heads of a phrase that mean somebody where another word, or an article, stands before them.
GROUPS = frozenset(
    "officials official officers officer personnel leaders leader leadership delegation delegations delegates dels reps team "
    "staff forces troops soldiers army navy military police intelligence security workers employees members politicians "
    "commanders ministers ministries ambassadors unions union party parties confederation confederations opposition "
    "authorities government governments govt govts gov regime administration people parliamentarians deputies dissidents "
    "congress senate legislature court council committee commission cabinet parliament embassy mission consulate ministry "
    "department dept agency bureau office section division group subgroup company firm embassies institute board "
    "secretariat squadron fleet group side representatives representative border countries powers nations citizens residents "
    "voters politicians students del rep admiral commander lieutenant economy country nation republic".split()
)
# Heads that mean one holder or house by themselves: telegrams say "PRESIDENT AGREED" for "the president agreed".
ALONE = frozenset(
    "president minister premier chancellor king queen emir sultan shah secretary ambassador charge dcm chairman "
    "fonmin fornmin formin finmin defmin primin econmin embassy mission department dept consulate post military police "
    "parliament cabinet congress senate presidency emboff emboffs poloff econoff conoff polcouns econcouns codel consoff "
    "consoffs charge syg secgen secstate depsec opposition navy army codels usdel usrep "
    "commerce justice treasury state authorities govt".split()
)


def widen(doc: Doc, figure: Figure) -> tuple[int, int]:
    """The tokens of a name with its title and article: "THE USG", "FOREIGN MINISTER RIVERA", "TURKISH GOVERNMENT"."""
    words, first, last = doc._.cast.words, figure.first, figure.last
    if figure.candidate.label == "PERSON":
        first = _title_start(doc, figure)
    elif figure.candidate.label in ("NORP", "GPE") and last < len(doc) and words[last] in GOVERNMENTS:
        last += 1
    elif figure.candidate.label in ("GPE", "LOC") and first and words[first - 1] in DIRECTIONS:
        first -= 1
    modifies = figure.candidate.label == "NORP" and last == figure.last and last < len(doc) and _is_nominal(doc, last)
    if first and words[first - 1] == "the" and not modifies and not doc[first].is_sent_start:
        first -= 1
    return first, last


def _title_start(doc: Doc, figure: Figure) -> int:
    words, place = doc._.cast.words, figure.first
    while place and figure.first - place < LONGEST_TITLE and not doc[place].is_sent_start and _leads(doc, place - 1):
        place -= 1
    while place < figure.first and words[place] in (".", "-", "/", "'s", "of"):
        place += 1
    # "Minister Halden" begins with its title, to which "Foreign" belongs.
    own = figure.last - figure.first > 1 and _is_title(words[figure.first : figure.first + 1])
    before = [w for w in words[place : figure.first + own] if w not in (".", "-")]
    return place if before and _is_title(before) else figure.first


def _is_title(words: list[str]) -> bool:
    last = words[-1].rstrip(".")
    pair = tuple(words[-2:])
    return last in PEOPLE or last in HONORIFICS or last in RANKS or pair in HEADS_BY_TWO or pair in LINKS


def _leads(doc: Doc, place: int) -> bool:
    """Whether a word may be part of what stands before a head: a noun, an adjective, a name, a mark inside of titles."""
    word = doc._.cast.words[place]
    figure = doc._.cast.at.get(place)
    if figure is not None:
        return figure.candidate.label in ("ORG", "NORP", "GPE", "LOC")
    if word == ".":
        return place > 0 and len(doc[place - 1]) <= 4 and not doc[place + 1].is_sent_start
    pair = (word, doc._.cast.words[place + 1]) if place + 1 < len(doc) else ()
    before = (doc._.cast.words[place - 1], word) if place else ()
    return _is_nominal(doc, place) or word in ("-", "/") or pair in LINKS or before in LINKS or word in RANKS


def _is_nominal(doc: Doc, place: int) -> bool:
    return doc[place].pos_ in ("NOUN", "PROPN", "ADJ")


def find_telegram_roles(doc: Doc) -> Iterator[MentionDraft]:
    """Phrases of a telegram that mean somebody without a name: "PRIME MINISTER", "THE FRENCH AMBASSADOR IN OSLO"."""
    cast = doc._.cast
    for i, word in enumerate(cast.words):
        if i in cast.at or word not in HEADS or doc[i].pos_ not in ("NOUN", "PROPN"):
            continue
        if i + 1 < len(doc) and not _ends_phrase(doc, i + 1):
            continue
        start = _phrase_start(doc, i)
        if start == i and word not in ALONE:
            continue
        end = _phrase_end(doc, i + 1)
        entity = resolve_span(doc, start, i + 1) or _group_of_state(doc, start, i)
        yield _draft(doc, start, end, entity)


def _group_of_state(doc: Doc, start: int, head: int) -> EntityValue | None:
    """People without a name that belong to the state beside their noun: "THE DPRK CITIZENS"."""
    owner = next((doc._.cast.at[i].entity for i in range(head - 1, start - 1, -1) if i in doc._.cast.at), None)
    if owner is None or owner.kind not in ("country", "office", "body"):
        return None
    return EntityValue(doc[start : head + 1].text, "organisation", owner.country)


HEADS = ALONE | GROUPS | frozenset(PEOPLE)


def _ends_phrase(doc: Doc, place: int) -> bool:
    """Whether a head is not itself part of a longer title or name that goes on here."""
    figure = doc._.cast.at.get(place)
    if figure is not None:
        return figure.candidate.label not in ("PERSON",)
    return not (_is_nominal(doc, place) and doc._.cast.words[place] in HEADS and not doc[place].is_sent_start)


def _phrase_start(doc: Doc, head: int) -> int:
    words, place = doc._.cast.words, head
    while place and head - place < LONGEST_TITLE and not doc[place].is_sent_start and _leads(doc, place - 1):
        place -= 1
    while place < head and words[place] in (".", "-", "/", "'s"):
        place += 1
    if place and words[place - 1] in DEFINITE and not doc[place].is_sent_start:
        place -= 1
    return place


def _phrase_end(doc: Doc, place: int) -> int:
    """The end of a phrase with the "of ..." or "in ..." behind its head."""
    words = doc._.cast.words
    if place + 1 >= len(doc) or words[place] not in ("of", "for") or doc[place].is_sent_start:
        return place
    end = place + 1
    while end < len(doc) and end - place < LONGEST_TITLE and not doc[end].is_sent_start:
        if not (end in doc._.cast.at or _is_nominal(doc, end) or words[end] in DEFINITE):
            break
        end += 1
    return end if end > place + 1 and words[end - 1] not in DEFINITE else place


def _draft(doc: Doc, first: int, last: int, entity: EntityValue | None) -> MentionDraft:
    start, end = original_span(doc, doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
    text = doc._.reading.parsed.text[start:end]
    return MentionDraft(start, end, text, "ROLE", entity, "short form", 0.6, first, last)


UNSIGNED = "BT|NNNN|UNQUOTE|EXEMPT|DECON|DECONTROL|NONE|END|UNCLASSIFIED|CONFIDENTIAL|SECRET"
SURNAME = rf"(?!(?:{UNSIGNED})\b)[A-Z][A-Z'’.-]*[A-Z]"
SIGNED = re.compile(rf"\b{SURNAME}(?: {SURNAME})?")


def find_signature(doc: Doc) -> Iterator[MentionDraft]:
    """Who signs a telegram, of whom no more than the surname stands below the text."""
    parsed, cast = doc._.reading.parsed, doc._.cast
    for paragraph in parsed.paragraphs:
        signed = SIGNED.search(parsed.text, paragraph.start, paragraph.end) if paragraph.role == "signature" else None
        if parsed.kind != "cable" or signed is None:
            continue
        known = cast.known(signed.group().title(), "PERSON")
        country = cast.origin.issuer.country if cast.origin.issuer else "US"
        entity = known.figures[0].entity if known else None
        entity = entity or EntityValue(signed.group().title(), "person", country, True, AGENCY)
        yield MentionDraft(*signed.span(), signed.group(), "PERSON", entity, "signature", LIKELY, len(doc), len(doc))
