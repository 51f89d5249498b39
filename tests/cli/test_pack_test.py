"""``debate pack test`` as it is typed: what it tells of a pack, of answers, and of what somebody broke."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import debate.cli.batch
import debate.cli.pack_test
from debate.packs.scaffold import Start, write_pack

from .conftest import Call, refused

COSTS = "costs-too-much"
FILE = f"prompts/{COSTS}.yaml"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(Start(id="library-sundays"), tmp_path)


def put(pack: Path, old: str, new: str, file: str = FILE) -> int:
    """Replace ``old`` wherever it stands; returns the line where it first stood."""
    text = (pack / file).read_text(encoding="utf-8")
    assert old in text, old
    (pack / file).write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def spoil(pack: Path) -> None:
    """Put words that nobody uses into every cue of the point that the hours can be moved."""
    lines = (pack / FILE).read_text(encoding="utf-8").split("\n")
    first = lines.index("    # Whole sentences, as different players might put the point.")
    last = next(number for number, line in enumerate(lines) if "id: locked-books" in line)
    spoilt = ["    paraphrases: [The zebra plays its xylophone at noon.]", "    concepts: [[zebra], [xylophone]]"]
    (pack / FILE).write_text("\n".join([*lines[:first], *spoilt, *lines[last:]]), encoding="utf-8")


def quick(call: Call, pack: Path, *arguments: str) -> tuple[int, dict]:
    """The exit code and the JSON of a test of one prompt, without what takes long."""
    options = ("--prompt", COSTS, "--json", "--no-gaming")
    outcome = call("pack", "test", str(pack), *options, *arguments)
    return outcome.code, json.loads(outcome.out)


def test_a_new_pack_is_told_its_agreement_and_its_untested_rules(call: Call, pack: Path) -> None:
    outcome = call("pack", "test", str(pack), "--prompt", COSTS)
    assert outcome.err == ""
    assert "Agreement with your samples" in outcome.out
    assert "Fewer than 30 texts" in outcome.out
    assert "names: your levels in rows, the judge’s in columns" in outcome.out
    assert "Leaving out each rule in turn:" in outcome.out
    assert "Attacks: " in outcome.out
    assert outcome.out.rstrip().splitlines()[-1].startswith(("Nothing to mend.", "  "))


def test_an_exemplar_is_held_to_what_a_check_holds_it_to(
    call: Call, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, told = quick(call, pack, "--no-mutation")
    assert (code, told["to_mend"]) == (0, []), "a check finds nothing in a new pack either"
    monkeypatch.setattr("debate.authoring.marks.TOP", 101)
    code, told = quick(call, pack, "--no-mutation")
    assert code == 1
    assert any(sentence.startswith("One exemplar is short of the top level") for sentence in told["to_mend"])


def test_json_tells_the_same_with_places(call: Call, pack: Path) -> None:
    code, told = quick(call, pack)
    assert told["passes"] is (code == 0) is (not told["to_mend"])
    assert [row["criterion"] for row in told["agreement"]["samples"]] == ["names", "answers", "supports", "weighs"]
    assert all(row["answers"] == 3 and row["too_few"] for row in told["agreement"]["samples"])
    lines = (pack / FILE).read_text(encoding="utf-8").splitlines()
    for rule in told["rules"]:
        assert Path(rule["file"]) == pack / FILE
        if rule["id"].startswith("point:move-the-hours:paraphrase"):
            assert rule["words"] in lines[rule["line"] - 1]


def test_a_sample_that_the_judge_marks_otherwise_is_shown_with_both_marks_and_the_receipt(
    call: Call, pack: Path
) -> None:
    line = put(pack, "marks: {names: full, answers: good, supports: thin, weighs: missing}",
               "marks: {names: missing, answers: good, supports: thin, weighs: missing}")  # fmt: skip
    outcome = call("pack", "test", str(pack), "--prompt", COSTS, "--no-mutation", "--no-gaming")
    assert outcome.code == 1
    assert f"{pack / FILE}:{line - 1}:5: sample 2 (middling)" in outcome.out
    assert "“The other side says Sundays cost too much. But that's wrong." in outcome.out
    told = outcome.out.split("sample 2 (middling)")[1]
    assert re.search(r"names: you say missing, the judge (good \(2|full \(3) levels apart\)", told)
    assert "move:name: “The other side says" in told
    assert "One sample is marked 2 or more levels away from your mark." in outcome.out
    assert "Leaving out" not in outcome.out and "Attacks" not in outcome.out


def test_a_point_whose_cues_somebody_broke_is_named_with_its_place(call: Call, pack: Path) -> None:
    whole = next(rule for rule in quick(call, pack)[1]["rules"] if rule["id"] == "point:move-the-hours:cues")
    assert whole["missed_by"]
    spoil(pack)
    outcome = call("pack", "test", str(pack), "--prompt", COSTS, "--no-gaming")
    untested = outcome.out.split("Leaving out each rule in turn:")[1].split("To mend:")[0]
    # A text that stands at a border may miss the cues as a whole, for the sake of another point; each rule it does not.
    named = rf"(?:{whole['line']}:\d+: point:move-the-hours:cues|: move-the-hours: groups 1, 2; paraphrase 1\b)"
    assert re.search(rf"{re.escape(whole['file'])}:(?:\d+:\d+)?{named}", untested), untested
    assert "sample 2 (middling)" in outcome.out.split("Where you and the judge differ")[1], "it made that point"


def test_a_phrase_that_any_answer_holds_is_named_as_standing_in_the_way(call: Call, pack: Path) -> None:
    line = put(pack, "      - swap the hours\n", "      - really nice\n      - swap the hours\n")
    outcome = call("pack", "test", str(pack), "--prompt", COSTS, "--no-gaming")
    harmful = outcome.out.split("Rules that stand in the way:")[1].split("\n\n")[0]
    assert f"{pack / FILE}:{line}:" in harmful
    assert "point:move-the-hours:sufficient:3 “really nice”: without it, the marks are" in harmful


def test_the_answers_of_a_class_are_measured_beside_the_samples(call: Call, pack: Path, tmp_path: Path) -> None:
    file = tmp_path / "class.csv"
    file.write_text(
        "id,answer,names,weighs\nmia,They say that Sunday costs too much. I like cats.,missing,0\nben,Cats!,missing,\n"
    )
    _, told = quick(call, pack, "--answers", str(file), "--no-mutation")
    assert [row["answers"] for row in told["agreement"]["answers"]] == [2, 0, 0, 1]
    named = [text["name"] for text in told["disagreements"]]
    assert "mia" in named and "ben" not in named
    text = call("pack", "test", str(pack), "--prompt", COSTS, "--no-gaming", "--no-mutation", "--answers", str(file))
    assert "costs-too-much: answer mia" in text.out
    assert "2 answers from files" in text.out


def test_thirty_answers_that_the_judge_marks_upside_down_do_not_pass(call: Call, pack: Path, tmp_path: Path) -> None:
    file = tmp_path / "class.jsonl"
    lines = [
        json.dumps({"answer": f"{words} {n}.", "marks": {"names": level}})
        for n in range(15)
        for words, level in (("They say that Sunday shifts cost too much, number", "missing"), ("Cats", "full"))
    ]
    file.write_text("\n".join(lines))
    code, told = quick(call, pack, "--answers", str(file), "--no-mutation")
    assert code == 1
    assert any("“names” agrees with the answers by a kappa of" in sentence for sentence in told["to_mend"])


def test_a_pack_without_samples_is_tested_and_told_so(call: Call, pack: Path) -> None:
    text = (pack / FILE).read_text(encoding="utf-8")
    (pack / FILE).write_text(text[: text.index("samples:")], encoding="utf-8")
    outcome = call("pack", "test", str(pack), "--prompt", COSTS, "--no-gaming")
    assert outcome.code in (0, 1)
    assert "There are no marked samples" in outcome.out
    assert "0 samples" in outcome.out


def test_what_answers_say_cannot_steer_the_terminal(call: Call, pack: Path, tmp_path: Path) -> None:
    file = tmp_path / "c.jsonl"
    answer = "They say that Sunday shifts cost too much.\x1b[2J\x07 [bold]\u202e"
    file.write_text(json.dumps({"id": "a\x1b[1m\nb", "answer": answer, "marks": {"names": 0}}))
    outcome = call("pack", "test", str(pack), "--prompt", COSTS, "--no-gaming", "--no-mutation", "--answers", str(file))
    assert "[bold]" in outcome.out
    assert all(character.isprintable() for line in outcome.out.splitlines() for character in line)


def test_many_prompts_are_shared_out_and_give_the_same(call: Call, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ("pack", "test", str(pack), "--no-mutation", "--json")
    alone = call(*arguments)
    monkeypatch.setattr(debate.cli.pack_test, "FEW", 1)
    monkeypatch.setattr(debate.cli.batch, "cores", lambda: 2)
    assert call(*arguments) == alone


def test_what_cannot_be_tested_is_refused_in_one_sentence(call: Call, pack: Path, tmp_path: Path) -> None:
    assert "There is no pack “nowhere”" in refused(call("pack", "test", "nowhere"))
    assert "did you mean “costs-too-much”?" in refused(call("pack", "test", str(pack), "--prompt", "costs-to-much"))
    assert "cannot be read" in refused(call("pack", "test", str(pack), "--answers", str(tmp_path / "none.csv")))
    bad = tmp_path / "bad.csv"
    bad.write_text("answer,nams\n")
    assert "did you mean “names”?" in refused(call("pack", "test", str(pack), "--answers", str(bad)))
    put(pack, "difficulty: 1 ", "difficulty: 9 ")
    assert "difficulty" in refused(call("pack", "test", str(pack)))
