"""``debate packs``: which packs there are, and what is in them."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from debate.wording import counted


@click.command(short_help="List the packs.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, with each pack's camps and prompts.")
def packs(as_json: bool) -> None:
    """List the packs that can be played by their id.

    A pack that is broken is listed with what is wrong; “debate pack check” tells all of it.

    \b
    Examples:
      debate packs
      debate packs --json
    """
    from debate.packs import PackError, PackPlace, list_packs, load_pack

    found: list[tuple[PackPlace, Any]] = []
    for place in list_packs():
        try:
            found.append((place, load_pack(place.path)))
        except PackError as error:
            found.append((place, error))
    if as_json:
        click.echo(json.dumps([_form(place, pack) for place, pack in found], ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo("There are no packs here; play one from a folder with “debate play --pack PATH”.")
    from debate.cli.drawing import Table, draw, draws_on

    if found and draws_on(sys.stdout):
        draw(Table(("Pack", "Topic", "Prompts"), [_row(place, pack) for place, pack in found]))
        return
    for place, pack in found:
        for line in _lines(place, pack):
            click.echo(line)


def _form(place: Any, pack: Any) -> dict[str, Any]:
    form = {"id": place.id, "path": str(place.path), "built_in": place.built_in}
    if isinstance(pack, Exception):
        return {**form, "error": str(pack)}
    return {
        **form,
        "error": None,
        "title": pack.title,
        "version": pack.version,
        "hash": pack.hash,
        "language": pack.language,
        "licence": pack.licence,
        "attribution": pack.attribution,
        "motion": pack.motion,
        "camps": [{"id": camp.id, "name": camp.name, "stand": camp.stand} for camp in pack.camps],
        "prompts": [
            {
                "id": prompt.id,
                "camp": prompt.camp,
                "title": prompt.title,
                "difficulty": prompt.difficulty,
                "seconds": prompt.seconds,
            }
            for prompt in pack.prompts
        ],
    }


def _row(place: Any, pack: Any) -> tuple[str, str, str]:
    if isinstance(pack, Exception):
        return place.id, f"cannot be played. {pack}", ""
    _, *about = _lines(place, pack)
    prompts = (f"{camp.name} ({camp.id}): {len(pack.prompts_for(camp.id))}" for camp in pack.camps)
    return place.id, f"{pack.title}\n{about[0].strip()}\n{about[-1].strip()}", "\n".join(prompts)


def _lines(place: Any, pack: Any) -> list[str]:
    if isinstance(pack, Exception):
        return [f"{place.id}: cannot be played. {pack}"]
    number = {camp.id: len(pack.prompts_for(camp.id)) for camp in pack.camps}
    counts = ", ".join(f"{camp.name} ({camp.id}) {counted(number[camp.id], 'prompt')}" for camp in pack.camps)
    return [
        f"{place.id}: {pack.title}",
        f"  Motion: {pack.motion}",
        f"  Camps: {counts}",
        f"  Version {pack.version}, {pack.licence}, by {pack.attribution}",
    ]
