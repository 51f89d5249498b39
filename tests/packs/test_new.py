"""Beginning a pack: what is written passes every check, teaches its author, and never overwrites anything."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from debate.authoring import check
from debate.cli import main
from debate.packs import PackError, check_pack, load_pack
from debate.packs.scaffold import Start, camp_ids, problem_of, write_pack
from debate.packs.schema import schema


def test_a_new_pack_passes_every_check_without_a_warning(tmp_path: Path) -> None:
    made = write_pack(Start(id="library-sundays"), tmp_path)
    assert check(made, judged=True).problems == ()


def test_a_new_pack_holds_what_its_author_said(tmp_path: Path) -> None:
    start = Start(
        id="school-uniforms",
        title="Uniforms: yes or no?",
        motion="Schools should require uniforms.",
        camps=("For uniforms", "Against uniforms"),
        language="de",
        licence="CC0-1.0",
        attribution="Class 9b",
    )
    pack = load_pack(write_pack(start, tmp_path))
    assert (pack.id, pack.title, pack.motion) == ("school-uniforms", "Uniforms: yes or no?", start.motion)
    assert (pack.language, pack.licence, pack.attribution) == ("de", "CC0-1.0", "Class 9b")
    assert [(camp.id, camp.name) for camp in pack.camps] == [
        ("for-uniforms", "For uniforms"),
        ("against-uniforms", "Against uniforms"),
    ]
    assert all(pack.prompts_for(camp.id) for camp in pack.camps)


def test_every_file_names_the_schema_that_lies_beside_it(tmp_path: Path) -> None:
    made = write_pack(Start(id="library-sundays"), tmp_path)
    files = sorted(made.rglob("*.yaml"))
    assert {file.name for file in files} >= {"pack.yaml", "rubric.yaml", "brief.yaml"}
    for file in files:
        first, *rest = file.read_text(encoding="utf-8").splitlines()
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert named != first
        part = Path(named).stem
        assert json.loads((file.parent / named).read_text(encoding="utf-8")) == schema(part)
        assert part == ("prompt" if file.parent.name == "prompts" else file.stem)
        assert any(line.lstrip().startswith("#") for line in rest), "no comment teaches here"


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "null",
        "1.5",
        "{{motion}}",
        '"',
        "'",
        "\\",
        ": #",
        "- a",
        "@x",
        "!tag",
        "&a *a",
        "%",
        "a: b",
        "a #b",
        "=",
        "Ünïcödé “quoted” – dash",
        "日曜日",
        "  spaces  ",
        "😀",
    ],
)
def test_any_words_of_an_author_come_back_as_they_were_typed(tmp_path: Path, text: str) -> None:
    start = Start(
        id="any", title=text, motion=text, camps=(text, "Other"), licence=text.strip() or "x", attribution=text
    )
    made = write_pack(start, tmp_path)
    assert check_pack(made) == ()
    pack = load_pack(made)
    assert {pack.title, pack.motion, pack.camps[0].name, pack.licence, pack.attribution} == {text.strip()}


@pytest.mark.parametrize("pack_id", ["yes", "on", "null", "n", "true", "y", "a-1"])
def test_an_id_that_yaml_takes_for_something_else_is_still_an_id(tmp_path: Path, pack_id: str) -> None:
    assert load_pack(write_pack(Start(id=pack_id), tmp_path)).id == pack_id


@pytest.mark.parametrize("pack_id", ["", "Two Words", "../up", "a/b", "-x", "x" * 61, "a--b", "a\n", "é"])
def test_a_bad_id_is_refused_and_nothing_is_written(tmp_path: Path, pack_id: str) -> None:
    with pytest.raises(PackError, match=r"^The id .* must be lower-case words"):
        write_pack(Start(id=pack_id), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", " ", "must not be empty"),
        ("motion", "x" * 241, "longer than 240"),
        ("camp", "x" * 25, "longer than 24"),
        ("camp", "a\nb", "one line"),
        ("attribution", "\x1b[31m", "invisible"),
        ("language", "English", "two-letter"),
    ],
)
def test_what_a_pack_could_not_hold_is_told_in_one_sentence(field: str, value: str, said: str) -> None:
    problem = problem_of(field, value)
    assert problem is not None
    assert said in problem
    assert "\n" not in problem
    assert "\x1b" not in problem


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (("Keep Sundays free", "Öffnen!"), ("keep-sundays-free", "offnen")),
        (("日本", "中国"), ("first", "second")),
        (("Both", "2nd"), ("first", "nd")),
        (("A!", "A?"), ("a-1", "a-2")),
    ],
)
def test_camps_get_ids_from_their_names(names: tuple[str, str], ids: tuple[str, str]) -> None:
    assert camp_ids(names) == ids


@pytest.mark.parametrize("kind", ["folder", "file", "broken link"])
def test_nothing_that_is_there_is_overwritten(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "mine"
    if kind == "folder":
        target.mkdir()
        (target / "note").write_text("keep me", encoding="utf-8")
    elif kind == "file":
        target.write_text("keep me", encoding="utf-8")
    else:
        target.symlink_to(tmp_path / "nowhere")
    with pytest.raises(PackError, match="is there already"):
        write_pack(Start(id="mine"), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    if kind == "folder":
        assert (target / "note").read_text(encoding="utf-8") == "keep me"


class TestCommand:
    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(tmp_path)
        return tmp_path

    def test_it_asks_nothing_where_there_is_no_terminal(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["pack", "new", "mine"]) == 0
        told = capsys.readouterr().out
        assert "debate pack check mine" in told
        assert "debate play --pack mine" in told
        assert check_pack(folder / "mine") == ()

    def test_options_say_what_the_pack_is_about(self, folder: Path) -> None:
        words = ["--title", "T", "--motion", "M", "--camp", "A", "--camp", "B", "--author", "Me", "--in", "deep/er"]
        assert main(["pack", "new", "mine", *words]) == 0
        pack = load_pack(folder / "deep" / "er" / "mine")
        assert (pack.title, pack.motion, pack.attribution) == ("T", "M", "Me")
        assert [camp.name for camp in pack.camps] == ["A", "B"]

    def test_who_writes_in_another_language_hears_that_the_example_is_english(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["pack", "new", "meins", "--language", "de-CH"]) == 0
        assert "its example is English, and answers are read as “de-CH”" in capsys.readouterr().out
        assert main(["pack", "new", "mine", "--language", "en-GB"]) == 0
        assert "its example is English" not in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["Bad Id"], "must be lower-case words"),
            (["us-japan-alliance"], "choose another id"),
            (["con"], "Windows keeps the name “con” for itself"),
            (["mine", "--camp", "A"], "Give --camp twice"),
            (["mine", "--camp", "A", "--camp", " a"], "a name of its own"),
            (["mine", "--ask"], "no terminal"),
            (["mine", "--in", "a-file"], "choose another folder"),
            (["mine", "--title", ""], "must not be empty"),
            ([], "Missing argument"),
        ],
    )
    def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(
        self, folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
    ) -> None:
        (folder / "a-file").touch()
        assert main(["pack", "new", *words]) == 2
        error = capsys.readouterr().err
        assert said in error
        assert error.count("\n") == 1
        assert not (folder / "mine").exists()

    @pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal on Windows")
    def test_on_a_terminal_it_asks_and_asks_again_after_a_bad_answer(self, folder: Path) -> None:
        import pexpect

        command = f"{sys.executable} -m debate pack new mine --author Me"
        environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
        child = pexpect.spawn(command, encoding="utf-8", cwd=str(folder), dimensions=(40, 200), env=environment)
        for question, answer in [
            ("The sentence under debate", "Schools should require uniforms."),
            ("A title", ""),
            ("camp that is for it", "Uniforms"),
            ("camp that is against it", "uniforms"),
            ("Both camps would be called.*camp that is against it", "No uniforms"),
        ]:
            child.expect(f"{question}.*: $", timeout=60)
            child.sendline(answer)
        child.expect(pexpect.EOF, timeout=60)
        child.close()
        assert child.exitstatus == 0
        pack = load_pack(folder / "mine")
        assert pack.motion == "Schools should require uniforms."
        assert pack.title == pack.motion, "what it is about is told in lists, and not what the example is about"
        assert [camp.name for camp in pack.camps] == ["Uniforms", "No uniforms"]
