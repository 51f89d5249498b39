"""A room from the rows of its journal, whichever store they come from, and in a sentence what of them is damaged."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from debate.classroom.errors import JournalError
from debate.classroom.room import events as e
from debate.classroom.room.state import Room
from debate.classroom.room.stepping import begin, replay

MOST_EVENTS = 100_000
"""More events than any lesson has: a greater number is a damaged one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """What a journal holds. ``last_at`` is when it was written last, as an ISO 8601 time in UTC.

    ``left_out`` says in one sentence what of it is damaged; it is empty for a whole journal.
    """

    room: Room
    last_at: str
    left_out: str = ""


def salvaged(
    where: str,
    rows: Sequence[tuple[Any, ...]],
    drafts: Sequence[tuple[Any, ...]],
    clock: Sequence[tuple[Any, ...]],
    *,
    whole: bool = True,
) -> Salvaged:
    """As much of a room as can be read of its ``rows`` (number, body, time), ``drafts`` (body first) and its last room
    second (``clock``; second in its row).

    ``where`` begins the sentences about it, and ``whole`` is whether the store could read all it has. Raises
    ``JournalError`` when nothing can be read.
    """
    events, blurred = _events(body for _, body, _ in sorted(rows))
    newest, blurred_drafts = _events(body for body, _ in drafts)
    if not events or not isinstance(events[0], e.Opened):
        raise JournalError(f"{where} is damaged from its beginning, and cannot be read.")
    room, unfit = replay(begin(events[0]), events[1:])
    kept = max([room.now, *(float(now) for _, now in clock if isinstance(now, int | float))])
    room, _ = replay(room, newest)  # what does not fit is of a seat that has left since
    unread = min(MOST_EVENTS, max(number for number, *_ in rows)) - len(events) + len(drafts) - len(newest)
    if not whole:  # how many a lost page at the end had is not known
        unread = max(unread, 1)
    damage = _damage(unread, blurred + blurred_drafts, unfit)
    return Salvaged(
        room=replace(room, now=kept),
        last_at=max(str(at) for *_, at in rows),
        left_out=f"{where} is damaged: {damage} had to be left out." if damage else "",
    )


def _events(bodies: Iterable[Any]) -> tuple[list[e.AnyEvent], int]:
    """The events of those rows that hold one, and how many of them have characters that cannot be read."""
    events, blurred = [], 0
    for body in bodies:
        with contextlib.suppress(msgspec.MsgspecError, UnicodeError, AttributeError):  # a row can hold anything
            readable = body.decode("utf-8", "replace").encode()
            events.append(e.from_bytes(readable))
            blurred += readable != body
    return events, blurred


_KINDS = {e.HandedIn: ("text", "texts"), e.Marked: ("mark", "marks"), e.Joined: ("seat", "seats")}


def _damage(unread: int, blurred: int, unfit: Sequence[e.AnyEvent]) -> str:
    """What is left out of a room: rows that cannot be read, characters, and events that do not fit what is left."""
    counts = Counter(_KINDS.get(type(event), ("other entry", "other entries")) for event in unfit)
    counts["entry that cannot be read", "entries that cannot be read"] = unread
    counts["entry’s garbled characters", "entries’ garbled characters"] = blurred
    return ", ".join(f"{count} {one if count == 1 else many}" for (one, many), count in counts.items() if count)
