"""What a school keeps beside its rooms: who may open one, and the class lists and lesson plans of each.

The store of rooms is ``debate.classroom.keeping.store``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from debate.classroom.keeping.store import Store


class SchoolStore(Store, Protocol):
    """The rooms of a school, its teachers and what they keep. Methods block; each raises ``JournalError``."""

    lost: Callable[[], None]
    """Called, from any thread, when this server has lost the lead of all its rooms."""

    def add_teacher(self, name: str, key_hash: str) -> None:
        """Let the teacher with that key open rooms; a key that they had before is void."""
        ...

    def remove_teacher(self, name: str) -> bool:
        """Void a teacher's key; their rooms stay. Returns whether there was one."""
        ...

    def teachers(self) -> list[str]:
        """The names of the teachers who have a key, in order."""
        ...

    def teacher_of(self, key_hash: str) -> str:
        """The teacher with that key, empty when there is none."""
        ...

    def shelved(self, teacher: str, kind: str) -> list[str]:
        """The names under which that teacher keeps things of that kind (``named_files.Kind.id``)."""
        ...

    def take(self, teacher: str, kind: str, name: str) -> str | None:
        """What that teacher keeps under that name, ``None`` without."""
        ...

    def used(self, teacher: str, kind: str, name: str) -> None:
        """A room was opened with it now: ``tidy`` counts from here."""
        ...

    def shelve(self, teacher: str, kind: str, name: str, body: str) -> None:
        """Keep it under that name, in place of what had it before."""
        ...

    def unshelve(self, teacher: str, kind: str, name: str) -> None:
        """Delete it."""
        ...

    def tidy(self, kind: str, before: str) -> None:
        """Delete everybody's things of that kind that were written or used since then (ISO 8601, UTC)."""
        ...

    def secret(self) -> str:
        """What tells the school's servers from strangers; empty where there is only one server."""
        ...

    def check(self) -> None:
        """Raise ``JournalError`` when nothing can be kept now."""
        ...

    def close(self) -> None:
        """Let go of what is open, every lease included."""
        ...
