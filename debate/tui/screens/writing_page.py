"""Where an answer is written, whoever keeps the time: the speech, the editor under it and the clock over both.

The prompt of a solo round and the one of a classroom derive from it. Three faces share the room under the masthead:
writing, reading the brief, and a pause that hides speech and text.
"""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Button, ContentSwitcher, Static

from debate.tui.page import Page
from debate.tui.widgets.clock import LastSeconds, clock_text, in_last_seconds, last_seconds_words
from debate.tui.widgets.editor import AnswerEditor, count_words
from debate.wording import counted

TICK_SECONDS = 1.0
QUICK_TICK_SECONDS = 0.25  # in the last seconds, so that time is up when the clock says so

WRITING, READING, PAUSED = "writing", "reading", "paused"


class WritingPage(Page):
    """The frame of a screen that an answer is written on. What time brings is in ``tick`` of the derived screens."""

    CSS_PATH = Path(__file__).with_name("writing_page.tcss")

    def __init__(self, *, title: str) -> None:
        super().__init__()
        self.editor_title = title
        self._ticking: Timer | None = None

    def compose_writing(
        self, speaker: Content, speech: str, *, draft: str, hint: str, between: Widget | None = None
    ) -> ComposeResult:
        """The body: who says what, the editor with ``draft``, and ``between`` them what else must be in sight."""
        with ContentSwitcher(id="faces"):
            with Vertical(id=WRITING):
                with Horizontal(id="speaker-row"):
                    yield Static(speaker, id="speaker")
                    yield LastSeconds()
                with VerticalScroll(id="speech"):
                    yield Static(Content(f"“{speech.strip()}”"))
                if between is not None:
                    yield between
                yield AnswerEditor(draft, hint=hint, id="answer")
                with Horizontal(id="below"):
                    yield Static(id="note", markup=False)
                    yield Button(Content("[ Hand in ]"), id="hand-in", compact=True)
            yield VerticalScroll(id=READING)
            with Vertical(id=PAUSED):
                yield Static(id="paused-text")

    @property
    def editor(self) -> AnswerEditor:
        """The editor that holds the answer."""
        return self.query_one("#answer", AnswerEditor)

    @property
    def is_there(self) -> bool:
        """Whether the editor is on the screen: a tick may come while the screen is being taken down."""
        return bool(self.query("#answer"))

    async def tick(self) -> None:
        """What the passing of time asks for. Called once a second, and more often in the last ones."""

    def tick_each(self, seconds: float) -> None:
        """Tick so often from now on."""
        self.stop_ticking()
        self._ticking = self.set_interval(seconds, self._tick_while_there)

    async def _tick_while_there(self) -> None:
        if self.is_there:
            await self.tick()

    def stop_ticking(self) -> None:
        """No more ticks: the screen is about to be left."""
        if self._ticking is not None:
            self._ticking.stop()

    def show_left(self, left: float | None) -> None:
        """Show the seconds left, so that the last ones cannot be overlooked; ``None`` for no clock."""
        last = in_last_seconds(left)
        if last != self.has_class("-last-seconds"):
            self.set_class(last, "-last-seconds")
            self.tick_each(QUICK_TICK_SECONDS if last else TICK_SECONDS)
        self.masthead.clock = clock_text(left)
        self.masthead.urgent = last
        self.query_one(LastSeconds).show(left)
        words = f" · {last_seconds_words(left)} " if last and left is not None else ""
        self.editor.border_title = self.editor_title + words

    def show_count(self) -> int:
        """Show how many words are written, and return it."""
        words = count_words(self.editor.text)
        self.editor.border_subtitle = counted(words, "word")
        return words

    def note(self, sentence: str, *, asking: bool = False) -> None:
        """Say something under the editor; ``asking`` for what must be answered."""
        note = self.query_one("#note", Static)
        note.set_class(asking, "-asking")
        note.update(Content(sentence))

    def show_face(self, face: str) -> None:
        """Show one of the three faces, and give the keys to what is on it."""
        self.query_one("#faces", ContentSwitcher).current = face
        if face == WRITING:
            self.editor.focus()
        elif face == READING:
            self.query_one(f"#{READING}").focus()
        else:
            self.set_focus(None)

    def show_pause(self, text: Content) -> None:
        """What the pause shows in place of speech and text."""
        self.query_one("#paused-text", Static).update(text)
