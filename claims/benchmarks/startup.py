"""What somebody waits for: the size of an install, and the time of a first and a second start."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from . import Figure

SECOND_START_SECONDS = 8


def measure_startup() -> list[Figure]:
    """Seconds from the command to an answer of /healthz: in an empty folder, and again in the same one."""
    with tempfile.TemporaryDirectory(prefix="demarche-bench-") as folder:
        Path(folder).chmod(0o755)  # the server's own user walks through it
        first, second = _start(Path(folder) / "var"), _start(Path(folder) / "var")
    size = sum(p.stat().st_size for p in Path(sys.prefix).rglob("*") if p.is_file() and not p.is_symlink()) / 2**20
    return [
        Figure("first start, requirements installed", first, "", "s"),
        Figure("second start", second, f"at most {SECOND_START_SECONDS}", "s"),
        Figure("virtual environment, with what tests need", size, "", "MB"),
    ]


def _start(var: Path) -> float:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    environment = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    environment |= {"VAR_ROOT": str(var), "PORT": port}
    started = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "config.local"],
        env=environment,
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    )
    try:
        while time.perf_counter() - started < 120 and child.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                    return time.perf_counter() - started
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("Demarche did not start.")
    finally:
        child.send_signal(signal.SIGINT)
        child.wait(30)
