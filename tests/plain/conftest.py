"""What tests of the plain mode share: a player whose lines, silences and interruptions are written down beforehand.

Nothing here waits: where a player lets time pass, the script moves the session's clock.
"""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from debate.game.draw import Choices
from debate.judge import Judge
from debate.packs import Pack
from debate.plain.lines import InputEnded, Lines
from debate.plain.playing import Playing
from debate.records import Records
from debate.session import Session

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class HandClock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class ScriptedLines(Lines):
    """A player by script: a text is a typed line, a number so many seconds of silence, an error is raised.

    A function is something else that happens meanwhile.
    """

    def __init__(self, script: list[Any], clock: HandClock, *, interactive: bool) -> None:
        self.out = io.StringIO()
        super().__init__(None, self.out)
        self.interactive = interactive
        self._ended = False
        self._script = deque(script)
        self._clock = clock

    def next_line(self, wait: float | None = None) -> str | None:
        while self._script and callable(self._script[0]):
            self._script.popleft()()
        if not self._script:
            raise InputEnded
        step = self._script[0]
        if isinstance(step, int | float):
            waited = step if wait is None else min(step, wait)
            self._clock.seconds += waited
            self._script[0] = step - waited
            if self._script[0] <= 0:
                self._script.popleft()
            return self.next_line() if wait is None else None
        self._script.popleft()
        if isinstance(step, BaseException):
            raise step
        return step

    @property
    def more_waits(self) -> bool:
        return bool(self._script) and not isinstance(self._script[0], int | float)

    @property
    def said(self) -> str:
        return self.out.getvalue()


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


@pytest.fixture(autouse=True)
def _work_in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_once: None) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def play(
    pack: Pack, judge: Judge, records: Records, clock: HandClock, home: Path
) -> Callable[..., tuple[Session, ScriptedLines]]:
    """Plays a round by script, one of two prompts of 60 seconds for the ally camp unless told otherwise.

    ``session`` goes on with a session that there is already.
    """

    def played(
        *script: Any, interactive: bool = True, session: Session | None = None, **choices: Any
    ) -> tuple[Session, ScriptedLines]:
        if session is None:
            chosen = Choices(**{"camp": "ally", "prompts": 2, "seconds": 60, **choices})
            session = Session.start(judge, records, chosen, seed=1, now=clock, utc_now=lambda: NOON)
        lines = ScriptedLines(list(script), clock, interactive=interactive)
        Playing(session, lines, home).play()
        return session, lines

    return played
