"""The door: who may speak to the room at all, and how much. Rules only; the clock is passed in, in seconds.

An address from which many wrong codes came has to wait, with right ones too, or waiting would stop no guessing. Seats
that were taken before come back all the same: a token cannot be guessed.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from debate.classroom.errors import NotNow, RoomError
from debate.classroom.room.state import Room, Standing
from debate.classroom.wire import messages as wire
from debate.classroom.wire.codes import as_typed, opens, same_code
from debate.classroom.wire.tries import REMEMBERED, Tries, is_loopback

SEATS_AT_ONCE = 60
SEATS_A_SECOND = 1.0
"""Seats that one address may take: a class behind one router at once, and not a room full of made-up names."""

BURST = 40
"""Messages that a connection may send at once."""

RATE = 20.0
"""Messages a second that it may send all the time: a student's client sends one or two."""

COUNTS_AS_ONE = 16 * 1024
"""Characters that a message may have to count as one; a longer one counts as more, up to eight."""


NO_KEY: Final = "This key does not open this room; the terminal in which the room was opened shows the right one."


class Allowance:
    """How many messages a connection may still send, say: a bucket that fills at ``rate`` a second up to ``most``."""

    __slots__ = ("left", "most", "now", "rate")

    def __init__(self, *, now: float, most: float = BURST, rate: float = RATE) -> None:
        self.now = now
        self.most = most
        self.rate = rate
        self.left = float(most)

    def spend(self, now: float, cost: float = 1.0) -> bool:
        """Take ``cost`` messages out at the instant ``now``; ``False`` when fewer are left."""
        self.left = min(self.most, self.left + max(0.0, now - self.now) * self.rate)
        self.now = now
        if self.left < cost:
            return False
        self.left -= cost
        return True


class Crowded(NotNow):
    """Too many come at once."""


class Newcomers:
    """Seats that were taken lately, by address. This machine's own are not counted: who sits at it opens the room."""

    def __init__(self) -> None:
        self._of: OrderedDict[str, Allowance] = OrderedDict()

    def check(self, address: str, now: float) -> None:
        """Count one more seat. Raises ``Crowded``."""
        if is_loopback(address):
            return
        allowance = self._of.setdefault(address, Allowance(now=now, most=SEATS_AT_ONCE, rate=SEATS_A_SECOND))
        self._of.move_to_end(address)
        while len(self._of) > REMEMBERED:
            self._of.popitem(last=False)
        if not allowance.spend(now):
            raise Crowded("Many seats were taken from this machine's network just now; you are next in a moment.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The tokens of one run of the server: the teacher's and the projector's."""

    host_hash: str
    board_hash: str


class Door:
    """Lets greetings in or says in one sentence why not."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._tries = Tries()
        self._newcomers = Newcomers()

    def greet(self, greeting: wire.Greeting, room: Room, address: str, now: float) -> None:
        """Let this greeting from ``address`` in. Raises ``RoomError`` with the sentence for who is at the door."""
        if greeting.protocol != wire.PROTOCOL:
            older = greeting.protocol < wire.PROTOCOL
            raise RoomError(f"This {'client' if older else 'room'} is of an older debate: bring it up to date.")
        if isinstance(greeting, wire.Join | wire.Watch):
            self._tries.check(address, now)
        right = self._right(greeting, room)
        if not right:
            self._tries.wrong(address, now)
        match greeting:
            case wire.Join() if not right:
                raise RoomError("There is no room with this code here; read it off the board again.")
            case wire.Join():
                self._newcomers.check(address, now)
            case wire.Return() if not right:
                raise RoomError("This seat is not in this room; join with the code.")
            case wire.Return():
                _check_standing(room, greeting.seat)
            case wire.Host() | wire.Watch() if not right:
                raise RoomError(NO_KEY)
            case _:
                return

    def _right(self, greeting: wire.Greeting, room: Room) -> bool:
        match greeting:
            case wire.Join():
                return same_code(room.code, greeting.code)
            case wire.Return():
                seat = room.seats.get(greeting.seat)
                return seat is not None and opens(greeting.token, seat.key_hash)
            case wire.Host():
                return opens(greeting.token, self._keys.host_hash)
            case wire.Watch():
                return opens(as_typed(greeting.token), self._keys.board_hash)


def _check_standing(room: Room, seat_id: str) -> None:
    match room.seats[seat_id].standing:
        case Standing.KICKED:
            raise RoomError("Your teacher took this seat out of the room; join again with the code if you may.")
        case Standing.BANNED:
            raise RoomError("Your teacher has closed this room to you.")
        case Standing.SEATED:
            return
