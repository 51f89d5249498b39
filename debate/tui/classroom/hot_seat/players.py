"""Who plays in a hot seat, as the form has them written down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from debate.classroom.errors import RoomError
from debate.classroom.keeping.class_list import ClassList, expected
from debate.classroom.keeping.lesson_plan import PLANNED_TURNS, LessonPlan
from debate.classroom.room.seating import same_name
from debate.classroom.room.state import Camps, Settings
from debate.classroom.server.names import cleaned
from debate.packs.model import Pack

LEAST_PLAYERS, MOST_PLAYERS = 2, 40


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody (or a group under one name) who will write. ``team`` is 0 or 1 where teams play."""

    name: str
    camp: str | None = None
    team: int | None = None


Players = tuple[Player, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What the form begins with. ``names`` are those of each side, one on a line; where camps are drawn, of the first.

    ``class_list`` has them with what else the list says of each, but for camps and teams: those are the form's.
    """

    settings: Settings = field(default_factory=lambda: Settings(seconds=120.0))
    prompts: int = PLANNED_TURNS
    names: tuple[str, str] = ("", "")
    class_list: ClassList | None = None

    @property
    def listed(self) -> tuple[str, ...]:
        """The names of the class list."""
        return tuple(one.name for one in self.class_list.students) if self.class_list is not None else ()


def beginning(pack: Pack, plan: LessonPlan | None = None, listed: ClassList | None = None) -> Beginning:
    """The form as a lesson plan and a class list fill it in. Raises ``RoomError`` for camps that the pack has not."""
    usual = Beginning()
    settings = replace(plan.settings, predict=False) if plan is not None else usual.settings
    prompts = plan.turns if plan is not None else usual.prompts
    if listed is None:
        return Beginning(settings=settings, prompts=prompts)
    settings, event = expected(listed, pack, settings)
    camps = [camp.id for camp in pack.camps]
    if settings.camps is not Camps.TEAMS and any(one.camp for one in event.students):
        settings = replace(settings, camps=Camps.HAND)
    sides: tuple[list[str], list[str]] = ([], [])
    for one in event.students:
        given = one.team if one.team is not None else camps.index(one.camp) if one.camp else None
        smaller = 0 if settings.camps is Camps.DRAW else int(len(sides[1]) < len(sides[0]))
        sides[smaller if given is None else given].append(one.name)
    students = tuple(replace(one, camp="", team="") for one in listed.students)
    return Beginning(
        settings=settings,
        prompts=prompts,
        names=("\n".join(sides[0]), "\n".join(sides[1])),
        class_list=replace(listed, students=students),
    )


def written_names(text: str, whole: Iterable[str] = ()) -> list[str]:
    """The names of a list with one on each line, or with commas; those of ``whole`` may have some of their own."""
    lines = [line.strip() for line in text.splitlines()]
    parts = (part for line in lines for part in ([line] if line in whole else line.split(",")))
    return [part for part in parts if part.strip()]


def names_of(text: str, whole: Iterable[str] = ()) -> list[str]:
    """The same, each as it is to be shown. Raises ``RoomError`` for one that is none."""
    return [name if name in whole else cleaned(name) for name in written_names(text, whole)]


def check_players(players: Iterable[Player]) -> Players:
    """The players, if they can play. Raises ``RoomError`` with the sentence that says why not."""
    found = tuple(players)
    for number, one in enumerate(found):
        if any(same_name(one.name, other.name) for other in found[:number]):
            raise RoomError(f"“{one.name}” is there twice; give each player a name of their own.")
    if not LEAST_PLAYERS <= len(found) <= MOST_PLAYERS:
        raise RoomError(f"A hot seat has {LEAST_PLAYERS} to {MOST_PLAYERS} players; {len(found)} are written down.")
    return found
