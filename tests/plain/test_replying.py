"""The comeback, one's own marks and the wrapping of lines, on plain lines."""

from __future__ import annotations

from typing import Any

from debate.judge.ballot import Made
from debate.plain.lines import wrapped
from debate.records import Records

ANSWER = "They say so, but I do not think that this is right at all."


def test_a_comeback_is_answered_in_lines_and_told_at_once(play: Any, records: Records) -> None:
    session, _ = play("", ANSWER, ".", "q")
    press = session.press
    good = session.prompt.point(press.point).cues.paraphrases[0]
    _, lines = play("c", good, ".", "q", session=session)
    assert f"They press you: “{press.says}”" in lines.said
    assert "Time left: 45 seconds." in lines.said
    assert "Your reply makes the point." in lines.said
    assert session.state.turns[0].replies[0].made is Made.MADE
    assert [reply.text for reply in records.replies()] == [good]


def test_who_does_not_make_it_is_pressed_once_more_with_the_hint(play: Any) -> None:
    session, _ = play("", ANSWER, ".", "q")
    hint = session.prompt.point(session.press.point).hint
    _, lines = play("c", "Nonsense.", ".", "c", "Still nonsense.", ".", "q", session=session)
    assert f"Hint: {hint}" in lines.said
    assert "They say no more." in lines.said
    assert lines.said.count("Your reply does not make the point") == 2
    assert lines.said.count("Ballot for prompt 1.") == 1


def test_a_comeback_can_be_left_unanswered(play: Any) -> None:
    session, _ = play("", ANSWER, ".", "q")
    play("c", ".unanswered", "q", session=session)
    assert session.state.turns[0].replies == ()
    assert session.press is not None


def test_a_reply_that_was_left_is_taken_up_with_its_lines(play: Any) -> None:
    session, _ = play("", ANSWER, ".", "q")
    play("c", "The harbour", ".pause", "", ".stop", session=session)
    _, lines = play(".read", ".", "q", session=session)
    assert "Line 1: The harbour" in lines.said


def test_who_wants_to_marks_themself_before_the_ballot(play: Any, home: Any, records: Records) -> None:
    (home / "settings.toml").write_text('predict = "on"\n', encoding="utf-8")
    _, lines = play("", ANSWER, ".", "1", "1", "1", "1", "q")
    asked, heard = lines.said.index("How far did your text get?".lower()[:8]), lines.said.index("Ballot for prompt 1")
    assert asked < heard
    assert "1: missing, You never say which argument you are answering." in lines.said
    assert "You foresaw" in lines.said or "You knew your work" in lines.said
    assert [kept.levels["names"] for kept in records.predictions()] == [0]


def test_marking_oneself_is_offered_once_after_the_third_ballot(play: Any, home: Any) -> None:
    _, lines = play("", ANSWER, ".", "r", "More.", ".", "r", "More.", ".", "y", "q")
    assert lines.said.count("Do you want to mark yourself before you hear a ballot?") == 1
    assert 'predict = "on"' in (home / "settings.toml").read_text(encoding="utf-8")


def test_the_round_begins_with_the_scene_and_the_brief_says_what_counts(play: Any) -> None:
    session, lines = play("", ".stop")
    assert " ".join(session.pack.scene.split()) in lines.said
    assert "What counts: Names the argument, 15 of 100." in lines.said


def test_the_end_of_a_round_says_who_had_the_last_word(play: Any) -> None:
    session, lines = play("", ANSWER, ".", "c", "Nonsense.", ".", "n", "n", prompts=1)
    press = session.state.turns[0].replies[0].press
    assert f"They had the last word on: “{press}”" in lines.said


def test_lines_are_broken_between_words_by_the_cells_that_they_take() -> None:
    assert wrapped("They say so, and we do not.", 12) == ["They say so,", "and we do", "not."]
    assert wrapped("short", 40) == ["short"]
    assert wrapped("", 40) == [""]
    assert wrapped("a " + "W" * 30 + " b", 10) == ["a", "W" * 30, "b"]
    assert wrapped("東京 東京 東京", 9) == ["東京 東京", "東京"]
    assert wrapped("two  blanks", 40) == ["two  blanks"]
