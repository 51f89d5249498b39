"""What a player says of their own answer: it counts at once, the judge's mark stays, and it can be taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from debate.judge.ballot import Made
from debate.judge.marking.remarking import About, Said
from debate.records import Records, RecordsError
from debate.session import Session, SessionError

ANSWER = (
    "They say that we treat Japan like a child. But Koreans and Chinese remember the war, and would arm at once "
    "if Japan did. So it is not Americans alone who are afraid, and an arms race would harm everybody."
)


@pytest.fixture
def judged(start: Callable[..., Session]) -> Session:
    session = start()
    session.begin()
    session.write(ANSWER)
    session.hand_in()
    return session


def dropped(session: Session) -> str:
    ballot = session.state.turns[0].attempts[0].ballot
    return next(mark.id for mark in ballot.points if mark.made is Made.NOT)


def test_a_point_that_is_said_to_be_there_counts_at_once(judged: Session, records: Records) -> None:
    point = dropped(judged)
    judged.appeal(Said(about=About.POINT, id=point, start=0, end=20), "It is there.")
    attempt = judged.state.turns[0].attempts[0]
    assert next(mark for mark in attempt.marks.points if mark.id == point).made is Made.MADE
    assert attempt.counts >= attempt.ballot.score
    (kept,) = records.attempts()
    assert (kept.counts, kept.self_score, kept.score) == (attempt.counts, attempt.counts, attempt.ballot.score)
    (appeal,) = records.appeals()
    assert (appeal.about, appeal.point, appeal.words, appeal.note) == ("point", point, ANSWER[:20], "It is there.")


def test_a_level_counts_what_it_is_worth_by_the_rubric(judged: Session) -> None:
    judged.appeal(Said(about=About.CRITERION, id="weighs", level=3))
    marks = {mark.id: mark for mark in judged.state.turns[0].attempts[0].marks.criteria}
    assert (marks["weighs"].score, marks["weighs"].level) == (marks["weighs"].maximum, "full")
    judged.appeal(Said(about=About.CRITERION, id="weighs", level=0))
    attempt = judged.state.turns[0].attempts[0]
    assert attempt.marks.criteria == attempt.ballot.criteria  # it was the judge's own level, with the judge's points


def test_words_add_up_and_the_last_one_can_be_taken_back(judged: Session, records: Records) -> None:
    judged.appeal(Said(about=About.CRITERION, id="weighs", level=3))
    once = judged.state.turns[0].attempts[0]
    judged.appeal(Said(about=About.CRITERION, id="supports", level=3))
    assert len(judged.state.turns[0].attempts[0].said) == 2
    judged.take_back()
    assert judged.state.turns[0].attempts[0] == once
    judged.take_back()
    assert judged.state.turns[0].attempts[0].self_ballot is None
    (kept,) = records.attempts()
    assert (kept.self_score, kept.self_ballot) == (None, None)
    assert len(records.appeals()) == 2


def test_credit_that_is_taken_away_never_brings_marks(judged: Session) -> None:
    ballot = judged.state.turns[0].attempts[0].ballot
    for mark in ballot.points:
        if mark.made is not Made.NOT:
            judged.appeal(Said(about=About.CREDIT, id=mark.id, start=0, end=1))
            assert judged.state.turns[0].attempts[0].counts <= ballot.score
            judged.take_back()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (Said(about=About.POINT, id="no-such-point", end=5), "no such point"),
        (Said(about=About.POINT, id="DROPPED", start=5, end=5), "Choose the words"),
        (Said(about=About.POINT, id="DROPPED", start=0, end=9_999), "Choose the words"),
        (Said(about=About.CREDIT, id="DROPPED"), "did not count"),
        (Said(about=About.CRITERION, id="weighs", level=9), "no such level"),
        (Said(about=About.CRITERION, id="charm", level=1), "no such level"),
    ],
)
def test_what_is_not_in_the_ballot_is_refused(judged: Session, records: Records, said: Said, sentence: str) -> None:
    from dataclasses import replace

    with pytest.raises(SessionError, match=sentence):
        judged.appeal(replace(said, id=dropped(judged)) if said.id == "DROPPED" else said)
    assert records.appeals() == []
    assert judged.state.turns[0].attempts[0].said == ()


def test_a_full_disk_changes_nothing(judged: Session, records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise RecordsError("The disk is full.")

    monkeypatch.setattr(records, "self_mark", full)
    with pytest.raises(RecordsError):
        judged.appeal(Said(about=About.CRITERION, id="weighs", level=3))
    assert judged.state.turns[0].attempts[0].said == ()


def test_a_round_that_is_taken_up_again_remembers_what_was_said(
    judged: Session, resume: Callable[[], Session | None]
) -> None:
    judged.appeal(Said(about=About.CRITERION, id="weighs", level=3))
    again = resume()
    assert again is not None
    assert again.state.turns[0].attempts[0] == judged.state.turns[0].attempts[0]


def test_a_prediction_is_kept_with_its_attempt(judged: Session, records: Records) -> None:
    judged.predict({"names": 3, "answers": 1})
    (kept,) = records.predictions(round_id=judged.round_id)
    assert (kept.turn, kept.number, kept.levels) == (0, 1, {"names": 3, "answers": 1})
    assert judged.state.turns[0].attempts[0].predicted == {"names": 3, "answers": 1}
