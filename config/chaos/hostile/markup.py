"""XML, TEI, feeds and HTML: entities that ask for files or swell, depth without end, tags that never close."""

from collections.abc import Iterator

from .draw import STORY, Draw

Files = Iterator[tuple[str, bytes]]
SHELLS = {
    "plain.xml": "<doc><p>{}</p></doc>",
    "volume.xml": '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>'
    '<div type="document" n="1"><head>1. Telegram</head><p>{}</p></div></body></text></TEI>',
    "feed.rss": '<rss version="2.0"><channel><title>News</title><item><title>{}</title>'
    "<link>https://news.example/1</link><description>{}</description></item></channel></rss>",
    "feed.atom": '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><id>1</id><title>{}</title>'
    "<content>{}</content></entry></feed>",
    "page.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{}</title></head><body><p>{}</p></body></html>',
}


def within(shell: str, words: str, doctype: str = "") -> bytes:
    """A file of one of the SHELLS with `words` in it, behind a document type."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}\n{SHELLS[shell].replace("{}", words)}'.encode()


def doctypes(draw: Draw) -> Iterator[tuple[str, str]]:
    """(document type, words that use it) of every way to ask for something outside or to swell."""
    for uri in (draw.file_uri, draw.url, draw.file_uri.removeprefix("file://")):
        yield f'<!DOCTYPE d [<!ENTITY x SYSTEM "{uri}">]>', "&x;"
    yield f'<!DOCTYPE d [<!ENTITY % x SYSTEM "{draw.url}/dtd"> %x;]>', "words"
    yield f'<!DOCTYPE d SYSTEM "{draw.url}/external.dtd">', "words"
    yield f'<!DOCTYPE d PUBLIC "-//X//Y" "{draw.file_uri}">', "words"


def external_entities(draw: Draw) -> Files:
    """XXE in every shell."""
    for shell in SHELLS:
        for doctype, words in doctypes(draw):
            yield shell, within(shell, words, doctype)


def inclusions(draw: Draw) -> Files:
    """XInclude and style sheets that ask for something outside."""
    for target in (draw.file_uri, draw.url):
        include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{target}" parse="text"/>'
        for shell in ("volume.xml", "feed.atom"):
            yield shell, within(shell, include, f'<?xml-stylesheet type="text/xsl" href="{target}"?>')


def expansions(draw: Draw) -> Files:
    """Entities that swell: tenfold at each step, or one long one very often."""
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<!DOCTYPE d [<!ENTITY e0 "ha">{steps}]>'
    long = f'<!DOCTYPE d [<!ENTITY e9 "{"a" * draw.size(100_000)}">]>'
    circle = '<!DOCTYPE d [<!ENTITY e9 "&f;"><!ENTITY f "&e9;">]>'
    for shell in SHELLS:
        yield shell, within(shell, "&e9;", laughs)
        yield shell, within(shell, "&e9;" * draw.size(30_000), long)
        yield shell, within(shell, "&e9;", circle)


def deep_markup(draw: Draw) -> Files:
    """Elements in elements."""
    for depth in (draw.size(2_000), draw.size(100_000), draw.size(1_000_000)):
        for tag in ("div", "b", "table"):
            yield (
                f"deep-{tag}.html",
                f"<html><body>{f'<{tag}>' * depth}{STORY}{f'</{tag}>' * depth}</body></html>".encode(),
            )
        yield "deep.xml", within("plain.xml", "<p>" * depth + "x" + "</p>" * depth)
        yield "deep.rss", within("feed.rss", "<p>" * depth + "x" + "</p>" * depth)


def wild_pages(draw: Draw) -> Files:
    """Pages that no browser made."""
    story = "".join(f"<p>{line}</p>" for line in STORY.splitlines() if line)
    start = "<!doctype html><html><head><title>Norway and Chile</title></head><body>"
    yield "unclosed.html", (start + "<p><i><b>" * draw.size(50_000) + STORY).encode()
    yield (
        "attributes.html",
        (start + "<p " + " ".join(f"a{n}=1" for n in range(draw.size(200_000))) + f">{story}").encode(),
    )
    yield "long-attribute.html", (start + f'<p class="{"a" * draw.size(10**7)}">{story}').encode()
    yield "comment.html", (start + "<!--" + "-" * draw.size(10**6) + story).encode()
    yield "scripts.html", (start + f"<script>{'while(1);' * draw.size(10**5)}</script>{story}").encode()
    yield "entities.html", (start + "&#0;&#xD800;&#x110000;&#99999999999;&amp" * 500 + story).encode()
    yield "nul.html", (start + story).encode().replace(b"e", b"e\0")
    yield (
        "refresh.html",
        f'{start}<meta http-equiv=refresh content="0;url={draw.url}"><img src="{draw.url}">{story}'.encode(),
    )
    yield "base.html", f'{start}<base href="{draw.url}"><link rel=canonical href="javascript:alert(1)">{story}'.encode()
    linked = '{"@type":"NewsArticle","headline":' + "[" * draw.size(100_000)
    yield "linked.html", f'{start}<script type="application/ld+json">{linked}</script>{story}'.encode()
    yield "charset.html", f'{start}<meta charset="x-nothing">{story}'.encode("cp1251", "replace")
    yield "empty.html", b"<html></html>"


FAMILIES = {
    "XML: external entities": external_entities, "XML: inclusions": inclusions, "XML: expansions": expansions,
    "markup: depth": deep_markup, "HTML: wild": wild_pages,
}  # fmt: skip
