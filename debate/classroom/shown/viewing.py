"""Makes the views from the room: the topic that everybody knows, and what one student is shown.

``viewing_host`` and ``viewing_board`` make those of the teacher and the projector.
"""

from __future__ import annotations

from debate.classroom.errors import RoomError
from debate.classroom.room.papers import paper_of, round_of
from debate.classroom.room.playing import seat_limit
from debate.classroom.room.reviewing import asks_for_reviews
from debate.classroom.room.state import Appeal, ClassRound, ClassTurn, Phase, Room, Seat, Stage
from debate.classroom.shown.marks import effective_score, gain_of, visible_ballot
from debate.classroom.shown.peers import peer_answers, peer_ballots, peer_levels
from debate.classroom.shown.rulings import applying
from debate.classroom.shown.unmarked import to_be_marked
from debate.classroom.shown.views.common import CampCard, ClockView, CriterionCard, LevelCard, Speech, Topic, shortened
from debate.classroom.shown.views.seat import OwnAppeal, OwnBallot, OwnPaper, SeatView
from debate.judge.ballot import without_key
from debate.judge.marking.verdict import maxima
from debate.packs.model import Camp, Pack

MOST_OWN_APPEALS = 60
"""The newest appeals of a seat that it is shown."""


def topic_of(pack: Pack) -> Topic:
    """The pack's public face."""
    first, second = (_camp_card(camp) for camp in pack.camps)
    return Topic(
        pack=pack.id,
        title=pack.title,
        motion=pack.motion,
        language=pack.language,
        licence=pack.licence,
        attribution=pack.attribution,
        source=f"{pack.brief.source.title} ({pack.brief.source.year})",
        camps=(first, second),
        criteria=tuple(
            CriterionCard(
                id=row.id,
                title=row.title,
                maximum=maximum,
                levels=tuple(LevelCard(id=level.id, says=level.says) for level in row.levels),
            )
            for row, maximum in zip(pack.rubric.criteria, maxima(pack.rubric), strict=True)
        ),
        scene=pack.scene,
    )


def _camp_card(camp: Camp) -> CampCard:
    return CampCard(
        id=camp.id, name=camp.name, stand=camp.stand, case=camp.case, facts=tuple(fact.says for fact in camp.facts)
    )


def speech_of(pack: Pack, prompt_id: str) -> Speech:
    """A prompt as it is put to the class. One that the pack has no more is shown by its id."""
    try:
        prompt = pack.prompt(prompt_id)
    except KeyError:
        return Speech(prompt=prompt_id, camp="", title=prompt_id, says="")
    return Speech(prompt=prompt.id, camp=prompt.camp, title=prompt.title, says=prompt.speech.strip())


def clock_view(written: ClassRound, limit: float | None, now: float, trouble: str) -> ClockView:
    """The clock of an attempt for somebody who has ``limit`` seconds; it stands while the disk takes nothing."""
    return ClockView(
        at=now,
        used=written.clock.used(now),
        limit=limit,
        running=written.clock.running and not trouble,
        paused_for=trouble or written.paused_for,
    )


def planned(room: Room) -> int:
    """How many turns the room will have, as far as is known now."""
    return max(len(room.plan), len(room.turns))


def seat_view(room: Room, pack: Pack, seat_id: str, now: float, trouble: str = "") -> SeatView:
    """What the student at that seat sees at the room second ``now``.

    Raises ``KeyError`` for a seat that is not there.
    """
    seat = room.seats[seat_id]
    settings = room.settings
    view = SeatView(
        room=room.id,
        seat=seat.id,
        name=seat.name,
        phase=room.phase,
        stage=room.stage,
        camp=seat.camp,
        team=settings.teams[seat.team] if seat.team is not None else "",
        turn=len(room.turns) - 1,
        turns=planned(room),
        extra=seat.extra,
        past=_past(room, pack, seat),
        appeals=tuple(_own_appeal(room, appeal) for appeal in room.appeals if appeal.seat == seat.id)[
            -MOST_OWN_APPEALS:
        ],
        asked=seat.asked,
        trouble=trouble,
    )
    turn = room.turn
    if turn is None:
        return view
    return _with_turn(view, room, turn, seat, pack, now)


def _with_turn(view: SeatView, room: Room, turn: ClassTurn, seat: Seat, pack: Pack, now: float) -> SeatView:
    written = turn.now
    if written is None:
        return view
    paper = written.papers.get(seat.id)
    prompt = paper.prompt if paper is not None else turn.prompts.get(seat.camp or "")
    own, ballot = None, None
    if paper is not None:
        own = OwnPaper(
            text=paper.text,
            sequence=paper.sequence,
            handed_in=paper.handed_in,
            by_clock=paper.by_clock,
            late=paper.late,
            predicted=bool(paper.prediction),
        )
    newest = _newest_released(turn, seat)
    if newest is not None and (turn.stage is Stage.RELEASED or room.phase is Phase.OVER):
        ballot = own_ballot(room, pack, seat.id, len(room.turns) - 1, newest)
    before = turn.attempts[0].papers.get(seat.id) if len(turn.attempts) > 1 else None
    playing = room.phase is Phase.PLAYING
    return view.replaced(
        attempt=len(turn.attempts),
        speech=_speech(pack, turn, written, prompt, paper.camp if paper is not None else seat.camp or "")
        if prompt
        else None,
        clock=clock_view(written, seat_limit(written, seat), now, view.trouble)
        if playing and turn.stage is Stage.WRITING
        else None,
        paper=own,
        before=before.text if before is not None else "",
        predict=room.settings.predict and playing and turn.stage is Stage.HELD and own is not None,
        peer=asks_for_reviews(room),
        reviews=peer_answers(room, seat.id, lambda prompt: speech_of(pack, prompt)),
        ballot=ballot,
        gain=gain_of(turn, seat.id, pack.rubric) if all(one.released for one in turn.attempts) else None,
    )


def _speech(pack: Pack, turn: ClassTurn, written: ClassRound, prompt: str, camp: str) -> Speech:
    """The speech that a seat answers; while the clock stands without its words, which nobody is to answer meanwhile."""
    if turn.stage is Stage.WRITING and not written.clock.running:
        return Speech(prompt="", camp=camp, title="", says="")
    return speech_of(pack, prompt)


def _newest_released(turn: ClassTurn, seat: Seat) -> int | None:
    """The number of the newest attempt at this turn whose ballot this seat may see; late work may have none yet."""
    for number in range(len(turn.attempts), 0, -1):
        written = turn.attempts[number - 1]
        paper = written.papers.get(seat.id)
        if written.released and paper is not None and paper.ballot is not None:
            return number
    return None


def _past(room: Room, pack: Pack, seat: Seat) -> tuple[tuple[int, int, int | None], ...]:
    return tuple(
        (turn, attempt, None if written.withheld else effective_score(written.papers[seat.id], pack.rubric))
        for turn, played in enumerate(room.turns)
        for attempt, written in enumerate(played.attempts, start=1)
        if written.released and seat.id in written.papers
    )


def own_ballot(room: Room, pack: Pack, seat_id: str, turn: int, attempt: int) -> OwnBallot:
    """A seat's released ballot. Raises ``RoomError`` when it is not released, or there is none."""
    written = round_of(room, turn, attempt)
    paper = paper_of(room, turn, attempt, seat_id)
    if not written.released or paper.ballot is None:
        raise RoomError("This ballot is not out yet.")
    titles = {row.id: row.title for row in pack.rubric.criteria}
    prompt = next((one for one in pack.prompts if one.id == paper.prompt), None)
    shown = [one for one in paper.overrides if one.criterion not in written.withheld]
    return OwnBallot(
        turn=turn,
        attempt=attempt,
        speech=speech_of(pack, paper.prompt),
        text=paper.text,
        seconds=paper.seconds,
        by_clock=paper.by_clock,
        late=paper.late,
        ballot=without_key(visible_ballot(paper.ballot, {*written.withheld, *to_be_marked(paper)})),
        score=None if written.withheld else effective_score(paper, pack.rubric),
        withheld=tuple(titles.get(one, one) for one in written.withheld),
        overrides=tuple(shown),
        rulings=applying(pack, room.rulings, paper.prompt, paper.text),
        prediction=dict(paper.prediction),
        refused=paper.refused_words,
        confirmed=() if written.withheld else paper.confirmed_words,
        exemplar=prompt.exemplar.strip() if prompt is not None else "",
        hints={point.id: point.hint for point in prompt.points} if prompt is not None else {},
        peers=peer_levels(room, written, seat_id),
        reviews=peer_ballots(room, written, seat_id, {one.id: one.title for one in pack.prompts}),
    )


def _own_appeal(room: Room, appeal: Appeal) -> OwnAppeal:
    text = room.turns[appeal.turn].attempts[appeal.attempt - 1].papers[appeal.seat].text
    return OwnAppeal(
        number=appeal.number,
        turn=appeal.turn,
        attempt=appeal.attempt,
        point=appeal.point,
        words=shortened(text[appeal.start : appeal.end]),
        note=appeal.note,
        decision=appeal.decision,
        reason=appeal.reason,
    )
