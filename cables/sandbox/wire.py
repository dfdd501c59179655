"""Messages between worker, zygote and child: JSON and raw bytes behind their lengths, never anything that is executed."""

import json
import struct
from collections.abc import Callable
from dataclasses import fields

from cables.dates import PartialDate
from cables.formats.base import DocumentError, Extracted, Part, storable

Head = dict[str, object]
_LENGTHS = struct.Struct(">QQ")
_WORDS = [field.name for field in fields(Extracted) if field.type == str | None and field.name != "text"]
_PART_WORDS = [field.name for field in fields(Part) if field.type is str]


class WireError(Exception):
    """The bytes are no message of ours."""


def frame(head: Head, *body: bytes) -> list[bytes]:
    """One message, as pieces to be sent one behind the other: lengths, the head as JSON in ASCII, the body as it is."""
    words = json.dumps(head).encode("ascii")
    return [_LENGTHS.pack(len(words), sum(map(len, body))), words, *body]


def receive(read_into: Callable[[memoryview], int], most: int) -> tuple[Head, memoryview] | None:
    """The next message, by a function that fills a buffer as `socket.recv_into` does; None at the end.

    Raises WireError for a message that breaks off, says nonsense or is longer than `most` bytes.
    """
    start = bytearray(_LENGTHS.size)
    taken = _fill(read_into, start)
    if not taken:
        return None
    size = sum(_LENGTHS.unpack(start)) if taken == len(start) else 0
    if size > most:
        raise WireError("too long")
    whole = start + bytearray(size)
    if _fill(read_into, memoryview(whole)[len(start) :]) < size:
        raise WireError("broken off")
    return split(memoryview(whole))


def split(message: memoryview) -> tuple[Head, memoryview]:
    """Head and body of a whole message. Raises WireError for one that breaks off or says nonsense."""
    if len(message) < _LENGTHS.size:
        raise WireError("broken off")
    words, size = _LENGTHS.unpack(message[: _LENGTHS.size])
    start = _LENGTHS.size + words
    if len(message) != start + size:
        raise WireError("broken off")
    try:
        head = json.loads(message[_LENGTHS.size : start].tobytes())
    except (ValueError, RecursionError) as error:
        raise WireError("no JSON") from error
    if not isinstance(head, dict):
        raise WireError("no object")
    return head, message[start:]


def _fill(read_into: Callable[[memoryview], int], buffer: bytearray | memoryview) -> int:
    """How many bytes came; fewer than the buffer holds if the other side hung up."""
    room, taken = memoryview(buffer), 0
    while taken < len(room) and (count := read_into(room[taken:])):
        taken += count
    return taken


def pack(file: Extracted) -> list[bytes]:
    """What was found in a file, as one message: in the body the text, then the parts' bytes one behind the other."""
    text = None if file.text is None else file.text.encode("utf-8", "surrogatepass")
    day = file.published
    head: Head = {name: getattr(file, name) for name in _WORDS}
    head |= {
        "text": None if text is None else len(text),
        "published": [day.year, day.month, day.day] if day else None,
        "warnings": list(file.warnings),
        "parts": [_pack_part(part) for part in file.parts],
    }
    return frame(head, text or b"", *(part.data for part in file.parts))


def unpack(head: Head, body: memoryview) -> Extracted:
    """What `pack` packed. Raises WireError for what it never packs: the sender is not trusted."""
    try:
        text, rest = (None, body) if head["text"] is None else _cut(body, head["text"])
        parts = []
        for part in head["parts"]:
            data, rest = _cut(rest, part["size"])
            parts.append(_unpack_part(part, data))
        if rest:
            raise ValueError("more than was said")
        file = Extracted(
            text=None if text is None else text.decode("utf-8", "surrogatepass"),
            **{name: None if head[name] is None else _word(head[name]) for name in _WORDS},
            published=PartialDate(*map(_number, head["published"])) if head["published"] else None,
            parts=tuple(parts), warnings=tuple(map(_word, head["warnings"])),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise WireError("no extracted file") from error
    return storable(file)


def pack_error(error: DocumentError) -> list[bytes]:
    """Why a file cannot be read, as one message."""
    return frame({"error": str(error), "sort": type(error).__name__})


def unpack_error(head: Head) -> DocumentError:
    """What `pack_error` packed: an error of one of the sorts that formats know."""
    sorts = {sort.__name__: sort for sort in DocumentError.__subclasses__()}
    return sorts.get(str(head.get("sort")), DocumentError)(str(head["error"])[:500])


def _pack_part(part: Part) -> Head:
    return {name: getattr(part, name) for name in _PART_WORDS} | {"size": len(part.data), "said": part.said}


def _unpack_part(head: Head, data: bytes) -> Part:
    said = {_word(key): _word(value) for key, value in head["said"].items()}
    return Part(data=data, said=said, **{name: _word(head[name]) for name in _PART_WORDS})


def _cut(rest: memoryview, size: object) -> tuple[bytes, memoryview]:
    if not isinstance(size, int) or not 0 <= size <= len(rest):
        raise ValueError("a size that does not fit")
    return rest[:size].tobytes(), rest[size:]


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no string")
    return value


def _number(value: object) -> int | None:
    if value is not None and not isinstance(value, int):
        raise ValueError("no number")
    return value
