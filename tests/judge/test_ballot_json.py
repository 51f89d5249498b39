"""Ballots to JSON and back: nothing lost, nothing invented, and one sentence for what is no ballot."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.judge.ballot import Ballot, CriterionMark, Evidence, Flag, Made, MoveMark, PointMark, Press
from debate.judge.ballot_json import from_json, to_json
from debate.packs.model import Move, PointKind

from .conftest import Mark
from .uniforms import STRONG

TEXT = st.text(max_size=20)
SHARE = st.floats(0, 1)
WHOLE = st.integers(0, 1000)
EVIDENCE = st.lists(st.builds(Evidence, start=WHOLE, end=WHOLE, text=TEXT, rule=TEXT, credit=SHARE), max_size=3).map(
    tuple
)
BALLOTS = st.builds(
    Ballot,
    pack=TEXT,
    pack_hash=TEXT,
    judge=TEXT,
    prompt=TEXT,
    answer_hash=TEXT,
    words=WHOLE,
    score=WHOLE,
    criteria=st.lists(
        st.builds(
            CriterionMark,
            id=TEXT,
            title=TEXT,
            score=WHOLE,
            maximum=WHOLE,
            measure=SHARE,
            level=TEXT,
            level_number=WHOLE,
            top_level=WHOLE,
            sentence=TEXT,
            evidence=EVIDENCE,
            share=SHARE,
        ),
        max_size=3,
    ).map(tuple),
    points=st.lists(
        st.builds(
            PointMark,
            id=TEXT,
            says=TEXT,
            kind=st.sampled_from(PointKind),
            worth=WHOLE,
            strength=SHARE,
            made=st.sampled_from(Made),
            evidence=EVIDENCE,
        ),
        max_size=3,
    ).map(tuple),
    moves=st.lists(st.builds(MoveMark, move=st.sampled_from(Move), evidence=EVIDENCE), max_size=3).map(tuple),
    flags=st.lists(st.builds(Flag, id=TEXT, reason=TEXT), max_size=3).map(tuple),
    fix=TEXT,
    press=st.none() | st.builds(Press, point=TEXT, says=TEXT),
)


@given(BALLOTS)
def test_a_ballot_comes_back_as_it_was(ballot: Ballot) -> None:
    assert from_json(to_json(ballot)) == ballot
    assert from_json(json.loads(json.dumps(to_json(ballot)))) == ballot


def test_a_real_ballot_comes_back_as_it_was(mark: Mark) -> None:
    for answer in (STRONG, "", f"{STRONG} {STRONG}", "\ud800 “naïve” \U0001f600"):
        ballot = mark(answer)
        assert from_json(json.loads(json.dumps(to_json(ballot)))) == ballot


def test_a_ballot_of_before_flags_had_their_share_still_reads(mark: Mark) -> None:
    stored = to_json(mark(STRONG))
    for criterion in stored["criteria"]:
        del criterion["share"]
    assert from_json(stored) == mark(STRONG)


def test_keys_are_in_a_fixed_order(mark: Mark) -> None:
    assert json.dumps(to_json(mark(STRONG))) == json.dumps(to_json(from_json(to_json(mark(STRONG)))))


@pytest.mark.parametrize("name", ["pack", "score", "criteria", "points", "moves", "flags", "fix", "press"])
@pytest.mark.parametrize("value", [..., 7.5, "text", [1], [None], {"made": "maybe"}], ids=str)
def test_what_is_no_ballot_gets_one_sentence_or_is_read(mark: Mark, name: str, value: object) -> None:
    stored = to_json(mark(STRONG))
    if value is ...:
        del stored[name]
    else:
        stored[name] = value
    try:
        from_json(stored)
    except ValueError as error:
        assert "not a stored ballot" in str(error)
        assert "\n" not in str(error)
    else:
        assert value is not ...
