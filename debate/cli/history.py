"""``debate history``: what a player handed in, newest first, or everything that is kept as JSON."""

from __future__ import annotations

import json
import sys

import click


@click.command(short_help="Show what you handed in.")
@click.option("--json", "as_json", is_flag=True, help="Print everything that is kept of you, oldest first, as JSON.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many answers to list.")
def history(as_json: bool, limit: int) -> None:
    """List your answers and their scores, newest first. “debate explain” tells the reasons for any of them.

    \b
    Examples:
      debate history
      debate history --json > everything.json
    """
    from debate.cli.drawing import Table, draw, draws_on
    from debate.cli.places import player_folder
    from debate.plain.words import day, handed_in, history_lines
    from debate.records import Records

    with Records.open(player_folder()) as records:
        if records.notice:
            click.echo(records.notice, err=True)
        if as_json:
            click.echo(json.dumps(records.export(), ensure_ascii=False, indent=2))
            return
        attempts = records.attempts()
    lines = list(history_lines(attempts, limit))
    if attempts and draws_on(sys.stdout):
        rows = [
            (day(one.at), one.prompt, one.camp, handed_in(one).lstrip(", "), str(one.id), str(one.score))
            for one in attempts[:limit]
        ]
        draw(Table(("When", "Prompt", "Camp", "", "Answer", "Score"), rows, figures=4))
        lines = lines[len(rows) :]
    for line in lines:
        click.echo(line)
