"""A client that asks and never reads: the system's buffers fill, and neither the room nor anybody else waits for it."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import struct

import pytest

from debate.classroom.room.state import MOST_CHARACTERS
from debate.classroom.server.connection import MOST_WAITING
from debate.classroom.wire import messages as wire

from .conftest import Lesson


class DeafClient:
    """A WebSocket client on a bare socket, which sends but never reads."""

    def __init__(self) -> None:
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        self.socket.setblocking(False)

    async def connect(self, port: int) -> None:
        loop = asyncio.get_running_loop()
        await loop.sock_connect(self.socket, ("127.0.0.1", port))
        asked = (
            f"GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        await loop.sock_sendall(self.socket, asked.encode())

    async def send(self, kind: str, **values: object) -> None:
        body = json.dumps({"type": kind, **values}).encode()
        mask = os.urandom(4)
        length = bytes([0x80 | len(body)]) if len(body) < 126 else struct.pack("!BH", 0x80 | 126, len(body))
        masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(body))
        await asyncio.get_running_loop().sock_sendall(self.socket, b"\x81" + length + mask + masked)


async def test_a_paper_that_is_read_along_is_not_read_for_its_own_sake(lesson: Lesson) -> None:
    host, student = await lesson.host(), await lesson.join("Tom")
    await host.ask("Next")
    await host.ask("Start")
    host.seen.clear()
    for _ in range(20):
        assert (await host.ask("Open", seat=student.welcome["seat"], turn=0, attempt=1))["type"] == "PaperIs"
    updates = sum(json.loads(text)["type"] == "Update" for text in host.seen)
    assert updates < 5, "as many as there were changes just before"
    await student.write("They say so.")
    assert (await host.view(lambda view: view["seats"][0]["words"] == 3))["stage"] == "writing"


async def test_who_never_reads_keeps_nobody_waiting_and_is_cut_off(lesson: Lesson) -> None:
    host, student = await lesson.host(), await lesson.join("Tom")
    await host.ask("Next")
    await host.ask("Start")
    seat = student.welcome["seat"]
    long = "x" * (MOST_CHARACTERS - 10)
    deaf = DeafClient()
    try:
        await deaf.connect(lesson.serving.port)
        await deaf.send("Host", protocol=wire.PROTOCOL, token=lesson.serving.host_token)
        with pytest.raises(ConnectionError):  # once many more answers wait than may
            for number in range(20 * MOST_WAITING):
                await deaf.send("Open", id=number, seat=seat, turn=0, attempt=1)
                if number % MOST_WAITING == 0:
                    sequence = 1 + number // MOST_WAITING
                    text = f"{long}{sequence}"
                    taken = await student.write(text, sequence)
                    assert taken["type"] == "Taken"
                    assert (await host.let("Extended", seconds=1))["type"] == "Taken"
        assert (await student.ask("Leave"))["type"] == "Taken"
    finally:
        deaf.socket.close()
