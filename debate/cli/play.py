"""``debate play`` and ``debate`` alone: open the game, in the full screen or on plain lines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from debate.cli import completing

if TYPE_CHECKING:
    from debate.game.draw import Choices

LONGEST_CLOCK = 24 * 60 * 60
"""Seconds of the longest clock that can be asked for."""


def home() -> int:
    """Open the home screen, or its plain form where there is no terminal. Returns the exit code."""
    from debate.cli.places import in_full_screen, player_folder
    from debate.profiles import current_profile
    from debate.records import Records
    from debate.settings import Settings

    while True:
        playing = current_profile()
        with Records.open(player_folder()) as records:
            if not in_full_screen() or Settings.open(records.folder, records).get("reader"):
                from debate.plain import open_home

                return open_home(sys.stdin, sys.stdout, records=records)
            from debate.tui.app import run_app

            code = run_app(records=records, lead=lead)
        if current_profile() == playing:  # else the player went home as another
            return code


def lead(to: str) -> None:
    """Open the part of the classroom that the player chose at home; what went wrong stays to be read."""
    from debate.cli.running import DONE, run

    if to == "join":
        from debate.cli.join import join as command
    else:
        from debate.cli.host import host as command
    if run(command, ["--hot-seat"] if to == "hot-seat" else []) != DONE:
        click.pause("Press any key to go home.")


@click.command(short_help="Play a round.")
@click.option(
    "--pack",
    "pack_name",
    metavar="ID|PATH",
    shell_complete=completing.packs,
    help="The pack to play; the built-in one otherwise.",
)
@click.option(
    "--camp",
    metavar="CAMP|draw",
    shell_complete=completing.camps,
    default="draw",
    show_default=True,
    help="Your camp, by its id, or draw it.",
)
@click.option(
    "--prompts", metavar="N|all", default="3", show_default=True, help="How many opposing arguments to answer."
)
@click.option("--prompt", "prompt", metavar="ID", help="Answer this one prompt; its camp is then yours.")
@click.option(
    "--seconds", type=click.IntRange(1, LONGEST_CLOCK), help="The clock for every prompt; each prompt's own otherwise."
)
@click.option("--untimed", is_flag=True, help="Play without a clock.")
@click.option("--seed", type=int, help="Draw the same round again.")
@click.option("--plain", is_flag=True, help="Play on plain lines: for screen readers, pipes and simple terminals.")
@click.option("--go-on/--new", default=None, help="On plain lines: go on with an unfinished round, or not, unasked.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal, for selecting text.")
def play(
    pack_name: str | None,
    camp: str,
    prompts: str,
    prompt: str | None,
    seconds: int | None,
    untimed: bool,
    seed: int | None,
    plain: bool,
    go_on: bool | None,
    no_mouse: bool,
) -> int:
    """Play a round: your camp is drawn, the other camp argues, you answer, a judge marks and says why.

    Where there is no terminal to draw on, the round is played on plain lines by itself: it reads each answer up to
    a line that holds only a full stop.

    \b
    Examples:
      debate play
      debate play --camp protectorate --prompts 5 --seconds 90
      debate play --untimed --prompts all
      debate play --prompt american-paternalism
      debate play --plain --seed 1996 < answers.txt
    """
    choices = _choices(camp, prompts, seconds, untimed)
    if prompt is not None:
        choices = _of_prompt(choices, pack_name, prompt)
    from debate.cli.places import in_full_screen, load_named_pack, player_folder
    from debate.profiles import current_profile
    from debate.records import Records
    from debate.settings import Settings

    on_lines = plain or not in_full_screen() or Settings.of_player().get("reader")
    playing = current_profile()
    path = _checked(pack_name, choices)
    with Records.open(player_folder()) as records:
        if not on_lines:
            from debate.tui.app import run_app

            code = run_app(records=records, pack_path=path, start=choices, seed=seed, mouse=not no_mouse, lead=lead)
        else:
            from debate.plain import play_round

            pack = load_named_pack(pack_name)
            code = play_round(
                sys.stdin, sys.stdout, pack=pack, records=records, choices=choices, seed=seed, go_on=go_on
            )
    return code if current_profile() == playing else home()


def _choices(camp: str, prompts: str, seconds: int | None, untimed: bool) -> Choices:
    from debate.game.draw import OWN_SECONDS, Choices

    if untimed and seconds is not None:
        raise click.UsageError("Choose either --seconds or --untimed.", click.get_current_context())
    if prompts == "all":
        count = None
    elif prompts.isascii() and prompts.isdigit() and int(prompts[:6]) > 0:
        count = int(prompts[:6])  # more than any pack holds is all of them
    else:
        raise click.UsageError("--prompts takes a number from 1 on, or “all”.", click.get_current_context())
    clock = None if untimed else OWN_SECONDS if seconds is None else seconds
    return Choices(camp=camp, prompts=count, seconds=clock)


def _of_prompt(choices: Choices, pack_name: str | None, prompt_id: str) -> Choices:
    """The choices of a round of one prompt. Raises ``CommandError`` for one that the pack or the camp does not have."""
    from dataclasses import replace

    from debate.cli.places import load_named_pack
    from debate.cli.running import CommandError
    from debate.game.draw import DRAW

    pack = load_named_pack(pack_name)
    prompt = next((one for one in pack.prompts if one.id == prompt_id), None)
    if prompt is None:
        raise CommandError(
            f"The pack “{pack.id}” has no prompt “{prompt_id}”; “debate packs --json” lists those that it has."
        )
    if choices.camp not in (DRAW, prompt.camp):
        raise CommandError(f"The prompt “{prompt_id}” is for the camp “{prompt.camp}”: leave --camp out, or name it.")
    return replace(choices, camp=prompt.camp, prompts=1, only=(prompt_id,))


def _checked(pack_name: str | None, choices: Choices) -> Path | None:
    """The folder of the pack that was named, if one was, having made sure that the round can be drawn.

    Raises ``PackError``, ``CommandError`` or ``DrawError``, one sentence, before a screen opens or a question is asked.
    """
    import random

    from debate.cli.places import find_named_pack, load_named_pack
    from debate.game.draw import DRAW, draw_round

    if pack_name is None and choices.camp == DRAW:
        return None  # nothing that can be wrong, and the screen opens at once
    draw_round(load_named_pack(pack_name), choices, random.Random(0), 0)  # noqa: S311  drawn only to be refused or not
    return None if pack_name is None else find_named_pack(pack_name)
