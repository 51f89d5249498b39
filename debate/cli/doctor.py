"""``debate doctor``: how things stand, and what is wrong, for a bug report."""

from __future__ import annotations

import json

import click

SICK = 1
"""The exit code when something is wrong."""


@click.command(short_help="Tell how things stand and what is wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.option("--keys", is_flag=True, help="List every key with the id by which [keys] of the settings changes it.")
def doctor(as_json: bool, keys: bool) -> int:
    """Tell about terminal, versions, places, records, settings and packs, and what is wrong with them.

    Nothing in it is yours: no answer, no name of a profile or of a user. Exit code 1 when something is wrong.

    \b
    Examples:
      debate doctor
      debate doctor --json > for-a-bug-report.json
      debate doctor --keys
    """
    if keys:
        _list_keys()
        return 0
    from debate.cli.health import examine

    health = examine()
    if as_json:
        form = {**{subject.lower(): found for subject, found in health.found.items()}, "wrong": health.wrong}
        click.echo(json.dumps(form, ensure_ascii=False, indent=2, default=str))
        return SICK if health.wrong else 0
    for subject, found in health.found.items():
        click.echo(subject)
        for name, value in found.items():
            click.echo(f"  {name}: {value}")
    if not health.wrong:
        click.echo("Nothing is wrong.")
        return 0
    click.echo("What is wrong")
    for sentence in health.wrong:
        click.echo(f"  {' '.join(sentence.split())}")
    return SICK


def _list_keys() -> None:
    import debate.tui.app  # noqa: F401  its keys count too
    from debate.tui.keymap import bindings

    listed = {str(one.id): (one.key, one.description) for one in bindings() if one.id}
    for key_id, (key, does) in sorted(listed.items()):
        click.echo(f"{key_id}: {key} ({does})")
