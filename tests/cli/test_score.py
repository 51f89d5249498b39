"""``debate score``: what other programs rely on when they have answers marked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import debate.cli.batch
from debate.judge import Judge

from ..built_in import PACK, built_in_pack
from .conftest import ANSWER, PROMPT, Call, Start, refused

ONE = ("score", "--pack", PACK, "--prompt", PROMPT)


def ballot_of(call: Call, answer: str) -> dict[str, Any]:
    outcome = call(*ONE, "--json", given=answer)
    assert (outcome.code, outcome.err) == (0, "")
    ballot: dict[str, Any] = json.loads(outcome.out)
    return ballot


def test_the_json_ballot_has_every_key_that_the_contract_names(call: Call) -> None:
    pack = built_in_pack()
    ballot = ballot_of(call, ANSWER)
    assert ballot.keys() >= {
        "pack", "pack_hash", "judge", "prompt", "score", "criteria", "points", "flags", "fix", "press",
    }  # fmt: skip
    assert (ballot["pack"], ballot["pack_hash"], ballot["prompt"]) == (PACK, pack.hash, PROMPT)
    assert isinstance(ballot["judge"], str)
    assert ballot["judge"]
    assert isinstance(ballot["score"], int)
    assert 0 <= ballot["score"] <= 100

    assert [row["id"] for row in ballot["criteria"]] == [criterion.id for criterion in pack.rubric.criteria]
    for row, criterion in zip(ballot["criteria"], pack.rubric.criteria, strict=True):
        assert row.keys() >= {"id", "score", "max", "level", "evidence"}
        assert 0 <= row["score"] <= row["max"] == criterion.weight
        assert row["level"] in {level.id for level in criterion.levels}
    assert [row["id"] for row in ballot["points"]] == [point.id for point in pack.prompt(PROMPT).points]
    for row in ballot["points"]:
        assert row.keys() >= {"id", "strength", "made"}
        assert 0 <= row["strength"] <= 1
        assert row["made"] in {"made", "partly", "not"}
    assert isinstance(ballot["fix"], str)
    assert ballot["fix"]
    assert ballot["press"] is None or ballot["press"] in {point.press for point in pack.prompt(PROMPT).points}


@pytest.mark.parametrize("before", ["", "日本 🦊 e\u0301\r\n", "\ufeff"], ids=["plain", "wide", "byte-order-mark"])
def test_evidence_is_quoted_with_the_offsets_of_its_characters(call: Call, before: str) -> None:
    read = (before + ANSWER).removeprefix("\ufeff")
    ballot = ballot_of(call, before + ANSWER)
    evidence = [item for row in ballot["criteria"] for item in row["evidence"]]
    assert evidence
    for item in evidence:
        assert item.keys() >= {"start", "end", "text", "rule"}
        assert 0 <= item["start"] < item["end"] <= len(read)
        assert item["text"] == read[item["start"] : item["end"]]
        assert item["rule"]


@pytest.mark.parametrize("space", ["\xa0", "\u202f", "\u3000"])
def test_spaces_of_any_width_are_marked_as_spaces(call: Call, space: str) -> None:
    arguments = ("score", "--pack", PACK, "--prompt", PROMPT, "--json")
    plain, wide = (json.loads(call(*arguments, given=text).out) for text in (ANSWER, ANSWER.replace(" ", space)))
    assert plain["score"] > 0
    assert [(mark["id"], mark["score"]) for mark in wide["criteria"]] == [
        (mark["id"], mark["score"]) for mark in plain["criteria"]
    ]
    assert (wide["score"], wide["words"], wide["flags"]) == (plain["score"], plain["words"], plain["flags"])


def test_a_flag_says_what_it_is_and_why(call: Call) -> None:
    flags = ballot_of(call, "No.")["flags"]
    assert flags
    assert all(flag["id"] and flag["reason"].endswith((".", "?", "!")) for flag in flags)


def test_a_file_standard_input_and_a_dash_are_the_same_answer(call: Call, answer_file: Path) -> None:
    from_file = call(*ONE, "--json", str(answer_file))
    assert from_file.code == 0
    assert from_file == call(*ONE, "--json", given=ANSWER) == call(*ONE, "--json", "-", given=ANSWER)


def test_the_same_answer_gets_the_same_ballot_byte_for_byte(start: Start) -> None:
    one, other = (start(*ONE, "--json", given=ANSWER, env={"PYTHONHASHSEED": seed}) for seed in ("1", "2"))
    assert one.code == 0
    assert one == other


def test_a_pack_may_be_named_by_its_path(call: Call, own_pack: Path) -> None:
    by_id = call(*ONE, "--json", given=ANSWER)
    for path in (own_pack, own_pack / "pack.yaml"):
        assert call("score", "--pack", str(path), "--prompt", PROMPT, "--json", given=ANSWER) == by_id


def test_people_get_the_ballot_in_words(call: Call) -> None:
    outcome = call(*ONE, given=ANSWER)
    assert outcome.code == 0
    assert outcome.out.startswith("Score: ")
    for criterion in built_in_pack().rubric.criteria:
        assert f"\n{criterion.title}: " in outcome.out
    assert "\nOne thing to fix: " in outcome.out


# Many answers


def lines_of(*answers: dict[str, object]) -> str:
    return "".join(json.dumps(answer) + "\n" for answer in answers)


def test_a_batch_gives_each_answer_its_ballot_under_its_id_and_in_order(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "class.jsonl"
    answers = {"b": ANSWER, "a": "", "日本": "They say so, but I do not.", "7": "[/] [bold]x"}
    rows: list[dict[str, object]] = [{"id": name, "prompt": PROMPT, "answer": text} for name, text in answers.items()]
    file.write_text(lines_of(*rows, {"id": 7, "prompt": PROMPT, "answer": ANSWER}) + "\n\n", encoding="utf-8")
    outcome = call("score", "--pack", PACK, "--batch", str(file))
    assert (outcome.code, outcome.err) == (0, "")
    ballots = [json.loads(line) for line in outcome.out.splitlines()]
    assert [ballot["id"] for ballot in ballots] == [*answers, 7]
    alone = ballot_of(call, ANSWER)
    assert {**ballots[0], "id": 0} == {**ballots[-1], "id": 0} == {**alone, "id": 0}
    assert ballots[1]["score"] == 0


def test_a_batch_can_come_through_a_pipe_and_answer_one_prompt(call: Call) -> None:
    given = lines_of({"id": 1, "answer": ANSWER}, {"id": 2, "prompt": "fuel-for-the-ships", "answer": ANSWER})
    outcome = call(*ONE, "--batch", "-", given=given)
    assert outcome.code == 0
    assert [json.loads(line)["prompt"] for line in outcome.out.splitlines()] == [PROMPT, "fuel-for-the-ships"]


def test_a_big_batch_comes_out_the_same_from_several_processes(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    given = lines_of(*({"id": number, "answer": f"{ANSWER} It is {number}."} for number in range(5)))
    one_by_one = call(*ONE, "--batch", "-", given=given)
    monkeypatch.setattr(debate.cli.batch, "BIG", 2)
    monkeypatch.setattr(debate.cli.batch, "CHUNK", 2)
    monkeypatch.setattr(debate.cli.batch, "cores", lambda: 2)
    assert call(*ONE, "--batch", "-", given=given) == one_by_one
    assert one_by_one.out.count("\n") == 5


def test_an_empty_batch_is_no_ballots(call: Call) -> None:
    assert call("score", "--pack", PACK, "--batch", "-", given="\n\n") == (0, "", "")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[" * 20_000, "not JSON"),
        ("[1]", "no object"),
        ("null", "no object"),
        ('{"prompt": "one-sided-treaty", "answer": "x"}', "“id”"),
        ('{"id": true, "prompt": "one-sided-treaty", "answer": "x"}', "“id”"),
        ('{"id": 1, "prompt": "one-sided-treaty"}', "“answer”"),
        ('{"id": 1, "prompt": "one-sided-treaty", "answer": 3}', "“answer”"),
        ('{"id": 1, "answer": "x"}', "“prompt”"),
        ('{"id": 1, "prompt": "one-sided-treat", "answer": "x"}', "did you mean “one-sided-treaty”?"),
    ],
    ids=["json", "deep", "list", "null", "no-id", "odd-id", "no-answer", "odd-answer", "no-prompt", "prompt"],
)
def test_a_bad_line_is_named_by_its_number_before_anything_is_marked(call: Call, line: str, said: str) -> None:
    good = lines_of({"id": 0, "prompt": PROMPT, "answer": ANSWER})
    sentence = refused(call("score", "--pack", PACK, "--batch", "-", given=f"{good}\n{line}\n"))
    assert sentence.startswith("Line 3 ")
    assert said in sentence


# What cannot be marked


@pytest.mark.parametrize(
    "arguments",
    [
        ("score",),
        ("score", "--pack", PACK),
        ("score", "--prompt", PROMPT),
        (*ONE, "--batch", "-", "answer.txt"),
        (*ONE, "one.txt", "two.txt"),
        (*ONE, "--jsno"),
    ],
    ids=["nothing", "no-prompt", "no-pack", "one-and-many", "two-files", "misspelt"],
)
def test_a_call_that_makes_no_sense_is_refused_with_the_way_to_help(call: Call, arguments: tuple[str, ...]) -> None:
    assert refused(call(*arguments, given=ANSWER)).endswith("See “debate score --help”.")


def test_an_unknown_pack_is_refused_with_the_nearest_name(call: Call) -> None:
    assert "did you mean “us-japan-alliance”?" in refused(call("score", "--pack", "us-japan", "--prompt", PROMPT))
    assert PACK in refused(call("score", "--pack", "entirely-different", "--prompt", PROMPT))


def test_an_unknown_prompt_is_refused_with_the_nearest_name(call: Call) -> None:
    assert "did you mean “one-sided-treaty”?" in refused(call("score", "--pack", PACK, "--prompt", "one-sided"))
    assert "debate packs --json" in refused(call("score", "--pack", PACK, "--prompt", "zzz"))


def test_a_broken_pack_is_refused_with_the_place_of_the_mistake(call: Call, own_pack: Path) -> None:
    file = own_pack / "prompts" / f"{PROMPT}.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("camp: protectorate", "camp: nobody"), encoding="utf-8")
    sentence = refused(call("score", "--pack", str(own_pack), "--prompt", PROMPT, given=ANSWER))
    assert f"{file}:2:" in sentence
    assert "nobody" in sentence


def test_a_folder_that_is_no_pack_is_refused(call: Call, tmp_path: Path) -> None:
    assert str(tmp_path) in refused(call("score", "--pack", str(tmp_path), "--prompt", PROMPT, given=ANSWER))


@pytest.mark.parametrize("given", ["", " \n\t\r\n", "\ufeff"], ids=["nothing", "blank", "byte-order-mark"])
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["words", "json"])
def test_an_empty_answer_is_refused(call: Call, given: str, form: tuple[str, ...]) -> None:
    assert "empty" in refused(call(*ONE, *form, given=given))


def test_files_that_cannot_be_read_are_refused_by_name(call: Call, tmp_path: Path) -> None:
    assert "Is a directory" in refused(call(*ONE, str(tmp_path)))
    assert str(tmp_path / "none.txt") in refused(call(*ONE, str(tmp_path / "none.txt")))
    assert "none.jsonl" in refused(call(*ONE, "--batch", str(tmp_path / "none.jsonl")))


def test_a_files_name_cannot_steer_the_terminal(call: Call, tmp_path: Path) -> None:
    assert "\\x1b[2J" in refused(call(*ONE, str(tmp_path / "a\x1b[2J\nb.txt")))


@pytest.mark.parametrize(
    "given", [b"caf\xe9", b"\xff\xfeT\x00", b"\x89PNG\r\n\x1a\n\x00"], ids=["latin", "16", "image"]
)
def test_what_is_not_utf8_is_refused(call: Call, given: bytes) -> None:
    assert "UTF-8 (line 3)" in refused(call(*ONE, given=b"one\ntwo\n" + given))


@pytest.mark.parametrize(
    "given", ["[/] [/x] [@click=app.quit]x[/] [bold", "\x1b[2J\x1b]0;t\x07 \x00 \u202e no \x9b31m"]
)
def test_markup_and_control_characters_are_marked_as_text_and_never_acted_on(call: Call, given: str) -> None:
    assert ballot_of(call, given + " " + ANSWER)["score"] >= 0
    in_words = call(*ONE, given=given + " " + ANSWER)
    assert in_words.code == 0
    assert all(line.isprintable() for line in in_words.out.splitlines())


def test_fifty_thousand_words_get_a_ballot(call: Call) -> None:
    ballot = ballot_of(call, "the bases matter to the treaty " * 8_400)
    assert ballot["words"] == 50_400


def test_an_author_sees_what_the_pack_s_own_texts_earn(call: Call) -> None:
    pack = built_in_pack()
    prompt = pack.prompt(PROMPT)
    for number, text in ((None, prompt.exemplar), (1, prompt.samples[0].text), (3, prompt.samples[2].text)):
        words = ("--exemplar",) if number is None else ("--sample", str(number))
        outcome = call(*ONE, "--json", *words)
        assert (outcome.code, outcome.err) == (0, "")
        expected = Judge(pack).ballot(PROMPT, text, own_texts=True)
        assert json.loads(outcome.out)["score"] == expected.score
    assert "copied" in {flag["id"] for flag in ballot_of(call, prompt.exemplar)["flags"]}


@pytest.mark.parametrize("number", ["0", "-1", "99"])
def test_a_sample_that_is_not_there_is_refused_with_the_number_of_those_that_are(call: Call, number: str) -> None:
    sentence = refused(call(*ONE, "--sample", number))
    assert f"There is no sample {number}: the prompt “{PROMPT}” has 3, numbered from 1." in sentence


def test_only_one_thing_is_marked_at_a_time(call: Call) -> None:
    assert "Give one of these alone" in refused(call(*ONE, "--exemplar", "--sample", "1"))
    assert "Give one of these alone" in refused(call(*ONE, "--exemplar", "answer.txt"))
