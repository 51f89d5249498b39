"""Setting a hot seat up: who plays, in which camps, how many prompts, on which clock, and when marks are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from debate.classroom.errors import RoomError
from debate.classroom.room.state import Camps
from debate.tui.classroom.hot_seat.page import HotSeatPage
from debate.tui.classroom.hot_seat.players import Player, Players, check_players, names_of, written_names
from debate.tui.widgets.choice import Choice, Explanation, Option, including
from debate.tui.widgets.editor import AnswerEditor
from debate.wording import counted

_CAMPS = (
    Option(Camps.DRAW, "drawn", "Camps are drawn, as many players in one as in the other."),
    Option(Camps.HAND, "by hand", "You write each name under its camp."),
    Option(Camps.TEAMS, "two teams", "You write each name under its team; each team’s camp is drawn."),
)
_PROMPTS = tuple(Option(number, str(number), "Each player answers so many prompts.") for number in (1, 2, 3, 4, 5))
_CLOCKS = (
    *(Option(float(s), str(s), "Seconds that each player has for a prompt.") for s in (60, 90, 120, 180, 240)),
    Option(None, "off", "No clock: each player takes the time that they want."),
)
_MARKS = (
    Option(False, "held", "Ballots are shown when all have written, so that nobody learns from those before."),
    Option(True, "at once", "Each ballot is shown as soon as its text is in; those after can learn from it."),
)


class SetupPage(HotSeatPage):
    """The form before the first prompt. Nothing is kept before it is finished."""

    AUTO_FOCUS = "#names-0"
    HELP = """
    The hot seat is played on one keyboard: each player (or group, under one name) writes in turn, while the others
    look away or at the brief. Write the names one on a line, or with commas between them; of a class list, delete those
    who are absent.

    Held marks are shown when all have written. Shown at once, each ballot comes right after its text: quicker, but
    those who write later learn from it. ctrl+s begins.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "begin", "begin", id="setup.begin", priority=True, tooltip="Begin with these players."),
        Binding("f2", "app.help", "help", id="setup.help", tooltip="What this screen is for, and all its keys."),
    ]
    _beginning = False

    def compose_body(self) -> ComposeResult:
        begin, given = self.hot_seat.beginning, self.hot_seat.beginning.settings
        prompts = including(_PROMPTS, begin.prompts, "So many as your lesson plan has.")
        clock = including(_CLOCKS, given.seconds, "The clock of your lesson plan.", f"{given.seconds or 0:.0f}")
        with VerticalScroll(id="form", can_focus=False):
            yield Static(Content(self.hot_seat.pack.motion), id="motion")
            with Horizontal(id="names"):
                for number in (0, 1):
                    with Vertical(id=f"box-{number}", classes="box"):
                        yield AnswerEditor(begin.names[number], id=f"names-{number}")
            yield Choice("Camps", _CAMPS, given.camps, id="camps")
            yield Choice("Prompts", prompts, begin.prompts, id="prompts")
            yield Choice("Seconds", clock, given.seconds, id="clock")
            yield Choice("Marks", _MARKS, given.at_once, id="marks")
            yield Explanation(id="says")

    def on_mount(self) -> None:
        """Say where we are."""
        self.masthead.place = "one keyboard, no network"
        self._show_boxes()

    @property
    def _camps(self) -> Camps:
        value = self.query_one("#camps", Choice).value
        assert isinstance(value, Camps)
        return value

    def _show_boxes(self) -> None:
        camps = self._camps
        first, second = self.hot_seat.pack.camps
        titles = {
            Camps.DRAW: ("Players, one on a line", ""),
            Camps.HAND: (first.name, second.name),
            Camps.TEAMS: self.hot_seat.beginning.settings.teams,
        }[camps]
        self.query_one("#box-1").display = camps is not Camps.DRAW
        for number, title in enumerate(titles):
            self.query_one(f"#names-{number}", AnswerEditor).border_title = Content(title)
        self._count()

    @on(Choice.Changed, "#camps")
    def _camps_chosen(self) -> None:
        self._show_boxes()

    @on(TextArea.Changed)
    def _count(self) -> None:
        for number in (0, 1):
            editor = self.query_one(f"#names-{number}", AnswerEditor)
            count = len(written_names(editor.text, self.hot_seat.beginning.listed))
            editor.border_subtitle = counted(count, "player") if count else ""

    def _players(self) -> Players:
        camps = self._camps
        listed = self.hot_seat.beginning.listed
        boxes = [names_of(self.query_one(f"#names-{number}", AnswerEditor).text, listed) for number in (0, 1)]
        if camps is Camps.DRAW:
            return check_players(Player(name=name) for name in boxes[0])
        if not boxes[0] or not boxes[1]:
            raise RoomError("Both sides need a player.")
        ids = [camp.id for camp in self.hot_seat.pack.camps]
        hand = camps is Camps.HAND
        return check_players(
            Player(name=name, camp=ids[side] if hand else None, team=None if hand else side)
            for side, names in enumerate(boxes)
            for name in names
        )

    async def action_begin(self) -> None:
        """Open the room with what the form says, once."""
        if self._beginning:
            return
        try:
            players = self._players()
        except RoomError as error:
            self.say_trouble(str(error))
            return
        seconds = self.query_one("#clock", Choice).value
        prompts = self.query_one("#prompts", Choice).value
        assert isinstance(prompts, int)
        settings = replace(
            self.hot_seat.beginning.settings,
            camps=self._camps,
            seconds=seconds if isinstance(seconds, float) else None,
            at_once=bool(self.query_one("#marks", Choice).value),
        )
        self._beginning = True
        self._beginning = await self.hot_seat.begin(settings, prompts, players)
