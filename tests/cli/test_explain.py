"""``debate explain``: a ballot made again from its receipt, every mark with its reason, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ..built_in import PACK
from .conftest import ANSWER, PROMPT, Call, refused

Files = tuple[Path, Path]


@pytest.fixture
def scored(call: Call, answer_file: Path, tmp_path: Path) -> Files:
    """A ballot as “debate score --json” prints it, and the answer that it marks."""
    ballot = tmp_path / "ballot.json"
    outcome = call("score", "--pack", PACK, "--prompt", PROMPT, "--json", str(answer_file))
    ballot.write_text(outcome.out, encoding="utf-8")
    return ballot, answer_file


@pytest.fixture
def changed(scored: Files) -> Callable[..., Files]:
    """The same ballot with some of its values changed."""

    def change(**values: Any) -> Files:
        ballot, answer = scored
        ballot.write_text(json.dumps({**json.loads(ballot.read_text(encoding="utf-8")), **values}), encoding="utf-8")
        return ballot, answer

    return change


def explain(call: Call, files: Files, *options: str) -> Any:
    return call("explain", str(files[0]), "--answer", str(files[1]), *options)


def play(call: Call, answer: str, seed: int = 1) -> None:
    given = f"{answer}\n.\n\n"
    round_of_one = ("--untimed", "--prompts", "1", "--seed", str(seed), "--pack", PACK)
    assert call("play", "--plain", *round_of_one, given=given).code == 0


def test_a_ballot_in_a_file_is_made_again_and_every_mark_of_it_explained(call: Call, scored: Files) -> None:
    outcome = explain(call, scored)
    assert (outcome.code, outcome.err) == (0, "")
    ballot = json.loads(scored[0].read_text(encoding="utf-8"))
    assert "marked again: the same ballot" in outcome.out
    assert f"Receipt: {ballot['score']} of 100." in outcome.out
    for mark in ballot["criteria"]:
        assert f"{mark['title']}: {mark['score']} of {mark['max']}. {mark['sentence']}\n" in outcome.out
        assert f"times {mark['max']} is " in outcome.out
        for item in mark["evidence"]:
            assert item["rule"] in outcome.out
            assert f"at characters {item['start'] + 1} to {item['end']}" in outcome.out


def test_the_latest_answer_is_explained_when_none_is_named(call: Call) -> None:
    play(call, "Answer one, because it is so.", seed=1)
    play(call, "Answer two, because it is so.", seed=2)
    latest = call("history", "--limit", "1").out.partition(",")[0]
    outcome = call("explain")
    assert outcome.code == 0
    assert outcome.out.startswith(f"{latest}, on “")


def test_an_answer_of_the_history_is_explained_by_its_number(call: Call) -> None:
    play(call, ANSWER.replace("\n", " "), seed=1)
    play(call, "Answer two, because it is so.", seed=2)
    first = json.loads(call("history", "--json").out)["attempts"][0]
    explained = json.loads(call("explain", str(first["id"]), "--json").out)
    assert explained["answer_hash"] == first["ballot"]["answer_hash"]
    assert explained["score"] == first["score"]


def test_the_reasons_as_json_add_up_to_the_marks(call: Call, scored: Files) -> None:
    explained = json.loads(explain(call, scored, "--json").out)
    ballot = json.loads(scored[0].read_text(encoding="utf-8"))
    assert [row["id"] for row in explained["criteria"]] == [mark["id"] for mark in ballot["criteria"]]
    assert sum(row["score"] for row in explained["criteria"]) == explained["score"] == ballot["score"]
    for row, mark in zip(explained["criteria"], ballot["criteria"], strict=True):
        finds = [find for part in row["parts"] for find in part["finds"]]
        for part, told in zip(mark["parts"], row["parts"], strict=True):
            whole = mark["max"] * mark["share"] * part["weight"] * part["value"]
            assert not told["finds"] or sum(find["gives"] for find in told["finds"]) == pytest.approx(whole, abs=0.05)
            assert f", which is {part['value']:.2f}." in told["says"]
            assert sum(sign["adds"] for sign in part["signs"]) == pytest.approx(part["value"], abs=1e-9)
        for find in finds:
            assert all(ANSWER[word["start"] : word["end"]] == word["text"] for word in find["words"])


def test_what_a_flag_took_off_is_part_of_the_sum(call: Call, tmp_path: Path) -> None:
    sentence = "They say that it binds only one side, but we get the bases in return, because Japan hosts our ships."
    answer, ballot = tmp_path / "again.txt", tmp_path / "again.json"
    answer.write_text(" ".join([sentence] * 4), encoding="utf-8")
    ballot.write_text(call("score", "--pack", PACK, "--prompt", PROMPT, "--json", str(answer)).out, encoding="utf-8")
    share = json.loads(ballot.read_text(encoding="utf-8"))["criteria"][0]["share"]
    assert 0 < share < 1
    out = explain(call, (ballot, answer)).out
    assert f"Flags leave {share:.4g}" in out or f"flags leave {share:.4g}" in out
    assert "Flag “repeated”: " in out


def test_the_ballots_of_a_batch_are_explained_too(call: Call, answer_file: Path, tmp_path: Path) -> None:
    batch, ballot = tmp_path / "batch.jsonl", tmp_path / "line.json"
    batch.write_text(json.dumps({"id": 1, "prompt": PROMPT, "answer": ANSWER}) + "\n", encoding="utf-8")
    ballot.write_text(call("score", "--pack", PACK, "--batch", str(batch)).out, encoding="utf-8")
    assert explain(call, (ballot, answer_file)).code == 0


def test_the_answer_may_come_from_standard_input(call: Call, scored: Files) -> None:
    assert call("explain", str(scored[0]), "--answer", "-", given=ANSWER).code == 0


def test_a_pack_that_has_changed_is_named_as_the_reason(call: Call, scored: Files, own_pack: Path) -> None:
    file = own_pack / "rubric.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("weight: 15", "weight: 16"), encoding="utf-8")
    sentence = refused(explain(call, scored, "--pack", str(own_pack)))
    assert "cannot be made again" in sentence
    assert f"other content of the pack “{PACK}”" in sentence


def test_another_version_of_the_judge_is_named_as_the_reason(call: Call, changed: Callable[..., Files]) -> None:
    sentence = refused(explain(call, changed(judge="0.1")))
    assert "version “0.1” of the judge" in sentence


@pytest.mark.parametrize("text", [ANSWER + " ", ANSWER.upper(), "Something else."])
def test_another_answer_is_refused(call: Call, scored: Files, text: str) -> None:
    scored[1].write_text(text, encoding="utf-8")
    assert "letter for letter" in refused(explain(call, scored))


def test_a_forged_ballot_is_refused(call: Call, changed: Callable[..., Files]) -> None:
    assert "has been changed since it was made" in refused(explain(call, changed(score=100)))


def test_a_ballot_with_a_forged_sentence_is_refused(call: Call, changed: Callable[..., Files]) -> None:
    assert "other words than it shows" in refused(explain(call, changed(fix="Nothing to fix.")))


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "{}", '{"pack": 1}', "[" * 5000, '{"words": NaN}'],
    ids=["empty", "cut", "list", "null", "no values", "wrong values", "nested", "no number"],
)
def test_what_is_no_ballot_is_refused(call: Call, scored: Files, text: str) -> None:
    scored[0].write_text(text, encoding="utf-8")
    refused(explain(call, scored))


def test_values_that_steer_a_terminal_are_written_out(call: Call, changed: Callable[..., Files]) -> None:
    refused(explain(call, changed(judge="\x1b[2J\u202e[bold]")))
    refused(explain(call, changed(pack="\x1b[2J")))
    refused(explain(call, changed(words=10**400)))


def test_without_answers_the_refusal_says_how_to_get_one(call: Call) -> None:
    assert "debate play" in refused(call("explain"))


def test_a_number_that_no_answer_has_is_refused(call: Call) -> None:
    play(call, "Answer one, because it is so.")
    assert "debate history" in refused(call("explain", "99"))
    refused(call("explain", "9" * 30))


def test_a_ballot_without_its_answer_is_refused(call: Call, scored: Files) -> None:
    assert "--answer FILE" in refused(call("explain", str(scored[0])))
    assert "--answer" in refused(call("explain", "--answer", str(scored[1])))
    assert "standard input" in refused(call("explain", "-", "--answer", "-"))


def test_files_that_are_not_there_are_refused(call: Call, scored: Files, tmp_path: Path) -> None:
    refused(explain(call, (tmp_path / "none.json", scored[1])))
    refused(explain(call, (scored[0], tmp_path / "none.txt")))


def test_a_stored_answer_whose_pack_is_gone_is_refused_with_a_way_out(call: Call, own_pack: Path) -> None:
    name = own_pack / "pack.yaml"
    name.write_text(name.read_text(encoding="utf-8").replace(f"id: {PACK}", "id: my-own"), encoding="utf-8")
    own_pack.rename(own_pack.parent / "my-own")
    place = str(own_pack.parent / "my-own")
    given = "An answer, because it is so.\n.\n\n"
    assert call("play", "--plain", "--untimed", "--prompts", "1", "--pack", place, given=given).code == 0
    assert "--pack" in refused(call("explain"))
    assert call("explain", "--pack", place).code == 0
