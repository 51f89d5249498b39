"""The hot seat’s app: shows the page of where the room stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.screen import Screen

from debate.classroom.errors import JournalError, RoomError
from debate.classroom.keeping.class_list import find_class
from debate.classroom.keeping.lesson_plan import LessonPlan, kept_plan
from debate.classroom.keeping.opening import find_room, open_room, resume_room
from debate.classroom.room.state import Phase, Settings
from debate.classroom.shown.viewing_host import paper_view
from debate.classroom.shown.views.common import Topic
from debate.classroom.shown.views.host import HostView, PaperView
from debate.classroom.wire import messages as wire
from debate.packs.model import Pack
from debate.settings import Settings as PlayerSettings
from debate.tui.camps import CampMark, marks_of
from debate.tui.classroom.host.dashboard import Done, Hear, OnDashboard, Say
from debate.tui.classroom.host.line import Make
from debate.tui.classroom.hot_seat.hot_seat import HotSeat, Open
from debate.tui.classroom.hot_seat.page import HotSeatPage
from debate.tui.classroom.hot_seat.players import Beginning, beginning
from debate.tui.classroom.hot_seat.setup import SetupPage
from debate.tui.frame import FrameApp

if TYPE_CHECKING:
    from debate.classroom.keeping.keeper import Keeper


class HotSeatApp(FrameApp):
    """A hot seat on ``pack``: set up by ``open_one``, or the room of ``keeper`` taken up again.

    It is a ``Dashboard`` to the teacher's sheets (papers, rulings, appeals), which speak to the room in this process.
    """

    SHEETS = ("hot_seat.tcss", "../host/host.tcss")
    pack_path = ""
    find = ""
    finding = False
    TITLE = "Debate: hot seat"
    LEAVING: ClassVar[str] = "Leave; the round is kept and can be taken up again."

    def __init__(
        self,
        pack: Pack,
        open_one: Open,
        *,
        keeper: Keeper | None = None,
        beginning: Beginning | None = None,
        settings: PlayerSettings | None = None,
        animations: bool | None = None,
    ) -> None:
        super().__init__(settings=settings, animations=animations)
        self.hot_seat = HotSeat(pack, open_one, keeper, beginning or Beginning())
        self.hot_seat.show, self.hot_seat.say, self.hot_seat.changed = self.show_page, self.say, self.follow
        self._is_showing = False
        self._is_due = False
        """Whether something changed that is not on show yet."""

    def get_default_screen(self) -> Screen[None]:
        """The setup stays at the bottom; a room that is taken up again covers it before it is seen."""
        return Screen() if self.hot_seat.is_open else SetupPage()

    async def on_mount(self) -> None:
        """Take the room up again where there is one."""
        if self.hot_seat.is_open:
            self.hot_seat.keep()
            await self.hot_seat.go_on()

    async def on_unmount(self) -> None:
        """Let go of the room."""
        await self.hot_seat.close()

    def say(self, sentence: str | None) -> None:
        """Say what went wrong on the page on show."""
        page = self.page
        if page is not None and page.is_mounted:
            page.say_trouble(sentence)

    # What the teacher's sheets ask for

    @property
    def view(self) -> HostView | None:
        """The room as the teacher sees it."""
        return self.hot_seat.keeper.host_view() if self.hot_seat.is_open else None

    @property
    def topic(self) -> Topic:
        """The pack's public face."""
        return self.hot_seat.keeper.topic

    @property
    def camps(self) -> dict[str, CampMark]:
        """The marks of the pack's camps, by their ids."""
        return marks_of(self.topic.camps)

    def send(self, make: Make, say: Say, done: Done | None = None, hear: Hear | None = None) -> None:
        """Ask the room. ``say`` is told a refusal, ``done`` called once it is done, ``hear`` gets the answer."""

        async def ask() -> None:
            try:
                answer = await self.hot_seat.keeper.from_host(cast("wire.FromHost", make(0)))
            except (RoomError, JournalError) as error:
                say(str(error))
                return
            say(None)
            says = answer.says if isinstance(answer, wire.Taken) else ""
            if hear is not None:
                hear(says)
            elif says:
                self.notify(says, markup=False)
            if done is not None:
                done()

        self.hot_seat.later(ask())

    def read_paper(self, seat: str, turn: int, attempt: int, take: Callable[[PaperView], None], say: Say) -> None:
        """Give ``take`` the paper."""
        keeper = self.hot_seat.keeper
        try:
            paper = paper_view(keeper.room, keeper.pack, seat, turn, attempt)
        except RoomError as error:
            say(str(error))
        else:
            self.call_later(take, paper)  # a sheet asks while it is being built

    def clock_left(self) -> float | None:
        """Each seat has a clock of its own here."""
        return None

    def show_view(self) -> None:
        """Have everything on show follow the room."""
        self.follow()

    # What is on show

    @property
    def page(self) -> HotSeatPage | None:
        """The page under whatever lies over it."""
        return next((one for one in reversed(self.screen_stack) if isinstance(one, HotSeatPage)), None)

    def follow(self) -> None:
        """The room changed: time handed a text in, or an answer was marked."""
        if self.is_running:
            self.call_later(self.show_page)

    async def show_page(self) -> None:
        """Show the page of where the room stands; one that is on show already takes up what is new."""
        self._is_due = True
        if self._is_showing:
            return
        self._is_showing = True
        try:
            while self._is_due and self.is_running:
                self._is_due = False
                await self._show_page()
        finally:
            self._is_showing = False

    async def _show_page(self) -> None:
        page = self.page
        place = self.hot_seat.place()
        if page is not None and page.place == place:
            page.take_up()
            for screen in self.screen_stack:
                if isinstance(screen, OnDashboard) and screen.lives:
                    screen.take_up()
            return
        while len(self.screen_stack) > 1 and self.screen is not page:
            self.pop_screen()
        if page is None or len(self.screen_stack) == 1:
            await self.push_screen(self._page_of(place))
        else:
            await self.switch_screen(self._page_of(place))

    def _page_of(self, place: tuple[object, ...]) -> HotSeatPage:
        from debate.tui.classroom.hot_seat.ballot import PlayerBallot
        from debate.tui.classroom.hot_seat.hand_over import HandOverPage
        from debate.tui.classroom.hot_seat.held import HeldPage
        from debate.tui.classroom.hot_seat.over import OverPage
        from debate.tui.classroom.hot_seat.results import ResultsPage
        from debate.tui.classroom.hot_seat.writing import HotSeatWriting

        page: HotSeatPage
        match place[0]:
            case "over":
                page = OverPage()
            case "results":
                page = ResultsPage()
            case "ballot":
                page = PlayerBallot(self.hot_seat, str(place[-1]), at_once=True)
            case "writing":
                page = HotSeatWriting(self.hot_seat, str(place[-1]))
            case "hand over":
                page = HandOverPage()
            case _:
                page = HeldPage()
        page.place = place
        return page

    async def ready_to_leave(self) -> bool:
        """Wait until every letter is on the disk; a clock that runs stands until the room is taken up again."""
        await self.hot_seat.settle()
        return True


def run_hot_seat(
    pack_path: str | None = None,
    *,
    class_list: str | None = None,
    plan: str | None = None,
    resume: str | None = None,
    mouse: bool = True,
) -> int:
    """Play a hot seat on this terminal; returns the exit code.

    ``class_list`` is the name or the file of the class whose names the form begins with, ``plan`` the lesson plan that
    it begins with. ``resume`` takes a room up again: its id, or the newest unfinished hot seat when it is empty. Raises
    ``RoomError`` and ``JournalError`` when there is no such pack, list, plan or room.
    """
    from debate.classroom.keeping.keeper import load_named_pack

    lesson = (kept_plan(plan) if plan is not None else LessonPlan()).with_pack(pack_path)
    listed = find_class(class_list) if class_list is not None else None
    keeper = resume_hot_seat(resume) if resume is not None else None
    pack = keeper.pack if keeper is not None else load_named_pack(lesson.pack)
    begins = beginning(pack, lesson if plan is not None else None, listed)

    def open_one(settings: Settings, prompts: int) -> Keeper:
        turns = prompts if prompts != lesson.turns else None  # the plan may say which
        return open_room(plan=lesson, settings=settings, turns=turns, class_list=begins.class_list, hot_seat=True)

    app = HotSeatApp(pack, open_one, keeper=keeper, beginning=begins, settings=PlayerSettings.of_player())
    app.run(mouse=mouse)
    return app.return_code or 0


def resume_hot_seat(wanted: str) -> Keeper:
    """The hot seat of that id, or the newest unfinished one.

    Raises ``RoomError``, also when another process has it, and ``JournalError``.
    """
    from debate.classroom.keeping.journal import list_rooms, look

    if not wanted:
        unfinished = [
            one.path.stem
            for one in list_rooms()
            if one.room is not None and not one.trouble and one.room.hot_seat and one.room.phase is not Phase.OVER
        ]
        if not unfinished:
            raise RoomError("There is no unfinished hot seat here; “debate host --hot-seat” begins one.")
        wanted = unfinished[0]
    path = find_room(wanted)
    stem = path.stem
    room = look(path).room
    if room is not None and not room.hot_seat:
        raise RoomError(f"The room “{stem}” is no hot seat; “debate host --resume {stem}” opens it.")
    return resume_room(stem)
