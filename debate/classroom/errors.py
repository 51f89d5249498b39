"""What can go wrong in a room, as sentences for the person who asked."""

from __future__ import annotations


class RoomError(Exception):
    """Something that was asked of the room and cannot be done now; the text is one sentence that says why."""


class NotNow(RoomError):  # noqa: N818  it says what happened
    """Something that may be done a moment later, asked for in the same words."""


class JournalError(Exception):
    """The room's journal cannot be written or read; the text is one sentence that says what to do."""


class Superseded(JournalError):  # noqa: N818  it says what happened
    """Another server leads the room by now, or may: what was asked of this one is not kept, nor will anything be."""
