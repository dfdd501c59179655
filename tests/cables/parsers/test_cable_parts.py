"""The parts of a cable's header and text: numbers, references, orders, captions, portions, requests."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.dates import PartialDate
from cables.markings import HIGHEST, MarkingValue
from cables.parsers import CableHeader, ParsedDocument, parse
from cables.parsers.cable_numbers import CableNumber, find_numbers, parse_number, post_of, read_references
from cables.parsers.cable_order import read_order

TOP = "UNCLAS\nR 241200Z APR 26\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\n"


def read(rest: str, top: str = TOP) -> ParsedDocument:
    return parse(f"{top}{rest}".encode(), "x.txt", "cable")


def header(rest: str, top: str = TOP) -> CableHeader:
    found = read(f"{rest}\n\n1. Text.", top).header
    assert found
    return found


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("26 STATE 45821", "STATE/2026/45821"),
        ("STATE 057534", "STATE//57534"),
        ("1975OSLO01967", "OSLO/1975/1967"),
        ("1975KUALA00538", "KUALA LUMPUR/1975/538"),
        ("kuala lumpur 538", "KUALA LUMPUR//538"),
        ("2026 The Hague 124", "THE HAGUE/2026/124"),
        ("SECSTATE 123", "STATE//123"),
        ("Port-au-Prince 1609 (2025)", "PORT AU PRINCE/2025/1609"),
    ],
)
def test_numbers_old_and_new_have_one_form(printed: str, number: str) -> None:
    assert str(parse_number(printed)) == number


@pytest.mark.parametrize(
    "text",
    ["Letter of May 3", "SMITH-JONES TELCON 4/12", "E-MAIL 12", "FOREIGN MINISTRY NOTE 24", "UNSCR 1540", "A-210"],
)
def test_what_is_no_cable_has_no_number(text: str) -> None:
    assert parse_number(text) is None
    assert read_references([text])[0].text == text


@given(
    st.sampled_from(["OSLO", "THE HAGUE", "KUALA LUMPUR", "STATE"]),
    st.one_of(st.none(), st.integers(1973, 2059)),
    st.integers(1, 999_999),
)
def test_number_is_read_back_from_its_form(post: str, year: int | None, serial: int) -> None:
    number = CableNumber(post, year, serial)
    assert CableNumber.from_key(str(number)) == number
    assert parse_number(f"{year or ''} {post} {serial:06d}".strip()) == number


@given(st.text(max_size=80))
def test_any_words_may_stand_for_a_reference(text: str) -> None:
    assert all(CableNumber.from_key(str(number)) == number for number in find_numbers(text))
    assert all(reference.text for reference in read_references([text]))


def test_posts_cut_short_by_file_names_are_known() -> None:
    assert [post_of(name) for name in ("TEGUCI", "BUENOS", "TELAV", "USUNN", "AMEMBASSY OSLO")] == [
        "TEGUCIGALPA", "BUENOS AIRES", "TEL AVIV", "USUN NEW YORK", "OSLO",
    ]  # fmt: skip


def test_references_keep_letters_words_and_numbers_apart() -> None:
    found = header(
        "SUBJECT: X\nREF: A. STATE 45821\n     B. 25 BONN 7634 (NOTAL)\n     C. LETTER FROM J. SAMPLE\n     D. OSLO 101-103"
    )
    assert [(r.letter, r.number) for r in found.references] == [
        ("A", "STATE//45821"), ("B", "BONN/2025/7634"), ("C", None), *(("D", f"OSLO//{n}") for n in (101, 102, 103)),
    ]  # fmt: skip
    assert found.refs == ("STATE 45821", "25 BONN 7634 (NOTAL)", "LETTER FROM J. SAMPLE", "OSLO 101-103")


@pytest.mark.parametrize(
    ("line", "classified", "day", "reason"),
    [
        ("E.O. 12958: DECL: 02/11/2036", "", "2036-02-11", None),
        ("13526: DECL: 4/2/36", "Classified By: X Reason: 1.4(b), (d)", "2036-04-02", "1.4(b), (d)"),
        ("12065: GDS 8/15/85 (SAMPLE, A.)", "", "1985-08-15", None),
        ("12958: DECL: 10 YEARS", "", "2036-04-24", None),
        ("13526", "DECLASSIFY ON: December 31, 2051", "2051-12-31", None),
        ("11652: GDS", "", "None", None),
        ("13526: DECL: 25X1-HUMAN", "for reasons 1.4 (c) and (d).", "None", "1.4 (c) and (d)"),
    ],
)
def test_order_gives_day_and_reason(line: str, classified: str, day: str, reason: str | None) -> None:
    order = read_order(line, classified, date(2026, 4, 24))
    assert (str(order.declassify_on), order.reason, order.unread) == (day, reason, None)


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        ("E.O. 13526: DECL: WHEN PEACE COMES", "WHEN PEACE COMES"),
        ("TAGS: QQQQ", "QQQQ"),
        ("PRECEDENCE: SOONISH", "SOONISH"),
        ("MRN: SEE BELOW", "SEE BELOW"),
    ],
)
def test_field_that_cannot_be_read_is_kept_with_a_warning(field: str, raw: str) -> None:
    document = read(f"{field}\nSUBJECT: X\n\n1. Text.", TOP.replace("R 241200Z", "241200Z"))
    assert document.header
    assert any(raw in words for words in document.header.raw.values())
    assert any(raw in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("dtg", "action", "info"),
    [
        ("O P 121530Z APR 26", "IMMEDIATE", "PRIORITY"),
        ("RR 121530Z APR 26", "ROUTINE", "ROUTINE"),
        ("Z O 121530Z APR 26", "FLASH", "IMMEDIATE"),
        ("O 031200Z APR 26; P FOR INFO", "IMMEDIATE", "PRIORITY"),
    ],
)
def test_precedence_of_action_and_info_is_told_apart(dtg: str, action: str, info: str) -> None:
    found = header("SUBJECT: X", f"UNCLAS\n{dtg}\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\nINFO AMEMBASSY ROME\n")
    assert (found.precedence, found.info_precedence) == (action, info)


@pytest.mark.parametrize("caption", ["NODIS", "EXDIS", "STADIS", "LIMDIS", "NOFORN"])
@pytest.mark.parametrize("rest", ["", " FOR AMBASSADOR FROM ASSISTANT SECRETARY"])
def test_caveat_of_a_caption_restricts_wherever_it_stands(caption: str, rest: str) -> None:
    document = read(f"INFO AMEMBASSY ROME\n{caption}{rest}\nE.O. 13526: N/A\nSUBJECT: X\n\n1. Text.")
    assert document.marking == MarkingValue("UNCLASSIFIED", frozenset({caption}))
    assert document.header
    assert document.header.captions == (caption + rest,)
    assert document.header.info == ("AMEMBASSY ROME",)


@pytest.mark.parametrize(
    ("mark", "banner"),
    [
        ("(U)", "UNCLASSIFIED"),
        ("(SBU)", "SENSITIVE BUT UNCLASSIFIED"),
        ("(S/NF)", "SECRET//NOFORN"),
        ("(S//NF)", "SECRET//NOFORN"),
        ("(C//REL TO USA, NATO)", "CONFIDENTIAL//REL"),
        ("(C-AL)", HIGHEST.banner),  # not known: the highest
        ("(CONFIDENTIAL - ENTIRE TEXT)", "CONFIDENTIAL"),
    ],
)
@pytest.mark.parametrize("opening", ["1. {} ", "a. {} ", "-- {} ", "{} 1. "])
def test_portion_marks_are_read_at_paragraphs_and_below_them(mark: str, banner: str, opening: str) -> None:
    document = read(f"SUBJECT: X\n\n1. (U) First.\n\n{opening.format(mark)}Words stand here.")
    last = document.paragraphs[-1]
    assert document.text[last.start : last.end] == "Words stand here."
    assert last.marking
    assert last.marking.banner == banner


def test_stamps_and_page_breaks_are_no_text() -> None:
    stamp = "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005"
    text = f"1. FIRST.\n\nUNCLASSIFIED\n\nPAGE 02 OSLO 00124 241200Z\n\n{stamp}\n\n2. SECOND."
    document = read(f"SUBJECT: X\n\n{text}")
    assert [document.text[p.start : p.end] for p in document.paragraphs if p.role == "body"] == ["FIRST.", "SECOND."]


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("Post is requested to report by COB April 30.", "2026-04-30"),
        ("DELIVER THE POINTS NLT 15 MAY.", "2026-05-15"),
        ("Posts are requested to reply by close of business on Friday.", "2026-05-01"),
        ("Embassy is asked to respond within five days.", "2026-04-29"),
        ("Please advise no later than 5/12.", "2026-05-12"),
        ("Addressees should report by 151700Z MAY 26.", "2026-05-15"),
        ("Please deliver the following points at the highest level.", "None"),
        ("ACTION REQUEST: Department asks that post raise this before December 31, 2026.", "2026-12-31"),
    ],
)
def test_request_has_its_deadline(words: str, deadline: str) -> None:
    [action] = read(f"SUBJECT: X\n\n1. (U) Background.\n\n2. (U) {words}").actions
    assert (action.paragraph, str(action.deadline)) == ("2", deadline)
    assert action.words in words


@pytest.mark.parametrize(
    "words",
    [
        "The minister requested a meeting by May 3.",
        "The opposition should win the vote by April 30.",
        "He would report before May 2.",
        "Norway asked Chile to reply by May 5.",
    ],
)
def test_what_others_ask_is_no_request(words: str) -> None:
    assert read(f"SUBJECT: X\n\n1. (U) {words}").actions == ()


def test_deadline_is_as_precise_as_its_words() -> None:
    [action] = read("SUBJECT: X\n\n1. Post is requested to report by May 3, 2027.").actions
    assert action.deadline == PartialDate(2027, 5, 3)


@pytest.mark.parametrize(("post", "day"), [("AMEMBASSY ACCRA", "2025-03-07"), ("JAKARTA", "2025")])
def test_date_in_figures_is_american_only_where_americans_write(post: str, day: str) -> None:
    document = read("\n1. Text.", f"FROM: {post}\nTO: CANBERRA\nDATE: 03/07/2025\nSUBJECT: X\n")
    assert str(document.published) == day
    assert any("only its year" in warning for warning in document.warnings) == (day == "2025")
