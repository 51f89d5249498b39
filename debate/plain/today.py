"""Today's plan on plain lines: what it holds and why, the last week in words, and working through it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from debate.plain.words import on_one_line
from debate.practice.drills import Drill
from debate.practice.titles import Titles
from debate.practice.today import Dot, Item, ItemKind, Plan
from debate.wording import counted, seconds_in_words

_KINDS = {ItemKind.REVIEW: "Meet again", ItemKind.NEW: "New", ItemKind.DRILL: "Drill"}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def plan_lines(plan: Plan, week: Sequence[tuple[date, Dot]], titles: Titles) -> Iterator[str]:
    """The plan, an item a line with its reason, and how the week went."""
    if not plan.items:
        yield "There is nothing to practise in the packs that are here."
        return
    yield f"Today: {'done' if plan.is_done else f'{plan.done} of {len(plan.items)} done'}. About ten minutes."
    for number, item in enumerate(plan.items, start=1):
        done = " Done." if item.done else ""
        camp = on_one_line(titles.camp(item.pack, item.camp))
        pack = on_one_line(titles.pack(item.pack))
        yield f"{number}. {item_words(item, titles)}, for the camp “{camp}”, in “{pack}”{_time(item, titles)}.{done}"
        yield f"Why: {on_one_line(item.why)}"
    if plan.note:
        yield on_one_line(plan.note)
    days = [_DAYS[day.weekday()] for day, dot in week if dot is not Dot.NONE]
    if days:
        yield f"Of the last {counted(len(week), 'day')} you practised on: {', '.join(days)}."


def item_words(item: Item, titles: Titles) -> str:
    """What an item is, without its reason."""
    title = f"“{on_one_line(titles.prompt(item.pack, item.prompt))}”"
    return f"{_KINDS[item.kind]}: {title if item.drill is None else f'{item.drill.label}, on {title}'}"


def drill_choices() -> dict[str, tuple[str, str]]:
    """Every drill by a number to type: its name, and what it is."""
    return {str(number): (drill.value, f"{drill.label}: {drill.says}") for number, drill in enumerate(Drill, start=1)}


def _time(item: Item, titles: Titles) -> str:
    known = titles.known_prompt(item.pack, item.prompt)
    seconds = item.drill.seconds if item.drill is not None else known.seconds if known is not None else None
    return "" if seconds is None else f", {seconds_in_words(seconds)}"
