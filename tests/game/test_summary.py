"""The round's ballot: totals of the best attempts, the best moment quoted, the dearest drop, what to practise."""

from __future__ import annotations

from typing import Any

import pytest

from debate.game.summary import Summary, summarise
from debate.packs import Pack
from debate.packs.model import Criterion, PointsMeasure, Prompt


@pytest.fixture
def prompts(pack: Pack) -> tuple[Prompt, ...]:
    return pack.prompts_for("ally")


def counts_answers(criterion: Criterion) -> bool:
    return any(isinstance(measure, PointsMeasure) for measure in criterion.measures)


def test_a_round_without_an_answer_has_no_score_and_says_how_to_begin(pack: Pack, played: Any) -> None:
    summary = summarise(played([], prompts=3), pack)
    assert (summary.score, summary.answered, summary.prompts) == (None, 0, 3)
    assert summary.totals == ()
    assert summary.best_moment is None
    assert summary.dropped is None
    assert "Hand in one answer" in summary.practise
    assert summary.unanswered == tuple(prompt.title for prompt in pack.prompts_for("ally")[:3])


def test_score_and_totals_average_the_best_attempts(pack: Pack, played: Any, mark: Any, prompts: Any) -> None:
    first = [("One.", mark("One.", prompts[0].id, other=0.2)), ("Two.", mark("Two.", prompts[0].id, other=0.6))]
    second = [("Three.", mark("Three.", prompts[1].id, other=1.0))]
    summary = summarise(played([first, second]), pack)
    assert summary.score == 80
    assert {total.id: total.share for total in summary.totals} == pytest.approx(
        {row.id: 0.8 for row in pack.rubric.criteria}
    )
    assert sum(total.maximum for total in summary.totals) == 100
    assert (summary.answered, summary.unanswered) == (2, ())


def test_revising_gains_what_the_best_adds_to_the_first(pack: Pack, played: Any, mark: Any, prompts: Any) -> None:
    def marks(number: int, *shares: float) -> list[Any]:
        return [("They.", mark("They.", prompts[number].id, other=share)) for share in shares]

    summary = summarise(played([marks(0, 0.2, 0.4, 0.3), marks(1, 0.6, 0.2), marks(2, 0.4)]), pack)
    assert (summary.revised, summary.gain) == (2, 20)


class TestTheBestMoment:
    def test_it_is_the_sentence_that_earned_most_as_it_was_written(
        self, pack: Pack, played: Any, mark: Any, prompts: Any
    ) -> None:
        answer = "They say so.  But the fuel\nwas never theirs! And so on."
        ballot = mark(answer, prompts[0].id, quotes={"answers": ["the fuel"], "names": ["They say"]})
        moment = summarise(played([[(answer, ballot)]]), pack).best_moment
        assert moment is not None
        assert moment.words == "But the fuel was never theirs!"
        assert moment.criterion == next(row.title for row in pack.rubric.criteria if row.id == "answers")
        assert (moment.turn, moment.prompt, moment.prompt_title) == (0, prompts[0].id, prompts[0].title)

    def test_it_comes_from_a_best_attempt_only(self, pack: Pack, played: Any, mark: Any, prompts: Any) -> None:
        worse = mark("Worse words.", prompts[0].id, other=0.1, quotes={"answers": ["Worse words"]})
        better = mark("Better words.", prompts[0].id, other=0.9, quotes={"names": ["Better words"]})
        moment = summarise(played([[("Better words.", better), ("Worse words.", worse)]]), pack).best_moment
        assert moment is not None
        assert moment.words == "Better words."

    def test_of_equals_the_first_is_quoted(self, pack: Pack, played: Any, mark: Any, prompts: Any) -> None:
        turns = [
            [(answer, mark(answer, prompts[number].id, quotes={"answers": [answer]}))]
            for number, answer in enumerate(["The first one.", "The other one."])
        ]
        moment = summarise(played(turns), pack).best_moment
        assert moment is not None
        assert moment.words == "The first one."

    def test_without_evidence_there_is_none(self, pack: Pack, played: Any, mark: Any, prompts: Any) -> None:
        assert summarise(played([[("They.", mark("They.", prompts[0].id))]]), pack).best_moment is None

    def test_words_that_look_like_markup_are_quoted_as_they_are(
        self, pack: Pack, played: Any, mark: Any, prompts: Any
    ) -> None:
        answer = "The [bold]bases[/bold] [/] <b>stay</b>."
        ballot = mark(answer, prompts[0].id, quotes={"answers": ["bases"]})
        moment = summarise(played([[(answer, ballot)]]), pack).best_moment
        assert moment is not None
        assert moment.words == answer


class TestTheMostCostlyDrop:
    def test_it_is_hinted_at_and_pressed_on_but_not_told(
        self, pack: Pack, played: Any, mark: Any, prompts: Any
    ) -> None:
        kept = prompts[0].points[0].id
        ballot = mark(
            "They.", prompts[0].id, other=0.0, made=[point.id for point in prompts[0].points if point.id != kept]
        )
        dropped = summarise(played([[("They.", ballot)]]), pack).dropped
        assert dropped is not None
        assert dropped.point == kept
        assert dropped.hint == prompts[0].points[0].hint
        assert dropped.press == prompts[0].points[0].press
        assert prompts[0].points[0].says not in (dropped.hint, dropped.press)
        assert 0 < dropped.points <= 100

    def test_a_weightier_point_costs_more(self, pack: Pack, played: Any, mark: Any, prompts: Any) -> None:
        summary = summarise(played([[("They.", mark("They.", prompts[0].id, other=0.0))]]), pack)
        assert summary.dropped is not None
        point = next(point for point in prompts[0].points if point.id == summary.dropped.point)
        assert point.worth == max(other.worth for other in prompts[0].points if other.kind is point.kind)

    def test_where_nothing_could_be_added_nothing_was_costly(
        self, pack: Pack, played: Any, mark: Any, prompts: Any
    ) -> None:
        assert summarise(played([[("They.", mark("They.", prompts[0].id, other=1.0))]]), pack).dropped is None

    def test_where_every_point_was_made_none_was_dropped(
        self, pack: Pack, played: Any, mark: Any, prompts: Any
    ) -> None:
        made = [point.id for point in prompts[0].points]
        assert (
            summarise(played([[("They.", mark("They.", prompts[0].id, other=0.3, made=made))]]), pack).dropped is None
        )


class TestWhatToPractise:
    def one_prompt(self, pack: Pack, played: Any, ballot: Any) -> Summary:
        return summarise(played([[("They.", ballot)]]), pack)

    def test_it_is_the_lowest_row_and_the_prompt_where_it_was_lowest(
        self, pack: Pack, played: Any, mark: Any, prompts: Any
    ) -> None:
        turns = [
            [("They.", mark("They.", prompts[number].id, other=0.8, shares={"weighs": share}))]
            for number, share in enumerate([0.5, 0.1])
        ]
        practise = summarise(played(turns), pack).practise
        title = next(row.title for row in pack.rubric.criteria if row.id == "weighs")
        assert f"“{title}”" in practise
        assert f"“{prompts[1].title}”" in practise

    @pytest.mark.parametrize("kind", ["answers", "supports"])
    def test_a_row_that_counts_points_names_the_hint_of_one_that_is_missing(
        self, pack: Pack, played: Any, mark: Any, prompts: Any, kind: str
    ) -> None:
        row = next(row for row in pack.rubric.criteria if row.id == kind)
        assert counts_answers(row)
        practise = self.one_prompt(pack, played, mark("They.", prompts[0].id, other=0.9, shares={kind: 0.0})).practise
        kinds = {measure.kind for measure in row.measures if isinstance(measure, PointsMeasure)}
        assert any(practise.endswith(point.hint) for point in prompts[0].points if point.kind in kinds)

    def test_a_full_round_is_sent_to_something_harder(self, pack: Pack, played: Any, mark: Any, prompts: Any) -> None:
        practise = self.one_prompt(pack, played, mark("They.", prompts[0].id, other=1.0)).practise
        assert "other camp" in practise
