"""What a long ballot is read on: it scrolls by pages and leaves the arrow keys to the screen for choosing."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll


class Paper(VerticalScroll, inherit_bindings=False):
    """A scrolling container that has the focus as long as its screen is on show."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,pagedown", "page_down", "read on", id="paper.on", tooltip="Scroll on by a page."),
        Binding("pageup", "page_up", "back", id="paper.back", show=False, tooltip="Scroll back by a page."),
        Binding("home", "scroll_home", "to the top", id="paper.top", show=False, tooltip="Scroll to the top."),
        Binding("end", "scroll_end", "to the end", id="paper.end", show=False, tooltip="Scroll to the end."),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to scroll, no keys for it."""
        if action in {"page_down", "page_up", "scroll_home", "scroll_end"}:
            return self.max_scroll_y > 0
        return super().check_action(action, parameters)

    def watch_virtual_size(self) -> None:
        """Whether there is more to read has changed, and with it the keys."""
        self.call_after_refresh(self.refresh_bindings)
