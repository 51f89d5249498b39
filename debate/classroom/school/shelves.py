"""A teacher's class lists and lesson plans in the school's store, as shelves like those of a teacher's own machine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from debate.classroom.errors import RoomError
from debate.classroom.keeping.named_files import CLASS_LIST, LESSON_PLAN, Kind
from debate.classroom.school.store import SchoolStore

MOST_KEPT: Final = 200
"""Things of one kind that one teacher may keep: more than anybody looks through."""

_CLASS_LIST: Final = replace(CLASS_LIST, lists_them=f"{CLASS_LIST.lists_them} --at")
_LESSON_PLAN: Final = replace(LESSON_PLAN, lists_them=f"{LESSON_PLAN.lists_them} --at")


@dataclass(frozen=True, slots=True)
class StoredShelf:
    """What ``teacher`` keeps of one kind. Methods block, and raise ``RoomError`` and ``JournalError``."""

    store: SchoolStore
    teacher: str
    kind: Kind

    def names(self) -> list[str]:
        """The names of all that are kept, in order."""
        return sorted(self.store.shelved(self.teacher, self.kind.id), key=str.casefold)

    def read(self, name: str) -> str:
        """What is kept under that name."""
        found = self.store.take(self.teacher, self.kind.id, self.kind.called(name))
        if found is None:
            raise self.kind.missing(name, self.names())
        return found

    def write(self, name: str, text: str) -> None:
        """Keep it under that name, in place of what had it before."""
        name, names = self.kind.called(name), self.names()
        if name not in names and len(names) >= MOST_KEPT:
            raise RoomError(f"You keep {MOST_KEPT} {self.kind.what}s here already; delete some that you need no more.")
        self.store.shelve(self.teacher, self.kind.id, name, text)

    def forget(self, name: str) -> None:
        """Delete it."""
        self.read(name)
        self.store.unshelve(self.teacher, self.kind.id, self.kind.called(name))

    def used(self, name: str) -> None:
        """A room was opened with it now."""
        self.store.used(self.teacher, self.kind.id, self.kind.called(name))

    def place(self, name: str) -> str:
        """Where it is, for a sentence about it."""
        return f"“{name}”"


@dataclass(frozen=True, slots=True)
class Shelves:
    """All that one teacher keeps in the school's store beside rooms."""

    classes: StoredShelf
    plans: StoredShelf


def shelves_of(store: SchoolStore, teacher: str) -> Shelves:
    """The shelves of that teacher."""
    return Shelves(StoredShelf(store, teacher, _CLASS_LIST), StoredShelf(store, teacher, _LESSON_PLAN))
