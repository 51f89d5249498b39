"""The class flow sheet as the projector shows it, with the keys that put it there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from debate.classroom.room import events as e
from debate.classroom.room.state import Show
from debate.classroom.shown.views.board import FlowSheet
from debate.classroom.shown.views.host import HostView
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.words import speech_line
from debate.tui.widgets.bar import bar
from debate.tui.widgets.listing import Listing
from debate.tui.widgets.paper import Paper
from debate.wording import counted


class FlowSheetSheet(HostSheet):
    """What the class answered and dropped, which moves it used, and the picked quotations."""

    AUTO_FOCUS = "Paper"
    HELP = """
    For each prompt: the points, with how many answers made them, fully or partly; those that nobody made; the moves;
    and the words that you picked, without names. To pick words, read a paper and press w there.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("3", "project", "to the projector", id="flow.project", tooltip="Let the projector show this."),
        Binding("x", "clear", "take quotations back", id="flow.clear", tooltip="Take back all quotations."),
    ]

    def compose_sheet(self) -> ComposeResult:
        with Paper(id="flow"):
            yield from self._widgets(self.view)

    def on_mount(self) -> None:
        """Let it scroll."""
        self._shown = self.view.flow

    def take_up(self) -> None:
        """Other figures, if there are some."""
        if self.view.flow != self._shown:
            self._shown = self.view.flow
            self.run_worker(self._show(), group="flow", exclusive=True)
        self.refresh_bindings()

    async def _show(self) -> None:
        body = self.query_one("#flow", Paper)
        with self.app.batch_update():
            await body.remove_children()
            await body.mount_all(list(self._widgets(self.view)))

    def _widgets(self, view: HostView) -> Iterator[Widget]:
        if not view.flow:
            yield Static("Nothing to show yet: nobody has answered.", classes="quiet")
        for sheet in view.flow:
            yield Static(speech_line(sheet.speech, self.host.camps), classes="heading")
            yield Static(counted(sheet.papers, "answer", none="No"), classes="quiet")
            yield Listing([_point_row(sheet, number) for number in range(len(sheet.points))], indent=18)
            yield Static(Content.assemble(("\nMoves   ", "bold"), _moves(sheet), "\n"))
            for quote in sheet.quotes:
                yield Static(Content(f"“{quote}”\n"), classes="quotation")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing quoted, nothing to take back."""
        if action == "clear":
            return bool(self.view.quotes)
        return super().check_action(action, parameters)

    def action_project(self) -> None:
        """Let the projector show it."""
        self.send(lambda number: wire.Let(id=number, event=e.Shown(show=Show.FLOW)))

    def action_clear(self) -> None:
        """Take back all quotations."""
        self.send(lambda number: wire.Let(id=number, event=e.Quoted(turn=self.view.turn, quotes=())))


def _point_row(sheet: FlowSheet, number: int) -> tuple[Content, Content]:
    point = sheet.points[number]
    share = (point.made + point.partly / 2) / sheet.papers if sheet.papers else 0.0
    partly = f"+{point.partly}" if point.partly else ""
    mark = Content.assemble((f"{bar(share, 8)} ", "$quiet"), (f"{point.made}{partly}", "bold"))
    dropped = not point.made and not point.partly
    says = Content.assemble((point.says, ""), (f"  ({point.kind})", "$quiet"))
    return mark, Content.assemble(("nobody: ", "bold $warning"), says) if dropped else says


def _moves(sheet: FlowSheet) -> Content:
    parts = [
        Content.assemble(
            f"{name.replace('_', ' ')} ", (str(count) if count else "nobody", "bold" if count else "bold $warning")
        )
        for name, count in sheet.moves
    ]
    return Content("  ·  ").join(parts)
