"""Agreement with people: a share of the marked answers of ``tests/bench``, and of human-labelled arguments.

The marked answers are ours and are never skipped; the labelled arguments are read where that data is at hand.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from debate.judge import Judge
from debate.judge.ballot import Ballot
from tests.bench import argkp
from tests.bench.marked import Marked, marked_answers
from tests.bench.people import DOWN, GOOD, ballots, figures

from .conftest import flags

# Marked answers

SHARE = 150
"""Answers that are marked here, of the two thousand; ``python -m tests.bench.people`` marks them all."""
SET_APART = "O"
"""The set of answers that are nearly the mirror image of honest ones (see the README of the answers)."""
NO_LANGUAGE = {"keywords", "word-order", "babble"}

AT_LEAST_ON_ANSWERS = {"correlation": 0.86, "kappa": 0.7, "points precision": 0.66, "points recall": 0.65}
AT_MOST_ON_ANSWERS = {"mean difference": 12.0, f"good answers at {DOWN} or less, %": 0.0}
MOST_LENIENT = 6
"""By how much the judge's mean may lie above or below the markers'."""


@cache
def share() -> tuple[Sequence[Marked], Sequence[Ballot]]:
    """A share of the answers to prompts that may be tuned on, the same in every run, and the ballot on each."""
    honest = [one for one in marked_answers() if not one.kept and not one.id.startswith(SET_APART)]
    answers = random.Random(1996).sample(honest, SHARE)
    return answers, ballots(answers)


def test_marks_are_those_that_people_give() -> None:
    found = figures(*share())
    short = {figure: found[figure] for figure, bar in AT_LEAST_ON_ANSWERS.items() if found[figure] < bar}
    over = {figure: found[figure] for figure, bar in AT_MOST_ON_ANSWERS.items() if found[figure] > bar}
    assert (short, over) == ({}, {})
    assert abs(found["mean judge"] - found["mean markers"]) <= MOST_LENIENT


def test_nobody_good_is_taken_down_to_nothing() -> None:
    down = [
        (one.id, ballot.score, one.overall)
        for one, ballot in zip(*share(), strict=True)
        if ballot.score <= DOWN and one.overall >= GOOD
    ]
    assert down == []


def test_no_answer_is_said_to_be_no_language() -> None:
    told = [(one.id, flags(ballot)) for one, ballot in zip(*share(), strict=True) if flags(ballot) & NO_LANGUAGE]
    assert told == []


def test_flags_that_cost_marks_fall_on_what_people_mark_low() -> None:
    costly = [one.overall for one, ballot in zip(*share(), strict=True) if ballot.criteria[0].share < 1]
    assert len(costly) <= 0.05 * SHARE
    assert mean([0, *costly]) < GOOD


# Labelled arguments

DATA = Path(__file__).resolve().parents[3] / "shared" / "argkp"

needs_labels = pytest.mark.skipif(
    not (DATA / "arguments_dev.csv").is_file(), reason=f"the labelled arguments are not ours to ship; none in {DATA}"
)

MOST_FLAGGED = 0.005
"""Share of honest arguments that may carry any flag at all."""

AT_LEAST = {
    "dev": {
        "strict-head strict": 0.735,
        "strict-head relaxed": 0.945,
        "published strict": 0.87,
        "published relaxed": 0.98,
        "made: F1": 0.81,
    },
    "train5": {
        "strict-head strict": 0.62,
        "strict-head relaxed": 0.92,
        "published strict": 0.84,
        "published relaxed": 0.975,
        "made: F1": 0.77,
    },
}
AT_MOST = {"wrong side: all": 0.125, "wrong side: confident half": 0.05}


@cache
def data(split: str) -> argkp.Data:
    return argkp.load(DATA, split, DATA / f"cues_{split}.yaml")


@needs_labels
@pytest.mark.parametrize("split", AT_LEAST)
def test_points_are_found_where_people_find_them_and_on_their_side(split: str) -> None:
    found = argkp.figures(data(split), argkp.judge(data(split))[0])
    short = {figure: found[figure] for figure, bar in AT_LEAST[split].items() if found[figure] < bar}
    over = {figure: found[figure] for figure, bar in AT_MOST.items() if found[figure] > bar}
    assert (short, over) == ({}, {})


@needs_labels
@pytest.mark.parametrize("split", AT_LEAST)
def test_honest_arguments_carry_next_to_no_flags(split: str) -> None:
    judges = {topic: Judge(pack) for topic, pack in data(split).packs.items()}
    flagged = [
        (argument.words, flags)
        for argument in data(split).arguments
        if (flags := judges[argument.topic].ballot("pro" if argument.stance == "1" else "con", argument.words).flags)
    ]
    assert len(flagged) <= MOST_FLAGGED * len(data(split).arguments), flagged
