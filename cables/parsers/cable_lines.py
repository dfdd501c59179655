"""The lines of a cable's header told apart: fields, banners, date-time groups, message numbers, routing."""

import re
from dataclasses import dataclass

from cables.markings import read_marking

# What fields are called, by what they hold; only letters count, so "E.O. 13526:" is EO.
FIELDS = {
    "mrn": ("MRN", "MESSAGE REFERENCE NUMBER", "CABLE NUMBER", "CABLE", "MESSAGE NUMBER", "TELNO", "TELEGRAM NUMBER"),
    "date": ("DATEDTG", "DTG", "DATE", "DATETIME", "DATETIMEGROUP", "DATESENT", "SENT"),
    "from": ("FROM", "FM", "SENDER", "ORIGINATOR", "ORIGIN"),
    "to": ("TO", "ACTION", "ACTIONADDRESSEE", "ACTIONADDRESSEES", "ACTIONPOSTS"),
    "info": ("INFO", "INFORMATION", "INFOADDRESSEES", "CC", "COPY"),
    "eo": ("EO",),
    "tags": ("TAGS", "TAG"),
    "captions": ("CAPTIONS", "CAPTION", "HANDLING", "CHANNEL"),
    "refs": ("REFERENCE", "REFERENCES", "REF", "REFS", "REFTEL", "REFTELS"),
    "subject": ("SUBJECT", "SUBJ", "SUBJECTLINE", "TITLE"),
    "precedence": ("PRECEDENCE",),
    "persons": ("PERSONS",),
    "place": ("PLACE",),
    "classification": ("CLASSIFICATION", "MARKING", "SENSITIVITY", "SECURITYCLASSIFICATION"),
    "classified by": ("CLASSIFIEDBY", "CLASSIFIED", "REASON", "REASONS", "DECLASSIFYON", "DECLON", "DERIVEDFROM"),
    "other": (
        "PASS",
        "PASSLINE",
        "PASSTO",
        "ROUTING",
        "DRAFTEDBY",
        "APPROVEDBY",
        "CLEAREDBY",
        "OFFICE",
        "DRAFTER",
        "FILE",
    ),
}
_FIELD_OF = {name.replace(" ", ""): field for field, names in FIELDS.items() for name in names}
_POSTS = (
    r"(?:RU[A-Z]{4,6}[/ ])?(?:AM ?EMBASSY|AM ?CONSUL|SECSTATE|US ?MISSION|USEU|USUN|USINT|USLO|USDEL|DEPT |ALL |AMEMB)"
)
_LABELLED = re.compile(
    r"(?:\([A-Z/]{1,8}\)\s*)?(?P<name>[A-Za-z][A-Za-z./ ]{0,30}?[\d ]{0,7})[:;]\s*(?P<value>.*)", re.S
)
_BARE = re.compile(
    r"(?P<name>FM|FROM|TO|INFO|SUBJ|SUBJECT|TAGS|REFS?|REFTELS?|MRN|DTG|TELNO|TELEGRAM NUMBER|DATE(?=[ ]+\d))(?:\.\s*|\s+)(?P<value>.+)|"
    r"(?P<glued>TAGS|SUBJ|REF)(?P<rest>[A-Z]{4}[, ].*|[A-Z]{4}$)|(?P<eo>E\.? ?O\.?) ?\d{5}\b[.\s]*(?P<order>.*)",
    re.S,
)
_DTG_LINE = re.compile(
    r"(?:OF +)?(?P<precedence>(?:[ZOPR]{1,2}[ ]+){0,3})\d{6}[A-Z]?[ ]*"
    r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}[ ]*\d{2,4}\b.{0,20}"
)
_ROUTING = re.compile(r"(?:VZCZC|ZNR |ZNY |ZDK|ZZH|DE RU[A-Z]|(?:[ZOPR]{2} )+RU[A-Z]|INFO RU[A-Z]+$|RU[A-Z]{4,6}$).*")
_PAGE = re.compile(
    r"PAGE \d{1,3}(?: OF \d{1,3})?(?:\s+(?P<number>[A-Z][A-Z .]{2,20}? +\d{5,6}))?(?:\s.*)?|"
    r"[A-Z][A-Z .]{2,20}? \d{8} +\d{3} OF \d{3}"
)
# Offices of the Department that a copy went to, as the 1970s printed them above a telegram: "INFO OCT-01 SS-15 /038 R".
_OFFICE = r"[A-Z][A-Z/]{0,6}-\d{2}"
_DISTRIBUTION = re.compile(rf"(?:(?:ACTION|ORIGIN|INFO) +)?{_OFFICE}(?: +{_OFFICE})*(?: +/ ?\d{{2,4}} ?[A-Z]?)?")
_RULE = re.compile(r"-{5,}[ \d]*|BT")
_STAMP = re.compile(r"(?:\W*Markings: *)?(?:Sheryl P\. Walter )?Declassified/Released .{0,90}", re.I)
_NUMBER = re.compile(r"[ /]*(?P<post>[A-Z][A-Z .'/-]*?)[ ]+(?P<digits>\d{1,6})(?!\d)(?P<rest>.*)")
# Levels that stand above or beside those that Demarche knows.
_FOREIGN = re.compile(
    r"^(?:T ?O ?P +S ?E ?C ?R ?E ?T|TS//|COSMIC|ATOMAL|NATO (?:SECRET|CONFIDENTIAL)|OFFICIAL[- ]SENSITIVE)\b|"
    r"\b(?:RESTRICTED|PROTECTED)(?: [A-C])?(?:$| -)"
)
_OPENING = re.compile(
    r"(?:¶ ?)?\(?\d{1,3}(?:[.)]+\s*(?=[^\d\s])|\s*(?=\((?:U|SBU|C|S|LOU)[)/]))|\((?:U|SBU|C|S|LOU)(?:/[A-Z/]+)?\)\s|"
    r"(?:BEGIN )?(?:SUMMARY|INTRODUCTION|COMMENT|ACTION REQUEST(?:ED)?)\b"
)


# Captions say how a cable is handled, for whom it is and to whom it is to be passed, on one line or several.
_HANDLING = (
    "SIPDIS|EXDIS|NODIS|LIMDIS|STADIS|NOFORN|ORCON|SENSITIVE|TERREP|CODEL|MSI|ROGER CHANNEL|EYES ONLY|NO FOREIGN DISSEM"
)
_CAPTION = re.compile(
    rf"(?:{_HANDLING})(?:[ ,/;-]+(?:{_HANDLING}|CHEROKEE))*(?:[ ,-]+(?:FOR|FROM|TO)\b.{{1,80}})?|"
    r"(?:PLEASE )?(?:FOR|PASS|FROM)(?: TO)? .{1,80}|"
    r"(?!FM |TO |INFO )[A-Z][A-Z/&, ]{1,40} (?:FOR|(?:PLEASE |ALSO )?PASS(?: TO)?) [A-Z].{1,80}"
)
_SUBJECT_MARK = re.compile(r"^\((?:U|SBU|C|S|LOU|FOUO|CUI)(?:[/ -][A-Z/, -]+)?\)\s*")
_CODE_WORD = re.compile(r"[A-Z]{3,15}(?: [A-Z]{3,15})?")


@dataclass(frozen=True)
class HeaderLine:
    """What a line of a header is: a field's name, or how it is laid out, and its value.

    The ways that no field has: "banner", "number", "dtg", "routing", "page", "distribution", "rule", "stamp".
    """

    field: str
    value: str
    name: str = ""


def read_line(words: str) -> HeaderLine | None:
    """What a line of a cable's header is; None for one that carries on the field above it, or is no header."""
    if _DTG_LINE.fullmatch(words):
        return HeaderLine("dtg", words)
    if _ROUTING.fullmatch(words):
        return HeaderLine("routing", words)
    for field, pattern in (("distribution", _DISTRIBUTION), ("rule", _RULE), ("stamp", _STAMP)):
        if pattern.fullmatch(words):
            return HeaderLine(field, words)
    if page := _PAGE.fullmatch(words):
        return HeaderLine("page", page["number"] or "")
    return _read_field(words) or _read_banner(words)


def is_repeated_header(words: str) -> bool:
    """Whether a line in the midst of a cable belongs to the header of its next section."""
    if len(words) > 120:
        return False
    line = read_line(words)
    if line and line.field in ("dtg", "routing", "page", "number", "stamp"):
        return True
    return bool(re.match(rf"(?:FM|TO|INFO) {_POSTS}", words))


def without_portions(words: str) -> str:
    """A subject without the portion mark before it: "(C) REEFS"."""
    return _SUBJECT_MARK.sub("", words)


def is_caption(words: str, after_caption: bool = False) -> bool:
    """Whether a line in a header is a caption ("DEPT PASS TO USTR"); right below one, a code word is one too."""
    return (
        len(words) <= 100
        and words.isupper()
        and bool(_CAPTION.fullmatch(words) or (after_caption and _CODE_WORD.fullmatch(words)))
    )


def is_opening(words: str) -> bool:
    """Whether a line opens the text of a cable: its first number, its first portion mark or its summary."""
    return bool(_OPENING.match(words)) and not _read_field(words)


def split_number(words: str) -> tuple[str, str, str] | None:
    """Marking, post with number and what follows them in a line such as "UNCLAS SECTION 01 OF 02 PARIS 000611"."""
    marking, end = read_marking(words)
    match = _NUMBER.fullmatch(words[end:]) if marking else None
    return (words[:end], f"{match['post']} {match['digits']}", match["rest"].strip()) if match else None


def _read_field(words: str) -> HeaderLine | None:
    if labelled := _LABELLED.fullmatch(words):
        field = _field_named(labelled["name"])
        if field:
            return HeaderLine(field, labelled["value"], labelled["name"].strip())
    bare = _BARE.fullmatch(words)
    if not bare:
        return None
    name = bare["name"] or bare["glued"] or bare["eo"]
    if name in ("TO", "INFO") and not re.match(rf"{_POSTS}|[A-Z0-9 ,./()-]{{3,60}}$", bare["value"]):
        return None
    return HeaderLine(_field_named(name) or "other", bare["value"] or bare["rest"] or bare["order"] or "", name)


def _field_named(name: str) -> str | None:
    letters = re.sub(r"[^A-Z]", "", name.upper())
    if letters in _FIELD_OF:
        return _FIELD_OF[letters]
    if not 4 <= len(letters) <= 12 or " " in name.strip():
        return None
    return next((_FIELD_OF[known] for known in _FIELD_OF if len(known) > 3 and _is_misspelt(letters, known)), None)


def _is_misspelt(word: str, known: str) -> bool:
    """Whether one slip of the typist leads from a name to the word: a letter left out, put in, or two swapped."""
    if len(word) == len(known):
        wrong = [i for i, (a, b) in enumerate(zip(word, known, strict=True)) if a != b]
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and word[wrong[0]] == known[wrong[1]]
        return swapped and word[wrong[1]] == known[wrong[0]]
    longer, shorter = (word, known) if len(word) > len(known) else (known, word)
    return len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _read_banner(words: str) -> HeaderLine | None:
    if len(words) > 90 or words != words.upper():
        return None
    if split_number(words):
        return HeaderLine("number", words)
    marking, end = read_marking(words)
    rest = re.sub(r"[^A-Z]", "", words[end:])
    if (marking and (not rest or "//" in words)) or words == "SIPDIS" or _FOREIGN.search(words):
        return HeaderLine("banner", words)
    return None
