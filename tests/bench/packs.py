"""How long packs take: checking the built-in one as a command, and checking and loading one of a thousand prompts.

    python tests/bench/packs.py [--json] [--runs N] [--prompts N]

Each figure is the shortest of N runs (5 by default), in milliseconds, since whatever else a machine does only adds to
it. The thousand prompts are those of a new pack, over and over; the judge is left out of that check unless asked for.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from debate.packs import check_pack, load_pack
from debate.packs.problems import Severity
from debate.packs.scaffold import Start, write_pack

BUILT_IN = Path(__file__).resolve().parents[2] / "content" / "us-japan-alliance"
PLANNED = {"check built-in": 400, "check built-in, no judge": 400, "check large": 5000, "load large": 1000}
"""Milliseconds that each may take."""


def shortest(work: Callable[[], object], runs: int) -> float:
    """Milliseconds of the shortest of some runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def large_pack(folder: Path, prompts: int) -> Path:
    """A pack of that many prompts, as large as those that people write."""
    pack = write_pack(Start(id="large"), folder)
    models = [(file, file.read_text(encoding="utf-8")) for file in sorted((pack / "prompts").iterdir())]
    for file, _ in models:
        file.unlink()
    for number in range(prompts):
        file, text = models[number % len(models)]
        name = f"{file.stem}-{number}"
        text = re.sub(r"^id: \S+", f"id: {name}", text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^(title: .*)$", rf"\g<1> {number}", text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^((?:speech|exemplar): >-\n  )", rf"\g<1>{number}. ", text, flags=re.MULTILINE)
        (file.parent / f"{name}.yaml").write_text(text, encoding="utf-8")
    return pack


def check_command(*words: str) -> None:
    """``debate pack check`` in a process of its own."""
    command = [sys.executable, "-m", "debate", "pack", "check", *words]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def figures(runs: int, prompts: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        pack = large_pack(Path(folder), prompts)
        assert not any(problem.severity is Severity.ERROR for problem in check_pack(pack))
        return {
            "check built-in": shortest(lambda: check_command(str(BUILT_IN)), runs),
            "check built-in, no judge": shortest(lambda: check_command("--no-judge", str(BUILT_IN)), runs),
            "check large": shortest(lambda: check_command(str(pack)), runs),
            "load large": shortest(lambda: load_pack(pack), runs),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--prompts", type=int, default=1000)
    options = parser.parse_args()
    found = figures(options.runs, options.prompts)
    if options.json:
        print(json.dumps({name: round(value, 1) for name, value in found.items()}, indent=2))
        return
    for name, value in found.items():
        print(f"{name:26}{value:8.0f} ms   planned {PLANNED[name]:5} ms")


if __name__ == "__main__":
    main()
