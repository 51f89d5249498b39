"""Rules for what comes after the writing: ballots held and released, the trust check, overrides, rulings, appeals."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from debate.classroom.errors import RoomError
from debate.classroom.room import events as e
from debate.classroom.room.papers import (
    check_level,
    check_levels,
    check_note,
    paper_of,
    round_of,
    turn_now,
    with_now,
    with_paper,
)
from debate.classroom.room.state import Appeal, Decision, Override, Paper, Quote, Room, Ruling, Stage, Trust, TrustMark

MOST_APPEALS = 20
"""Appeals that one seat can have open: enough for every point of a few prompts, too few to flood the teacher."""

MOST_QUOTES = 20
"""Quotations that a turn can have: more than a wall can hold, too few to make every view long."""


def marked(room: Room, event: e.Marked) -> Room:
    """A ballot is there, or a newer one after a ruling; overrides stand on."""
    paper = paper_of(room, event.turn, event.attempt, event.seat)
    if event.ballot.answer_hash != sha256(paper.text.encode("utf-8", "surrogatepass")).hexdigest():
        raise RoomError("This ballot is of another text.")
    return with_paper(room, event.turn, event.attempt, replace(paper, ballot=event.ballot))


def predicted(room: Room, event: e.Predicted) -> Room:
    """A student's own marks, before the ballot was theirs to see."""
    paper = paper_of(room, event.turn, event.attempt, event.seat)
    if not room.settings.predict:
        raise RoomError("This room does not ask for predictions.")
    if round_of(room, event.turn, event.attempt).released:
        raise RoomError("The ballots are out; a prediction comes before.")
    check_levels(paper, event.levels)
    return with_paper(room, event.turn, event.attempt, replace(paper, prediction=dict(event.levels)))


def trust_drawn(room: Room, event: e.TrustDrawn) -> Room:
    """The answers of a trust check. Drawing again drops the marks given so far."""
    turn_now(room, Stage.HELD)
    if not event.seats or len(set(event.seats)) != len(event.seats):
        raise RoomError("A trust check needs some answers, each once.")
    turn, attempt = len(room.turns) - 1, len(room.turns[-1].attempts)
    for seat in event.seats:
        paper_of(room, turn, attempt, seat)
    return with_now(room, lambda now: replace(now, trust=Trust(seats=event.seats)))


def trust_marked(room: Room, event: e.TrustMarked) -> Room:
    """The teacher's marks for one of the drawn answers; later ones take the place of earlier ones."""
    turn = turn_now(room, Stage.HELD)
    assert turn.now is not None
    trust = turn.now.trust
    if event.seat not in trust.seats:
        raise RoomError("That answer was not drawn for the trust check.")
    check_levels(turn.now.papers[event.seat], event.levels)
    kept = [mark for mark in trust.marks if mark.seat != event.seat]
    marks = (*kept, TrustMark(seat=event.seat, levels=dict(event.levels)))
    return with_now(room, lambda now: replace(now, trust=replace(trust, marks=marks)))


def overridden(room: Room, event: e.Overridden) -> Room:
    """The teacher's level beside the judge's, with its reason; or an earlier one taken back."""
    paper = paper_of(room, event.turn, event.attempt, event.seat)
    if paper.ballot is None:
        raise RoomError("This answer has no marks yet.")
    kept = tuple(one for one in paper.overrides if one.criterion != event.criterion)
    if event.level is not None:
        check_level(paper.ballot, event.criterion, event.level)
        if not event.reason.strip():
            raise RoomError("A changed mark needs a reason, which the student reads.")
        check_note(event.reason)
        kept = (*kept, Override(criterion=event.criterion, level=event.level, reason=event.reason))
    return with_paper(room, event.turn, event.attempt, replace(paper, overrides=kept))


def own_refused(room: Room, event: e.OwnRefused) -> Room:
    """An own argument, which counted on trust, counts no more. The new ballot is an event of its own."""
    paper, place = _paper_with_own(room, event)
    confirmed = tuple(one for one in paper.confirmed if one != place)
    changed = replace(paper, refused=(*paper.refused, place), confirmed=confirmed)
    return with_paper(room, event.turn, event.attempt, changed)


def own_confirmed(room: Room, event: e.OwnConfirmed) -> Room:
    """An own argument counts by the teacher's word, and on trust no more."""
    paper, place = _paper_with_own(room, event)
    if place in paper.confirmed:
        raise RoomError("You have confirmed this argument already.")
    return with_paper(room, event.turn, event.attempt, replace(paper, confirmed=(*paper.confirmed, place)))


def _paper_with_own(room: Room, event: e.OwnRefused | e.OwnConfirmed) -> tuple[Paper, tuple[int, int]]:
    """The paper, whose ballot must have that own argument, and its place."""
    paper = paper_of(room, event.turn, event.attempt, event.seat)
    if paper.ballot is None or not any((own.start, own.end) == (event.start, event.end) for own in paper.ballot.own):
        raise RoomError("The ballot has no such argument of the student's own.")
    return paper, (event.start, event.end)


def own_kept(room: Room, event: e.OwnKept) -> Room:
    """An own argument that was refused counts again."""
    paper = paper_of(room, event.turn, event.attempt, event.seat)
    refused = tuple(place for place in paper.refused if place != (event.start, event.end))
    if refused == paper.refused:
        raise RoomError("This argument was not refused.")
    return with_paper(room, event.turn, event.attempt, replace(paper, refused=refused))


def ruled(room: Room, event: e.Ruled) -> Room:
    """A ruling for this room. New ballots are events of their own."""
    if not event.words.strip():
        raise RoomError("A ruling names the words that count, or do not.")
    if not any(event.prompt in turn.prompts.values() for turn in room.turns):
        raise RoomError("A ruling is for a prompt that the class has played.")
    check_note(event.words)
    check_note(event.reason)
    ruling = Ruling(
        number=len(room.rulings) + 1,
        prompt=event.prompt,
        point=event.point,
        words=event.words,
        counts=event.counts,
        reason=event.reason,
    )
    return replace(room, rulings=(*room.rulings, ruling))


def unruled(room: Room, event: e.Unruled) -> Room:
    """A ruling taken back. New ballots are events of their own."""
    if not 1 <= event.number <= len(room.rulings) or room.rulings[event.number - 1].withdrawn:
        raise RoomError("There is no such ruling.")
    rulings = list(room.rulings)
    rulings[event.number - 1] = replace(rulings[event.number - 1], withdrawn=True)
    return replace(room, rulings=tuple(rulings))


def released(room: Room, event: e.Released) -> Room:
    """The ballots are out. Every answer must have been marked."""
    turn = turn_now(room, Stage.HELD)
    assert turn.now is not None
    if any(paper.handed_in and paper.ballot is None for paper in turn.now.papers.values()):
        raise RoomError("Not every answer is marked yet; that takes a few seconds.")
    return with_now(room, lambda now: replace(now, released=True, withheld=tuple(event.withheld)), stage=Stage.RELEASED)


def appealed(room: Room, event: e.Appealed) -> Room:
    """An appeal, for the teacher to decide."""
    paper = paper_of(room, event.turn, event.attempt, event.seat)
    if not round_of(room, event.turn, event.attempt).released or paper.ballot is None:
        raise RoomError("There is no ballot yet that could be appealed.")
    if not any(mark.id == event.point for mark in paper.ballot.points):
        raise RoomError("This prompt has no such point.")
    if not 0 <= event.start < event.end <= len(paper.text) or not paper.text[event.start : event.end].strip():
        raise RoomError("Choose the words of your answer that should have counted.")
    check_note(event.note)
    mine = [appeal for appeal in room.appeals if appeal.seat == event.seat and appeal.decision is Decision.OPEN]
    if any((a.turn, a.attempt, a.point) == (event.turn, event.attempt, event.point) for a in mine):
        raise RoomError("You have appealed for this point already.")
    if len(mine) >= MOST_APPEALS:
        raise RoomError("You have many appeals open; wait until your teacher has decided some.")
    appeal = Appeal(
        number=len(room.appeals) + 1,
        seat=event.seat,
        turn=event.turn,
        attempt=event.attempt,
        point=event.point,
        start=event.start,
        end=event.end,
        note=event.note.strip(),
    )
    return replace(room, appeals=(*room.appeals, appeal))


def decided(room: Room, event: e.Decided) -> Room:
    """What the teacher made of an appeal. A decision can be changed."""
    if not 1 <= event.number <= len(room.appeals):
        raise RoomError("There is no such appeal.")
    if event.decision is Decision.OPEN:
        raise RoomError("An appeal is accepted or rejected.")
    check_note(event.reason)
    appeals = list(room.appeals)
    appeals[event.number - 1] = replace(appeals[event.number - 1], decision=event.decision, reason=event.reason.strip())
    return replace(room, appeals=tuple(appeals))


def quoted(room: Room, event: e.Quoted) -> Room:
    """The anonymous quotations of a turn."""
    round_of(room, event.turn, 1)
    if len(event.quotes) > MOST_QUOTES:
        raise RoomError(f"The projector shows at most {MOST_QUOTES} quotations of a prompt.")
    for quote in event.quotes:
        _check_quote(room, event.turn, quote)
    turns = list(room.turns)
    turns[event.turn] = replace(turns[event.turn], quotes=event.quotes)
    return replace(room, turns=tuple(turns))


def _check_quote(room: Room, turn: int, quote: Quote) -> None:
    text = paper_of(room, turn, quote.attempt, quote.seat).text
    if not 0 <= quote.start < quote.end <= len(text):
        raise RoomError("A quotation is a part of an answer.")
