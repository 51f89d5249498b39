"""A seat's released ballot in sentences, with what the teacher decided and what classmates gave."""

from __future__ import annotations

from collections.abc import Iterator

from debate.classroom.shown.views.common import Topic
from debate.classroom.shown.views.seat import OwnBallot
from debate.judge.ballot import Made


def own_ballot_lines(own: OwnBallot, topic: Topic) -> Iterator[str]:
    """A released ballot in sentences, with what the teacher decided beside the judge's marks."""
    levels = {criterion.id: [level.id for level in criterion.levels] for criterion in topic.criteria}
    yield "Your ballot." if own.score is None else f"Your ballot: {own.score} of 100."
    if own.withheld:
        yield f"Your teacher keeps these marks for now: {', '.join(own.withheld)}."
    given = {one.criterion: one for one in own.overrides}
    for mark in own.ballot.criteria:
        yield f"{mark.title}: {mark.score} of {mark.maximum}, {mark.level}. {mark.sentence}"
        if mark.id in given:
            override = given[mark.id]
            yield f"Your teacher: {levels[mark.id][override.level]}, and that counts. {override.reason}"
        if mark.id in own.prediction:
            yield f"You predicted: {levels[mark.id][own.prediction[mark.id]]}."
        if mark.id in own.peers:
            yield f"Classmates gave: {', '.join(levels[mark.id][level] for level in own.peers[mark.id])}."
    for made, what in ((Made.MADE, "Point made"), (Made.PARTLY, "Point made in part")):
        yield from (f"{what}: {point.says}" for point in own.ballot.points if point.made is made)
    yield from (
        f"Point dropped. Hint: {own.hints.get(point.id, '')}" for point in own.ballot.points if point.made is Made.NOT
    )
    yield from (f"Note: {flag.reason}" for flag in own.ballot.flags)
    yield from (f"Your teacher has read this and counts it: “{words}”" for words in own.confirmed)
    yield from (f"Your teacher did not count this: “{words}”" for words in own.refused)
    if own.ballot.fix:
        yield f"One thing to fix: {own.ballot.fix}"
    yield from _reviewed_lines(own, topic)
    yield "If something should have counted, .appeal tells your teacher."


def _reviewed_lines(own: OwnBallot, topic: Topic) -> Iterator[str]:
    """What the student made of classmates' answers, beside the levels that count."""
    for one in own.reviews:
        yield f"You marked an answer to “{one.title}”: “{one.text}”"
        yield from (f"{title}: {told}." for title, told in one.side_by_side(topic))
        yield one.says
    if own.peers or own.reviews:
        yield "What classmates give each other counts for nothing."
