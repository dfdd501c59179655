"""RSS and Atom files: entries with what the feed says of them; declared entities are refused."""

import pytest

from cables.formats import FORMATS, DocumentError, extract, recognise

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<!-- made for a test -->
<rss version="2.0"><channel><title>Pápér</title><language>en-gb</language>
<item><title>Norland accuses</title><link>https://paper.example/1</link><pubDate>Tue, 03 Mar 2026 12:00:00 GMT</pubDate>
<description>&lt;p&gt;Norland accused Sudland.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description></item>
<item><title>Sudland denies</title><description>Sudland denied it.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ministry</title><entry><title>Statement</title>
<link href="https://ministry.example/s"/><updated>2026-03-04T09:00:00Z</updated>
<content type="html">&lt;p&gt;We deny it.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_each_entry_is_a_part_with_what_the_feed_says(encoding):
    found = extract(RSS.format(encoding=encoding).encode(encoding), "x.txt")
    first, second = found.parts
    assert (found.text, found.title) == (None, "Pápér")
    assert first.said == {
        "title": "Norland accuses", "url": "https://paper.example/1", "published": "2026-03-03", "source": "Pápér",
        "language": "en",
    }  # fmt: skip
    assert (first.name, second.name) == ("entry 1.html", "entry 2.txt")
    page = first.data.decode()
    assert "<title>Norland accuses</title>" in page
    assert "<p>Norland accused Sudland.</p>" in page
    assert "alert" not in page
    assert second.data == b"Sudland denies\n\nSudland denied it."


def test_atom_is_read_too():
    (entry,) = extract(ATOM.encode(), "x").parts
    assert (entry.said["url"], entry.said["published"]) == ("https://ministry.example/s", "2026-03-04")
    assert b"<p>We deny it.</p>" in entry.data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE r SYSTEM "file:///etc/passwd">',
        "<!-- <x> --><!doctype r>",
    ],
)
def test_a_feed_that_declares_entities_is_refused(prolog, encoding):
    data = (prolog + ATOM).encode(encoding)
    assert recognise(data, "x") is FORMATS["feed"]
    with pytest.raises(DocumentError, match="Remove the DOCTYPE"):
        extract(data, "x")


def test_a_page_quoted_in_a_feed_is_no_declaration():
    quoted = ATOM.replace("&lt;p&gt;We deny it.&lt;/p&gt;", "<![CDATA[<!DOCTYPE html><p>We deny it.</p>]]>")
    assert b"We deny it." in extract(quoted.encode(), "x").parts[0].data


def test_a_feed_without_entries_says_so():
    with pytest.raises(DocumentError, match="no entry"):
        extract(b"<rss version='2.0'><channel><title>x</title></channel></rss>", "x")


@pytest.mark.parametrize(
    "data", [b"<html><body>An article on &lt;rss&gt;</body></html>", b"The <rss> element", b"<note/>"]
)
def test_other_markup_is_no_feed(data):
    assert recognise(data, "x.rss") is not FORMATS["feed"]
