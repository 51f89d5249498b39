"""``debate progress``: how a player gets on, with one pack or with all, in the full screen, in lines or as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

import click


@click.command(short_help="Show how you get on.")
@click.option("--pack", "pack_name", metavar="ID|PATH", help="Speak of this pack alone.")
@click.option("--plain", is_flag=True, help="Print lines where the full-screen page would open.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def progress(pack_name: str | None, plain: bool, as_json: bool) -> int | None:
    """See how your answers have grown: score and skills, moves, dropped points, revising, time, what to do next.

    On a terminal the page with its curves opens; elsewhere, and with --plain, the same is said in lines. A trend is
    told from ten answers on.

    \b
    Examples:
      debate progress
      debate progress --pack us-japan-alliance --plain
      debate progress --json
    """
    from debate.cli.places import in_full_screen, known_titles, player_folder
    from debate.practice.progress import progress as progress_made
    from debate.practice.progress import read_answers
    from debate.records import Records
    from debate.settings import Settings

    with Records.open(player_folder()) as records:
        titles, pack = known_titles(pack_name)
        if not (plain or as_json) and in_full_screen() and not Settings.of_player().get("reader"):
            from debate.cli.play import lead
            from debate.tui.app import run_app
            from debate.tui.screens.progress import ProgressScreen

            return run_app(records=records, first=lambda: ProgressScreen(pack=pack), lead=lead)
        if records.notice:
            click.echo(records.notice, err=True)
        made = progress_made(read_answers(records, pack=pack), titles, predictions=records.predictions())
    if as_json:
        click.echo(json.dumps(None if made is None else asdict(made), ensure_ascii=False, indent=2))
        return None
    from debate.plain.past import progress_lines

    for line in progress_lines(made, titles, pack):
        click.echo(line)
    return None
