"""From points and moves to marks: maxima, levels, credits, the press, and the one fix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.judge import Judge
from debate.judge.ballot import Evidence, Made, PointMark
from debate.judge.finding.moves import MoveFound
from debate.judge.marking.fix import one_fix
from debate.judge.marking.verdict import criterion_marks, level_number, maxima, point_value, press_on
from debate.packs.model import Criterion, Level, Move, MovesMeasure, Pack, PointKind, PointsMeasure, Rubric

from .conftest import Mark
from .uniforms import FOR, LEVELS, RUBRIC, STRONG, uniforms

PROMPT = uniforms().prompt(FOR)


def rubric(*weights: float) -> Rubric:
    return Rubric(
        criteria=tuple(
            Criterion(id=f"c{n}", title="", weight=weight, measures=(MovesMeasure(moves=(Move.NAME,)),), levels=LEVELS)
            for n, weight in enumerate(weights)
        )
    )


# What an answer may have: any verdicts on the prompt's points, any moves

SPAN = Evidence(start=0, end=1, text="a", rule="rule", credit=1)


def marks(verdicts: list[Made]) -> tuple[PointMark, ...]:
    strength = {Made.MADE: 0.8, Made.PARTLY: 0.4, Made.NOT: 0.0}
    return tuple(
        PointMark(
            id=point.id,
            says=point.says,
            kind=point.kind,
            worth=point.worth,
            strength=strength[made],
            made=made,
            evidence=() if made is Made.NOT else (replace(SPAN, rule=f"point:{point.id}:says"),) * 2,
        )
        for point, made in zip(PROMPT.points, verdicts, strict=True)
    )


def moves(found: dict[Move, float]) -> tuple[MoveFound, ...]:
    return tuple(
        MoveFound(move=move, credit=credit, evidence=(replace(SPAN, rule=f"move:{move.value}", credit=credit),))
        for move, credit in found.items()
    )


VERDICTS = st.lists(st.sampled_from(Made), min_size=4, max_size=4)
MOVES = st.dictionaries(st.sampled_from(Move), st.floats(0.2, 1))


# Maxima


@given(st.lists(st.floats(0.01, 1000), min_size=1, max_size=12))
def test_maxima_are_whole_and_add_up_to_a_hundred(weights: list[float]) -> None:
    found = maxima(rubric(*weights))
    assert sum(found) == 100
    whole = sum(weights)
    for maximum, weight in zip(found, weights, strict=True):
        assert abs(maximum - 100 * weight / whole) < 1


@pytest.mark.parametrize(
    ("weights", "expected"),
    [((15, 40, 25, 20), (15, 40, 25, 20)), ((1, 1, 1), (34, 33, 33)), ((2, 1), (67, 33)), ((5,), (100,))],
)
def test_maxima_of_plain_weights(weights: tuple[float, ...], expected: tuple[int, ...]) -> None:
    assert maxima(rubric(*weights)) == expected


# Marks


@given(VERDICTS, MOVES, st.sampled_from([1.0, 0.5, 0.2]))
def test_a_mark_is_its_measure_times_its_maximum_and_its_level_fits(
    verdicts: list[Made], found: dict[Move, float], share: float
) -> None:
    for row, mark in zip(RUBRIC.criteria, criterion_marks(RUBRIC, marks(verdicts), moves(found), share), strict=True):
        assert 0 <= mark.measure <= share
        assert 0 <= mark.score <= mark.maximum
        assert abs(mark.score - mark.measure * mark.maximum) <= 0.5 + 1e-6
        level = row.levels[mark.level_number]
        assert (mark.level, mark.sentence) == (level.id, level.says)
        assert level.at <= mark.measure + 1e-6
        assert all(other.at > mark.measure for other in row.levels[mark.level_number + 1 :])


@given(VERDICTS, MOVES, st.sampled_from([1.0, 0.5, 0.2]))
def test_the_credits_of_the_evidence_add_up_to_the_measure(
    verdicts: list[Made], found: dict[Move, float], share: float
) -> None:
    for mark in criterion_marks(RUBRIC, marks(verdicts), moves(found), share):
        assert sum(item.credit for item in mark.evidence) == pytest.approx(mark.measure, abs=0.001)


@given(VERDICTS, MOVES, st.integers(0, 3))
def test_a_better_point_never_lowers_a_mark(verdicts: list[Made], found: dict[Move, float], which: int) -> None:
    better = [Made.MADE if number == which else made for number, made in enumerate(verdicts)]
    before = criterion_marks(RUBRIC, marks(verdicts), moves(found))
    after = criterion_marks(RUBRIC, marks(better), moves(found))
    assert all(one.score <= other.score for one, other in zip(before, after, strict=True))


@given(VERDICTS, MOVES, st.sampled_from(Move))
def test_one_more_move_never_lowers_a_mark(verdicts: list[Made], found: dict[Move, float], move: Move) -> None:
    before = criterion_marks(RUBRIC, marks(verdicts), moves(found))
    after = criterion_marks(RUBRIC, marks(verdicts), moves({**found, move: 1.0}))
    assert all(one.score <= other.score for one, other in zip(before, after, strict=True))


def test_everything_earns_a_hundred_and_nothing_earns_nothing() -> None:
    everything = criterion_marks(RUBRIC, marks([Made.MADE] * 4), moves(dict.fromkeys(Move, 1.0)))
    assert sum(mark.score for mark in everything) == 100
    nothing = criterion_marks(RUBRIC, marks([Made.NOT] * 4), ())
    assert sum(mark.score for mark in nothing) == 0
    assert all(mark.evidence == () for mark in nothing)


def test_a_point_made_in_part_counts_half() -> None:
    whole = criterion_marks(RUBRIC, marks([Made.MADE, Made.NOT, Made.NOT, Made.NOT]), ())[1].measure
    half = criterion_marks(RUBRIC, marks([Made.PARTLY, Made.NOT, Made.NOT, Made.NOT]), ())[1].measure
    assert half == pytest.approx(whole / 2, abs=0.0002)


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=5, unique=True), st.floats(0, 1))
def test_the_level_is_the_highest_that_the_measure_reaches(starts: list[float], measure: float) -> None:
    levels = tuple(Level(id=str(at), at=at, says="") for at in (0.0, *sorted(starts)))
    number = level_number(levels, measure)
    assert levels[number].at <= measure + 1e-6
    assert number + 1 == len(levels) or levels[number + 1].at > measure


# The press


@given(VERDICTS)
def test_the_press_is_on_the_costliest_dropped_point(verdicts: list[Made]) -> None:
    points = marks(verdicts)
    press = press_on(RUBRIC, PROMPT, points)
    dropped = [point for point in points if point.made is Made.NOT]
    if not dropped:
        assert press is None
        return
    assert press is not None
    chosen = next(point for point in points if point.id == press.point)
    assert chosen in dropped
    assert press.says == next(point.press for point in PROMPT.points if point.id == press.point)
    cost = point_value(RUBRIC, points, chosen)
    assert all(point_value(RUBRIC, points, other) <= cost + 1e-6 for other in dropped)


def test_of_equals_the_first_in_the_prompt_presses() -> None:
    equal = Rubric(
        criteria=(
            Criterion(
                id="c",
                title="",
                weight=1,
                measures=(PointsMeasure(kind=PointKind.ANSWER, enough=1),),
                levels=LEVELS,
            ),
        )
    )
    points = tuple(replace(point, worth=1) for point in marks([Made.NOT] * 4))
    press = press_on(equal, PROMPT, points)
    assert press is not None
    assert press.point == points[0].id


# The one fix

FOR_MOVES = ("Say", "Contradict", "Turn", "Give", "Bring", "Weigh")
"""What instructions for a missing move begin with."""


def cue_list(prompt) -> set[str]:
    return {
        phrase.lower()
        for point in prompt.points
        for group in (*point.cues.concepts, point.cues.sufficient, point.cues.paraphrases)
        for phrase in group
        if len(phrase.split()) >= 3
    }


def is_something_to_do(fix: str, hints: Sequence[str]) -> bool:
    """Whether a fix ends with a hint, is an instruction for a move, or says that there is nothing left to do."""
    return fix.endswith(tuple(hints)) or fix.startswith((*FOR_MOVES, "Nothing is missing here. Say the same in fewer"))


@given(VERDICTS, MOVES, st.integers(0, 300))
def test_the_fix_is_something_to_do_in_the_words_of_the_prompt(
    verdicts: list[Made], found: dict[Move, float], words: int
) -> None:
    fix = one_fix(RUBRIC, PROMPT, marks(verdicts), moves(found), (), words)
    assert is_something_to_do(fix, [point.hint for point in PROMPT.points])
    assert fix.endswith((".", "?", "!"))
    assert all(point.says not in fix for point in PROMPT.points)
    assert not any(phrase in fix.lower() for phrase in cue_list(PROMPT))
    assert "{" not in fix


def test_the_fix_of_every_sample_hints_and_never_tells(pack: Pack, judge: Judge) -> None:
    for prompt in pack.prompts:
        written = [*(point.hint for point in prompt.points), *prompt.named_by, prompt.title]
        for sample in prompt.samples:
            fix = judge.ballot(prompt.id, sample.text).fix
            assert is_something_to_do(fix, [point.hint for point in prompt.points]), fix
            assert all(point.says not in fix for point in prompt.points)
            for sentence in written:
                fix = fix.replace(sentence, "")
            assert not any(phrase in fix.lower() for phrase in cue_list(prompt)), fix


def test_the_fix_for_a_denial_without_a_reason_says_so(mark: Mark) -> None:
    assert mark(
        "They say that a uniform is one more bill for parents. That is simply not true of a uniform."
    ).fix.startswith("You denied it but gave no reason that holds. ")


def test_the_fix_for_an_argument_left_standing_says_so(mark: Mark) -> None:
    fix = mark("They say that a uniform is one more bill for parents who have little money.").fix
    assert fix.startswith("You named the argument but left it standing. ")


def test_whoever_has_everything_is_told_so(mark: Mark) -> None:
    ballot = mark(STRONG)
    assert ballot.score == 100
    assert ballot.fix.startswith("Nothing is missing here.")


def test_following_the_fix_raises_the_mark(mark: Mark) -> None:
    answer = "They say that a uniform is one more bill for parents who have little money."
    first = mark(answer)
    assert "Think again about the cost." in first.fix
    better = mark(f"{answer} But families save when they buy a single uniform instead of following fashion.")
    assert better.score > first.score
    assert better.fix != first.fix


@pytest.mark.parametrize("answer", ["", " ", "…", "No."])
def test_whoever_wrote_next_to_nothing_is_told_where_to_begin(mark: Mark, answer: str) -> None:
    assert "Think again about the cost." in mark(answer).fix
    assert mark(answer).score == 0


def test_a_ballots_parts_belong_together(judge: Judge, pack: Pack) -> None:
    for prompt in pack.prompts[:4]:
        for sample in prompt.samples:
            ballot = judge.ballot(prompt.id, sample.text)
            assert ballot.score == sum(mark.score for mark in ballot.criteria)
            assert sum(mark.maximum for mark in ballot.criteria) == 100
            assert [mark.id for mark in ballot.points] == [point.id for point in prompt.points]
            assert ballot.pack_hash == pack.hash
            assert (ballot.press is None) == all(point.made is not Made.NOT for point in ballot.points)
