"""``debate pack install`` and its companions: bring packs in, look at them, keep them up to date, hand them on."""

from __future__ import annotations

import json
import shlex
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from debate.wording import counted

if TYPE_CHECKING:
    from debate.packs.model import Pack
    from debate.packs.places import PackPlace
    from debate.packs.sharing import Moved

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

    with _fetching(source):
        moved = install_pack(source, wanted)
    click.echo(f"Installed {moved.pack.id} {moved.pack.version}: {moved.pack.title}")
    _tell(moved, terms=True)
    click.echo(f"Play it with: debate play --pack {moved.pack.id}")


@click.command("list", short_help="List the packs and where they came from.")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def list_command(as_json: bool) -> None:
    """List all packs with version, licence and where they came from.

    \b
    Examples:
      debate pack list
      debate pack list --json
    """
    from debate.packs import PackError, list_packs, load_pack

    entries = []
    for place in list_packs():
        try:
            entries.append(_entry(place, load_pack(place.path)))
        except PackError as error:
            entries.append(_entry(place, None, str(error)))
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
    from debate.packs import PackPlace, find_pack, list_packs, load_pack

    path = find_pack(pack_name)
    pack = load_pack(path)
    known = next((place for place in list_packs() if place.path == path), None)
    entry = _entry(known or PackPlace(pack.id, path, built_in=False), pack, known=known is not None)
    source, count = pack.brief.source, {camp.id: len(pack.prompts_for(camp.id)) for camp in pack.camps}
    if as_json:
        camps = [{"id": c.id, "name": c.name, "stand": c.stand, "prompts": count[c.id]} for c in pack.camps]
        brief = {"id": pack.brief.id, "title": source.title, "kind": source.kind, "year": source.year}
        whole = {**entry, "motion": pack.motion, "camps": camps, "brief": brief}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    click.echo(f"{pack.id} {pack.version}: {pack.title}\nMotion: {pack.motion}")
    for camp in pack.camps:
        click.echo(f"{camp.name} ({camp.id}), {counted(count[camp.id], 'prompt')}: {camp.stand}")
    click.echo(_terms(pack))
    click.echo(f"Language {pack.language}. Drawn from {source.kind} “{source.title}” ({source.year}).")
    click.echo(f"It {_whence(entry)}.\nIts files: {path}\nHash: {pack.hash}")


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
    from debate.packs.sharing import installed_place
    from debate.packs.sharing import remove as remove_pack

    installed_place(pack_id, "removed")
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
        with _fetching(source or ""):
            moved = update_pack(pack_id, source)
        _tell_update(moved)
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

    moved = export_pack(pack_name, target, force=force)
    click.echo(f"Wrote {moved.pack.id} {moved.pack.version} to {moved.file}.")
    _tell(moved)
    click.echo(f"Install it with: debate pack install {shlex.quote(str(moved.file))}")


def _fetching(source: str) -> AbstractContextManager[None]:
    """Say meanwhile that something is being fetched from far away, so that nobody wonders."""
    from debate.cli.drawing import waiting
    from debate.packs.git_source import is_address
    from debate.packs.problems import printable

    return waiting(f"Fetching {printable(source, 200)} …") if is_address(source) else nullcontext()


def _terms(pack: Pack) -> str:
    return f"Version {pack.version}, {pack.licence}, by {pack.attribution}"


def _tell(moved: Moved, *, terms: bool = False) -> None:
    """Tell what the pack may be used for, if asked, and what was left out."""
    from debate.packs.problems import printable

    if terms:
        click.echo(_terms(moved.pack))
    names = moved.left_out
    if names:
        told = ", ".join(printable(name) for name in names[:MOST_NAMED])
        more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
        click.echo(f"Left out, being no files of a pack: {told}{more}")


def _tell_update(moved: Moved) -> None:
    pack, before = moved.pack, moved.before
    if not moved.changed:
        click.echo(f"{pack.id} {pack.version} is up to date.")
        return
    if before is not None and before.version == pack.version:
        click.echo(f"Updated {pack.id}: its content changed, its version is still {pack.version}.")
    else:
        was = "" if before is None else f" (it was {before.version})"
        click.echo(f"Updated {pack.id} to {pack.version}{was}.")
    _tell(moved, terms=True)


def _entry(place: PackPlace, pack: Pack | None, error: str | None = None, *, known: bool = True) -> dict[str, Any]:
    """What is told of a pack in a list. ``known`` is whether it can be named by its id."""
    from debate.packs.installed import origin, packs_folder

    kind = "built-in" if place.built_in else "folder" if not known else "package" if place.package else "installed"
    came = origin(packs_folder() / place.id) if kind == "installed" else None
    return {
        "id": place.id,
        "path": str(place.path),
        "origin": kind,
        "package": place.package,
        **{name: getattr(came, name, None) for name in ("source", "kind", "commit")},
        "installed": came and came.date,
        "changed_since": came and pack and came.hash != pack.hash,
        **{
            name: getattr(pack, name, None)
            for name in ("version", "hash", "title", "language", "licence", "attribution")
        },
        "error": error,
    }


def _whence(entry: dict[str, Any]) -> str:
    """Where a pack came from, as the end of a sentence about it."""
    changed = ", and was changed since" if entry["changed_since"] else ""
    told = {
        "built-in": "comes with the program",
        "package": f"comes with the Python package {entry['package']}",
        "folder": "is not installed",
        "installed": f"was installed from {entry['source']} on {(entry['installed'] or '')[:10]}{changed}",
    }[entry["origin"]]
    return "was put here by hand" if entry["origin"] == "installed" and entry["source"] is None else told
