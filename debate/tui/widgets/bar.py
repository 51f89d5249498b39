"""A bar of block characters for a share of a whole, as the ballot and the round's ballot show it beside a number.

The blocks are plain text, so that the bar reads the same without colour and can be copied.
"""

from __future__ import annotations

FULL, HALF, EMPTY = "█", "▌", "░"


def bar(share: float, cells: int = 10) -> str:
    """A bar of ``cells`` characters, filled to ``share`` (0–1; anything outside is cut off) in half steps.

    A share above 0 never looks empty and one below 1 never looks full: the bar must not contradict the number.
    """
    halves = round(min(1.0, max(0.0, share)) * cells * 2)
    if share > 0:
        halves = max(1, halves)
    if share < 1:
        halves = min(cells * 2 - 1, halves)
    full, half = divmod(halves, 2)
    return FULL * full + HALF * half + EMPTY * (cells - full - half)
