"""Which rules of a pack its marked texts would miss: each rule is left out in turn, and the texts are marked again.

A rule that none of them misses may be wrong, or right and untested: either way nobody would notice if it broke. A
rule without which the marks come *nearer* to the author's does harm. Word statistics stay those of the whole pack,
so a difference is the rule's own doing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from debate.authoring.answers import MarkedAnswer
from debate.judge import Judge
from debate.judge.ballot import Ballot, Made
from debate.packs.model import Cues, Point, Prompt

_Item = TypeVar("_Item")


class RuleKind(StrEnum):
    """What a rule is, by the field of the pack's file that holds it; ``CUES`` are all cues of a point together."""

    CUES = "cues"
    CONCEPTS = "concepts"
    SUFFICIENT = "sufficient"
    EXCLUDE = "exclude"
    PARAPHRASES = "paraphrases"


_IN_RECEIPTS = {RuleKind.PARAPHRASES: "paraphrase"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of a point. ``point`` is the point's place in its prompt and ``number`` the rule's, both from 0."""

    prompt: str
    point: int
    point_id: str
    kind: RuleKind
    number: int
    words: str

    @property
    def id(self) -> str:
        """The rule's name, as in receipts, where it has one there; numbers count from 1."""
        kind = _IN_RECEIPTS.get(self.kind, self.kind.value)
        return f"point:{self.point_id}:{kind}" + ("" if self.kind is RuleKind.CUES else f":{self.number + 1}")

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where it stands in the prompt's file (see ``debate.packs.reading.Entry.place``)."""
        if self.kind is RuleKind.CUES:
            return "points", self.point, "id"
        return "points", self.point, self.kind.value, self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """What leaving a rule out did. ``missed_by`` names the texts whose level or point verdict changed.

    ``freed`` names those of which only the rule kept the judge from finding its point, although the rule is there to
    find it; they do not count as missing it. ``nearer`` is by how many levels, over all texts and criteria, the marks
    came nearer to the author's (below 0: went away from them). ``made`` is whether any text makes the point at all.
    """

    rule: Rule
    missed_by: tuple[str, ...]
    freed: tuple[str, ...]
    nearer: int
    made: bool

    @property
    def harmful(self) -> bool:
        """Whether the pack would be better off without the rule."""
        return self.nearer > 0 or (bool(self.freed) and not self.missed_by)


def rules_of(prompt: Prompt) -> Iterator[Rule]:
    """Every rule of a prompt, point by point: all cues together first, then each of them."""
    for place, point in enumerate(prompt.points):
        cues = point.cues
        kinds: tuple[tuple[RuleKind, Sequence[str]], ...] = (
            (RuleKind.CONCEPTS, [", ".join(group) for group in cues.concepts]),
            (RuleKind.SUFFICIENT, cues.sufficient),
            (RuleKind.EXCLUDE, cues.exclude),
            (RuleKind.PARAPHRASES, cues.paraphrases),
        )
        every = [(RuleKind.CUES, 0, point.says)]
        every += [(kind, number, words) for kind, found in kinds for number, words in enumerate(found)]
        for kind, number, words in every:
            yield Rule(prompt=prompt.id, point=place, point_id=point.id, kind=kind, number=number, words=words)


def without(prompt: Prompt, rule: Rule) -> Prompt:
    """The prompt with one of its rules left out."""
    points = list(prompt.points)
    points[rule.point] = replace(points[rule.point], cues=_cues_without(points[rule.point], rule))
    return replace(prompt, points=tuple(points))


def _cues_without(point: Point, rule: Rule) -> Cues:
    cues = point.cues
    match rule.kind:
        case RuleKind.CUES:
            return Cues()
        case RuleKind.CONCEPTS:
            return replace(cues, concepts=_but(cues.concepts, rule.number))
        case RuleKind.SUFFICIENT:
            return replace(cues, sufficient=_but(cues.sufficient, rule.number))
        case RuleKind.EXCLUDE:
            return replace(cues, exclude=_but(cues.exclude, rule.number))
        case RuleKind.PARAPHRASES:
            return replace(cues, paraphrases=_but(cues.paraphrases, rule.number))


def _but(items: tuple[_Item, ...], number: int) -> tuple[_Item, ...]:
    return (*items[:number], *items[number + 1 :])


def mutate(judge: Judge, prompt: Prompt, texts: Sequence[MarkedAnswer]) -> Iterator[Dropped]:
    """Leave out each rule of a prompt in turn and mark ``texts``, all of that prompt, again."""
    sights = [judge.sight(prompt, text.text, own_texts=text.own) for text in texts]

    def marked() -> list[Ballot]:
        return [judge.again(prompt, text.text, sight) for text, sight in zip(texts, sights, strict=True)]

    before = marked()
    try:
        for rule in rules_of(prompt):
            # A new judge of a changed pack would take half a second, and a pack has two thousand rules.
            judge.lay_out(without(prompt, rule))
            yield _compared(rule, texts, before, marked())
    finally:
        judge.lay_out(prompt)


def _compared(rule: Rule, texts: Sequence[MarkedAnswer], before: Sequence[Ballot], after: Sequence[Ballot]) -> Dropped:
    changed = [
        (text.name, _strength(old, rule), _strength(new, rule))
        for text, old, new in zip(texts, before, after, strict=True)
        if _verdict(old) != _verdict(new)
    ]
    # Groups and exclusions narrow a point on purpose: that more is found without one is what it is for.
    finds = rule.kind not in (RuleKind.CONCEPTS, RuleKind.EXCLUDE)
    freed = tuple(name for name, old, new in changed if finds and new > old)
    return Dropped(
        rule=rule,
        missed_by=tuple(name for name, _, _ in changed if name not in freed),
        freed=freed,
        nearer=sum(map(distance, texts, before)) - sum(map(distance, texts, after)),
        made=any(_strength(ballot, rule) for ballot in before),
    )


def _strength(ballot: Ballot, rule: Rule) -> int:
    """How far the ballot holds the rule's point to be made: 0 for not, 1 for partly, 2 for made."""
    made = next(mark.made for mark in ballot.points if mark.id == rule.point_id)
    return (Made.NOT, Made.PARTLY, Made.MADE).index(made)


def distance(text: MarkedAnswer, ballot: Ballot) -> int:
    """How many levels, over all criteria, lie between a person's marks and the judge's."""
    return sum(abs(text.marks[mark.id] - mark.level_number) for mark in ballot.criteria if mark.id in text.marks)


def _verdict(ballot: Ballot) -> tuple[object, ...]:
    return tuple(mark.level for mark in ballot.criteria), tuple(mark.made for mark in ballot.points)
