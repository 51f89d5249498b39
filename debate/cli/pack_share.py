"""``debate pack install`` and its companions: bring packs in, look at them, keep them up to date, hand them on."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from debate.packs.installed import Origin
    from debate.packs.model import Pack
    from debate.packs.places import PackPlace
    from debate.packs.sharing import Arrival

MOST_NAMED = 8
"""How many names that were left out are told before the rest is counted."""


@click.command(short_help="Install a pack.")
@click.argument("source")
@click.option("--id", "wanted", metavar="ID", help="The pack to install, where SOURCE holds several.")
def install(source: str, wanted: str | None) -> None:
    """Install the pack from SOURCE: a folder, a zip file or a git address (https, ssh or file).

    Only the files of a pack are taken along, and nothing in them runs. The pack is checked before it is installed.

    \b
    Examples:
      debate pack install ./school-uniforms
      debate pack install ~/Downloads/school-uniforms-1.0.zip
      debate pack install https://example.org/class/school-uniforms.git
    """
    from debate.packs.sharing import install as install_pack

    _announce(source)
    arrival = install_pack(source, wanted)
    pack = arrival.pack
    click.echo(f"Installed {pack.id} {pack.version}: {pack.title}")
    click.echo(_terms(pack))
    _tell_left_out(arrival.left_out)
    click.echo(f"Play it with: debate play --pack {pack.id}")


@click.command("list", short_help="List the packs and where they came from.")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def list_command(as_json: bool) -> None:
    """List all packs with version, licence and where they came from.

    \b
    Examples:
      debate pack list
      debate pack list --json
    """
    from debate.packs.places import list_packs

    entries = [_entry(place) for place in list_packs()]
    if as_json:
        click.echo(json.dumps(entries, ensure_ascii=False, indent=2))
        return
    for entry in entries:
        if entry["error"] is not None:
            click.echo(f"{entry['id']}: cannot be played ({_whence(entry)}). {entry['error']}")
        else:
            click.echo(f"{entry['id']} {entry['version']}: {entry['title']} ({entry['licence']}; {_whence(entry)})")


@click.command(short_help="Show what a pack is before you play it.")
@click.argument("pack_name", metavar="ID|PATH")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def show(pack_name: str, as_json: bool) -> None:
    """Show a pack's motion and camps, its version, licence and author, and where it came from.

    \b
    Examples:
      debate pack show school-uniforms
      debate pack show ./school-uniforms --json
    """
    from debate.packs.loading import load_pack
    from debate.packs.places import PackPlace, find_pack, list_packs

    path = find_pack(pack_name)
    pack = load_pack(path)
    place = next((place for place in list_packs() if place.path == path), None)
    entry = _entry(place or PackPlace(pack.id, path, built_in=False), pack, known=place is not None)
    if as_json:
        click.echo(json.dumps({**entry, **_content(pack)}, ensure_ascii=False, indent=2))
        return
    source = pack.brief.source
    click.echo(f"{pack.id} {pack.version}: {pack.title}")
    click.echo(f"Motion: {pack.motion}")
    for camp in pack.camps:
        count = len(pack.prompts_for(camp.id))
        click.echo(f"{camp.name} ({camp.id}), {count} prompt{'' if count == 1 else 's'}: {camp.stand}")
    click.echo(_terms(pack))
    click.echo(f"Language {pack.language}. Drawn from {source.kind} “{source.title}” ({source.year}).")
    click.echo(f"It {_whence(entry)}.")
    click.echo(f"Its files: {path}")
    click.echo(f"Hash: {pack.hash}")


@click.command(short_help="Remove an installed pack.")
@click.argument("pack_id", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(pack_id: str, yes: bool) -> None:
    """Remove an installed pack. Your answers and marks stay in your history.

    \b
    Examples:
      debate pack remove school-uniforms
      debate pack remove school-uniforms --yes
    """
    from debate.cli.running import CommandError
    from debate.packs.sharing import check_removable
    from debate.packs.sharing import remove as remove_pack

    check_removable(pack_id)
    if not yes:
        if sys.stdin is None or not sys.stdin.isatty():
            raise CommandError(f"Add --yes to remove the pack “{pack_id}” without being asked.")
        if not click.confirm(f"Remove the pack {pack_id}? Your history stays."):
            click.echo("Nothing was removed.")
            return
    remove_pack(pack_id)
    click.echo(f"Removed {pack_id}. Your history is as it was.")


@click.command(short_help="Fetch installed packs anew.")
@click.argument("pack_id", metavar="[ID]", required=False)
@click.argument("source", required=False)
def update(pack_id: str | None, source: str | None) -> int:
    """Fetch an installed pack anew from where it came from, or from SOURCE; without an ID, all of them.

    A pack that cannot be updated stays as it is. The exit code is 2 when one could not.

    \b
    Examples:
      debate pack update
      debate pack update school-uniforms
      debate pack update school-uniforms ~/Downloads/school-uniforms-1.1.zip
    """
    from debate.cli.running import DONE, FAILED
    from debate.packs.problems import PackError
    from debate.packs.sharing import updatable_packs
    from debate.packs.sharing import update as update_pack

    if pack_id is not None:
        if source is not None:
            _announce(source)
        _tell_update(update_pack(pack_id, source))
        return DONE
    result = DONE
    packs = updatable_packs()
    for name in packs:
        try:
            _tell_update(update_pack(name))
        except PackError as error:
            click.echo(f"{name}: {error}", err=True)
            result = FAILED
    if not packs:
        click.echo("No pack is installed that could be updated.")
    return result


@click.command(short_help="Write a pack into one zip file.")
@click.argument("pack_name", metavar="ID|PATH")
@click.argument("target", required=False, type=click.Path(path_type=Path), metavar="[FILE.zip]")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
def export(pack_name: str, target: Path | None, force: bool) -> None:
    """Write a pack and its source brief into one zip file that can be installed anywhere.

    The same pack makes the same file, byte for byte. Without FILE it is ID-VERSION.zip in the working folder.

    \b
    Examples:
      debate pack export us-japan-alliance
      debate pack export ./school-uniforms ~/Desktop/uniforms.zip --force
    """
    from debate.packs.sharing import export as export_pack

    exported = export_pack(pack_name, target, force=force)
    pack = exported.pack
    click.echo(f"Wrote {pack.id} {pack.version} to {exported.file}.")
    _tell_left_out(exported.left_out)
    click.echo(f"Install it with: debate pack install {exported.file}")


def _announce(source: str) -> None:
    """Say that something is being fetched from far away, so that nobody wonders."""
    from debate.packs.git_source import is_address
    from debate.packs.problems import printable

    if is_address(source) and sys.stderr is not None and sys.stderr.isatty():
        click.echo(f"Fetching {printable(source, 200)} …", err=True)


def _terms(pack: Pack) -> str:
    return f"Version {pack.version}, {pack.licence}, by {pack.attribution}"


def _tell_left_out(names: Sequence[str]) -> None:
    from debate.packs.problems import printable

    if not names:
        return
    told = ", ".join(printable(name) for name in names[:MOST_NAMED])
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    click.echo(f"Left out, being no files of a pack: {told}{more}")


def _tell_update(arrival: Arrival) -> None:
    pack, before = arrival.pack, arrival.before
    if not arrival.changed:
        click.echo(f"{pack.id} {pack.version} is up to date.")
        return
    if before is not None and before.version == pack.version:
        click.echo(f"Updated {pack.id}: its content changed, its version is still {pack.version}.")
    else:
        was = "" if before is None else f" (it was {before.version})"
        click.echo(f"Updated {pack.id} to {pack.version}{was}.")
    click.echo(_terms(pack))
    _tell_left_out(arrival.left_out)


def _entry(place: PackPlace, pack: Pack | None = None, *, known: bool = True) -> dict[str, Any]:
    """What is told of a pack in a list. ``known`` is whether it can be named by its id."""
    from debate.packs.loading import load_pack
    from debate.packs.problems import PackError

    error = None
    if pack is None:
        try:
            pack = load_pack(place.path)
        except PackError as found:
            error = str(found)
    came = _origin(place) if known and not place.built_in and place.package is None else None
    return {
        "id": place.id,
        "path": str(place.path),
        "origin": _origin_word(place, known),
        "package": place.package,
        "source": None if came is None else came.source,
        "kind": None if came is None else came.kind,
        "commit": None if came is None else came.commit,
        "installed": None if came is None else came.date,
        "changed_since": None if came is None or pack is None else came.hash != pack.hash,
        "version": None if pack is None else pack.version,
        "hash": None if pack is None else pack.hash,
        "title": None if pack is None else pack.title,
        "language": None if pack is None else pack.language,
        "licence": None if pack is None else pack.licence,
        "attribution": None if pack is None else pack.attribution,
        "error": error,
    }


def _content(pack: Pack) -> dict[str, Any]:
    source = pack.brief.source
    return {
        "motion": pack.motion,
        "camps": [
            {"id": camp.id, "name": camp.name, "stand": camp.stand, "prompts": len(pack.prompts_for(camp.id))}
            for camp in pack.camps
        ],
        "brief": {"id": pack.brief.id, "title": source.title, "kind": source.kind, "year": source.year},
    }


def _origin(place: PackPlace) -> Origin | None:
    from debate.packs.installed import origin, packs_folder

    return origin(packs_folder() / place.id)


def _origin_word(place: PackPlace, known: bool) -> str:
    if place.built_in:
        return "built-in"
    if not known:
        return "folder"
    return "installed" if place.package is None else "package"


def _whence(entry: dict[str, Any]) -> str:
    """Where a pack came from, as the end of a sentence about it."""
    match entry["origin"]:
        case "built-in":
            return "comes with the program"
        case "package":
            return f"comes with the Python package {entry['package']}"
        case "folder":
            return "is not installed"
    if entry["source"] is None:
        return "was put here by hand"
    changed = ", and was changed since" if entry["changed_since"] else ""
    return f"was installed from {entry['source']} on {entry['installed'][:10]}{changed}"
