"""The prompt of a room: the speech, the editor and the seat's own clock, which is the server's.

The text is the client's desk's: this screen only shows it and tells it of changes. When the text is finished, by key or
by the clock, the app goes on to the next screen.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static, TextArea

from debate.classroom.client.link import LinkLost, Refusal
from debate.classroom.client.seat_client import SeatClient
from debate.classroom.room.state import MOST_CHARACTERS
from debate.tui.camps import spoken_name
from debate.tui.classroom.student.seated import WRITE_ON, Seated, brief_panel, mark_of, show_head, sides
from debate.tui.screens.writing_page import PAUSED, READING, TICK_SECONDS, WRITING, WritingPage
from debate.tui.widgets.clock import clock_text

ALL_KEPT = "All is kept."


class WritingScreen(Seated, WritingPage):
    """Where a rebuttal is written, or revised. The room must have a prompt for this seat."""

    TITLE = "Prompt"
    HELP = """
    The other camp has spoken; write your rebuttal. Name their argument, answer it, support your answer, and say why it
    matters. Hand in with ctrl+s or the button. When the time is over, what you have written is handed in as it is;
    being quick earns nothing.

    Every second your text is kept on this machine and in the room. Without a connection, write on: it is handed in when
    the connection is back. The brief (F1) does not stop the clock; when you revise, F3 shows your first answer.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "hand_in", "hand in", id="seat.hand-in", tooltip="Hand in what is written.", priority=True),
        Binding("f1", "read('brief')", "brief", id="seat.brief", tooltip="Read your brief; the clock goes on."),
        Binding("f3", "read('first')", "first answer", id="seat.first", tooltip="Read your first answer again."),
        Binding("f2", "app.help", "help", id="seat.help", tooltip="What this screen is for, and all its keys."),
        Binding("f1,f3,escape", "back", "back to your text", id="seat.back", tooltip="Go back to your text."),
    ]

    def __init__(self, client: SeatClient) -> None:
        self.client = client
        view = client.view
        assert view is not None and view.speech is not None and client.topic is not None
        self._view, self._speech, self._topic = view, view.speech, client.topic
        self._revising = view.attempt > 1
        super().__init__(title="Your revision" if self._revising else "Your rebuttal")
        self._reading = ""
        self._asked_about_nothing = False
        self._editor_had = self._desk_had = client.desk.text

    def compose_body(self) -> ComposeResult:
        topic, speech = self._topic, self._speech
        _, other = sides(topic, speech.camp)
        mark = mark_of(topic, other.id)
        counts = ", ".join(criterion.title for criterion in topic.criteria)
        yield from self.compose_writing(
            Content.styled(f"{mark.glyph} The {spoken_name(other)} camp says", mark.colour),
            speech.says,
            draft=self.client.desk.text,
            hint=f"What counts: {counts}.",
            between=Static(id="fix") if self._revising else None,
        )

    def on_mount(self) -> None:
        """Show the text and begin to show the time."""
        self.is_laid_out = True
        editor = self.editor
        editor.move_cursor(editor.document.end)
        self._editor_had = editor.text
        self.client.gather = self.gather
        self.show_count()
        self.take_up()
        self.tick_each(TICK_SECONDS)
        if self._revising:
            self.run_worker(self._show_fix(), exit_on_error=False)

    def on_unmount(self) -> None:
        """Nobody asks this screen for text any more."""
        if self.client.gather == self.gather:
            self.client.gather = _nothing

    def keep(self) -> None:
        """Hand over what the editor holds, and have it on the disk."""
        self.gather()
        self.client.keep_now()

    # Text

    def gather(self) -> None:
        """Tell the desk what the editor holds."""
        if not self.is_there:
            return
        text = self.editor.text
        if text != self._editor_had and not self.editor.read_only:
            self._editor_had = text
            self.client.desk.write(text)
            self._desk_had = self.client.desk.text

    @on(TextArea.Changed, "#answer")
    def _take_up_text(self) -> None:
        self.gather()
        if self.show_count():
            self._asked_about_nothing = False
        self._say()

    def take_up(self) -> None:
        """Show the desk's text where it is another, the clock, and what is to be said."""
        if not self.is_laid_out or not self.is_there:
            return
        desk, editor = self.client.desk, self.editor
        self.gather()
        if desk.text != self._desk_had:
            self._desk_had = desk.text
            editor.load_text(desk.text)
            self._editor_had = editor.text
            editor.move_cursor(editor.document.end)
        editor.read_only = desk.paused or desk.finished
        show_head(self, self.client)
        self._show_face()
        self._say()

    async def tick(self) -> None:
        """Show the time."""
        self.show_left(self.client.left)

    def _say(self) -> None:
        """The line under the editor: a question, trouble with the connection, or that all is well."""
        if self._asked_about_nothing:
            return
        client = self.client
        if len(self.editor.text) > MOST_CHARACTERS:
            self.note(f"Only the first {MOST_CHARACTERS:,} characters are handed in.")
        elif not client.online:
            self.note(WRITE_ON)
        else:
            self.note(client.desk.says or ("" if client.desk.unsent or not self.editor.text else ALL_KEPT))

    # Handing in

    @on(Button.Pressed, "#hand-in")
    async def _button_pressed(self) -> None:
        await self.action_hand_in()

    async def action_hand_in(self) -> None:
        """Hand in what is written; nothing at all only when asked a second time."""
        if not self.editor.text.strip() and not self._asked_about_nothing:
            self._asked_about_nothing = True
            self.note("Nothing is written yet. Hand in nothing? ^s again.", asking=True)
            return
        # After the keys that are on their way to the editor: what was typed just before counts.
        self.editor.call_later(self.client.hand_in)

    # Brief, first answer and pause

    @property
    def face(self) -> str:
        """Which face is on show."""
        if self.client.desk.paused:
            return PAUSED
        return READING if self._reading else WRITING

    def _show_face(self) -> None:
        face = self.face
        if face == PAUSED:
            self.show_pause(self._pause_words())
        if face != self._face_on_show:
            self._face_on_show = face
            self.show_face(face)
        self.show_left(self.client.left)
        self.refresh_bindings()

    _face_on_show = ""

    def _pause_words(self) -> Content:
        left, clock = self.client.left, self.client.view.clock if self.client.view is not None else None
        why = clock.paused_for if clock is not None else ""
        stands = "" if left is None else f"The clock stands at {clock_text(left)}; "
        return Content.assemble(
            ("Pause", "bold"),
            f"\n\n{why + chr(10) + chr(10) if why else ''}{stands}your text is kept.\n\n",
            ("It goes on when your teacher says so.", "$quiet"),
        )

    async def action_read(self, what: str) -> None:
        """Show the brief, or the first answer, in place of speech and text. The clock goes on."""
        panel = self.query_one(f"#{READING}", VerticalScroll)
        await panel.remove_children()
        if what == "brief":
            await panel.mount(brief_panel(self._topic, self._speech.camp))
        else:
            await panel.mount(
                Static(Content.styled("Your first answer", "bold"), classes="text"),
                Static(Content(self._view.before or "You handed in nothing."), classes="text"),
            )
        self._reading = what
        self._show_face()

    def action_back(self) -> None:
        """Go back to the text."""
        self._reading = ""
        self._show_face()

    async def _show_fix(self) -> None:
        """What the first ballot said is to be done."""
        try:
            ballot = await self.client.ballot_of(self._view.turn, 1)
        except (LinkLost, Refusal):
            return
        self.query_one("#fix", Static).update(Content.assemble(("One thing to fix  ", "bold"), ballot.ballot.fix))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys do something on which face."""
        match action:
            case "hand_in":
                return self.face == WRITING and not self.client.desk.finished
            case "read":
                return self.face == WRITING and (self._revising or parameters != ("first",))
            case "back":
                return self.face == READING
        return super().check_action(action, parameters)


def _nothing() -> None:
    """No screen has text."""
