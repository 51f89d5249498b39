"""A pack in a language without word lists can be played, and its author is told what is lost."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from debate.authoring.checking import check
from debate.judge import Judge
from debate.packs import load_pack
from debate.packs.problems import Code, Problem, Severity

GERMAN = Path(__file__).parents[1] / "languages" / "packs" / "handys"


def warned(folder: Path) -> list[Problem]:
    return [problem for problem in check(folder).problems if problem.code is Code.PLAIN_LANGUAGE]


def in_language(code: str, tmp_path: Path) -> Path:
    folder = tmp_path / "handys"
    shutil.copytree(GERMAN, folder)
    file = folder / "pack.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("language: de", f"language: {code}"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("code", ["nl", "xx", "th"])
def test_the_warning_stands_at_the_language(code: str, tmp_path: Path) -> None:
    (problem,) = warned(in_language(code, tmp_path))
    assert problem.severity is Severity.WARNING
    assert problem.line == 5
    assert f"“{code}”" in problem.message


def test_a_described_language_is_not_warned_of(tmp_path: Path) -> None:
    assert not warned(GERMAN)
    swiss = in_language("de-CH", tmp_path)
    assert check(swiss).problems == tuple(
        replace(problem, file=problem.file.replace(str(GERMAN), str(swiss))) for problem in check(GERMAN).problems
    )


@pytest.mark.parametrize("code", ["nl", "xx"])
def test_the_pack_is_marked_all_the_same(code: str, tmp_path: Path) -> None:
    judge = Judge(load_pack(in_language(code, tmp_path)))
    for prompt in judge.pack.prompts:
        strong, *_, weak = prompt.samples
        better, worse = (judge.ballot(prompt.id, sample.text, own_texts=True) for sample in (strong, weak))
        assert better.score > worse.score
        assert not better.flags
