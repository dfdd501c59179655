"""What is packed comes back; whatever else arrives is refused, for the sender is not trusted."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cables.dates import PartialDate
from cables.formats import DocumentError, Extracted, Part
from cables.formats.base import storable
from cables.sandbox.wire import Head, WireError, frame, pack, pack_error, receive, unpack, unpack_error

MOST = 2**20
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXTS = st.text('aé\0\ud800\U0001f468\n"', max_size=9)
WORDS = st.none() | TEXTS
DAYS = st.none() | st.builds(
    PartialDate, st.integers(1, 9999), st.none() | st.integers(1, 12), st.none()
) | st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28))  # fmt: skip
PARTS = st.builds(Part, TEXTS, st.binary(max_size=30), st.dictionaries(TEXTS, TEXTS, max_size=3))
FILES = st.builds(
    Extracted, WORDS, WORDS, WORDS, WORDS, DAYS, WORDS, WORDS, WORDS,
    st.lists(PARTS, max_size=3).map(tuple), st.lists(TEXTS, max_size=2).map(tuple),
)  # fmt: skip


def arrive(message: bytes) -> Extracted:
    """What a worker makes of bytes."""
    return unpack(*receive_all(message))


def receive_all(message: bytes) -> tuple[Head, memoryview]:
    """What comes over a socket that is then closed."""
    received = receive(io.BytesIO(message).readinto, MOST)
    if received is None:
        raise WireError("nothing came")
    return received


@settings(settings.get_profile("busy"))
@given(FILES)
def test_what_is_packed_comes_back_as_far_as_it_can_be_stored(file):
    assert arrive(b"".join(pack(file))) == storable(file)


@settings(settings.get_profile("busy"))
@given(FILES, st.data())
def test_a_message_cut_off_is_refused(file, data):
    message = b"".join(pack(file))
    with pytest.raises(WireError):
        arrive(message[: data.draw(st.integers(0, len(message) - 1))])


@settings(settings.get_profile("busy"))
@given(
    st.recursive(
        st.none() | st.integers() | TEXTS, lambda v: st.lists(v, max_size=3) | st.dictionaries(TEXTS, v, max_size=3)
    )
)
def test_nonsense_is_refused_and_raises_nothing_else(value):
    head = {"text": value, "published": value, "warnings": value, "parts": value, "title": value}
    for message in (head, head | dict.fromkeys(("issuer", "author", "url", "language", "kind"), value)):
        try:
            arrive(b"".join(frame(message, b"abc")))
        except WireError:
            continue
        assert value is None or isinstance(value, (int, str))


def test_more_than_was_agreed_is_not_taken():
    with pytest.raises(WireError, match="too long"):
        receive_all(b"".join(frame({}, bytes(MOST))))


def test_an_error_comes_back_as_one_of_its_sort():
    class OddError(DocumentError):
        """One that formats may raise."""

    for error in (DocumentError("Send it anew."), OddError("Send the text.")):
        head, _ = receive_all(b"".join(pack_error(error)))
        assert (type(unpack_error(head)), str(unpack_error(head))) == (type(error), str(error))
    assert type(unpack_error({"error": "x" * 9999, "sort": "SystemExit"})) is DocumentError
