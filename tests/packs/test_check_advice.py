"""Advice that a check gives on a pack that can be played: cues that add nothing, camps and claims out of balance."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from debate.packs import Code, Severity, check_pack, load_pack

FOURTH_CLAIM = """
  - number: 4
    says: Schools close at three.
    kind: fact
    helps: both
    part: findings
"""


def put(pack: Path, name: str, old: str, new: str) -> int:
    """Replace the first ``old`` in a file by ``new``; returns the line where the new text ends."""
    file = pack / name
    text = file.read_text(encoding="utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return (text[: text.index(old)] + new).count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "column", "code", "said"),
    [
        (
            "      - They do not sleep enough.",
            "      - They do not sleep enough.\n      - THEY do not sleep  enough.",
            9,
            Code.REPEATED_CUE,
            "stands in this list before",
        ),
        ("[sleep, tired, night]", "[sleep, tired, Sleep, night]", 24, Code.REPEATED_CUE, "stands in this list"),
        ("      - sleep in class", "      - sleep in class\n      - sleep in Class", 9, Code.REPEATED_CUE, "before"),
        (
            "      - [learn, teach, practise]",
            "      - [learn, teach, practise]\n    sufficient:\n      - Sleep too little",
            9,
            Code.REPEATED_CUE,
            "makes the point “sleep” by itself too",
        ),
        ("sleep in class", "tired children", 9, Code.EXCLUDES_ITSELF, "the point's own words"),
        ("sleep in class", "Too little", 9, Code.EXCLUDES_ITSELF, "the point's own words"),
    ],
)
def test_cues_that_add_nothing_are_told_where_they_stand(
    pack: Path, old: str, new: str, column: int, code: Code, said: str
) -> None:
    line = put(pack, "prompts/practice.yaml", old, new)
    (problem,) = check_pack(pack)
    assert (problem.line, problem.column, problem.code) == (line, column, code)
    assert problem.severity is Severity.WARNING
    assert said in problem.message
    assert load_pack(pack).id == "homework"


def test_a_part_of_a_word_excludes_nothing(pack: Path) -> None:
    put(pack, "prompts/practice.yaml", "sleep in class", "tire")
    assert check_pack(pack) == ()


def test_without_spaces_between_words_a_part_of_the_text_excludes(pack: Path) -> None:
    put(pack, "pack.yaml", "language: en", "language: ja")
    put(pack, "prompts/practice.yaml", "Half of the children sleep too little.", "子供の半分は寝不足です。")
    line = put(pack, "prompts/practice.yaml", "sleep in class", "寝不足")
    (problem,) = check_pack(pack)
    assert (problem.line, problem.code) == (line, Code.EXCLUDES_ITSELF)


def test_a_camp_with_the_harder_prompts_is_reported(pack: Path) -> None:
    put(pack, "prompts/practice.yaml", "difficulty: 2", "difficulty: 3")
    (problem,) = check_pack(pack)
    assert (Path(problem.file).name, problem.code) == ("pack.yaml", Code.UNEQUAL_DIFFICULTY)
    assert "3.0 for “stop”, 2.0 for “keep”" in problem.message


def test_a_difficulty_that_cannot_be_read_is_not_compared(pack: Path) -> None:
    put(pack, "prompts/practice.yaml", "difficulty: 2", "difficulty: hard")
    assert [problem.code for problem in check_pack(pack)] == [Code.WRONG_KIND]


def test_a_fact_on_which_nothing_rests_is_reported(pack: Path) -> None:
    file = pack / "brief.yaml"
    text = file.read_text(encoding="utf-8").rstrip()
    file.write_text(text + FOURTH_CLAIM, encoding="utf-8")
    (problem,) = check_pack(pack)
    assert (problem.line, problem.column) == (text.count("\n") + 2, 13)
    assert problem.code is Code.UNUSED_CLAIM
    assert "Nothing rests on claim 4" in problem.message


def test_a_fact_of_a_camp_may_be_the_only_one_to_use_a_claim(pack: Path) -> None:
    file = pack / "brief.yaml"
    text = file.read_text(encoding="utf-8").rstrip()
    file.write_text(text + FOURTH_CLAIM, encoding="utf-8")
    put(pack, "pack.yaml", "claims: [1]", "claims: [1, 4]")
    assert check_pack(pack) == ()


@pytest.mark.parametrize("field", ["title", "speech", "exemplar"])
def test_a_text_that_was_left_when_a_prompt_was_copied_is_reported(pack: Path, field: str) -> None:
    def written(name: str) -> str:
        text = (pack / "prompts" / name).read_text(encoding="utf-8")
        found = re.search(rf"^{field}:.*\n(?: .*\n)*", text, re.MULTILINE)
        assert found is not None
        return found.group()

    put(pack, "prompts/practice.yaml", written("practice.yaml"), written("evenings.yaml"))
    (problem,) = check_pack(pack)
    assert (Path(problem.file).name, problem.code) == ("practice.yaml", Code.REPEATED_TEXT)
    assert f"also the {field} of the prompt “evenings”" in problem.message
    assert load_pack(pack).id == "homework"
