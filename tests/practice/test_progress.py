"""Progress over many rounds and packs: what counts, what is compared with what, and what is told to practise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from msgspec.structs import replace as with_

from debate.judge.ballot import Ballot, MoveMark
from debate.packs import Pack
from debate.packs.model import Move
from debate.practice.progress import MOST_DROPPED, PastAnswer, Progress, progress
from debate.practice.skills import Skill
from debate.practice.titles import Titles
from debate.practice.trends import LEAST_FOR_TREND, RECENT, Trend
from debate.records import StoredPrediction

from ..built_in import built_in_pack


def answer(ballot: Ballot, day: int = 0, *, camp: str = "ally", **given: Any) -> PastAnswer:
    """An answer of a round of its own, unless a round is given."""
    values = {
        "id": day,
        "round_id": f"round-{day}",
        "turn": 0,
        "number": 1,
        "pack": ballot.pack,
        "prompt": ballot.prompt,
        "at": f"2026-11-{1 + day % 28:02}T12:00:00+00:00",
        "seconds": 60.0,
        "by_clock": False,
        "ballot": ballot,
    }
    return PastAnswer(camp=camp, **{**values, **given})


@pytest.fixture
def titles(pack: Pack) -> Titles:
    return Titles.of([pack, built_in_pack("congestion-charge")])


@pytest.fixture
def made(titles: Titles) -> Any:
    def progress_of(answers: Sequence[PastAnswer], **given: Any) -> Progress:
        found = progress(answers, titles, **given)
        assert found is not None
        return found

    return progress_of


def test_nothing_handed_in_is_no_progress(titles: Titles) -> None:
    assert progress([], titles) is None


def test_the_best_attempt_at_a_prompt_of_a_round_counts_once(made: Any, mark: Any) -> None:
    attempts = [
        answer(mark(other=share), number, round_id="same", number=number + 1)
        for number, share in enumerate((0.2, 0.8, 0.4))
    ]
    assert [one.score for one in made(attempts).answers] == [80]


def test_the_same_prompt_in_another_round_counts_again(made: Any, mark: Any) -> None:
    found = made([answer(mark(other=0.2), 1), answer(mark(other=0.8), 2)])
    assert [one.score for one in found.answers] == [20, 80]


def test_what_the_player_marked_themself_counts_and_is_said(made: Any, mark: Any) -> None:
    (one,) = made([answer(mark(other=0.4), self_ballot=mark(other=0.8))]).answers
    assert (one.score, one.self_marked) == (80, True)


class TestSkills:
    def test_they_are_one_list_for_all_packs(self, made: Any, mark: Any) -> None:
        charge = built_in_pack("congestion-charge")
        rows = tuple(with_(row, id=f"{row.id}", score=10, maximum=10) for row in mark().criteria)
        names = ("clash", "answer", "evidence", "fair")
        elsewhere = with_(
            mark(), pack=charge.id, criteria=tuple(with_(row, id=name) for row, name in zip(rows, names, strict=True))
        )
        found = made([answer(mark(other=0.4), 1), answer(elsewhere, 2, camp="for", prompt=charge.prompts[0].id)])
        assert {skill: course.count for skill, course in found.skills.items()} == {
            Skill.NAME: 2,
            Skill.ANSWER: 2,
            Skill.SUPPORT: 2,
            Skill.WEIGH: 1,
            Skill.FAIRNESS: 1,
        }
        assert found.answers[1].skills[Skill.FAIRNESS] == 100

    def test_an_answer_to_a_pack_that_is_gone_counts_with_its_score_alone(self, made: Any, mark: Any) -> None:
        gone = made([answer(with_(mark(), pack="gone"))])
        assert (gone.score.recent, dict(gone.skills)) == (50, {})


class TestTrends:
    def test_none_is_told_from_fewer_than_ten_answers(self, made: Any, mark: Any) -> None:
        shares = [0.1] * 4 + [0.9] * 5
        score = made([answer(mark(other=share), number) for number, share in enumerate(shares)]).score
        assert (score.trend, score.before, score.missing) == (None, None, 1)

    @pytest.mark.parametrize(
        ("before", "after", "trend"),
        [(0.4, 0.8, Trend.UP), (0.8, 0.4, Trend.DOWN), (0.5, 0.5, Trend.STEADY)],
    )
    def test_from_ten_on_the_last_are_set_against_as_many_before(
        self, made: Any, mark: Any, before: float, after: float, trend: Trend
    ) -> None:
        old = [answer(mark(other=0.0), number) for number in range(2)]
        then = [answer(mark(other=before), 10 + number) for number in range(RECENT)]
        now = [answer(mark(other=after), 20 + number) for number in range(RECENT)]
        found = made([*old, *then, *now])
        assert found.score.count >= LEAST_FOR_TREND
        assert (found.score.before, found.score.recent, found.score.trend) == (
            round(100 * before),
            round(100 * after),
            trend,
        )
        assert found.skills[Skill.SUPPORT].trend is trend

    def test_a_change_within_the_ups_and_downs_is_none(self, made: Any, mark: Any) -> None:
        shares = [0.2, 0.8, 0.4, 0.6, 0.5, 0.8, 0.3, 0.6, 0.4, 0.5]
        score = made([answer(mark(other=share), number) for number, share in enumerate(shares)]).score
        assert score.recent > score.before
        assert score.trend is Trend.STEADY


def test_each_camp_is_told_apart_and_one_never_spoken_for_is_named(made: Any, mark: Any, pack: Pack) -> None:
    there = pack.prompts_for("protectorate")[0].id
    found = made([answer(mark(other=0.6), 1), answer(mark("They.", there, other=0.2), 2, camp="protectorate")])
    assert {camp.camp: (camp.answers, camp.score) for camp in found.camps} == {"ally": (1, 60), "protectorate": (1, 20)}
    assert [camp.score for camp in made([answer(mark())]).camps] == [50, None]


def test_moves_are_counted_once_an_answer_and_unused_ones_are_known(made: Any, mark: Any) -> None:
    twice = with_(mark(), moves=(MoveMark(move=Move.NAME, evidence=()), MoveMark(move=Move.NAME, evidence=())))
    once = with_(mark(), moves=(MoveMark(move=Move.DENY, evidence=()), MoveMark(move=Move.NAME, evidence=())))
    uses = made([answer(twice, 1), answer(once, 2)]).moves
    assert [(use.move, use.answers) for use in uses[:3]] == [(Move.NAME, 2), (Move.DENY, 1), (Move.MITIGATE, 0)]
    assert len(uses) == len(Move)


class TestDroppedPoints:
    def test_once_is_no_habit(self, made: Any, mark: Any) -> None:
        assert made([answer(mark())]).dropped == ()

    def test_again_and_again_is_hinted_at_and_counted(self, made: Any, mark: Any, pack: Pack) -> None:
        point, *others = pack.prompts_for("ally")[0].points
        kept = mark(made=[other.id for other in others])
        (dropped,) = made([answer(kept, number) for number in range(3)]).dropped
        assert (dropped.point, dropped.hint, dropped.times, dropped.answers) == (point.id, point.hint, 3, 3)

    def test_the_most_frequent_come_first_and_not_too_many(self, made: Any, mark: Any, pack: Pack) -> None:
        points = pack.prompts_for("ally")[0].points
        often = points[-1].id
        rarer = [point.id for point in points if point.id != often]
        found = made([answer(mark(), 1), answer(mark(), 2), answer(mark(made=rarer), 3)]).dropped
        assert found[0].point == often
        assert len(found) == MOST_DROPPED

    def test_a_point_that_is_gone_from_the_pack_is_not_told(self, made: Any, mark: Any) -> None:
        gone = with_(mark(), points=tuple(with_(point, id=f"old-{point.id}") for point in mark().points))
        assert made([answer(gone, number) for number in range(3)]).dropped == ()


def test_revising_brought_what_the_best_attempt_has_over_the_first(made: Any, mark: Any) -> None:
    revised = [answer(mark(other=share), round_id="a", number=n) for n, share in ((1, 0.4), (2, 0.7), (3, 0.6))]
    worse = [answer(mark(other=share), round_id="b", number=n) for n, share in ((1, 0.4), (2, 0.3))]
    revising = made([*revised, *worse, answer(mark(), 9)]).revising
    assert (revising.prompts, revising.gain) == (2, 15.0)
    assert made([answer(mark())]).revising is None


class TestForeseeing:
    @staticmethod
    def foreseen(number: int, **levels: int) -> StoredPrediction:
        return StoredPrediction(round_id=f"round-{number}", turn=0, number=1, levels=levels, at="2026-11-24")

    def test_each_row_is_right_higher_or_lower(self, made: Any, mark: Any) -> None:
        top = mark().criteria[0].level_number
        found = made(
            [answer(mark(), 1), answer(mark(), 2)],
            predictions=[self.foreseen(1, names=top, answers=top - 1), self.foreseen(2, weighs=top + 1, nothing=3)],
        ).foreseeing
        assert (found.answers, found.rows, found.right, found.higher, found.lower) == (2, 3, 1, 1, 1)
        assert found.missing == LEAST_FOR_TREND - 2

    def test_without_any_there_is_nothing_to_tell(self, made: Any, mark: Any) -> None:
        assert made([answer(mark(), 1)], predictions=[self.foreseen(7, names=1)]).foreseeing is None


def test_time_and_words_are_averages_and_the_clock_is_counted(made: Any, mark: Any) -> None:
    time = made(
        [answer(mark("one two"), 1, seconds=30.0), answer(mark("one two three four"), 2, seconds=90.0, by_clock=True)]
    ).time
    assert (time.seconds, time.words, time.by_clock) == (60, 3, 1)


class TestWhatToPractise:
    def test_the_weakest_skill_with_the_prompt_where_it_earned_least(self, made: Any, mark: Any, pack: Pack) -> None:
        first, second = (prompt.id for prompt in pack.prompts_for("ally")[:2])
        found = made(
            [
                answer(mark("They.", first, other=0.8, shares={"supports": 0.3}), 1),
                answer(mark("They.", second, other=0.8, shares={"supports": 0.1}), 2),
            ]
        ).next
        assert found.says.startswith("Supporting: ")
        assert (found.pack, found.camp, found.prompt) == (pack.id, "ally", second)

    def test_a_point_that_is_dropped_again_and_again_comes_first(self, made: Any, mark: Any) -> None:
        found = made([answer(mark(), number) for number in range(2)])
        assert "keep dropping a point" in found.next.says
        assert found.next.prompt == found.dropped[0].prompt

    def test_a_prompt_is_named_only_where_its_pack_trains_the_skill(self, made: Any, mark: Any) -> None:
        charge = built_in_pack("congestion-charge")
        fair = with_(mark().criteria[0], id="fair", score=0)
        elsewhere = with_(mark(), pack=charge.id, criteria=(fair,), prompt=charge.prompts[0].id, points=())
        dropping = [answer(mark(other=0.9), number) for number in range(2)]
        since = [answer(mark(other=0.9), 10 + number) for number in range(2)]
        found = made([*dropping, answer(elsewhere, 3, camp=charge.camps[0].id), *since])
        assert found.dropped[0].pack != charge.id
        assert found.next.says.startswith("Fairness: ")
        assert (found.next.pack, found.next.prompt) == (charge.id, charge.prompts[0].id)

    def test_the_camp_that_was_never_played(self, made: Any, mark: Any, pack: Pack) -> None:
        found = made([answer(mark(), number) for number in range(RECENT)]).next
        assert pack.camp("protectorate").name in found.says
        assert (found.camp, found.prompt) == ("protectorate", "")

    def test_something_new_when_every_row_is_full(self, made: Any, mark: Any) -> None:
        assert "lose no marks" in made([answer(mark(other=1.0))]).next.says


def test_ids_stand_where_titles_are_gone(pack: Pack) -> None:
    none = Titles()
    assert (none.pack("p"), none.prompt("p", "q"), none.camp("p", "c")) == ("p", "q", "c")
    here = Titles.of([pack, replace(pack, title="Another of that id")])
    assert here.pack(pack.id) == pack.title
    assert here.camp(pack.id, "ally") == "Genuine ally"
    assert here.prompt(pack.id, "gone") == "gone"
