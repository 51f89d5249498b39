"""``debate class``: the class lists that a teacher keeps: add, list, show, forget."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from debate.cli import completing
from debate.cli.at_school import at_option
from debate.cli.commands import LazyGroup
from debate.cli.running import CommandError, in_classroom
from debate.wording import counted

_NAME = click.argument("name", metavar="NAME", shell_complete=completing.classes)


@click.group(
    "class",
    cls=LazyGroup,
    lazy={
        "add": "debate.cli.class_:add",
        "list": "debate.cli.class_:list_classes",
        "show": "debate.cli.class_:show",
        "forget": "debate.cli.class_:forget",
    },
    short_help="Keep class lists for classroom rounds.",
)
def class_() -> None:
    """Keep class lists: who is expected in a room opened with “debate host --class NAME”.

    Students choose their seat by the first letters of their name, or by the personal code that “show” tells. The lists
    are on this machine, or with --at on your school's server, for you alone; nobody without a seat is shown one.

    \b
    Examples:
      debate class add 9b students.csv
      debate class show 9b
      debate host --lan --class 9b
    """


@click.command(short_help="Keep a class list.")
@_NAME
@click.argument("file", metavar="[FILE]", default="-")
@at_option
def add(name: str, file: str, at: str | None) -> None:
    """Keep the list in FILE under NAME, in place of the one that had it; without FILE, paste it.

    A name on each line will do. A spreadsheet's CSV file may have columns, which its first line names: name (or first
    name and last name), id (that of the gradebook), camp, team, extra_time (1.5, or 50 %) and code. Personal codes are
    made where there are none, and stay when the list is added again.

    \b
    Examples:
      debate class add 9b students.csv
      debate class add 9b < names.txt
      debate class add 9b students.csv --at https://debate.school.example
    """
    with in_classroom():
        from debate.classroom.keeping.class_list import decoded, keep_class, read_students
        from debate.cli.at_school import keep_class_there

        content = _read(file)
        number = (
            len(keep_class(name, read_students(decoded(content))).students)
            if at is None
            else keep_class_there(at, name, content)
        )
    show = f"debate class show {name}" if at is None else f"debate class show {name} --at {at}"
    click.echo(f"Class {name} is kept with {counted(number, 'student')}. “{show}” tells their codes.")


def _read(file: str) -> bytes:
    """What is in the file, or on standard input for ``-``. Raises ``CommandError``."""
    from debate.classroom.keeping.class_list import LARGEST_LIST

    if file == "-":
        if sys.stdin is None:
            raise CommandError("Standard input is closed; name a file to read instead.")
        if sys.stdin.isatty():
            click.echo(
                "Paste the list, then press ctrl+d on a line of its own (ctrl+z and enter on Windows).", err=True
            )
        return sys.stdin.buffer.read(LARGEST_LIST + 1)
    try:
        with Path(file).expanduser().open("rb") as stream:
            return stream.read(LARGEST_LIST + 1)
    except OSError as error:
        raise CommandError(f"The file {file} cannot be read: {error.strerror or error}.") from error


@click.command("list", short_help="List the classes that are kept.")
@click.option("--json", "as_json", is_flag=True, help="Print the names as JSON.")
@at_option
def list_classes(as_json: bool, at: str | None) -> None:
    """List the classes that are kept.

    \b
    Examples:
      debate class list
      debate class list --json
    """
    with in_classroom():
        from debate.classroom.keeping.named_files import CLASS_LISTS
        from debate.cli.at_school import list_kept

        list_kept(CLASS_LISTS, "debate class add NAME FILE", at=at, as_json=as_json)


@click.command(short_help="Show a class list, with the personal codes.")
@_NAME
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@at_option
def show(name: str, as_json: bool, at: str | None) -> None:
    """Show the students of a class list with their ids, camps, teams, extra time and personal codes.

    \b
    Examples:
      debate class show 9b
      debate class show 9b --json
    """
    with in_classroom():
        from dataclasses import asdict

        from debate.classroom.keeping.class_list import kept_class
        from debate.cli.at_school import class_there

        students = kept_class(name).students if at is None else class_there(at, name)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in students], ensure_ascii=False, indent=2))
        return
    from debate.cli.drawing import Table
    from debate.cli.drawing import show as print_table

    heads = ("Name", "Code", "Id", "Camp", "Team", "Extra time")
    rows = [(one.name, one.code, one.id, one.camp, one.team, f"× {one.extra:g}") for one in students]
    used = [at for at in range(len(heads)) if at < 2 or any(row[at] not in ("", "× 1") for row in rows)]
    print_table(Table([heads[at] for at in used], [[row[at] for at in used] for row in rows]))


@click.command(short_help="Delete a class list.")
@_NAME
@click.option("--yes", is_flag=True, help="Do not ask.")
@at_option
def forget(name: str, yes: bool, at: str | None) -> None:
    """Delete a class list for good. Rooms that were played with it keep its names until they are forgotten.

    \b
    Examples:
      debate class forget 9b
      debate class forget 9b --yes
    """
    with in_classroom():
        from debate.classroom.keeping.named_files import CLASS_LISTS
        from debate.cli.at_school import discard

        discard(CLASS_LISTS, name, at=at, yes=yes)
