"""Peer review with the real server: pages and terminals mark each other's answers, also when the server is killed."""

from __future__ import annotations

import asyncio
import os
import re
import signal
from functools import partial
from pathlib import Path

from debate.classroom.client.child import ServerChild
from debate.classroom.client.seat_client import SeatClient
from debate.classroom.client.seat_store import SeatStore
from debate.classroom.room import events as e
from debate.classroom.room.state import Settings, Show, Stage
from debate.classroom.server.serving import Serving
from debate.classroom.wire import messages as wire

from .browsing import DESKTOP, IN_CHROMIUM, PHONE, Browser, Student, expect
from .conftest import Teacher, until
from .test_browser import ANSWER, HOSTILE, released
from .test_lesson import child

pytestmark = IN_CHROMIUM

__all__ = ["child"]

SMALL = {"viewport": {"width": 320, "height": 568}, "color_scheme": "light"}
PEER = Settings(seconds=300.0, peer=True)


async def marks(student: Student, level: int) -> None:
    """Give each criterion of the answer on show that level, and go on."""
    await student.marks_each(level)
    await student.presses("Go on")


async def test_pages_mark_each_other_before_the_ballots_and_see_both_sides_after(
    serving: Serving, teacher: Teacher, chromium: Browser
) -> None:
    await teacher.asks(wire.Configure, settings=PEER)
    students = [await Student.at(chromium, device) for device in (PHONE, DESKTOP, SMALL)]
    ada, ben, cem = students
    for student, name in zip(students, ("Ada", "Ben", "Cem"), strict=True):
        await student.joins(teacher, name, scanned=True)
    wall = await Student.at(chromium, {"viewport": {"width": 1920, "height": 1080}})
    await wall.page.goto(f"{serving.web}/board#{serving.board_key}")
    await teacher.lets(e.Shown(show=Show.PROMPT))
    await teacher.begins()
    for student, text in zip(students, (ANSWER, f"{HOSTILE} {ANSWER}", "Line one.\nLine two."), strict=True):
        await student.writes(text)
        await student.hands_in()

    for student in students:
        await student.reads("s text get. Answer 1 of 2")
        await student.finds_no_barrier()
        assert await student.fits()
        assert not re.search("Ada|Ben|Cem", await student.page.inner_text("main"))
    await wall.reads("Mark answers of classmates: 0 of 6")
    await ada.presses("Go on")
    await ada.reads("Choose a level for each")
    await ada.page.locator("fieldset input").nth(1).check()
    await ada.reads(r"0 of 2 answers of classmates\. All is kept\.")
    await ada.page.reload()
    await ada.reads("Answer 1 of 2")
    await expect(ada.page.locator("fieldset input").nth(1)).to_be_checked()
    tab = await ada.another_tab()
    await tab.page.goto(serving.web)
    await marks(tab, 2)
    await tab.reads("Answer 2 of 2")
    await marks(tab, 1)
    await tab.reads("You have marked 2 of 2 answers of classmates")
    await tab.presses("Mark answers of classmates")
    await tab.presses("The other answer")
    await tab.reads("Answer [12] of 2")
    await tab.presses("Later: back to my own text")
    await marks(ben, 0)
    await marks(ben, 0)
    await teacher.sees(lambda view: view.peers and view.peers.finished == 4, "review of two students")
    await wall.reads("4 of 6 are marked")
    await wall.finds_no_barrier()
    await cem.page.locator("fieldset input").nth(2).check()  # and is not finished when the ballots come
    await cem.reads(r"All is kept\.")

    await released(teacher, 3)
    for student in (tab, ben, cem):
        await student.reads("what they gave counts for nothing")
        await student.reads("You marked")
        await student.reads("You agree")
        await student.reads("You did not finish this one" if student is cem else "criteria")
        await student.finds_no_barrier()
        assert await student.fits() and not student.troubles
    await tab.reads("Classmates gave: ")
    await teacher.asks(wire.End)
    _, kept = await tab.saved("Save your texts and ballots")
    assert "classmates, which counts for nothing: " in kept
    assert kept.count("You marked a classmate’s answer to “") == 2 and re.search(r"- .+: you .+, the judge ", kept)
    assert [(row.count, row.kappa) for row in teacher.view.peers.agreement] == [(4, None)] * 4
    assert await ben.page.locator("main img, main b:text('bold')").count() == 0


async def test_a_whole_lesson_with_a_killed_server_loses_no_review(
    child: ServerChild, chromium: Browser, tmp_path: Path
) -> None:
    assert child.facts is not None
    teacher = Teacher(child.facts)
    teaching = asyncio.create_task(teacher.link.run())
    await teacher.sees(lambda view: view.code, "view for the teacher")
    await teacher.asks(wire.Configure, settings=PEER)
    page = await (await Student.at(chromium)).joins(teacher, "Page")
    seats = [
        SeatClient(teacher.web, teacher.code, store=SeatStore(tmp_path / name), name=name) for name in ("One", "Two")
    ]
    sitting = [asyncio.create_task(one.run()) for one in seats]
    await teacher.sees(lambda view: len(view.seats) == 3, "seat for everybody")
    await teacher.begins()
    await page.writes(ANSWER)
    await page.hands_in()
    for at, one in enumerate(seats):
        await until(partial(getattr, one.desk, "writing"), "prompt")
        one.desk.write(f"Answer {at}: {ANSWER}")
        await one.hand_in()
    await page.reads("How far did a classmate")
    await page.page.locator("fieldset input").nth(1).check()
    await page.reads(r"All is kept\.")
    criteria = [row.id for row in seats[0].topic.criteria]
    first = seats[0].reviews
    await until(lambda: len(first.answers) == 2, "answers to mark")
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    for answer in first.answers:  # without a connection
        for criterion in criteria:
            first.choose(answer.number, criterion, 1)
    await page.page.locator("fieldset input").nth(6).check()
    watching = asyncio.create_task(child.watch(lambda _why: None, lambda _facts: None))
    await teacher.sees(lambda view: view.peers and view.peers.finished == 2, "room with what was chosen meanwhile")
    await page.reads(r"All is kept\.")
    for number in (1, 6):
        await expect(page.page.locator("fieldset input").nth(number)).to_be_checked()
    await teacher.sees(lambda view: view.stage is Stage.HELD and view.marked == 3, "mark for everybody")
    await teacher.lets(e.Released())
    await until(lambda: seats[0].view.ballot, "ballot")
    assert [one.given for one in seats[0].view.ballot.reviews] == [dict.fromkeys(criteria, 1)] * 2
    await page.reads("You did not finish this one")
    assert {row.count for row in teacher.view.peers.agreement} == {2}
    await teacher.asks(wire.End)
    for one, running in zip(seats, sitting, strict=True):
        await one.close()
        await running
    await child.stop()
    await watching
    await teacher.link.close()
    await teaching
