"""How much each way of gaming the judge earns, and how often honest work is flagged.

    python tests/bench/attacks.py [--pack PATH] [--seed N] [--arguments DIR] [--json]

For every prompt of a pack, each attack of ``debate.authoring.attacks`` is marked: the mean and worst share of the full
mark and the share that the right flag caught. Then padding and cutting, and the flags on honest texts: the pack's
exemplars and samples, and every human argument in ``--arguments`` (the folder ``../shared/argkp`` where it exists),
each marked alone on a pack built from its topic's key points.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import argkp

from debate.authoring.attacks import OFF_TOPIC, attacks, sentences
from debate.judge import Judge
from debate.packs import load_pack
from debate.packs.model import Pack

ROOT = Path(__file__).resolve().parents[2]
MEAN_BAR, WORST_BAR, HONEST_BAR = 0.20, 0.35, 0.005


@dataclass
class Row:
    """What one attack earns over all prompts, as shares (0–1)."""

    attack: str
    mean: float
    worst: float
    worst_prompt: str
    caught: float


@dataclass
class Honest:
    """How many honest texts of one kind carry a flag, per flag."""

    texts: str
    count: int
    flagged: int
    flags: dict[str, int]


def measure_attacks(pack: Pack, judge: Judge, seed: int) -> Iterator[Row]:
    """Mark every attack on every prompt."""
    for name, (attack, right) in attacks().items():
        chance = random.Random(f"{seed} {name}")
        earned: list[tuple[float, str]] = []
        caught = 0
        for prompt in pack.prompts:
            ballot = judge.ballot(prompt.id, attack(pack, prompt, chance))
            earned.append((ballot.score / 100, prompt.id))
            caught += any(flag.id in right for flag in ballot.flags)
        worst, where = max(earned)
        yield Row(name, sum(share for share, _ in earned) / len(earned), worst, where, caught / len(earned))


def measure_honest(pack: Pack, judge: Judge) -> Iterator[Honest]:
    """The flags on the pack's own exemplars and samples."""
    kinds: dict[str, list[tuple[str, str, bool]]] = {"exemplars": []}
    for prompt in pack.prompts:
        kinds["exemplars"].append((prompt.id, prompt.exemplar, True))
        for sample in prompt.samples:
            kinds.setdefault(f"{sample.grade.value} samples", []).append((prompt.id, sample.text, True))
    for kind, texts in kinds.items():
        yield _honest(kind, [[flag.id for flag in judge.ballot(i, t, own_texts=own).flags] for i, t, own in texts])


def measure_arguments(folder: Path) -> Iterator[Honest]:
    """The flags on human arguments, each judged alone on a pack built from its topic (as the agreement bench does)."""
    for split in ("dev", "train5"):
        if (folder / f"arguments_{split}.csv").exists():
            data = argkp.load(folder, split, folder / f"cues_{split}.yaml")
            judges = {topic: Judge(pack) for topic, pack in data.packs.items()}
            found: list[list[str]] = []
            for argument in data.arguments:
                camp = "pro" if argument.stance == "1" else "con"
                found.append([flag.id for flag in judges[argument.topic].ballot(camp, argument.words).flags])
            yield _honest(f"human arguments ({split})", found)


def _honest(kind: str, found: list[list[str]]) -> Honest:
    flags: dict[str, int] = {}
    for ids in found:
        for flag in ids:
            flags[flag] = flags.get(flag, 0) + 1
    return Honest(kind, len(found), sum(bool(ids) for ids in found), flags)


def measure_padding(pack: Pack, judge: Judge) -> dict[str, int]:
    """How often padding raises a mark, and how often cutting a sentence that earned marks raises it."""
    counts = {"padded": 0, "padding raised": 0, "cut": 0, "cutting raised": 0}
    for prompt in pack.prompts:
        texts = [(prompt.exemplar, True)] + [(sample.text, True) for sample in prompt.samples]
        for text, own in texts:
            whole = judge.ballot(prompt.id, text, own_texts=own)
            for filler in OFF_TOPIC[:3]:
                for padded in (f"{text} {filler}", f"{filler} {text}"):
                    counts["padded"] += 1
                    counts["padding raised"] += judge.ballot(prompt.id, padded, own_texts=own).score > whole.score
            for sentence in sentences(text):
                start = text.find(sentence)
                end = start + len(sentence)
                earned = any(
                    item.start < end and item.end > start and item.credit > 0
                    for mark in whole.criteria
                    for item in mark.evidence
                )
                if earned:
                    counts["cut"] += 1
                    shorter = text[:start] + text[end:]
                    counts["cutting raised"] += judge.ballot(prompt.id, shorter, own_texts=own).score > whole.score
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pack", type=Path, default=ROOT / "content" / "us-japan-alliance")
    parser.add_argument("--arguments", type=Path, default=ROOT.parent / "shared" / "argkp")
    parser.add_argument("--seed", type=int, default=1996)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    pack = load_pack(options.pack)
    judge = Judge(pack)
    rows = list(measure_attacks(pack, judge, options.seed))
    honest = list(measure_honest(pack, judge))
    if options.arguments.is_dir():
        honest += list(measure_arguments(options.arguments))
    padding = measure_padding(pack, judge)
    if options.json:
        print(
            json.dumps(
                {"attacks": [asdict(r) for r in rows], "honest": [asdict(h) for h in honest], "padding": padding}
            )
        )
        return
    print(f"{'attack':34} {'mean':>6} {'worst':>6} {'caught':>7}  worst prompt")
    for row in rows:
        over = " <-- over the bar" if row.mean > MEAN_BAR or row.worst > WORST_BAR else ""
        print(f"{row.attack:34} {row.mean:6.1%} {row.worst:6.0%} {row.caught:7.0%}  {row.worst_prompt}{over}")
    print(f"\n{'honest texts':34} {'count':>6} {'flagged':>8}  flags")
    for kind in honest:
        share = kind.flagged / max(1, kind.count)
        over = " <-- over the bar" if share > HONEST_BAR else ""
        print(f"{kind.texts:34} {kind.count:6} {share:8.2%}  {kind.flags or ''}{over}")
    print("\n" + ", ".join(f"{name}: {count}" for name, count in padding.items()))


if __name__ == "__main__":
    main()
