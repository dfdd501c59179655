"""A mailbox kept as one file (mbox): each mail is a part."""

import re
from collections.abc import Iterator

from cables.formats import email
from cables.formats.base import DocumentError, Extracted, Part, within

# "From sender Sat Mar  7 10:00:00 2026", at the start of the file or after a blank line.
_SEPARATOR = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\d{4}[^\r\n]*\r?\n")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def recognises(data: bytes, filename: str) -> bool:
    """Whether it begins with the line that opens a mail in a mailbox, and a mail follows."""
    opening = _SEPARATOR.match(data)
    return bool(opening) and email.recognises(data[opening.end() : opening.end() + 65_536], "mail.eml")


def extract(data: bytes, filename: str) -> Extracted:
    """The mails, named by their number."""
    return Extracted(text=None, parts=within(_mails(data)))


def _mails(data: bytes) -> Iterator[Part]:
    openings = list(_SEPARATOR.finditer(data))
    if not openings:
        raise DocumentError("The mailbox holds no mail. Check that it was saved whole, and send it again.")
    ends = [opening.start() for opening in openings[1:]] + [len(data)]
    for number, (opening, end) in enumerate(zip(openings, ends, strict=True), 1):
        # A mailbox puts ">" before lines of a mail that would open the next one.
        yield Part(f"mail {number}.eml", _QUOTED.sub(rb"\1", data[opening.end() : end].rstrip(b"\r\n") + b"\n"))
