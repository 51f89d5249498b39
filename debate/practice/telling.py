"""Progress in sentences, the same in the full screen and on plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from debate.judge.explaining import MOVE_NAMES
from debate.packs.model import Move
from debate.practice.progress import CampProgress, Foreseeing, MoveUse, OftenDropped, Revising, TimeUsed
from debate.practice.trends import Course, Trend
from debate.wording import counted, seconds_in_words


def trend_words(course: Course) -> str:
    """How the last answers stand to those before: “up 6”, “as before”; nothing where there are too few to tell."""
    if course.trend is None or course.before is None:
        return ""
    if course.trend is Trend.STEADY:
        return "as before"
    return f"{course.trend.value} {abs(course.recent - course.before)}"


def missing_words(course: Course) -> str:
    """What is still needed before a trend can be told; nothing once it is."""
    return f"A trend needs {counted(course.missing, 'more answer')}." if course.missing else ""


def camp_words(camp: CampProgress) -> str:
    """How a camp stands: its score over how many answers."""
    if camp.score is None:
        return "not argued for yet"
    return f"{camp.score} of 100 over {counted(camp.answers, 'answer')}"


def used_words(moves: Sequence[MoveUse], answers: int) -> str:
    """The moves that were used, each with in how many of ``answers``; nothing where none was."""
    used = [f"{MOVE_NAMES[use.move]} ({use.answers})" for use in moves if use.answers]
    return f"In {counted(answers, 'answer')}: {', '.join(used)}." if used else ""


def unused(moves: Iterable[MoveUse]) -> tuple[Move, ...]:
    """The moves that were never used, in the order in which they come in a rebuttal."""
    return tuple(use.move for use in moves if not use.answers)


def unused_words(moves: Iterable[MoveUse]) -> str:
    """The moves that were never used; nothing where all were."""
    names = [MOVE_NAMES[move] for move in unused(moves)]
    return f"Never yet: {', '.join(names)}." if names else ""


def dropped_words(drop: OftenDropped) -> str:
    """How often a point was dropped."""
    return f"{drop.times} of {counted(drop.answers, 'time')}"


def revising_words(revising: Revising) -> str:
    """What revising brought."""
    over = f"over {counted(revising.prompts, 'prompt')} that you revised"
    return f"+{revising.gain:g} points on average, {over}." if revising.gain else f"Nothing yet, {over}."


def foreseeing_words(seen: Foreseeing) -> str:
    """How well the player foresaw the judge; which way they lean is told from ten ballots on."""
    said = f"You foresaw {seen.right} of {counted(seen.rows, 'level')} as the judge gave them."
    if seen.missing:
        return f"{said} Which way you lean needs {counted(seen.missing, 'more ballot')}."
    if not seen.higher and not seen.lower:
        return said
    return (
        f"{said} You held yourself to be better {counted(seen.higher, 'time')}, "
        f"and worse {counted(seen.lower, 'time')}."
    )


def time_words(time: TimeUsed) -> str:
    """The time and the words that an answer takes."""
    said = f"{seconds_in_words(time.seconds)} and {counted(time.words, 'word')} an answer"
    return f"{said}; time was up for {time.by_clock}." if time.by_clock else f"{said}; time was never up."
