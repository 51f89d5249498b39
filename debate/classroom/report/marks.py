"""One answer of the report: its text, its marks beside the judge's own, its points, and how it came in."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from debate.classroom.room.playing import seat_limit
from debate.classroom.room.state import ClassRound, Paper, Room
from debate.classroom.shown.marks import criterion_score, is_empty
from debate.classroom.shown.peers import peer_levels
from debate.classroom.shown.rulings import applying
from debate.classroom.shown.unmarked import is_unmarked, to_be_marked
from debate.judge.ballot import Ballot, CriterionMark, PointMark
from debate.judge.explaining import MOVE_NAMES
from debate.packs.model import Pack, Rubric
from debate.wording import count_words


class GivenMark(msgspec.Struct, frozen=True, kw_only=True):
    """The mark for one criterion. ``score`` and ``level`` are what counts, ``judge_score`` and ``judge_level`` the
    judge's; they differ where the teacher decided otherwise, for the ``reason`` given.

    Levels are numbers from 0 to ``top_level``; their names stand beside them (empty where only the pack knew it).
    ``says`` is the level's sentence as the judge gave it. ``predicted`` is the level that the student foresaw.
    ``peers`` are those that classmates gave, from the lowest; they count for nothing.
    ``withheld`` tells that the mark was not released: it is in no report then. Scores and levels are ``None`` where the
    mark was withheld, or the judge failed on the text and the teacher gave none.
    """

    criterion: str
    title: str
    maximum: int
    score: int | None
    level: int | None
    level_name: str
    top_level: int
    judge_score: int | None
    judge_level: int | None
    judge_level_name: str
    says: str
    overridden: bool
    reason: str
    predicted: int | None
    predicted_name: str
    withheld: bool
    peers: tuple[int, ...] = ()
    peer_names: tuple[str, ...] = ()


class GivenPoint(msgspec.Struct, frozen=True, kw_only=True):
    """How far a point was made (``made``, ``partly``, ``not``), and by which words: offsets in the text, and these."""

    point: str
    says: str
    kind: str
    worth: int
    made: str
    strength: float
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt (from 1) at a turn (from 1). ``late`` is by how many seconds after the close the text came.

    ``seconds`` is the time that was used, ``limit`` what this student had (``None`` without a clock). ``score`` is what
    counts, ``None`` as long as there is no ballot; ``judge_score`` the judge's own. ``complete`` is false where marks
    of it were withheld. ``rulings`` are the numbers of those that reach this text. ``own`` are arguments that the key
    does not have, on which ``trust`` points of the judge's stand; ``refused`` are those that the teacher did not count,
    and ``confirmed`` those that the teacher has read and counts.
    """

    turn: int
    attempt: int
    prompt: str
    title: str
    camp: str
    text: str
    words: int
    handed_in: bool
    by_clock: bool
    late: float
    seconds: float
    limit: float | None
    released: bool
    complete: bool
    score: int | None
    judge_score: int | None
    criteria: tuple[GivenMark, ...]
    points: tuple[GivenPoint, ...]
    moves: tuple[str, ...]
    flags: tuple[str, ...]
    fix: str
    rulings: tuple[int, ...]
    own: tuple[str, ...]
    trust: int
    refused: tuple[str, ...]
    confirmed: tuple[str, ...] = ()


def answer_of(room: Room, pack: Pack | None, written: ClassRound, paper: Paper, turn: int, attempt: int) -> Answer:
    """One paper of the room as the report tells it; ``turn`` counts from 0 here, as in the room."""
    nothing = is_empty(paper)
    ballot = None if nothing else paper.ballot
    rubric = pack.rubric if pack is not None else None
    peers = peer_levels(room, written, paper.seat)
    criteria = (
        tuple(_mark(paper, mark, rubric, written, peers.get(mark.id, ())) for mark in ballot.criteria)
        if ballot is not None
        else ()
    )
    titles = {prompt.id: prompt.title for prompt in pack.prompts} if pack is not None else {}
    camps = {camp.id: camp.name for camp in pack.camps} if pack is not None else {}
    return Answer(
        turn=turn + 1,
        attempt=attempt,
        prompt=paper.prompt,
        title=titles.get(paper.prompt, paper.prompt),
        camp=camps.get(paper.camp, paper.camp),
        text=paper.text,
        words=count_words(paper.text),
        handed_in=paper.handed_in and not nothing,
        by_clock=paper.by_clock,
        late=round(paper.late, 1),
        seconds=round(paper.seconds, 1),
        limit=None if (limit := seat_limit(written, room.seats[paper.seat])) is None else round(limit, 1),
        released=written.released,
        complete=not written.withheld,
        score=_sum([mark.score for mark in criteria]),
        judge_score=_sum([mark.judge_score for mark in criteria]),
        criteria=criteria,
        points=tuple(_point(mark) for mark in ballot.points) if ballot is not None else (),
        moves=_moves(ballot),
        flags=tuple(flag.reason for flag in ballot.flags) if ballot is not None else (),
        fix=ballot.fix if ballot is not None else "",
        rulings=_rulings(room, pack, paper),
        own=tuple(item.text for item in ballot.own) if ballot is not None else (),
        trust=ballot.trust if ballot is not None and not written.withheld else 0,
        refused=paper.refused_words,
        confirmed=() if written.withheld else paper.confirmed_words,
    )


def _sum(scores: Sequence[int | None]) -> int | None:
    """The whole score; ``None`` where there is no mark for one of the criteria."""
    known = [score for score in scores if score is not None]
    return sum(known) if known and len(known) == len(scores) else None


def _mark(
    paper: Paper, mark: CriterionMark, rubric: Rubric | None, written: ClassRound, peers: tuple[int, ...]
) -> GivenMark:
    given = next((override for override in paper.overrides if override.criterion == mark.id), None)
    level = given.level if given is not None else mark.level_number
    predicted = paper.prediction.get(mark.id)
    withheld = mark.id in written.withheld
    judged = not withheld and not is_unmarked(paper.ballot)
    shown = not withheld and mark.id not in to_be_marked(paper)
    return GivenMark(
        criterion=mark.id,
        title=mark.title,
        maximum=mark.maximum,
        score=criterion_score(paper, mark, rubric) if shown else None,
        level=level if shown else None,
        level_name=_level_name(mark, level, rubric) if shown else "",
        top_level=mark.top_level,
        judge_score=mark.score if judged else None,
        judge_level=mark.level_number if judged else None,
        judge_level_name=mark.level if judged else "",
        says=mark.sentence if judged else "",
        overridden=shown and given is not None,
        reason=given.reason if shown and given is not None else "",
        predicted=predicted,
        predicted_name=_level_name(mark, predicted, rubric) if predicted is not None else "",
        withheld=withheld,
        peers=peers,
        peer_names=tuple(_level_name(mark, one, rubric) for one in peers),
    )


def _level_name(mark: CriterionMark, level: int, rubric: Rubric | None) -> str:
    if level == mark.level_number:
        return mark.level
    row = next((row for row in rubric.criteria if row.id == mark.id), None) if rubric is not None else None
    return row.levels[level].id if row is not None and level < len(row.levels) else ""


def _point(mark: PointMark) -> GivenPoint:
    return GivenPoint(
        point=mark.id,
        says=mark.says,
        kind=mark.kind.value,
        worth=mark.worth,
        made=mark.made.value,
        strength=mark.strength,
        spans=tuple((item.start, item.end) for item in mark.evidence),
        words=tuple(item.text for item in mark.evidence),
    )


def _moves(ballot: Ballot | None) -> tuple[str, ...]:
    if ballot is None:
        return ()
    return tuple(MOVE_NAMES[move] for move in dict.fromkeys(mark.move for mark in ballot.moves))


def _rulings(room: Room, pack: Pack | None, paper: Paper) -> tuple[int, ...]:
    """Without the pack its language is unknown, and so which words are the same: all on the prompt are named."""
    if pack is None:
        mine = (ruling for ruling in room.rulings if ruling.prompt == paper.prompt and not ruling.withdrawn)
        return tuple(ruling.number for ruling in mine)
    return tuple(ruling.number for ruling in applying(pack, room.rulings, paper.prompt, paper.text))
