"""How a school's servers bear many classes, and what it costs when they are killed.

    python -m tests.bench.school                                        # 3 servers, 60 rooms, 1,500 students, kills
    python -m tests.bench.school --rooms 4 8 16 --kill-every 0          # how the cost grows with the rooms

Real `debate serve` processes, a real PostgreSQL that waits for its disk, and students in processes of their own who
send a draft a second and come back by themselves, to the next server, when one is gone. Every `--kill-every` seconds a
random server is killed with SIGKILL, and another is started in its place five seconds later. Printed are the time from
a draft to its acknowledgement, the longest that a student whose connection was lost waited for one, and how many
acknowledged drafts the database lacks at the end; then the processor time, 100 % being one core, of the servers, the
database (without kills only: what ends is not counted) and the students, and what other programs had meanwhile. Where
the sum is all that there is, the times are those of a queue.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import multiprocessing
import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import ClientSession

from debate.classroom.client.link import LinkState
from debate.classroom.school.postgres import PostgresStore
from debate.classroom.wire.codes import new_token, token_hash
from debate.packs import find_pack, load_pack
from debate.packs.places import FLAGSHIP

from .. import postgres
from ..classroom.school.schooling import PATIENCE, Person, begin_writing, opened, student, teacher, until
from ..classroom.school.servers import ServerProcess, start

PER_PROCESS = 150
"""Students that one process of clients plays."""

BACK_AFTER = 5.0
"""Seconds until a killed server has one in its place."""

MOST_GAP = 5.0
"""The bar for a room that moves: seconds until its students' drafts are acknowledged again."""


@dataclass
class Figures:
    """What students of one process, or of all, met; times in seconds. ``kept`` is by seat the newest acknowledged."""

    delays: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    kept: dict[str, int] = field(default_factory=dict)
    processor: float = 0.0
    without: int = 0
    """Students who had no server for so long that they gave up."""

    def add(self, other: Figures) -> None:
        self.delays += other.delays
        self.gaps += other.gaps
        self.kept |= other.kept
        self.processor += other.processor
        self.without += other.without


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--servers", type=int, default=3)
    parser.add_argument("--rooms", type=int, nargs="*", default=[60])
    parser.add_argument("--students", type=int, default=25, help="in each room (default 25)")
    parser.add_argument("--seconds", type=int, default=70, help="for how long they type (default 70)")
    parser.add_argument("--kill-every", type=int, default=20, help="seconds between two kills; 0 for none (default 20)")
    arguments = parser.parse_args()
    print(f"{os.cpu_count()} processors")
    print(
        "| rooms | students | kills | drafts | median ms | p99 ms | gap s | lost | servers | db | students | others |"
    )
    print(f"|{'---:|' * 12}")
    for rooms in arguments.rooms:
        with postgres.running(fsync=True) as database:
            asyncio.run(
                measure(
                    database.new_database(),
                    arguments.servers, rooms, arguments.students, arguments.seconds, arguments.kill_every,
                )
            )  # fmt: skip


async def measure(database: str, servers: int, rooms: int, students: int, seconds: int, kill_every: int) -> None:
    """Play one prompt in so many rooms, and print its line."""
    key = new_token()
    store = PostgresStore(database)
    store.add_teacher("Ms Sato", token_hash(key))
    with tempfile.TemporaryDirectory() as home:
        running = [await start(database, Path(home)) for _ in range(servers)]
        addresses = [f"http://127.0.0.1:{one.port}" for one in running]
        try:
            async with ClientSession() as http:
                facts = [await opened(http, addresses[room % servers], key) for room in range(rooms)]
            hosts = [roaming(teacher(random.choice(addresses), room["code"], key), addresses) for room in facts]
            context = multiprocessing.get_context("spawn")
            results, go, end = context.Queue(), context.Event(), context.Event()
            codes = [room["code"] for room in facts for _ in range(students)]
            shares = [codes[first : first + PER_PROCESS] for first in range(0, len(codes), PER_PROCESS)]
            players = [
                context.Process(target=_play, args=(share, addresses, seconds, results, go, end), daemon=True)
                for share in shares
            ]
            for player in players:
                player.start()
            for number, host in enumerate(hosts, 1):
                if number % 10 == 0:
                    print(f"{number} rooms are full", file=sys.stderr)
                await until(lambda host=host: host.view and len(host.view.seats) == students, seconds=600)
                await begin_writing(host)
            print(f"{len(codes)} students are writing", file=sys.stderr)
            used, base, before = _processor_of(running), _database_processor(), _all_processor()
            go.set()
            began = time.monotonic()
            kills, more = await _kill(database, Path(home), running, seconds, kill_every)
            figures, loop = Figures(), asyncio.get_running_loop()
            for _ in players:
                figures.add(await loop.run_in_executor(None, results.get))
            lasted = time.monotonic() - began
            servers_used = (_processor_of(running) + more - used) / lasted
            database_used = (_database_processor() - base) / lasted
            bench_used = figures.processor / lasted
            others_used = (_all_processor() - before) / lasted - servers_used - database_used - bench_used
            end.set()
            for player in players:
                player.join()
            for host in hosts:
                await host.leave()
            lost = sum(_lost(store, room["room"], figures.kept) for room in facts)
        finally:
            for one in running:
                with contextlib.suppress(ProcessLookupError):
                    one.process.terminate()
                await one.process.wait()
    store.close()
    delays = sorted(figures.delays)
    print(
        f"| {rooms} | {rooms * students} | {kills} | {len(delays)} | {delays[len(delays) // 2] * 1000:.0f} "
        f"| {delays[int(len(delays) * 0.99)] * 1000:.0f} | {max(figures.gaps, default=0):.1f} "
        f"| {lost} | {servers_used:.0%} | {database_used:.0%} | {bench_used:.0%} | {others_used:.0%} |",
        flush=True,
    )
    if lost:
        print(f"{lost} acknowledged drafts are not in the database.")
    if figures.without:
        print(f"{figures.without} students had no server for {PATIENCE:.0f} s, and gave up.")
    if figures.gaps and max(figures.gaps) > MOST_GAP:
        over = sum(gap > MOST_GAP for gap in figures.gaps)
        print(f"{over} of {len(figures.gaps)} gaps after kills were longer than {MOST_GAP:.0f} s.")


async def _kill(database: str, home: Path, running: list[ServerProcess], seconds: int, every: int) -> tuple[int, float]:
    """Kill and replace servers while the students type; returns how many, and what those had used of the processor."""
    until_then = time.monotonic() + seconds
    kills, used = 0, 0.0
    while every and time.monotonic() + every < until_then:
        await asyncio.sleep(every - (BACK_AFTER if kills else 0))
        at = random.randrange(len(running))
        killed = running[at]
        used += _processor(killed.pid)
        killed.kill()
        await killed.process.wait()
        kills += 1
        await asyncio.sleep(BACK_AFTER)
        running[at] = await start(database, home, port=killed.port)
    return kills, used


def roaming(person: Person, addresses: list[str]) -> Person:
    """Somebody who tries the next server when one is gone, as a name with several addresses or a proxy has it."""
    tell = person.link._on_state

    def on_state(state: LinkState, why: str) -> None:
        tell(state, why)
        if state is LinkState.LOST:
            person.link.address = random.choice([one for one in addresses if one != person.link.address])

    person.link._on_state = on_state
    return person


def _play(codes: list[str], addresses: list[str], seconds: int, results: object, go: object, end: object) -> None:
    asyncio.run(_class(codes, addresses, seconds, results, go, end))


async def _class(
    codes: list[str], addresses: list[str], seconds: int, results: object, go: object, end: object
) -> None:
    words = load_pack(find_pack(FLAGSHIP)).prompts[0].exemplar.split()
    people = []
    for number, code in enumerate(codes):
        name = f"Student {os.getpid()} {number}"
        people.append(roaming(student(random.choice(addresses), code, name), addresses))
        await asyncio.sleep(0.05)
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, go.wait)
    figures, before = Figures(), time.process_time()
    try:
        await asyncio.gather(
            *(_type(one, words, seconds, number / len(people), figures) for number, one in enumerate(people))
        )
    finally:  # whoever fails keeps nobody waiting for the figures
        figures.processor = time.process_time() - before
        results.put(figures)
    await loop.run_in_executor(None, end.wait)
    for one in people:
        one.running.cancel()


async def _type(person: Person, words: list[str], seconds: int, first: float, figures: Figures) -> None:
    """A draft a second; what takes longer than one because the room moved is a gap too."""
    await asyncio.sleep(first)
    began, sequence = time.monotonic(), 0
    while time.monotonic() - began < seconds:
        sequence += 1
        sent, lost_before = time.monotonic(), len(person.states)
        try:
            await person.write(" ".join(words[: 12 * sequence]) + f" {sequence}", sequence)
        except TimeoutError:
            figures.without += 1
            return
        taken = time.monotonic() - sent
        figures.kept[person.seat] = sequence
        figures.delays.append(taken)
        if len(person.states) > lost_before:
            figures.gaps.append(taken)
        await asyncio.sleep(max(0.0, 1.0 - taken))


def _lost(store: PostgresStore, room: str, kept: dict[str, int]) -> int:
    papers = store.look_into(room).read().turns[0].attempts[0].papers
    return sum(paper.sequence < kept.get(seat, 0) for seat, paper in papers.items())


def _processor_of(servers: list[ServerProcess]) -> float:
    return sum(_processor(one.pid) for one in servers)


def _processor(pid: int) -> float:
    """Processor seconds that a process has used; its workers, which mark, are not counted."""
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _all_processor() -> float:
    """That of everything on this computer, in seconds of one core."""
    user, nice, system = Path("/proc/stat").read_text().split()[1:4]
    return (int(user) + int(nice) + int(system)) / os.sysconf("SC_CLK_TCK")


def _database_processor() -> float:
    """That of all PostgreSQL processes on this computer."""
    found = (int(path.parent.name) for path in Path("/proc").glob("[0-9]*/comm") if path.read_text() == "postgres\n")
    return sum(map(_processor, found))


if __name__ == "__main__":
    main()
