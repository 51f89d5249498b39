"""The trust check: a few answers that the teacher marks without seeing the judge's marks, and how far both agree.

The sample is small on purpose (a teacher has minutes), so every figure comes with how little it tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt
from random import Random

from debate.classroom.errors import RoomError
from debate.classroom.room.papers import turn_now
from debate.classroom.room.state import ClassRound, Paper, Room, Stage, Trust, TrustMark
from debate.classroom.shown.unmarked import is_unmarked
from debate.classroom.shown.viewing import speech_of
from debate.classroom.shown.views.host import AgreementRow, TrustRow, TrustView
from debate.judge.ballot import Ballot
from debate.packs.model import Pack

Z = 1.96
"""The normal quantile of a two-sided interval of 95 %."""


def draw_answers(written: ClassRound, count: int, chance: Random) -> tuple[str, ...]:
    """The seats of ``count`` answers to be marked, fewer where there are fewer; empty ones are never drawn.

    One is drawn from each of ``count`` equal shares of the judge's scores, so that weak and strong answers are among
    them. The same text is drawn once. They come in no order that would tell which is which.
    """
    marked = [paper for paper in written.papers.values() if paper.handed_in and not is_unmarked(paper.ballot)]
    different = {" ".join(paper.text.split()): paper for paper in marked}
    different.pop("", None)
    ranked = sorted(different.values(), key=lambda paper: (paper.ballot.score if paper.ballot else 0, paper.seat))
    count = min(count, len(ranked))
    drawn = [
        chance.choice(ranked[number * len(ranked) // count : (number + 1) * len(ranked) // count]).seat
        for number in range(count)
    ]
    return tuple(chance.sample(drawn, len(drawn)))


def of_the_class(room: Room, written: ClassRound) -> ClassRound:
    """The attempt without the papers, and the trust marks, of those who were sent out."""
    inside = {seat.id for seat in room.seated}
    return replace(
        written,
        papers={seat: paper for seat, paper in written.papers.items() if seat in inside},
        trust=Trust(
            seats=tuple(seat for seat in written.trust.seats if seat in inside),
            marks=tuple(mark for mark in written.trust.marks if mark.seat in inside),
        ),
    )


def trust_view(room: Room, pack: Pack) -> TrustView:
    """The trust check of the attempt that is held or was released last; empty where none was made."""
    try:
        turn = turn_now(room, Stage.HELD, Stage.RELEASED)
    except RoomError:
        return TrustView()
    return trust_of(of_the_class(room, turn.now), pack) if turn.now is not None else TrustView()


def trust_of(written: ClassRound, pack: Pack) -> TrustView:
    """The trust check of an attempt. The judge's levels are in it only for answers that the teacher has marked."""
    marks = {mark.seat: mark for mark in written.trust.marks}
    rows = []
    for seat in written.trust.seats:
        paper, mark = written.papers[seat], marks.get(seat)
        judged = levels_of(paper.ballot) if mark is not None and paper.ballot is not None else {}
        speech = speech_of(pack, paper.prompt)
        rows.append(TrustRow(seat=seat, speech=speech, text=paper.text, teacher=mark, judge=judged))
    criteria = [(row.id, row.title) for row in pack.rubric.criteria]
    return TrustView(
        rows=tuple(rows), agreement=agreement(written, criteria), warning=warning(len(written.trust.marks))
    )


def levels_of(ballot: Ballot) -> dict[str, int]:
    """The judge's level numbers by criterion id."""
    return {mark.id: mark.level_number for mark in ballot.criteria}


def agreement(written: ClassRound, criteria: Sequence[tuple[str, str]]) -> tuple[AgreementRow, ...]:
    """How far teacher and judge agree on each criterion (id and title) that the teacher has marked."""
    pairs = _marked(written)
    rows = []
    for criterion, title in criteria:
        apart = [
            levels_of(ballot)[criterion] - mark.levels[criterion]
            for mark, ballot in pairs
            if criterion in mark.levels and criterion in levels_of(ballot)
        ]
        if apart:
            rows.append(
                AgreementRow(
                    criterion=criterion,
                    title=title,
                    count=len(apart),
                    exact=apart.count(0),
                    adjacent=sum(abs(by) <= 1 for by in apart),
                    advice=_advice(apart),
                )
            )
    return tuple(rows)


def _marked(written: ClassRound) -> list[tuple[TrustMark, Ballot]]:
    papers: dict[str, Paper] = dict(written.papers)
    return [
        (mark, ballot)
        for mark in written.trust.marks
        if mark.seat in papers and (ballot := papers[mark.seat].ballot) is not None
    ]


def _advice(apart: Sequence[int]) -> str:
    """What to do about a criterion; ``apart`` is by how many levels the judge is above the teacher, for each answer."""
    count = len(apart)
    off = [by for by in apart if by]
    if not off:
        return "You agree on this one." if count == 1 else f"You agree on all {count}."
    far = sum(abs(by) > 1 for by in off)
    which = f"The judge is {_lean(off)} on {len(off)} of {count}"
    if far:
        return f"{which}, {far} of them by two levels or more: withhold these marks, or look at each before release."
    if 2 * len(off) > count:
        return f"{which}, by one level each time: withhold these marks, or say how to read them."
    return f"{which}, by one level: two people who mark differ as often."


def _lean(off: Sequence[int]) -> str:
    if all(by > 0 for by in off):
        return "more generous than you"
    return "stricter than you" if all(by < 0 for by in off) else "now above, now below you"


def warning(count: int) -> str:
    """How little ``count`` marked answers tell; empty for none."""
    if not count:
        return ""
    low, _ = wilson(count, count)
    answers = "One answer tells" if count == 1 else f"{count} answers tell"
    which = "it" if count == 1 else f"all {count}"
    return (
        f"{answers} little: even if you agree on {which}, the judge may give your level "
        f"to only {round(100 * low)} in 100 answers of this class."
    )


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Wilson's interval of 95 % for a rate (0–1) that was seen as ``hits`` of ``count`` (at least 1).

    E. B. Wilson, Journal of the American Statistical Association 22 (1927): unlike the usual one, it holds for samples
    of four and for rates of 0 and 1.
    """
    rate, square = hits / count, Z * Z / count
    middle = (rate + square / 2) / (1 + square)
    half = Z * sqrt(rate * (1 - rate) / count + square / (4 * count)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)
