"""What every page of the projector is: a panel that shows a view, and the camps' marks by the room's topic."""

from __future__ import annotations

from textual.containers import Vertical, VerticalScroll

from debate.classroom.shown.views.board import BoardView
from debate.classroom.shown.views.common import Topic
from debate.tui.camps import CampMark, marks_of

TURN_SECONDS = 15.0
"""How long a page of something long stays on the wall before the next one comes by itself."""


def mark_of(topic: Topic, camp: str) -> CampMark:
    """The mark of a camp, by its id. An unknown one is shown by its id, as the second."""
    return marks_of(topic.camps).get(camp) or CampMark(number=1, name=camp.upper())


class Panel(Vertical):
    """A page of the projector."""

    DEFAULT_CSS = """
    Panel { width: 100%; height: 100%; }
    """

    async def show(self, view: BoardView, topic: Topic) -> None:
        """Show ``view`` from now on. Called for each new view, also for one that has nothing for this panel."""
        raise NotImplementedError

    def tick(self, room_now: float | None) -> None:
        """Time went on; ``room_now`` is the room second, ``None`` while it is not known."""


class Pages(VerticalScroll):
    """Something that may be longer than the wall is high. It turns its pages by itself until somebody takes over."""

    DEFAULT_CSS = """
    Pages { width: 100%; height: 1fr; scrollbar-size-vertical: 1; }
    """

    def on_mount(self) -> None:
        """Begin to turn pages."""
        self.turns_by_itself = True
        self._turning = self.set_interval(TURN_SECONDS, self.turn, name="pages")

    def watch_virtual_size(self) -> None:
        """Whether there is more to read has changed, and with it the keys."""
        self.call_after_refresh(self.screen.refresh_bindings)

    def turn(self) -> None:
        """Go on by a page, and from the last one to the first."""
        if self.max_scroll_y <= 0 or not self.display:
            return
        if self.scroll_offset.y >= self.max_scroll_y:
            self.scroll_home(animate=False)
        else:
            self.scroll_page_down(animate=False)

    def take_over(self, lines: int) -> None:
        """Somebody scrolls by hand: ``lines`` down (up if negative), and no page turns by itself any more."""
        self.turns_by_itself = False
        self._turning.pause()
        self.scroll_relative(y=lines, animate=False)

    def begin_again(self) -> None:
        """Something new is shown: from the top, and turning."""
        self.scroll_home(animate=False)
        self.turns_by_itself = True
        self._turning.reset()
        self._turning.resume()
