"""Today: about ten minutes chosen for one player. A prompt to meet again, a new one, and a drill, each with its reason.

The plan of a day is made once, from the records as they are then, and kept, so that it stays the same all day; what was
done of it is found in the records. A day without practice is an empty dot, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from debate.practice.drills import Drill

if TYPE_CHECKING:  # home reads a plan before its first paint, and needs neither queue nor packs for it
    from debate.packs.model import Pack
    from debate.records import Records

Json = dict[str, Any]
PackOf = Callable[[str], "Pack | None"]
"""Gives the pack of an id, or ``None`` where it is not here or cannot be used."""

WEEK = 7
"""Days of the row of dots, today the last."""
WEEKS_WORK = 200
"""Answers and drills that are looked at for what was done in a week."""


class ItemKind(StrEnum):
    """What an item of a plan is."""

    REVIEW = "review"
    NEW = "new"
    DRILL = "drill"


class Dot(StrEnum):
    """A day in the row of a week: nothing, something, or all that was planned for it."""

    NONE = "none"
    SOME = "some"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to do, and in one sentence why this one. ``drill`` and ``point`` are a drill's, as in ``DrillTask``."""

    kind: ItemKind
    pack: str
    camp: str
    prompt: str
    why: str
    drill: Drill | None = None
    point: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is chosen for ``day``, the player's local date. ``note`` is a sentence about the whole, mostly empty."""

    day: date
    items: tuple[Item, ...]
    note: str = ""

    @property
    def done(self) -> int:
        """How many items are done."""
        return sum(item.done for item in self.items)

    @property
    def next(self) -> Item | None:
        """The first item that is not done."""
        return next((item for item in self.items if not item.done), None)

    @property
    def is_done(self) -> bool:
        """Whether all of it is done."""
        return bool(self.items) and self.next is None


def plan_to_json(plan: Plan) -> Json:
    """A plan as JSON values, without its day, under which it is kept, and what was done, which the answers tell."""
    return {
        "items": [
            {
                "kind": item.kind.value,
                "pack": item.pack,
                "camp": item.camp,
                "prompt": item.prompt,
                "drill": item.drill.value if item.drill is not None else "",
                "point": item.point,
                "why": item.why,
            }
            for item in plan.items
        ],
        "note": plan.note,
    }


def plan_from_json(day: date, data: Mapping[str, Any]) -> Plan | None:
    """The plan that was kept for a day; ``None`` for what cannot be read."""
    try:
        items = tuple(
            Item(
                kind=ItemKind(item["kind"]),
                pack=str(item["pack"]),
                camp=str(item["camp"]),
                prompt=str(item["prompt"]),
                drill=Drill(item["drill"]) if item["drill"] else None,
                point=str(item["point"]),
                why=str(item["why"]),
            )
            for item in data["items"]
        )
        if any((item.kind is ItemKind.DRILL) is (item.drill is None) for item in items):
            return None
        return Plan(day=day, items=items, note=str(data.get("note", "")))
    except (KeyError, TypeError, ValueError):
        return None


def kept_plan(records: Records, now: datetime) -> Plan | None:
    """The plan that was made today, with what was done since; ``None`` before it is made.

    ``now`` is the player's local time, with its zone. Light: no pack is read. Raises ``RecordsError``.
    """
    day = now.date()
    kept = records.days(day.isoformat()).get(day.isoformat())
    plan = None if kept is None else plan_from_json(day, kept)
    return None if plan is None else _with_what_was_done(plan, _done_by_day(records, now))


def todays_plan(records: Records, packs: PackOf, played: str, now: datetime) -> Plan:
    """The plan of today, made and kept where there is none yet.

    ``played`` is the id of the pack that new prompts come from. An item whose prompt has left its pack meanwhile is
    chosen anew. Raises ``RecordsError``.
    """
    plan = kept_plan(records, now)
    if plan is not None and plan.items and all(item.done or _is_there(item, packs) for item in plan.items):
        return plan
    from debate.practice.choosing import choose

    done = tuple(item for item in plan.items if item.done) if plan is not None else ()
    plan = choose(records, packs, played, now, done)
    records.save_day(plan.day.isoformat(), plan_to_json(plan))
    return plan


def played_last(records: Records, remembered: str) -> str:
    """The id of the pack that was played last: the ``remembered`` one, else that of the last answer; empty for none.

    Raises ``RecordsError``.
    """
    newest = [] if remembered else records.attempt_rows(limit=1)
    return remembered or (newest[0].pack if newest else "")


def week_of(records: Records, now: datetime) -> tuple[tuple[date, Dot], ...]:
    """The last seven days, today the last, each with its dot. Raises ``RecordsError``."""
    today = now.date()
    since = today - timedelta(days=WEEK - 1)
    kept, done = records.days(since.isoformat()), _done_by_day(records, now)
    week = []
    for number in range(WEEK):
        day = since + timedelta(days=number)
        plan = plan_from_json(day, kept.get(day.isoformat(), {}))
        if plan is not None and _with_what_was_done(plan, done).is_done:
            dot = Dot.DONE
        else:
            dot = Dot.SOME if day in done else Dot.NONE
        week.append((day, dot))
    return tuple(week)


_Done = tuple[str, str, str, str]
"""Something that was done: pack and prompt, and of a drill its kind and point."""


def _done_by_day(records: Records, now: datetime) -> dict[date, set[_Done]]:
    """What was done lately, by the player's local date."""
    done: dict[date, set[_Done]] = {}
    for line in records.attempt_rows(limit=WEEKS_WORK):
        done.setdefault(local_day(line.at, now), set()).add((line.pack, line.prompt, "", ""))
    for drill in records.drills(limit=WEEKS_WORK):
        done.setdefault(local_day(drill.at, now), set()).add((drill.pack, drill.prompt, drill.kind, drill.point))
    return done


def _with_what_was_done(plan: Plan, done: Mapping[date, Container[_Done]]) -> Plan:
    """The plan with every item marked that was done on its day."""
    of_day = done.get(plan.day, ())
    items = (
        replace(item, done=(item.pack, item.prompt, item.drill.value if item.drill else "", item.point) in of_day)
        for item in plan.items
    )
    return replace(plan, items=tuple(items))


def _is_there(item: Item, packs: PackOf) -> bool:
    pack = packs(item.pack)
    prompt = next((one for one in pack.prompts if one.id == item.prompt), None) if pack is not None else None
    return (
        prompt is not None
        and prompt.camp == item.camp
        and (not item.point or any(point.id == item.point for point in prompt.points))
    )


def local_day(at: str, now: datetime) -> date:
    """The player's date of a stored time; long ago for what is none."""
    try:
        return datetime.fromisoformat(at).astimezone(now.tzinfo).date()
    except (ValueError, OverflowError):
        return date.min
