"""``debate host``: open a room for a class, and see to it from the teacher's dashboard."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from debate.cli import completing
from debate.cli.running import CommandError, in_classroom, need_classroom


@click.command(short_help="Open a room for a class.")
@click.option(
    "--pack",
    metavar="ID|PATH",
    shell_complete=completing.packs,
    help="The pack to play; the first built-in one otherwise.",
)
@click.option(
    "--class",
    "class_list",
    metavar="NAME|FILE",
    shell_complete=completing.classes,
    help="The class that is expected: kept with “debate class add”, or a CSV file. Seats are chosen then, not made.",
)
@click.option(
    "--plan",
    metavar="NAME",
    shell_complete=completing.plans,
    help="Play by that lesson plan; by the last room’s settings otherwise.",
)
@click.option("--save-plan", metavar="NAME", help="Keep pack, prompts and settings of this room as a lesson plan.")
@click.option("--lan", is_flag=True, help="Let other machines in; without it only this one.")
@click.option("--web", is_flag=True, help="Let students in by browser too, at the same address.")
@click.option("--port", type=click.IntRange(1, 65534), help="The room's port; 8765 otherwise, or the next free one.")
@click.option(
    "--resume",
    metavar="[ROOM]",
    is_flag=False,
    flag_value="",
    help="Take up the newest unfinished room again, or that one: same code, same seats.",
)
@click.option("--attach", metavar="ADDRESS", help="A second dashboard of a room that is open already.")
@click.option(
    "--at",
    metavar="URL",
    help="Open it on your school's server, with what you keep there; asks for your teacher's key.",
)
@click.option("--hot-seat", is_flag=True, help="Pass one keyboard around: no network.")
@click.option("--headless", is_flag=True, help="Only the server, without a dashboard; ctrl+c ends it.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal, for selecting text.")
def host(
    pack: str | None,
    class_list: str | None,
    plan: str | None,
    save_plan: str | None,
    lan: bool,
    web: bool,
    port: int | None,
    resume: str | None,
    attach: str | None,
    at: str | None,
    hot_seat: bool,
    headless: bool,
    no_mouse: bool,
) -> int:
    """Open a room: students join with the code, everybody answers the same prompt on one clock.

    Marks are held back until you release them. All that happens is kept; a room that was left, or that a dead
    computer ended, is taken up again with --resume.

    \b
    Examples:
      debate host --lan                 a room for the school's network
      debate host --lan --web           the same, for browsers too
      debate host --lan --class 9b      for the students of a class list
      debate host --lan --class 9c --plan week3
                                        a lesson that was kept with --save-plan, for another class
      debate host --resume              go on with the room that was interrupted
      debate host --at https://debate.school.example --class 9b
      debate host --hot-seat            one keyboard, no network
      debate host --hot-seat --class 9b --plan week3
    """
    new = {"--pack": pack, "--class": class_list, "--plan": plan, "--save-plan": save_plan}
    served = lan or web or port is not None
    _check_together(
        attach=attach, at=at, hot_seat=hot_seat, headless=headless, resume=resume, of_new=new, served=served
    )
    need_classroom()
    if headless:
        return _headless(new, lan=lan, web=web, port=port, resume=resume)
    from debate.cli.places import in_full_screen

    if not in_full_screen():
        raise CommandError(
            "The dashboard needs a terminal; for a server alone, without a dashboard, add --headless."
            if not hot_seat
            else "The hot seat needs a terminal; “debate play --plain” plays on plain lines."
        )
    if hot_seat:
        return _hot_seat(new, resume, mouse=not no_mouse)
    if at is not None:
        return _at_school(at, new, resume, mouse=not no_mouse)
    if attach is not None:
        return _attached(attach, mouse=not no_mouse)
    options = [
        *(part for option, value in new.items() if value is not None for part in (option, value)),
        *(["--lan"] if lan else []),
        *(["--web"] if web else []),
        *(["--port", str(port)] if port is not None else []),
        *(["--resume", resume] if resume is not None else []),
    ]
    return _dashboard(options, mouse=not no_mouse)


def _check_together(
    *,
    attach: str | None,
    at: str | None,
    hot_seat: bool,
    headless: bool,
    resume: str | None,
    of_new: Mapping[str, str | None],
    served: bool,
) -> None:
    """Refuse options that contradict each other, with a sentence that says which.

    ``of_new`` are those that only a new room has.
    """
    given = [option for option, value in of_new.items() if value is not None]
    context = click.get_current_context()
    if sum((attach is not None, at is not None, hot_seat, headless)) > 1:
        raise click.UsageError("Choose one of --attach, --at, --hot-seat and --headless.", context)
    if at is not None and served:
        raise click.UsageError("A school’s server has its address: leave out --lan, --web and --port.", context)
    if attach is not None and (resume is not None or given or served):
        raise click.UsageError("--attach looks into a room that is open already; it takes no other choices.", context)
    if hot_seat and served:
        raise click.UsageError("The hot seat has no network: leave out --lan and --web.", context)
    if hot_seat and "--save-plan" in given:
        raise click.UsageError("The hot seat plays by plans and keeps none: leave out --save-plan.", context)
    if resume is not None and given:
        what = {"--pack": "pack", "--class": "class"}.get(given[0], "settings")
        raise click.UsageError(f"A room that is resumed keeps its {what}: leave out {given[0]}.", context)


def _headless(new: Mapping[str, str | None], *, lan: bool, web: bool, port: int | None, resume: str | None) -> int:
    from debate.classroom.errors import JournalError, RoomError
    from debate.classroom.server.serving import run_headless

    try:
        code = run_headless(
            pack=new["--pack"],
            class_list=new["--class"],
            plan=new["--plan"],
            save_plan=new["--save-plan"],
            lan=lan,
            web=web,
            port=port,
            resume=resume,
        )
    except (RoomError, JournalError) as error:
        raise CommandError(str(error)) from error
    return code or 0


def _hot_seat(new: Mapping[str, str | None], resume: str | None, *, mouse: bool) -> int:
    from debate.classroom.errors import JournalError, RoomError
    from debate.tui.classroom.hot_seat.app import run_hot_seat

    try:
        return (
            run_hot_seat(new["--pack"], class_list=new["--class"], plan=new["--plan"], resume=resume, mouse=mouse) or 0
        )
    except (RoomError, JournalError) as error:
        raise CommandError(str(error)) from error


def _dashboard(options: list[str], *, mouse: bool) -> int:
    from debate.classroom.client.child import ChildError
    from debate.tui.classroom.host.app import run_dashboard

    click.echo("Opening the room …", err=True)
    try:
        code, farewell = run_dashboard(options, mouse=mouse)
    except ChildError as error:
        raise CommandError(str(error)) from error
    if farewell:
        click.echo(farewell, err=True)
    return code


def _at_school(at: str, new: Mapping[str, str | None], resume: str | None, *, mouse: bool) -> int:
    from debate.classroom.errors import RoomError
    from debate.classroom.report.writing import write_report
    from debate.cli.at_school import as_told, open_there, report_of, reports_folder_of, school_at
    from debate.tui.classroom.host.app import run_attached

    school = school_at(at)
    with in_classroom(), as_told():
        room = (
            open_there(
                school,
                pack=new["--pack"],
                class_list=new["--class"],
                plan=new["--plan"],
                save_plan=new["--save-plan"],
            )
            if resume is None
            else school.find(resume)
        )

    def write(room_id: str) -> list[Path]:
        try:
            return write_report(report_of(school, room_id), reports_folder_of(room_id))
        except CommandError as error:
            raise RoomError(error.message) from error

    code, _ = run_attached(school.address, school.token(room), mouse=mouse, write_report=write)
    again = f"debate host --at {school.address} --resume {room.room}"
    click.echo(f"The room is kept on the school’s server; “{again}” looks into it again.", err=True)
    return code


def _attached(address: str, *, mouse: bool) -> int:
    import os

    from debate.classroom.client.link import AddressError
    from debate.classroom.wire.codes import HOST_TOKEN_VARIABLE
    from debate.tui.classroom.host.app import run_attached

    token = os.environ.get(HOST_TOKEN_VARIABLE, "").strip()
    if not token:
        token = click.prompt("The host token that the teacher’s terminal shows", hide_input=True, err=True).strip()
    try:
        return run_attached(address, token, mouse=mouse)[0]
    except AddressError as error:
        raise CommandError(str(error)) from error
