"""The results of a prompt: every player’s score, and from there the ballots, the flow sheet, the revision, the next."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from debate.classroom.room.playing import SHORTEST_CLOCK
from debate.classroom.room.state import MOST_ATTEMPTS
from debate.classroom.shown.flow import flow_sheet
from debate.classroom.shown.marks import effective_score, gain_of
from debate.classroom.shown.viewing import planned
from debate.classroom.wire import messages as wire
from debate.tui.classroom.board.flow import FlowColumn
from debate.tui.classroom.host.sheets.appeals import AppealsSheet
from debate.tui.classroom.host.sheets.paper import PaperSheet
from debate.tui.classroom.host.sheets.rulings import RulingsSheet
from debate.tui.classroom.hot_seat.ballot import PlayerBallot, readable_seats
from debate.tui.classroom.hot_seat.page import HotSeatPage, score_words
from debate.tui.widgets.bar import bar
from debate.tui.widgets.menu import Menu, MenuEntry
from debate.wording import clock_text

_BAR = 20


class ResultsPage(HotSeatPage):
    """Everybody’s score in the attempt that is on."""

    AUTO_FOCUS = "Menu"
    TITLE = "Results"
    HELP = """
    Every player’s score for this prompt; in a revision, what was gained. b reads the ballots one after the other, f
    shows the flow sheet: which points were made by how many, and which by nobody.

    m opens the papers for the teacher: another mark with its reason (o), a ruling on words for all (r), what counts on
    trust (t). Who thinks that something should have counted says so on their ballot; a decides these appeals, and R
    takes a ruling back.

    r begins the revision: the same prompt on a shorter clock, each with the first text to start from. n goes on to
    the next prompt. E ends the round; its report can be written then.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "choose('b')", "ballots", id="results.ballots", tooltip="Read the ballots one after the other."),
        Binding("f", "choose('f')", "flow sheet", id="results.flow", tooltip="What was answered, and what dropped."),
        Binding("m", "choose('m')", "marks", id="results.marks", tooltip="Change marks, and rule on words."),
        Binding("a", "open('a')", "appeals", id="results.appeals", tooltip="Decide what players appealed."),
        Binding("R", "open('R')", "rulings", id="results.rulings", tooltip="Read your rulings, and take one back."),
        Binding("r", "choose('r')", "revise", id="results.revise", tooltip="The same prompt on a shorter clock."),
        Binding("n", "choose('n')", "next prompt", id="results.next", tooltip="Go on to the next prompt."),
        Binding("E", "end", "end the round", id="results.end", tooltip="End the round; the report comes then."),
    ]

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="scores"):
            yield Static(id="table")
        yield Menu(id="ways")

    def on_mount(self) -> None:
        """Show the scores and the ways on."""
        self.show_turn()

    def take_up(self) -> None:
        """Show the scores and the ways on."""
        self.query_one("#table", Static).update(self._table())
        self.query_one(Menu).show(self._ways())
        super().take_up()

    def _table(self) -> Content:
        app, turn = self.hot_seat, self.room.turn
        assert turn is not None and turn.now is not None
        shown = [self.room.seats[seat] for seat in readable_seats(app)]
        width = max((Content(seat.name).cell_length for seat in shown), default=0)
        lines = []
        for seat in shown:
            paper = turn.now.papers[seat.id]
            score = effective_score(paper, app.pack.rubric)
            gain = gain_of(turn, seat.id, app.pack.rubric) if len(turn.attempts) > 1 else None
            mark = self.mark_of(seat)
            figures = f" {score_words(score):>3}" + (f"  {gain:+d}" if gain is not None else "")
            lines.append(
                self.table_row(
                    seat,
                    width + 2,
                    (bar((score or 0) / 100, _BAR), mark.colour if mark is not None else ""),
                    (figures, "bold"),
                    ("  as it stood" if paper.by_clock else "", "$quiet"),
                )
            )
        return Content("\n").join(lines) if lines else Content("Nobody wrote on this prompt.")

    def _ways(self) -> list[MenuEntry]:
        room = self.room
        seconds = room.settings.seconds
        clock = (
            "without a clock"
            if seconds is None
            else f"with {clock_text(max(SHORTEST_CLOCK, seconds * room.settings.revision_share))} on the clock"
        )
        ways = []
        if readable_seats(self.hot_seat):
            ways += [
                MenuEntry("b", "b", "Ballots", "one after the other"),
                MenuEntry("m", "m", "Marks", "change one, rule on words"),
                MenuEntry("f", "f", "Flow sheet", "which points were made, and which by nobody"),
            ]
        if room.turn is not None and len(room.turn.attempts) < MOST_ATTEMPTS and len(readable_seats(self.hot_seat)):
            ways.append(MenuEntry("r", "r", "Revise", f"the same prompt, {clock}"))
        if len(room.turns) < planned(room):
            ways.append(MenuEntry("n", "n", "Next prompt", f"{len(room.turns) + 1} of {planned(room)}"))
        return [*ways, MenuEntry("E", "E", "End the round", "the result and the report")]

    @on(Menu.Chosen)
    async def _chosen(self, event: Menu.Chosen) -> None:
        if event.entry_id == "E":
            await self.action_end()
        else:
            await self.action_choose(event.entry_id)

    async def action_choose(self, key: str) -> None:
        """Go one of the ways on."""
        app = self.hot_seat
        match key:
            case "b":
                await self.app.push_screen(PlayerBallot(app, readable_seats(app)[0], place=self.place))
            case "m":
                seats = tuple(readable_seats(app))
                turn = self.room.turn
                assert turn is not None
                await self.app.push_screen(
                    PaperSheet(seats[0], len(self.room.turns) - 1, len(turn.attempts), pile=seats)
                )
            case "f":
                await self.app.push_screen(HotSeatFlow())
            case "r":
                await app.revise()
            case _:
                await app.next_prompt()

    def action_open(self, key: str) -> None:
        """The teacher's lists."""
        self.app.push_screen(AppealsSheet() if key == "a" else RulingsSheet())

    async def action_end(self) -> None:
        """End the round, if that is meant or nothing else is left to play."""
        if len(self.room.turns) >= planned(self.room) or self.asked_twice("E", "End the round before its last prompt?"):
            await self.hot_seat.host(lambda number: wire.End(id=number))
            await self.hot_seat.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the ways that there are."""
        if action == "choose":
            return any(entry.id == parameters[0] for entry in self._ways())
        if action == "open":
            return bool(self.room.appeals if parameters[0] == "a" else self.room.rulings)
        return super().check_action(action, parameters)


class HotSeatFlow(HotSeatPage):
    """The flow sheets of the prompt, over the results."""

    AUTO_FOCUS = "#flow"
    TITLE = "Flow sheet"
    HELP = "Which points were made by how many, which were dropped by all, and which moves nobody used. Esc goes back."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "results", id="hot-seat-flow.close", tooltip="Back to all results."),
    ]

    def compose_body(self) -> ComposeResult:
        app, turn = self.hot_seat, self.room.turn
        assert turn is not None
        with VerticalScroll(id="flow"):
            for prompt in dict.fromkeys(paper.prompt for paper in turn.attempts[-1].papers.values()):
                sheet = flow_sheet(self.room, app.pack, len(self.room.turns) - 1, prompt, len(turn.attempts))
                yield FlowColumn(sheet, app.keeper.topic)

    def on_mount(self) -> None:
        """Say where we are."""
        self.show_turn()
