"""Numbers in sentences, as every front end says them."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "", *, none: str = "0") -> str:
    """A number and what it counts: “1 word”, “2,300 words”. ``many`` is needed where an “s” alone makes no plural."""
    return f"{number:,} {one}" if number == 1 else f"{f'{number:,}' if number else none} {many or one + 's'}"


def seconds_in_words(seconds: float) -> str:
    """A time as it is said: “1 minute 30 seconds”."""
    whole = max(0, round(seconds))
    minutes, rest = divmod(whole, 60)
    parts = [counted(minutes, "minute")] if minutes else []
    if rest or not minutes:
        parts.append(counted(rest, "second"))
    return " ".join(parts)
