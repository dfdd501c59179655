"""The three brokers of which Celery may be given one: each started with ports and folders of its own, and wiped."""

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from config.local.processes import die_with_parent

NAMES = ("filesystem", "redis", "rabbitmq")
RABBITMQ = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")  # Debian's; the one on the PATH changes to another user
PATIENCE_SECONDS = 300


def is_installed(name: str) -> bool:
    """Whether the run can start this broker."""
    return name == "filesystem" or bool(shutil.which("redis-server") if name == "redis" else RABBITMQ.exists())


@contextlib.contextmanager
def running(name: str, folder: Path) -> Iterator[str]:
    """Start a broker that keeps its files below `folder`; gives CELERY_BROKER_URL, empty for the default."""
    folder.mkdir()
    if name == "filesystem":
        yield ""
        return
    port = free_port()
    command, environment = _redis(port, folder) if name == "redis" else _rabbitmq(port, folder)
    with (folder / "broker.log").open("wb") as log:
        broker = subprocess.Popen(
            command, env=os.environ | environment, stdout=log, stderr=log, start_new_session=True,
            preexec_fn=die_with_parent,
        )  # fmt: skip
    try:
        _wait_for(port, broker)
        yield f"redis://127.0.0.1:{port}/0" if name == "redis" else f"amqp://guest:guest@127.0.0.1:{port}//"
    finally:
        broker.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            broker.wait(30)
        broker.kill()
        if name == "rabbitmq":  # the port mapper outlives the broker
            subprocess.run(["epmd", "-kill"], env=os.environ | environment, capture_output=True)


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _redis(port: int, folder: Path) -> tuple[list[str], dict[str, str]]:
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
    return [*command, "--appendonly", "yes", "--save", ""], {}


def _rabbitmq(port: int, folder: Path) -> tuple[list[str], dict[str, str]]:
    environment = {
        "RABBITMQ_NODENAME": f"chaos{port}@localhost", "RABBITMQ_NODE_PORT": str(port),
        "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1", "RABBITMQ_DIST_PORT": str(free_port()),
        "RABBITMQ_MNESIA_BASE": str(folder / "data"), "RABBITMQ_LOG_BASE": str(folder / "log"),
        "RABBITMQ_CONFIG_FILE": str(folder / "none"), "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
        "ERL_EPMD_PORT": str(free_port()), "ERL_EPMD_ADDRESS": "127.0.0.1", "HOME": str(folder),
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+S 1:1",
    }  # fmt: skip
    return [str(RABBITMQ)], environment


def _wait_for(port: int, broker: subprocess.Popen) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if broker.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.2)
    raise SystemExit("The broker does not start; its broker.log says why.")
