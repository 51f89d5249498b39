"""The report of a room as a value: every student's answers and marks, and what became of them.

It is made from the room and, where it is still here as it was played, from its pack; ``as_html``, ``as_csv``
and ``as_json`` write it down. The same room and pack give the same report: nothing in it is of the moment at which
it was made.
Tokens, machines and the join code are not in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from debate.classroom.report.marks import Answer, answer_of
from debate.classroom.room.state import ClassRound, Decision, Phase, Room, Ruling, Seat, Standing
from debate.classroom.shown.copying import signals
from debate.classroom.shown.flow import flow_sheet
from debate.classroom.shown.gain import gain_board
from debate.classroom.shown.peers import peer_agreement, review_counts
from debate.classroom.shown.trust import agreement, of_the_class, warning
from debate.classroom.shown.viewing import speech_of
from debate.classroom.shown.views.board import FlowSheet, GainBoard
from debate.classroom.shown.views.common import Speech
from debate.classroom.shown.views.host import AgreementRow, PeerAgreement
from debate.packs.model import Pack


class Student(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who sat in the room, with their answers in the order in which they were asked for.

    ``camp`` and ``team`` are names, empty where there was none; ``student_id`` is the gradebook's, from the class list.
    ``extra`` multiplies this student's clocks. ``gains`` holds (turn, points) for each revision that was marked;
    ``turn`` counts from 1.
    """

    seat: str
    name: str
    camp: str
    team: str
    standing: Standing
    extra: float
    answers: tuple[Answer, ...]
    gains: tuple[tuple[int, int], ...]
    student_id: str = ""

    @property
    def belongs(self) -> bool:
        """Whether the student is one of the class: neither absent nor sent out."""
        return self.standing is Standing.SEATED

    @property
    def has_page(self) -> bool:
        """Whether there is something of theirs to hand out."""
        return self.belongs and any(answer.text.strip() for answer in self.answers)


class TrustCheck(msgspec.Struct, frozen=True, kw_only=True):
    """The trust check of one attempt: how many answers were drawn and marked, and how far teacher and judge agreed."""

    drawn: int
    marked: int
    agreement: tuple[AgreementRow, ...]
    warning: str


class PeerReview(msgspec.Struct, frozen=True, kw_only=True):
    """The peer review of one attempt: of ``dealt`` reviews ``finished`` are counted; how far they agree with the judge.

    Marks that were withheld are in no report, and so is the agreement on them. It counts for no mark.
    """

    dealt: int
    finished: int
    agreement: tuple[PeerAgreement, ...]


class Writing(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt (from 1) of the class at a turn. ``seconds`` is the clock without extra time, ``None`` for none.

    ``mean`` is the mean score of the marked answers, ``withheld`` the ids of the criteria that were not released.
    """

    attempt: int
    seconds: float | None
    handed_in: int
    marked: int
    mean: float | None
    released: bool
    withheld: tuple[str, ...]
    trust: TrustCheck | None
    flow: tuple[FlowSheet, ...]
    peers: PeerReview | None = None


class PlayedTurn(msgspec.Struct, frozen=True, kw_only=True):
    """One turn (from 1): the speeches that the camps answered, the class's attempts, and what the revision brought."""

    turn: int
    speeches: tuple[Speech, ...]
    writings: tuple[Writing, ...]
    gain: GainBoard | None


class AppealMade(msgspec.Struct, frozen=True, kw_only=True):
    """An appeal, with the words it is about, what its point says, and what became of it."""

    number: int
    seat: str
    name: str
    turn: int
    attempt: int
    point: str
    says: str
    words: str
    note: str
    decision: Decision
    reason: str


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """A sign for the teacher that words of an answer may be another's; see ``shown.copying``. It costs no mark."""

    seat: str
    name: str
    turn: int
    attempt: int
    says: str


class CriterionName(msgspec.Struct, frozen=True, kw_only=True):
    """A criterion of the rubric: its id, its title and the points that it is worth."""

    id: str
    title: str
    maximum: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All that there is to say about a room. ``missing`` are sentences on what could not be put into it, and why.

    ``opened_at`` is an ISO 8601 time in UTC, ``open_for`` the seconds that the room was open.
    """

    room: str
    opened_at: str
    open_for: float
    finished: bool
    pack: str
    pack_hash: str
    title: str
    motion: str
    attribution: str
    licence: str
    language: str
    judges: tuple[str, ...]
    criteria: tuple[CriterionName, ...]
    students: tuple[Student, ...]
    turns: tuple[PlayedTurn, ...]
    rulings: tuple[Ruling, ...]
    appeals: tuple[AppealMade, ...]
    missing: tuple[str, ...]
    signals: tuple[Signal, ...] = ()


def make_report(room: Room, pack: Pack | None) -> Report:
    """The report of a room. ``pack`` is used where it is the one that was played, and may be ``None``."""
    played = pack if pack is not None and pack.hash == room.pack_hash else None
    camps = {camp.id: camp.name for camp in played.camps} if played is not None else {}
    return Report(
        room=room.id,
        opened_at=room.opened_at,
        open_for=round(room.now, 3),
        finished=room.phase is Phase.OVER,
        pack=room.pack,
        pack_hash=room.pack_hash,
        title=played.title if played is not None else room.pack,
        motion=played.motion if played is not None else "",
        attribution=played.attribution if played is not None else "",
        licence=played.licence if played is not None else "",
        language=played.language if played is not None else "",
        judges=_judges(room),
        criteria=_criteria(room),
        students=tuple(_student(room, played, seat, camps) for seat in room.seats.values()),
        turns=tuple(_turn(room, played, number) for number in range(len(room.turns))),
        rulings=room.rulings,
        appeals=_appeals(room),
        missing=_missing(room, pack),
        signals=_signals(room, played),
    )


def _missing(room: Room, pack: Pack | None) -> tuple[str, ...]:
    if pack is not None and pack.hash == room.pack_hash:
        return ()
    why = "is not here any more" if pack is None else "has changed since"
    return (
        f"The pack “{room.pack}” {why}: the arguments that were answered are named by their ids, points that nobody's "
        "ballot holds are missing, and a mark that the teacher gave counts by evenly spaced levels.",
    )


def _judges(room: Room) -> tuple[str, ...]:
    ballots = [paper.ballot for _, written in _rounds(room) for paper in written.papers.values()]
    return tuple(sorted({ballot.judge for ballot in ballots if ballot is not None}))


def _criteria(room: Room) -> tuple[CriterionName, ...]:
    """The criteria as the room's ballots have them; a room without a ballot has none to tell."""
    for _, written in _rounds(room):
        for paper in written.papers.values():
            if paper.ballot is not None:
                return tuple(
                    CriterionName(id=mark.id, title=mark.title, maximum=mark.maximum) for mark in paper.ballot.criteria
                )
    return ()


def _rounds(room: Room) -> list[tuple[int, ClassRound]]:
    return [(number, written) for number, turn in enumerate(room.turns) for written in turn.attempts]


def _signals(room: Room, pack: Pack | None) -> tuple[Signal, ...]:
    return tuple(
        Signal(seat=seat, name=room.seats[seat].name, turn=number + 1, attempt=attempt, says=says)
        for number, turn in enumerate(room.turns)
        for attempt, written in enumerate(turn.attempts, start=1)
        for seat, told in signals(room, pack, written).items()
        for says in told
    )


def _student(room: Room, pack: Pack | None, seat: Seat, camps: Mapping[str, str]) -> Student:
    answers = [
        answer_of(room, pack, written, paper, number, attempt)
        for number, turn in enumerate(room.turns)
        for attempt, written in enumerate(turn.attempts, start=1)
        if (paper := written.papers.get(seat.id)) is not None
    ]
    return Student(
        seat=seat.id,
        name=seat.name,
        camp=camps.get(seat.camp or "", seat.camp or ""),
        team=room.settings.teams[seat.team] if seat.team is not None else "",
        standing=seat.standing,
        extra=seat.extra,
        answers=tuple(answers),
        gains=_gains(answers),
        student_id=seat.student_id,
    )


def _gains(answers: Sequence[Answer]) -> tuple[tuple[int, int], ...]:
    """What each revision brought, where all marks of both attempts are known: a gain would give a withheld one away.

    A second page that was left blank is no revision.
    """
    scores = {(one.turn, one.attempt): one.score for one in answers if one.attempt == 1 or one.text.strip()}
    found = []
    for turn in dict.fromkeys(answer.turn for answer in answers):
        first, second = scores.get((turn, 1)), scores.get((turn, 2))
        if first is not None and second is not None:
            found.append((turn, second - first))
    return tuple(found)


def _turn(room: Room, pack: Pack | None, number: int) -> PlayedTurn:
    turn = room.turns[number]
    return PlayedTurn(
        turn=number + 1,
        speeches=tuple(
            speech_of(pack, prompt) if pack is not None else Speech(prompt=prompt, camp=camp, title=prompt, says="")
            for camp, prompt in turn.prompts.items()
        ),
        writings=tuple(_writing(room, pack, number, attempt) for attempt in range(1, len(turn.attempts) + 1)),
        gain=gain_board(room, pack, number),
    )


def _writing(room: Room, pack: Pack | None, turn: int, attempt: int) -> Writing:
    written = room.turns[turn].attempts[attempt - 1]
    papers = of_the_class(room, written).papers.values()
    answers = [answer_of(room, pack, written, paper, turn, attempt) for paper in papers]
    in_hand = [answer for answer in answers if answer.handed_in]
    marked = [answer.score for answer in in_hand if answer.score is not None]
    return Writing(
        attempt=attempt,
        seconds=written.limit,
        handed_in=len(in_hand),
        marked=len(marked),
        mean=round(sum(marked) / len(marked), 1) if marked else None,
        released=written.released,
        withheld=written.withheld,
        trust=_trust(room, written),
        flow=tuple(
            flow_sheet(room, pack, turn, prompt, attempt) for prompt in dict.fromkeys(one.prompt for one in in_hand)
        ),
        peers=_peers(room, written),
    )


def _trust(room: Room, written: ClassRound) -> TrustCheck | None:
    if not written.trust.seats:
        return None
    written = of_the_class(room, written)
    marked = len(written.trust.marks)
    return TrustCheck(
        drawn=len(written.trust.seats),
        marked=marked,
        agreement=agreement(written, [(row.id, row.title) for row in _criteria(room)]),
        warning=warning(marked),
    )


def _peers(room: Room, written: ClassRound) -> PeerReview | None:
    titles = {row.id: row.title for row in _criteria(room)}
    counts = review_counts(room, written, titles).values()
    if not counts:
        return None
    return PeerReview(
        dealt=sum(dealt for _, dealt in counts),
        finished=sum(finished for finished, _ in counts),
        agreement=tuple(one for one in peer_agreement(room, written, titles) if one.criterion not in written.withheld),
    )


def _appeals(room: Room) -> tuple[AppealMade, ...]:
    found = []
    for appeal in room.appeals:
        paper = room.turns[appeal.turn].attempts[appeal.attempt - 1].papers[appeal.seat]
        points = {mark.id: mark.says for mark in paper.ballot.points} if paper.ballot is not None else {}
        found.append(
            AppealMade(
                number=appeal.number,
                seat=appeal.seat,
                name=room.seats[appeal.seat].name,
                turn=appeal.turn + 1,
                attempt=appeal.attempt,
                point=appeal.point,
                says=points.get(appeal.point, appeal.point),
                words=paper.text[appeal.start : appeal.end],
                note=appeal.note,
                decision=appeal.decision,
                reason=appeal.reason,
            )
        )
    return tuple(found)
