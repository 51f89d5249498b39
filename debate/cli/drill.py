"""``debate drill``: one move on one speech, in a sentence or two, in the full screen or on plain lines."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from debate.cli.running import CommandError

if TYPE_CHECKING:
    from debate.packs.model import Pack
    from debate.records import Records


@click.command(short_help="Train one move in a sentence or two.")
@click.argument("kind", required=False, metavar="[KIND]")
@click.option("--pack", "pack_name", metavar="ID|PATH", help="The pack of the speech; the one played last otherwise.")
@click.option("--prompt", "prompt_id", metavar="ID", help="The speech, by the id of its prompt.")
@click.option("--plain", is_flag=True, help="Do it on plain lines: for screen readers, pipes and simple terminals.")
def drill(kind: str | None, pack_name: str | None, prompt_id: str | None, plain: bool) -> int:
    """Train one move on a speech, against a short clock, and see at once how far you got.

    KIND is name, deny, mitigate, turn, outweigh, fact, even-if, press, or ways (deny, mitigate, turn and outweigh, one
    after the other). Without a KIND or a prompt, you choose; on plain lines the first speech of the pack is taken.

    \b
    Examples:
      debate drill
      debate drill turn --prompt one-sided-treaty
      debate drill ways --pack votes-at-sixteen
      debate drill name --prompt one-sided-treaty --plain < answer.txt
    """
    from debate.cli.places import in_full_screen, player_folder, prompt_of
    from debate.practice.drills import tasks_of
    from debate.records import Records

    kind = _known(kind)
    with Records.open(player_folder()) as records:
        pack, place = _pack(records, pack_name)
        prompt = prompt_of(pack, prompt_id) if prompt_id else None
        if not plain and in_full_screen():
            from debate.cli.play import lead
            from debate.tui.app import run_app
            from debate.tui.screens.drills import DrillsScreen

            at_once = prompt.id if prompt is not None else None
            return run_app(records=records, pack_path=place, first=lambda: DrillsScreen(kind, at_once), lead=lead)
        from debate.plain import do_drills

        tasks = tasks_of(pack, kind, prompt or pack.prompts[0])
        return do_drills(sys.stdin, sys.stdout, pack=pack, records=records, tasks=tasks)


def _known(kind: str | None) -> str:
    """The name of a drill that there is. Raises ``CommandError`` that names the nearest one."""
    from difflib import get_close_matches

    from debate.packs.problems import quoted
    from debate.practice.drills import WAYS, Drill

    names = [drill.value for drill in Drill] + [WAYS]
    if kind is None:
        return names[0]
    wanted = kind.casefold().replace("_", "-")
    if wanted in names:
        return wanted
    near = get_close_matches(wanted, names, n=1)
    meant = f"did you mean “{near[0]}”?" if near else f"there are {', '.join(names)}."
    raise CommandError(f"There is no drill {quoted(kind)}; {meant}")


def _pack(records: Records, named: str | None) -> tuple[Pack, Path | None]:
    """The pack that was named, with its folder, or the one played last. Raises ``PackError`` or ``CommandError``."""
    from debate.cli.places import find_named_pack, load_named_pack
    from debate.packs import PackError
    from debate.practice.today import played_last
    from debate.settings import Settings

    if named is not None:
        return load_named_pack(named), find_named_pack(named)
    played = played_last(records, str(Settings.open(records.folder, records).get("last_pack")))
    if played:
        with suppress(PackError, CommandError):
            return load_named_pack(played), None
    return load_named_pack(None), None
