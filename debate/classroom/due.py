"""What the passing of time makes happen in a room, so that whoever keeps the clock needs no rules.

``due`` gives the events that are to happen at an instant, ``next_due`` the instant at which to ask again.
"""

from __future__ import annotations

from debate.classroom import events as e
from debate.classroom.playing import seat_limit, writers
from debate.classroom.state import GRACE_SECONDS, Room, Stage


def due(room: Room, now: float) -> tuple[e.AnyEvent, ...]:
    """Events that time or completeness calls for at the room second ``now``, in order; mostly none.

    A seat whose time is up, and for whose client the room has waited ``GRACE_SECONDS``, is handed in with its last draft.
    When every seat is in, the writing is closed.
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
        if paper is None:  # may still come, like a latecomer who has not typed yet
            open_seats += limit is None or used < limit + GRACE_SECONDS
        elif limit is not None and used >= limit + GRACE_SECONDS:
            happened.append(
                e.HandedIn(
                    now=now,
                    seat=seat.id,
                    turn=len(room.turns) - 1,
                    attempt=len(turn.attempts),
                    text=paper.text,
                    seconds=limit,
                    by_clock=True,
                )
            )
        else:
            open_seats += 1
    return (*happened, e.Closed(now=now)) if not open_seats else tuple(happened)


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
