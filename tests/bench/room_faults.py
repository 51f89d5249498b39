"""Plays many faulty classes: ``python -m tests.bench.room_faults [classes] [first seed]``.

It exits with 1 at the first loss. Not a part of the test run; ``tests/classroom/test_faults.py`` plays a dozen of them.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from debate.classroom.keeping import writer
from tests.classroom.faulty_class import FaultyClass
from tests.tui.toll_bridge import toll_bridge

STEPS = 600
SEATS = 8


def main(classes: int = 200, first_seed: int = 0) -> int:
    """Play so many classes and print what they did. Returns the exit code."""
    writer.TICK_SECONDS = writer.RETRY_SECONDS = 0.002
    pack, counts, began = toll_bridge(), Counter[str](), time.monotonic()
    for seed in range(first_seed, first_seed + classes):
        with TemporaryDirectory() as folder:
            faulty = FaultyClass(seed, Path(folder), pack, seats=SEATS)
            troubles = asyncio.run(faulty.play(STEPS))
        counts.update(faulty.counts)
        if troubles:
            print(f"seed {seed}:", *troubles, sep="\n  ")
            return 1
    done = ", ".join(f"{number:,} {what}" for what, number in counts.items())
    print(f"{classes} classes of {SEATS} in {time.monotonic() - began:.0f} s: {done}; nothing was lost.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
