"""The player's settings: one readable file, whose mistakes are said and cost nothing, and whose comments stay."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from debate.records import Records
from debate.settings import BY_NAME, SETTINGS, Settings, SettingsError
from debate.tui.themes import THEME_NAMES


def written(folder: Path, text: str) -> Settings:
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return Settings.open(folder)


def test_without_a_file_every_setting_is_as_usual_and_no_file_is_made(tmp_path: Path) -> None:
    settings = Settings.open(tmp_path / "new")
    assert {one.name: settings.get(one.name) for one in SETTINGS} == {one.name: one.default for one in SETTINGS}
    assert settings.problems == ()
    assert not (tmp_path / "new").exists()


def test_the_first_change_writes_a_file_that_explains_every_setting(tmp_path: Path) -> None:
    Settings.open(tmp_path).set("extra_time", 1.5)
    text = (tmp_path / "settings.toml").read_text(encoding="utf-8")
    assert [one.name for one in SETTINGS if f"# {one.says}\n" not in text] == []
    assert set(tomllib.loads(text)) == set(BY_NAME)
    again = Settings.open(tmp_path)
    assert (again.get("extra_time"), again.problems) == (1.5, ())
    assert os.name != "posix" or (tmp_path / "settings.toml").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


def test_what_a_hand_has_written_stays_comments_order_and_all(tmp_path: Path) -> None:
    settings = written(tmp_path, '# mine\nmouse = false  # copying\ntheme = "ansi-dark"\n\n[keys]\n"a.b" = "c" # x\n')
    settings.set("theme", "debate-light")
    settings.set("reader", True)
    text = (tmp_path / "settings.toml").read_text(encoding="utf-8")
    assert text.startswith('# mine\nmouse = false  # copying\ntheme = "debate-light"\n')
    assert text.endswith('[keys]\n"a.b" = "c" # x\n')
    assert Settings.open(tmp_path).get("reader") is True


def test_a_change_by_hand_meanwhile_is_not_undone(tmp_path: Path) -> None:
    settings = written(tmp_path, "mouse = true\n")
    (tmp_path / "settings.toml").write_text("mouse = false\n", encoding="utf-8")
    settings.set("reader", True)
    again = Settings.open(tmp_path)
    assert (again.get("mouse"), again.get("reader")) == (False, True)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('theme = "pink"', "theme must be one of"),
        ("theme = 3", "theme must be one of"),
        ("extra_time = 99", "extra_time must be a number from 1 to 4"),
        ("extra_time = nan", "extra_time must be a number"),
        ("extra_time = true", "extra_time must be a number"),
        ("text_width = 70.5", "text_width must be a number from 56 to 160"),
        ("text_width = -inf", "text_width must be a number"),
        ('mouse = "yes"', "mouse must be true or false"),
        ("mouse = 1", "mouse must be true or false"),
        ('clock = "0"', "clock must be one of"),
        ("last_pack = []", "last_pack must be a text"),
        ("keys = 3", "keys must be a table"),
        ("colour = 1", "colour is no setting"),
    ],
)
def test_a_value_that_cannot_be_is_said_with_its_line_and_the_usual_one_counts(
    tmp_path: Path, line: str, says: str
) -> None:
    settings = written(tmp_path, f"# one\n{line}\nreader = true\n")
    (problem,) = settings.problems
    assert f"settings.toml, line 2: {says}" in problem
    assert problem.endswith(".")
    assert settings.get("reader") is True
    assert {name: value for name, value in settings.values.items() if name != "reader"} == {}


@pytest.mark.parametrize("text", ["theme = ", "[", "a = 1\na = 2", "\x00", "a = " + "[" * 100_000])
def test_a_file_that_is_no_toml_is_said_and_never_written_over(tmp_path: Path, text: str) -> None:
    settings = written(tmp_path, text)
    (problem,) = settings.problems
    assert "so the usual settings count" in problem
    with pytest.raises(SettingsError) as caught:
        settings.set("mouse", False)
    assert "no setting can be kept" in str(caught.value)
    assert settings.get("mouse") is False
    assert (tmp_path / "settings.toml").read_text(encoding="utf-8") == text


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"\xff\xfe\x00")
    assert "cannot be read" in Settings.open(tmp_path).problems[0]


def test_a_folder_that_cannot_be_written_is_one_sentence_and_the_setting_counts_for_now(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = Settings.open(tmp_path / "file" / "home")
    with pytest.raises(SettingsError, match="could not be kept"):
        settings.set("mouse", False)
    assert settings.get("mouse") is False


def test_behind_a_link_the_file_that_is_meant_is_written(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("mouse = true\n", encoding="utf-8")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.toml").symlink_to(real)
    Settings.open(tmp_path / "home").set("mouse", False)
    assert (tmp_path / "home" / "settings.toml").is_symlink()
    assert real.read_text(encoding="utf-8") == "mouse = false\n"


def test_settings_that_the_records_kept_move_over_once(tmp_path: Path) -> None:
    with Records.open(tmp_path) as records:
        for name, value in (
            ("theme", "debate-light"),
            ("extra_time", 1.5),
            ("mouse", "no"),
            ("last_choices", {"n": 1}),
        ):
            records.set_setting(name, value)
        settings = Settings.open(tmp_path, records)
        assert (settings.get("theme"), settings.get("extra_time"), settings.get("mouse")) == ("debate-light", 1.5, True)
        assert records.setting("theme") is None
        assert records.setting("last_choices") == {"n": 1}
        Settings.open(tmp_path, records).set("theme", "ansi-dark")
        assert Settings.open(tmp_path, records).get("theme") == "ansi-dark"


def test_what_the_file_says_goes_before_what_the_records_kept(tmp_path: Path) -> None:
    written(tmp_path, 'theme = "ansi-dark"\n')
    with Records.open(tmp_path) as records:
        records.set_setting("theme", "debate-light")
        assert Settings.open(tmp_path, records).get("theme") == "ansi-dark"


def test_every_theme_can_be_set() -> None:
    assert {answer.value for answer in BY_NAME["theme"].answers} == set(THEME_NAMES)


def test_every_answer_that_is_offered_may_be_set() -> None:
    assert [(one.name, a.value) for one in SETTINGS for a in one.answers if one.wrong(a.value)] == []
    assert [one.name for one in SETTINGS if one.wrong(one.default)] == []


def test_reading_them_does_not_wait_for_what_writes_them(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib\nfrom debate.settings import Settings\n"
        f"Settings.open(pathlib.Path({str(tmp_path)!r}))\nprint('tomlkit' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout == "False\n"
