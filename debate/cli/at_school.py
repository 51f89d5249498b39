"""What commands do with rooms on a school's server: ``--at URL``, and the teacher's key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from debate.cli.running import CommandError

if TYPE_CHECKING:
    from debate.classroom.client.school import School

at_option = click.option("--at", metavar="URL", help="On your school's server; it asks for your teacher's key.")


def school_at(typed: str) -> School:
    """The school's server at the address that was typed, with the teacher's key from the environment or asked for."""
    import os

    from debate.classroom.client.link import AddressError, room_address
    from debate.classroom.client.school import KEY_VARIABLE, School

    try:
        address = room_address(typed)
    except AddressError as error:
        raise CommandError(str(error)) from error
    key = os.environ.get(KEY_VARIABLE, "").strip()
    if not key:
        key = click.prompt("Your teacher’s key for this school", hide_input=True, err=True).strip()
    return School(address, key)


@contextmanager
def as_told() -> Iterator[None]:
    """What the server says cannot be done is told in its sentence."""
    from debate.classroom.client.school import SchoolError

    try:
        yield
    except SchoolError as error:
        raise CommandError(str(error)) from error


def list_there(at: str, *, as_json: bool) -> None:
    """Print the teacher's rooms on the server, as lines or as JSON."""
    import json

    from debate.plain.words import on_one_line

    school = school_at(at)
    with as_told():
        rooms = school.rooms()
    if as_json:
        values = [{"room": one.room, "code": one.code, "last_at": one.last_at} for one in rooms]
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    if not rooms:
        click.echo(f"You have no room there yet; “debate host --at {school.address}” opens one.")
    for one in rooms:
        click.echo(on_one_line(f"{one.room}  used last {one.last_at[:16].replace('T', ' ')} UTC"))


def report_there(school: School, wanted: str, out: Path | None = None) -> list[Path]:
    """Write a room's report here, by default where a room of this machine would have its own; returns the files.

    Raises ``OSError`` beside what the server says.
    """
    from debate.classroom.keeping.files import reports_folder
    from debate.classroom.keeping.journal import rooms_folder
    from debate.classroom.report.writing import FORMS, write_whole
    from debate.home import private_folder

    with as_told():
        room = school.find(wanted)
        folder = private_folder(reports_folder(rooms_folder() / room.room)) if out is None else out
        folder.mkdir(parents=True, exist_ok=True)
        files = []
        for form in FORMS:
            files.append(folder / f"{room.room}.{form}")
            write_whole(files[-1], school.report(room, form).decode("utf-8"))
    return files


def export_there(at: str, wanted: str, form: str) -> str:
    """A room's report in one form."""
    school = school_at(at)
    with as_told():
        return school.report(school.find(wanted), form).decode("utf-8")


def forget_there(at: str, wanted: str, *, yes: bool) -> None:
    """Delete a room on the server, and its report where ``report_there`` put it, after asking."""
    import shutil

    from debate.classroom.keeping.files import reports_folder
    from debate.classroom.keeping.journal import rooms_folder

    school = school_at(at)
    with as_told():
        room = school.find(wanted)
        if not yes and not click.confirm(f"Delete the room {room.room} with its names, texts and marks for good?"):
            raise CommandError("Nothing was deleted.")
        school.forget(room)
    shutil.rmtree(reports_folder(rooms_folder() / room.room), ignore_errors=True)
    click.echo(f"Room {room.room} is forgotten.")
