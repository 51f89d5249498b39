"""What the passing of time makes happen in a room, so that whoever keeps the clock needs no rules.

``due`` gives the events that are to happen at an instant, ``next_due`` the instant at which to ask again.
"""

from __future__ import annotations

from debate.classroom import events as e
from debate.classroom.playing import seat_limit, writers
from debate.classroom.state import GRACE_SECONDS, Paper, Room, Stage


def due(room: Room, now: float) -> tuple[e.AnyEvent, ...]:
    """Events that time or completeness calls for at the room second ``now``, in order; mostly none.

    A seat whose time is up, and for whose client the room has waited ``GRACE_SECONDS``, is handed in with its last
    draft. When every seat is in, the writing is closed.
    """
    turn = room.turn
    if room.stage is not Stage.WRITING or turn is None or turn.now is None:
        return ()
    written, happened = turn.now, []
    used = written.clock.used(now)
    open_seats = 0
    for seat in writers(room):
        paper = written.papers.get(seat.id)
        if paper is not None and paper.handed_in:
            continue
        limit = seat_limit(written, seat)
        if limit is None or used < limit + GRACE_SECONDS:
            open_seats += 1  # a latecomer who has not typed yet among them
        elif paper is not None:
            happened.append(_taken(room, paper, now))
    return tuple(happened) if open_seats else closing(room, now)


def closing(room: Room, now: float) -> tuple[e.AnyEvent, ...]:
    """Ends the writing at ``now``: a hand-in for each paper that is still open, as it stands, and the close.

    The texts are in the events and not taken from the drafts, so that the journal of a closed turn needs no drafts.
    """
    turn = room.turn
    assert turn is not None and turn.now is not None
    open_papers = (paper for paper in turn.now.papers.values() if not paper.handed_in)
    return (*(_taken(room, paper, now) for paper in open_papers), e.Closed(now=now))


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
        for seat in writers(room)
        if (limit := seat_limit(turn.now, seat)) is not None
        and not ((paper := turn.now.papers.get(seat.id)) is not None and paper.handed_in)
    ]
    return min(waits, default=None)
