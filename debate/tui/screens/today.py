"""Today: the three things chosen for this player, each with its reason; enter starts the next one.

The plan is made by ``debate.practice.today``, in a thread, and looked at anew whenever this page is back on show.
"""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from debate.packs.problems import PackError
from debate.practice.titles import Titles
from debate.practice.today import Item, ItemKind, Plan, todays_plan, week_of
from debate.records import RecordsError
from debate.tui.camps import mark_of
from debate.tui.page import BACK
from debate.tui.screens.solo import SoloPage
from debate.tui.widgets.laid_out import LaidOut
from debate.tui.widgets.listing import hanging
from debate.tui.widgets.week import week_rows
from debate.wording import clock_text

_KINDS = {ItemKind.REVIEW: "Meet again", ItemKind.NEW: "New", ItemKind.DRILL: "Drill"}
_INDENT = 4


class PlanList(LaidOut, can_focus=True):
    """The items of a plan, one of them marked. Posts ``Chosen`` for enter and for a click."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False, id="plan.up", tooltip="The one above."),
        Binding("down,j", "move(1)", "down", show=False, id="plan.down", tooltip="The one below."),
    ]
    at: reactive[int] = reactive(0)
    """The marked item, counted from 0."""

    class Chosen(Message):
        """The player clicked the marked item."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._plan: Plan | None = None
        self._titles = Titles()
        self._extra_time = 1.0

    @property
    def marked(self) -> Item | None:
        """The marked item."""
        items = self._plan.items if self._plan is not None else ()
        return items[self.at] if 0 <= self.at < len(items) else None

    def show(self, plan: Plan, titles: Titles, extra_time: float) -> None:
        """Show a plan, its next item marked. ``extra_time`` multiplies the clocks that are told."""
        self._plan, self._titles, self._extra_time = plan, titles, extra_time
        self.at = plan.items.index(plan.next) if plan.next is not None else 0
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """The items, one after the other."""
        return [line for item in self._blocks(width) for line in item]

    def _blocks(self, width: int) -> list[list[Content]]:
        """The lines of each item, a blank one over the second and third where there is room."""
        blank = [] if self.screen.has_class("-short") else [Content("")]
        items = self._plan.items if self._plan is not None else ()
        return [
            [*(blank if number else ()), *self._item_lines(item, width, marked=number == self.at and self.has_focus)]
            for number, item in enumerate(items)
        ]

    def _rows_of(self, at: int) -> tuple[int, int]:
        """The first and last row of an item."""
        heights = [len(item) for item in self._blocks(self.size.width)]
        return sum(heights[:at]), sum(heights[: at + 1]) - 1

    def _item_lines(self, item: Item, width: int, *, marked: bool) -> list[Content]:
        known = self._titles.known_prompt(item.pack, item.prompt)
        title = self._titles.prompt(item.pack, item.prompt)
        what = f"{item.drill.label}, on “{title}”" if item.drill is not None else f"“{title}”"
        seconds = item.drill.seconds if item.drill is not None else known.seconds if known is not None else None
        time = "" if seconds is None else f"  ·  {clock_text(seconds * self._extra_time)}"
        sign = Content.assemble(("▸" if marked else " ", "bold"), (" ✓" if item.done else " ○", "bold"))
        style = "bold" if marked else "$quiet" if item.done else ""
        head = Content.assemble((f"{_KINDS[item.kind]}  ", "$quiet"), (what, style))
        where = Content.assemble(
            mark_of(self._titles, item.pack, item.camp).content,
            (f"{time}  ·  {self._titles.pack(item.pack)}", "$quiet"),
        )
        return [
            *hanging(sign, head, width, _INDENT),
            Content.assemble(" " * _INDENT, where).truncate(width, ellipsis=True),
            *hanging(Content(), Content.styled(item.why, "$quiet" if item.done else ""), width, _INDENT),
        ]

    def on_focus(self) -> None:
        """Show the pointer."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the pointer."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Mark the item that was clicked; a second click starts it."""
        count = len(self._plan.items) if self._plan is not None else 0
        at = next((at for at in range(count) if event.y <= self._rows_of(at)[1]), self.at)
        if at == self.at and event.chain > 1:
            self.post_message(self.Chosen())
        self.at = at

    def action_move(self, by: int) -> None:
        """Mark the item above or below."""
        count = len(self._plan.items) if self._plan is not None else 0
        self.at = min(count - 1, max(0, self.at + by))
        self.call_after_refresh(self._show_marked)

    def on_resize(self) -> None:
        """Keep the marked item in view, whatever room there is now."""
        self.call_after_refresh(self._show_marked)

    def _show_marked(self) -> None:
        first, last = self._rows_of(self.at)
        holder = self.parent
        if isinstance(holder, VerticalScroll):
            top = self.virtual_region.y
            above = 0 if self.at == 0 else top + first  # with what stands over the first one
            holder.scroll_to_region(Region(0, above, 1, top + last + 1 - above), animate=False)


class TodayScreen(SoloPage):
    """Today's plan."""

    AUTO_FOCUS = "#plan"
    CSS_PATH = "today.tcss"
    TITLE = "Today"
    LEADS_BACK = True
    HELP = (
        "About ten minutes chosen for you from what you did so far: a speech to meet again, which comes sooner the "
        "weaker your answer was; a new one; and a drill, one move in a sentence or two. Each says why.\n\n"
        "The plan stays the same all day. The dots are the last seven days, today the last: ● all of it, ◐ some "
        "practice, ○ none. A day off is a day off."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "start", id="today.start", tooltip="Start what is marked."),
        Binding("d", "drills", "another drill", id="today.drills", tooltip="Choose a drill of your own."),
        BACK,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None

    def compose_body(self) -> ComposeResult:
        yield Static(id="week")
        with VerticalScroll(id="items", can_focus=False):
            yield Static(id="say", markup=False)
            yield PlanList(id="plan")

    def on_mount(self) -> None:
        """Look at the day behind the screen."""
        self.masthead.place = "about ten minutes"

    def on_screen_resume(self) -> None:
        """On first show and after each item: show how things stand now."""
        self._read()

    @work(exclusive=True, exit_on_error=False)
    async def _read(self) -> None:
        game = self.game
        now = game.utc_now().astimezone()
        try:
            judge, titles = await self.pack_played_last(), await game.library.titles()
            plan = await asyncio.to_thread(todays_plan, game.records, titles.known, judge.pack.id, now)
            week = week_of(game.records, now)
        except (PackError, RecordsError) as error:
            self.say_trouble(str(error))
            return
        self._plan = plan
        self.query_one("#week", Static).update(week_rows(week))
        self.query_one("#plan", PlanList).show(plan, titles, game.extra_time)
        self.masthead.place = "done today" if plan.is_done else f"{plan.done} of {len(plan.items)} done"
        say = self.query_one("#say", Static)
        say.update(Content(words := self._words(plan)))
        say.display = bool(words)
        self.refresh_bindings()

    @staticmethod
    def _words(plan: Plan) -> str:
        if not plan.items:
            return "There is nothing to practise in the packs that are here."
        done = "Done today. Tomorrow brings another three." if plan.is_done else ""
        return "\n\n".join(part for part in (done, plan.note) if part)

    @on(PlanList.Chosen)
    async def action_start(self) -> None:
        """Start the marked item."""
        item = self.query_one("#plan", PlanList).marked
        if item is None:
            return
        if item.drill is not None:
            await self.drill(item.drill.value, item.pack, item.prompt, item.point)
        else:
            await self.practise(item.pack, item.prompt)

    def action_drills(self) -> None:
        """Choose another drill."""
        from debate.tui.screens.drills import DrillsScreen

        self.app.push_screen(DrillsScreen())
