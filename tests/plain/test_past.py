"""The past in words: the history with titles, one answer with its ballot and its revision, and progress."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from debate.packs import Pack
from debate.plain.past import history_lines, progress_lines, told_lines
from debate.practice.past import entries, past_turn
from debate.practice.progress import progress, read_answers
from debate.practice.titles import Titles
from debate.records import Records, StoredDrill, StoredReply

FIRST = "They say the bases lose their reason. But they never served Japan alone."
BETTER = (
    "They say the bases lose their reason. But they never served only Japan. So even if it hurts, peace is worth more."
)


@pytest.fixture
def titles(pack: Pack) -> Titles:
    return Titles.of([pack])


@pytest.fixture
def revised(play: Any, records: Records) -> Any:
    """A prompt answered and then revised."""
    play("", FIRST, ".", "r", ".clear", BETTER, ".", "q", prompts=1)
    return records.attempts()


def test_the_history_says_titles_and_what_each_line_was(
    records: Records, titles: Titles, pack: Pack, revised: Any
) -> None:
    latest, first = revised
    prompt = pack.prompt(first.prompt)
    records.add_reply(
        StoredReply(
            round_id=first.round_id, turn=0, number=1, pack=pack.id, camp="ally", prompt=first.prompt, point="p",
            press="And who pays?", text="We do.", made="not", strength=0.0, seconds_used=20.0, by_clock=True,
            at="2026-11-24T12:05:00+00:00",
        )
    )  # fmt: skip
    records.add_drill(
        StoredDrill(
            kind="deny", pack="gone", pack_hash="h", camp="c", prompt="p", point="", answer="No.", mark={}, score=33,
            seconds_used=20.0, by_clock=False, at="2026-11-24T12:06:00+00:00",
        )
    )  # fmt: skip
    drill, reply, revision, answer = history_lines(entries(records), titles, 9)
    assert drill.startswith("Drill 1, ") and drill.endswith("33 of 100 on “p”, for “c”, in “gone”.")
    assert reply.startswith("Reply, ") and "the point still stands" in reply
    assert reply.endswith(", when the time was over.")
    assert f"on “{' '.join(prompt.title.split())}”, for “Genuine ally”, in “{pack.title}”, revision 1." in revision
    assert answer.startswith(f"Answer {first.id}, ") and answer.endswith(f"in “{pack.title}”.")
    assert latest.id != first.id


def test_a_long_history_is_cut_and_an_empty_one_invites(records: Records, titles: Titles, revised: Any) -> None:
    assert list(history_lines(entries(records), titles, 1))[1] == "And 1 older entry."
    (line,) = history_lines([], titles, 9)
    assert "“debate play” begins a round" in line
    (line,) = history_lines([], titles, 9, sought=True)
    assert line == "Nothing fits what you look for."


class TestOneAnswer:
    def test_it_is_told_with_its_ballot_and_what_its_revision_changed(
        self, records: Records, titles: Titles, pack: Pack, revised: Any
    ) -> None:
        latest, first = revised
        told = list(told_lines(first, past_turn(records, first), titles))
        assert told[0].startswith(f"Answer {first.id}, ")
        assert f"They said: {' '.join(pack.prompt(first.prompt).speech.split())}" in told
        assert f"You answered: {FIRST}" in told
        assert f"Score: {first.score} of 100." in told
        assert any(f"your revision 1 is answer {latest.id}, {latest.score} of 100" in line for line in told)
        assert "You took out: “alone.”." in told
        assert any(line.startswith("You put in: “only”; ") for line in told)

    def test_what_the_player_marked_themself_and_a_changed_pack_are_said(
        self, records: Records, titles: Titles, revised: Any
    ) -> None:
        told = list(
            told_lines(
                replace(revised[1], self_score=77, pack_hash="of another day"), past_turn(records, revised[1]), titles
            )
        )
        assert "Your record counts 77 of 100, as you marked it yourself." in told
        assert "The pack has changed since this ballot was made." in told

    def test_marks_move_from_what_the_record_counts(self, records: Records, titles: Titles, revised: Any) -> None:
        latest, first = revised
        assert any(" of 40." in line for line in told_lines(first, past_turn(records, first), titles))
        records.self_mark(first.id, latest.ballot, latest.score)
        told = list(told_lines(records.attempts()[1], past_turn(records, first), titles))
        assert any(line.endswith(f"{latest.score} of 100: as many points.") for line in told)
        assert not any(line.endswith(" of 40.") for line in told)

    def test_it_is_told_without_its_pack_too(self, records: Records, revised: Any) -> None:
        told = list(told_lines(revised[1], past_turn(records, revised[1]), Titles()))
        assert f"You answered: {FIRST}" in told
        assert not any(line.startswith("They said:") for line in told)
        assert "Point dropped." in told and not any("Hint:" in line for line in told)


class TestProgress:
    def test_it_says_what_it_speaks_of_and_what_a_trend_still_needs(
        self, records: Records, titles: Titles, pack: Pack, revised: Any
    ) -> None:
        said = list(progress_lines(progress(read_answers(records), titles), titles))
        assert said[0].startswith("Progress with all packs, over 1 answer;")
        assert "A trend needs 9 more answers." in said
        assert any(line.startswith("Naming: ") for line in said)
        assert any(line.startswith("Gained by revising: ") and "over 1 prompt" in line for line in said)
        assert any(line.startswith("Time: ") for line in said)
        assert said[-1].startswith("What to do next: ")
        assert not any("up " in line or "down " in line for line in said if line.startswith("Score"))

    def test_one_pack_is_called_by_its_title(self, titles: Titles, pack: Pack) -> None:
        (line,) = progress_lines(None, titles, pack.id)
        assert line == f"There is no progress to tell yet: nothing has been handed in for the pack “{pack.title}”."
