"""`debate host --headless` as a process of its own: how it says that it is ready, how it ends, and what it leaves."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from aiohttp import ClientSession

from debate.classroom.wire import messages as wire

from ...ports import free_port
from .conftest import Client

PATIENCE = 60

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a server with these options; whatever still runs at the end is killed."""
    running: list[subprocess.Popen[str]] = []

    def started(*options: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "debate", "host", "--headless", *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "DEBATE_HOME": str(tmp_path)},
        )  # fmt: skip
        running.append(process)
        return process

    yield started
    for process in running:
        process.kill()
        process.wait(PATIENCE)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()


def facts_of(process: subprocess.Popen[str]) -> dict[str, str]:
    assert process.stdout is not None
    return json.loads(process.stdout.readline())


def port_of(facts: dict[str, str]) -> str:
    return facts["local"].rpartition(":")[2]


async def greet(http: ClientSession, facts: dict[str, str], kind: str, **values: object) -> tuple[Client, dict]:
    client = Client(await http.ws_connect(f"{facts['local']}/ws"))
    await client.send(kind, protocol=wire.PROTOCOL, **values)
    return client, await client.receive()


async def test_a_killed_server_is_resumed_with_its_seats_texts_code_and_port(start: Start, tmp_path: Path) -> None:
    first = start("--port", str(free_port()))
    facts = facts_of(first)
    async with ClientSession() as http:
        host, _ = await greet(http, facts, "Host", token=facts["token"])
        student, welcome = await greet(http, facts, "Join", code=facts["code"], name="Maya")
        await host.ask("Next")
        await host.ask("Start")
        assert (await student.write("They say", 1))["type"] == "Taken"
        first.kill()
        first.wait(PATIENCE)

        again = facts_of(start("--resume"))
        assert (again["room"], again["code"]) == (facts["room"], facts["code"])
        assert port_of(again) == port_of(facts)
        assert again["token"] != facts["token"]
        back, second_welcome = await greet(http, again, "Return", seat=welcome["seat"], token=welcome["token"])
        assert second_welcome["type"] == "Welcome"
        view = await back.view()
        assert view["paper"]["text"] == "They say"
        assert view["clock"]["running"] is False
        _, bye = await greet(http, again, "Host", token=facts["token"])
        assert bye["type"] == "Bye"


async def test_a_room_has_one_server_and_its_file_says_where(start: Start, tmp_path: Path) -> None:
    first = start()
    facts = facts_of(first)
    (running,) = (tmp_path / "rooms").glob("*.json")
    told = json.loads(running.read_text("utf-8"))
    assert told["local"] == facts["local"]
    assert told["pid"] == first.pid
    if sys.platform != "win32":
        assert running.stat().st_mode & 0o077 == 0
    assert facts["token"] not in running.read_text("utf-8")

    second = start("--resume", facts["room"])
    _, said = second.communicate(timeout=PATIENCE)
    assert second.returncode == 2
    assert f"debate host --attach {facts['local']}" in said
    assert "Traceback" not in said

    assert first.stdin is not None
    first.stdin.close()
    assert first.wait(PATIENCE) == 0
    assert not running.exists()


async def test_a_port_that_is_taken_is_told_and_leaves_no_room_behind(start: Start, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        process = start("--port", str(port))
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert said.strip() == f"Port {port} is in use by another program; choose another with --port, or leave it out."
    assert list((tmp_path / "rooms").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to speak of")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
async def test_a_server_that_is_asked_to_end_says_farewell_first(name: str, start: Start) -> None:
    asked = signal.Signals[name]
    if signal.getsignal(asked) is signal.SIG_IGN:
        pytest.skip(f"Whoever runs the tests has {name} ignored.")
    process = start()
    facts = facts_of(process)
    async with ClientSession() as http:
        student, _ = await greet(http, facts, "Join", code=facts["code"], name="Maya")
        process.send_signal(asked)
        bye = await student.until(lambda message: message["type"] == "Bye")
        assert bye["again"] is True
    assert process.wait(PATIENCE) == 0
