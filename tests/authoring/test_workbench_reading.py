"""What the workbench reads, when it sees that a file was saved, and how near an answer comes to what it drops."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from debate.authoring.bench_reading import ask_judge, prints, read_bench
from debate.authoring.near import CueStems
from debate.judge import Judge
from debate.judge.languages.language import language_of
from debate.packs import load_pack
from debate.packs.model import Cues, Point, PointKind
from debate.packs.scaffold import Start, write_pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pack(Start(id="sundays"), tmp_path)


def _written_anew(file: Path) -> None:
    """As many editors save: a new file is written beside the old one and takes its name."""
    beside = file.with_suffix(".new")
    beside.write_bytes(file.read_bytes())
    os.utime(beside, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    beside.replace(file)


SAVES: dict[str, Callable[[Path], object]] = {
    "written in place": lambda file: file.write_text(file.read_text(encoding="utf-8") + "\n# more\n", encoding="utf-8"),
    "written anew, with the same size and time": _written_anew,
    "deleted": lambda file: file.unlink(),
    "renamed": lambda file: file.rename(file.with_stem("another")),
    "another file beside it": lambda file: file.with_stem("another").write_bytes(b""),
}


@pytest.mark.parametrize("save", SAVES.values(), ids=SAVES)
@pytest.mark.parametrize("name", ["pack.yaml", "rubric.yaml", "prompts/costs-too-much.yaml"])
def test_every_way_to_save_is_seen(folder: Path, save: Callable[[Path], object], name: str) -> None:
    before = prints(folder)
    assert prints(folder) == before
    save(folder / name)
    assert prints(folder) != before


def test_what_is_no_file_of_the_pack_is_no_change(folder: Path) -> None:
    before = prints(folder)
    (folder / "prompts" / ".costs-too-much.yaml.swp").write_bytes(b"an editor's own")
    (folder / "notes.txt").write_bytes(b"mine")
    assert prints(folder) == before


def test_a_brief_outside_the_folder_is_watched_too(folder: Path, tmp_path: Path) -> None:
    brief = tmp_path / "seeds" / "brief.yaml"
    brief.parent.mkdir()
    brief.write_bytes(b"a")
    before = prints(folder, [brief])
    brief.write_bytes(b"ab")
    assert prints(folder, [brief]) != before


def test_a_folder_that_goes_is_a_change_and_a_problem_and_nothing_worse(folder: Path) -> None:
    before = prints(folder)
    rmtree(folder)
    assert prints(folder) == frozenset() != before
    reading = read_bench(folder)
    assert reading.pack is None and reading.problems


def test_a_half_written_file_is_a_problem_with_its_place(folder: Path) -> None:
    file = folder / "rubric.yaml"
    file.write_bytes(file.read_bytes()[:200])
    reading = read_bench(folder)
    assert reading.pack is None
    assert {Path(problem.file).name for problem in reading.problems} == {"rubric.yaml"}


def test_the_judge_is_asked_about_a_pack_that_can_be_played(folder: Path) -> None:
    file = folder / "prompts" / "costs-too-much.yaml"
    text = file.read_text(encoding="utf-8")
    speech = text.split("speech: >-\n")[1].strip().split("\n")[0].strip()
    start = text.index("sufficient:\n")
    file.write_text(f"{text[:start]}sufficient:\n      - {' '.join(speech.split()[:4])}\n{text[start + 12 :]}", "utf-8")
    reading = read_bench(folder)
    assert reading.pack is not None
    found = ask_judge(reading, Judge(reading.pack))
    assert found is not None
    assert "cue-in-speech" in {problem.code for problem in found} - {problem.code for problem in reading.problems}


def test_the_judge_is_not_asked_about_a_broken_pack(folder: Path) -> None:
    judge = Judge(load_pack(folder))
    (folder / "rubric.yaml").unlink()
    assert ask_judge(read_bench(folder), judge) is None


POINT = Point(
    id="sleep",
    says="They sleep too little.",
    kind=PointKind.ANSWER,
    worth=1,
    hint="",
    press="",
    cues=Cues(concepts=(("sleep", "tired"), ("child", "young people"), ("evening",)), exclude=("sleep in class",)),
)


@pytest.mark.parametrize(
    ("answer", "touched"),
    [
        ("", [None, None, None]),
        ("Nothing of that.", [None, None, None]),
        ("Children are tired.", ["tired", "child", None]),
        ("They sleep. They are young people in the evening.", [None, "young people", "evening"]),
        ("Young and other people.", [None, None, None]),
    ],
)
def test_the_sentence_that_touches_most_ideas_tells_how_near_an_answer_comes(
    answer: str, touched: list[str | None]
) -> None:
    near = CueStems(language_of("en")).near([POINT], answer)["sleep"]
    assert [phrase for phrase, _ in near.groups] == touched
    assert near.touched == sum(phrase is not None for phrase in touched)
    assert near.excluded is None


def test_what_keeps_an_answer_from_a_point_is_named() -> None:
    near = CueStems(language_of("en")).near([POINT], "Tired children sleeping in class every evening.")["sleep"]
    assert (near.touched, near.excluded) == (3, "sleep in class")
