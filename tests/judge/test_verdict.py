"""From points and moves to marks: maxima, levels, credits, the press, and the one fix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from debate.judge.ballot import Evidence, Made, PointMark
from debate.judge.finding.moves import MoveFound
from debate.judge.marking.fix import one_fix
from debate.judge.marking.measures import kind_of
from debate.judge.marking.verdict import TOUCHED, criterion_marks, level_number, maxima, point_value, press_on
from debate.judge.trees import Signs, forests
from debate.packs.model import Criterion, Level, Move, MovesMeasure, Pack, PointKind, PointsMeasure, Rubric

from ..built_in import own_ballot
from .conftest import Mark
from .uniforms import FOR, LEVELS, RUBRIC, STRONG, uniforms

PROMPT = uniforms().prompt(FOR)
ALONE = replace(RUBRIC, own=False)
"""The rubric by which points and moves count alone."""


def rubric(*weights: float) -> Rubric:
    return Rubric(
        criteria=tuple(
            Criterion(id=f"c{n}", title="", weight=weight, measures=(MovesMeasure(moves=(Move.NAME,)),), levels=LEVELS)
            for n, weight in enumerate(weights)
        )
    )


# What an answer may have: any verdicts on the prompt's points, any moves

SPAN = Evidence(start=0, end=1, text="a", rule="rule", credit=1)


def marks(verdicts: list[Made], nearly: Sequence[int] = ()) -> tuple[PointMark, ...]:
    """The verdicts as marks; ``nearly`` are the numbers of points that were touched, if they were dropped."""
    strength = {Made.MADE: 0.8, Made.PARTLY: 0.45, Made.NOT: 0.0}
    return tuple(
        PointMark(
            id=point.id,
            says=point.says,
            kind=point.kind,
            worth=point.worth,
            strength=TOUCHED if made is Made.NOT and number in nearly else strength[made],
            made=made,
            evidence=() if made is Made.NOT else (structs.replace(SPAN, rule=f"point:{point.id}:says"),) * 2,
        )
        for number, (point, made) in enumerate(zip(PROMPT.points, verdicts, strict=True))
    )


def moves(found: dict[Move, float]) -> tuple[MoveFound, ...]:
    return tuple(
        MoveFound(
            move=move,
            credit=credit,
            evidence=(structs.replace(SPAN, rule=f"move:{move.value}", credit=credit),),
        )
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


SIGNS = st.dictionaries(
    st.sampled_from(sorted({name for forest in forests("measures").values() for name in forest.names})),
    st.none() | st.floats(-5, 30),
)
"""Signs of the answer as a whole, known or not."""
SHARES = st.sampled_from([1.0, 0.5, 0.2])


@pytest.mark.parametrize("by", [RUBRIC, ALONE], ids=["with own", "alone"])
@given(VERDICTS, MOVES, SIGNS, SHARES)
def test_a_mark_is_its_measure_times_its_maximum_and_its_level_fits(
    by: Rubric, verdicts: list[Made], found: dict[Move, float], answer: Signs, share: float
) -> None:
    for row, mark in zip(by.criteria, criterion_marks(by, marks(verdicts), moves(found), answer, share), strict=True):
        assert 0 <= mark.measure <= share == mark.share
        assert 0 <= mark.score <= mark.maximum
        assert abs(mark.score - mark.measure * mark.maximum) <= 0.5 + 1e-6
        level = row.levels[mark.level_number]
        assert (mark.level, mark.sentence) == (level.id, level.says)
        assert level.at <= mark.measure + 1e-6
        assert all(other.at > mark.measure for other in row.levels[mark.level_number + 1 :])


@pytest.mark.parametrize("by", [RUBRIC, ALONE], ids=["with own", "alone"])
@given(VERDICTS, MOVES, SIGNS, SHARES)
def test_the_parts_make_the_measure_and_their_signs_make_the_parts(
    by: Rubric, verdicts: list[Made], found: dict[Move, float], answer: Signs, share: float
) -> None:
    for row, mark in zip(by.criteria, criterion_marks(by, marks(verdicts), moves(found), answer, share), strict=True):
        assert [part.kind for part in mark.parts] == [kind_of(measure).value for measure in row.measures]
        assert sum(part.weight for part in mark.parts) == pytest.approx(1)
        whole = sum(part.weight * part.value for part in mark.parts)
        assert mark.measure == pytest.approx(share * whole, abs=0.0001)
        for part in mark.parts:
            assert 0 <= part.value <= 1
            assert bool(part.signs) is by.own
            if by.own:
                assert sum(sign.adds for sign in part.signs) == pytest.approx(part.value, abs=1e-9)


@pytest.mark.parametrize("by", [RUBRIC, ALONE], ids=["with own", "alone"])
@given(VERDICTS, MOVES, SIGNS, SHARES)
def test_the_credits_of_the_evidence_add_up_to_the_parts_that_have_any(
    by: Rubric, verdicts: list[Made], found: dict[Move, float], answer: Signs, share: float
) -> None:
    """A part that is told by the answer as a whole may have no words to show; nothing else stands for it."""
    points, made = marks(verdicts), moves(found)
    for row, mark in zip(by.criteria, criterion_marks(by, points, made, answer, share), strict=True):
        shown = 0.0
        for measure, part in zip(row.measures, mark.parts, strict=True):
            if isinstance(measure, PointsMeasure):
                has_words = any(point.kind is measure.kind and point.made is not Made.NOT for point in points)
            else:
                has_words = any(move.move in measure.moves for move in made)
            shown += share * part.weight * part.value * has_words
        assert sum(item.credit for item in mark.evidence) == pytest.approx(shown if mark.level_number else 0, abs=0.002)


@pytest.mark.parametrize("by", [RUBRIC, ALONE], ids=["with own", "alone"])
@given(VERDICTS, MOVES, SIGNS, st.integers(0, 3))
def test_a_better_point_never_lowers_a_mark(
    by: Rubric, verdicts: list[Made], found: dict[Move, float], answer: Signs, which: int
) -> None:
    better = [Made.MADE if number == which else made for number, made in enumerate(verdicts)]
    before = criterion_marks(by, marks(verdicts), moves(found), answer)
    after = criterion_marks(by, marks(better), moves(found), answer)
    assert all(one.score <= other.score for one, other in zip(before, after, strict=True))


@pytest.mark.parametrize("by", [RUBRIC, ALONE], ids=["with own", "alone"])
@given(VERDICTS, MOVES, SIGNS, st.sampled_from(Move))
def test_one_more_move_never_lowers_a_mark(
    by: Rubric, verdicts: list[Made], found: dict[Move, float], answer: Signs, move: Move
) -> None:
    before = criterion_marks(by, marks(verdicts), moves(found), answer)
    after = criterion_marks(by, marks(verdicts), moves({**found, move: 1.0}), answer)
    assert all(one.score <= other.score for one, other in zip(before, after, strict=True))


def test_by_points_and_moves_alone_everything_earns_a_hundred_and_nothing_earns_nothing() -> None:
    everything = criterion_marks(ALONE, marks([Made.MADE] * 4), moves(dict.fromkeys(Move, 1.0)))
    assert sum(mark.score for mark in everything) == 100
    nothing = criterion_marks(ALONE, marks([Made.NOT] * 4), ())
    assert sum(mark.score for mark in nothing) == 0
    assert all(mark.evidence == () for mark in nothing)


def test_everything_earns_much_more_than_nothing_whatever_else_is_known() -> None:
    everything = criterion_marks(RUBRIC, marks([Made.MADE] * 4), moves(dict.fromkeys(Move, 1.0)))
    nothing = criterion_marks(RUBRIC, marks([Made.NOT] * 4), ())
    assert sum(mark.score for mark in everything) >= sum(mark.score for mark in nothing) + 25
    assert all(mark.evidence == () for mark in nothing)


def test_a_point_made_in_part_counts_half_where_points_count_alone() -> None:
    whole = criterion_marks(ALONE, marks([Made.MADE, Made.NOT, Made.NOT, Made.NOT]), ())[1].measure
    half = criterion_marks(ALONE, marks([Made.PARTLY, Made.NOT, Made.NOT, Made.NOT]), ())[1].measure
    assert half == pytest.approx(whole / 2, abs=0.0002)


def test_a_point_made_in_part_counts_between() -> None:
    none, half, whole = (
        criterion_marks(RUBRIC, marks([made] * 3 + [Made.NOT]), ())[1].measure
        for made in (Made.NOT, Made.PARTLY, Made.MADE)
    )
    assert none < half < whole


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=5, unique=True), st.floats(0, 1))
def test_the_level_is_the_highest_that_the_measure_reaches(starts: list[float], measure: float) -> None:
    levels = tuple(Level(id=str(at), at=at, says="") for at in (0.0, *sorted(starts)))
    number = level_number(levels, measure)
    assert levels[number].at <= measure + 1e-6
    assert number + 1 == len(levels) or levels[number + 1].at > measure


# The press


@given(VERDICTS, st.sets(st.integers(0, 3)))
def test_the_press_is_on_the_costliest_point_that_was_not_even_nearly_made(
    verdicts: list[Made], nearly: set[int]
) -> None:
    points = marks(verdicts, sorted(nearly))
    press = press_on(RUBRIC, PROMPT, points)
    dropped = [point for point in points if point.made is Made.NOT]
    if not dropped:
        assert press is None
        return
    assert press is not None
    chosen = next(point for point in points if point.id == press.point)
    assert chosen in dropped
    # Nobody is asked for what was nearly said, unless all was.
    dropped = [point for point in dropped if point.strength < TOUCHED] or dropped
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
    points = tuple(structs.replace(point, worth=1) for point in marks([Made.NOT] * 4))
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


def fix_of(
    verdicts: list[Made], found: dict[Move, float], words: int = 80, answer: Signs = MappingProxyType({})
) -> str:
    criteria = criterion_marks(RUBRIC, marks(verdicts), moves(found), answer)
    return one_fix(RUBRIC, PROMPT, marks(verdicts), moves(found), (), words, criteria)


@given(VERDICTS, MOVES, st.integers(0, 300), SIGNS)
def test_the_fix_is_something_to_do_in_the_words_of_the_prompt(
    verdicts: list[Made], found: dict[Move, float], words: int, answer: Signs
) -> None:
    fix = fix_of(verdicts, found, words, answer)
    assert is_something_to_do(fix, [point.hint for point in PROMPT.points])
    assert fix.endswith((".", "?", "!"))
    assert all(point.says not in fix for point in PROMPT.points)
    assert not any(phrase in fix.lower() for phrase in cue_list(PROMPT))
    assert "{" not in fix
    assert ("Nothing is missing" in fix) <= (Made.NOT not in verdicts)


@given(VERDICTS, MOVES, SIGNS)
def test_the_fix_never_contradicts_the_level_of_the_answer(
    verdicts: list[Made], found: dict[Move, float], answer: Signs
) -> None:
    criteria = criterion_marks(RUBRIC, marks(verdicts), moves(found), answer)
    fix = one_fix(RUBRIC, PROMPT, marks(verdicts), moves(found), (), 80, criteria)
    answered = next(mark for mark in criteria if mark.id == "answers")
    if answered.level_number == answered.top_level:
        assert not fix.startswith(("You answered it from one side", "Answer it first"))
    if not any(mark.made is Made.MADE and mark.kind is PointKind.ANSWER for mark in marks(verdicts)):
        assert not fix.startswith("You answered it from one side")


def test_a_move_is_asked_for_by_what_it_gains_in_one_criterion() -> None:
    """Weighing counts in two of them, and was asked for whatever else was wanting: what follows comes first now."""
    fix = fix_of([Made.MADE, Made.MADE, Made.NOT, Made.MADE], {Move.NAME: 1.0, Move.REASON: 1.0, Move.FACT: 1.0})
    assert fix.startswith("Say what follows")


def test_the_fix_of_every_sample_hints_and_never_tells(pack: Pack) -> None:
    for prompt in pack.prompts:
        written = [*(point.hint for point in prompt.points), *prompt.named_by, prompt.title]
        for sample in prompt.samples:
            fix = own_ballot(prompt.id, sample.text).fix
            assert is_something_to_do(fix, [point.hint for point in prompt.points]), fix
            assert all(point.says not in fix for point in prompt.points)
            for sentence in written:
                fix = fix.replace(sentence, "")
            assert not any(phrase in fix.lower() for phrase in cue_list(prompt)), fix


def test_the_fix_for_a_denial_without_a_reason_says_so(mark: Mark) -> None:
    assert mark(
        "They say that a uniform is one more bill for parents. That is simply not true of a uniform."
    ).fix.startswith("You denied it but gave no reason that holds. ")


def test_the_fix_for_an_argument_left_standing_is_to_answer_it_and_how(mark: Mark) -> None:
    ballot = mark("They say that a uniform is one more bill for parents who have little money.")
    assert next(row for row in ballot.criteria if row.id == "answers").level_number == 0
    assert ballot.fix == "Answer it first; nothing here does so yet. Think again about the cost."


def test_whoever_has_everything_is_told_so() -> None:
    everything = dict.fromkeys(Move, 1.0)
    assert fix_of([Made.MADE] * 4, everything).startswith("Nothing is missing here.")


def test_whoever_has_enough_is_told_how_to_go_further(mark: Mark) -> None:
    ballot = mark(STRONG)
    assert ballot.score >= 70
    assert [point.id for point in ballot.points if point.made is Made.NOT] == ["belonging"]
    assert ballot.fix == "This stands. To go further still: Think again about the belonging."


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
    assert mark(answer).score <= (5 if answer == "No." else 0)


def test_a_ballots_parts_belong_together(pack: Pack) -> None:
    for prompt in pack.prompts[:4]:
        for sample in prompt.samples:
            ballot = own_ballot(prompt.id, sample.text)
            assert ballot.score == sum(mark.score for mark in ballot.criteria)
            assert sum(mark.maximum for mark in ballot.criteria) == 100
            assert [mark.id for mark in ballot.points] == [point.id for point in prompt.points]
            assert ballot.pack_hash == pack.hash
            assert (ballot.press is None) == all(point.made is not Made.NOT for point in ballot.points)
