"""Who plays in a hot seat, as the form has them written down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from debate.classroom.errors import RoomError
from debate.classroom.room.seating import same_name
from debate.classroom.server.names import cleaned

LEAST_PLAYERS, MOST_PLAYERS = 2, 40


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody (or a group under one name) who will write. ``team`` is 0 or 1 where teams play."""

    name: str
    camp: str | None = None
    team: int | None = None


Players = tuple[Player, ...]


def names_of(text: str) -> list[str]:
    """The names of a list with one on each line, or with commas. Raises ``RoomError`` for one that is none."""
    return [cleaned(name) for line in text.splitlines() for name in line.split(",") if name.strip()]


def check_players(players: Iterable[Player]) -> Players:
    """The players, if they can play. Raises ``RoomError`` with the sentence that says why not."""
    found = tuple(players)
    for number, one in enumerate(found):
        if any(same_name(one.name, other.name) for other in found[:number]):
            raise RoomError(f"“{one.name}” is there twice; give each player a name of their own.")
    if not LEAST_PLAYERS <= len(found) <= MOST_PLAYERS:
        raise RoomError(f"A hot seat has {LEAST_PLAYERS} to {MOST_PLAYERS} players; {len(found)} are written down.")
    return found
