"""Mails and mailboxes: floods of headers, mails in mails, parts without end, names that climb out."""

import base64
from collections.abc import Iterator

from .draw import STORY, Draw

Files = Iterator[tuple[str, bytes]]
HEAD = "From: a@embassy.example\r\nTo: b@embassy.example\r\nDate: Tue, 3 Mar 2026 12:00:00 +0000\r\nSubject: Quotas\r\n"
BODY = STORY.replace("\n", "\r\n")


def sound_mail(head: str = "", body: str = BODY) -> bytes:
    """A mail of one part."""
    return f"{HEAD}{head}\r\n{body}".encode("utf-8", "surrogateescape")


def multipart(parts: list[str], boundary: str = "b", kind: str = "mixed") -> str:
    """Headers and body of a mail of several parts."""
    inner = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    return (
        f'MIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n{inner}--{boundary}--\r\n'
    )


def attachment(name: str, data: bytes = STORY.encode(), kind: str = "text/plain") -> str:
    """One part with a file."""
    packed = base64.encodebytes(data).decode().replace("\n", "\r\n")
    disposition = f'Content-Disposition: attachment; filename="{name}"'
    return f"Content-Type: {kind}\r\n{disposition}\r\nContent-Transfer-Encoding: base64\r\n\r\n{packed}"


def header_floods(draw: Draw) -> Files:
    """More headers, longer ones, and stranger ones than any server sends."""
    yield "sound.eml", sound_mail()
    yield "many.eml", sound_mail("".join(f"X-{n}: {n}\r\n" for n in range(draw.size(300_000))))
    yield "long.eml", sound_mail(f"X-Long: {'a' * draw.size(10**7)}\r\n")
    yield "folded.eml", sound_mail("X-Folded: a" + "\r\n a" * draw.size(10**6) + "\r\n")
    yield "recipients.eml", sound_mail("Cc: " + ", ".join(f"p{n}@x.example" for n in range(draw.size(10**5))) + "\r\n")
    yield "comments.eml", sound_mail("Cc: " + "(" * draw.size(10**5) + "a@x.example\r\n")
    yield "quotes.eml", sound_mail('Cc: "' + '\\"' * draw.size(10**5) + "\r\n")
    yield "encoded.eml", sound_mail("Subject: " + "=?utf-8?q?=ff=00?= " * draw.size(10**5) + "\r\n")
    yield "charset.eml", sound_mail("Content-Type: text/plain; charset=x-nothing\r\n")
    yield "continued.eml", sound_mail("".join(f"Content-Type: text/plain; n*{n}=a\r\n" for n in range(9999)))
    yield "date.eml", sound_mail().replace(b"3 Mar 2026", b"99 Foo 99999999")
    yield "nul.eml", sound_mail("X: \0\0\0\r\n").replace(b"Quotas", b"Quo\0tas\xff\xfe")


def nested_mails(draw: Draw) -> Files:
    """Mails in mails, parts in parts."""
    for depth in (3, 20, 200, draw.size(3_000)):
        data = sound_mail().decode()
        for level in range(depth):
            data = HEAD + multipart([f"Content-Type: message/rfc822\r\n\r\n{data}"], f"b{level}")
        yield "mails.eml", data.encode()
        parts = "Content-Type: text/plain\r\n\r\nx"
        for level in range(depth):
            parts = multipart([parts], f"b{level}", "alternative")
        yield "parts.eml", (HEAD + parts).encode()
    same = "Content-Type: text/plain\r\n\r\nx"
    for _ in range(min(200, draw.size(2_000))):
        same = multipart([same], "b")
    yield "same-boundary.eml", (HEAD + same).encode()


def attachments(draw: Draw) -> Files:
    """Files that climb out, that are too many, that are not what they say, that are broken."""
    for name in ("../../slip.txt", "/etc/slip", "C:\\slip.exe", "a\0b.txt", "\u202etxt.exe", "n" * 5_000, "", ".."):
        yield "names.eml", (HEAD + multipart([attachment(name)])).encode()
    yield "many.eml", (HEAD + multipart([attachment(f"{n}.txt") for n in range(draw.size(20_000))])).encode()
    yield "empty.eml", (HEAD + multipart([attachment("empty.txt", b""), attachment("e.pdf", b"")])).encode()
    yield "type.eml", (HEAD + multipart([attachment("a.pdf", b"\x7fELF" + draw.noise(99), "application/pdf")])).encode()
    lying = attachment("a.txt").replace("base64", "x-uuencode")
    yield "encoding.eml", (HEAD + multipart([lying, attachment("b.txt").replace("Tm9y", "!!!!")])).encode()
    yield "unclosed.eml", (HEAD + multipart([attachment("a.txt")])).encode()[:-40]
    yield "external.eml", sound_mail(f'Content-Type: message/external-body; access-type=URL; URL="{draw.url}"\r\n')
    yield "page.eml", sound_mail("Content-Type: text/html\r\n", f'<html><img src="{draw.url}"><p>{STORY}</p></html>')


def mailboxes(draw: Draw) -> Files:
    """Mailboxes of very many mails, of none, with lines that look like the start of one."""
    mail = b"From a@x.example Tue Mar  3 12:00:00 2026\n" + sound_mail().replace(b"\r\n", b"\n") + b"\n"
    yield "sound.mbox", mail + mail.replace(b"Quotas", b"Ports")
    yield "many.mbox", b"".join(mail.replace(b"Quotas", b"Q%d" % n) for n in range(draw.size(20_000)))
    yield "starts.mbox", b"From a@x.example Tue Mar  3 12:00:00 2026\n\n" * draw.size(200_000)
    yield "from.mbox", mail + b"From here on it is quiet.\n>From there\n" * 99
    yield "no-end.mbox", mail + b"From b@x.example Tue Mar  3 12:00:00 2026\nSubject: x"
    for data in draw.cuts(mail * 3, 4):
        yield "cut.mbox", data


FAMILIES = {
    "mail: headers": header_floods, "mail: nested": nested_mails, "mail: attachments": attachments,
    "mail: mailboxes": mailboxes,
}  # fmt: skip
