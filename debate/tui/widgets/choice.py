"""A question with a few answers on one line, one of them chosen: ``Prompts   ● 3  ○ 5  ○ all``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from debate.tui.widgets.laid_out import LaidOut
from debate.tui.widgets.listing import hanging

CHOSEN, OTHER = "●", "○"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: the value that it stands for, its words on the line, and a sentence that explains it."""

    value: object
    words: str
    says: str = ""


NOT_YET = Option(None, "–", "Choose a level.")
"""The answer that is none, as long as nobody has chosen a level."""


def including(options: Sequence[Option], value: object, says: str, words: str = "") -> list[Option]:
    """The answers, and one more for a ``value`` that was set elsewhere and is not among them."""
    known = any(option.value == value for option in options)
    return [*options] if known else [*options, Option(value, words or str(value), says)]


class Choice(LaidOut, can_focus=True):
    """The question and its answers. Left and right choose, up and down go to the question above and below."""

    LABEL_CELLS: ClassVar[int] = 14
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", "choose", key_display="← →", id="choice.left", tooltip="The answer before."),
        Binding("right,l", "move(1)", "choose", show=False, id="choice.right", tooltip="The next answer."),
        Binding("space", "move(1)", "choose", show=False, id="choice.next", tooltip="The next answer."),
        Binding("up,k", "leave(-1)", "up", show=False, id="choice.up", tooltip="The question above."),
        Binding("down,j", "leave(1)", "down", show=False, id="choice.down", tooltip="The question below."),
    ]

    at: reactive[int] = reactive(0, layout=True)
    """The chosen answer, counted from 0."""

    @dataclass
    class Changed(Message):
        """The player chose another answer."""

        choice: Choice

        @property
        def control(self) -> Choice:
            """The question that was answered."""
            return self.choice

    def __init__(
        self,
        label: str,
        options: Sequence[Option],
        value: object,
        *,
        id: str | None = None,  # noqa: A002  Textual's name
    ) -> None:
        super().__init__(id=id)
        self._label = label
        self._options = list(options)
        self.set_reactive(Choice.at, self._find(value))

    @property
    def value(self) -> object:
        """The value of the chosen answer."""
        return self._options[self.at].value

    @property
    def says(self) -> str:
        """The sentence that explains the chosen answer."""
        return self._options[self.at].says

    @property
    def words(self) -> str:
        """The words of the chosen answer."""
        return self._options[self.at].words

    def show(self, options: Sequence[Option]) -> None:
        """Offer other answers, with the same value chosen if it is still there."""
        value = self.value
        self._options = list(options)
        self.set_reactive(Choice.at, self._find(value))
        self.refresh(layout=True)

    def _find(self, value: object) -> int:
        return next((number for number, option in enumerate(self._options) if option.value == value), 0)

    def lines(self, width: int) -> list[Content]:
        """The question and its answers, wrapped under each other when they need it."""
        focused = self.has_focus
        label = Content.styled(f"{'▸' if focused else ' '} {self._label}", "bold" if focused else "")
        lines: list[list[Content]] = [[]]
        used = 0
        room = max(8, width - self.LABEL_CELLS)
        for number, option in enumerate(self._options):
            chosen = number == self.at
            words = Content.styled(f"{CHOSEN if chosen else OTHER} {option.words}", "bold" if chosen else "$quiet")
            if used and used + 2 + words.cell_length > room:
                lines.append([])
                used = 0
            lines[-1].append(words)
            used += words.cell_length + (2 if used else 0)
        text = Content("\n").join(Content("  ").join(line) for line in lines)
        return hanging(label, text, width, self.LABEL_CELLS)

    def on_focus(self) -> None:
        """Explain the answer."""
        self.refresh()
        self.explain()

    def on_blur(self) -> None:
        """Take the pointer away."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the answer that was clicked, or the next one for a click elsewhere on the line."""
        x = event.x - self.LABEL_CELLS
        start = 0
        for number, option in enumerate(self._options):
            end = start + Content(option.words).cell_length + 2
            if event.y == 0 and start <= x < end:
                self._choose(number)
                return
            start = end + 2

    def action_move(self, by: int) -> None:
        """Choose the answer before or after, round the ends."""
        self._choose((self.at + by) % len(self._options))

    def action_leave(self, by: int) -> None:
        """Go to the question above or below."""
        if by < 0:
            self.screen.focus_previous()
        else:
            self.screen.focus_next()

    def _choose(self, number: int) -> None:
        if number != self.at:
            self.at = number
            self.explain()
            self.post_message(self.Changed(self))

    def explain(self) -> None:
        """Say on the screen what the chosen answer means, where there is an ``Explanation`` on it."""
        for explanation in self.screen.query(Explanation):
            explanation.update(explanation.of(self))


class Explanation(Static):
    """The sentence that explains the chosen answer of the question that has the focus, on the same screen."""

    def of(self, choice: Choice) -> Content:
        """What to say of a question's answer."""
        return Content(choice.says)
