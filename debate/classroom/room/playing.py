"""Rules for a turn: ready, writing, held; the clock, drafts and hand-ins. Nothing here asks how good a text is."""

from __future__ import annotations

from dataclasses import replace

from debate.classroom.errors import RoomError
from debate.classroom.room import events as e
from debate.classroom.room.papers import (
    check_note,
    check_writable,
    prompt_for,
    round_of,
    seat_of,
    seated,
    turn_now,
    with_now,
    with_paper,
    with_round,
)
from debate.classroom.room.reviewing import without_reviews_of
from debate.classroom.room.state import (
    MOST_ATTEMPTS,
    MOST_CHARACTERS,
    MOST_TURNS,
    ClassRound,
    ClassTurn,
    Decision,
    Paper,
    Phase,
    Room,
    Seat,
    Show,
    Stage,
    Standing,
)
from debate.game.clock import Clock

SHORTEST_CLOCK = 1.0
LONGEST_CLOCK = 24 * 3600.0
"""The shortest and the longest clock, and the longest extension, in seconds."""

MOST_BLOCKS = 10
"""Blocks that came at once which are noted of a paper."""


def seat_limit(written: ClassRound, seat: Seat) -> float | None:
    """The time that this seat has in this attempt, in seconds; ``None`` without a clock."""
    return None if written.limit is None else written.limit * seat.extra + written.more.get(seat.id, 0.0)


def seconds_left(written: ClassRound, seat: Seat, now: float) -> float | None:
    """Seconds that this seat has left at ``now``, never below 0; ``None`` without a clock."""
    limit = seat_limit(written, seat)
    return None if limit is None else max(0.0, limit - written.clock.used(now))


def turn_begun(room: Room, event: e.TurnBegun) -> Room:
    """The next turn, at the stage of being ready."""
    if room.phase is Phase.OVER:
        raise RoomError("This room is over.")
    if room.stage in (Stage.WRITING, Stage.HELD):
        raise RoomError("The turn before is not finished: end the writing and release the ballots first.")
    turns = room.turns
    if room.stage is Stage.READY:  # another prompt in place of one that was never started
        turns = turns[:-1]
    if len(turns) >= MOST_TURNS:
        raise RoomError(f"A room plays at most {MOST_TURNS} prompts.")
    if not event.prompts or not set(event.prompts) <= set(room.camps):
        raise RoomError("A turn needs a prompt for a camp of this pack.")
    if not any(seat.camp in event.prompts for seat in room.seated):
        raise RoomError(_nobody_plays(room))
    begun = ClassTurn(prompts=dict(event.prompts))
    return replace(room, phase=Phase.PLAYING, turns=(*turns, begun), show=Show.PROMPT)


def _nobody_plays(room: Room) -> str:
    if not room.seated:
        return "Nobody has a seat yet: students join with the code, and then a prompt can begin."
    return "Nobody in this room would have a prompt: give the camps first."


def started(room: Room, event: e.Started) -> Room:
    """The prompt is shown and the clock runs, for a first answer or for its revision."""
    turn = turn_now(room, Stage.READY, Stage.RELEASED)
    if len(turn.attempts) >= MOST_ATTEMPTS:
        raise RoomError("This prompt was revised already: go on to the next.")
    if event.limit is not None and not SHORTEST_CLOCK <= event.limit <= LONGEST_CLOCK:
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
    if not papers:
        raise RoomError(_nobody_plays(room))
    begun = ClassRound(limit=event.limit, papers=papers)
    if not room.hot_seat:  # there each seat's clock begins when it is passed the keyboard
        begun = replace(begun, clock=begun.clock.started(event.now))
    return replace(
        room,
        show=Show.PROMPT,
        turns=(*room.turns[:-1], replace(turn, stage=Stage.WRITING, attempts=(*turn.attempts, begun))),
    )


def with_latecomer(room: Room, seat: Seat, now: float) -> Room:
    """The room with a paper for a seat that comes (or gets its camp) while the others write.

    Who would have no time left gets none: nobody is marked for what they could not write.
    """
    turn = room.turn
    if room.stage is not Stage.WRITING or turn is None or turn.now is None or seat.id in turn.now.papers:
        return room
    prompt = turn.prompts.get(seat.camp or "")
    if prompt is None or seat.camp is None:
        return room
    if not room.hot_seat and seconds_left(turn.now, seat, now) == 0:
        return room
    return with_paper(room, len(room.turns) - 1, len(turn.attempts), Paper(seat=seat.id, camp=seat.camp, prompt=prompt))


def paused(room: Room, event: e.Paused) -> Room:
    """The clock stands."""
    turn_now(room, Stage.WRITING)
    check_note(event.why)
    return with_now(room, lambda now: replace(now, clock=now.clock.stopped(event.now), paused_for=event.why))


def continued(room: Room, event: e.Continued) -> Room:
    """The clock goes on."""
    turn_now(room, Stage.WRITING)
    return with_now(room, lambda now: replace(now, clock=now.clock.started(event.now), paused_for=""))


def extended(room: Room, event: e.Extended) -> Room:
    """More time for everybody who has not handed in; in a hot seat for the one who is writing."""
    turn = turn_now(room, Stage.WRITING)
    if not 0 < event.seconds <= LONGEST_CLOCK:
        raise RoomError("More time means between one second and a day.")
    assert turn.now is not None
    if turn.now.limit is None:
        raise RoomError("This prompt has no clock that could be extended.")
    if room.hot_seat:
        writer = turn.now.writer
        more = {**turn.now.more, writer: min(LONGEST_CLOCK, turn.now.more.get(writer, 0.0) + event.seconds)}
        return with_now(room, lambda now: replace(now, more=more))
    limit = min(LONGEST_CLOCK, turn.now.limit + event.seconds)
    return with_now(room, lambda now: replace(now, limit=limit))


def passed(room: Room, event: e.Passed) -> Room:
    """In a hot seat, the next seat has the keyboard, with all its time."""
    turn = turn_now(room, Stage.WRITING)
    assert turn.now is not None
    if not room.hot_seat:
        raise RoomError("In this room everybody writes at the same time.")
    seated(room, event.seat)
    paper, before = turn.now.papers.get(event.seat), turn.now.papers.get(turn.now.writer)
    if paper is None or paper.handed_in:
        raise RoomError("That seat has nothing to write now.")
    if before is not None and not before.handed_in and room.seats[before.seat].standing is Standing.SEATED:
        raise RoomError(f"{room.seats[before.seat].name} is still writing.")
    clock = Clock(limit=None).started(event.now)
    return with_now(room, lambda now: replace(now, writer=event.seat, clock=clock, paused_for=""))


def drafted(room: Room, event: e.Drafted) -> Room:
    """A newer text of a seat that is writing; an older one changes nothing.

    A newer one for a paper that is in is refused, since “taken” would mean that its words are kept.

    A seat that was sent out is not asked for its standing here (whose messages are read is the keeper's): drafts are
    replayed after the events, and what was written before it was sent out must stay in the room.
    """
    _check_text(event.text)
    paper = _open_paper(room, event.seat, event.turn, event.attempt)
    if paper is None:
        return _drafted_after(room, event)
    if event.sequence <= paper.sequence:
        return room
    newer = replace(paper, text=event.text, sequence=event.sequence, changed=event.now)
    return with_paper(room, event.turn, event.attempt, newer)


def pasted(room: Room, event: e.Pasted) -> Room:
    """A block came at once; of a text of nothing else the first ones are enough to know."""
    paper = round_of(room, event.turn, event.attempt).papers.get(event.seat)
    if paper is None or len(paper.pasted) >= MOST_BLOCKS:
        return room
    return with_paper(room, event.turn, event.attempt, replace(paper, pasted=(*paper.pasted, event.characters)))


def _drafted_after(room: Room, event: e.Drafted) -> Room:
    """A draft for a paper that is in: nothing is lost with one that is older, or that says the same."""
    paper = round_of(room, event.turn, event.attempt).papers.get(event.seat)
    if paper is None:
        raise RoomError("You have no prompt here; wait for the next one.")
    if event.sequence > paper.sequence and event.text != paper.text:
        raise RoomError("Your text is in already; what you wrote after that is not.")
    return room


def _open_paper(room: Room, seat_id: str, turn: int, attempt: int) -> Paper | None:
    """The seat's paper if it can still be written on; ``None`` when it is in, or the writing is over.

    Raises ``RoomError`` for a seat, turn or attempt that the room does not have, and for a seat without a paper there.
    """
    seat_of(room, seat_id)
    written = round_of(room, turn, attempt)
    if written.closed is not None:
        return None
    paper = written.papers.get(seat_id)
    if paper is None:
        raise RoomError("You have no prompt here; wait for the next one.")
    return None if paper.handed_in else paper


def handed_in(room: Room, event: e.HandedIn) -> Room:
    """A text is in. After the close only what a lost connection held back is taken, until the ballots are out."""
    _check_text(event.text)
    paper = _open_paper(room, event.seat, event.turn, event.attempt)
    if paper is None:
        return _handed_in_late(room, event)
    taken = replace(
        paper,
        text=event.text,
        sequence=max(paper.sequence, event.sequence),
        changed=event.now,
        handed_in=True,
        seconds=event.seconds,
        by_clock=event.by_clock,
    )
    after = with_paper(room, event.turn, event.attempt, taken)
    if not room.hot_seat:
        return after
    return with_now(after, lambda now: replace(now, clock=now.clock.stopped(event.now), paused_for=""))


def _handed_in_late(room: Room, event: e.HandedIn) -> Room:
    """A text that comes after its paper was taken: the same text again, or what was written without a connection.

    Such a text is taken once, so that nobody goes on writing while the marks are held; after the release only as a file
    that the teacher brings in. It is marked anew; what the teacher said of the text before (a changed mark, a trust
    mark, a quotation) does not hold for it.
    """
    seat = seat_of(room, event.seat)
    written = round_of(room, event.turn, event.attempt)
    paper = written.papers.get(event.seat)
    if paper is not None and paper.text == event.text:
        return room
    if written.released and not event.brought:
        raise RoomError("The ballots of this prompt are out; a text that comes now is not marked any more.")
    if paper is None:
        paper = Paper(seat=seat.id, camp=seat.camp or "", prompt=prompt_for(room.turns[event.turn], seat))
    elif not paper.by_clock or paper.late:
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
        refused=(),
        confirmed=(),
    )
    return with_paper(_without_what_was_said(room, event), event.turn, event.attempt, late)


def _without_what_was_said(room: Room, event: e.HandedIn) -> Room:
    """The room without trust marks and reviews of that seat's text in that attempt, quotations, and open appeals."""

    def without_marks(written: ClassRound) -> ClassRound:
        marks = tuple(mark for mark in written.trust.marks if mark.seat != event.seat)
        written = without_reviews_of(written, event.seat)
        return replace(written, trust=replace(written.trust, marks=marks))

    room = with_round(room, event.turn, event.attempt, without_marks)
    turn = room.turns[event.turn]
    kept = tuple(one for one in turn.quotes if (one.seat, one.attempt) != (event.seat, event.attempt))
    turns = (*room.turns[: event.turn], replace(turn, quotes=kept), *room.turns[event.turn + 1 :])
    place = (event.seat, event.turn, event.attempt)
    appeals = tuple(
        replace(one, decision=Decision.REJECTED, reason="Another text took the place of this one.")
        if (one.seat, one.turn, one.attempt) == place and one.decision is Decision.OPEN
        else one
        for one in room.appeals
    )
    return replace(room, turns=turns, appeals=appeals)


def handed_back(room: Room, event: e.HandedBack) -> Room:
    """A text goes back to its writer while the class still writes, and with it what was said of it."""
    turn_now(room, Stage.WRITING)
    turn, attempt = len(room.turns) - 1, len(room.turns[-1].attempts)
    written = round_of(room, turn, attempt)
    paper = written.papers.get(event.seat)
    if paper is None or not paper.handed_in:
        raise RoomError("That seat has not handed in.")
    if room.hot_seat:
        raise RoomError("In a hot seat a text stays in, since the keyboard has gone on.")
    if seconds_left(written, room.seats[event.seat], event.now) == 0:
        raise RoomError("That seat's time is over: give it more time first.")
    open_again = Paper(
        seat=paper.seat,
        camp=paper.camp,
        prompt=paper.prompt,
        text=paper.text,
        sequence=paper.sequence,
        changed=event.now,
        pasted=paper.pasted,
    )
    return with_paper(room, turn, attempt, open_again)


def closed(room: Room, event: e.Closed) -> Room:
    """No more is written. Every text must be in by now; papers of those who never wrote are dropped.

    Taking open drafts in here would lose them: a journal that is replayed knows the events before the drafts.
    """
    turn_now(room, Stage.WRITING)
    if open_papers(room):
        raise RoomError("Not every text is in yet.")

    def close(now: ClassRound) -> ClassRound:
        papers = {seat: paper for seat, paper in now.papers.items() if paper.handed_in}
        return replace(now, papers=papers, closed=event.now, clock=now.clock.stopped(event.now), paused_for="")

    return with_now(room, close, stage=Stage.HELD)


def open_papers(room: Room) -> tuple[Paper, ...]:
    """The papers of the attempt being written that must be handed in before it can be closed.

    Blank ones of seats that were sent out, or that never had the keyboard in a hot seat, are not among them.
    """
    turn = room.turn
    if turn is None or turn.now is None:
        return ()
    written = turn.now

    def never_wrote(paper: Paper) -> bool:
        gone = room.seats[paper.seat].standing is not Standing.SEATED
        return not paper.text.strip() and (gone or (room.hot_seat and paper.seat != written.writer))

    return tuple(paper for paper in written.papers.values() if not paper.handed_in and not never_wrote(paper))


def ended(room: Room, _event: e.Ended) -> Room:
    """The room is over; a turn that was never started is dropped. What is being written must be taken in first."""
    if room.phase is Phase.OVER:
        raise RoomError("This room is over already.")
    if room.stage is Stage.WRITING:
        raise RoomError("The class is still writing: end that first.")
    if room.stage is Stage.READY:
        room = replace(room, turns=room.turns[:-1])
    return replace(room, phase=Phase.OVER)


RESTARTED = "The room's server was started again."
"""Why a clock stands that a server found running."""


def restarted(room: Room, event: e.Restarted) -> Room:
    """A running clock stands: nobody's time ran while the server was gone, since room seconds stood too."""
    turn = room.turn
    if room.stage is not Stage.WRITING or turn is None or turn.now is None or not turn.now.clock.running:
        return room
    return with_now(
        room,
        lambda now: replace(now, clock=now.clock.stopped(event.now), paused_for=RESTARTED),
    )


def _check_text(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise RoomError(f"An answer has at most {MOST_CHARACTERS:,} characters.")
    check_writable(text)


def writers(room: Room) -> tuple[Seat, ...]:
    """The seats that belong to the room and have a paper in the attempt being played."""
    turn = room.turn
    if turn is None or turn.now is None:
        return ()
    return tuple(seat for seat in room.seated if seat.id in turn.now.papers)
