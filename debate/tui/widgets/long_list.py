"""A list of any length, of which only the lines in view are ever drawn: ten thousand open as quickly as ten.

Headings stand between the items and are passed over by the keys. What an item looks like is the screen's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that says what the items under it have in common."""

    text: str


class LongList(ScrollView, Generic[Item], can_focus=True):
    """The list. ``draw`` gives an item's line for a width in cells. Posts ``Chosen`` for enter and a click."""

    DEFAULT_CSS = """
    LongList {
        width: 100%;
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-color: $rule;
        scrollbar-color-hover: $quiet;
        scrollbar-color-active: $quiet;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "open", id="list.choose", tooltip="Open the marked line."),
        Binding("down,j", "move(1)", "down", show=False, id="list.down", tooltip="The line below."),
        Binding("up,k", "move(-1)", "up", show=False, id="list.up", tooltip="The line above."),
        Binding("pagedown,space", "page(1)", "page down", show=False, id="list.page-down", tooltip="A page down."),
        Binding("pageup,b", "page(-1)", "page up", show=False, id="list.page-up", tooltip="A page up."),
        Binding("home,g", "end(-1)", "to the top", show=False, id="list.top", tooltip="The first line."),
        Binding("end,G", "end(1)", "to the end", show=False, id="list.end", tooltip="The last line."),
    ]

    at: reactive[int] = reactive(-1)
    """The number of the marked line, headings counted; -1 while there is none."""

    @dataclass
    class Marked(Message):
        """Another line is marked, or none."""

    @dataclass
    class Chosen(Message):
        """The player opened the marked item."""

    def __init__(self, draw: Callable[[Item, int], Content], *, id: str | None = None) -> None:  # noqa: A002  Textual's
        super().__init__(id=id)
        self._draw = draw
        self._lines: Sequence[Heading | Item] = ()

    @property
    def marked(self) -> Item | None:
        """The marked item."""
        if not 0 <= self.at < len(self._lines):
            return None
        line = self._lines[self.at]
        return None if isinstance(line, Heading) else line

    def show(self, lines: Sequence[Heading | Item], marked: Item | None = None) -> None:
        """Show other lines, with ``marked`` marked if it is among them, else the first item."""
        self._lines = lines
        at = next((number for number, line in enumerate(lines) if marked is not None and line == marked), None)
        first = next((number for number, line in enumerate(lines) if not isinstance(line, Heading)), -1)
        self.set_reactive(LongList.at, first if at is None else at)
        self._lay_out()
        self._scroll_to_marked()
        self.refresh()
        self.post_message(self.Marked())

    def on_resize(self) -> None:
        """Keep the marked line in view, whatever room there is now."""
        self._lay_out()
        self._scroll_to_marked()

    def render_line(self, y: int) -> Strip:
        """One line of what is in view."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if not 0 <= number < len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[number]
        if isinstance(line, Heading):
            content = Content.styled(line.text, "$quiet")
        else:
            pointed = number == self.at
            pointer = (" ▸ ", "bold") if pointed and self.has_focus else ("   ", "")
            content = Content.assemble(pointer, self._draw(line, width - 3))
            content = content.stylize("bold") if pointed and self.has_focus else content
        strips = Visual.to_strips(self, content.truncate(width, ellipsis=True), width, 1, self.visual_style, pad=True)
        return strips[0] if strips else Strip.blank(width, self.rich_style)

    def watch_at(self) -> None:
        """Bring the marked line into view."""
        self._scroll_to_marked()
        self.refresh()
        self.post_message(self.Marked())

    def on_focus(self) -> None:
        """Show the pointer."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the pointer."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Mark the line that was clicked; a second click opens it."""
        number = event.y + self.scroll_offset.y
        if 0 <= number < len(self._lines) and not isinstance(self._lines[number], Heading):
            again = number == self.at
            self.at = number
            if again:
                self.action_choose()

    def action_choose(self) -> None:
        """Open the marked item."""
        if self.marked is not None:
            self.post_message(self.Chosen())

    def action_move(self, by: int) -> None:
        """Mark the item below or above, past headings."""
        number = self.at + by
        while 0 <= number < len(self._lines) and isinstance(self._lines[number], Heading):
            number += by
        if 0 <= number < len(self._lines):
            self.at = number
        elif by < 0:
            self.scroll_to(y=0, animate=False)  # the heading of the first items

    def action_page(self, by: int) -> None:
        """Go a page down or up."""
        self._mark_near(self.at + by * max(1, self.size.height - 1), by)

    def action_end(self, by: int) -> None:
        """Go to the last item or the first."""
        self._mark_near(len(self._lines) - 1 if by > 0 else 0, by)

    def _mark_near(self, number: int, by: int) -> None:
        """Mark the item at a line, or the nearest one, looked for onwards first."""
        if not self._lines:
            return
        number = min(len(self._lines) - 1, max(0, number))
        onwards = range(number, len(self._lines)) if by > 0 else range(number, -1, -1)
        back = range(number, -1, -1) if by > 0 else range(number, len(self._lines))
        for line in (*onwards, *back):
            if not isinstance(self._lines[line], Heading):
                self.at = line
                return

    def _lay_out(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))

    def _scroll_to_marked(self) -> None:
        if self.at < 0:
            return
        above = 1 if self.at and isinstance(self._lines[self.at - 1], Heading) else 0
        region = Region(0, self.at - above, 1, 1 + above)
        self.scroll_to_region(region, animate=False, immediate=True, x_axis=False)
