"""DOCX, ODT and RTF: archives whose XML means harm, members missing or swelling, groups without end."""

from collections.abc import Iterator

from .draw import STORY, Draw, packed
from .markup import doctypes

Files = Iterator[tuple[str, bytes]]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{}"/>'
    "</Relationships>"
)
ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{}</office:text>'
    "</office:body></office:document-content>"
)
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def docx(words: str = STORY, doctype: str = "", target: str = "word/document.xml", **more: bytes) -> bytes:
    """A DOCX with one paragraph, as small as Word would still open."""
    body = f'{doctype}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>'
    members = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS.format(target), "word/document.xml": body}
    return packed([*((name, text.encode()) for name, text in members.items()), *more.items()])


def odt(body: str = f"<text:p>{STORY}</text:p>", doctype: str = "") -> bytes:
    """An ODT as small as LibreOffice would still open."""
    return packed(
        [
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", (doctype + ODT.format(body)).encode()),
            ("META-INF/manifest.xml", MANIFEST.encode()),
        ]
    )


def office_entities(draw: Draw) -> Files:
    """XXE and swelling entities inside office documents."""
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    laughs = (f'<!DOCTYPE d [<!ENTITY e0 "ha">{steps}]>', "&e9;")
    for doctype, words in (*doctypes(draw), laughs):
        yield "entities.docx", docx(words, doctype)
        yield "entities.odt", odt(f"<text:p>{words}</text:p>", doctype)


def office_bombs(draw: Draw) -> Files:
    """One paragraph of very much, very many paragraphs, members that swell beside the text."""
    for full in (10**7, 10**8, 4 * 10**8):
        yield "long.docx", docx("word " * (draw.size(full) // 5))
    many = "</w:t></w:r></w:p><w:p><w:r><w:t>x" * draw.size(10**6)
    yield "many.docx", docx(many)
    yield "media.docx", docx(**{"word/media/image1.png": bytes(draw.size(10**8))})
    yield "deep.docx", docx("<w:r>" * draw.size(10**5) + "x" + "</w:r>" * draw.size(10**5))
    yield "long.odt", odt(f"<text:p>{'word ' * draw.size(2 * 10**7)}</text:p>")
    yield "deep.odt", odt("<text:span>" * draw.size(10**5) + "x" + "</text:span>" * draw.size(10**5))
    yield "spaces.odt", odt('<text:p>x<text:s text:c="2000000000"/>y</text:p>')
    yield "rows.odt", odt('<table:table-row xmlns:table="t" table:number-rows-repeated="2000000000"/>')


def broken_office(draw: Draw) -> Files:
    """Members missing, elsewhere, or cut off."""
    yield "elsewhere.docx", docx(target="../../../../etc/passwd")
    yield "remote.docx", docx(target=draw.url)
    yield "no-types.docx", packed([("word/document.xml", b"<w/>")])
    yield "no-text.docx", packed([("[Content_Types].xml", TYPES.encode()), ("_rels/.rels", RELATIONS.encode())])
    yield "no-xml.docx", docx().replace(b"word/document.xml", b"word/document.xmx")
    yield "not-closed.docx", docx("<w:p>")
    yield "no-content.odt", packed([("mimetype", b"application/vnd.oasis.opendocument.text")])
    yield (
        "other.odt",
        packed([("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a/>")]),
    )
    for whole, suffix in ((docx(), "docx"), (odt(), "odt")):
        for data in draw.cuts(whole, 4):
            yield f"cut.{suffix}", data
    yield "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + draw.noise(2000)
    yield "old.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)


def rtf_bombs(draw: Draw) -> Files:
    """Groups in groups, binary lengths that lie, characters by number."""
    start, story = r"{\rtf1\ansi ", STORY.replace("\n", r"\par ")
    many = draw.size(10**6)
    yield "sound.rtf", (start + story + "}").encode()
    yield "deep.rtf", (start + "{" * many + story + "}" * many).encode()
    yield "unclosed.rtf", (start + "{" * many + story).encode()
    yield "closed.rtf", (start + story + "}" * many).encode()
    yield "bin.rtf", (start + r"\bin2147483647 " + story + "}").encode()
    yield "unicode.rtf", (start + r"\u-2147483648?\u55296?\u0?\u99999999?" * 9999 + story + "}").encode()
    yield "words.rtf", (start + r"\b0" * many + story + "}").encode()
    yield "long-word.rtf", (start + "\\" + "a" * many + " " + story + "}").encode()
    yield "hex.rtf", (start + r"\'zz\'9" * 9999 + story + "}").encode()
    yield "object.rtf", (start + r"{\object\objdata " + "0123456789abcdef" * (many // 4) + "}" + story + "}").encode()
    for data in draw.cuts((start + story + "}").encode(), 3):
        yield "cut.rtf", data


FAMILIES = {
    "office: entities": office_entities, "office: bombs": office_bombs, "office: broken": broken_office,
    "RTF: bombs": rtf_bombs,
}  # fmt: skip
