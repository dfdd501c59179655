"""A real worker on the real queue: it reads what was accepted, whatever is killed or lost on the way."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from cables.access import everything_visible
from cables.intake import Intake, ingest
from cables.models import Document
from cables.tasks import process_document
from claims.models import Claim
from tests.cables.test_intake import STORY

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 90


@pytest.fixture
def environment(settings, tmp_path: Path) -> dict[str, str]:
    """Where the worker finds this test's database, files and queue."""
    where = connection.settings_dict
    account = f"{where['USER']}:{quote(where['PASSWORD'], safe='')}"
    host = (
        f"/{where['NAME']}?host={quote(where['HOST'], safe='')}"
        if where["HOST"].startswith("/")
        else (f"{where['HOST']}:{where['PORT'] or 5432}/{where['NAME']}")
    )
    return os.environ | {
        "DATABASE_URL": f"postgresql://{account}@{host}", "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "VAR_ROOT": str(tmp_path), "PROCESSING_LEASE_SECONDS": "5",
    }  # fmt: skip


@pytest.fixture
def start_worker(environment, tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen]]:
    """Starts a worker with beat, as `make run` does; all are killed at the end."""
    workers = []

    def start() -> subprocess.Popen:
        command = [sys.executable, "-m", "celery", "--app", "config", "worker", "--beat", "--concurrency", "1"]
        command += ["--schedule", str(tmp_path / "beat"), "--loglevel", "WARNING"]
        (tmp_path / "queue").mkdir(exist_ok=True)
        worker = subprocess.Popen(command, env=environment, cwd=ROOT, start_new_session=True)
        workers.append(worker)
        return worker

    yield start
    for worker in workers:
        kill(worker)


def kill(worker: subprocess.Popen) -> None:
    """Kill -9 of the worker with its children."""
    try:
        os.killpg(worker.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    worker.wait()


def states() -> list[str]:
    """The state of every document."""
    with everything_visible():
        return sorted(Document.objects.values_list("state", flat=True))


def wait_until(condition: Callable[[], bool]) -> None:
    """Return once it is so; fail after a while."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError(f"still {states()}")


def accept(count: int) -> None:
    """Take in documents that nobody has been told of."""
    for number in range(count):
        with everything_visible():
            ingest(STORY + str(number).encode(), f"{number}.txt", Intake())


def test_the_sweep_finds_what_no_message_was_sent_for(start_worker):
    accept(2)
    with everything_visible():
        Document.objects.update(updated_at="2026-01-01T00:00Z")
    start_worker()
    wait_until(lambda: states() == ["ready", "ready"])


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(start_worker, environment, tmp_path):
    accept(3)
    with everything_visible():
        Document.objects.update(updated_at="2026-01-01T00:00Z")
    worker = start_worker()
    wait_until(lambda: "processing" in states())
    kill(worker)
    assert "processing" in states()
    shutil.rmtree(tmp_path / "queue")
    start_worker()
    wait_until(lambda: states() == ["ready"] * 3)
    with everything_visible():
        assert Claim.objects.filter(kind="accusation").count() == 3


def test_a_task_for_a_document_that_is_gone_is_nothing():
    process_document("00000000-0000-4000-8000-000000000000")
    assert states() == []
