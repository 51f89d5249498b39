"""The skills of a rebuttal, one list for all packs: a criterion belongs to what it measures, whatever it is called."""

from __future__ import annotations

from enum import StrEnum

from debate.packs.model import Criterion, Measure, Move, PointKind, PointsMeasure, Rubric

LEAST_PART = 0.5
"""The part of a criterion's measures that a skill must have: a row of a bit of everything trains none in particular."""


class Skill(StrEnum):
    """What a player can be good at. In this order they make a rebuttal: They say … But … Because … Therefore …"""

    NAME = "name"
    ANSWER = "answer"
    SUPPORT = "support"
    WEIGH = "weigh"
    FAIRNESS = "fairness"

    @property
    def label(self) -> str:
        """The skill in a word or two, for lists."""
        return _LABELS[self]

    @property
    def says(self) -> str:
        """The skill in one sentence."""
        return _SAYS[self]


_LABELS = {
    Skill.NAME: "Naming",
    Skill.ANSWER: "Answering",
    Skill.SUPPORT: "Supporting",
    Skill.WEIGH: "Weighing",
    Skill.FAIRNESS: "Fairness",
}
_SAYS = {
    Skill.NAME: "You say which argument you are answering, in your own words.",
    Skill.ANSWER: "You answer that argument and no other: untrue, less than they say, or even in your favour.",
    Skill.SUPPORT: "You give a reason, and a fact that carries it.",
    Skill.WEIGH: "You say what follows, and why it counts for more than what they fear.",
    Skill.FAIRNESS: "You grant what is true in their case, and your answer stands all the same.",
}

SKILL_OF_MOVE = {
    Move.NAME: Skill.NAME,
    Move.DENY: Skill.ANSWER,
    Move.MITIGATE: Skill.ANSWER,
    Move.TURN: Skill.ANSWER,
    Move.OUTWEIGH: Skill.WEIGH,
    Move.REASON: Skill.SUPPORT,
    Move.FACT: Skill.SUPPORT,
    Move.CONSEQUENCE: Skill.WEIGH,
    Move.EVEN_IF: Skill.FAIRNESS,
}
"""The skill that each move shows."""

SKILL_OF_POINTS = {PointKind.ANSWER: Skill.ANSWER, PointKind.EVIDENCE: Skill.SUPPORT}
"""The skill that making points of each kind shows."""


def skill_of(criterion: Criterion) -> Skill | None:
    """The skill that most of the criterion's measures measure, the earlier of equals; ``None`` where none has half."""
    parts = dict.fromkeys(Skill, 0.0)
    for measure in criterion.measures:
        for skill in (skills := _skills(measure)):
            parts[skill] += measure.share / len(skills)
    skill = max(Skill, key=lambda each: parts[each])
    return skill if parts[skill] >= LEAST_PART * sum(parts.values()) else None


def skills_of(rubric: Rubric) -> dict[str, Skill]:
    """The skill of each criterion of a rubric that has one, by the criterion's id."""
    found = {criterion.id: skill_of(criterion) for criterion in rubric.criteria}
    return {criterion: skill for criterion, skill in found.items() if skill is not None}


def _skills(measure: Measure) -> list[Skill]:
    """What a measure measures, a skill for each of its moves."""
    if isinstance(measure, PointsMeasure):
        return [SKILL_OF_POINTS[measure.kind]]
    return [SKILL_OF_MOVE[move] for move in measure.moves]
