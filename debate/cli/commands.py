"""The commands by name. Each module loads when its command is called, or when a help text lists it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from debate import __version__
from debate.cli import completing


class LazyGroup(click.Group):
    """A group whose commands are named as ``module:function`` and imported when they are wanted."""

    def __init__(self, *arguments: Any, lazy: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """The names, in the order in which a newcomer should read of them."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now; ``None`` when there is none."""
        if cmd_name not in self._lazy:
            return None
        module, function = self._lazy[cmd_name].split(":")
        command = getattr(import_module(module), function)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed, or say which one may have been meant."""
        from difflib import get_close_matches

        name = args[0]
        if name not in self._lazy and not name.startswith("-"):
            near = get_close_matches(name, self._lazy, n=1)
            meant = f"; did you mean “{near[0]}”?" if near else f"; there are {', '.join(self._lazy)}."
            raise click.UsageError(f"There is no command “{name}”{meant}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    lazy={
        "play": "debate.cli.play:play",
        "demo": "debate.cli.demo:demo",
        "today": "debate.cli.today:today",
        "drill": "debate.cli.drill:drill",
        "score": "debate.cli.score:score",
        "packs": "debate.cli.packs:packs",
        "history": "debate.cli.history:history",
        "progress": "debate.cli.progress:progress",
        "host": "debate.cli.host:host",
        "serve": "debate.cli.serve:serve",
        "join": "debate.cli.join:join",
        "board": "debate.cli.board:board",
        "room": "debate.cli.room:room",
        "class": "debate.cli.class_:class_",
        "plan": "debate.cli.plan:plan",
        "explain": "debate.cli.explain:explain",
        "pack": "debate.cli.pack:pack",
        "profiles": "debate.cli.profiles:profiles",
        "export": "debate.cli.export:export",
        "import": "debate.cli.import_:import_",
        "forget": "debate.cli.forget:forget",
        "doctor": "debate.cli.doctor:doctor",
        "completion": "debate.cli.completion:completion",
    },
)
@click.option(
    "--profile",
    metavar="NAME",
    envvar="DEBATE_PROFILE",
    shell_complete=completing.profiles,
    help="Play as another player at this computer; “” is the first.",
)
@click.version_option(__version__, "--version", message="debate %(version)s")
@click.pass_context
def debate(ctx: click.Context, profile: str | None) -> int | None:
    """Practise rebuttal against a clock, with marks that show their reasons.

    Without a command, the home screen opens; where the screen or the keyboard is no terminal, or TERM is “dumb”,
    the same game is played on plain lines.

    \b
    Examples:
      debate                            open the home screen
      debate play --camp ally           straight into a round
      debate play --plain               on plain lines, for screen readers and pipes
      debate score --pack us-japan-alliance --prompt one-sided-treaty answer.txt

    All that is kept of you is in one folder; set DEBATE_HOME to move it. Other players at this computer can have
    a profile each: “debate profiles make NAME”, then --profile NAME or DEBATE_PROFILE.
    """
    if profile is not None and ctx.invoked_subcommand != "profiles":
        from debate.profiles import PROFILE_VARIABLE, use_profile

        before = os.environ.get(PROFILE_VARIABLE, "")
        use_profile(profile)
        ctx.call_on_close(lambda: os.environ.__setitem__(PROFILE_VARIABLE, before))
    if ctx.invoked_subcommand is not None:
        return None
    from debate.cli.play import home

    return home()
