"""How quickly the past opens: the history of 10,000 attempts, a search in it, the progress page and its curve.

    python -m tests.bench.history [--attempts N] [--runs N] [--json]

The attempts are of the built-in packs' own texts with their own ballots, kept in a new folder. Times are medians, taken
in this process with the app drawn into nothing, from the key until the screen has settled; nothing is read beforehand.
Beside the time on the clock stands that of the processor, which is the same on a busy machine: a target is held by it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from textual.widgets import Input

from debate.judge import Judge
from debate.judge.ballot import to_json
from debate.packs import list_packs, load_pack
from debate.practice.past import entries
from debate.practice.progress import read_answers
from debate.records import Records, StoredAttempt
from debate.tui.app import DebateApp
from debate.tui.widgets.curve import Curve
from debate.tui.widgets.long_list import LongList

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SIZE = (120, 36)


@dataclass(frozen=True)
class Row:
    """One figure in milliseconds, of the clock and of the processor. ``target`` is the most that it may be, if any."""

    name: str
    clock: float
    processor: float
    target: float | None = None


def fill(records: Records, attempts: int) -> None:
    """Keep so many attempts, three a round, four rounds a day."""
    texts = []
    for place in list_packs():
        pack = load_pack(place.path)
        judge = Judge(pack)
        for prompt in pack.prompts[:6]:
            for sample in prompt.samples[:2]:
                ballot = judge.ballot(prompt.id, sample.text, own_texts=True)
                texts.append((pack, prompt, sample.text, ballot, to_json(ballot)))
    for number in range(attempts):
        pack, prompt, text, ballot, stored = texts[number * 7 % len(texts)]
        records.add_attempt(
            StoredAttempt(
                round_id=f"round-{number // 3}",
                turn=number % 3,
                number=1,
                pack=pack.id,
                pack_hash=pack.hash,
                camp=prompt.camp,
                prompt=prompt.id,
                answer=text,
                ballot=stored,
                score=ballot.score,
                seconds_used=80.0,
                by_clock=False,
                at=(NOW - timedelta(hours=2 * (attempts - number))).isoformat(timespec="seconds"),
            )
        )


async def _settled(pilot: Any) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete([one for one in pilot.app.workers if one.node is pilot.app.screen])
    await pilot.pause()


Taken = tuple[float, float]
"""Milliseconds of the clock, and of the processor."""


def _now() -> Taken:
    return time.perf_counter() * 1000, time.process_time() * 1000


def _since(begun: Taken) -> Taken:
    clock, processor = _now()
    return clock - begun[0], processor - begun[1]


async def _timed(pilot: Any, act: Callable[[], Any], done: Callable[[], bool], *, settled: bool = True) -> Taken:
    """From ``act`` until what it led to is on the screen, and until nothing goes on behind it unless told otherwise."""
    begun = _now()
    acting = asyncio.ensure_future(act())
    while not settled:
        await asyncio.sleep(0)
        if done():
            return _since(begun)
    await acting
    while True:
        await _settled(pilot)
        if done():
            return _since(begun)


async def screens(records: Records) -> dict[str, Taken]:
    """The times of one run of the app."""
    found = {}
    app = DebateApp(records=records, utc_now=lambda: NOW, animations=False)
    async with app.run_test(size=SIZE) as pilot:
        await _settled(pilot)

        def listed() -> bool:
            return bool(app.screen.query(LongList)) and app.screen.query_one(LongList).marked is not None

        found["history opens"] = await _timed(pilot, lambda: pilot.press("h"), listed, settled=False)
        found["and is whole"] = await _timed(pilot, lambda: asyncio.sleep(0), listed)
        await pilot.press("slash")

        async def search() -> None:
            app.screen.query_one(Input).value = "treaty"

        found["words are found in all answers"] = await _timed(pilot, search, listed)
        await pilot.press("escape")
        await _settled(pilot)
        found["a key to the end of the list"] = await _timed(pilot, lambda: pilot.press("end"), listed)
        await pilot.press("escape")
        await _settled(pilot)
        found["progress opens"] = await _timed(pilot, lambda: pilot.press("g"), lambda: bool(app.screen.query(Curve)))
        curve = app.screen.query_one(Curve)
        begun = _now()
        curve.render()
        found["a curve is drawn"] = _since(begun)
    return found


TARGETS = {"history opens": 300.0, "a curve is drawn": 100.0}


def measure(attempts: int, runs: int) -> list[Row]:
    """The figures."""
    with tempfile.TemporaryDirectory() as folder, Records.open(Path(folder)) as records:
        fill(records, attempts)
        taken: dict[str, list[Taken]] = {}
        for _ in range(runs):
            found = asyncio.run(screens(records))
            for name, act in (
                ("of which reading the rows", lambda: entries(records)),
                ("of which reading 200 ballots", lambda: read_answers(records)),
            ):
                begun = _now()
                act()
                found[name] = _since(begun)
            for name, value in found.items():
                taken.setdefault(name, []).append(value)
    return [
        Row(name, *(statistics.median(each) for each in zip(*values, strict=True)), TARGETS.get(name))
        for name, values in taken.items()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--attempts", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    rows = measure(given.attempts, given.runs)
    if given.json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
        return
    for row in rows:
        missed = "  missed" if row.target is not None and row.processor > row.target else ""
        target = "" if row.target is None else f"  (at most {row.target:.0f} ms)"
        print(f"{row.name:32} {row.clock:7.1f} ms, of the processor {row.processor:6.1f} ms{target}{missed}")


if __name__ == "__main__":
    main()
