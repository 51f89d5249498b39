"""What each kind of client is shown, as the values that travel to it. ``viewing`` makes them from the room.

A student's view holds that seat's own texts and marks and nothing of others. What is not released is not in it, so that
no client, however it was changed, can show it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

import msgspec

from debate.classroom.room.state import (
    Camps,
    Decision,
    Override,
    Phase,
    Quote,
    Ruling,
    Settings,
    Show,
    Stage,
    Standing,
    TrustMark,
)
from debate.judge.ballot import Ballot
from debate.wording import level_name

MOST_SHOWN = 500
"""Characters of an answer that a view shows beside others: an appeal's, a quotation's. Views must stay small."""


def shortened(words: str) -> str:
    """Words of an answer, cut where they are longer than anybody needs to see which they are."""
    return words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN]}…"


class View(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A value that is sent to be shown."""

    def replaced(self, **changes: object) -> Self:
        """This view with some of its values changed."""
        return msgspec.structs.replace(self, **changes)


# The topic: sent once, since it does not change while the room plays


class CampCard(View, frozen=True, kw_only=True):
    """A camp's brief, as a player reads it."""

    id: str
    name: str
    stand: str
    case: tuple[str, ...]
    facts: tuple[str, ...]


class LevelCard(View, frozen=True, kw_only=True):
    """A level of a criterion and what it means."""

    id: str
    says: str

    @property
    def name(self) -> str:
        """The level as it is told to people."""
        return level_name(self.id)


class CriterionCard(View, frozen=True, kw_only=True):
    """A criterion: its levels from the lowest, and the points that it is worth of 100."""

    id: str
    title: str
    maximum: int
    levels: tuple[LevelCard, ...]


class Topic(View, frozen=True, kw_only=True):
    """The pack's public face: no points, no cues, no exemplars."""

    pack: str
    title: str
    motion: str
    language: str
    licence: str
    attribution: str
    source: str
    camps: tuple[CampCard, CampCard]
    criteria: tuple[CriterionCard, ...]
    scene: str = ""


class Speech(View, frozen=True, kw_only=True):
    """A prompt as it is put to a camp: ``camp`` is the camp that answers, ``title`` the argument in a few words.

    To a seat whose clock stands all but ``camp`` are empty.
    """

    prompt: str
    camp: str
    title: str
    says: str


class ClockView(View, frozen=True, kw_only=True):
    """A clock at the room second ``at``: ``used`` seconds of ``limit`` (``None`` for no clock) and whether it runs."""

    at: float
    used: float
    limit: float | None
    running: bool
    paused_for: str = ""

    def left(self, now: float) -> float | None:
        """Seconds left at the room second ``now``, never below 0; ``None`` without a clock."""
        if self.limit is None:
            return None
        used = self.used + (max(0.0, now - self.at) if self.running else 0.0)
        return max(0.0, self.limit - used)


# A student


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


# The teacher

Words = tuple[tuple[str, str], ...]
"""A sentence in pieces, each (how it is said, what is said); ``telling`` says which ways there are."""


class Remark(View, frozen=True, kw_only=True):
    """What the roster says of a seat: a sign, a word or two, and ``tone``, which the sign and the words say too.

    ``need`` orders the roster: how soon the seat needs the teacher, the most urgent first.
    """

    need: int = 0
    glyph: str = ""
    words: str = ""
    tone: str = ""


class Guidance(View, frozen=True, kw_only=True):
    """What a dashboard says of the room: where it is, what to do next, the class in figures, the settings in a line.

    ``action`` is the id of the action that comes next, empty while there is only to wait.
    """

    title: str = ""
    says: Words = ()
    action: str = ""
    figures: Words = ()
    settings: str = ""


class SeatRow(View, frozen=True, kw_only=True):
    """A line of the roster.

    ``here`` is whether the seat is connected now, ``gone`` for how many seconds it has not been. ``writing`` says
    whether it has a paper in the attempt being played. ``idle`` is the room seconds since the text last changed.
    ``score`` is that of the newest marked attempt of this turn, ``gain`` what the revision brought. ``asked`` is the
    name that the student asks for. ``signals`` are sentences on words that may be another's; see ``copying``. Of
    ``to_review`` answers of others the seat has finished marking ``reviewed``.
    """

    id: str
    name: str
    standing: Standing
    camp: str | None
    team: int | None
    extra: float
    here: bool
    gone: float = 0.0
    writing: bool = False
    handed_in: bool = False
    by_clock: bool = False
    late: float = 0.0
    words: int = 0
    idle: float = 0.0
    left: float | None = None
    score: int | None = None
    overridden: bool = False
    flags: tuple[str, ...] = ()
    gain: int | None = None
    predicted: bool = False
    asked: str = ""
    signals: tuple[str, ...] = ()
    to_review: int = 0
    reviewed: int = 0
    remark: Remark = Remark()


class TurnRow(View, frozen=True, kw_only=True):
    """A turn that was played, is played or is planned: the speeches by camp, and where it is (``None``: planned)."""

    speeches: tuple[Speech, ...]
    stage: Stage | None = None
    attempts: int = 0


class TrustRow(View, frozen=True, kw_only=True):
    """One answer of the trust check: the judge's levels are given only once the teacher's are in."""

    seat: str
    speech: Speech
    text: str
    teacher: TrustMark | None = None
    judge: Mapping[str, int] = {}


class AgreementRow(View, frozen=True, kw_only=True):
    """How far teacher and judge agree on one criterion, in counts of answers.

    ``adjacent`` are those at most one level apart, the ``exact`` ones among them; ``advice`` is a sentence for the
    teacher.
    """

    criterion: str
    title: str
    count: int
    exact: int
    adjacent: int
    advice: str


class TrustView(View, frozen=True, kw_only=True):
    """The trust check of the attempt that is held. ``warning`` says how little a small sample tells."""

    rows: tuple[TrustRow, ...] = ()
    agreement: tuple[AgreementRow, ...] = ()
    warning: str = ""


class PeerAgreement(View, frozen=True, kw_only=True):
    """How often students and judge gave the same level for a criterion, in counts of finished reviews.

    ``adjacent`` are those at most one level apart, the ``exact`` ones among them; ``above`` those in which the student
    gave more. ``kappa`` is the quadratic weighted one (-1 to 1), ``None`` where the reviews are too few for it.
    """

    criterion: str
    title: str
    count: int
    exact: int
    adjacent: int
    above: int
    kappa: float | None = None


class PeerView(View, frozen=True, kw_only=True):
    """The peer review of an attempt: of ``dealt`` reviews ``finished`` are in. It counts for no mark."""

    finished: int
    dealt: int
    agreement: tuple[PeerAgreement, ...] = ()


class AppealRow(View, frozen=True, kw_only=True):
    """An appeal as the teacher decides it. ``same_words`` is how many other answers to that prompt have these words."""

    number: int
    seat: str
    name: str
    turn: int
    attempt: int
    prompt: str
    point: str
    says: str
    words: str
    note: str
    decision: Decision
    reason: str
    same_words: int


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


class HostView(View, frozen=True, kw_only=True, tag="host"):
    """All that the teacher's dashboard needs but texts and ballots, which ``Open`` asks for.

    ``class_name`` is what the class list is called, empty without one. ``appeals`` are the open ones first;
    ``more_appeals`` are those for which there is no place now. ``taken_up`` says how a room goes on that was taken up
    again. ``qr`` is as in ``BoardView``.
    """

    room: str
    code: str
    address: str
    web_address: str
    board_key: str
    pack: str
    pack_title: str
    settings: Settings
    phase: Phase
    stage: Stage | None
    locked: bool
    show: Show
    hot_seat: bool
    seats: tuple[SeatRow, ...]
    turns: tuple[TurnRow, ...]
    turn: int
    attempt: int
    clock: ClockView | None
    marked: int = 0
    to_mark: int = 0
    trust: TrustView | None = None
    peers: PeerView | None = None
    flow: tuple[FlowSheet, ...] = ()
    gain: GainBoard | None = None
    appeals: tuple[AppealRow, ...] = ()
    more_appeals: int = 0
    rulings: tuple[Ruling, ...] = ()
    quotes: tuple[Quote, ...] = ()
    withheld: tuple[str, ...] = ()
    taken_up: str = ""
    trouble: str = ""
    class_name: str = ""
    qr: str = ""
    guidance: Guidance = Guidance()


class PaperView(View, frozen=True, kw_only=True):
    """One paper, for the teacher: with the judge's ballot, the overrides and the score that counts.

    ``refused`` are the places of own arguments that the teacher does not let count, ``confirmed`` of those that the
    teacher does; ``signals`` as in ``SeatRow``, ``peers`` as in ``OwnBallot``.
    """

    seat: str
    name: str
    turn: int
    attempt: int
    speech: Speech
    text: str
    handed_in: bool
    seconds: float
    by_clock: bool
    late: float
    ballot: Ballot | None
    score: int | None
    overrides: tuple[Override, ...]
    prediction: Mapping[str, int] = {}
    refused: tuple[tuple[int, int], ...] = ()
    confirmed: tuple[tuple[int, int], ...] = ()
    signals: tuple[str, ...] = ()
    peers: Mapping[str, tuple[int, ...]] = {}


# The projector


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
