"""Foreign Relations of the United States as TEI: a volume packs its documents; a document is text under a header.

The elements are those of the Office of the Historian's volumes (HistoryAtState/frus). A part of a volume is TEI again, with
the one document and the persons that it names, and is read by this same format.
"""

import re
from collections.abc import Iterator

from lxml import etree

from cables.formats.base import DocumentError, Extracted, Part, within
from cables.formats.frus_document import FRUS, TEI, XML_ID, said_of, text_of

_ADDRESS = "https://history.state.gov/historicaldocuments"
_HEAD = 8_192  # bytes that tell whether a file is one of these
_MOST_PARTS, _MOST_BYTES = 10_000, 512 * 2**20


def recognises(data: bytes, filename: str) -> bool:
    """TEI that names the series, by its namespace or by the kind of its number."""
    head = data[:_HEAD]
    return b"http://www.tei-c.org/ns/1.0" in head and (FRUS.encode() in head or b'type="frus"' in head)


def extract(data: bytes, filename: str) -> Extracted:
    """A volume's documents as parts, or one document. Raises DocumentError for XML that is cut short or has entities."""
    root = _parse(data, filename)
    documents = root.findall(f".//{{{TEI}}}div[@type='document']")
    if not documents:
        raise DocumentError(f"{filename} holds no documents, only what stands round them. Bring the volume's text.")
    volume = _volume(root)
    persons = _persons(root)
    if len(documents) > 1:
        parts = _parts(documents, volume, root, persons)
        return Extracted(text=None, title=_title(root), parts=within(parts, _MOST_PARTS, _MOST_BYTES))
    [document] = documents
    said = said_of(document, persons)
    return Extracted(
        text=text_of(document, said), title=said.title, published=said.published, language="en", kind=said.kind,
        issuer=said.sender, url=_url(volume, document),
    )  # fmt: skip


def _parse(data: bytes, filename: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(f"{filename} is not whole XML ({error.msg}). Fetch or save it again.") from None
    if root.getroottree().docinfo.doctype:
        raise DocumentError(f"{filename} defines entities, which volumes of this series do not. It was not read.")
    return root


def _volume(root: etree._Element) -> str:
    """The name of the volume, "frus1969-76v01"."""
    return root.findtext(f".//{{{TEI}}}idno[@type='frus']") or root.get(XML_ID) or ""


def _title(root: etree._Element) -> str | None:
    found = root.find(f".//{{{TEI}}}titleStmt/{{{TEI}}}title")
    return " ".join("".join(found.itertext()).split()) if found is not None else None


def _persons(root: etree._Element) -> dict[str, etree._Element]:
    """The entries of the list of persons, by the keys that the documents use."""
    entries: dict[str, etree._Element] = {}
    for name in root.iterfind(f".//{{{TEI}}}item//{{{TEI}}}persName[@{XML_ID}]"):
        entries[name.get(XML_ID)] = name
    return entries


def _url(volume: str, document: etree._Element) -> str | None:
    number = document.get(XML_ID)
    return f"{_ADDRESS}/{volume}/{number}" if volume and number else None


def _parts(
    documents: list[etree._Element], volume: str, root: etree._Element, persons: dict[str, etree._Element]
) -> Iterator[Part]:
    for order, document in enumerate(documents, 1):
        said = said_of(document, persons)
        fields = {"title": said.title, "kind": said.kind, "url": _url(volume, document), "language": "en"}
        name = re.sub(r"[^\w-]", "", document.get(XML_ID) or f"{order}")
        data = _pack(document, volume, _title(root) or "", persons)
        yield Part(f"{volume or 'volume'}-{name}.xml", data, {key: value for key, value in fields.items() if value})


def _pack(document: etree._Element, volume: str, title: str, persons: dict[str, etree._Element]) -> bytes:
    """One document as TEI of its own, with the entries of the persons that it names."""
    root = etree.Element(f"{{{TEI}}}TEI", nsmap={None: TEI, "frus": FRUS})
    statement = _add(_add(root, "teiHeader"), "fileDesc")
    _add(_add(statement, "titleStmt"), "title").text = title
    _add(_add(statement, "publicationStmt"), "idno", type="frus").text = volume
    text = _add(root, "text")
    entries = _add(_add(_add(text, "front"), "div"), "list", type="persons")
    keys = [name.get("corresp", "").lstrip("#") for name in document.iterfind(f".//{{{TEI}}}persName")]
    for key in dict.fromkeys(keys):
        if key in persons:
            entry = _add(_add(entries, "item"), "persName", **{XML_ID: key})
            entry.text = " ".join("".join(persons[key].itertext()).split())
    body = _add(text, "body")
    copy = etree.fromstring(etree.tostring(document, with_tail=False))
    body.append(copy)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{TEI}}}{name}", attributes)
