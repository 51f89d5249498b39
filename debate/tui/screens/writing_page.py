"""Where a text is written, whoever keeps the time: what is answered, the editor under it and the clock over both.

The prompt of a solo round, a reply, the prompt of a room and of a hot seat derive from it and say what differs: what is
to be written (``Assignment``), where the text goes, and who may stop the clock. Beside the editor stands something to
read where the window is wide: the brief, or what the ballot on an earlier answer said. On a smaller window that takes
the editor's place as long as it is read. A pause hides everything.
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
from debate.tui.widgets.clock import LastSeconds, in_last_seconds, last_seconds_words
from debate.tui.widgets.earlier import Earlier, EarlierPanel
from debate.tui.widgets.editor import AnswerEditor
from debate.wording import clock_text, count_words, counted

HAND_IN = "Hand in? You cannot write on after that."
TICK_SECONDS = 1.0
QUICK_TICK_SECONDS = 0.25  # in the last seconds, so that time is up when the clock says so

WRITING, READING, PAUSED = "writing", "reading", "paused"
_FACES = {
    "hand_in": WRITING, "read": WRITING, "pause": WRITING, "help_here": WRITING, "back": READING, "go_on": PAUSED,
}  # fmt: skip
BRIEF, EARLIER = "brief", "earlier"
"""What can be read beside the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What is to be written, under ``title``: an answer to what ``camp`` says in ``speech``, begun from ``draft``.

    ``hint`` stands in the empty editor, and ``task`` over it where more is asked than an answer. ``scene`` says when
    and where the debate is. ``earlier`` is what was handed in before, where there is something.
    """

    title: str
    camp: NamedCamp
    mark: CampMark
    speech: str
    hint: str
    draft: str
    scene: str = ""
    task: str = ""
    earlier: Earlier | None = None

    @classmethod
    def of(
        cls, pack: Pack, camp: Camp, prompt: str, *, title: str, draft: str, earlier: Earlier | None = None
    ) -> Assignment:
        """What ``camp`` of ``pack`` has to write on the prompt of that id."""
        other = pack.other_camp(camp.id)
        return cls(
            title=title,
            camp=other,
            mark=camp_mark(pack, other),
            speech=pack.prompt(prompt).speech,
            hint=counting_hint([criterion.title for criterion in pack.rubric.criteria]),
            draft=draft,
            scene=pack.scene,
            earlier=earlier,
        )


def counting_hint(criteria: Sequence[str]) -> str:
    """What stands in the empty editor of an answer: the titles of what counts."""
    return f"What counts: {', '.join(criteria)}."


class WritingPage(Page):
    """A screen that an answer is written on."""

    CSS_PATH = Path(__file__).with_name("writing_page.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "hand_in", "hand in", id="writing.hand-in", priority=True,
                tooltip="Hand in what you have written."),
        Binding("f1", f"read('{BRIEF}')", "brief", id="writing.brief",
                tooltip="Read your brief and what counts; the clock goes on."),
        Binding("f3", f"read('{EARLIER}')", "earlier", id="writing.earlier",
                tooltip="Read what you handed in before, and what its ballot said."),
        Binding("escape", "pause", "pause", id="writing.pause", tooltip="Stop the clock; speech and text are hidden."),
        Binding("f2", "help_here", "help", id="writing.help", tooltip="What this screen is for, and all its keys."),
        Binding("f1,f3,escape", "back", "back to your text", id="writing.back", tooltip="Go back to your text."),
        Binding("enter", "go_on", "go on", id="writing.go-on", tooltip="Show speech and text; the clock goes on."),
        Binding("escape", "go_on", "go on", id="writing.go-on.esc", show=False, tooltip="Show speech and text again."),
    ]  # fmt: skip
    most_words: int | None = None
    """Words of an answer that are marked, where that is said."""
    OWN_CLOCK: ClassVar[bool] = True
    """Whether the clock is the writer's to stop: help and a window that is too small then stop it."""

    def __init__(self, assignment: Assignment) -> None:
        super().__init__()
        self.assignment = assignment
        self._ticking: Timer | None = None
        self._reading = ""
        self.beside = EARLIER if assignment.earlier is not None else BRIEF
        """What stands beside the text, or would be read in its place."""
        self._asked_about_nothing = False
        self._face_on_show = ""
        self._stands_for_help = False
        """Whether the clock stands because the help lies over the page."""

    def compose_body(self) -> ComposeResult:
        given = self.assignment
        with Horizontal(id="desk"):
            with ContentSwitcher(id="faces"):
                with Vertical(id=WRITING):
                    if given.scene and given.earlier is None:
                        yield Static(Content.styled(given.scene, "italic"), id="scene")
                    with Horizontal(id="speaker-row"):
                        says = f"{given.mark.glyph} The {spoken_name(given.camp)} camp says"
                        yield Static(Content.styled(says, given.mark.colour), id="speaker")
                        yield LastSeconds()
                    with VerticalScroll(id="speech"):
                        yield Static(Content(f"“{given.speech.strip()}”"))
                    if given.earlier is not None:
                        yield Static(id="fix")
                    if given.task:
                        yield Static(Content.styled(given.task, "bold"), id="task")
                    yield AnswerEditor(given.draft, hint=given.hint, id="answer")
                    with Horizontal(id="below"):
                        yield Static(id="note", markup=False)
                        yield Button(Content("[ Hand in ]"), id="hand-in", compact=True)
                with Vertical(id=PAUSED):
                    yield Static(id="paused-text")
            with VerticalScroll(id=READING):
                yield from self._to_read(self.beside)

    def on_mount(self) -> None:
        """Show how things stand and begin to tick."""
        self.editor.move_cursor(self.editor.document.end)
        self.show_count()
        self.show_fix()
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
        self.say_trouble(self._trouble if self.trouble else None)  # what was said of it stays as long as it does
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
        if str(note.content) != sentence:  # said with each key: Textual lays the page out anew for whatever it is told
            note.update(Content(sentence))

    @on(Button.Pressed, "#hand-in")
    async def action_hand_in(self) -> None:
        """Hand in what is written, once the keys that are on their way to the editor are in it."""
        self.editor.call_later(self.call_later, self._hand_in_written)

    async def _hand_in_written(self) -> None:
        """Hand in what the editor holds; nothing at all only when asked a second time."""
        if not (self.is_there and self.is_on):
            return  # the clock was quicker
        if not count_words(self.editor.text) and not self._asked_about_nothing:
            self._asked_about_nothing = True
            self.note("Nothing is written yet. Hand in nothing? ^s again.", asking=True)
            return
        await self.hand_in(by_clock=False)

    # What is read beside the text, and the pause

    @property
    def is_wide(self) -> bool:
        """Whether there is room beside the text, so that reading takes nothing from it."""
        return self.has_class("-wide")

    @property
    def face(self) -> str:
        """Which face is on show: writing, reading in its place, or paused."""
        if self.paused:
            return PAUSED
        return READING if self._reading and not self.is_wide else WRITING

    def show_face(self) -> None:
        """Show the face that fits, and give the keys to what is on it."""
        face = self.face
        if face == PAUSED:
            self.query_one("#paused-text", Static).update(self.pause_words())
        if face != self._face_on_show:
            self._face_on_show = face
            self.query_one("#faces", ContentSwitcher).current = PAUSED if face == PAUSED else WRITING
            self.set_class(face == READING, "-reading")
            self.set_class(face == PAUSED, "-paused")
            if self.is_too_small:
                pass  # what says so has the keys
            elif face == PAUSED:
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
        there = parameters != (EARLIER,) or self.assignment.earlier is not None
        return there and self.is_on and not self.is_too_small and _FACES[action] == self.face

    async def action_help_here(self) -> None:
        """Open the help; ``?`` is a letter while the editor has the focus."""
        await self.run_action("app.help")

    def _to_read(self, what: str) -> Sequence[Widget]:
        earlier = self.assignment.earlier
        return [EarlierPanel(earlier)] if what == EARLIER and earlier is not None else [self.brief()]

    def show_fix(self) -> None:
        """Show the one thing to fix over the editor: where nothing stands beside it, it is all that is seen of it."""
        earlier = self.assignment.earlier
        self.set_class(earlier is not None, "-again")
        if earlier is not None:
            fix = earlier.ballot.fix if earlier.ballot is not None else ""
            says = Content.assemble(("One thing to fix  ", "bold"), fix) if fix else Content("")
            self.query_one("#fix", Static).update(says)

    async def action_read(self, what: str) -> None:
        """Show the brief, or what the last ballot said: beside the text, or in place of speech and text."""
        await self.show_to_read(what)
        self._reading = "" if self.is_wide else what
        self.show_face()

    async def show_to_read(self, what: str) -> None:
        """Have this ready to be read."""
        self.beside = what
        panel = self.query_one(f"#{READING}", VerticalScroll)
        await panel.remove_children()
        await panel.mount_all(self._to_read(what))
        panel.scroll_home(animate=False)

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

    # What covers the page

    async def on_screen_suspend(self) -> None:
        """Stop the clock while the help is read, where it is the writer's own."""
        from debate.tui.screens.help import HelpSheet

        if self.OWN_CLOCK and isinstance(self.app.screen, HelpSheet) and self.is_on and not self.paused:
            self._stands_for_help = True
            await self.action_pause()

    async def on_screen_resume(self) -> None:
        """Let the clock go on that stood for the help."""
        if self._stands_for_help:
            self._stands_for_help = False
            await self.action_go_on()

    async def on_resize(self) -> None:
        """Pause in a window that is too small to write in; else show the face that fits the room there is."""
        if not self.is_there:
            return
        if self._reading and self.is_wide:
            await self.action_back()
        if self.OWN_CLOCK and self.is_too_small and self.is_on and not self.paused:
            await self.action_pause()
        self.show_face()
