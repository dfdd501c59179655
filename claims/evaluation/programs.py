"""Runs `extract` and the scorers, each as a program of its own."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

EXTRACT = (sys.executable, "manage.py", "extract", "--format", "jsonl")


class ScorerError(Exception):
    """A program that measures did not do so; the message holds the end of what it said."""


def run_extract(
    root: Path,
    files: Iterable[Path],
    target: Path,
    kind: str | None = None,
    environment: Mapping[str, str] | None = None,
) -> Path:
    """Write to `target` what extract prints of files. `root` is where manage.py is."""
    command = [*EXTRACT, *(("--kind", kind) if kind else ()), *map(str, files)]
    target.write_text(run_program(command, root, environment=environment), "utf-8")
    return target


def run_scorer(command: Sequence[str]) -> dict[str, Any]:
    """What a scorer, the first of the command's words, measures."""
    return json.loads(run_program([sys.executable, *command, "--json"], Path(command[0]).parent))


def extract_command() -> str:
    """`extract` as one string, for scorers that run it themselves."""
    return shlex.join(EXTRACT)


def run_program(
    command: Sequence[str], folder: Path, given: str | None = None, environment: Mapping[str, str] | None = None
) -> str:
    """What a program prints that is run in a folder, with something given to it and words added to the environment."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise ScorerError(f"{Path(command[1]).name} failed: {done.stderr.strip()[-2000:]}")
    return done.stdout
