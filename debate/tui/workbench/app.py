"""The app of the workbench: its colours and the keys that every screen has; the work is done in ``screen``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme

from debate.tui.themes import DARK, THEME_NAMES, THEMES, meanings
from debate.tui.widgets.too_small import LEAST_COLUMNS, LEAST_ROWS
from debate.tui.workbench.desk import Desk
from debate.tui.workbench.screen import WorkbenchScreen


class WorkbenchApp(App[None]):
    """The app. ``make_desk`` makes the desk of the pack, given what to call when there is news."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../app.tcss", "workbench.tcss"]
    TITLE = "Debate: workbench"
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
        Binding("f2", "help", "help", id="app.help", key_display="F2", tooltip="What this is for, and all its keys."),
        Binding("question_mark", "help", "help", id="app.help.letter", show=False, tooltip="What this is for."),
        Binding(
            "ctrl+p",
            "command_palette",
            "commands",
            id="app.commands",
            priority=True,
            tooltip="Find everything that can be done here by its name.",
        ),
        Binding("ctrl+q", "quit", "quit", id="app.quit", show=False, priority=True, tooltip="Leave the workbench."),
    ]

    def __init__(
        self,
        make_desk: Callable[[Callable[[], None]], Desk],
        *,
        prompt: str | None = None,
        theme: str = DARK,
        animations: bool = True,
    ) -> None:
        # Before Textual asks for it: set later, every style sheet would be parsed a second time for the first paint.
        self.set_reactive(App.theme, theme if theme in THEME_NAMES else DARK)
        # Textual answers NO_COLOR with greys; only where colours are the terminal's own does it leave them out.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        if not animations:
            self.animation_level = "none"
        self._make_desk = make_desk
        self._prompt = prompt

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The themes on offer, as in the game."""
        return dict(THEMES)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colour of each of our meanings in a theme that does not name it."""
        return meanings(self.current_theme)

    def get_default_screen(self) -> Screen[None]:
        """The one screen."""
        return WorkbenchScreen(self._make_desk, self._prompt)

    def action_help(self) -> None:
        """Open the help of the screen on show."""
        from debate.tui.screens.help import HelpSheet

        if not isinstance(self.screen, HelpSheet):
            self.push_screen(HelpSheet(self.screen))

    def action_show_help_panel(self) -> None:
        """Textual's own way to help leads to ours."""
        self.action_help()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers: what a key does on this screen, then theme, help and quit."""
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
        yield SystemCommand("Help", "What this is for, and all its keys.", self.action_help)
        yield SystemCommand("Quit", "Leave the workbench.", self.action_quit)


def run_workbench(folder: Path, *, prompt: str | None = None, theme: str = DARK, mouse: bool = True) -> int:
    """Try the pack in that folder until the author leaves; the terminal is as before afterwards. Returns the exit code.

    ``prompt`` is the id of the prompt to begin with. ``mouse`` false leaves the mouse to the terminal, for copying.
    """
    app = WorkbenchApp(lambda tell: Desk(folder, tell), prompt=prompt, theme=theme)
    app.run(mouse=mouse)
    return app.return_code or 0
