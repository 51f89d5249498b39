"""The dashboard over the real server, a process of its own: the room is there within seconds, and survives a kill."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from debate.classroom.client.child import ServerChild
from debate.classroom.client.link import Link, LinkState
from debate.classroom.room.state import Stage
from debate.classroom.wire.messages import PROTOCOL, Host, Join
from debate.tui.classroom.host.app import HostApp
from debate.tui.classroom.host.line import ChildLine
from debate.tui.classroom.host.turn import TurnPage

from ..ports import own_port
from .conftest import press


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until the server and the connection have done their part."""
    async with asyncio.timeout(60):
        while not holds():
            await pilot.pause(0.02)
    await pilot.pause()


async def test_a_killed_server_comes_back_with_its_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    child = ServerChild(["--port", str(own_port())], shortest_wait=0)
    facts = await child.start()
    line = ChildLine(child)
    app = HostApp(line, animations=False)
    student = Link(
        facts.local,
        lambda: Join(protocol=PROTOCOL, code=facts.code, name="Ada"),
        on_message=lambda _message: None,
        on_state=lambda _state, _why: None,
    )
    stands: list[LinkState] = []
    second = Link(
        facts.local,
        lambda: Host(protocol=PROTOCOL, token=facts.token),
        on_message=lambda _message: None,
        on_state=lambda state, _why: stands.append(state),
    )
    looking_on = asyncio.create_task(second.run())
    try:
        async with app.run_test(size=(100, 30)) as pilot:
            joining = asyncio.create_task(student.run())
            await until(pilot, lambda: app.view is not None and len(app.view.seats) == 1)
            await student.close()
            await joining
            await press(pilot, "n")
            await until(pilot, lambda: app.view is not None and app.view.stage is Stage.READY)
            await press(pilot, "s")
            await until(pilot, lambda: app.view is not None and app.view.stage is Stage.WRITING)
            assert child.pid is not None
            os.kill(child.pid, signal.SIGKILL)
            await until(pilot, lambda: "has stopped" in (app.notice or ""))
            await until(pilot, lambda: app.notice is None)
            assert child.facts is not None
            assert (child.facts.room, child.facts.code, child.facts.local) == (facts.room, facts.code, facts.local)
            assert child.facts.token == facts.token
            await until(pilot, lambda: LinkState.LOST in stands and stands[-1] is LinkState.OPEN)
            await until(
                pilot, lambda: app.view is not None and app.view.clock is not None and not app.view.clock.running
            )
            assert isinstance(app.screen, TurnPage)
            assert "started again" in str(app.screen.query_one("#guidance", Static).content)
            await press(pilot, "space")
            await until(pilot, lambda: app.view is not None and app.view.clock is not None and app.view.clock.running)
    finally:
        await second.close()
        await looking_on
        await line.close()
    assert not list((tmp_path / "rooms").glob("*.json"))  # the last server ended in good order
