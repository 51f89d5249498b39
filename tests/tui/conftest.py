"""What tests of the app share: a pack and a judge of their own, records in a new folder, clocks that tests move.

No test waits for real time: instants and days are passed in, and animations are off unless a test is about them.
No test needs the judge or the packs that come with the program, so none of them changes when these do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Static

from debate.game.draw import Choices
from debate.packs import Pack, PackPlace
from debate.practice.titles import Titles
from debate.records import Records
from debate.session import Session
from debate.tui.app import DebateApp
from debate.tui.library import Library

from ..pictures import looks_the_same as looks_the_same
from .toll_bridge import ANSWER, BETTER, PhraseJudge, toll_bridge

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
    return toll_bridge()


@pytest.fixture
def judge(pack: Pack) -> Any:
    """Not the real one, but it is asked the same."""
    return PhraseJudge(pack)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with Records.open(tmp_path / "home") as opened:
        yield opened


@pytest.fixture(autouse=True)
def _read_once(judge: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app finds pack and judge ready, as if it had run a moment longer."""

    async def found(self: Library, pack_id: str | None = None) -> Any:
        return judge

    async def titles(self: Library) -> Titles:
        return Titles.of([judge.pack])

    monkeypatch.setattr(Library, "judge", found)
    monkeypatch.setattr(Library, "titles", titles)
    monkeypatch.setattr("debate.session.new_seed", lambda: 1996)


@pytest.fixture
def make_app(records: Records, clock: HandClock) -> Callable[..., DebateApp]:
    """Makes the app with set clocks; whatever is given replaces what stands here."""

    def make(**given: Any) -> DebateApp:
        return DebateApp(**{"records": records, "now": clock, "utc_now": lambda: NOON, "animations": False, **given})

    return make


@pytest.fixture
def app(make_app: Callable[..., DebateApp]) -> DebateApp:
    return make_app()


@pytest.fixture
def play_round(judge: Any, records: Records, clock: HandClock) -> Callable[..., Session]:
    """Plays a round to its end, or to where ``stop`` says, so that the records have something to tell."""

    def play(
        answer: str = ANSWER, *, camp: str = "toll", seed: int = 7, at: datetime = NOON, stop: int = 99
    ) -> Session:
        choices = Choices(camp=camp)
        session = Session.start(judge, records, choices, seed=seed, now=clock, utc_now=lambda: at)
        while session.state.turn is not None and session.position[0] <= stop:
            session.begin()
            clock.seconds += 30
            session.write(answer)
            if session.position[0] == stop:
                session.keep_draft()
                break
            session.hand_in()
            session.go_on()
        return session

    return play


@pytest.fixture
def start(judge: Any, records: Records, clock: HandClock) -> Callable[..., Session]:
    """Starts a round of the small pack. ``changed`` replaces fields of its prompts (a hostile speech, say)."""

    def started(*, seconds: int | None = 120, prompts: int = 3, seed: int = 7, **changed: Any) -> Session:
        if changed:
            pack = judge.pack
            judge.pack = replace(pack, prompts=tuple(replace(prompt, **changed) for prompt in pack.prompts))
        choices = Choices(camp="toll", prompts=prompts, seconds=seconds)
        return Session.start(judge, records, choices, seed=seed, now=clock)

    return started


@pytest.fixture
def writing(start: Callable[..., Session]) -> Callable[..., Session]:
    """A round of the small pack whose first prompt is being written."""

    def begun(draft: str = "", **given: Any) -> Session:
        session = start(**given)
        session.begin()
        session.write(draft)
        return session

    return begun


@pytest.fixture
def judged(writing: Callable[..., Session], clock: HandClock) -> Callable[..., Session]:
    """A round of the small pack whose first answer has been judged, 72 seconds after it began."""

    def handed_in(answer: str = ANSWER, **given: Any) -> Session:
        session = writing(answer, **given)
        clock.seconds += 72
        session.hand_in()
        return session

    return handed_in


@pytest.fixture
def over(judged: Callable[..., Session]) -> Callable[..., Session]:
    """A whole round: the first answer revised, the second good, the third not answered."""

    def played() -> Session:
        session = judged()
        session.revise()
        session.write(BETTER)
        session.hand_in()
        session.go_on()
        session.begin()
        session.write(ANSWER)
        session.hand_in()
        session.go_on()
        session.end()
        return session

    return played


@pytest.fixture
def one_pack(judge: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The packs screen finds the small pack, and nothing of what the program brings or the player installed."""
    place = PackPlace(id=judge.pack.id, path=Path("toll-bridge"), built_in=True)
    monkeypatch.setattr("debate.tui.screens.packs.list_packs", lambda: (place,))
    monkeypatch.setattr("debate.tui.screens.packs.load_pack", lambda path: judge.pack)
