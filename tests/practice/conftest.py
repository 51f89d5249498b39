"""What tests of practice share: ballots as they need them, and records in a new folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.records import Records

from ..ballots import mark as mark


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with Records.open(tmp_path / "home") as opened:
        yield opened
