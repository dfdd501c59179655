"""HTML: the article of a web page without what stands around it, and what the page says of itself. Nothing is fetched."""

import codecs
import re

from lxml import html

from cables.formats.base import DocumentError, Extracted, reading
from cables.formats.decoding import BYTE_ORDER_MARKS, decode
from cables.formats.html_blocks import plain_words
from cables.formats.html_body import find_article, render
from cables.formats.html_facts import Facts, find_facts, read_day

MOST_BYTES = 20 * 2**20
_SEEN = 4096  # bytes that tell a page, and in which it may name its encoding
_PAGE = re.compile(
    r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|h1|p)\b",
    re.I | re.S,
)
_CHARSET = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
# What browsers read under a name: the larger encoding that took over.
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252", "shift_jis": "cp932"}
_LARGER |= {"euc_kr": "cp949", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874"}
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LATIN_LANGUAGES = frozenset("en fr de es it pt nl sv da no nb fi pl cs tr vi id ms ro hu".split())


def recognises(data: bytes, filename: str) -> bool:
    """By the elements that a page, or a piece of one, begins with."""
    start = data[:_SEEN]
    mark = next((mark for mark in BYTE_ORDER_MARKS if start.startswith(mark)), None)
    if mark:
        text = start.decode(BYTE_ORDER_MARKS[mark], "replace")
    elif b"\0" in start[:200]:
        text = start.replace(b"\0", b"").decode("latin-1")
    else:
        text = start.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    return bool(_PAGE.match(text.lstrip("\ufeff")))


def extract(data: bytes, filename: str) -> Extracted:
    """The article, or all of the text where none is found. DocumentError for a page that holds no text."""
    if len(data) > MOST_BYTES:
        raise DocumentError("The web page is too large to be read. Save its text, or print it to PDF, and send that.")
    page, warnings = decode_page(data)
    with reading("web page"):
        tree = _parse(page)
        facts = find_facts(tree, page[:_SEEN])
        paragraphs = find_article(tree, facts.title)
        if not paragraphs:
            paragraphs = render(tree)
            warnings.append("No article was found on the page; all of its text is given.")
        paragraphs = _below_title(paragraphs, facts)
        if not paragraphs:
            raise DocumentError("The web page holds no text; a program may write it. Print it to PDF and send that.")
        text = "\n\n".join([*([facts.title] if facts.title else []), *paragraphs])
        return Extracted(
            text=text, title=facts.title, issuer=facts.publisher, author=facts.author, published=facts.published,
            url=facts.url, language=_language(facts, text), kind="article" if facts.is_news else None,
            warnings=tuple(warnings),
        )  # fmt: skip


def decode_page(data: bytes) -> tuple[str, list[str]]:
    """The text of a page: as its byte order mark says, as UTF-8 where it is that, else as it says itself."""
    name = _CHARSET.search(data[:_SEEN])
    if name and not data.startswith((codecs.BOM_UTF8, *BYTE_ORDER_MARKS)):
        encoding = _encoding(name[1].decode("ascii", "replace"))
        is_stated = encoding and (encoding.startswith("iso2022") or not _is_utf8(data))
        if is_stated:
            text = data.decode(encoding, "replace")
            if text.count("\ufffd") <= len(text) // 200:
                return re.sub("[\0\ud800-\udfff]", "\ufffd", text), []
    return decode(data)


def _encoding(name: str) -> str | None:
    try:
        known = codecs.lookup(name)
    except LookupError:
        return None
    # UTF-16 cannot have been read so far, UTF-7 hides elements, and the codecs of Python's own are no encodings.
    if not known._is_text_encoding or known.name.startswith(("utf", "unicode", "raw", "idna", "punycode")):
        return None
    return _LARGER.get(known.name, known.name)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _parse(page: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True, no_network=True)
    tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    if tree is None:
        raise DocumentError("The web page is empty. Save it again, or print it to PDF, and send that.")
    return tree


def _below_title(paragraphs: list[str], facts: Facts) -> list[str]:
    """The paragraphs without the lines of title, author and day above them, which are given apart."""
    apart = {plain_words(words) for words in (facts.title, facts.author, f"by {facts.author}") if words}
    for number, words in enumerate(paragraphs[:5]):
        lines = [line for line in words.split("\n") if plain_words(line) not in apart]
        has_more = len(lines) < words.count("\n") + 1  # beside them only the day stands
        paragraphs[number] = "\n".join(line for line in lines if not (has_more and read_day(line) and len(line) < 60))
    return [words for words in paragraphs if words]


def _language(facts: Facts, text: str) -> str | None:
    """The language that the page states, unless its script cannot be that of the text."""
    letters = [letter for letter in text[:5_000] if letter.isalpha()]
    latin = sum(bool(_LATIN.match(letter)) for letter in letters)
    if facts.language in _LATIN_LANGUAGES and latin < 0.5 * len(letters):
        return None
    return facts.language
