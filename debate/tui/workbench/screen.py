"""The workbench's one screen: the answer, what the judge makes of it, the table of samples, the problems of the files.

It shows what the desk found and tells it what to mark next. Nothing that a save does, however broken, takes the text
in the editor away.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static, TextArea

from debate.authoring.answers import MarkedAnswer
from debate.authoring.bench_state import Bench, texts_of
from debate.packs.model import Prompt
from debate.packs.problems import printable
from debate.tui.camps import camp_mark
from debate.tui.page import Page
from debate.tui.widgets.editor import AnswerEditor
from debate.tui.workbench import problems, samples
from debate.tui.workbench.desk import BenchAnswer, Desk, Live
from debate.tui.workbench.problems import ProblemList
from debate.tui.workbench.samples import SampleTable
from debate.tui.workbench.verdict import Figures, Verdict

LEAVE = "Leave the workbench? The answers that you typed here are not kept."


class WorkbenchScreen(Page):
    """The screen. ``wanted`` is the prompt to begin with; ``make_desk`` is given what to call when there is news."""

    CSS_PATH = "workbench.tcss"
    COLUMN = "bench"
    HELP = """
    Write or paste an answer; what the judge makes of it stands beside it with every letter. Save a file of the pack
    in your own editor: it is read again at once, your answer stays, and the table tells which samples that made
    better (▲, nearer to what you expect) or worse (▼).

    The table shows the level that you expect; where the judge gives another, yours→the judge’s, by number from 0 where
    the words do not fit. Below the prompt’s own texts stand those of other prompts that the last save changed. Enter
    takes a text into the editor, and goes to its prompt; so does enter on a problem. A text of the pack is not held to
    be a copy of itself, also when you go on writing from it; what you write from nothing is marked as a player’s.

    When the files cannot be played, the problems say where; the last good pack stays in use until they can.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "load_next", "load a text", id="bench.load", key_display="F5",
                tooltip="Take the exemplar, then each sample, then your own words again, into the editor."),
        Binding("f4,ctrl+n", "step(1)", "next prompt", id="bench.next", key_display="F4",
                tooltip="Go to the next prompt."),
        Binding("f3", "step(-1)", "prompt before", id="bench.before", key_display="F3", show=False,
                tooltip="Go to the prompt before."),
        Binding("ctrl+o", "choose", "prompts", id="bench.prompts", tooltip="Choose a prompt from the list of all."),
        # With priority: the editor has a use of its own for F6 (selecting a line).
        Binding("f6", "verdict", "verdict", id="bench.verdict", key_display="F6", priority=True,
                tooltip="Read the verdict, or go back to your text."),
        Binding("ctrl+r", "read_again", "read again", id="bench.read-again", show=False,
                tooltip="Read the pack’s files again, changed or not."),
        Binding("escape", "back", "back", id="bench.back", show=False,
                tooltip="Go back to your text; from there, leave when pressed twice."),
    ]  # fmt: skip

    def __init__(self, make_desk: Callable[[Callable[[], None]], Desk], wanted: str | None = None) -> None:
        super().__init__()
        self.desk = make_desk(self._news)
        self.prompt: Prompt | None = None
        """The prompt on show, as it stands in the pack in use."""
        self._wanted = wanted
        self._at = 0
        self._texts: dict[str, str] = {}
        """What stands in the editor for each prompt."""
        self._own_words: dict[str, str] = {}
        """What the author had written there before she took up a text of the pack."""
        self._begun: dict[str, MarkedAnswer] = {}
        """The text of the pack that each was begun from."""
        self._bench: Bench | None = None
        self._live: Live | None = None
        self._title = ""
        self._said: str | None = None

    def compose_body(self) -> ComposeResult:
        yield Static(id="speech", markup=False)
        with Horizontal(id="columns"):
            with Vertical(id="writing"):
                yield AnswerEditor(hint="Write or paste an answer. F5 takes the exemplar.", id="answer")
                yield Figures(id="glance")
            yield Verdict(id="verdict")
        with Vertical(id="samples"):
            yield Static(id="samples-line", markup=False)
            yield Static(id="samples-head", markup=False)
            yield SampleTable(id="sample-table")
        with Vertical(id="problems"):
            yield Static(id="problems-line", markup=False)
            yield ProblemList(id="problem-list")

    def on_mount(self) -> None:
        """Begin to watch, and to mark."""
        self.masthead.title = self.desk.bench.folder.resolve().name
        self.query_one(Verdict).wait("The pack is being read …")
        # An id and a folder can have the same name: which of them was meant must be seen.
        self.editor.border_subtitle = Content(printable(str(self.desk.bench.folder), 48))
        self.editor.focus()
        self.run_worker(self.desk.watch(), name="watch")
        self.run_worker(self.desk.mark_answers(), name="mark")

    def on_resize(self) -> None:
        """The head of the table stands over its columns at any width."""
        self.call_after_refresh(self._show_samples_head)

    @property
    def editor(self) -> AnswerEditor:
        """The editor that holds the answer."""
        return self.query_one("#answer", AnswerEditor)

    # What the desk found

    def _news(self) -> None:
        """Show what is new; the desk calls it."""
        if not (self.is_mounted and self.app.is_running):  # while the program ends, parts of the screen are gone
            return
        bench = self.desk.bench
        if bench is not self._bench:
            another = self._bench is None or bench.pack is not self._bench.pack
            self._bench = bench
            if another:
                self._take_up_pack()
            self._show_bench()
        if self.desk.live is not self._live:
            self._live = self.desk.live
            self._show_verdict()
        if self.desk.trouble != self._said:  # laying the screen out with every key takes its time
            self._said = self.desk.trouble
            self.say_trouble(None)

    @property
    def trouble(self) -> str | None:
        """What went wrong behind the screen."""
        return self.desk.trouble

    def _take_up_pack(self) -> None:
        """Another pack came into use: find the prompt on show in it, and follow a text of it that is in the editor."""
        prompts = self.desk.bench.prompts
        if not prompts:
            return
        gone = self.prompt
        wanted = self._wanted if gone is None else gone.id
        found = self.desk.bench.prompt(wanted)
        if found is not None:
            self._enter(found, keep_text=True)
        else:
            # A prompt that was renamed stands where it stood: the answer goes along.
            stands = prompts[min(self._at, len(prompts) - 1)]
            self._enter(stands, keep_text=not self._texts.get(stands.id))
        self._follow_text()

    def _enter(self, prompt: Prompt, *, keep_text: bool = False) -> None:
        """Show a prompt, with the text that was written for it; ``keep_text`` leaves the editor as it is."""
        self.prompt = prompt
        self._at = self.desk.bench.prompts.index(prompt)
        if keep_text:
            self._texts[prompt.id] = self.editor.text
        else:
            self.editor.load_text(self._texts.get(prompt.id, ""))
            self.editor.move_cursor(self.editor.document.end)
        self.desk.show(prompt.id)
        self._show_prompt()
        self._mark()

    def _follow_text(self) -> None:
        """A text of the pack that stands unchanged in the editor is followed when the author rewrites it."""
        assert self.prompt is not None
        begun = self._begun.get(self.prompt.id)
        if begun is None or self.editor.text != begun.text:
            return
        now = next((text for text in self._pack_texts() if text.number == begun.number), None)
        if now is not None and now.text != begun.text:
            self._load(now)

    def _show_prompt(self) -> None:
        prompt, bench = self.prompt, self.desk.bench
        assert prompt is not None and bench.pack is not None
        self.masthead.camp = camp_mark(bench.pack, prompt.camp)
        self.masthead.place = f"{prompt.id}  ·  {self._at + 1} of {len(bench.prompts)}"
        speech = Content.assemble((f"{prompt.title}  ", "bold"), (f"“{prompt.speech.strip()}”", "$quiet"))
        self.query_one("#speech", Static).update(speech)
        self._show_title()

    def _show_bench(self) -> None:
        bench = self.desk.bench
        self.masthead.clock = "" if not bench.saves else f"save {bench.saves}"
        self.query_one("#samples-line", Static).update(samples.summary(bench))
        self.query_one(SampleTable).show(bench, self.prompt)
        self._show_samples_head()
        self.query_one("#problems-line", Static).update(problems.summary(bench))
        self.query_one(ProblemList).show(bench, None if self.prompt is None else self.prompt.id)
        self.query_one("#problems").set_class(not bench.problems, "-none")
        if bench.pack is None:
            why = "There is nothing to mark by yet: mend the errors below, and save." if bench.broken else ""
            self.query_one(Verdict).wait(why or "The pack is being read …")

    def _show_samples_head(self) -> None:
        table = self.query_one(SampleTable)
        self.query_one("#samples-head", Static).update(table.head(table.scrollable_content_region.width))

    def _show_verdict(self) -> None:
        if self._live is not None and self.prompt is not None and self._live.answer.prompt == self.prompt.id:
            self.query_one("#verdict", Verdict).show(self._live)
            self.query_one("#glance", Figures).show(self._live)

    # The answer

    @on(TextArea.Changed, "#answer")
    def _take_up_text(self) -> None:
        self.no_longer_asked()
        if self.prompt is not None:
            text = self.editor.text
            self._texts[self.prompt.id] = text
            if not text.strip():
                self._begun.pop(self.prompt.id, None)
            self._show_title()
            self._mark()

    def _mark(self) -> None:
        if self.prompt is None:
            return
        text = self.editor.text
        own = self.prompt.id in self._begun or any(text == one.text for one in self._pack_texts())
        self.desk.mark(BenchAnswer(self.prompt.id, text, own))

    def _show_title(self) -> None:
        assert self.prompt is not None
        begun = self._begun.get(self.prompt.id)
        title = "Answer"
        if begun is not None:
            title = f"{begun.name.capitalize()}{'' if self.editor.text == begun.text else ', changed by you'}"
        if title != self._title:  # drawing the border with every key takes its time
            self._title = title
            self.editor.border_title = Content(title)

    def _pack_texts(self) -> tuple[MarkedAnswer, ...]:
        pack = self.desk.bench.pack
        return () if pack is None or self.prompt is None else texts_of(self.prompt, pack)

    def _load(self, text: MarkedAnswer) -> None:
        """Take a text of the pack into the editor; undo brings back what stood there."""
        assert self.prompt is not None
        self._keep_own_words()
        self._begun[self.prompt.id] = text
        self._replace(text.text)

    def _replace(self, text: str) -> None:
        editor = self.editor
        editor.replace(text, (0, 0), editor.document.end, maintain_selection_offset=False)
        editor.move_cursor((0, 0))
        editor.scroll_home(animate=False)

    def _keep_own_words(self) -> None:
        assert self.prompt is not None
        text = self.editor.text
        if text.strip() and all(text != one.text for one in self._pack_texts()):
            self._own_words[self.prompt.id] = text

    def action_load_next(self) -> None:
        """Take the next text of the prompt into the editor; after the last one, the author's own words again."""
        if self.prompt is None:
            return
        texts = self._pack_texts()
        at = next((number for number, one in enumerate(texts) if one.text == self.editor.text), -1)
        if at + 1 < len(texts):
            self._load(texts[at + 1])
        elif own := self._own_words.get(self.prompt.id):
            self._begun.pop(self.prompt.id, None)
            self._replace(own)
        else:
            self._load(texts[0])

    @on(OptionList.OptionSelected, "#sample-table")
    def _row_taken(self, event: OptionList.OptionSelected) -> None:
        text = self.query_one(SampleTable).rows[event.option_index].text
        prompt = self.desk.bench.prompt(text.prompt)
        if prompt is not None:
            self._go(prompt)
            self._load(text)
            self.editor.focus()

    # Going about

    def _go(self, prompt: Prompt) -> None:
        if prompt is not self.prompt:
            self._enter(prompt)
            self._show_bench()

    def action_step(self, by: int) -> None:
        """Go to the next prompt or the one before, round the ends."""
        prompts = self.desk.bench.prompts
        if prompts:
            self._go(prompts[(self._at + by) % len(prompts)])

    def action_choose(self) -> None:
        """Choose a prompt from a list."""
        from debate.tui.workbench.prompts import PromptSheet

        if self.prompt is not None:
            self.app.push_screen(PromptSheet(self.desk.bench, self.prompt, self._choose))

    def _choose(self, prompt: Prompt) -> None:
        # The pack may have been saved while the list was open.
        now = self.desk.bench.prompt(prompt.id)
        if now is not None:
            self._go(now)

    @on(OptionList.OptionSelected, "#problem-list")
    def _problem_taken(self) -> None:
        problem = self.query_one(ProblemList).marked
        prompt = None if problem is None else self.desk.bench.prompt(Path(problem.file).stem)
        if prompt is not None:
            self._go(prompt)

    def action_verdict(self) -> None:
        """Go to the verdict, or back to the text."""
        verdict = self.query_one(Verdict)
        reading = verdict.has_focus
        self.set_class(not reading, "-reading")
        (self.editor if reading else verdict).focus()

    def action_read_again(self) -> None:
        """Read the files again."""
        self.desk.reload()

    async def action_back(self) -> None:
        """Go back to the text; when there already, leave if that is meant."""
        if not self.editor.has_focus:
            self.remove_class("-reading")
            self.editor.focus()
        elif self.asked_twice("escape", LEAVE):
            self.app.exit()
