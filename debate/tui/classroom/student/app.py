"""The student's app: from the door to the last ballot. It shows the screen that fits how the room and the seat stand.

The client (``seat_client``) does the work and is told apart from the screens: it lives on while screens change, and
whichever screen is on show takes up what changed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from textual.screen import Screen

from debate.classroom.client.link import AddressError, LinkState, room_address
from debate.classroom.client.seat_client import SeatClient
from debate.classroom.client.seat_store import OwnSeat, SeatStore
from debate.classroom.room.state import Phase, Stage
from debate.classroom.shown.views.seat import OwnBallot
from debate.classroom.wire.codes import as_typed, new_token
from debate.settings import Settings
from debate.tui.classroom.student.ballot import SeatBallotScreen
from debate.tui.classroom.student.farewell import FarewellScreen
from debate.tui.classroom.student.join import JoinScreen
from debate.tui.classroom.student.lobby import LobbyScreen, SeatBriefScreen
from debate.tui.classroom.student.over import OverScreen
from debate.tui.classroom.student.past import PastSheet
from debate.tui.classroom.student.predict import PredictScreen
from debate.tui.classroom.student.review import ReviewScreen
from debate.tui.classroom.student.seated import Seated
from debate.tui.classroom.student.waiting import WaitingScreen
from debate.tui.classroom.student.writing import WritingScreen
from debate.tui.frame import FrameApp
from debate.tui.page import Page, Sheet

Wanted = tuple[object, Callable[[], Page]]
"""What tells a screen apart from the one on show, and how to make it."""


@dataclass(frozen=True, slots=True)
class Remade:
    """The key of a screen that shows ``value`` and is made anew when that is another."""

    what: object
    value: object

    def is_of(self, other: object) -> bool:
        """Whether ``other`` shows the same thing, if perhaps as it was before."""
        return isinstance(other, Remade) and other.what == self.what


class StudentApp(FrameApp):
    """The app. ``address``, ``code`` and ``name`` are what was given; ``own`` is a seat to go back to at once.

    ``at_once`` knocks without asking for a name. ``now`` is a monotonic clock in seconds.
    """

    SHEETS = ("student.tcss",)
    TITLE = "Debate: classroom"

    def __init__(
        self,
        store: SeatStore,
        *,
        address: str = "",
        code: str = "",
        name: str = "",
        own: OwnSeat | None = None,
        at_once: bool = False,
        settings: Settings | None = None,
        animations: bool | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(settings=settings, animations=animations)
        self.store = store
        self.client: SeatClient | None = None
        self.door_says = ""
        """What is to be said at the door."""
        self.may_ask = False
        """Whether the teacher may be asked for the name that was refused."""
        self.seats: tuple[str, ...] = ()
        """Names of the class list that may be meant by what was typed."""
        self.now = now
        self._given = (address, code, name)
        self._own = own
        self._at_once = at_once
        self._shown: object = None
        self._unwanted: set[str] = set()
        """Seats that their rooms would not have back since the app was started."""
        self._knocks: dict[tuple[str, str], str] = {}
        """The token that each room was knocked at with: an answer that was lost is found with it."""
        self._is_due = False

    def get_default_screen(self) -> Screen[None]:
        """The door, which stays at the bottom."""
        address, code, name = self._given
        return JoinScreen(address=address, code=code, name=name)

    @property
    def stays(self) -> OwnSeat | None:
        """The seat that is there to come back to when the student has left."""
        client = self.client
        return None if client is None or client.ended or client.own is None or client.own.over else client.own

    def come_in(self) -> None:
        """The door stands: go back to the seat that was given, or knock at once.

        Not before: what goes wrong at once is said at the door.
        """
        if self._own is not None:
            self._go_to(self._own)
        elif self._at_once:
            self.knock(*self._given)

    @property
    def door(self) -> JoinScreen:
        """The door."""
        found = self.screen_stack[0]
        assert isinstance(found, JoinScreen)
        return found

    # The door

    def knock(self, address: str, code: str, name: str, *, ask: bool = False) -> None:
        """Take a seat, or the one that this machine has there already. What is wrong is said at the door.

        With ``ask`` the teacher is asked for a name that the room refused.
        """
        self.may_ask, self.seats = False, ()
        try:
            where = room_address(address)
        except AddressError as error:
            self._say_at_door(str(error) if address.strip() else "Type the address that your teacher shows.")
            return
        code = as_typed(code)
        if not code:
            self._say_at_door("Type the code that your teacher shows.")
            return
        own = self.store.at(where, code)
        if own is not None and own.seat not in self._unwanted:
            self._go_to(own)
        else:
            token = own.token if own is not None else self._knocks.setdefault((where, code), new_token())
            self._begin(
                SeatClient(where, code, store=self.store, name=name.strip(), token=token, ask=ask, now=self.now)
            )

    def go_back(self) -> None:
        """Go back to the seat that this machine had last."""
        own = self.store.last()
        if own is not None:
            self._go_to(own)

    def _go_to(self, own: OwnSeat) -> None:
        self.door_says = f"Going back to your seat{f' as {own.name}' if own.name else ''} …"
        self._begin(SeatClient(own.address, own.code, store=self.store, own=own, now=self.now))

    def _begin(self, client: SeatClient) -> None:
        if client.own is None:
            self.door_says = "Knocking …"
        self.client = client
        client.changed = self._changed
        self._shown = None
        self.run_worker(client.run(), name="client", exit_on_error=True)
        self._refresh_door()

    def to_the_door(self) -> None:
        """Leave for the door: the farewell, or a room that does not answer."""
        self._part("")

    def _part(self, why: str) -> None:
        """Back to the door, without a client."""
        client, self.client = self.client, None
        if client is not None:
            client.changed = lambda: None
            self.run_worker(client.close(), name="close", exit_on_error=False)
            self.door.fill(client.address, client.code, client.own.name if client.own is not None else client.name)
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self._shown = None
        self._say_at_door(why)

    def _say_at_door(self, sentence: str) -> None:
        self.door_says = sentence
        self._refresh_door()

    def _refresh_door(self) -> None:
        if self.door.is_mounted:
            self.door.take_up()
            if self.client is None and self.screen is self.door:
                self.door.begin()

    # The screens

    def _changed(self) -> None:
        """Something changed: show it soon, once for all that changes in the same moment."""
        if not self._is_due:
            self._is_due = True
            self.call_later(self._take_up)

    def _take_up(self) -> None:
        self._is_due = False
        client = self.client
        if client is None:
            return
        if not client.welcomed:
            self._wait_at_door(client)
            return
        wanted = self._wanted(client)
        key, make = wanted
        if key != self._shown:
            if isinstance(key, Remade) and key.is_of(self._shown) and isinstance(self.screen, Sheet):
                return  # an appeal that is being written: the ballot is shown anew when it is closed
            self._shown = key
            self._show(make())
            return
        page = self.screen_stack[1] if len(self.screen_stack) > 1 else None
        for screen in self.screen_stack[1:]:
            if (screen is page or screen is self.screen) and isinstance(screen, Seated) and screen.is_laid_out:
                screen.take_up()

    def _wait_at_door(self, client: SeatClient) -> None:
        """Say why the room cannot be reached; only who has a seat there goes on trying."""
        if client.ended:
            if client.refused and client.own is not None:
                self._unwanted.add(client.own.seat)
            self.may_ask, self.seats = client.may_ask, client.seats
            self._part(client.why)
        elif client.link.state is LinkState.LOST and client.own is None:
            self._part(client.why)
        elif client.link.state is LinkState.LOST:
            self._say_at_door(f"{client.why} Your seat and text are kept; still trying …")

    def _show(self, page: Page) -> None:
        """Put ``page`` over the door, in place of the one before and of what lies over it."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if len(self.screen_stack) == 2:
            self.switch_screen(page)
        else:
            self.push_screen(page)

    def _wanted(self, client: SeatClient) -> Wanted:
        """The screen that fits how things stand."""
        view = client.view
        if view is not None and view.phase is Phase.OVER:
            return "over", lambda: OverScreen(client)
        if client.ended:
            return "farewell", lambda: FarewellScreen(client.why)
        if view is None or view.stage is None or client.topic is None:
            return "lobby", lambda: LobbyScreen(client)
        place = (view.turn, view.attempt)
        if view.stage is Stage.READY:
            return _ready(client)
        if view.stage is Stage.RELEASED and view.ballot is not None:
            ballot = view.ballot
            return Remade(("ballot", place), ballot), lambda: SeatBallotScreen(client, ballot)
        if view.stage is Stage.WRITING and view.speech is None:
            return "lobby", lambda: LobbyScreen(client)
        if view.stage is Stage.WRITING and not client.desk.finished:
            return ("writing", place, view.speech), lambda: WritingScreen(client)
        if view.predict and view.paper is not None and not view.paper.predicted:
            return ("predict", place), lambda: PredictScreen(client)
        if client.reviews.answers and not client.reviews.put_away:
            return ("review", place), lambda: ReviewScreen(client)
        return ("waiting", place), lambda: WaitingScreen(client)

    def show_past(self) -> None:
        """List the ballots of the prompts before, over the screen on show."""
        if self.client is not None:
            self.push_screen(PastSheet(self.client, self.show_ballot))

    def show_ballot(self, ballot: OwnBallot) -> None:
        """Show an earlier ballot over the screen on show."""
        if self.client is not None:
            self.push_screen(SeatBallotScreen(self.client, ballot, past=True))

    async def ready_to_leave(self) -> bool:
        """Close the client; the seat stays, and the text with it."""
        if self.client is not None:
            self.client.changed = lambda: None
            await self.client.close()
        return True


def _ready(client: SeatClient) -> Wanted:
    view = client.view
    assert view is not None
    if view.camp is None:
        return "lobby", lambda: LobbyScreen(client)
    return ("brief", view.turn, view.camp), lambda: SeatBriefScreen(client)
