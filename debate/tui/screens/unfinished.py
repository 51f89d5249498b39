"""The rounds that were left: each can be gone on with, its text as it was, or put away for good."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.practice.titles import Titles
from debate.records import RecordsError
from debate.tui.camps import mark_of
from debate.tui.page import BACK
from debate.tui.past import Unfinished, unfinished
from debate.tui.screens.solo import SoloPage
from debate.tui.widgets.long_list import Heading, LongList
from debate.wording import day_words


class UnfinishedScreen(SoloPage):
    """The list, the round that was left last in front."""

    AUTO_FOCUS = "#list"
    CSS_PATH = "unfinished.tcss"
    TITLE = "Unfinished rounds"
    LEADS_BACK = True
    HELP = (
        "Each of these rounds waits as you left it: its text, and its clock, which stands. Enter goes on with the "
        "marked one. To put one away is for good; what you handed in of it stays in your history."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "put_away", "put away", id="unfinished.put-away", tooltip="Do not offer the marked round again."),
        BACK,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._titles = Titles()

    def compose_body(self) -> ComposeResult:
        yield LongList[Unfinished](self._line, id="list")
        yield Static("No round is unfinished.", id="nothing", markup=False)

    def on_mount(self) -> None:
        """Show the rounds, and the titles of their packs when these have been read."""
        self._read_titles()

    def on_screen_resume(self) -> None:
        """Show them as they are now."""
        self._show()

    @work(exclusive=True, exit_on_error=False)
    async def _read_titles(self) -> None:
        self._titles = await self.game.library.titles()
        self._show()

    @property
    def _list(self) -> LongList[Unfinished]:
        return self.query_one("#list", LongList)

    def _show(self) -> None:
        try:
            left = unfinished(self.game.records)
        except RecordsError as error:
            self.say_trouble(str(error))
            return
        lines: list[Heading | Unfinished] = []
        today = self.game.utc_now().astimezone().date()
        for one in left:
            said = day_words(one.saved_at.astimezone().date(), today)
            heading = Heading(f"{said[0].upper()}{said[1:]}")
            if heading not in lines:
                lines.append(heading)
            lines.append(one)
        self._list.show(lines, self._list.marked)
        self._list.display = bool(left)
        self.query_one("#nothing").display = not left
        self.refresh_bindings()

    def _line(self, one: Unfinished, width: int) -> Content:
        camp = mark_of(self._titles, one.pack, one.camp).content
        title = self._titles.prompt(one.pack, one.prompts[one.number - 1])
        return Content.assemble(camp, "  ", (one.words, "$quiet"), f"  {title}").truncate(width, ellipsis=True)

    @on(LongList.Chosen)
    async def _chosen(self) -> None:
        marked = self._list.marked
        if marked is not None:
            await self.go_on_with(marked, "Press x to put it away; what you handed in stays.")

    def action_put_away(self) -> None:
        """Put the marked round away for good, if that is meant; what was handed in stays in the records."""
        marked = self._list.marked
        if marked is None or not self.asked_twice("x", "Put this round away for good? What you handed in stays."):
            return
        try:
            self.game.records.close_round(marked.round_id)
        except RecordsError as error:
            self.say_trouble(str(error))
            return
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is no round, there is none to be put away."""
        if action == "put_away":
            return self._list.marked is not None if self.is_mounted else False
        return super().check_action(action, parameters)
