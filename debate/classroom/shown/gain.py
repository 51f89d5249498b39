"""The gain board: what the revision brought the class. Learning is shown, not rank, and never speed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean, median

from debate.classroom.room.state import Camps, ClassTurn, Room, Seat
from debate.classroom.shown.marks import gains
from debate.classroom.shown.views.board import GainBoard
from debate.packs.model import Pack

STEP = 10
"""The width of a bar, in points of 100."""

_LOWEST = -100
_BARS = 20


def gain_board(room: Room, pack: Pack | None, turn: int) -> GainBoard | None:
    """What the revision of a turn (from 0) brought those who belong to the room and handed both texts in.

    ``None`` until both attempts were released: a class that sees its gain knows its marks. The last bar holds a gain of
    100 too. Names are in it only where the teacher chose a leaderboard.
    """
    played = room.turns[turn]
    if len(played.attempts) < 2 or not all(written.released for written in played.attempts):
        return None
    rubric = pack.rubric if pack is not None else None
    found = {seat.id: by for seat in room.seated if (by := gains(played, seat.id, rubric))}
    whole = {seat: sum(by.values()) for seat, by in found.items()}
    revised = [seat for seat in room.seated if seat.id in whole]
    if not revised:
        return GainBoard(revised=0, gained=0, median=0.0, total=0)
    return GainBoard(
        revised=len(revised),
        gained=sum(gain > 0 for gain in whole.values()),
        median=float(median(whole.values())),
        total=sum(whole.values()),
        bars=_bars(whole.values()),
        by_criterion=tuple(
            (title, round(fmean(by[criterion] for by in found.values()), 1))
            for criterion, title in _titles(played).items()
            if all(criterion in by for by in found.values())
        ),
        ranking=_ranking(revised, whole) if room.settings.leaderboard else (),
        teams=_teams(room, revised, whole) if room.settings.camps is Camps.TEAMS else (),
    )


def _titles(turn: ClassTurn) -> dict[str, str]:
    """The criteria's titles by id, as the ballots have them."""
    ballots = [paper.ballot for paper in turn.attempts[0].papers.values() if paper.ballot is not None]
    return {mark.id: mark.title for mark in ballots[0].criteria} if ballots else {}


def _bars(whole: Iterable[int]) -> tuple[int, ...]:
    bars = [0] * _BARS
    for gain in whole:
        bars[min(_BARS - 1, (gain - _LOWEST) // STEP)] += 1
    return tuple(bars)


def _ranking(revised: Sequence[Seat], whole: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Names by gain, the largest first; those who gained as much in the order in which they joined."""
    ranked = sorted(revised, key=lambda seat: -whole[seat.id])
    return tuple((seat.name, whole[seat.id]) for seat in ranked)


def _teams(room: Room, revised: Sequence[Seat], whole: Mapping[str, int]) -> tuple[tuple[str, float], ...]:
    found = []
    for number, name in enumerate(room.settings.teams):
        members = [whole[seat.id] for seat in revised if seat.team == number]
        if members:
            found.append((name, round(fmean(members), 1)))
    return tuple(found)
