"""A lesson on plain lines: what is said of the room, and what a typed line does in it."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from debate.classroom.client.link import LinkState
from debate.classroom.client.seat_client import SeatClient
from debate.classroom.client.seat_store import OwnSeat, SeatStore
from debate.classroom.room import events as e
from debate.classroom.room.state import Decision, Settings
from debate.classroom.wire.messages import OwnText
from debate.plain import joining, sitting
from debate.plain.lines import InputEnded, Lines
from debate.plain.sitting import Sitting

from ..classroom.student.conftest import ADDRESS, CODE, FIRST, Lesson, lesson, store
from ..tui.toll_bridge import ANSWER

__all__ = ["lesson", "store"]

Step = str | Callable[[], object]


class Player:
    """Somebody whose lines are written down beforehand; a function is something that happens meanwhile."""

    def __init__(self, lesson: Lesson, client: SeatClient) -> None:
        self.out = io.StringIO()
        self.sitting = Sitting(client, Lines(None, self.out), read=self._read)
        self._lesson = lesson
        self.client = client
        self._script: list[Step] = []

    async def _read(self) -> str | None:
        if not self._script:
            raise InputEnded
        step = self._script.pop(0)
        if isinstance(step, str):
            return step
        step()
        return None

    async def plays(self, *script: Step) -> str:
        self._script = [lambda: self._lesson.come(self.client), *script, lambda: None]
        await self.sitting.sit()
        return self.out.getvalue()


@pytest.fixture
def player(lesson: Lesson, store: object, tmp_path: Path) -> Player:
    return Player(lesson, SeatClient(ADDRESS, CODE, store=store, name="Maya"))  # type: ignore[arg-type]


async def test_lines_of_a_pipe_wait_until_the_room_has_answered(
    lesson: Lesson, store: SeatStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitting, "READ_SECONDS", 0.0)
    client, out = SeatClient(ADDRESS, CODE, store=store, name="Maya"), io.StringIO()
    sits = asyncio.create_task(Sitting(client, Lines(io.StringIO(f"{ANSWER}\n.\n.\n"), out)).sit())
    for _ in range(20):
        await asyncio.sleep(0)  # it knocks
    lesson.begin()
    lesson.come(client)
    assert await sits == "The input ended; your seat and your text are kept."
    paper = lesson.room.turns[0].attempts[0].papers["s1"]
    assert (paper.text, paper.handed_in) == (ANSWER, True)
    assert "Nothing is being written" not in out.getvalue()


async def test_the_last_line_is_with_the_room_when_the_input_ends(player: Player, lesson: Lesson) -> None:
    await player.plays(lesson.begin, ANSWER)
    assert lesson.room.turns[0].attempts[0].papers["s1"].text == ANSWER


async def test_a_pipe_does_not_wait_for_ever_for_a_room_that_has_gone(lesson: Lesson, store: SeatStore) -> None:
    own = OwnSeat(address=ADDRESS, code=CODE, room="r", seat="s1", token="t", name="Maya")
    client = SeatClient(ADDRESS, CODE, store=store, own=own)
    client.link.state = LinkState.LOST
    client.stand(LinkState.LOST, "There is no room there.")
    assert await Sitting(client, Lines(io.StringIO("text"), io.StringIO())).sit() == "There is no room there."


def test_who_has_a_seat_goes_back_to_it_without_an_address(store: SeatStore, monkeypatch: pytest.MonkeyPatch) -> None:
    gone_to: list[str] = []

    class Sat(Sitting):
        async def sit(self) -> str:
            gone_to.append(self.client.link.address)
            self.left = True
            return "You left."

    monkeypatch.setattr(joining, "Sitting", Sat)
    own = OwnSeat(address=ADDRESS, code=CODE, room="r", seat="s1", token="t", name="Maya")
    assert joining.join_room(store, Lines(None, io.StringIO()), address="", code="", name="", own=own) == 0
    assert gone_to == [ADDRESS]


def test_who_was_sent_out_knocks_with_the_token_of_the_same_seat(
    store: SeatStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens: list[str] = []

    class Sat(Sitting):
        async def sit(self) -> str:
            tokens.append(self.client._greet().token)
            self.left = len(tokens) == 2
            return "Your teacher took this seat out of the room."

    monkeypatch.setattr(joining, "Sitting", Sat)
    own = OwnSeat(address=ADDRESS, code=CODE, room="r", seat="s1", token="t" * 43, name="Maya")
    lines = Lines(io.StringIO(f"{CODE}\nMaya\n"), io.StringIO())
    joining.join_room(store, lines, address="", code="", name="", own=own)
    assert tokens == [own.token, own.token]


async def test_who_comes_in_again_to_the_same_seat_has_what_was_kept_of_it(lesson: Lesson, store: SeatStore) -> None:
    text = OwnText(turn=0, attempt=1, sequence=7, text=ANSWER)
    store.keep(OwnSeat(address=ADDRESS, code=CODE, room=lesson.room.id, seat="s1", token="t", texts=(text,)))
    lesson.begin()
    client = SeatClient(ADDRESS, CODE, store=store, name="Maya", token="t")
    lesson.come(client)
    assert client.desk.text == ANSWER


async def test_from_the_lobby_to_the_ballot(player: Player, lesson: Lesson) -> None:
    said = await player.plays(
        lambda: lesson.does(e.Placed(camps={"s1": FIRST}), e.TurnBegun(prompts=lesson.room.plan[0])),
        lambda: lesson.does(e.Started(limit=120.0)),
        ANSWER,
        ".time",
        ".",
        ".",
        lesson.mark,
        lambda: lesson.does(e.Released()),
        lambda: lesson.does(e.Ended()),
    )
    assert "You are Maya [/x]." in said
    assert "You speak for the camp" in said
    assert "says: “" in said and "Time left: 2 minutes." in said
    assert "Type the full stop again." in said and "Your text is in." in said
    assert "Your ballot: " in said and "One thing to fix: " in said
    assert lesson.room.turns[0].attempts[0].papers["s1"].text == ANSWER


async def test_a_text_is_in_also_when_the_room_has_not_told_so_yet(player: Player, lesson: Lesson) -> None:
    said = await player.plays(lesson.begin, ANSWER, lambda: setattr(lesson, "tell", lambda: None), ".", ".")
    assert "Your text is in." in said and "You handed in nothing." not in said


async def test_a_pause_a_lost_connection_and_the_last_seconds_are_said(player: Player, lesson: Lesson) -> None:
    def later(seconds: float) -> Callable[[], None]:
        def pass_time() -> None:
            lesson.now += seconds

        return pass_time

    said = await player.plays(
        lambda: lesson.begin(60.0),
        "They say",
        lambda: lesson.does(e.Paused(why="Fire drill")),
        lambda: lesson.does(e.Continued()),
        later(35.0),
        lesson.lose,
        "and so on",
    )
    assert "The clock stands. Fire drill" in said and "The clock goes on. Time left: 1 minute." in said
    assert "30 seconds left." in said and "60 seconds" not in said
    assert "The connection is lost. Write on" in said
    assert player.sitting.client.desk.text == "They say\nand so on"


async def test_words_that_came_too_late_are_told_and_saved_for_the_teacher(
    player: Player, lesson: Lesson, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    back = lambda: lesson.come(player.client)  # noqa: E731
    released = lambda: lesson.does(e.Released())  # noqa: E731
    said = await player.plays(
        lesson.begin, ".save", lesson.lose, "late", ".", ".", ".save", lesson.close, released, back, lambda: None
    )
    before, _, after = said.partition("If none comes back, .save makes a file")
    assert "The room has all that you handed in." in before
    assert "give this file to your teacher" in after.partition("Your last words came too late to be marked.")[0]
    assert after.count("Your last words came too late to be marked.\nSaved as ") == 1
    assert len(list(tmp_path.glob("debate-hand-in-*.json"))) == 2


async def test_predictions_are_asked_for_one_by_one(player: Player, lesson: Lesson) -> None:
    lesson.settings(Settings(predict=True))
    count = len(lesson_criteria(lesson))
    said = await player.plays(lesson.answered, "many", *["1"] * count)
    assert "Please type a number." in said and "Your teacher has it." in said
    assert set(lesson.room.turns[0].attempts[0].papers["s1"].prediction.values()) == {1}


async def test_an_appeal_names_point_words_and_reason_and_its_end_is_said(player: Player, lesson: Lesson) -> None:
    words = ANSWER[:8]
    said = await player.plays(
        lesson.answered,
        lambda: lesson.does(e.Released()),
        ".appeal",
        "1",
        "words that are not there",
        words,
        "I did say it",
        lambda: lesson.does(e.Decided(number=1, decision=Decision.ACCEPTED, reason="So you did.")),
    )
    assert "These words are not in your answer" in said
    (appeal,) = lesson.room.appeals
    assert (appeal.start, appeal.end, appeal.note) == (0, len(words), "I did say it")
    assert f"Your appeal about “{words.strip()}” was accepted. So you did." in said


async def test_undo_and_clear_take_text_away_and_leaving_keeps_it(player: Player, lesson: Lesson) -> None:
    said = await player.plays(lesson.begin, "one", "two", ".undo", ".read", ".leave", "never read")
    assert "Taken away: two" in said and "Line 1: one" in said
    assert player.sitting.client.desk.text == "one"


def lesson_criteria(lesson: Lesson) -> tuple[object, ...]:
    from ..classroom.student.conftest import PACK

    return PACK.rubric.criteria
