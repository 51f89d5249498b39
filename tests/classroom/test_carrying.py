"""A teacher's mark on a first answer holds for its revision, as long as what it rested on stands."""

from __future__ import annotations

from hashlib import sha256

import pytest
from msgspec.structs import replace

from debate.classroom.room import events as e
from debate.classroom.room.carrying import carried
from debate.classroom.room.due import closing
from debate.classroom.room.state import Room
from debate.judge.ballot import Evidence

from .room_making import after, hand_in, made_up_ballot, paper, released

FIRST = "The toll pays for the bridge and for the ferry too"


def marked(text: str, level: int, attempt: int, *evidence: str) -> e.Marked:
    """The judge's mark of the first seat, on words that it names."""
    ballot = made_up_ballot(text)
    found = tuple(Evidence(start=0, end=len(words), text=words, rule="made up", credit=1.0) for words in evidence)
    criterion = replace(ballot.criteria[0], level_number=level, evidence=found, top_level=3)
    digest = sha256(text.encode()).hexdigest()
    return e.Marked(
        seat="s1", turn=0, attempt=attempt, ballot=replace(ballot, criteria=(criterion,), answer_hash=digest)
    )


def revised(text: str, *, given: int, judged: int = 1, evidence: tuple[str, ...] = ()) -> Room:
    """A room in which the first answer was judged and marked otherwise, and the revision is in."""
    room = released((FIRST, "two"))
    override = e.Overridden(seat="s1", turn=0, attempt=1, criterion="answers", level=given, reason="It is all there.")
    room = after(room, marked(FIRST, judged, 1, *evidence), override, e.Started(limit=30.0), now=100.0)
    room = after(room, hand_in(1, text, attempt=2), now=110.0)
    return after(room, *closing(room, 111.0))


@pytest.mark.parametrize(
    ("given", "judged", "now", "level"),
    [
        (3, 1, 1, 3),  # raised, and the judge sees what it saw
        (2, 1, 3, None),  # raised, and the judge sees more than that now: its own mark stands
        (2, 0, 1, 2),  # raised, and the judge sees some of what the teacher had seen
        (0, 2, 2, 0),  # lowered, and nothing is new
        (0, 1, 2, 1),  # lowered, and something is new
        (1, 1, 1, None),  # the judge's own
    ],
)
def test_the_revision_starts_from_the_teachers_level(given: int, judged: int, now: int, level: int | None) -> None:
    text = f"{FIRST}. And it is fair."
    room = revised(text, given=given, judged=judged)
    found = carried(room, marked(text, now, 2))
    assert [one.level for one in found] == ([] if level is None else [level])
    room = after(room, marked(text, now, 2), *found)
    assert [one.level for one in paper(room, 1).overrides] == [one.level for one in found]


def test_its_reason_says_where_it_comes_from() -> None:
    (override,) = carried(revised(FIRST, given=3), marked(FIRST, 1, 2))
    assert override.reason == "As on your first answer: It is all there."


def test_where_its_words_are_gone_the_judges_mark_stands() -> None:
    text = "Another answer altogether, about boats."
    assert carried(revised(text, given=3), marked(text, 1, 2)) == ()
    kept = f"{text} The  toll pays for the bridge."
    room = revised(kept, given=3, evidence=("the toll pays",))
    assert [one.level for one in carried(room, marked(kept, 1, 2))] == [3]
    assert carried(revised(text, given=3, evidence=("the toll pays",)), marked(text, 1, 2)) == ()


def test_what_the_teacher_took_back_on_the_revision_does_not_come_again() -> None:
    room = after(revised(FIRST, given=3), marked(FIRST, 1, 2))
    assert carried(room, marked(FIRST, 2, 2)) == ()
