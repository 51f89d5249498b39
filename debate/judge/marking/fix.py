"""The one concrete fix: the cheapest next improvement of an answer, in the words of its prompt.

Each missing point and each missing move is tried in thought: what would the score be with it? The largest gain is
advised, as the point's own hint or as an instruction built on the prompt's restatement of the argument, after a few
words on what the answer already does. Cues and a point's own sentence are never shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from debate.judge.ballot import CriterionMark, Evidence, Flag, Made, PointMark
from debate.judge.finding.moves import MoveFound
from debate.judge.marking.measures import Kind, kind_of
from debate.judge.marking.verdict import counted_scores
from debate.packs.model import Move, MovesMeasure, Point, PointKind, Prompt, Rubric

ANSWERING = (Move.DENY, Move.MITIGATE, Move.TURN, Move.OUTWEIGH)

_DID = {
    Move.DENY: "You denied it",
    Move.MITIGATE: "You played it down",
    Move.TURN: "You turned it round",
    Move.OUTWEIGH: "You weighed it against something",
}

_ASKED_FIRST = (
    Move.NAME, Move.DENY, Move.MITIGATE, Move.TURN, Move.REASON, Move.FACT, Move.CONSEQUENCE, Move.OUTWEIGH,
    Move.EVEN_IF,
)  # fmt: skip
"""Which of moves with an equal gain is advised: what follows comes before what matters more."""
_EFFORT = 0.8
"""A missing move is a clause, a missing point a thought: a move with this share of a point's gain is cheaper."""


_FOR_MOVES = {
    Move.NAME: "Say first which argument you answer, in your own words: that {argument}.",
    Move.DENY: "Contradict it: they hold that {argument}; say plainly where that is not so.",
    Move.MITIGATE: "Say how far it is true that {argument}, and where it stops being true.",
    Move.TURN: "Turn it round: say why the very thing they point to speaks for your side.",
    Move.OUTWEIGH: "Say what matters more than their worry that {argument}.",
    Move.REASON: "Give the reason: add a “because” to the sentence that answers them.",
    Move.FACT: "Bring one fact: a date, a number or a line of the brief that shows it.",
    Move.CONSEQUENCE: "Say what follows: if you are right, what would happen, and to whom?",
    Move.EVEN_IF: "Weigh it: even if it were true that {argument}, say why your side would still win.",
}

_FOR_FLAGS = {
    "empty": "Nothing was written.",
    "too-short": "One thought is too little to mark.",
    "copied": "Put it into your own words; what is copied earns nothing.",
    "keywords": "Write sentences; a list of words argues nothing.",
    "word-order": "Write whole sentences in an order that can be read.",
    "babble": "Write whole sentences of your own.",
    "connectives": "Put something of this argument between your connecting words.",
    "repeated": "Say it once, then say something new.",
    "off-topic": "Come back to the argument in front of you.",
    "wrong-side": "You are arguing the other camp's case.",
    "not-asserted": "Say it as your own answer.",
    "gives-in": "You gave in at the end; stand by your answer.",
    "negated": "You deny what your own side needs to say.",
    "hidden-characters": "Type plain letters only.",
}

_NOWHERE = Evidence(start=0, end=0, text="", rule="", credit=1.0)


@dataclass(frozen=True, slots=True)
class _Step:
    """Something that the answer could still do, with what it would gain (score points)."""

    gain: float
    order: int
    point: Point | None = None
    move: Move | None = None


def one_fix(
    rubric: Rubric,
    prompt: Prompt,
    points: Sequence[PointMark],
    moves: Sequence[MoveFound],
    flags: Sequence[Flag],
    words: int,
    criteria: Sequence[CriterionMark],
) -> str:
    """One instruction for the next version of an answer of ``words`` words, whose marks are ``criteria``."""
    steps = _steps(rubric, prompt, points, moves, criteria)
    hint = next((step.point.hint for step in steps if step.point is not None), prompt.points[0].hint)
    for flag in flags:
        advice = _FOR_FLAGS.get(flag.id)
        if advice is not None:
            return f"{advice} {hint}"
    if words == 0:
        return f"Write one sentence to begin with. {hint}"
    if not steps:
        dropped = next((mark.id for mark in points if mark.made is Made.NOT), None)
        if dropped is None:
            return "Nothing is missing here. Say the same in fewer words."
        further = next(point.hint for point in prompt.points if point.id == dropped)
        return f"This stands. To go further still: {further}"
    step = steps[0]
    if _unanswered(rubric, criteria):
        answers = [one for one in steps if one.point is not None and one.point.kind is PointKind.ANSWER]
        if answers and answers[0].point is not None:
            return f"Answer it first; nothing here does so yet. {answers[0].point.hint}"
    if step.point is not None:
        return _with_opening(step.point, points, moves, answered=_answering(rubric, criteria))
    assert step.move is not None
    return _FOR_MOVES[step.move].format(argument=prompt.named_by[0] if prompt.named_by else prompt.title)


def _unanswered(rubric: Rubric, criteria: Sequence[CriterionMark]) -> bool:
    """Whether the criterion that asks most for an answer is at its lowest level."""
    answering = _answering(rubric, criteria)
    return answering is not None and answering.level_number == 0


def _answering(rubric: Rubric, criteria: Sequence[CriterionMark]) -> CriterionMark | None:
    """The mark of the criterion that asks most for an answer; ``None`` where none does."""
    shares = [
        sum(measure.share for measure in row.measures if kind_of(measure) is Kind.ANSWERING) * row.weight
        for row in rubric.criteria
    ]
    return criteria[shares.index(max(shares))] if max(shares) > 0 else None


def _steps(
    rubric: Rubric,
    prompt: Prompt,
    points: Sequence[PointMark],
    moves: Sequence[MoveFound],
    criteria: Sequence[CriterionMark],
) -> list[_Step]:
    """What could still be done, the best gain first; nothing that gains less than one score point.

    No step gains more in a criterion than the answer still lacks there. A move is a clause with one purpose: what it
    would gain is counted in one criterion, the one where that is most.
    """
    now = counted_scores(rubric, points, moves)
    lacking = [mark.maximum - mark.score for mark in criteria]

    def gains(after: Sequence[float]) -> list[float]:
        return [max(0.0, min(new - old, lack)) for new, old, lack in zip(after, now, lacking, strict=True)]

    steps: list[_Step] = []
    for order, (point, mark) in enumerate(zip(prompt.points, points, strict=True)):
        if mark.made is not Made.MADE:
            better = [replace(other, made=Made.MADE, strength=1.0) if other is mark else other for other in points]
            steps.append(_Step(sum(gains(counted_scores(rubric, better, moves))), order, point=point))
    wanted = sorted(
        {
            move
            for row in rubric.criteria
            for part in row.measures
            if isinstance(part, MovesMeasure)
            for move in part.moves
        },
        key=_ASKED_FIRST.index,
    )
    for order, move in enumerate(wanted):
        others = [found for found in moves if found.move is not move]
        better_moves = [*others, MoveFound(move=move, credit=1.0, evidence=(_NOWHERE,))]
        steps.append(
            _Step(max(gains(counted_scores(rubric, points, better_moves))) / _EFFORT, len(points) + order, move=move)
        )
    worthwhile = [step for step in steps if step.gain >= 1]
    return sorted(worthwhile, key=lambda step: (-round(step.gain, 6), step.order))


def _with_opening(
    point: Point, points: Sequence[PointMark], moves: Sequence[MoveFound], answered: CriterionMark | None
) -> str:
    """The point's hint, after what the answer already does that it would complete; nothing that ``answered`` denies."""
    made = {found.move: found.credit for found in moves}
    made_answers = [mark for mark in points if mark.kind is PointKind.ANSWER and mark.made is not Made.NOT]
    this = next(mark for mark in points if mark.id == point.id)
    if this.made is Made.PARTLY:
        return f"You are close to a point here; say it outright. {point.hint}"
    if point.kind is PointKind.EVIDENCE:
        if made_answers:
            return f"You answered it, but little stands behind the answer. {point.hint}"
        return point.hint
    answering = next((move for move in ANSWERING if move in made), None)
    if not made_answers and answering is not None:
        return f"{_DID[answering]} but gave no reason that holds. {point.hint}"
    if not made_answers and Move.NAME in made:
        return f"You named the argument but left it standing. {point.hint}"
    if answered is not None and answered.level_number == answered.top_level:
        return f"You answered it. To go further still: {point.hint}"
    if any(mark.made is Made.MADE for mark in made_answers):
        return f"You answered it from one side; there is another. {point.hint}"
    return point.hint
