"""A menu of a few entries: each has a key of its own, a title and a few words; arrows and enter work too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from debate.tui.widgets.laid_out import LaidOut


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One entry. ``id`` is what ``Menu.Chosen`` carries; ``key`` is shown, the screen binds it."""

    id: str
    key: str
    title: str
    says: str


class Menu(LaidOut, can_focus=True):
    """The entries, one a line. Posts ``Chosen`` for enter and for a click.

    The arrows go round its ends; with ``leaves`` they go on from there to what stands above and below.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False, id="menu.up", tooltip="The entry above."),
        Binding("down", "move(1)", "down", show=False, id="menu.down", tooltip="The entry below."),
        Binding("enter", "choose", "choose", show=False, id="menu.choose", tooltip="Take the marked entry."),
    ]

    at: reactive[int] = reactive(0)
    """The marked entry, counted from 0."""

    @dataclass
    class Chosen(Message):
        """The player took the entry of that id."""

        entry_id: str

    def __init__(
        self,
        entries: Sequence[MenuEntry] = (),
        *,
        leaves: bool = False,
        id: str | None = None,  # noqa: A002  Textual's name
    ) -> None:
        super().__init__(id=id)
        self._entries = list(entries)
        self._leaves = leaves

    @property
    def entries(self) -> tuple[MenuEntry, ...]:
        """The entries on show."""
        return tuple(self._entries)

    def show(self, entries: Sequence[MenuEntry]) -> None:
        """Show other entries, the same one marked if it is still there."""
        marked = self._entries[self.at].id if self._entries else None
        self._entries = list(entries)
        ids = [entry.id for entry in entries]
        self.at = ids.index(marked) if marked in ids else 0
        self.refresh(layout=True)

    def mark(self, entry_id: str) -> None:
        """Mark the entry of that id, if it is there."""
        self.at = next((at for at, entry in enumerate(self._entries) if entry.id == entry_id), self.at)

    def lines(self, width: int) -> list[Content]:
        """The entries, the marked one behind a pointer."""
        title_width = max((Content(entry.title).cell_length for entry in self._entries), default=0) + 3
        key_width = max((Content(entry.key).cell_length for entry in self._entries), default=0) + 2
        lines = []
        for number, entry in enumerate(self._entries):
            marked = number == self.at and self.has_focus
            line = Content.assemble(
                (" ▸ " if marked else "   ", "bold"),
                (entry.key.ljust(key_width), "bold" if marked else "$quiet"),
                (entry.title.ljust(title_width), "bold" if marked else ""),
                (entry.says, "" if marked else "$quiet"),
            )
            lines.append(line.truncate(width, ellipsis=True))
        return lines

    def on_click(self, event: events.Click) -> None:
        """Take the entry that was clicked."""
        if 0 <= event.y < len(self._entries):
            self.at = event.y
            self.action_choose()

    def action_move(self, by: int) -> None:
        """Mark the entry above or below; at the ends, go round or leave."""
        if self._leaves and not 0 <= self.at + by < len(self._entries):
            if by < 0:
                self.screen.focus_previous()
            else:
                self.screen.focus_next()
        elif self._entries:
            self.at = (self.at + by) % len(self._entries)

    def action_choose(self) -> None:
        """Take the marked entry."""
        if self._entries:
            self.post_message(self.Chosen(self._entries[self.at].id))
