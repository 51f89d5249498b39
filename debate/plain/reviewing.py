"""Peer review on plain lines: the answers of classmates are read out, and each criterion is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from debate.classroom.client.review_desk import ReviewDesk
from debate.classroom.shown.views.common import CriterionCard, Topic
from debate.classroom.shown.views.seat import PeerAnswer
from debate.wording import counted


def reviewing(desk: ReviewDesk, topic: Topic, say: Callable[..., None], answer: Callable[[], str]) -> Iterator[None]:
    """The conversation: each ``yield`` waits for a line, which ``answer`` gives then.

    It asks for what is missing; when nothing is, for all of it again. At the end the answers are put away.
    """
    criteria = [row.id for row in topic.criteria]
    again = desk.finished(criteria) == len(desk.answers)
    how_many = counted(len(desk.answers), "answer")
    say(
        f"Before you see your ballot: mark {how_many} of classmates.",
        "It counts for nobody’s marks, and nobody is told that it was you. “You” in a level is who wrote the answer.",
    )
    told = False
    for at, one in enumerate(desk.answers, start=1):
        if desk.is_finished(one.number, criteria) and not again:
            continue
        say(f"Answer {at} of {len(desk.answers)}.", *_read_out(one, topic))
        for row in topic.criteria:
            if again or row.id not in desk.levels(one.number):
                yield from _asked(desk, one.number, row, say, answer, with_words=not told)
        told = True
    say(f"{desk.told(criteria)} .review goes through your marks again.")
    desk.put_away = True


def _read_out(one: PeerAnswer, topic: Topic) -> Iterator[str]:
    names = {camp.id: camp.name for camp in topic.camps}
    mine = names.get(one.speech.camp, "")
    theirs = next((name for name in names.values() if name != mine), "")
    yield f"The camp “{theirs}” says: “{one.speech.says or one.speech.title}”"
    yield f"A classmate answers for the camp “{mine}”:"
    yield from (line for line in one.text.split("\n") if line.strip())


def _asked(
    desk: ReviewDesk, number: int, row: CriterionCard, say: Callable[..., None], answer: Callable[[], str], *,
    with_words: bool,
) -> Iterator[None]:  # fmt: skip
    """Ask for one level; the first time with what each level means."""
    given = desk.levels(number).get(row.id)
    keeps = "" if given is None else f" You gave “{row.levels[given].id}”; Enter alone keeps it."
    offered = "; ".join(f"{at}: {level.id}" for at, level in enumerate(row.levels))
    if with_words:
        say(f"{row.title}?{keeps}", *(f"{at}: {level.id}. {level.says}" for at, level in enumerate(row.levels)))
    else:
        say(f"{row.title}?{keeps} {offered}.")
    while True:
        yield
        typed = answer()
        if not typed and given is not None:
            return
        if typed.isdecimal() and int(typed) < len(row.levels):
            desk.choose(number, row.id, int(typed))
            return
        say(f"Please type a number. {offered}.")
