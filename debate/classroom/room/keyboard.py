"""Who has the keyboard in a hot seat, and who gets it next: seats write one after the other on one terminal."""

from __future__ import annotations

from collections.abc import Sequence

from debate.classroom.room.state import ClassRound, Paper, Room, Seat, Stage, Standing


def at_keyboard(room: Room) -> Seat | None:
    """The seat that is writing now: it was passed the keyboard, and has not handed in."""
    written = _written(room)
    if written is None or not _open(room, written.papers.get(written.writer)):
        return None
    return room.seats[written.writer]


def to_write(room: Room, put_off: Sequence[str] = ()) -> tuple[Seat, ...]:
    """The seats that have not written yet, in the order in which they will; ``put_off`` are those that go last.

    Each turn begins with another seat, so that it is not always the same who writes without having seen the others.
    """
    written = _written(room)
    if written is None:
        return ()
    seats = list(room.seated)
    first = (len(room.turns) - 1) % len(seats) if seats else 0
    waiting = [seat for seat in (*seats[first:], *seats[:first]) if _open(room, written.papers.get(seat.id))]
    waiting = [seat for seat in waiting if seat.id != written.writer]
    return tuple(sorted(waiting, key=lambda seat: put_off.index(seat.id) + 1 if seat.id in put_off else 0))


def _written(room: Room) -> ClassRound | None:
    return room.turn.now if room.turn is not None and room.stage is Stage.WRITING else None


def _open(room: Room, paper: Paper | None) -> bool:
    return paper is not None and not paper.handed_in and room.seats[paper.seat].standing is Standing.SEATED
