"""Files of strangers are opened here, in a child with limits; only small plain text is decoded in this process.

Whatever a file does to its reader, this process lives on and learns how it ended.
"""

import os

from django.conf import settings

from .formats import FORMATS, DocumentError, Extracted, recognise
from .formats import extract as extract_here
from .formats.decoding import BINARY_SIGNATURES
from .sandbox.wire import Head, WireError, frame, split, unpack, unpack_error
from .sandbox.zygote import Zygote

PLAIN_BYTES = 2**20  # text up to this size is decoded in process; more is neither common nor quick
GRACE_SECONDS = 15  # for the zygote to say that time is up, before it is taken for dead
MOST_TIMES = 10  # what comes out of a file is at most so many times UPLOAD_MAX_BYTES

_idle: list[Zygote] = []  # one for each thread that has ever needed one at the same time as others
os.register_at_fork(after_in_child=_idle.clear)  # two processes must not talk to one zygote


class OverLimit(DocumentError):
    """The file asks for more time or memory than files are given; nothing is known of what it holds."""


class GuardError(Exception):
    """The guard itself failed; the file may be sound, and another try may work."""


def extract(data: bytes, filename: str, seconds: float | None = None) -> Extracted:
    """What a file holds, found within `seconds` (EXTRACT_SECONDS) and EXTRACT_MEMORY_MB by a child of its own.

    Raises DocumentError, with what to do, for a file that cannot be read, OverLimit among them; GuardError where no
    child could be had.
    """
    if len(data) <= PLAIN_BYTES and is_plain(data, filename):
        return extract_here(data, filename)
    seconds = settings.EXTRACT_SECONDS if seconds is None else seconds
    head, body = _ask(data, filename, seconds)
    match head["end"]:
        case "said" | "broken":
            return _judge(body)
        case "time":
            raise OverLimit(_over(f"took longer than {seconds:g} seconds", "EXTRACT_SECONDS"))
        case "size":
            raise OverLimit("The file unpacks to far more than it should. It is kept. Bring what is in it in pieces.")
    raise GuardError(f"no child could be had: {head.get('why')}")


def is_plain(data: bytes, filename: str) -> bool:
    """Whether no other format than plain text takes these bytes, as far as their first PLAIN_BYTES tell."""
    if data.startswith(tuple(BINARY_SIGNATURES)):  # a ZIP cut off here would be told from its end
        return False
    try:
        return recognise(data[:PLAIN_BYTES], filename) is FORMATS["text"]
    except Exception:  # a format that stumbles over the bytes does so again where it does no harm
        return False


def _ask(data: bytes, filename: str, seconds: float) -> tuple[Head, memoryview]:
    """A zygote's answer. One that was killed while idle is replaced; one that dies over the file, once."""
    most = MOST_TIMES * settings.UPLOAD_MAX_BYTES
    limits = {"seconds": seconds, "memory": settings.EXTRACT_MEMORY_MB * 2**20, "most": most}
    request = frame({"filename": filename, **limits}, data)
    for last in (False, True):
        try:
            zygote = _take()
            answer = zygote.ask(request, seconds + GRACE_SECONDS, most)
        except (OSError, WireError) as error:
            if last:
                raise GuardError(f"the zygote that opens files does not answer ({type(error).__name__})") from error
            continue
        _idle.append(zygote)
        return answer
    raise AssertionError("unreachable")


def _take() -> Zygote:
    """An idle zygote, or a new one."""
    while _idle:
        zygote = _idle.pop()
        if zygote.is_alive():
            return zygote
        zygote.end()
    return Zygote()


def _judge(body: memoryview) -> Extracted:
    """What the child said, which is not trusted."""
    try:
        head, rest = split(body) if body else ({"damaged": "its reader broke off"}, body)
        if "error" in head:
            raise unpack_error(head)
        if "memory" in head:
            raise OverLimit(_over(f"took more than {settings.EXTRACT_MEMORY_MB:,} MB of memory", "EXTRACT_MEMORY_MB"))
        if "damaged" in head:
            raise DocumentError(_damaged(str(head["damaged"])[:60]))
        return unpack(head, rest)
    except WireError as error:
        raise DocumentError(_damaged("its reader answered nonsense")) from error


def _over(what: str, setting: str) -> str:
    return f"Opening the file {what}. It is kept. Split it or export it as plain text, or raise {setting} and run it again."


def _damaged(why: str) -> str:
    return (
        f"The file is damaged or not what it seems ({why}). It is kept. Save it anew, or export it as plain text "
        "(UTF-8) and send that."
    )
