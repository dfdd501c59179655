"""A brief as a document of Word: two pages of A4, with the banner over and under each."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from claims.brief_parts import Brief, Line, Matter, count_lines

COLOURS = ("216E1F", "5C3D99", "1A4480", "A3220F")  # of the banner, as on the pages
SOFT, NAVY = RGBColor(0x56, 0x5C, 0x65), RGBColor(0x16, 0x2E, 0x51)
FONT = "Arial"
# The size of type for a brief of so many lines at most, by the count that holds it to two pages.
SIZES = ((100, 9.5), (120, 9), (135, 8.5), (150, 8))
SMALLEST = 7.5


def write_docx(brief: Brief) -> bytes:
    """The brief as the bytes of a .docx, with real headings and with tables whose head lines repeat."""
    word = Document()
    size = next((size for most, size in SIZES if count_lines(brief) <= most), SMALLEST)
    _set_up(word, brief, size)
    _marked(word.add_paragraph(style="Title"), brief.title)
    _soft(word.add_paragraph(), f"Brief. {brief.scope} {brief.note}")
    _marked(word.add_paragraph(style="Subtitle"), brief.question)
    _matters(word, brief.matters)
    _acts(word, brief)
    _quotations(word, brief)
    _sources(word, brief)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _matters(word: Word, matters: Sequence[Matter]) -> None:
    if matters:
        word.add_heading("Where they stand", 1)
    for matter in matters:
        _marked(word.add_heading(level=2), matter.text)
        _marked(word.add_paragraph(), matter.summary)
        rows = [
            (row.marking.portion, row.country, row.stance, row.since, row.basis, row.support) for row in matter.rows
        ]
        if rows:
            head = ("Marking", "Country", "Position", "Since", "Reason given, and before", "Evidence")
            _table(word, head, rows, (16, 30, 22, 22, 56, 30), strong=1)
        if matter.silent:
            _marked(word.add_paragraph(), matter.silent)


def _acts(word: Word, brief: Brief) -> None:
    if not brief.acts:
        return
    word.add_heading("Key acts", 1)
    rows = [
        (
            act.marking.portion, str(act.number), act.when, act.who, f"{act.kind}{act.sign} {act.words}", act.answers,
            f"[{act.source}]" if act.source else "",
        )
        for act in brief.acts
    ]  # fmt: skip
    head = ("Marking", "No.", "Day", "Who", "What", "Answers", "Source")
    _table(word, head, rows, (16, 9, 23, 34, 58, 20, 16))


def _quotations(word: Word, brief: Brief) -> None:
    if brief.quotations:
        word.add_heading("In their words", 1)
    for item in brief.quotations:
        paragraph = word.add_paragraph()
        _marked(paragraph, Line(item.marking, item.words))
        _soft(paragraph, f" — {item.origin}")


def _sources(word: Word, brief: Brief) -> None:
    if brief.sources:
        word.add_heading("Sources", 1)
        paragraph = word.add_paragraph()
    for number, source in enumerate(brief.sources, 1):
        paragraph.add_run(f"{'; ' if number > 1 else ''}[{number}] ")
        _marked(paragraph, source)
    if brief.has_unreviewed:
        _soft(word.add_paragraph(), brief.unreviewed_note)


# ------------------------------------------------------------------ the look


def _set_up(word: Word, brief: Brief, size: float) -> None:
    """Page, styles, properties, and what stands over and under each page."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(17)
    section.top_margin = section.bottom_margin = Mm(17)
    section.header_distance = section.footer_distance = Mm(8)
    properties = word.core_properties
    properties.title, properties.subject = (
        brief.title.text[:255],
        f"{brief.marking.banner}: {brief.question.text}"[:255],
    )
    properties.author, properties.language, properties.comments = "Demarche", "en", ""
    _style(word, "Normal", size, after=2)
    _style(word, "Title", size * 1.75, after=2, color=NAVY, bold=True)
    _style(word, "Subtitle", size * 1.15, after=2)
    _style(word, "Heading 1", size * 1.25, before=7, after=2, color=NAVY, bold=True)
    _style(word, "Heading 2", size, before=4, after=1, bold=True)
    _banner(section.header.paragraphs[0], brief)
    number = section.footer.paragraphs[0]
    _soft(number, "Page ")
    _field(number, "PAGE")
    _soft(number, " of ")
    _field(number, "NUMPAGES")
    number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _banner(section.footer.add_paragraph(), brief)


def _style(
    word: Word, name: str, size: float, *, before: float = 0, after: float = 0, color: RGBColor | None = None,
    bold: bool = False,
) -> None:  # fmt: skip
    style = word.styles[name]
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(round(size * 2) / 2), bold, False
    style.font.color.rgb = color or RGBColor(0x1B, 0x1B, 0x1B)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.0
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    # The styles of the template that look different for no reason: a line under the title, letters set apart.
    for parent, tag in ((style.element.get_or_add_pPr(), "w:pBdr"), (style.element.rPr, "w:spacing")):
        for element in parent.findall(qn(tag)):
            parent.remove(element)


def _banner(paragraph: Paragraph, brief: Brief) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(brief.marking.banner)
    run.bold, run.font.size = True, Pt(10)
    run.font.color.rgb = RGBColor.from_string(COLOURS[brief.marking.level])


def _marked(paragraph: Paragraph, line: Line) -> None:
    """The line after its portion mark."""
    run = paragraph.add_run(line.marking.portion)
    run.bold, run.font.color.rgb = True, SOFT
    paragraph.add_run(f" {line.text}")


def _soft(paragraph: Paragraph, text: str) -> None:
    paragraph.add_run(text).font.color.rgb = SOFT


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that Word works out, such as that of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)
    run = paragraph.add_run("1" if code == "PAGE" else "2")
    run.font.color.rgb = SOFT
    field.append(run._r)


def _table(word: Word, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], strong: int = 0):
    """A table with a head line that repeats on each page; no row is parted."""
    table = word.add_table(rows=0, cols=len(head), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for texts in (head, *rows):
        cells = table.add_row().cells
        for place, (cell, text, width) in enumerate(zip(cells, texts, widths, strict=True)):
            _fill(cell, text, width, bold=texts is head or place in (0, strong))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _rule(table)


def _fill(cell: _Cell, text: str, width: int, bold: bool) -> None:
    cell.width = Mm(width)
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.add_run(text).bold = bold


def _rule(table: Table) -> None:
    """Thin lines between rows and none between columns."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        border.set(qn("w:val"), "single" if side in ("bottom", "insideH") else "nil")
        border.set(qn("w:sz"), "4")
        border.set(qn("w:color"), "C6CACE")
        borders.append(border)
    table._tbl.tblPr.append(borders)
