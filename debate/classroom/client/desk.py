"""A student's text as the client has it: which of two texts is newer, what is to be sent, when it is finished.

No screen, no network and no disk: whoever has these tells the desk what happened (``see``, ``write``, ``pass_time``,
``taken`` …) and asks what to show, to keep and to send. Every text bears a sequence number that grows with each
change; of the client's and the server's text the one with the greater number is the newer one. Messages can be lost,
doubled and late: nothing here counts on an answer, and everything may be sent twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec.structs import replace

from debate.classroom.room.state import MOST_CHARACTERS, Phase, Stage
from debate.classroom.shown.views.seat import OwnPaper, SeatView
from debate.classroom.wire.messages import OwnText
from debate.classroom.wire.texts import shown

Place = tuple[int, int]
"""The turn (from 0) and the attempt (from 1) that a text belongs to."""

ENOUGH_LEFT = 0.5
"""So many seconds on the clock let a text be written on which this client had locked: more than two clocks differ."""


@dataclass(slots=True)
class WritingDesk:
    """The desk of one seat. ``kept`` are the texts that an earlier client of it kept, finished ones among them.

    ``says`` is a sentence of the room about the last text, until the next one.
    """

    kept: tuple[OwnText, ...] = ()
    says: str = ""
    _view: SeatView | None = None
    _paper: OwnPaper | None = None
    _now: OwnText | None = None
    """The text of the attempt that is on; ``None`` while nothing is written."""
    _acknowledged: int = 0
    """The sequence of the newest draft that the room has on its disk."""
    _waiting: dict[Place, OwnText] = field(default_factory=dict)
    """Texts that must be handed in, until the room has them."""
    _too_late: OwnText | None = None
    """The newest text that the room would not take any more: the student may bring it as a file."""
    _on_its_way: OwnText | None = None
    _refused: OwnText | None = None
    """The draft that the room would not take; a changed one is tried again."""
    _left: float | None = None

    def __post_init__(self) -> None:
        self._waiting = {one.place: one for one in self.kept if one.handing_in}

    # What to show

    @property
    def text(self) -> str:
        """What the editor should hold."""
        return self._now.text if self._now is not None else ""

    @property
    def writing(self) -> bool:
        """Whether there is an attempt to write on, finished or not."""
        return self._view is not None and self._view.stage is Stage.WRITING and self._view.speech is not None

    @property
    def handed_in(self) -> bool:
        """Whether the room has the finished text."""
        return self._paper is not None and self._paper.handed_in

    @property
    def finished(self) -> bool:
        """Whether nothing more may be typed: it is in, or is to be handed in, or the time is over."""
        return self.handed_in or (self._now is not None and self._now.place in self._waiting)

    @property
    def paused(self) -> bool:
        """Whether the clock stands, so that the speech is hidden and nothing is typed."""
        clock = self._view.clock if self._view is not None else None
        return clock is not None and not clock.running

    @property
    def unsent(self) -> bool:
        """Whether the room lacks something that was written here."""
        return bool(self._waiting) or (self._now is not None and self._dirty and not self.handed_in)

    @property
    def to_keep(self) -> tuple[OwnText, ...]:
        """What must be on the disk: the text at hand, and those that wait to be handed in."""
        now = () if self._now is None or self._now.place in self._waiting else (self._now,)
        late = () if self._too_late is None or self._too_late.place in self._waiting else (self._too_late,)
        return (*late, *self._waiting.values(), *now)

    @property
    def left_behind(self) -> OwnText | None:
        """The text that waits to be handed in, or came too late, for a file; the newest when there are several."""
        return max(self._waiting.values(), key=lambda one: one.place, default=self._too_late)

    @property
    def too_late(self) -> bool:
        """Whether what is left behind was refused for good: only a file can bring it to the teacher."""
        return self._too_late is not None and not self._waiting

    @property
    def _dirty(self) -> bool:
        return self._now is not None and self._now.sequence > self._acknowledged

    # What happened

    def see(self, view: SeatView, now: float | None) -> None:
        """Take up what the room says; ``now`` is the room second, as far as the client knows it."""
        place = (view.turn, view.attempt) if view.attempt > 0 and view.speech is not None else None
        if self._now is not None and self._now.place != place:
            self._leave(self._now)
        self._view, self._paper = view, view.paper
        if view.phase is Phase.OVER:
            self._forget_released(view)
        if place is None:
            self._now, self._paper = None, None
            return
        if self._now is None or self._now.place != place:
            self._take_place(place)
        self._compare(view.paper or OwnPaper())
        self._forget_released(view)
        self._left = view.clock.left(now if now is not None else view.clock.at) if view.clock is not None else None
        if view.stage is Stage.WRITING and not self.handed_in and (self._left is None or self._left > ENOUGH_LEFT):
            self._take_back(place)

    def write(self, text: str) -> None:
        """The student changed the text. Nothing happens once it is finished, or while the clock stands."""
        text = sendable(text)
        if self._now is None or self.finished or self.paused or text == self._now.text:
            return
        self._now = replace(self._now, text=text, sequence=self._now.sequence + 1)

    def hand_in(self, *, by_clock: bool = False) -> None:
        """The text is finished: it is handed in as soon as there is a connection."""
        if self._now is not None and not self.finished:
            self._waiting[self._now.place] = replace(self._now, handing_in=True, by_clock=by_clock)

    def pass_time(self, now: float | None) -> float | None:
        """Time passed: at zero the text is finished. Returns the seconds left, ``None`` without a clock."""
        clock = self._view.clock if self._view is not None else None
        self._left = None if clock is None else clock.left(clock.at if now is None else now)
        if self.writing and self._left == 0:
            self.hand_in(by_clock=True)
        return self._left

    # What to send

    def next_to_send(self) -> OwnText | None:
        """The text to send now, as a hand-in or a draft; ``None`` while one is on its way, and when all was sent."""
        if self._on_its_way is not None:
            return None
        if self._waiting:
            self._on_its_way = min(self._waiting.values(), key=lambda one: one.place)
        elif self._dirty and self.writing and not self.handed_in and self._now != self._refused:
            self._on_its_way = self._now
        return self._on_its_way

    def taken(self, sent: OwnText) -> None:
        """The room has it on its disk."""
        self._arrived(sent)
        if sent.handing_in:
            self.says = ""
            self._waiting.pop(sent.place, None)
            if self._now is not None and self._now.place == sent.place:
                known = self._paper or OwnPaper()
                # The view that says so is on its way; until then nobody may believe that the text is open.
                self._paper = known.replaced(text=sent.text, handed_in=True, by_clock=sent.by_clock)
        elif self._now is not None and self._now.place == sent.place:
            self._acknowledged = max(self._acknowledged, sent.sequence)

    def refused(self, sent: OwnText, why: str, *, again: bool) -> None:
        """The room does not take it; with ``again`` it may later."""
        self._arrived(sent)
        self.says = why
        if again:
            return
        if not sent.handing_in:  # its paper is in, say: what the room shows next tells whether it can come late
            self._refused = sent
            return
        self._waiting.pop(sent.place, None)
        if sent.text.strip():
            self._too_late = sent
        if self._now is not None and self._now.place == sent.place:
            self._acknowledged = max(self._acknowledged, sent.sequence)  # it would be refused for ever

    def lost(self, sent: OwnText) -> None:
        """No answer came: it is sent again when there is a connection."""
        self._arrived(sent)

    def _arrived(self, sent: OwnText) -> None:
        if self._on_its_way == sent:
            self._on_its_way = None

    # Which text is newer

    def _take_place(self, place: Place) -> None:
        """Begin with another attempt: with what an earlier client kept of it, if it did."""
        own = self._waiting.get(place) or next((one for one in self.kept if one.place == place), None)
        self._now = replace(own or OwnText(*place), handing_in=False, by_clock=False)
        self._acknowledged = 0
        self.says = ""

    def _compare(self, paper: OwnPaper) -> None:
        """Of the room's text and this client's, take the newer; have the newer one sent when it is this client's."""
        assert self._now is not None
        place = self._now.place
        waiting = self._waiting.get(place)
        if paper.sequence > self._now.sequence or self._now.sequence == 0:
            self._now = replace(self._now, text=paper.text, sequence=paper.sequence)
        self._acknowledged = max(self._acknowledged, paper.sequence)
        if not paper.handed_in:
            return
        if paper.text == self._now.text:
            self.says = ""  # the room has it after all
        if self._too_late is not None and self._too_late.place == place and self._too_late.text == paper.text:
            self._too_late = None
        if waiting is not None and (waiting.text == paper.text or not paper.by_clock):
            del self._waiting[place]
        elif waiting is None and paper.by_clock and self._dirty and self._now.text != paper.text:
            self._waiting[place] = replace(self._now, handing_in=True, by_clock=True)

    def _leave(self, old: OwnText) -> None:
        """The class went on without the last words of a text: they are handed in late."""
        if self._dirty and old.place not in self._waiting and not self.handed_in:
            self._waiting[old.place] = replace(old, handing_in=True, by_clock=True)

    def _take_back(self, place: Place) -> None:
        """There is time again (the server was away, the teacher gave more): what the clock took may be written on."""
        waiting = self._waiting.get(place)
        if waiting is not None and waiting.by_clock:
            del self._waiting[place]

    def _forget_released(self, view: SeatView) -> None:
        """What is marked for good is not handed in any more."""
        released = {(turn, attempt) for turn, attempt, _ in view.past}
        for place in released & self._waiting.keys():
            self._too_late = self._waiting.pop(place)
            self.says = "The ballots were out before your last words came, so they are not marked."


def sendable(text: str) -> str:
    """``text`` as it can travel: as the room would show it, as long as an answer may be, no halves of characters."""
    return shown(text[:MOST_CHARACTERS]).encode("utf-8", "replace").decode()
