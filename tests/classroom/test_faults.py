"""Whatever goes wrong in a class, no text is lost that the room acknowledged (``bench/room_faults.py`` runs longer)."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from debate.classroom.keeping import writer
from debate.packs.model import Pack

from ..tui.toll_bridge import toll_bridge
from .faulty_class import FaultyClass


@pytest.fixture(scope="module")
def pack() -> Pack:
    return toll_bridge()


@pytest.mark.parametrize("seed", range(12))
def test_every_acknowledged_text_is_in_the_room_in_the_end(
    seed: int, pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "TICK_SECONDS", 0.002)
    monkeypatch.setattr(writer, "RETRY_SECONDS", 0.002)
    faulty = FaultyClass(seed, tmp_path, pack)
    assert asyncio.run(faulty.play(250)) == []
    assert faulty.counts["drafts"] and faulty.counts["refused"], faulty.counts
