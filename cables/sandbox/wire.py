"""Messages between worker, helper and child: JSON and raw bytes behind their lengths, never anything that is executed."""

import json
import struct
from collections.abc import Callable

from cables.dates import PartialDate
from cables.formats.base import Extracted, Part, storable

Head = dict[str, object]
_LENGTHS = struct.Struct(">QQ")
_WORDS = ("title", "issuer", "author", "url", "language", "kind")


class WireError(Exception):
    """The bytes are no message of ours."""


def frame(head: Head, body: bytes = b"") -> bytes:
    """One message: lengths of both, the head as JSON in ASCII, the body as it is."""
    words = json.dumps(head).encode("ascii")
    return _LENGTHS.pack(len(words), len(body)) + words + body


def receive(read: Callable[[int], bytes], most: int) -> tuple[Head, bytes] | None:
    """The next message, by a `read` that gives at most so many bytes and b"" at the end; None if there is none.

    Raises WireError for a message that breaks off, says nonsense or is longer than `most` bytes.
    """
    start = _read(read, _LENGTHS.size)
    if not start:
        return None
    if len(start) < _LENGTHS.size:
        raise WireError("broken off")
    lengths = _LENGTHS.unpack(start)
    if sum(lengths) > most:
        raise WireError("too long")
    words, body = (_read(read, length) for length in lengths)
    if (len(words), len(body)) != lengths:
        raise WireError("broken off")
    try:
        head = json.loads(words)
    except (ValueError, RecursionError) as error:
        raise WireError("no JSON") from error
    if not isinstance(head, dict):
        raise WireError("no object")
    return head, body


def _read(read: Callable[[int], bytes], count: int) -> bytes:
    taken = bytearray()
    while len(taken) < count and (chunk := read(min(count - len(taken), 2**20))):
        taken += chunk
    return bytes(taken)


def pack(file: Extracted) -> bytes:
    """What was found in a file, as one message: in the body the text, then the parts' bytes one behind the other."""
    text = None if file.text is None else file.text.encode("utf-8", "surrogatepass")
    day = file.published
    head: Head = {name: getattr(file, name) for name in _WORDS}
    head |= {
        "text": None if text is None else len(text),
        "published": [day.year, day.month, day.day] if day else None,
        "warnings": list(file.warnings),
        "parts": [{"name": part.name, "size": len(part.data), "said": part.said} for part in file.parts],
    }
    return frame(head, b"".join([text or b"", *(part.data for part in file.parts)]))


def unpack(head: Head, body: bytes) -> Extracted:
    """What `pack` packed. Raises WireError for what it never packs: the sender is not trusted."""
    try:
        rest = memoryview(body)
        text, rest = (None, rest) if head["text"] is None else _cut(rest, head["text"])
        parts = []
        for part in head["parts"]:
            data, rest = _cut(rest, part["size"])
            said = {_word(key): _word(value) for key, value in part["said"].items()}
            parts.append(Part(_word(part["name"]), data, said))
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
