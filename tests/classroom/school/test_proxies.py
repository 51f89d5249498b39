"""The examples for nginx and Caddy before two real servers: one address, and what it does when one of them is gone."""

from __future__ import annotations

import asyncio
import contextlib
import re
import shutil
import socket
from collections.abc import AsyncIterator, Callable
from importlib.resources import files
from pathlib import Path

import pytest
from aiohttp import ClientSession

from debate.classroom.school.postgres import PostgresStore
from debate.classroom.school.serving import Plan, running
from debate.classroom.wire.codes import token_hash

from ...ports import free_port
from .schooling import begin_writing, opened, student, teacher, until
from .test_serving import KEY

Proxy = Callable[[Path, int, list[int]], tuple[str, ...]]
"""Writes its configuration for a port and the ports of the servers, and gives the command."""


def example(proxy: str) -> str:
    """The example as it is printed, but for the name."""
    text = (files("debate.classroom.school") / "examples" / f"{proxy}.txt").read_text("utf-8")
    return text.replace("debate.school.example", "127.0.0.1")


def nginx(folder: Path, port: int, servers: list[int]) -> tuple[str, ...]:
    """nginx with the example but for names, ports and the certificate."""
    text = re.sub(r" +ssl_certificate.*\n", "", example("nginx")).replace("443 ssl", f"127.0.0.1:{port}")
    lines = "".join(f"    server 127.0.0.1:{one} max_fails=1 fail_timeout=5s;\n" for one in servers)
    text = re.sub(r" +server 127\.0\.0\.1:8765.*\n", lines, text)
    places = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"daemon off; master_process off; error_log {folder}/error.log; pid {folder}/pid;\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{places}{text}\n}}\n"
    )
    return "nginx", "-c", str(configuration)


def caddy(folder: Path, port: int, servers: list[int]) -> tuple[str, ...]:
    """Caddy with the example but for names, ports and the certificate, its lines for several servers written out."""
    addresses = " ".join(f"127.0.0.1:{one}" for one in servers)
    text = example("caddy").replace("reverse_proxy 127.0.0.1:8765 {", f"reverse_proxy {addresses} {{")
    text = re.sub(r"^127\.0\.0\.1 {", f"http://127.0.0.1:{port} {{", text, flags=re.MULTILINE)
    text = re.sub(r"#\t", "", text)
    configuration = folder / "Caddyfile"
    configuration.write_text(f"{{\n\tadmin off\n\tstorage file_system {folder}/kept\n}}\n{text}")
    return "caddy", "run", "--config", str(configuration), "--adapter", "caddyfile"


@contextlib.asynccontextmanager
async def started(command: tuple[str, ...], folder: Path, port: int) -> AsyncIterator[None]:
    """That proxy, once it answers."""
    with (folder / "said.txt").open("wb") as said:
        process = await asyncio.create_subprocess_exec(*command, stdout=said, stderr=said)
    try:
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            assert process.returncode is None, (folder / "said.txt").read_text()
            await asyncio.sleep(0.05)
        yield
    finally:
        process.terminate()
        await process.wait()


@pytest.mark.parametrize("proxy", [nginx, caddy], ids=lambda one: one.__name__)
async def test_a_class_behind_a_proxy_goes_on_when_one_of_two_servers_ends(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, proxy: Proxy
) -> None:
    if shutil.which(proxy.__name__) is None:
        pytest.skip(f"There is no {proxy.__name__} here.")
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    store = PostgresStore(database)
    store.add_teacher("Ms Sato", token_hash(KEY))
    store.close()
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    plan = Plan(
        listen=("127.0.0.1", 0), internal=("127.0.0.1", 0), database=database, public_url=address,
        trusted=("127.0.0.1",), workers=1,
    )  # fmt: skip
    async with contextlib.AsyncExitStack() as first_server, running(plan) as second, ClientSession() as http:
        first = await first_server.enter_async_context(running(plan))
        async with started(proxy(tmp_path, port, [first.port, second.port]), tmp_path, port):
            room = await opened(http, address, KEY)
            assert room["address"] == address
            host = teacher(address, room["code"], KEY)
            people = [student(address, room["code"], f"Student {number}") for number in range(4)]
            await until(lambda: host.view and len(host.view.seats) == 4)
            await begin_writing(host)
            await asyncio.gather(*(one.write("They say so.", 1) for one in people))
            await first_server.aclose()
            await asyncio.gather(*(one.write("They say so, and no more.", 2) for one in people))
            for one in (host, *people):
                await one.leave()
