"""Pictures of the room's pages in a headless Chromium, to be looked at: each step of student, wall and teacher.

    python -m tests.bench.pages FOLDER [--only WORD]

A small class plays a prompt with its revision, a prediction and a peer review, on a server of this machine. Each step
is taken at 390×844, 1366×768 and 1920×1080, light and dark, as far as the window reaches (``whole`` in the name: the
whole page, where it is longer). A step whose page is wider than its window is told: nothing may be reached by scrolling
sideways only.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal

import msgspec
from playwright.async_api import Page, async_playwright

from debate.classroom.client.child import Facts
from debate.classroom.keeping.opening import open_room
from debate.classroom.room import events as e
from debate.classroom.room.state import Settings, Show, Stage
from debate.classroom.server.serving import serve
from debate.classroom.wire import messages as wire
from tests.classroom.web.browsing import DESKTOP, Student, launched
from tests.classroom.web.conftest import Teacher, until

SIZES = {"phone": (390, 844), "laptop": (1366, 768), "wall": (1920, 1080)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
NAMES = ("Ada", "Bo", "Chidi Okonkwo-Whitfield", "Dina", "Emre", "Fay")
ANSWERS = (
    "They say the treaty is one-sided. It is not, because Japan pays for the bases, and they let America reach Korea.",
    "Even if Japan cannot fight, it gives ports, land and money. So the bargain is fair, and Congress knows it.",
)


class Taker:
    """Takes every picture that is asked for, under its step's name."""

    def __init__(self, folder: Path, only: str) -> None:
        self._folder = folder
        self._only = only
        self.count = 0

    async def take(self, page: Page, step: str) -> None:
        """Take a step in all sizes and both schemes; the page is left as large as it was."""
        if self._only not in step:
            return
        before = page.viewport_size
        for size, (width, height) in SIZES.items():
            await page.set_viewport_size({"width": width, "height": height})
            for scheme in SCHEMES:
                await page.emulate_media(color_scheme=scheme)
                await page.screenshot(path=self._folder / f"{step}-{size}-{scheme}.png")
                self.count += 1
            room = await page.evaluate(
                "({wide: document.documentElement.scrollWidth - innerWidth,"
                " long: document.documentElement.scrollHeight - innerHeight})"
            )
            if room["wide"] > 0:
                print(f"{step} at {width}×{height} is {room['wide']} pixels wider than its window.")
            if room["long"] > 0:
                await page.screenshot(path=self._folder / f"{step}-{size}-whole.png", full_page=True)
        if before is not None:
            await page.set_viewport_size(before)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--only", default="", metavar="WORD", help="only steps whose name has this word")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    taker = Taker(arguments.folder, arguments.only)
    with tempfile.TemporaryDirectory() as home:
        os.environ["DEBATE_HOME"] = home
        asyncio.run(lesson(taker))
    print(f"{taker.count} pictures in {arguments.folder}")


@asynccontextmanager
async def room() -> AsyncIterator[tuple[Teacher, str]]:
    """A room that is served to browsers, by its teacher's end; and the key of the teacher's page."""
    keeper = await asyncio.to_thread(open_room, settings=Settings(seconds=240.0, predict=True, peer=True))
    serving = await serve(keeper, port=0, with_web=True)
    facts = msgspec.convert(serving.facts(), Facts)
    teacher = Teacher(facts)
    running = asyncio.create_task(teacher.link.run())
    await until(lambda: teacher.view, "view for the teacher")
    yield teacher, serving.host_token
    await teacher.link.close()
    await running
    await serving.close()


async def lesson(taker: Taker) -> None:
    """One prompt and its revision, from the door to the end."""
    async with room() as (teacher, key), async_playwright() as playwright:
        chromium = await launched(playwright)
        students = [await Student.at(chromium, DESKTOP) for _name in NAMES]
        ada = students[0]
        board = await (await chromium.new_context()).new_page()
        desk = await Student.at(chromium, DESKTOP)
        assert teacher.view is not None
        await desk.page.goto(f"{teacher.web}/teach")
        await taker.take(desk.page, "00-desk-key")
        await desk.page.fill("#key", key)
        await desk.presses("Lead")
        await desk.reads("Nobody is here yet")
        await taker.take(desk.page, "01-desk-lobby")
        await ada.page.goto(teacher.web)
        await taker.take(ada.page, "01-door")
        for student, name in zip(students, NAMES, strict=True):
            await student.joins(teacher, name)
        await board.goto(f"{teacher.web}/board#{teacher.view.board_key}")
        await board.wait_for_selector("text=" + NAMES[0])
        await taker.take(board, "02-board-lobby")
        await taker.take(ada.page, "02-lobby")
        await taker.take(desk.page, "02-desk-lobby")
        await desk.presses("Settings")
        await taker.take(desk.page, "02-desk-settings")
        await desk.page.keyboard.press("Escape")
        await teacher.asks(wire.DrawCamps)
        await teacher.asks(wire.Next)
        await ada.reads("You speak for")
        await taker.take(ada.page, "03-brief")
        await teacher.asks(wire.Start, limit=240.0)
        await attempt(taker, teacher, students, board, desk)
        await teacher.asks(wire.Start, limit=240.0)
        await ada.writes(" " + ANSWERS[1])
        await taker.take(ada.page, "10-revising")
        for student in students:
            await student.hands_in()
        await marked(teacher, len(students))
        await teacher.lets(e.Released())
        await ada.reads("of 100")
        await taker.take(desk.page, "11-desk-revised")
        await taker.take(ada.page, "11-ballot-revised")
        await teacher.lets(e.Shown(show=Show.GAIN))
        await taker.take(board, "11-board-gain")
        await teacher.asks(wire.End)
        await ada.reads("The room is over")
        await taker.take(ada.page, "12-over")
        await desk.reads("Everything is kept")
        await taker.take(desk.page, "12-desk-over")
        await chromium.close()


async def attempt(taker: Taker, teacher: Teacher, students: list[Student], board: Page, desk: Student) -> None:
    """A first answer of everybody, until the ballots are out."""
    ada = students[0]
    await taker.take(ada.page, "04-writing-empty")
    for at, student in enumerate(students):
        await student.writes(ANSWERS[at % 2])
    await ada.reads(r"All is kept\.")
    await taker.take(ada.page, "04-writing")
    await taker.take(board, "04-board-prompt")
    await taker.take(desk.page, "04-desk-writing")
    await teacher.lets(e.Paused(why="Fire drill."))
    await ada.reads("Pause")
    await taker.take(ada.page, "05-pause")
    await teacher.lets(e.Continued())
    await ada.presses("Hand in")
    await taker.take(ada.page, "06-hand-in-asks")
    await ada.presses("Hand it in")
    for student in students[1:]:
        await student.hands_in()
    await ada.reads("How far did your text get")
    await taker.take(ada.page, "07-predict")
    for row in await ada.page.locator("fieldset").all():
        await row.locator("input").nth(1).check()
    await ada.presses("Send your marks")
    await ada.reads("classmate")
    await taker.take(ada.page, "08-review")
    await marked(teacher, len(students))
    await taker.take(desk.page, "08-desk-held")
    await desk.presses(NAMES[0])
    await desk.reads("The student")
    await taker.take(desk.page, "08-desk-paper")
    await desk.page.keyboard.press("Escape")
    await desk.presses("Trust check")
    await desk.reads("Keep and go on")
    await taker.take(desk.page, "08-desk-trust")
    await desk.presses("Back to the class")
    await teacher.lets(e.Released())
    await ada.reads("of 100")
    await taker.take(ada.page, "09-ballot")
    await teacher.lets(e.Shown(show=Show.FLOW))
    await board.wait_for_selector("text=of")
    await taker.take(board, "09-board-flow")
    await taker.take(desk.page, "09-desk-released")


async def marked(teacher: Teacher, count: int) -> None:
    """Wait for the marks of all answers."""
    await teacher.sees(lambda view: view.stage is Stage.HELD and view.marked == count, "mark for each answer")


if __name__ == "__main__":
    main()
