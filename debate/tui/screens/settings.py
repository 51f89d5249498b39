"""Settings: who plays, and what they have set. Each change is kept at once and, where it can, seen at once."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from debate.profiles import FIRST_PROFILE, ProfileError, current_profile, profiles
from debate.records import RecordsError
from debate.settings import SETTINGS, Setting, SettingsError
from debate.tui.screens.solo import SoloPage
from debate.tui.widgets.choice import Choice, Explanation, Option, including

_PLAYER = "player"


class SettingsScreen(SoloPage):
    """The player's settings, in the order in which ``SETTINGS`` has them."""

    AUTO_FOCUS = "Choice"
    CSS_PATH = "settings.tcss"
    TITLE = "Settings"
    HELP = (
        "Up and down go from one setting to the next, left and right change it. Each change is kept at once, in the "
        "file settings.toml of your folder, which “debate doctor” names. They may be changed there too, and keys of "
        "your own belong there.\n\n"
        "Extra time is for everyone who needs longer to read or to type: it lengthens every clock of every round.\n\n"
        "“debate profiles make NAME” gives another player at this computer records and settings of their own."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "switch", "play as", id="settings.switch", tooltip="Play as the player who is marked."),
        Binding("escape,q", "back", "back", id="settings.back", tooltip="Go back home; every change is kept."),
    ]

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            if players := _players():
                yield Choice("Player", players, current_profile(), id=_PLAYER)
            for setting in SETTINGS:
                if setting.label:
                    yield self._choice(setting)
        yield Explanation(id="says")
        kept = "Kept in settings.toml, with keys of your own; “debate doctor” says where."
        yield Static(Content(kept), classes="quiet", id="file")

    def _choice(self, setting: Setting) -> Choice:
        value = self.game.setting(setting.name, setting.default)
        options = [Option(answer.value, answer.words, answer.says) for answer in setting.answers]
        return Choice(setting.label, including(options, value, "As you set it in the file."), value, id=setting.name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's
        """Only another player than the one who plays can be switched to."""
        return self._marked() not in (None, current_profile()) if action == "switch" else True

    def _marked(self) -> str | None:
        choice = next(iter(self.query(f"#{_PLAYER}").results(Choice)), None)
        return None if choice is None else str(choice.value)

    @on(Choice.Changed)
    def _on_changed(self, message: Choice.Changed) -> None:
        choice = message.choice
        self.refresh_bindings()
        if choice.id == _PLAYER:
            return  # enter switches: who only looks along the names must not leave with each
        try:
            self.game.set_setting(str(choice.id), choice.value)
        except (SettingsError, RecordsError) as error:
            self.say_trouble(str(error))
        else:
            self.say_trouble(None)

    def action_switch(self) -> None:
        """Go home as the player who is marked."""
        marked = self._marked()
        if marked is None:
            return
        try:
            self.game.switch_profile(marked)
        except ProfileError as error:
            self.say_trouble(str(error))


def _players() -> list[Option]:
    """The players at this computer, when there is more than one."""
    try:
        names = profiles()
    except ProfileError:
        return []
    says = "Enter goes home as this player, with records and settings of their own."
    return [Option(name, name or FIRST_PROFILE, says) for name in ("", *names)] if names else []
