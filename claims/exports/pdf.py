"""A brief as PDF: two pages of A4, with the banner over and under each."""

import io
from collections.abc import Callable, Sequence

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Table

from claims.brief_parts import Brief, Matter, Quotation
from claims.exports.faces import BOLD, REGULAR, is_replaced, markup, register_faces, runs

INK, SOFT, RULE, NAVY = HexColor("#1b1b1b"), HexColor("#565c65"), HexColor("#c6cace"), HexColor("#162e51")
COLOURS = ("#216e1f", "#5c3d99", "#1a4480", "#a3220f")  # of the banner, as on the pages
SIDE, TOP = 17 * mm, 19 * mm
PADDING = 6  # of the frame of a page
WIDTH = A4[0] - 2 * (SIDE + PADDING)
# Sizes of type, the largest first: the first with which the brief takes no more than two pages is used.
SIZES = (10, 9.5, 9, 8.5, 8, 7.5, 7, 6, 5, 4)
PAGES = 2
REPLACED = "\N{REPLACEMENT CHARACTER} stands for a letter that this file cannot show; the page and the Word file can."


def write_pdf(brief: Brief) -> bytes:
    """The brief as the bytes of a PDF; the same brief gives the same bytes."""
    register_faces()
    for size in SIZES:
        data, pages = _print(brief, size, PAGES)
        if pages <= PAGES:
            break
    return data if pages == PAGES else _print(brief, size, pages)[0]


def _print(brief: Brief, size: float, of: int) -> tuple[bytes, int]:
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=SIDE, rightMargin=SIDE, topMargin=TOP, bottomMargin=TOP, invariant=1,
        title=brief.title.text, subject=f"{brief.marking.banner}: {brief.question.text}", author="Demarche",
        creator="Demarche", lang="en", initialFontName=REGULAR,
    )  # fmt: skip
    frame = _frame(brief, of)
    document.build(Story(brief, size).flowables(), onFirstPage=frame, onLaterPages=frame)
    return out.getvalue(), document.page


def _frame(brief: Brief, of: int) -> Callable[[Canvas, SimpleDocTemplate], None]:
    """What draws the banner over and under a page, the title and the number of the page."""
    marking = brief.marking

    def draw(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.saveState()
        for y in (A4[1] - 12 * mm, 8 * mm):
            canvas.setFillColor(HexColor(COLOURS[marking.level]))
            canvas.setFont(BOLD, 10)
            canvas.drawCentredString(A4[0] / 2, y, marking.banner)
        number = f"Page {document.page} of {of}"
        canvas.setFillColor(SOFT)
        canvas.setFont(REGULAR, 8)
        canvas.drawRightString(A4[0] - SIDE - PADDING, 13 * mm, number)
        _draw_cut(canvas, brief.title.text, SIDE + PADDING, 13 * mm, WIDTH - 30 * mm)
        canvas.restoreState()

    return draw


def _draw_cut(canvas: Canvas, text: str, x: float, y: float, room: float) -> None:
    """As much of one line of text as the room holds."""
    for font, words in runs(text):
        for character in words:
            width = stringWidth(character, font, 8)
            if width > room:
                return
            canvas.setFont(font, 8)
            canvas.drawString(x, y, character)
            x, room = x + width, room - width


class Heading(Paragraph):
    """A heading that also stands in the outline of the file."""

    def draw(self) -> None:
        """Draw the heading and note its place."""
        key = f"part-{self.getPlainText()}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(self.getPlainText(), key, 0)
        super().draw()


class Story:
    """The brief as flowables in one size of type."""

    def __init__(self, brief: Brief, size: float) -> None:
        self.brief, self.size = brief, size

    def flowables(self) -> list[Flowable]:
        """All parts in order."""
        brief = self.brief
        found = [
            self._text(self._marked(brief.title), self.size * 1.75, face=BOLD, color=NAVY),
            self._text(markup(f"Brief. {brief.scope} {brief.note}"), self.size * 0.9, color=SOFT, before=0.3),
            self._text(self._marked(brief.question), self.size * 1.15, before=0.6),
        ]
        if brief.matters:
            parts = [part for matter in brief.matters for part in self._matter(matter)]
            found += self._section("Where they stand", parts)
        if brief.acts:
            found += self._section("Key acts", [self._acts()])
        if brief.quotations:
            found += self._section("In their words", [self._quotation(item) for item in brief.quotations])
        if brief.sources:
            found += self._section("Sources", [self._sources()])
        return [*found, *self._notes()]

    def _section(self, name: str, parts: Sequence[Flowable]) -> list[Flowable]:
        heading = Heading(markup(name, BOLD), self._style(self.size * 1.25, face=BOLD, color=NAVY, before=1, after=0.3))
        if isinstance(parts[0], Table):
            # Kept with a table it would draw the whole table to the next page; room for three rows is enough.
            return [CondPageBreak(self.size * 12), heading, *parts]
        rest = (part if isinstance(part, Table) else KeepTogether([part]) for part in parts[1:])
        return [KeepTogether([heading, parts[0]]), *rest]

    def _matter(self, matter: Matter) -> list[Flowable]:
        found = [
            self._text(self._marked(matter.text, BOLD), face=BOLD, before=0.4),
            self._text(self._marked(matter.summary), before=0.15, after=0.3),
        ]
        rows = [
            (
                row.marking.portion, self._bold(row.country), markup(row.stance), markup(row.since),
                markup(row.basis), markup(row.support),
            )
            for row in matter.rows
        ]  # fmt: skip
        if rows:
            head = ("", "Country", "Position", "Since", "Reason given, and before", "Evidence")
            found.append(self._table(head, rows, (0.085, 0.18, 0.12, 0.115, 0.36, 0.14)))
        if matter.silent:
            found.append(self._text(self._marked(matter.silent), before=0.3))
        return found

    def _acts(self) -> Flowable:
        rows = [
            (
                act.marking.portion, str(act.number), markup(act.when), markup(act.who),
                self._bold(act.kind) + markup(f"{act.sign} {act.words}"), markup(act.answers),
                f"[{act.source}]" if act.source else "",
            )
            for act in self.brief.acts
        ]  # fmt: skip
        head = ("", "No.", "Day", "Who", "What", "Answers", "Source")
        return self._table(head, rows, (0.085, 0.045, 0.105, 0.205, 0.37, 0.12, 0.07))

    def _quotation(self, item: Quotation) -> Flowable:
        words = f"{self._portion(item.marking.portion)} {markup(item.words)}"
        return self._text(f'{words} <font color="#565c65">{markup(f"— {item.origin}")}</font>', before=0.4)

    def _sources(self) -> Flowable:
        found = [
            f"[{number}] {self._portion(source.marking.portion)} {markup(source.text)}"
            for number, source in enumerate(self.brief.sources, 1)
        ]
        return self._text("; ".join(found), self.size * 0.95)

    def _notes(self) -> list[Flowable]:
        texts = [part.text if hasattr(part, "text") else getattr(part, "words", "") for part in self.brief.parts()]
        notes = [self.brief.unreviewed_note] if self.brief.has_unreviewed else []
        notes += [REPLACED] if any(map(is_replaced, texts)) else []
        return [self._text(markup(" ".join(notes)), self.size * 0.85, color=SOFT, before=0.6)] if notes else []

    def _table(self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Flowable:
        small = self.size * 0.93
        cells = [[self._text(markup(name), small * 0.93, color=SOFT) for name in head]]
        cells += [[self._text(text, small) for text in (self._portion(row[0]), *row[1:])] for row in rows]
        pad = self.size * 0.17
        style = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5), ("TOPPADDING", (0, 0), (-1, -1), pad),
            ("BOTTOMPADDING", (0, 0), (-1, -1), pad * 1.5), ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
            ("LINEBELOW", (0, 0), (-1, 0), 0.7, SOFT),
        ]  # fmt: skip
        return Table(cells, [WIDTH * part for part in widths], repeatRows=1, style=style, hAlign="LEFT")

    def _marked(self, line: object, face: str = REGULAR) -> str:
        face = BOLD if line is self.brief.title else face
        return f"{self._portion(line.marking.portion)} {markup(line.text, face)}"

    @staticmethod
    def _portion(portion: str) -> str:
        return f'<font name="{BOLD}" color="#565c65">{portion}</font>'

    @staticmethod
    def _bold(text: str) -> str:
        return f'<font name="{BOLD}">{markup(text, BOLD)}</font>'

    def _style(self, size: float, face: str = REGULAR, color: HexColor = INK, before: float = 0, after: float = 0):
        return ParagraphStyle(
            "brief", fontName=face, fontSize=size, leading=size * 1.22, textColor=color,
            spaceBefore=before * self.size, spaceAfter=after * self.size, splitLongWords=1, allowWidows=0,
            allowOrphans=0,
        )  # fmt: skip

    def _text(self, text: str, size: float | None = None, **style: object) -> Flowable:
        return Paragraph(text, self._style(size or self.size, **style))
