"""Finding and replacing the parts of a room: turns, attempts, papers. Values in, values out.

All of these give a new room and leave the old one as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from debate.classroom.errors import RoomError
from debate.classroom.room.state import ClassRound, ClassTurn, Paper, Room, Seat, Stage, Standing
from debate.judge.ballot import Ballot

MOST_NOTE = 500
"""The longest note or reason, in characters."""

HIGHEST_LEVEL = 20
"""The highest level number that somebody can give: more than the levels of any rubric."""


def check_note(text: str) -> None:
    """Raises ``RoomError`` for a note or reason that is too long or cannot be written down."""
    if len(text) > MOST_NOTE:
        raise RoomError(f"Keep it to {MOST_NOTE} characters.")
    check_writable(text)


def check_writable(text: str) -> None:
    """Raises ``RoomError`` for a text that cannot be written down: half of a surrogate pair has no UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise RoomError("This text has a character that is none; take it out.") from error


def check_levels(paper: Paper, levels: Mapping[str, int]) -> None:
    """Raises ``RoomError`` for levels (by criterion id) that a paper cannot have, as far as its ballot tells that."""
    if not levels or any(not 0 <= level <= HIGHEST_LEVEL for level in levels.values()):
        raise RoomError("Give each criterion a level.")
    if paper.ballot is not None:
        for criterion, level in levels.items():
            check_level(paper.ballot, criterion, level)


def check_level(ballot: Ballot, criterion: str, level: int) -> None:
    """Raises ``RoomError`` for a criterion that a ballot does not have, or a level that the criterion does not."""
    for mark in ballot.criteria:
        if mark.id == criterion:
            if not 0 <= level <= mark.top_level:
                raise RoomError(f"“{mark.title}” has the levels 0 to {mark.top_level}.")
            return
    raise RoomError("This rubric has no such criterion.")


def seat_of(room: Room, seat_id: str) -> Seat:
    """The seat of that id, whether it is still seated or not. Raises ``RoomError``."""
    seat = room.seats.get(seat_id)
    if seat is None:
        raise RoomError("There is no such seat in this room.")
    return seat


def seated(room: Room, seat_id: str) -> Seat:
    """The seat of that id, which must still belong to the room. Raises ``RoomError``."""
    seat = seat_of(room, seat_id)
    if seat.standing is not Standing.SEATED:
        raise RoomError("This seat was taken out of the room.")
    return seat


def seated_or_expected(room: Room, seat_id: str) -> Seat:
    """The seat of that id, which must belong to the room, or be kept for somebody. Raises ``RoomError``."""
    seat = seat_of(room, seat_id)
    return seat if seat.standing is Standing.EXPECTED else seated(room, seat_id)


def with_seat(room: Room, seat: Seat) -> Room:
    """The room with this seat in place of the one of the same id, or after all others."""
    return replace(room, seats={**room.seats, seat.id: seat})


def turn_now(room: Room, *stages: Stage) -> ClassTurn:
    """The turn being played, which must be at one of these stages. Raises ``RoomError``."""
    turn = room.turn
    if turn is None or room.stage is None:
        raise RoomError("No prompt is being played now.")
    if stages and turn.stage not in stages:
        raise RoomError(_NOT_AT[turn.stage])
    return turn


_NOT_AT = {
    Stage.READY: "The clock of this prompt has not been started yet.",
    Stage.WRITING: "The class is still writing.",
    Stage.HELD: "The texts are in and the marks are held.",
    Stage.RELEASED: "The ballots of this prompt are out already.",
}


def round_of(room: Room, turn: int, attempt: int) -> ClassRound:
    """That attempt (from 1) at that turn (from 0). Raises ``RoomError`` when there was none."""
    if not 0 <= turn < len(room.turns) or not 1 <= attempt <= len(room.turns[turn].attempts):
        raise RoomError("The class has not come to that prompt.")
    return room.turns[turn].attempts[attempt - 1]


def paper_of(room: Room, turn: int, attempt: int, seat: str) -> Paper:
    """That seat's paper, which must have been handed in. Raises ``RoomError``."""
    paper = round_of(room, turn, attempt).papers.get(seat)
    if paper is None or not paper.handed_in:
        raise RoomError("That seat handed nothing in here.")
    return paper


def with_turn(room: Room, turn: ClassTurn) -> Room:
    """The room with this turn in place of the one being played."""
    return replace(room, turns=(*room.turns[:-1], turn))


def with_now(room: Room, change: Callable[[ClassRound], ClassRound], *, stage: Stage | None = None) -> Room:
    """The room with the attempt being played changed, and the turn at ``stage`` if one is given."""
    turn = room.turns[-1]
    attempts = (*turn.attempts[:-1], change(turn.attempts[-1]))
    return with_turn(room, replace(turn, attempts=attempts, stage=stage or turn.stage))


def with_round(room: Room, turn: int, attempt: int, change: Callable[[ClassRound], ClassRound]) -> Room:
    """The room with one attempt (from 1) at one turn (from 0) changed."""
    whole = room.turns[turn]
    at = attempt - 1
    attempts = (*whole.attempts[:at], change(whole.attempts[at]), *whole.attempts[at + 1 :])
    return replace(room, turns=(*room.turns[:turn], replace(whole, attempts=attempts), *room.turns[turn + 1 :]))


def with_paper(room: Room, turn: int, attempt: int, paper: Paper) -> Room:
    """The room with this paper in place of its seat's earlier one."""
    return with_round(
        room, turn, attempt, lambda written: replace(written, papers={**written.papers, paper.seat: paper})
    )


def prompt_for(turn: ClassTurn, seat: Seat) -> str:
    """The prompt that this seat answers in this turn. Raises ``RoomError`` when the turn has none for its camp."""
    prompt = turn.prompts.get(seat.camp or "")
    if prompt is None:
        raise RoomError("This seat's camp has no prompt in this turn.")
    return prompt
