"""Two students in a real Chromium play a prompt: what they read is what their page's terminal holds.

Runs where Debian's Chromium and the ``browser`` extra are installed; ``.ci/run`` sees to both where it can.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from debate.classroom.client.child import Facts
from debate.classroom.client.link import Link
from debate.classroom.room import events as e
from debate.classroom.room.state import Stage
from debate.classroom.shown.views import HostView
from debate.classroom.wire import messages as wire

CHROMIUM = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
try:
    from playwright.async_api import Browser, Page, async_playwright
except ImportError:
    pytest.skip("playwright is not installed (the extra “browser”)", allow_module_level=True)

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here"),
    pytest.mark.xdist_group("browser"),
]

SOON = 40.0
OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

# xterm.js draws on a canvas. This lets the test read the very buffer that is drawn, without a word in the page for it.
FIND_TERMINAL = """
Object.defineProperty(Object.prototype, "_core", {
  configurable: true,
  set(core) {
    Object.defineProperty(this, "_core", { value: core, writable: true });
    if (typeof this.write === "function") window.shownTerminal = this;
  },
});
"""
READ_TERMINAL = """
() => {
  const terminal = window.shownTerminal;
  if (!terminal) return "";
  const buffer = terminal.buffer.active;
  const rows = Array.from({ length: terminal.rows }, (_, row) => buffer.getLine(buffer.viewportY + row));
  return rows.map((row) => row.translateToString(true)).join("\\n");
}
"""

FIRST_ANSWER = "They call the treaty one-sided. It is not, because Japan pays for the bases, and"
SECOND_ANSWER = "They say that Japan pays nothing. In fact it pays five billion dollars a year for the troops."


async def until(found: Callable[[], Any], what: str) -> Any:
    """Wait until ``found`` gives something."""
    try:
        async with asyncio.timeout(SOON):
            while not (value := found()):
                await asyncio.sleep(0.05)
            return value
    except TimeoutError:
        pytest.fail(f"There was no {what} after {SOON:.0f} seconds.")


class Teacher:
    """The teacher's end: asks, and sees the newest view."""

    def __init__(self, facts: Facts) -> None:
        self.view: HostView | None = None
        self.link = Link(
            facts.local,
            lambda: wire.Host(protocol=wire.PROTOCOL, token=facts.token),
            on_message=self._hear,
            on_state=lambda _state, _why: None,
        )

    def _hear(self, message: wire.FromServer) -> None:
        if isinstance(message, wire.Update) and isinstance(message.view, HostView):
            self.view = message.view

    async def at(self, stage: Stage) -> HostView:
        return await until(lambda: self.view if self.view and self.view.stage is stage else None, f"stage {stage}")


class Student:
    """A student's page. What it reads is the text of its terminal, in one line."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def reads(self) -> str:
        return " ".join((await self.page.evaluate(READ_TERMINAL)).split())

    async def sees(self, pattern: str) -> str:
        """Wait until the terminal shows it; returns all that it shows."""
        shown = ""
        try:
            async with asyncio.timeout(SOON):
                while not re.search(pattern, shown := await self.reads()):
                    await asyncio.sleep(0.1)
        except TimeoutError:
            pytest.fail(f"No “{pattern}” on the screen, which shows: {shown}")
        return shown

    async def types(self, text: str) -> None:
        await self.page.keyboard.type(text, delay=2)

    async def press(self, key: str) -> None:
        await self.page.keyboard.press(key)


@pytest.fixture
async def facts(tmp_path: Path) -> AsyncIterator[Facts]:
    """A room on a server of its own, for browsers too."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "debate", "host", "--headless", "--web"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "DEBATE_HOME": str(tmp_path / "home")},
    )
    try:
        yield msgspec.json.decode(await asyncio.wait_for(process.stdout.readline(), SOON), type=Facts)
        process.stdin.close()
        await asyncio.wait_for(process.wait(), SOON)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
            await process.wait()


@pytest.fixture
async def teacher(facts: Facts) -> AsyncIterator[Teacher]:
    teacher = Teacher(facts)
    running = asyncio.create_task(teacher.link.run())
    await until(lambda: teacher.view, "view for the teacher")
    yield teacher
    await teacher.link.close()
    await running


@pytest.fixture
async def chromium(tmp_path: Path) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        # Each context is a profile of its own, as two machines would be.
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, headless=True, args=OPTIONS, downloads_path=tmp_path / "downloads"
        )
        yield browser
        await browser.close()


async def enter(chromium: Browser, facts: Facts, name: str, *, by_code: bool) -> Student:
    """Another profile in which a student takes a seat: by the QR code's address, or by typing the code."""
    context = await chromium.new_context(viewport={"width": 1000, "height": 640})
    await context.add_init_script(FIND_TERMINAL)
    student = Student(await context.new_page())
    asked: list[str] = []
    student.page.on("request", lambda request: asked.append(request.url))
    if by_code:
        await student.page.goto(facts.web)
        await student.page.fill("#code", f"{facts.code[:3].lower()} {facts.code[3:]}")
        await student.page.click("button")
    else:
        await student.page.goto(f"{facts.web}/{facts.code}")
    await student.sees("Your name")
    await student.types(name)
    await student.sees(name)
    await student.press("Enter")
    await student.sees("(?i)here|wait")
    assert all(url.startswith((facts.web, "data:")) for url in asked)
    return student


def open_paper(seat: str, number: int) -> wire.Open:
    """Asks for a seat's answer to the first prompt."""
    return wire.Open(id=number, seat=seat, turn=0, attempt=1)


def clock_on(screen: str) -> int:
    """The seconds that the clock on the screen shows."""
    minutes, seconds = re.search(r"\b(\d\d):(\d\d)\b", screen).groups()
    return int(minutes) * 60 + int(seconds)


async def test_two_students_play_a_prompt_and_one_reloads_in_mid_sentence(
    facts: Facts, teacher: Teacher, chromium: Browser
) -> None:
    ada = await enter(chromium, facts, "Ada", by_code=False)
    ben = await enter(chromium, facts, "Ben", by_code=True)
    ask = teacher.link.ask
    await until(lambda: len(teacher.view.seats) == 2, "second seat")
    await ask(lambda number: wire.Next(id=number))
    await ask(lambda number: wire.Start(id=number, limit=600.0))
    for student, answer in ((ada, FIRST_ANSWER), (ben, SECOND_ANSWER)):
        await student.sees(r"\b(09:|10:00)")
        await student.types(answer)
    before = clock_on(await ada.sees(re.escape("and")))
    seats = {row.name: row.id for row in teacher.view.seats}

    await ada.page.reload()
    shown = await ada.sees(r"Japan pays for the bases, and")
    assert 540 < clock_on(shown) <= before
    assert {row.name: row.id for row in teacher.view.seats} == seats

    await ada.press("Control+End")
    await ada.types(" it lets America stay.")
    for student in (ada, ben):
        await student.press("Control+s")
        await student.sees(r"Hand in\?")
        await student.press("Control+s")
    view = await teacher.at(Stage.HELD)
    await until(lambda: teacher.view.marked == 2, "mark for each answer")
    papers = {}
    for row in view.seats:
        opened = await ask(partial(open_paper, row.id))
        assert isinstance(opened, wire.PaperIs)
        papers[row.name] = opened.paper
    assert {name: paper.text for name, paper in papers.items()} == {
        "Ada": f"{FIRST_ANSWER} it lets America stay.",
        "Ben": SECOND_ANSWER,
    }
    assert "of 100" not in await ben.reads()

    await ask(lambda number: wire.Let(id=number, event=e.Released()))
    for student, name in ((ada, "Ada"), (ben, "Ben")):
        shown = await student.sees("of 100")
        for mark in papers[name].ballot.criteria:
            assert f"{mark.score:g}/{mark.maximum}" in shown
