"""Progress over all that a player has handed in: how scores move, which criterion and camp lag, what is dropped again.

Pure, like the rest of the game: the answers are passed in, oldest first, and the pack gives the words. The best
attempt at each prompt of a round counts, as it does in the round's own ballot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from debate.judge.ballot import Ballot, Made
from debate.packs.model import Pack, Point, Prompt

RECENT = 5
"""How many answers count as “your last ones”: about two rounds of three, few enough to move when the player does."""

MOST_DROPPED = 3
"""How many points that are dropped again and again are told: more would not be worked on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAnswer:
    """One attempt that was handed in. ``round_id`` and ``turn`` tell attempts at the same prompt of the same round."""

    round_id: str
    turn: int
    camp: str
    prompt: str
    ballot: Ballot


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionProgress:
    """One criterion: the share (0–1) of its marks earned in the last answers, and in those before (if any)."""

    id: str
    title: str
    recent: float
    before: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampProgress:
    """One camp: how many answers were given for it, and their average score (``None`` without any)."""

    camp: str
    answers: int
    score: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OftenDropped:
    """A point that was dropped in ``times`` of ``answers`` to its prompt. The hint is told, never the point."""

    prompt: str
    prompt_title: str
    point: str
    hint: str
    times: int
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """``scores`` (0–100) are those of all answers, oldest first; ``recent`` averages the last ``RECENT`` of them.

    ``before`` averages as many before those, ``None`` when there are none; ``practise`` is one sentence.
    """

    scores: tuple[int, ...]
    recent: int
    before: int | None
    criteria: tuple[CriterionProgress, ...]
    camps: tuple[CampProgress, ...]
    dropped: tuple[OftenDropped, ...]
    practise: str


def progress(answers: Iterable[PastAnswer], pack: Pack) -> Progress | None:
    """The progress made with ``pack``; ``None`` when nothing was handed in yet. ``answers`` come oldest first."""
    known = {prompt.id: prompt for prompt in pack.prompts}
    best: dict[tuple[str, int], PastAnswer] = {}
    for answer in answers:
        if answer.ballot.pack != pack.id or answer.prompt not in known:
            continue
        key = (answer.round_id, answer.turn)
        if key not in best or answer.ballot.score >= best[key].ballot.score:
            best[key] = answer
    counted = list(best.values())
    if not counted:
        return None
    scores = [answer.ballot.score for answer in counted]
    before = scores[-2 * RECENT : -RECENT]
    criteria = _criteria(counted, pack)
    camps = tuple(_camp(camp.id, counted) for camp in pack.camps)
    dropped = _dropped(counted, known)
    return Progress(
        scores=tuple(scores),
        recent=_mean(scores[-RECENT:]),
        before=_mean(before) if before else None,
        criteria=criteria,
        camps=camps,
        dropped=dropped,
        practise=_practise(pack, criteria, camps, dropped),
    )


def _mean(numbers: Sequence[int]) -> int:
    return round(sum(numbers) / len(numbers))


def _criteria(counted: Sequence[PastAnswer], pack: Pack) -> tuple[CriterionProgress, ...]:
    rows = []
    for criterion in pack.rubric.criteria:
        recent = _share(counted[-RECENT:], criterion.id)
        if recent is not None:
            before = _share(counted[-2 * RECENT : -RECENT], criterion.id)
            rows.append(CriterionProgress(id=criterion.id, title=criterion.title, recent=recent, before=before))
    return tuple(rows)


def _share(answers: Sequence[PastAnswer], criterion: str) -> float | None:
    """The share of a criterion's marks that these answers earned; ``None`` where no ballot has the criterion."""
    marks = [mark for answer in answers for mark in answer.ballot.criteria if mark.id == criterion]
    maximum = sum(mark.maximum for mark in marks)
    return sum(mark.score for mark in marks) / maximum if maximum else None


def _camp(camp: str, counted: Sequence[PastAnswer]) -> CampProgress:
    scores = [answer.ballot.score for answer in counted if answer.camp == camp]
    return CampProgress(camp=camp, answers=len(scores), score=_mean(scores) if scores else None)


def _dropped(counted: Sequence[PastAnswer], known: dict[str, Prompt]) -> tuple[OftenDropped, ...]:
    """The points dropped most often, and of equals the weightier; one dropped only once is no habit yet."""
    answers = Counter(answer.prompt for answer in counted)
    times = Counter(
        (answer.prompt, mark.id) for answer in counted for mark in answer.ballot.points if mark.made is Made.NOT
    )
    points: dict[tuple[str, str], Point] = {
        (prompt.id, point.id): point for prompt in known.values() for point in prompt.points
    }
    often = [key for key, count in times.items() if count > 1 and key in points]
    often.sort(key=lambda key: (-times[key], -points[key].worth, key))
    return tuple(
        OftenDropped(
            prompt=prompt,
            prompt_title=known[prompt].title,
            point=point,
            hint=points[prompt, point].hint,
            times=times[prompt, point],
            answers=answers[prompt],
        )
        for prompt, point in often[:MOST_DROPPED]
    )


def _practise(
    pack: Pack,
    criteria: Sequence[CriterionProgress],
    camps: Sequence[CampProgress],
    dropped: Sequence[OftenDropped],
) -> str:
    unplayed = next((camp for camp in camps if not camp.answers), None)
    if unplayed is not None and sum(camp.answers for camp in camps) >= RECENT:
        return f"Play the other camp, “{pack.camp(unplayed.camp).name}”: you have not argued for it yet."
    weakest = min(criteria, key=lambda row: row.recent, default=None)
    if weakest is None or weakest.recent >= 1:
        return "Every row is full: play against a shorter clock."
    sentence = f"Practise “{weakest.title}”: it earned you {weakest.recent:.0%} of its marks lately."
    if dropped:
        sentence += f" Begin with “{dropped[0].prompt_title}”: {dropped[0].hint}"
    return sentence
