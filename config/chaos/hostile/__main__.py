"""The hostile corpus against a Demarche on a scratch database; part of `make chaos`, or `make hostile` alone.

SEED (7); SCALE (1) shrinks what is huge; READ_SECONDS and EXTRACT_SECONDS (20 each) are the limits that hold here.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from config.chaos.report import Figure, keep, show

from .baits import laid_out

ROOT = Path(__file__).parents[3]
LARGEST_BYTES = 128 * 2**20  # 100 MB are to come in here, whatever is taken elsewhere
BAD = ("died", "unfinished", "leaked")
GRACE_SECONDS = 90  # on top of both limits: taking in, parts, a machine with much else to do


def main() -> int:
    """Exit status 0 if every file ended ready, failed or refused with a reason, and nothing outside was touched."""
    folder = Path(tempfile.mkdtemp(prefix="demarche-hostile-"))
    folder.chmod(0o755)
    slips = [Path("/tmp/slip.txt"), Path("/etc/cron.d/slip"), Path("/etc/slip")]
    with laid_out(folder) as baits:
        names = environment(folder, baits.file_uri, baits.url)
        results = read_all(folder / "lines", names)
    figures = figures_of(results, len(baits.hits) + sum(path.exists() for path in slips), limit(names))
    shutil.rmtree(folder, ignore_errors=True)
    show(figures)
    bad = [one for one in results if one["outcome"] in BAD or one["outcome"] != "ready" and not one["reason"]]
    for one in bad:
        print(one)
    keep(
        "hostile",
        figures,
        {"outcomes": Counter(one["outcome"] for one in results), "bad": bad},
        ROOT / "var/chaos.json",
    )
    return 0 if all(figure.is_met for figure in figures) else 1


def environment(folder: Path, file_uri: str, url: str) -> dict[str, str]:
    """What the reader is told."""
    kept = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "TEST_DATABASE", "MEDIA_ROOT"}
    }
    limits = {name: os.environ.get(name, "20") for name in ("READ_SECONDS", "EXTRACT_SECONDS")}
    return kept | limits | {
        "DJANGO_SETTINGS_MODULE": "config.settings", "VAR_ROOT": str(folder / "var"), "LOG_LEVEL": "ERROR",
        "UPLOAD_MAX_BYTES": str(LARGEST_BYTES), "CANARY_FILE": file_uri, "CANARY_URL": url,
        "SEED": os.environ.get("SEED", "7"), "SCALE": os.environ.get("SCALE", "1"),
    }  # fmt: skip


def read_all(lines: Path, names: dict[str, str]) -> list[dict[str, object]]:
    """The outcome of every case; a reader that dies is noted with the case that it died of, and the next one goes on."""
    done: dict[int, dict[str, object]] = {}
    status, lines_seen = 1, 0
    lines.touch()
    while status:
        first = max(done, default=-1) + 1
        status = subprocess.run(
            [sys.executable, "-m", "config.chaos.hostile.reader", str(lines), str(first)], env=names, cwd=ROOT
        ).returncode
        told = [json.loads(line) for line in lines.read_text().splitlines()]
        for one in told[lines_seen:]:
            done[one["number"]] = one if one["outcome"] != "began" else one | {"outcome": "died", "reason": str(status)}
        if status and len(told) == lines_seen:
            raise SystemExit(f"The reader does not start (status {status}).")
        lines_seen = len(told)
    return list(done.values())


def limit(names: dict[str, str]) -> int:
    """Within how many seconds every file must end."""
    return int(names["READ_SECONDS"]) + int(names["EXTRACT_SECONDS"]) + GRACE_SECONDS


def figures_of(results: list[dict[str, object]], touched: int, seconds: int) -> list[Figure]:
    """The figures of the corpus."""
    outcomes = Counter(one["outcome"] for one in results)
    slowest = max((one.get("seconds", 0) for one in results), default=0)
    silent = sum(one["outcome"] in ("failed", "refused") and not one["reason"] for one in results)
    rows = [
        ("hostile files", len(results), "at least 200", "files", len(results) >= 200),
        ("families", len({one["family"] for one in results}), "at least 25", "", True),
        ("readers that died", outcomes["died"], "0", "", outcomes["died"] == 0),
        ("left unfinished", outcomes["unfinished"], "0", "files", outcomes["unfinished"] == 0),
        ("failed without a reason", silent, "0", "files", silent == 0),
        ("files and addresses outside that were touched", touched + outcomes["leaked"], "0", "", not touched + outcomes["leaked"]),
        ("slowest file", slowest, f"at most {seconds}", "s", slowest <= seconds),
    ]  # fmt: skip
    return [Figure(f"hostile: {name}", value, goal, unit, met) for name, value, goal, unit, met in rows]


if __name__ == "__main__":
    sys.exit(main())
