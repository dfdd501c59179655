"""The blocks of text on a web page, in order, and the page without what its markup tells to be no part of an article."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement

# Elements of HTML, and of the simpler markup that trafilatura gives, that stand in lines of their own.
_BLOCKS = frozenset(
    "html body p div section article main header footer aside nav h1 h2 h3 h4 h5 h6 head li item ul ol list dl dt dd "
    "blockquote quote table tbody thead tr row pre code form fieldset figure figcaption address hr caption".split()
)
_CELLS = frozenset({"td", "th", "cell"})
_SILENT = frozenset(
    "script style noscript template svg iframe object select option button input textarea title".split()
)
_CLUTTER = (
    r"related\w*|jp-?relatedposts|recommend\w*|recirc\w*|most-?(?:read|popular|viewed)|trending|newsletter\w*|mailpoet|mc4wp|"
    r"subscri(?:be|ption)|sign-?up|share|sharing|sharedaddy|social|comments?|respond|disqus|cookies?|consent|gdpr|ads?|"
    r"advert\w*|promo|sponsor(?:ed)?|outbrain|taboola|breadcrumbs?|byline|author-?(?:bio|box|info)|caption|credit|tags?|"
    r"read-?(?:more|next|also)|also-?read|more-?on|inline-?(?:link|promo|story)|pull-?quote|donat\w+|popup|modal|"
    r"toolbar|pagination|post-?nav(?:igation)?|print-?(?:only|button)|audio|player|video|gallery|widget-?area|sidebar|follow|"
    r"entry-?meta|post-?meta|article-?meta|timestamp|skip-?link|screen-?reader-?text|visually-?hidden|sr-?only|links-?block"
)
_NAMED = re.compile(rf"(?:^|[\s_-]|__)(?:{_CLUTTER})(?=$|[\s_-])", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ALWAYS = frozenset("nav aside footer form figcaption dialog menu".split())
_ROLES = frozenset("navigation complementary contentinfo search banner dialog alert form".split())
_NEVER = frozenset("html body head main article h1".split())
_LABEL = re.compile(
    r"advertis(?:e?ment|ing)|sponsored(?: content)?|anzeige|werbung|publicit[eé]|publicidad|реклама|广告|広告", re.I
)
_KEPT_SHARE = 0.25  # of the words of a page: what holds as many is no clutter, whatever it is called
_BOX = 350  # characters: a box of fewer is about the form or label in it
_CARD = 450  # characters: a headline with a teaser
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_BLANKS = re.compile(r"[ \t\r\n\f\v\xa0\u200b]+")


@dataclass(frozen=True)
class Block:
    """A paragraph, the innermost element that holds it, and how many of its characters are links."""

    element: HtmlElement
    words: str
    linked: int

    @property
    def shape(self) -> tuple[str, ...]:
        """What blocks of one kind share: the names of the element and of the one around it."""
        above = self.element.getparent()
        around = (above.tag, above.get("class", "")) if above is not None else ("", "")
        return (self.element.tag, self.element.get("class", ""), *around)


def find_blocks(root: HtmlElement) -> list[Block]:
    """The blocks under an element, in order; cells of a row apart by tabs, two line breaks end a block."""
    blocks: list[Block] = []
    line: list[tuple[str, bool]] = []
    holder = root
    for element, words, is_link in _pieces(root, root, False):
        if words is not None:
            holder = element if not line else holder
            line.append((words, is_link))
        elif line:
            blocks += _split(holder, line)
            line = []
    return [*blocks, *_split(holder, line)]


def plain_words(words: str) -> str:
    """Words to compare: neither case nor signs count."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def without_clutter(tree: HtmlElement) -> HtmlElement:
    """A copy of the page without menus, boxes, captions and the like, as elements and their names tell."""
    tree = deepcopy(tree)
    most = _KEPT_SHARE * _size(tree)
    rest = list(tree)
    while rest:
        element = rest.pop()
        if isinstance(element.tag, str) and not _dropped(element, most):
            rest += element
    for card in [_card_around(link) for link in tree.iter("a") if _is_headline(link)]:
        if card is not None and card.getparent() is not None:
            card.drop_tree()
    return tree


def _is_headline(link: HtmlElement) -> bool:
    """Whether a link is the heading of another article."""
    href = link.get("href") or "#"
    if href.startswith("#") or not link.text_content().strip():
        return False
    above = link.getparent()
    return above is not None and above.tag in _HEADINGS or any(True for _ in link.iter(*_HEADINGS))


def _card_around(link: HtmlElement) -> HtmlElement | None:
    """The box that a headline stands in with a sentence or two of its article; None where it stands in more."""
    card = link.getparent() if link.getparent().tag in _HEADINGS else link
    while (above := card.getparent()) is not None and above.tag not in ("html", "body", "main"):
        if _exceeds(above, _CARD) or above.find(".//h1") is not None or sum(map(_is_headline, above.iter("a"))) > 1:
            break
        card = above
    return card if card.find(".//h1") is None else None


def _dropped(element: HtmlElement, most: float) -> bool:
    """Drop an element that is clutter and holds at most so many characters; whether it went."""
    if not _is_clutter(element):
        return False
    box = _box_around(element) if element.tag in ("form", "input") or _is_label(element) else element
    if box.tag in _NEVER or _exceeds(box, most) or box.getparent() is None or box.find(".//h1") is not None:
        return False
    box.drop_tree()
    return True


def _is_clutter(element: HtmlElement) -> bool:
    if element.tag in _NEVER:
        return False
    if element.tag == "figure" and not any(element.iter("table", "blockquote", "pre")):
        return True
    if element.tag in _ALWAYS or element.get("role") in _ROLES or element.get("hidden") is not None:
        return True
    if element.tag == "input" or _is_label(element):
        return element.tag != "input" or element.get("type") == "email"
    if element.get("aria-hidden") == "true" or "display:none" in element.get("style", "").replace(" ", ""):
        return True
    names = (element.get(name, "") for name in ("class", "id", "data-component", "data-testid", "data-module"))
    return any(_NAMED.search(_CAMEL.sub("-", name)) for name in names if name)


def _is_label(element: HtmlElement) -> bool:
    """Whether an element says no more than that its box is an advertisement."""
    return len(element) == 0 and bool(_LABEL.fullmatch((element.text or "").strip()))


def _box_around(element: HtmlElement) -> HtmlElement:
    """The box that a form or label stands in, with the words that belong to it."""
    box = element
    while (above := box.getparent()) is not None and above.tag not in _NEVER and not _exceeds(above, _BOX):
        box = above
    return box


def _size(element: HtmlElement) -> int:
    """The characters under an element."""
    return sum(len(words.strip()) for _, words, _ in _pieces(element, element, False) if words)


def _exceeds(element: HtmlElement, most: float) -> bool:
    """Whether there are more than so many characters under an element; no more of them are looked at."""
    count = 0
    for _, words, _ in _pieces(element, element, False):
        count += len(words.strip()) if words else 0
        if count > most:
            return True
    return False


def _pieces(element: HtmlElement, holder: HtmlElement, is_link: bool) -> Iterator[tuple[HtmlElement, str | None, bool]]:
    """The texts under an element in order, with the block that each stands in; None for one where a block ends."""
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return
    is_block = element.tag in _BLOCKS
    holder = element if is_block or element.tag in _CELLS else holder
    is_link = is_link or element.tag in ("a", "ref")
    if is_block:
        yield holder, None, False
    if element.text:
        yield holder, _BLANKS.sub(" ", element.text), is_link
    for child in element:
        yield from _pieces(child, holder, is_link)
        if child.tail:
            yield holder, _BLANKS.sub(" ", child.tail), is_link
    if element.tag in ("br", "lb"):
        yield holder, "\n", False
    elif element.tag in _CELLS:
        yield holder, "\t", False
    if is_block:
        yield holder, None, False


def _split(holder: HtmlElement, line: list[tuple[str, bool]]) -> Iterator[Block]:
    """The paragraphs in the pieces of a block."""
    rest: list[tuple[str, bool]] = []
    for words, is_link in [*line, ("\n", False), ("\n", False)]:
        after_break = bool(rest) and rest[-1][0] == "\n"
        if words == "\n" and after_break:
            yield from _block(holder, rest)
            rest = []
        elif words.strip() or rest and not after_break:
            rest.append((words, is_link))


def _block(holder: HtmlElement, pieces: list[tuple[str, bool]]) -> Iterator[Block]:
    lines = (re.sub(" {2,}", " ", line).strip() for line in "".join(words for words, _ in pieces).split("\n"))
    if words := "\n".join(line for line in lines if line):
        yield Block(holder, words, sum(len(piece.strip()) for piece, is_link in pieces if is_link))
