"""What a student makes of classmates' answers, at their end: what was chosen, and what of it the room does not have.

Each level is kept as it is chosen and sent within a second; without a connection it waits here. A browser's page has
the same in ``page/reviews.js``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from debate.classroom.shown.views import PeerAnswer, SeatView
from debate.wording import counted

THE_OTHERS_REVIEW = "The class marks answers of one another now; you are in again with the next prompt."
"""What somebody is told who has no page."""

ANOTHER_TEXT = "Another text has come late in the place of this answer; mark it anew."


class OwnReviews(msgspec.Struct, frozen=True, kw_only=True):
    """Levels that the room does not have yet, by the answer's number and the criterion's id.

    ``lengths`` are the answers' in characters, by which another text in the place of one is noticed.
    """

    turn: int
    attempt: int
    levels: Mapping[int, Mapping[str, int]]
    lengths: Mapping[int, int]


class ReviewDesk:
    """The answers that a seat marks. ``kept`` is what it had not sent when the program ended.

    ``put_away``: the student looks at their own text meanwhile, or is done. ``at`` is the place of the answer on show
    among ``answers``, from 0. ``says`` is what went wrong, in a sentence.
    """

    def __init__(self, kept: OwnReviews | None = None) -> None:
        self._before = kept
        self._begin((-1, 0))

    def _begin(self, place: tuple[int, int]) -> None:
        self.answers: tuple[PeerAnswer, ...] = ()
        self.at = 0
        self.put_away = False
        self.says = ""
        self.place = place
        """Turn and attempt that the answers are of."""
        self._levels: dict[int, dict[str, int]] = {}
        self._unsent: set[int] = set()

    def see(self, view: SeatView, criteria: Collection[str]) -> None:
        """Take up what the room has; what it does not have yet of this student's levels holds.

        Another text in the place of an answer begins with the levels that the room has of it. ``criteria`` are the ids
        of those that are marked.
        """
        if (view.turn, view.attempt) != self.place or not view.reviews:
            self._begin((view.turn, view.attempt))
        known = {one.number: one.text for one in self.answers}
        for one in view.reviews:
            if known.get(one.number) not in (None, one.text):
                self._unsent.discard(one.number)
                self.says = ANOTHER_TEXT
            if one.number not in self._unsent:
                self._levels[one.number] = dict(one.levels)
        self._take_up(view.reviews)
        first = not self.answers
        self.answers = view.reviews
        self.at = min(self.at, max(0, len(self.answers) - 1))
        if first:
            self.put_away = not self.go_on(criteria)

    def _take_up(self, answers: Collection[PeerAnswer]) -> None:
        """Have what was chosen before the program ended, once its answers are here."""
        kept = self._before
        if kept is not None and answers:
            self._before = None
            if (kept.turn, kept.attempt) == self.place:
                here = {one.number for one in answers if kept.lengths.get(one.number) == len(one.text)}
                self._levels.update({number: dict(kept.levels[number]) for number in here})
                self._unsent.update(here)

    @property
    def answer(self) -> PeerAnswer | None:
        """The answer on show; ``None`` where there is none to mark."""
        return self.answers[self.at] if self.answers else None

    def levels(self, number: int) -> Mapping[str, int]:
        """The levels of the answer of that number so far, by criterion id."""
        return self._levels.get(number, {})

    def is_finished(self, number: int, criteria: Collection[str]) -> bool:
        """Whether each of these criteria (ids) has a level."""
        return all(criterion in self.levels(number) for criterion in criteria)

    def finished(self, criteria: Collection[str]) -> int:
        """How many answers are finished."""
        return sum(self.is_finished(one.number, criteria) for one in self.answers)

    def go_on(self, criteria: Collection[str]) -> bool:
        """Show the next answer that is not finished, from the one on show round the end; whether there is one."""
        for at in (*range(self.at, len(self.answers)), *range(self.at)):
            if not self.is_finished(self.answers[at].number, criteria):
                self.at = at
                return True
        return False

    def told(self, criteria: Collection[str]) -> str:
        """How far the student is, in a sentence."""
        count = len(self.answers)
        return f"You have marked {self.finished(criteria)} of {counted(count, 'answer')} of classmates."

    def choose(self, number: int, criterion: str, level: int) -> None:
        """A level for a criterion of the answer of that number."""
        if self.levels(number).get(criterion) != level:
            self._levels.setdefault(number, {})[criterion] = level
            self._unsent.add(number)
            self.says = ""

    # Sending

    def next_to_send(self) -> tuple[int, Mapping[str, int]] | None:
        """An answer's number, and its levels that the room does not have yet."""
        number = min(self._unsent, default=None)
        return None if number is None else (number, dict(self._levels[number]))

    def taken(self, number: int, levels: Mapping[str, int]) -> None:
        """The room has these; what was chosen meanwhile is sent next."""
        if self._levels.get(number) == levels:
            self._unsent.discard(number)

    def refused(self, number: int, why: str) -> None:
        """The room does not want these."""
        self._unsent.discard(number)
        self.says = why

    @property
    def to_keep(self) -> OwnReviews | None:
        """What the room does not have, to be kept here."""
        if not self._unsent:
            return self._before
        turn, attempt = self.place
        levels = {number: dict(self._levels[number]) for number in sorted(self._unsent)}
        lengths = {one.number: len(one.text) for one in self.answers if one.number in levels}
        return OwnReviews(turn=turn, attempt=attempt, levels=levels, lengths=lengths)

    @property
    def is_kept(self) -> bool:
        """Whether the room has all of it."""
        return not self._unsent
