"""``debate import``: bring in what ``debate export`` wrote, without doubling anything."""

from __future__ import annotations

from pathlib import Path

import click

_WORDS = {
    "attempts": ("answer", ""),
    "rounds": ("round", ""),
    "drafts": ("draft", ""),
    "replies": ("reply", "replies"),
    "predictions": ("prediction", ""),
    "drills": ("drill", ""),
    "appeals": ("appeal", ""),
    "cards": ("card of what is due", "cards of what is due"),
    "days": ("day of practice", "days of practice"),
    "transcripts": ("transcript", ""),
}


@click.command("import", short_help="Bring in a file that “debate export” wrote.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what it would bring, and change nothing.")
def import_(file: Path, dry_run: bool) -> None:
    """Bring in what FILE holds and is not here yet. What is here stays, and nothing is there twice afterwards.

    \b
    Examples:
      debate import me.json --dry-run
      debate import me.json
      debate --profile Anna import anna.json
    """
    from debate.carrying import bring, read
    from debate.cli.places import player_folder
    from debate.records import Records
    from debate.wording import counted

    held = read(file)
    with Records.open(player_folder()) as records:
        counts = bring(held, records, dry_run=dry_run)
    brought = [counted(counts[kind], *words) for kind, words in _WORDS.items() if counts[kind]]
    if counts["settings"]:
        brought.append("the settings")
    if not brought:
        click.echo("Everything in the file is here already.")
        return
    click.echo(f"{'It would bring' if dry_run else 'Brought in'}: {', '.join(brought)}.")
    if held.settings and not counts["settings"]:
        click.echo("The settings here stay as they are.")
