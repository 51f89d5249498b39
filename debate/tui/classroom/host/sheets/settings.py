"""The room's settings on one sheet; each change is sent at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Label

from debate.classroom.room.state import Camps, Phase, Settings
from debate.classroom.shown.choices import EXTRA, choices
from debate.classroom.wire import messages as wire
from debate.packs import list_packs
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.words import options_of
from debate.tui.widgets.choice import Choice, Explanation, Option, including
from debate.tui.widgets.paper import Paper
from debate.wording import length_text

LONGEST_TEAM = 24
_WORDS = {"seconds": length_text, "revision_share": "× {:g}".format}
"""How a value is said that was set elsewhere."""


class SettingsSheet(HostSheet):
    """Pack (in the lobby), prompts, clock, camps, teams, forecast, peer review, leaderboard, names."""

    AUTO_FOCUS = "Choice"
    HELP = (
        "Up and down go from one setting to the next, left and right change it. Each change holds at once; a clock "
        "that runs already is not touched by it. Which prompts are played is chosen with p, outside this sheet."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close", "done", id="settings.done", tooltip="Close; every change holds already."),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._settings = Settings()

    def compose_sheet(self) -> ComposeResult:
        self._settings = self.view.settings
        view = self.view
        turns = max(1, len(view.turns))
        with Paper(can_focus=False):
            if view.phase is Phase.LOBBY:
                yield Choice("Pack", _packs(view.pack, view.pack_title), view.pack, id="pack")
            counts = sorted({*range(max(1, view.turn + 1), 6), turns})
            yield Choice(
                "Prompts", [Option(n, str(n), "Drawn anew, easier ones first.") for n in counts], turns, id="turns"
            )
            for name in choices():
                if name != EXTRA:
                    yield from self._choice(name)
        yield Explanation(id="says", classes="quiet")

    def _choice(self, name: str) -> Iterator[Widget]:
        value = _value(self._settings, name)
        words = _WORDS.get(name, str)(value)
        options = including(options_of(name), value, "As it was set.", words=words)
        if name == "seconds":  # no clock stands last
            options.sort(key=lambda one: float(str(one.value)) or float("inf"))
        yield Choice(choices()[name].title, options, value, id=name)
        if name == "camps":
            with Horizontal(id="teams"):
                yield Label("  Teams", id="teams-label")
                for number, team in enumerate(self._settings.teams):
                    yield Input(team, max_length=LONGEST_TEAM, compact=True, id=f"team-{number}")

    def on_mount(self) -> None:
        """Begin with the first setting."""
        self.take_up()

    def take_up(self) -> None:
        """Teams have names where teams play."""
        self.query_one("#teams").display = self.view.settings.camps is Camps.TEAMS

    @on(Choice.Changed)
    def _changed(self, message: Choice.Changed) -> None:
        choice = message.choice
        value: Any = choice.value
        match choice.id:
            case "pack":
                self.send(lambda number: wire.Configure(id=number, pack=value))
            case "turns":
                self.send(lambda number: wire.Configure(id=number, turns=value))
            case "revision_share":
                self._put(revise=value > 0, revision_share=value or self._settings.revision_share)
            case "seconds":
                self._put(seconds=value or None)
            case "camps":
                self._put(camps=Camps(value))
            case _:
                self._put(**{str(choice.id): value})

    @on(Input.Changed)
    def _team_named(self) -> None:
        teams = (self.query_one("#team-0", Input).value.strip(), self.query_one("#team-1", Input).value.strip())
        if all(teams) and teams != self._settings.teams:
            self._put(teams=teams)

    def _put(self, **changed: Any) -> None:
        """Send the settings with some changed; what was sent a moment ago holds, told of by the room or not yet."""
        settings = self._settings = replace(self._settings, **changed)
        self.send(lambda number: wire.Configure(id=number, settings=settings))

    def say_trouble(self, sentence: str | None) -> None:
        """A refused change does not hold."""
        super().say_trouble(sentence)
        if sentence is not None:
            self._settings = self.view.settings


def _value(settings: Settings, name: str) -> Any:
    """What is set, as ``choices.toml`` writes it."""
    if name == "revision_share" and not settings.revise:
        return 0.0
    return getattr(settings, name) or 0.0 if name == "seconds" else getattr(settings, name)


def _packs(pack: str, title: str) -> list[Option]:
    """The packs of this machine by their ids, the room's own among them."""
    says = "Another motion; everybody’s camp is taken back."
    options = [Option(place.id, place.id, says) for place in list_packs()]
    if all(option.value != pack for option in options):
        options.insert(0, Option(pack, pack, title))
    return options
