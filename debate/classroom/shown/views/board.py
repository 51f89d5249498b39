"""What the class sees on the wall, and the teacher with it: the flow sheets and what the revision gained."""

from __future__ import annotations

from debate.classroom.room.state import Camps, Phase, Show, Stage
from debate.classroom.shown.views.common import ClockView, Speech, View


class PointCount(View, frozen=True, kw_only=True):
    """A point of a prompt, and in how many answers it was made or partly made."""

    point: str
    says: str
    kind: str
    made: int
    partly: int


class FlowSheet(View, frozen=True, kw_only=True):
    """The class flow sheet of one prompt: what was answered by how many of ``papers``, what nobody said, which moves.

    ``moves`` holds every move of the rubric with its count, in the rubric's order; ``quotes`` are anonymous words.
    """

    speech: Speech
    papers: int
    points: tuple[PointCount, ...]
    moves: tuple[tuple[str, int], ...]
    quotes: tuple[str, ...] = ()


class GainBoard(View, frozen=True, kw_only=True):
    """What the revision brought: how many revised, how many gained, the middle and the whole gain in points of 100.

    ``bars`` counts seats by gain in steps of ten from -100; ``ranking`` is (name, gain), and empty unless the teacher
    chose a leaderboard; ``teams`` is (name, mean gain).
    """

    revised: int
    gained: int
    median: float
    total: int
    bars: tuple[int, ...] = ()
    by_criterion: tuple[tuple[str, float], ...] = ()
    ranking: tuple[tuple[str, int], ...] = ()
    teams: tuple[tuple[str, float], ...] = ()


class BoardView(View, frozen=True, kw_only=True, tag="board"):
    """What the class sees on the wall: what ``show`` says and nothing else. ``names`` only in the lobby.

    ``qr`` is the code that brings a browser into the room: rows of 0 and 1, with a space between two. Of ``to_review``
    reviews of classmates' answers ``reviewed`` are in; 0 where there is no peer review now.
    """

    show: Show
    title: str
    motion: str
    phase: Phase
    stage: Stage | None
    code: str = ""
    address: str = ""
    web_address: str = ""
    qr: str = ""
    names: tuple[str, ...] = ()
    seats: int = 0
    turn: int = -1
    turns: int = 0
    attempt: int = 0
    speeches: tuple[Speech, ...] = ()
    clock: ClockView | None = None
    handed_in: int = 0
    writers: int = 0
    reviewed: int = 0
    to_review: int = 0
    flow: tuple[FlowSheet, ...] = ()
    gain: GainBoard | None = None
    camps: Camps = Camps.DRAW
    trouble: str = ""
