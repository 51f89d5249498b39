"""``debate today``: the ten minutes chosen for the player, in the full screen, on plain lines, or as JSON."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from debate.practice.titles import Titles
    from debate.practice.today import Item
    from debate.records import Records


@click.command(short_help="Ten minutes chosen for you.")
@click.option("--plain", is_flag=True, help="Go through it on plain lines: for screen readers and simple terminals.")
@click.option("--json", "as_json", is_flag=True, help="Print the plan, its reasons and the last week as JSON.")
def today(plain: bool, as_json: bool) -> int | None:
    """See what is chosen for you today, and begin: a speech to meet again, a new one, and a drill.

    Each says why it was chosen. The plan stays the same all day; a day off changes nothing but a dot.

    \b
    Examples:
      debate today
      debate today --plain
      debate today --json
    """
    from debate.cli.places import in_full_screen, player_folder
    from debate.records import Records

    with Records.open(player_folder()) as records:
        if as_json:
            if records.notice:
                click.echo(records.notice, err=True)
            click.echo(json.dumps(_plan(records), ensure_ascii=False, indent=2))
            return None
        if not plain and in_full_screen():
            from debate.cli.play import lead
            from debate.tui.app import run_app
            from debate.tui.screens.today import TodayScreen

            return run_app(records=records, first=TodayScreen, lead=lead)
        from debate.plain import open_today

        return open_today(sys.stdin, sys.stdout, records=records)


def _plan(records: Records) -> dict[str, Any]:
    """The plan of today with titles, and the last week by day."""
    from datetime import datetime

    from debate.cli.places import known_titles, load_named_pack
    from debate.practice.today import played_last, todays_plan, week_of
    from debate.settings import Settings

    titles, _ = known_titles(None)
    played = played_last(records, str(Settings.open(records.folder, records).get("last_pack")))
    if titles.known(played) is None:
        played = load_named_pack(None).id
    now = datetime.now().astimezone()
    plan = todays_plan(records, titles.known, played, now)
    return {
        "day": plan.day.isoformat(),
        "done": plan.is_done,
        "items": [_item(item, titles) for item in plan.items],
        "note": plan.note,
        "week": {day.isoformat(): dot.value for day, dot in week_of(records, now)},
    }


def _item(item: Item, titles: Titles) -> dict[str, Any]:
    return {
        "kind": item.kind.value,
        "pack": item.pack,
        "pack_title": titles.pack(item.pack),
        "camp": item.camp,
        "prompt": item.prompt,
        "prompt_title": titles.prompt(item.pack, item.prompt),
        "drill": item.drill.value if item.drill is not None else None,
        "point": item.point or None,
        "why": item.why,
        "done": item.done,
    }
