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
    """A running server. ``new_database`` makes an empty database and returns its address."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

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
    bin_folder = programs()
    assert bin_folder is not None
    with tempfile.TemporaryDirectory(prefix="debate-postgres.", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        user = _unprivileged(folder)
        data = folder / "data"
        subprocess.run(
            [bin_folder / "initdb", "-D", data, "-U", "debate", "-A", "trust", "-E", "UTF8", "--no-sync"],
            check=True, capture_output=True, cwd=folder, **user,
        )  # fmt: skip
        settings = [f"fsync={'on' if fsync else 'off'}", "listen_addresses=", f"unix_socket_directories={folder}"]
        process = subprocess.Popen(
            [bin_folder / "postgres", "-D", data, *(part for one in settings for part in ("-c", one))],
            cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **user,
        )  # fmt: skip
        try:
            server = Postgres(folder)
            while True:
                with contextlib.suppress(psycopg.OperationalError), psycopg.connect(server.address("postgres")):
                    break
                assert process.poll() is None, "PostgreSQL ended while it started."
            yield server
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            process.wait(30)


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
