"""The first answer to a prompt, its revision and the exemplar side by side, with what changed marked.

Three columns on a wide window, one at a time on a smaller one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from debate.practice.comparing import Change, Words, changed_words, moved
from debate.practice.past import PastTurn
from debate.practice.titles import Titles
from debate.records import StoredAttempt
from debate.tui.camps import mark_of
from debate.tui.page import BACK
from debate.tui.screens.ballot_page import change_words
from debate.tui.screens.solo import SoloPage
from debate.tui.widgets.answer import shown_as_text
from debate.tui.widgets.moved import moved_lines
from debate.tui.widgets.paper import Paper

_COVERED = "Press x to read it. Try a revision of your own before: what it says is no secret any more then."
_STYLES = {Change.KEPT: "", Change.GONE: "strike $quiet", Change.NEW: "bold underline"}


class CompareScreen(SoloPage):
    """The answers of ``turn`` at the prompt of ``opened``. Raises ``UnreadableError`` for a spoilt ballot."""

    AUTO_FOCUS = "#paper"
    CSS_PATH = "compare.tcss"
    COLUMN = "spread"
    HELP = """
    Your first answer, what became of it, and one good way to do it. In the first answer, words that you took out are
    struck through; in the revision, those that you put in are underlined. Above stands what that did to the marks.

    On a narrow window the arrows ← and → turn from one text to the next. The exemplar stays covered until you ask for
    it with x.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        Binding("x", "uncover", "exemplar", id="compare.exemplar", tooltip="Read the model rebuttal beside yours."),
        Binding("left", "turn(-1)", "turn", key_display="←→", id="compare.left", tooltip="The text before."),
        Binding("right", "turn(1)", "turn", show=False, id="compare.right", tooltip="The next text."),
    ]

    at: reactive[int] = reactive(0)
    """The text on show where there is room for one."""
    uncovered: reactive[bool] = reactive(False)
    """Whether the exemplar may be read."""

    def __init__(self, opened: StoredAttempt, turn: PastTurn, titles: Titles) -> None:
        from debate.tui.screens.attempt import ballot_of

        super().__init__()
        self._opened = opened
        self._first = turn.first
        self._revision = turn.revision(opened)
        prompt = titles.known_prompt(opened.pack, opened.prompt)
        self._exemplar = "" if prompt is None else prompt.exemplar.strip()
        self._title = titles.prompt(opened.pack, opened.prompt)
        self._mark = mark_of(titles, opened.pack, opened.camp)
        hints = {point.id: point.hint for point in prompt.points} if prompt else {}
        self._moved: Sequence[Content] = ()
        if self._revision is not None:
            change = moved(ballot_of(self._first.marks), ballot_of(self._revision.marks))
            self._moved = moved_lines(change, hints) or [Content.styled("No mark moved.", "$quiet")]

    def compose_body(self) -> ComposeResult:
        with Paper(id="paper"):
            yield Static(Content.styled(f"against “{self._title}”", "$quiet"), id="against")
            if self._moved:
                yield Static(Content("\n").join(self._moved), id="moved")
            with Horizontal(id="texts"):
                for heading, text in self._texts():
                    with Vertical(classes="text"):
                        yield Static(heading, classes="label")
                        yield Static(text, classes="words")

    def on_mount(self) -> None:
        """Begin with the text that was opened."""
        self.masthead.camp = self._mark
        self.masthead.place = "side by side"
        self.at = 1 if self._revision is not None and self._opened.id == self._revision.id else 0
        self._show()

    def watch_at(self) -> None:
        """Turn to another text."""
        self._show()

    def watch_uncovered(self) -> None:
        """Let the exemplar be read, and turn to it."""
        if self.uncovered:
            self.query(".words").last(Static).update(Content(self._exemplar))
            self.at = len(self._texts()) - 1
            self.refresh_bindings()

    def action_uncover(self) -> None:
        """Show the exemplar."""
        self.uncovered = True

    def action_turn(self, by: int) -> None:
        """Turn to the next text or the one before."""
        self.at = min(len(self._texts()) - 1, max(0, self.at + by))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The exemplar is uncovered once, and texts are turned where not all are in view."""
        if action == "uncover":
            return bool(self._exemplar) and not self.uncovered
        if action == "turn":
            return len(self._texts()) > 1 and not self.has_class("-wide")
        return super().check_action(action, parameters)

    def on_resize(self) -> None:
        """Another width, other keys."""
        self.refresh_bindings()

    def _show(self) -> None:
        for number, text in enumerate(self.query(".text")):
            text.set_class(number == self.at, "-shown")

    def _texts(self) -> list[tuple[Content, Content]]:
        """Each text under its heading."""
        first, revision = self._first, self._revision
        name = "First answer" if first.number == 1 else f"Revision {first.number - 1}"
        if revision is None:
            texts = [(_heading(name, first.counts), shown_as_text(first.answer))]
        else:
            old, new = changed_words(first.answer, revision.answer)
            gain = f", {change_words(revision.counts - first.counts)} the first" if first.number == 1 else ""
            texts = [
                (_heading(name, first.counts), _marked(old)),
                (_heading(f"Revision {revision.number - 1}", revision.counts, gain), _marked(new)),
            ]
        if self._exemplar:
            says = Content(self._exemplar) if self.uncovered else Content.styled(_COVERED, "$quiet")
            texts.append((Content.styled("One way to do it", "bold"), says))
        return texts


def _heading(name: str, score: int, more: str = "") -> Content:
    return Content.assemble((f"{name}  {score}", "bold"), (more, "$quiet"))


def _marked(words: Sequence[Words]) -> Content:
    parts = [(shown_as_text(run.text).plain, _STYLES[run.change]) for run in words]
    return Content.assemble(*parts) if parts else Content.styled("You handed in nothing.", "$quiet italic")
