"""The queue: when each prompt should be met again, by the skill that was weakest there.

A card is one skill on one prompt, under the key ``pack/prompt/skill``: stable ids, so that a pack which was edited
resets nothing. When it is due is told by FSRS (the library ``fsrs``), the well-tested model of what people keep in
mind; its fuzz is off and every time is passed in, so that the same answers make the same queue. A card is kept as JSON
values by the records; what only reads cards (which are due, how long ago) does not load the library.

An answer is a whole review of every card of its prompt, and makes one for its weakest skill. A revision and a drill
count too, but half: both come right after the player was told what was missing, and so show less of what stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from debate.practice.skills import Skill
from debate.records.values import StoredAttempt, StoredDrill

if TYPE_CHECKING:
    from fsrs import Card, Rating

    from debate.records import Records

Json = dict[str, Any]
SkillsOf = Callable[[str], Mapping[str, Skill] | None]
"""Gives the skill of each criterion of the pack of that id; ``None`` for a pack that is not here."""

BEGUN, GOOD, FULL = 0.25, 0.5, 0.8
"""Shares (0–1) of a skill's marks from which on a review was hard, good and easy; below the first, it has to be learnt
anew. The steps of most rows of the built-in rubrics stand there: something is there, it is good, it is whole."""
HALF = 0.5
"""How far a revision or a drill moves what a whole review would have moved."""
LOOKED_BACK = 50
"""Answers and drills that are read again each time, beside the new ones: what was taken in already is told by its time,
so this only costs reading, and repairs whatever a killed program left half done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What one answer or drill says of its prompt: the share (0–1) of its marks that each skill earned, at ``at``.

    ``light`` is whether it counts half (a revision, a drill); a drill makes no card. ``score`` (0–100) is the whole
    answer's, ``None`` for a drill.
    """

    pack: str
    prompt: str
    at: datetime
    shares: Mapping[Skill, float]
    score: int | None = None
    light: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedPrompt:
    """A prompt that was met: when last, when it is due next, and the weakest skill with the share (0–1) it earned then.

    ``score`` (0–100) is the last answer's.
    """

    pack: str
    prompt: str
    skill: Skill
    share: float
    score: int
    last: datetime
    due: datetime


def review_of(attempt: StoredAttempt, skills: Mapping[str, Skill]) -> Review | None:
    """What an attempt says of its prompt, as the player's own record counts it; ``None`` where it names no skill."""
    ballot = attempt.marks
    earned: dict[Skill, float] = {}
    possible: dict[Skill, float] = {}
    at = _time(attempt.at)
    rows = ballot.get("criteria")
    for row in rows if isinstance(rows, list) else []:
        skill = skills.get(str(row.get("id"))) if isinstance(row, Mapping) else None
        if skill is not None and isinstance(row.get("score"), int) and isinstance(row.get("max"), int):
            earned[skill] = earned.get(skill, 0) + row["score"]
            possible[skill] = possible.get(skill, 0) + row["max"]
    shares = {skill: earned[skill] / most for skill, most in possible.items() if most > 0}
    if at is None or not shares:
        return None
    return Review(
        pack=attempt.pack,
        prompt=attempt.prompt,
        at=at,
        shares=shares,
        score=attempt.counts,
        light=attempt.number > 1,
    )


def review_of_drill(drill: StoredDrill, skill: Skill) -> Review | None:
    """What a drill says of its prompt; ``skill`` is the one that it trains."""
    at = _time(drill.at)
    if at is None:
        return None
    return Review(pack=drill.pack, prompt=drill.prompt, at=at, shares={skill: drill.score / 100}, light=True)


def reviewed(cards: Mapping[str, Json], review: Review) -> dict[str, Json]:
    """The cards that a review changes or makes, as they are after it; nothing where it was taken in before."""
    from fsrs import Rating

    keys = [_key(review.pack, review.prompt, skill) for skill in review.shares]
    skills = {key for key in keys if key in cards}
    if review.score is not None:
        weakest = min(Skill, key=lambda skill: review.shares.get(skill, 2.0))
        skills.add(_key(review.pack, review.prompt, weakest))
    changed: dict[str, Json] = {}
    for key, (skill, share) in zip(keys, review.shares.items(), strict=True):
        before = cards.get(key)
        last = None if before is None else _time(before.get("last_review"))
        if key not in skills or (last is not None and last >= review.at):
            continue
        rating = _rating(share)
        if review.light:
            rating = min(max(rating, Rating.Hard), Rating.Good)
        after = _scheduled(before, rating, review.at, light=review.light and before is not None)
        kept = before or {}
        told = review.score is not None
        changed[key] = {
            **after,
            "skill": skill.value,
            "share": round(share, 3) if told else kept.get("share", 0.0),
            "score": review.score if told else kept.get("score", 0),
        }
    return changed


def catch_up(records: Records, skills_of: SkillsOf, skill_of_drill: Callable[[str], Skill | None]) -> dict[str, Json]:
    """Take in what was handed in since the last time, keep the cards that changed, and return all cards.

    ``skill_of_drill`` gives the skill that a drill of that kind trains. Raises ``RecordsError``.
    """
    cards = records.cards()
    newest = max((int(card.get("attempt", 0)) for card in cards.values()), default=0)
    latest = records.attempts(limit=1)
    since = min(newest, (latest[0].id or 0) if latest else 0) - LOOKED_BACK
    reviews: list[tuple[Review, int]] = []
    for attempt in records.attempts(since_id=max(0, since)):
        skills = skills_of(attempt.pack)
        review = review_of(attempt, skills) if skills else None
        if review is not None:
            reviews.append((review, attempt.id or 0))
    for drill in records.drills(limit=LOOKED_BACK):
        skill = skill_of_drill(drill.kind)
        drilled = review_of_drill(drill, skill) if skill is not None else None
        if drilled is not None:
            reviews.append((drilled, 0))
    for review, number in sorted(reviews, key=lambda item: (item[0].at, item[1])):
        for key, card in reviewed(cards, review).items():
            cards[key] = {**card, "attempt": max(number, int(cards.get(key, {}).get("attempt", 0)))}
            records.save_card(key, cards[key], str(card["due"]))
    return cards


def queued(cards: Mapping[str, Json]) -> list[QueuedPrompt]:
    """The prompts that were met, the one due first in front; of each the weakest skill, and the date of its first card.

    A card that cannot be read is passed over.
    """
    by_prompt: dict[tuple[str, str], list[QueuedPrompt]] = {}
    for key, card in sorted(cards.items()):
        one = _queued(key, card)
        if one is not None:
            by_prompt.setdefault((one.pack, one.prompt), []).append(one)
    prompts = []
    for found in by_prompt.values():
        weakest = min(found, key=lambda one: (one.share, list(Skill).index(one.skill)))
        prompts.append(replace(weakest, last=max(one.last for one in found), due=min(one.due for one in found)))
    return sorted(prompts, key=lambda one: (one.due, one.share, one.pack, one.prompt))


def is_due(one: QueuedPrompt, now: datetime) -> bool:
    """Whether a prompt should be met again today: days count and not hours, in the time zone of ``now``."""
    return one.due.astimezone(now.tzinfo).date() <= now.date()


def _queued(key: str, card: Json) -> QueuedPrompt | None:
    parts = key.split("/")
    last, due = _time(card.get("last_review")), _time(card.get("due"))
    share, score = card.get("share"), card.get("score")
    if len(parts) != 3 or last is None or due is None or parts[2] not in list(Skill):
        return None
    if not isinstance(share, int | float) or not isinstance(score, int):
        return None
    return QueuedPrompt(
        pack=parts[0], prompt=parts[1], skill=Skill(parts[2]), share=float(share), score=score, last=last, due=due
    )


def _key(pack: str, prompt: str, skill: Skill) -> str:
    return f"{pack}/{prompt}/{skill.value}"


def _rating(share: float) -> Rating:
    from fsrs import Rating

    if share >= FULL:
        return Rating.Easy
    if share >= GOOD:
        return Rating.Good
    return Rating.Hard if share >= BEGUN else Rating.Again


def _scheduled(before: Json | None, rating: Rating, at: datetime, *, light: bool) -> Json:
    """A card after a review, as JSON values."""
    from fsrs import Scheduler

    # No steps of minutes: nobody meets a prompt twice in ten minutes, and the next meeting is a day away at least.
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = _card(before, at)
    after, _ = scheduler.review_card(card, rating, at)
    if light and card.stability and after.stability and card.difficulty and after.difficulty:
        after.stability = card.stability + HALF * (after.stability - card.stability)
        after.difficulty = card.difficulty + HALF * (after.difficulty - card.difficulty)
        after.due = card.due + HALF * (after.due - card.due)
        after.due = max(after.due, at + timedelta(days=1))
    values: Json = dict(after.to_dict())
    del values["card_id"]
    return values


def _card(before: Json | None, at: datetime) -> Card:
    from fsrs import Card

    if before is not None:
        try:
            return Card.from_dict({"card_id": 1, **before})  # type: ignore[typeddict-item]
        except (KeyError, TypeError, ValueError):
            pass  # kept by hand, or by another version: it begins anew
    return Card(card_id=1, due=at)


def _time(text: object) -> datetime | None:
    """A stored time in UTC; ``None`` for what is none."""
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return (at if at.tzinfo is not None else at.replace(tzinfo=UTC)).astimezone(UTC)
