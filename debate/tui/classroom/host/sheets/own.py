"""What counts on trust in a paper: arguments that no point of the key foresees; the teacher confirms or refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from debate.classroom.room import events as e
from debate.classroom.shown.views.host import PaperView
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.widgets.menu import Menu, MenuEntry


@dataclass(frozen=True, slots=True)
class OwnArgument:
    """An argument of the student's own: its place in the text, its words, whether it counts, by the teacher's word."""

    start: int
    end: int
    words: str
    counts: bool
    confirmed: bool = False

    @property
    def told(self) -> str:
        """The words, and what the teacher made of them."""
        if self.confirmed:
            return f"{self.words} (confirmed by you)"
        return self.words if self.counts else f"{self.words} (you do not let this count)"

    @property
    def glyph(self) -> str:
        """A sign for it: confirmed, on trust, refused."""
        return "✓" if self.confirmed else "?" if self.counts else "×"

    @property
    def state(self) -> str:
        """What it is, in a word or two."""
        return "confirmed" if self.confirmed else "counts on trust" if self.counts else "does not count"

    def confirming(self, paper: PaperView) -> e.OwnConfirmed:
        """The event that confirms it."""
        return e.OwnConfirmed(seat=paper.seat, turn=paper.turn, attempt=paper.attempt, start=self.start, end=self.end)

    def changed(self, paper: PaperView) -> e.OwnRefused | e.OwnKept:
        """The event that takes it away, or gives it back."""
        event = e.OwnRefused if self.counts else e.OwnKept
        return event(seat=paper.seat, turn=paper.turn, attempt=paper.attempt, start=self.start, end=self.end)


def own_arguments(paper: PaperView) -> tuple[OwnArgument, ...]:
    """The own arguments of a paper in the order of its text, those that were refused among them."""
    counted = [(item.start, item.end, True) for item in paper.ballot.own] if paper.ballot is not None else []
    found = sorted([*counted, *((start, end, False) for start, end in paper.refused)])
    return tuple(
        OwnArgument(
            start, end, " ".join(paper.text[start:end].split()), counts, counts and (start, end) in paper.confirmed
        )
        for start, end, counts in found
    )


class OwnSheet(HostSheet):
    """Several own arguments of a paper, to take one away or give it back."""

    TITLE = "On trust"
    HELP = """
    These arguments answer the speech, but no point of the key foresees them: they count on trust, until you take them
    away. The figure of one takes it away, or lets it count again; the student reads what you did not count.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"change({number})", "count, or not", key_display="1–9", show=number == 1,
                id=f"own.{number}", tooltip="Take this argument away, or let it count again.")
        for number in range(1, 10)
    ]  # fmt: skip

    def __init__(self, paper: PaperView) -> None:
        super().__init__()
        self._paper = paper
        self._arguments = own_arguments(paper)

    def compose_sheet(self) -> ComposeResult:
        yield Static("Not in the key: what counts?", classes="heading")
        yield Menu([
            MenuEntry(str(number), str(number), one.state, one.words)
            for number, one in enumerate(self._arguments, 1)
        ])  # fmt: skip

    def on_mount(self) -> None:
        """Begin with the first."""
        self.query_one(Menu).focus()

    @on(Menu.Chosen)
    def _chosen(self, message: Menu.Chosen) -> None:
        self.action_change(int(message.entry_id))

    def action_change(self, number: int) -> None:
        """Take the argument of that number away, or let it count again."""
        if 0 < number <= len(self._arguments):
            event = self._arguments[number - 1].changed(self._paper)
            self.send(lambda request: wire.Let(id=request, event=event), self.action_close)
