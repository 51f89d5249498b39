"""The prompt: the opponent's speech, the editor under it and the clock over both.

It renders a session that is writing and tells it what the player does; speech, editor and clock are those of
``writing_page``. Time, marking and keeping are the session's.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, TextArea

from debate.game.round import Writing
from debate.session import Session
from debate.tui.camps import camp_mark, spoken_name
from debate.tui.screens.writing_page import PAUSED, READING, TICK_SECONDS, WRITING, WritingPage
from debate.tui.widgets.clock import clock_text
from debate.tui.widgets.editor import count_words
from debate.wording import counted


class PromptScreen(WritingPage):
    """Where a rebuttal is written. ``session`` must be at the stage of writing."""

    TITLE = "Prompt"
    HELP = """
    The other camp has spoken; write your rebuttal. Name their argument, answer it, support your answer, and say why
    it matters. Hand in with ctrl+s or the button. When the time is over, what you have written is handed in as it is.

    A pause (esc) stops the clock and hides speech and text. The brief (F1) does not stop the clock, unless you play
    without one. Tab moves between speech, text and button. Your text is stored every second.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "hand_in", "hand in", id="prompt.hand-in", tooltip="Hand in what you have written.", priority=True
        ),
        Binding("f1", "brief", "brief", id="prompt.brief", tooltip="Read your brief; the clock goes on."),
        Binding("escape", "pause", "pause", id="prompt.pause", tooltip="Stop the clock; speech and text are hidden."),
        Binding("f2", "help_here", "help", id="prompt.help", tooltip="What this screen is for, and all its keys."),
        Binding("f1,escape", "back", "back to your text", id="prompt.back", tooltip="Leave the brief."),
        Binding("enter", "go_on", "go on", id="prompt.go-on", tooltip="Show speech and text; the clock goes on."),
        Binding("escape", "go_on", "go on", id="prompt.go-on.esc", show=False, tooltip="Show speech and text again."),
        Binding("h", "leave", "home", id="prompt.leave", tooltip="Leave the round; you can go on with it later."),
        Binding("e", "end_round", "end the round", id="prompt.end", tooltip="End the round here, without this text."),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(title="Your revision" if session.is_revision else "Your rebuttal")
        self.session = session
        self._reading = False
        self._asked_about_nothing = False

    def compose_body(self) -> ComposeResult:
        other = self.session.other_camp
        mark = camp_mark(self.session.pack, other)
        speaker = Content.styled(f"{mark.glyph} The {spoken_name(other)} camp says", mark.colour)
        counts = ", ".join(criterion.title for criterion in self.session.pack.rubric.criteria)
        yield from self.compose_writing(
            speaker, self.session.prompt.speech, draft=self._stage.draft, hint=f"What counts: {counts}."
        )

    def on_mount(self) -> None:
        """Show the state of the session and begin to tick."""
        session = self.session
        self.masthead.camp = camp_mark(session.pack, session.camp)
        self.masthead.show_place("prompt", *session.position)
        editor = self.editor
        editor.move_cursor(editor.document.end)
        self._show_words()
        self._show_face()
        self.tick_each(TICK_SECONDS)
        self.call_later(self.tick)

    def on_unmount(self) -> None:
        """Keep the last second's typing, however the screen is left."""
        self.session.keep_draft()

    def keep(self) -> None:
        """Keep what the editor holds, to the last letter."""
        if isinstance(self.session.state.stage, Writing):
            self.session.write(self.editor.text)
            self.session.keep_draft()

    # What the session holds

    @property
    def face(self) -> str:
        """Which face is on show: writing, reading the brief, or paused."""
        if self._reading:
            return READING
        return PAUSED if self._stage.paused else WRITING

    @property
    def _stage(self) -> Writing:
        stage = self.session.state.stage
        if not isinstance(stage, Writing):
            raise TypeError("the prompt screen is for a session that is writing")
        return stage

    # The clock

    async def tick(self) -> None:
        """Keep the draft and show the time; hand in when it is over. Called once a second."""
        session = self.session
        if not isinstance(session.state.stage, Writing):
            return
        if session.time_is_up:
            await self._hand_in(by_clock=True)
            return
        session.keep_draft()
        self.say_trouble(session.trouble)
        self.show_left(self.session.seconds_left)

    # Writing

    @on(TextArea.Changed, "#answer")
    def _take_up_text(self) -> None:
        if isinstance(self.session.state.stage, Writing):
            self.session.write(self.editor.text)
            self._show_words()

    def _show_words(self) -> None:
        words = self.show_count()
        most = self.session.pack.rubric.most_words
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
        # The last key's change may still be on its way here: what counts is what the editor holds.
        self.session.write(self.editor.text)
        self.session.hand_in(by_clock=by_clock)
        await self._show_stage()

    async def _show_stage(self) -> None:
        """Move to the screen of the stage that the session is at now, also from under an open palette or sheet."""
        self.stop_ticking()
        while self.app.screen is not self:
            self.app.pop_screen()
        await self.debate_app.show_round(self.session)

    # Pause and brief

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys do something on which face."""
        faces = {
            "hand_in": WRITING,
            "brief": WRITING,
            "pause": WRITING,
            "help_here": WRITING,
            "back": READING,
            "go_on": PAUSED,
            "leave": PAUSED,
            "end_round": PAUSED,
        }
        if action not in faces:
            return super().check_action(action, parameters)
        return isinstance(self.session.state.stage, Writing) and faces[action] == self.face

    def action_help_here(self) -> None:
        """Open the help; ``?`` is a letter while the editor has the focus."""
        self.debate_app.action_help()

    async def action_brief(self) -> None:
        """Show the brief in place of speech and text. Only without a clock does this stop the time."""
        panel = self.query_one(f"#{READING}", VerticalScroll)
        if not panel.children:
            from debate.tui.widgets.brief import BriefPanel

            await panel.mount(BriefPanel.of(self.session.pack, self.session.camp))
        self._reading = True
        if self.session.seconds_left is None:
            self.session.pause()
        self._show_face()

    def action_back(self) -> None:
        """Go back from the brief to the text."""
        self._reading = False
        self._go_on_if_standing()

    def action_pause(self) -> None:
        """Stop the clock and hide speech and text."""
        self.session.pause()
        self.say_trouble(self.session.trouble)
        self._show_face()

    def action_go_on(self) -> None:
        """Let the clock go on and show speech and text."""
        self._go_on_if_standing()

    def _go_on_if_standing(self) -> None:
        if self._stage.paused:
            self.session.resume_clock()
        self._show_face()

    async def action_leave(self) -> None:
        """Leave the round as it is, to go on with it another time."""
        self.keep()
        await self.debate_app.go_home()

    async def action_end_round(self) -> None:
        """End the round here, if that is meant; what was handed in counts, this text does not."""
        if self.asked_twice("e", "End the round here? What you are writing will not count."):
            self.session.end()
            await self._show_stage()

    def _show_face(self) -> None:
        face = self.face
        if face == PAUSED:
            self.show_pause(self._paused_text())
        self.show_face(face)
        self.show_left(self.session.seconds_left)
        self.refresh_bindings()

    def _paused_text(self) -> Content:
        left = self.session.seconds_left
        words = count_words(self._stage.draft)
        clock = "There is no clock" if left is None else f"The clock stands at {clock_text(left)}"
        kept = f"your {counted(words, 'word is', 'words are')} kept" if words else "nothing is written yet"
        return Content.assemble(("Paused", "bold"), f"\n\n{clock}; {kept}.\n\n", ("enter", "bold"), " to go on")
