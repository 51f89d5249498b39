"""A list to choose from in which a pointer stands before the marked line, since colour alone must not tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class PointedList(OptionList):
    """The list; its lines are content, never markup."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "down", show=False, id="pointed.down", tooltip="The line below."),
        Binding("k", "cursor_up", "up", show=False, id="pointed.up", tooltip="The line above."),
    ]

    def __init__(self, lines: Sequence[Content] = (), *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        self._lines_shown = list(lines)
        super().__init__(*(Option(self.pointed(line, marked=False)) for line in lines), id=id)

    def show(self, lines: Sequence[Content], at: int | None) -> None:
        """Show other lines, the one of that index (or the last before it) marked."""
        self._lines_shown = list(lines)
        self.set_options([Option(self.pointed(line, marked=False)) for line in lines])
        self.highlighted = min(at or 0, len(lines) - 1) if lines else None

    def on_resize(self) -> None:
        """Keep the marked line in view, whatever room there is now."""
        self.call_after_refresh(self.scroll_to_highlight)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Move the pointer."""
        for at, line in enumerate(self._lines_shown):
            self.replace_option_prompt_at_index(at, self.pointed(line, marked=at == event.option_index))

    def pointed(self, line: Content, *, marked: bool) -> Content:
        """A line behind its pointer, or behind the room for one."""
        return Content.assemble(("▸ " if marked else "  ", "bold"), line).simplify()
