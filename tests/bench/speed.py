"""How long a ballot takes: by the length of the answer, by the number of points, and after how long a start.

Usage: ``python tests/bench/speed.py [--pack DIR] [--json]``. Medians of process time, in milliseconds, on one core. A
factor beside a row tells how the cost grew from the row before, against how the size grew.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from debate.judge import Judge
from debate.packs import load_pack
from debate.packs.model import Pack

ROOT = Path(__file__).resolve().parents[2]
LENGTHS = (50, 150, 500, 1000, 2000, 5000, 10_000, 20_000)
POINTS = (5, 10, 20, 50, 100, 200, 500)
WORDS = 150
COLD = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from time import process_time
from debate.packs import load_pack
pack = load_pack(Path(sys.argv[2]))
started = process_time()
from debate.judge import Judge
judge = Judge(pack)
compiled = process_time()
judge.ballot(pack.prompts[0].id, pack.prompts[0].exemplar)
print(compiled - started, process_time() - compiled)
"""


@dataclass(frozen=True, slots=True)
class Row:
    """Milliseconds (median) of what ``name`` says at a size."""

    name: str
    size: int
    milliseconds: float


def timed(work: Callable[[], object], times: int) -> float:
    """Median of the process time that some work takes, in milliseconds."""
    spent = []
    for _ in range(times):
        started = process_time()
        work()
        spent.append(1000 * (process_time() - started))
    return median(spent)


def words_of_the_pack(pack: Pack, number: int) -> str:
    """An answer of that many words, cut from the pack's samples over and over with a number put in between.

    The numbers keep the sentences from being repetitions of each other, which would be left out unread.
    """
    sentences = [part for prompt in pack.prompts for sample in prompt.samples for part in sample.text.split(". ")]
    found: list[str] = []
    for place, sentence in enumerate(cycle(sentences)):
        found += [*sentence.rstrip(".").split(), f"in{place}", "cases."]
        if len(found) >= number:
            break
    return " ".join(found[:number])


def by_length(pack: Pack) -> list[Row]:
    """Answers of growing length, read to their last word (the pack's own limit is lifted)."""
    judge = Judge(replace(pack, rubric=replace(pack.rubric, most_words=max(LENGTHS))))
    prompt = pack.prompts[0].id
    rows = []
    for length in LENGTHS:
        answer = words_of_the_pack(pack, length)
        judge.ballot(prompt, answer)
        rows.append(Row("words", length, timed(lambda answer=answer: judge.ballot(prompt, answer), 5)))  # type: ignore[misc]
    return rows


def by_points(pack: Pack) -> list[Row]:
    """A prompt with a growing number of points, of the pack's other prompts and then of copies under other names."""
    first = pack.prompts[0]
    points = [point for prompt in pack.prompts_for(first.camp) for point in prompt.points]
    answer = words_of_the_pack(pack, WORDS)
    rows = []
    for number in POINTS:
        many = tuple(
            replace(point, id=f"{point.id}-{place}") for place, point in enumerate(islice(cycle(points), number))
        )
        crowded = replace(pack, prompts=(replace(first, points=many), *pack.prompts[1:]))
        judge = Judge(crowded)
        judge.ballot(first.id, answer)
        rows.append(Row("points", number, timed(lambda judge=judge: judge.ballot(first.id, answer), 9)))  # type: ignore[misc]
    return rows


def starts(folder: Path, pack: Pack) -> list[Row]:
    """Making a judge and its first ballot: in a fresh process, and again in one that has stemmed the words before."""
    cold = [
        subprocess.run(
            [sys.executable, "-c", COLD, str(ROOT), str(folder)], capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(5)
    ]
    Judge(pack).ballot(pack.prompts[0].id, WARM)
    warm = Judge(pack)
    return [
        Row("compile, fresh process", 1, 1000 * median(float(one[0]) for one in cold)),
        Row("first ballot, fresh process", 1, 1000 * median(float(one[1]) for one in cold)),
        Row("compile, warm", 1, timed(lambda: Judge(pack), 5)),
        Row("first ballot, warm", 1, timed(lambda: warm.ballot(pack.prompts[0].id, WARM), 1)),
        Row(f"ballot, {WORDS} words, all prompts", 1, _all_prompts(pack)),
    ]


WARM = "The bases serve the whole region, because trouble would come in Korea."


def _all_prompts(pack: Pack) -> float:
    judge = Judge(pack)
    spent = []
    for prompt in pack.prompts:
        answer = " ".join((prompt.samples[0].text + " " + prompt.samples[1].text).split()[:WORDS])
        judge.ballot(prompt.id, answer)
        spent.append(timed(lambda prompt=prompt, answer=answer: judge.ballot(prompt.id, answer), 9))  # type: ignore[misc]
    return median(spent)


def main() -> None:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pack", type=Path, default=ROOT / "content" / "us-japan-alliance")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args()
    pack = load_pack(options.pack)
    rows = [*starts(options.pack, pack), *by_length(pack), *by_points(pack)]
    if options.json:
        print(json.dumps([{"name": row.name, "size": row.size, "ms": round(row.milliseconds, 2)} for row in rows]))
        return
    before: Row | None = None
    for row in rows:
        growth = ""
        if before is not None and before.name == row.name:
            growth = f"×{row.milliseconds / before.milliseconds:.1f} for ×{row.size / before.size:.1f}"
        size = f"{row.size:,}" if row.size > 1 else ""
        print(f"{row.name:34} {size:>8} {row.milliseconds:9.1f} ms  {growth}")
        before = row


if __name__ == "__main__":
    main()
