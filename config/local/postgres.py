"""An embedded Postgres of one's own: made on first use, shared by every process of the project, stopped by the last.

The packaged binaries are started with a random password (scram), a socket in a folder of mode 700 and no TCP port.
Every process that needs the server holds a shared lock beside the data; who gives up the last one stops it. A killed
process loses its lock with its life, so nothing has to be cleaned up by hand.
"""

import contextlib
import fcntl
import hashlib
import os
import pwd
import secrets
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg import sql

from .binaries import find_binaries, is_reachable

APP_ROLE = "demarche"
DATABASE = "demarche"
LONGEST_SOCKET_FOLDER = 80  # a unix socket's path holds 107 bytes, file name included


class EmbeddedPostgres:
    """One server whose files lie below `home`; `var` is preferred, where the server's user can reach it."""

    def __init__(self, var: Path) -> None:
        var = var.resolve()
        self.user = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        self.home = var / "postgres"
        digest = hashlib.sha256(str(var).encode()).hexdigest()[:12]
        if self.user and not is_reachable(var, self.user):
            self.home = Path("/var/lib") / f"demarche-{digest}"
        self.data = self.home / "data"
        self.socket = self.home / "socket"
        if len(str(self.socket)) > LONGEST_SOCKET_FOLDER:
            self.socket = Path(tempfile.gettempdir()) / f"demarche-{os.geteuid()}-{digest}"
        self.secret = self.home / "secret"

    def connection(self) -> dict[str, str]:
        """Django's database parameters for the application's role; empty password before the first start."""
        password = self.secret.read_text().split()[1] if self.secret.exists() else ""
        return {"NAME": DATABASE, "USER": APP_ROLE, "PASSWORD": password, "HOST": str(self.socket), "PORT": ""}

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Hold the server up for as long as the block runs; the last holder stops it."""
        self._make_folders()
        with open(self.home / "holders.lock", "w") as holders:
            with self._only_one():
                fcntl.flock(holders, fcntl.LOCK_SH)
                self._start()
            try:
                yield
            finally:
                with self._only_one(), contextlib.suppress(BlockingIOError):
                    fcntl.flock(holders, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self._control("stop", "-m", "fast")

    def revive(self) -> None:
        """Start the server again if it was killed; for who holds it up with `running`."""
        with self._only_one():
            if not self._alive():
                self._start()

    @contextlib.contextmanager
    def _only_one(self) -> Iterator[None]:
        with open(self.home / "starter.lock", "w") as starter:
            fcntl.flock(starter, fcntl.LOCK_EX)
            yield

    def _make_folders(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        self.binaries = find_binaries(self.user, self.home / "server")
        self.socket.mkdir(exist_ok=True)
        if self.socket.stat().st_uid not in {os.geteuid(), self.user.pw_uid if self.user else os.geteuid()}:
            raise SystemExit(f"{self.socket} belongs to another user. Remove it, or set DATABASE_URL.")
        self.socket.chmod(0o700)
        if self.user:
            os.chown(self.socket, self.user.pw_uid, self.user.pw_gid)

    def _start(self) -> None:
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        if not self._alive():
            self._control(
                "start", "-w", "-t", "60", "-l", str(self.data / "server.log"), "-o",
                f"-c listen_addresses='' -c unix_socket_directories='{self.socket}' -c max_connections=60",
            )  # fmt: skip
        self._make_role()

    def _alive(self) -> bool:
        """Whether the postmaster that the pid file names lives and serves our data; a stale file is removed."""
        pid_file = self.data / "postmaster.pid"
        if not pid_file.exists():
            return False
        pid = pid_file.read_text().split("\n")[0]
        for _ in range(50):
            with contextlib.suppress(OSError):
                command = Path(f"/proc/{pid}/cmdline").read_bytes() if Path("/proc").exists() else b""
                if str(self.data).encode() in command:
                    return True
            if self._control("status", check=False) != 0:
                break
            time.sleep(0.1)  # a killed postmaster is a zombie until its parent has taken notice
        pid_file.unlink(missing_ok=True)
        return False

    def _initialise(self) -> None:
        """Make the cluster in a folder beside its place and move it there whole, so that none is left half-made."""
        self.secret.touch(mode=0o600)
        self.secret.write_text(f"{secrets.token_urlsafe(24)} {secrets.token_urlsafe(24)}")
        partial = self.home / f"data.{os.getpid()}"
        with tempfile.NamedTemporaryFile("w") as password:
            password.write(self.secret.read_text().split()[0])
            password.flush()
            if self.user:
                os.chown(password.name, self.user.pw_uid, self.user.pw_gid)
                os.chown(self.home, self.user.pw_uid, self.user.pw_gid)
            self._run(
                "initdb", "-D", str(partial), "-U", "postgres", "--auth=scram-sha-256", f"--pwfile={password.name}",
                "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8",
                "--no-sync",
            )  # fmt: skip
        partial.rename(self.data)

    def _make_role(self) -> None:
        """The application's role and database, by the superuser, whom nothing else uses."""
        root, app = self.secret.read_text().split()
        where = {"host": str(self.socket), "user": "postgres", "password": root, "dbname": "postgres"}
        with psycopg.connect(**where, autocommit=True) as connection:
            if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP_ROLE]).fetchone() is None:
                # CREATEDB is for the test database alone; the role stays subject to row-level security.
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE CREATEDB PASSWORD {}").format(
                        sql.Identifier(APP_ROLE), sql.Literal(app)
                    )
                )
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
                connection.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(APP_ROLE))
                )

    def _control(self, action: str, *options: str, check: bool = True) -> int:
        return self._run("pg_ctl", action, "-D", str(self.data), *options, check=check)

    def _run(self, program: str, *arguments: str, check: bool = True) -> int:
        account = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}
        # A file, not a pipe: the server inherits it and would keep a pipe open for ever.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                [str(self.binaries / program), *arguments], stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                cwd="/", start_new_session=True, **account,
            )  # fmt: skip
            if check and done.returncode:
                output.seek(0)
                raise SystemExit(f"The embedded Postgres: {program} failed.\n{output.read().decode(errors='replace')}")
        return done.returncode
