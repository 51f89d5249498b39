"""``debate completion``: what makes a shell complete commands, options, packs, prompts and camps."""

from __future__ import annotations

import click

_INSTALL = {
    "bash": "# Once: debate completion bash > ~/.local/share/bash-completion/completions/debate",
    "zsh": "# Once: debate completion zsh > ~/.zfunc/_debate, with “fpath+=~/.zfunc” before compinit in ~/.zshrc",
    "fish": "# Once: debate completion fish > ~/.config/fish/completions/debate.fish",
}


@click.command(short_help="Let your shell complete commands, packs and prompts.")
@click.argument("shell", type=click.Choice(tuple(_INSTALL)))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what your SHELL needs to complete commands, options, packs, prompts and camps; then open a new shell.

    \b
    Examples:
      debate completion bash > ~/.local/share/bash-completion/completions/debate
      debate completion fish > ~/.config/fish/completions/debate.fish
    """
    from click.shell_completion import get_completion_class

    from debate.cli.running import COMPLETION_VARIABLE

    kind = get_completion_class(shell)
    assert kind is not None
    script = kind(ctx.find_root().command, {}, "debate", COMPLETION_VARIABLE).source()
    first, *rest = script.splitlines()
    head = [first, _INSTALL[shell]] if first.startswith("#compdef") else [_INSTALL[shell], first]
    click.echo("\n".join([*head, *rest]))
