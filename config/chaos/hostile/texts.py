"""Plain text in wrong and rare encodings, and text that no reader expects: without blanks, of one letter, of brackets."""

from collections.abc import Iterator

from .draw import STORY, Draw

Files = Iterator[tuple[str, bytes]]
RUSSIAN = "ОСЛО, 3 марта 2026 г. Норвегия обвинила Чили в нарушении соглашения о квотах. Чили отвергла обвинение.\n" * 5
CHINESE = "奥斯陆，2026年3月3日。挪威指责智利违反配额协议。智利否认这一指控。\n" * 5
CABLE = (
    "CONFIDENTIAL\n\nR 031200Z MAR 26\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\n\nSUBJECT: QUOTAS\n\n"
    "1. (C) The ministry denied the report.\n"
)


def encodings(draw: Draw) -> Files:
    """UTF-16 and UTF-32 with and without a mark, GB18030, Cyrillic in several, and all of it wrongly read once."""
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"):
        yield f"{name}.txt", STORY.encode(name)
        yield f"{name}-zh.txt", CHINESE.encode(name)
        yield f"{name}-odd.txt", STORY.encode(name)[:-1]
    for name in ("gb18030", "big5", "shift_jis", "euc_kr"):
        yield f"{name}.txt", CHINESE.encode(name, "ignore")
    for name in ("cp1251", "koi8_r", "iso8859_5"):
        yield f"{name}.txt", RUSSIAN.encode(name, "ignore")
    yield "mojibake.txt", RUSSIAN.encode().decode("cp1252", "replace").encode()
    yield "mojibake-twice.txt", CHINESE.encode().decode("latin-1").encode().decode("latin-1").encode()
    yield "mixed.txt", STORY.encode() + RUSSIAN.encode("cp1251") + CHINESE.encode("gb18030")


def broken_characters(draw: Draw) -> Files:
    """NULs, controls, lone surrogates, characters cut in two, what is no character."""
    story = STORY.encode()
    yield "nul.txt", story.replace(b" ", b"\0")
    yield "nuls.txt", bytes(draw.size(10**6)) + story
    yield "controls.txt", story + bytes(range(32)) * 3
    yield "surrogates.txt", story + b"\xed\xa0\x80\xed\xbf\xbf" * 50
    yield "cut.txt", CHINESE.encode()[:-1]
    yield "overlong.txt", story + b"\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80"
    yield "no-character.txt", story + "\uffff\ufffe\U0010ffff\ufdd0".encode() * 20
    yield "ff.txt", b"\xff" * draw.size(10**5)
    yield "c1.txt", story + bytes(range(128, 160)) * 9
    yield "empty.txt", b""
    yield "blank.txt", b" \n\t" * draw.size(10**5)
    yield "bom.txt", b"\xef\xbb\xbf"
    yield "bom16.txt", b"\xff\xfe"
    yield "marks.txt", b"\xef\xbb\xbf" * 99 + story


def floods(draw: Draw) -> Files:
    """Text of one kind of character, as much of it as a reader is handed at once."""
    million = draw.size(10**6)
    yield "no-blanks.txt", b"a" * million
    yield "no-blanks-mixed.txt", draw.noise(million // 2).hex().encode()
    yield "one-letter-lines.txt", b"a\n" * (million // 2)
    yield "words.txt", b"a " * (million // 2)
    yield "brackets.txt", b"(" * (million // 2) + b")" * (million // 2)
    yield "digits.txt", b"1234567890" * (million // 10)
    yield "numbers.txt", b"12 34 " * (million // 6)
    yield "dots.txt", b"." * million
    yield "initials.txt", b"A." * (million // 2)
    yield "quotes.txt", b'"' * million
    yield "quoted.txt", b'"a" said ' * (million // 9)
    yield "right-to-left.txt", "\u202e\u05d0\u202c".encode() * (million // 3)
    yield "zero-width.txt", ("N\u200b\u200do\ufeff" * (million // 4)).encode()
    yield "accents.txt", ("a" + "\u0301" * (million - 1)).encode()
    yield "emoji.txt", ("\U0001f468\u200d" * (million // 2)).encode()
    yield "denials.txt", b"Norway denied that Chile accused " * (million // 33)
    yield "commas.txt", b"Norway, Chile, " * (million // 15)
    yield "capitals.txt", b"NORWAY ACCUSED CHILE OF THEFT " * (million // 30)
    yield "hyphens.txt", b"a-\n" * (million // 3)
    yield "blank-lines.txt", b"Norway met Chile.\n\n\n\n\n\n" * (million // 23)
    yield "address.txt", b"http://" + b"a/" * (million // 2)
    yield "mail-address.txt", b"a." * (million // 2) + b"@x.example"
    yield "dates.txt", b"3 March 2026 " * (million // 13)


def odd_cables(draw: Draw) -> Files:
    """Headers of cables gone wild."""
    many = draw.size(50_000)
    yield "sections.txt", (CABLE * (many // 20)).encode()
    yield "to.txt", CABLE.replace("TO SECSTATE", "TO " + "AMEMBASSY OSLO\n" * many + "SECSTATE").encode()
    yield "refs.txt", CABLE.replace("SUBJECT", "REFS: " + "A. 26 OSLO 123, " * many + "\nSUBJECT").encode()
    yield "portions.txt", (CABLE + "".join(f"{n}. (S//NF) x\n\n" for n in range(2, many))).encode()
    yield "marks.txt", ("(" * many + "S//NF" + ")" * many + "\n" + CABLE).encode()
    yield "classification.txt", CABLE.replace("CONFIDENTIAL", "C O N F I D E N T I A L " * many).encode()
    yield "dtg.txt", ("R 999999Z FOO 99\n" * many + CABLE).encode()
    yield "stops.txt", ("FM " * many + CABLE).encode()


FAMILIES = {
    "text: encodings": encodings, "text: broken characters": broken_characters, "text: floods": floods,
    "text: odd cables": odd_cables,
}  # fmt: skip
