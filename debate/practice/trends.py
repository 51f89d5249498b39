"""Whether figures rise or fall, told only where there are enough of them and only where it is more than chance ups and
downs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, variance

RECENT = 5
"""How many answers count as “your last ones”: about two rounds of three, few enough to move when the player does."""

LEAST_FOR_TREND = 2 * RECENT
"""The answers from which on a trend is told: the last ones, and as many before to set them against."""


class Trend(StrEnum):
    """How the last figures stand to those before. ``STEADY``: no more apart than they vary among themselves."""

    UP = "up"
    DOWN = "down"
    STEADY = "steady"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a figure (0–100) went over ``count`` answers: ``recent`` averages the last ``RECENT`` of them.

    ``before`` averages as many before those, and ``trend`` says how the two stand to each other; both are ``None``
    before there are ``LEAST_FOR_TREND`` answers.
    """

    count: int
    recent: int
    before: int | None
    trend: Trend | None

    @property
    def missing(self) -> int:
        """How many answers are still needed before a trend can be told."""
        return max(0, LEAST_FOR_TREND - self.count)


def course(figures: Sequence[float]) -> Course | None:
    """The course of figures (0–100), oldest first; ``None`` without any.

    A change is told where it is larger than its standard error, worked out from how much the figures vary within the
    last ones and within those before: smaller ones come and go by themselves.
    """
    if not figures:
        return None
    last, earlier = figures[-RECENT:], figures[-2 * RECENT : -RECENT]
    recent = fmean(last)
    if len(figures) < LEAST_FOR_TREND:
        return Course(count=len(figures), recent=round(recent), before=None, trend=None)
    before = fmean(earlier)
    error = ((variance(last) + variance(earlier)) / RECENT) ** 0.5
    change = round(recent) - round(before)
    trend = Trend.STEADY if not change or abs(recent - before) <= error else Trend.UP if change > 0 else Trend.DOWN
    return Course(count=len(figures), recent=round(recent), before=round(before), trend=trend)


def running(figures: Sequence[float]) -> tuple[float, ...]:
    """The line through figures: at each the average of it and the ``RECENT`` - 1 before, as far as there are any."""
    return tuple(fmean(figures[max(0, at - RECENT + 1) : at + 1]) for at in range(len(figures)))
