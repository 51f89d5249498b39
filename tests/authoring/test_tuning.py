"""What marked answers teach a pack: passages that make a point in other answers, too, and arguments without one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from msgspec import structs

from debate.authoring.answers import MarkedAnswer
from debate.authoring.tuning import FOLDS, Tuned, figures, fold_of, overall, points_of, tune, with_heard
from debate.judge import Judge
from debate.packs import Pack, load_pack
from debate.packs.scaffold import Start, write_pack

COSTS, MOVE = "costs-too-much", "move-the-hours"
DEAD = (
    "On Tuesdays before noon the building is dead, so take those wages for the weekend",
    "Tuesdays before noon the building is dead, take the wages from there for the weekend",
    "the building is dead on Tuesdays before noon so those wages can go to the weekend",
    "Take the wages of Tuesdays before noon, when the building is dead, for the weekend",
    "before noon on Tuesdays the building is dead and those wages would do for the weekend",
    "Those wages of Tuesdays before noon, when the building is dead, are for the weekend",
)
OTHERS = (
    "My sister likes to read there after football and she is always very tired",
    "Librarians are nice people who deserve a day with their families as we all do",
    "I would rather have a swimming pool with a slide than any library at all",
    "Nobody I know has ever been to that place and nobody will go there now",
)
BUS = (
    "The last bus from the villages comes at four, so without Saturday evenings nobody there ever borrows a thing",
    "Out in the villages the last bus is at four and without weekend evenings nobody there borrows anything",
)


def told(text: str, *points: str, overall: float | None = None) -> MarkedAnswer:
    return MarkedAnswer(
        name=text[:12], prompt=COSTS, text=text, marks={}, own=False, overall=overall, points=frozenset(points)
    )


@cache
def answers() -> tuple[MarkedAnswer, ...]:
    opening = "They say that Sunday shifts cost too much for this town. But"
    made = [told(f"{opening} that is wrong. {words}.", MOVE, overall=60) for words in DEAD]
    return (*made, *(told(f"{opening} I do not care. {words}.", overall=5) for words in OTHERS))


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return load_pack(write_pack(Start(id="library-sundays"), tmp_path_factory.mktemp("packs")))


@pytest.fixture(scope="module")
def tuned(pack: Pack) -> Tuned:
    return tune(Judge(pack), pack.prompt(COSTS), answers())


def test_a_passage_is_accepted_for_what_it_finds_in_other_answers(tuned: Tuned) -> None:
    accepted = [one for one in tuned.proposals if one.accepted]
    assert accepted
    assert all(one.passage.point == MOVE for one in accepted)
    assert any("dead" in one.passage.words for one in accepted)
    best = accepted[0]
    assert (best.right >= 1, best.wrong, best.lost) == (True, 0, 0)
    assert best.before is not None
    assert best.after is not None
    assert best.after < best.before


def test_what_was_heard_for_a_point_is_no_argument_without_one(tuned: Tuned) -> None:
    assert not {one.words for one in tuned.arguments} & {one.passage.words for one in tuned.proposals}


def test_the_figures_come_of_answers_that_had_no_part_in_it(tuned: Tuned, pack: Pack) -> None:
    before, after = figures(tuned.before, pack), figures(tuned.after, pack)
    assert before.told == after.told == len(answers())
    assert after.right > before.right
    assert after.wrong == before.wrong == 0
    assert before.difference is not None
    assert after.difference is not None
    assert after.difference < before.difference


def test_what_is_written_finds_what_was_told(tuned: Tuned, pack: Pack) -> None:
    """A new judge of the pack with all accepted passages finds the point where its answers make it."""
    heard = [one.passage for one in tuned.proposals if one.accepted]
    prompt = with_heard(pack.prompt(COSTS), heard)
    prompts = tuple(prompt if one.id == COSTS else one for one in pack.prompts)
    judge = Judge(replace(pack, prompts=prompts))
    found = [points_of(judge.ballot(COSTS, answer.text)) for answer in answers()]
    assert sum(MOVE in one for one in found[: len(DEAD)]) > sum(MOVE in points_of(one) for _, one in tuned.before)
    assert not any(found[len(DEAD) :])


def test_marking_again_gives_the_ballot_of_the_judge(tuned: Tuned, pack: Pack) -> None:
    judge = Judge(pack)
    for answer, ballot in tuned.before:
        assert structs.replace(judge.ballot(COSTS, answer.text), own=(), trust=0) == ballot


def test_a_passage_that_misleads_is_not_accepted(pack: Pack) -> None:
    """Told of a point that these answers do not make: where the others have the same words, it is wrong."""
    wrong = [told(answer.text, *(answer.points or ()) if number % 2 else (), overall=10)
             for number, answer in enumerate(answers()[: len(DEAD)])]  # fmt: skip
    found = tune(Judge(pack), pack.prompt(COSTS), wrong)
    assert all(one.right >= one.wrong + one.lost for one in found.proposals if one.accepted)
    assert any(not one.accepted for one in found.proposals)


def test_the_judge_is_left_as_it_was_and_the_order_of_answers_tells_nothing(tuned: Tuned, pack: Pack) -> None:
    judge = Judge(pack)
    again = tune(judge, pack.prompt(COSTS), tuple(reversed(answers())))
    assert {one.passage.words for one in again.proposals if one.accepted} == {
        one.passage.words for one in tuned.proposals if one.accepted
    }
    assert judge.ballot(COSTS, answers()[0].text) == Judge(pack).ballot(COSTS, answers()[0].text)


def test_what_good_answers_say_and_no_point_has_is_told_with_its_words(pack: Pack) -> None:
    good = [replace(told(f"They say it costs too much. {words}.", overall=80), points=None) for words in BUS]
    weak = [replace(told(f"They say it costs too much. {words}.", overall=10), points=None) for words in OTHERS]
    found = tune(Judge(pack), pack.prompt(COSTS), [*good, *weak])
    assert found.proposals == ()
    first = found.arguments[0]
    assert "last bus" in first.words
    assert (first.good, first.weak) == (1, 0)
    assert not any(words in one.words for one in found.arguments for words in OTHERS)
    assert sum("last bus" in one.words for one in found.arguments) == 1, "the like is told once"


def test_levels_make_an_overall_mark_where_all_are_there(pack: Pack) -> None:
    marks = {row.id: len(row.levels) - 1 for row in pack.rubric.criteria}
    assert overall(replace(told("x"), marks=marks), pack) == 100
    assert overall(replace(told("x"), marks={pack.rubric.criteria[0].id: 1}), pack) is None
    assert overall(replace(told("x"), marks=marks, overall=7), pack) == 7


def test_folds_follow_the_words_alone() -> None:
    folds = [fold_of(answer) for answer in answers()]
    assert folds == [fold_of(replace(answer, name="other", text=f" {answer.text}\n")) for answer in answers()]
    assert set(folds) <= set(range(FOLDS))
    assert len(set(folds)) > 1


def test_passages_that_mislead_together_are_all_left_out(monkeypatch: pytest.MonkeyPatch, pack: Pack) -> None:
    """Each may look harmless alone; what counts is what they do on answers that had no part in choosing them."""
    misled = [replace(one, points=frozenset()) if number else one for number, one in enumerate(answers())]
    monkeypatch.setattr("debate.authoring.tuning._Work.choose", lambda work, tried, folds: [one for one, _ in tried])
    found = tune(Judge(pack), pack.prompt(COSTS), misled)
    assert found.harm is not None and found.harm[1] > found.harm[0]
    assert not found.accepted and found.after == found.before
