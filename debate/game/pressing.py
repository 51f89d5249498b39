"""The opponent's comebacks after an answer: on which point they press next, and who had the last word on each.

A player may reply twice in a turn. Whoever makes the point is pressed on the next costly one; whoever does not is
pressed on the same point once more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from debate.game.round import MOST_REPLIES, Turn
from debate.judge.ballot import Made, Press
from debate.judge.marking.verdict import press_on
from debate.packs.model import Prompt, Rubric

REPLY_SECONDS = 45.0
"""The time for a reply, before a player's extra time: one or two sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastWord:
    """A point on which the player was pressed by ``press``, and whether the last word on it was the player's."""

    point: str
    press: str
    own: bool


def next_press(turn: Turn, rubric: Rubric, prompt: Prompt) -> Press | None:
    """What the opponent presses the player on now; ``None`` when there is nothing, or nothing more in this turn."""
    if not turn.attempts or len(turn.replies) >= MOST_REPLIES:
        return None
    points = turn.attempts[-1].marks.points
    dropped = {mark.id for mark in points if mark.made is Made.NOT}
    last = turn.replies[-1] if turn.replies else None
    if last is not None and last.made is not Made.MADE and last.point in dropped:
        return Press(point=last.point, says=prompt.point(last.point).press)
    replied = {reply.point for reply in turn.replies if reply.made is Made.MADE}
    return press_on(rubric, prompt, [replace(mark, made=Made.MADE) if mark.id in replied else mark for mark in points])


def is_second_try(turn: Turn, press: Press) -> bool:
    """Whether the player was pressed on this point before, so that its hint is due."""
    return any(reply.point == press.point for reply in turn.replies)


def last_words(turns: Iterable[Turn]) -> list[LastWord]:
    """Every point that was pressed in these turns, in order: once each, however often it was pressed.

    The last word is the player's where a reply or a later answer makes the point, wholly; else the opponent's.
    """
    words: list[LastWord] = []
    for turn in turns:
        made = {mark.id for each in turn.attempts[-1:] for mark in each.marks.points if mark.made is Made.MADE}
        made |= {reply.point for reply in turn.replies if reply.made is Made.MADE}
        presses = {reply.point: reply.press for reply in turn.replies}
        words += (LastWord(point=point, press=press, own=point in made) for point, press in presses.items())
    return words
