"""Joining a teacher's room on plain lines: address, code and name are asked for, again where they are wrong."""

from __future__ import annotations

import asyncio

from debate.classroom.client.link import AddressError, room_address
from debate.classroom.client.seat_client import SeatClient
from debate.classroom.client.seat_store import OwnSeat, SeatStore
from debate.classroom.wire.codes import as_typed, new_token
from debate.plain.lines import InputEnded, Lines
from debate.plain.sitting import Sitting

MOST_TRIES = 10
"""How often somebody may try to get in: a pipe of nonsense must come to an end."""


def join_room(store: SeatStore, lines: Lines, *, address: str, code: str, name: str, own: OwnSeat | None = None) -> int:
    """Sit in a room; ``own`` is a seat to go back to. Returns the exit code."""
    token, ask = new_token(), False
    try:
        for _ in range(MOST_TRIES):
            if own is None:
                address = address or _asked_address(lines)
                code = code or as_typed(_asked(lines, "The code that your teacher shows?"))
                name = name or _asked(lines, "Your name in this room? Enter alone: the room gives you one.")
            else:
                address, code = own.address, own.code
            client = SeatClient(address, code, store=store, name=name, own=own, token=token, ask=ask)
            lines.say("Knocking …")
            sitting = Sitting(client, lines)
            lines.say(asyncio.run(sitting.sit()))
            if client.welcomed or sitting.left:
                return 0
            if client.seats:
                name = _chosen(lines, client.seats)
            elif client.may_ask:
                answer = lines.ask("Is this your name?", {"y": "yes, ask my teacher for it", "n": "no"}, "n")
                ask, name = answer == "y", name if answer == "y" else ""
            else:
                token = own.token if own is not None else token  # who was sent out comes in again to the same seat
                own, code, name = None, "", ""
    except InputEnded:
        lines.say("The input ended.")
    return 1


def _chosen(lines: Lines, seats: tuple[str, ...]) -> str:
    """The name that is the student's own; empty for none of them."""
    choices = {str(number): name for number, name in enumerate(seats, 1)}
    answer = lines.ask("Which are you?", {**choices, "n": "none of these"}, "n")
    return choices.get(answer, "")


def _asked(lines: Lines, question: str) -> str:
    lines.say(question)
    return (lines.next_line() or "").strip()


def _asked_address(lines: Lines) -> str:
    while True:
        try:
            return room_address(_asked(lines, "The address that your teacher shows?"))
        except AddressError as error:
            lines.say(str(error))
