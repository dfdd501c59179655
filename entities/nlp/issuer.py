"""Who issues a document, and where a cable was sent from: what its header and letterhead say."""

import re
from dataclasses import dataclass

from cables.parsers.base import ParsedDocument
from entities.drafts import AGENCY, EntityValue
from entities.gazetteer import Entry, countries, find_names, named_offices

STATE_DEPARTMENT = "office:US:state-department"
POST = re.compile(r"\b(?:AM|US|U\.S\. )?(EMBASSY|CONSUL|CONGEN|MISSION|LO|INT|DEL|REP|UN|NATO|EU)", re.IGNORECASE)
LETTERHEAD = 600  # characters
POST_IN_NUMBER = re.compile(r"^\d{2,4}\s*([A-Z]{4,})")


@dataclass(frozen=True)
class Origin:
    """`issuer` speaks as "we" in the document; `host` is the country that a post stands in."""

    issuer: EntityValue | None
    host: str | None


def find_origin(parsed: ParsedDocument) -> Origin:
    """The issuer of a document and the host country of the post that sent it."""
    if parsed.kind == "cable":
        return _cable_origin(parsed)
    entity = find_named(parsed.issuer or "")
    if parsed.kind == "statement" and entity is None:
        entity = _state_on_letterhead(parsed)
    return Origin(None if entity and entity.media or parsed.kind == "article" else entity, None)


def _state_on_letterhead(parsed: ParsedDocument) -> EntityValue | None:
    """The state whose capital or name a letterhead gives where the issuer's own name is not known."""
    for paragraph in parsed.paragraphs:
        if paragraph.role in ("header", "furniture") and paragraph.start < LETTERHEAD:
            for name in find_names(parsed.text[paragraph.start : paragraph.end]):
                if name.role in ("capital", "name", "demonym") and name.entries[0].entity:
                    return name.entries[0].entity
    return None


def find_named(words: str) -> EntityValue | None:
    """The office, body or state that a letterhead names: an office before the state it belongs to."""
    from entities.nlp.candidates import Candidate, merge_offices

    names = [Candidate(n.start, n.end, "ORG", n.role, 0, n.entries) for n in find_names(words)]
    found = [entity_of(name.entries, words[name.start : name.end]) for name in merge_offices(words, names)]
    known = [entity for entity in found if entity]
    return next((e for e in known if e.kind in ("office", "body")), known[0] if known else None)


def entity_of(entries: tuple[Entry, ...], printed: str) -> EntityValue | None:
    """The entity of a name whose reading needs no document: an office with its state, or the only reading there is."""
    from entities.gazetteer import office_of

    functions = [entry.function for entry in entries if entry.function]
    owners = [entry.entity for entry in entries if entry.entity]
    if functions and owners and owners[0].kind == "country":
        return office_of(owners[0].country or "", functions[0])
    return owners[0] if owners else None


def _cable_origin(parsed: ParsedDocument) -> Origin:
    header = parsed.header
    sender = (header.sender if header else None) or parsed.issuer or ""
    department = named_offices()[STATE_DEPARTMENT]
    if re.search(r"SECSTATE|STATE DEPARTMENT|DEPARTMENT OF STATE|^STATE\b", sender, re.IGNORECASE):
        return Origin(department, None)
    owner = _owner(sender)
    name = re.sub(POST, " ", sender).strip()
    host = _place(name) or _place_in_number(header.mrn if header else None)
    if owner and owner != "US":
        return Origin(EntityValue(" ".join(sender.split()).title(), "office", owner, True, AGENCY), host)
    if sender and host and host != "US":
        city = " ".join(word.capitalize() for word in name.split())
        return Origin(EntityValue(f"U.S. Embassy {city}", "office", "US", True, AGENCY), host)
    return Origin(countries()["US"].entity, host)


def _owner(sender: str) -> str | None:
    """The state that a post belongs to where its name says so: "BRITISH EMBASSY BISHKEK", "EMBASSY OF CANADA, SAN JOSE"."""
    for name in find_names(sender.title(), sender.upper()):
        if (
            name.role == "demonym"
            or name.role == "name"
            and re.search(r"\bof (?:the )?$", sender[: name.start], re.IGNORECASE)
        ):
            return name.entries[0].entity.country if name.entries[0].entity else None
    return None


def _place(words: str) -> str | None:
    """The country of the capital or city in a post's name."""
    for name in list(find_names(words.title()))[::-1]:
        for entry in name.entries:
            if entry.entity and entry.role in ("capital", "city", "name"):
                return entry.entity.country
    return None


def _place_in_number(mrn: str | None) -> str | None:
    """The country of the post in a telegram's number: "1975KUALA00538" was sent from Kuala Lumpur."""
    match = POST_IN_NUMBER.match(mrn or "")
    if not match or match.group(1) == "STATE":
        return None
    prefix = match.group(1)
    for country in countries().values():
        cities = (country.capital, *country.seats)
        if any(city.replace(" ", "").upper().startswith(prefix) for city in cities if city):
            return country.code
    return None
