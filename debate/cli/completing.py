"""What a shell offers for a pack, a prompt and a camp: their ids. Whatever cannot be read offers nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from debate.packs.model import Pack


def packs(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001  click's signature
    """The ids of the packs."""
    from debate.packs import list_packs

    return [place.id for place in list_packs() if place.id.startswith(incomplete)]


def prompts(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """The ids of the prompts of the pack that was named, else of the first."""
    pack = _pack(ctx)
    return [prompt.id for prompt in pack.prompts if prompt.id.startswith(incomplete)] if pack else []


def camps(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """The ids of the camps of the pack that was named, else of the first, and the draw."""
    pack = _pack(ctx)
    ids = [camp.id for camp in pack.camps] if pack else []
    return [one for one in (*ids, "draw") if one.startswith(incomplete)]


def profiles(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """The names of the profiles."""
    from debate.profiles import ProfileError
    from debate.profiles import profiles as listed

    try:
        return [name for name in listed() if name.casefold().startswith(incomplete.casefold())]
    except ProfileError:
        return []


def classes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """The names of the class lists that are kept here."""
    from debate.classroom.keeping.named_files import CLASS_LISTS

    return [name for name in CLASS_LISTS.names() if name.startswith(incomplete)]


def plans(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """The names of the lesson plans that are kept here."""
    from debate.classroom.keeping.named_files import LESSON_PLANS

    return [name for name in LESSON_PLANS.names() if name.startswith(incomplete)]


def _pack(ctx: click.Context) -> Pack | None:
    from debate.cli.places import load_named_pack
    from debate.cli.running import CommandError
    from debate.packs import PackError

    try:
        return load_named_pack(ctx.params.get("pack_name"))
    except (PackError, CommandError, OSError):
        return None
