"""``debate pack tune`` as it is typed: what is proposed, what is written, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from debate.packs import load_pack
from debate.packs.scaffold import Start, write_pack
from tests.authoring.test_tuning import COSTS, MOVE, answers

from .conftest import Call, refused

FILE = f"prompts/{COSTS}.yaml"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(Start(id="library-sundays"), tmp_path / "own")


@pytest.fixture
def marked(tmp_path: Path) -> str:
    lines = [
        json.dumps({"prompt": COSTS, "answer": one.text, "overall": one.overall, "points": sorted(one.points or ())})
        for one in answers()
    ]
    file = tmp_path / "marked.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return str(file)


def test_nothing_is_written_unless_it_is_asked_for(call: Call, pack: Path, marked: str) -> None:
    before = (pack / FILE).read_bytes()
    outcome = call("pack", "tune", str(pack), marked)
    assert (outcome.code, outcome.err) == (0, "")
    assert f"+ {MOVE}: “" in outcome.out
    assert "rightly, 0 wrongly" in outcome.out
    assert "  as it is: of 6 points" in outcome.out
    assert "  with the accepted: of 6 points" in outcome.out
    assert "10 overall marks are " in outcome.out
    assert "Nothing is written" in outcome.out
    assert (pack / FILE).read_bytes() == before


def test_accepted_passages_are_put_into_the_pack_and_are_not_proposed_again(
    call: Call, pack: Path, marked: str
) -> None:
    proposed = json.loads(call("pack", "tune", str(pack), marked, "--json").out)
    accepted = {one["words"] for one in proposed["prompts"][0]["proposals"] if one["accepted"]}
    assert accepted
    assert proposed["after"]["right"] > proposed["before"]["right"]
    outcome = call("pack", "tune", str(pack), marked, "--write")
    assert f"{len(accepted)} passages written into" in outcome.out
    point = next(point for point in load_pack(pack).prompt(COSTS).points if point.id == MOVE)
    assert set(point.cues.heard) == accepted
    again = json.loads(call("pack", "tune", str(pack), marked, "--json").out)
    assert not accepted & {one["words"] for one in again["prompts"][0]["proposals"]}
    assert again["before"]["right"] > proposed["before"]["right"]


def test_a_total_is_enough_and_may_be_out_of_anything(call: Call, pack: Path, tmp_path: Path) -> None:
    file = tmp_path / "graded.csv"
    rows = [f'"{one.text}",{(one.overall or 0) / 20}' for one in answers()]
    file.write_text("\n".join(["answer,overall", *rows]), encoding="utf-8")
    outcome = call("pack", "tune", str(pack), str(file), "--prompt", COSTS, "--out-of", "5")
    assert (outcome.code, outcome.err) == (0, "")
    assert "none tells its points" in outcome.out
    assert "Good answers also say what no point has" in outcome.out
    assert "? “" in outcome.out
    assert "10 overall marks are " in outcome.out
    assert "“overall” must be a number from 0 to 2" in refused(
        call("pack", "tune", str(pack), str(file), "--prompt", COSTS, "--out-of", "2")
    )


def test_a_cell_without_points_says_that_none_is_made(call: Call, pack: Path, tmp_path: Path) -> None:
    file = tmp_path / "points.csv"
    file.write_text(f"prompt,answer,points\n{COSTS},You can swap the hours instead.,\n", encoding="utf-8")
    told = json.loads(call("pack", "tune", str(pack), str(file), "--json").out)
    assert (told["before"]["told"], told["before"]["right"]) == (1, 0)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({"overall": 101}, "Line 1 of"),
        ({"overall": True}, "“overall” must be a number"),
        ({"overall": "nan"}, "“overall” must be a number"),
        ({"points": ["move-the-hour"]}, f"no point “move-the-hour”; did you mean “{MOVE}”?"),
        ({"points": 3}, "“points” must be a list"),
        ({}, "it has no mark"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_line(
    call: Call, pack: Path, tmp_path: Path, line: dict[str, object], says: str
) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text(json.dumps({"prompt": COSTS, "answer": "They say so.", **line}), encoding="utf-8")
    assert says in refused(call("pack", "tune", str(pack), str(file)))


def test_a_table_without_any_mark_is_refused(call: Call, pack: Path, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("prompt,answer\n", encoding="utf-8")
    assert "neither “overall” nor “points”" in refused(call("pack", "tune", str(pack), str(file)))


def test_a_pack_that_came_with_the_program_is_not_written_to(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps({"prompt": "one-sided-treaty", "answer": "No.", "overall": 3}), encoding="utf-8")
    assert "came with the program" in refused(call("pack", "tune", "us-japan-alliance", str(file), "--write"))
