"""The journal: what was appended is there after any kind of end, and forgetting leaves nothing."""

from __future__ import annotations

import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from debate.classroom.errors import JournalError
from debate.classroom.keeping.journal import Journal, forget, list_rooms
from debate.classroom.room import events as e
from debate.classroom.room.state import Settings, Stage

OPENED = e.Opened(
    id="2026-11-24-kfm3rt",
    code="KFM3RT",
    pack="toll",
    pack_hash="0" * 64,
    camps=("for", "against"),
    seed=7,
    at="2026-11-24T20:00:00+00:00",
)
CLASS: tuple[e.AnyEvent, ...] = (
    e.Configured(
        settings=Settings(seconds=60.0), plan=(), pack="toll", pack_hash="0" * 64, camps=("for", "against"), now=1.0
    ),
    e.Joined(seat="s1", name="Maya", key_hash="a" * 64, now=2.0),
    e.Joined(seat="s2", name="Tom", key_hash="b" * 64, now=2.5),
    e.Placed(camps={"s1": "for", "s2": "against"}, now=3.0),
    e.TurnBegun(prompts={"for": "p1", "against": "p2"}, now=4.0),
    e.Started(limit=60.0, now=5.0),
)


EARLIER = Path(__file__).with_name("journal-kept-by-0.1.jsonl")
"""The events of a small room as debate 0.1 wrote them, a ballot among them."""


def draft(seat: str, sequence: int, text: str, now: float = 6.0) -> e.Drafted:
    return e.Drafted(seat=seat, turn=0, attempt=1, sequence=sequence, text=text, now=now)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal.create(OPENED, tmp_path)
    journal.append(CLASS, 5.0)
    return journal


def test_a_room_is_read_back_as_it_was(journal: Journal) -> None:
    journal.append([draft("s1", 1, "Their argu")], 6.0)
    journal.append([draft("s1", 2, "Their argument fails")], 7.0)
    room = Journal.open(journal.path).read()
    assert room.stage is Stage.WRITING
    assert room.now == 7.0
    paper = room.turns[0].attempts[0].papers["s1"]
    assert (paper.text, paper.sequence, paper.handed_in) == ("Their argument fails", 2, False)


def test_a_draft_that_was_handed_in_does_not_come_back(journal: Journal) -> None:
    journal.append([draft("s1", 3, "an older draft")], 6.0)
    journal.append([e.HandedIn(seat="s1", turn=0, attempt=1, text="the whole text", seconds=4.0, now=8.0)], 8.0)
    journal.append([e.HandedBack(seat="s1", now=9.0)], 9.0)
    paper = Journal.open(journal.path).read().turns[0].attempts[0].papers["s1"]
    assert (paper.text, paper.handed_in) == ("the whole text", False)


def test_a_room_second_is_kept_without_an_event(journal: Journal) -> None:
    journal.append([], 31.5)
    assert Journal.open(journal.path).read().now == 31.5


def test_all_events_of_one_append_are_kept_or_none(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e, "to_bytes", _failing_at(2))
    with pytest.raises(OSError, match="no room"):
        journal.append([e.Locked(locked=True, now=6.0), e.Locked(locked=False, now=6.0)], 6.0)
    monkeypatch.undo()
    assert not Journal.open(journal.path).read().locked
    journal.append([e.Locked(locked=True, now=6.0)], 6.0)  # and the journal goes on
    assert Journal.open(journal.path).read().locked


def _failing_at(number: int):
    calls = iter(range(1, 100))
    original = e.to_bytes

    def to_bytes(event: e.AnyEvent) -> bytes:
        if next(calls) == number:
            raise OSError("no room")
        return original(event)

    return to_bytes


def test_a_full_disk_is_one_sentence_and_loses_nothing(journal: Journal) -> None:
    pages = sqlite3.connect(journal.path).execute("PRAGMA page_count").fetchone()[0]
    journal._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(JournalError, match="disk is full"):
        journal.append([draft("s1", 4, "x" * 500_000)], 6.0)
    journal._connection.execute("PRAGMA max_page_count = 1000000")
    journal.append([draft("s1", 5, "shorter")], 7.0)
    assert Journal.open(journal.path).read().turns[0].attempts[0].papers["s1"].text == "shorter"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes.")
def test_only_the_teacher_may_read_a_journal(journal: Journal) -> None:
    assert stat.S_IMODE(journal.path.stat().st_mode) & 0o077 == 0


def test_forgetting_deletes_every_file(journal: Journal) -> None:
    journal.append([draft("s1", 1, "what nobody shall read")], 6.0)
    journal.close()
    forget(journal.path)
    assert list(journal.path.parent.iterdir()) == []


def test_what_is_no_journal_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite3").write_text("not a database, but long enough to look at " * 30)
    sqlite3.connect(tmp_path / "b.sqlite3").execute("CREATE TABLE other (x)").connection.close()
    with pytest.raises(JournalError, match=r"damaged|not the journal"):
        Journal.open(tmp_path / "a.sqlite3")
    with pytest.raises(JournalError, match="not the journal of a room"):
        Journal.open(tmp_path / "b.sqlite3")
    with pytest.raises(JournalError, match="There is no room"):
        Journal.open(tmp_path / "c.sqlite3")
    found = list_rooms(tmp_path)
    assert len(found) == 2
    assert all(one.room is None and one.trouble.endswith(".") for one in found)


def test_a_journal_of_a_newer_version_is_left_alone(journal: Journal) -> None:
    journal._connection.execute("PRAGMA user_version = 99")
    journal.close()
    with pytest.raises(JournalError, match="newer debate"):
        Journal.open(journal.path)


def test_a_ballot_that_debate_0_1_journaled_is_read_and_written_anew(tmp_path: Path) -> None:
    bodies = EARLIER.read_bytes().splitlines()
    journal = Journal.create(OPENED, tmp_path)
    journal.append([e.from_bytes(body) for body in bodies[1:]], 46.0)
    ballot = Journal.open(journal.path).read().turns[0].attempts[0].papers["s1"].ballot
    assert ballot is not None
    assert [(mark.id, mark.score, mark.maximum) for mark in ballot.criteria] == [("names", 13, 15), ("answers", 34, 40)]
    assert e.from_bytes(e.to_bytes(e.from_bytes(bodies[-1]))) == e.from_bytes(bodies[-1])
    assert b'"maximum":' in bodies[-1]
    assert b'"maximum":' not in e.to_bytes(e.from_bytes(bodies[-1]))


def test_no_other_word_of_an_event_is_taken_for_an_older_name() -> None:
    predicted = e.Predicted(seat="s1", turn=0, attempt=1, levels={"maximum": 2})
    assert e.from_bytes(e.to_bytes(predicted)) == predicted
