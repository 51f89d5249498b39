"""Killed programs, damaged files, full disks, other programs and newer versions: nothing lost, one clear sentence."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from debate.records import Records, RecordsError
from debate.records.schema import STEPS, migrate

FILE = "records.sqlite3"
COPY = f"{FILE}.before-{len(STEPS)}"
VERSION_1, VERSION_2 = (Path(__file__).with_name(f"version-{version}.sql") for version in (1, 2))


def one_sentence(error: BaseException) -> str:
    text = str(error)
    assert text.endswith(".")
    assert "\n" not in text
    return text


def damaged_files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{FILE}.damaged-*"))


def run(script: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_a_draft_survives_the_program_being_killed(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "from debate.records import Records\n"
        "records = Records.open(pathlib.Path(sys.argv[1]))\n"
        "records.save_round('round-1', {'turn': 1}, finished=False)\n"
        "records.save_draft('round-1', 1, 1, 'They say that the bases', 41.0)\n"
        "print('saved', flush=True)\n"
        "sys.stdin.read()\n"
    )
    program = run(script, tmp_path)
    assert program.stdout is not None
    assert program.stdout.readline() == "saved\n"
    program.kill()
    program.communicate()
    with Records.open(tmp_path) as records:
        assert records.notice is None
        assert records.unfinished_round() == ("round-1", {"turn": 1})
        draft = records.draft("round-1", 1, 1)
    assert draft is not None
    assert (draft.text, draft.seconds_used) == ("They say that the bases", 41.0)


def test_programs_that_start_and_write_at_once_do_not_break_each_other(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "from debate.records import Records\n"
        "sys.stdin.readline()\n"
        "with Records.open(pathlib.Path(sys.argv[1])) as records:\n"
        "    for second in range(25):\n"
        "        records.save_draft(str(__import__('os').getpid()), 0, 1, str(second), second)\n"
        "    print(records.notice)\n"
    )
    programs = [run(script, tmp_path) for _ in range(4)]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    said = [program.communicate()[0] for program in programs]
    assert said == ["None\n"] * 4
    with Records.open(tmp_path) as records:
        for program in programs:
            draft = records.draft(str(program.pid), 0, 1)
            assert draft is not None
            assert draft.text == "24"


class TestDamage:
    @pytest.mark.parametrize(
        "content", [b"not a database at all", b"\x00" * 5000, b"SQLite format 3\x00" + b"x" * 4080]
    )
    def test_a_file_that_is_no_database_is_kept_beside_a_new_one(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / FILE).write_bytes(content)
        with Records.open(tmp_path) as records:
            notice = records.notice
            records.save_round("round-1", {}, finished=False)
        (aside,) = damaged_files(tmp_path)
        assert aside.read_bytes() == content
        assert notice is not None
        assert str(aside) in notice
        with Records.open(tmp_path) as records:
            assert records.notice is None
            assert records.unfinished_round() == ("round-1", {})

    @pytest.mark.parametrize("content", [b"not a database at all", b"", b"SQLite format 3\x00cut short"])
    def test_its_log_goes_with_it(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / FILE).write_bytes(content)
        (tmp_path / f"{FILE}-wal").write_bytes(b"half a log")
        Records.open(tmp_path).close()
        assert [path.read_bytes() for path in damaged_files(tmp_path)] == [content, b"half a log"]

    def test_a_log_whose_file_has_gone_is_kept(self, tmp_path: Path) -> None:
        (tmp_path / f"{FILE}-wal").write_bytes(b"a log with a round in it")
        with Records.open(tmp_path) as records:
            assert records.notice is not None
        assert [path.read_bytes() for path in damaged_files(tmp_path)] == [b"a log with a round in it"]

    def test_a_torn_page_is_noticed_on_opening(self, tmp_path: Path) -> None:
        with Records.open(tmp_path) as records:
            for turn in range(200):
                records.save_draft("round-1", turn, 1, "They say " * 100, 1)
        content = bytearray((tmp_path / FILE).read_bytes())
        middle = len(content) // 2 // 4096 * 4096
        content[middle : middle + 4096] = b"\xff" * 4096
        (tmp_path / FILE).write_bytes(content)
        with Records.open(tmp_path) as records:
            assert records.notice is not None
            assert records.attempts() == []
        assert [path.read_bytes() for path in damaged_files(tmp_path)] == [bytes(content)]

    def test_a_file_that_was_cut_short_is_noticed_on_opening(self, tmp_path: Path) -> None:
        with Records.open(tmp_path) as records:
            records.save_draft("round-1", 0, 1, "They say " * 5000, 1)
        content = (tmp_path / FILE).read_bytes()
        (tmp_path / FILE).write_bytes(content[: len(content) // 2])
        with Records.open(tmp_path) as records:
            assert records.notice is not None
        assert len(damaged_files(tmp_path)) == 1

    def test_another_programs_database_is_not_written_into(self, tmp_path: Path) -> None:
        other = sqlite3.connect(tmp_path / FILE)
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.close()
        with Records.open(tmp_path) as records:
            assert records.notice is not None
        kept = sqlite3.connect(damaged_files(tmp_path)[0])
        assert kept.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]
        kept.close()

    def test_two_damaged_files_in_one_second_are_both_kept(self, tmp_path: Path) -> None:
        for content in (b"first" * 100, b"second" * 100):
            (tmp_path / FILE).write_bytes(content)
            Records.open(tmp_path).close()
        assert {path.read_bytes() for path in damaged_files(tmp_path)} == {b"first" * 100, b"second" * 100}

    def test_an_empty_file_is_simply_filled(self, tmp_path: Path) -> None:
        (tmp_path / FILE).touch()
        with Records.open(tmp_path) as records:
            assert records.notice is None

    def test_a_round_whose_state_was_spoilt_by_hand_is_passed_over(self, tmp_path: Path) -> None:
        with Records.open(tmp_path) as records:
            records.save_round("whole", {"n": 1}, finished=False)
            records.save_round("spoilt", {"n": 2}, finished=False)
        editor = sqlite3.connect(tmp_path / FILE)
        editor.execute("UPDATE rounds SET state = '{\"n\": ' WHERE id = 'spoilt'")
        editor.commit()
        editor.close()
        with Records.open(tmp_path) as records:
            assert records.unfinished_round() == ("whole", {"n": 1})
            with pytest.raises(RecordsError) as caught:
                records.export()
        assert "edited the file by hand" in one_sentence(caught.value)


class TestNoPlace:
    def test_a_full_disk_keeps_what_was_there_and_says_that_the_text_is_still_on_screen(self, tmp_path: Path) -> None:
        with Records.open(tmp_path) as records:
            records.save_round("round-1", {"n": 1}, finished=False)
            records.save_draft("round-1", 0, 1, "They say", 1)
            # The only way to fill a disk in a test: tell SQLite that its file may not grow.
            records._connection.execute("PRAGMA max_page_count = 1")
            with pytest.raises(RecordsError) as caught:
                records.save_draft("round-1", 0, 1, "They say " * 20_000, 2)
            with pytest.raises(RecordsError):
                records.save_round("round-1", {"n": ["long"] * 20_000}, finished=True)
            assert "disk is full" in one_sentence(caught.value).lower()
            assert "still on screen" in str(caught.value)
            draft = records.draft("round-1", 0, 1)
            assert draft is not None
            assert draft.text == "They say"
            assert records.unfinished_round() == ("round-1", {"n": 1})
            records._connection.execute("PRAGMA max_page_count = 100000")
            records.save_draft("round-1", 0, 1, "They say again", 3)

    def test_a_disk_that_is_full_from_the_start_says_what_to_do(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(Path, "mkdir", refuse)
        with pytest.raises(RecordsError) as caught:
            Records.open(tmp_path / "home")
        assert "disk is full" in one_sentence(caught.value)
        assert "on screen" not in str(caught.value)

    def test_a_database_that_may_not_grow_from_the_start_says_what_to_do(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_: sqlite3.Connection) -> None:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

        monkeypatch.setattr("debate.records.opening.migrate", refuse)
        with pytest.raises(RecordsError) as caught:
            Records.open(tmp_path)
        assert "free some space and start it again" in one_sentence(caught.value)

    def test_a_folder_that_cannot_be_made_is_one_sentence(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(RecordsError) as caught:
            Records.open(tmp_path / "file" / "home")
        assert "DEBATE_HOME" in one_sentence(caught.value)

    def test_a_folder_in_the_files_place_is_one_sentence(self, tmp_path: Path) -> None:
        (tmp_path / FILE).mkdir()
        with pytest.raises(RecordsError) as caught:
            Records.open(tmp_path)
        one_sentence(caught.value)

    def test_a_folder_that_may_only_be_read_is_one_sentence(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o500)
        try:
            if os.access(tmp_path, os.W_OK):
                pytest.skip("this user may write everywhere")
            with pytest.raises(RecordsError) as caught:
                Records.open(tmp_path)
        finally:
            tmp_path.chmod(0o700)
        assert "make the folder writable" in one_sentence(caught.value)

    def test_a_file_that_may_only_be_read_is_one_sentence(self, tmp_path: Path) -> None:
        Records.open(tmp_path).close()
        (tmp_path / FILE).chmod(0o400)
        if os.access(tmp_path / FILE, os.W_OK):
            pytest.skip("this user may write everywhere")
        with pytest.raises(RecordsError) as caught:
            Records.open(tmp_path)
        one_sentence(caught.value)
        assert damaged_files(tmp_path) == []


def put_there(folder: Path, script: Path) -> None:
    """Records as an older program left them in the folder."""
    old = sqlite3.connect(folder / FILE)
    old.executescript(script.read_text(encoding="utf-8"))
    old.close()


def dump(file: Path) -> list[str]:
    connection = sqlite3.connect(file)
    lines = list(connection.iterdump())
    connection.close()
    return lines


class TestVersions:
    def test_records_of_version_2_still_open(self, tmp_path: Path) -> None:
        put_there(tmp_path, VERSION_2)
        with Records.open(tmp_path) as records:
            assert [left.id for left in records.unfinished_rounds()] == ["round-2"]
            assert records.draft("round-2", 1, 1).text == "They fear for the bases"
            (attempt,) = records.attempts()
            assert (attempt.score, attempt.counts, attempt.self_ballot) == (61, 61, None)
            (appeal,) = records.appeals()
            assert (appeal.point, appeal.about, appeal.wanted) == ("move-the-bases", "point", "")
            assert records.setting("theme", "") == "light"
            assert (records.replies(), records.drills(), records.predictions(), records.cards()) == ([], [], [], {})

    @pytest.mark.parametrize("script", [VERSION_1, VERSION_2])
    def test_older_records_are_copied_before_anything_of_them_changes(self, tmp_path: Path, script: Path) -> None:
        put_there(tmp_path, script)
        before = dump(tmp_path / FILE)
        Records.open(tmp_path).close()
        assert dump(tmp_path / COPY) == before
        assert dump(tmp_path / FILE) != before
        assert os.name != "posix" or (tmp_path / COPY).stat().st_mode & 0o077 == 0

    def test_a_copy_that_is_there_already_stays(self, tmp_path: Path) -> None:
        put_there(tmp_path, VERSION_2)
        (tmp_path / COPY).write_bytes(b"what was there first")
        Records.open(tmp_path).close()
        assert (tmp_path / COPY).read_bytes() == b"what was there first"

    def test_new_records_and_those_of_today_are_not_copied(self, tmp_path: Path) -> None:
        for _ in range(2):
            Records.open(tmp_path).close()
        assert [path.name for path in tmp_path.iterdir()] == [FILE]

    def test_without_space_for_the_copy_all_stays_as_it_was(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put_there(tmp_path, VERSION_2)
        before = dump(tmp_path / FILE)
        connect = sqlite3.connect

        def small(file: Path, **options: object) -> sqlite3.Connection:
            connection = connect(file, **options)  # type: ignore[call-overload]
            if COPY in str(file):
                connection.execute("PRAGMA max_page_count = 1")
            return connection

        monkeypatch.setattr("debate.records.opening.sqlite3.connect", small)
        with pytest.raises(RecordsError) as caught:
            Records.open(tmp_path)
        monkeypatch.undo()
        assert "could not be copied" in one_sentence(caught.value)
        assert dump(tmp_path / FILE) == before
        assert [path.name for path in tmp_path.iterdir()] == [FILE]

    def test_records_of_version_1_still_open(self, tmp_path: Path) -> None:
        put_there(tmp_path, VERSION_1)
        with Records.open(tmp_path) as records:
            assert records.notice is None
            assert records.unfinished_round() == ("round-2", {"pack": "us-japan-alliance", "turn": 1})
            draft = records.draft("round-2", 1, 1)
            assert draft is not None
            assert draft.text == "They fear for the bases"
            (attempt,) = records.attempts()
            assert (attempt.answer, attempt.score, attempt.ballot) == ("They say …", 61, {"score": 61})
            assert records.setting("theme", "") == "ansi"

    def test_newer_records_are_left_alone(self, tmp_path: Path) -> None:
        Records.open(tmp_path).close()
        newer = sqlite3.connect(tmp_path / FILE)
        newer.execute("PRAGMA user_version = 999")
        newer.close()
        with pytest.raises(RecordsError) as caught:
            Records.open(tmp_path)
        assert "newer debate" in one_sentence(caught.value)
        assert damaged_files(tmp_path) == []

    def test_a_step_that_fails_leaves_the_version_before_it_whole(self, tmp_path: Path) -> None:
        Records.open(tmp_path).close()
        connection = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        broken = (*STEPS, ("CREATE TABLE half (a TEXT)", "CREATE TABLE half (a TEXT)"))
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, broken)
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.close()
        assert "half" not in names
        assert version == len(STEPS)

    def test_a_further_step_is_taken_once(self, tmp_path: Path) -> None:
        Records.open(tmp_path).close()
        connection = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        longer = (*STEPS, ("CREATE TABLE more (a TEXT)",))
        migrate(connection, longer)
        migrate(connection, longer)
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(longer)
        connection.close()


def test_the_records_stand_on_the_standard_library_alone() -> None:
    script = (
        "import sys, debate.records\n"
        "print(sorted({'yaml', 'textual', 'rich', 'click', 'debate.packs', 'debate.judge'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout == "[]\n"
