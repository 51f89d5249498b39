"""The gate before the door: who holds a connection without saying who it is, and what a flood costs the others."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Iterator

import pytest
from aiohttp.http_exceptions import BadStatusLine

from debate.classroom.server import gate as gates
from debate.classroom.server.gate import OF_AN_ADDRESS, Gate, descriptors, places
from debate.classroom.server.log import MOST_LINES, Sparing

from .conftest import Lesson


class Transport(asyncio.Transport):
    """A connection from an address that notes whether it was cut."""

    def __init__(self, address: str) -> None:
        super().__init__({"peername": (address, 1)})
        self.cut = False

    def abort(self) -> None:
        self.cut = True


def gate(most: int = 4, of_an_address: int = 3) -> Gate:
    return Gate(asyncio.Protocol, most=most, of_an_address=of_an_address)


def test_an_address_that_opens_too_many_loses_its_oldest_and_never_its_newest() -> None:
    at = gate()
    mine = [Transport("10.0.0.9") for _ in range(5)]
    for one in mine:
        at.came(one)
    assert [one.cut for one in mine] == [True, True, False, False, False]


def test_a_full_house_costs_the_fullest_address_a_connection() -> None:
    at = gate()
    flood, other = [Transport("10.0.0.9") for _ in range(3)], [Transport("10.0.0.7"), Transport("10.0.0.8")]
    for one in (*flood, *other):
        at.came(one)
    assert [one.cut for one in (*flood, *other)] == [True, False, False, False, False]
    assert at.strangers == 4


def test_who_was_let_in_does_not_count_any_more() -> None:
    at = gate(most=1)
    seated, stranger = Transport("10.0.0.9"), Transport("10.0.0.9")
    at.came(seated)
    at.let_in(seated)
    at.let_in(seated)
    at.came(stranger)
    assert (seated.cut, stranger.cut, at.strangers) == (False, False, 1)


@pytest.mark.parametrize("of", [64, 256, 1024, 4096])
def test_strangers_never_take_the_places_of_seats(of: int) -> None:
    strangers, seats = places(of)
    assert strangers >= 1 and seats >= 1
    assert strangers + seats <= of or of <= gates.RESERVED


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no descriptors")
def test_the_system_is_asked_for_more_descriptors() -> None:
    import resource

    descriptors()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert soft == resource.RLIM_INFINITY or soft >= min(gates.ENOUGH, hard)


async def test_silent_connections_bar_nobody_of_their_address(lesson: Lesson) -> None:
    maya = await lesson.join("Maya")
    seat, token = maya.welcome["seat"], maya.welcome["token"]
    silent = [await asyncio.open_connection("127.0.0.1", lesson.serving.port) for _ in range(OF_AN_ADDRESS + 40)]
    back = await lesson.come_back(seat, token)
    assert back.welcome["type"] == "Welcome"
    assert (await lesson.join("Tom")).welcome["type"] == "Welcome"
    assert await silent[0][0].read() == b""  # the oldest had to go
    for _, writer in silent:
        writer.close()


async def test_a_connection_without_a_request_is_given_up(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Gate, "header_seconds", property(lambda _self: 0.05, lambda _self, _value: None), raising=False)
    reader, writer = await asyncio.open_connection("127.0.0.1", lesson.serving.port)
    writer.write(b"GET /room HTTP/1.1\r\n")
    async with asyncio.timeout(60):
        assert await _end_of(reader) == b""
    writer.close()


async def test_a_head_without_an_end_is_cut_off(lesson: Lesson) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", lesson.serving.port)
    writer.write(b"GET / HTTP/1.1\r\n" + b"X-Long: " + b"x" * (gates.LONGEST_HEADER + 1))
    async with asyncio.timeout(60):
        assert await _end_of(reader) == b""
    writer.close()


async def _end_of(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.read()
    except ConnectionError:
        return b""


async def test_a_head_in_pieces_is_read(lesson: Lesson) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", lesson.serving.port)
    head = f"GET /room HTTP/1.1\r\nHost: 127.0.0.1:{lesson.serving.port}\r\nConnection: close\r\n\r\n".encode()
    for at in range(0, len(head), 7):
        writer.write(head[at : at + 7])
        await writer.drain()
    async with asyncio.timeout(60):
        assert b'"debate": "room"' in await reader.read()
    writer.close()


@pytest.fixture
def record() -> Iterator[logging.LogRecord]:
    yield logging.LogRecord("debate", logging.ERROR, "", 0, "a view could not be made", (), None)


def test_the_log_of_a_bad_minute_is_short(record: logging.LogRecord) -> None:
    now = 0.0
    sparing = Sparing(now=lambda: now)
    assert [sparing.filter(record) for _ in range(MOST_LINES + 2)] == [True] * MOST_LINES + [False] * 2
    assert "left out" in record.getMessage()
    now = 61.0
    assert sparing.filter(record)


def test_what_is_no_request_is_not_logged(record: logging.LogRecord) -> None:
    record.exc_info = (BadStatusLine, BadStatusLine("GARBAGE"), None)
    assert not Sparing().filter(record)
