"""Files made for the tests: PDF pages of words or of a picture of words."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LINE = 14  # points


def make_pdf(pages: Sequence[Sequence[tuple[float, float, str]]], font: str = "Helvetica", **properties: str) -> bytes:
    """Pages of lines, each at a place in points from the lower left corner."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for name, value in properties.items():
        getattr(canvas, f"set{name.title()}")(value)
    for lines in pages:
        canvas.setFont(font, 11)
        for x, y, words in lines:
            canvas.drawString(x, y, words)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def column(words: str, x: float = 72, top: float = 740) -> list[tuple[float, float, str]]:
    """Lines below each other; an empty one leaves a gap."""
    return [(x, top - LINE * n, line) for n, line in enumerate(words.split("\n")) if line]


def make_picture_pdf(words: str) -> bytes:
    """A page that is a picture of words."""
    image = Image.new("L", (1654, 2339), 255)
    ImageDraw.Draw(image).multiline_text((150, 200), words, fill=0, font=ImageFont.load_default(44), spacing=24)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()
