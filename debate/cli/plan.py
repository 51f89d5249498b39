"""``debate plan``: the lesson plans that a teacher keeps: list, show, forget."""

from __future__ import annotations

import click

from debate.cli import completing
from debate.cli.commands import LazyGroup
from debate.cli.running import echo_names, in_classroom

_NAME = click.argument("name", metavar="NAME", shell_complete=completing.plans)


@click.group(
    cls=LazyGroup,
    lazy={
        "list": "debate.cli.plan:list_plans",
        "show": "debate.cli.plan:show",
        "forget": "debate.cli.plan:forget",
    },
    short_help="Keep lesson plans for classroom rounds.",
)
def plan() -> None:
    """Look after lesson plans: pack, prompts, clock, camps and the other settings of a room, to be played again.

    “debate host --save-plan NAME” keeps what a room is set to, also when you change it while the room plays. The plan
    “last” is what the newest room was set to, without its prompts; the next room begins with it by itself.

    \b
    Examples:
      debate host --lan --save-plan week3
      debate plan show week3
      debate host --lan --plan week3 --class 9c
    """


@click.command("list", short_help="List the lesson plans.")
@click.option("--json", "as_json", is_flag=True, help="Print the names as JSON.")
def list_plans(as_json: bool) -> None:
    """List the lesson plans that are kept here.

    \b
    Examples:
      debate plan list
      debate plan list --json
    """
    with in_classroom():
        from debate.classroom.keeping.named_files import LESSON_PLANS

        names = LESSON_PLANS.names()
    echo_names(names, "There is no lesson plan here yet; “debate host --save-plan NAME” keeps one.", as_json=as_json)


@click.command(short_help="Show a lesson plan.")
@_NAME
def show(name: str) -> None:
    """Show a lesson plan as it is kept: a file in TOML, which you may also change by hand.

    \b
    Examples:
      debate plan show week3
    """
    with in_classroom():
        from debate.classroom.keeping.lesson_plan import kept_plan
        from debate.classroom.keeping.named_files import LESSON_PLANS

        kept_plan(name)  # what is wrong with it is said here, too
        click.echo(f"# {LESSON_PLANS.path(name)}\n{LESSON_PLANS.read(name)}", nl=False)


@click.command(short_help="Delete a lesson plan.")
@_NAME
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(name: str, yes: bool) -> None:
    """Delete a lesson plan for good; “last” lets the next room begin with the usual settings.

    \b
    Examples:
      debate plan forget week3
      debate plan forget last --yes
    """
    from debate.cli.asking import make_sure

    with in_classroom():
        from debate.classroom.keeping.named_files import LESSON_PLANS

        LESSON_PLANS.read(name)
        make_sure(f"Delete the lesson plan “{name}”, for good?", yes)
        LESSON_PLANS.forget(name)
    click.echo(f"The lesson plan {name} is forgotten.")
