"""The app of the workbench: the frame that every app of ours has, around one screen; the work is done in ``screen``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from debate.tui.frame import FrameApp
from debate.tui.themes import DARK
from debate.tui.workbench.desk import Desk
from debate.tui.workbench.screen import WorkbenchScreen


class WorkbenchApp(FrameApp):
    """The app. ``make_desk`` makes the desk of the pack, given what to call when there is news."""

    SHEETS = ("workbench.tcss",)
    TITLE = "Debate: workbench"
    LEAVING: ClassVar[str] = "Leave the workbench."
    # The author is nearly always in an editor, where “?” is a letter.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "help", "help", id="app.help", key_display="F2", tooltip="What this is for, and all its keys."),
        Binding("question_mark", "help", "help", id="app.help.letter", show=False, tooltip="What this is for."),
        Binding("ctrl+q", "quit", "quit", id="app.quit", show=False, priority=True, tooltip=LEAVING),
    ]

    def __init__(
        self,
        make_desk: Callable[[Callable[[], None]], Desk],
        *,
        prompt: str | None = None,
        theme: str = DARK,
        animations: bool | None = None,
    ) -> None:
        super().__init__(theme=theme, animations=animations)
        self._make_desk = make_desk
        self._prompt = prompt

    def get_default_screen(self) -> Screen[None]:
        """The one screen."""
        return WorkbenchScreen(self._make_desk, self._prompt)


def run_workbench(folder: Path, *, prompt: str | None = None, theme: str = DARK, mouse: bool = True) -> int:
    """Try the pack in that folder until the author leaves; the terminal is as before afterwards. Returns the exit code.

    ``prompt`` is the id of the prompt to begin with. ``mouse`` false leaves the mouse to the terminal, for copying.
    """
    app = WorkbenchApp(lambda tell: Desk(folder, tell), prompt=prompt, theme=theme)
    app.run(mouse=mouse)
    return app.return_code or 0
