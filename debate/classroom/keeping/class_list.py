"""Class lists: the students that a teacher expects, pasted or from a spreadsheet, and kept privately under a name.

What is kept is a CSV file again, so that it can be read, mended and taken elsewhere; in it each student has a
personal code, which opens their seat on any machine.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random, SystemRandom
from typing import Final
from uuid import uuid4

from debate.classroom.errors import RoomError
from debate.classroom.keeping.named_files import CLASS_LISTS, Shelf
from debate.classroom.room import events as e
from debate.classroom.room.seating import as_read_out
from debate.classroom.room.state import MOST_SEATS, MOST_TEAM_NAME, Camps, Settings
from debate.classroom.wire.codes import as_typed, new_code, token_hash
from debate.game.draw import LEAST_EXTRA_TIME, MOST_EXTRA_TIME
from debate.packs.model import Pack
from debate.typed import cleaned

LARGEST_LIST: Final = 1_000_000
"""Bytes of a file with a class list."""

MOST_LINES: Final = 10 * MOST_SEATS
LONGEST_LINE: Final = 5_000
"""Lines of a list, empty ones too, and characters of a line: more than any is read."""

LONGEST_LISTED: Final = 60
"""Characters of a name, an id, a camp or a team on a class list."""

_COLUMNS: Final = {
    "name": "name", "student": "name", "full name": "name", "student name": "name",
    "first name": "first", "firstname": "first", "given name": "first",
    "vorname": "first", "nachname": "last", "prénom": "first", "nom": "last", "nombre": "first", "apellidos": "last",
    "last name": "last", "lastname": "last", "surname": "last", "family name": "last",
    "id": "id", "id number": "id", "student id": "id", "sis user id": "id",
    "camp": "camp", "team": "team", "code": "code",
    "extra_time": "extra", "extra time": "extra",
}  # fmt: skip
"""What a column may be called in the first line, whatever its case, and what it holds."""

_HEAD: Final = ("name", "id", "code", "camp", "team", "extra_time")
_TOO_MANY: Final = f"A class list has at most {MOST_SEATS} students."
_EXTRA = re.compile(r"[×x*]?\s*(\d+(?:[.,]\d+)?)\s*(%?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A student of a class list: what each is, ``state.Seat`` says. ``camp`` and ``team`` are as they were written."""

    name: str
    id: str = ""
    code: str = ""
    camp: str = ""
    team: str = ""
    extra: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassList:
    """A class list under its name."""

    name: str
    students: tuple[Listed, ...]


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, or in what Excel writes else: UTF-16 with its mark, or Windows-1252.

    Raises ``RoomError``.
    """
    if len(data) > LARGEST_LIST:
        raise RoomError("This is too large for a class list.")
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RoomError("This class list is not text; save it as CSV in UTF-8.")


def read_students(text: str) -> tuple[Listed, ...]:
    """The students of a list: a name on each line, or columns whose first line says what they are.

    Cells are parted by commas, semicolons or tabs. Raises ``RoomError`` that names the line.
    """
    rows = _rows(text)
    if not rows:
        raise RoomError("There is no name in this class list.")
    columns = [_COLUMNS.get(" ".join(cell.casefold().split()), "") for cell in rows[0][1]]
    if "name" not in columns and "last" not in columns:
        if any(len(cells) > 1 for _, cells in rows):
            raise RoomError(
                "The first line must say what the columns are: name, and if you like id, camp, team, extra_time."
            )
        columns, rows = ["name"], [(0, ["name"]), *rows]
    students = tuple(_student(number, columns, cells) for number, cells in rows[1:])
    _check(rows[1:], students)
    return students


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The lines that hold something, each with its number (from 1), in cells. Raises ``RoomError``."""
    lines = text.removeprefix("\ufeff").splitlines()
    if len(lines) > MOST_LINES:
        raise RoomError(_TOO_MANY)
    if long := next((number for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE), None):
        raise RoomError(f"Line {long} of the class list has more than {LONGEST_LINE} characters.")
    told = re.fullmatch(r"\s*sep=(.)\s*", lines[0], re.IGNORECASE) if lines else None
    if told:  # Excel's own word for it
        lines[0] = ""
    first = next((line for line in lines if line.strip()), "")
    counts = {mark: first.count(mark) for mark in (";", "\t", ",")}
    delimiter = told[1] if told else max(counts, key=lambda mark: counts[mark])
    # By hand and not by the reader over all lines: a quotation mark that is never closed must not take the rest.
    found = []
    for number, line in enumerate(lines, 1):
        cells = [_tidy(cell) for cell in next(csv.reader([line], delimiter=delimiter), [])]
        if any(cells):
            found.append((number, cells))
    return found


def _tidy(cell: str) -> str:
    plain = " ".join(cleaned(unicodedata.normalize("NFC", cell)).split())
    return "".join(c for c in plain if unicodedata.category(c)[0] != "C")


def _student(number: int, columns: Sequence[str], cells: Sequence[str]) -> Listed:
    found: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column and not found.get(column):
            found[column] = cell
    name, first = found.get("name", ""), found.get("first", "")
    if not name or (first and f" {first} " not in f" {name} "):  # beside a first name, “name” may be the family's
        name = " ".join(filter(None, (first, found.get("last") or name)))
    if not any(c.isalnum() for c in name):
        raise RoomError(f"Line {number} of the class list has no name.")
    if any(len(value) > LONGEST_LISTED for value in (name, *found.values())):
        raise RoomError(f"Line {number} of the class list has a cell of more than {LONGEST_LISTED} characters.")
    return Listed(
        name=name,
        id=found.get("id", ""),
        code=as_typed(found.get("code", "")),
        camp=found.get("camp", ""),
        team=found.get("team", ""),
        extra=_extra(number, found.get("extra", "")),
    )


def _extra(number: int, typed: str) -> float:
    """Extra time as a factor: “1.5”, “1,5”, “× 1.5”, or what is added: “50 %”."""
    if not typed:
        return 1.0
    told = _EXTRA.fullmatch(typed)
    factor = float(told[1].replace(",", ".")) if told else 0.0
    factor = 1 + factor / 100 if told and told[2] else factor
    if not LEAST_EXTRA_TIME <= factor <= MOST_EXTRA_TIME:
        raise RoomError(f"Line {number} of the class list: extra time is a factor from 1 to 4, as 1.5, or 50 %.")
    return factor


def _check(rows: Sequence[tuple[int, list[str]]], students: Sequence[Listed]) -> None:
    """Raises ``RoomError`` for what two students cannot share, and for a list that is empty or too long."""
    if not students:
        raise RoomError("There is no name in this class list.")
    if len(students) > MOST_SEATS:
        raise RoomError(_TOO_MANY)
    _check_apart("are called", rows, [(one.name, as_read_out(one.name)) for one in students])
    _check_apart("have the id", rows, [(one.id, one.id) for one in students])
    _check_apart("have the code", rows, [(one.code, one.code) for one in students])


def _check_apart(what: str, rows: Sequence[tuple[int, list[str]]], values: Sequence[tuple[str, str]]) -> None:
    """Raises ``RoomError`` for two lines of one value; the values are as they are told and as they are compared."""
    seen: dict[str, int] = {}
    for (number, _), (told, value) in zip(rows, values, strict=True):
        if value and value in seen:
            raise RoomError(f"Lines {seen[value]} and {number} {what} “{told}”; tell the two apart.")
        seen[value] = number


def to_csv(students: Iterable[Listed]) -> str:
    """The list as it is kept."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_HEAD)
    for one in students:
        writer.writerow([one.name, one.id, one.code, one.camp, one.team, "" if one.extra == 1 else f"{one.extra:g}"])
    return stream.getvalue()


def keep_class(
    name: str, students: Iterable[Listed], chance: Random | None = None, shelf: Shelf = CLASS_LISTS
) -> ClassList:
    """Keep a list under that name; who has no personal code gets one, or the one that they had there before.

    Raises ``RoomError``.
    """
    chance = chance or SystemRandom()
    known = name in shelf.names()
    before = {as_read_out(one.name): one.code for one in kept_class(name, shelf).students} if known else {}
    students = tuple(students)
    taken = {one.code for one in students if one.code}
    coded = []
    for one in students:
        code = one.code or before.get(as_read_out(one.name), "")
        while not code or (not one.code and code in taken):
            code = new_code(chance)
        taken.add(code)
        coded.append(replace(one, code=code))
    shelf.write(name, to_csv(coded))
    return ClassList(name=name, students=tuple(coded))


def kept_class(name: str, shelf: Shelf = CLASS_LISTS) -> ClassList:
    """The list that is kept under that name. Raises ``RoomError``."""
    return ClassList(name=name, students=read_students(shelf.read(name)))


def find_class(wanted: str) -> ClassList:
    """The list that is kept under that name, or else that of a file, called by its name. Raises ``RoomError``."""
    path = Path(wanted).expanduser()
    if wanted in CLASS_LISTS.names() or not path.is_file():
        return kept_class(wanted)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RoomError(f"The class list {path} cannot be read: {error.strerror or error}.") from error
    return ClassList(name=path.stem[:LONGEST_LISTED] or "class", students=read_students(decoded(data)))


def expected(listed: ClassList, pack: Pack, settings: Settings) -> tuple[Settings, e.ClassExpected]:
    """The list as a room takes it, and the settings with the teams that the list has. Raises ``RoomError``."""
    teams = tuple(dict.fromkeys(one.team for one in listed.students if one.team))
    if teams:
        if len(teams) != 2 or max(map(len, teams)) > MOST_TEAM_NAME:
            raise RoomError(f"A class list has two teams, whose names have at most {MOST_TEAM_NAME} characters.")
        settings = replace(settings, camps=Camps.TEAMS, teams=(teams[0], teams[1]))
    students = tuple(
        e.Expectation(
            seat=uuid4().hex[:12],
            name=one.name,
            student_id=one.id,
            code_hash=token_hash(one.code) if one.code else "",
            camp=_camp(one, pack),
            team=teams.index(one.team) if one.team else None,
            extra=one.extra,
        )
        for one in listed.students
    )
    return settings, e.ClassExpected(name=listed.name, students=students)


def _camp(student: Listed, pack: Pack) -> str | None:
    if not student.camp:
        return None
    wanted = student.camp.casefold()
    for camp in pack.camps:
        if wanted in (camp.id.casefold(), camp.name.casefold()):
            return camp.id
    names = " and ".join(f"“{camp.name}”" for camp in pack.camps)
    raise RoomError(f"The class list gives {student.name} the camp “{student.camp}”; this pack has {names}.")
