"""``debate export``: all that is kept of a player, in one file."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Write all that is kept of you into one file.")
@click.argument("file", type=click.Path(path_type=Path))
def export(file: Path) -> None:
    """Write all that is kept of you into FILE: answers, ballots, drills, settings, transcripts. “-” prints it.

    It is JSON, which any program reads; “debate import” takes it in again, here or at another computer.

    \b
    Examples:
      debate export me.json
      debate --profile Anna export anna.json
    """
    from debate.carrying import carried, written
    from debate.cli.places import player_folder
    from debate.cli.running import CommandError
    from debate.home import private_file
    from debate.records import Records

    with Records.open(player_folder()) as records:
        data = written(carried(records))
    if str(file) == "-":
        click.echo(data, nl=False)
        return
    try:
        private_file(file, new=True)
    except FileExistsError as error:
        raise CommandError(f"There is a file {file} already; choose another name.") from error
    try:
        file.write_bytes(data)
    except OSError:
        file.unlink(missing_ok=True)  # half an export is worse than none
        raise
    click.echo(f"Written to {file}; whoever has the file can read your answers.")
