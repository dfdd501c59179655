"""Who sends a cable or issues a statement, by header, number, letterhead or its own words; all texts invented."""

import pytest

from cables.nlp import read
from cables.parsers import parse
from entities.nlp import find_issuer
from entities.nlp.datelines import find_home
from entities.nlp.issuer import Origin, find_origin


def origin(text: str, filename: str = "text.txt") -> Origin:
    return find_origin(parse(text.encode(), filename, "cable"))


@pytest.mark.parametrize(
    ("head", "issuer", "host"),
    [
        ("FM AMEMBASSY LONDON\nTO SECSTATE WASHDC", "US", "GB"),
        ("FM LIMA\nTO IMMEDIATE FCDO LONDON", "GB", "PE"),
        ("FROM: OSLO\nTO: OTTAWA", "CA", "NO"),
        ("26 LIMA 0044\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC", "US", "PE"),
        ("CONFIDENTIAL LIMA 000388\nSIPDIS\nDEPT FOR WHA/AND\nSANTIAGO FOR POL", "US", "PE"),
        ("FROM: NEW ZEALAND HIGH COMMISSION, SUVA\nTO: WELLINGTON", "NZ", "FJ"),
    ],
)
def test_a_post_is_of_the_state_that_it_reports_to(head: str, issuer: str, host: str):
    found = origin(f"CONFIDENTIAL\n{head}\nSUBJECT: FISHING TALKS\n\n1. THE MINISTER AGREED TO MEET.\n")
    assert found.issuer is not None
    assert (found.issuer.country, found.host) == (issuer, host)


def test_a_post_is_told_by_the_line_that_marks_and_numbers_its_cable():
    found = origin("C O N F I D E N T I A L LIMA 003117\n\nSIPDIS\n\nSUBJECT: CHILE\n\n1. THE MINISTER AGREED.\n")
    assert found.issuer is not None
    assert (found.issuer.country, found.host) == ("US", "PE")


@pytest.mark.parametrize(
    ("filename", "issuer", "host"),
    [
        ("1975LIMA01316.txt", "country:US", "PE"),
        ("1978REYKJA00477.txt", "country:US", "IS"),
        ("1975STATE055582.txt", "office:US:state-department", None),
        ("1977GENEVA01270.txt", "country:US", None),
        ("fishing.txt", "country:US", None),
    ],
)
def test_a_bare_telegram_is_told_by_the_number_it_is_filed_under(filename: str, issuer: str, host: str | None):
    found = origin("1. THE MINISTER AGREED TO MEET THE DELEGATION.\n", filename)
    assert found.issuer is not None
    assert (found.issuer.key, found.host) == (issuer, host)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Peru condemns the attack on Chile's embassy. Peru urges all parties to show restraint.\n", "PE"),
        ("The Foreign Secretary spoke to the Chilean minister. The Foreign Secretary regretted the delay.\n", "GB"),
    ],
)
def test_a_statement_without_letterhead_is_of_the_state_that_acts_in_it(text: str, country: str):
    issuer = find_issuer(read(parse(text.encode(), "text.txt", "statement")))
    assert issuer is not None
    assert issuer.country == country


def test_a_statement_in_which_nobody_speaks_has_no_issuer():
    text = "Chile was hit by a storm last week. The harbour of Iquique was closed for two days.\n"
    assert find_issuer(read(parse(text.encode(), "text.txt", "statement"))) is None


@pytest.mark.parametrize(
    ("head", "country", "kind"),
    [
        ("MINISTRY OF FISHERIES\nREPUBLIC OF PERU\nPress release", "PE", "country"),
        ("FEDERAL MINISTRY FOR EUROPEAN AFFAIRS\nRepublic of Austria\nPress release", "AT", "country"),
        ("CONGRESS OF THE REPUBLIC OF PERU\nPress release", "PE", "country"),
        ("TIDEWELL MARINE LTD\nLimassol\n\nStatement on the arrest of a ship", "CY", "company"),
        ("TIDEWELL\nAnnual meeting, Basel, 4 May 2028", "CH", "organisation"),
    ],
)
def test_a_letterhead_tells_whose_statement_it_is(head: str, country: str, kind: str):
    text = (
        f"{head}\n\nThe talks on the harbour are put off\n4 November 2025\n\n"
        "We regret the delay of the talks with Chile. The ambassador of Chile was told so this morning.\n\n"
        "The talks will be held in May.\n"
    )
    issuer = find_issuer(read(parse(text.encode(), "text.txt", "statement")))
    assert issuer is not None
    assert (issuer.country, issuer.kind) == (country, kind)


def test_a_note_is_of_the_house_that_presents_its_compliments():
    text = "NOTE VERBALE\n\nThe Embassy of Peru presents its compliments to the Ministry of Foreign Affairs of Chile.\n"
    issuer = find_origin(parse(text.encode(), "text.txt", "statement")).issuer
    assert issuer is not None
    assert issuer.country == "PE"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A title\n\nLIMA, Aug 14 (Agency) - Chile protested.\n", "PE"),
        ("A title\n\nOSLO, 9 April 2026\n\nChile protested.\n", "NO"),
        ("By our Maputo correspondent\n\nChile protested.\n", "MZ"),
        ("Chile protested in Lima.\n", None),
    ],
)
def test_a_dateline_tells_where_a_text_was_written(text: str, country: str | None):
    assert find_home(text) == country
