"""The prompt of a room: the speech, the editor and the seat's own clock, which is the server's.

The text is the client's desk's: this screen only shows it and tells it of changes. When the text is finished, by key or
by the clock, the app goes on to the next screen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.content import Content

from debate.classroom.client.link import LinkLost, Refusal
from debate.classroom.client.seat_client import SeatClient
from debate.classroom.room.state import MOST_CHARACTERS
from debate.tui.classroom.student.seated import WRITE_ON, Seated, brief_panel, mark_of, sides
from debate.tui.screens.writing_page import EARLIER, HAND_IN, Assignment, WritingPage, counting_hint
from debate.tui.widgets.brief import BriefPanel
from debate.tui.widgets.earlier import Earlier
from debate.wording import clock_text, count_words

ALL_KEPT = "All is kept."


class WritingScreen(WritingPage, Seated):
    """Where a rebuttal is written, or revised. The room must have a prompt for this seat."""

    HELP = """
    The other camp has spoken; write your rebuttal. Name their argument, answer it, support your answer, and say why it
    matters. Hand in with ctrl+s or the button, twice, since you cannot write on after it. When the time is over, what
    you have written is handed in as it is; being quick earns nothing.

    Every second your text is kept on this machine and in the room. Without a connection, write on: it is handed in when
    the connection is back. The brief (F1) does not stop the clock; when you revise, F3 shows your first answer and what
    its ballot said. In a wide window they stand beside your text.
    """
    OWN_CLOCK: ClassVar[bool] = False
    CLOCK_GOES_ON: ClassVar[str] = "The clock is your teacher’s and goes on."

    def __init__(self, client: SeatClient) -> None:
        self.client = client
        view, topic = client.view, client.topic
        assert view is not None and view.speech is not None and topic is not None
        self._view, self._topic, self._camp = view, topic, view.speech.camp
        revising = view.attempt > 1
        _, other = sides(topic, self._camp)
        super().__init__(
            Assignment(
                title="Your revision" if revising else "Your rebuttal",
                camp=other,
                mark=mark_of(topic, other.id),
                speech=view.speech.says,
                scene=topic.scene,
                hint=counting_hint([criterion.title for criterion in topic.criteria]),
                draft=client.desk.text,
                earlier=Earlier(title="Your first answer", text=view.before or "") if revising else None,
            )
        )
        self._editor_had = self._desk_had = client.desk.text

    def on_mount(self) -> None:
        """Show what the client holds, and be asked for the text."""
        self._editor_had = self.editor.text
        self.client.gather = self.gather
        if self.assignment.earlier is not None:
            self.run_worker(self._read_ballot(), exit_on_error=False)

    def on_unmount(self) -> None:
        """Nobody asks this screen for text any more."""
        if self.client.gather == self.gather:
            self.client.gather = lambda: None

    # What the client holds

    @property
    def is_on(self) -> bool:
        """Whether the text is not finished."""
        return not self.client.desk.finished

    @property
    def paused(self) -> bool:
        """Whether the teacher has stopped the clock."""
        return self.client.desk.paused

    @property
    def left(self) -> float | None:
        """Seconds left of the seat's own clock."""
        return self.client.left

    def brief(self) -> BriefPanel:
        """The brief of the seat's camp."""
        return brief_panel(self._topic, self._camp)

    async def tick(self) -> None:
        """Show the time; the client keeps the text, and hands it in when the time is over."""
        self.show_left()

    def take_up(self) -> None:
        """Show the desk's text where it is another, the clock, and what is to be said."""
        if not self.is_there:
            return
        desk, editor = self.client.desk, self.editor
        self.gather()
        if desk.text != self._desk_had:
            self._desk_had = desk.text
            editor.load_text(desk.text)
            self._editor_had = editor.text
            editor.move_cursor(editor.document.end)
        editor.read_only = desk.paused or desk.finished
        self.show_head()
        super().take_up()

    def remark(self) -> str:
        """Trouble with the connection, or that all is well."""
        desk, text = self.client.desk, self.editor.text
        if len(text) > MOST_CHARACTERS:
            return f"Only the first {MOST_CHARACTERS:,} characters are handed in."
        if not self.client.online:
            return WRITE_ON
        return desk.says or ("" if desk.unsent or not text else ALL_KEPT)

    def pause_words(self) -> Content:
        """The pause is the teacher's."""
        left, clock = self.left, self.client.view.clock if self.client.view is not None else None
        why = f"{clock.paused_for}\n\n" if clock is not None and clock.paused_for else ""
        stands = "" if left is None else f"The clock stands at {clock_text(left)}; "
        return Content.assemble(
            ("Pause", "bold"),
            f"\n\n{why}{stands}your text is kept.\n\n",
            ("It goes on when your teacher says so.", "$quiet"),
        )

    async def _read_ballot(self) -> None:
        """What the first ballot said is to be done."""
        try:
            first = await self.client.ballot_of(self._view.turn, 1)
        except (LinkLost, Refusal):
            return
        earlier = Earlier(title="Your first answer", text=first.text, ballot=first.ballot, hints=first.hints)
        self.assignment = replace(self.assignment, earlier=earlier)
        self.show_fix()
        if self.beside == EARLIER:
            await self.show_to_read(EARLIER)

    # What the client is told

    def gather(self) -> None:
        """Tell the desk what the editor holds."""
        if not self.is_there:
            return
        text = self.editor.text
        if text != self._editor_had and not self.editor.read_only:
            self._editor_had = text
            self.no_longer_asked()
            self.client.desk.write(text)
            self._desk_had = self.client.desk.text

    take_text = gather

    def keep(self) -> None:
        """Hand over what the editor holds, and have it on the disk."""
        self.gather()
        self.client.keep_now()

    async def hand_in(self, *, by_clock: bool) -> None:
        """Hand the text in, once the student has said so twice: only the teacher gives it back."""
        self.gather()  # letters that came just before would take the question back when they are heard of
        if not by_clock and count_words(self.editor.text) and not self.asked_twice("ctrl+s", HAND_IN):
            return
        # After the keys that are on their way to the editor: what was typed just before counts.
        self.editor.call_later(self.client.hand_in)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The clock is the teacher's."""
        return action not in ("pause", "go_on") and super().check_action(action, parameters)
