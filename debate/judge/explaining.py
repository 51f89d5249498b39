"""Why a ballot has its marks: each taken apart into what was counted, by which rule, in words that a student follows.

Everything is worked out again from the ballot's points and moves by the same functions that gave the marks, and the
numbers are written down such that a mark can be checked with pencil and paper. Front ends only lay it out. Nothing
more is told of a dropped point than its hint: the player may still find it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from debate.judge.ballot import Ballot, CriterionMark, Evidence, Made, PartMark, PointMark
from debate.judge.finding.weights import MADE, PARTLY
from debate.judge.marking.measures import VALUE
from debate.judge.marking.signs import family_of
from debate.packs.model import Criterion, Level, Move, MovesMeasure, Pack, PointKind, PointsMeasure, Prompt

MOVE_WORDS = {
    Move.NAME: "Says which argument is being answered.",
    Move.DENY: "Says that the argument is untrue.",
    Move.MITIGATE: "Says that the argument is true only in part, or matters less.",
    Move.TURN: "Turns the argument into one for this camp.",
    Move.OUTWEIGH: "Says that something else matters more.",
    Move.REASON: "Gives a reason.",
    Move.FACT: "Brings a fact.",
    Move.CONSEQUENCE: "Says what follows from it.",
    Move.EVEN_IF: "Grants the argument for its own sake, and wins all the same.",
}
MOVE_NAMES = {
    Move.NAME: "naming the argument",
    Move.DENY: "denying it",
    Move.MITIGATE: "playing it down",
    Move.TURN: "turning it round",
    Move.OUTWEIGH: "outweighing it",
    Move.REASON: "giving a reason",
    Move.FACT: "bringing a fact",
    Move.CONSEQUENCE: "saying what follows",
    Move.EVEN_IF: "“even if”",
}
KIND_NAMES = {PointKind.ANSWER: "Points that answer", PointKind.EVIDENCE: "Points of evidence"}
CUE_WORDS = {
    "concepts": "its ideas, close together",
    "sufficient": "a phrase that makes it by itself",
    "paraphrase": "close to one way of putting it",
    "says": "close to the point as the author puts it",
    "heard": "close to how a player put it",
    "said": "as you say yourself",
}


SMALL_PART, LEAST_REST = 0.02, 0.005
"""What a family of signs adds or takes at least to be named, and what the rest does to be mentioned (0–1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """Something that was found and counted: a point or a move, in words, and what it ``gives`` in score points.

    ``evidence`` are the words of the answer, each with the rule that found them; their credits (0–1) count towards
    the criterion's measure.
    """

    says: str
    gives: float
    evidence: tuple[Evidence, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that found it, each once."""
        return tuple(dict.fromkeys(item.rule for item in self.evidence))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedPart:
    """One of a criterion's measures: how it is reckoned, what was found for it, and sentences on what was missing."""

    says: str
    finds: tuple[Find, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedMark:
    """A criterion's mark with its parts, the sum that leads to the score, and where its level begins and ends."""

    mark: CriterionMark
    parts: tuple[ExplainedPart, ...]
    sums: str
    level: str


def explain(ballot: Ballot, pack: Pack) -> tuple[ExplainedMark, ...]:
    """Every mark of a ballot explained, in the rubric's order.

    Raises ``KeyError`` when the pack has no such prompt or criterion: the ballot is then of another pack. A ballot of a
    judge before 2.0 tells nothing of its parts, and is explained by its evidence alone.
    """
    prompt = pack.prompt(ballot.prompt)
    rows = {row.id: row for row in pack.rubric.criteria}
    return tuple(
        ExplainedMark(
            mark=mark,
            parts=tuple(_parts(rows[mark.id], mark, ballot, prompt)),
            sums=_sums(mark),
            level=_level(rows[mark.id].levels, mark.level_number),
        )
        for mark in ballot.criteria
    )


def own_in_words(ballot: Ballot) -> str:
    """What arguments of the player's own a ballot stands on, in one sentence; empty where there are none."""
    if not ballot.own:
        return ""
    words = "; ".join(f"“{' '.join(item.text.split())}”" for item in ballot.own)
    of = f"{ballot.trust} of these points stand on them, on trust" if ballot.trust else "No point hangs on them alone"
    return f"You also argue in a way that the key does not foresee: {words}. {of}."


def move_in_words(rule: str, prompt: Prompt) -> str:
    """A move's rule as a sentence; the id of a rule that we do not know, from another judge, stays as it is."""
    parts = rule.split(":")
    if parts[0] != "move" or parts[1] not in set(Move):
        return rule
    words = MOVE_WORDS[Move(parts[1])]
    points = {point.id: point.says for point in prompt.points}
    said = points.get(parts[3]) if len(parts) > 3 else None
    return f"{words} The point “{said}” does so." if said else words


def how_found(rule: str) -> str:
    """How a rule found a point, in a few words; empty where the rule's id says all that there is."""
    parts = rule.split(":")
    return CUE_WORDS.get(parts[2], "") if parts[0] == "point" and len(parts) > 2 else ""


def _parts(row: Criterion, mark: CriterionMark, ballot: Ballot, prompt: Prompt) -> Iterator[ExplainedPart]:
    for number, measure in enumerate(row.measures):
        part = mark.parts[number] if number < len(mark.parts) else None
        counts = "" if part is None or part.weight == 1 else f" This counts for {figure(part.weight)} of the criterion."
        missing: tuple[str, ...] = ()
        alone = part is not None and not part.signs
        if isinstance(measure, PointsMeasure):
            kind = [point for point in ballot.points if point.kind is measure.kind]
            says, missing = _points(measure, kind, alone=alone), tuple(_missing(kind, prompt))
        else:
            says = _moves(measure, ballot, alone=alone)
        if part is None:
            says = "Another judge put this mark together."
        elif part.signs:
            says = f"{says} {_told_by(part)}"
        evidence = [item for item in mark.evidence if _belongs(item.rule, measure, ballot.points)]
        yield ExplainedPart(
            says=f"{says}{counts}", finds=tuple(_finds(evidence, mark, ballot, prompt)), missing=missing
        )


def _told_by(part: PartMark) -> str:
    """What each family of signs added to a measure or took from it; the figures add up to its value."""
    families: dict[str, float] = {}
    for sign in part.signs:
        family = family_of(sign.sign)
        families[family] = families.get(family, 0.0) + sign.adds
    start = families.pop("", 0.0)
    ordered = sorted(families.items(), key=lambda item: (-abs(item[1]), item[0]))
    steps = [f"{_more_or_less(adds)} for {name}" for name, adds in ordered if abs(adds) >= SMALL_PART]
    rest = sum(adds for _, adds in ordered if abs(adds) < SMALL_PART)
    if abs(rest) >= LEAST_REST:
        steps.append(f"{_more_or_less(rest)} for the rest")
    return ", ".join((f"Read as a whole, an answer begins at {start:.2f}", *steps, f"which is {part.value:.2f}."))


def _more_or_less(value: float) -> str:
    return f"{abs(value):.2f} {'more' if value >= 0 else 'less'}"


def _belongs(rule: str, measure: PointsMeasure | MovesMeasure, points: Iterable[PointMark]) -> bool:
    kind, name = (*rule.split(":"), "")[:2]
    if isinstance(measure, PointsMeasure):
        return kind == "point" and any(point.id == name and point.kind is measure.kind for point in points)
    return kind == "move" and name in {move.value for move in measure.moves}


def _points(measure: PointsMeasure, kind: Sequence[PointMark], *, alone: bool) -> str:
    """What the points count; ``alone`` says that nothing else does, so that their share is the value."""
    whole = sum(point.worth for point in kind)
    if not whole:
        return f"{KIND_NAMES[measure.kind]}: this prompt has none{', so 0' if alone else ''}."
    enough = measure.enough * whole
    made = sum(VALUE[point.made] * point.worth for point in kind)
    asked = f"{figure(enough)} ({figure(measure.enough)} of all {whole})"
    told = f"{KIND_NAMES[measure.kind]}: those made are worth {figure(made)}, and {asked} would be enough"
    if not alone:
        return f"{told}."
    more = " (more than enough counts as enough)" if made > enough else ""
    return f"{told}; {figure(made)} of {figure(enough)} is {figure(min(1.0, made / enough))}{more}."


def _moves(measure: MovesMeasure, ballot: Ballot, *, alone: bool) -> str:
    """What the moves count; ``alone`` as for points."""
    names = ", ".join(MOVE_NAMES[move] for move in measure.moves)
    asked = f"Moves: {names}; the best {'one counts' if measure.need == 1 else f'{measure.need} count'}."
    credits_ = sorted((mark.evidence[0].credit for mark in ballot.moves if mark.move in measure.moves), reverse=True)
    counted = credits_[: measure.need]
    if not counted:
        return f"{asked} None was found{', so 0' if alone else ''}."
    value = figure(sum(counted) / measure.need)
    if measure.need == 1:
        return f"{asked} Its credit is {value}."
    return f"{asked} Their credits, {' and '.join(map(figure, counted))}, shared among {measure.need} are {value}."


def _missing(kind: Iterable[PointMark], prompt: Prompt) -> Iterator[str]:
    hints = {point.id: point.hint for point in prompt.points}
    for point in kind:
        if point.made is Made.NOT:
            yield f"A point worth {point.worth} was dropped{_touched(point)}. {hints.get(point.id, '')}"


def _touched(point: PointMark) -> str:
    if not point.strength:
        return ""
    if point.strength >= PARTLY:
        return f" (touched with strength {figure(point.strength)}, but nowhere asserted)"
    return f" (touched with strength {figure(point.strength)}, where {PARTLY} makes it in part)"


def _finds(evidence: Iterable[Evidence], mark: CriterionMark, ballot: Ballot, prompt: Prompt) -> Iterator[Find]:
    """What was found, a point or a move at a time, in the order of the answer."""
    found: dict[str, list[Evidence]] = {}
    for item in evidence:
        key = ":".join(item.rule.split(":")[:2]) if item.rule.startswith("point:") else item.rule
        found.setdefault(key, []).append(item)
    points = {point.id: point for point in ballot.points}
    for key, items in found.items():
        kind, _, name = key.partition(":")
        if kind == "point" and name in points:
            says = _point_in_words(points[name])
        else:
            says = f"{move_in_words(key, prompt)}{_credit(key, ballot)}"
        yield Find(says=says, gives=mark.maximum * sum(item.credit for item in items), evidence=tuple(items))


def _point_in_words(point: PointMark) -> str:
    strength = f"its strength is {figure(point.strength)}"
    if point.made is Made.PARTLY:
        wanting = f"and {MADE} would make it whole"
        half = f"which counts half of its worth of {point.worth}"
        return f"Makes the point “{point.says}” in part, {half}: {strength}, {wanting}."
    return f"Makes the point “{point.says}”, worth {point.worth}: {strength}, and {MADE} is enough."


def _credit(rule: str, ballot: Ballot) -> str:
    """A move's credit, where it is not whole, and why it is not."""
    move = (*rule.split(":"), "")[1]
    credit = next((mark.evidence[0].credit for mark in ballot.moves if mark.move.value == move), 1.0)
    if credit >= 1 or ":point:" in rule:
        return ""
    return f" Its credit is {figure(credit)}: a move counts as far as it is about this argument."


def _sums(mark: CriterionMark) -> str:
    """How the parts make the score, for pencil and paper."""
    before = sum(part.weight * part.value for part in mark.parts)
    steps = []
    if len(mark.parts) > 1:
        products = " plus ".join(f"{figure(part.weight)} times {figure(part.value)}" for part in mark.parts)
        steps.append(f"{products} is {figure(before)}")
    if mark.share < 1:
        of = f"of {figure(before)} " if mark.parts else ""
        steps.append(f"flags leave {figure(mark.share)} {of}which is {figure(mark.measure)}")
    steps.append(
        f"{figure(mark.measure)} times {mark.maximum} is {figure(mark.measure * mark.maximum)}, rounded {mark.score}"
    )
    sentence = "; ".join(steps)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _level(levels: Sequence[Level], reached: int) -> str:
    level = levels[reached]
    if reached + 1 == len(levels):
        return f"“{level.name}”, the highest level, begins at {figure(level.at)}."
    following = levels[reached + 1]
    return f"“{level.name}” begins at {figure(level.at)}, and “{following.name}” at {figure(following.at)}."


def figure(value: float) -> str:
    """A number with as many digits as a check by hand needs."""
    return f"{value:.4g}"
