"""What reading costs, measured in a process of its own with one thread: `manage.py time_reading` is that process."""

import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from cables.figures import Figure
from cables.nlp import read, reading_room
from cables.parsers import ParsedDocument, parse
from claims.evaluation.programs import run_program

LEAST_WORDS, MOST_MEMORY = 3000, 700
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
WARM_UP = 5  # documents that are read before time is taken


def measure_costs(root: Path, files: Sequence[tuple[Path, str | None]]) -> Iterator[Figure]:
    """Words a CPU second and memory of one process that reads files, each with its kind of document if that is known."""
    given = json.dumps([(str(path), kind) for path, kind in files])
    printed = run_program([sys.executable, "manage.py", "time_reading"], root, given, ONE_THREAD)
    found = json.loads(printed)
    yield Figure("words read in a CPU second, one process", found["words"] / found["seconds"], LEAST_WORDS, "words/s")
    yield Figure("memory of a process that has read, at its peak", found["memory"], MOST_MEMORY, "MB", at_most=True)


def time_reading(files: Sequence[tuple[str, str | None]]) -> dict[str, float]:
    """Read files by the whole pipeline in this process: their words, the CPU seconds taken, and memory in MB."""
    documents = [parse(Path(path).read_bytes(), Path(path).name, kind) for path, kind in files]
    for document in documents[:WARM_UP]:
        _read(document)
    started = time.process_time()
    for document in documents:
        _read(document)
    seconds = time.process_time() - started
    return {
        "words": sum(len(document.text.split()) for document in documents),
        "seconds": seconds,
        "memory": _peak_memory(),
    }


def _peak_memory() -> float:
    """The most memory that this process held, in MB, as Linux counts it from the start of the program."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 2**10


def _read(document: ParsedDocument) -> None:
    with reading_room():
        read(document)
