"""One document of Foreign Relations of the United States: what it says of itself, and its text in the layout of a cable.

The editors' notes are left out of the text; what the source note says of marking and precedence goes into the header.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from cables.dates import PartialDate, parse_date

TEI = "http://www.tei-c.org/ns/1.0"
FRUS = "http://history.state.gov/frus/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_LEVEL = (
    r"(?:(?:Personal|Strictly|Private)(?: and)? )?(?:Top Secret|Secret|Confidential|Unclassified|Restricted|Sensitive|"
    r"Limited Official Use(?: Only)?|(?:For )?Official Use Only)"
)
_MARKED = re.compile(
    rf"(?:^|(?<=[.;\])] )|(?<=[.;\])]))\s*(?P<words>{_LEVEL}(?:(?:; |, |/)[A-Z][\w–/’' -]{{1,40}})*)(?=[.;\]]|$)"
)
_LINE = re.compile(rf"\[?(?P<level>{_LEVEL})\]?(?P<rest>(?:[ ;,]+(?:[A-Z][a-z]+|[A-Z]+[–-]?[\d/–-]+))*)\.?\]?", re.I)
_ABOVE = 8  # elements above the text of a document
_UNMARKED = re.compile(r"\bNo classification (?:marking|is indicated)", re.I)
_PRECEDENCES = {"FLASH": "FLASH", "IMMEDIATE": "IMMEDIATE", "PRIORITY": "PRIORITY", "ROUTINE": "ROUTINE"}
_PRECEDENCE = re.compile(r"(?:NIACT |OPERATIONAL )?(FLASH|IMMEDIATE|PRIORITY|ROUTINE)")
# Words of a source note that restrict nobody.
_IDLE = (
    "NIACT",
    "EMERGENCY",
    "VERBATIM TEXT",
    "RUSH",
    "PERSONAL",
    "OFFICIAL INFORMAL",
    "OFFICIAL-INFORMAL",
    "URGENT",
    "SECURITY INFORMATION",
)
_LEVELS = {
    "OFFICIAL USE ONLY": "FOR OFFICIAL USE ONLY",
    "LIMITED OFFICIAL USE ONLY": "LIMITED OFFICIAL USE",
    "LIMIT DISTRIBUTION": "LIMDIS",
}
_EYES_ONLY = re.compile(r"(?:EXCLUSIVELY |LITERALLY |STRICTLY )?EYES ONLY(?: FOR .*)?")
_NUMBER_BEFORE = re.compile(r"^\s*(?:\[?(?:No\. ?)?\d{1,4}[a-z]?\]?\.?)\s+(?=\S)")
_FROM = re.compile(r"\b(?:prepared (?:by|in|for)|from|by) (?P<sender>.+)$", re.I | re.S)
_OLD = re.compile(
    r"(?:The|Mr\.|Mrs\.|President|Secretary|Ambassador|Minister|Consul|Chargé|Sir|Lord|Count|Prince|Baron) "
)
_TO = re.compile(r" to (?=(?:the |all )?[A-Z])")
# Words whose own "to" does not lead to the addressee, where another follows: "From the Mission to the United Nations to ...".
_OF_THEIR_OWN = re.compile(
    r"(?:Ambassadors?|Missions?|Delegations?|Representatives?|Ministers?|Assistant|Observer|Envoy|Commissioner|Advis[eo]r|Aide|"
    r"Counselor|Consultant|Emissary|Liaison|Deputy|Relating|Respect|Regard|Reference|Visit|Trip|Response|Approach)$",
    re.I,
)
_TELEGRAM = re.compile(r"\btelegram\b", re.I)
_IN_HEAD = re.compile(r"\btelegram (?:no\. )?(\d{1,6})\b", re.I)
_IN_TEXT = re.compile(r"(?P<number>\d{2,6})\.\s")
_PARAGRAPHS = 30  # a text that opens with a higher number opens with that of its telegram
_REFERENCE = re.compile(r"\bRef(?:s|tels?|erences?)?:\s*(?P<refs>[^.]{4,200}?)\.(?:\s|$)")
_PUBLIC = re.compile(
    r"^(?:Address|Remarks|Speech|Statement|News Conference|Press Conference|Press Release|Joint (?:Statement|Communiqu[eé])|"
    r"Communiqu[eé]|Interview|Inaugural|Radio|Declaration|Article)\b"
)
_BLOCKS = frozenset(
    "p head item signed salute dateline closer opener postscript l lg row list table quote div ab byline".split()
)
_LEFT_OUT = frozenset("note pb figure fw".split())
_OUTSIDE = ("subject", "to", "from")  # lists that the header has taken up


@dataclass(frozen=True)
class Said:
    """What a document says of itself; `marking` is a banner, without one where its source note states no level."""

    title: str
    kind: str
    sender: str | None
    to: str | None
    published: PartialDate | None
    place: str | None
    marking: str
    precedence: str | None
    number: str | None
    persons: tuple[str, ...]
    subject: str | None


def said_of(document: etree._Element, persons: Mapping[str, etree._Element]) -> Said:
    """The title, day, place, correspondents, marking, persons of a document. `persons` is the volume's list of them."""
    title = _NUMBER_BEFORE.sub("", _words(document.find(f"{{{TEI}}}head")))
    sender, to = _correspondents(title, document)
    published, place = _dated(document)
    marking, precedence = _marked(document)
    is_public = bool(_PUBLIC.match(title)) and not (marking or to)
    is_letter = bool(sender or to or marking) and not is_public and document.get("subtype") != "editorial-note"
    kind = "cable" if is_letter else "statement" if is_public else "article"
    return Said(
        title=title or "Untitled", kind=kind, sender=sender, to=to, published=published, place=place,
        marking=marking or "UNCLASSIFIED", precedence=precedence, number=_number(title, document, sender, place, published),
        persons=_named(document, persons), subject=_subject(document),
    )  # fmt: skip


def text_of(document: etree._Element, said: Said) -> str:
    """The title, for letters, memoranda and telegrams a header, and the paragraphs; parted by blank lines."""
    paragraphs = list(_paragraphs(document))
    header = _header(said, paragraphs[0] if paragraphs else "") if said.kind == "cable" else ""
    return "\n\n".join(part for part in (said.title, header, *paragraphs) if part) + "\n"


def _header(said: Said, opening: str) -> str:
    day = str(said.published) if said.published else None
    references = _REFERENCE.search(opening[:600])
    fields = {
        "MRN": said.number, "FROM": said.sender, "TO": said.to, "DATE": day, "PRECEDENCE": said.precedence,
        "PLACE": said.place, "PERSONS": "; ".join(said.persons), "REF": references["refs"] if references else None,
        "SUBJECT": said.subject or said.title,
    }  # fmt: skip
    return said.marking + "\n\n" + "\n".join(f"{name}: {value}" for name, value in fields.items() if value)


def _words(element: etree._Element | None) -> str:
    """The words of an element on one line, without notes and page breaks."""
    if element is None:
        return ""
    return " ".join("".join(_inline(element)).split())


def _inline(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if _name(child) not in _LEFT_OUT:
            yield " " if _name(child) in ("lb", *_BLOCKS) else ""
            yield from _inline(child)
        yield child.tail or ""


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else "note"


def _correspondents(title: str, document: etree._Element) -> tuple[str | None, str | None]:
    """From whom and to whom: as the volume marks it in the title, as the title words it, or by a memorandum's lists."""
    marked = [_marked_in_title(document, kind) for kind in ("from", "to")]
    worded = _FROM.search(title)
    names = worded["sender"] if worded else title if _OLD.match(title) else ""
    sender, to = _part(names)
    if not worded and not to:
        sender = ""
    return marked[0] or _plain(sender) or _listed(document, "from"), marked[1] or _plain(to) or _listed(document, "to")


def _marked_in_title(document: etree._Element, kind: str) -> str | None:
    """Offices that the title marks as sender or addressee; persons are marked by their bare names and do not count."""
    found = document.findall(f"{{{TEI}}}head//{{{TEI}}}gloss[@type='{kind}']")
    return "; ".join(_words(office) for office in found) or None


def _part(names: str) -> tuple[str, str]:
    """Sender and addressee in "the Ambassador to Iceland (Other) to the President"; no addressee where none is."""
    places = list(_TO.finditer(names))
    if places and len(places) == 1 and re.search(r"(?:Relating|Respect|Regard)$", names[: places[0].start()], re.I):
        return names, ""
    place = next((p for p in places if not _OF_THEIR_OWN.search(names[: p.start()])), places[-1] if places else None)
    return (names[: place.start()], names[place.end() :]) if place else (names, "")


def _plain(name: str) -> str | None:
    """A name without its article, and without what its notes are of ("by the Legal Adviser of Conversations ...")."""
    name = re.split(r" of (?:an? |the )?(?:Conversations?|Meetings?|Discussions?|Talks?)\b", name, maxsplit=1)[0]
    return re.sub(r"^the ", "", name.strip(" .,"), flags=re.I) or None


def _listed(document: etree._Element, kind: str) -> str | None:
    items = document.findall(f"{{{TEI}}}list[@type='{kind}']/{{{TEI}}}item")
    return "; ".join(words for item in items if (words := _words(item))) or None


def _subject(document: etree._Element) -> str | None:
    return _listed(document, "subject")


def _dated(document: etree._Element) -> tuple[PartialDate | None, str | None]:
    """Day and place of the dateline; without one the day that the volume's editors give, if they give one."""
    line = next(document.iterfind(f".//{{{TEI}}}dateline"), None)
    day = place = None
    if line is not None:
        place = _words(line.find(f".//{{{TEI}}}placeName")) or None
        for date in line.iterfind(f".//{{{TEI}}}date"):
            day = day or _iso(date.get("when") or date.get("from") or date.get("notBefore")) or parse_date(_words(date))
        day = day or parse_date(_words(line))
    first, last = (document.get(f"{{{FRUS}}}doc-dateTime-{end}", "")[:10] for end in ("min", "max"))
    return day or (_iso(first) if first == last else None), place


def _iso(text: str | None) -> PartialDate | None:
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text or "")
    try:
        return PartialDate(*(int(part) for part in match.groups() if part)) if match else None
    except ValueError:
        return None


def _marked(document: etree._Element) -> tuple[str, str | None]:
    """The banner ("SECRET//NODIS") and the precedence: of the source note ("Secret; Immediate; Nodis."), else of a line.

    Volumes on the years before 1955 print the marking on a line of its own above the text.
    """
    note = next((n for n in document.iterfind(f".//{{{TEI}}}note") if n.get("type") == "source"), None)
    words = " ".join("".join(note.itertext()).split()) if note is not None else ""
    if found := _MARKED.search(words):
        return _read_marking(re.split(r"; |, |/", found["words"]))
    if _UNMARKED.search(words):
        return "UNCLASSIFIED", None
    line = next((words for part in list(document)[:_ABOVE] if (words := _marking_line(part))), None)
    return _read_marking([line[0], *re.split(r" {2,}|; |, ", line[1])]) if line else ("", None)


def _read_marking(parts: Iterable[str]) -> tuple[str, str | None]:
    precedence, banner = None, []
    for part in (part.strip(" .[]").upper().replace("’", "'") for part in parts):
        if urgent := _PRECEDENCE.fullmatch(part):
            precedence = precedence or urgent[1]
        elif part and part not in _IDLE and not any(c.isdigit() for c in part):
            banner.append("EYES ONLY" if _EYES_ONLY.fullmatch(part) else _level(part))
    return "//".join(banner), precedence


def _marking_line(element: etree._Element) -> tuple[str, str] | None:
    """Level and further words of a paragraph that holds a marking and no more."""
    words = _words(element) if _name(element) == "p" else ""
    found = _LINE.fullmatch(words) if len(words) <= 60 else None
    return (found["level"], found["rest"]) if found else None


def _level(part: str) -> str:
    part = re.sub(r"^(?:PERSONAL|STRICTLY|PRIVATE)(?: AND)? ", "", part)
    return _LEVELS.get(part, part)


def _number(
    title: str, document: etree._Element, sender: str | None, place: str | None, day: PartialDate | None
) -> str | None:
    """The number of a telegram with its post, "69 OSLO 1234"; None for what is no telegram or has none."""
    if not _TELEGRAM.search(title) or not sender:
        return None
    post = "STATE" if re.match(r"(?:Department of State|Secretary of State)", sender) else (place or "").upper()
    opening = next(_paragraphs(document), "")
    found = _IN_HEAD.search(title) or _IN_TEXT.match(opening)
    if not found or not post or (found.re is _IN_TEXT and int(found[1]) <= _PARAGRAPHS):
        return None
    return f"{f'{day.year} ' if day else ''}{post} {int(found[1])}"


def _named(document: etree._Element, persons: Mapping[str, etree._Element]) -> tuple[str, ...]:
    """The persons that the document names, by their entries in the volume's list, else as it names them."""
    names = []
    for name in document.iterfind(f".//{{{TEI}}}persName"):
        entry = persons.get(name.get("corresp", "").lstrip("#"))
        names.append(_words(entry if entry is not None else name).strip(" ,;"))
    return tuple(dict.fromkeys(name for name in names if name))


def _paragraphs(document: etree._Element) -> Iterator[str]:
    """The paragraphs, items and lines of the text in order, without its title, its dateline and notes."""
    buffer: list[str] = []
    for end, words in _pieces(document):
        buffer.append(words)
        if end and (whole := " ".join("".join(buffer).split())):
            yield whole
        if end:
            buffer = []
    if whole := " ".join("".join(buffer).split()):
        yield whole


def _pieces(element: etree._Element) -> Iterator[tuple[bool, str]]:
    """The text in pieces, each with whether a paragraph ends there; the label of an item runs on into it."""
    above, is_document = None, element.get("type") == "document"
    yield False, element.text or ""
    for child in element:
        name = _name(child)
        skipped = name in _LEFT_OUT or (name, child.get("type")) == ("seg", "margin")
        skipped |= is_document and (name in ("head", "dateline") or (name == "list" and child.get("type") in _OUTSIDE))
        skipped |= (_name(element), name) == ("opener", "dateline") or (
            is_document and _marking_line(child) is not None
        )
        if not skipped:
            block = name in _BLOCKS
            yield block and above != "label" or name == "label", ""
            yield from _pieces(child)
            yield block, " " if name in ("label", "lb", "cell") else ""
        above = name
        yield False, child.tail or ""
