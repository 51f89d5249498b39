"""The class flow sheet: which points of a prompt the class made and dropped, which moves it used and left.

Debaters “flow” a round: they write down what was answered. Here the class's answers make one sheet, without names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from debate.classroom.room.papers import round_of
from debate.classroom.room.state import Paper, Room, Standing
from debate.classroom.shown.unmarked import is_unmarked
from debate.classroom.shown.viewing import speech_of
from debate.classroom.shown.views.board import FlowSheet, PointCount
from debate.classroom.shown.views.common import Speech, shortened
from debate.judge.ballot import Ballot, Made
from debate.judge.explaining import MOVE_NAMES
from debate.packs.model import Move, MovesMeasure, Pack, Rubric


def flow_sheet(room: Room, pack: Pack | None, turn: int, prompt_id: str, attempt: int) -> FlowSheet:
    """The sheet of one prompt in an attempt (from 1) at a turn (from 0). Raises ``RoomError`` where there was none.

    It counts the marked answers of those who belong to the room and wrote something. Points are in the pack's order,
    by the judge's findings; quotations are those that the teacher picked of this attempt. Without the pack (a
    report may outlive it) the sheet has what the ballots hold.
    """
    papers = round_of(room, turn, attempt).papers
    answers = [
        paper
        for paper in papers.values()
        if paper.prompt == prompt_id and paper.text.strip() and room.seats[paper.seat].standing is Standing.SEATED
    ]
    ballots = [paper.ballot for paper in answers if paper.ballot is not None and not is_unmarked(paper.ballot)]
    return FlowSheet(
        speech=speech_of(pack, prompt_id) if pack else Speech(prompt=prompt_id, camp="", title=prompt_id, says=""),
        papers=len(ballots),
        points=_points(ballots, pack, prompt_id),
        moves=_moves(ballots, pack.rubric if pack is not None else None),
        quotes=_quotes(room, turn, attempt, {paper.seat: paper for paper in answers}),
    )


def _points(ballots: Sequence[Ballot], pack: Pack | None, prompt_id: str) -> tuple[PointCount, ...]:
    """Every point of the prompt with its counts; those that the pack does not have any more come after its own."""
    prompts = pack.prompts if pack is not None else ()
    prompt = next((one for one in prompts if one.id == prompt_id), None)
    points = {point.id: (point.says, point.kind) for point in prompt.points} if prompt is not None else {}
    found: Counter[tuple[str, Made]] = Counter()
    for ballot in ballots:
        for mark in ballot.points:
            points.setdefault(mark.id, (mark.says, mark.kind))
            found[mark.id, mark.made] += 1
    return tuple(
        PointCount(point=key, says=says, kind=kind.value, made=found[key, Made.MADE], partly=found[key, Made.PARTLY])
        for key, (says, kind) in points.items()
    )


def _moves(ballots: Sequence[Ballot], rubric: Rubric | None) -> tuple[tuple[str, int], ...]:
    """Every move that the rubric counts (else: every one that was made), by its name, with the number of answers."""
    counts = Counter(move for ballot in ballots for move in {mark.move for mark in ballot.moves})
    listed = moves_of(rubric) if rubric is not None else [move for move in Move if counts[move]]
    return tuple((MOVE_NAMES[move], counts[move]) for move in listed)


def moves_of(rubric: Rubric) -> tuple[Move, ...]:
    """The moves that a rubric counts, each once, in its order."""
    measures = [measure for row in rubric.criteria for measure in row.measures if isinstance(measure, MovesMeasure)]
    return tuple(dict.fromkeys(move for measure in measures for move in measure.moves))


def _quotes(room: Room, turn: int, attempt: int, answers: dict[str, Paper]) -> tuple[str, ...]:
    return tuple(
        shortened(answers[quote.seat].text[quote.start : quote.end])
        for quote in room.turns[turn].quotes
        if quote.attempt == attempt and quote.seat in answers
    )
