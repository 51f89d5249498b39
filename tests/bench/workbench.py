"""How long the workbench takes from a key to a new ballot, and from a save to what it changed.

    python tests/bench/workbench.py [--json] [--keys N] [--pack FOLDER]

The app runs without a terminal, at 120×36, on a copy of the built-in pack. Keys are typed one by one at the end of an
answer of 120 words; the time is from the key's event until the verdict has been laid out and drawn into the screen's
buffer. Measured at rest, and while the texts of the pack are marked after a save and the judge is asked about it.
Saves are counted from the write on, the wait for the next look at the files included.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from debate.tui.workbench.app import WorkbenchApp
from debate.tui.workbench.desk import Desk
from debate.tui.workbench.screen import WorkbenchScreen

BUILT_IN = Path(__file__).resolve().parents[2] / "content" / "us-japan-alliance"
PLANNED = {"key to ballot, median": 50.0, "key to ballot, slowest of 20": 50.0}
"""Milliseconds that each may take; the other figures are only told."""
WORDS = 120
PATIENCE = 60.0


def screen_of(pilot: Pilot[None]) -> WorkbenchScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, WorkbenchScreen)
    return screen


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds, looking whenever the event loop is free."""
    async with asyncio.timeout(PATIENCE):
        while not holds():
            await asyncio.sleep(0.0005)


async def drawn(screen: WorkbenchScreen) -> None:
    """Wait until all that was changed has been laid out and drawn."""
    done = asyncio.Event()
    screen.call_after_refresh(done.set)
    await done.wait()


@asynccontextmanager
async def workbench(folder: Path) -> AsyncIterator[tuple[Pilot[None], WorkbenchScreen]]:
    app = WorkbenchApp(lambda tell: Desk(folder, tell), animations=False)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = screen_of(pilot)
        await until(lambda: screen.desk.bench.asked)
        assert screen.prompt is not None
        words = screen.prompt.samples[0].text.split()
        screen.editor.load_text(" ".join((words * WORDS)[:WORDS]) + " ")
        screen.editor.move_cursor(screen.editor.document.end)
        await until(lambda: screen.desk.live is not None and screen.desk.live.answer.text == screen.editor.text)
        await drawn(screen)
        yield pilot, screen


async def type_key(screen: WorkbenchScreen, letter: str) -> float:
    """Milliseconds from a key until its verdict is drawn."""
    start = time.perf_counter()
    screen.editor.insert(letter)
    text = screen.editor.text
    await until(lambda: screen.desk.live is not None and screen.desk.live.answer.text == text)
    await drawn(screen)
    return 1000 * (time.perf_counter() - start)


async def keys(screen: WorkbenchScreen, count: int, going_on: Callable[[], bool] = lambda: True) -> list[float]:
    """The times of some keys, spelling words, as long as something goes on."""
    found = []
    for number in range(count):
        if not going_on():
            break
        found.append(await type_key(screen, "because others pay "[number % 19]))
        await asyncio.sleep(0.05)  # a quick typist
    return found


async def measure(count: int, pack: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / pack.name
        shutil.copytree(pack, folder)
        async with workbench(folder) as (_, screen):
            await keys(screen, 5)  # what is only worked out once
            at_rest = await keys(screen, count)
            desk = screen.desk
            file = next((folder / "prompts").glob(f"{screen.prompt.id}.yaml"))  # type: ignore[union-attr]
            text = file.read_text(encoding="utf-8")
            times: dict[str, list[float]] = {"shown": [], "all": [], "judged": []}
            for number in range(3):
                saves = desk.bench.saves
                start = time.perf_counter()
                file.write_text(
                    text.replace("difficulty:", f"# {number}\ndifficulty:", 1).replace(
                        "title: ", f"title: {'A' * (number + 1)} ", 1
                    ),
                    encoding="utf-8",
                )
                shown = screen.prompt.id  # type: ignore[union-attr]
                await until(lambda s=saves, p=shown: desk.bench.saves > s and p in desk.bench.marked)
                times["shown"].append(1000 * (time.perf_counter() - start))
                await until(lambda: len(desk.bench.marked) == len(desk.bench.prompts))
                times["all"].append(1000 * (time.perf_counter() - start))
                await until(lambda: desk.bench.asked)
                times["judged"].append(1000 * (time.perf_counter() - start))
            saves = desk.bench.saves
            file.write_text(text, encoding="utf-8")
            await until(lambda: desk.bench.saves > saves)
            busy = await keys(screen, 10 * count, lambda: not desk.bench.asked)
        return {
            "key to ballot, median": statistics.median(at_rest),
            "key to ballot, slowest of 20": sorted(at_rest)[-max(1, len(at_rest) // 20)],
            "the same while a save is worked through": statistics.median(busy),
            "save to the prompt's samples": statistics.median(times["shown"]),
            "save to all samples": statistics.median(times["all"]),
            "save to all problems": statistics.median(times["judged"]),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--pack", type=Path, default=BUILT_IN)
    options = parser.parse_args()
    found: dict[str, Any] = asyncio.run(measure(options.keys, options.pack))
    if options.json:
        print(json.dumps({name: round(value, 1) for name, value in found.items()}, indent=2))
        return
    for name, value in found.items():
        planned = PLANNED.get(name)
        told = "" if planned is None else f"   planned {planned:.0f} ms{'   MISSED' if value > planned else ''}"
        print(f"{name:42}{value:8.0f} ms{told}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
