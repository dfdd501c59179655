"""Mail as Outlook keeps it (.msg): made into a mail as it travels, and read as that."""

import io
from email.message import EmailMessage
from email.utils import formataddr

from olefile import OleFileIO
from oxmsg.domain import constants as c
from oxmsg.domain import model
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from cables.formats.base import Extracted, reading
from cables.formats.email import empty_mail, read_mail

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTIES = "__properties_version1.0".encode("utf-16-le")
_EMBEDDED_OFFSET = 24  # bytes before the properties of a mail inside a mail (MS-OXMSG 2.4.1.2)
_EMBEDDED = "__substg1.0_3701000D"
_MOST_INSIDE = 10  # mails inside mails


def recognises(data: bytes, filename: str) -> bool:
    """Whether it is a compound file with the properties of a message."""
    return data.startswith(_SIGNATURE) and _PROPERTIES in data


def extract(data: bytes, filename: str) -> Extracted:
    """As a mail that travels."""
    with reading("Outlook message"):
        with OleFileIO(io.BytesIO(data)) as file:
            storage = Storage.from_ole(file)
        return read_mail(_mail(storage, model.MSG_HDR_OFFSET, 0))


def _mail(storage: Storage, offset: int, depth: int) -> EmailMessage:
    properties = Properties(storage, properties_header_offset=offset)
    mail = empty_mail()
    fields = {"Subject": _one_line(properties.str_prop_value(c.PID_SUBJECT) or ""), "From": _sender(properties)}
    for name, value in fields.items():
        if value:
            mail[name] = value
    if sent := properties.date_prop_value(c.PID_CLIENT_SUBMIT_TIME):
        mail["Date"] = sent
    text, page = properties.str_prop_value(c.PID_BODY), _page(properties)
    if text and text.strip():
        mail.set_content(_storable(text))
    elif page:
        mail.set_content(_storable(page), subtype="html")
    for number, part in enumerate(storage.iter_attachment_storages(), 1):
        _attach(mail, part, number, depth)
    return mail


def _sender(properties: Properties) -> str:
    """Name and address, as far as they are known."""
    name = properties.str_prop_value(c.PID_SENT_REPRESENTING_NAME) or properties.str_prop_value(c.PID_SENDER_NAME)
    addresses = (properties.str_prop_value(pid) for pid in (c.PID_SENDER_SMTP_ADDRESS, c.PID_SENDER_EMAIL_ADDRESS))
    address = next((address for address in addresses if address and address.isascii() and "@" in address), "")
    return formataddr((_one_line(name or ""), _one_line(address) or "unknown@invalid")) if name or address else ""


def _page(properties: Properties) -> str | None:
    if data := properties.binary_prop_value(c.PID_HTML):
        return data.decode(properties.body_encoding, "replace")
    return properties.str_prop_value(c.PID_BODY_HTML)


def _attach(mail: EmailMessage, storage: Storage, number: int, depth: int) -> None:
    inner = next((inner for inner in storage.storages if inner.name == _EMBEDDED), None)
    if inner is not None and depth < _MOST_INSIDE:
        mail.add_attachment(_mail(inner, _EMBEDDED_OFFSET, depth + 1))
        return
    properties = Properties(storage, properties_header_offset=model.ATTACH_HDR_OFFSET)
    data = properties.binary_prop_value(c.PID_ATTACH_DATA_BINARY)
    if data is None:
        return
    name = properties.str_prop_value(c.PID_ATTACH_LONG_FILENAME) or properties.str_prop_value(c.PID_ATTACH_FILENAME)
    name = _one_line(name or f"attachment {number}")
    mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)


def _one_line(value: str) -> str:
    return " ".join(_storable(value).replace('"', "'").split())


def _storable(value: str) -> str:
    return value.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
