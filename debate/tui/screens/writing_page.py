"""Where an answer is written, whoever keeps the time: the speech, the editor under it and the clock over both.

The prompt of a solo round, of a room and of a hot seat derive from it and say what differs: what is to be written
(``Assignment``), where the text goes, and who may stop the clock. Three faces share the room under the masthead:
writing, reading (the brief, or the first answer), and a pause that hides speech and text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Button, ContentSwitcher, Static, TextArea

from debate.packs.model import Camp, Pack
from debate.tui.camps import CampMark, NamedCamp, camp_mark, spoken_name
from debate.tui.page import Page
from debate.tui.widgets.brief import BriefPanel
from debate.tui.widgets.clock import LastSeconds, clock_text, in_last_seconds, last_seconds_words
from debate.tui.widgets.editor import AnswerEditor, count_words
from debate.wording import counted

TICK_SECONDS = 1.0
QUICK_TICK_SECONDS = 0.25  # in the last seconds, so that time is up when the clock says so

WRITING, READING, PAUSED = "writing", "reading", "paused"
_FACES = {
    "hand_in": WRITING, "read": WRITING, "pause": WRITING, "help_here": WRITING, "back": READING, "go_on": PAUSED,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What is to be written, under ``title``: an answer to what ``camp`` says in ``speech``, begun from ``draft``.

    ``criteria`` are the titles of what counts. ``first`` is the first answer where it can be read again.
    """

    title: str
    camp: NamedCamp
    mark: CampMark
    speech: str
    criteria: Sequence[str]
    draft: str
    first: str | None = None

    @classmethod
    def of(cls, pack: Pack, camp: Camp, prompt: str, *, title: str, draft: str) -> Assignment:
        """What ``camp`` of ``pack`` has to write on the prompt of that id."""
        other, criteria = pack.other_camp(camp.id), [criterion.title for criterion in pack.rubric.criteria]
        mark, speech = camp_mark(pack, other), pack.prompt(prompt).speech
        return cls(title=title, camp=other, mark=mark, speech=speech, criteria=criteria, draft=draft)


class WritingPage(Page):
    """A screen that an answer is written on."""

    CSS_PATH = Path(__file__).with_name("writing_page.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "hand_in", "hand in", id="writing.hand-in", priority=True,
                tooltip="Hand in what you have written."),
        Binding("f1", "read('brief')", "brief", id="writing.brief", tooltip="Read your brief; the clock goes on."),
        Binding("f3", "read('first')", "first answer", id="writing.first", tooltip="Read your first answer again."),
        Binding("escape", "pause", "pause", id="writing.pause", tooltip="Stop the clock; speech and text are hidden."),
        Binding("f2", "help_here", "help", id="writing.help", tooltip="What this screen is for, and all its keys."),
        Binding("f1,f3,escape", "back", "back to your text", id="writing.back", tooltip="Go back to your text."),
        Binding("enter", "go_on", "go on", id="writing.go-on", tooltip="Show speech and text; the clock goes on."),
        Binding("escape", "go_on", "go on", id="writing.go-on.esc", show=False, tooltip="Show speech and text again."),
    ]  # fmt: skip
    most_words: int | None = None
    """Words of an answer that are marked, where that is said."""

    def __init__(self, assignment: Assignment) -> None:
        super().__init__()
        self.assignment = assignment
        self._ticking: Timer | None = None
        self._reading = ""
        self._asked_about_nothing = False
        self._face_on_show = ""

    def compose_body(self) -> ComposeResult:
        given = self.assignment
        with ContentSwitcher(id="faces"):
            with Vertical(id=WRITING):
                with Horizontal(id="speaker-row"):
                    says = f"{given.mark.glyph} The {spoken_name(given.camp)} camp says"
                    yield Static(Content.styled(says, given.mark.colour), id="speaker")
                    yield LastSeconds()
                with VerticalScroll(id="speech"):
                    yield Static(Content(f"“{given.speech.strip()}”"))
                if given.first is not None:
                    yield Static(id="fix")
                yield AnswerEditor(given.draft, hint=f"What counts: {', '.join(given.criteria)}.", id="answer")
                with Horizontal(id="below"):
                    yield Static(id="note", markup=False)
                    yield Button(Content("[ Hand in ]"), id="hand-in", compact=True)
            yield VerticalScroll(id=READING)
            with Vertical(id=PAUSED):
                yield Static(id="paused-text")

    def on_mount(self) -> None:
        """Show how things stand and begin to tick."""
        self.editor.move_cursor(self.editor.document.end)
        self.show_count()
        self.tick_each(TICK_SECONDS)
        self.take_up()
        self.call_later(self.tick)

    def take_up(self) -> None:
        """Show the face that fits, the time, and what there is to say."""
        self.show_face()
        self.say()

    # What the derived screens say

    @property
    def is_on(self) -> bool:
        """Whether the text can still be written and handed in."""
        raise NotImplementedError

    @property
    def paused(self) -> bool:
        """Whether the clock stands and everything is hidden."""
        raise NotImplementedError

    @property
    def left(self) -> float | None:
        """Seconds left, ``None`` without a clock."""
        raise NotImplementedError

    @property
    def paused_for(self) -> str:
        """Why the clock stands, where somebody said so."""
        return ""

    def brief(self) -> BriefPanel:
        """The brief of the writer's camp."""
        raise NotImplementedError

    async def hand_in(self, *, by_clock: bool) -> None:
        """The text is finished: take what the editor holds."""
        raise NotImplementedError

    async def stop_clock(self) -> None:
        """The writer wants a pause."""

    async def let_clock_go(self) -> None:
        """The writer is back."""

    # The clock

    @property
    def editor(self) -> AnswerEditor:
        """The editor that holds the answer."""
        return self.query_one("#answer", AnswerEditor)

    @property
    def is_there(self) -> bool:
        """Whether the editor is on the screen: a tick may come while the screen is being taken down."""
        return bool(self.query("#answer"))

    async def tick(self) -> None:
        """Keep the draft and show the time; hand in when it is over. Called each second, more often at the end."""
        if not self.is_on:
            return
        if self.left == 0:
            await self.hand_in(by_clock=True)
            return
        self.keep()
        self.say_trouble(None)
        self.show_left()

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

    def show_left(self) -> None:
        """Show the seconds left, so that the last ones cannot be overlooked."""
        left = self.left
        last = in_last_seconds(left)
        if last != self.has_class("-last-seconds"):
            self.set_class(last, "-last-seconds")
            self.tick_each(QUICK_TICK_SECONDS if last else TICK_SECONDS)
        self.masthead.clock = clock_text(left)
        self.masthead.urgent = last
        self.query_one(LastSeconds).show(left)
        words = f" · {last_seconds_words(left)} " if last and left is not None else ""
        self.editor.border_title = self.assignment.title + words

    # Writing

    @on(TextArea.Changed, "#answer")
    def _text_changed(self) -> None:
        if self.is_there:
            self.take_text()
            if self.show_count():
                self._asked_about_nothing = False
            self.say()

    def take_text(self) -> None:
        """Another text stands in the editor. What is not taken here must be in ``keep``."""

    def show_count(self) -> int:
        """Show how many words are written, and return it."""
        words = count_words(self.editor.text)
        self.editor.border_subtitle = counted(words, "word")
        return words

    def say(self) -> None:
        """Say under the editor what there is to say, unless a question waits there for its answer."""
        if not self._asked_about_nothing:
            self.note(self.remark())

    def remark(self) -> str:
        """What there is to say of the text."""
        too_long = self.most_words is not None and count_words(self.editor.text) > self.most_words
        return f"Only the first {self.most_words} words are marked." if too_long else ""

    def note(self, sentence: str, *, asking: bool = False) -> None:
        """Say something under the editor; ``asking`` for what must be answered."""
        note = self.query_one("#note", Static)
        note.set_class(asking, "-asking")
        note.update(Content(sentence))

    @on(Button.Pressed, "#hand-in")
    async def action_hand_in(self) -> None:
        """Hand in what is written; nothing at all only when asked a second time."""
        if not self.editor.text.strip() and not self._asked_about_nothing:
            self._asked_about_nothing = True
            self.note("Nothing is written yet. Hand in nothing? ^s again.", asking=True)
            return
        await self.hand_in(by_clock=False)

    # Brief, first answer and pause

    @property
    def face(self) -> str:
        """Which face is on show: writing, reading, or paused."""
        if self.paused:
            return PAUSED
        return READING if self._reading else WRITING

    def show_face(self) -> None:
        """Show the face that fits, and give the keys to what is on it."""
        face = self.face
        if face == PAUSED:
            self.query_one("#paused-text", Static).update(self.pause_words())
        if face != self._face_on_show:
            self._face_on_show = face
            self.query_one("#faces", ContentSwitcher).current = face
            if face == PAUSED:
                self.set_focus(None)
            else:
                (self.editor if face == WRITING else self.query_one(f"#{READING}")).focus()
        self.show_left()
        self.refresh_bindings()

    def pause_words(self) -> Content:
        """What the pause shows in place of speech and text."""
        words = count_words(self.editor.text)
        clock = "There is no clock" if self.left is None else f"The clock stands at {clock_text(self.left)}"
        kept = f"your {counted(words, 'word is', 'words are')} kept" if words else "nothing is written yet"
        why = f"{self.paused_for}\n\n" if self.paused_for else ""
        return Content.assemble(("Paused", "bold"), f"\n\n{why}{clock}; {kept}.\n\n", ("enter", "bold"), " to go on")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys do something on which face."""
        if action not in _FACES:
            return super().check_action(action, parameters)
        there = parameters != ("first",) or self.assignment.first is not None
        return there and self.is_on and _FACES[action] == self.face

    async def action_help_here(self) -> None:
        """Open the help; ``?`` is a letter while the editor has the focus."""
        await self.run_action("app.help")

    async def action_read(self, what: str) -> None:
        """Show the brief, or the first answer, in place of speech and text."""
        panel = self.query_one(f"#{READING}", VerticalScroll)
        await panel.remove_children()
        if what == "brief":
            shown: list[Widget] = [self.brief()]
        else:
            texts = (
                Content.styled("Your first answer", "bold"),
                Content(self.assignment.first or "You handed in nothing."),
            )
            shown = [Static(text, classes="text") for text in texts]
        await panel.mount_all(shown)
        self._reading = what
        self.show_face()

    async def action_back(self) -> None:
        """Go back to the text."""
        self._reading = ""
        self.show_face()

    async def action_pause(self) -> None:
        """Stop the clock and hide speech and text."""
        self.keep()
        await self.stop_clock()
        self.show_face()

    async def action_go_on(self) -> None:
        """Let the clock go on and show speech and text."""
        await self.let_clock_go()
        self.show_face()
