"""The brief before each prompt: the camp's stand, case and facts, and the other side's case. No clock runs here."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from debate.records import RecordsError
from debate.session import Session
from debate.tui.screens.solo import RoundPage
from debate.tui.widgets.brief import BriefPanel
from debate.wording import counted


class BriefScreen(RoundPage):
    """What to know before writing. ``session`` must be ready for its next prompt."""

    CSS_PATH = "brief.tcss"
    LEAVES_BY = "escape"
    HELP = (
        "This is what your camp stands for and what the other camp will say. Nothing is timed here: read as long as "
        "you like. The clock starts when you press enter and the argument is shown.\n\n"
        "While you write, F1 shows this brief again; then the clock goes on."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "hear the argument", id="brief.begin",
                tooltip="Show the argument; the clock starts." ),
        Binding("escape,q", "leave", "home", id="brief.leave", tooltip="Go home; the round can go on later."),
        Binding("b", "before", "last ballot", id="brief.before", tooltip="Read the ballot of the prompt before again."),
        Binding("e", "end", "end the round", show=False, id="brief.end", tooltip="End the round early; answers count."),
    ]  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose_body(self) -> ComposeResult:
        with VerticalScroll():
            yield BriefPanel.of(self.session.pack, self.session.camp)
        yield Static(id="ready")

    def on_mount(self) -> None:
        """Say what comes."""
        number, count = self.session.position
        turn = self.session.state.turn
        seconds = None if turn is None else turn.seconds
        time = "There is no clock" if seconds is None else f"You will have {_minutes(seconds)}"
        self.query_one("#ready", Static).update(
            Content.assemble(
                (f"Prompt {number} of {count}. ", "bold"),
                f"{time}{'.' if seconds is None else ' from the moment that you hear it.'}",
            )
        )
        self.query_one(VerticalScroll).focus()

    async def action_begin(self) -> None:
        """Show the prompt and start its clock."""
        self.session.begin()
        await self.show_stage()

    def action_before(self) -> None:
        """Open the ballot of the prompt before, however quickly it was left."""
        from debate.practice.titles import Titles
        from debate.tui.screens.attempt import UnreadableError, open_attempt

        number, _ = self.session.position
        try:
            rows = self.game.records.attempts(round_id=self.session.round_id)
            last = max((one for one in rows if one.turn == number - 2), key=lambda one: one.number, default=None)
            if last is not None:
                titles = Titles.of([self.session.pack])
                self.app.push_screen(open_attempt(self.game.records, titles, last.id or 0))
        except (RecordsError, UnreadableError) as error:
            self.say_trouble(str(error))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the first prompt there is no ballot."""
        return self.session.position[0] > 1 if action == "before" else super().check_action(action, parameters)

    async def action_end(self) -> None:
        """End the round here, if that is meant; what was handed in counts."""
        if self.asked_twice("e", "End the round here? What you handed in counts."):
            self.session.end()
            await self.show_stage()


def _minutes(seconds: float) -> str:
    """A time in words: ``90 seconds``, ``2 minutes``, ``2 minutes 30``."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    if minutes < 2 and rest:
        return f"{whole} seconds"
    return counted(minutes, "minute") + (f" {rest}" if rest else "")
