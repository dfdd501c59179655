"""The body of the article on a web page: found by trafilatura, and by the block that most paragraphs stand in.

The library tells well where an article is, and drops lists, headings and short lines from it; the block keeps these.
"""

import logging
import re
from collections import Counter

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from cables.formats.html_blocks import Block, find_blocks, plain_words, without_clutter

# What a page is broken in is of no use to those who read the log of a worker.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_LONG = 60  # characters: a paragraph, not a label
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # characters that stand for two or three letters
_LINKED = 0.5  # of a block's characters: more make it a link
_AGREED = 0.6  # of what the library found: the block that holds as much is the article
_NEAR = 8  # blocks between a title and its text
_STEPS = (1.0, 0.5, 0.35, 0.2)  # what a paragraph counts for the elements around it, from the nearest outwards
_ABOVE_TEXT = re.compile(
    r"(?:\d+ min(?:ute)?s? read|published|updated|posted|last modified|listen to|share\b|by\b.{2,60}$|"
    r"(?:\w+day,? )?\d{1,2}[ ./]\w+[ ./]\d{4}|\w+ \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)

_BUTTON = re.compile(
    r"(?:read|show|see|learn) (?:more|also)|skip advertisement|share|print|save|listen|loading\W*", re.IGNORECASE
)


def render(tree: HtmlElement) -> list[str]:
    """All of the text under an element as paragraphs."""
    return [block.words for block in find_blocks(tree)]


def find_article(tree: HtmlElement, title: str | None) -> list[str]:
    """The paragraphs of the article; none where nothing looks like one."""
    tree = without_clutter(tree)
    blocks = find_blocks(tree)
    found = _by_library(tree)
    body = _densest(blocks)
    if body is None:
        return found
    known = {plain_words(words) for words in found}
    inside, agreed = _widened(body, blocks, known)
    if agreed < _AGREED * sum(len(block.words) for block in blocks if plain_words(block.words) in known):
        if not _follows_title(blocks, inside, title):
            return found
        known = set()
    return [block.words for block in [*_standfirst(blocks, inside, title), *_trimmed(inside, known)]]


def _by_library(tree: HtmlElement) -> list[str]:
    try:
        found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # pages nested too deeply for the library, among others
        return []
    return render(found.body) if found is not None and found.body is not None else []


def _is_text(block: Block) -> bool:
    length = len(block.words) + 2 * len(_WIDE.findall(block.words))
    return length >= _LONG and block.linked < _LINKED * len(block.words)


def _densest(blocks: list[Block]) -> HtmlElement | None:
    """The element that most paragraphs stand in, near ones counting for more; None on a page without paragraphs."""
    scores: Counter[HtmlElement] = Counter()
    for block in filter(_is_text, blocks):
        weight = 1 + block.words.count(",") + min(len(block.words) / 100, 4)
        around = [block.element, *block.element.iterancestors()]
        # Text in lines of its own element is a paragraph of the element around it.
        own = around if block.element.tag in ("td", "body", "article", "section", "main") else around[1:]
        for step, element in zip(_STEPS, own or around, strict=False):
            scores[element] += weight * step
    return max(scores, key=lambda element: scores[element]) if scores else None


def _widened(body: HtmlElement, blocks: list[Block], known: set[str]) -> tuple[list[Block], int]:
    """The blocks in an element, and how many characters of them the library found too.

    A text may stand in several elements, columns or posts of a day: what is around the first is taken where that holds
    more of what the library found, if the two agree at all.
    """
    inside, agreed = _inside(body, blocks, known)
    total = sum(len(block.words) for block in blocks if plain_words(block.words) in known)
    while 0.25 * total < agreed < 0.95 * total and (above := body.getparent()) is not None:
        body = above
        inside, agreed = _inside(body, blocks, known)
    return inside, agreed


def _inside(body: HtmlElement, blocks: list[Block], known: set[str]) -> tuple[list[Block], int]:
    inside = [block for block in blocks if block.element is body or body in block.element.iterancestors()]
    return inside, sum(len(block.words) for block in inside if plain_words(block.words) in known)


def _follows_title(blocks: list[Block], inside: list[Block], title: str | None) -> bool:
    """Whether the paragraphs inside are those that come next after the title."""
    following = [block for block in blocks[_below_title(blocks, title) :] if _is_text(block)]
    return bool(following) and following[0] in inside


def _below_title(blocks: list[Block], title: str | None) -> int:
    """The number of the block after the title; of none where it does not stand on the page."""
    wanted = plain_words(title or "")
    return next((number for number, block in enumerate(blocks, 1) if plain_words(block.words) == wanted), len(blocks))


def _standfirst(blocks: list[Block], inside: list[Block], title: str | None) -> list[Block]:
    """The sentences between the title and the block of the article."""
    start = _below_title(blocks, title)
    if not inside or start >= len(blocks) or inside[0] not in blocks[start : start + _NEAR]:
        return []
    above = blocks[start : blocks.index(inside[0])]
    return [block for block in above if _is_text(block) and not _ABOVE_TEXT.match(block.words)]


def _trimmed(inside: list[Block], known: set[str]) -> list[Block]:
    """The blocks of the article: from the first to the last paragraph, and no links to other articles among them."""
    texts = [block for block in inside if _is_text(block)]
    shapes = Counter(block.shape for block in texts if not known or plain_words(block.words) in known)
    sure = [
        number
        for number, block in enumerate(inside)
        if plain_words(block.words) in known or block.shape in shapes and _is_text(block)
    ]
    if not sure:
        return texts
    start, end = sure[0], sure[-1] + 1
    while end < len(inside) and inside[end].shape in shapes:  # short lines at the end
        end += 1
    while start and inside[start - 1].shape in shapes and not _ABOVE_TEXT.match(inside[start - 1].words):
        start -= 1
    kept = inside[start:end]
    return [block for number, block in enumerate(kept) if not _is_aside(kept, number, known)]


def _is_aside(blocks: list[Block], number: int, known: set[str]) -> bool:
    """A link, a heading over nothing but links, or a line above the text that tells who wrote it when."""
    block = blocks[number]
    if block.linked >= _LINKED * len(block.words) or _BUTTON.fullmatch(block.words):
        return True
    if number < 3 and len(block.words) < 2 * _LONG and _ABOVE_TEXT.match(block.words):
        return True
    below = blocks[number + 1] if number + 1 < len(blocks) else None
    is_heading = block.element.tag in ("h2", "h3", "h4", "h5", "strong")
    return is_heading and (below is None or below.linked >= _LINKED * len(below.words))
