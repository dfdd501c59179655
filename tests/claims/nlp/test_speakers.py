"""Whose claims the sentences of a document are; read by the shipped model, all names invented."""

from cables.nlp import read
from cables.parsers import parse
from claims.drafts import ClaimDraft

HEADER = "R 031200Z MAR 26\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n\nUNCLAS LIMA 000123\n\nSUBJECT: QUOTAS\n\n"


def claims(text: str, kind: str) -> list[ClaimDraft]:
    return list(read(parse(text.encode(), "text.txt", kind))._.claims)


def countries(text: str, kind: str, words: str) -> set[str | None]:
    """The countries of the claimants of the claims that hold some words."""
    return {
        claim.claimant.country if claim.claimant else None
        for claim in claims(text, kind)
        if words in " ".join(text[claim.start : claim.end].split())
    }


def test_a_post_reports_what_the_host_says_as_the_hosts_own() -> None:
    text = f"{HEADER}1. Fisheries Minister Ada Boyle called the quota unfair. She demanded new talks with Chile.\n"
    assert countries(text, "cable", "demanded new talks") == {"PE"}


def test_we_in_a_cable_is_the_post() -> None:
    text = f"{HEADER}1. Peru rejected the offer. We believe that the ministry will return to the talks.\n"
    assert countries(text, "cable", "We believe") == {"US"}


def test_a_transcript_keeps_its_speakers_apart() -> None:
    text = (
        "MINISTRY OF FOREIGN AFFAIRS OF PERU\nLima, 3 May 2026\n\nPress conference\n\n"
        "Foreign Minister Ada Boyle: We reject the accusation that Peru broke the treaty.\n"
        "Chilean Ambassador Peter Aldunate: We deny that any ship of ours crossed the line.\n"
    )
    assert countries(text, "statement", "We reject") == {"PE"}
    assert countries(text, "statement", "We deny") == {"CL"}


def test_an_unnamed_speaker_is_of_the_country_of_its_owner() -> None:
    text = "Peru's fishermen urged the government to close the harbour.\n"
    assert countries(text, "article", "urged") == {"PE"}


def test_an_unnamed_office_in_a_transcript_is_the_houses_own() -> None:
    text = (
        "SENATE OF THE REPUBLIC OF PERU\nHearing of 16 October 2025\n\n"
        "THE CHAIRPERSON: The Chileans say that your figures are wrong.\n\n"
        "THE UNDERSECRETARY: We counted the boats by hand. We reject what Santiago says of them.\n"
    )
    assert countries(text, "statement", "We reject") == {"PE"}


def test_an_unnamed_person_in_an_article_is_of_the_place_it_is_written_from() -> None:
    text = "A dry year\n\nLIMA, 3 May 2026 (Agency) - The rain stayed away. A farmer said that the harvest was lost.\n"
    assert countries(text, "article", "the harvest was lost") == {"PE"}


def test_a_minister_is_of_the_country_written_from_and_not_of_a_fleet_or_an_embassy() -> None:
    text = (
        "LIMA, Aug 14 (Agency) - Peru accused a Chinese fleet of poaching, which the Chinese embassy denied.\n\n"
        "The production minister said that 23 ships had gone silent.\n"
    )
    assert countries(text, "article", "gone silent") == {"PE"}


def test_the_embassy_in_a_capital_is_not_of_the_country_that_it_stands_in() -> None:
    text = (
        "Peru blamed Chile for the leak. The Chilean embassy had no comment at first.\n\n"
        "On Friday the embassy in Lima said that the list was sent in May.\n"
    )
    assert countries(text, "article", "the list was sent") == {"CL"}


def test_the_posts_line_tells_whose_vice_minister_a_cable_is_about() -> None:
    text = (
        "C O N F I D E N T I A L LIMA 003117\n\nSIPDIS\n\nSUBJECT: CHILE SHIFTS ITS STORY\n\n"
        "1. (C) The vice minister demanded an apology from Chile. Chile had denied the Chilean jets were there.\n"
    )
    assert "PE" in countries(text, "cable", "demanded an apology")


def test_both_sides_are_the_two_states_that_a_document_is_about() -> None:
    text = "Peru and Chile met in Arica. The two ministers agreed to mark the border. Peru thanked Chile.\n"
    assert countries(text, "article", "agreed to mark") == {"PE", "CL"}


def test_points_for_a_capital_are_no_turn_of_its_to_speak() -> None:
    text = f"{HEADER}1. Please deliver these points.\n\nPoints for Santiago:\n\n- We reject the claim that Peru lied.\n"
    assert countries(text, "cable", "We reject") == {"US"}


def test_the_secretary_of_an_american_cable_is_the_american_one() -> None:
    text = f"{HEADER}1. The Secretary demanded that Chile return the trawlers.\n"
    assert countries(text, "cable", "demanded") == {"US"}
