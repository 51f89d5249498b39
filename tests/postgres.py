"""A real PostgreSQL for tests and benchmarks: in a temporary folder, behind a Unix socket, as a user of its own."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg

_DEBIAN = "/usr/lib/postgresql/*/bin"
_USERS = ("postgres", "nobody")


def programs() -> Path | None:
    """The folder of PostgreSQL's own programs, ``None`` where there is no PostgreSQL."""
    found = sorted(Path("/").glob(f"{_DEBIAN[1:]}/initdb"), key=lambda path: int(path.parts[-3]), reverse=True)
    named = shutil.which("initdb")
    return found[0].parent if found else Path(named).resolve().parent if named else None


class Postgres:
    """A server in ``folder``. ``new_database`` makes an empty database and returns its address."""

    def __init__(self, folder: Path, *, fsync: bool) -> None:
        self._folder = folder
        self._fsync = fsync
        self._user = _unprivileged(folder)
        self._programs = programs() or Path()
        self._count = 0
        self._process: subprocess.Popen[bytes] | None = None
        subprocess.run(
            [self._programs / "initdb", "-D", folder / "data", "-U", "debate", "-A", "trust", "-E", "UTF8", "-N"],
            check=True, capture_output=True, cwd=folder, **self._user,
        )  # fmt: skip

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = (
            f"fsync={'on' if self._fsync else 'off'}", "listen_addresses=", f"unix_socket_directories={self._folder}"
        )  # fmt: skip
        self._process = subprocess.Popen(
            [self._programs / "postgres", "-D", self._folder / "data", *(f"--{one}" for one in settings)],
            cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self._user,
        )  # fmt: skip
        while True:
            with contextlib.suppress(psycopg.OperationalError), psycopg.connect(self.address("postgres")):
                return
            assert self._process.poll() is None, "PostgreSQL ended while it started."

    def stop(self) -> None:
        """End it at once, with all its connections."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(30)
            self._process = None

    def address(self, database: str) -> str:
        return f"postgresql://debate@/{database}?host={self._folder}"

    def new_database(self) -> str:
        self._count += 1
        name = f"school{self._count}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.address(name)


@contextlib.contextmanager
def running(*, fsync: bool = False) -> Iterator[Postgres]:
    """Start a server, and take it down again. ``fsync``: whether it waits for the disk, as a school's does."""
    with tempfile.TemporaryDirectory(prefix="debate-postgres.", ignore_cleanup_errors=True) as folder:
        server = Postgres(Path(folder), fsync=fsync)
        try:
            server.start()
            yield server
        finally:
            server.stop()


def _unprivileged(folder: Path) -> dict:
    """PostgreSQL refuses to run as root: then it is another user's, who gets the folder."""
    if os.getuid() != 0:
        return {}
    entry = next(pwd.getpwnam(name) for name in _USERS if _is_user(name))
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _is_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
