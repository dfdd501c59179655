"""The embedded server: made once, shared, stopped by the last, found again after every kind of kill."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from config.local.postgres import EmbeddedPostgres

pytestmark = pytest.mark.slow


@pytest.fixture
def var(tmp_path_factory) -> Path:
    """A folder that the server's own user can walk to."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="demarche-test-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "var"


def ask(server: EmbeddedPostgres, sql: str) -> list[tuple]:
    """Send one statement as the application's role."""
    where = server.connection()
    with psycopg.connect(
        host=where["HOST"], user=where["USER"], password=where["PASSWORD"], dbname=where["NAME"], autocommit=True
    ) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchall() if cursor.description else []


def postmaster(server: EmbeddedPostgres) -> int:
    """The process id of the server."""
    return int((server.data / "postmaster.pid").read_text().split()[0])


def test_rows_survive_a_restart_and_the_role_is_ordinary(var):
    server = EmbeddedPostgres(var)
    with server.running():
        ask(server, "CREATE TABLE kept (word text)")
        ask(server, "INSERT INTO kept VALUES ('here')")
        assert ask(server, "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user") == [
            (False, False)
        ]
    assert not (server.data / "postmaster.pid").exists()
    with EmbeddedPostgres(var).running():
        assert ask(server, "SELECT word FROM kept") == [("here",)]


def test_the_last_holder_stops_it(var):
    one, other = EmbeddedPostgres(var), EmbeddedPostgres(var)
    with one.running():
        with other.running():
            pass
        assert ask(one, "SELECT 1") == [(1,)]
    with pytest.raises(psycopg.OperationalError):
        ask(one, "SELECT 1")


def test_it_starts_after_the_server_was_killed(var):
    server = EmbeddedPostgres(var)
    with server.running():
        os.kill(postmaster(server), signal.SIGKILL)
        time.sleep(0.2)
        with EmbeddedPostgres(var).running():
            assert ask(server, "SELECT 1") == [(1,)]


def test_a_pid_file_that_names_a_stranger_is_no_server(var):
    server = EmbeddedPostgres(var)
    with server.running():
        pass
    (server.data / "postmaster.pid").write_text(f"{os.getpid()}\n{server.data}\n0\n5432\n{server.socket}\n\n  1 1\n")
    with server.running():
        assert ask(server, "SELECT 1") == [(1,)]


def test_a_killed_holder_does_not_keep_it_up(var):
    code = f"""
import time
from pathlib import Path
from config.local.postgres import EmbeddedPostgres
with EmbeddedPostgres(Path({str(var)!r})).running():
    print("up", flush=True)
    time.sleep(60)
"""
    root = Path(__file__).parents[2]
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=root)
    assert child.stdout.readline() == b"up\n"
    child.kill()
    child.wait()
    server = EmbeddedPostgres(var)
    with server.running():
        assert ask(server, "SELECT 1") == [(1,)]
    assert not (server.data / "postmaster.pid").exists()


def test_secrets_are_for_their_owner_alone(var):
    server = EmbeddedPostgres(var)
    with server.running():
        assert server.secret.stat().st_mode & 0o077 == 0
        assert server.socket.stat().st_mode & 0o077 == 0
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(host=str(server.socket), user="postgres", dbname="postgres")
