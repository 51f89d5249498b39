"""Choosing what is done today, and saying why in one true sentence that gives no point away.

To meet again: the prompt that is due first, or the weakest when none is due. New: the pack that was played last, the
camps in turn, easier prompts first for beginners. A drill: on a point that was dropped again and again, or for the
weakest skill. The same records on the same day make the same choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from debate.judge.ballot import Made
from debate.packs.model import Pack, Prompt
from debate.practice.drills import FOR_SKILL, Drill, skill_of_drill
from debate.practice.queue import QueuedPrompt, catch_up, is_due, queued, review_of
from debate.practice.skills import Skill, skills_of
from debate.practice.today import Item, ItemKind, PackOf, Plan, local_day
from debate.records import Records
from debate.records.values import StoredAttempt, StoredDrill
from debate.wording import counted, day_words

LOOKED_AT = 100
"""Answers that are looked at for habits."""
LATELY = 10
"""First answers whose marks tell which skill is the weakest now."""
BEGINNER = 10
"""Answers up to which a player is given the easier prompts first."""
HABIT = 2
"""Times that a point was dropped, from which on it is a habit."""
REST = 4
"""Days for which a speech whose points were drilled rests, however it went: the same every evening would be dull."""
WELL = 50
"""Score (0–100) of a drill from which on what it is about is there."""


def choose(records: Records, packs: PackOf, played: str, now: datetime, done: Sequence[Item] = ()) -> Plan:
    """Today's plan; the items in ``done`` stay in it. ``now`` is the player's local time. Raises ``RecordsError``."""

    def skills(pack_id: str) -> dict[str, Skill] | None:
        pack = packs(pack_id)
        return None if pack is None else skills_of(pack.rubric)

    cards = catch_up(records, skills, skill_of_drill)
    chooser = _Chooser(
        packs=packs,
        played=packs(played),
        queue=[one for one in queued(cards) if _prompt(packs, one.pack, one.prompt) is not None],
        answers=[one for one in records.attempts(limit=LOOKED_AT) if _prompt(packs, one.pack, one.prompt)],
        drills=records.drills(limit=LOOKED_AT),
        now=now,
        items=list(done),
    )
    return chooser.plan()


@dataclass(slots=True, kw_only=True)
class _Chooser:
    """What there is to choose from; ``items`` are those chosen so far. ``answers`` and ``drills`` are newest first."""

    packs: PackOf
    played: Pack | None
    queue: list[QueuedPrompt]
    answers: list[StoredAttempt]
    drills: list[StoredDrill]
    now: datetime
    items: list[Item]
    note: str = ""

    def plan(self) -> Plan:
        """The plan of the day."""
        self._add_prompts()
        if not any(item.kind is ItemKind.DRILL for item in self.items):
            drill = self._habit() or self._for_weakest_skill()
            if drill is not None:
                self.items.append(drill)
        order = list(ItemKind)
        items = sorted(self.items, key=lambda item: (not item.done, order.index(item.kind)))
        return Plan(day=self.now.date(), items=tuple(items), note=self.note)

    def _add_prompts(self) -> None:
        """Two prompts: one to meet again and one new, or two of the kind that there is."""
        wanted = 2 - sum(item.kind is not ItemKind.DRILL for item in self.items)
        have = {item.kind for item in self.items}
        ways = [way for way, kind in ((self._again, ItemKind.REVIEW), (self._new, ItemKind.NEW)) if kind not in have]
        for way in (*ways, self._new, self._longest_ago):
            item = way() if wanted > 0 else None
            if item is not None:
                self.items.append(item)
                wanted -= 1
        if self.played is not None and self.queue and not any(self._unseen()):
            self.note = f"You have met every prompt of “{self.played.title}”; another pack would bring new ones."

    # A prompt to meet again

    def _met_before(self) -> list[QueuedPrompt]:
        """The prompts that were met before today and are not chosen yet, the one due first in front."""
        return [
            one
            for one in self.queue
            if one.last.astimezone(self.now.tzinfo).date() < self.now.date()
            and not self._is_chosen(one.pack, one.prompt)
        ]

    def _again(self) -> Item | None:
        met = self._met_before()
        due = next((one for one in met if is_due(one, self.now)), None)
        if due is not None:
            return self._review(due, f"You last met it {self._ago(due)}, {_earned(due)}.")
        weakest = min(met, key=lambda one: (one.score, one.last, one.pack, one.prompt), default=None)
        if weakest is None:
            return None
        why = f"None is due today; this one earned you least when you last met it, {self._ago(weakest)}."
        return self._review(weakest, why)

    def _longest_ago(self) -> Item | None:
        """Where nothing is new any more: the prompt that was not met for the longest time."""
        longest = min(self._met_before(), key=lambda one: (one.last, one.pack, one.prompt), default=None)
        if longest is None:
            return None
        why = f"Of all that you know, you have not met this one for longest: you last did {self._ago(longest)}."
        return self._review(longest, why)

    def _review(self, one: QueuedPrompt, why: str) -> Item:
        camp = self.packs(one.pack).prompt(one.prompt).camp  # type: ignore[union-attr]  # only prompts that are there
        return Item(kind=ItemKind.REVIEW, pack=one.pack, camp=camp, prompt=one.prompt, why=why)

    def _ago(self, one: QueuedPrompt) -> str:
        return day_words(one.last.astimezone(self.now.tzinfo).date(), self.now.date())

    # A new prompt

    def _unseen(self) -> Iterator[Prompt]:
        """The prompts of the pack played last that were never met and are not chosen yet."""
        if self.played is None:
            return
        pack = self.played.id
        met = {one.prompt for one in self.queue if one.pack == pack}
        met |= {answer.prompt for answer in self.answers if answer.pack == pack}
        yield from (
            prompt for prompt in self.played.prompts if prompt.id not in met and not self._is_chosen(pack, prompt.id)
        )

    def _new(self) -> Item | None:
        unseen = list(self._unseen())
        if not unseen or self.played is None:
            return None
        pack, last = self.played, self._last_camp()
        turn = pack.other_camp(last).id if last else pack.camps[0].id
        of_camp = [prompt for prompt in unseen if prompt.camp == turn] or unseen
        beginner = len(self.queue) <= BEGINNER
        prompt = min(of_camp, key=lambda one: one.difficulty) if beginner else of_camp[0]
        name = pack.camp(prompt.camp).name
        easiest = beginner and prompt.difficulty == min(one.difficulty for one in pack.prompts)
        if not last:
            why = "You have not met it yet; it is one of the easier ones." if easiest else "You have not met it yet."
        elif prompt.camp != last:
            why = f"You have not met it yet, and this time you speak for “{name}”."
        else:
            why = f"You have not met it yet; “{name}” is the camp that still has new ones for you."
        return Item(kind=ItemKind.NEW, pack=pack.id, camp=prompt.camp, prompt=prompt.id, why=why)

    def _last_camp(self) -> str | None:
        """The camp of that pack that was spoken for last, in what is chosen or else in what was handed in."""
        assert self.played is not None, "only asked where there is a pack to play"
        camps = [item.camp for item in reversed(self.items) if item.pack == self.played.id]
        camps += [answer.camp for answer in self.answers if answer.pack == self.played.id]
        known = {camp.id for camp in self.played.camps}
        return next((camp for camp in camps if camp in known), None)

    # A drill

    def _habit(self) -> Item | None:
        """The point that was dropped most often, of those dropped every time lately and not well drilled since."""
        answers = _best_of_turns(self.answers)
        dropped: Counter[tuple[str, str, str]] = Counter()
        met: Counter[tuple[str, str]] = Counter()
        last: dict[tuple[str, str], StoredAttempt] = {}
        for answer in answers:
            where = (answer.pack, answer.prompt)
            last.setdefault(where, answer)
            met[where] += 1
            dropped.update((*where, point) for point in _dropped(answer))
        often = [
            (times, pack, prompt, point)
            for (pack, prompt, point), times in dropped.items()
            if times >= HABIT
            and point in _dropped(last[pack, prompt])
            and not self._is_chosen(pack, prompt)
            and not self._rests(pack, prompt, point, last[pack, prompt].at)
        ]
        for times, pack_id, prompt_id, point in sorted(often, key=lambda one: (-one[0], one[1:])):
            prompt = _prompt(self.packs, pack_id, prompt_id)
            if prompt is not None and any(one.id == point for one in prompt.points):
                of = met[pack_id, prompt_id]
                why = f"The same point was left out in {times} of your last {counted(of, 'answer')} to this speech."
                return Item(
                    kind=ItemKind.DRILL, pack=pack_id, camp=prompt.camp, prompt=prompt_id, why=why,
                    drill=Drill.PRESS, point=point,
                )  # fmt: skip
        return None

    def _rests(self, pack: str, prompt: str, point: str, since: str) -> bool:
        """Whether a speech's points were drilled a few days ago, or this one well since it was dropped last."""
        lately = (self.now - timedelta(days=REST)).date()
        drills = [drill for drill in self.drills if drill.point and (drill.pack, drill.prompt) == (pack, prompt)]
        if any(local_day(drill.at, self.now) > lately for drill in drills):
            return True
        return any(drill.point == point and drill.at > since and drill.score >= WELL for drill in drills)

    def _for_weakest_skill(self) -> Item | None:
        shares = self._shares_lately()
        if not shares:
            new = next(self._unseen(), None)
            if new is None or self.played is None:
                return None
            why = "Every rebuttal begins with it: say what they argue before you answer."
            return self._drill(Drill.NAME, self.played.id, new, why)
        skill = min(shares, key=lambda one: (round(shares[one], 3), list(Skill).index(one)))
        used = Counter(drill.kind for drill in self.drills)
        drill = min(FOR_SKILL[skill], key=lambda one: used[one.value])
        where = self._where(drill, skill)
        if where is None:
            return None
        number = min(LATELY, len(_first_answers(self.answers)))
        answers = "your last answer" if number == 1 else f"your last {number} answers"
        why = f"{skill.label} earned least in {answers}: {shares[skill]:.0%} of its marks."
        return self._drill(drill, *where, why)

    def _shares_lately(self) -> dict[Skill, float]:
        """The share (0–1) of its marks that each skill earned on average in the last first answers."""
        found: dict[Skill, list[float]] = {}
        for answer in _first_answers(self.answers)[:LATELY]:
            pack = self.packs(answer.pack)
            review = review_of(answer, skills_of(pack.rubric)) if pack is not None else None
            for skill, share in review.shares.items() if review is not None else ():
                found.setdefault(skill, []).append(share)
        return {skill: sum(shares) / len(shares) for skill, shares in found.items()}

    def _where(self, drill: Drill, skill: Skill) -> tuple[str, Prompt] | None:
        """The prompt for a drill, the longest undrilled: where that skill was weak, else one that was met, else new."""
        latest: dict[tuple[str, str], str] = {}
        for done in reversed(self.drills):
            if done.kind == drill.value:
                latest[done.pack, done.prompt] = done.at

        def order(one: QueuedPrompt) -> tuple[str, bool, float, str]:
            return latest.get((one.pack, one.prompt), ""), one.skill is not skill, one.share, one.prompt

        for one in sorted((one for one in self.queue if not self._is_chosen(one.pack, one.prompt)), key=order):
            prompt = _prompt(self.packs, one.pack, one.prompt)
            if prompt is not None:
                return one.pack, prompt
        new = next(self._unseen(), None)
        return (self.played.id, new) if new is not None and self.played is not None else None

    @staticmethod
    def _drill(drill: Drill, pack: str, prompt: Prompt, why: str) -> Item:
        return Item(kind=ItemKind.DRILL, pack=pack, camp=prompt.camp, prompt=prompt.id, why=why, drill=drill)

    def _is_chosen(self, pack: str, prompt: str) -> bool:
        return any((item.pack, item.prompt) == (pack, prompt) for item in self.items)


_LEAST = {
    Skill.NAME: "saying what they argue earned you least",
    Skill.ANSWER: "answering it earned you least",
    Skill.SUPPORT: "supporting your answer earned you least",
    Skill.WEIGH: "saying why it matters earned you least",
    Skill.FAIRNESS: "being fair to their case earned you least",
}
STRONG = 0.8
"""Share (0–1) from which on even the weakest skill was strong."""


def _earned(one: QueuedPrompt) -> str:
    return "and every part of it went well" if one.share >= STRONG else f"and {_LEAST[one.skill]}"


def _first_answers(answers: Sequence[StoredAttempt]) -> list[StoredAttempt]:
    """The answers that are no revisions: what a player does untold."""
    return [answer for answer in answers if answer.number == 1]


def _best_of_turns(answers: Sequence[StoredAttempt]) -> list[StoredAttempt]:
    """The best attempt at each prompt of a round, newest first."""
    best: dict[tuple[str, int], StoredAttempt] = {}
    for answer in answers:
        key = (answer.round_id, answer.turn)
        if key not in best or answer.counts > best[key].counts:
            best[key] = answer
    return list(best.values())


def _dropped(answer: StoredAttempt) -> list[str]:
    """The ids of the points that an answer dropped, as the player's own record counts it."""
    points = answer.marks.get("points")
    return [
        str(point.get("id"))
        for point in (points if isinstance(points, list) else [])
        if isinstance(point, dict) and point.get("made") == Made.NOT.value
    ]


def _prompt(packs: PackOf, pack_id: str, prompt_id: str) -> Prompt | None:
    """The prompt of these ids; ``None`` where it, or its pack, is not there any more."""
    pack = packs(pack_id)
    return None if pack is None else next((one for one in pack.prompts if one.id == prompt_id), None)
