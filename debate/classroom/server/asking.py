"""A teacher's request: who asks by which key, a body of bounded size, and what cannot be done as one sentence."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar

import msgspec
from aiohttp import web

from debate.classroom.errors import JournalError, RoomError
from debate.classroom.keeping.class_list import LARGEST_LIST
from debate.classroom.wire.tries import Tries

LARGEST_BODY: Final = 2 * LARGEST_LIST
"""Bytes of a request: the largest class list, also where it is written in JSON."""

Asked = Callable[[web.Request, str], Awaitable[web.Response]]
"""Answers a request of the teacher of that name. Raises ``RoomError`` and ``JournalError``."""

Kind = TypeVar("Kind")


class Asking:
    """Lets teachers ask. ``teacher_of`` tells whose key that is, empty for nobody's (it may block, and raise
    ``JournalError``); who has none is told ``no_key``. ``address_of`` tells where a request comes from, ``tries`` slows
    down who guesses there."""

    def __init__(
        self,
        teacher_of: Callable[[str], str],
        tries: Tries,
        *,
        address_of: Callable[[web.Request], str] = lambda request: request.remote or "",
        no_key: str,
    ) -> None:
        self._teacher_of = teacher_of
        self._tries = tries
        self._address_of = address_of
        self._no_key = no_key

    def told(self, ask: Asked) -> Callable[[web.Request], Awaitable[web.Response]]:
        """Find out which teacher asks, and tell what cannot be done in a sentence."""

        async def told(request: web.Request) -> web.Response:
            address = self._address_of(request)
            try:
                self._tries.check(address, time.monotonic())
                key = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
                teacher = await asyncio.to_thread(self._teacher_of, key)
                if not teacher:
                    self._tries.wrong(address, time.monotonic())
                    return web.Response(status=401, text=self._no_key)
                return await ask(request, teacher)
            except RoomError as error:
                return web.Response(status=409, text=str(error))
            except JournalError as error:
                return web.Response(status=503, text=str(error))

        return told


async def body_of(request: web.Request) -> bytes:
    """What a request brings. Raises ``HTTPRequestEntityTooLarge`` before it has read too much."""
    taken = bytearray()
    async for chunk in request.content.iter_any():
        taken += chunk
        if len(taken) > LARGEST_BODY:
            told = f"This is too large; a request has at most {LARGEST_BODY // 1_000_000} MB."
            raise web.HTTPRequestEntityTooLarge(LARGEST_BODY, len(taken), text=told)
    return bytes(taken)


async def value_of(request: web.Request, kind: type[Kind]) -> Kind:
    """What a request brings as JSON. Raises ``HTTPBadRequest`` when that is not what is asked for."""
    try:
        return msgspec.json.decode(await body_of(request) or b"{}", type=kind)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise web.HTTPBadRequest(text=f"The server does not take this: {error}.") from error


def as_json(value: Any) -> web.Response:
    """An answer in JSON."""
    return web.Response(body=msgspec.json.encode(value), content_type="application/json")
