"""What a web page says of itself: title, author, day, publisher, address and language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from cables.dates import PartialDate, parse_date
from cables.formats.html_blocks import find_blocks, plain_words
from cables.formats.linked_data import Article, find_article_data

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "articletitle", "parsely-title")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator")
_AUTHORS += ("citation_author", "dc.contributor", "og:article:author")
_DAYS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "publication-date", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date", "dcterms.created", "dc.date.created", "parsely-pub-date", "sailthru.date", "citation_publication_date",
    "article.published", "article_date_original", "displaydate", "date", "release_date", "cdate", "firstpublishedtime",
)  # fmt: skip
_PUBLISHERS = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_publisher", "sitename")
_PUBLISHERS += ("contentsource", "application-name")
_SAVED = re.compile(
    r"(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*|mirrored from )\s*(https?://[^\s>]+)"
)
_SEPARATOR = re.compile(r"\s+(?:[|·•–—:»-]|::)\s+|\s*[|_]\s*")
_LABEL = re.compile(r"^(?:by|von|par|por|от|文|author|written by|reporting by)[:\s]+", re.IGNORECASE)
_NOBODY = re.compile(r"(?:admin\w*|editor\w*|webmaster|staff|guest|user|root|website)$", re.IGNORECASE)
_DAY_NAMES = re.compile(r"(?:^|[\s_-])(?:date|published?|posted|pub-?date|time(?:stamp)?|datetime)", re.IGNORECASE)
_OFFICIAL = re.compile(r"\.(?:gov|gob|gouv|govt|go|mil|int)(?:\.[a-z]{2})?$|(?:^|\.)(?:mfa|mofa|fmprc|mid|un|europa)\.")
_ABOVE, _BELOW = 20, 60  # elements around the title among which the day stands
_LINE = 120  # characters: more are a paragraph
_UNSEEN = frozenset("script style noscript template a".split())
_HEADS = frozenset("h1 h2 h3 b strong font span p".split())


@dataclass(frozen=True)
class Facts:
    """What was found; None where the page says nothing. `is_news` where it calls itself a news article."""

    title: str | None
    author: str | None
    published: PartialDate | None
    publisher: str | None
    url: str | None
    language: str | None
    is_news: bool


def find_facts(tree: HtmlElement, beginning: str) -> Facts:
    """The facts of a page; `beginning` is its source, where a browser that saved it wrote the address."""
    said = _said(tree)
    headings = [words for h1 in tree.iter("h1") if (words := _text(h1))]
    linked = find_article_data(tree, [*headings, *_first(said, _TITLES)])
    heading, publisher = _title(tree, said, linked, headings)
    publisher = linked.publisher or next(iter(_first(said, _PUBLISHERS)), None) or publisher
    url = _url(tree, said, linked, beginning)
    return Facts(
        title=heading,
        author=_author(tree, said, linked, publisher),
        published=_published(tree, said, linked, url, heading),
        publisher=publisher[:300] if publisher else None,
        url=url,
        language=_language(tree, said),
        is_news=linked.is_news and not _OFFICIAL.search(urlsplit(url or "").hostname or ""),
    )


def _said(tree: HtmlElement) -> dict[str, list[str]]:
    """The meta elements: what each name says, in order."""
    said: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        if words := " ".join((meta.get("content") or "").split()):
            said.setdefault(name.strip().lower(), []).append(words)
    return said


def _first(said: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return next((said[name] for name in names if name in said), [])


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _title(
    tree: HtmlElement, said: dict[str, list[str]], linked: Article, headings: list[str]
) -> tuple[str | None, str | None]:
    """The title as it is printed on the page, and the publisher that stands beside it in the title of the window."""
    element = tree.find(".//title")
    window = _text(element) if element is not None else ""
    stated = [words for words in (*_first(said, _TITLES), linked.headline, window) if words]
    marked = [_text(found) for found in tree.xpath("//*[@itemprop='headline']") if _text(found)]
    for words in [*marked, *headings]:
        if any(_overlap(words, other) >= 0.6 for other in stated):
            return words, _beside(words, window)
    if stated:
        title = _without_site(stated[0], [*_first(said, _PUBLISHERS), linked.publisher or ""])
        title = title if title != window else _printed(window, tree) or title
        return title, _beside(title, window)
    return (headings[0] if headings else None), None


def _overlap(words: str, other: str) -> float:
    """The share of the words of the first that the other has, weighed against those that it lacks."""
    mine, theirs = set(plain_words(words).split()), set(plain_words(other).split())
    return len(mine & theirs) / len(mine) if len(mine) > 1 or mine == theirs else 0.0


def _beside(title: str, window: str) -> str | None:
    """What stands in the title of the window after the title and a separator."""
    if not window.startswith(title) or len(window) == len(title):
        return None
    parts = [part.strip() for part in _SEPARATOR.split(window[len(title) :]) if part.strip()]
    return parts[-1] if parts and len(parts[-1]) < 60 else None


def _without_site(title: str, names: list[str]) -> str:
    """The title without the name of the site before or after it."""
    plain = {plain_words(name) for name in names if name}
    for separator in reversed(list(_SEPARATOR.finditer(title))):
        if plain_words(title[separator.end() :]) in plain:
            return title[: separator.start()]
        if plain_words(title[: separator.start()]) in plain:
            return title[separator.end() :]
    return title


def _printed(window: str, tree: HtmlElement) -> str | None:
    """The part of the title of the window that is printed as a line of the page."""
    separators = list(_SEPARATOR.finditer(window))
    parts = [window[: found.start()] for found in separators] + [window[found.end() :] for found in separators]
    lines = {plain_words(line) for block in find_blocks(tree) for line in block.words.split("\n")} if parts else set()
    return max((part for part in parts if plain_words(part) in lines), key=len, default=None)


def _author(tree: HtmlElement, said: dict[str, list[str]], linked: Article, publisher: str | None) -> str | None:
    """Who wrote it; the publisher itself is no author."""
    marked = [_text(found) for found in tree.xpath("//*[@itemprop='author']|//a[@rel='author']") if _text(found)]
    for names in (linked.authors, _first(said, _AUTHORS), marked[:1]):
        names = list(dict.fromkeys(_LABEL.sub("", name).strip() for name in names))
        names = [name for name in names if _is_person(name, publisher)]
        if names:
            return ", ".join(names)[:300]
    found = re.split("[;,] ", extract_author(tree) or "")
    return ", ".join(name for name in found if _is_person(name, publisher))[:300] or None


def _is_person(name: str, publisher: str | None) -> bool:
    if not name or "://" in name or name.startswith("@") or _NOBODY.match(name) or len(name) > 200:
        return False
    return not publisher or plain_words(name) != plain_words(publisher)


def _published(
    tree: HtmlElement, said: dict[str, list[str]], linked: Article, url: str | None, title: str | None
) -> PartialDate | None:
    """The day of publication: as data say, as the elements for it say, as a short line above the text says."""
    marked = tree.xpath("//*[@itemprop='datePublished']")
    data = [linked.published, *_first(said, _DAYS), *(said.get("datepublished") or [])]
    data += [found.get("content") or found.get("datetime") or _text(found) for found in marked]
    data += _lines_of_day(tree, title)
    data += re.findall(r"/(20\d\d[/-]\d\d[/-]\d\d)(?=/|-|$)", url or "")
    return next((day for words in data if words and (day := read_day(words)) and day.day), None)


def read_day(words: str) -> PartialDate | None:
    """The day that data or a line give; a moment counts by the clock that it is given in."""
    plain = re.match(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)|\s*(\d{4})(\d{2})(\d{2})T", words)
    try:
        if plain:
            year, month, day = (int(part) for part in plain.groups() if part)
            return PartialDate(year, month, day)
        return parse_date(words[:200])
    except ValueError:
        return None


def _lines_of_day(tree: HtmlElement, title: str | None) -> list[str]:
    """Moments and short lines that tell the day, between title and text or just above; those of publication first."""
    stated, others = [], []
    for element, is_near in _near(tree, title):
        name = f"{element.get('class', '')} {element.get('id', '')} {element.get('pubdate', '')}"
        is_named = element.tag == "time" or bool(_DAY_NAMES.search(name))
        words = element.get("datetime") or (_text(element) if is_named or len(element) == 0 else "")
        if "publish" in name.lower() and is_named and len(words) < _LINE:
            stated.append(words)
        elif is_near and len(words) < (_LINE if is_named else _LINE / 2):
            others.append(words)
    return [*stated, *others]


def _near(tree: HtmlElement, title: str | None) -> Iterator[tuple[HtmlElement, bool]]:
    """The elements of a page, and whether each stands around the title: above it, or below it before the text."""
    elements = [element for element in tree.iter() if isinstance(element.tag, str) and element.tag not in _UNSEEN]
    heads = (n for n, e in enumerate(elements) if e.tag in _HEADS and title and _text(e) == title)
    start = next(heads, None)
    if start is None:
        yield from ((element, False) for element in elements)
        return
    paragraphs = 0
    for number, element in enumerate(elements[start + 1 :]):
        paragraphs += sum(len(words or "") >= _LINE for words in (element.text, element.tail))
        yield element, number < _BELOW and paragraphs < 2
    for number, element in enumerate(reversed(elements[:start])):
        yield element, number < _ABOVE


def _url(tree: HtmlElement, said: dict[str, list[str]], linked: Article, beginning: str) -> str | None:
    """The canonical address; the front page of a site is that of no article."""
    saved = _SAVED.search(beginning)
    base = next((found.get("href") for found in tree.iter("base") if found.get("href")), "")
    links = [
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    others = [*said.get("og:url", []), *said.get("twitter:url", []), linked.url or "", saved[1] if saved else ""]
    base = next((url for url in [base, *others] if urlsplit_safe(url)), "")
    for url in [*links, *others]:
        whole = urljoin(base, url.strip()) if url.strip() and (base or "://" in url) else ""
        if urlsplit_safe(whole) and urlsplit(whole).path.strip("/") + urlsplit(whole).query:
            return whole[:2000]
    return None


def urlsplit_safe(url: str) -> bool:
    """Whether this is an address of the web with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _language(tree: HtmlElement, said: dict[str, list[str]]) -> str | None:
    """The primary code of the language that the page states, "zh" of "zh-Hans-CN"."""
    stated = [tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang") or ""]
    stated += [*said.get("content-language", []), *said.get("og:locale", [])]
    for words in stated:
        if code := re.match(r"\s*([a-zA-Z]{2,3})(?=$|[-_,;\s])", words):
            return code[1].lower()
    return None
