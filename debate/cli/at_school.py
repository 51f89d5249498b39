"""What commands do with a school's server: ``--at URL``, the teacher's key, and what is there of the teacher's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from debate.cli.running import CommandError

if TYPE_CHECKING:
    from debate.classroom.client.school import RoomThere, School
    from debate.classroom.keeping.class_list import Listed
    from debate.classroom.keeping.lesson_plan import LessonPlan
    from debate.classroom.keeping.named_files import NamedFiles
    from debate.classroom.report.report import Report

at_option = click.option("--at", metavar="URL", help="On your school's server; it asks for your teacher's key.")


def school_at(typed: str) -> School:
    """The school's server at the address that was typed, with the teacher's key from the environment or asked for."""
    import os

    from debate.classroom.client.link import AddressError, room_address
    from debate.classroom.client.school import KEY_VARIABLE, School

    try:
        address = room_address(typed)
    except AddressError as error:
        raise CommandError(
            f"“{typed.strip()[:60]}” is no address of a school’s server; it looks like https://debate.school.example."
        ) from error
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


# Rooms


def open_there(
    school: School, *, pack: str | None, class_list: str | None, plan: str | None, save_plan: str | None
) -> RoomThere:
    """Open a room with what is kept there, or else on this machine.

    A list or plan that has its name only here is kept there from now on, which is told; a file is for this room alone.
    """
    with as_told():
        students = None
        if class_list is not None and class_list not in school.kept("classes"):
            class_list, students = _class_of_here(school, class_list)
        if plan is not None and plan not in school.kept("plans"):
            _plan_of_here(school, plan)
        return school.open(pack=pack, plan=plan, class_list=class_list, students=students, save_plan=save_plan)


def _class_of_here(school: School, wanted: str) -> tuple[str, str | None]:
    """The name of a class, and the text of its list where that is a file's; the server does not have it yet."""
    from debate.classroom.keeping.class_list import find_class, to_csv
    from debate.classroom.keeping.named_files import CLASS_LISTS

    kept_here = wanted in CLASS_LISTS.names()
    if not kept_here and not Path(wanted).expanduser().is_file():
        keeps = f"debate class add {wanted} --at {school.address}"
        raise CommandError(f"There is no class list “{wanted}”, there or on this machine; “{keeps}” keeps one.")
    found = find_class(wanted)
    if not kept_here:
        return found.name, to_csv(found.students)
    school.keep("classes", wanted, to_csv(found.students).encode())
    click.echo(f"The class list {wanted} of this machine is kept on the school’s server now.", err=True)
    return wanted, None


def _plan_of_here(school: School, wanted: str) -> None:
    import msgspec

    from debate.classroom.keeping.lesson_plan import LAST, kept_plan
    from debate.classroom.keeping.named_files import LESSON_PLANS

    if wanted == LAST or wanted not in LESSON_PLANS.names():
        return  # the server says that there is none
    school.keep("plans", wanted, msgspec.json.encode(kept_plan(wanted)))
    click.echo(f"The lesson plan {wanted} of this machine is kept on the school’s server now.", err=True)


def list_there(at: str, *, as_json: bool) -> None:
    """Print the teacher's rooms on the server, as lines or as JSON."""
    import json

    from debate.plain.words import on_one_line

    school = school_at(at)
    with as_told():
        rooms = school.rooms()
    if as_json:
        values = [
            {"room": one.room, "code": one.code, "class": one.class_name, "last_at": one.last_at} for one in rooms
        ]
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    if not rooms:
        click.echo(f"You have no room there yet; “debate host --at {school.address}” opens one.")
    for one in rooms:
        of_class = f"  class {one.class_name}" if one.class_name else ""
        click.echo(on_one_line(f"{one.room}  used last {one.last_at[:16].replace('T', ' ')} UTC{of_class}"))


def report_of(school: School, wanted: str) -> Report:
    """What there is to say about a room on the server, to be written here in any form."""
    from debate.classroom.client.school import NO_SCHOOL
    from debate.classroom.report.as_json import from_json

    with as_told():
        room = school.find(wanted)
        content = school.report(room, "json")
    try:
        report = from_json(content)
    except (ValueError, RecursionError) as error:
        raise CommandError(
            f"The report that {school.address} sends is of another version; bring debate up to date."
        ) from error
    if report.room != room.room:  # it names files
        raise CommandError(NO_SCHOOL.format(school.address))
    return report


def reports_folder_of(room: str) -> Path:
    """Where the report of a room on the server goes: where a room of this machine would have its own."""
    from debate.classroom.keeping.files import reports_folder
    from debate.classroom.keeping.journal import rooms_folder

    return reports_folder(rooms_folder() / room)


def forget_there(at: str, wanted: str, *, yes: bool) -> None:
    """Delete a room on the server, and its report where it was written by itself, after asking."""
    school = school_at(at)
    with as_told():
        room = school.find(wanted)
        if not yes and not click.confirm(f"Delete the room {room.room} with its names, texts and marks for good?"):
            raise CommandError("Nothing was deleted.")
        school.forget(room)
    shutil.rmtree(reports_folder_of(room.room), ignore_errors=True)
    click.echo(f"Room {room.room} is forgotten.")


# Class lists and lesson plans


def list_kept(shelf: NamedFiles, keep: str, *, at: str | None, as_json: bool) -> None:
    """Print the names on this machine's shelf, or on the school's of that kind; ``keep`` is what keeps one more."""
    import json

    names, where = shelf.names() if at is None else [], "here"
    if at is not None:
        school, where, keep = school_at(at), "there", f"{keep} --at {at}"
        with as_told():
            names = school.kept(shelf.kind.id)
    if as_json:
        click.echo(json.dumps(names, ensure_ascii=False))
        return
    none = f"There is no {shelf.kind.what} {where} yet; “{keep}” keeps one."
    for name in names or [none]:
        click.echo(name)


def class_there(at: str, name: str) -> tuple[Listed, ...]:
    """The students of a list that is kept there. Raises ``RoomError``."""
    from debate.classroom.keeping.class_list import decoded, read_students

    school = school_at(at)
    with as_told():
        return read_students(decoded(school.take("classes", name)))


def keep_class_there(at: str, name: str, content: bytes) -> int:
    """Keep a list there; returns how many students it has."""
    import msgspec

    school = school_at(at)
    with as_told():
        return len(msgspec.json.decode(school.keep("classes", name, content), type=list[object]))


def plan_there(at: str, name: str) -> LessonPlan:
    """The plan that is kept there."""
    import msgspec

    from debate.classroom.keeping.lesson_plan import LessonPlan

    school = school_at(at)
    with as_told():
        content = school.take("plans", name)
    try:
        return msgspec.json.decode(content, type=LessonPlan)
    except msgspec.MsgspecError as error:
        raise CommandError(
            f"The lesson plan that {school.address} sends is of another version; bring debate up to date."
        ) from error


def discard(shelf: NamedFiles, name: str, *, at: str | None, yes: bool) -> None:
    """Delete what is kept under that name on this machine's shelf, or on the school's of that kind, after asking."""
    from debate.cli.running import make_sure

    what = shelf.kind.what
    question = f"Delete the {what} “{name}”, for good?"
    if at is None:
        shelf.read(name)
        make_sure(question, yes)
        shelf.forget(name)
    else:
        school = school_at(at)
        with as_told():
            school.take(shelf.kind.id, name)
            make_sure(question, yes)
            school.discard(shelf.kind.id, name)
    click.echo(f"The {what} {name} is forgotten.")
