"""The server as a child process: ready or a sentence, started again with the same room, ended when we end."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from debate.classroom.client.child import ChildError, Facts, ServerChild, options_to_resume

SERVER = Path(__file__).with_name("fake_server.py")
MakeChild = Callable[..., ServerChild]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def child(log: Path) -> MakeChild:
    """Makes a child whose server does ``what``."""

    def make(what: str, *options: str, ready_seconds: float = 30, stop_seconds: float = 10) -> ServerChild:
        return ServerChild(
            options,
            command=lambda given: [sys.executable, str(SERVER), what, str(log), *given],
            ready_seconds=ready_seconds,
            stop_seconds=stop_seconds,
            shortest_wait=0,
        )

    return make


def starts(log: Path) -> list[list[str]]:
    """Process id and options of each start."""
    return [line.split() for line in log.read_text("utf-8").splitlines()]


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_ready_server_says_how_it_is_reached_and_ends_when_asked(child: MakeChild) -> None:
    server = child("serve")
    facts = await server.start()
    assert (facts.code, facts.token) == ("KFM3RT", "token-1")
    pid = server.pid
    assert pid is not None
    assert is_running(pid)
    await server.stop()
    assert not is_running(pid)


async def test_server_that_cannot_start_gives_its_own_sentence(child: MakeChild) -> None:
    with pytest.raises(ChildError, match=r"^The port 8765 is taken; name another with --port\.$"):
        await child("refuse").start()


@pytest.mark.parametrize(("what", "says"), [("silent", "not ready after"), ("junk", "did not say why")])
async def test_server_that_does_not_get_ready_is_ended(child: MakeChild, log: Path, what: str, says: str) -> None:
    with pytest.raises(ChildError, match=says):
        await child(what, ready_seconds=1.0 if what == "silent" else 30, stop_seconds=0.2).start()
    assert not log.exists() or not any(is_running(int(pid)) for pid, *_ in starts(log))


async def test_program_that_is_not_there_is_a_sentence() -> None:
    server = ServerChild((), command=lambda _: ["/nowhere/python"])
    with pytest.raises(ChildError, match="could not be started"):
        await server.start()


async def test_killed_server_is_started_again_with_the_same_room_and_port(child: MakeChild, log: Path) -> None:
    server = child("refuse-once", "--pack", "toll-bridge", "--lan")
    await server.start()
    told: list[str] = []
    back: asyncio.Queue[Facts] = asyncio.Queue()
    watching = asyncio.create_task(server.watch(told.append, back.put_nowait))
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    facts = await asyncio.wait_for(back.get(), 30)
    assert facts.token == "token-3"  # the second start was refused, and told of
    assert any("has stopped" in sentence for sentence in told)
    assert any("The port is still taken." in sentence for sentence in told)
    first, _, last = starts(log)
    assert first[1:] == ["--pack", "toll-bridge", "--lan"]
    assert last[1:] == ["--lan", "--port", "8765", "--resume", "2026-11-24-kfm3rt"]
    await server.stop()
    await asyncio.wait_for(watching, 30)


async def test_server_that_does_not_listen_is_ended_by_force(child: MakeChild) -> None:
    server = child("deaf", stop_seconds=0.2)
    await server.start()
    pid = server.pid
    assert pid is not None
    await server.stop()
    assert not is_running(pid)


async def test_talkative_server_never_waits_for_us(child: MakeChild) -> None:
    server = child("talkative")
    await server.start()
    await asyncio.wait_for(server.stop(), 30)
    assert server._process is not None
    assert server._process.returncode == 0  # it came to its end by itself, all said


def test_options_to_resume_keep_how_the_room_is_reached() -> None:
    facts = Facts(room="r", address="http://10.0.0.1:9000", local="http://127.0.0.1:9000", code="C", token="t")
    assert options_to_resume(["--pack", "x", "--lan", "--web", "--port", "1"], facts) == [
        "--lan", "--web", "--port", "9000", "--resume", "r",
    ]  # fmt: skip
