"""Numbers in sentences, as every front end says them."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "", *, none: str = "0") -> str:
    """A number and what it counts: “1 word”, “2,300 words”. ``many`` is needed where an “s” alone makes no plural."""
    return f"{number:,} {one}" if number == 1 else f"{f'{number:,}' if number else none} {many or one + 's'}"
