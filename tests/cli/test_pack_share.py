"""``debate pack install`` and its companions, as they are typed."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest

from debate.cli import main
from debate.packs.scaffold import Start, write_pack


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(Start(id="sundays", title="Sundays", attribution="Ada"), tmp_path / "packs")


class Answers:
    """A terminal at which somebody types these lines."""

    def __init__(self, *lines: str) -> None:
        self.lines = [f"{line}\n" for line in lines]

    def isatty(self) -> bool:
        return True

    def readline(self, *_: object) -> str:
        return self.lines.pop(0)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """The exit code of ``debate pack …``, what it printed, and what it said on standard error."""
    code = main(["pack", *map(str, arguments)])
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    return code, printed.out, printed.err


def test_installing_shows_version_licence_and_author(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "notes.txt").write_text("x")
    code, out, err = run(capsys, "install", pack)
    assert (code, err) == (0, "")
    assert "Installed sundays" in out
    assert "CC-BY-4.0, by Ada" in out
    assert "notes.txt" in out
    assert "debate play --pack sundays" in out


def test_what_cannot_be_installed_is_one_sentence(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "rubric.yaml").unlink()
    code, out, err = run(capsys, "install", pack)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "rubric.yaml" in err


def test_an_installed_pack_is_in_both_lists(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "install", pack)
    assert main(["packs"]) == 0
    assert "sundays: Sundays" in capsys.readouterr().out
    _, out, _ = run(capsys, "list")
    assert f"was installed from {pack}" in out
    entries = {entry["id"]: entry for entry in json.loads(run(capsys, "list", "--json")[1])}
    assert entries["us-japan-alliance"]["origin"] == "built-in"
    assert entries["sundays"]["source"] == str(pack)
    assert entries["sundays"]["changed_since"] is False


def test_a_pack_that_was_changed_or_broken_since_is_told(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "install", pack)
    (entry,) = [entry for entry in json.loads(run(capsys, "list", "--json")[1]) if entry["id"] == "sundays"]
    file = Path(entry["path"]) / "pack.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Sundays", "Mondays"), encoding="utf-8")
    assert "changed since" in run(capsys, "list")[1]
    file.write_text("id: [")
    code, out, _ = run(capsys, "list")
    assert code == 0
    assert "sundays: cannot be played" in out


@pytest.mark.parametrize("installed", [True, False])
def test_showing(pack: Path, capsys: pytest.CaptureFixture[str], installed: bool) -> None:
    if installed:
        run(capsys, "install", pack)
    name = "sundays" if installed else pack
    code, out, _ = run(capsys, "show", name)
    assert code == 0
    for part in ("Motion:", "CC-BY-4.0, by Ada", "Hash:", "was installed from" if installed else "is not installed"):
        assert part in out
    shown = json.loads(run(capsys, "show", name, "--json")[1])
    assert (shown["id"], shown["attribution"], len(shown["camps"])) == ("sundays", "Ada", 2)
    assert shown["origin"] == ("installed" if installed else "folder")


def test_removing_asks_first(
    pack: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    run(capsys, "install", pack)
    monkeypatch.setattr(sys, "stdin", Answers("n", "y"))
    assert "Nothing was removed" in run(capsys, "remove", "sundays")[1]
    assert (home / "packs" / "sundays").is_dir()
    assert "Removed sundays" in run(capsys, "remove", "sundays")[1]
    assert not (home / "packs" / "sundays").exists()


def test_removing_unasked_needs_a_word(
    pack: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "install", pack)
    monkeypatch.setattr(sys, "stdin", None)
    code, _, err = run(capsys, "remove", "sundays")
    assert code == 2
    assert "--yes" in err
    assert run(capsys, "remove", "sundays", "--yes")[0] == 0
    assert run(capsys, "remove", "sundays", "--yes")[0] == 2


def test_updating_all_goes_on_after_one_that_cannot(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = write_pack(Start(id="another"), tmp_path / "packs")
    run(capsys, "install", pack)
    run(capsys, "install", other)
    other.rename(tmp_path / "gone")
    file = pack / "pack.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("title: Sundays", "title: Lazy Sundays"), encoding="utf-8")
    code, out, err = run(capsys, "update")
    assert code == 2
    assert "Updated sundays: its content changed" in out
    assert err.startswith("another: There is no")
    assert run(capsys, "update", "another", tmp_path / "gone")[0] == 0
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('version: "1.0"', 'version: "9.0"'), encoding="utf-8")
    assert "Updated sundays to 9.0 (it was 1.0)" in run(capsys, "update", "sundays")[1]
    assert "is up to date" in run(capsys, "update", "sundays")[1]


def test_with_nothing_to_update(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "update") == (0, "No pack is installed that could be updated.\n", "")


def test_a_pack_goes_from_one_machine_to_another(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = json.loads(run(capsys, "show", pack, "--json")[1])["hash"]
    assert "Wrote sundays" in run(capsys, "export", pack)[1]
    (archive,) = tmp_path.glob("sundays-*.zip")
    code, _, err = run(capsys, "export", pack)
    assert code == 2
    assert "--force" in err
    assert run(capsys, "export", pack, "--force")[0] == 0
    (tmp_path / "a folder").mkdir()
    told = run(capsys, "export", pack, tmp_path / "a folder")[1].splitlines()[-1]
    assert Path(shlex.split(told)[-1]).is_file(), "what is told can be typed as it stands"
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path / "another home"))
    assert run(capsys, "install", archive)[0] == 0
    assert json.loads(run(capsys, "show", "sundays", "--json")[1])["hash"] == before
