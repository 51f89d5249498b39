"""One student: how they are doing, and all that can be done to the seat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.classroom.room import events as e
from debate.classroom.room.state import Camps, Stage, Standing
from debate.classroom.shown.choices import EXTRA
from debate.classroom.shown.views.host import SeatRow
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.sheets.paper import PaperSheet
from debate.tui.classroom.host.sheets.sentence import SentenceSheet
from debate.tui.classroom.host.words import camp_name, options_of, remark_words
from debate.tui.widgets.choice import Choice, Explanation, including
from debate.tui.widgets.menu import Menu, MenuEntry

LONGEST_NAME = 24


class SeatSheet(HostSheet):
    """The seat of that id."""

    AUTO_FOCUS = "#menu"
    HELP = """
    Everything that can be done to one seat. Extra time lengthens every clock of this student from now on; the class
    and the projector are not told. Who is sent out may join again, who is barred may not from the same machine; what
    they wrote stays in the room.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "act('read')", "read", id="seat.read", show=False, tooltip="Read what they have written."),
        Binding("c", "act('camp')", "camp", id="seat.camp", show=False, tooltip="Give the other camp."),
        Binding("t", "act('team')", "team", id="seat.team", show=False, tooltip="Give the other team."),
        Binding("y", "act('asked')", "yes", id="seat.asked", show=False, tooltip="Give the name that was asked for."),
        Binding("e", "act('name')", "name", id="seat.name", show=False, tooltip="Give another name."),
        Binding("h", "act('back')", "hand back", id="seat.back", show=False, tooltip="Give the text back to write on."),
        Binding("k", "act('kick')", "send out", id="seat.kick", show=False, tooltip="Send out; may join again."),
        Binding("b", "act('ban')", "bar", id="seat.ban", show=False, tooltip="Send out for good."),
        Binding("l", "act('admit')", "let in", id="seat.admit", show=False, tooltip="Let in again."),
    ]

    def __init__(self, seat: str) -> None:
        super().__init__()
        self._seat = seat
        self._asked = ""

    @property
    def _row(self) -> SeatRow | None:
        return next((row for row in self.view.seats if row.id == self._seat), None)

    def compose_sheet(self) -> ComposeResult:
        row = self._row
        extra = row.extra if row is not None else 1.0
        yield Static(id="who", classes="heading")
        yield Static(id="doing")
        yield Menu(self._entries(), leaves=True, id="menu")
        options = including(options_of(EXTRA), extra, "As it was set elsewhere.", words=f"× {extra:g}")
        yield Choice("Extra time", options, extra, id="extra")
        yield Explanation(id="says", classes="quiet")

    def on_mount(self) -> None:
        """Begin with the menu."""
        self.take_up()

    def take_up(self) -> None:
        """How the student is doing now."""
        row = self._row
        if row is None:
            self.action_close()
            return
        who = Content.assemble((row.name, "bold"), "   ", camp_name(self.host.camps, row.camp))
        self.query_one("#who", Static).update(who)
        facts = [remark_words(row.remark)]
        if row.writing or row.handed_in:
            facts.append(Content(f"{row.words} words"))
        if row.score is not None:
            facts.append(Content(f"{row.score} of 100{', changed by you' if row.overridden else ''}"))
        if row.gain is not None:
            facts.append(Content(f"{row.gain:+} by revising"))
        facts += [Content(says) for says in (*row.flags, *row.signals)]
        self.query_one("#doing", Static).update(Content("  ·  ").join(facts))
        self.query_one(Menu).show(self._entries())

    def _entries(self) -> list[MenuEntry]:
        row = self._row
        return list(self._possible(row)) if row is not None else []

    def _possible(self, row: SeatRow) -> Iterator[MenuEntry]:
        view = self.view
        if row.standing is Standing.EXPECTED:
            yield MenuEntry("name", "e", "Another name", "by which they find their seat")
            return
        if row.standing is not Standing.SEATED:
            yield MenuEntry("admit", "l", "Let in again", "at the same seat, with what they wrote")
            return
        if row.handed_in or row.writing:
            yield MenuEntry("read", "r", "Read", "what they have written")
        elif self._last_turn >= 0:
            yield MenuEntry("read", "r", "Read", "what they wrote before")
        other = self._other_camp(row)
        camp = self.host.camps.get(other or "")
        if camp is not None:
            yield MenuEntry("camp", "c", "Other camp", self._question("camp") or f"{camp.glyph} {camp.name}")
        if view.settings.camps is Camps.TEAMS and row.team is not None:
            yield MenuEntry("team", "t", "Other team", self._question("team") or view.settings.teams[1 - row.team])
        if row.asked:
            yield MenuEntry("asked", "y", "Yes, this name", f"they ask to be called “{row.asked}”")
        yield MenuEntry("name", "e", "Another name", "for the whole room")
        if view.stage is Stage.WRITING and row.handed_in:
            yield MenuEntry("back", "h", "Hand back", "the text, to be written on")
        yield MenuEntry("kick", "k", "Send out", self._question("kick") or "they may join again")
        yield MenuEntry("ban", "b", "Bar", self._question("ban") or "they may not come back from that machine")

    @property
    def _last_turn(self) -> int:
        """The newest prompt that the class has written on, from 0; -1 for none."""
        return max((at for at, turn in enumerate(self.view.turns) if turn.attempts), default=-1)

    def _question(self, what: str) -> str:
        if self._asked != what:
            return ""
        return {
            "kick": "Sure? The same key again does it.",
            "ban": "Sure? The same key again does it.",
        }.get(what, "From the next prompt on; this one they finish as it is. Sure? The same key again does it.")

    def _must_ask(self, what: str, row: SeatRow) -> bool:
        """Whether a second press is asked for: sending somebody out, and another camp in the middle of a prompt."""
        in_mid_prompt = self.view.stage in (Stage.WRITING, Stage.HELD) and (row.writing or row.handed_in)
        return what in ("kick", "ban") or (what in ("camp", "team") and in_mid_prompt)

    def _other_camp(self, row: SeatRow) -> str | None:
        return next((camp for camp in self.host.camps if camp != row.camp), None)

    @on(Menu.Chosen)
    def _chosen(self, message: Menu.Chosen) -> None:
        self.action_act(message.entry_id)

    def action_act(self, what: str) -> None:
        """Do what an entry of the menu says, if it is there now."""
        row = self._row
        if row is None or what not in {entry.id for entry in self._entries()}:
            return
        if self._must_ask(what, row) and self._asked != what:
            self._asked = what
            self.take_up()
            return
        self._asked = ""
        match what:
            case "read":
                turn = self._last_turn
                self.app.push_screen(PaperSheet(self._seat, turn, self.view.turns[turn].attempts))
            case "name":
                self._rename(row)
            case _:
                self._ask_for(what, row)

    def _rename(self, row: SeatRow) -> None:
        def rename(number: int, name: str) -> wire.Request:
            return wire.Let(id=number, event=e.Renamed(seat=self._seat, name=name))

        self.app.push_screen(
            SentenceSheet("Another name", rename, value=row.name, longest=LONGEST_NAME, hint="The whole room sees it.")
        )

    def _ask_for(self, what: str, row: SeatRow) -> None:
        standings = {"kick": Standing.KICKED, "ban": Standing.BANNED, "admit": Standing.SEATED}
        if what in standings:
            self.send(lambda number: wire.Let(id=number, event=e.Stood(seat=self._seat, standing=standings[what])))
        elif what == "camp":
            self._place(row, self._other_camp(row))
        elif what == "team" and row.team is not None:
            team = 1 - row.team
            camps = (one.camp for one in self.view.seats if one.team == team and one.camp is not None)
            self._place(row, next(camps, None), {self._seat: team})
        elif what == "asked":
            self.send(lambda number: wire.Let(id=number, event=e.Renamed(seat=self._seat, name=row.asked)))
        elif what == "back":
            self.send(lambda number: wire.Let(id=number, event=e.HandedBack(seat=self._seat)))

    def _place(self, row: SeatRow, camp: str | None, teams: Mapping[str, int] = {}) -> None:
        camps = {row.id: camp} if camp is not None else {}
        self.send(lambda number: wire.Let(id=number, event=e.Placed(camps=camps, teams=teams)))

    @on(Choice.Changed)
    def _changed(self, message: Choice.Changed) -> None:
        extra = message.choice.value
        assert isinstance(extra, float)
        self.send(lambda number: wire.Let(id=number, event=e.GivenTime(seat=self._seat, extra=extra)))
