"""What a web page says of its article in JSON-LD (schema.org)."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from lxml.html import HtmlElement

from cables.formats.html_blocks import plain_words

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|WebPage|PressRelease)$")
_NEWS = re.compile(r"\w*NewsArticle$|LiveBlogPosting$|NewsArticle$")
_MOST_NODES = 2_000

Node = dict[str, object]


@dataclass(frozen=True)
class Article:
    """The facts of the article; empty where the page says nothing."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    is_news: bool = False


def find_article_data(tree: HtmlElement, titles: list[str]) -> Article:
    """The article that the page is about: the one with a headline among `titles`, else the first of the best type."""
    nodes = [node for root in _roots(tree) for node in _nodes(root)]
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if any(_ARTICLE.fullmatch(kind) for kind in _types(node)) and len(node) > 2]
    if not articles:
        return Article()
    wanted = {plain_words(title) for title in titles}
    best = max(articles, key=lambda node: (_headline(node) in wanted, "WebPage" not in _types(node), _is_news(node)))
    publisher = _names(best.get("publisher") or best.get("sourceOrganization"), known)
    page = best.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    return Article(
        headline=_words(best.get("headline") or best.get("name")),
        authors=tuple(_names(best.get("author") or best.get("creator"), known)),
        published=_words(best.get("datePublished") or best.get("dateCreated")),
        publisher=publisher[0] if publisher else None,
        url=_words(best.get("url")) or _words(page),
        is_news=_is_news(best),
    )


def _roots(tree: HtmlElement) -> Iterator[object]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            source = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", script.text or "")
            try:
                yield json.loads(source, strict=False)
            except (ValueError, RecursionError):
                continue


def _nodes(root: object) -> list[Node]:
    """All objects of the data, outer before inner."""
    found: list[Node] = []
    rest = [root]
    while rest and len(found) < _MOST_NODES:
        item = rest.pop(0)
        if isinstance(item, dict):
            found.append(item)
            rest += item.values()
        elif isinstance(item, list):
            rest += item
    return found


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    return [str(kind).rpartition("/")[2] for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]


def _is_news(node: Node) -> bool:
    return any(_NEWS.fullmatch(kind) for kind in _types(node))


def _headline(node: Node) -> str:
    return plain_words(_words(node.get("headline")) or "")


def _names(value: object, known: dict[object, Node]) -> list[str]:
    """The names of persons or organisations, given by name, as objects, or by reference to an object."""
    names = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = (item if item.get("name") else known.get(item.get("@id"), {})).get("name")
        names += [words for part in (item if isinstance(item, list) else [item]) if (words := _words(part))]
    return names


def _words(value: object) -> str | None:
    """A text as it is shown: without references to characters and elements."""
    if not isinstance(value, str):
        return None
    return " ".join(re.sub(r"<[^>]{1,200}>", " ", unescape(value)).split()) or None
