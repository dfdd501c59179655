"""Who issues a document, and where a cable was sent from: what its header and letterhead say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cables.parsers.base import CableHeader, ParsedDocument
from entities.drafts import AGENCY, EntityValue
from entities.gazetteer import cities, countries, fold, named_offices
from entities.names import Entry, find_names
from entities.nlp.datelines import find_home
from entities.nlp.roles import COMPANIES

STATE_DEPARTMENT = "office:US:state-department"
POST = re.compile(
    r"\b(?:AM|US|UK|U\.S\. )?(?:EMBASSY|CONSUL|CONGEN|MISSION|(?:LO|INT|DEL|REP|UN|NATO|EU)\b)", re.IGNORECASE
)
LETTERHEAD = 600  # characters
HEAD_LINES = 5  # in which the town and the day of a statement stand
HOUSE = re.compile(r" (?:embassy|high commission|mission|consulate|delegation)\b", re.IGNORECASE)
NUMBERED = re.compile(  # a marking, spaced or not, in front of the post and the number of its cable
    r"^(?:(?:[A-Z] ){4,}|UNCLAS(?:SIFIED)? |CONFIDENTIAL |SECRET |LIMITED OFFICIAL USE )(?:SECTION \d+ OF \d+ )?"
    r"(?P<post>[A-Z][A-Z ]{2,20}?) \d{4,6}\b",
    re.MULTILINE,
)
COMPLIMENTS = re.compile(r"(?P<house>The [^.;\n]{3,120}?) presents (?:its|his|her|their) compliments")
LEGAL_FORM = re.compile(r"\b(?:Ltd|Limited|Inc|Corp|Corporation|GmbH|Plc|Llc|Pty|Berhad|Company)\.?$")
GENRES = frozenset(  # what such a line may say instead
    "press release statement note verbale transcript communiqué communique joint resolution speech remarks news media "
    "committee senate parliament hearing declaration announcement notice "
    "república republica ministério ministerio ministère gobierno governo autoridade autoridad".split()
)
LONGEST_NAME = 6  # words of a firm's name
MINISTRY = re.compile(r"(?:\w+ )?(?:ministry|department|directorate|authority)\b", re.IGNORECASE)
PLACE_AND_DAY = re.compile(
    r"(?P<town>[^\W\d_][\w' .-]+?)"
    r"|(?:.{,60}, )?(?P<dated>[^\W\d_][\w' .-]+?),(?: [^\W\d_]+,?)? ?[\w ,.]*\b(?:19|20)\d{2}"
)
_NUMBER = re.compile(r"^.*\b\d{3,6} *$|^.*\bFOR [A-Z/, ]+.*$", re.MULTILINE)  # "26 LIMA 0044", "LIMA FOR POL/ECON"
AMERICAN = re.compile(r"\bSIPDIS\b|\bE\.?O\.? ?1\d{4}\b|\bDEPT FOR\b")  # marks that only American posts put on a cable
POST_IN_NUMBER = re.compile(r"^\d{2,4}[\s_-]*([A-Z]{4,})")
MISSIONS = ("GENEVA", "MTNNY", "NEWYORK")
DEPARTMENT_NUMBERS = frozenset({"STATE", "SECTO", "TOSEC"})
SOVIET_END = 1992
SHORTEST_POST, LONGEST_POST = 4, 6  # letters of a post's name in the numbers of its telegrams


@dataclass(frozen=True)
class Origin:
    """`issuer` speaks as "we" in the document; `host` is the country that a post stands in."""

    issuer: EntityValue | None
    host: str | None
    is_address: bool = False  # the issuer is only the state of the address on the letterhead


def find_origin(parsed: ParsedDocument) -> Origin:
    """The issuer of a document and the host country of the post that sent it."""
    if parsed.kind == "cable":
        return _cable_origin(parsed)
    entity = find_named(parsed.issuer or "")
    if parsed.kind == "statement" and entity is None:
        entity = _presenter(parsed) or _firm_above(parsed)
    if parsed.kind == "statement" and (entity is None or entity.kind == "body" and MINISTRY.match(parsed.issuer or "")):
        # "FEDERAL MINISTRY FOR EUROPEAN AFFAIRS" is of the state below it; a letterhead without a house is an address.
        state = _state_on_letterhead(parsed)
        return Origin(state, None, not (state and MINISTRY.match(parsed.issuer or "")))
    speaks = entity is not None and not entity.media and entity.kind != "place" and parsed.kind != "article"
    return Origin(entity if speaks else None, None)


def _presenter(parsed: ParsedDocument) -> EntityValue | None:
    """Whose note it is by its opening ("The Embassy of Peru presents its compliments") or by the name it is signed with."""
    opening = COMPLIMENTS.search(parsed.text[: 2 * LETTERHEAD])
    if opening:
        return find_named(opening["house"])
    signed = parsed.text.rstrip().rpartition("\n\n")[2]
    return find_named(signed.title()) if signed.isupper() and MINISTRY.match(signed) else None


def _firm_above(parsed: ParsedDocument) -> EntityValue | None:
    """The firm or association whose name in capitals stands above its statement; the town below it is its home."""
    first = parsed.paragraphs[0] if parsed.paragraphs else None
    name = parsed.text[first.start : first.end].strip() if first else ""
    is_firm = LEGAL_FORM.search(name.title()) is not None
    if not name.isupper() or first is None or first.role != "furniture" and not is_firm:
        return None
    words = name.lower().split()
    if len(words) > LONGEST_NAME or not GENRES.isdisjoint(words) or MINISTRY.match(name) or find_names(name.title()):
        return None
    kind = "company" if is_firm or not COMPANIES.isdisjoint(words) else "organisation"
    printed = " ".join(word.capitalize() for word in words if word != "newsroom")
    home = _state_on_letterhead(parsed)
    return EntityValue(printed, kind, home.country if home else find_home(parsed.text))


def _state_on_letterhead(parsed: ParsedDocument) -> EntityValue | None:
    """The state whose name or town a letterhead gives where the issuer's own name is not known.

    A heading in capitals above all else is a letterhead too ("REPUBLIC OF PERU"), and so is a line that holds no more
    than the town and the day ("Oslo, 3 May 2026").
    """
    for paragraph in parsed.paragraphs:
        words = parsed.text[paragraph.start : paragraph.end].strip()
        heads = paragraph.start == 0 and words.isupper()
        if paragraph.start < LETTERHEAD and (heads or paragraph.role in ("header", "furniture")):
            for name in find_names(words.title() if heads else words):
                if name.role in ("capital", "name", "demonym") and name.entries[0].entity:
                    return name.entries[0].entity
    return next(filter(None, map(_state_of_town, _lines_above(parsed))), None)


def _lines_above(parsed: ParsedDocument) -> Iterator[str]:
    """The short lines that a document opens with."""
    for paragraph in parsed.paragraphs[:HEAD_LINES]:
        yield parsed.text[paragraph.start : paragraph.end].strip()


def _state_of_town(line: str) -> EntityValue | None:
    """The state of the town in a line that is a place, or a place and a day."""
    found = PLACE_AND_DAY.fullmatch(line)
    town = (found["town"] or found["dated"]) if found else ""
    for name in find_names(town):
        if name.role in ("capital", "city") and (name.start, name.end) == (0, len(town)):
            owner = name.entries[0].entity
            return countries()[owner.country].entity if owner and owner.country in countries() else None
    return None


def find_named(words: str) -> EntityValue | None:
    """The office, body or state that a letterhead names: an office before the state it belongs to."""
    from entities.nlp.candidates import Candidate
    from entities.nlp.offices import merge_offices

    names = [Candidate(n.start, n.end, "ORG", n.role, 0, n.entries) for n in find_names(words)]
    names = list(merge_offices(words, names))
    found = [entity_of(name.entries, words[name.start : name.end]) for name in names]
    known = [entity for entity in found if entity]
    house = next((e for e in known if e.kind in ("office", "body")), known[0] if known else None)
    states = (entity for name, entity in zip(names, found, strict=False) if name.role == "name")
    state = next((entity for entity in states if entity and entity.kind == "country"), None)
    # "Congress of the Republic of Peru": the table knows the one house of that name that needs no state beside it.
    return state if house and state and house.kind == "office" and house.country != state.country else house


def entity_of(entries: tuple[Entry, ...], printed: str) -> EntityValue | None:
    """The entity of a name whose reading needs no document: an office with its state, or the only reading there is."""
    from entities.gazetteer import office_of

    functions = [entry.function for entry in entries if entry.function]
    owners = [entry.entity for entry in entries if entry.entity]
    if functions and owners and owners[0].kind == "country":
        return office_of(owners[0].country or "", functions[0])
    return owners[0] if owners else None


def _cable_origin(parsed: ParsedDocument) -> Origin:
    """The post or ministry that sent a cable, by its own name, the letterhead above it, or whom it reports to."""
    header = parsed.header
    sender = (header.sender if header else None) or parsed.issuer or _post_above(parsed)
    number = POST_IN_NUMBER.match(header.mrn or "") if header else None
    if re.search(r"SECSTATE|STATE DEPARTMENT|DEPARTMENT OF STATE|^STATE\b", sender, re.IGNORECASE) or (
        not sender and number and number.group(1) in DEPARTMENT_NUMBERS
    ):
        return Origin(named_offices()[STATE_DEPARTMENT], None)
    owner = _owner(sender) or ("US" if AMERICAN.search(parsed.text[: 2 * LETTERHEAD]) else None)
    owner = owner or (_owner_above(header) if header else None)
    name = re.sub(POST, " ", sender).strip()
    host = _place(name) or (_place_of_number(number.group(1)) if number else None)
    if host == "RU" and _year(parsed) < SOVIET_END:
        host = "SU"
    if owner and owner != "US":
        return Origin(_foreign_sender(sender, owner, host), host)
    if sender and host and host != "US":
        city = " ".join(word.capitalize() for word in name.split())
        return Origin(EntityValue(f"U.S. Embassy {city}", "office", "US", True, AGENCY), host)
    return Origin(countries()["US"].entity, host)


def _post_above(parsed: ParsedDocument) -> str:
    """The post in the line that marks and numbers a cable: "C O N F I D E N T I A L LIMA 003117"; "" where none is."""
    found = NUMBERED.search(parsed.text[:LETTERHEAD])
    return found["post"] if found and _place(found["post"], ("capital", "city")) else ""


def _year(parsed: ParsedDocument) -> int:
    """The year that a cable was sent in, by its date or its number; the present where neither tells."""
    if parsed.published:
        return parsed.published.first().year
    number = re.match(r"(?:19|20)\d{2}", parsed.header.mrn or "") if parsed.header else None
    return int(number.group()) if number else SOVIET_END


def _foreign_sender(sender: str, owner: str, host: str | None) -> EntityValue:
    """The post of a state other than the United States, or the state itself where it writes from home."""
    if host in (None, owner) or owner not in countries():
        return countries()[owner].entity
    if _owner(sender):
        return EntityValue(" ".join(sender.split()).title(), "office", owner, True, AGENCY)
    return EntityValue(f"Embassy of {countries()[owner].name} in {sender.title()}", "office", owner, True, AGENCY)


def _owner(sender: str) -> str | None:
    """The state that a post belongs to where its name says so: "BRITISH EMBASSY BISHKEK", "EMBASSY OF CANADA, SAN JOSE"."""
    for name in find_names(sender.title(), sender.upper()):
        if (
            name.role == "demonym"
            or name.role == "name"
            and (re.search(r"\bof (?:the )?$", sender[: name.start], re.IGNORECASE) or HOUSE.match(sender[name.end :]))
        ):
            return name.entries[0].entity.country if name.entries[0].entity else None
    return None


def _owner_above(header: CableHeader) -> str | None:
    """The state of the ministry whose form a cable is on, else of the capital that its first addressee sits in."""
    printed = _NUMBER.sub(" ", f"{header.raw.get('other', '')}\n{header.raw.get('banner', '')}")
    letterhead = find_named(printed.title())
    if letterhead and letterhead.country in countries() and letterhead.kind in ("office", "country"):
        return letterhead.country
    first = header.to[0] if header.to else ""
    if re.search(r"\b(?:SECSTATE|WASHDC)\b", first, re.IGNORECASE):
        return "US"
    if POST.search(first):
        return None
    return _place(re.split(r"[(;,-]", first)[0], ("capital", "office"))


def _place(words: str, roles: Sequence[str] = ("capital", "city", "name")) -> str | None:
    """The country of the capital or city in a post's name."""
    for name in reversed(find_names(words.title(), words.upper())):
        for entry in name.entries:
            if entry.entity and entry.role in roles:
                return entry.entity.country
    return None


def _place_of_number(post: str) -> str | None:
    """The country that a post's number tells; missions to bodies have no one state to deal with."""
    return None if post.startswith(MISSIONS) else _places_of_posts().get(post[:LONGEST_POST])


@cache
def _places_of_posts() -> dict[str, str]:
    """From the post in a telegram's number to its country: "1975KUALA00538" was sent from Kuala Lumpur."""
    found: dict[str, str] = {}
    towns = [(town, c.code) for c in countries().values() for town in (c.capital, *c.seats)]
    for town, code in (*towns, *cities()):
        letters = fold(town).replace(" ", "").upper()
        for size in range(SHORTEST_POST, LONGEST_POST + 1):
            found.setdefault(letters[:size], code)
    return found
