"""The teacher's own mark for one criterion of one paper, with a reason; the judge's stays beside it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from debate.classroom.room import events as e
from debate.classroom.room.papers import MOST_NOTE
from debate.classroom.shown.views.host import PaperView
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.levels import LevelNames
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.widgets.choice import Choice, Explanation, Option


class OverrideSheet(HostSheet):
    """Another mark for the criterion of that index of a paper that has a ballot."""

    AUTO_FOCUS = "#level"
    HELP = (
        "Choose the level with left and right, then say why; the student reads the reason beside the judge’s mark. "
        "“The judge’s” takes your mark back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", id="override.save", tooltip="Put this mark in place.", priority=True),
    ]

    def __init__(self, paper: PaperView, index: int) -> None:
        super().__init__()
        if paper.ballot is None:
            raise TypeError("a mark is changed where there is one")
        self._paper = paper
        self._mark = paper.ballot.criteria[index]
        self._before = next((one for one in paper.overrides if one.criterion == self._mark.id), None)

    def compose_sheet(self) -> ComposeResult:
        mark = self._mark
        options = [Option(None, f"the judge’s: {mark.level_name}", mark.sentence)]
        options += LevelNames(self.host.topic).options(mark.id)
        yield Static(Content(f"{mark.title}: {self._paper.name}"), classes="heading")
        yield Static(Content(f"The judge gave {mark.score} of {mark.maximum}, {mark.level_name}. {mark.sentence}"))
        yield Choice("Level", options, self._before.level if self._before else None, id="level")
        yield Explanation(id="says", classes="quiet")
        yield Input(self._before.reason if self._before else "", placeholder="Why? The student reads this.",
                    max_length=MOST_NOTE, id="reason")  # fmt: skip

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Put the mark in place, or take it back."""
        level = self.query_one("#level", Choice).value
        paper = self._paper
        self.send(
            lambda number: wire.Let(
                id=number,
                event=e.Overridden(
                    seat=paper.seat,
                    turn=paper.turn,
                    attempt=paper.attempt,
                    criterion=self._mark.id,
                    level=level if isinstance(level, int) else None,
                    reason=self.query_one("#reason", Input).value.strip(),
                ),
            ),
            self.action_close,
        )
