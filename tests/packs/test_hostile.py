"""Packs from strangers: whatever they hold, one clear sentence, quickly, and nothing of it reaches the terminal."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from debate.packs import Code, PackError, Problem, Severity, bounds, check_pack, load_pack, loading
from debate.packs.loading import PackFiles

NAMES = ("pack.yaml", "brief.yaml", "rubric.yaml", "prompts/practice.yaml")


def refused(pack: Path) -> Problem:
    """The problem for which the pack is refused, in both ways of reading it."""
    problems = [problem for problem in check_pack(pack) if problem.severity is Severity.ERROR]
    assert problems
    with pytest.raises(PackError) as caught:
        load_pack(pack)
    for sentence in (str(caught.value), *map(str, problems)):
        assert "\n" not in sentence
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", sentence)
        assert len(sentence) < 600
    return problems[0]


def add(pack: Path, text: str, name: str = "rubric.yaml") -> None:
    file = pack / name
    file.write_bytes(file.read_bytes() + text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("x: !!python/object/apply:os.system [echo]\n", Code.YAML_FEATURE, id="python-tag"),
        pytest.param("x: !mine 3\n", Code.YAML_FEATURE, id="own-tag"),
        pytest.param("x: &a 3\n", Code.YAML_FEATURE, id="anchor"),
        pytest.param("x: *a\n", Code.YAML_FEATURE, id="alias"),
        pytest.param(
            "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n", Code.YAML_FEATURE, id="thousand-laughs"
        ),
        pytest.param("---\nid: another\n", Code.YAML_FEATURE, id="second-document"),
        pytest.param("? [a, b]\n: c\n", Code.YAML_FEATURE, id="list-as-key"),
        pytest.param("x: " + "[" * 20_000 + "\n", Code.TOO_DEEP, id="brackets"),
        pytest.param("x: " + "{a: " * 20_000 + "\n", Code.TOO_DEEP, id="braces"),
        pytest.param("\n".join(" " * n + "a:" for n in range(400)) + "\n", Code.TOO_DEEP, id="steps"),
        pytest.param("# " + "x" * 1_100_000 + "\n", Code.TOO_LARGE, id="too-large"),
        pytest.param("x: \x1b[31mred\n", Code.CONTROL_CHARACTER, id="escape"),
        pytest.param("# \x00\n", Code.CONTROL_CHARACTER, id="null"),
        pytest.param("# \u202e backwards\n", Code.CONTROL_CHARACTER, id="backwards"),
        pytest.param("x: [\n", Code.YAML_SYNTAX, id="unclosed"),
    ],
)
def test_what_no_honest_pack_holds_is_refused(pack: Path, name: str, text: str, code: Code) -> None:
    add(pack, text, name)
    problem = refused(pack)
    assert problem.code is code
    assert Path(problem.file) == pack / name


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "], ids=["brackets", "braces", "dashes"])
@pytest.mark.parametrize("parser", ["CSafeLoader", "SafeLoader"])
def test_either_parser_finds_the_same_file_too_deep(
    pack: Path, monkeypatch: pytest.MonkeyPatch, parser: str, opening: str
) -> None:
    if not hasattr(yaml, parser):
        pytest.skip("this PyYAML was built without the C library")
    monkeypatch.setattr(yaml, "CSafeLoader", getattr(yaml, parser), raising=False)
    (pack / "rubric.yaml").write_text(f"x:\n  {opening * 20_000}\n", encoding="utf-8")
    assert refused(pack).code is Code.TOO_DEEP


@pytest.mark.parametrize(
    "text", ["", "# only a comment\n", "just words\n", "- a\n- list\n", "null\n", "\x00", "\ufeff"]
)
@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_something_else_altogether_is_refused(pack: Path, name: str, text: str) -> None:
    (pack / name).write_bytes(text.encode("utf-8"))
    assert Path(refused(pack).file) == pack / name


@pytest.mark.parametrize("content", [b"title: caf\xe9\n", b"\xff\xfet\x00i\x00", b"id: x\n\xc3"])
def test_text_that_is_not_utf8_says_from_which_line_on(pack: Path, content: bytes) -> None:
    file = pack / "rubric.yaml"
    lines = file.read_bytes().count(b"\n")
    file.write_bytes(file.read_bytes() + content)
    problem = refused(pack)
    assert problem.code is Code.CANNOT_READ
    assert problem.line > lines


@pytest.mark.parametrize("escape", [r"\e[31m", r"\0", r"\u202E", r"\uD800", r"\x9B"])
def test_an_escape_that_hides_a_control_character_is_refused(pack: Path, escape: str) -> None:
    file = pack / "pack.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("motion: Schools", f'motion: "S{escape}"  #'), "utf-8")
    assert refused(pack).code in (Code.CONTROL_CHARACTER, Code.YAML_SYNTAX)


def test_what_is_quoted_from_a_pack_is_shown_and_not_done(pack: Path) -> None:
    add(pack, '"\\e]0;title\\a\\e[2J": 1\n')
    problem = refused(pack)
    assert problem.code is Code.UNKNOWN_FIELD
    assert "\\u001b" in problem.message


def test_a_files_name_is_shown_whole_and_cannot_disturb_the_terminal(pack: Path) -> None:
    name = "long " * 40 + " \x1b[31m\nred.yaml"
    try:
        (pack / "prompts" / name).write_text("id: [", encoding="utf-8")
    except OSError:
        pytest.skip("this system does not take such a name")
    assert "long  \\u001b[31m\\u000ared.yaml:1:" in str(refused(pack))


def test_a_very_long_name_is_cut_in_the_sentence(pack: Path) -> None:
    add(pack, "x" * 900 + ": 1\n")
    assert len(refused(pack).message) < 200


@pytest.mark.parametrize("name", ["rubric.yaml", "brief.yaml", "prompts/practice.yaml", "prompts"])
def test_a_link_out_of_the_folder_is_refused(pack: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    (pack / name).rename(outside)
    try:
        (pack / name).symlink_to(outside)
    except OSError:
        pytest.skip("this system lets nobody make links")
    assert refused(pack).code is Code.LEAVES_FOLDER


def test_links_in_a_circle_and_links_to_nothing_are_refused(pack: Path) -> None:
    for target in ("rubric.yaml", "nothing.yaml"):
        (pack / "rubric.yaml").unlink()
        try:
            (pack / "rubric.yaml").symlink_to(target)
        except OSError:
            pytest.skip("this system lets nobody make links")
        assert refused(pack).code is Code.CANNOT_READ


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_make_it_wait(pack: Path) -> None:
    (pack / "rubric.yaml").unlink()
    os.mkfifo(pack / "rubric.yaml")
    assert refused(pack).code is Code.CANNOT_READ


def test_a_folder_in_the_place_of_a_file_is_refused(pack: Path) -> None:
    (pack / "rubric.yaml").unlink()
    (pack / "rubric.yaml").mkdir()
    assert refused(pack).code is Code.CANNOT_READ


def test_a_pack_of_a_newer_format_is_refused_with_nothing_else_said(pack: Path) -> None:
    add(pack, "newfangled: true\n", "pack.yaml")
    file = pack / "pack.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("format: 1", "format: 7"), encoding="utf-8")
    (problem,) = check_pack(pack)
    assert problem.code is Code.NEWER_FORMAT
    assert "newer debate" in problem.message
    add(pack, 'needs: "12.3"\n', "pack.yaml")
    (problem,) = check_pack(pack)
    assert "needs debate 12.3 or newer" in problem.message


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text",
    ["x: {" + "a," * 130_000 + "}\n", "".join(f"x{number}: 1\n" for number in range(400)), "# \x1b\n" * 400],
    ids=["the same key", "fields that are none", "control characters"],
)
def test_the_reading_of_a_file_stops_at_a_hundred_problems(pack: Path, name: str, text: str) -> None:
    add(pack, text, name)
    refused(pack)
    told = [problem for problem in check_pack(pack) if Path(problem.file) == pack / name]
    assert [problem.code for problem in told].count(Code.TOO_MANY) == 1
    assert len(told) == 101
    assert told[-1].message == "And more: the reading stopped at 100 problems."


def test_the_reading_of_a_pack_stops_at_a_thousand_problems(pack: Path) -> None:
    whole = (pack / "prompts" / "practice.yaml").read_text(encoding="utf-8")
    for number in range(15):
        wrong = "".join(f"x{number}: 1\n" for number in range(200))
        (pack / "prompts" / f"copy-{number}.yaml").write_text(whole + wrong, encoding="utf-8")
    found = [problem for problem in check_pack(pack) if problem.severity is Severity.ERROR]
    assert len([problem for problem in found if problem.code is not Code.TOO_MANY]) == 1000
    assert found[-1].message == "And more: the reading stopped at 1000 of the pack's problems."
    refused(pack)


def test_advice_is_told_up_to_a_hundred_times_and_keeps_no_pack_from_being_played(pack: Path) -> None:
    file = pack / "prompts" / "practice.yaml"
    phrase = "      - sleep too little\n"
    phrases = "".join(f"      - word{number}\n" for number in range(38))
    text = file.read_text(encoding="utf-8")
    point = text[text.index("  - id: sleep") : text.index("  - id: play")].replace(phrase, phrase + phrases)
    copies = "".join(point.replace("id: sleep", f"id: sleep-{number}") for number in range(4))
    file.write_text(text.replace("  - id: play", copies + "  - id: play"), encoding="utf-8")
    found = check_pack(pack)
    assert {problem.severity for problem in found} == {Severity.WARNING}
    assert len(found) == 101
    assert found[-1].message == "And more: only 100 pieces of advice are told of a file."
    assert load_pack(pack).prompts


@pytest.mark.parametrize("bound", ["MOST_EVENTS", "MOST_PACK_EVENTS", "LARGEST_PACK"])
def test_more_than_a_pack_may_hold_is_refused(pack: Path, monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    monkeypatch.setattr(bounds, bound, 50)
    assert refused(pack).code is Code.TOO_LARGE


def test_who_plays_holds_no_places(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[PackFiles] = []
    real = loading._read_all

    def read_all(*words: Any, **more: Any) -> PackFiles:
        read.append(real(*words, **more))
        return read[-1]

    monkeypatch.setattr(loading, "_read_all", read_all)
    load_pack(pack)
    check_pack(pack)
    assert [all(entry.node is None for _, entry in files.prompts) for files in read] == [True, False]


SNIPPETS = [
    "\n", " ", "  ", "\t", ":", ": ", "- ", "[", "]", "{", "}", ",", "'", '"', "|", ">-", "&a ", "*a", "!!str ", "!x ",
    "---\n", "...\n", "? ", "%TAG ! x\n", "#", "\\", "null", "~", "-1", "1e99", ".inf", "0x10", "999999999999", "\x00",
    "\x1b[2J", "\u2028", "\u202e", "\ufeff", "é", "🦊", "id: id\n", "points: []\n", "claims: [[[1]]]\n", "<<: {a: b}\n",
]  # fmt: skip


def spoil(text: str, chance: random.Random) -> str:
    """The text with one to four small accidents."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        until = min(len(text), at + chance.choice((0, 1, 3, 20, 200)))
        match chance.randrange(5):
            case 0:
                text = text[:at] + text[until:]
            case 1:
                text = text[:at] + chance.choice(SNIPPETS) * chance.choice((1, 1, 1, 30)) + text[at:]
            case 2:
                text = text[:until] + text[at:until] + text[until:]
            case 3:
                text = text[:at] + chance.choice(SNIPPETS) + text[until:]
            case _:
                lines = text.split("\n")
                one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
                lines[one], lines[other] = lines[other], lines[one]
                text = "\n".join(lines)
    return text


@pytest.mark.parametrize("seed", range(8))
def test_spoilt_files_end_in_a_pack_or_in_a_clear_refusal(pack: Path, seed: int) -> None:
    chance = random.Random(seed)
    whole = {name: (pack / name).read_text(encoding="utf-8") for name in NAMES}
    for _ in range(50):
        name = chance.choice(NAMES)
        spoilt = spoil(whole[name], chance)
        (pack / name).write_bytes(spoilt.encode("utf-8"))
        found = check_pack(pack)
        if any(problem.severity is Severity.ERROR for problem in found):
            refused(pack)
        else:
            assert load_pack(pack).prompts
        lines = len(spoilt.splitlines()) + 1
        assert all(1 <= p.line <= lines and p.column >= 1 for p in found if Path(p.file) == pack / name), spoilt
        (pack / name).write_text(whole[name], encoding="utf-8")
