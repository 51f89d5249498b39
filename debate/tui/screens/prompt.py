"""The prompt of a solo round: renders a session that is writing and tells it what the player does.

Speech, editor and clock are those of ``writing_page``. Time, marking and keeping are the session's.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from debate.game.round import Replying, Turn, Writing
from debate.session import Session
from debate.tui.screens.solo import RoundPage
from debate.tui.screens.writing_page import PAUSED, Assignment, WritingPage
from debate.tui.widgets.brief import BriefPanel
from debate.tui.widgets.earlier import Earlier


class SoloWriting(WritingPage, RoundPage):
    """A page of a solo round on which something is written. ``session`` must be at the stage of writing it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,q", "leave", "home", id="prompt.leave", tooltip="Leave the round; you can go on with it later."),
        Binding("e", "end_round", "end the round", id="prompt.end", tooltip="End the round here, without this text."),
    ]

    def __init__(self, session: Session, assignment: Assignment) -> None:
        self.session = session
        super().__init__(assignment)

    def on_unmount(self) -> None:
        """Keep the last second's typing, however the screen is left."""
        self.session.keep_draft()

    # What the session holds

    @property
    def is_on(self) -> bool:
        """Whether the session is still waiting for this text."""
        return isinstance(self.session.state.stage, Writing | Replying)

    @property
    def paused(self) -> bool:
        """Whether the clock stands, and not only because something is read without one."""
        stage = self.session.state.stage
        return not self._reading and isinstance(stage, Writing | Replying) and stage.paused

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
        self.take_text()
        super().keep()

    def come_to_the_front(self) -> None:
        """End what this page does by itself, and close whatever lies over it: the next page takes its place."""
        self.stop_ticking()
        while self.app.screen is not self:
            self.app.pop_screen()

    async def show_stage(self) -> None:
        """Move to the screen of the stage that the session is at now, also from under an open palette or sheet."""
        self.come_to_the_front()
        await super().show_stage()

    async def stop_clock(self) -> None:
        """Stop the clock."""
        self.session.pause()
        self.say_trouble(None)

    async def let_clock_go(self) -> None:
        """Let the clock go on, if it stands."""
        stage = self.session.state.stage
        if isinstance(stage, Writing | Replying) and stage.paused:
            self.session.resume_clock()

    async def action_read(self, what: str) -> None:
        """Show something to read. Only where it takes the text's place and there is no clock does it stop the time."""
        if self.left is None and not self.is_wide:
            self.session.pause()
        await super().action_read(what)

    async def action_back(self) -> None:
        """Go back to the text."""
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


class PromptScreen(SoloWriting):
    """Where a rebuttal is written, or revised."""

    HELP = """
    The other camp has spoken; write your rebuttal. Name their argument, answer it, support your answer, and say why
    it matters. Hand in with ctrl+s or the button. When the time is over, what you have written is handed in as it is.

    A pause (esc) stops the clock and hides speech and text; so do this help, and a window that is too small. The brief
    (F1) does not stop the clock, unless you play without one; it also says what counts. When you revise, F3 shows what
    your last ballot said. In a wide window both stand beside your text. Tab moves between speech, text and button. Your
    text is stored every second.
    """

    def __init__(self, session: Session) -> None:
        stage = session.state.stage
        if not isinstance(stage, Writing):
            raise TypeError("the prompt screen is for a session that is writing")
        self.most_words = session.pack.rubric.most_words
        revising = session.is_revision
        super().__init__(
            session,
            Assignment.of(
                session.pack,
                session.camp,
                session.prompt.id,
                title="Your revision" if revising else "Your rebuttal",
                draft=stage.draft,
                earlier=_earlier(session, session.state.turns[stage.turn]) if revising else None,
            ),
        )

    async def hand_in(self, *, by_clock: bool) -> None:
        """Have the answer marked, and go on to its ballot; who wants to marks it first."""
        # The last key's change may still be on its way here: what counts is what the editor holds.
        self.session.write(self.editor.text)
        self.session.hand_in(by_clock=by_clock)
        if self.game.setting("predict", "offered") == "on":
            from debate.tui.screens.predict import PredictScreen

            self.come_to_the_front()
            self.app.switch_screen(PredictScreen(self.session))
        else:
            await self.show_stage()


def _earlier(session: Session, turn: Turn) -> Earlier:
    """The answer that is revised, with its ballot."""
    last = turn.attempts[-1]
    return Earlier(
        title="Your answer",
        text=last.text,
        ballot=last.marks,
        hints={point.id: point.hint for point in session.prompt.points},
        replies=turn.replies,
    )
