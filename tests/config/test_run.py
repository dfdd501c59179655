"""`make run` from an empty folder: it serves, survives being killed, and says so when its port is taken."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


@pytest.fixture
def environment() -> Iterator[dict[str, str]]:
    """An empty var/ and a free port."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="demarche-test-", dir="/tmp") as folder, socket.socket() as probe:
        Path(folder).chmod(0o755)
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
        probe.close()
        kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "TEST_DATABASE", "VAR_ROOT"}}
        yield kept | {"VAR_ROOT": f"{folder}/var", "PORT": port}


def start(environment: dict[str, str]) -> subprocess.Popen:
    """The parent process, once the address answers."""
    child = subprocess.Popen(
        [sys.executable, "-m", "config.local"], env=environment, cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    for line in child.stdout:
        if "Ctrl-C ends everything" in line:
            return child
    raise AssertionError(f"it ended with {child.wait()}")


def answers(environment: dict[str, str]) -> bool:
    """Whether /healthz answers 200."""
    with urllib.request.urlopen(f"http://127.0.0.1:{environment['PORT']}/healthz", timeout=5) as response:
        return response.status == 200


def family(child: subprocess.Popen) -> list[psutil.Process]:
    """The parent and all its descendants."""
    parent = psutil.Process(child.pid)
    return [parent, *parent.children(recursive=True)]


def test_it_serves_and_ctrl_c_ends_all_of_it(environment):
    child = start(environment)
    processes = family(child)
    assert answers(environment)
    child.send_signal(signal.SIGINT)
    assert child.wait(30) == 0
    _, alive = psutil.wait_procs(processes, timeout=10)
    assert alive == []
    assert not Path(environment["VAR_ROOT"], "postgres/data/postmaster.pid").exists()


def test_it_starts_again_after_everything_was_killed(environment):
    child = start(environment)
    for process in family(child):
        process.kill()
    child.wait()
    time.sleep(0.5)
    child = start(environment)
    assert answers(environment)
    child.send_signal(signal.SIGINT)
    child.wait(30)


def test_a_busy_port_is_named_with_the_way_out(environment):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", int(environment["PORT"])))
        taken.listen()
        done = subprocess.run(
            [sys.executable, "-m", "config.local"], env=environment, cwd=ROOT, capture_output=True, text=True
        )
    assert done.returncode == 1
    assert f"Port {environment['PORT']} is in use" in done.stderr
    assert "PORT=8001 make run" in done.stderr
