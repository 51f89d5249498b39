"""Damaged journals: whatever became of a file, its room is told of in a sentence, and the other rooms are as before."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from debate.classroom.errors import JournalError
from debate.classroom.keeping.journal import Journal, list_rooms, look
from debate.classroom.report.report import make_report
from debate.classroom.report.writing import written_as
from debate.classroom.room import events as e
from debate.classroom.room.state import Room

from . import room_making as made
from .test_journal import CLASS, OPENED, draft

TEXT = "They say that the bridge pays for itself. It does not."


def journal_of(folder: Path, *, texts: int = 2) -> Path:
    """A small journal of a lesson whose texts are in and marked; one of them is long, so that it takes more pages."""
    journal = Journal.create(OPENED, folder)
    journal.append(CLASS, 5.0)
    for seat, text in (("s1", TEXT * 60), ("s2", TEXT))[:texts]:
        journal.append([draft(seat, 1, text[:20])], 6.0)
        journal.append([made.hand_in(int(seat[1]), text)], 7.0)
        ballot = made.made_up_ballot(text)
        journal.append([e.Marked(seat=seat, turn=0, attempt=1, ballot=ballot, now=8.0)], 8.0)
    journal.append([e.Locked(locked=True, now=9.0)], 9.0)
    journal.close()
    return journal.path


def damaged(content: bytes, chance: Random) -> bytes:
    """The file with one bit flipped, cut short, or with a page of zeros."""
    at = chance.randrange(len(content))
    match chance.randrange(3):
        case 0:
            return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]
        case 1:
            return content[:at]
        case _:
            start = at // 4096 * 4096
            return content[:start] + bytes(4096) + content[start + 4096 :]


def texts_of(room: Room | None) -> list[str]:
    if room is None or not room.turns or not room.turns[0].attempts:
        return []
    return [paper.text for paper in room.turns[0].attempts[0].papers.values()]


def test_no_damage_is_a_traceback_and_none_harms_the_neighbours(tmp_path: Path) -> None:
    path = journal_of(tmp_path)
    (tmp_path / "neighbour.sqlite3").write_bytes(path.read_bytes())
    whole, content, chance = look(path), path.read_bytes(), Random(11)
    kept = 0
    for number in range(600):
        for one in tmp_path.glob(f"{path.stem}.*"):
            one.unlink()
        path.write_bytes(damaged(content, chance))
        found = look(path)
        assert found.room is not None or found.trouble.endswith("."), number
        assert "\n" not in found.trouble
        kept += bool(set(texts_of(found.room)) & set(texts_of(whole.room)))
        if number % 20 == 0:
            neighbour = next(one for one in list_rooms(tmp_path) if one.path.stem == "neighbour")
            assert neighbour.room == whole.room and not neighbour.trouble
            if found.room is not None:
                written_as("html", make_report(found.room, None))
    assert kept > 300, "most damage leaves texts that can be read"


def changed(path: Path, before: bytes, after: bytes) -> None:
    content = path.read_bytes()
    assert content.count(before) == 1
    path.write_bytes(content.replace(before, after))


def test_one_flipped_bit_in_a_marked_text_costs_its_mark_only(tmp_path: Path) -> None:
    path = journal_of(tmp_path)
    changed(path, b'"s2","turn":0,"attempt":1,"text":"They say', b'"s2","turn":0,"attempt":1,"text":"They saz')
    found = look(path)
    assert found.trouble == f"The room in {path} is damaged: 1 mark had to be left out."
    assert found.room is not None and found.room.locked
    first, second = found.room.turns[0].attempts[0].papers.values()
    assert first.ballot is not None and second.ballot is None and second.text == TEXT.replace("say", "saz", 1)
    with pytest.raises(JournalError, match=r"1 mark had to be left out\. “debate room report .*” writes what is left"):
        Journal.open(path).read()


def test_what_is_no_text_any_more_costs_its_characters_only(tmp_path: Path) -> None:
    path = journal_of(tmp_path)
    changed(path, b'"name":"Maya"', b'"name":"Ma\xff\xfe"')
    found = look(path)
    assert "1 entry’s garbled characters had to be left out" in found.trouble
    assert found.room is not None and [seat.name for seat in found.room.seats.values()] == ["Ma\ufffd\ufffd", "Tom"]
    assert TEXT in texts_of(found.room)


def test_a_lost_end_is_told(tmp_path: Path) -> None:
    path = journal_of(tmp_path)
    content = path.read_bytes()
    at = content.index(b'{"type":"Locked"') // 4096 * 4096
    path.write_bytes(content[:at] + bytes(4096) + content[at + 4096 :])
    found = look(path)
    assert found.room is not None and not found.room.locked
    assert "cannot be read" in found.trouble
