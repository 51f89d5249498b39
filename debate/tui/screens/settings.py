"""Settings: colours, animations, extra time, mouse. Each change is stored at once and, where it can, seen at once."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from debate.records import RecordsError
from debate.tui.screens.solo import SoloPage
from debate.tui.themes import DARK, LIGHT, TERMINAL_DARK, TERMINAL_LIGHT
from debate.tui.widgets.choice import Choice, Explanation, Option

_THEMES = (
    Option(DARK, "dark", "Light text on a dark page."),
    Option(LIGHT, "light", "Dark text on a light page."),
    Option(TERMINAL_DARK, "terminal, dark", "The sixteen colours of your terminal, for a dark background."),
    Option(TERMINAL_LIGHT, "terminal, light", "The sixteen colours of your terminal, for a light background."),
)
_ANIMATIONS = (
    Option(True, "on", "The cards of the draw turn."),
    Option(False, "off", "Nothing moves by itself but the clock."),
)
_EXTRA_TIME = (
    Option(1.0, "none", "Every clock is as long as it says."),
    Option(1.25, "× 1.25", "Every clock is a quarter longer."),
    Option(1.5, "× 1.5", "Every clock is half as long again."),
    Option(2.0, "× 2", "Every clock is twice as long."),
)
_MOUSE = (
    Option(
        True, "on", "The mouse works in the game; hold shift to select text for copying. Counts from the next start."
    ),
    Option(False, "off", "The mouse is your terminal’s, for selecting and copying. Counts from the next start."),
)


class SettingsScreen(SoloPage):
    """The player's settings."""

    AUTO_FOCUS = "#theme"
    CSS_PATH = "settings.tcss"
    TITLE = "Settings"
    HELP = (
        "Up and down go from one setting to the next, left and right change it. Each change is kept at once.\n\n"
        "Extra time is for everyone who needs longer to read or to type: it lengthens every clock of every round."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "back", id="settings.back", tooltip="Go back home; every change is kept."),
    ]

    def compose_body(self) -> ComposeResult:
        game = self.game
        with VerticalScroll(can_focus=False):
            yield Choice("Colours", _THEMES, self.app.theme, id="theme")
            yield Choice("Animations", _ANIMATIONS, game.setting("animations", True), id="animations")
            yield Choice("Extra time", _EXTRA_TIME, game.extra_time, id="extra_time")
            yield Choice("Mouse", _MOUSE, game.setting("mouse", True), id="mouse")
            yield Explanation(id="says")

    @on(Choice.Changed)
    def _on_changed(self, message: Choice.Changed) -> None:
        choice = message.choice
        if choice.id == "theme":
            self.app.theme = str(choice.value)
        elif choice.id == "animations":
            self.app.animation_level = "full" if choice.value else "none"
        try:
            self.game.records.set_setting(str(choice.id), choice.value)
        except RecordsError as error:
            self.say_trouble(str(error))
        else:
            self.say_trouble(None)
