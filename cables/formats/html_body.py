"""The body of the article on a web page, as paragraphs."""

import logging
import re
from collections.abc import Iterator
from copy import deepcopy

from lxml.html import HtmlElement
from trafilatura import bare_extraction

# What a page is broken in is of no use to those who read the log of a worker.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# Elements of HTML, and of the simpler markup that the library gives, that stand in lines of their own.
_BLOCKS = frozenset(
    "html body p div section article main header footer aside nav h1 h2 h3 h4 h5 h6 head li item ul ol list dl dt dd "
    "blockquote quote table tbody thead tr row pre code form fieldset figure figcaption address hr caption".split()
)
_CELLS = frozenset({"td", "th", "cell"})
_SILENT = frozenset(
    "script style noscript template svg iframe object select option button input textarea title".split()
)
_CLUTTER = (
    r"related|recommend\w*|most-?(?:read|popular|viewed)|trending|newsletter|subscri(?:be|ption)|sign-?up|share|sharing|"
    r"sharedaddy|social|comments?|respond|disqus|cookie|consent|gdpr|advert\w*|ads?|promo|sponsor(?:ed)?|outbrain|taboola|"
    r"breadcrumbs?|byline|author-?(?:bio|box|info)|caption|credit|tags?|read-?(?:more|next|also)|also-?read|more-?on|"
    r"inline-?(?:link|promo|story)|pull-?quote|paywall|donat\w+|popup|modal|banner|toolbar|pagination|post-?nav(?:igation)?|"
    r"print-?(?:only|button)|audio|player|video|gallery|widget|sidebar|meta|timestamp|dateline-?time|follow|embed-?card"
)
_TOKEN = re.compile(rf"(?:^|[\s_-]|__)(?:{_CLUTTER})(?=$|[\s_-])", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ALWAYS = frozenset("nav aside footer form figcaption dialog menu".split())
_ROLES = frozenset("navigation complementary contentinfo search banner dialog alert form".split())
_KEPT_SHARE = 0.25  # of the words of a page: what holds as many is no clutter, whatever it is called
_BLANKS = re.compile(r"[ \t\r\n\f\v\xa0\u200b]+")


def find_article(tree: HtmlElement) -> list[str]:
    """The paragraphs of the article; none where nothing looks like one."""
    tree = without_clutter(tree)
    try:
        found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # pages nested too deeply for the library, among others: the whole text is given then
        return []
    return render(found.body) if found is not None and found.body is not None else []


def render(element: HtmlElement) -> list[str]:
    """The text under an element as paragraphs: a block each, the cells of a row apart by tabs."""
    paragraphs, line = [], []
    for piece in _pieces(element):
        if piece is None:
            paragraphs += _split("".join(line))
            line = []
        else:
            line.append(piece)
    return [*paragraphs, *_split("".join(line))]


def plain_words(words: str) -> str:
    """Words to compare: neither case nor signs count."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def without_clutter(tree: HtmlElement) -> HtmlElement:
    """A copy of the page without what its elements and their names tell to be no part of an article."""
    tree = deepcopy(tree)
    total = _size(tree)
    for element in list(tree.iter()):
        if isinstance(element.tag, str) and element.getparent() is not None and _is_clutter(element):
            if _size(element) < _KEPT_SHARE * total and element.find(".//h1") is None:
                element.drop_tree()
    return tree


def _is_clutter(element: HtmlElement) -> bool:
    if element.tag in ("html", "body", "head", "main", "article", "p", "h1"):
        return element.tag == "p" and _named_so(element)
    if element.tag in _ALWAYS or element.get("role") in _ROLES or element.get("hidden") is not None:
        return True
    return (
        element.get("aria-hidden") == "true"
        or "display:none" in element.get("style", "").replace(" ", "")
        or (_named_so(element))
    )


def _named_so(element: HtmlElement) -> bool:
    names = (element.get(name, "") for name in ("class", "id", "data-component", "data-testid", "data-module"))
    return any(_TOKEN.search(_CAMEL.sub("-", name)) for name in names if name)


def _size(element: HtmlElement) -> int:
    """The letters of the paragraphs under an element, links aside."""
    return sum(len(piece.strip()) for piece in _pieces(element) if piece)


def _pieces(element: HtmlElement) -> Iterator[str | None]:
    """The texts under an element in order; None where a paragraph ends, a line break where a line does."""
    if element.tag in _SILENT or not isinstance(element.tag, str):
        return
    breaks = element.tag in _BLOCKS
    if breaks:
        yield None
    if element.text:
        yield _BLANKS.sub(" ", element.text)
    for child in element:
        yield from _pieces(child)
        if child.tail:
            yield _BLANKS.sub(" ", child.tail)
    if element.tag in ("br", "lb"):
        yield "\n"
    elif element.tag in _CELLS:
        yield "\t"
    if breaks:
        yield None


def _split(words: str) -> Iterator[str]:
    """The paragraphs in the text of a block: two line breaks end one."""
    for paragraph in re.split(r"\n[ \t]*\n", words):
        lines = (re.sub(" {2,}", " ", line).strip() for line in paragraph.split("\n"))
        if joined := "\n".join(line for line in lines if line):
            yield joined
