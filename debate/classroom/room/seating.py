"""Rules for the seats: who joins, under which name, in which camp, with how much time."""

from __future__ import annotations

from dataclasses import replace

from debate.classroom.errors import RoomError
from debate.classroom.room import events as e
from debate.classroom.room.papers import check_writable, seat_of, seated, seated_or_expected, with_seat
from debate.classroom.room.playing import with_latecomer
from debate.classroom.room.state import MOST_SEATS, Phase, Room, Seat, Standing
from debate.game.draw import LEAST_EXTRA_TIME, MOST_EXTRA_TIME


def same_name(one: str, other: str) -> bool:
    """Whether two names would be taken for one another when they are read out."""
    return as_read_out(one) == as_read_out(other)


def as_read_out(name: str) -> str:
    """A name without what cannot be heard of it."""
    return " ".join(name.casefold().split())


def joined(room: Room, event: e.Joined) -> Room:
    """A new seat, after all others; a latecomer who has time left writes at once."""
    check_open(room, event.device)
    if event.seat in room.seats:
        raise RoomError("This seat is taken.")
    if len(room.seated) >= MOST_SEATS:
        raise RoomError("This room is full.")
    check_name(room, event.name)
    check_place(room, event.camp, event.team)
    seat = Seat(
        id=event.seat,
        name=event.name,
        key_hash=event.key_hash,
        device=event.device,
        camp=event.camp,
        team=event.team,
        joined=event.now,
    )
    return with_latecomer(with_seat(room, seat), seat, event.now)


def check_open(room: Room, device: str) -> None:
    """Raises ``RoomError`` where nobody may come in any more, or nobody from that machine."""
    if room.phase is Phase.OVER:
        raise RoomError("This room is over.")
    if room.locked:
        raise RoomError("This room is locked; ask your teacher to let you in.")
    if device and any(s.device == device and s.standing is Standing.BANNED for s in room.seats.values()):
        raise RoomError("Your teacher has closed this room to you.")


def renamed(room: Room, event: e.Renamed) -> Room:
    """Another name for a seat."""
    seat = seated_or_expected(room, event.seat)
    check_name(room, event.name, but=seat.id)
    return with_seat(room, replace(seat, name=event.name, asked=""))


def name_asked(room: Room, event: e.NameAsked) -> Room:
    """A name for the teacher to give, or not."""
    check_writable(event.name)
    return with_seat(room, replace(seated(room, event.seat), asked=event.name))


def stood(room: Room, event: e.Stood) -> Room:
    """Kick, ban, or let in again. What the seat wrote stays in the room."""
    seat = seat_of(room, event.seat)
    if Standing.EXPECTED in (seat.standing, event.standing):
        raise RoomError("Nobody has come for this seat yet.")
    if event.standing is Standing.SEATED:
        check_name(room, seat.name, but=seat.id)
    return with_seat(room, replace(seat, standing=event.standing))


def placed(room: Room, event: e.Placed) -> Room:
    """Camps and teams. A seat that is writing keeps the prompt of its old camp until the turn is over."""
    for seat_id in {**event.camps, **event.teams}:
        seat = seated(room, seat_id)
        camp = event.camps.get(seat_id, seat.camp)
        team = event.teams.get(seat_id, seat.team)
        check_place(room, camp, team)
        changed = replace(seat, camp=camp, team=team)
        room = with_latecomer(with_seat(room, changed), changed, event.now)
    return room


def given_time(room: Room, event: e.GivenTime) -> Room:
    """More time for one seat, from now on; one whose time is up already gets its text back by the teacher's hand."""
    if not LEAST_EXTRA_TIME <= event.extra <= MOST_EXTRA_TIME:
        raise RoomError("Extra time is a factor from 1 to 4.")
    return with_seat(room, replace(seated_or_expected(room, event.seat), extra=event.extra))


def check_name(room: Room, name: str, but: str = "") -> None:
    """Raises ``RoomError`` for a name that is none, or that somebody else has who is here or expected."""
    if not name.strip():
        raise RoomError("A seat needs a name.")
    check_writable(name)
    there = (seat for seat in room.seats.values() if seat.standing in (Standing.SEATED, Standing.EXPECTED))
    if any(seat.id != but and same_name(seat.name, name) for seat in there):
        raise RoomError(f"Somebody here is called “{name}” already; take another name.")


def check_place(room: Room, camp: str | None, team: int | None) -> None:
    """Raises ``RoomError`` for a camp or a team that the room does not have; ``None`` is none yet."""
    if camp is not None and camp not in room.camps:
        raise RoomError("This pack has no such camp.")
    if team not in (None, 0, 1):
        raise RoomError("There are two teams.")
