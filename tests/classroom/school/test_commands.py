"""A teacher's commands with ``--at``: class lists, plans, rooms and reports of the school's server."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
import pytest_asyncio
from click.testing import CliRunner

from debate.classroom.client.school import School as Client
from debate.classroom.client.school import SchoolError
from debate.classroom.keeping.lesson_plan import LessonPlan, keep_plan
from debate.classroom.room import events as e
from debate.classroom.room.state import Stage
from debate.classroom.server.taking import SAYS_HEADER
from debate.classroom.wire import messages as wire
from debate.cli import main

from ...ports import free_port
from .schooling import begin_writing, student, teacher, until
from .test_serving import KEY, OTHER_KEY, School, plan_of, school_of

Call = Callable[..., Awaitable[tuple[int, str, str]]]

TEXT = "They say that the bridge pays for itself. It does not, because nobody crosses it."


@pytest_asyncio.fixture
async def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[School]:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path / "home"))  # the teacher's machine, not the server's
    monkeypatch.setenv("DEBATE_TEACHER_KEY", KEY)
    async with school_of(plan_of(tmp_path / "school", workers=1)) as school:
        yield school


@pytest.fixture
def call(school: School) -> Call:
    """A command at the school's server, as the program runs it: its exit code, and what it wrote."""

    def run(words: tuple[str, ...], given: str) -> tuple[int, str, str]:
        with CliRunner().isolation(input=given) as (out, err, _):
            code = main([*words, "--at", school.address])
            return code, out.getvalue().decode(), err.getvalue().decode()

    async def run_there(*words: str, given: str = "") -> tuple[int, str, str]:
        return await asyncio.to_thread(run, words, given)

    return run_there


@pytest.fixture
def hosting(monkeypatch: pytest.MonkeyPatch) -> None:
    """“debate host” ends as soon as the room is open; there is no terminal here for its dashboard."""
    monkeypatch.setattr("debate.cli.places.in_full_screen", lambda: True)
    monkeypatch.setattr("debate.tui.classroom.host.app.run_attached", lambda *_args, **_values: (0, ""))


async def test_why_a_server_cannot_be_reached_is_told_in_words(school: School) -> None:
    nowhere = f"127.0.0.1:{free_port()}"
    for address, why in (
        (f"http://{nowhere}", "(Connection refused; a school’s address mostly begins with https)."),
        (f"https://{nowhere}", "(Connection refused)."),
        (school.address.replace("http:", "https:"), "(what answers there does not speak https)."),
    ):
        with pytest.raises(SchoolError) as told:
            await asyncio.to_thread(Client(address, KEY).rooms)
        assert str(told.value) == f"The school’s server at {address} cannot be reached {why}"


async def test_a_class_list_from_adding_to_forgetting(
    school: School, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "students.csv"
    file.write_bytes("name;id\r\nAnna Böhm;17\r\nBo Li;18\r\n".encode("cp1252"))
    assert "“debate class add NAME FILE --at" in (await call("class", "list"))[1]
    code, out, _ = await call("class", "add", "9b", str(file))
    assert code == 0 and "2 students" in out and f"--at {school.address}" in out
    students = json.loads((await call("class", "show", "9b", "--json"))[1])
    assert [(one["name"], one["id"], len(one["code"])) for one in students] == [
        ("Anna Böhm", "17", 6),
        ("Bo Li", "18", 6),
    ]
    assert (await call("class", "list"))[1] == "9b\n" and not (tmp_path / "home" / "classes").exists()
    monkeypatch.setenv("DEBATE_TEACHER_KEY", OTHER_KEY)
    code, out, err = await call("class", "show", "9b")
    assert (code, out) == (2, "") and "no class list “9b”" in err and "debate class list --at" in err
    monkeypatch.setenv("DEBATE_TEACHER_KEY", KEY)
    code, _, err = await call("class", "add", "9b", given="Anna\nanna\n")
    assert code == 2 and "Lines 1 and 2" in err
    assert (await call("class", "forget", "9b"))[0] == 2
    assert (await call("class", "forget", "9b", "--yes"))[0] == 0
    assert (await call("class", "list", "--json"))[1] == "[]\n"


async def test_a_room_is_opened_with_what_is_kept_there_or_else_here(
    school: School, call: Call, hosting: None, tmp_path: Path
) -> None:
    main(["class", "add", "9b", str(_written(tmp_path / "9b.csv", "Dana\nEli\n"))])
    keep_plan(LessonPlan(turns=3), "week3")
    code, _, err = await call("host", "--class", "9b", "--plan", "week3", "--save-plan", "week4")
    assert code == 0
    assert "The class list 9b of this machine is kept on the school’s server now." in err
    assert "The lesson plan week3 of this machine is kept on the school’s server now." in err
    codes = [json.loads((await call("class", "show", "9b", "--json"))[1])[0]["code"]]
    assert codes[0] in (tmp_path / "home" / "classes" / "9b.csv").read_text("utf-8")  # the student has it already
    code, _, err = await call("host", "--class", "9b", "--plan", "week4")
    assert code == 0 and "kept on the school’s server now" not in err
    assert (await call("host", "--class", str(_written(tmp_path / "guests.csv", "Fay\n"))))[0] == 0
    rooms = json.loads((await call("room", "list", "--json"))[1])
    assert [one["class"] for one in rooms] == ["guests", "9b", "9b"]
    assert (await call("class", "list"))[1] == "9b\n"
    assert (await call("plan", "list"))[1] == "last\nweek3\nweek4\n"
    shown = (await call("plan", "show", "week4"))[1]
    assert "turns = 3" in shown and "[[prompts]]" in shown
    assert (await call("plan", "forget", "week4", "--yes"))[0] == 0
    for words, said in (
        (("host", "--class", "nobody"), "no class list “nobody”, there or on this machine"),
        (("host", "--plan", "nix"), "no lesson plan “nix”"),
        (("host", "--save-plan", "last"), "choose another name"),
        (("host", "--pack", "/etc"), "by its id"),
        (("plan", "show", "week4"), "no lesson plan “week4”"),
    ):
        code, _, err = await call(*words)
        assert code == 2 and said in err and err.count("\n") == 1
    assert len(json.loads((await call("room", "list", "--json"))[1])) == 3


async def test_gradebook_workbook_and_pages_to_take_home_of_a_room_there(
    school: School, call: Call, tmp_path: Path
) -> None:
    body = {"students": "name,id\nMaya,17\nTom,\nZoe,19\n"}
    room = json.loads((await school.ask("POST", "/rooms", json=body))[1])
    host = teacher(school.address, room["code"], KEY)
    people = [student(school.address, room["code"], name) for name in ("Maya", "Tom")]
    await until(lambda: host.view and all(one.view for one in people))
    await begin_writing(host)
    for one in people:
        await one.write(TEXT, 1, finished=True)
    await until(lambda: host.view.stage is Stage.HELD and host.view.to_mark == host.view.marked == 2)
    folder, pages = tmp_path / "reports", tmp_path / "pages"
    words = ("room", "report", "last", "--out", str(folder))
    code, _, err = await call(*words, "--gradebook", "canvas")
    assert code == 0 and "No mark of this room was released" in err
    await host.ask(lambda number: wire.Let(id=number, event=e.Released()))
    await until(lambda: host.view.stage is Stage.RELEASED)
    code, out, err = await call(*words, "--gradebook", "moodle", "--per-student", str(pages))
    assert code == 0 and err.endswith("no such id for them: Tom.\n")
    assert {Path(line).suffix for line in out.splitlines()} == {".html", ".csv", ".json", ".xlsx"}
    table = list(csv.reader(io.StringIO((folder / f"{room['room']}.moodle.csv").read_text("utf-8-sig"))))
    assert [row[0] for row in table] == ["ID number", "17"]
    assert len(list(pages.iterdir())) == 2
    file = tmp_path / "r.xlsx"
    assert (await call("room", "export", "last", "--format", "xlsx", "-o", str(file)))[0] == 0
    assert file.read_bytes() == (folder / f"{room['room']}.xlsx").read_bytes()
    async with school.http.get(
        f"{school.address}/rooms/{room['room']}/gradebook.xlsx?for=canvas", headers={"Authorization": f"Bearer {KEY}"}
    ) as answer:
        assert answer.status == 200 and (await answer.read()).startswith(b"PK")
        assert SAYS_HEADER not in answer.headers
    async with school.http.get(
        f"{school.address}/rooms/{room['room']}/gradebook.csv?for=moodle", headers={"Authorization": f"Bearer {KEY}"}
    ) as answer:
        assert unquote(answer.headers[SAYS_HEADER]).endswith("no such id for them: Tom.")
    for person in (host, *people):
        await person.leave()


def _written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file
