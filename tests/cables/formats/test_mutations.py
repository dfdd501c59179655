"""Whatever is done to a file, its format answers with values or with a DocumentError, and soon."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cables.formats import FORMATS, DocumentError, Extracted
from tests.cables.formats.made import CABLE, archive, mail, mailbox, outlook
from tests.cables.formats.test_feed import ATOM

SEEDS = {
    "zip": archive(("a/one.txt", b"One."), ("two.eml", mail())),
    "msg": outlook("Herring", "Norland accused Sudland.", "Kari", ("a.txt", b"Words.")),
    "feed": ATOM.encode(),
    "mbox": mailbox(mail(), mail(CABLE)),
    "email": mail("Words.", ("a.txt", b"Words.")),
    "jsonl": b'{"text": "Norland accused Sudland.", "title": "Herring"}\n{"text": "x"}\n',
    "csv": b'title,text,published\nA,"One, two.",2026-03-03\n',
}
EDITS = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 40), st.binary(max_size=40)), min_size=1, max_size=6
)


def edited(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """The bytes with some cut out and others put in."""
    for place, cut, put in edits:
        at = int(place * len(data))
        data = data[:at] + put + data[at + cut :]
    return data


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=40, deadline=None)
@given(edits=EDITS)
def test_a_damaged_file_is_read_or_refused_with_what_to_do(name, edits):
    data = edited(SEEDS[name], edits)
    for form in FORMATS.values():
        assert form.recognises(data, f"file.{name}") in (True, False)
    with suppress(DocumentError):
        found = FORMATS[name].extract(data, f"file.{name}")
        assert isinstance(found, Extracted)
        assert found.text or found.parts
        assert all(part.name and ".." not in part.name.split("/") for part in found.parts)


@pytest.mark.parametrize("name", SEEDS)
def test_a_file_goes_by_its_content_whatever_its_name(name):
    for ending in ("txt", "pdf", "eml", "csv", "zip"):
        found = next(key for key, form in FORMATS.items() if form.recognises(SEEDS[name], f"file.{ending}"))
        assert found == name
