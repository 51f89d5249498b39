"""An appeal on plain lines: point, words and note by numbers, and what is kept of it."""

from __future__ import annotations

from typing import Any

import pytest

from debate.judge.ballot import Made
from debate.packs import Pack
from debate.records import Records, RecordsError

ANSWER = "They say that\tthe bases are the price. But the fuel was [b]never[/b] theirs."


def test_point_words_and_note_are_asked_for_and_kept(play: Any, records: Records) -> None:
    session, lines = play("", ANSWER, ".", "a", "1", "9", "11", "It is true.", "q")
    ballot = session.state.turns[0].attempts[0].ballot
    assert "Words 1 to 8: They say that the bases are the price." in lines.said
    assert "Words 9 to 14: But the fuel was [b]never[/b] theirs." in lines.said
    assert "You chose: “But the fuel”" in lines.said
    assert "It counts in your record now, as your own mark" in lines.said
    (appeal,) = records.appeals()
    assert appeal.words == "But the fuel"
    assert appeal.answer == ANSWER
    assert appeal.note == "It is true."
    assert appeal.point == next(mark.id for mark in ballot.points if mark.made is not Made.MADE)
    assert (appeal.pack_hash, appeal.judge) == (ballot.pack_hash, ballot.judge)


def test_dropped_points_are_hinted_at_until_the_exemplar_was_heard(play: Any, pack: Pack) -> None:
    session, lines = play("", "Bananas are yellow.", ".", "a", "", "q")
    points = session.prompt.points
    assert all(" ".join(point.hint.split()) in lines.said for point in points)
    assert not any(f"dropped: {point.says}" in lines.said for point in points)
    _, lines = play("x", "a", "", "q", session=session)
    assert all(f"dropped: {' '.join(point.says.split())}" in lines.said for point in points)


@pytest.mark.parametrize(
    "typed", [("",), ("0", "x", "99"), ("1", ""), ("1", "3", ""), ("1", "3", "2", "one", "-1"), ("1", "12345678", "")]
)
def test_an_appeal_can_be_left_at_every_question(play: Any, records: Records, typed: tuple[str, ...]) -> None:
    _, lines = play("", ANSWER, ".", "a", *typed, "q")
    assert "No appeal is made." in lines.said
    assert records.appeals() == []


def test_who_wrote_nothing_is_told_that_there_is_nothing_to_appeal_for(play: Any, records: Records) -> None:
    _, lines = play("", ".", ".", "a", "q")
    assert "There is nothing that could have counted" in lines.said


def test_a_full_disk_is_one_sentence(play: Any, records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(appeal: object) -> int:
        raise RecordsError("The disk is full.")

    monkeypatch.setattr(records, "add_appeal", full)
    _, lines = play("", ANSWER, ".", "a", "1", "1", "2", "", "q")
    assert "The disk is full." in lines.said
    assert "counts in your record" not in lines.said


def test_a_level_can_be_another_one_and_counts_at_once(play: Any, records: Records) -> None:
    session, lines = play("", ANSWER, ".", "a", "", "q")
    claims = [line for line in lines.said.splitlines() if "Another level for “Names the argument”" in line]
    session, lines = play("a", claims[0].split(":")[0], "4", "", "q", session=session)
    attempt = session.state.turns[0].attempts[0]
    assert attempt.marks.criteria[0].score == attempt.marks.criteria[0].maximum
    assert f"{attempt.counts} of 100; the judge gave {attempt.ballot.score}." in lines.said
    (appeal,) = records.appeals()
    assert (appeal.about, appeal.point, appeal.wanted) == ("criterion", "names", "full")
    (kept,) = records.attempts()
    assert (kept.counts, kept.score) == (attempt.counts, attempt.ballot.score)


def test_an_input_that_ends_in_an_appeal_keeps_the_round(play: Any, records: Records) -> None:
    _, lines = play("", ANSWER, ".", "a", "1")
    assert "The round is kept" in lines.said
    assert records.appeals() == []
