"""Ballots to JSON and back: nothing lost, nothing invented, and one sentence for what is no ballot."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from debate.judge.ballot import (
    Ballot,
    CriterionMark,
    Evidence,
    Flag,
    Made,
    MoveMark,
    PartMark,
    PointMark,
    Press,
    SignMark,
    from_json,
    to_json,
)
from debate.packs.model import Move, PointKind

from .conftest import Mark
from .uniforms import STRONG

TEXT = st.text(max_size=20)
SHARE = st.floats(0, 1)
WHOLE = st.integers(0, 1000)
EVIDENCE = st.lists(st.builds(Evidence, start=WHOLE, end=WHOLE, text=TEXT, rule=TEXT, credit=SHARE), max_size=3).map(
    tuple
)
PARTS = st.lists(
    st.builds(
        PartMark,
        kind=TEXT,
        weight=SHARE,
        value=SHARE,
        signs=st.lists(st.builds(SignMark, sign=TEXT, adds=st.floats(-1, 1)), max_size=3).map(tuple),
    ),
    max_size=2,
).map(tuple)
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
            parts=PARTS,
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
    own=EVIDENCE,
    trust=WHOLE,
)


@given(BALLOTS)
def test_a_ballot_comes_back_as_it_was(ballot: Ballot) -> None:
    assert from_json(to_json(ballot)) == ballot
    assert from_json(json.loads(json.dumps(to_json(ballot)))) == ballot


def test_a_real_ballot_comes_back_as_it_was(mark: Mark) -> None:
    for answer in (STRONG, "", f"{STRONG} {STRONG}", "\ud800 “naïve” \U0001f600"):
        ballot = mark(answer)
        assert from_json(json.loads(json.dumps(to_json(ballot)))) == ballot


def test_a_ballot_of_a_judge_that_told_less_still_reads(mark: Mark) -> None:
    ballot = mark(STRONG)
    stored = to_json(ballot)
    del stored["own"], stored["trust"]
    for criterion in stored["criteria"]:
        del criterion["share"], criterion["parts"]
    rows = tuple(replace(row, parts=()) for row in ballot.criteria)
    assert from_json(stored) == replace(ballot, criteria=rows, own=(), trust=0)


def test_a_real_ballot_tells_its_parts_and_what_stands_on_trust(mark: Mark) -> None:
    stored = json.loads(json.dumps(to_json(mark(STRONG))))
    assert all(part["signs"] for criterion in stored["criteria"] for part in criterion["parts"])
    assert 0 < stored["trust"] < stored["score"]
    assert [item["rule"] for item in stored["own"]] == ["own"]


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


@pytest.mark.parametrize("name", ["own", "trust"])
@pytest.mark.parametrize("value", ["text", [1], [None], {"made": "maybe"}, None], ids=str)
def test_what_no_older_ballot_had_is_checked_where_it_stands(mark: Mark, name: str, value: object) -> None:
    with pytest.raises(ValueError, match="not a stored ballot"):
        from_json({**to_json(mark(STRONG)), name: value})
