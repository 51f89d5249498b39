"""What all tests of the classroom share."""

from __future__ import annotations

import pytest

from debate.classroom.keeping import writer

from ..pictures import looks_the_same as looks_the_same
from .thread_bench import ThreadBench


@pytest.fixture(autouse=True)
def marked_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rooms that a test opens in its own process are marked there; ``test_workers`` has the real workers."""
    monkeypatch.setattr(writer, "Workers", ThreadBench)
