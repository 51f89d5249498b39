"""What a student in a browser costs: the page's weight, the server's memory, a draft's wait, and the way to a text box.

    python -m tests.bench.browser [--students 500] [--seconds 20] [--tries 5]

The class is the one of `classroom.py`, on a server that serves browsers: its clients send what a page sends, as often.
The way to a text box is taken in a headless Chromium with a quarter of the processor, behind a wire of our own that
holds everything back, both ways of the WebSocket too, which a browser's own emulation lets pass: 150 ms there and back,
a handshake that takes as long, and 1.6 Mbit/s. The class writes already: the box comes as soon as the code is taken.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

from debate.classroom.client.link import Link
from debate.classroom.keeping.opening import open_room
from debate.classroom.room.state import Settings
from debate.classroom.server.serving import Serving, serve
from debate.classroom.web.pages import BOARD, STUDENT, TEACHER, Pages
from debate.classroom.wire import messages as wire
from tests.bench.classroom import MOST_MEMORY, MOST_P99, Host, measure

OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run"]
ROUND_TRIP = 0.150
BYTES_A_SECOND = 1.6e6 / 8
SLOWER = 4
MOST_WEIGHT = 60_000
MOST_SECONDS = 1.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=500, help="(default 500; 0: no class)")
    parser.add_argument("--seconds", type=int, default=20, help="for how long they type (default 20)")
    parser.add_argument("--tries", type=int, default=5, help="ways to a text box (default 5)")
    arguments = parser.parse_args()
    rows = [
        (f"the page {name}, compressed", weight_of(name) / 1000, "kB", MOST_WEIGHT / 1000)
        for name in (STUDENT, BOARD, TEACHER)
    ]
    if arguments.students:
        one = asyncio.run(measure(arguments.students, arguments.seconds, "--web"))
        rows.append((f"a draft of {one.students}, the 99th of a hundred", one.p99, "ms", MOST_P99[500]))
        rows.append((f"the server's memory for each of {one.students}", one.memory, "KiB", MOST_MEMORY))
    opened, joined = asyncio.run(ways(arguments.tries))
    rows.append((f"from the address to the door, median of {arguments.tries}", statistics.median(opened), "s", None))
    rows.append(
        (f"from the code to a text box, median of {arguments.tries}", statistics.median(joined), "s", MOST_SECONDS)
    )
    rows.append((f"from the code to a text box, slowest of {arguments.tries}", max(joined), "s", MOST_SECONDS))
    for what, found, unit, most in rows:
        bar = "" if most is None else f"at most {most:g}" + ("" if found <= most else "  MISSED")
        print(f"{what:<48} {found:>8.2f} {unit:<4} {bar}")


def weight_of(page: str) -> int:
    """Bytes of a page with all that it loads, as they are sent."""
    return sum(Pages().weights(page).values())


# The way to a text box


async def ways(tries: int) -> tuple[list[float], list[float]]:
    """Seconds to the door and, from it, to a text box, for so many students one after the other."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["DEBATE_HOME"] = home
        keeper = await asyncio.to_thread(open_room, settings=Settings(seconds=600.0))
        serving = await serve(keeper, port=0, with_web=True)
        host = Host(serving.facts())
        await host.connect()
        first = Link(
            serving.local,
            lambda: wire.Join(protocol=wire.PROTOCOL, code=keeper.room.code, name="First"),
            on_message=lambda _message: None,
            on_state=lambda _state, _why: None,
        )
        running = asyncio.create_task(first.run())
        while not host.here():
            await asyncio.sleep(0.05)
        await host.ask(lambda number: wire.Next(id=number))
        await host.ask(lambda number: wire.Start(id=number, limit=600.0))
        async with slow_wire(serving) as address, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium(), args=OPTIONS)
            both = [await one_way(browser, address, keeper.room.code, f"Student {number}") for number in range(tries)]
            await browser.close()
        await first.close()
        await running
        await host.link.close()
        await serving.close()
    return [one for one, _ in both], [two for _, two in both]


async def one_way(browser: Browser, address: str, code: str, name: str) -> tuple[float, float]:
    """Seconds to the door and from it to a text box, for a browser that was never here."""
    context = await browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page = await context.new_page()
    devices = await context.new_cdp_session(page)
    await devices.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    began = time.perf_counter()
    await page.goto(address)
    await page.wait_for_selector("#code")
    opened = time.perf_counter() - began
    await page.fill("#code", code)
    await page.fill("#name", name)
    joined = await page.evaluate(
        """() => new Promise((done) => {
          const began = performance.now();
          new MutationObserver(() => {
            const box = document.getElementById("answer");
            if (box && !box.readOnly) requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
          }).observe(document.body, { childList: true, subtree: true });
          document.querySelector("form button").click();
        })"""
    )
    await context.close()
    return opened, joined / 1000


@asynccontextmanager
async def slow_wire(serving: Serving) -> AsyncIterator[str]:
    """The address of the room behind a slow wire."""
    free = {"up": 0.0, "down": 0.0}

    async def passes(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: str) -> None:
        """Hand on what comes, each piece as late as the wire would bring it; all connections share its width."""
        waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def brings() -> None:
            while True:
                due, piece = await waiting.get()
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                if not piece:
                    writer.close()
                    return
                writer.write(piece)

        bringing = asyncio.create_task(brings())
        while True:
            piece = await reader.read(1400)
            free[way] = max(free[way], time.monotonic()) + len(piece) / BYTES_A_SECOND
            waiting.put_nowait((free[way] + ROUND_TRIP / 2, piece))
            if not piece:
                break
        await bringing

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await asyncio.sleep(ROUND_TRIP)  # the handshake
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", serving.port)
            await asyncio.gather(passes(reader, far_writer, "up"), passes(far_reader, writer, "down"))
        except (ConnectionError, asyncio.CancelledError):
            writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()


def chromium() -> str:
    """Where Debian's Chromium is."""
    import shutil

    found = shutil.which("chromium") or shutil.which("chromium-browser")
    return found or sys.exit("This benchmark needs a Chromium.")


if __name__ == "__main__":
    main()
