"""Deals the answers of a class for its peer review (``room.reviewing``): who marks which, drawn from the room's seed.

Dealing again gives only what is missing: to who came back, or in place of an answer that left the room. The deal is an
event, so that what is asked here, an answer's decency among it, is asked once and not at each replay.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from random import Random

from debate.classroom.room import events as e
from debate.classroom.room.playing import writers
from debate.classroom.room.reviewing import ANSWERS_EACH, asks_for_reviews
from debate.classroom.room.state import Room
from debate.classroom.wire.decency import is_insulting

_is_insulting = lru_cache(maxsize=1024)(is_insulting)
"""It is asked of each text whenever something happens in the room."""


def dealing(room: Room, now: float) -> tuple[e.AnyEvent, ...]:
    """What is to be dealt at the room second ``now``; mostly nothing.

    Every seat with a page in this attempt gets ``ANSWERS_EACH`` answers, fewer where there are fewer: never its own, no
    blank ones, none with an insult in it, and each answer as often as the others.
    """
    turn = room.turn
    if not asks_for_reviews(room) or turn is None or turn.now is None:
        return ()
    written, seats = turn.now, [seat.id for seat in writers(room)]
    inside = {seat.id for seat in room.seated}
    had = {seat: [one.author for one in written.reviews.get(seat, ())] for seat in seats}
    hands = {seat: [author for author in authors if author in inside] for seat, authors in had.items()}
    if all(len(hand) >= ANSWERS_EACH for hand in hands.values()):
        return ()
    texts = {seat: written.papers[seat].text for seat in seats}
    answers = [seat for seat in seats if texts[seat].strip() and not _is_insulting(texts[seat])]
    Random(f"{room.seed}:{len(room.turns)}:{len(turn.attempts)}").shuffle(answers)  # noqa: S311  a draw for a class
    times = Counter(author for hand in hands.values() for author in hand)
    given: dict[str, tuple[str, ...]] = {}
    # Around a ring, those in it first: so each of them is dealt as often as the others. Who wrote nothing evens it out.
    place = {seat: at for at, seat in enumerate(answers, start=1)}
    others = [seat for seat in seats if seat not in place for _ in range(ANSWERS_EACH)]
    for seat in (*answers * ANSWERS_EACH, *others):
        start = place.get(seat, 0)
        free = [one for one in answers[start:] + answers[:start] if one != seat and one not in had[seat]]
        if free and len(hands[seat]) < ANSWERS_EACH:
            author = min(free, key=times.__getitem__)
            hands[seat].append(author)
            had[seat].append(author)
            times[author] += 1
            given[seat] = (*given.get(seat, ()), author)
    return (e.AnswersDealt(now=now, given=given),) if given else ()
