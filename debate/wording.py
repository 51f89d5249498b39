"""Numbers, words counted and days, as every front end says them."""

from __future__ import annotations

import math
import re
from datetime import date

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff]")


def count_words(text: str) -> int:
    """Words by the blanks between them; marks alone are none, and where a script has no blanks two characters are one.

    The judge reads “one-sided” as two; people are told one.
    """
    unspaced = len(_UNSPACED.findall(text))
    pieces = (_UNSPACED.sub(" ", text) if unspaced else text).split()
    return sum(any(map(str.isalnum, piece)) for piece in pieces) + (unspaced + 1) // 2


def counted(number: int, one: str, many: str = "", *, none: str = "0") -> str:
    """A number and what it counts: “1 word”, “2,300 words”. ``many`` is needed where an “s” alone makes no plural."""
    return f"{number:,} {one}" if number == 1 else f"{f'{number:,}' if number else none} {many or one + 's'}"


def day_words(day: date, today: date) -> str:
    """A day as a person says it: ``today``, ``yesterday``, ``3 days ago``, ``on 5 May``, ``on 5 May 1996``."""
    days = (today - day).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 7:
        return f"{days} days ago"
    month = _MONTHS[day.month - 1]
    return f"on {day.day} {month}" + ("" if day.year == today.year else f" {day.year}")


# Not from the locale: the rest of what is said is English whatever the computer speaks.
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def seconds_in_words(seconds: float) -> str:
    """A time as it is said: “1 minute 30 seconds”."""
    whole = max(0, round(seconds))
    minutes, rest = divmod(whole, 60)
    parts = [counted(minutes, "minute")] if minutes else []
    if rest or not minutes:
        parts.append(counted(rest, "second"))
    return " ".join(parts)


def clock_text(seconds: float | None) -> str:
    """Seconds as ``01:24``, rounded up so that 00:00 means that the time is over; ``no clock`` without a limit."""
    if seconds is None:
        return "no clock"
    minutes, rest = divmod(max(0, math.ceil(seconds)), 60)
    return f"{minutes:02}:{rest:02}"


def length_text(seconds: float | None) -> str:
    """A clock's length: ``4:00``, or ``no clock``."""
    text = clock_text(seconds)
    return text[1:] if text.startswith("0") else text


def level_name(level_id: str) -> str:
    """The name of a level, from its id: “not yet” for ``not-yet``."""
    return level_id.replace("-", " ")
