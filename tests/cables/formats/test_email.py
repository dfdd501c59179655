"""Mails, mailboxes and Outlook messages: their words, sender, day and what they bring along."""

import pytest

from cables.formats import FORMATS, DocumentError, extract, recognise
from cables.parsers import parse
from tests.cables.formats.made import CABLE, mail, mailbox, message_storage, outlook

HEADER = b"From: Oslo <oslo@norland.example>\nDate: Tue, 3 Mar 2026 10:00:00 +0000\nMIME-Version: 1.0\nSubject: "


def test_a_mail_says_who_sent_it_when_and_what():
    found = extract(mail("Norland accused Sudland of theft.\r\n", ("våt.txt", b"Words.")), "x.bin")
    assert found.text == "Herring\n\nNorland accused Sudland of theft."
    assert (found.title, found.issuer, str(found.published)) == ("Herring", "Nordvik, Kari", "2026-03-03")
    assert [(part.name, part.data) for part in found.parts] == [("våt.txt", b"Words.")]


def test_encoded_fields_and_an_old_encoding_are_read():
    data = (
        HEADER + b"=?utf-8?b?TcO4dGU=?=\nContent-Type: text/plain; charset=windows-1251\n\n" + "Отказ".encode("cp1251")
    )
    assert extract(data, "m.eml").text == "Møte\n\nОтказ"


@pytest.mark.parametrize("charset", ["x-unknown", "idna", "zip", "utf-8", "us-ascii"])
def test_an_encoding_that_is_none_or_wrong_loses_no_word(charset):
    data = HEADER + b"S\nContent-Type: text/plain; charset=" + charset.encode() + b"\n\nCaf\xe9 negotiations failed.\n"
    assert "negotiations failed." in extract(data, "m.eml").text


def test_plain_text_is_preferred_and_html_is_turned_into_text():
    two = HEADER + b"S\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n%s\n--b\n"
    two += b"Content-Type: text/html\n\n<style>p{}</style><p>One.</p><p>Two<br>three &amp; four.</p>\n--b--\n"
    assert extract(two % b"Plain.", "m.eml").text == "S\n\nPlain."
    assert extract(two % b" ", "m.eml").text == "S\n\nOne.\n\nTwo\nthree & four."


def test_a_mail_inside_a_mail_is_a_mail_and_the_pictures_of_a_page_are_left():
    data = (
        HEADER + b"S\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/related; boundary=c\n\n"
    )
    data += b"--c\nContent-Type: text/html\n\n<p>Page.</p>\n--c\nContent-Type: image/png; name=logo.png\n\nPNG\n--c--\n"
    data += b"--b\nContent-Type: message/rfc822\n\n" + mail("Inside.", subject="Inner / one") + b"\n--b--\n"
    found = extract(data, "m.eml")
    assert found.text == "S\n\nPage."
    assert [part.name for part in found.parts] == ["one.eml"]
    assert extract(found.parts[0].data, "one.eml").text == "Inner / one\n\nInside."


def test_a_forwarded_cable_is_a_cable_by_its_own_header():
    document = parse(mail(f"Kari,\n\nplease read.\n\n{CABLE}", subject="FW: quotas"), "m.eml")
    assert (document.kind, document.title) == ("cable", "A MEETING ON QUOTAS")
    assert (document.issuer, str(document.marking.banner)) == ("AMEMBASSY OSLO", "CONFIDENTIAL")
    assert document.header.dtg.hour == 12


def test_an_article_in_a_mail_keeps_the_subject_as_its_title():
    document = parse(mail("Norland accused Sudland of taking herring. Sudland denied it on Monday."), "m.eml")
    assert (document.kind, document.title, document.issuer) == ("article", "Herring", "Nordvik, Kari")
    assert (str(document.published), document.warnings) == ("2026-03-03", ())


@pytest.mark.parametrize("data", [b"", b"\n\n"])
def test_an_empty_mail_says_so(data):
    with pytest.raises(DocumentError, match="empty"):
        extract(HEADER + data, "m.eml")


def test_a_memorandum_in_plain_text_is_no_mail():
    memo = b"From: The Minister\nTo: All posts\nDate: 3 March 2026\nSubject: Herring\n\nNorland accused Sudland.\n"
    assert recognise(memo, "memo.txt") is FORMATS["text"]
    assert recognise(memo, "memo.eml") is FORMATS["email"]
    assert recognise(CABLE.encode(), "cable.eml") is FORMATS["text"]


def test_a_mailbox_is_its_mails():
    quoted = mail("He wrote:\n\n>From the start we denied it.\n")
    found = extract(mailbox(quoted, mail("Two.").replace(b"\n", b"\r\n")), "box")
    assert found.text is None
    assert [part.name for part in found.parts] == ["mail 1.eml", "mail 2.eml"]
    texts = [extract(part.data, part.name).text for part in found.parts]
    assert texts == ["Herring\n\nHe wrote:\n\nFrom the start we denied it.", "Herring\n\nTwo."]


def test_an_outlook_message_is_read_as_a_mail():
    inner = message_storage("Inner", "Inside.", "Per Holm")
    data = outlook("Møte", "Norland accused Sudland.", "Kari Nordvik", ("våt.txt", b"Words." * 900), inner=inner)
    found = extract(data, "m.bin")
    assert (found.text, found.issuer) == ("Møte\n\nNorland accused Sudland.", "Kari Nordvik")
    assert found.parts[0].name == "våt.txt"
    assert found.parts[0].data == b"Words." * 900
    inside = extract(found.parts[1].data, found.parts[1].name)
    assert (inside.text, inside.issuer) == ("Inner\n\nInside.", "Per Holm")
