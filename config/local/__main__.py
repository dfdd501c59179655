"""`make run`: prepare everything, then hold database, web and worker under one parent until Ctrl-C."""

import os
import socket
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

from .postgres import EmbeddedPostgres
from .processes import Family

PORT = os.environ.get("PORT", "8000")
HOST = os.environ.get("HOST", "127.0.0.1")
LOGINS = (
    ("diplomat", "reads up to CONFIDENTIAL"),
    ("analyst", "reads up to SECRET, reviews and brings documents in"),
    ("visitor", "reads UNCLASSIFIED only"),
)


def main() -> None:
    """Run Demarche on this machine."""
    started = time.monotonic()
    refuse_busy_port()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    var = Path(os.environ.get("VAR_ROOT") or Path(__file__).parents[2] / "var")
    say("Starting the database" if os.environ.get("DATABASE_URL") is None else "Using DATABASE_URL")
    with nullcontext() if os.environ.get("DATABASE_URL") else EmbeddedPostgres(var).running():
        prepare()
        with Family() as family:
            say("Starting web and worker")
            family.start("web", *gunicorn())
            family.start("worker", *celery(var))
            family.wait_for(f"http://{HOST}:{PORT}/healthz")
            welcome(time.monotonic() - started)
            sys.exit(family.wait())


def refuse_busy_port() -> None:
    """Say what to do about a port that is taken before anything is started."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(PORT)))
        except OSError:
            sys.exit(f"Port {PORT} is in use. Choose another one: PORT=8001 make run")


def prepare() -> None:
    """Bring the tables up to date and load the demonstration dispute where it is not there yet."""
    import django
    from django.core.management import call_command

    django.setup()
    say("Bringing the tables up to date")
    call_command("migrate", verbosity=0, interactive=False)
    if not os.environ.get("NO_DEMONSTRATION"):
        say("Loading the demonstration dispute")
        call_command("load_demonstration")
    from django.db import connections

    connections.close_all()


def gunicorn() -> list[str]:
    """The web process's command."""
    return [
        sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"{HOST}:{PORT}", "--worker-class", "gthread",
        "--workers", os.environ.get("WEB_WORKERS", "1"), "--threads", "4", "--timeout", "60", "--log-level", "warning",
    ]  # fmt: skip


def celery(var: Path) -> list[str]:
    """The worker's command, with beat inside it."""
    for folder in ("queue", "queue-control"):
        (var / folder).mkdir(parents=True, exist_ok=True)
    return [
        sys.executable, "-W", "ignore", "-m", "celery", "--quiet", "--app", "config", "worker",
        "--beat", "--schedule", str(var / "beat-schedule"),
        "--concurrency", os.environ.get("WORKERS", "1"), "--loglevel", "WARNING", "--without-gossip",
    ]  # fmt: skip


def say(step: str) -> None:
    """One line of progress."""
    print(f"· {step} ...", flush=True)


def welcome(seconds: float) -> None:
    """The address and the demonstration logins."""
    print(f"\nDemarche is ready after {seconds:.1f} s: http://{HOST}:{PORT}\n")
    if not os.environ.get("NO_DEMONSTRATION"):
        print("Sign in with the name as the password followed by “-demarche” (diplomat / diplomat-demarche):")
        for name, what in LOGINS:
            print(f"  {name:<9} {what}")
    print("\nCtrl-C ends everything.", flush=True)


if __name__ == "__main__":
    try:
        main()
    except (KeyboardInterrupt, subprocess.CalledProcessError) as stop:
        sys.exit(0 if isinstance(stop, KeyboardInterrupt) else f"A step failed: {stop}")
