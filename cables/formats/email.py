"""Mail as it travels (.eml): what it says, who sent it when, and its attachments as parts."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime

from cables.dates import PartialDate
from cables.formats.base import DocumentError, Extracted, Part, reading, within
from cables.formats.decoding import decode
from cables.formats.markup import to_text

_POLICY = email.policy.default.clone(refold_source="none")  # what is kept of a mail inside a mail is not folded anew
_FIELD = re.compile(rb"([!-9;-~]{1,70}):[^\n]*\n(?:[ \t]+[^\n]*\n)*")
_COMMON = {"from", "to", "date", "subject", "cc"}
# A memorandum begins with From, To and Date as well; these stand in mails alone.
_OF_MAILS = set(
    "message-id mime-version received return-path delivered-to content-type x-mailer dkim-signature".split()
)
_SLOW_CODECS = {"idna", "punycode"}  # quadratic on long texts, and meant for host names
_WESTERN = {"us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-1": "cp1252", "latin-1": "cp1252"}
_SIGNATURES = {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}


def recognises(data: bytes, filename: str) -> bool:
    """Whether it begins with fields that only mails have; under the name of a mail, two common fields do."""
    names, at = set(), len(data) - len(data.lstrip())
    while len(names) < 100 and (field := _FIELD.match(data, at)):
        names.add(field[1].decode("ascii").lower())
        at = field.end()
    common = len(names & _COMMON)
    return bool(common and names & _OF_MAILS) or (common > 1 and filename.lower().endswith(".eml"))


def extract(data: bytes, filename: str) -> Extracted:
    """The words under their subject, sender and day, and the attachments. DocumentError for a mail without either."""
    with reading("mail"):
        return read_mail(email.message_from_bytes(data.lstrip(), policy=_POLICY))


def read_mail(message: Message) -> Extracted:
    """What a mail says and packs; plain text is preferred to HTML where a mail has both."""
    bodies, attachments = _divide(message)
    subject = header(message, "Subject")
    text = "\n\n".join(part for part in (subject, *filter(None, map(_words, bodies))) if part)
    parts = within(_part(part, number) for number, part in enumerate(attachments, 1))
    if not text and not parts:
        raise DocumentError("The mail is empty: it has no subject, no text and no attachment. Send it again.")
    return Extracted(
        text=text or None, title=subject or None, issuer=_sender(message), published=_day(message), parts=parts,
        url=header(message, "Snapshot-Content-Location") or None,
    )  # fmt: skip


def header(message: Message, name: str) -> str:
    """A field on one line, decoded; a field that cannot be decoded as it stands."""
    try:
        value = str(message[name] or "")
    except Exception:  # the library meets malformed fields with errors of every kind
        value = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return " ".join(value.encode("utf-8", "replace").decode().replace("\0", "\ufffd").split())


def _sender(message: Message) -> str | None:
    """The name that the sender gives, else the address."""
    name, address = email.utils.parseaddr(header(message, "From"))
    return name.strip() or address.strip() or None


def _day(message: Message) -> PartialDate | None:
    """The day on which it was sent, where it was sent."""
    try:
        day = parsedate_to_datetime(header(message, "Date"))
        return PartialDate(day.year, day.month, day.day)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _divide(message: Message) -> tuple[list[Message], list[Message]]:
    """The parts that are read as the mail's own words, and those that are files of their own."""
    bodies, attachments, waiting = [], [], [(message, False)]
    while waiting:
        part, related = waiting.pop(0)
        kind = part.get_content_type()
        if kind in _SIGNATURES or related and part.get_content_maintype() == "image":
            continue  # what a page is made up with is no document
        if kind.startswith("multipart/") and part.is_multipart():
            inner = [(child, kind == "multipart/related") for child in part.get_payload()]
            waiting[:0] = [_preferred(inner)] if kind == "multipart/alternative" and inner else inner
        elif kind in {"text/plain", "text/html"} and not _is_attached(part):
            bodies.append(part)
        else:
            attachments.append(part)
    return bodies, attachments


def _preferred(ways: list[tuple[Message, bool]]) -> tuple[Message, bool]:
    """Of the ways in which a mail says the same, the plain text that has words; else the last, which is the richest."""
    plain = (way for way in ways if way[0].get_content_type() == "text/plain" and _words(way[0]))
    return next(plain, ways[-1])


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _words(part: Message) -> str:
    """The text of a body part, however it is encoded."""
    text = _decoded(part.get_payload(decode=True) or b"", part.get_content_charset() or "")
    if part.get_content_type() == "text/html":
        return to_text(text)
    text = text.replace("\r\n", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        text = re.sub(r"(?<! -) \n(?=[^>\s])", " ", text).replace("\n ", "\n")
    return text.strip()


def _decoded(payload: bytes, charset: str) -> str:
    charset = _WESTERN.get(charset.lower(), charset)
    try:
        if charset and charset.lower() not in _SLOW_CODECS:
            return payload.decode(charset)
    except (LookupError, UnicodeError):
        pass
    try:
        return decode(payload)[0]
    except DocumentError:
        return ""


def _part(part: Message, number: int) -> Part:
    """An attachment; a mail inside the mail is kept as a mail."""
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        inner = part.get_payload(0)
        return Part(_file_name(header(inner, "Subject") or f"mail {number}", ".eml"), _as_bytes(inner))
    data = _as_bytes(part) if part.is_multipart() else part.get_payload(decode=True) or b""
    ending = {"text/plain": ".txt", "text/html": ".html", "text/csv": ".csv"}.get(part.get_content_type(), "")
    name = part.get_filename()
    return Part(_file_name(name, "") if name else f"attachment {number}{ending}", data)


def _as_bytes(message: Message) -> bytes:
    try:
        return message.as_bytes(policy=_POLICY)
    except Exception:  # a field that cannot be written again; the text can
        return b"".join(_raw_lines(message))


def _raw_lines(message: Message) -> Iterator[bytes]:
    for name, value in message.raw_items():
        yield f"{name}: {' '.join(str(value).split())}\n".encode("utf-8", "replace")
    yield b"\n" + (message.get_payload(decode=True) or b"")


def _file_name(name: str, ending: str) -> str:
    """A name without folders and control characters, which ends as its kind does."""
    name = " ".join(re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", " ", name).replace("\\", "/").rsplit("/", 1)[-1].split())
    return f"{name[:200] or 'attachment'}{ending}"


def empty_mail() -> EmailMessage:
    """A mail to be filled by what keeps mails in a way of its own."""
    return EmailMessage(policy=_POLICY)
