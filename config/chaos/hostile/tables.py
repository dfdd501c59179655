"""CSV, JSONL and JSON: a million lines, broken lines, depth without end, numbers and names that no reader expects."""

import json
from collections.abc import Iterator

from .draw import STORY, Draw

Files = Iterator[tuple[str, bytes]]


def line(number: int, **more: object) -> str:
    """One document of a JSONL file."""
    return json.dumps({"text": f"{STORY}{number}", "title": f"Title {number}", "kind": "article", **more})


def csv_floods(draw: Draw) -> Files:
    """Lines, fields and quotes beyond measure."""
    head = "title,text,date\n"
    yield (
        "million.csv",
        (head + "".join(f"t{n},Norway met Chile {n},2026-03-03\n" for n in range(draw.size(10**6)))).encode(),
    )
    yield "empty-lines.csv", (head + ",,\n" * draw.size(10**6)).encode()
    yield "columns.csv", (",".join(f"c{n}" for n in range(draw.size(10**6))) + "\n" + "x," * 9).encode()
    yield "field.csv", f'{head}t,"{"Norway met Chile. " * draw.size(10**6)}",2026'.encode()
    yield "unclosed.csv", (head + 't,"Norway met Chile,' + "x,y\n" * draw.size(10**5)).encode()
    yield "quotes.csv", (head + '"' * draw.size(10**6)).encode()
    yield "nul.csv", f"{head}t\0,Norway\0 met Chile,2026\n".encode()
    yield "wide.csv", f"{head}t,Norway met Chile,2026\n".encode("utf-16")
    yield "ragged.csv", (head + "a\nb,c,d,e,f,g\n,,,,,,,\n" * 99).encode()
    yield "formula.csv", f"{head}\"=cmd|' /C calc'!A0\",{STORY!r},2026\n".encode()
    yield "twice.csv", b"text,text,text\na,b,c\n"
    yield "separators.csv", b"title;text|date\tx\na;b|c\td\n" * 99


def broken_lines(draw: Draw) -> Files:
    """JSONL whose lines are sound, broken, of other types, or too many."""
    sound = [line(number) for number in range(20)]
    for bad in (
        '{"text": ',
        "[1, 2",
        "null",
        "3",
        '"text"',
        "{}",
        '{"text": 5}',
        '{"text": null}',
        '{"text": ""}',
        "\0",
    ):
        lines = sound.copy()
        lines[draw.dice.randrange(20)] = bad
        yield "broken.jsonl", "\n".join(lines).encode()
    yield (
        "surrogates.jsonl",
        (line(1) + '\n{"text": "Norway \\ud800 met \\u0000 Chile", "title": "\\udfff"}\n').encode(),
    )
    yield (
        "odd.jsonl",
        "\n".join(line(n, url=draw.url, published="99-99", kind="x" * 999, marking=[1]) for n in range(9)).encode(),
    )
    yield "many.jsonl", "\n".join(line(number) for number in range(draw.size(200_000))).encode()
    yield "long.jsonl", (line(1) + "\n" + json.dumps({"text": "Norway met Chile. " * draw.size(10**6)})).encode()
    yield "cut.jsonl", "\n".join(sound).encode()[:-25]
    yield "nan.jsonl", b'{"text": "Norway met Chile.", "n": NaN, "m": Infinity, "k": 1e99999}\n' * 3


def deep_json(draw: Draw) -> Files:
    """Lists in lists, objects in objects, digits without end."""
    for depth in (500, draw.size(10**5), draw.size(5 * 10**6)):
        yield "lists.json", b"[" * depth + b"]" * depth
        yield "objects.json", b'{"a":' * depth + b"1" + b"}" * depth
        yield "lists.jsonl", b'{"text": "Norway met Chile.", "a": ' + b"[" * depth + b"]" * depth + b"}\n"
    yield "digits.json", b'{"text": "Norway met Chile.", "n": ' + b"9" * draw.size(10**6) + b"}\n"
    yield (
        "names.json",
        b'{"text": "Norway met Chile."' + b"".join(b',"a%d":1' % n for n in range(draw.size(10**5))) + b"}",
    )


FAMILIES = {"CSV: floods": csv_floods, "JSONL: broken lines": broken_lines, "JSON: depth": deep_json}
