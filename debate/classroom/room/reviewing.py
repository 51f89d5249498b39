"""Peer review: while the marks are held, each student marks two answers of others by the rubric. It counts for nothing.

A **student** whose page is in, and who has marked their own answer where the room asks for that, finds two answers on
their screen: the speech, the text, the criteria with their levels, and no name. Each level is kept as it is chosen; it
can be changed until the ballots are out, and whoever wants to read their own text meanwhile puts the others away. The
ballot then shows, for each of the two, the student's levels beside those that count, and for their own answer the
levels that classmates gave. Who came too late to write is told that the class is at it.

A **teacher** switches it on (the setting ``peer``) and does nothing more: the answers are dealt at the close. The
dashboard counts the reviews that are in and shows how often they agree with the judge; the release may come at any
time, and a review that is not finished then is not counted. No mark, mean or gradebook knows of any of it.

The **next engineer**: ``keeping.dealing`` draws who gets what and says so in an ``AnswersDealt``, so that a replay
deals the same; the rules are here. A student names an answer by its number among their own, never by its seat. Answers
of seats that leave the room are hidden, not forgotten, and others are dealt in their place. ``shown.peers`` makes the
views; a client's own end is ``client.review_desk`` and, in a browser, ``page/reviews.js``.
"""

from __future__ import annotations

from dataclasses import replace

from debate.classroom.errors import RoomError
from debate.classroom.room import events as e
from debate.classroom.room.papers import check_levels, paper_of, round_of, seated, turn_now, with_round
from debate.classroom.room.state import ClassRound, Review, Room, Stage, Standing

ANSWERS_EACH = 2
"""The answers that a seat marks, where there are so many."""

MOST_CHANGES = 60
"""How often a review can be changed: more than a student's second thoughts, too few to fill a journal."""


def asks_for_reviews(room: Room) -> bool:
    """Whether the class marks answers of one another now."""
    return room.stage is Stage.HELD and room.settings.peer and not room.hot_seat


def answers_dealt(room: Room, event: e.AnswersDealt) -> Room:
    """Answers to mark, after those that the seats have already."""
    turn, attempt = _place_now(room)
    reviews = dict(round_of(room, turn, attempt).reviews)
    for seat, authors in event.given.items():
        seated(room, seat)
        paper_of(room, turn, attempt, seat)
        mine = reviews.get(seat, ())
        for author in authors:
            seated(room, author)
            if not paper_of(room, turn, attempt, author).text.strip():
                raise RoomError("Nobody marks an empty page.")
            if author == seat or any(one.author == author for one in mine):
                raise RoomError("A seat marks answers of others, each once.")
            mine = (*mine, Review(author=author))
        reviews[seat] = mine
    return with_round(room, turn, attempt, lambda written: replace(written, reviews=reviews))


def reviewed(room: Room, event: e.Reviewed) -> Room:
    """What a student makes of an answer that they were dealt, until the ballots are out; the newest takes all."""
    turn, attempt = _place_now(room)
    if (event.turn, event.attempt) != (turn, attempt):
        raise RoomError("The class marks other answers now.")
    seated(room, event.seat)
    mine = round_of(room, turn, attempt).reviews.get(event.seat, ())
    if not 0 <= event.number < len(mine):
        raise RoomError("You were not given that answer.")
    review = mine[event.number]
    if room.seats[review.author].standing is not Standing.SEATED:
        raise RoomError("That answer was taken out of the room.")
    if review.changes >= MOST_CHANGES:
        raise RoomError("You have changed these marks very often; they stay as they are.")
    check_levels(paper_of(room, turn, attempt, review.author), event.levels)
    newer = replace(review, levels=dict(event.levels), changes=review.changes + 1)
    mine = (*mine[: event.number], newer, *mine[event.number + 1 :])
    return with_round(
        room, turn, attempt, lambda written: replace(written, reviews={**written.reviews, event.seat: mine})
    )


def _place_now(room: Room) -> tuple[int, int]:
    """Turn and attempt that are reviewed now. Raises ``RoomError``."""
    turn = turn_now(room, Stage.HELD)
    if not asks_for_reviews(room):
        raise RoomError("This room does not ask for reviews.")
    return len(room.turns) - 1, len(turn.attempts)


def without_reviews_of(written: ClassRound, author: str) -> ClassRound:
    """The attempt without the levels that this seat's answer was given: another text has taken its place."""
    return replace(
        written,
        reviews={
            seat: tuple(replace(one, levels={}) if one.author == author else one for one in mine)
            for seat, mine in written.reviews.items()
        },
    )


def in_hand(room: Room, written: ClassRound, seat: str) -> dict[int, Review]:
    """The answers that a seat marks or marked, by their number; without those of seats that left the room."""
    mine = enumerate(written.reviews.get(seat, ()))
    return {number: one for number, one in mine if room.seats[one.author].standing is Standing.SEATED}


def readers(written: ClassRound, author: str) -> frozenset[str]:
    """The seats that mark or marked this seat's answer."""
    return frozenset(seat for seat, mine in written.reviews.items() if any(one.author == author for one in mine))
