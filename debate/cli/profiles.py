"""``debate profiles``: the players at this computer, each with records, settings and transcripts of their own."""

from __future__ import annotations

import json
import shlex

import click

from debate.cli import completing

_NAME = click.argument("name", metavar="NAME", shell_complete=completing.profiles)


@click.group(short_help="List, make, rename and delete profiles.", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print the names as JSON.")
@click.pass_context
def profiles(ctx: click.Context, as_json: bool) -> None:
    """List the players at this computer, and who plays now. Each has records, settings and transcripts of their own.

    \b
    Examples:
      debate profiles
      debate profiles make Anna
      debate --profile Anna
    """
    if ctx.invoked_subcommand is not None:
        return
    from debate.profiles import FIRST_PROFILE, current_profile
    from debate.profiles import profiles as listed

    names = listed()
    current = current_profile()
    if as_json:
        click.echo(json.dumps({"profiles": names, "current": current or None}, ensure_ascii=False, indent=2))
        return
    for name in ("", *names):
        click.echo(f"{name or FIRST_PROFILE}{', who plays now' if name == current else ''}")
    if not names:
        click.echo("There is nobody else; “debate profiles make NAME” makes another player a profile.")


@profiles.command(short_help="Make a profile.")
@_NAME
def make(name: str) -> None:
    """Make a profile for another player."""
    from debate.profiles import make_profile

    made = make_profile(name)
    click.echo(f"Made. “debate --profile {shlex.quote(made)}” plays as {made}; in the game, the settings switch.")


@profiles.command(short_help="Give a profile another name.")
@_NAME
@click.argument("new_name", metavar="NEW-NAME")
def rename(name: str, new_name: str) -> None:
    """Give a profile another name."""
    from debate.profiles import rename_profile

    click.echo(f"It is called {rename_profile(name, new_name)} now.")


@profiles.command(short_help="Delete a profile with everything in it.")
@_NAME
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(name: str, yes: bool) -> None:
    """Delete a profile with everything in it: answers, ballots, settings, transcripts."""
    from debate.cli.running import make_sure
    from debate.profiles import delete_profile, existing_profile

    known = existing_profile(name)
    make_sure(f"Delete the profile “{known}” with everything in it, for good?", yes)
    delete_profile(known)
    click.echo(f"The profile {known} is deleted.")
