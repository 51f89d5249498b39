"""Makes the teacher's view: the roster, the turns, the trust check, appeals; and single papers on request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from debate.classroom.room.papers import round_of, seat_of
from debate.classroom.room.playing import seconds_left, writers
from debate.classroom.room.state import Appeal, ClassTurn, Decision, Paper, Room, Ruling, Seat, Stage
from debate.classroom.shown.copying import signals
from debate.classroom.shown.flow import flow_sheet
from debate.classroom.shown.gain import gain_board
from debate.classroom.shown.marks import effective_score, gain_of, is_empty
from debate.classroom.shown.peers import peer_levels, peer_view, review_counts
from debate.classroom.shown.rulings import same_words
from debate.classroom.shown.telling import told
from debate.classroom.shown.trust import trust_view
from debate.classroom.shown.viewing import clock_view, speech_of
from debate.classroom.shown.views.board import FlowSheet
from debate.classroom.shown.views.common import MOST_SHOWN, shortened
from debate.classroom.shown.views.host import AppealRow, HostView, PaperView, RulingRow, SeatRow, TrustView, TurnRow
from debate.packs.model import Pack
from debate.wording import count_words

MOST_APPEALS_SHOWN = 200
"""Appeals that the dashboard has at a time: more than a lesson decides, few enough for a view each second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How the room is reached: its address, that for browsers (or empty), and the projector's key.

    ``qr`` is the code that brings a browser into the room, rows of 0 and 1 with a space between two. ``taken_up`` is
    what the teacher is told of a room that is served again, empty for a new one.
    """

    address: str = ""
    web_address: str = ""
    board_key: str = ""
    qr: str = ""
    taken_up: str = ""


Here = Callable[[str], tuple[bool, float]]
"""Whether a seat is connected, and if not, for how many seconds it has not been."""


def host_view(room: Room, pack: Pack, now: float, *, reach: Reach, here: Here, trouble: str = "") -> HostView:
    """All that the dashboard shows at the room second ``now``, but for texts and ballots."""
    turn = room.turn
    written = turn.now if turn is not None else None
    looked_at = turn is not None and turn.stage in (Stage.HELD, Stage.RELEASED)
    papers = [paper for paper in written.papers.values() if paper.handed_in] if written is not None else []
    view = HostView(
        room=room.id,
        code=room.code,
        address=reach.address,
        web_address=reach.web_address,
        board_key=reach.board_key,
        taken_up=reach.taken_up,
        pack=pack.id,
        pack_title=pack.title,
        settings=room.settings,
        phase=room.phase,
        stage=room.stage,
        locked=room.locked,
        show=room.show,
        hot_seat=room.hot_seat,
        seats=_rows(room, pack, now, here),
        turns=_turns(room, pack),
        turn=len(room.turns) - 1,
        attempt=len(turn.attempts) if turn is not None else 0,
        clock=clock_view(written, written.limit, now, trouble)
        if written is not None and room.stage is Stage.WRITING
        else None,
        marked=sum(paper.ballot is not None for paper in papers),
        to_mark=len(papers),
        trust=_trust(room, pack) if looked_at else None,
        peers=peer_view(room, pack, written) if looked_at and written is not None else None,
        flow=flow_sheets(room, pack, len(room.turns) - 1, len(turn.attempts)) if turn is not None and looked_at else (),
        gain=gain_board(room, pack, len(room.turns) - 1) if looked_at else None,
        appeals=tuple(_appeal_row(room, pack, appeal) for appeal in _appeals_to_show(room)),
        more_appeals=max(0, len(room.appeals) - MOST_APPEALS_SHOWN),
        rulings=tuple(_ruling_row(pack, ruling) for ruling in room.rulings),
        quotes=turn.quotes if turn is not None else (),
        withheld=next((one.withheld for one in reversed(turn.attempts) if one.released), ())
        if turn is not None
        else (),
        trouble=trouble,
        class_name=room.class_name,
        qr=reach.qr,
    )
    return told(view)


def flow_sheets(room: Room, pack: Pack, turn: int, attempt: int) -> tuple[FlowSheet, ...]:
    """The class flow sheets of an attempt (from 1) at a turn (from 0), one for each prompt that somebody answered."""
    papers = round_of(room, turn, attempt).papers.values()
    answered = dict.fromkeys(paper.prompt for paper in papers if paper.handed_in)
    return tuple(flow_sheet(room, pack, turn, prompt, attempt) for prompt in answered)


def _trust(room: Room, pack: Pack) -> TrustView | None:
    written = room.turns[-1].now
    return trust_view(room, pack) if written is not None and written.trust.seats else None


def _turns(room: Room, pack: Pack) -> tuple[TurnRow, ...]:
    played = [
        TurnRow(
            speeches=tuple(speech_of(pack, prompt) for prompt in turn.prompts.values()),
            stage=turn.stage,
            attempts=len(turn.attempts),
        )
        for turn in room.turns
    ]
    to_come = [
        TurnRow(speeches=tuple(speech_of(pack, prompt) for prompt in prompts.values()))
        for prompts in room.plan[len(room.turns) :]
    ]
    return (*played, *to_come)


def _rows(room: Room, pack: Pack, now: float, here: Here) -> tuple[SeatRow, ...]:
    turn = room.turn
    writing = {seat.id for seat in writers(room)} if room.stage is Stage.WRITING else set()
    rows = (_row(turn, seat, pack, now, here(seat.id), seat.id in writing) for seat in room.seats.values())
    if turn is None or turn.now is None:
        return tuple(rows)
    copied = signals(room, pack, turn.now)
    reviews = review_counts(room, turn.now, [one.id for one in pack.rubric.criteria])
    return tuple(_with_what_was_seen(row, copied.get(row.id, ()), *reviews.get(row.id, (0, 0))) for row in rows)


def _with_what_was_seen(row: SeatRow, told: tuple[str, ...], reviewed: int, to_review: int) -> SeatRow:
    return row.replaced(signals=told, reviewed=reviewed, to_review=to_review) if told or to_review else row


def _row(
    turn: ClassTurn | None, seat: Seat, pack: Pack, now: float, here: tuple[bool, float], writing: bool
) -> SeatRow:
    written = turn.now if turn is not None else None
    paper = written.papers.get(seat.id) if written is not None else None
    row = SeatRow(
        id=seat.id,
        name=seat.name,
        standing=seat.standing,
        camp=seat.camp,
        team=seat.team,
        extra=seat.extra,
        here=here[0],
        gone=here[1],
        asked=seat.asked,
        writing=writing,
        left=seconds_left(written, seat, now) if writing and written is not None else None,
    )
    if turn is None or written is None or paper is None:
        return row
    ballot = paper.ballot
    return row.replaced(
        handed_in=paper.handed_in,
        by_clock=paper.by_clock,
        late=paper.late,
        words=count_words(paper.text),
        idle=max(0.0, now - paper.changed) if writing and not paper.handed_in and paper.changed else 0.0,
        score=effective_score(paper, pack.rubric) if ballot is not None and not is_empty(paper) else None,
        overridden=bool(paper.overrides),
        flags=tuple(flag.reason for flag in ballot.flags) if ballot is not None else (),
        gain=gain_of(turn, seat.id, pack.rubric),
        predicted=bool(paper.prediction),
    )


def _appeals_to_show(room: Room) -> list[Appeal]:
    """As many as a teacher can look at: the open ones, the oldest first, then the newest of the others; by number."""
    still_open = [one for one in room.appeals if one.decision is Decision.OPEN][:MOST_APPEALS_SHOWN]
    decided = [one for one in reversed(room.appeals) if one.decision is not Decision.OPEN]
    shown = (*still_open, *decided[: MOST_APPEALS_SHOWN - len(still_open)])
    return sorted(shown, key=lambda one: one.number)


def _appeal_row(room: Room, pack: Pack, appeal: Appeal) -> AppealRow:
    paper = round_of(room, appeal.turn, appeal.attempt).papers[appeal.seat]
    words = paper.text[appeal.start : appeal.end]
    points = paper.ballot.points if paper.ballot is not None else ()
    is_open = appeal.decision is Decision.OPEN
    same = same_words(room, pack, paper.prompt, words[:MOST_SHOWN]) if is_open else ()
    return AppealRow(
        number=appeal.number,
        seat=appeal.seat,
        name=room.seats[appeal.seat].name,
        turn=appeal.turn,
        attempt=appeal.attempt,
        prompt=paper.prompt,
        point=appeal.point,
        says=next((mark.says for mark in points if mark.id == appeal.point), appeal.point),
        words=shortened(words),
        note=appeal.note,
        decision=appeal.decision,
        reason=appeal.reason,
        same_words=len(set(same) - {appeal.seat}),
    )


def _ruling_row(pack: Pack, ruling: Ruling) -> RulingRow:
    points = pack.prompt(ruling.prompt).points
    return RulingRow(
        number=ruling.number,
        words=ruling.words,
        counts=ruling.counts,
        says=next(point.says for point in points if point.id == ruling.point),
        reason=ruling.reason,
        withdrawn=ruling.withdrawn,
    )


def paper_view(room: Room, pack: Pack, seat_id: str, turn: int, attempt: int) -> PaperView:
    """One paper for the teacher, being written or handed in. Raises ``RoomError`` when there is none."""
    seat = seat_of(room, seat_id)
    written = round_of(room, turn, attempt)
    paper = written.papers.get(seat_id) or Paper(
        seat=seat_id, camp=seat.camp or "", prompt=room.turns[turn].prompts.get(seat.camp or "", "")
    )
    return PaperView(
        seat=seat.id,
        name=seat.name,
        turn=turn,
        attempt=attempt,
        speech=speech_of(pack, paper.prompt),
        text=paper.text,
        handed_in=paper.handed_in,
        seconds=paper.seconds,
        by_clock=paper.by_clock,
        late=paper.late,
        ballot=paper.ballot,
        score=effective_score(paper, pack.rubric) if paper.ballot is not None else None,
        overrides=paper.overrides,
        prediction=dict(paper.prediction),
        refused=paper.refused,
        confirmed=paper.confirmed,
        signals=signals(room, pack, written).get(seat.id, ()),
        peers=peer_levels(room, written, seat.id),
    )
