"""Every sample in tests/data is read to its golden values."""

from datetime import date
from pathlib import Path

import pytest

from cables.markings import HIGHEST, MarkingValue
from cables.parsers import ParsedDocument, parse

DATA = Path(__file__).parents[2] / "data"
RECEIVED = date(2026, 11, 23)

# file: kind, title, published, issuer, first words of the text, first words of the last paragraph of the text
DOCUMENTS = {
    "article_agency": (
        "article",
        "Two capitals bury the tin quarrel",
        "2026-05-06",
        "Lake Wire",
        "Nordmark and",
        "Both sides",
    ),
    "article_bom_crlf": ("article", "Note on the harbour", "None", None, "The harbour", "The harbour"),
    "article_byline": (
        *("article", "Nordmark doubles the tin duty, and its neighbours fume", "2026-04-10"),
        *("Lake Wire", "Nordmark will", "Nobody expects"),
    ),
    "article_lines": ("article", "Valdoria Recalls Its Envoy", "2026-04-27", None, "Valdoria has", "Nordmark did"),
    "article_wrapped": (
        *("article", "Ferry talks founder on the question of the flag", "2026-03-09"),
        *("Harbour News", "Talks on", "The mediator"),
    ),
    "cable_1970s": ("cable", "TRAWL-FREE ZONES", "1975-06-05", "AMEMBASSY OSLO", "FONMIN TOLD", "FONMIN TOLD"),
    "cable_disorder": ("cable", "PORT CLOSURE IN LIMBE", "None", "AMEMBASSY YAOUNDE", "The port", "No reason"),
    "cable_fields": (
        *("cable", "ACTION REQUEST: SQUID FLEETS OFF THE HUMBOLDT CURRENT", "2026-06-03"),
        *("SECSTATE WASHDC", "Posts", "It asks"),
    ),
    "cable_foreign_ministry": (
        *("cable", "Reef survey: neighbours object", "2026-03-14"),
        *("TARAWA HIGH COMMISSION", "The survey", "We recommend"),
    ),
    "cable_no_header": (
        *(
            "cable",
            "MINISTER TOLD EMBOFF JUNE 3 THAT THE DAM WOULD NOT BE FILLED BEFORE AGREEMENT IS REACHED. HE ASKED…",
        ),
        *("None", None, "MINISTER TOLD", "WE"),
    ),
    "cable_telegram": (
        *("cable", "PERU WILL PATROL ALONE, BUT SHARE ITS RADAR", "2026-06-12"),
        *("AMEMBASSY LIMA", "Summary.  Peru", "Minimize considered"),
    ),
    "cable_unknown_marking": ("cable", "A QUIET WEEK", "2026-05-05", "AMEMBASSY SUVA", "Nothing", "Nothing"),
    "statement_letterhead": (
        *("statement", "Statement by the Minister on Foreign Squid Fleets", "2026-06-04"),
        *("MINISTRY OF OCEAN AFFAIRS", "The Ministry", "We urge"),
    ),
    "statement_ministry_dated": (
        *("statement", "Spokesperson Ana Lys's Regular Press Conference on May 11, 2026", "2026-05-11"),
        *("Ministry of Foreign Affairs of the Republic of Valdoria", "Radio Sund:", "Ana Lys:"),
    ),
    "statement_questions": (
        *("statement", "Remarks by the Spokesperson of the Embassy on the Harbour Decree", "2026-05-11"),
        *("Spokesperson of the Embassy", "Q: What", "A: We reserve"),
    ),
    "statement_release_line": (
        *("statement", "Envoy Opens Review of Tin Duties", "2026-05-12"),
        *("Office of the Trade Envoy", "The Envoy", '"We are'),
    ),
    "statement_signed": (
        "statement",
        "Clarification",
        "2026-04-03",
        "EMBASSY OF NORDMARK",
        "The Embassy",
        "The Embassy",
    ),
}
# file: mrn, from, to, info, precedence, date-time group, tags, refs, marking
HEADERS = {
    "cable_fields": (
        *(
            "26 STATE 40001",
            "SECSTATE WASHDC",
            ("AMEMBASSY LIMA", "AMEMBASSY BOGOTA"),
            ("AMEMBASSY QUITO",),
            "IMMEDIATE",
        ),
        *("2026-06-03T15:30", ("PREL", "EFIS", "PE", "EC"), ("26 LIMA 210", "26 QUITO 98")),
        MarkingValue("CONFIDENTIAL", frozenset({"NOFORN"})),
    ),
    "cable_telegram": (
        *("26 LIMA 233", "AMEMBASSY LIMA", ("SECSTATE WASHDC",)),
        ("AMEMBASSY QUITO", "AMEMBASSY SANTIAGO", "USMISSION USUN NEW YORK"),
        *("IMMEDIATE", "2026-06-12T10:15", ("PREL", "EFIS", "PE"), ("STATE 40001", "QUITO 98 (NOTAL)")),
        MarkingValue("SENSITIVE"),
    ),
    "cable_disorder": (
        *("YAOUNDE 77", "AMEMBASSY YAOUNDE", ("SECSTATE WASHDC",), (), "ROUTINE", None, ("PREL", "ETRD", "CM"), ()),
        MarkingValue("CONFIDENTIAL", frozenset({"EXDIS"})),
    ),
    "cable_1970s": (
        *("75 OSLO 1234", "AMEMBASSY OSLO", ("SECSTATE WASHDC",), ("AMEMBASSY COPENHAGEN",), "ROUTINE"),
        *("1975-06-05T14:20", ("PFOR", "EFIS", "NO", "(HANSEN, PER)"), ("STATE 120001",)),
        MarkingValue("CONFIDENTIAL", frozenset({"LIMDIS"})),
    ),
    "cable_unknown_marking": (
        *(None, "AMEMBASSY SUVA", ("SECSTATE WASHDC",), (), "PRIORITY", "2026-05-05T12:00", (), (), HIGHEST),
    ),
    "cable_foreign_ministry": (
        None,
        "TARAWA HIGH COMMISSION",
        ("WELLINGTON",),
        ("SUVA", "APIA"),
        None,
        None,
        (),
        (),
        HIGHEST,
    ),
}


def read(name: str) -> ParsedDocument:
    return parse((DATA / f"{name}.txt").read_bytes(), f"{name}.txt", received=RECEIVED)


def body(document: ParsedDocument) -> list[str]:
    return [document.text[part.start : part.end] for part in document.paragraphs if part.role == "body"]


def test_every_sample_has_golden_values() -> None:
    assert {path.stem for kind in ("article", "cable", "statement") for path in DATA.glob(f"{kind}_*.txt")} == set(
        DOCUMENTS
    )


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_is_read(name: str) -> None:
    kind, title, published, issuer, first, last = DOCUMENTS[name]
    document = read(name)
    assert (document.kind, document.title, str(document.published), document.issuer) == (kind, title, published, issuer)
    assert body(document)[0].startswith(first)
    assert body(document)[-1].startswith(last)


@pytest.mark.parametrize("name", HEADERS)
def test_header_is_read(name: str) -> None:
    document = read(name)
    header = document.header
    assert header
    moment = header.dtg.isoformat(timespec="minutes").removesuffix("+00:00") if header.dtg else None
    found = (header.mrn, header.sender, header.to, header.info, header.precedence, moment, header.tags, header.refs)
    assert (*found, document.marking) == HEADERS[name]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_text_is_the_file_as_it_stands(name: str) -> None:
    assert read(name).text == (DATA / f"{name}.txt").read_bytes().decode("utf-8")


def test_number_and_portion_mark_stand_before_the_paragraph() -> None:
    document = read("cable_fields")
    parts = [(p.number, p.marking and p.marking.portion, p.role) for p in document.paragraphs if p.number == "2"]
    assert parts == [("2", "(C/NF)", "furniture")]  # "Points:" is a heading
    assert body(document)[1:] == ["Washington is concerned by the fleet.", "It asks for a joint patrol."]


def test_header_of_the_next_section_is_no_text() -> None:
    document = read("cable_telegram")
    inner = next(p for p in document.paragraphs if document.text[p.start : p.end].startswith("UNCLAS SECTION 02"))
    assert inner.role == "header"


def test_signature_and_trailer_are_no_text() -> None:
    document = read("cable_telegram")
    tail = [(document.text[p.start : p.end], p.role) for p in document.paragraphs[-4:]]
    assert tail == [("VARGAS-REED", "signature"), ("BT", "furniture"), ("#0233", "furniture"), ("NNNN", "furniture")]


def test_dateline_stands_apart_from_the_text() -> None:
    document = read("article_agency")
    dateline = document.paragraphs[1]
    assert (document.text[dateline.start : dateline.end], dateline.role) == ("GENEVA, May 6 (Lake Wire) -", "furniture")
