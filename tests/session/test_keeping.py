"""Whatever happens to the program or its disk, the round goes on where it was, and nothing handed in is lost."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from debate.game.draw import Choices
from debate.game.round import Judged, Over, Ready, Writing
from debate.judge import Judge
from debate.packs import Pack
from debate.records import Records
from debate.session import Session, SessionError


def draft_of(session: Session) -> str:
    assert isinstance(session.state.stage, Writing)
    return session.state.stage.draft


def play_to_the_end(session: Session) -> None:
    while not isinstance(session.state.stage, Over):
        match session.state.stage:
            case Ready():
                session.begin()
            case Writing():
                session.hand_in()
            case Judged():
                session.go_on()


def test_with_nothing_unfinished_there_is_nothing_to_take_up(resume: Any, start: Any) -> None:
    assert resume() is None
    play_to_the_end(start())
    assert resume() is None


class TestTakingUp:
    def test_a_text_is_there_again_with_its_clock_standing(self, start: Any, resume: Any, clock: Any) -> None:
        session = start()
        session.begin()
        session.write("They say")
        clock.seconds += 25
        session.keep_draft()
        clock.seconds += 9_000  # the program is gone for hours
        again = resume()
        assert draft_of(again) == "They say"
        assert again.state.stage.paused
        assert again.seconds_left == 35
        again.resume_clock()
        clock.seconds += 5
        assert again.seconds_left == 30

    def test_the_newest_draft_counts_and_not_the_state_that_was_stored_before_it(
        self, start: Any, resume: Any, clock: Any
    ) -> None:
        session = start()
        session.begin()
        for text in ("T", "They", "They say"):
            session.write(text)
            clock.seconds += 1
            session.keep_draft()
        assert draft_of(resume()) == "They say"

    def test_a_text_that_was_cleared_stays_cleared(self, start: Any, resume: Any) -> None:
        session = start()
        session.begin()
        session.write("They say")
        session.pause()
        session.write("")
        session.keep_draft()
        assert draft_of(resume()) == ""

    def test_a_revision_goes_on_beside_the_answer_that_it_revises(self, start: Any, resume: Any) -> None:
        session = start()
        session.begin()
        session.write("They say so.")
        session.hand_in()
        session.revise()
        session.write("They say so. But")
        session.keep_draft()
        again = resume()
        assert again.is_revision
        assert draft_of(again) == "They say so. But"
        assert again.state.turns[0].attempts[0].text == "They say so."

    def test_a_ballot_is_on_show_again(self, start: Any, resume: Any) -> None:
        session = start()
        session.begin()
        session.write("They say so.")
        ballot = session.hand_in()
        again = resume()
        assert again.state.stage == Judged(turn=0)
        assert again.state.turns[0].attempts[0].ballot == ballot

    def test_a_draft_that_claims_more_time_than_there_was_leaves_none(self, start: Any, resume: Any) -> None:
        session = start()
        session.begin()
        session._records.save_draft(session.round_id, 0, 1, "They say", 1e6)
        assert resume().seconds_left == 0

    def test_the_newest_of_several_unfinished_rounds_comes_first_and_the_others_after_it(
        self, start: Any, resume: Any
    ) -> None:
        older, newer = start(seed=1), start(seed=2)
        first = resume()
        assert first.state.drawn == newer.state.drawn
        first.end()
        assert resume().state.drawn == older.state.drawn


class KilledError(BaseException):
    """The program is killed here."""


class DyingRecords(Records):
    """Records whose program is killed before, or right after, the write that ``lives`` counts down to."""

    lives = 1_000_000
    after = False

    def _live(self, write: Any, *given: Any, **named: Any) -> Any:
        self.lives -= 1
        if self.lives < 0 and not self.after:
            raise KilledError
        written = write(*given, **named)
        if self.lives < 0:
            raise KilledError
        return written

    def save_round(self, *given: Any, **named: Any) -> None:
        self._live(super().save_round, *given, **named)

    def save_draft(self, *given: Any, **named: Any) -> None:
        self._live(super().save_draft, *given, **named)

    def add_attempt(self, *given: Any, **named: Any) -> int:
        return self._live(super().add_attempt, *given, **named)


def journey(session: Session, clock: Any, kept: list[str], handed_in: list[str]) -> None:
    """Two prompts with a revision and a pause; notes every text that was kept and every answer that was handed in."""

    def write(text: str) -> None:
        session.write(text)
        clock.seconds += 1
        session.keep_draft()
        kept.append(text)

    def hand_in() -> None:
        text = draft_of(session)
        session.hand_in()
        handed_in.append(text)

    session.begin()
    write("One")
    write("One, two")
    hand_in()
    session.revise()
    write("One, two, three")
    hand_in()
    session.go_on()
    session.begin()
    write("Four")
    session.pause()
    session.resume_clock()
    write("Four, five")
    hand_in()
    session.go_on()


@pytest.mark.parametrize("after", [False, True], ids=["before a write", "after a write"])
@pytest.mark.parametrize("lives", range(30))
def test_killed_at_any_write_the_round_goes_on_and_nothing_is_lost(
    pack: Pack, judge: Judge, home: Path, clock: Any, resume: Any, lives: int, after: bool
) -> None:
    kept: list[str] = []
    handed_in: list[str] = []
    records = DyingRecords.open(home)
    assert isinstance(records, DyingRecords)
    records.lives, records.after = lives, after
    try:
        choices = Choices(camp="ally", prompts=2, seconds=60)
        session = Session.start(judge, records, choices, seed=1, now=clock)
        journey(session, clock, kept, handed_in)
    except KilledError:
        pass
    else:
        assert lives > 20, "the journey has fewer writes than that"
    finally:
        records.close()
    again = resume()
    with Records.open(home) as looked_at:
        stored = [attempt.answer for attempt in looked_at.attempts()]
        finished = [kept["status"] for kept in looked_at.export()["rounds"]] == ["finished"]
    assert set(handed_in) <= set(stored)
    if again is None:
        assert finished or not kept
        return
    on_show = [attempt.text for turn in again.state.turns for attempt in turn.attempts]
    on_show += [again.state.stage.draft] if isinstance(again.state.stage, Writing) else []
    assert set(handed_in) <= set(on_show)
    assert not kept or any(text.startswith(kept[-1]) for text in on_show)  # killed while keeping, it may be newer
    play_to_the_end(again)
    assert again.trouble is None


class TestAFullDisk:
    """SQLite is told that its file may not grow: the error is the one of a full disk."""

    @staticmethod
    def fill(records: Records) -> None:
        records._connection.execute("PRAGMA max_page_count = 1")

    @staticmethod
    def free(records: Records) -> None:
        records._connection.execute("PRAGMA max_page_count = 1000000")

    LONG = "They say that the bases would lose their reason. " * 2_000

    def test_it_is_said_and_play_goes_on(self, start: Any, records: Records) -> None:
        session = start()
        session.begin()
        self.fill(records)
        session.write(self.LONG)
        session.keep_draft()
        assert session.trouble is not None
        assert "disk is full" in session.trouble.lower()
        assert session.hand_in().words > 10_000
        session.go_on()
        session.begin()
        assert isinstance(session.state.stage, Writing)
        assert session.trouble is not None

    def test_what_it_kept_back_is_stored_as_soon_as_there_is_room(
        self, start: Any, resume: Any, records: Records
    ) -> None:
        session = start()
        session.begin()
        self.fill(records)
        session.write(self.LONG)
        session.hand_in()
        session.go_on()
        session.begin()
        session.write("They say")
        session.keep_draft()
        assert records.attempts() == []
        self.free(records)
        session.keep_draft()
        assert session.trouble is None
        assert [attempt.answer for attempt in records.attempts()] == [self.LONG]
        again = resume()
        assert again.position == (2, 2)
        assert draft_of(again) == "They say"

    def test_room_for_the_draft_alone_does_not_hide_that_an_answer_is_missing(
        self, start: Any, records: Records, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        session = start()
        session.begin()
        session.write("They say so.")
        full = sqlite3.OperationalError("database or disk is full")
        full.sqlite_errorcode = sqlite3.SQLITE_FULL

        def refuse(*_: object) -> int:
            with records._sentences():
                raise full

        monkeypatch.setattr(records, "add_attempt", refuse)
        session.hand_in()
        session.go_on()
        session.begin()
        session.write("They")
        session.keep_draft()
        assert session.trouble is not None

    def test_a_disk_that_may_only_be_read_is_said_and_play_goes_on(self, start: Any, records: Records) -> None:
        session = start()
        records._connection.execute("PRAGMA query_only = ON")
        session.begin()
        session.write("They say so.")
        session.hand_in()
        assert session.trouble is not None
        assert "DEBATE_HOME" in session.trouble
        records._connection.execute("PRAGMA query_only = OFF")
        session.keep_draft()
        assert session.trouble is None
        assert [attempt.answer for attempt in records.attempts()] == ["They say so."]

    def test_a_round_can_be_taken_up_where_nothing_can_be_written(
        self, start: Any, records: Records, pack: Pack, judge: Judge, clock: Any
    ) -> None:
        session = start()
        session.begin()
        session.write("They say")
        session.keep_draft()
        records._connection.execute("PRAGMA query_only = ON")
        again = Session.resume(judge, records, now=clock)
        assert again is not None
        assert draft_of(again) == "They say"
        assert again.round_id == session.round_id
        assert again.trouble is not None


class TestTwoWindows:
    def test_two_rounds_at_once_do_not_mix(self, start: Any, home: Path) -> None:
        with Records.open(home) as other:
            one, two = start(seed=1), start(seed=2, kept_in=other)
            for session, text in ((one, "One"), (two, "Two")):
                session.begin()
                session.write(text)
                session.keep_draft()
            one.hand_in()
            two.hand_in()
            stored = {attempt.round_id: attempt.answer for attempt in other.attempts()}
        assert stored == {one.round_id: "One", two.round_id: "Two"}

    def test_a_round_that_is_open_twice_becomes_two_and_neither_writes_over_the_other(
        self, start: Any, resume: Any, records: Records
    ) -> None:
        first = start()
        first.begin()
        first.write("They say so.")
        first.hand_in()
        second = resume()
        assert second.round_id != first.round_id
        for session, text in ((first, "In the first window."), (second, "In the second window.")):
            session.go_on()
            session.begin()
            session.write(text)
            session.keep_draft()
        first.hand_in()
        second.hand_in()
        first.go_on()
        second.go_on()
        answers = [attempt.answer for attempt in records.attempts()]
        assert sorted(answers) == ["In the first window.", "In the second window.", "They say so."]
        for session in (first, second):
            assert session.trouble is None
            assert [len(turn.attempts) for turn in session.state.turns] == [1, 1]
        assert records.unfinished_round() is None


class TestRoundsThatCannotGoOn:
    def test_a_pack_that_changed_is_said_and_the_answers_stay(
        self, start: Any, pack: Pack, judge: Judge, records: Records
    ) -> None:
        session = start()
        session.begin()
        session.write("They say so.")
        session.hand_in()
        with pytest.raises(SessionError, match="has changed"):
            Session.resume(Judge(replace(pack, hash="another")), records)
        assert len(records.attempts()) == 1

    @pytest.mark.parametrize(
        "spoil",
        [
            {"stage": {"is": "judged", "turn": 1}},
            {"stage": None},
            {"turns": []},
            {"camp": "hermits"},
            {"camp": "protectorate"},
            {"seed": None},
        ],
    )
    def test_a_state_that_was_spoilt_by_hand_is_said(
        self, start: Any, pack: Pack, judge: Judge, records: Records, spoil: dict[str, object]
    ) -> None:
        session = start()
        stored = records.unfinished_round()
        assert stored is not None
        records.save_round(session.round_id, json.loads(json.dumps({**stored[1], **spoil})), finished=False)
        with pytest.raises(SessionError, match="cannot be read") as caught:
            Session.resume(judge, records)
        assert str(caught.value).endswith(".")
