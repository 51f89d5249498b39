"""The dashboard’s app: hears the room’s views, shows the page of the stage, and asks for what the teacher does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from debate.classroom.room.state import Phase, Stage
from debate.classroom.shown.views import HostView, PaperView, Topic
from debate.classroom.wire import messages as wire
from debate.settings import Settings
from debate.tui.camps import CampMark, marks_of
from debate.tui.classroom.host.dashboard import Done, Hear, OnDashboard, Say
from debate.tui.classroom.host.line import Answer, AttachedLine, ChildLine, Line, Make
from debate.tui.classroom.host.page import HostPage
from debate.tui.classroom.host.sheets.leave import LeaveSheet
from debate.tui.frame import FrameApp
from debate.tui.page import Frame, Page

TICK_SECONDS = 1.0
TAKEN_UP_SECONDS = 20.0
"""How long the teacher can read how a room goes on; “how to join” says it afterwards."""


WriteReport = Callable[[str], list[Path]]
"""Writes the report of the room of that id on this machine; returns the files."""


def write_report_here(room: str) -> list[Path]:
    """The report of a room that is kept on this machine. Raises ``RoomError``, ``JournalError`` and ``OSError``."""
    from debate.classroom.report.kept import write_report_of

    return write_report_of(room)


class OpeningPage(Page, OnDashboard):
    """What there is to see until the server's first view comes."""

    TITLE = "Classroom"
    HELP = "The dashboard is connecting to the room’s server. This takes a second or two."

    def compose_body(self) -> ComposeResult:
        yield Static(id="opening")

    def say_trouble(self, sentence: str | None) -> None:
        """Show what went wrong; as long as something is, nothing is being opened."""
        super().say_trouble(sentence)
        failed = bool(sentence or cast("Frame", self.app).notice)
        words = "Nothing is open here; ^q leaves." if failed else "The room is being opened …"
        self.query_one("#opening", Static).update(Content(words))


class HostApp(FrameApp):
    """The teacher's dashboard over a line to the room's server."""

    SHEETS = ("host.tcss",)
    TITLE = "Debate: classroom"
    LEAVING: ClassVar[str] = "Leave the dashboard; the room can be taken up again."

    def __init__(
        self,
        line: Line,
        *,
        settings: Settings | None = None,
        animations: bool | None = None,
        pack_path: str = "",
        write_report: WriteReport = write_report_here,
    ) -> None:
        super().__init__(settings=settings, animations=animations)
        self.line = line
        self.view: HostView | None = None
        """The newest view of the room."""
        self.topic: Topic | None = None
        self.camps: dict[str, CampMark] = {}
        """The marks of the pack's camps, by their ids."""
        self.pack_path = pack_path
        """Where the room's pack is, if it was not named by its id."""
        self.write_report = write_report
        self.find = ""
        self.finding = False
        self._down = ""
        line.hear, line.tell = self.hear, self.say_line

    def get_default_screen(self) -> Screen[None]:
        """What stays at the bottom: Textual can put a page over the lowest one, but not in its place."""
        return OpeningPage()

    def on_mount(self) -> None:
        """Take up the line, and let the clocks go."""
        self.run_worker(self.line.run(), exit_on_error=True)
        self.set_interval(TICK_SECONDS, self.tick)

    @property
    def token(self) -> str:
        """The room's host token, empty where a school's key leads it."""
        return self.line.token

    # What the server says

    def hear(self, message: wire.FromServer) -> None:
        """Take up a message of the server."""
        match message:
            case wire.Welcome(topic=topic) | wire.NewTopic(topic=topic):
                self.topic = topic
                self.camps = marks_of(topic.camps)
                self._refresh_pages()
            case wire.Update(view=HostView() as view):
                if view.taken_up and (self.view is None or self.view.taken_up != view.taken_up):
                    self.notify(view.taken_up, markup=False, timeout=TAKEN_UP_SECONDS)
                self.view = view
                self._set_notice()
                self.show_view()
            case _:
                return

    def say_line(self, sentence: str) -> None:
        """Say that the line is down, or with "" that it is up again."""
        self._down = sentence
        self._set_notice()
        for screen in self.screen_stack:
            if isinstance(screen, OnDashboard) and screen.lives:
                screen.say_trouble(None if isinstance(screen, Page) else sentence or None)  # a page shows the notice

    def _set_notice(self) -> None:
        self.notice = self._down or (self.view.trouble if self.view is not None else "") or None

    def show_view(self) -> None:
        """Have everything on show follow the room; a page whose stage is over gives way once nothing lies over it."""
        view = self.view
        if view is None or not self.is_running:
            return
        wanted, top = page_of(view), self.screen
        if not top.display:  # everything is being taken down
            return
        if isinstance(top, OpeningPage):
            self.push_screen(wanted())
        elif isinstance(top, HostPage) and type(top) is not wanted:
            self.switch_screen(wanted())
        self._refresh_pages()

    def _refresh_pages(self) -> None:
        if self.view is None:
            return
        for screen in self.screen_stack:
            if isinstance(screen, OnDashboard) and screen.lives:
                screen.take_up()

    def tick(self) -> None:
        """A second went by: the clocks go on by themselves between two views."""
        for screen in self.screen_stack:
            if isinstance(screen, HostPage) and screen.lives and self.view is not None:
                screen.tick()

    def clock_left(self) -> float | None:
        """Seconds left on the class's clock now, ``None`` when there is none."""
        clock = self.view.clock if self.view is not None else None
        if clock is None:
            return None
        now = self.line.room_now()
        return clock.left(clock.at if now is None else now)

    # What the teacher asks for

    def send(self, make: Make, say: Say, done: Done | None = None, hear: Hear | None = None) -> None:
        """Ask the server. ``say`` is told a refusal (``None`` for none), ``done`` called once it is done.

        ``hear`` gets what the server says; without it that is shown as a notice.
        """

        async def ask() -> None:
            answer = await self._answer(make, say)
            if answer is None:
                return
            if isinstance(answer, wire.Taken) and hear is not None:
                hear(answer.says)
            elif isinstance(answer, wire.Taken) and answer.says:
                self.notify(answer.says, markup=False)
            if done is not None:
                done()

        self.run_worker(ask(), exit_on_error=True)

    def read_paper(self, seat: str, turn: int, attempt: int, take: Callable[[PaperView], None], say: Say) -> None:
        """Ask for a paper; ``take`` gets it."""

        async def ask() -> None:
            answer = await self._answer(lambda n: wire.Open(id=n, seat=seat, turn=turn, attempt=attempt), say)
            if isinstance(answer, wire.PaperIs):
                take(answer.paper)

        self.run_worker(ask(), exit_on_error=True)

    async def _answer(self, make: Make, say: Say) -> Answer | None:
        from debate.classroom.client.link import LinkLost, Refusal

        try:
            answer = await self.line.ask(make)
        except (Refusal, LinkLost) as error:
            say(str(error))
            return None
        say(None)
        return answer

    # Leaving

    async def ready_to_leave(self) -> bool:
        """Where the server is ours, ask first, since the room stands still without it."""
        open_room = self.view is not None and self.view.phase is not Phase.OVER
        if self.line.owns_server and open_room and not isinstance(self.screen, LeaveSheet):
            self.push_screen(LeaveSheet())
            return False
        return True


def page_of(view: HostView) -> type[HostPage]:
    """The page that fits the room as it stands."""
    from debate.tui.classroom.host.held import HostHeld
    from debate.tui.classroom.host.lobby import LobbyPage
    from debate.tui.classroom.host.over import HostOver
    from debate.tui.classroom.host.released import ReleasedPage
    from debate.tui.classroom.host.turn import TurnPage

    if view.phase is Phase.OVER:
        return HostOver
    match view.stage:
        case Stage.READY | Stage.WRITING:
            return TurnPage
        case Stage.HELD:
            return HostHeld
        case Stage.RELEASED:
            return ReleasedPage
        case None:
            return LobbyPage


def run_dashboard(options: Sequence[str], *, mouse: bool = True) -> tuple[int, str]:
    """Start the room's server with these options of ``debate host``, and show its dashboard until the teacher leaves.

    Raises ``ChildError`` when the server cannot be started. Returns the exit code, and a sentence about how to find the
    room again.
    """

    async def play() -> tuple[int, str]:
        from debate.classroom.client.child import ServerChild

        child = ServerChild(options)
        await child.start()
        named = options[options.index("--pack") + 1] if "--pack" in options else ""
        return await _run(ChildLine(child), mouse=mouse, pack_path=named)

    return asyncio.run(play())


def run_attached(
    address: str, token: str, *, mouse: bool = True, write_report: WriteReport = write_report_here
) -> tuple[int, str]:
    """Show the dashboard of a room that another process serves. Raises ``AddressError`` for what is no address."""
    from debate.classroom.client.link import room_address

    return asyncio.run(_run(AttachedLine(room_address(address), token), mouse=mouse, write_report=write_report))


async def _run(
    line: Line, *, mouse: bool, pack_path: str = "", write_report: WriteReport = write_report_here
) -> tuple[int, str]:
    app = HostApp(line, settings=Settings.of_player(), pack_path=pack_path, write_report=write_report)
    try:
        await app.run_async(mouse=mouse)
    finally:
        await line.close()
    return app.return_code or 0, _farewell(app.view, line)


def _farewell(view: HostView | None, line: Line) -> str:
    """How the room is found again, "" when there is nothing to say."""
    if view is None or not line.owns_server:
        return ""
    if view.phase is Phase.OVER:
        return f"The room is over. “debate room report {view.room}” writes its report."
    return f"The room waits as it is. “debate host --resume {view.room}” takes it up again."
