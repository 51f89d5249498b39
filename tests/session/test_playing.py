"""A session plays a round: it starts clocks, has answers marked, and says where the round stands."""

from __future__ import annotations

from typing import Any

import pytest

from debate.game.draw import DrawError
from debate.game.round import Judged, NotNowError, Over, Ready, Writing
from debate.packs import Pack
from debate.records import Records
from debate.session import SessionError, new_seed
from tests.bench.marked import marked_answers


def test_a_round_from_its_draw_to_its_end(start: Any, pack: Pack, clock: Any) -> None:
    session = start()
    assert session.camp.id == "ally"
    assert session.other_camp.id == "protectorate"
    for number in (1, 2):
        assert session.state.stage == Ready(turn=number - 1)
        assert session.position == (number, 2)
        assert session.prompt.camp == "ally"
        session.begin()
        clock.seconds += 20
        assert session.seconds_left == 40
        session.write("They say so. But no, because of the fuel.")
        ballot = session.hand_in()
        assert ballot.prompt == session.prompt.id
        assert session.state.stage == Judged(turn=number - 1)
        session.go_on()
    assert session.state.stage == Over()
    assert session.position == (2, 2)
    with pytest.raises(SessionError, match="over"):
        _ = session.prompt


def test_what_was_handed_in_is_in_the_records_word_for_word(start: Any, records: Records, clock: Any) -> None:
    session = start()
    session.begin()
    session.write("They say [/] so.\n=1+1")
    clock.seconds += 12.5
    ballot = session.hand_in()
    (attempt,) = records.attempts()
    assert (attempt.answer, attempt.score, attempt.seconds_used) == ("They say [/] so.\n=1+1", ballot.score, 12.5)
    assert (attempt.round_id, attempt.turn, attempt.number) == (session.round_id, 0, 1)
    assert (attempt.pack, attempt.pack_hash, attempt.camp) == (session.pack.id, session.pack.hash, "ally")
    assert attempt.at == "2026-11-24T12:00:00+00:00"
    assert not attempt.by_clock


def test_a_revision_is_a_second_attempt_on_half_the_time(start: Any, records: Records) -> None:
    session = start()
    session.begin()
    assert not session.is_revision
    session.write("They say so.")
    session.hand_in()
    session.revise()
    assert session.is_revision
    assert session.seconds_left == 30
    assert isinstance(session.state.stage, Writing)
    assert session.state.stage.draft == "They say so."
    session.write("They say so. But no.")
    session.hand_in()
    assert [(attempt.number, attempt.answer) for attempt in records.attempts()] == [
        (2, "They say so. But no."),
        (1, "They say so."),
    ]


def test_a_revision_that_goes_wrong_never_lowers_what_counts(start: Any, pack: Pack) -> None:
    session = start()
    session.begin()
    of_this = [one for one in marked_answers() if one.prompt == session.prompt.id]
    strong = max(of_this, key=lambda one: one.overall).answer
    session.write(strong)
    best = session.hand_in().score
    assert best > 50
    session.revise()
    session.write("")
    session.hand_in()
    turn = session.state.turns[0]
    assert turn.best is not None
    assert (turn.best.text, turn.best.ballot.score, turn.gain) == (strong, best, 0)


class TestTheClock:
    def test_it_says_when_the_time_is_up_and_what_is_written_is_handed_in(
        self, start: Any, clock: Any, records: Records
    ) -> None:
        session = start()
        assert not session.time_is_up
        session.begin()
        session.write("They say")
        clock.seconds += 59
        assert not session.time_is_up
        clock.seconds += 1
        assert session.time_is_up
        assert session.seconds_left == 0
        session.hand_in(by_clock=True)
        (attempt,) = records.attempts()
        assert attempt.by_clock
        assert (attempt.answer, attempt.seconds_used) == ("They say", 60)

    def test_a_pause_stops_it(self, start: Any, clock: Any) -> None:
        session = start()
        session.begin()
        clock.seconds += 10
        session.pause()
        clock.seconds += 5_000
        assert session.seconds_left == 50
        session.resume_clock()
        clock.seconds += 1
        assert session.seconds_left == 49

    def test_a_computer_that_slept_ends_the_time_and_keeps_the_text(self, start: Any, clock: Any) -> None:
        session = start()
        session.begin()
        session.write("They say")
        clock.seconds += 8 * 60 * 60
        assert session.time_is_up
        assert session.seconds_left == 0
        session.hand_in(by_clock=True)
        assert session.state.turns[0].attempts[0].text == "They say"

    def test_a_clock_that_jumps_back_gives_no_time(self, start: Any, clock: Any) -> None:
        session = start()
        session.begin()
        clock.seconds += 20
        session.pause()
        session.resume_clock()
        clock.seconds -= 500
        assert session.seconds_left == 40
        session.pause()
        assert session.seconds_left == 40

    def test_without_one_there_is_no_time_to_run_out(self, start: Any, clock: Any) -> None:
        session = start(seconds=None)
        session.begin()
        clock.seconds += 1e9
        assert session.seconds_left is None
        assert not session.time_is_up

    def test_nothing_runs_while_nothing_is_written(self, start: Any) -> None:
        session = start()
        assert session.seconds_left is None
        session.begin()
        session.hand_in()
        assert session.seconds_left is None
        assert not session.time_is_up


def test_an_ended_round_is_finished_and_keeps_what_was_handed_in(start: Any, records: Records) -> None:
    session = start()
    session.begin()
    session.write("They say so.")
    session.hand_in()
    session.go_on()
    session.begin()
    session.write("Half a")
    session.end()
    assert session.state.stage == Over()
    assert records.unfinished_round() is None
    assert [attempt.answer for attempt in records.attempts()] == ["They say so."]


def test_what_cannot_happen_now_changes_nothing(start: Any) -> None:
    session = start()
    before = session.state
    for impossible in (session.pause, session.revise, session.go_on, session.resume_clock):
        with pytest.raises(NotNowError):
            impossible()
    with pytest.raises(SessionError, match="nothing to hand in"):
        session.hand_in()
    assert session.state == before


def test_a_round_that_cannot_be_drawn_leaves_no_trace(start: Any, records: Records) -> None:
    with pytest.raises(DrawError):
        start(camp="hermits")
    assert records.unfinished_round() is None


@pytest.mark.parametrize("answer", ["", " \n\t", "[/]", "\x00\x1b[2J", "a\ud800b", "日本 🦊" * 500, "word " * 50_000])
def test_any_text_is_an_answer(start: Any, resume: Any, answer: str) -> None:
    session = start()
    session.begin()
    session.write(answer)
    session.keep_draft()
    assert 0 <= session.hand_in().score <= 100
    assert session.trouble is None
    assert resume().state.turns[0].attempts[0].text == answer


def test_seeds_can_be_read_out_to_a_class() -> None:
    assert all(1 <= new_seed() < 1_000_000 for _ in range(100))
