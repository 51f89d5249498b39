"""A room that is served to browsers, its teacher, and a Chromium, which all tests of a process share."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
import pytest_asyncio

from debate.classroom.client.child import Facts
from debate.classroom.client.link import Link
from debate.classroom.keeping.opening import open_room
from debate.classroom.room import events as e
from debate.classroom.room.state import Settings
from debate.classroom.server.serving import Serving, serve
from debate.classroom.shown.views.host import HostView
from debate.classroom.wire import messages as wire

from ...ports import free_port

if TYPE_CHECKING:
    from .browsing import Browser

SOON = 60.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests of this folder in one loop, that of their browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


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
    """The teacher's end: asks, and sees the newest view. ``facts`` say how the room is reached."""

    def __init__(self, facts: Facts) -> None:
        self.view: HostView | None = None
        self._facts = facts
        self.link = Link(
            facts.local,
            lambda: wire.Host(protocol=wire.PROTOCOL, token=facts.token),
            on_message=self._hear,
            on_state=lambda _state, _why: None,
        )

    def _hear(self, message: wire.FromServer) -> None:
        if isinstance(message, wire.Update) and isinstance(message.view, HostView):
            self.view = message.view

    @property
    def code(self) -> str:
        """The join code."""
        return self._facts.code

    @property
    def web(self) -> str:
        """The room's address for browsers."""
        return self._facts.web

    async def asks(self, request: type[wire.Request], **values: Any) -> Any:
        """Send a request, and return the answer."""
        return await self.link.ask(lambda number: request(id=number, **values))

    async def lets(self, event: e.AnyEvent) -> None:
        """Let this event happen."""
        await self.asks(wire.Let, event=event)

    async def sees(self, fits: Callable[[HostView], Any], what: str) -> Any:
        """Wait until the view fits."""
        return await until(lambda: self.view and fits(self.view), what)

    async def begins(self, limit: float = 600.0) -> None:
        """Begin the next prompt and start its clock."""
        await self.asks(wire.Next)
        await self.asks(wire.Start, limit=limit)

    async def text_of(self, name: str, attempt: int = 1) -> str:
        """What the room has of that student's answer to the first prompt."""
        seat = next(row.id for row in self.view.seats if row.name == name)
        answer = await self.asks(wire.Open, seat=seat, turn=0, attempt=attempt)
        return answer.paper.text


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    from .browsing import async_playwright, launched

    async with async_playwright() as playwright:
        browser = await launched(playwright)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def chromium(browser: Browser) -> AsyncIterator[Browser]:
    """A browser that is closed with its last page, as far as a test sees."""
    yield browser
    for context in browser.contexts:
        await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def serving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Serving]:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path / "home"))
    keeper = await asyncio.to_thread(open_room, settings=Settings(seconds=300.0))
    serving = await serve(keeper, port=free_port(), with_web=True)
    yield serving
    await serving.close()


@pytest_asyncio.fixture(loop_scope="session")
async def teacher(serving: Serving) -> AsyncIterator[Teacher]:
    teacher = Teacher(msgspec.convert(serving.facts(), Facts))
    running = asyncio.create_task(teacher.link.run())
    await until(lambda: teacher.view, "view for the teacher")
    yield teacher
    await teacher.link.close()
    await running
