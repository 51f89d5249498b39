"""The projector's one screen: a masthead, the panel of what the teacher shows, and one line when something is amiss."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import ContentSwitcher, Static

from debate.classroom.room.state import Phase, Show
from debate.classroom.shown.views.board import BoardView
from debate.classroom.shown.views.common import Topic
from debate.tui.classroom.board.flow import FlowPanel
from debate.tui.classroom.board.gain import GainPanel
from debate.tui.classroom.board.lobby import LobbyPanel
from debate.tui.classroom.board.panel import Pages, Panel
from debate.tui.classroom.board.prompt import PromptPanel
from debate.tui.page import Page


class BoardScreen(Page):
    """The projector. It shows what it is given and asks nothing of anybody."""

    COLUMN = "wall"  # the column of the other screens would leave it half empty

    HELP = """
    What the class sees. The teacher chooses on the dashboard what stands here: the way into the room, the prompt and
    its clock, the class flow sheet, what the revision gained, or nothing. Make the letters of this terminal larger
    until they can be read from the back of the room; everything is laid out anew.

    What is longer than the wall turns its pages by itself every 15 seconds. The arrow keys take that over.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,space,pagedown", "scroll(1)", "read on", id="board.on", tooltip="Read on by half a page."),
        Binding("up,pageup,b", "scroll(-1)", "back", id="board.back", show=False, tooltip="Go back by half a page."),
    ]

    def compose_body(self) -> ComposeResult:
        with ContentSwitcher(initial="opening", id="panels"):
            yield Static("Looking for the room …", id="opening", markup=False)
            yield LobbyPanel(Show.LOBBY)
            yield PromptPanel(Show.PROMPT)
            yield FlowPanel(Show.FLOW)
            yield GainPanel(Show.GAIN)
            yield Static(id=Show.BLANK.value)

    async def show(self, view: BoardView, topic: Topic) -> None:
        """Put ``view`` on the wall."""
        panels = self.query_one("#panels", ContentSwitcher)
        blank = view.show is Show.BLANK
        self.masthead.title = "" if blank else view.title
        self.masthead.place = "" if blank else where(view)
        self.say_trouble(view.trouble or None)
        if not blank:
            await panels.query_one(f"#{view.show.value}", Panel).show(view, topic)
        panels.current = view.show.value
        self.set_class(blank, "-blank")
        self.call_after_refresh(self.refresh_bindings)

    def say_instead(self, sentence: str) -> None:
        """Put one sentence on the wall in place of everything: there is no room to show."""
        self.masthead.title = self.masthead.place = ""
        self.query_one("#opening", Static).update(sentence)
        self.query_one("#panels", ContentSwitcher).current = "opening"

    def tick(self, room_now: float | None) -> None:
        """Let the clock on show go on."""
        if (panel := self._panel()) is not None:
            panel.tick(room_now)

    def _panel(self) -> Panel | None:
        """The panel on show, as far as the wall stands: time goes on while it is built and taken down."""
        return next((panel for panel in self.query(Panel) if panel.display), None)

    def _pages(self) -> Pages | None:
        panel = self._panel()
        pages = panel.query(Pages) if panel is not None else None
        return pages.first() if pages else None

    def action_scroll(self, direction: int) -> None:
        """Read on, or back."""
        pages = self._pages()
        if pages is not None:
            pages.take_over(direction * max(1, pages.size.height // 2))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to scroll, no keys for it."""
        if action == "scroll":
            pages = self._pages()
            return pages is not None and pages.max_scroll_y > 0
        return super().check_action(action, parameters)


def where(view: BoardView) -> str:
    """Where the round is: ``prompt 2 of 3``, and that the answers are being revised."""
    if view.phase is not Phase.PLAYING or view.turn < 0:
        return ""
    revision = ", revision" if view.attempt > 1 else ""
    return f"prompt {view.turn + 1} of {max(view.turns, view.turn + 1)}{revision}"
