"""What every full-screen app of ours shares: looks, breakpoints, the keys that work everywhere, help and palette.

The game and each of the apps of the classroom derive from ``FrameApp`` and add their screens.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import constants
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Event, Key
from textual.screen import Screen
from textual.theme import Theme

from debate.tui.page import Page
from debate.tui.themes import DARK, THEME_NAMES, THEMES, meanings
from debate.tui.widgets.too_small import LEAST_COLUMNS, LEAST_ROWS
from debate.typed import cleaned

if TYPE_CHECKING:
    from debate.settings import Settings

_COLUMN_EDGES: Final = 4
"""Cells that a page's column keeps free beside its lines."""

FRAME_SHEET: Final = Path(__file__).with_name("app.tcss")
"""The style sheet of what all screens share."""


class FrameApp(App[None]):
    """An app with our looks and keys, and with the player's own where ``settings`` has some.

    ``theme`` is one of ``THEME_NAMES``, by default the player's; another name counts as the dark one. ``animations``
    overrules the player and the environment (``NO_ANIMATION``, ``TEXTUAL_ANIMATIONS``).
    """

    TITLE = "Debate"
    SHEETS: ClassVar[tuple[str, ...]] = ()
    """The app's own style sheets, in files beside it."""
    LEAVING: ClassVar[str] = "Leave; what you wrote is kept."
    """What quitting does, for the palette."""
    notice: str | None = None
    """A sentence about the whole app that the player has not moved on from yet; every page shows it."""
    text_width: int = 88
    """Cells of the longest line that a page or a sheet shows."""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  Textual declares it so
        (0, "-too-narrow"),
        (LEAST_COLUMNS, "-narrow"),
        (76, "-normal"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-too-low"),
        (LEAST_ROWS, "-short"),
        (23, "-medium"),
        (30, "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "help", "help", id="app.help", tooltip="What this screen is for, and all its keys.", show=False),
        Binding("question_mark", "help", "help", id="app.help.letter",
                tooltip="What this screen is for, and its keys." ),
        Binding("ctrl+p", "command_palette", "commands", id="app.commands", priority=True,
                tooltip="Find everything that can be done here by its name."),
        Binding("ctrl+q", "quit", "quit", id="app.quit", show=False, priority=True,
                tooltip="Leave; what you wrote is kept." ),
    ]  # fmt: skip

    def __init__(
        self, *, settings: Settings | None = None, theme: str | None = None, animations: bool | None = None
    ) -> None:
        theme = theme or (settings.get("theme") if settings is not None else DARK)
        if settings is not None:
            self.text_width = settings.get("text_width")
        # Before Textual asks for it: set later, every style sheet would be parsed a second time for the first paint.
        self.set_reactive(App.theme, theme if theme in THEME_NAMES else DARK)
        # Textual answers NO_COLOR with greys; only where colours are the terminal's own does it leave them out.
        super().__init__(css_path=[FRAME_SHEET, *self.SHEETS], ansi_color=True if os.environ.get("NO_COLOR") else None)
        wanted = settings is None or settings.get("animations")
        self.take_up_animations(wanted if animations is None else animations, overrules=animations is not None)
        if settings is not None and (keys := settings.get("keys")):
            from debate.tui.keymap import usable

            self.set_keymap(usable(keys))

    def on_ready(self) -> None:
        """Have a signal to stand wait for its turn: amid what the terminal is sent, Textual's would hang."""
        if sys.platform != "win32" and callable(stand := signal.getsignal(signal.SIGTSTP)):
            asyncio.get_running_loop().add_signal_handler(signal.SIGTSTP, stand, signal.SIGTSTP, None)

    async def on_event(self, event: Event) -> None:
        """Let a space of another width (Option-Space, a Japanese keyboard's) be the space that every field takes."""
        if isinstance(event, Key) and event.character not in (None, " ") and cleaned(event.character) == " ":
            event = Key("space", " ")
        await super().on_event(event)

    def take_up_animations(self, wanted: bool, *, overrules: bool = False) -> None:
        """Have animations, or not; the environment can forbid them unless ``overrules``."""
        if not overrules:
            wanted = wanted and not os.environ.get("NO_ANIMATION") and constants.TEXTUAL_ANIMATIONS != "none"
        self.animation_level = "full" if wanted else "none"

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The themes on offer: those that every screen was looked at in."""
        return dict(THEMES)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What the style sheets may name: the colour of each of our meanings in this theme, and the player's width."""
        widths = {"text-width": str(self.text_width), "column-width": str(self.text_width + _COLUMN_EDGES)}
        return {**meanings(self.current_theme), **widths}

    def take_up_text_width(self, cells: int) -> None:
        """Let lines be that long from now on."""
        self.text_width = cells
        self.refresh_css(animate=False)

    def action_help(self) -> None:
        """Open the help of the screen on show."""
        from debate.tui.screens.help import HelpSheet

        if not isinstance(self.screen, HelpSheet):
            self.push_screen(HelpSheet(self.screen))

    def action_show_help_panel(self) -> None:
        """Textual's own way to help leads to ours."""
        self.action_help()

    async def action_quit(self) -> None:
        """Leave, once every page has kept what it holds and the app is ready to."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.keep()
        if await self.ready_to_leave():
            self.exit()

    async def ready_to_leave(self) -> bool:
        """Let go of what the app holds. False when there is something to be asked or said first."""
        return True

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers: everything that a key does on this screen, then theme, help and quit."""
        offered = {"help", "quit"}  # these close the list, on every screen
        for active in screen.active_bindings.values():
            binding = active.binding
            if active.enabled and binding.tooltip and active.node is screen and binding.description not in offered:
                offered.add(binding.description)
                title = binding.description[0].upper() + binding.description[1:]

                async def act(action: str = binding.action) -> None:
                    await screen.run_action(action)

                yield SystemCommand(title, binding.tooltip, act)
        yield SystemCommand("Theme", "Choose dark, light, or the terminal’s own colours.", self.action_change_theme)
        yield SystemCommand("Help", "What this screen is for, and all its keys.", self.action_help)
        yield SystemCommand("Quit", self.LEAVING, self.action_quit)
