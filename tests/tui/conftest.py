"""What tests of the app share: pack and judge (read once), records in a folder of their own, clocks that tests move.

No test waits for real time: instants and days are passed in, and animations are off unless a test is about them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Static

from debate.game.draw import Choices
from debate.judge import Judge
from debate.packs import Pack, find_pack, load_pack
from debate.records import Records
from debate.session import Session
from debate.tui.app import DebateApp

SIZES = {"wide": (120, 36), "middle": (80, 24), "small": (60, 20)}
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class HandClock:
    """A monotonic clock that the test moves."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def text_of(screen: Screen[Any], selector: str) -> str:
    """What a text of the screen says, without its styles."""
    return str(screen.query_one(selector, Static).content)


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(find_pack("us-japan-alliance"))


@pytest.fixture(scope="session")
def judge(pack: Pack) -> Judge:
    return Judge(pack)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with Records.open(tmp_path / "home") as opened:
        yield opened


@pytest.fixture(autouse=True)
def _read_once(pack: Pack, judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app finds pack and judge ready, as if it had run a moment longer."""
    from debate.tui.library import Library, Table

    async def table(self: Library, pack_id: str | None = None) -> Table:
        return Table(pack, judge)

    monkeypatch.setattr(Library, "table", table)


@pytest.fixture
def make_app(records: Records, clock: HandClock) -> Callable[..., DebateApp]:
    """Makes the app with set clocks; whatever is given replaces what stands here."""

    def make(**given: Any) -> DebateApp:
        return DebateApp(**{"records": records, "now": clock, "utc_now": lambda: NOON, "animations": False, **given})

    return make


@pytest.fixture
def play_round(pack: Pack, judge: Judge, records: Records, clock: HandClock) -> Callable[..., Session]:
    """Plays a round to its end with the pack's own sample answers, so that the records have something to tell."""

    def play(
        grade: str = "middling", *, camp: str = "ally", seed: int = 7, at: datetime = NOON, stop: int = 99
    ) -> Session:
        session = Session.start(pack, judge, records, Choices(camp=camp), seed=seed, now=clock, utc_now=lambda: at)
        while session.state.turn is not None and session.position[0] <= stop:
            session.begin()
            clock.seconds += 30
            session.write(next(sample.text for sample in session.prompt.samples if sample.grade == grade))
            if session.position[0] == stop:
                session.keep_draft()
                break
            session.hand_in()
            session.go_on()
        return session

    return play
