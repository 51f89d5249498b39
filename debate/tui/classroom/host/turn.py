"""A turn being played: camp and brief on show, then the clock, and everybody's writing at a glance."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Digits, Static

from debate.classroom.room import events as e
from debate.classroom.room.state import Stage
from debate.classroom.shown.views.host import HostView
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.page import COMMON_KEYS, HostPage
from debate.tui.classroom.host.words import joined_lines, speech_line
from debate.tui.widgets.clock import in_last_seconds
from debate.wording import clock_text

MORE_SECONDS = 30.0
"""What one press of the key for more time gives everybody."""


class TurnPage(HostPage):
    """Ready, or writing."""

    HELP = """
    First everybody sees their camp and its brief; s shows the prompt and starts the clock. The clock is the server's,
    and the same for all but those with extra time. When all are in, or the time is over, the texts are taken and
    marked by themselves, and nobody but you sees a mark.

    The roster puts those who need you first: lost connections, then those who have nothing yet or have stopped. Enter
    opens the marked student: read along, give extra time, give a text back. Speed never counts for anything.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "start", "start the clock", id="turn.start", tooltip="Show the prompt and start the clock."),
        Binding("space", "pause", "pause", key_display="space", id="turn.pause",
                tooltip="Stop the clock, or let it go on. Nobody can write while it stands."),
        Binding("w", "pause_why", "pause and say why", show=False, id="turn.pause.why",
                tooltip="Stop the clock and tell everybody why."),
        Binding("t", "extend", "+30 s", id="turn.extend", tooltip="Give everybody thirty seconds more."),
        Binding("c", "close", "end it now", id="turn.close", tooltip="Take all texts as they stand now."),
        Binding("f1", "speeches", "read", id="turn.speeches", tooltip="Read what the prompts say."),
        Binding("p", "plan", "another prompt", id="turn.plan", tooltip="Take another prompt; plan those to come."),
        Binding("d", "draw", "draw camps", show=False, id="turn.draw", tooltip="Draw everybody’s camps anew."),
        *COMMON_KEYS,
    ]  # fmt: skip

    def compose_stage(self) -> ComposeResult:
        with Horizontal(id="clock-row"):
            yield Digits("", id="digits")
            yield Static(id="turn-says")

    def show_view(self, view: HostView) -> None:
        """The class in figures, and the prompts."""
        speeches = view.turns[view.turn].speeches if 0 <= view.turn < len(view.turns) else ()
        lines = [speech_line(speech, self.host.camps) for speech in speeches]
        writing = view.stage is Stage.WRITING
        self.set_class(writing, "-writing")
        self.query_one("#turn-says", Static).update(
            joined_lines([self.sentence(view.guidance.figures), *lines] if writing else lines)
        )

    def on_resize(self) -> None:
        """The clock stands elsewhere in a low window."""
        self.call_after_refresh(self.tick)

    def tick(self) -> None:
        """The clock, between two views."""
        view = self.view
        if view.stage is not Stage.WRITING:
            self.masthead.clock = clock_text(view.settings.seconds) if view.settings.seconds is not None else "no clock"
            self.masthead.urgent = False
            return
        left = self.host.clock_left()
        # On a low window the large figures have no room, and the clock stands in the head.
        self.masthead.clock = clock_text(left) if self.has_class("-short") else ""
        self.masthead.urgent = bool(self.masthead.clock) and in_last_seconds(left)
        self.query_one("#digits", Digits).update(clock_text(left) if left is not None else "--:--")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the clock, or while it runs."""
        view = self.host.view
        if view is not None:
            writing = view.stage is Stage.WRITING
            match action:
                case "start":
                    return not writing
                case "plan" | "draw":
                    return not writing
                case "pause" | "pause_why" | "close":
                    return writing
                case "extend":
                    return writing and view.clock is not None and view.clock.limit is not None
        return super().check_action(action, parameters)

    def action_start(self) -> None:
        """The prompt and the clock."""
        self.send(lambda number: wire.Start(id=number))

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        clock = self.view.clock
        if clock is not None and clock.running:
            self.send(lambda number: wire.Let(id=number, event=e.Paused()))
        else:
            self.send(lambda number: wire.Let(id=number, event=e.Continued()))

    def action_pause_why(self) -> None:
        """Stop the clock, with a sentence for everybody."""
        from debate.tui.classroom.host.sheets.sentence import SentenceSheet

        def pause(number: int, why: str) -> wire.Request:
            return wire.Let(id=number, event=e.Paused(why=why))

        self.app.push_screen(
            SentenceSheet("Why does the clock stand?", pause, hint="Everybody reads this, e.g. “Fire drill.”")
        )

    def action_extend(self) -> None:
        """More time for everybody."""
        self.send(lambda number: wire.Let(id=number, event=e.Extended(seconds=MORE_SECONDS)))

    def action_close(self) -> None:
        """Take all texts as they stand, once the teacher has said so twice."""
        if self.asked_twice("c", "Take all texts as they stand now?"):
            self.send(lambda number: wire.Close(id=number))

    def action_draw(self) -> None:
        """Camps for everybody, anew."""
        self.send(lambda number: wire.DrawCamps(id=number))

    def action_speeches(self) -> None:
        """What the prompts say."""
        from debate.tui.classroom.host.sheets.speeches import SpeechesSheet

        self.app.push_screen(SpeechesSheet())
