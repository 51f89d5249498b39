"""Two ballots side by side: a revision beside the first answer, or an answer judged again beside its ballot of then.

Word by word for the texts, level by level and point by point for the marks; what is not told of a dropped point on a
ballot is not told here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from debate.judge.ballot import Ballot, Made

# A sign of Chinese or Japanese is a word here; any other word ends at a space, which it takes along.
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]\s*|[^\s\u3040-\u30ff\u3400-\u9fff]+\s*|\s+")


class Change(StrEnum):
    """How words of one text stand to another one."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that were kept, that are gone, or that are new; the spaces behind them belong to them."""

    text: str
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMoved:
    """A criterion whose mark is another one. A score is ``None`` where a ballot does not have the row."""

    title: str
    before: int | None
    after: int | None
    maximum: int
    sentence: str
    """What the later ballot says of the level reached; the earlier one where the later has no such row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointMoved:
    """A point that is made more or less than before; ``None`` where a ballot does not know it.

    ``says`` is what it says, or empty where neither ballot tells that.
    """

    id: str
    says: str
    before: Made | None
    after: Made | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What moved from one ballot to another, rows and points in the order of the later one."""

    before: int
    after: int
    rows: tuple[RowMoved, ...]
    points: tuple[PointMoved, ...]

    @property
    def gain(self) -> int:
        """By how many points of 100 the later ballot is higher."""
        return self.after - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedAgain:
    """An answer's ballot of ``then`` beside the one that it gets ``now``, and whether pack or judge have changed."""

    then: Ballot
    now: Ballot
    pack_changed: bool
    judge_changed: bool

    @property
    def why(self) -> str:
        """Why the marks may differ, in one sentence."""
        if self.pack_changed and self.judge_changed:
            return "Both the pack and the judge have changed since."
        if self.pack_changed:
            return "The pack has changed since; the judge is the same."
        if self.judge_changed:
            return "The judge has changed since; the pack is the same."
        return "Neither the pack nor the judge has changed since."


def changed_words(before: str, after: str) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """Both texts as runs of words: what the first lost is ``GONE`` in it, what the second gained is ``NEW`` in it."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, [_bare(word) for word in old], [_bare(word) for word in new], autojunk=False)
    left: list[Words] = []
    right: list[Words] = []
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if old_to > old_from:
            left.append(Words("".join(old[old_from:old_to]), Change.KEPT if kind == "equal" else Change.GONE))
        if new_to > new_from:
            right.append(Words("".join(new[new_from:new_to]), Change.KEPT if kind == "equal" else Change.NEW))
    return tuple(left), tuple(right)


def _bare(word: str) -> str:
    """A word without what ends a sentence or a part of one: another comma makes no other word."""
    return word.strip().rstrip(".,;:!?…") or word.strip()


def moved(before: Ballot, after: Ballot) -> Moved:
    """What moved from one ballot on a prompt to another one on the same prompt."""
    return Moved(before=before.score, after=after.score, rows=_rows(before, after), points=_points(before, after))


def judge_again(then: Ballot, answer: str, mark: Callable[[str, str], Ballot]) -> JudgedAgain:
    """Have an answer judged again; ``mark`` gives today's ballot on an answer to the prompt of an id.

    Raises ``KeyError`` where today's pack does not have the prompt any more.
    """
    now = mark(then.prompt, answer)
    return JudgedAgain(
        then=then,
        now=now,
        pack_changed=then.pack_hash != now.pack_hash,
        judge_changed=then.judge != now.judge,
    )


def _rows(before: Ballot, after: Ballot) -> tuple[RowMoved, ...]:
    old = {mark.id: mark for mark in before.criteria}
    new = {mark.id: mark for mark in after.criteria}
    rows = []
    for name in dict.fromkeys((*new, *old)):
        was, now = old.get(name), new.get(name)
        if was is not None and now is not None and (was.score, was.maximum) == (now.score, now.maximum):
            continue
        shown = now or was
        assert shown is not None, "the name is from one of the ballots"
        rows.append(
            RowMoved(
                title=shown.title,
                before=None if was is None else was.score,
                after=None if now is None else now.score,
                maximum=shown.maximum,
                sentence=shown.sentence,
            )
        )
    return tuple(rows)


def _points(before: Ballot, after: Ballot) -> tuple[PointMoved, ...]:
    old = {mark.id: mark for mark in before.points}
    new = {mark.id: mark for mark in after.points}
    points = []
    for name in dict.fromkeys((*new, *old)):
        was, now = old.get(name), new.get(name)
        made = (was.made if was else None, now.made if now else None)
        if made[0] is made[1]:
            continue
        told = [mark.says for mark in (now, was) if mark is not None and mark.made is not Made.NOT]
        points.append(PointMoved(id=name, says=next(iter(told), ""), before=made[0], after=made[1]))
    return tuple(points)
