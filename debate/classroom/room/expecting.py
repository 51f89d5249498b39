"""A class list in the room: seats that are kept for students, and which of them somebody means who types a name.

Seats are chosen there, not made. A seat that nobody has come for belongs to nobody's count: it is in no camp's balance,
is not waited for, and has no mark.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from hmac import compare_digest

from debate.classroom.errors import RoomError
from debate.classroom.room import events as e
from debate.classroom.room.papers import check_writable, seat_of, with_seat
from debate.classroom.room.playing import with_latecomer
from debate.classroom.room.seating import check_name, check_open, check_place, same_name
from debate.classroom.room.state import MOST_SEATS, Phase, Room, Seat, Standing
from debate.game.draw import LEAST_EXTRA_TIME, MOST_EXTRA_TIME

LEAST_LETTERS = 3
"""The first letters of a name that must be typed before the room tells a name that begins with them."""

MOST_TOLD = 5
"""Names that are told at a time: enough to find oneself, too few to read a class list from."""


_LIKE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that stand on other keyboards as these, and that no accent makes."""


def class_expected(room: Room, event: e.ClassExpected) -> Room:
    """A seat for each student of the list, in its order."""
    if room.phase is not Phase.LOBBY or room.class_name:
        raise RoomError("A class list is for a room that has not begun, and a room has one.")
    if not event.name.strip() or not event.students:
        raise RoomError("A class list has a name, and students.")
    if len(room.seats) + len(event.students) > MOST_SEATS:
        raise RoomError(f"A room has at most {MOST_SEATS} seats.")
    for student in event.students:
        if student.seat in room.seats:
            raise RoomError("This seat is taken.")
        check_name(room, student.name)
        check_writable(student.student_id)
        check_place(room, student.camp, student.team)
        if not LEAST_EXTRA_TIME <= student.extra <= MOST_EXTRA_TIME:
            raise RoomError("Extra time is a factor from 1 to 4.")
        seat = Seat(
            id=student.seat,
            name=student.name,
            key_hash="",
            camp=student.camp,
            team=student.team,
            extra=student.extra,
            standing=Standing.EXPECTED,
            listed=True,
            student_id=student.student_id,
            code_hash=student.code_hash,
        )
        room = with_seat(room, seat)
    return replace(room, class_name=event.name)


def seat_chosen(room: Room, event: e.SeatChosen) -> Room:
    """A seat of the list is somebody's, who opens it with another key from now on; a latecomer writes at once."""
    seat = seat_of(room, event.seat)
    if not seat.listed:
        raise RoomError("This seat is not on the class list.")
    if seat.standing is Standing.BANNED:
        raise RoomError("Your teacher has closed this room to you.")
    if seat.standing is not Standing.SEATED:  # who changes machines was let in before
        check_open(room, event.device)
        check_name(room, seat.name, but=seat.id)
    check_place(room, event.camp, event.team)
    chosen = replace(
        seat,
        key_hash=event.key_hash,
        device=event.device,
        camp=seat.camp if seat.camp is not None else event.camp,
        team=seat.team if seat.team is not None else event.team,
        standing=Standing.SEATED,
        joined=event.now,
    )
    return with_latecomer(with_seat(room, chosen), chosen, event.now)


def seat_of_code(room: Room, code_hash: str) -> Seat | None:
    """The seat whose personal code has that hash, whether somebody sits there or not."""
    listed = (seat for seat in room.seats.values() if seat.code_hash)
    return next((seat for seat in listed if compare_digest(seat.code_hash, code_hash)), None)


def seats_meant(room: Room, typed: str) -> tuple[Seat, ...]:
    """The free seats of the list that somebody may mean: the one of that whole name, or those whose name begins so.

    Each word that was typed begins a word of the name, in their order; case and accents do not count.
    """
    words = letters_of(typed).split()
    free = [one for one in room.seats.values() if one.listed and one.standing in (Standing.EXPECTED, Standing.KICKED)]
    whole = [seat for seat in free if letters_of(seat.name).split() == words]
    if whole:  # two names may differ by an accent only
        return tuple(seat for seat in whole if same_name(seat.name, typed)) or tuple(whole)
    if letters_typed(typed) < LEAST_LETTERS:
        return ()
    return tuple(seat for seat in free if _begin(words, letters_of(seat.name).split()))


def is_whole_name(seat: Seat, typed: str) -> bool:
    """Whether the name of that seat was typed in full."""
    return letters_of(seat.name).split() == letters_of(typed).split()


def letters_typed(typed: str) -> int:
    """How many letters of a name were typed."""
    return sum(map(len, letters_of(typed).split()))


def _begin(typed: list[str], words: list[str]) -> bool:
    left = iter(words)
    return all(any(word.startswith(part) for word in left) for part in typed)


def letters_of(name: str) -> str:
    """A name without case and accents, and with a space for whatever parts its words."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LIKE))
    return "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
