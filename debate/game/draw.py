"""Drawing a round: which camp, which prompts, in which order, and the time for each. The same seed draws the same."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from debate.packs.model import Pack

Item = TypeVar("Item")

DRAW = "draw"
"""The choice of camp that leaves it to the draw."""

OWN_SECONDS = "own"
"""The choice of clock that gives every prompt the time that its author set."""

LEAST_EXTRA_TIME, MOST_EXTRA_TIME = 1.0, 4.0
"""The range of a player's personal extra-time factor."""


class Chance(Protocol):
    """A seeded source of chance, e.g. ``random.Random(seed)``; the game never makes one itself."""

    def choice(self, seq: Sequence[Item]) -> Item:
        """One of the items."""
        ...

    def sample(self, population: Sequence[Item], k: int) -> list[Item]:
        """``k`` different ones of the items, in a drawn order."""
        ...


class DrawError(ValueError):
    """A round that cannot be drawn, in one sentence for the player."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the player chose before the draw.

    ``camp`` is a camp id or ``DRAW``; ``prompts`` how many, ``None`` for all that the camp has; ``seconds`` the
    clock for every prompt, ``None`` for none, or ``OWN_SECONDS``; ``extra_time`` multiplies every clock;
    ``only`` restricts the draw to these prompt ids (a review).
    """

    camp: str = DRAW
    prompts: int | None = 3
    seconds: int | str | None = OWN_SECONDS
    extra_time: float = 1.0
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPrompt:
    """A prompt of a round and the seconds that the player has for it (``None`` for no clock)."""

    id: str
    seconds: float | None

    def __post_init__(self) -> None:
        """Refuse a time in which nothing can be written. Raises ``ValueError``."""
        if self.seconds is not None and not 0 < self.seconds < math.inf:
            raise ValueError(f"a prompt cannot have {self.seconds} seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRound:
    """A round as drawn: pack and version, the camp, its prompts in order, and the seed that draws it again."""

    pack: str
    pack_hash: str
    camp: str
    camp_was_drawn: bool
    prompts: tuple[DrawnPrompt, ...]
    seed: int


def draw_round(pack: Pack, choices: Choices, chance: Chance, seed: int) -> DrawnRound:
    """Draw a round of ``pack``. ``seed`` is what ``chance`` was made from; it is only recorded.

    The camp is drawn first and the prompts second, from the camp's prompts in the pack's order, so that the
    same seed and choices give the same round on every machine. The prompts run from easier to harder.

    Raises ``DrawError`` for a camp that the pack does not have, a count below 1 and an impossible clock.
    """
    camps = [camp.id for camp in pack.camps]
    # Drawn even when the camp was chosen: choosing what the draw would have given must not change the prompts.
    drawn_camp = chance.choice(camps)
    camp = drawn_camp if choices.camp == DRAW else choices.camp
    if camp not in camps:
        raise DrawError(f"The pack “{pack.id}” has no camp “{camp}”: choose {' or '.join(camps)}, or draw.")
    if choices.prompts is not None and choices.prompts < 1:
        raise DrawError("A round has at least one prompt: ask for 1 or more.")
    if isinstance(choices.seconds, int) and choices.seconds < 1:
        raise DrawError("A clock has at least one second: ask for more, or play untimed.")
    if not LEAST_EXTRA_TIME <= choices.extra_time <= MOST_EXTRA_TIME:
        raise DrawError("Extra time is a factor from 1 to 4: change it in the settings.")
    available = [p for p in pack.prompts_for(camp) if not choices.only or p.id in choices.only]
    if not available:
        raise DrawError("None of these prompts belongs to that camp: choose other prompts.")
    count = len(available) if choices.prompts is None else min(choices.prompts, len(available))
    chosen = sorted(chance.sample(available, count), key=lambda prompt: prompt.difficulty)
    return DrawnRound(
        pack=pack.id,
        pack_hash=pack.hash,
        camp=camp,
        camp_was_drawn=choices.camp == DRAW,
        prompts=tuple(
            DrawnPrompt(id=p.id, seconds=_seconds(choices.seconds, p.seconds, choices.extra_time)) for p in chosen
        ),
        seed=seed,
    )


def choices_like(drawn: DrawnRound, pack: Pack, extra_time: float) -> Choices:
    """The choices by which a round like ``drawn`` is drawn again: its camp or the draw, as many prompts, its clock."""
    own = all(prompt.seconds == pack.prompt(prompt.id).seconds * extra_time for prompt in drawn.prompts)
    first = drawn.prompts[0].seconds
    whole = len(drawn.prompts) == len(pack.prompts_for(drawn.camp))
    return Choices(
        camp=DRAW if drawn.camp_was_drawn else drawn.camp,
        prompts=None if whole else len(drawn.prompts),
        seconds=OWN_SECONDS if own else None if first is None else max(1, round(first / extra_time)),
    )


def _seconds(chosen: int | str | None, own: int, extra_time: float) -> float | None:
    if chosen is None:
        return None
    return (own if isinstance(chosen, str) else chosen) * extra_time
