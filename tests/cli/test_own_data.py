"""A player's own data by command: profiles, export and import, forgetting, the doctor, completion."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

from debate.cli.commands import debate
from debate.records import Records
from debate.settings import Settings

from ..records.test_training import an_attempt
from .conftest import Call, Start

SECRET = "quetzalcoatlus"


def filled(folder: Path, answer: str = f"They say {SECRET}.") -> int:
    with Records.open(folder) as records:
        records.save_round("round-1", {"pack": "ferry"}, finished=True)
        return records.add_attempt(an_attempt(answer=answer))


def count(folder: Path) -> int:
    with Records.open(folder) as records:
        return len(records.attempts())


@pytest.fixture(autouse=True)
def first_player(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBATE_PROFILE", "")


class TestProfiles:
    def test_each_has_records_of_its_own(self, call: Call, home: Path) -> None:
        filled(home)
        assert call("profiles", "make", "Anna B.").code == 0
        assert "Nothing has been handed in" in call("--profile", "anna b.", "history").out
        assert "61 of 100" in call("history").out
        assert os.environ["DEBATE_PROFILE"] == ""

    def test_the_environment_names_one_too(self, call: Call, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        filled(home)
        call("profiles", "make", "Anna")
        monkeypatch.setenv("DEBATE_PROFILE", "Anna")
        assert "Nothing has been handed in" in call("history").out
        assert "Anna, who plays now" in call("profiles").out
        assert "61 of 100" in call("--profile", "", "history").out
        monkeypatch.setenv("DEBATE_PROFILE", "Bob")
        outcome = call("history")
        assert (outcome.code, outcome.err.count("\n")) == (2, 1)
        assert "There is no profile “Bob”" in outcome.err

    def test_they_are_listed_renamed_and_deleted(self, call: Call, home: Path) -> None:
        for name in ("Anna", "日本"):
            call("profiles", "make", name)
        assert call("profiles", "rename", "anna", "Bea").out == "It is called Bea now.\n"
        assert json.loads(call("profiles", "--json").out) == {"profiles": ["Bea", "日本"], "current": None}
        assert "say --yes" in call("profiles", "delete", "Bea").err
        assert call("profiles", "delete", "Bea", "--yes").code == 0
        assert json.loads(call("profiles", "--json").out)["profiles"] == ["日本"]

    def test_a_name_that_cannot_be_is_one_sentence(self, call: Call) -> None:
        assert call("profiles", "make", " ") == (2, "", "A profile needs a name that can be seen.\n")


class TestExportAndImport:
    def test_one_players_data_goes_to_another_place(self, call: Call, home: Path, tmp_path: Path) -> None:
        filled(home)
        Settings.open(home).set("mouse", False)
        file = str(tmp_path / "me.json")
        assert call("export", file).code == 0
        call("profiles", "make", "Anna")
        assert call("--profile", "Anna", "import", file, "--dry-run").out == (
            "It would bring: 1 answer, 1 round, the settings.\n"
        )
        assert count(home / "profiles" / "Anna") == 0
        assert call("--profile", "Anna", "import", file).out == "Brought in: 1 answer, 1 round, the settings.\n"
        assert "here already" in call("--profile", "Anna", "import", file).out
        again = call("--profile", "Anna", "export", "-").out
        assert again == (tmp_path / "me.json").read_text(encoding="utf-8")

    def test_no_file_is_written_over_and_it_is_private(self, call: Call, home: Path, tmp_path: Path) -> None:
        file = tmp_path / "me.json"
        assert call("export", str(file)).code == 0
        assert os.name != "posix" or file.stat().st_mode & 0o077 == 0
        outcome = call("export", str(file))
        assert (outcome.code, "already" in outcome.err) == (2, True)

    def test_a_folder_that_is_not_there_is_one_sentence(self, call: Call, tmp_path: Path) -> None:
        outcome = call("export", str(tmp_path / "none" / "me.json"))
        assert (outcome.code, outcome.err.count("\n")) == (2, 1)

    def test_a_strangers_file_is_one_sentence(self, call: Call, home: Path, tmp_path: Path) -> None:
        (tmp_path / "strange.json").write_text("[" * 100_000, encoding="utf-8")
        outcome = call("import", str(tmp_path / "strange.json"))
        assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
        assert not home.exists()


class TestForgetting:
    def test_one_answer_its_round_or_its_pack(self, call: Call, home: Path) -> None:
        for chosen in ("--attempt", "--round"):
            number = filled(home)
            assert "say --yes" in call("forget", chosen, str(number)).err
            assert call("forget", chosen, str(number), "--yes").out.startswith("Forgotten: 1 answer")
            assert count(home) == 0
        filled(home)
        assert call("forget", "--pack", "ferry", "--yes").code == 0
        assert SECRET.encode() not in b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())

    def test_everything(self, call: Call, home: Path) -> None:
        filled(home)
        Settings.open(home).set("mouse", False)
        assert call("forget", "--everything", "--yes").out == "Everything is deleted.\n"
        assert list(home.iterdir()) == []

    @pytest.mark.parametrize("arguments", [(), ("--everything", "--pack", "a"), ("--attempt", "99", "--yes")])
    def test_what_cannot_be_done_is_one_sentence(self, call: Call, arguments: tuple[str, ...]) -> None:
        outcome = call("forget", *arguments)
        assert (outcome.code, outcome.err.count("\n")) == (2, 1)


class TestDoctor:
    @pytest.fixture(autouse=True)
    def _utf8(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("debate.cli.health.shutil.disk_usage", lambda _: SimpleNamespace(free=10**10))

    def test_in_good_health_it_says_so(self, call: Call, home: Path) -> None:
        filled(home)
        outcome = call("doctor")
        assert (outcome.code, outcome.err) == (0, "")
        for line in ("  attempts: 1", "  integrity: ok", "  form: 3 (today’s is 3)", "Nothing is wrong."):
            assert line in outcome.out

    def test_as_json_it_says_the_same(self, call: Call, home: Path) -> None:
        form = json.loads(call("doctor", "--json").out)
        assert form["wrong"] == []
        assert form["records"] == {"file": "none yet"}
        assert form["packs"]["us-japan-alliance"].startswith("ok")
        assert not home.exists()  # it only looks

    def test_nothing_in_it_is_personal(self, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        user = tmp_path / "users" / "annabel"
        monkeypatch.setenv("HOME", str(user))
        monkeypatch.setenv("USER", "annabel")
        monkeypatch.setenv("DEBATE_HOME", str(tmp_path / "srv" / "annabel" / "debate"))
        call("profiles", "make", "Zacharias")
        monkeypatch.setenv("DEBATE_PROFILE", "Zacharias")
        folder = tmp_path / "srv" / "annabel" / "debate" / "profiles" / "Zacharias"
        filled(folder)
        (folder / "settings.toml").write_text('theme = "pink"\n', encoding="utf-8")
        for arguments in ((), ("--json",)):
            outcome = call("doctor", *arguments)
            assert outcome.code == 1
            for word in ("annabel", "Zacharias", SECRET, "They say"):
                assert word not in outcome.out
            assert "theme must be one of" in outcome.out

    def test_every_thing_that_is_wrong_is_said(self, call: Call, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        home.mkdir()
        (home / "records.sqlite3").write_bytes(b"no database" * 100)
        (home / "records.sqlite3.damaged-1").touch()
        (home / "settings.toml").write_text('mouse = 3\n[keys]\n"no.such" = "x"\n', encoding="utf-8")
        (home / "packs" / "spoilt").mkdir(parents=True)
        (home / "packs" / "spoilt" / "pack.yaml").write_text("format: [", encoding="utf-8")
        monkeypatch.setattr("debate.cli.health.shutil.disk_usage", lambda _: SimpleNamespace(free=10**6))
        outcome = call("doctor")
        assert outcome.code == 1
        said = outcome.out.split("What is wrong\n")[1]
        for what in ("cannot be read", "set aside", "mouse must be", "“no.such”", "The pack spoilt:", "MB are free"):
            assert what in said
        assert (home / "records.sqlite3").read_bytes() == b"no database" * 100

    def test_a_home_that_it_may_not_enter_is_told_beside_all_the_rest(
        self, call: Call, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        filled(home)

        def refused(*_: object, **__: object) -> None:
            raise PermissionError(errno.EACCES, "Permission denied", str(home / "settings.toml"))

        def readonly(*_: object, **__: object) -> None:
            raise sqlite3.OperationalError("attempt to write a readonly database")

        monkeypatch.setattr("debate.cli.health.Settings.of_player", refused)
        monkeypatch.setattr("debate.cli.health.sqlite3.connect", readonly)
        outcome = call("doctor")
        assert (outcome.code, outcome.err) == (1, "")
        told, said = outcome.out.split("What is wrong\n")
        assert "us-japan-alliance: ok" in told
        assert said.splitlines() == [
            f"  The records in {home / 'records.sqlite3'} cannot be read (attempt to write a readonly database).",
            f"  The system refused {home / 'settings.toml'}: Permission denied.",
        ]

    def test_every_key_is_listed_with_its_id(self, call: Call) -> None:
        assert "home.settings: s (settings)\n" in call("doctor", "--keys").out


class TestCompletion:
    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_a_script_says_how_to_install_it(self, call: Call, shell: str) -> None:
        outcome = call("completion", shell)
        assert outcome.code == 0
        assert f"debate completion {shell} >" in outcome.out
        assert f"_DEBATE_COMPLETE={shell}_complete" in outcome.out

    @pytest.mark.parametrize(
        ("line", "offers"),
        [
            ("debate hist", "history"),
            ("debate play --pack us", "us-japan-alliance"),
            ("debate play --camp a", "ally"),
            ("debate score --pack us-japan-alliance --prompt one-s", "one-sided-treaty"),
            ("debate --profile an", "Anna"),
        ],
    )
    def test_ids_and_names_are_offered(self, call: Call, start: Start, line: str, offers: str) -> None:
        call("profiles", "make", "Anna")
        asked = {"_DEBATE_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
        outcome = start(env=asked)
        assert (outcome.code, outcome.out.splitlines()) == (0, [f"plain,{offers}"])


def test_every_new_command_has_help_with_examples(call: Call) -> None:
    for name in ("profiles", "export", "import", "forget", "doctor", "completion"):
        assert name in debate.list_commands(None)  # type: ignore[arg-type]
        assert "Examples:" in call(name, "--help").out
