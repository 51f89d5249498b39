"""``debate plan``: the lesson plans that a teacher keeps: list, show, forget."""

from __future__ import annotations

import click

from debate.cli import completing
from debate.cli.at_school import at_option
from debate.cli.commands import LazyGroup
from debate.cli.running import in_classroom

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
    “last” is what the newest room was set to, without its prompts; the next room begins with it by itself. With --at,
    the plans are those that you keep on your school's server, where rooms are opened with “debate host --at”.

    \b
    Examples:
      debate host --lan --save-plan week3
      debate plan show week3
      debate host --lan --plan week3 --class 9c
    """


@click.command("list", short_help="List the lesson plans.")
@click.option("--json", "as_json", is_flag=True, help="Print the names as JSON.")
@at_option
def list_plans(as_json: bool, at: str | None) -> None:
    """List the lesson plans that are kept.

    \b
    Examples:
      debate plan list
      debate plan list --json
    """
    with in_classroom():
        from debate.classroom.keeping.named_files import LESSON_PLANS
        from debate.cli.at_school import list_kept

        list_kept(LESSON_PLANS, "debate host --save-plan NAME", at=at, as_json=as_json)


@click.command(short_help="Show a lesson plan.")
@_NAME
@at_option
def show(name: str, at: str | None) -> None:
    """Show a lesson plan as it is kept: a file in TOML, which you may also change by hand.

    \b
    Examples:
      debate plan show week3
    """
    with in_classroom():
        from debate.classroom.keeping.lesson_plan import kept_plan, plan_text
        from debate.classroom.keeping.named_files import LESSON_PLANS
        from debate.cli.at_school import plan_there

        if at is not None:
            click.echo(plan_text(plan_there(at, name)), nl=False)
            return
        kept_plan(name)  # what is wrong with it is said here, too
        click.echo(f"# {LESSON_PLANS.path(name)}\n{LESSON_PLANS.read(name)}", nl=False)


@click.command(short_help="Delete a lesson plan.")
@_NAME
@click.option("--yes", is_flag=True, help="Do not ask.")
@at_option
def forget(name: str, yes: bool, at: str | None) -> None:
    """Delete a lesson plan for good; “last” lets the next room begin with the usual settings.

    \b
    Examples:
      debate plan forget week3
      debate plan forget last --yes
    """
    with in_classroom():
        from debate.classroom.keeping.named_files import LESSON_PLANS
        from debate.cli.at_school import discard

        discard(LESSON_PLANS, name, at=at, yes=yes)
