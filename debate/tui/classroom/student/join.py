"""The door: address, join code and name, and one sentence when the room does not let somebody in."""

from __future__ import annotations

from random import SystemRandom
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static

from debate.tui.classroom.student.seated import StudentPage
from debate.tui.widgets.menu import Menu, MenuEntry

LONGEST_NAME = 24


class JoinScreen(StudentPage):
    """Where a seat is taken. ``address``, ``code`` and ``name`` are what is known of it already."""

    HELP = """
    Your teacher shows an address and a code of six letters and digits. Type both, and a name that your class knows you
    by; leave the name empty and the room gives you one. Enter goes on to the next line, and from the last one joins.

    Where your teacher has a class list, type your name as it is there, its first letters, or your personal code; of
    several names that begin so, choose yours.

    A name that the room takes for an insult may be yours all the same: ctrl+n brings you in under another one and asks
    your teacher for it. Nobody else sees what you asked for.

    When this machine had a seat in a room that is still open, you can go back to it: your text is kept.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "join", "join", id="join.join", tooltip="Take a seat in the room.", priority=True),
        Binding("ctrl+r", "name", "another name", id="join.name", tooltip="Have a name made up.", priority=True),
        Binding("ctrl+n", "ask", "ask for this name", id="join.ask", priority=True,
                tooltip="Come in under another name, and ask your teacher for this one."),
        Binding("ctrl+o", "return", "back to my seat", id="join.return", tooltip="Go back to the seat you had last."),
        *(
            Binding(str(number), f"seat({number})", "my name", key_display="1–5", show=number == 1,
                    id=f"join.seat.{number}", tooltip="Take the seat of that name.")
            for number in range(1, 6)
        ),
        Binding("escape", "stop", "stop trying", id="join.stop", tooltip="Do not wait for the room any longer."),
        Binding("f2", "app.help", "help", id="join.help", tooltip="What this screen is for, and all its keys."),
    ]  # fmt: skip

    def __init__(self, *, address: str, code: str, name: str) -> None:
        super().__init__()
        self._known = {"address": address.removeprefix("http://"), "code": code, "name": name}

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="door"):
            yield Static("Join your class", classes="heading")
            yield Static("Address", classes="label")
            yield Input(self._known["address"], placeholder="192.168.1.5:8765", max_length=200, id="address")
            yield Static("Code", classes="label")
            yield Input(self._known["code"], placeholder="six letters and digits", max_length=40, id="code")
            yield Static("Your name in this room", classes="label")
            yield Input(
                self._known["name"], placeholder="or leave it empty: the room gives you one", max_length=60, id="name"
            )
            yield Static(id="says")
            yield Menu(id="seats", leaves=True)
            with Horizontal(id="below"):
                yield Button(Content("[ Join ]"), id="join", compact=True)

    def on_mount(self) -> None:
        """Begin with the first line that is still empty."""
        self.begin()
        self.take_up()
        self.student.come_in()

    def begin(self) -> None:
        """Give the keys to the names to choose from, or to the first line that is still empty."""
        if self.student.seats:
            self.query_one(Menu).focus()
            return
        lines = [self.query_one(f"#{name}", Input) for name in ("address", "code", "name")]
        next((line for line in lines if not line.value and not line.disabled), lines[-1]).focus()

    def fill(self, address: str, code: str, name: str) -> None:
        """Fill in what is known of the room that somebody comes from, where nothing stands yet."""
        for line, known in (("#address", address.removeprefix("http://")), ("#code", code), ("#name", name)):
            if not self.query_one(line, Input).value:
                self.query_one(line, Input).value = known

    def take_up(self) -> None:
        """Say whether somebody is at the door, and what the room said."""
        waiting = self.student.client is not None
        for line in self.query(Input):
            line.disabled = waiting
        self.query_one("#join", Button).disabled = waiting
        ask = " If it is yours, ctrl+n asks your teacher for it." if self.student.may_ask else ""
        self.query_one("#says", Static).update(Content(f"{self.student.door_says}{ask}"))
        self.query_one("#says", Static).set_class(not waiting and bool(self.student.door_says), "-refused")
        menu, seats = self.query_one(Menu), () if waiting else self.student.seats
        menu.display = bool(seats)
        menu.show([MenuEntry(str(number), str(number), name, "") for number, name in enumerate(seats, 1)])
        self.refresh_bindings()

    @on(Input.Submitted)
    def _line_done(self, event: Input.Submitted) -> None:
        """Go on to the next line that must be filled, and join after the last, or where only one had to be mended."""
        mended = self.student.door_says and all(self.query_one(f"#{one}", Input).value for one in ("address", "code"))
        if event.input.id == "name" or mended:
            self.action_join()
        else:
            self.query_one("#code" if event.input.id == "address" else "#name", Input).focus()

    @on(Menu.Chosen)
    def _seat_chosen(self, message: Menu.Chosen) -> None:
        self.action_seat(int(message.entry_id))

    def action_seat(self, number: int) -> None:
        """Knock with the name of that number."""
        self.query_one("#name", Input).value = self.student.seats[number - 1]
        self.action_join()

    @on(Button.Pressed, "#join")
    def _pressed(self) -> None:
        self.action_join()

    def action_join(self) -> None:
        """Knock."""
        address, code, name = (self.query_one(f"#{one}", Input).value for one in ("address", "code", "name"))
        self.student.knock(address, code, name)

    def action_ask(self) -> None:
        """Knock, and have the teacher asked for the name."""
        address, code, name = (self.query_one(f"#{one}", Input).value for one in ("address", "code", "name"))
        self.student.knock(address, code, name, ask=True)

    def action_name(self) -> None:
        """Have a name made up."""
        from debate.classroom.server.names import given_name

        line = self.query_one("#name", Input)
        line.value = given_name([line.value], SystemRandom())
        line.focus()

    def action_return(self) -> None:
        """Go back to the seat that this machine had last."""
        self.student.go_back()

    def action_stop(self) -> None:
        """Stop trying to reach the room."""
        self.student.to_the_door()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys do something now."""
        waiting = self.student.client is not None
        if action == "stop":
            return waiting
        if action == "seat":
            return not waiting and bool(parameters) and parameters[0] in range(1, len(self.student.seats) + 1)
        if action == "ask":
            return not waiting and self.student.may_ask
        if action in ("join", "name"):
            return not waiting
        if action == "return":
            return not waiting and self.student.store.last() is not None
        return super().check_action(action, parameters)
