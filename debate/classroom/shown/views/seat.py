"""What one student is shown: that seat's texts and marks, and of others only what was dealt to be reviewed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from debate.classroom.room.state import Decision, Override, Phase, Ruling, Stage
from debate.classroom.shown.views.common import ClockView, Speech, Topic, View
from debate.judge.ballot import Ballot


class OwnPaper(View, frozen=True, kw_only=True):
    """The seat's text in the attempt being played, as the server has it."""

    text: str = ""
    sequence: int = 0
    handed_in: bool = False
    by_clock: bool = False
    late: float = 0.0
    predicted: bool = False


class PeerAnswer(View, frozen=True, kw_only=True):
    """A classmate's answer that the seat marks: ``number`` is its place among those that it was dealt, from 0.

    ``levels`` are level numbers by criterion id, as the seat gave them so far.
    """

    number: int
    speech: Speech
    text: str
    levels: Mapping[str, int] = {}


class PeerBallot(View, frozen=True, kw_only=True):
    """What a seat made of a classmate's answer to the speech ``title``, after the release.

    ``text`` is the answer's beginning. ``given`` are the seat's levels by criterion id, ``levels`` those that count:
    the judge's, or the teacher's where ``by_teacher`` names the criterion. ``says`` tells how far both agree.
    """

    title: str
    text: str
    given: Mapping[str, int]
    levels: Mapping[str, int]
    by_teacher: tuple[str, ...] = ()
    says: str = ""

    def side_by_side(self, topic: Topic) -> Iterator[tuple[str, str]]:
        """The title of each criterion that the seat gave a level, and that level beside the one that counts."""
        for row in topic.criteria:
            if row.id in self.given:
                who = "your teacher" if row.id in self.by_teacher else "the judge"
                mine, counts = row.level_name(self.given[row.id]), row.level_name(self.levels[row.id])
                yield row.title, f"you {mine}, {who} {counts}"


class OwnBallot(View, frozen=True, kw_only=True):
    """A released ballot of this seat.

    ``ballot`` is the judge's, without the marks of withheld criteria; ``withheld`` are their titles. ``score`` is what
    counts, overrides included, ``None`` when marks were withheld. ``hints`` are by point id. ``rulings`` are
    those that reach this answer; ``refused`` are words that the teacher did not count, ``confirmed`` own
    arguments that the teacher did. ``peers`` are the levels that classmates gave this answer, by criterion id and from
    the lowest, ``reviews`` what this seat made of theirs; neither counts.
    """

    turn: int
    attempt: int
    speech: Speech
    text: str
    seconds: float
    by_clock: bool
    late: float
    ballot: Ballot
    score: int | None
    withheld: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    prediction: Mapping[str, int] = {}
    refused: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    exemplar: str = ""
    hints: Mapping[str, str] = {}
    peers: Mapping[str, tuple[int, ...]] = {}
    reviews: tuple[PeerBallot, ...] = ()


class OwnAppeal(View, frozen=True, kw_only=True):
    """An appeal of this seat and what became of it."""

    number: int
    turn: int
    attempt: int
    point: str
    words: str
    note: str
    decision: Decision
    reason: str


class SeatView(View, frozen=True, kw_only=True, tag="seat"):
    """All that one student's screen needs.

    ``turn`` counts from 0 (-1 in the lobby), ``turns`` is how many are planned, at least ``turn`` + 1; ``attempt``
    counts from 1 (0 before the first). ``clock`` is this seat's own, extra time included. ``before`` is the text of the
    first attempt while it is revised. ``ballot`` is the newest released one of this turn, ``past`` those that ``Look``
    can show, as (turn, attempt, score). ``gain`` is what the revision brought;
    ``asked`` is the name that the teacher is asked for. ``peer``: the class marks answers of one another now;
    ``reviews`` are those that this seat marks.
    """

    room: str
    seat: str
    name: str
    phase: Phase
    stage: Stage | None
    camp: str | None = None
    team: str = ""
    turn: int = -1
    turns: int = 0
    attempt: int = 0
    extra: float = 1.0
    speech: Speech | None = None
    clock: ClockView | None = None
    paper: OwnPaper | None = None
    before: str = ""
    predict: bool = False
    peer: bool = False
    reviews: tuple[PeerAnswer, ...] = ()
    ballot: OwnBallot | None = None
    gain: int | None = None
    past: tuple[tuple[int, int, int | None], ...] = ()
    appeals: tuple[OwnAppeal, ...] = ()
    asked: str = ""
    trouble: str = ""
