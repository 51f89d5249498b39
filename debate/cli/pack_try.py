"""``debate pack try``: the workbench, where an author sees what her pack does to answers while she writes it."""

from __future__ import annotations

import click


@click.command("try", short_help="See how a pack marks answers while you write it.")
@click.argument("path", metavar="PATH|ID")
@click.argument("prompt", required=False, metavar="[PROMPT]")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal, for selecting text.")
def try_command(path: str, prompt: str | None, no_mouse: bool) -> int:
    """Open the workbench: write an answer, and see with every letter what the pack makes of it.

    Edit the pack in your own editor beside it. A file that you save is read again at once, with your answer kept; you
    see which samples got better or worse by it, and what problems there are. A save that breaks the pack changes
    nothing else: the last good one stays in use. Nothing is written to the pack from here.

    PROMPT is the id of the prompt to begin with. A pack that was installed, or came with the program, is named by its
    id.

    \b
    Examples:
      debate pack try school-uniforms
      debate pack try school-uniforms costs-too-much
      debate pack try us-japan-alliance
    """
    from debate.cli.places import find_named_pack, in_full_screen
    from debate.cli.running import CommandError

    folder = find_named_pack(path)
    if prompt is not None:
        _make_sure_of(prompt, path)
    if not in_full_screen():
        raise CommandError(
            "The workbench needs a terminal, and this is none; mark a file with “debate score --pack … --prompt …”."
        )
    from debate.settings import Settings
    from debate.tui.workbench.app import run_workbench

    settings = Settings.of_player()
    mouse = settings.get("mouse") and not no_mouse
    return run_workbench(folder, prompt=prompt, theme=settings.get("theme"), mouse=mouse)


def _make_sure_of(prompt: str, path: str) -> None:
    """Refuse a prompt that a pack does not have. A broken pack is no reason to: the workbench shows what is wrong."""
    from debate.cli.places import load_named_pack, prompt_of
    from debate.packs.problems import PackError

    try:
        pack = load_named_pack(path)
    except PackError:
        return
    prompt_of(pack, prompt)
