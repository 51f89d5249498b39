"""Help for the screen underneath: what it is for, and every key that does something there now."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from debate.tui.page import Page, Sheet
from debate.tui.widgets.hints import key_name
from debate.tui.widgets.listing import Listing

_TEXTUALS = {
    "app.focus_next": "Go on to the next part of the screen.",
    "app.focus_previous": "Go back to the part before.",
    "screen.copy_text": "Copy the text that is marked with the mouse.",
    "scroll_up": "Scroll up.",
    "scroll_down": "Scroll down.",
    "scroll_home": "Scroll to the top.",
    "scroll_end": "Scroll to the end.",
    "page_up": "Scroll back by a page.",
    "page_down": "Scroll on by a page.",
    **dict.fromkeys(("scroll_left", "scroll_right", "page_left", "page_right"), ""),
}
"""What the keys do that screens have from Textual; nothing where no page of ours is wider than the window."""


class HelpSheet(Sheet):
    """The help of ``about``, which must be on show when this is made: its keys are those that work right then."""

    AUTO_FOCUS = "VerticalScroll"
    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "close", "close", show=False, id="help.close", tooltip="Close the help."),
        Binding("question_mark", "close", "close", show=False, id="help.close.letter", tooltip="Close the help."),
    ]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        clock = about.CLOCK_GOES_ON if isinstance(about, Page) else ""
        self._says = "\n\n".join(filter(None, (in_paragraphs(about.HELP or ""), clock)))
        self._keys = _keys_of(about)

    def compose_body(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(Content("What this screen is for"), classes="heading")
            yield Static(Content(self._says), id="says")
            yield Static(Content("Keys"), classes="heading")
            yield Listing([(Content.styled(key, "bold"), says) for key, says in self._keys], indent=12)


def in_paragraphs(text: str) -> str:
    """A help text as the source has it, with each paragraph on one line, for the window to wrap."""
    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _keys_of(screen: Screen[object]) -> list[tuple[str, str]]:
    """Each key with what it does, the keys for one action together: the screen's own first, then those of what has the
    keys on it (a list, the text), then those that work everywhere."""

    def place(active: ActiveBinding) -> int:
        if active.binding.action in _TEXTUALS:
            return len(order)
        return next((place for place, node in enumerate(order) if node is active.node), 1)

    by_action: dict[str, tuple[list[str], str]] = {}
    order = (screen, screen.focused, screen.app)
    for key, active in sorted(screen.active_bindings.items(), key=lambda item: place(item[1])):
        says = active.binding.tooltip or _TEXTUALS.get(active.binding.action, active.binding.description)
        if active.enabled and says:
            keys, _ = by_action.setdefault(active.binding.action, ([], says))
            keys.append(active.binding.key_display or key_name(key))
    return [(" ".join(dict.fromkeys(keys)), says) for keys, says in by_action.values()]
