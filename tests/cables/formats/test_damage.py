"""Whatever happens to a file on its way, a format gives a text or a DocumentError, never another error."""

import io
from functools import cache

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.text import P

from cables.formats import DocumentError, extract
from tests.cables.formats.sheets_of_paper import column, make_pdf, make_picture_pdf
from tests.cables.formats.test_html import LINKED, OPEN_GRAPH, page, paragraphs
from tests.cables.formats.test_odt import make_odt
from tests.cables.formats.test_rtf import make_rtf


def make_docx() -> bytes:
    """A Word document with a header and a table."""
    document, buffer = Document(), io.BytesIO()
    document.sections[0].header.paragraphs[0].text = "SECRET"
    document.add_paragraph("The minister denied it.")
    document.add_table(2, 2)
    document.save(buffer)
    return buffer.getvalue()


@cache
def sample(name: str) -> bytes:
    """A sound file of each format."""
    match name:
        case "pdf":
            return make_pdf([column("The minister denied it.\n\nTwice.")] * 2, title="Twice")
        case "picture":
            return make_picture_pdf("words")
        case "docx":
            return make_docx()
        case "odt":
            return make_odt(P(text="The minister denied it."), header="SECRET")
        case "rtf":
            return make_rtf(r"He said \'e9 \u20013? {\footnote x} {\field{\*\fldinst PAGE}{\fldrslt 1}}")
    return page(f"<article><h1>Karelle denies it</h1>{paragraphs()}</article>", LINKED + OPEN_GRAPH)


CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["cut", "drop", "double", "put"]), st.binary(min_size=1, max_size=12)),
    min_size=1, max_size=6,
)  # fmt: skip


def damage(data: bytes, changes: list[tuple[float, str, bytes]]) -> bytes:
    """The file cut off, with bytes left out, doubled or written over."""
    for place, what, words in changes:
        at = int(place * len(data))
        match what:
            case "cut":
                data = data[: max(at, len(data) // 3)]
            case "drop":
                data = data[:at] + data[at + len(words) :]
            case "double":
                data = data[:at] + data[max(0, at - 200) :]
            case "put":
                data = data[:at] + words + data[at + len(words) :]
    return data


@pytest.mark.parametrize("name", ["pdf", "picture", "docx", "odt", "rtf", "html"])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=CHANGES)
def test_damaged_files_give_text_or_a_reason(name: str, changes: list[tuple[float, str, bytes]]) -> None:
    reason = ""
    try:
        found = extract(damage(sample(name), changes), "a.bin").text
    except DocumentError as error:
        reason = str(error)
    assert reason.endswith(".") or found
