"""Which kind a document is when nobody has said: a cable, a statement or an article."""

import re

from cables.parsers.headings import find_dateline, head_class, is_closing
from cables.parsers.layout import split_lines

_HEAD = 20_000  # characters that decide
# Each sign counts once; two of them make a cable.
_LABELS = (
    "FROM|TO|CC|COPY|INFO|DATE|DATE SENT|SUBJECT|TITLE|PRECEDENCE|CLASSIFICATION|MARKING|MESSAGE NUMBER|CABLE|MRN|TELNO"
)
_LABELLED = re.compile(rf"^[ \t]*({_LABELS}):", re.M | re.I)
_CABLE_SIGNS = (
    re.compile(r"^[ \t>]*(?:MRN|Date/DTG|DTG|TAGS?|E\.?O\.?(?: ?\d{5})?)[ \t]*[:;]", re.M | re.I),
    re.compile(r"^[ \t>]*(?:[ZOPR] ){1,3}\d{6}Z? ?[A-Z]{3,9} ?\d{2}", re.M),
    re.compile(r"\b\d{6}Z ?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)", re.I),
    re.compile(
        r"^[ \t>]*(?:FM|From:?)[ \t]+(?:[A-Z]{2,}/)?(?:AMEMBASSY|AMCONSUL|SECSTATE|USMISSION|USEU|USUN|[A-Z ]{4,30}$)",
        re.M,
    ),
    re.compile(r"^[ \t>]*(?:TO|To:?|Action:)[ \t]+(?:[A-Z]{2,}/)?(?:SECSTATE|AMEMBASSY|AMCONSUL|USMISSION|ALL )", re.M),
    re.compile(r"^[ \t>]*(?:SUBJ|SUBJECT|Subject)[ \t]*:", re.M),
    re.compile(r"^[ \t>]*(?:UNCLAS|C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S ?E ?C ?R ?E ?T|LIMITED OFFICIAL USE)\b", re.M),
    re.compile(r"^[ \t>]*(?:¶ ?)?\d{1,2}\.? ?\((?:U|SBU|C|S|LOU|[CSU]/[A-Z/]+|SBU/[A-Z/]+)\)", re.M),
    re.compile(r"^[ \t>]*(?:NNNN|SIPDIS|BT)[ \t]*$|^\*+ Current Classification \*+", re.M),
)
_NUMBERED = re.compile(r"^[ \t]*\d{1,2}\. ", re.M)
_STATEMENT_TITLE = re.compile(
    r"\b(?:statement|remarks|press (?:conference|briefing|release|statement)|joint communiqu[eé]|communiqu[eé]|"
    r"spokesperson['’]s|readout|declaration (?:by|of)|response to (?:a )?(?:media|question)|note verbale|comunicado|"
    r"(?:weekly|regular|media|press) briefing|doorstop|oral evidence|(?:public )?notice (?:to|on|no)|public notice|"
    r"agreed minutes|summary record|motion adopted|comment by|answers by|newsroom|open letter|letter to (?:our|the)|"
    r"stock exchange release|for immediate release|resolution on|transcript)\b",
    re.I,
)
_FIRM = re.compile(r"\b(?:LTD|LIMITED|INC|CORP|PLC|BERHAD|GMBH|OYJ|LLC|KFT|N\.?V|S\.?A|A/S|AB|ASA)\.?$", re.I)
_SALUTATION = re.compile(r"^Dear [^\n]{2,60}[,:]$|^To the people of [^\n]{2,60}$", re.M)
_TURN = re.compile(r"^(?:THE )?[A-Z][A-Z .'’-]{2,40}:[ \n]", re.M)  # "THE CHAIRPERSON: ...", "MINISTER: ..."
TURNS = 3
_TRANSCRIPT = re.compile(r"^(?:Q|Question|QUESTION)(?: ?\d+)?(?: \([^()\n]*\))?[:.] ", re.M)
_ASKING = re.compile(
    r"[^()\n]{0,20}\([^()\n]*\):"
)  # "Question (Agency):" and "Deputy (opposition):" open turns, no reports
_QUOTED = re.compile(r"[\"“][^\"“”]{0,2000}[\"”]")
_SPEECH_VERBS = "condemns?|welcomes?|congratulates?|urges?|calls? (?:on|upon)|express(?:es)?|deplores?|commends?|reaffirms?|extends?"
# One who speaks in the first person, or of itself in the present, issues a statement.
_SPEAKS = re.compile(
    rf"\b(?:We (?:\w+ )?(?:{_SPEECH_VERBS}|offer|stand|remain)|I (?:\w+ )?(?:{_SPEECH_VERBS}))\b|"
    rf"^(?:On behalf of |The (?:[A-Z]\w+ |of |and |the ){{1,8}}(?:strongly |firmly |again )?(?:{_SPEECH_VERBS})\b)",
    re.M,
)
_LEAD = 14  # lines above the text


def guess_kind(text: str) -> str:
    """The kind of a document from its layout; what carries no sign of a cable or statement is an article."""
    head = text[:_HEAD]
    signs = sum(bool(sign.search(head)) for sign in _CABLE_SIGNS)
    labels = {label.upper() for label in _LABELLED.findall(head[:3_000])}
    signs += len(labels) > 3 or (len(labels) > 2 and len(labels & {"MRN", "TELNO", "CABLE", "PRECEDENCE"}) > 0)
    signs += len(labels) > 3
    if signs >= 2 or (signs and _is_telegram(head, 0.8)) or _is_telegram(head, 0.95):
        return "cable"
    return "statement" if _statement_signs(text) >= 2 else "article"


def _is_telegram(head: str, share: float) -> bool:
    """All capitals, with numbered paragraphs or at some length: the body of a telegram without its header."""
    letters = [c for c in head if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    long_enough = bool(_NUMBERED.search(head)) or len(letters) > 300
    return long_enough and capitals > share * len(letters)


def _is_statement_title(words: str) -> bool:
    return len(words) < 220 and not words.endswith((".", "”", '"')) and bool(_STATEMENT_TITLE.search(words))


def _statement_signs(text: str) -> int:
    """The weight of what marks a statement, less what marks a report; 2 is enough."""
    lines = [line.words for line in split_lines(text[:_HEAD])[:_LEAD]]
    classes = [head_class(words) for words in lines]
    opening = classes.index(None) if None in classes else len(classes)
    weight = 2 * ("letterhead" in classes[:opening]) + 2 * ("release" in classes)
    weight += 2 * any(_is_statement_title(words) for words in lines[:4])
    weight += 2 * bool(_SPEAKS.search(_QUOTED.sub(" ", text[:3_000])))
    weight += bool(_TRANSCRIPT.search(text[:_HEAD]))
    weight += 2 * (len(_TURN.findall(text[:_HEAD])) >= TURNS) + 2 * bool(_SALUTATION.search(text[:_HEAD]))
    weight += 2 * any(words.isupper() and bool(_FIRM.search(words)) for words in lines[:1])
    weight += 2 * any(is_closing(words.strip()) for words in text[-600:].splitlines())
    datelines = [dateline for words in lines if (dateline := find_dateline(words)) and not _ASKING.match(words)]
    weight -= 3 * ("byline" in classes) + 3 * any(dateline.agency for dateline in datelines)
    return weight
