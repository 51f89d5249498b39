"""The round's ballot: what a whole round adds up to, from the best attempt at each of its prompts.

It is worked out from the round and the pack whenever it is shown, and never stored: the attempts are the record.
"""

from __future__ import annotations

from dataclasses import dataclass

from debate.game.pressing import LastWord, last_words
from debate.game.round import Attempt, Round, Turn
from debate.judge.ballot import CriterionMark, Made, PointMark
from debate.judge.languages.reader import language_of
from debate.judge.marking.verdict import point_value
from debate.judge.reading.text import read
from debate.packs.model import Criterion, Pack, PointsMeasure


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionTotal:
    """One criterion over the round: the average of the best attempts' ``score``, of ``maximum`` points."""

    id: str
    title: str
    score: float
    maximum: int

    @property
    def share(self) -> float:
        """The score as a share of the maximum, 0–1."""
        return self.score / self.maximum if self.maximum else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BestMoment:
    """The sentence of the player's that earned most: ``points`` of 100, most of them for ``criterion`` (its title).

    ``words`` are quoted as they were written, without line breaks; ``turn`` counts from 0.
    """

    words: str
    turn: int
    prompt: str
    prompt_title: str
    criterion: str
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CostlyDrop:
    """The dropped point that cost most, up to ``points`` of 100. What the point says is not told, only its hint."""

    turn: int
    prompt: str
    prompt_title: str
    point: str
    hint: str
    press: str
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A round in numbers and sentences.

    ``score`` (0–100) is the average of the best attempts at the prompts that were answered, ``None`` when none
    was; ``self_marked`` of them count what the player said themself. ``last_words`` are the points that were pressed.
    ``gain`` is what revising added, summed over the ``revised`` prompts that were revised. ``practise`` is one sentence
    on what to do next, ``practise_prompt`` the prompt to do it on (empty for none). ``unanswered`` are the titles of
    prompts without an attempt.
    """

    prompts: int
    answered: int
    score: int | None
    totals: tuple[CriterionTotal, ...]
    best_moment: BestMoment | None
    dropped: CostlyDrop | None
    revised: int
    gain: int
    practise: str
    practise_prompt: str
    unanswered: tuple[str, ...]
    last_words: tuple[LastWord, ...] = ()
    self_marked: int = 0


@dataclass(frozen=True, slots=True)
class _Answered:
    """A turn that has an attempt, its place in the round, and its best attempt."""

    number: int
    turn: Turn
    best: Attempt


def summarise(state: Round, pack: Pack) -> Summary:
    """The summary of a round of ``pack``, over or not; the answers so far count."""
    answered = [_Answered(number, turn, turn.best) for number, turn in enumerate(state.turns) if turn.best is not None]
    revised = [turn for turn in state.turns if len(turn.attempts) > 1]
    scores = [item.best.marks.score for item in answered]
    totals = _totals(answered)
    practise, practise_prompt = _practise(answered, totals, pack)
    return Summary(
        prompts=len(state.turns),
        answered=len(answered),
        score=round(sum(scores) / len(scores)) if scores else None,
        totals=totals,
        best_moment=_best_moment(answered, pack),
        dropped=_dropped(answered, pack),
        revised=len(revised),
        gain=sum(turn.gain for turn in revised),
        practise=practise,
        practise_prompt=practise_prompt,
        last_words=tuple(last_words(state.turns)),
        self_marked=sum(bool(item.best.said) for item in answered),
        unanswered=tuple(pack.prompt(turn.prompt).title for turn in state.turns if not turn.attempts),
    )


def _totals(answered: list[_Answered]) -> tuple[CriterionTotal, ...]:
    if not answered:
        return ()
    totals = []
    for index, mark in enumerate(answered[0].best.marks.criteria):
        scores = [item.best.marks.criteria[index].score for item in answered]
        totals.append(
            CriterionTotal(
                id=mark.id, title=mark.title, score=round(sum(scores) / len(scores), 1), maximum=mark.maximum
            )
        )
    return tuple(totals)


def _best_moment(answered: list[_Answered], pack: Pack) -> BestMoment | None:
    """The sentence with the most marks; of equals the first."""
    best: BestMoment | None = None
    for item in answered:
        for start, end in _sentences(item.best.text, pack):
            by_criterion = {mark.title: _earned_between(mark, start, end) for mark in item.best.marks.criteria}
            points = sum(by_criterion.values())
            if points > 0 and (best is None or points > best.points):
                best = BestMoment(
                    words=" ".join(item.best.text[start:end].split()),
                    turn=item.number,
                    prompt=item.turn.prompt,
                    prompt_title=pack.prompt(item.turn.prompt).title,
                    criterion=max(by_criterion, key=lambda title: by_criterion[title]),
                    points=round(points, 1),
                )
    return best


def _sentences(text: str, pack: Pack) -> list[tuple[int, int]]:
    return [(sentence.start, sentence.end) for sentence in read(text, language_of(pack.language)).sentences]


def _earned_between(mark: CriterionMark, start: int, end: int) -> float:
    """The score points of a criterion whose evidence begins between two offsets."""
    return mark.maximum * sum(item.credit for item in mark.evidence if start <= item.start < end)


def _dropped(answered: list[_Answered], pack: Pack) -> CostlyDrop | None:
    """The point that nobody answered and that would have added most; ``None`` when none would have added anything."""
    worst: CostlyDrop | None = None
    for item in answered:
        prompt = pack.prompt(item.turn.prompt)
        texts = {point.id: point for point in prompt.points}
        for mark in item.best.marks.points:
            cost = _cost(item.best, mark, pack)
            if mark.made is Made.NOT and cost > 0 and (worst is None or cost > worst.points):
                worst = CostlyDrop(
                    turn=item.number,
                    prompt=prompt.id,
                    prompt_title=prompt.title,
                    point=mark.id,
                    hint=texts[mark.id].hint,
                    press=texts[mark.id].press,
                    points=cost,
                )
    return worst


def _cost(attempt: Attempt, mark: PointMark, pack: Pack) -> float:
    """What a point could have added: its value by the rubric, at most what its criteria fell short of."""
    missed = sum(
        row.maximum - row.score
        for row, criterion in zip(attempt.marks.criteria, pack.rubric.criteria, strict=True)
        if _counts(criterion, mark)
    )
    return round(min(point_value(pack.rubric, attempt.marks.points, mark), missed), 1)


def _counts(criterion: Criterion, mark: PointMark) -> bool:
    return any(isinstance(measure, PointsMeasure) and measure.kind is mark.kind for measure in criterion.measures)


def _practise(answered: list[_Answered], totals: tuple[CriterionTotal, ...], pack: Pack) -> tuple[str, str]:
    """One sentence: the lowest row, the prompt where it was lowest, and what was missing there; and that prompt."""
    if not answered:
        return "Hand in one answer, however short: then there is something to build on.", ""
    index, weakest = min(enumerate(totals), key=lambda item: item[1].share)
    item = min(answered, key=lambda each: each.best.marks.criteria[index].score)
    prompt = pack.prompt(item.turn.prompt)
    mark = item.best.marks.criteria[index]
    if weakest.share >= 1:
        return "Every row is full: play the other camp, or other prompts.", ""
    hints = {point.id: point.hint for point in prompt.points}
    missing = [
        point
        for point in item.best.marks.points
        if point.made is not Made.MADE and _counts(pack.rubric.criteria[index], point)
    ]
    advice = max(missing, key=lambda point: point.worth, default=None)
    what = mark.sentence if advice is None else hints[advice.id]
    average = f"{weakest.score:g} of {weakest.maximum} on average"
    return f"“{weakest.title}” ({average}), first on “{prompt.title}”: {what}", prompt.id
