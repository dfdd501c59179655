"""HTML: articles out of pages of many makes, what pages say of themselves, encodings, pages without an article."""

import pytest

from cables.dates import PartialDate
from cables.formats import DocumentError, extract

FIRST = (
    "The foreign ministry of Karelle denied on Tuesday that its engineers had copied the designs of the northern dam."
)
SECOND = (
    "“We have kept every promise that we made,” the spokesperson said, and called the accusation by Ostrand baseless."
)
THIRD = "Both governments will send envoys to the island of Tamsin before the end of the month, according to officials."
PARAGRAPHS = [FIRST, SECOND, THIRD]
MENU = "<ul><li><a href='/w'>World</a></li><li><a href='/p'>Politics</a></li><li><a href='/s'>Sport</a></li></ul>"
OTHERS = "".join(f"<li><a href='/{n}'>Another story about something else, number {n}</a></li>" for n in range(6))


def page(body: str, head: str = "", lang: str = "en") -> bytes:
    """A page with a menu, a list of other stories and a foot around its body."""
    return (
        f"<!DOCTYPE html><html lang='{lang}'><head><meta charset=utf-8>{head}</head><body><nav>{MENU}</nav>{body}"
        f"<aside><h2>Most read</h2><ul>{OTHERS}</ul></aside><footer>© 2026 The Post. All rights reserved.</footer></body></html>"
    ).encode()


def paragraphs(pattern: str = "<p>{}</p>") -> str:
    """The paragraphs of the article in some markup."""
    return "".join(pattern.format(words) for words in PARAGRAPHS)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<article><h1>Karelle denies it</h1><div class='entry-content'>{paragraphs()}</div></article>", id="weblog"),
        pytest.param(
            "<main><h1>Karelle denies it</h1><div class='RichTextStoryBody'>" + paragraphs() + "<div class='Enhancement'>"
            "<div class='PageList'><a href='/1'>Read what the neighbours say about this</a></div></div></div></main>",
            id="agency",
        ),
        pytest.param(
            "<div class='sc-1'><h1>Karelle denies it</h1>" + paragraphs("<div data-gu-name='body' class='dcr-7'><p>{}</p></div>")
            + "</div>",
            id="hashed",
        ),
        pytest.param(
            "<div class='content'><h1>Karelle denies it</h1><div class='news-main' id='News_Body_Txt_A'>"
            + paragraphs("<p style='text-indent:2em'><span>{}</span></p>") + "</div></div>",
            id="foreign ministry",
        ),
        pytest.param(
            f"<table><tr><td>{MENU}</td><td><b>Karelle denies it</b><br><br>{paragraphs('{}<br><br>')}</td></tr></table>",
            id="tables",
        ),
        pytest.param(
            "<div class='node node--type-article'><h1>Karelle denies it</h1><div class='field field--name-body'>"
            + paragraphs("<div>{}</div>") + "</div><div class='field--name-field-tags'><a href='/t'>Dams</a></div></div>",
            id="government",
        ),
    ],
)  # fmt: skip
def test_article_is_told_from_what_stands_around_it(body: str) -> None:
    found = extract(page(body, "<title>Karelle denies it | The Post</title>"), "a.bin")
    assert found.text.split("\n\n") == ["Karelle denies it", *PARAGRAPHS]


def test_lists_headings_and_tables_inside_the_article_are_kept() -> None:
    middle = "<h2>The offers</h2><ul><li>A joint inspection.</li><li>A new date.</li></ul>"
    table = "<table><tr><td>Ostrand</td><td>12</td></tr></table>"
    body = f"<article><h1>Title of it</h1><p>{FIRST}</p>{middle}<p>{SECOND}</p>{table}<p>{THIRD}</p></article>"
    text = extract(page(body), "a.html").text
    assert text.split("\n\n")[1:] == [
        FIRST, "The offers", "A joint inspection.", "A new date.", SECOND, "Ostrand\t12", THIRD,
    ]  # fmt: skip


LINKED = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":'
    '"Karelle denies it","datePublished":"2026-05-12T23:30:00-04:00","author":[{"@id":"#a"},{"name":"Rafi Ben"}],'
    '"publisher":{"@type":"Organization","name":"The Post &amp; Mail"}},{"@id":"#a","@type":"Person","name":"Mara Lind"}]}'
    "</script>"
)
OPEN_GRAPH = (
    '<meta property="og:title" content="Karelle denies it"><meta property="og:site_name" content="The Post">'
    '<meta property="article:published_time" content="2026-05-12T08:00:00Z"><meta name="author" content="By Mara Lind">'
    '<meta property="og:url" content="https://post.example/a?utm_source=x">'
)


def test_linked_data_tell_author_day_and_publisher() -> None:
    found = extract(page(f"<article><h1>Karelle denies it</h1>{paragraphs()}</article>", LINKED), "a.html")
    assert (found.title, found.author, found.issuer) == ("Karelle denies it", "Mara Lind, Rafi Ben", "The Post & Mail")
    assert (found.published, found.kind, found.language) == (PartialDate(2026, 5, 12), "article", "en")


def test_meta_elements_tell_them_where_there_are_no_linked_data() -> None:
    link = '<link rel="canonical" href="/world/a">'
    found = extract(page(f"<article><h1>Karelle denies it</h1>{paragraphs()}</article>", OPEN_GRAPH + link), "a.html")
    assert (found.author, found.issuer, found.url) == ("Mara Lind", "The Post", "https://post.example/world/a")
    assert (found.published, found.kind) == (PartialDate(2026, 5, 12), None)


def test_what_is_printed_tells_them_where_nothing_else_does() -> None:
    head = "<h1>Karelle denies it</h1><p class='byline'>By Mara Lind</p><p class='date'>12 May 2026</p>"
    found = extract(
        page(f"<article>{head}{paragraphs()}</article>", "<title>Karelle denies it - The Post</title>"), "a"
    )
    assert (found.author, found.issuer) == ("Mara Lind", "The Post")
    assert found.published == PartialDate(2026, 5, 12)
    assert found.text.split("\n\n") == ["Karelle denies it", *PARAGRAPHS]


def test_address_that_a_browser_saved_is_found() -> None:
    data = page(f"<article>{paragraphs()}</article>").replace(
        b"<html", b"<!-- saved from url=(0030)https://post.example/world/7 -->\n<html", 1
    )
    assert extract(data, "a.html").url == "https://post.example/world/7"


def test_front_page_is_no_address_of_an_article() -> None:
    link = '<link rel="canonical" href="https://post.example/">'
    assert extract(page(f"<article>{paragraphs()}</article>", link), "a.html").url is None


CHINESE = (
    "<h1>外交部发言人答记者问</h1>" + "<p>外交部发言人表示,有关指责毫无根据,中方对此坚决反对,并已提出严正交涉。</p>" * 3
)
RUSSIAN = (
    "<h1>Заявление</h1>"
    + "<p>Министерство иностранных дел заявило, что обвинения не имеют под собой оснований.</p>" * 3
)


@pytest.mark.parametrize(
    ("body", "encoding", "name"),
    [
        (CHINESE, "gb18030", "gb2312"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (CHINESE, "utf-16", ""),
        (RUSSIAN, "utf-8", "x"),
    ],
)
def test_encoding_is_taken_from_mark_or_page(body: str, encoding: str, name: str) -> None:
    declared = f'<meta http-equiv="Content-Type" content="text/html; charset={name}">' if name else ""
    data = f"<html><head>{declared}<title>x</title></head><body>{body}</body></html>".encode(encoding)
    text = extract(data, "a.html").text
    assert ("坚决反对" if body == CHINESE else "иностранных дел") in text


def test_language_that_cannot_be_that_of_the_text_is_not_believed() -> None:
    assert extract(page(CHINESE, lang="en"), "a.html").language is None
    assert extract(page(CHINESE, lang="zh-Hans"), "a.html").language == "zh"


def test_page_without_an_article_gives_all_of_its_text() -> None:
    found = extract(b"<html><body><div>Closed today.</div><script>var a = 1</script></body></html>", "a.html")
    assert found.text == "Closed today."


@pytest.mark.parametrize("data", [b"<html></html>", b"<!doctype html><body><script>var a = 1</script></body>"])
def test_page_without_text_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(DocumentError, match="Print it to PDF"):
        extract(data, "a.html")


def test_page_nested_without_end_is_survived() -> None:
    data = b"<html><body><p>words</p>" + b"<div>" * 100_000 + b"more</div></body></html>"
    assert extract(data, "a.html").text.startswith("words")
