"""The room's settings on one sheet; each change is sent at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Label

from debate.classroom.room.state import Camps, Phase, Settings
from debate.classroom.wire import messages as wire
from debate.packs import list_packs
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.words import clock_words
from debate.tui.widgets.choice import Choice, Explanation, Option, including
from debate.tui.widgets.paper import Paper

_CAMPS = (
    Option(Camps.DRAW, "drawn", "As many in one camp as in the other, by draw; a latecomer goes to the smaller one."),
    Option(Camps.HAND, "by hand", "You give them: enter on a student in the roster, then c."),
    Option(Camps.TEAMS, "teams", "Two teams with names, one in each camp."),
)
_CLOCKS = (60.0, 90.0, 120.0, 180.0, 240.0, 300.0, 480.0, 600.0)
_PREDICT = (
    Option(False, "off", "Students see their ballot as soon as you release it."),
    Option(True, "on", "Students mark their own answer before they see the ballot."),
)
_PEER = (
    Option(False, "off", "Nobody reads what the others wrote."),
    Option(
        True, "on", "Until you release, everybody marks two answers of others, without names; it counts for nothing."
    ),
)
_BOARD = (
    Option(False, "off", "The projector shows what the class gained together; nobody is ranked."),
    Option(True, "on", "The projector ranks by gain, never by score or speed."),
)
_NAMES = (
    Option(True, "their own", "Students choose their names; offensive ones are refused."),
    Option(False, "given", "The room gives each a name like “Amber Heron”; only the report tells you who is who."),
)
_LATE = (
    Option(False, "as files", "After the close a text comes late only as a file that you bring in (m)."),
    Option(True, "let in", "Who was offline may send what they wrote after the close, until you release the ballots."),
)
_REVISION = (
    Option(None, "none", "After the ballots you go on to the next prompt; v still has one revised."),
    Option(0.5, "half", "The revision has half of the prompt’s time."),
    Option(0.75, "three quarters", "The revision has three quarters of the prompt’s time."),
    Option(1.0, "the same", "The revision has the prompt’s time again."),
)
LONGEST_TEAM = 24


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
        view, settings = self.view, self.view.settings
        turns = max(1, len(view.turns))
        played = view.turn + 1
        with Paper(can_focus=False):
            if view.phase is Phase.LOBBY:
                yield Choice("Pack", _packs(view.pack, view.pack_title), view.pack, id="pack")
            counts = sorted({*range(max(1, played), 6), turns})
            yield Choice(
                "Prompts", [Option(n, str(n), "Drawn anew, easier ones first.") for n in counts], turns, id="turns"
            )
            clocks = sorted({*_CLOCKS, *([settings.seconds] if settings.seconds is not None else [])})
            options = [
                Option(one, clock_words(one), "The clock of each prompt, for those without extra time.")
                for one in clocks
            ]
            options.append(Option(None, "off", "No clock: you end the writing yourself."))
            yield Choice("Clock", options, settings.seconds, id="seconds")
            share = settings.revision_share if settings.revise else None
            shares = including(_REVISION, share, "As it was set.", words=f"× {share or 0:g}")
            yield Choice("Revision", shares, share, id="revision_share")
            yield Choice("Camps", _CAMPS, settings.camps, id="camps")
            with Horizontal(id="teams"):
                yield Label("  Teams", id="teams-label")
                for number, name in enumerate(settings.teams):
                    yield Input(name, max_length=LONGEST_TEAM, compact=True, id=f"team-{number}")
            yield Choice("Predict", _PREDICT, settings.predict, id="predict")
            yield Choice("Peer review", _PEER, settings.peer, id="peer")
            yield Choice("Late texts", _LATE, settings.late_texts, id="late_texts")
            yield Choice("Leaderboard", _BOARD, settings.leaderboard, id="leaderboard")
            yield Choice("Names", _NAMES, settings.own_names, id="own_names")
        yield Explanation(id="says", classes="quiet")

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
        if choice.id == "pack":
            self.send(lambda number: wire.Configure(id=number, pack=value))
        elif choice.id == "turns":
            self.send(lambda number: wire.Configure(id=number, turns=value))
        elif choice.id == "revision_share":
            self._put(revise=value is not None, revision_share=value or self._settings.revision_share)
        else:
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


def _packs(pack: str, title: str) -> list[Option]:
    """The packs of this machine by their ids, the room's own among them."""
    says = "Another motion; everybody’s camp is taken back."
    options = [Option(place.id, place.id, says) for place in list_packs()]
    if all(option.value != pack for option in options):
        options.insert(0, Option(pack, pack, title))
    return options
