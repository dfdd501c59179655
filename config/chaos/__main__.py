"""`make chaos`: attack a Demarche on each broker in turn, print the figures, leave them in var/chaos.json.

SEED (7), KILLS (200) and DOCUMENTS (5,000) are of the whole run and shared among the BROKERS (filesystem, redis,
rabbitmq); WORKERS (2) read. Scratch databases, queues and files lie in a temporary folder that is removed at the end.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from . import brokers
from .disk import small_disk
from .report import figures_of, keep, show

ROOT = Path(__file__).parents[2]
DISK_MEGABYTES = 96
LEASE_SECONDS = 40


def number(name: str, default: int) -> int:
    """A size, from the environment."""
    return int(os.environ.get(name, default))


def main() -> int:
    """Exit status 0 if nothing was lost, doubled or half-written."""
    names = os.environ.get("BROKERS", ",".join(brokers.NAMES)).split(",")
    wanted = [name for name in names if brokers.is_installed(name)]
    seed, kills, documents = number("SEED", 7), number("KILLS", 200), number("DOCUMENTS", 5000)
    share, is_met = max(1, len(wanted)), True
    for name in names:
        if name not in wanted:
            print(f"{name}: skipped, for it is not installed (apt-get install redis-server rabbitmq-server)")
            continue
        print(f"· Attacking Demarche on {name} ...", flush=True)
        result = attack(name, seed, -(-kills // share), -(-documents // share))
        figures = figures_of(name, result)
        show(figures)
        print(json.dumps(result), flush=True)
        keep(name, figures, result, ROOT / "var" / "chaos.json")
        is_met = is_met and all(figure.is_met for figure in figures)
    return 0 if is_met else 1


def attack(name: str, seed: int, kills: int, documents: int) -> dict[str, object]:
    """The figures of one broker; {"broken": ...} if the attack itself could not be run to its end."""
    # Postgres may run as another user, who must be able to walk here.
    folder = Path(tempfile.mkdtemp(prefix="demarche-chaos-"))
    folder.chmod(0o755)
    var, found = folder / "var", folder / "figures.json"
    var.mkdir()
    try:
        with small_disk(folder / "media", folder / "disk.img", DISK_MEGABYTES) as disk:
            with brokers.running(name, folder / "broker") as url:
                sizes = {"SEED": seed, "KILLS": kills, "DOCUMENTS": documents, "WORKERS": number("WORKERS", 2)}
                run(
                    environment(var, folder / "media", disk, url) | {key: str(size) for key, size in sizes.items()},
                    found,
                )
            figures = json.loads(found.read_text()) | {"disk": disk or "none"}
    except (OSError, SystemExit, ValueError) as error:
        return {"broken": f"{error or type(error).__name__}; logs are in {folder}"}
    shutil.rmtree(folder, ignore_errors=True)
    return figures


def environment(var: Path, media: Path, disk: str, url: str) -> dict[str, str]:
    """What the attacked processes are told."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "TEST_DATABASE"}}
    names = {
        "DJANGO_SETTINGS_MODULE": "config.chaos.settings", "VAR_ROOT": str(var), "MEDIA_ROOT": str(media),
        "SMALL_DISK": disk, "PORT": str(brokers.free_port()), "HOST": "127.0.0.1", "LOG_LEVEL": "WARNING",
        "PROCESSING_LEASE_SECONDS": str(LEASE_SECONDS),
    }  # fmt: skip
    return kept | names | ({"CELERY_BROKER_URL": url} if url else {})


def run(names: dict[str, str], found: Path) -> None:
    """One attack in a process of its own, for it has the settings of one broker."""
    done = subprocess.run([sys.executable, "-m", "config.chaos.run", str(found)], env=names, cwd=ROOT)
    print(flush=True)
    if done.returncode:
        raise SystemExit(f"the attack ended with status {done.returncode}")


if __name__ == "__main__":
    sys.exit(main())
