"""What a pack can learn from marked answers: passages that should have made a point, and arguments that no point has.

Answers fall into folds by a hash of their words. A passage is judged on the answers of the *other* folds: it is worth
something unless the judge then finds more points there that people did not find than such as they did. What all of
them do together is measured on answers that neither gave one of them nor decided on one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from math import log, sqrt
from statistics import StatisticsError, correlation, mean

from debate.authoring.answers import MarkedAnswer
from debate.authoring.rewriting import cleaned
from debate.judge import Judge
from debate.judge.ballot import Ballot, Made, PointMark
from debate.judge.marking.own import passages
from debate.packs.model import Pack, Point, Prompt

FOLDS = 3
"""Into how many parts the answers fall: what gives a passage, what decides on it, and what measures all of them."""
MOST_HEARD, LONGEST = 40, 400
"""Passages that a point may hold, and characters of one (see the pack format)."""
NEAR = 0.15
"""Cosine (0–1) of a passage and a sentence of an answer from which on the answer is marked again: what is no nearer
hardly changes what the judge sees."""
LEAST_WORDS = 4
"""Words of a passage at least."""
GOOD, WEAK = 60, 35
"""Overall mark (0–100) from which on an answer is good, and up to which it is weak."""
LEAST_ARGUMENT = 8
"""Words of an argument that no point has."""
ALIKE = 0.3
"""Cosine (0–1) from which on two passages are about the same, by their words' rarity among all passages."""
MOST_ARGUMENTS = 8
"""Arguments without a point that are told of a prompt."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an answer that may become a cue of a point; ``fold`` is the answer's, ``answer`` what it is called."""

    point: str
    words: str
    answer: str
    fold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a passage changes on answers of other folds.

    ``right`` points are newly found that people found as well, ``wrong`` ones that they did not, ``lost`` ones are not
    found any more though they did. ``before`` and ``after`` are mean differences (0–100) to people's overall marks;
    ``None`` without such marks. ``accepted`` says that it makes no more wrong than right, and that its point has room.
    """

    passage: Passage
    right: int
    wrong: int
    lost: int
    before: float | None
    after: float | None
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A passage of a good answer that makes no point of the key; how many other good and weak answers say the like."""

    words: str
    answer: str
    good: int
    weak: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuned:
    """What came of one prompt. ``before`` and ``after`` hold every answer with its ballot, ``after`` with the passages
    that were accepted without a look at that answer's fold. ``harm`` is what all passages together made right and wrong
    on such answers where that is more wrong than right: then none is accepted. ``None`` otherwise."""

    prompt: Prompt
    proposals: tuple[Proposal, ...]
    arguments: tuple[Argument, ...]
    before: tuple[tuple[MarkedAnswer, Ballot], ...]
    after: tuple[tuple[MarkedAnswer, Ballot], ...]
    harm: tuple[int, int] | None = None

    @property
    def accepted(self) -> Mapping[str, list[str]]:
        """The accepted passages by point."""
        found: dict[str, list[str]] = {}
        for one in self.proposals:
            if one.accepted:
                found.setdefault(one.passage.point, []).append(one.passage.words)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How far judge and people agree: points (of answers whose points are told) and overall marks.

    ``right`` points were found by both, ``wrong`` by the judge alone, ``missed`` by people alone. ``difference`` is the
    mean one of the overall marks (0–100), ``correlation`` theirs; ``None`` where it cannot be told.
    """

    told: int
    right: int
    wrong: int
    missed: int
    marked: int
    difference: float | None
    correlation: float | None


def figures(judged: Iterable[tuple[MarkedAnswer, Ballot]], pack: Pack) -> Figures:
    """The agreement over answers with their ballots."""
    told = right = wrong = missed = 0
    pairs: list[tuple[float, float]] = []
    for answer, ballot in judged:
        if answer.points is not None:
            found = points_of(ballot)
            told += 1
            right += len(found & answer.points)
            wrong += len(found - answer.points)
            missed += len(answer.points - found)
        total = overall(answer, pack)
        if total is not None:
            pairs.append((total, ballot.score))
    return Figures(
        told=told,
        right=right,
        wrong=wrong,
        missed=missed,
        marked=len(pairs),
        difference=mean(abs(total - score) for total, score in pairs) if pairs else None,
        correlation=_correlation(pairs),
    )


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    try:
        return correlation(*zip(*pairs, strict=True)) if len(pairs) > 1 else None
    except StatisticsError:  # everybody has the same mark
        return None


def overall(answer: MarkedAnswer, pack: Pack) -> float | None:
    """An answer's overall mark (0–100): the one that was given, or what its levels make if all are there."""
    rows = pack.rubric.criteria
    if answer.overall is not None or any(row.id not in answer.marks for row in rows):
        return answer.overall
    reached = sum(row.weight * answer.marks[row.id] / (len(row.levels) - 1) for row in rows)
    return 100 * reached / sum(row.weight for row in rows)


def points_of(ballot: Ballot) -> frozenset[str]:
    """The points that a ballot holds to be made, at least in part."""
    return frozenset(mark.id for mark in ballot.points if mark.made is not Made.NOT)


def fold_of(answer: MarkedAnswer) -> int:
    """The fold of an answer: the same for the same words, in whatever order answers come."""
    return int.from_bytes(sha256(" ".join(answer.text.split()).encode("utf-8", "surrogatepass")).digest()[:8]) % FOLDS


def tune(judge: Judge, prompt: Prompt, answers: Sequence[MarkedAnswer]) -> Tuned:
    """Propose passages of ``answers``, all of that prompt, and measure what they do. The judge is left as it was."""
    work = _Work(judge, prompt, answers)
    try:
        tried = [(passage, work.effect(passage)) for passage in work.passages()]
        accepted = work.choose(tried, range(FOLDS))
        after = list(work.before)
        for fold in range(FOLDS):
            heard = work.choose(tried, [other for other in range(FOLDS) if other != fold])
            for number, ballot in work.marked(heard, work.of(fold)).items() if heard else ():
                after[number] = ballot
        right, wrong, lost = work.changes(dict(enumerate(after)))
        harm = (right, wrong + lost) if wrong + lost > right else None
        if harm is not None:
            accepted, after = [], list(work.before)
    finally:
        judge.lay_out(prompt)
    proposals = [work.proposal(passage, effect, accepted=passage in accepted) for passage, effect in tried]
    return Tuned(
        prompt=prompt,
        proposals=tuple(sorted(proposals, key=lambda one: (not one.accepted, one.wrong + one.lost - one.right))),
        arguments=tuple(work.arguments({passage.words for passage, _ in tried})),
        before=tuple(zip(answers, work.before, strict=True)),
        after=tuple(zip(answers, after, strict=True)),
        harm=harm,
    )


Effect = Mapping[int, Ballot]
"""Ballots with a passage among the cues, by the number of the answer; of answers that it can change."""


class _Work:
    """A prompt's answers as they are marked without any new passage, and what passages change."""

    def __init__(self, judge: Judge, prompt: Prompt, answers: Sequence[MarkedAnswer]) -> None:
        self.judge, self.prompt, self.answers = judge, prompt, answers
        self._sights = [judge.sight(prompt, answer.text) for answer in answers]
        self.before = [self._again(number) for number in range(len(answers))]
        self.folds = [fold_of(answer) for answer in answers]
        self.totals = [overall(answer, judge.pack) for answer in answers]
        self._vectors = [
            [self._vector(answer.text[one.start : one.end]) for one in sight.reading.text.sentences]
            for answer, sight in zip(answers, self._sights, strict=True)
        ]

    def _again(self, number: int) -> Ballot:
        return self.judge.again(self.prompt, self.answers[number].text, self._sights[number])

    def _vector(self, words: str) -> Mapping[str, float]:
        compiled = self.judge.compiled
        return compiled.vector(compiled.heard(words).terms)

    def passages(self) -> Iterator[Passage]:
        """A passage for every point that an answer makes; no two of the same words."""
        known = {(point.id, words) for point in self.prompt.points for words in point.cues.heard}
        for number, answer in enumerate(self.answers):
            for mark in self.before[number].points:
                words = self._passage(number, mark) if mark.id in (answer.points or ()) else None
                if words is not None and (mark.id, words) not in known:
                    known.add((mark.id, words))
                    yield Passage(mark.id, words, answer.name, self.folds[number])

    def _passage(self, number: int, mark: PointMark) -> str | None:
        """Where an answer most likely makes a point: what the judge saw of it, or else the nearest of what is free."""
        point = next(point for point in self.prompt.points if point.id == mark.id)
        centre = self.judge.compiled.centre(self.prompt.id, point).vector
        seen = [item.text for item in mark.evidence] or list(self._free(number))
        texts = dict.fromkeys(" ".join(cleaned(words).split()) for words in seen)
        fits = [words for words in texts if len(words) <= LONGEST and len(words.split()) >= LEAST_WORDS]
        return max(fits, key=lambda words: (_cosine(self._vector(words), centre), words), default=None)

    def _free(self, number: int) -> Iterator[str]:
        """The passages of an answer that the player asserts and that make no point."""
        reading = self._sights[number].reading
        taken = [item for mark in self.before[number].points if mark.made is not Made.NOT for item in mark.evidence]
        left_out = reading.masked | reading.stance.unasserted
        for first, last in passages(reading.text.sentences):
            start, end = reading.text.tokens[first].start, reading.text.tokens[last].end
            if not left_out.issuperset(range(first, last + 1)) and not any(
                item.start < end and item.end > start for item in taken
            ):
                yield reading.text.answer[start:end]

    def effect(self, passage: Passage) -> Effect:
        """The ballots on the answers of other folds with that passage among the cues, where it can change them."""
        vector = self._vector(passage.words)
        near = {
            number
            for number, sentences in enumerate(self._vectors)
            if self.folds[number] != passage.fold and any(_cosine(vector, one) >= NEAR for one in sentences)
        }
        return self.marked([passage], near)

    def marked(self, heard: Sequence[Passage], numbers: Iterable[int]) -> dict[int, Ballot]:
        """The ballots on the answers of these numbers with these passages among the cues."""
        self.judge.lay_out(with_heard(self.prompt, heard))
        return {number: self._again(number) for number in numbers}

    def of(self, fold: int) -> list[int]:
        """The numbers of the answers of a fold."""
        return [number for number, one in enumerate(self.folds) if one == fold]

    def choose(self, tried: Sequence[tuple[Passage, Effect]], folds: Sequence[int]) -> list[Passage]:
        """The passages of these folds that make no more wrong than right in the answers of them, the best first.

        One that changes none of these answers is taken, too: it is how somebody put the point, and others will.
        """
        room = {point.id: MOST_HEARD - len(point.cues.heard) for point in self.prompt.points}
        ranked = []
        for passage, effect in tried:
            right, wrong, lost = self.changes({n: one for n, one in effect.items() if self.folds[n] in folds})
            if passage.fold in folds and right >= wrong + lost:
                ranked.append((wrong + lost - right, passage))
        chosen = []
        for _, passage in sorted(ranked, key=lambda one: (one[0], one[1].point, one[1].words)):
            if room[passage.point]:
                room[passage.point] -= 1
                chosen.append(passage)
        return chosen

    def changes(self, effect: Effect) -> tuple[int, int, int]:
        """How many points ballots find rightly and wrongly that were not found before, and how many they lose."""
        right = wrong = lost = 0
        for number, ballot in effect.items():
            told = self.answers[number].points
            if told is not None:
                before, after = points_of(self.before[number]), points_of(ballot)
                right += len((after - before) & told)
                wrong += len(after - before - told)
                lost += len((before - after) & told)
        return right, wrong, lost

    def proposal(self, passage: Passage, effect: Effect, *, accepted: bool) -> Proposal:
        """What a passage changes, counted."""
        right, wrong, lost = self.changes(effect)
        marked = [
            (total, self.before[number].score, effect.get(number, self.before[number]).score)
            for number, total in enumerate(self.totals)
            if total is not None and self.folds[number] != passage.fold
        ]
        return Proposal(
            passage=passage,
            right=right,
            wrong=wrong,
            lost=lost,
            before=mean(abs(total - score) for total, score, _ in marked) if marked else None,
            after=mean(abs(total - score) for total, _, score in marked) if marked else None,
            accepted=accepted,
        )

    def arguments(self, heard: Set[str]) -> list[Argument]:
        """What good answers say and no point has, first what good answers have in common and weak ones lack.

        ``heard`` are passages by which a point was made: those are none.
        """
        sides = [None if total is None else total >= GOOD if total >= GOOD or total <= WEAK else None
                 for total in self.totals]  # fmt: skip
        pieces = [
            (number, " ".join(cleaned(words).split()))
            for number, side in enumerate(sides)
            if side is not None
            for words in self._free(number)
        ]
        pieces = [
            (number, words) for number, words in pieces if len(words.split()) >= LEAST_ARGUMENT and words not in heard
        ]
        alike = _Alike([words for _, words in pieces], self.judge)
        found: list[tuple[float, float, int, Argument]] = []
        for place, (number, words) in enumerate(pieces):
            if sides[number] and len(words) <= LONGEST:
                others = {pieces[other][0] for other in alike.to(place)} - {number}
                good, weak = (sum(sides[other] is side for other in others) for side in (True, False))
                argument = Argument(words=words, answer=self.answers[number].name, good=good, weak=weak)
                found.append((weak - good, -(self.totals[number] or 0.0), place, argument))
        told: list[Argument] = []
        said: set[int] = set()
        for _, _, place, argument in sorted(found, key=lambda one: one[:3]):
            if len(told) < MOST_ARGUMENTS and place not in said:
                told.append(argument)
                said |= alike.to(place)
        return told


def with_heard(prompt: Prompt, heard: Sequence[Passage]) -> Prompt:
    """The prompt with passages among the cues of their points."""

    def widened(point: Point) -> Point:
        more = tuple(passage.words for passage in heard if passage.point == point.id)
        return replace(point, cues=replace(point.cues, heard=(*point.cues.heard, *more))) if more else point

    return replace(prompt, points=tuple(widened(point) for point in prompt.points))


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The likeness (0–1) of two texts at unit length."""
    return sum(weight * other.get(term, 0.0) for term, weight in one.items())


class _Alike:
    """Which of some passages are about the same, by the stems that they share and how rare those are among them."""

    def __init__(self, texts: Sequence[str], judge: Judge) -> None:
        self._stems = [frozenset(judge.compiled.heard(words).terms) for words in texts]

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, stems in enumerate(self._stems):
            for stem in stems:
                found.setdefault(stem, []).append(place)
        return found

    def _weight(self, stem: str) -> float:
        return log((1 + len(self._stems)) / len(self._holders[stem])) ** 2

    @cached_property
    def _lengths(self) -> list[float]:
        return [sqrt(sum(map(self._weight, sorted(stems)))) or 1.0 for stems in self._stems]

    def to(self, place: int) -> set[int]:
        """The places of the passages that are about the same as that one, itself included."""
        shared: dict[int, float] = {}
        for stem in sorted(self._stems[place]):
            for other in self._holders[stem]:
                shared[other] = shared.get(other, 0.0) + self._weight(stem)
        whole = self._lengths[place]
        return {other for other, value in shared.items() if value >= ALIKE * whole * self._lengths[other]} | {place}
