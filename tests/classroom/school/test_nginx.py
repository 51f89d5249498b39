"""The example for nginx, before two real servers: the one address, and what it does when one of them is gone."""

from __future__ import annotations

import asyncio
import contextlib
import re
import shutil
import socket
from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path

import pytest
from aiohttp import ClientSession

from debate.classroom.school.postgres import PostgresStore
from debate.classroom.school.serving import Plan, running
from debate.classroom.wire.codes import token_hash

from .schooling import begin_writing, opened, student, teacher, until
from .test_serving import KEY

pytestmark = pytest.mark.skipif(shutil.which("nginx") is None, reason="There is no nginx here.")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextlib.asynccontextmanager
async def nginx(folder: Path, port: int, servers: list[int]) -> AsyncIterator[None]:
    """nginx with the example as it is printed, but for names, ports and the certificate."""
    example = (files("debate.classroom.school") / "examples" / "nginx.txt").read_text("utf-8")
    example = re.sub(r" +ssl_certificate.*\n", "", example).replace("443 ssl", f"127.0.0.1:{port}")
    lines = "".join(f"    server 127.0.0.1:{one} max_fails=1 fail_timeout=5s;\n" for one in servers)
    example = re.sub(r" +server 127\.0\.0\.1:8765.*\n", lines, example).replace("debate.school.example", "127.0.0.1")
    example = example.replace("Host $host;", "Host $http_host;")  # a port that is not the usual one
    places = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"daemon off; master_process off; error_log {folder}/error.log; pid {folder}/pid;\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{places}{example}\n}}\n"
    )
    process = await asyncio.create_subprocess_exec("nginx", "-c", str(configuration), stderr=asyncio.subprocess.DEVNULL)
    try:
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            assert process.returncode is None, (folder / "error.log").read_text()
            await asyncio.sleep(0.05)
        yield
    finally:
        process.terminate()
        await process.wait()


async def test_a_class_behind_nginx_goes_on_when_one_of_two_servers_ends(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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
        async with nginx(tmp_path, port, [first.port, second.port]):
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
