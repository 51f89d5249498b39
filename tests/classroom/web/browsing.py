"""Students and their pages in a real Chromium: short ways to what a person does at a page, and what they read there.

Needs Debian's Chromium and the ``browser`` extra; a test that imports this skips itself where one of them is missing.
"""

from __future__ import annotations

import asyncio
import re
import shutil
from pathlib import Path
from typing import Any, Protocol, Self

import pytest

from .conftest import SOON

CHROMIUM = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
try:
    from axe_playwright_python.base import AXE_FILE_PATH
    from playwright.async_api import Browser, BrowserContext, Page, Playwright, async_playwright, expect
except ImportError:
    pytest.skip("playwright or axe is not installed (the extra “browser”)", allow_module_level=True)

IN_CHROMIUM = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here")
"""The mark of a module whose tests ask for ``chromium``."""

OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1366, "height": 768}, "color_scheme": "dark"}
SERIOUS = ("serious", "critical")

expect.set_options(timeout=SOON * 1000)


async def launched(playwright: Playwright, downloads: Path | None = None) -> Browser:
    """Debian's Chromium, without a window."""
    return await playwright.chromium.launch(
        executable_path=CHROMIUM, headless=True, args=OPTIONS, downloads_path=downloads
    )


class Joined(Protocol):
    """A room as a student needs it: its code, and its address for browsers."""

    @property
    def code(self) -> str: ...

    @property
    def web(self) -> str: ...


class Student:
    """A student at a page of their own, in a profile of their own as on another machine."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self.context = context
        self.page = page
        self.troubles: list[str] = []
        """What the page's scripts complained of; there must be nothing."""
        self._listen(page)

    @classmethod
    async def at(cls, chromium: Browser, device: dict[str, Any] = PHONE) -> Self:
        """A student with such a device, who has opened no page yet."""
        context = await chromium.new_context(accept_downloads=True, **device)
        return cls(context, await context.new_page())

    def _listen(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", lambda said: self.troubles.append(said.text) if "Content Security" in said.text else None)

    async def another_tab(self) -> Student:
        """The same browser with one more tab."""
        other = Student(self.context, await self.context.new_page())
        other.troubles = self.troubles
        return other

    async def joins(self, room: Joined, name: str, *, scanned: bool = False) -> Student:
        """Take a seat in that teacher's room, by the QR code's address or by typing the code."""
        code = room.code
        await self.page.goto(f"{room.web}/{code}" if scanned else room.web)
        if not scanned:
            await self.page.fill("#code", f"{code[:3].lower()} {code[3:]}")
        await self.page.fill("#name", name)
        await self.page.press("#name", "Enter")
        await self.reads("You are")
        return self

    async def reads(self, pattern: str) -> None:
        """Wait until the page shows it."""
        await expect(self.page.locator("body")).to_contain_text(re.compile(pattern))

    async def comes_to(self, script: str) -> None:
        """Wait until this gives true in the page, whose policy bars Playwright's own way to wait."""
        async with asyncio.timeout(SOON):
            while not await self.page.evaluate(script):
                await asyncio.sleep(0.05)

    async def presses(self, words: str) -> None:
        """Press the button with these words."""
        await self.page.get_by_role("button", name=words, exact=True).click()

    async def writes(self, text: str) -> None:
        """Write at the end of the answer."""
        box = self.page.locator("#answer")
        await box.wait_for()
        await box.focus()
        await self.page.keyboard.press("Control+End")
        await self.page.keyboard.insert_text(text)

    async def marks_each(self, level: int, where: str = "main") -> None:
        """Give each criterion that level, as soon as there are criteria to mark."""
        rows = self.page.locator(f"{where} fieldset")
        await rows.first.wait_for()
        for row in await rows.all():
            await row.locator("input").nth(level).check()

    async def hands_in(self) -> None:
        """Hand in, and say yes."""
        await self.presses("Hand in")
        await self.presses("Hand it in")

    async def finds_no_barrier(self) -> None:
        """axe-core finds nothing on this page that keeps people out."""
        await self.page.evaluate(Path(AXE_FILE_PATH).read_text(encoding="utf-8"))
        found = await self.page.evaluate("axe.run()")
        bad = [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"] if one["impact"] in SERIOUS]
        assert not bad, (await self.page.title(), bad)

    async def stored(self) -> str:
        """What this browser keeps of the room."""
        kept = await self.page.evaluate("JSON.stringify(localStorage)")
        assert isinstance(kept, str)
        return kept

    async def fits(self) -> bool:
        """Whether nothing stands beyond the page's side."""
        wide = await self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return int(wide) <= 0

    async def saved(self, words: str) -> tuple[str, str]:
        """Name and content of the file that a button with these words downloads."""
        async with self.page.expect_download() as download:
            await self.presses(words)
        file = await download.value
        return file.suggested_filename, (await file.path()).read_text(encoding="utf-8")


__all__ = ["DESKTOP", "IN_CHROMIUM", "PHONE", "Browser", "Student", "async_playwright", "expect", "launched"]
