"""Agreement with people: the figures of ``tests/bench`` on human-labelled arguments, where that data is at hand."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

from debate.judge import Judge

BENCH = Path(__file__).resolve().parents[1] / "bench"
DATA = BENCH.parents[2] / "shared" / "argkp"

pytestmark = pytest.mark.skipif(
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
AT_MOST = {"wrong side: all": 0.12, "wrong side: confident half": 0.05}


@cache
def bench():
    """The agreement bench, which is a program and no package."""
    sys.path.insert(0, str(BENCH))
    try:
        import argkp
    finally:
        sys.path.remove(str(BENCH))
    return argkp


@cache
def data(split: str):
    return bench().load(DATA, split, DATA / f"cues_{split}.yaml")


@pytest.mark.parametrize("split", AT_LEAST)
def test_points_are_found_where_people_find_them_and_on_their_side(split: str) -> None:
    found = bench().figures(data(split), bench().judge(data(split))[0])
    short = {figure: found[figure] for figure, bar in AT_LEAST[split].items() if found[figure] < bar}
    over = {figure: found[figure] for figure, bar in AT_MOST.items() if found[figure] > bar}
    assert (short, over) == ({}, {})


@pytest.mark.parametrize("split", AT_LEAST)
def test_honest_arguments_carry_next_to_no_flags(split: str) -> None:
    judges = {topic: Judge(pack) for topic, pack in data(split).packs.items()}
    flagged = [
        (argument.words, flags)
        for argument in data(split).arguments
        if (flags := judges[argument.topic].ballot("pro" if argument.stance == "1" else "con", argument.words).flags)
    ]
    assert len(flagged) <= MOST_FLAGGED * len(data(split).arguments), flagged
