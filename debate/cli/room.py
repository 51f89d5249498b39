"""``debate room``: the rooms that were played on this machine: list, report, export, forget, and late texts."""

from __future__ import annotations

import json
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from debate.cli.at_school import at_option
from debate.cli.commands import LazyGroup
from debate.cli.running import CommandError, in_classroom
from debate.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from debate.classroom.keeping.journal import RoomFile
    from debate.classroom.keeping.running import Hold
    from debate.classroom.report.report import Report
    from debate.classroom.room.state import Room

LARGEST_HAND_IN = 1024 * 1024
"""Bytes of a hand-in file: several times the longest answer."""


@click.group(
    cls=LazyGroup,
    lazy={
        "list": "debate.cli.room:list_rooms",
        "report": "debate.cli.room:report",
        "export": "debate.cli.room:export",
        "import": "debate.cli.room:import_file",
        "forget": "debate.cli.room:forget",
    },
    short_help="See to the classroom rounds kept here.",
)
def room() -> None:
    """Look after the rooms that were played on this machine.

    ROOM is a room's name as “debate room list” shows it, a beginning that no other room has, or “last”.

    \b
    Examples:
      debate room list
      debate room report last --open
      debate room forget 2026-11-24
    """


@click.command("list", short_help="List the rooms of this machine.")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@at_option
def list_rooms(as_json: bool, at: str | None) -> None:
    """List the rooms of this machine, the one that was used last first.

    \b
    Examples:
      debate room list
      debate room list --json
      debate room list --at https://debate.school.example
    """
    with in_classroom():
        if at is not None:
            from debate.cli.at_school import list_there

            list_there(at, as_json=as_json)
            return
        from debate.classroom.keeping.journal import list_rooms as find_rooms

        rooms = find_rooms()
    if as_json:
        click.echo(json.dumps([_values(one) for one in rooms], ensure_ascii=False, indent=2))
        return
    if not rooms:
        click.echo("There is no room here yet; “debate host” opens one.")
    from debate.cli.drawing import Table, draw, draws_on

    if rooms and draws_on(sys.stdout):
        draw(Table(("Room", "Opened (UTC)", "Pack", "State", "Seats", "Prompts"), list(map(_row, rooms)), figures=4))
        return
    for one in rooms:
        click.echo(_line(one))


def _values(found: RoomFile) -> dict[str, Any]:
    room = found.room
    trouble = {"trouble": found.trouble} if found.trouble else {}
    if room is None:
        return {"room": found.path.stem, **trouble, "journal": str(found.path)}
    return {
        "room": room.id,
        "opened_at": room.opened_at,
        "last_at": found.last_at,
        "pack": room.pack,
        "seats": len(room.seats),
        "prompts": len(room.turns),
        "finished": _finished(room),
        **trouble,
        "journal": str(found.path),
    }


def _line(found: RoomFile) -> str:
    from debate.plain.words import on_one_line

    room = found.room
    if room is None:
        return on_one_line(f"{found.path.stem}  cannot be read: {found.trouble}")
    told = f"{counted(len(room.seats), 'seat')}, {counted(len(room.turns), 'prompt')}, {_state(room, found.trouble)}"
    return on_one_line(f"{room.id}  opened {_opened_at(room)} UTC, {room.pack}: {told}")


def _row(found: RoomFile) -> tuple[str, ...]:
    room = found.room
    if room is None:
        return found.path.stem, "", "", f"cannot be read: {found.trouble}", "", ""
    return room.id, _opened_at(room), room.pack, _state(room, found.trouble), str(len(room.seats)), str(len(room.turns))


def _opened_at(room: Room) -> str:
    return room.opened_at[:16].replace("T", " ")


def _state(room: Room, trouble: str) -> str:
    if trouble:
        return f"damaged: {trouble}"
    return "finished" if _finished(room) else "not finished: “debate host --resume” goes on with it"


def _finished(room: Room) -> bool:
    from debate.classroom.room.state import Phase

    return room.phase is Phase.OVER


@click.command(short_help="Write a room's report.")
@click.argument("wanted", metavar="ROOM")
@click.option("--out", metavar="FOLDER", type=click.Path(path_type=Path), help="Write it there, not beside the rooms.")
@click.option(
    "--gradebook",
    type=click.Choice(["moodle", "canvas", "classroom", "table"]),
    help="Write a row for each student, too, as that gradebook takes it.",
)
@click.option("--xlsx", is_flag=True, help="The gradebook as an Excel workbook; it is CSV otherwise.")
@click.option(
    "--locale",
    metavar="CODE",
    default="en",
    help="Where the gradebook is read: “de” has decimal commas and semicolons between cells.",
)
@click.option(
    "--per-student",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Write a page for each student there, too, of two printed sides at most.",
)
@click.option("--open", "show", is_flag=True, help="Show it in the browser.")
@at_option
def report(
    wanted: str,
    out: Path | None,
    gradebook: str | None,
    xlsx: bool,
    locale: str,
    per_student: Path | None,
    show: bool,
    at: str | None,
) -> None:
    """Write a room's report as an HTML page (also for printing), for spreadsheets as CSV and XLSX, and as JSON.

    The gradebook has the students' ids from the class list, a total and each prompt. What was withheld, or not
    released, is in neither the gradebook nor a student's page. In Moodle (Grades, Import, CSV file) map from the first
    column to the field of its name, and each mark to a new grade item; in Canvas (Grades, Import) nothing is to be
    mapped; the sheet for Google Classroom is to copy marks from.

    \b
    Examples:
      debate room report last --open
      debate room report 2026-11-24 --out ~/reports
      debate room report last --gradebook moodle --locale de
      debate room report last --per-student ~/hand-out
      debate room report last --gradebook canvas --at https://debate.school.example
    """
    if xlsx and gradebook is None:
        raise click.UsageError("--xlsx is how the gradebook is written: say for which with --gradebook.")
    with in_classroom():
        from debate.classroom.report.gradebook import says_of
        from debate.classroom.report.writing import write_gradebook, write_report, write_take_home
        from debate.plain.words import on_one_line

        made, folder = _report_and_folder(wanted, at)
        folder = out.expanduser() if out is not None else folder
        with _writes("--out"):
            written = write_report(made, folder)
            if gradebook is not None:
                written.append(write_gradebook(made, folder, gradebook, locale, "xlsx" if xlsx else "csv"))
                if says := says_of(made, gradebook):
                    click.echo(on_one_line(says), err=True)
        if per_student is not None:
            with _writes("--per-student"):
                written += write_take_home(made, per_student.expanduser())
    for file in written:
        click.echo(str(file))
    if show and click.launch(written[0].resolve().as_uri()) != 0:
        click.echo("No browser could be started; open the first of these files yourself.", err=True)


@contextmanager
def _writes(option: str) -> Iterator[None]:
    """A place that cannot be written to is named, with the option by which another is chosen."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise CommandError(
            f"The report cannot be written to {error.filename} ({reason}); choose another {option}."
        ) from error


@click.command(short_help="Write a room's report in one form.")
@click.argument("wanted", metavar="ROOM")
@click.option("--format", "form", type=click.Choice(["json", "csv", "html", "xlsx"]), required=True, help="The form.")
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to; “-”, as without it, is standard output.")
@at_option
def export(wanted: str, form: str, output: str, at: str | None) -> None:
    """Write a room's report to a file or to standard output.

    \b
    Examples:
      debate room export last --format csv -o marks.csv
      debate room export last --format json | jq .students
    """
    if form == "xlsx" and output == "-" and sys.stdout.isatty():
        raise click.UsageError("A workbook is no text for a terminal: name a file with -o.")
    with in_classroom():
        from debate.classroom.report.writing import file_as, write_whole

        content = file_as(form, _report_and_folder(wanted, at)[0])
        if output != "-":
            file = Path(output).expanduser()
            try:
                write_whole(file, content)
            except OSError as error:
                raise CommandError(f"{file} cannot be written: {error.strerror or error}.") from error
            return
    click.echo(content, nl=False)


@click.command("import", short_help="Take in a text that a student brought as a file.")
@click.argument("wanted", metavar="ROOM")
@click.argument("file", metavar="FILE")
def import_file(wanted: str, file: str) -> None:
    """Take a hand-in file into a room that no server serves now; an open room takes it on the teacher's dashboard.

    A client that cannot reach the room writes such a file. It is marked when the room is taken up again; the report
    has the text at once.

    \b
    Examples:
      debate room import last /media/usb/debate-hand-in-maya-prompt-1.json
    """
    from debate.cli.places import read_text

    with in_classroom():
        from debate.classroom.keeping.journal import Journal
        from debate.classroom.keeping.opening import find_room
        from debate.classroom.room.stepping import step
        from debate.classroom.wire.hand_in_file import read_hand_in

        content = read_text(file)
        if len(content) > LARGEST_HAND_IN:
            raise CommandError(f"{file} is too large for a hand-in file.")
        path = find_room(wanted)
        with _held(path), closing(Journal.open(path)) as journal:
            room = journal.read()
            events = read_hand_in(content, room)
            for event in events:
                room = step(room, event)
            journal.append(events, room.now)
            names = ", ".join(room.seats[event.seat].name for event in events)
        click.echo(f"The text of {names} is in room {room.id}.")


@click.command(short_help="Delete a room and its reports.")
@click.argument("wanted", metavar="ROOM")
@click.option("--yes", is_flag=True, help="Do not ask.")
@at_option
def forget(wanted: str, yes: bool, at: str | None) -> None:
    """Delete every trace of a room: names, texts, marks, appeals, and the reports that were written beside the rooms.

    Reports that were written elsewhere are yours to delete, and so are appeals that the teacher passed on to the pack's
    author, which bear no name.

    \b
    Examples:
      debate room forget last
      debate room forget 2026-11-24 --yes
    """
    with in_classroom():
        if at is not None:
            from debate.cli.at_school import forget_there

            forget_there(at, wanted, yes=yes)
            return
        from debate.classroom.keeping.files import delete_room, reports_folder
        from debate.classroom.keeping.opening import find_room

        path = find_room(wanted)
        reports = reports_folder(path)
        with _held(path) as hold:
            if not yes:
                _ask(path, reports)
            gone = delete_room(path, hold)
        click.echo(f"Room {path.stem} is forgotten." if gone else f"Room {path.stem} was gone already.")


def _ask(path: Path, reports: Path) -> None:
    from debate.classroom.keeping.journal import look
    from debate.plain.words import on_one_line

    found = look(path)
    what = f"a room that cannot be read ({found.trouble})"
    if (room := found.room) is not None:
        papers = sum(len(written.papers) for turn in room.turns for written in turn.attempts)
        what = f"{counted(len(room.seats), 'seat')} with their names, {counted(papers, 'text')} and all marks"
    click.echo(f"This deletes {on_one_line(what)}: {path}")
    if reports.is_dir():
        click.echo(f"and the reports in {reports}")
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("Nothing was deleted; add --yes to delete it without being asked.")
    if not click.confirm("Delete it for good?"):
        raise CommandError("Nothing was deleted.")


@contextmanager
def _held(path: Path) -> Iterator[Hold]:
    """Hold the room meanwhile, so that no server loses its journal under its hands; one that has it is told of."""
    from debate.classroom.errors import RoomError
    from debate.classroom.keeping.running import Hold

    hold = Hold(path)
    try:
        hold.take()
    except RoomError as error:
        raise CommandError(f"Room {path.stem} is open now; close its dashboard or its hot seat first.") from error
    try:
        yield hold
    finally:
        hold.release()


def _report_and_folder(wanted: str, at: str | None) -> tuple[Report, Path]:
    """What there is to say about a room of this machine, or of the school's server, and where its report goes."""
    from debate.classroom.keeping.files import reports_folder
    from debate.classroom.keeping.journal import look
    from debate.classroom.keeping.opening import find_room
    from debate.classroom.report.kept import kept_room
    from debate.classroom.report.report import make_report
    from debate.cli.at_school import report_of, reports_folder_of, school_at

    if at is not None:
        there = report_of(school_at(at), wanted)
        return there, reports_folder_of(there.room)
    path = find_room(wanted)
    found = look(path)
    if found.room is not None and found.trouble:
        click.echo(found.trouble, err=True)
    return make_report(*kept_room(path)), reports_folder(path)
