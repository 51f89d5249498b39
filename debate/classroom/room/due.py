"""What the passing of time makes happen in a room, so that whoever keeps the clock needs no rules.

``due`` gives the events that are to happen at an instant, ``next_due`` the instant at which to ask again.
"""

from __future__ import annotations

from debate.classroom.room import events as e
from debate.classroom.room.playing import open_papers, seat_limit
from debate.classroom.room.state import GRACE_SECONDS, Paper, Room, Stage, Standing


def due(room: Room, now: float) -> tuple[e.AnyEvent, ...]:
    """Events that time or completeness calls for at the room second ``now``, in order; mostly none.

    A seat whose time is up, and for whose client the room has waited ``GRACE_SECONDS``, is handed in with its last
    draft. When every seat is in, the writing is closed; nobody waits for a seat that was sent out.
    """
    turn = room.turn
    if room.stage is not Stage.WRITING or turn is None or turn.now is None:
        return ()
    written, happened = turn.now, []
    used = written.clock.used(now)
    still_writing = False
    for paper in _awaited(room):
        limit = seat_limit(written, room.seats[paper.seat])
        if _has_no_keyboard(room, paper) or limit is None or used < limit + GRACE_SECONDS:
            still_writing = True
        else:
            happened.append(_taken(room, paper, now))
    return tuple(happened) if still_writing else closing(room, now)


def _awaited(room: Room) -> tuple[Paper, ...]:
    """The papers that the room waits for: those of seats that belong to it."""
    papers = room.turns[-1].attempts[-1].papers.values()
    return tuple(
        paper for paper in papers if not paper.handed_in and room.seats[paper.seat].standing is Standing.SEATED
    )


def _has_no_keyboard(room: Room, paper: Paper) -> bool:
    """Whether, in a hot seat, another seat is writing."""
    return room.hot_seat and paper.seat != room.turns[-1].attempts[-1].writer


def closing(room: Room, now: float) -> tuple[e.AnyEvent, ...]:
    """Ends the writing at ``now``: a hand-in for each paper that is still open, as it stands, and the close.

    The texts are in the events and not taken from the drafts, so that the journal of a closed turn needs no drafts.
    """
    return (*(_taken(room, paper, now) for paper in open_papers(room)), e.Closed(now=now))


def _taken(room: Room, paper: Paper, now: float) -> e.HandedIn:
    turn = room.turns[-1]
    written = turn.attempts[-1]
    limit = seat_limit(written, room.seats[paper.seat])
    used = written.clock.used(now)
    return e.HandedIn(
        now=now,
        seat=paper.seat,
        turn=len(room.turns) - 1,
        attempt=len(turn.attempts),
        text=paper.text,
        sequence=paper.sequence,
        seconds=used if limit is None else min(used, limit),
        by_clock=True,
    )


def next_due(room: Room, now: float) -> float | None:
    """Room seconds from ``now`` until ``due`` has something to say, if nothing else happens; ``None`` for never."""
    turn = room.turn
    if room.stage is not Stage.WRITING or turn is None or turn.now is None or not turn.now.clock.running:
        return None
    used = turn.now.clock.used(now)
    waits = [
        max(0.0, limit + GRACE_SECONDS - used)
        for paper in _awaited(room)
        if (limit := seat_limit(turn.now, room.seats[paper.seat])) is not None and not _has_no_keyboard(room, paper)
    ]
    return min(waits, default=None)
