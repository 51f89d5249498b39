"""What the teacher is shown."""

from __future__ import annotations

from collections.abc import Mapping

from debate.classroom.room.state import (
    Decision,
    Override,
    Phase,
    Quote,
    Settings,
    Show,
    Stage,
    Standing,
    TrustMark,
)
from debate.classroom.shown.views.board import FlowSheet, GainBoard
from debate.classroom.shown.views.common import ClockView, Speech, View
from debate.judge.ballot import Ballot

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


class RulingRow(View, frozen=True, kw_only=True):
    """A ruling as the teacher reads it again: ``says`` is its point in a sentence, ``withdrawn`` as in ``Ruling``."""

    number: int
    words: str
    counts: bool
    says: str
    reason: str
    withdrawn: bool


class HostView(View, frozen=True, kw_only=True, tag="host"):
    """All that the teacher's dashboard needs but texts and ballots, which ``Open`` asks for.

    ``withheld`` are the criteria that the turn's last release kept back, to which the next one is set at first.
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
    rulings: tuple[RulingRow, ...] = ()
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
