"""How a room bears a class: real clients over loopback type into a real server, and the time to each answer is taken.

    python tests/bench/classroom.py                    # 40, 100, 250 and 500 students
    python tests/bench/classroom.py --students 40 --seconds 30

The server is `debate host --headless`, as a teacher starts it. The students are WebSocket clients in processes of
their own; each sends a draft once a second, as the real client does, its text growing by a few words each time. Printed
are the time from a draft to its acknowledgement (which means: on the disk), the server's memory per student and its use
of the processor while they type, and how long it takes to mark the whole class after all have handed in.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from debate.classroom.client.link import Link
from debate.classroom.wire import messages as wire
from debate.classroom.wire.codes import new_token
from debate.packs import find_pack, load_pack
from debate.packs.places import FLAGSHIP

PER_PROCESS = 125
"""Students that one process of clients plays, so that the clients are not what is measured."""

MOST_P99 = {40: 50, 500: 250}
"""What a draft may wait for its acknowledgement, in milliseconds, 99 times in a hundred; by students."""

MOST_MEMORY = 200
MOST_MARKING = 5


@dataclass(frozen=True)
class Figures:
    """What one class cost. Times in milliseconds (acknowledgements) and seconds, memory in KiB."""

    students: int
    drafts: int
    median: float
    p99: float
    worst: float
    memory: float
    processor: float
    marking: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, nargs="*", default=[40, 100, 250, 500])
    parser.add_argument("--seconds", type=int, default=20, help="for how long they type (default 20)")
    arguments = parser.parse_args()
    missed = []
    print("| students | drafts | median ms | p99 ms | worst ms | KiB a student | processor | marking s |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    for students in arguments.students:
        one = asyncio.run(measure(students, arguments.seconds))
        print(
            f"| {one.students} | {one.drafts} | {one.median:.1f} | {one.p99:.1f} | {one.worst:.1f} | {one.memory:.0f} "
            f"| {one.processor:.0%} | {one.marking:.1f} |",
            flush=True,
        )
        missed += missed_by(one)
    print("\n".join(missed) if missed else "No bar was missed.")


def missed_by(one: Figures) -> list[str]:
    """The bars that a class missed, in sentences."""
    bars = [("KiB a student", one.memory, MOST_MEMORY), ("seconds of marking", one.marking, MOST_MARKING)]
    if one.students in MOST_P99:
        bars.append(("ms at the 99th of a hundred", one.p99, MOST_P99[one.students]))
    return [f"{one.students} students: {got:.1f} {what}, at most {most}" for what, got, most in bars if got > most]


async def measure(students: int, seconds: int, *options: str) -> Figures:
    """Play one prompt with so many students; ``options`` are more of the server's own."""
    with tempfile.TemporaryDirectory() as home:
        server = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "debate", "host", "--headless", *options,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "DEBATE_HOME": home},
        )  # fmt: skip
        assert server.stdin is not None
        assert server.stdout is not None
        facts = json.loads(await server.stdout.readline())
        try:
            return await _played(students, seconds, facts, server.pid)
        finally:
            server.stdin.close()
            await server.wait()


async def _played(students: int, seconds: int, facts: dict[str, str], pid: int) -> Figures:
    host = Host(facts)
    await host.connect()
    await asyncio.sleep(2)  # the judge has been made ready, and its memory is not the students'
    empty = _resident(pid)
    context = multiprocessing.get_context("spawn")
    results, go = context.Queue(), context.Event()
    shares = [min(PER_PROCESS, students - first) for first in range(0, students, PER_PROCESS)]
    players = [context.Process(target=_play, args=(share, seconds, facts, results, go)) for share in shares]
    for player in players:
        player.start()
    while host.here() < students:
        await asyncio.sleep(0.2)
    await host.ask(lambda number: wire.Next(id=number))
    await host.ask(lambda number: wire.Start(id=number, limit=0))
    await asyncio.sleep(0.5)
    began, used = time.monotonic(), _processor(pid)
    go.set()
    loop = asyncio.get_running_loop()
    delays = [delay for _ in players for delay in await loop.run_in_executor(None, results.get)]
    processor = (_processor(pid) - used) / (time.monotonic() - began)
    memory = (_resident(pid) - empty) / students
    closed = time.monotonic()
    await host.ask(lambda number: wire.Close(id=number))
    while host.unmarked() != 0:
        await asyncio.sleep(0.05)
    marking = time.monotonic() - closed
    for player in players:
        player.terminate()
    await host.link.close()
    delays.sort()
    return Figures(
        students=students,
        drafts=len(delays),
        median=statistics.median(delays) * 1000,
        p99=delays[int(len(delays) * 0.99)] * 1000,
        worst=delays[-1] * 1000,
        memory=memory,
        processor=processor,
        marking=marking,
    )


class Host:
    """The teacher's end, without a screen."""

    def __init__(self, facts: dict[str, str]) -> None:
        self.view: object = None
        self.link = Link(
            facts["local"],
            lambda: wire.Host(protocol=wire.PROTOCOL, token=facts["token"]),
            on_message=self._take,
            on_state=lambda _state, _why: None,
        )
        self.ask = self.link.ask

    async def connect(self) -> None:
        self._running = asyncio.create_task(self.link.run())
        while self.view is None:
            await asyncio.sleep(0.05)

    def _take(self, message: wire.FromServer) -> None:
        if isinstance(message, wire.Update):
            self.view = message.view

    def here(self) -> int:
        return sum(seat.here for seat in self.view.seats)

    def unmarked(self) -> int:
        return self.view.to_mark - self.view.marked if self.view.to_mark else -1


def _play(students: int, seconds: int, facts: dict[str, str], results: multiprocessing.Queue, go: object) -> None:
    asyncio.run(_class(students, seconds, facts, results, go))


async def _class(
    students: int, seconds: int, facts: dict[str, str], results: multiprocessing.Queue, go: object
) -> None:
    texts = [prompt.exemplar.split() for prompt in load_pack(find_pack(FLAGSHIP)).prompts]
    delays: list[float] = []
    links = []
    for number in range(students):
        name = f"Student {os.getpid()} {number}"
        own = new_token()
        link = Link(
            facts["local"],
            lambda name=name, token=own: wire.Join(protocol=wire.PROTOCOL, code=facts["code"], name=name, token=token),
            on_message=lambda _message: None,
            on_state=lambda _state, _why: None,
        )
        links.append(link)
        asyncio.get_running_loop().create_task(link.run()).set_name(name)
        await asyncio.sleep(0.005)
    await asyncio.get_running_loop().run_in_executor(None, go.wait)
    await asyncio.gather(
        *(
            _type(link, texts[number % len(texts)], seconds, number / students, delays)
            for number, link in enumerate(links)
        )
    )
    results.put(delays)
    await asyncio.sleep(600)  # stay in the room until the teacher has looked


async def _type(link: Link, words: list[str], seconds: int, start: float, delays: list[float]) -> None:
    """A draft a second, each a few words longer than the one before, the students spread over the second."""
    await asyncio.sleep(start)
    for second in range(1, seconds + 1):
        text = " ".join(words[: 12 * second])
        began = time.perf_counter()
        await link.ask(lambda number, t=text, s=second: wire.Write(id=number, text=wire.OwnText(0, 1, s, t)))
        taken = time.perf_counter() - began
        delays.append(taken)
        await asyncio.sleep(max(0.0, 1.0 - taken))


def _resident(pid: int) -> float:
    """Memory of a process that is its own, in KiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return float(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")))


def _processor(pid: int) -> float:
    """Processor seconds that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    if not Path("/proc/self/status").exists():
        sys.exit("This benchmark reads memory and processor time from /proc, which only Linux has.")
    main()
