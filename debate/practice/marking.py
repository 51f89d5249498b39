"""Marking a drill: the same judge, on the part of the rubric that the drill trains, from 0 (not there) to 3.

A drill is a sentence or two, and what makes levels of whole answers was fitted on whole answers. So the mark is built
from what the judge *reads*: points and how strongly, words of the speech that are taken up, what is new beside them,
how much belongs to this prompt, facts and reasons. The weights are round numbers; what they stand on, how they agree
with people and what else was tried is in ``tests/bench/README.md``. What was copied is not read, and who gives in
earns nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from debate.judge import Judge
from debate.judge.ballot import Ballot, Evidence, Made
from debate.judge.finding.engagement import KEY, NUMBER, SPEECH
from debate.judge.judging import Sight
from debate.judge.reading.stance import at_the_end
from debate.packs.model import Move
from debate.practice.drills import Drill, DrillTask

WELL_DONE = 3
"""The highest mark."""
MARKS = ("not there", "begun", "there", "well done")
"""The marks from 0 to 3, in words."""
MOSTLY = 0.5
"""Share of an answer's words that are copied from which on nothing of it counts."""
RUN = 3
"""Words in the same order as in a text of the prompt that tell a copy: so short a text has no room for longer runs."""
ASIDE = 0.1
"""How much (0–1) an answer has to touch this speech or its key at least to be about it."""
NEAREST = 8
"""Words apart from each other up to which two words that count are shown as one passage."""
_NOTHING = {"keywords": "list", "word-order": "list", "babble": "copied", "gives-in": "yields"}
"""Flags that leave nothing of an answer, and the lack that each stands for."""

_ASKED: Mapping[Drill, tuple[Move, ...]] = {
    Drill.NAME: (Move.NAME,),
    Drill.DENY: (Move.DENY,),
    Drill.MITIGATE: (Move.MITIGATE,),
    Drill.TURN: (Move.TURN,),
    Drill.OUTWEIGH: (Move.OUTWEIGH,),
    Drill.FACT: (Move.FACT,),
    Drill.EVEN_IF: (Move.EVEN_IF,),
    Drill.PRESS: (),
}
_INSTEAD = frozenset((Drill.MITIGATE, Drill.TURN, Drill.OUTWEIGH, Drill.EVEN_IF))
"""Drills that are hardly begun by an answer which only says that it is not so."""
_OPPOSING = (Move.DENY, Move.MITIGATE, Move.TURN, Move.OUTWEIGH)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillMark:
    """What a drill earned: ``mark`` 0–3, and ``score`` (0–100), of which the mark is the whole step.

    ``says`` tells how far it got and ``better`` what to do next, a sentence each. ``evidence`` are the words that
    count, ``notes`` what was left out of the reading and why.
    """

    mark: int
    score: int
    says: str
    better: str
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """What of an answer goes into its mark, each 0–1."""

    point: float
    points: float
    taken: float
    new: float
    new_near: float
    beyond: float
    belongs: float
    fact: float
    links: float
    argument: float
    touches: float


def mark_drill(judge: Judge, task: DrillTask, answer: str) -> DrillMark:
    """The mark on what was written for a task; any string is an answer. Raises ``KeyError`` for a prompt or point that
    the judge's pack does not have."""
    prompt = judge.pack.prompt(task.prompt)
    sight = judge.sight(prompt, answer)
    ballot = judge.again(prompt, answer, sight)
    read = _read(judge, task, sight, ballot)
    lack = _nothing_of(judge, task, sight, ballot)
    value = 0.0 if lack else min(float(WELL_DONE), max(0.0, _value(task.drill, read)))
    most = WELL_DONE if lack else _most(task.drill, sight, ballot)
    value = min(value, most + 0.49)
    mark = int(value + 0.5)
    if not lack:
        lack = _lack(task.drill, mark, most, read, sight)
    return DrillMark(
        mark=mark,
        score=round(100 * value / WELL_DONE),
        says=task.drill.verdict(mark),
        better=task.drill.better(lack),
        evidence=tuple(_evidence(task, sight, ballot)) if mark else (),
        notes=tuple(flag.reason for flag in ballot.flags if flag.id in ("copied", "over-length", "gives-in")),
    )


def _value(drill: Drill, read: _Read) -> float:
    """The mark as a number, by what was read. What is new counts as far as the answer touches this speech."""
    if drill is Drill.NAME:
        new = 0.9 * read.new + 0.4 * read.new_near + 0.8 * read.links
        return 0.8 * read.taken + 0.2 * read.argument + read.touches * new
    points = 0.45 * read.point + 0.6 * read.points
    beside = 0.7 * read.taken + 0.25 * read.beyond + 0.6 * read.belongs + 0.35 * read.fact + 0.25 * read.links
    return points + beside + read.touches * (1.15 * read.new + 0.35 * read.new_near)


def _read(judge: Judge, task: DrillTask, sight: Sight, ballot: Ballot) -> _Read:
    signs = {name: value or 0.0 for name, value in sight.signs.items()}
    strengths = sorted((mark.strength for mark in ballot.points), reverse=True)
    point = strengths[0] if strengths else 0.0
    if task.point:
        own = next(mark.strength for mark in ballot.points if mark.id == task.point)
        point = max(own, 0.6 * point)  # what answers the press by another way is an answer too
    touches = min(1.0, (signs["taken"] + signs["beyond"] / 2 + point) / 2)
    return _Read(
        point=point,
        points=min(1.0, sum(strengths[:3]) / 1.5),
        taken=min(1.0, signs["taken"] / 3),
        new=min(1.0, signs["fresh"] / 8),
        new_near=min(1.0, signs["fresh near"] / 6),
        beyond=min(1.0, signs["beyond"] / 3),
        belongs=max(0.0, min(1.0, 2 * signs["world lead"])),
        fact=_credit(sight, Move.FACT),
        links=min(1.0, signs["links"] / 2),
        argument=min(1.0, 2 * judge.restates(task.prompt, sight)),
        touches=touches * touches,
    )


def _nothing_of(judge: Judge, task: DrillTask, sight: Sight, ballot: Ballot) -> str:
    """Why nothing of an answer counts, as the name of what it lacks; empty where it may count."""
    tokens = sight.reading.text.tokens
    if not tokens:
        return "empty"
    flags = [flag.id for flag in ballot.flags]
    found = next((_NOTHING[flag] for flag in flags if flag in _NOTHING), "")
    if found:
        return found
    if at_the_end(sight.reading.stance, sight.reading.words, "yields") is not None:
        return "yields"
    copied = sight.integrity.masked | _taken_over(judge, task, sight)
    if len(copied) >= MOSTLY * len(tokens):
        return "copied"
    # Whoever names the other side's argument speaks like it.
    return "wrong-side" if "wrong-side" in flags and task.drill is not Drill.NAME else ""


def _taken_over(judge: Judge, task: DrillTask, sight: Sight) -> frozenset[int]:
    """The words that stand in the same order in the speech, a comeback, a model answer or a point of the prompt."""
    prompt, texts = judge.pack.prompt(task.prompt), judge.compiled.texts
    sources = [prompt.speech, prompt.exemplar, *prompt.named_by, *(sample.text for sample in prompt.samples)]
    sources += [text for point in prompt.points for text in (point.press, point.hint, point.says)]
    known = {run for source in sources for run in _runs([token.stem for token in texts(source).tokens])}
    stems = [token.stem for token in sight.reading.text.tokens]
    return frozenset(
        place for start, run in enumerate(_runs(stems)) if run in known for place in range(start, start + RUN)
    )


def _runs(stems: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(stems[start : start + RUN]) for start in range(len(stems) - RUN + 1))


def _most(drill: Drill, sight: Sight, ballot: Ballot) -> int:
    """The highest mark that an answer can have, whatever else stands in it."""
    asked = any(_credit(sight, move) > 0 for move in _ASKED[drill])
    if drill in _INSTEAD and not asked and _credit(sight, Move.DENY) > 0:
        return 1
    if drill is Drill.FACT and not asked and NUMBER not in sight.engagement.origin.values():
        return 1
    return 1 if any(flag.id == "not-asserted" for flag in ballot.flags) else WELL_DONE


def _lack(drill: Drill, mark: int, most: int, read: _Read, sight: Sight) -> str:
    """The name of the one thing that an answer lacks most."""
    if mark == WELL_DONE:
        return "none"
    if read.touches < ASIDE:
        return "aside"
    if most < WELL_DONE:
        return "half" if drill in (Drill.NAME, Drill.PRESS, Drill.DENY) else "move"
    if drill is Drill.NAME:
        return "answers" if any(_credit(sight, move) >= 0.5 for move in _OPPOSING) else "half"
    asked = not _ASKED[drill] or any(_credit(sight, move) > 0 for move in _ASKED[drill])
    if mark == 0 and not asked:
        return "move"
    reasons = max(_credit(sight, Move.REASON), _credit(sight, Move.CONSEQUENCE))
    return "reason" if mark >= 1 and not reasons and read.links < 1 else "half"


def _credit(sight: Sight, move: Move) -> float:
    return next((found.credit for found in sight.moves if found.move is move), 0.0)


def _evidence(task: DrillTask, sight: Sight, ballot: Ballot) -> Iterator[Evidence]:
    """The words that count: of points and of the move that is trained, or else what is taken up of speech and key."""
    found: list[Evidence] = []
    if task.drill is not Drill.NAME:
        for mark in ballot.points:
            if mark.made is not Made.NOT:
                found.extend(mark.evidence)
        for move in sight.moves:
            if move.move in _ASKED[task.drill]:
                found.extend(move.evidence)
    yield from found or _taken_up(sight)


def _taken_up(sight: Sight) -> Iterator[Evidence]:
    """The words of the speech and of what the key says to it, near ones as one passage."""
    tokens = sight.reading.text.tokens
    places = sorted(index for index, kind in sight.engagement.origin.items() if kind in (SPEECH, KEY, NUMBER))
    runs: list[list[int]] = []
    for index in places:
        if runs and index - runs[-1][-1] <= NEAREST:
            runs[-1].append(index)
        else:
            runs.append([index])
    for run in runs:
        start, end = tokens[run[0]].start, tokens[run[-1]].end
        text = sight.reading.text.answer[start:end]
        yield Evidence(start=start, end=end, text=text, rule="drill:taken-up", credit=0.0)


def to_json(mark: DrillMark) -> dict[str, Any]:
    """A mark as JSON values, as the records keep it."""
    return {
        "mark": mark.mark,
        "says": mark.says,
        "better": mark.better,
        "evidence": [{"start": one.start, "end": one.end, "rule": one.rule} for one in mark.evidence],
        "notes": list(mark.notes),
    }


def from_json(values: Mapping[str, Any], *, answer: str, score: int) -> DrillMark:
    """The mark of an answer that ``to_json`` made JSON values of. Raises ``ValueError`` for what is none."""
    try:
        places = [(int(one["start"]), int(one["end"]), str(one["rule"])) for one in values["evidence"]]
        mark = int(values["mark"])
        said, notes = (str(values["says"]), str(values["better"])), tuple(str(note) for note in values["notes"])
    except (KeyError, TypeError) as error:
        raise ValueError("no mark of a drill") from error
    if not 0 <= mark < len(MARKS):
        raise ValueError(f"no mark of a drill: {mark}")
    return DrillMark(
        mark=mark,
        score=score,
        says=said[0],
        better=said[1],
        evidence=tuple(
            Evidence(start=start, end=end, text=answer[start:end], rule=rule, credit=0.0)
            for start, end, rule in places
            if 0 <= start < end <= len(answer)
        ),
        notes=notes,
    )
