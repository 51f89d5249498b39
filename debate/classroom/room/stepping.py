"""The room's rules: ``step(room, event)`` gives the next room, or says in one sentence why that cannot happen now.

Pure: the same room and event give the same room, and the old one stays as it was. ``begin`` makes a room from its first
event; replaying a journal is ``begin`` and then ``step`` for each event after it. What the passing of time makes happen
is in ``due``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import msgspec

from debate.classroom.errors import RoomError
from debate.classroom.room import events as e
from debate.classroom.room import expecting, marking, playing, reviewing, seating
from debate.classroom.room.playing import LONGEST_CLOCK, SHORTEST_CLOCK
from debate.classroom.room.state import MOST_TEAM_NAME, MOST_TURNS, Phase, Room, Settings


def begin(event: e.Opened) -> Room:
    """The room as its first event leaves it."""
    return Room(
        id=event.id,
        code=event.code,
        pack=event.pack,
        pack_hash=event.pack_hash,
        camps=event.camps,
        seed=event.seed,
        opened_at=event.at,
        now=event.now,
        hot_seat=event.hot_seat,
    )


def replay(room: Room, events: Iterable[e.AnyEvent]) -> tuple[Room, list[e.AnyEvent]]:
    """The room after these events, and those among them that cannot follow: something before them was damaged."""
    left_out = []
    for event in events:
        try:
            room = step(room, event)
        except Exception:  # a damaged value can be anything, and must not hide the others
            left_out.append(event)
    return room, left_out


def step(room: Room, event: e.AnyEvent) -> Room:
    """The room after ``event``. Raises ``RoomError`` when it cannot happen in this room as it stands.

    Time never runs backwards in a room: an event whose ``now`` is before the room's counts as happening at the room's.
    """
    rule = _RULES.get(type(event))
    if rule is None:
        raise RoomError("A room is opened once.")
    if event.now < room.now:
        event = msgspec.structs.replace(event, now=room.now)
    after: Room = rule(room, event)
    return replace(after, now=event.now) if after.now != event.now else after


def _configured(room: Room, event: e.Configured) -> Room:
    another_pack = (event.pack, event.pack_hash) != (room.pack, room.pack_hash)
    if another_pack and room.phase is not Phase.LOBBY:
        raise RoomError("The pack can be changed in the lobby only.")
    if len(set(event.camps)) != len(event.camps) or (not another_pack and event.camps != room.camps):
        raise RoomError("A pack has two camps, which stay the same.")
    check_settings(event.settings)
    if len(event.plan) > MOST_TURNS:
        raise RoomError(f"A room plays at most {MOST_TURNS} prompts.")
    for prompts in event.plan:
        if not prompts or not set(prompts) <= set(event.camps):
            raise RoomError("Each turn needs a prompt for a camp of this pack.")
    seats = room.seats
    if another_pack:
        seats = {key: replace(seat, camp=None) for key, seat in seats.items()}
    return replace(
        room,
        settings=event.settings,
        plan=tuple(dict(prompts) for prompts in event.plan),
        pack=event.pack,
        pack_hash=event.pack_hash,
        camps=event.camps,
        seats=seats,
    )


def check_settings(settings: Settings) -> None:
    """Raises ``RoomError`` for what no room can be set to."""
    if settings.seconds is not None and not SHORTEST_CLOCK <= settings.seconds <= LONGEST_CLOCK:
        raise RoomError("A clock has between one second and a day.")
    if not 0 < settings.revision_share <= 1:
        raise RoomError("A revision has a share of the prompt's time, up to all of it.")
    first, second = settings.teams
    if not first.strip() or not second.strip() or seating.same_name(first, second):
        raise RoomError("The two teams need two names.")
    if max(len(first), len(second)) > MOST_TEAM_NAME:
        raise RoomError(f"A team's name has at most {MOST_TEAM_NAME} characters.")


_RULES: dict[type, Callable[[Room, Any], Room]] = {
    e.Configured: _configured,
    e.Locked: lambda room, event: replace(room, locked=event.locked),
    e.Shown: lambda room, event: replace(room, show=event.show),
    e.Ended: playing.ended,
    e.Restarted: playing.restarted,
    e.ClassExpected: expecting.class_expected,
    e.SeatChosen: expecting.seat_chosen,
    e.Joined: seating.joined,
    e.Renamed: seating.renamed,
    e.NameAsked: seating.name_asked,
    e.Stood: seating.stood,
    e.Placed: seating.placed,
    e.GivenTime: seating.given_time,
    e.TurnBegun: playing.turn_begun,
    e.Started: playing.started,
    e.Paused: playing.paused,
    e.Continued: playing.continued,
    e.Extended: playing.extended,
    e.Passed: playing.passed,
    e.Drafted: playing.drafted,
    e.Pasted: playing.pasted,
    e.HandedIn: playing.handed_in,
    e.HandedBack: playing.handed_back,
    e.Closed: playing.closed,
    e.Marked: marking.marked,
    e.Predicted: marking.predicted,
    e.AnswersDealt: reviewing.answers_dealt,
    e.Reviewed: reviewing.reviewed,
    e.TrustDrawn: marking.trust_drawn,
    e.TrustMarked: marking.trust_marked,
    e.Overridden: marking.overridden,
    e.OwnRefused: marking.own_refused,
    e.OwnKept: marking.own_kept,
    e.OwnConfirmed: marking.own_confirmed,
    e.Ruled: marking.ruled,
    e.Unruled: marking.unruled,
    e.Released: marking.released,
    e.Appealed: marking.appealed,
    e.Decided: marking.decided,
    e.Quoted: marking.quoted,
}
