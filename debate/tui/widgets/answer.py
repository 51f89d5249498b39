"""An answer with the words that earned marks set off: by brackets and weight first, by colour second.

Shown on the ballot. ``passages`` decides what is set off, ``AnswerText`` shows it; neither knows how marks are given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.selection import Selection
from textual.widgets import Static

from debate.judge.ballot import CriterionMark

MOST_SHOWN = 6_000
"""Characters of an answer that the ballot shows; a judge reads about 400 words, which is less than half of it."""

# One for one, so that offsets hold: what would move the cursor, or turn the direction of the text around it.
_TO_SPACE = {
    code: " "
    for codes in (range(0x0A), range(0x0B, 0x20), range(0x7F, 0xA0), range(0x202A, 0x202F), range(0x2066, 0x206A))
    for code in codes
}
MOST_BRIDGED = 24
"""Characters between two finds of one sentence that are shown as part of the passage: the judge marks single words,
and a reader wants phrases. The receipt has the exact words."""

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_OPEN, _CLOSE = "▐", "▌"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of the answer from ``start`` to ``end`` (exclusive), and the numbers (from 1) of the criteria it serves."""

    start: int
    end: int
    criteria: tuple[int, ...]


def passages(answer: str, criteria: Sequence[CriterionMark], selected: int | None = None) -> tuple[Passage, ...]:
    """The passages of ``answer`` that earned marks, in order and without overlap.

    ``selected`` is the index of one criterion; without it the evidence of all is joined wherever it touches, so
    that the reader sees whole passages, each with the numbers of the criteria that it serves.
    """
    wanted = [
        (evidence.start, evidence.end, number)
        for number, mark in enumerate(criteria, start=1)
        if selected is None or selected == number - 1
        for evidence in mark.evidence
        if 0 <= evidence.start < evidence.end <= len(answer)
    ]
    joined: list[tuple[int, int, set[int]]] = []
    for start, end, number in sorted(wanted):
        if joined and _belongs(answer[joined[-1][1] : start]):
            last_start, last_end, numbers = joined[-1]
            joined[-1] = (last_start, max(last_end, end), numbers | {number})
        else:
            joined.append((start, end, {number}))
    return tuple(Passage(start, end, tuple(sorted(numbers))) for start, end, numbers in joined)


def _belongs(gap: str) -> bool:
    """Whether the words between two finds are few and end no sentence, so that both are read as one passage."""
    return len(gap) <= MOST_BRIDGED and not any(end in gap for end in (". ", "! ", "? ", "\n"))


def marked(answer: str, found: Sequence[Passage], *, numbered: bool = False, dim_rest: bool) -> Content:
    """The answer as content, each passage between brackets; ``numbered`` adds its criteria's numbers, raised.

    The text is data: nothing in it is read as markup, and a control character shows as a space.
    """
    shown = answer.translate(_TO_SPACE)
    rest = "$quiet" if dim_rest else ""
    parts: list[tuple[str, str]] = []
    at = 0
    for passage in found:
        parts.append((shown[at : passage.start], rest))
        parts.append((_OPEN, "bold"))
        parts.append((shown[passage.start : passage.end], "bold on $evidence"))
        parts.append((_CLOSE, "bold"))
        if numbered:
            raised = "".join(_RAISED[int(digit)] for number in passage.criteria for digit in str(number))
            parts.append((raised, "bold"))
        at = passage.end
    parts.append((shown[at:], rest))
    return Content.assemble(*(part for part in parts if part[0]))


def shown_as_text(answer: str) -> Content:
    """An answer as content without anything set off; a control character shows as a space."""
    return Content(answer.translate(_TO_SPACE))


def plain(shown: str) -> str:
    """A part of what ``marked`` shows, as it was written: without brackets and raised numbers."""
    return re.sub(f"{_OPEN}|{_CLOSE}[{_RAISED}]*", "", shown)


class AnswerText(Static):
    """The answer on a ballot. ``select`` shows the words of one criterion, or of all."""

    NOTHING: ClassVar[str] = "You handed in nothing."
    MOST: ClassVar[int | None] = MOST_SHOWN
    NONE_FOUND: ClassVar[str] = "No words of your answer earned marks here."

    def __init__(self, answer: str, criteria: Sequence[CriterionMark], *, id: str | None = None) -> None:  # noqa: A002
        self._answer = answer
        self._criteria = tuple(criteria)
        super().__init__(self._content(None), id=id)

    def select(self, index: int | None) -> None:
        """Set off the words of the criterion of that index, or of all criteria with ``None``."""
        self.update(self._content(index))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse selected, without the marks that are put into it."""
        found = super().get_selection(selection)
        return None if found is None else (plain(found[0]), found[1])

    def _content(self, index: int | None) -> Content:
        if not self._answer.strip():
            return Content.styled(self.NOTHING, "$quiet italic")
        answer = self._answer[: self.MOST]
        found = passages(answer, self._criteria, index)
        content = marked(answer, found, numbered=index is None, dim_rest=index is not None)
        left_out = len(self._answer[len(answer) :].split())
        if left_out:
            rest = f" … and {left_out:,} more words, which are in the transcript."
            content = Content.assemble(content, (rest, "$quiet italic"))
        if index is not None and not found:
            content = Content.assemble(content, (f"\n\n{self.NONE_FOUND}", "$quiet italic"))
        return content
