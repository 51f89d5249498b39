"""Progress over many rounds: what counts, what is compared with what, and what is told to practise."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from debate.game.progress import MOST_DROPPED, RECENT, PastAnswer, progress
from debate.judge.ballot import Ballot
from debate.packs import Pack


def answer(ballot: Ballot, number: int = 0, *, camp: str = "ally", round_id: str | None = None) -> PastAnswer:
    """An answer of a round of its own, unless a round is given."""
    return PastAnswer(round_id=round_id or f"round-{number}", turn=0, camp=camp, prompt=ballot.prompt, ballot=ballot)


def test_nothing_handed_in_is_no_progress(pack: Pack) -> None:
    assert progress([], pack) is None


def test_answers_to_other_packs_and_to_prompts_that_are_gone_do_not_count(pack: Pack, mark: Any) -> None:
    other_pack = replace(mark(), pack="another")
    gone = replace(mark(), prompt="no-such-prompt")
    assert progress([answer(other_pack), answer(gone)], pack) is None


def test_the_best_attempt_at_a_prompt_of_a_round_counts_once(pack: Pack, mark: Any) -> None:
    attempts = [answer(mark(other=share), round_id="same") for share in (0.2, 0.8, 0.4)]
    made = progress(attempts, pack)
    assert made is not None
    assert made.scores == (80,)


def test_the_same_prompt_in_another_round_counts_again(pack: Pack, mark: Any) -> None:
    made = progress([answer(mark(other=0.2), 1), answer(mark(other=0.8), 2)], pack)
    assert made is not None
    assert made.scores == (20, 80)


def test_the_last_answers_are_set_against_as_many_before(pack: Pack, mark: Any) -> None:
    old = [answer(mark(other=0.0), number) for number in range(2)]
    before = [answer(mark(other=0.4), 10 + number) for number in range(RECENT)]
    recent = [answer(mark(other=0.8), 20 + number) for number in range(RECENT)]
    made = progress([*old, *before, *recent], pack)
    assert made is not None
    assert (made.recent, made.before) == (80, 40)
    assert all(row.recent == pytest.approx(0.8) and row.before == pytest.approx(0.4) for row in made.criteria)


def test_with_few_answers_there_is_nothing_to_compare(pack: Pack, mark: Any) -> None:
    made = progress([answer(mark())], pack)
    assert made is not None
    assert made.before is None
    assert all(row.before is None for row in made.criteria)


def test_each_camp_is_told_apart(pack: Pack, mark: Any) -> None:
    there = pack.prompts_for("protectorate")[0].id
    made = progress([answer(mark(other=0.6), 1), answer(mark("They.", there, other=0.2), 2, camp="protectorate")], pack)
    assert made is not None
    assert {camp.camp: (camp.answers, camp.score) for camp in made.camps} == {
        "ally": (1, 60),
        "protectorate": (1, 20),
    }


class TestDroppedPoints:
    def test_once_is_no_habit(self, pack: Pack, mark: Any) -> None:
        made = progress([answer(mark())], pack)
        assert made is not None
        assert made.dropped == ()

    def test_again_and_again_is_hinted_at_and_counted(self, pack: Pack, mark: Any) -> None:
        prompt = pack.prompts_for("ally")[0]
        point, *others = prompt.points
        made = progress([answer(mark(made=[other.id for other in others]), number) for number in range(3)], pack)
        assert made is not None
        (dropped,) = made.dropped
        assert (dropped.point, dropped.hint, dropped.times, dropped.answers) == (point.id, point.hint, 3, 3)

    def test_the_most_frequent_come_first_and_not_too_many(self, pack: Pack, mark: Any) -> None:
        prompt = pack.prompts_for("ally")[0]
        often = prompt.points[-1].id
        rarer = [point.id for point in prompt.points if point.id != often]
        made = progress(
            [answer(mark(), 1), answer(mark(), 2), answer(mark(made=rarer), 3)],
            pack,
        )
        assert made is not None
        assert made.dropped[0].point == often
        assert len(made.dropped) == MOST_DROPPED


class TestWhatToPractise:
    def test_the_weakest_row(self, pack: Pack, mark: Any) -> None:
        made = progress([answer(mark(other=0.8, shares={"supports": 0.1}))], pack)
        assert made is not None
        title = next(row.title for row in pack.rubric.criteria if row.id == "supports")
        assert f"“{title}”" in made.practise

    def test_the_camp_that_was_never_played(self, pack: Pack, mark: Any) -> None:
        made = progress([answer(mark(), number) for number in range(RECENT)], pack)
        assert made is not None
        assert pack.camp("protectorate").name in made.practise

    def test_a_shorter_clock_when_every_row_is_full(self, pack: Pack, mark: Any) -> None:
        made = progress([answer(mark(other=1.0))], pack)
        assert made is not None
        assert "shorter clock" in made.practise
