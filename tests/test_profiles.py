"""Profiles: several players at one computer, under the names that they type, in folders that every system takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from debate.profiles import (
    ProfileError,
    current_profile,
    delete_profile,
    make_profile,
    player_folder,
    profiles,
    rename_profile,
    use_profile,
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DEBATE_PROFILE", "")
    return tmp_path / "home"


def test_the_first_player_has_no_name_and_the_folder_itself(home: Path) -> None:
    assert (current_profile(), player_folder(), profiles()) == ("", home, [])


@pytest.mark.parametrize(
    "name",
    ["Anna", "日本 🦊", "Ñandú", "אבג", "a/b", "..", ".", "CON", "nul.txt", "com1", "50%", 'a<>:"\\|?*b', "dot.", "~"],
)
def test_a_name_is_kept_as_it_was_typed_in_a_folder_that_every_system_takes(home: Path, name: str) -> None:
    assert make_profile(name) == name
    assert profiles() == [name]
    use_profile(name)
    assert current_profile() == name
    folder = player_folder()
    assert folder.is_dir()
    assert folder.parent == home / "profiles"
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]|^\.|[. ]$', folder.name)
    assert folder.name.split(".")[0].lower() not in {"con", "nul", "com1"}


@pytest.mark.parametrize(("typed", "kept"), [("  Anna \t B. ", "Anna B."), ("A\x1b[31mn\u200bna", "Anna")])
def test_what_nobody_sees_is_no_part_of_a_name(typed: str, kept: str) -> None:
    assert make_profile(typed) == kept


@pytest.mark.parametrize("name", ["", "  ", "\x00", "a" * 41, "🦊" * 41])
def test_a_name_that_cannot_be_is_refused_in_a_sentence(home: Path, name: str) -> None:
    with pytest.raises(ProfileError, match=r"\.$"):
        make_profile(name)
    assert not home.exists()


def test_names_that_differ_in_case_or_form_alone_are_one_player(home: Path) -> None:
    make_profile("Zoë")
    for same in ("ZOË", "Zoe\u0308", "zoë"):
        with pytest.raises(ProfileError, match="already"):
            make_profile(same)
        assert use_profile(same) == "Zoë"


def test_a_name_that_nobody_has_names_the_nearest(home: Path) -> None:
    make_profile("Anna")
    with pytest.raises(ProfileError, match="did you mean “Anna”"):
        use_profile("Ana")
    with pytest.raises(ProfileError, match="debate profiles"):
        use_profile("Bob")


def test_a_profile_gets_another_name_and_keeps_what_it_has(home: Path) -> None:
    make_profile("anna")
    (home / "profiles" / "anna" / "settings.toml").touch()
    assert rename_profile("ANNA", "Anna") == "Anna"
    assert rename_profile("Anna", "Bea/trice") == "Bea/trice"
    use_profile("Bea/trice")
    assert (player_folder() / "settings.toml").exists()
    make_profile("Anna")
    with pytest.raises(ProfileError, match="already"):
        rename_profile("Anna", "bea/TRICE")


def test_a_deleted_profile_is_gone_with_everything_in_it_and_the_others_stay(home: Path) -> None:
    for name in ("Anna", "Bea"):
        make_profile(name)
    (home / "profiles" / "Anna" / "records.sqlite3").write_text("words", encoding="utf-8")
    assert delete_profile("anna") == "Anna"
    assert profiles() == ["Bea"]
    assert not (home / "profiles" / "Anna").exists()
