"""Two answers or two ballots side by side: which words changed, and which marks moved."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from debate.judge.ballot import Made
from debate.packs import Pack
from debate.practice.comparing import Change, changed_words, judge_again, moved


def of(runs: Any, *changes: Change) -> list[str]:
    return [run.text.strip() for run in runs if run.change in changes]


class TestWords:
    def test_what_was_taken_out_stands_in_the_first_and_what_was_put_in_in_the_second(self) -> None:
        before, after = changed_words("They say so. But the ferry runs.", "They say so. But the old ferry still runs.")
        assert of(before, Change.GONE) == []
        assert of(after, Change.NEW) == ["old", "still"]

    def test_a_word_replaced_is_gone_and_new(self) -> None:
        before, after = changed_words("The ferry is slow.", "The ferry is late.")
        assert (of(before, Change.GONE), of(after, Change.NEW)) == (["slow."], ["late."])

    def test_another_layout_changes_no_word(self) -> None:
        before, after = changed_words("One two\nthree", "One  two three")
        assert of(before, Change.GONE) == of(after, Change.NEW) == []

    def test_another_comma_changes_no_word(self) -> None:
        before, after = changed_words("They pay, and we do.", "They pay; and we do, too.")
        assert (of(before, Change.GONE), of(after, Change.NEW)) == ([], ["too."])

    def test_signs_of_a_script_without_spaces_are_words(self) -> None:
        before, after = changed_words("制服は楽です。", "制服はとても楽です。")
        assert of(before, Change.GONE) == []
        assert of(after, Change.NEW) == ["とても"]

    @given(st.text(max_size=80), st.text(max_size=80))
    def test_no_letter_is_lost(self, before: str, after: str) -> None:
        old, new = changed_words(before, after)
        assert "".join(run.text for run in old) == before
        assert "".join(run.text for run in new) == after
        assert all(run.change is not Change.NEW for run in old)
        assert all(run.change is not Change.GONE for run in new)


class TestMarks:
    def test_only_rows_and_points_that_moved_are_told(self, mark: Any, pack: Pack) -> None:
        point = pack.prompts_for("ally")[0].points[0]
        change = moved(mark(other=0.5), mark(other=0.5, shares={"weighs": 0.9}, made=[point.id]))
        (row,) = change.rows
        assert (row.title, row.before, row.after, row.maximum) == ("Weighs it", 10, 18, 20)
        (found,) = change.points
        assert (found.id, found.says, found.before, found.after) == (point.id, point.says, Made.NOT, Made.MADE)
        assert change.gain == 8

    def test_what_a_dropped_point_says_is_told_only_where_a_ballot_told_it(self, mark: Any, pack: Pack) -> None:
        point = pack.prompts_for("ally")[0].points[0]
        old, new = mark(), mark()
        gone = replace(old, points=tuple(each for each in old.points if each.id != point.id))
        (found,) = moved(gone, new).points
        assert (found.says, found.before, found.after) == ("", None, Made.NOT)

    def test_rows_that_only_one_ballot_has_are_told(self, mark: Any) -> None:
        whole = mark()
        short = replace(whole, criteria=whole.criteria[1:])
        assert [(row.before, row.after) for row in moved(short, whole).rows] == [(None, whole.criteria[0].score)]
        assert [(row.before, row.after) for row in moved(whole, short).rows] == [(whole.criteria[0].score, None)]


class TestJudgedAgain:
    @pytest.mark.parametrize(
        ("changed", "why"),
        [
            ({}, "Neither"),
            ({"pack_hash": "old"}, "The pack has changed since"),
            ({"judge": "1.0"}, "The judge has changed since"),
            ({"pack_hash": "old", "judge": "1.0"}, "Both"),
        ],
    )
    def test_it_says_what_has_changed(self, mark: Any, changed: dict[str, str], why: str) -> None:
        then = replace(mark(other=0.4), **changed)
        again = judge_again(then, "They say so.", lambda prompt, answer: mark(answer, prompt, other=0.6))
        assert again.why.startswith(why)
        assert (again.then.score, again.now.score) == (40, 60)

    def test_a_prompt_that_is_gone_cannot_be_judged_again(self, mark: Any, judge: Any) -> None:
        with pytest.raises(KeyError):
            judge_again(replace(mark(), prompt="gone"), "They say so.", judge.ballot)
