"""The prompt of a solo round: renders a session that is writing and tells it what the player does.

Speech, editor and clock are those of ``writing_page``. Time, marking and keeping are the session's.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from debate.game.round import Writing
from debate.session import Session
from debate.tui.screens.solo import RoundPage
from debate.tui.screens.writing_page import PAUSED, Assignment, WritingPage
from debate.tui.widgets.brief import BriefPanel


class PromptScreen(WritingPage, RoundPage):
    """Where a rebuttal is written. ``session`` must be at the stage of writing."""

    HELP = """
    The other camp has spoken; write your rebuttal. Name their argument, answer it, support your answer, and say why
    it matters. Hand in with ctrl+s or the button. When the time is over, what you have written is handed in as it is.

    A pause (esc) stops the clock and hides speech and text. The brief (F1) does not stop the clock, unless you play
    without one. Tab moves between speech, text and button. Your text is stored every second.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "leave", "home", id="prompt.leave", tooltip="Leave the round; you can go on with it later."),
        Binding("e", "end_round", "end the round", id="prompt.end", tooltip="End the round here, without this text."),
    ]

    def __init__(self, session: Session) -> None:
        self.session = session
        self.most_words = session.pack.rubric.most_words
        title = "Your revision" if session.is_revision else "Your rebuttal"
        super().__init__(
            Assignment.of(session.pack, session.camp, session.prompt.id, title=title, draft=self._stage.draft)
        )

    def on_unmount(self) -> None:
        """Keep the last second's typing, however the screen is left."""
        self.session.keep_draft()

    # What the session holds

    @property
    def _stage(self) -> Writing:
        stage = self.session.state.stage
        if not isinstance(stage, Writing):
            raise TypeError("the prompt screen is for a session that is writing")
        return stage

    @property
    def is_on(self) -> bool:
        """Whether the session is still writing."""
        return isinstance(self.session.state.stage, Writing)

    @property
    def paused(self) -> bool:
        """Whether the clock stands, and not only because the brief is read without one."""
        return not self._reading and self._stage.paused

    @property
    def left(self) -> float | None:
        """Seconds left."""
        return self.session.seconds_left

    def brief(self) -> BriefPanel:
        """The brief of the player's camp."""
        return BriefPanel.of(self.session.pack, self.session.camp)

    # What the session is told

    def take_text(self) -> None:
        """Tell the session."""
        if self.is_on:
            self.session.write(self.editor.text)

    def keep(self) -> None:
        """Keep what the editor holds, to the last letter."""
        if self.is_on:
            self.session.write(self.editor.text)
            self.session.keep_draft()

    async def hand_in(self, *, by_clock: bool) -> None:
        """Have the answer marked, and go on to its ballot."""
        # The last key's change may still be on its way here: what counts is what the editor holds.
        self.session.write(self.editor.text)
        self.session.hand_in(by_clock=by_clock)
        await self.show_stage()

    async def show_stage(self) -> None:
        """Move to the screen of the stage that the session is at now, also from under an open palette or sheet."""
        self.stop_ticking()
        while self.app.screen is not self:
            self.app.pop_screen()
        await super().show_stage()

    async def stop_clock(self) -> None:
        """Stop the clock."""
        self.session.pause()
        self.say_trouble(None)

    async def let_clock_go(self) -> None:
        """Let the clock go on, if it stands."""
        if self._stage.paused:
            self.session.resume_clock()

    async def action_read(self, what: str) -> None:
        """Show the brief in place of speech and text. Only without a clock does this stop the time."""
        if self.left is None:
            self.session.pause()
        await super().action_read(what)

    async def action_back(self) -> None:
        """Go back from the brief to the text."""
        await self.let_clock_go()
        await super().action_back()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The round is left or ended from a pause only."""
        if action in ("leave", "end_round"):
            return self.is_on and self.face == PAUSED
        return super().check_action(action, parameters)

    async def action_end_round(self) -> None:
        """End the round here, if that is meant; what was handed in counts, this text does not."""
        if self.asked_twice("e", "End the round here? What you are writing will not count."):
            self.session.end()
            await self.show_stage()
