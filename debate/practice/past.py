"""What a player did, as it is listed and opened again: answers, revisions, replies to a comeback, drills.

A list is made of rows without answers and ballots, so that it is quick for thousands; what somebody opens is read then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from debate.practice.titles import Titles
from debate.records import AttemptLine, Records, StoredAttempt, StoredDrill, StoredPrediction, StoredReply


class What(StrEnum):
    """What was done."""

    ANSWER = "answer"
    REVISION = "revision"
    REPLY = "reply"
    DRILL = "drill"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that was done, as a list shows it. ``id`` is that of the records, among others of its kind.

    ``score`` (0–100) is what counts, ``self_marked`` that the player's own word made it; a reply has none, and is
    ``made`` (``made``, ``partly`` or ``not``). ``kind`` is a drill's; ``at`` is an ISO 8601 time in UTC. ``round_id``,
    ``turn`` and ``number`` say where in which round an attempt or a reply stood; ``""`` and 0 for a drill.
    """

    what: What
    id: int
    pack: str
    camp: str
    prompt: str
    at: str
    score: int | None = None
    self_marked: bool = False
    made: str = ""
    kind: str = ""
    by_clock: bool = False
    round_id: str = ""
    turn: int = 0
    number: int = 0

    @property
    def is_attempt(self) -> bool:
        """Whether it has a ballot: an answer, or a revision of one."""
        return self.what is What.ANSWER or self.what is What.REVISION


@dataclass(frozen=True, slots=True, kw_only=True)
class PastTurn:
    """All that was handed in at one prompt of one round: the first answer, its revisions, replies, predictions."""

    attempts: tuple[StoredAttempt, ...]
    replies: tuple[StoredReply, ...]
    predictions: tuple[StoredPrediction, ...]

    @property
    def first(self) -> StoredAttempt:
        """The first answer."""
        return self.attempts[0]

    def revision(self, opened: StoredAttempt) -> StoredAttempt | None:
        """The revision to set beside the first answer: the one that was opened, else the last; ``None`` without any."""
        if len(self.attempts) < 2:
            return None
        return self.attempts[-1] if opened.id == self.first.id else opened


def entries(records: Records, *, limit: int | None = None) -> list[Entry]:
    """What was done, newest first, at most ``limit`` entries of it. Raises ``RecordsError``."""
    found = [
        *map(_attempt, records.attempt_rows(limit=limit)),
        *map(_reply, records.replies()),
        *map(_drill, records.drills(limit=limit)),
    ]
    return sorted(found, key=lambda one: (one.at, one.turn, one.number, one.id), reverse=True)[:limit]


def looked_through(
    done: Sequence[Entry], records: Records, titles: Titles, *, pack: str | None = None, words: str = ""
) -> list[Entry]:
    """Of what was done, what was done with ``pack`` and has ``words`` in its titles, or in what was written.

    Titles and writing are searched each by itself, for every word in any case. Raises ``RecordsError``.
    """
    found = [one for one in done if pack is None or one.pack == pack]
    sought = words.casefold().split()
    if not sought:
        return found
    holding = {(What.ANSWER, line.id) for line in records.attempt_rows(pack=pack, words=words)}
    holding |= {(What.REPLY, one.id) for one in records.replies(pack=pack) if _has(one.text, sought)}
    holding |= {(What.DRILL, one.id) for one in records.drills(pack=pack) if _has(one.answer, sought)}
    named: dict[tuple[str, str, str], bool] = {}
    return [
        one
        for one in found
        if (What.ANSWER if one.is_attempt else one.what, one.id) in holding or _is_named(one, titles, sought, named)
    ]


def personal_bests(done: Iterable[Entry]) -> dict[tuple[str, str], Entry]:
    """The best answer or revision to each prompt, by pack and prompt: the one that was first of the best.

    Only prompts that were answered more than once have one: before that, nothing was beaten.
    """
    answers: dict[tuple[str, str], list[Entry]] = {}
    for one in done:
        if one.is_attempt:
            answers.setdefault((one.pack, one.prompt), []).append(one)
    return {
        key: min(found, key=lambda one: (-(one.score or 0), one.at, one.id))
        for key, found in answers.items()
        if len(found) > 1
    }


def past_turn(records: Records, attempt: StoredAttempt) -> PastTurn:
    """All that belongs to the prompt and the round of an attempt. Raises ``RecordsError``."""
    attempts = [one for one in records.attempts(round_id=attempt.round_id) if one.turn == attempt.turn]
    replies = records.replies(round_id=attempt.round_id)
    predictions = records.predictions(round_id=attempt.round_id)
    return PastTurn(
        attempts=tuple(sorted(attempts, key=lambda one: one.number)) or (attempt,),
        replies=tuple(sorted((one for one in replies if one.turn == attempt.turn), key=lambda one: one.number)),
        predictions=tuple(one for one in predictions if one.turn == attempt.turn),
    )


def _attempt(line: AttemptLine) -> Entry:
    what = What.REVISION if line.number > 1 else What.ANSWER
    return Entry(
        what=what, score=line.counts, self_marked=line.self_score is not None, **_shared(line), **_in_its_round(line)
    )


def _reply(reply: StoredReply) -> Entry:
    return Entry(what=What.REPLY, made=reply.made, **_shared(reply), **_in_its_round(reply))


def _drill(drill: StoredDrill) -> Entry:
    return Entry(what=What.DRILL, score=drill.score, kind=drill.kind, **_shared(drill))


def _shared(one: AttemptLine | StoredReply | StoredDrill) -> dict[str, Any]:
    names = ("pack", "camp", "prompt", "at", "by_clock")
    return {"id": one.id or 0, **{name: getattr(one, name) for name in names}}


def _in_its_round(one: AttemptLine | StoredReply) -> dict[str, Any]:
    return {"round_id": one.round_id, "turn": one.turn, "number": one.number}


def _has(text: str, sought: Sequence[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in sought)


def _is_named(one: Entry, titles: Titles, sought: Sequence[str], named: dict[tuple[str, str, str], bool]) -> bool:
    """Whether the words stand in the titles of the entry; ``named`` remembers it for others with the same titles."""
    key = one.pack, one.prompt, one.camp
    if key not in named:
        called = (titles.pack(one.pack), titles.prompt(one.pack, one.prompt), titles.camp(one.pack, one.camp))
        named[key] = _has("\n".join(called), sought)
    return named[key]
