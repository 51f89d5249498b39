"""What holds for every store of rooms: a folder of SQLite files, and a PostgreSQL database."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from msgspec.structs import replace

from debate.classroom.errors import JournalError, Superseded
from debate.classroom.keeping.journal import Journal
from debate.classroom.keeping.running import Hold
from debate.classroom.keeping.store import OWNER_NOTE, LedElsewhere
from debate.classroom.room import events as e
from debate.classroom.room.state import Stage
from debate.classroom.school.files import SchoolFiles
from debate.classroom.school.postgres import PostgresStore
from debate.classroom.school.schema import STEPS
from debate.classroom.school.store import SchoolStore

from ..test_journal import CLASS, OPENED, draft

Servers = Callable[[], SchoolStore]
"""Makes the store as one more server of the same school opens it."""


@pytest.fixture(params=["files", "postgres"])
def server(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Servers]:
    with contextlib.ExitStack() as stack:
        if request.param == "files":
            take = Hold.take

            def taken(hold: Hold) -> None:
                stack.callback(hold.release)
                take(hold)

            monkeypatch.setattr(Hold, "take", taken)

            def opened() -> SchoolStore:
                return SchoolFiles(tmp_path)
        else:
            url = request.getfixturevalue("database")

            def opened() -> SchoolStore:
                store = PostgresStore(url, address="http://here:1")
                stack.callback(store.close)
                return store

        yield opened


@pytest.fixture
def store(server: Servers) -> SchoolStore:
    return server()


def lesson(store: SchoolStore):
    journal = store.create(OPENED)
    journal.append(CLASS, 5.0)
    return journal


def test_a_room_is_read_back_as_it_was(store: SchoolStore, server: Servers) -> None:
    journal = lesson(store)
    journal.append([draft("s1", 1, "Their argu")], 6.0)
    journal.append([draft("s1", 2, "Their argument \x00 fails")], 7.0)
    room = server().look_into(OPENED.id).read()
    assert room == journal.read()
    assert (room.stage, room.now) == (Stage.WRITING, 7.0)
    paper = room.turns[0].attempts[0].papers["s1"]
    assert (paper.text, paper.sequence, paper.handed_in) == ("Their argument \x00 fails", 2, False)


def test_a_draft_that_was_handed_in_does_not_come_back(store: SchoolStore) -> None:
    journal = lesson(store)
    handed_in = e.HandedIn(seat="s1", turn=0, attempt=1, text="the whole text", seconds=4.0, now=8.0)
    journal.append([draft("s1", 3, "an older draft"), handed_in], 8.0)
    journal.append([e.HandedBack(seat="s1", now=9.0)], 9.0)
    paper = journal.read().turns[0].attempts[0].papers["s1"]
    assert (paper.text, paper.handed_in) == ("the whole text", False)


def test_a_room_second_is_kept_without_an_event(store: SchoolStore) -> None:
    journal = lesson(store)
    journal.append([], 31.5)
    assert journal.read().now == 31.5


def test_a_room_that_is_held_is_nobody_elses_until_it_is_let_go(store: SchoolStore, server: Servers) -> None:
    journal = lesson(store)
    other = server()
    with pytest.raises(LedElsewhere):
        other.take_up(OPENED.id)
    with pytest.raises(LedElsewhere):
        other.forget(OPENED.id)
    with pytest.raises(LedElsewhere):
        store.take_up(OPENED.id)
    journal.close()
    journal.hold.release()
    again = other.take_up(OPENED.id)
    again.append([e.Locked(locked=True, now=6.0)], 6.0)
    assert again.read().locked


def test_who_does_not_lead_any_more_cannot_write(store: SchoolStore, server: Servers) -> None:
    stale = lesson(store)
    stale.hold.release()
    newer = server().take_up(OPENED.id)
    newer.append([e.Locked(locked=True, now=6.0)], 6.0)
    with pytest.raises(Superseded):
        stale.append([e.Joined(seat="s9", name="Nobody", key_hash="c" * 64, now=6.0)], 6.0)
    assert "s9" not in newer.read().seats
    newer.append([e.Locked(locked=False, now=7.0)], 7.0)  # and who leads goes on
    assert not newer.read().locked


def test_a_room_is_found_by_its_code(store: SchoolStore) -> None:
    lesson(store)
    assert store.find("KFM3RT") == store.find("kfm3rt") == OPENED.id
    assert store.find("KFM3RX") == ""


def test_rooms_are_listed_with_whose_they_are(store: SchoolStore) -> None:
    journal = lesson(store)
    journal.set_note(OWNER_NOTE, "Ms Sato")
    journal.set_note(OWNER_NOTE, "Mr Sato")
    assert journal.note(OWNER_NOTE) == "Mr Sato"
    assert journal.note("none") == ""
    other = store.create(replace(OPENED, id="2026-11-25-aaaaaa", code="AAAAAA"))
    assert {one.id: one.owner for one in store.rooms()} == {OPENED.id: "Mr Sato", "2026-11-25-aaaaaa": ""}
    other.append([], 3.0)
    assert store.rooms()[0].id == "2026-11-25-aaaaaa"


def test_what_is_forgotten_is_gone(store: SchoolStore) -> None:
    journal = lesson(store)
    journal.append([draft("s1", 1, "what nobody shall read")], 6.0)
    journal.close()
    journal.hold.release()
    store.forget(OPENED.id)
    assert (store.find("KFM3RT"), store.rooms()) == ("", [])
    with pytest.raises(JournalError, match="There is no room"):
        store.look_into(OPENED.id).read()
    with pytest.raises(JournalError, match="There is no room"):
        store.take_up(OPENED.id)


def test_two_rooms_never_have_one_code_or_one_name(store: SchoolStore, server: Servers) -> None:
    lesson(store)
    with pytest.raises(JournalError):
        server().create(OPENED)
    store.look_into(OPENED.id).read()


def test_a_teachers_key_is_known_until_it_is_void(store: SchoolStore, server: Servers) -> None:
    store.add_teacher("Ms Sato", "a" * 64)
    store.add_teacher("Mr Ito", "b" * 64)
    other = server()
    assert other.teacher_of("a" * 64) == "Ms Sato"
    assert other.teacher_of("c" * 64) == other.teacher_of("") == ""
    store.add_teacher("Ms Sato", "c" * 64)  # another key in place of one that was lost
    assert (other.teacher_of("a" * 64), other.teacher_of("c" * 64)) == ("", "Ms Sato")
    assert other.teachers() == ["Mr Ito", "Ms Sato"]
    assert store.remove_teacher("Mr Ito")
    assert not store.remove_teacher("Mr Ito")
    assert other.teachers() == ["Ms Sato"]


def test_a_file_that_nobody_locked_is_fenced_by_its_numbers(tmp_path: Path) -> None:
    first = Journal.create(OPENED, tmp_path)
    first.append(CLASS, 5.0)
    second = Journal.open(first.path)
    second.append([e.Locked(locked=True, now=6.0)], 6.0)
    with pytest.raises(Superseded):
        first.append([e.Locked(locked=False, now=6.0)], 6.0)


def test_a_database_of_an_older_version_is_brought_up_to_date(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr("debate.classroom.school.schema.STEPS", STEPS[:1])
        store = PostgresStore(database)
        store.add_teacher("Ms Sato", "a" * 64)
        store.close()
    store = PostgresStore(database)
    assert (store.teachers(), store.shelved("Ms Sato", "classes")) == (["Ms Sato"], [])
    store.close()


def test_what_teachers_keep_is_found_under_its_name_by_them_alone(store: SchoolStore, server: Servers) -> None:
    store.shelve("Ms Sato", "classes", "9b", "Anna")
    store.shelve("Mr Ito", "classes", "9b", "Bo")
    store.shelve("Ms Sato", "plans", "9b", "turns = 2")
    store.shelve("Ms Sato", "classes", "9b", "Anna, Bo")
    other = server()
    assert other.take("Ms Sato", "classes", "9b") == "Anna, Bo" and other.take("Mr Ito", "plans", "9b") is None
    store.unshelve("Ms Sato", "classes", "9b")
    assert (other.shelved("Ms Sato", "classes"), other.shelved("Mr Ito", "classes")) == ([], ["9b"])


def test_a_database_that_can_only_be_read_is_not_well(database: str) -> None:
    with contextlib.closing(PostgresStore(database)) as store, psycopg.connect(database, autocommit=True) as other:
        store.check()
        other.execute(f"ALTER DATABASE {other.info.dbname} SET default_transaction_read_only = on")  # as on a standby
        other.execute(
            "SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        with pytest.raises(JournalError, match="only be read"):
            store.check()
