"""Documents in a language that is not read: kept, searched, marked so, and never read wrongly."""

import pytest

from cables import services
from cables.intake import Intake, ingest
from cables.models import Document, Paragraph, SearchHit
from cables.parsers.language import guess_language
from claims.models import Claim
from entities.models import Mention

FRENCH = "La Norvège accuse le Chili\n\nLe ministère norvégien a accusé le Chili de rompre l'accord. Santiago a démenti ces accusations."
CHINESE = "外交部发言人表示,有关指责毫无根据。中国政府一贯反对。"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norland accused Sudland of theft.", "en"),
        ("NORLAND HAS DENIED ANY PART IN THE MATTER, THE EMBASSY REPORTS.", "en"),
        (FRENCH, "fr"),
        ("Das Außenamt wies die Vorwürfe am Montag zurück und sprach von haltlosen Behauptungen.", "de"),
        ("Ministerstwo zaprzeczyło oskarżeniom.", "pl"),
        ("Министерство иностранных дел заявило, что обвинения не имеют под собой оснований.", "ru"),
        ("Міністерство закордонних справ заперечило звинувачення й назвало їх безпідставними.", "uk"),
        (CHINESE, "zh"),
        ("外務省は、この報道を否定した。", "ja"),
        ("외교부는 이 의혹을 부인했다.", "ko"),
        ("", "en"),
        ("UNCLAS OSLO 1234", "en"),
    ],
)
def test_the_language_is_told(text, language):
    assert guess_language(text) == language


def test_what_a_file_states_of_itself_counts_only_where_the_text_does_not_tell():
    assert guess_language("1.234,00", "fr-CA") == "fr"
    assert guess_language("The ministry denied the report on Monday.", "fr") == "en"


def bring(text: str, **intake: str) -> Document:
    """Take in and process."""
    document = ingest(text.encode(), "file.txt", Intake(**intake)).document
    services.process(document.pk)
    document.refresh_from_db()
    return document


@pytest.mark.slow
def test_a_document_in_another_language_is_kept_and_searched_and_not_read(see_all):
    document = bring(FRENCH)
    assert (document.state, document.language) == ("ready", "fr")
    assert document.unread == "It is in French, and only English is read."
    assert Paragraph.objects.filter(document=document).count() == 2
    assert SearchHit.objects.matching("démenti").count() == 1
    assert not Claim.objects.exists()
    assert not Mention.objects.exists()


@pytest.mark.slow
@pytest.mark.parametrize("words", ["指责", "外交部 政府", '"毫无根据"', "指责 OR theft"])
def test_words_of_a_language_without_blanks_are_found(see_all, words):
    bring(CHINESE)
    assert SearchHit.objects.matching(words).count() == 1


@pytest.mark.slow
@pytest.mark.parametrize("words", ["责指", "部外", "指责 -政府"])
def test_characters_in_another_order_are_another_word(see_all, words):
    bring(CHINESE)
    assert SearchHit.objects.matching(words).count() == 0


@pytest.mark.slow
def test_a_person_says_that_it_is_in_english_after_all(see_all, as_analyst):
    document = bring("Norway accused Chile of theft. Chile denied it.", language="fr")
    assert document.unread
    assert not Claim.objects.exists()
    page = as_analyst.get(document.get_absolute_url())
    assert b"not read" in page.content
    assert b"It is in English: read it" in page.content
    as_analyst.post(f"/documents/{document.pk}/process/", {"language": "en"})
    services.process(document.pk)
    document.refresh_from_db()
    assert document.unread == ""
    assert Claim.objects.filter(kind="accusation").exists()
