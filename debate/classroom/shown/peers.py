"""What is shown of a peer review: the answers to mark, the two sides' levels after the release, and how they agree.

Before the release nobody is told a level of the judge's or of a classmate's; a name never. What classmates gave stands
in the order of the levels, so that it tells of no two criteria whether the same hand marked them. Only finished reviews
count, and only by and of those who belong to the room.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from debate.authoring.agreement import agreement
from debate.classroom.room.reviewing import asks_for_reviews, in_hand
from debate.classroom.room.state import ClassRound, Paper, Review, Room, Standing
from debate.classroom.shown.marks import effective_level
from debate.classroom.shown.unmarked import is_unmarked, to_be_marked
from debate.classroom.shown.views.common import Speech, shortened
from debate.classroom.shown.views.host import PeerAgreement, PeerView
from debate.classroom.shown.views.seat import PeerAnswer, PeerBallot
from debate.packs.model import Pack


def peer_answers(room: Room, seat: str, speech_of: Callable[[str], Speech]) -> tuple[PeerAnswer, ...]:
    """The answers that a seat is to mark now, with what it gave so far; ``speech_of`` gives a prompt's speech."""
    written = room.turn.now if room.turn is not None else None
    if written is None or not asks_for_reviews(room):
        return ()
    return tuple(
        PeerAnswer(
            number=number,
            speech=speech_of((paper := written.papers[one.author]).prompt),
            text=paper.text,
            levels=dict(one.levels),
        )
        for number, one in in_hand(room, written, seat).items()
    )


def peer_ballots(room: Room, written: ClassRound, seat: str, titles: Mapping[str, str]) -> tuple[PeerBallot, ...]:
    """For each answer that a seat marked in a released attempt: its levels beside those that count.

    ``titles`` are those of the speeches, by prompt id. Criteria whose marks were withheld, or that have none, are left
    out; so is an answer of which then nothing is left.
    """
    found = []
    for one in in_hand(room, written, seat).values():
        paper = written.papers[one.author]
        told = {
            criterion: level
            for criterion in one.levels
            if criterion not in {*written.withheld, *to_be_marked(paper)}
            and (level := effective_level(paper, criterion)) is not None
        }
        if told:
            given = {criterion: one.levels[criterion] for criterion in told}
            found.append(
                PeerBallot(
                    title=titles.get(paper.prompt, paper.prompt),
                    text=shortened(paper.text),
                    given=given,
                    levels=told,
                    by_teacher=tuple(o.criterion for o in paper.overrides if o.criterion in told),
                    says=_says([given[criterion] - told[criterion] for criterion in told], _is_finished(one, paper)),
                )
            )
    return tuple(found)


def _says(apart: Sequence[int], finished: bool) -> str:
    """How far a student and the marks that count agree, in words; ``apart`` is by how many levels, by criterion."""
    count, exact = len(apart), apart.count(0)
    near = sum(abs(by) == 1 for by in apart)
    off = [(near, "one level apart"), (count - exact - near, "further apart")]
    same = "on all" if exact == count else f"on {exact} of"
    rest = "".join(f", {number} {'is' if number == 1 else 'are'} {how}" for number, how in off if number)
    agreed = f"You agree {same} {count} {'criterion' if count == 1 else 'criteria'}{rest}."
    return agreed if finished else f"{agreed} You did not finish this one."


def peer_levels(room: Room, written: ClassRound, author: str) -> dict[str, tuple[int, ...]]:
    """The levels that classmates gave this seat's answer, by criterion id and from the lowest; none of withheld."""
    found: dict[str, list[int]] = {}
    for paper, one in _finished(room, written):
        if paper.seat == author:
            for criterion, level in one.levels.items():
                if criterion not in written.withheld:
                    found.setdefault(criterion, []).append(level)
    return {criterion: tuple(sorted(levels)) for criterion, levels in found.items()}


def _finished(room: Room, written: ClassRound) -> Iterator[tuple[Paper, Review]]:
    """The reviews that count, each with the paper that it is of."""
    for seat in written.reviews:
        if room.seats[seat].standing is Standing.SEATED:
            for one in in_hand(room, written, seat).values():
                paper = written.papers[one.author]
                if _is_finished(one, paper):
                    yield paper, one


def _is_finished(review: Review, paper: Paper) -> bool:
    """Whether each criterion of the answer's ballot has a level; nothing is finished before there is one."""
    return paper.ballot is not None and all(mark.id in review.levels for mark in paper.ballot.criteria)


def peer_agreement(room: Room, written: ClassRound, titles: Mapping[str, str]) -> tuple[PeerAgreement, ...]:
    """How often the class and the judge gave the same level, for each criterion of ``titles`` (by id).

    The judge's own levels are meant, also where the teacher changed them; answers on which it failed are left out.
    Kappa is given only where there are enough reviews for it to say something.
    """
    pairs: dict[str, list[tuple[int, int]]] = {}
    levels: dict[str, int] = {}
    for paper, one in _finished(room, written):
        if paper.ballot is not None and not is_unmarked(paper.ballot):
            for mark in paper.ballot.criteria:
                pairs.setdefault(mark.id, []).append((one.levels[mark.id], mark.level_number))
                levels[mark.id] = max(levels.get(mark.id, 0), mark.top_level + 1, one.levels[mark.id] + 1)
    found = []
    for criterion, title in titles.items():
        if criterion in pairs:
            figures = agreement(criterion, [str(number) for number in range(levels[criterion])], pairs[criterion])
            apart = [given - judged for given, judged in pairs[criterion]]
            found.append(
                PeerAgreement(
                    criterion=criterion,
                    title=title,
                    count=figures.count,
                    exact=apart.count(0),
                    adjacent=sum(abs(by) <= 1 for by in apart),
                    above=sum(by > 0 for by in apart),
                    kappa=None if figures.too_few or figures.kappa is None else round(figures.kappa, 2),
                )
            )
    return tuple(found)


def review_counts(room: Room, written: ClassRound, criteria: Collection[str]) -> dict[str, tuple[int, int]]:
    """By seat id, how many of the answers that it was dealt it has finished marking, and how many it has."""
    return {
        seat.id: (sum(all(key in one.levels for key in criteria) for one in hand), len(hand))
        for seat in room.seated
        if (hand := in_hand(room, written, seat.id).values())
    }


def peer_view(room: Room, pack: Pack, written: ClassRound) -> PeerView | None:
    """The peer review of an attempt for its teacher; ``None`` where nothing was dealt."""
    titles = {row.id: row.title for row in pack.rubric.criteria}
    counts = review_counts(room, written, titles).values()
    if not counts:
        return None
    return PeerView(
        finished=sum(finished for finished, _ in counts),
        dealt=sum(dealt for _, dealt in counts),
        agreement=peer_agreement(room, written, titles),
    )
