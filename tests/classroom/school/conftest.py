"""A school's stores and servers. What needs PostgreSQL skips where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("psycopg", reason="The extra “school” is not installed.")

from ... import postgres as _postgres
from ...postgres import Postgres

Cleanup = Callable[[], object]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    if _postgres.programs() is None:
        pytest.skip("There is no PostgreSQL on this machine (Debian: apt install postgresql).")
    with _postgres.running() as server:
        yield server


@pytest.fixture
def database(postgres: Postgres) -> str:
    """The address of an empty database."""
    return postgres.new_database()
