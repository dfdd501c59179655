"""A volume of Foreign Relations of the United States becomes its documents, each with what it says of itself."""

import json
from dataclasses import dataclass

import pytest

from cables.formats import DocumentError, extract
from cables.markings import HIGHEST
from cables.parsers import ParsedDocument, parse
from claims.benchmarks.headers import VOLUME, volume_documents, wrong_fields
from tests.cables.parsers.test_parse import assert_covered

DATA = (VOLUME / "volume.xml").read_bytes()
DOCUMENTS = {name.rsplit("-", 1)[1][:-4]: (data, name, golden) for data, name, golden in volume_documents()}
TEI = b'<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0" xml:id="frus1970x">'


@dataclass
class Made:
    """A volume of one document made of its head, source note and text."""

    head: str = "1. Telegram From the Embassy in Norway to the Department of State"
    note: str = "Source: Archives, Box 1. Secret."
    body: str = "<p>Text.</p>"

    def read(self) -> ParsedDocument:
        note = f'<note type="source">{self.note}</note>' if self.note else ""
        line = '<dateline><placeName>Oslo</placeName>, <date when="1970-03-04">March 4, 1970</date>.</dateline>'
        text = f'<text><body><div type="document" xml:id="d1"><head>{self.head}{note}</head>{line}{self.body}</div></body></text></TEI>'
        return parse(TEI + text.encode(), "d1.xml")


def body(document: ParsedDocument) -> list[str]:
    return [document.text[p.start : p.end] for p in document.paragraphs if p.role == "body"]


def test_volume_becomes_one_part_for_each_document() -> None:
    volume = extract(DATA, "volume.xml")
    assert (volume.text, volume.title) == (None, "Sample Volume of Fishery Limits, 1970")
    assert [part.name for part in volume.parts] == [f"frus1970sample-{name}.xml" for name in DOCUMENTS]
    assert volume.parts[0].said == {
        "kind": "cable",
        "title": "Telegram From the Embassy in Norway to the Department of State",
        "url": "https://history.state.gov/historicaldocuments/frus1970sample/d1",
        "language": "en",
    }


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_is_read(name: str) -> None:
    data, filename, golden = DOCUMENTS[name]
    assert wrong_fields(data, filename, golden) == []
    document = parse(data, filename)
    assert document.kind == golden.get("kind", "cable")
    assert document.text.startswith(document.title + "\n\n")
    assert document.url == f"https://history.state.gov/historicaldocuments/frus1970sample/{name}"
    assert_covered(document)


def test_part_stands_by_itself() -> None:
    data, filename, golden = DOCUMENTS["d1"]
    header = parse(data, filename).header
    assert header
    assert (list(header.persons), header.mrn, header.precedence) == (
        golden["persons"], golden["mrn"], golden["precedence"],
    )  # fmt: skip
    assert [reference.number for reference in header.references] == ["STATE//32110", "OSLO//1390"]
    assert b"Nobody, Nils" not in data  # only those whom it names


def test_text_is_paragraphs_without_notes_and_page_breaks() -> None:
    assert body(parse(*DOCUMENTS["d1"][:2]))[0].endswith("told me that Norway would extend its limits in June.")
    assert "Not printed" not in parse(*DOCUMENTS["d1"][:2]).text
    assert "Tab A" in parse(*DOCUMENTS["d13"][:2]).text


def test_labels_number_their_items() -> None:
    document = Made(body="<list><label>1.</label><item>One.</item><label>2.</label><item>Two.</item></list>").read()
    assert [(p.number, document.text[p.start : p.end]) for p in document.paragraphs if p.role == "body"] == [
        ("1", "One."), ("2", "Two."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "banner"),
    [
        ("Source: Archives, Box 1. Secret; Sensitive; Eyes Only.", "SECRET//EYESONLY"),
        ("Source: Archives, Box 1. Confidential; Immediate; Limdis. Drafted by Other.", "CONFIDENTIAL//LIMDIS"),
        ("Source: Archives, Box 1. No classification marking.", "UNCLASSIFIED"),
        ("Source: Archives, Secret Files. Unclassified.", "UNCLASSIFIED"),
        ("Source: Archives, Box 1. Top Secret; Nodis.", HIGHEST.banner),
        ("Source: Archives, Box 1. Secret; Moonlight.", HIGHEST.banner),
        ("[Source: Agency, Job 80. Secret; Exdis.]", "SECRET//EXDIS"),
    ],
)
def test_marking_is_that_of_the_source_note(note: str, banner: str) -> None:
    marking = Made(note=note).read().marking
    assert marking
    assert marking.banner == banner


@pytest.mark.parametrize(
    ("head", "sender", "to"),
    [
        ("7. Memorandum From the Assistant (Other) to the President", "Assistant (Other)", ("President",)),
        (
            "7. Letter From the Ambassador to Chile (Other) to the Minister for Fish",
            "Ambassador to Chile (Other)",
            ("Minister for Fish",),
        ),
        ("Mr. Seaward to Mr. Landon.", "Mr. Seaward", ("Mr. Landon",)),
        ("7. Paper Prepared in the Office of Fish", "Office of Fish", ()),
        ("7. Memorandum of Conversation", None, ()),
    ],
)
def test_correspondents_are_those_of_the_title(head: str, sender: str | None, to: tuple[str, ...]) -> None:
    header = Made(head=head).read().header
    assert header
    assert (header.sender, header.to) == (sender, to)


def test_long_title_does_not_hide_the_header() -> None:
    offices = " and ".join(f"the Director of Office {n}" for n in range(12))
    document = Made(head=f"1. Memorandum From the Director (Other) to {offices}").read()
    assert document.header
    assert document.header.sender == "Director (Other)"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (DATA[:3000], "not whole XML"),
        (TEI + b"<text><body><p>Preface.</p></body></text></TEI>", "holds no documents"),
        (b'<!DOCTYPE TEI [<!ENTITY a "b">]>' + TEI + b"<text>&a;</text></TEI>", "defines entities"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        extract(data, "volume.xml")


def test_other_xml_is_none_of_these() -> None:
    other = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>A poem of some length.</p></body></text></TEI>'
    assert extract(other, "poem.xml").text == other.decode()


def test_golden_values_are_of_documents_that_exist() -> None:
    assert set(json.loads((VOLUME / "golden.json").read_text())) == set(DOCUMENTS)
