"""HTML inside other files: a fragment made a page of its own, and the words of a mail that comes without plain text."""

import re
from html import escape

from lxml import etree, html

_LEFT_OUT = {"script", "style", "head", "title", "noscript", "template", "svg", "object", "iframe"}
_PARAGRAPHS = set(
    "p div h1 h2 h3 h4 h5 h6 blockquote pre ul ol table section article header footer hr dl figure".split()
)
_LINES = {"br", "li", "tr", "dt", "dd"}
_PAGE = re.compile(r"\s*(?:<!doctype html|<html\b)", re.IGNORECASE)


def to_page(title: str, fragment: str, language: str = "") -> bytes:
    """A fragment of HTML as a page with its title, in UTF-8; what is a whole page already stays as it is."""
    if _PAGE.match(fragment):
        return fragment.encode("utf-8", "replace")
    lang = f' lang="{escape(language)}"' if language else ""
    heading = f"<h1>{escape(title)}</h1>" if title else ""
    page = (
        f'<!DOCTYPE html>\n<html{lang}><head><meta charset="utf-8"><title>{escape(title)}</title></head>\n'
        f"<body><article>{heading}\n{fragment}\n</article></body></html>\n"
    )
    return page.encode("utf-8", "replace")


def base_language(code: str) -> str:
    """The language of a code, without its country: "en" of "en-GB"; empty where it is no code."""
    found = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_]\w{1,10})*", code.strip())
    return found[1].lower() if found else ""


def to_text(page: str) -> str:
    """The words of a page, all of them: paragraphs apart by a blank line, lines as the page breaks them."""
    if not page.strip():
        return ""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    text = re.sub(r"[ \t\xa0]+", " ", "".join(_pieces(tree)))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" ?\n ?", "\n", text)).strip()


def _pieces(tree: etree._Element) -> list[str]:
    """Words and breaks in the order of the page; walked without recursion, for a page may be as deep as it likes."""
    pieces, hidden = [], 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        left_out = element.tag in _LEFT_OUT
        hidden += left_out if event == "start" else -left_out
        line = element.tag in _LINES and event == "start"
        pieces.append("\n\n" if element.tag in _PARAGRAPHS else "\n" if line else "")
        words = element.text if event == "start" else element.tail
        if words and not hidden:
            pieces.append(re.sub(r"\s+", " ", words))
        if element.tag in {"td", "th"} and event == "end":
            pieces.append(" ")
    return pieces
