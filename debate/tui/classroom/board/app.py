"""The projector's app: watches the room over a link and puts each view on the wall. A lost connection is waited out."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, ClassVar

from textual.css.query import NoMatches
from textual.screen import Screen

from debate.classroom.client.link import Link, LinkState
from debate.classroom.shown.views.board import BoardView
from debate.classroom.shown.views.common import Topic
from debate.classroom.wire import messages as wire
from debate.settings import Settings
from debate.tui.classroom.board.screen import BoardScreen
from debate.tui.frame import FrameApp
from debate.tui.themes import DARK

TICK_SECONDS = 0.5
"""Twice a second, so that no second of the clock is passed over; nothing is drawn where nothing changed."""

AGAIN_SECONDS = 2.0
"""How often a projector that was sent away looks whether it has another key by now."""


class BoardApp(FrameApp):
    """The wall of the room at ``address`` (``http://HOST:PORT``); ``now`` is a monotonic clock.

    ``key`` gives the projector's key anew for each connection: a server that was started again has another one.
    """

    SHEETS = ("board.tcss",)
    TITLE = "Debate: projector"
    LEAVING: ClassVar[str] = "Close the projector; the room goes on."

    def __init__(
        self,
        address: str,
        key: Callable[[], str],
        *,
        settings: Settings | None = None,
        theme: str | None = None,
        animations: bool | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(settings=settings, theme=theme, animations=animations)
        self._address = address
        self._key = key
        self._now = now
        self._shown_key = ""
        """The key that the room was last asked with."""
        self.link = self._new_link()
        self.refused = ""
        """Why the server would not let this projector watch, as a sentence; empty while it did."""
        self._topic: Topic | None = None
        self._view: BoardView | None = None
        self.wall_stands = False
        """Whether everything is mounted that a view is shown in."""
        self._is_showing = False
        self._is_due = False
        """Whether a view came that is not on the wall yet."""

    def _new_link(self) -> Link:
        return Link(self._address, self._greeting, on_message=self.hear, on_state=self.take_state, now=self._now)

    def _greeting(self) -> wire.Watch:
        self._shown_key = self._key()
        return wire.Watch(protocol=wire.PROTOCOL, token=self._shown_key)

    def get_default_screen(self) -> Screen[None]:
        """The wall, which is all that there is."""
        return BoardScreen()

    def on_ready(self) -> None:
        """Begin to watch, once the wall stands: a server on this machine answers sooner than a screen is mounted."""
        self.wall_stands = True
        self.run_worker(self.link.run(), name="link")
        self.set_interval(TICK_SECONDS, self._tick, name="clock")

    def exit(self, *given: Any, **how: Any) -> None:
        """Leave; the wall is taken down, and nothing more put up."""
        self.wall_stands = False
        super().exit(*given, **how)

    async def on_unmount(self) -> None:
        """Stop watching."""
        await self.link.close()

    @property
    def board(self) -> BoardScreen | None:
        """The wall, under whatever help lies over it."""
        return next((screen for screen in self.screen_stack if isinstance(screen, BoardScreen)), None)

    def hear(self, message: wire.FromServer) -> None:
        """Take up what the server says."""
        match message:
            case wire.Welcome(topic=topic) | wire.NewTopic(topic=topic):
                self._topic = topic
            case wire.Update(view=BoardView() as view):
                self._view = view
            case _:
                return
        self._put_up()

    def _put_up(self) -> None:
        """Show the newest view; those that came meanwhile are passed over."""
        self._is_due = True
        if self.wall_stands and not self._is_showing:
            self._is_showing = True
            self.run_worker(self._show(), name="show")

    async def _show(self) -> None:
        """One view at a time, and always the newest."""
        try:
            while self._is_due and (board := self.board) is not None:
                self._is_due = False
                if self._view is not None and self._topic is not None:
                    await board.show(self._view, self._topic)
                    board.tick(self.link.room_now())
        except NoMatches:
            if self.wall_stands:
                raise
        finally:
            self._is_showing = False

    def take_state(self, state: LinkState, why: str) -> None:
        """Say calmly that the connection is away, and for good when it is."""
        board = self.board
        if board is None or not board.is_mounted:
            return
        match state:
            case LinkState.LOST if self._view is None:
                board.say_instead(f"The room does not answer yet. {why}".strip())
            case LinkState.LOST:
                board.say_trouble("No connection to the room just now; it comes back by itself.")
            case LinkState.ENDED if self._view is None:
                self.refused = why or "The room is closed."
                self.exit(return_code=2)
            case LinkState.ENDED:
                board.say_instead(why or "The room is closed.")
                self.set_timer(AGAIN_SECONDS, self._watch_again, name="again")
            case _:
                board.say_trouble(self._view.trouble if self._view is not None and self._view.trouble else None)

    def _watch_again(self) -> None:
        """Come back to a server that was started again, once its new key is known; a wrong one is not tried twice."""
        if self._key() in ("", self._shown_key):
            self.set_timer(AGAIN_SECONDS, self._watch_again, name="again")
            return
        self.link = self._new_link()
        self.run_worker(self.link.run(), name="link")

    def _tick(self) -> None:
        if self.board is not None:
            self.board.tick(self.link.room_now())


def run_board(address: str, key: Callable[[], str], *, theme: str = DARK, mouse: bool = True) -> str:
    """Show the wall until it is closed. Returns why it could not be shown, as a sentence, or ``""``."""
    app = BoardApp(address, key, settings=Settings.of_player(), theme=theme)
    app.run(mouse=mouse)
    return app.refused
