"""Drills being done, one or several in a row: tasks, clock, judge and records meet here, and front ends only show it.

What is written is kept each second under the task, so that a killed program brings the text back, its clock standing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from debate.game.clock import Clock
from debate.judge import Judge
from debate.packs.model import Camp, Prompt
from debate.practice.drills import Drill, DrillTask, pressed
from debate.practice.marking import DrillMark, mark_drill, to_json
from debate.records import Records, RecordsError
from debate.records.values import StoredDrill


class Drilling:
    """Tasks being written one after the other, each marked, and tried again as often as the player likes.

    ``task`` is the one at hand. ``mark`` is the mark of what was handed in last, ``None`` while a text is being
    written, and ``before`` the mark of the try before that one; ``tries`` counts what was handed in. ``trouble`` is a
    sentence while something cannot be kept; what could not is tried again.
    """

    def __init__(
        self,
        judge: Judge,
        records: Records,
        tasks: Sequence[DrillTask],
        *,
        now: Callable[[], float],
        utc_now: Callable[[], datetime],
        extra_time: float | None = 1.0,
    ) -> None:
        """Take up the first task, with the text and the time of a drill that was broken off, if there was one.

        ``extra_time`` multiplies the clocks; ``None`` is for no clock. Raises ``KeyError`` for a task that is not of
        the judge's pack. Every task waits for ``go_on`` to start its clock.
        """
        self.pack = judge.pack
        self.trouble: str | None = None
        self._tasks = tuple(tasks)
        self._at = 0
        self._judge = judge
        self._records = records
        self._now = now
        self._utc_now = utc_now
        self._extra_time = extra_time
        self._unstored: list[StoredDrill] = []
        self._begin()

    def _begin(self) -> None:
        self.task = self._tasks[self._at]
        self.prompt: Prompt = self.pack.prompt(self.task.prompt)
        self.mark: DrillMark | None = None
        self.before: DrillMark | None = None
        self.tries = 0
        self.text = ""
        self._clock = Clock(limit=None if self._extra_time is None else self.task.seconds * self._extra_time)
        self._kept: tuple[str, bool] = ("", False)
        self._take_up_draft()

    # What it looks like now

    @property
    def position(self) -> tuple[int, int]:
        """Which task of how many, counted from 1."""
        return self._at + 1, len(self._tasks)

    @property
    def has_next(self) -> bool:
        """Whether a task comes after this one."""
        return self._at + 1 < len(self._tasks)

    @property
    def has_begun(self) -> bool:
        """Whether any of the clock was used, or anything written."""
        return bool(self.text or self._clock.spent or self._clock.running)

    @property
    def camp(self) -> Camp:
        """The player's camp."""
        return self.pack.camp(self.task.camp)

    @property
    def other_camp(self) -> Camp:
        """The opponent's camp."""
        return self.pack.other_camp(self.task.camp)

    @property
    def press(self) -> str:
        """What the opponent comes back with; empty but in a drill of the press."""
        return pressed(self.prompt, self.task.point).press if self.task.drill is Drill.PRESS else ""

    @property
    def writing(self) -> bool:
        """Whether a text is being written, or waits to be gone on with."""
        return self.mark is None

    @property
    def paused(self) -> bool:
        """Whether the clock of a text that is being written stands."""
        return self.writing and not self._clock.running

    @property
    def seconds_left(self) -> float | None:
        """Seconds left; ``None`` without a clock."""
        return self._clock.left(self._now())

    @property
    def seconds_used(self) -> float:
        """Seconds used."""
        return self._clock.used(self._now())

    @property
    def time_is_up(self) -> bool:
        """Whether the text must be handed in now."""
        return self.writing and self._clock.over(self._now())

    # What the player does

    def go_on(self) -> None:
        """Let the clock run."""
        self._clock = self._clock.started(self._now())

    def pause(self) -> None:
        """Let the clock stand."""
        self._clock = self._clock.stopped(self._now())
        self.keep_draft()

    def write(self, text: str) -> None:
        """Take note of what is written by now; with the first words the judge gets ready."""
        if self.writing:
            self.text = text
            if text:
                self._judge.get_ready(self.prompt)

    def keep_draft(self) -> None:
        """Store what is being written, and whatever could not be stored before. Front ends call it once a second."""
        if self._unstored:
            self._try(self._store)
        if self.writing and (self._clock.running or self._kept != (self.text, self.paused)):
            self._try(self._save_draft)

    def hand_in(self, *, by_clock: bool = False) -> DrillMark:
        """Have the text marked and stored, and return its mark."""
        used = self.seconds_used  # before the judge runs: its time is not the player's
        self._clock = self._clock.stopped(self._now())
        mark = mark_drill(self._judge, self.task, self.text)
        self._unstored.append(
            StoredDrill(
                kind=self.task.drill.value,
                pack=self.pack.id,
                pack_hash=self.pack.hash,
                camp=self.task.camp,
                prompt=self.task.prompt,
                point=self.task.point,
                answer=self.text,
                mark=to_json(mark),
                score=mark.score,
                seconds_used=round(used, 1),
                by_clock=by_clock,
                at=self._utc_now().isoformat(timespec="seconds"),
            )
        )
        self.mark = mark
        self.tries += 1
        self._try(self._store)
        return mark

    def again(self) -> None:
        """Try once more right away, on a whole clock, from the text as it was."""
        if self.mark is not None:
            self.before, self.mark = self.mark, None
            self._clock = replace(self._clock, spent=0.0, since=None).started(self._now())

    def next(self) -> None:
        """Go to the next task, if there is one."""
        if self.has_next:
            self._at += 1
            self._begin()

    # Keeping it

    def _store(self) -> None:
        while self._unstored:
            self._records.add_drill(self._unstored[0])
            self._unstored.pop(0)
        self._records.save_draft(self.task.key, 0, 1, "", 0.0)
        self._kept = ("", False)

    def _save_draft(self) -> None:
        self._records.save_draft(self.task.key, 0, 1, self.text, self.seconds_used)
        self._kept = (self.text, self.paused)

    def _try(self, store: Callable[[], object]) -> None:
        try:
            store()
        except RecordsError as error:
            self.trouble = str(error)
        else:
            self.trouble = None

    def _take_up_draft(self) -> None:
        try:
            draft = self._records.draft(self.task.key, 0, 1)
        except RecordsError as error:
            self.trouble = str(error)
            return
        if draft is not None and draft.text:
            self.text = draft.text
            self._clock = self._clock.having_spent(draft.seconds_used)
            if self._clock.left(0.0) == 0:  # whatever was left when the program was killed, it is enough to end a word
                self._clock = replace(self._clock, spent=0.0)
