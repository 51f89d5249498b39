"""The key hints at the foot of a screen: the keys that do something now, as many as fit, in the order of the bindings.

Textual's own footer scrolls sideways when it is too long; ours leaves the last ones out and always keeps the help key,
which lists them all.
"""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

_GAP = 3

_KEY_NAMES = {
    "question_mark": "?",
    "escape": "esc",
    "f1": "F1",
    "f2": "F2",
    "f3": "F3",
    "f10": "F10",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def key_name(key: str) -> str:
    """A key as the footer writes it: ``^s`` for ctrl+s, ``esc``, ``?``."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return _KEY_NAMES.get(key, key)


class KeyHints(Widget):
    """The foot of a screen. It follows the screen's bindings by itself."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyHints { height: 1; width: 100%; }
    """

    hints: reactive[tuple[tuple[str, str, str], ...]] = reactive[tuple[tuple[str, str, str], ...]](())
    """Key, description and action of each hint."""

    def on_mount(self) -> None:
        """Follow the screen's bindings from now on."""
        self.screen.bindings_updated_signal.subscribe(self, self._take_up)
        self.call_after_refresh(self._take_up, self.screen)

    def _take_up(self, screen: Screen[object]) -> None:
        if not self.is_attached or screen is not self.screen:
            return
        seen: set[str] = set()
        hints: list[tuple[str, str, str]] = []
        for active in screen.active_bindings.values():
            binding = active.binding
            if not (binding.show and active.enabled and binding.description) or binding.action in seen:
                continue
            seen.add(binding.action)
            prefix = "app." if active.node is screen.app else "screen." if active.node is screen else ""
            action = binding.action if "." in binding.action.split("(")[0] else prefix + binding.action
            hints.append((binding.key_display or key_name(binding.key), binding.description, action))
        # What belongs to the screen comes first, and scrolling last of that, since a scroll bar tells of it too; what
        # works everywhere (help, commands) closes the line.
        hints.sort(key=lambda hint: (_works_everywhere(hint), hint[2] == "page_down"))
        self.hints = tuple(hints)

    async def on_click(self, event: events.Click) -> None:
        """A click on a hint does what its key does; a key of a widget inside the screen works as a key only."""
        action = event.style.meta.get("hint", "")
        if "." in action:
            await self.run_action(action)

    def render(self) -> Content:
        """The hints that fit: the screen's own give way before those of the app."""
        width = self.size.width
        own = [hint for hint in self.hints if not _works_everywhere(hint)]
        general = [hint for hint in self.hints if _works_everywhere(hint)]
        while general and len(general) > 1 and _width([*own, *general]) > width:
            general.pop()
        while own and _width([*own, *general]) > width:
            own.pop()
        parts: list[Content] = []
        for key, description, action in (*own, *general):
            hint = Content.assemble((key, "bold"), " ", (description, "$quiet"))
            parts.append(hint.stylize(Style.from_meta({"hint": action})))
        return Content(" " * _GAP).join(parts)


def _works_everywhere(hint: tuple[str, str, str]) -> bool:
    _, description, action = hint
    return action.startswith("app.") or description == "help"


def _width(hints: list[tuple[str, str, str]]) -> int:
    texts = sum(Content(f"{key} {description}").cell_length for key, description, _ in hints)
    return texts + _GAP * max(0, len(hints) - 1)
