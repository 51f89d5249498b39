"""Rules for a turn: ready, writing, held; the clock, drafts and hand-ins. Nothing here asks how good a text is."""

from __future__ import annotations

import math
from dataclasses import replace

from debate.classroom import events as e
from debate.classroom.errors import RoomError
from debate.classroom.papers import (
    prompt_for,
    round_of,
    seat_of,
    seated,
    turn_now,
    with_now,
    with_paper,
)
from debate.classroom.state import (
    MOST_ATTEMPTS,
    MOST_CHARACTERS,
    MOST_TURNS,
    Paper,
    Phase,
    Room,
    Round,
    Seat,
    Show,
    Stage,
    Standing,
    Turn,
)

LONGEST_CLOCK = 24 * 3600.0
"""The longest clock and the longest extension, in seconds."""


def seat_limit(written: Round, seat: Seat) -> float | None:
    """The time that this seat has in this attempt, in seconds; ``None`` without a clock."""
    return None if written.limit is None else written.limit * seat.extra


def seconds_left(written: Round, seat: Seat, now: float) -> float | None:
    """Seconds that this seat has left at ``now``, never below 0; ``None`` without a clock."""
    limit = seat_limit(written, seat)
    return None if limit is None else max(0.0, limit - written.clock.used(now))


def turn_begun(room: Room, event: e.TurnBegun) -> Room:
    """The next turn, at the stage of being ready."""
    if room.phase is Phase.OVER:
        raise RoomError("This room is over.")
    if room.stage in (Stage.WRITING, Stage.HELD):
        raise RoomError("The turn before is not finished: end the writing and release the ballots first.")
    if len(room.turns) >= MOST_TURNS:
        raise RoomError(f"A room plays at most {MOST_TURNS} prompts.")
    if not event.prompts or not set(event.prompts) <= set(room.camps):
        raise RoomError("A turn needs a prompt for a camp of this pack.")
    if not any(seat.camp in event.prompts for seat in room.seated):
        raise RoomError("Nobody in this room would have a prompt: give the camps first.")
    turns = room.turns
    if room.stage is Stage.READY:  # another prompt in place of one that was never started
        turns = turns[:-1]
    return replace(
        room, phase=Phase.PLAYING, turns=(*turns, Turn(prompts=dict(event.prompts))), plan=room.plan, show=Show.PROMPT
    )


def started(room: Room, event: e.Started) -> Room:
    """The prompt is shown and the clock runs, for a first answer or for its revision."""
    turn = turn_now(room, Stage.READY, Stage.RELEASED)
    if len(turn.attempts) >= MOST_ATTEMPTS:
        raise RoomError("This prompt was revised already: go on to the next.")
    if event.limit is not None and not 0 < event.limit <= LONGEST_CLOCK:
        raise RoomError("A clock has between one second and a day.")
    papers: dict[str, Paper] = {}
    for seat in room.seated:
        prompt = turn.prompts.get(seat.camp or "")
        if prompt is None or seat.camp is None:
            continue
        before = turn.attempts[-1].papers.get(seat.id) if turn.attempts else None
        text = before.text if before is not None else ""
        # Who changed camps since the first attempt revises what they wrote, not what they would be given now.
        camp, prompt = (before.camp, before.prompt) if before is not None else (seat.camp, prompt)
        papers[seat.id] = Paper(seat=seat.id, camp=camp, prompt=prompt, text=text)
    begun = Round(limit=event.limit, papers=papers)
    begun = replace(begun, clock=begun.clock.started(event.now))
    return replace(
        room,
        show=Show.PROMPT,
        turns=(*room.turns[:-1], replace(turn, stage=Stage.WRITING, attempts=(*turn.attempts, begun))),
    )


def paused(room: Room, event: e.Paused) -> Room:
    """The clock stands."""
    turn_now(room, Stage.WRITING)
    return with_now(room, lambda now: replace(now, clock=now.clock.stopped(event.now), paused_for=event.why))


def continued(room: Room, event: e.Continued) -> Room:
    """The clock goes on."""
    turn_now(room, Stage.WRITING)
    return with_now(room, lambda now: replace(now, clock=now.clock.started(event.now), paused_for=""))


def extended(room: Room, event: e.Extended) -> Room:
    """More time for everybody who has not handed in."""
    turn = turn_now(room, Stage.WRITING)
    if not math.isfinite(event.seconds) or not 0 < event.seconds <= LONGEST_CLOCK:
        raise RoomError("More time means between one second and a day.")
    assert turn.now is not None
    if turn.now.limit is None:
        raise RoomError("This prompt has no clock that could be extended.")
    limit = min(LONGEST_CLOCK, turn.now.limit + event.seconds)
    return with_now(room, lambda now: replace(now, limit=limit))


def drafted(room: Room, event: e.Drafted) -> Room:
    """A newer text of a seat that is writing; an older one, or one for a paper that is in, changes nothing."""
    _check_text(event.text)
    paper = _open_paper(room, event.seat, event.turn, event.attempt)
    if paper is None or event.sequence <= paper.sequence:
        return room
    return with_paper(
        room, event.turn, event.attempt, replace(paper, text=event.text, sequence=event.sequence, changed=event.now)
    )


def _open_paper(room: Room, seat_id: str, turn: int, attempt: int) -> Paper | None:
    """The seat's paper if it can still be written on, a new one for a latecomer; ``None`` when it is in.

    Raises ``RoomError`` for a seat, turn or attempt that the room does not have.
    """
    seat = seated(room, seat_id)
    written = round_of(room, turn, attempt)
    paper = written.papers.get(seat_id)
    if written.closed is not None or (paper is not None and paper.handed_in):
        return None
    if paper is not None:
        return paper
    return Paper(seat=seat_id, camp=seat.camp or "", prompt=prompt_for(room.turns[turn], seat))


def handed_in(room: Room, event: e.HandedIn) -> Room:
    """A text is in. After the close only what a lost connection held back is taken, until the ballots are out."""
    _check_text(event.text)
    paper = _open_paper(room, event.seat, event.turn, event.attempt)
    if paper is None:
        return _handed_in_late(room, event)
    return with_paper(
        room,
        event.turn,
        event.attempt,
        replace(
            paper,
            text=event.text,
            sequence=max(paper.sequence, event.sequence),
            changed=event.now,
            handed_in=True,
            seconds=event.seconds,
            by_clock=event.by_clock,
        ),
    )


def _handed_in_late(room: Room, event: e.HandedIn) -> Room:
    """A text that comes after its paper was taken: the same text again, or what was written without a connection."""
    seat = seat_of(room, event.seat)
    written = round_of(room, event.turn, event.attempt)
    paper = written.papers.get(event.seat)
    if paper is not None and paper.text == event.text:
        return room
    if written.released:
        raise RoomError("The ballots of this prompt are out; a text that comes now is not marked any more.")
    if paper is None:
        paper = Paper(seat=seat.id, camp=seat.camp or "", prompt=prompt_for(room.turns[event.turn], seat))
    elif not paper.by_clock:
        raise RoomError("You have handed in already.")
    late = replace(
        paper,
        text=event.text,
        sequence=max(paper.sequence, event.sequence),
        changed=event.now,
        handed_in=True,
        seconds=event.seconds,
        by_clock=True,
        late=event.late,
        ballot=None,
        overrides=(),
    )
    return with_paper(room, event.turn, event.attempt, late)


def handed_back(room: Room, event: e.HandedBack) -> Room:
    """A text goes back to its writer while the class still writes."""
    turn_now(room, Stage.WRITING)
    turn, attempt = len(room.turns) - 1, len(room.turns[-1].attempts)
    paper = round_of(room, turn, attempt).papers.get(event.seat)
    if paper is None or not paper.handed_in:
        raise RoomError("That seat has not handed in.")
    return with_paper(
        room, turn, attempt, replace(paper, handed_in=False, by_clock=False, seconds=0.0, late=0.0, ballot=None)
    )


def closed(room: Room, event: e.Closed) -> Room:
    """All texts are in: open drafts are taken as they stand, by the clock."""
    turn_now(room, Stage.WRITING)

    def close(now: Round) -> Round:
        used = now.clock.used(event.now)
        papers = {
            seat: paper
            if paper.handed_in
            else replace(paper, handed_in=True, by_clock=True, seconds=_within(used, seat_limit(now, room.seats[seat])))
            for seat, paper in now.papers.items()
        }
        return replace(now, papers=papers, closed=event.now, clock=now.clock.stopped(event.now), paused_for="")

    return with_now(room, close, stage=Stage.HELD)


def ended(room: Room, event: e.Ended) -> Room:
    """The room is over; what is being written is taken first, and never-begun turns are dropped."""
    if room.phase is Phase.OVER:
        raise RoomError("This room is over already.")
    if room.stage is Stage.WRITING:
        room = closed(room, e.Closed(now=event.now))
    if room.stage is Stage.READY:
        room = replace(room, turns=room.turns[:-1])
    return replace(room, phase=Phase.OVER)


def restarted(room: Room, event: e.Restarted) -> Room:
    """A running clock stands: nobody's time ran while the server was gone, since room seconds stood too."""
    turn = room.turn
    if room.stage is not Stage.WRITING or turn is None or turn.now is None or not turn.now.clock.running:
        return room
    return with_now(
        room,
        lambda now: replace(now, clock=now.clock.stopped(event.now), paused_for="The room's server was started again."),
    )


def _within(seconds: float, limit: float | None) -> float:
    return seconds if limit is None else min(seconds, limit)


def _check_text(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise RoomError(f"An answer has at most {MOST_CHARACTERS:,} characters.")


def writers(room: Room) -> tuple[Seat, ...]:
    """The seats that have a paper in the attempt being played, or would get one if they wrote."""
    turn = room.turn
    if turn is None or turn.now is None:
        return ()
    return tuple(
        seat
        for seat in room.seats.values()
        if seat.standing is Standing.SEATED and (seat.id in turn.now.papers or seat.camp in turn.prompts)
    )
