"""The step between a text that the clock took away and what became of it: only enter leaves it.

Whoever was typing at zero goes on typing for a moment, and no letter of that may choose anything on the next page.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.tui.page import Page


class TimeIsUp(Page):
    """A page that may begin with that step: its body stays hidden until then."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "see", "go on", id="time-is-up.see", tooltip="See what became of your text."),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.waits = False
        """Whether the step is on show."""
        self._step: Static | None = None

    def time_is_up(self, says: str, leads_to: str) -> None:
        """Begin with the step; to be called before the page is on show. ``leads_to`` is what enter does."""
        self.waits = True
        enter = Content.assemble(("enter", "bold"), f" to {leads_to}")
        self._step = Static(Content.assemble(("Time is up", "bold"), f"\n\n{says}\n\n", enter), id="time-is-up")

    def on_mount(self) -> None:
        """Put the step over the body."""
        if self._step is not None:
            self.add_class("-time-is-up")
            self.query_one(".body").mount(self._step)

    def on_key(self, event: events.Key) -> None:
        """Let no other key through."""
        if self.waits:
            event.stop()
            event.prevent_default()
            if event.key == "enter":
                self.action_see()

    def action_see(self) -> None:
        """Leave the step."""
        self.waits = False
        if self._step is not None:
            self._step.remove()
        self.remove_class("-time-is-up")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On the step nothing else can be done; after it, there is nothing to see any more."""
        return self.waits if action == "see" else not self.waits and super().check_action(action, parameters)
