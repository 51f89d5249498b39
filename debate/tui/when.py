"""Stored times as a player reads them, in their own time zone and, like the rest of the screen, in English."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from debate.wording import day_words


def local(at: str) -> datetime | None:
    """A stored time (ISO 8601) in the player's time zone; ``None`` for what is none."""
    try:
        return datetime.fromisoformat(at).astimezone()
    except (ValueError, OSError, OverflowError):
        return None


def beginning_of_day(at: str) -> str:
    """When the player's day began in which a time lies, in the same form; the time itself for what is none."""
    moment = local(at)
    if moment is None:
        return at
    midnight = datetime.combine(moment.date(), time()).astimezone(UTC)
    return midnight.isoformat(timespec="seconds")


def clock_words(at: str) -> str:
    """The time of day: ``14:05``."""
    moment = local(at)
    return "--:--" if moment is None else f"{moment:%H:%M}"


def date_words(at: str) -> str:
    """The day: ``5 May 1996``."""
    moment = local(at)
    return at if moment is None else day_words(moment.date(), date.max).removeprefix("on ")


def at_words(at: str) -> str:
    """The day and the time: ``5 May 1996, 14:05``."""
    return f"{date_words(at)}, {clock_words(at)}"


def heading_words(at: str, today: date) -> str:
    """The day as a heading says it: ``Today``, ``Yesterday``, ``3 days ago, 5 May``, ``5 May 1996``."""
    moment = local(at)
    if moment is None:
        return at
    said = day_words(moment.date(), today)
    dated = day_words(moment.date(), date.max).removeprefix("on ").removesuffix(f" {today.year}")
    return f"{said[0].upper()}{said[1:]}, {dated}" if not said.startswith("on ") else said.removeprefix("on ")
