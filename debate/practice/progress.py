"""Progress over all that a player has handed in, with one pack or with all: skills, moves, habits, what to do next.

Pure: the answers are passed in, oldest first, and the packs give the words. The best attempt at each prompt of a round
counts, as it does in the round's own ballot, and what the player marked for themself counts as they marked it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from debate.judge.ballot import Ballot, Made, from_json
from debate.packs.model import Move, Point
from debate.practice.skills import Skill, skills_of
from debate.practice.titles import Titles
from debate.practice.trends import LEAST_FOR_TREND, RECENT, Course, course
from debate.records import Records, StoredPrediction

MOST_ANSWERS = 200
"""The newest attempts that count: what was handed in long ago says little about now, and ballots are dear to read."""

MOST_DROPPED = 3
"""How many points that are dropped again and again are told: more would not be worked on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAnswer:
    """One attempt that was handed in. ``round_id`` and ``turn`` tell attempts at the same prompt of the same round.

    ``self_ballot`` is what the player's own record counts instead of ``ballot``, if they marked it themself.
    """

    id: int
    round_id: str
    turn: int
    number: int
    pack: str
    camp: str
    prompt: str
    at: str
    seconds: float
    by_clock: bool
    ballot: Ballot
    self_ballot: Ballot | None = None

    @property
    def counts(self) -> Ballot:
        """The ballot that counts."""
        return self.self_ballot or self.ballot


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A counted answer as a curve shows it: its ``score`` and what it earned of each skill's marks, both 0–100."""

    id: int
    pack: str
    camp: str
    prompt: str
    at: str
    score: int
    self_marked: bool
    skills: Mapping[Skill, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class CampProgress:
    """One camp of a pack: how many answers were given for it, and their average score (``None`` without any)."""

    pack: str
    camp: str
    answers: int
    score: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveUse:
    """A move, and in how many of the counted answers it was found."""

    move: Move
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OftenDropped:
    """A point that was dropped in ``times`` of ``answers`` to its prompt. The hint is told, never the point."""

    pack: str
    prompt: str
    point: str
    hint: str
    times: int
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Revising:
    """What revising brought: over ``prompts`` that were revised, ``gain`` points (of 100) on average."""

    prompts: int
    gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseeing:
    """How well the player knew their own work: of ``rows`` that they marked before the ballot, ``right`` as it did.

    ``higher`` are those that they held to be better than the judge did, ``lower`` the others; over ``answers`` ballots.
    """

    answers: int
    rows: int
    right: int
    higher: int
    lower: int

    @property
    def missing(self) -> int:
        """How many more answers have to be foreseen before it is told which way the player leans."""
        return max(0, LEAST_FOR_TREND - self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeUsed:
    """Time on the clock: ``seconds`` and ``words`` an answer on average; ``by_clock`` were handed in by the clock."""

    seconds: int
    words: int
    by_clock: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to practise next, in one sentence, and the prompt to begin with (``""`` where any of the camp will do)."""

    says: str
    pack: str
    camp: str
    prompt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Progress with one pack or with all. ``answers`` are those that count, oldest first."""

    answers: tuple[Answered, ...]
    score: Course
    skills: Mapping[Skill, Course] = field(hash=False)
    camps: tuple[CampProgress, ...]
    moves: tuple[MoveUse, ...]
    dropped: tuple[OftenDropped, ...]
    revising: Revising | None
    foreseeing: Foreseeing | None
    time: TimeUsed
    next: Advice


def read_answers(records: Records, *, pack: str | None = None) -> list[PastAnswer]:
    """The newest ``MOST_ANSWERS`` attempts, oldest first. Raises ``RecordsError``.

    One whose ballot another version wrote, so that it cannot be read any more, is left out: the rest still says
    something.
    """
    answers = []
    for attempt in reversed(records.attempts(pack=pack, limit=MOST_ANSWERS)):
        try:
            ballot = from_json(attempt.ballot)
            self_ballot = None if attempt.self_ballot is None else from_json(attempt.self_ballot)
        except ValueError:
            continue
        answers.append(
            PastAnswer(
                id=attempt.id or 0,
                round_id=attempt.round_id,
                turn=attempt.turn,
                number=attempt.number,
                pack=attempt.pack,
                camp=attempt.camp,
                prompt=attempt.prompt,
                at=attempt.at,
                seconds=attempt.seconds_used,
                by_clock=attempt.by_clock,
                ballot=ballot,
                self_ballot=self_ballot,
            )
        )
    return answers


def progress(
    answers: Iterable[PastAnswer],
    titles: Titles,
    *,
    predictions: Iterable[StoredPrediction] = (),
) -> Progress | None:
    """The progress made over ``answers``, oldest first; ``None`` when nothing was handed in.

    What is not here any more, of packs and of prompts, counts with its score and its moves alone.
    """
    handed_in = list(answers)
    turns: dict[tuple[str, int], list[PastAnswer]] = {}
    for answer in handed_in:
        turns.setdefault((answer.round_id, answer.turn), []).append(answer)
    counted = [max(attempts, key=lambda one: (one.counts.score, one.number)) for attempts in turns.values()]
    if not counted:
        return None
    skills = {known.id: skills_of(known.rubric) for known in titles.packs}
    shown = tuple(_answered(answer, skills.get(answer.pack, {})) for answer in counted)
    score = course([answer.score for answer in shown])
    assert score is not None, "there are answers"
    courses = {skill: course([one.skills[skill] for one in shown if skill in one.skills]) for skill in Skill}
    told = {skill: found for skill, found in courses.items() if found is not None}
    camps = tuple(_camps(counted, titles))
    dropped = _dropped(counted, titles)
    return Progress(
        answers=shown,
        score=score,
        skills=told,
        camps=camps,
        moves=_moves(counted),
        dropped=dropped,
        revising=_revising(turns.values()),
        foreseeing=_foreseeing(handed_in, predictions),
        time=TimeUsed(
            seconds=_mean([answer.seconds for answer in handed_in]),
            words=_mean([answer.ballot.words for answer in handed_in]),
            by_clock=sum(answer.by_clock for answer in handed_in),
        ),
        next=_next(shown, told, camps, dropped, titles),
    )


def _mean(numbers: Sequence[float]) -> int:
    return round(sum(numbers) / len(numbers))


def _answered(answer: PastAnswer, skills: Mapping[str, Skill]) -> Answered:
    earned: Counter[Skill] = Counter()
    most: Counter[Skill] = Counter()
    for mark in answer.counts.criteria:
        if mark.id in skills:
            earned[skills[mark.id]] += mark.score
            most[skills[mark.id]] += mark.maximum
    return Answered(
        id=answer.id,
        pack=answer.pack,
        camp=answer.camp,
        prompt=answer.prompt,
        at=answer.at,
        score=answer.counts.score,
        self_marked=answer.self_ballot is not None,
        skills={skill: 100 * earned[skill] / most[skill] for skill in most if most[skill]},
    )


def _camps(counted: Sequence[PastAnswer], titles: Titles) -> Iterator[CampProgress]:
    """Both camps of every pack that was answered; of a pack that is not here, those that were spoken for."""
    scores: dict[tuple[str, str], list[int]] = {}
    for answer in counted:
        scores.setdefault((answer.pack, answer.camp), []).append(answer.counts.score)
    for pack in dict.fromkeys(answer.pack for answer in counted):
        known = titles.known(pack)
        there = [camp.id for camp in known.camps] if known else []
        for camp in dict.fromkeys((*there, *(camp for of, camp in scores if of == pack))):
            of = scores.get((pack, camp), [])
            yield CampProgress(pack=pack, camp=camp, answers=len(of), score=_mean(of) if of else None)


def _moves(counted: Sequence[PastAnswer]) -> tuple[MoveUse, ...]:
    """Every move; those used most come first, and of equals the one that comes first in a rebuttal."""
    times = Counter(move for answer in counted for move in {mark.move for mark in answer.counts.moves})
    return tuple(MoveUse(move=move, answers=times[move]) for move in sorted(Move, key=lambda each: -times[each]))


def _dropped(counted: Sequence[PastAnswer], titles: Titles) -> tuple[OftenDropped, ...]:
    """The points dropped most often, and of equals the weightier; one dropped only once is no habit yet."""
    answers = Counter((answer.pack, answer.prompt) for answer in counted)
    times = Counter(
        (answer.pack, answer.prompt, mark.id)
        for answer in counted
        for mark in answer.counts.points
        if mark.made is Made.NOT
    )
    often: dict[tuple[str, str, str], Point] = {}
    for key, count in times.items():
        point = titles.known_point(*key)
        if count > 1 and point is not None:
            often[key] = point
    chosen = sorted(often, key=lambda key: (-times[key], -often[key].worth, key))[:MOST_DROPPED]
    return tuple(
        OftenDropped(
            pack=key[0],
            prompt=key[1],
            point=key[2],
            hint=often[key].hint,
            times=times[key],
            answers=answers[key[:2]],
        )
        for key in chosen
    )


def _revising(turns: Iterable[Sequence[PastAnswer]]) -> Revising | None:
    gains = []
    for attempts in turns:
        first = min(attempts, key=lambda one: one.number)
        if len(attempts) > 1 and first.number == 1:
            gains.append(max(one.counts.score for one in attempts) - first.counts.score)
    return Revising(prompts=len(gains), gain=round(sum(gains) / len(gains), 1)) if gains else None


def _foreseeing(answers: Iterable[PastAnswer], predictions: Iterable[StoredPrediction]) -> Foreseeing | None:
    ballots = {(answer.round_id, answer.turn, answer.number): answer.ballot for answer in answers}
    foreseen, apart = 0, []
    for prediction in predictions:
        ballot = ballots.get((prediction.round_id, prediction.turn, prediction.number))
        if ballot is not None:
            rows = [mark for mark in ballot.criteria if mark.id in prediction.levels]
            foreseen += bool(rows)
            apart += [prediction.levels[mark.id] - mark.level_number for mark in rows]
    if not apart:
        return None
    return Foreseeing(
        answers=foreseen,
        rows=len(apart),
        right=sum(each == 0 for each in apart),
        higher=sum(each > 0 for each in apart),
        lower=sum(each < 0 for each in apart),
    )


def _next(
    answers: Sequence[Answered],
    skills: Mapping[Skill, Course],
    camps: Sequence[CampProgress],
    dropped: Sequence[OftenDropped],
    titles: Titles,
) -> Advice:
    last = answers[-1]
    unplayed = next((camp for camp in camps if camp.pack == last.pack and not camp.answers), None)
    if unplayed is not None and sum(camp.answers for camp in camps if camp.pack == last.pack) >= RECENT:
        name = titles.camp(unplayed.pack, unplayed.camp)
        return Advice(
            says=f"Play the other camp, “{name}”: you have not argued for it yet.",
            pack=unplayed.pack,
            camp=unplayed.camp,
        )
    weakest = min(skills, key=lambda skill: skills[skill].recent, default=None)
    if weakest is None:
        return Advice(says="Practise on: play another round.", pack=last.pack, camp=last.camp)
    if skills[weakest].recent >= 100:
        says = "You lose no marks any more: play prompts that you have not met yet, or the other camp."
        return Advice(says=says, pack=last.pack, camp=last.camp)
    says = f"{weakest.label}: it earned you {skills[weakest].recent}% of its marks lately."
    trained = {(one.pack, one.prompt): one.camp for one in answers if weakest in one.skills}
    first = next((drop for drop in dropped if (drop.pack, drop.prompt) in trained), None)
    if first is not None:
        says += f" Begin with “{titles.prompt(first.pack, first.prompt)}”, where you keep dropping a point."
        camp = trained[first.pack, first.prompt]
        return Advice(says=says, pack=first.pack, camp=camp, prompt=first.prompt)
    lately = [one for one in answers if weakest in one.skills][-RECENT:]
    lowest = min(lately, key=lambda one: one.skills[weakest])
    says += f" Begin with “{titles.prompt(lowest.pack, lowest.prompt)}”, where it earned you least."
    return Advice(says=says, pack=lowest.pack, camp=lowest.camp, prompt=lowest.prompt)
