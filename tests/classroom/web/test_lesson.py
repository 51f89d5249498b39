"""A whole lesson on devices of every kind, with a server that is killed in the middle: every word is found again."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from debate.classroom.client.child import ServerChild
from debate.classroom.client.seat_client import SeatClient
from debate.classroom.client.seat_store import SeatStore
from debate.classroom.room import events as e
from debate.classroom.room.state import Stage
from debate.classroom.wire import messages as wire

from ..ports import own_port
from .browsing import DESKTOP, IN_CHROMIUM, PHONE, Browser, Student
from .conftest import Teacher, until

pytestmark = IN_CHROMIUM

TERMINALS, DESKTOPS, PHONES = 4, 4, 2
ANSWER = "They say that it is one-sided, but Japan pays for the bases, says"
MORE = ", and so it is not."


@pytest_asyncio.fixture(loop_scope="session")
async def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ServerChild]:
    """The room's server as a teacher's dashboard starts it."""
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path / "home"))
    child = ServerChild(["--web", "--port", str(own_port())], shortest_wait=0.1)
    await child.start()
    yield child
    await child.stop()


class Terminal:
    """A student in a terminal: the client of `debate join`, without its screens."""

    def __init__(self, room: Teacher, name: str, folder: Path) -> None:
        self.name = name
        self.client = SeatClient(room.web, room.code, store=SeatStore(folder), name=name)
        self.running = asyncio.create_task(self.client.run())

    async def writes(self, text: str) -> None:
        desk = self.client.desk
        await until(lambda: desk.writing, "prompt")
        desk.write(desk.text + text)

    async def hands_in(self) -> None:
        await self.client.hand_in()


def _ballot_of(terminal: Terminal) -> Any:
    return terminal.client.view.ballot


async def test_ten_devices_and_a_killed_server(child: ServerChild, chromium: Browser, tmp_path: Path) -> None:
    assert child.facts is not None
    teacher = Teacher(child.facts)
    teaching = asyncio.create_task(teacher.link.run())
    terminals = [Terminal(teacher, f"Terminal {n}", tmp_path / str(n)) for n in range(TERMINALS)]
    devices = [DESKTOP] * DESKTOPS + [PHONE] * PHONES
    pages = [await Student.at(chromium, device) for device in devices]
    for number, page in enumerate(pages):
        await page.joins(teacher, f"Page {number}", scanned=number % 2 == 0)
    students: list[Terminal | Student] = [*terminals, *pages]
    await teacher.sees(lambda view: len(view.seats) == len(students), "seat for everybody")

    await teacher.begins()
    for student in students:
        await student.writes(f"{ANSWER} {students.index(student)}")
    await teacher.sees(lambda view: all(row.words for row in view.seats), "draft of everybody")
    kill(child.pid)
    for student in students:
        await student.writes(MORE)
    watching = asyncio.create_task(child.watch(lambda _why: None, lambda _facts: None))
    await teacher.sees(lambda view: view.clock and not view.clock.running, "room that is taken up again")
    await teacher.lets(e.Continued())
    for student in students:
        await student.hands_in()
    await teacher.sees(lambda view: view.stage is Stage.HELD and view.marked == len(students), "mark for everybody")
    names = [f"Terminal {n}" for n in range(TERMINALS)] + [f"Page {n}" for n in range(len(pages))]
    for number, name in enumerate(names):
        assert await teacher.text_of(name) == f"{ANSWER} {number}{MORE}"

    await teacher.lets(e.Released())
    for page in pages:
        await page.reads("of 100")
        await page.finds_no_barrier()
        assert not page.troubles
    for terminal in terminals:
        await until(partial(_ballot_of, terminal), "ballot in a terminal")
    await teacher.asks(wire.End)
    for page in pages:
        await page.reads("The room is over")
    for terminal in terminals:
        await terminal.client.close()
        await terminal.running
    await child.stop()
    await watching
    await teacher.link.close()
    await teaching


def kill(pid: int | None) -> None:
    """End the server as a power cut would."""
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
