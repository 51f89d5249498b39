"""What a pack pays for not arguing: every attack of the judge's set, built from this pack's own texts.

The judge is held to these bars on the built-in pack (issue 3 of the project); with loose cues another pack may still
pay, and then an attack, its text and the rules that paid are what its author needs to see.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from debate.authoring.attacks import attacks
from debate.judge import Judge
from debate.packs.model import Prompt

MEAN_BAR = 0.20
"""Share of the full mark that an attack may earn on average over the prompts."""
WORST_BAR = 0.35
"""Share of the full mark that an attack may earn in any prompt."""

SEED = 1996
"""Attacks are drawn by chance, and the same ones each time."""
MOST_RULES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """An attack on one prompt: its text, the share (0–1) of the full mark that it earned, and by which rules."""

    attack: str
    prompt: str
    text: str
    share: float
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gamed:
    """What one attack earned over all prompts, as shares (0–1), and the attempts over the bar, the best paid first."""

    attack: str
    mean: float
    worst: Attempt
    paid: tuple[Attempt, ...]

    @property
    def pays(self) -> bool:
        """Whether the attack earns more than it may."""
        return bool(self.paid) or self.mean > MEAN_BAR


def attack_prompt(judge: Judge, prompt: Prompt) -> Iterator[Attempt]:
    """Try every attack on a prompt."""
    for name, (attack, _) in attacks().items():
        chance = random.Random(f"{SEED} {name} {prompt.id}")  # noqa: S311  the same texts each time, not a secret
        text = attack(judge.pack, prompt, chance)
        ballot = judge.ballot(prompt.id, text)
        credits_: dict[str, float] = {}
        for mark in ballot.criteria:
            for item in mark.evidence:
                credits_[item.rule] = credits_.get(item.rule, 0.0) + item.credit * mark.maximum
        best = sorted(credits_, key=lambda rule: (-credits_[rule], rule))
        yield Attempt(
            attack=name,
            prompt=prompt.id,
            text=text,
            share=ballot.score / 100,
            rules=tuple(best[:MOST_RULES]),
        )


def gamed(attempts: Sequence[Attempt]) -> list[Gamed]:
    """The attempts, attack by attack, the best paid attack first."""
    by_attack: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        by_attack.setdefault(attempt.attack, []).append(attempt)
    found = []
    for name, tried in by_attack.items():
        ranked = sorted(tried, key=lambda attempt: (-attempt.share, attempt.prompt))
        paid = tuple(attempt for attempt in ranked if attempt.share > WORST_BAR)
        mean = fmean(attempt.share for attempt in tried)
        found.append(Gamed(attack=name, mean=mean, worst=ranked[0], paid=paid))
    return sorted(found, key=lambda one: (-one.mean, one.attack))
