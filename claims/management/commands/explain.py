"""`manage.py explain FILE...`: what was considered in files sentence by sentence, what was found, and why or why not."""

import json
import shutil
from argparse import ArgumentParser, BooleanOptionalAction
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cables.formats import DocumentError
from cables.nlp import reading_room
from cables.parsers import parse
from claims.explanation import Explanation, shape_sentence
from claims.explanation_text import write_heading, write_sentence
from claims.nlp.explaining import explain


class Command(BaseCommand):
    """Each file is read by the same steps as on ingest, and by itself: other files do not tell who is meant."""

    help = "Print for each sentence of files what was found and why; nothing is written to the database."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Files, and how much to print of them."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--format", choices=["text", "jsonl"], default="text", help="jsonl: one sentence a line")
        parser.add_argument("--kind", choices=["cable", "statement", "article"], help="what the files are, if known")
        parser.add_argument("--sentence", type=int, metavar="N", help="only the N-th sentence of each file")
        parser.add_argument("--rejected", action=BooleanOptionalAction, default=True, help="what is no claim, and why")

    def handle(self, *, files: list[str], format: str, rejected: bool, **options: object) -> None:
        """Print every file; exit status 1 if any could not be read."""
        failed = 0
        for path in files:
            try:
                explanation = explain_file(path, options["kind"], options["sentence"])
            except (OSError, DocumentError) as error:
                failed += 1
                self.stderr.write(f"{path}: {error}")
                if format == "jsonl":
                    self.stdout.write(json.dumps({"path": path, "error": str(error)}, ensure_ascii=False))
                continue
            (self._print_json if format == "jsonl" else self._print_text)(explanation, rejected)
        if failed:
            raise CommandError(f"{failed} of {len(files)} files could not be read.")

    def _print_json(self, explanation: Explanation, rejected: bool) -> None:
        for sentence in explanation.sentences:
            shape = shape_sentence(sentence if rejected else replace(sentence, rejected=()), explanation)
            self.stdout.write(json.dumps(shape, ensure_ascii=False))

    def _print_text(self, explanation: Explanation, rejected: bool) -> None:
        width = shutil.get_terminal_size().columns
        self.stdout.write(write_heading(explanation))
        for sentence in explanation.sentences:
            lines = write_sentence(sentence, explanation.parsed.text, width, rejected)
            self.stdout.write("\n".join(["", *lines]))
        self.stdout.write("")


def explain_file(path: str, kind: str | None = None, sentence: int | None = None) -> Explanation:
    """What was considered in one file, or in one sentence of it. Raises OSError or DocumentError."""
    parsed = parse(Path(path).read_bytes(), Path(path).name, kind, date.today())
    with reading_room():
        sentences = explain(parsed)
    if sentence is None:
        return Explanation(path, parsed, sentences)
    if not 1 <= sentence <= len(sentences):
        raise DocumentError(f"There is no sentence {sentence}: the document has {len(sentences)}.")
    return Explanation(path, parsed, sentences[sentence - 1 : sentence])
