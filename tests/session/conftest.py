"""What tests of the session share: the pack that comes along and its judge, and a clock that tests move."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from debate.game.draw import Choices
from debate.judge import Judge
from debate.packs import Pack
from debate.records import Records
from debate.session import Session

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class HandClock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def records(home: Path) -> Iterator[Records]:
    with Records.open(home) as opened:
        yield opened


@pytest.fixture
def start(pack: Pack, judge: Judge, records: Records, clock: HandClock) -> Callable[..., Session]:
    """Starts a round of two prompts of 60 seconds for the ally camp; whatever is given replaces what stands here."""

    def started(*, seed: int = 1, kept_in: Records = records, **choices: Any) -> Session:
        chosen = Choices(**{"camp": "ally", "prompts": 2, "seconds": 60, **choices})
        return Session.start(judge, kept_in, chosen, seed=seed, now=clock, utc_now=lambda: NOON)

    return started


@pytest.fixture
def resume(pack: Pack, judge: Judge, home: Path, clock: HandClock) -> Iterator[Callable[[], Session | None]]:
    """Takes the unfinished round up as a program does that starts anew: with the file opened once more."""
    opened: list[Records] = []

    def resumed() -> Session | None:
        opened.append(Records.open(home))
        return Session.resume(judge, opened[-1], now=clock, utc_now=lambda: NOON)

    yield resumed
    for each in opened:
        each.close()
