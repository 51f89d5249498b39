"""The full-screen app: opens the home screen (or a round), carries what all screens need, and moves between them.

Only what the home screen needs is imported here; packs, judge and the other screens come when they are needed, so
that the first paint is quick.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme

from debate.records import Records, RecordsError
from debate.tui.library import Library
from debate.tui.themes import DARK, THEME_NAMES, THEMES, meanings
from debate.tui.widgets.too_small import LEAST_COLUMNS, LEAST_ROWS

if TYPE_CHECKING:
    from debate.game.draw import Choices
    from debate.session import Session


def _utc_now() -> datetime:
    return datetime.now(UTC)


class DebateApp(App[None]):
    """The app. ``records`` stays the caller's to close.

    ``pack_path`` is the pack to play instead of the built-in one. ``start`` goes straight to the draw of that round
    instead of home, and ``seed`` draws it again. ``now`` gives seconds of a monotonic clock and ``utc_now`` the time
    of day. ``animations`` overrules the player's setting and the environment.
    """

    # The sheets of the screens that can be the first one: Textual loads a screen's own only when it is pushed.
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/home.tcss", "screens/draw.tcss"]
    TITLE = "Debate"
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
        Binding(
            "question_mark", "help", "help", id="app.help.letter", tooltip="What this screen is for, and its keys."
        ),
        Binding(
            "ctrl+p",
            "command_palette",
            "commands",
            id="app.commands",
            priority=True,
            tooltip="Find everything that can be done here by its name.",
        ),
        Binding(
            "ctrl+q", "quit", "quit", id="app.quit", show=False, priority=True, tooltip="Leave; what you wrote is kept."
        ),
    ]

    def __init__(
        self,
        *,
        records: Records,
        pack_path: Path | None = None,
        start: Choices | None = None,
        seed: int | None = None,
        now: Callable[[], float] = time.monotonic,
        utc_now: Callable[[], datetime] = _utc_now,
        animations: bool | None = None,
    ) -> None:
        self.records = records
        self.notice: str | None = records.notice
        """A sentence about the records that the player has not moved on from yet."""
        theme = str(self.setting("theme", DARK))
        # Before Textual asks for it: set later, every style sheet would be parsed a second time for the first paint.
        self.set_reactive(App.theme, theme if theme in THEME_NAMES else DARK)
        # Textual answers NO_COLOR with greys; only where colours are the terminal's own does it leave them out.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.library = Library(pack_path)
        self.start = start
        self.seed = seed
        self.now = now
        self.utc_now = utc_now
        self.session: Session | None = None
        """The round being played, if any."""
        self._leaving_behind = False
        """Whether the player was told what could not be kept, and may quit all the same."""
        self._take_up_animations(animations)

    # What the player set

    def setting(self, name: str, default: object) -> object:
        """A setting; ``default`` when it was never set or cannot be read just now."""
        try:
            return self.records.setting(name, default)
        except RecordsError as error:
            self.notice = str(error)
            return default

    @property
    def extra_time(self) -> float:
        """The player's factor on every clock; one that was set beyond its bounds by hand counts as the bound."""
        from debate.game.draw import LEAST_EXTRA_TIME, MOST_EXTRA_TIME

        value = self.setting("extra_time", 1.0)
        return min(MOST_EXTRA_TIME, max(LEAST_EXTRA_TIME, float(value))) if isinstance(value, int | float) else 1.0

    def _take_up_animations(self, animations: bool | None) -> None:
        if animations is None:
            animations = bool(self.setting("animations", True)) and not os.environ.get("NO_ANIMATION")
            animations = animations and self.animation_level != "none"  # Textual read TEXTUAL_ANIMATIONS
        self.animation_level = "full" if animations else "none"

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The themes on offer: those that every screen was looked at in."""
        return dict(THEMES)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colour of each of our meanings in a theme that does not name it."""
        return meanings(self.current_theme)

    # Moving about. The removal of a screen is never awaited here: it waits for the screen's own messages, and the
    # screen that asks to be left may be in the middle of one (a button, a tick, a click on a key hint).

    def get_default_screen(self) -> Screen[None]:
        """Home, which stays at the bottom: Textual can put a screen over the lowest one, but not in its place."""
        from debate.tui.screens.home import HomeScreen

        return HomeScreen()

    async def on_mount(self) -> None:
        """Go on to the draw of the round that was asked for on the command line."""
        if self.start is not None:
            from debate.tui.screens.draw import DrawScreen

            await self.push_screen(DrawScreen(self.start, seed=self.seed, at_once=True))

    async def play(self, session: Session) -> None:
        """Play a round: open the screen that fits its stage over the one on show."""
        self.session = session
        await self.push_screen(_stage_screen(session))

    async def show_round(self, session: Session) -> None:
        """Put the screen that fits the round's stage in place of the one on show. Screens call it after each step."""
        self.session = session
        self.switch_screen(_stage_screen(session))

    async def go_home(self) -> None:
        """Leave whatever is on show for the home screen, which then shows things as they are now."""
        if self.session is not None:
            self.session.keep_draft()  # a last try for what a full disk would not take
            self.notice = self.session.trouble
            self.session = None
        while len(self.screen_stack) > 1:
            self.pop_screen()

    async def play_again(self) -> None:
        """Leave whatever is on show for the choices of a new round, as they were last made."""
        from debate.tui.screens.draw import DrawScreen

        await self.go_home()
        await self.push_screen(DrawScreen())

    # What every screen offers

    def action_help(self) -> None:
        """Open the help of the screen on show."""
        from debate.tui.screens.help import HelpSheet

        if not isinstance(self.screen, HelpSheet):
            self.push_screen(HelpSheet(self.screen))

    def action_show_help_panel(self) -> None:
        """Textual's own way to help leads to ours."""
        self.action_help()

    async def action_quit(self) -> None:
        """Leave, with the text being written stored."""
        from debate.tui.page import Page

        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.keep()
        if self.session is not None:
            self.session.keep_draft()
            if self.session.trouble is not None and not self._leaving_behind and isinstance(self.screen, Page):
                self._leaving_behind = True
                self.screen.say_trouble(f"{self.session.trouble} To leave it behind all the same, quit again.")
                return
        self.exit()

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
        yield SystemCommand("Quit", "Leave; what you wrote is kept.", self.action_quit)


def _stage_screen(session: Session) -> Screen[None]:
    from debate.game.round import Judged, Over, Ready, Writing

    match session.state.stage:
        case Ready():
            from debate.tui.screens.brief import BriefScreen

            return BriefScreen(session)
        case Writing():
            from debate.tui.screens.prompt import PromptScreen

            return PromptScreen(session)
        case Judged():
            from debate.tui.screens.ballot import BallotScreen

            return BallotScreen(session)
        case Over():
            from debate.tui.screens.round import RoundScreen

            return RoundScreen(session)


def run_app(
    *,
    records: Records,
    pack_path: Path | None = None,
    start: Choices | None = None,
    seed: int | None = None,
    mouse: bool = True,
) -> int:
    """Play in the full screen until the player leaves; the terminal is as before afterwards. Returns the exit code.

    ``mouse`` false leaves the mouse to the terminal (for copying); the player's setting can say so too.
    """
    app = DebateApp(records=records, pack_path=pack_path, start=start, seed=seed)
    app.run(mouse=mouse and bool(app.setting("mouse", True)))
    return app.return_code or 0
