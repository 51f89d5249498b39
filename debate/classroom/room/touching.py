"""Whom an event concerns: the seats whose view is another after it. The teacher's and the projector's always are."""

from __future__ import annotations

from debate.classroom.room import events as e
from debate.classroom.room.reviewing import readers
from debate.classroom.room.state import Room

_NOBODY: frozenset[str] = frozenset()


def touched(event: e.AnyEvent, room: Room) -> frozenset[str] | None:
    """The seats whose view changes with ``event``, after which the room is ``room``; ``None`` for all of them."""
    match event:
        case (
            e.Drafted()
            | e.Pasted()
            | e.Reviewed()
            | e.Locked()
            | e.Shown()
            | e.TrustDrawn()
            | e.TrustMarked()
            | e.Quoted()
            | e.Ruled()
            | e.Unruled()
            | e.ClassExpected()
        ):
            return _NOBODY
        case e.Joined() | e.Renamed() | e.GivenTime() | e.HandedBack() | e.Predicted():
            return frozenset({event.seat})
        case e.HandedIn():
            return _with_readers(room, event.seat, event.turn, event.attempt)
        case e.Stood():
            reviewed = room.turn is not None and room.turn.now is not None and room.turn.now.reviews
            return None if reviewed else frozenset({event.seat})
        case e.AnswersDealt():
            return frozenset(event.given)
        case e.Appealed() | e.NameAsked() | e.SeatChosen():
            return frozenset({event.seat})
        case e.Placed():
            return frozenset({*event.camps, *event.teams})
        case e.Marked() | e.Overridden() | e.OwnRefused() | e.OwnKept() | e.OwnConfirmed():
            released = room.turns[event.turn].attempts[event.attempt - 1].released
            return _with_readers(room, event.seat, event.turn, event.attempt) if released else _NOBODY
        case e.Decided():
            return frozenset({room.appeals[event.number - 1].seat})
        case _:
            return None


def _with_readers(room: Room, seat: str, turn: int, attempt: int) -> frozenset[str]:
    """That seat, and those that were dealt its answer."""
    return readers(room.turns[turn].attempts[attempt - 1], seat) | {seat}
