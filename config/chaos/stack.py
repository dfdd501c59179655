"""The Demarche that is attacked: web, workers and beat as children, each started again when it is gone, as a service is."""

import contextlib
import random
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil

from config.local.__main__ import gunicorn
from config.local.postgres import EmbeddedPostgres
from config.local.processes import die_with_parent

START_SECONDS = 300
ROOT = Path(__file__).parents[2]


class Stack:
    """Web, `workers` workers and beat on the database, files and broker that the environment names."""

    def __init__(self, var: Path, postgres: EmbeddedPostgres, workers: int, address: str) -> None:
        self.var, self.postgres, self.address = var, postgres, address
        celery = [sys.executable, "-W", "ignore", "-m", "celery", "--quiet", "--app", "config"]
        quiet = ["--loglevel", "WARNING"]
        self.commands = {
            "web": gunicorn(),
            "beat": [*celery, "beat", "--schedule", str(var / "beat"), "--pidfile=", *quiet],
        }
        for number in range(workers):
            self.commands[f"worker-{number}"] = [*celery, "worker", "--concurrency", "1", "--without-gossip", *quiet]
            self.commands[f"worker-{number}"] += ["--hostname", f"worker-{number}@chaos"]
        self.children: dict[str, subprocess.Popen] = {}
        self.restarts = 0

    def __enter__(self) -> "Stack":
        self.revive()
        self._wait()
        return self

    def __exit__(self, *_: object) -> None:
        for child in self.children.values():
            with contextlib.suppress(psutil.NoSuchProcess):
                for process in psutil.Process(child.pid).children(recursive=True):
                    process.kill()
            child.kill()
            child.wait()

    def revive(self) -> None:
        """Start whatever is gone: Postgres, web, workers, beat."""
        self.postgres.revive()
        for name, command in self.commands.items():
            child = self.children.get(name)
            if child is None or child.poll() is not None:
                self.restarts += child is not None
                with (self.var / f"{name}.log").open("ab") as log:
                    self.children[name] = subprocess.Popen(
                        command, cwd=ROOT, stdout=log, stderr=log, preexec_fn=die_with_parent, start_new_session=True
                    )

    def processes(self, kind: str) -> list[psutil.Process]:
        """Those alive of one kind: web, web child, worker, worker child, beat, postmaster or backend."""
        if kind in {"postmaster", "backend"}:
            return self._servers(kind)
        name, _, child = kind.partition(" ")
        found = [psutil.Process(c.pid) for key, c in self.children.items() if key.startswith(name) and c.poll() is None]
        return [below for process in found for below in process.children()] if child else found

    def kill(self, kind: str, chance: random.Random) -> bool:
        """Kill -9 one process of a kind; False if there is none."""
        with contextlib.suppress(psutil.NoSuchProcess, FileNotFoundError):
            if found := self.processes(kind):
                chance.choice(sorted(found, key=lambda process: process.pid)).kill()
                return True
        return False

    def _servers(self, kind: str) -> list[psutil.Process]:
        pid = (self.postgres.data / "postmaster.pid").read_text().split("\n")[0]
        postmaster = psutil.Process(int(pid))
        if kind == "postmaster":
            return [postmaster]
        return [child for child in postmaster.children() if "[local]" in " ".join(child.cmdline())]

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.address}/healthz", timeout=5):
                return
            time.sleep(0.2)
        raise SystemExit(f"{self.address} does not answer; see {self.var}/web.log.")
