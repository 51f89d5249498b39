"""The prompt in a hot seat: speech, editor and clock of the player who has the keyboard."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from debate.classroom.room import events as e
from debate.classroom.room.playing import seconds_left
from debate.classroom.room.state import ClassRound
from debate.classroom.wire import messages as wire
from debate.tui.camps import camp_mark
from debate.tui.classroom.hot_seat.hot_seat import HotSeat
from debate.tui.classroom.hot_seat.page import HotSeatPage
from debate.tui.screens.writing_page import HAND_IN, PAUSED, Assignment, WritingPage
from debate.tui.widgets.brief import BriefPanel
from debate.wording import count_words


class HotSeatWriting(WritingPage, HotSeatPage):
    """Where one player writes. The seat must have the keyboard."""

    HELP = """
    The other camp has spoken; write your rebuttal. Name their argument, answer it, support your answer, and say why
    it matters. Hand in with ctrl+s or the button, twice, since you cannot write on after it: your text is hidden then,
    and the keyboard goes on. When the time is over, what you have written is handed in as it is.

    A pause (esc) stops the clock and hides speech and text; in it, t gives this player thirty seconds more. The brief
    (F1) does not stop the clock.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "extend", "+30 s", id="hot-seat-writing.extend", tooltip="Give this player thirty seconds more."),
    ]

    def __init__(self, hot_seat: HotSeat, seat: str) -> None:
        self._owner = hot_seat
        self.seat = hot_seat.room.seats[seat]
        paper = hot_seat.paper(seat)
        assert paper is not None
        revision = hot_seat.room.turn is not None and len(hot_seat.room.turn.attempts) > 1
        title = f"{self.seat.name}, {'revision' if revision else 'rebuttal'}"
        self._camp = hot_seat.pack.camp(paper.camp)
        super().__init__(Assignment.of(hot_seat.pack, self._camp, paper.prompt, title=title, draft=paper.text))
        self.most_words = hot_seat.pack.rubric.most_words
        self._sequence = paper.sequence
        self._kept = paper.text
        self._handing_in = False

    def on_mount(self) -> None:
        """Say which prompt is on."""
        self.masthead.camp = camp_mark(self._owner.pack, self._camp)
        self.show_turn()

    # What the room holds

    @property
    def _written(self) -> ClassRound:
        turn = self.room.turn
        assert turn is not None and turn.now is not None
        return turn.now

    @property
    def is_on(self) -> bool:
        """Whether this player has the keyboard still."""
        paper = self._owner.paper(self.seat.id)
        return paper is not None and not paper.handed_in and not self._handing_in

    @property
    def paused(self) -> bool:
        """Whether the clock stands."""
        return not self._written.clock.running

    @property
    def paused_for(self) -> str:
        """Why it stands."""
        return self._written.paused_for

    @property
    def left(self) -> float | None:
        """Seconds left of the player's own clock."""
        return seconds_left(self._written, self.room.seats[self.seat.id], self._owner.keeper.now())

    def brief(self) -> BriefPanel:
        """The brief of the player's camp."""
        return BriefPanel.of(self._owner.pack, self._camp)

    def take_up(self) -> None:
        """The clock may stand, or go again."""
        if self.is_on and self.is_there:
            super().take_up()

    # What the room is told

    def keep(self) -> None:
        """Have the room keep what the editor holds, to the last letter."""
        text = self.editor.text
        if not self.is_on or text == self._kept:
            return
        self.no_longer_asked()
        self._sequence, self._kept = self._sequence + 1, text
        turn, attempt = len(self.room.turns) - 1, len(self.room.turns[-1].attempts)
        draft = wire.Write(id=0, text=wire.OwnText(turn, attempt, self._sequence, text))
        self._owner.later(self._keep(draft))

    async def _keep(self, draft: wire.Write) -> None:
        try:
            await self._owner.keeper.from_seat(self.seat.id, draft)
        except Exception:
            self._kept = ""  # it is tried again in a second, with a newer number
            raise

    async def hand_in(self, *, by_clock: bool) -> None:
        """Hand the text in, and the keyboard on, once the player has said so twice: nobody gives it back."""
        if not self.is_on:
            return
        self.keep()  # letters that came just before would take the question back when they are kept
        if not by_clock and count_words(self.editor.text) and not self.asked_twice("ctrl+s", HAND_IN):
            return
        self._handing_in = True
        try:
            await self._owner.settle()  # a draft that is on its way comes first
            await self._owner.hand_in(self.seat.id, self.editor.text, by_clock=by_clock)
        finally:
            self._handing_in = False

    async def action_extend(self) -> None:
        """Thirty seconds more for this player."""
        await self._owner.host(lambda number: wire.Let(id=number, event=e.Extended(seconds=30)))
        self.show_left()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """More time is given in a pause, where there is a clock."""
        if action == "extend":
            return self.is_on and self.face == PAUSED and self._written.limit is not None
        return super().check_action(action, parameters)

    async def stop_clock(self) -> None:
        """Stop the clock."""
        await self._owner.host(lambda number: wire.Let(id=number, event=e.Paused()))

    async def let_clock_go(self) -> None:
        """Let it go on."""
        await self._owner.host(lambda number: wire.Let(id=number, event=e.Continued()))
