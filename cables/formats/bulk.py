"""The rows of a bulk file (JSONL, CSV): which fields one has, and how it becomes a part. Told to people in docs/bulk.md."""

import re
from collections.abc import Iterable, Iterator, Mapping

from cables.dates import PartialDate
from cables.formats.base import DocumentError, Extracted, Part, within
from cables.formats.markup import base_language, to_page

CONTENT = ("text", "html")
SAID = ("title", "kind", "source", "published", "marking", "url", "language", "dispute")
FIELDS = (*CONTENT, *SAID)
Row = tuple[int, Mapping[str, object] | str]  # line, and its fields or what is wrong with it


class RowError(ValueError):
    """What is wrong with a row, and what to do."""


def read_rows(rows: Iterable[Row], warnings: Iterable[str] = ()) -> Extracted:
    """Each row as a part; one that is wrong is a part with its error, and what is not known is left out with a warning."""
    unknown: set[str] = set()
    parts = within(_parts(rows, unknown))
    if not parts:
        raise DocumentError("The file holds no row. Write one document a row, as docs/bulk.md describes.")
    named = ", ".join(f"“{name}”" for name in sorted(unknown)[:20])
    left_out = [f"Not known and left out: {named}. The fields are {', '.join(FIELDS)}."] if unknown else []
    return Extracted(text=None, parts=parts, warnings=(*warnings, *left_out))


def _parts(rows: Iterable[Row], unknown: set[str]) -> Iterator[Part]:
    for line, row in rows:
        name = f"line {line}"
        try:
            if isinstance(row, str):
                raise RowError(row)
            unknown.update(str(key)[:60] for key in row.keys() - set(FIELDS))
            yield _part(name, _fields(row))
        except RowError as error:
            marking = row.get("marking") if isinstance(row, Mapping) else ""
            said = {"marking": marking} if isinstance(marking, str) and marking.strip() else {}
            # A row that cannot even be taken apart may be marked anyhow.
            words = "\n\n".join(map(str, row.values())) if isinstance(row, Mapping) else ""
            yield Part(name, words.encode("utf-8", "replace"), said, str(error))


def _fields(row: Mapping[str, object]) -> dict[str, str]:
    """The known fields that say something, as text. Raises RowError."""
    fields = {}
    for name in FIELDS:
        value = row.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise RowError(f"“{name}” is not a text. Write it between quotation marks.")
        if value and value.strip():
            fields[name] = value if name in CONTENT else " ".join(value.split())
    return _checked(fields)


def _checked(fields: dict[str, str]) -> dict[str, str]:
    if not fields.keys() & set(CONTENT):
        raise RowError("It has neither “text” nor “html”. Give the words of the document in one of them.")
    if "published" in fields:
        fields["published"] = _day(fields["published"])
    if not re.fullmatch(r"(?:https?://\S{1,1990})?", fields.get("url", "")):
        raise RowError("“url” is no address. Write it whole, as https://example.org/story, or leave it out.")
    if "language" in fields:
        fields["language"] = base_language(fields["language"])
        if not fields["language"]:
            raise RowError("“language” is no code of a language. Write it as en, or leave it out.")
    for name, most in (("title", 500), ("source", 300), ("marking", 200)):
        if len(fields.get(name, "")) > most:
            raise RowError(f"“{name}” has more than {most} characters. Shorten it.")
    return fields


def _day(printed: str) -> str:
    """The day, month or year; a time of day behind it is left out."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", printed)
    try:
        return str(PartialDate(*(int(part) for part in found.groups() if part)))
    except (AttributeError, ValueError):
        raise RowError(f"“{printed[:40]}” is no date. Write it as 2026-04-27, 2026-04 or 2026.") from None


def _part(name: str, fields: dict[str, str]) -> Part:
    said = {field: fields[field] for field in SAID if field in fields}
    title = said.get("title", "")
    if "text" not in fields:
        return Part(f"{name}.html", to_page(title, fields["html"], said.get("language", "")), said)
    text = fields["text"]
    # The title of a cable is the subject in its header.
    if title and said.get("kind") != "cable" and not " ".join(text[: 2 * len(title) + 9].split()).startswith(title):
        text = f"{title}\n\n{text}"
    return Part(f"{name}.txt", text.encode("utf-8", "replace"), said)
