"""RSS and Atom files: each entry is a part, with the address, day and words that the feed gives of it."""

import io
import re
from collections.abc import Iterator

import feedparser

from cables.dates import PartialDate
from cables.formats.base import DocumentError, Extracted, Part, reading, within
from cables.formats.decoding import decode
from cables.formats.markup import base_language, to_page

_MOST = 20 * 2**20  # bytes of a feed
_HEAD = 16_384
_BEFORE_ROOT = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<![^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
_ROOT = re.compile(r"<(?:rss|(?:\w+:)?feed|(?:\w+:)?RDF)[\s>]")
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding=[\"']([\w.:-]{1,40})")
_DECLARATION = re.compile(r"\s*<\?xml.*?\?>", re.DOTALL)
_TEXT_ENDS = {"<!--": "-->", "<![CDATA[": "]]>"}
_OPENING = re.compile(r"<!--|<!\[CDATA\[")
_HEADERS = {"content-type": "application/xml; charset=utf-8"}


def recognises(data: bytes, filename: str) -> bool:
    """Whether the first element is that of an RSS or Atom feed."""
    head = data[:_HEAD].replace(b"\0", b"").decode("latin-1").removeprefix("\xef\xbb\xbf").lstrip("\xff\xfe")
    at = 0
    while skipped := _BEFORE_ROOT.match(head, at):
        at = skipped.end()
    return bool(_ROOT.match(head, at))


def extract(data: bytes, filename: str) -> Extracted:
    """The entries. DocumentError for a feed that declares entities, is too large, or holds no entry."""
    if len(data) > _MOST:
        raise DocumentError(f"The feed is larger than {_MOST // 2**20} MB. Split it, or bring the articles themselves.")
    text = _DECLARATION.sub("", _text(data).removeprefix("\ufeff"), count=1)
    if re.search(r"<!\s*(?:DOCTYPE|ENTITY)", _markup(text), re.IGNORECASE):
        # A few letters of a declared entity can stand for gigabytes.
        raise DocumentError(
            "The feed declares a document type, which no feed needs. Remove the DOCTYPE and send it again."
        )
    with reading("feed"):
        # A file object: the library takes bytes and text for the name of a file or an address, and opens it.
        feed = feedparser.parse(io.BytesIO(text.encode("utf-8", "replace")), response_headers=_HEADERS)
        parts = within(_parts(feed))
    if not parts:
        raise DocumentError("The feed holds no entry. Check that it was saved whole, or bring the articles themselves.")
    return Extracted(text=None, title=feed.feed.get("title") or None, parts=parts)


def _text(data: bytes) -> str:
    """The feed as text, in the encoding that it declares where that fits."""
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeError):
            pass
    return decode(data)[0]


def _markup(text: str) -> str:
    """The text without comments and quoted stretches, in which a document type is only words."""
    pieces, at = [], 0
    while opening := _OPENING.search(text, at):
        pieces.append(text[at : opening.start()])
        at = text.find(_TEXT_ENDS[opening[0]], opening.end())
        if at < 0:
            return "".join([*pieces, text[opening.start() :]])
    return "".join([*pieces, text[at:]])


def _parts(feed: feedparser.FeedParserDict) -> Iterator[Part]:
    source, language = feed.feed.get("title", ""), base_language(feed.feed.get("language", ""))
    for number, entry in enumerate(feed.entries, 1):
        title = " ".join(entry.get("title", "").split())
        body, is_html = _body(entry)
        said = {
            "title": title[:500], "url": entry.get("link", "")[:2000], "published": _day(entry),
            "source": " ".join(source.split())[:300], "language": language,
        }  # fmt: skip
        data = to_page(title, body, language) if is_html else f"{title}\n\n{body}".strip().encode("utf-8", "replace")
        yield Part(
            f"entry {number}.{'html' if is_html else 'txt'}",
            data,
            {name: value for name, value in said.items() if value},
        )


def _body(entry: feedparser.FeedParserDict) -> tuple[str, bool]:
    """The longest of what the entry gives, and whether it is HTML."""
    given = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    best = max(given, key=lambda piece: len(piece.get("value", "")))
    value = best.get("value", "")
    return value, best.get("type") != "text/plain" and bool(re.search(r"<\w|&\w+;", value))


def _day(entry: feedparser.FeedParserDict) -> str:
    """The day of publication, in UTC as the library gives it; empty where the feed says none."""
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return str(PartialDate(moment.tm_year, moment.tm_mon, moment.tm_mday)) if moment else ""
    except ValueError:
        return ""
