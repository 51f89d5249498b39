"""The prompt in a hot seat: speech, editor and clock of the player who has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, TextArea

from debate.classroom.room import events as e
from debate.classroom.room.playing import seconds_left
from debate.classroom.room.state import Paper, Round
from debate.classroom.wire import messages as wire
from debate.tui.camps import camp_mark, spoken_name
from debate.tui.classroom.hot_seat.page import HotSeatPage
from debate.tui.screens.writing_page import PAUSED, READING, TICK_SECONDS, WRITING, WritingPage
from debate.tui.widgets.clock import clock_text
from debate.tui.widgets.editor import count_words

if TYPE_CHECKING:
    from debate.tui.classroom.hot_seat.app import HotSeatApp


class HotSeatWriting(WritingPage, HotSeatPage):
    """Where one player writes. The seat must have the keyboard."""

    TITLE = "Prompt"
    HELP = """
    The other camp has spoken; write your rebuttal. Name their argument, answer it, support your answer, and say why
    it matters. Hand in with ctrl+s or the button; after that your text is hidden and the keyboard goes on. When the
    time is over, what you have written is handed in as it is.

    A pause (esc) stops the clock and hides speech and text. The brief (F1) does not stop the clock.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "hand_in", "hand in", id="hot-seat.hand-in", priority=True,
                tooltip="Hand in what you have written; it is hidden then."),
        Binding("f1", "brief", "brief", id="hot-seat.brief", tooltip="Read your brief; the clock goes on."),
        Binding("escape", "pause", "pause", id="hot-seat.pause", tooltip="Stop the clock; speech and text are hidden."),
        Binding("f2", "help_here", "help", id="hot-seat.help", tooltip="What this screen is for, and all its keys."),
        Binding("f1,escape", "back", "back to your text", id="hot-seat.back", tooltip="Leave the brief."),
        Binding("enter", "go_on", "go on", id="hot-seat.go-on", tooltip="Show speech and text; the clock goes on."),
        Binding("escape", "go_on", "go on", id="hot-seat.go-on.esc", show=False, tooltip="Show speech and text again."),
    ]  # fmt: skip

    def __init__(self, app: HotSeatApp, seat: str) -> None:
        seated = app.room.seats[seat]
        revision = app.room.turn is not None and len(app.room.turn.attempts) > 1
        super().__init__(title=f"{seated.name}, {'revision' if revision else 'rebuttal'}")
        paper = app.paper(seat)
        assert paper is not None
        self._owner = app
        self.seat = seated
        self._paper: Paper = paper
        self._sequence = paper.sequence
        self._kept = paper.text
        self._reading = False
        self._handing_in = False
        self._asked_about_nothing = False

    def compose_body(self) -> ComposeResult:
        pack = self._owner.pack
        other = pack.other_camp(self._paper.camp)
        mark = camp_mark(pack, other)
        speaker = Content.styled(f"{mark.glyph} The {spoken_name(other)} camp says", mark.colour)
        counts = ", ".join(criterion.title for criterion in pack.rubric.criteria)
        speech = pack.prompt(self._paper.prompt).speech
        yield from self.compose_writing(speaker, speech, draft=self._paper.text, hint=f"What counts: {counts}.")

    def on_mount(self) -> None:
        """Show the text and begin to tick."""
        self.masthead.camp = camp_mark(self._owner.pack, self._paper.camp)
        self.show_turn()
        self.editor.move_cursor(self.editor.document.end)
        self._show_words()
        self._show_face()
        self.tick_each(TICK_SECONDS)
        self.call_later(self.tick)

    # What the room holds

    @property
    def _written(self) -> Round:
        turn = self.room.turn
        assert turn is not None and turn.now is not None
        return turn.now

    @property
    def _is_on(self) -> bool:
        """Whether this player has the keyboard still."""
        paper = self._owner.paper(self.seat.id)
        return paper is not None and not paper.handed_in and not self._handing_in

    @property
    def _left(self) -> float | None:
        return seconds_left(self._written, self.room.seats[self.seat.id], self._owner.keeper.now())

    @property
    def face(self) -> str:
        """Which face is on show: writing, reading the brief, or paused."""
        if not self._written.clock.running:
            return PAUSED
        return READING if self._reading else WRITING

    # The clock and the drafts

    async def tick(self) -> None:
        """Keep the draft and show the time; hand in when it is over."""
        if not self._is_on:
            return
        if self._left == 0:
            await self._hand_in(by_clock=True)
            return
        self.keep()
        self.say_trouble(self._owner.keeper.trouble or None)
        self.show_left(self._left)

    def keep(self) -> None:
        """Have the room keep what the editor holds, to the last letter."""
        text = self.editor.text
        if not self._is_on or text == self._kept:
            return
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

    def take_up(self) -> None:
        """The clock may stand, or go again."""
        if self._is_on and self.is_mounted:
            self._show_face()

    # Writing

    @on(TextArea.Changed, "#answer")
    def _show_words(self) -> None:
        words = self.show_count()
        most = self._owner.pack.rubric.most_words
        if words:
            self._asked_about_nothing = False
        if not self._asked_about_nothing:
            self.note(f"Only the first {most} words are marked." if words > most else "")

    @on(Button.Pressed, "#hand-in")
    async def _button_pressed(self) -> None:
        await self.action_hand_in()

    async def action_hand_in(self) -> None:
        """Hand in what is written; nothing at all only when asked a second time."""
        if not self.editor.text.strip() and not self._asked_about_nothing:
            self._asked_about_nothing = True
            self.note("Nothing is written yet. Hand in nothing? ^s again.", asking=True)
            return
        await self._hand_in(by_clock=False)

    async def _hand_in(self, *, by_clock: bool) -> None:
        if not self._is_on:
            return
        self._handing_in = True
        try:
            await self._owner.settle()  # a draft that is on its way comes first
            await self._owner.hand_in(self.seat.id, self.editor.text, by_clock=by_clock)
        finally:
            self._handing_in = False

    # Pause and brief

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys do something on which face."""
        faces = {
            "hand_in": WRITING, "brief": WRITING, "pause": WRITING, "help_here": WRITING,
            "back": READING, "go_on": PAUSED,
        }  # fmt: skip
        if action not in faces:
            return super().check_action(action, parameters)
        return self._is_on and faces[action] == self.face

    def action_help_here(self) -> None:
        """Open the help; ``?`` is a letter while the editor has the focus."""
        self._owner.action_help()

    async def action_brief(self) -> None:
        """Show the brief in place of speech and text."""
        panel = self.query_one(f"#{READING}", VerticalScroll)
        if not panel.children:
            from debate.tui.widgets.brief import BriefPanel

            pack = self._owner.pack
            await panel.mount(BriefPanel.of(pack, pack.camp(self._paper.camp)))
        self._reading = True
        self._show_face()

    def action_back(self) -> None:
        """Go back from the brief to the text."""
        self._reading = False
        self._show_face()

    async def action_pause(self) -> None:
        """Stop the clock and hide speech and text."""
        self.keep()
        await self._owner.host(lambda number: wire.Let(id=number, event=e.Paused()))
        self._show_face()

    async def action_go_on(self) -> None:
        """Let the clock go on and show speech and text."""
        await self._owner.host(lambda number: wire.Let(id=number, event=e.Continued()))
        self._show_face()

    def _show_face(self) -> None:
        face = self.face
        if face == PAUSED:
            self.show_pause(self._paused_text())
        self.show_face(face)
        self.show_left(self._left)
        self.refresh_bindings()

    def _paused_text(self) -> Content:
        words = count_words(self.editor.text)
        left = self._left
        clock = "There is no clock" if left is None else f"The clock stands at {clock_text(left)}"
        kept = f"your {words:,} {'word is' if words == 1 else 'words are'} kept" if words else "nothing is written yet"
        why = f"{self._written.paused_for}\n\n" if self._written.paused_for else ""
        return Content.assemble(("Paused", "bold"), f"\n\n{why}{clock}; {kept}.\n\n", ("enter", "bold"), " to go on")
