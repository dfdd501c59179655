"""PDF files: a hundred megabytes of pages and streams, trees that bite their tail, streams that swell, broken ones."""

import zlib
from collections.abc import Iterator

from .draw import Draw

Files = Iterator[tuple[str, bytes]]
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
SAID = b"BT /F1 12 Tf 72 720 Td (Norway accused Chile of breaking the agreement on quotas.) Tj ET"


def pdf(objects: list[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects, numbered from 1, with its table of places."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size %d%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start))


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def book(pages: int, content: bytes, tree: bytes | None = None) -> list[bytes]:
    """The objects of a book whose pages all show one content."""
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
    tree = tree or b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids)
    return [b"<</Type/Catalog/Pages 2 0 R>>", tree, FONT, content, *[page] * pages]


def huge_pdfs(draw: Draw) -> Files:
    """A hundred megabytes: of one stream, of many pages, of many objects, of noise behind the end."""
    size = draw.size(100 * 2**20)
    yield "stream.pdf", pdf(book(1, stream(SAID + b" " * size)))
    yield "shows.pdf", pdf(book(1, stream((SAID + b"\n") * (size // len(SAID)))))
    yield "pages.pdf", pdf(book(size // 130, stream(SAID)))
    yield "objects.pdf", pdf([*book(1, stream(SAID)), *[b"(x)"] * (size // 60)])
    yield "behind.pdf", pdf(book(1, stream(SAID))) + b"%" + b"x" * size
    yield "picture.pdf", pdf([*book(1, stream(b"/I Do")), stream(bytes(size), b"/Type/XObject/Subtype/Image")])


def looping_pdfs(draw: Draw) -> Files:
    """Pages, tables of places, streams and outlines that lead back to themselves."""
    yield "kids.pdf", pdf(book(1, stream(SAID), b"<</Type/Pages/Count 1/Kids[2 0 R]>>"))
    yield "parent.pdf", pdf(book(1, stream(SAID), b"<</Type/Pages/Parent 2 0 R/Count 99/Kids[5 0 R 2 0 R 2 0 R]>>"))
    yield "root.pdf", pdf([b"1 0 R"])
    yield "length.pdf", pdf(book(1, b"<</Length 4 0 R>>\nstream\n" + SAID + b"\nendstream"))
    yield "contents.pdf", pdf(book(1, b"[4 0 R 4 0 R]"))
    whole = pdf(book(1, stream(SAID)), b"/Root 1 0 R/Prev 9")
    yield "previous.pdf", whole.replace(b"/Prev 9", b"/Prev %d" % whole.index(b"xref"))
    outline = b"<</Type/Outlines/First 6 0 R/Next 6 0 R/Title(x)>>"
    yield "outline.pdf", pdf([b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>", *book(1, stream(SAID))[1:], outline])
    form = stream(b"/X Do", b"/Type/XObject/Subtype/Form/Resources<</XObject<</X 6 0 R>>>>")
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 6 0 R>>>>>>"
    yield "form.pdf", pdf([*book(0, stream(b"/X Do"), b"<</Type/Pages/Count 1/Kids[5 0 R]>>"), page, form])


def swelling_pdfs(draw: Draw) -> Files:
    """Streams packed once, twice, thrice; predictors and tables of enormous size; arrays without end."""
    for times in (1, 2, 3):
        for full in (10**7, 10**9):
            data = (SAID + b"\n") * (draw.size(full) // len(SAID))
            for _ in range(times):
                data = zlib.compress(data, 9)
            yield f"packed-{times}.pdf", pdf(book(1, stream(data, b"/Filter[%s]" % (b"/FlateDecode" * times))))
    predictor = b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2147483647>>"
    yield "predictor.pdf", pdf(book(1, stream(zlib.compress(SAID), predictor)))
    yield "size.pdf", pdf(book(1, stream(SAID)), b"/Root 1 0 R/Size 2147483647")
    yield "arrays.pdf", pdf(book(1, stream(SAID), b"[" * draw.size(10**6)))
    yield "dictionaries.pdf", pdf(book(1, stream(SAID), b"<</A" * draw.size(10**6)))
    yield "run-length.pdf", pdf(book(1, stream(b"\x81a" * draw.size(10**7), b"/Filter/RunLengthDecode")))
    yield "hex.pdf", pdf(book(1, stream(b"4" * draw.size(10**7), b"/Filter/ASCIIHexDecode")))


def broken_pdfs(draw: Draw) -> Files:
    """Cut off, scrambled, encrypted, without pages or text."""
    whole = pdf(book(2, stream(SAID)))
    for data in draw.cuts(whole, 6):
        yield "cut.pdf", data
    for _ in range(5):
        scrambled = bytearray(whole)
        for _ in range(6):
            scrambled[draw.dice.randrange(9, len(whole))] = draw.dice.randrange(256)
        yield "scrambled.pdf", bytes(scrambled)
    yield "no-pages.pdf", pdf(book(0, stream(SAID)))
    yield "no-text.pdf", pdf(book(3, stream(b"0 0 m 9 9 l S")))
    yield "encrypted.pdf", pdf(book(1, stream(SAID)), b"/Root 1 0 R/Encrypt<</Filter/Standard/V 9/R 9/O()/U()/P -1>>")
    yield "start-only.pdf", b"%PDF-1.7\n"
    yield "noise.pdf", b"%PDF-1.7\n" + draw.noise(5000)
    yield (
        "launch.pdf",
        pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(%s)>>>>" % draw.url.encode(),
                *book(1, stream(SAID))[1:],
            ]
        ),
    )


FAMILIES = {
    "PDF: huge": huge_pdfs, "PDF: loops": looping_pdfs, "PDF: swelling": swelling_pdfs, "PDF: broken": broken_pdfs,
}  # fmt: skip
