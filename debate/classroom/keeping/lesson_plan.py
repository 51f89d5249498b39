"""Lesson plans: the pack, the prompts and the settings of a room under a name, to be played again with another class.

The plan “last” is what the newest room was set to, and what the next one begins with. It holds how many prompts were
played and not which: those are drawn anew. Each plan is a readable file in TOML.
"""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from random import Random
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from debate.classroom.errors import RoomError
from debate.classroom.keeping.commands import check_prompts, draw_plan
from debate.classroom.keeping.named_files import LESSON_PLAN, LESSON_PLANS, Shelf
from debate.classroom.room.state import MOST_TURNS, Room, Settings
from debate.classroom.room.stepping import check_settings
from debate.packs import PackError, find_pack
from debate.packs.model import Pack
from debate.packs.places import FLAGSHIP

_LOG = logging.getLogger(__name__)

Load = Callable[[str], Pack]
"""Loads the pack of that id or path. Raises ``RoomError``."""

LAST: Final = "last"
PLAN_NOTE: Final = "lesson plan"
"""The journal's note of the name under which a room's settings are kept, if one was given."""

PLANNED_TURNS: Final = 2
"""Prompts that a room plans, unless the teacher chooses: what a lesson has time for."""

_HEAD: Final = """\
# A lesson plan of debate. “seconds” is the clock of each prompt (0: none), “revision_share” the part of it that a
# revision has, “camps” one of draw, hand and teams. Without [[prompts]] so many as “turns” says are drawn.
"""


class LessonPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plan: ``prompts`` is a prompt id by camp id for each turn, empty where ``turns`` prompts are to be drawn.

    ``pack`` is an id or a path.
    """

    pack: str = FLAGSHIP
    turns: Annotated[int, Meta(ge=1, le=MOST_TURNS)] = PLANNED_TURNS
    settings: Settings = Settings()
    prompts: Annotated[tuple[Mapping[str, str], ...], Meta(max_length=MOST_TURNS)] = ()

    def drawn(self, pack: Pack, chance: Random) -> tuple[Mapping[str, str], ...]:
        """The prompts of each turn. Raises ``RoomError`` for one that the pack does not have."""
        for prompts in self.prompts:
            check_prompts(pack, prompts)
        return self.prompts or draw_plan(pack, self.turns, chance)

    def with_pack(self, pack: str | None) -> LessonPlan:
        """The plan with another pack, whose prompts are drawn; ``None`` leaves it as it is."""
        return self if pack is None or pack == self.pack else msgspec.structs.replace(self, pack=pack, prompts=())


def plan_of(room: Room, pack: str) -> LessonPlan:
    """The plan by which a room plays; ``pack`` is how its pack is found again."""
    return LessonPlan(pack=pack, turns=max(1, len(room.plan)), settings=room.settings, prompts=room.plan)


def named_whole(pack_name: str) -> str:
    """How a pack is found again that was named so: an id stays, a path is written whole."""
    path = Path(pack_name).expanduser()
    return str(path.resolve()) if pack_name and path.is_dir() else pack_name


def check_plan(plan: LessonPlan, load: Load) -> None:
    """Raises ``RoomError`` for a plan by which no room can play: its settings, its pack or a prompt is not there."""
    check_settings(plan.settings)
    pack = load(plan.pack)
    for prompts in plan.prompts:
        check_prompts(pack, prompts)


def with_settings(plan: LessonPlan, wanted: Mapping[str, Any]) -> LessonPlan:
    """The plan with some of its settings chosen anew. Raises ``RoomError`` for what is no setting."""
    if unknown := sorted(set(wanted) - set(_SETTINGS)):
        raise RoomError(f"There is no setting “{unknown[0]}”; there are {', '.join(_SETTINGS)}.")
    try:
        settings = msgspec.convert({**msgspec.to_builtins(plan.settings), **wanted}, Settings)
    except msgspec.ValidationError as error:
        raise RoomError(f"These settings are not as they should be: {error}.") from error
    return msgspec.structs.replace(plan, settings=settings)


def kept_plan(name: str, shelf: Shelf = LESSON_PLANS) -> LessonPlan:
    """The plan of that name. Raises ``RoomError`` when there is none, or it is not as it should be."""
    text = shelf.read(name)
    try:
        found = tomllib.loads(text)
        found["settings"] = {key: found.pop(key) for key in _SETTINGS if key in found}
        plan = msgspec.convert(found, LessonPlan)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        raise RoomError(f"The lesson plan {shelf.place(name)} is not as it should be: {error}.") from error
    return (
        plan if plan.settings.seconds else msgspec.structs.replace(plan, settings=replace(plan.settings, seconds=None))
    )


def last_plan(shelf: Shelf = LESSON_PLANS) -> LessonPlan:
    """What the newest room was set to; the usual where there was none, or where that cannot be read.

    A pack that is gone gives way to the first that comes with the program.
    """
    try:
        plan = kept_plan(LAST, shelf) if LAST in shelf.names() else LessonPlan()
        find_pack(plan.pack)
    except RoomError as error:
        _LOG.warning("%s", error)
        return LessonPlan()
    except PackError:
        return plan.with_pack(FLAGSHIP)
    return plan


def check_plan_name(name: str) -> None:
    """Raises ``RoomError`` for a name that no plan can be kept under."""
    if LESSON_PLAN.called(name) == LAST:
        raise RoomError(f"The plan “{LAST}” is what the newest room was set to; choose another name.")


def keep_plan(plan: LessonPlan, name: str = "", shelf: Shelf = LESSON_PLANS) -> None:
    """Keep a plan as the last and, where one is given, under that name. Raises ``RoomError``."""
    shelf.write(LAST, plan_text(msgspec.structs.replace(plan, prompts=())))
    if name:
        shelf.write(name, plan_text(plan))


_SETTINGS: Final = tuple(asdict(Settings()))


def plan_text(plan: LessonPlan) -> str:
    """The plan as it is kept."""
    import tomlkit

    values = {"pack": plan.pack, "turns": plan.turns, **msgspec.to_builtins(plan.settings)}
    values["seconds"] = plan.settings.seconds or 0.0
    prompts = {"prompts": [dict(one) for one in plan.prompts]} if plan.prompts else {}
    return _HEAD + tomlkit.dumps({**values, **prompts})
