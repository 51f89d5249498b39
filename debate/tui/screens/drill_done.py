"""A drill of the past: its task, what was written with the words that counted, the mark, and a new try."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from debate.practice.drills import Drill
from debate.practice.marking import MARKS, DrillMark, from_json
from debate.practice.titles import Titles
from debate.records import StoredDrill
from debate.tui.camps import mark_of
from debate.tui.page import BACK
from debate.tui.screens.drill import apart, dots
from debate.tui.screens.solo import SoloPage
from debate.tui.when import at_words
from debate.tui.widgets.answer import Passage, marked
from debate.tui.widgets.paper import Paper


class DrillDoneScreen(SoloPage):
    """One drill as it was marked."""

    AUTO_FOCUS = "#paper"
    CSS_PATH = "drill_done.tcss"
    HELP = """
    A drill that you did, with its mark as it was. A drill trains one step of a rebuttal and has no ballot. Press p to
    do it once more.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        Binding("p", "again", "do it again", id="done.again", tooltip="Do this drill once more, now."),
    ]

    def __init__(self, drill: StoredDrill, titles: Titles) -> None:
        super().__init__()
        self._drill = drill
        self._titles = titles
        self._kind = Drill(drill.kind) if drill.kind in set(Drill) else None

    def compose_body(self) -> ComposeResult:
        drill = self._drill
        with Paper(id="paper"):
            for label, text in self._parts():
                with Vertical(classes="part"):
                    yield Static(Content(label), classes="label")
                    yield Static(text, classes="text")
            against = f"against “{self._titles.prompt(drill.pack, drill.prompt)}”"
            yield Static(Content.styled(against, "$quiet"), classes="part")

    def on_mount(self) -> None:
        """Say which drill it was, for whom, and when."""
        drill = self._drill
        self.masthead.camp = mark_of(self._titles, drill.pack, drill.camp)
        self.masthead.place = f"drill, {at_words(drill.at)}"

    def _parts(self) -> Iterable[tuple[str, Content]]:
        mark = self._mark()
        title = "Drill" if self._kind is None else self._kind.label
        if mark is None:
            yield title, Content(f"{self._drill.score} of 100")
        else:
            yield title, Content.assemble((f"{dots(mark.mark)}  {MARKS[mark.mark]}", "bold"), f"\n{mark.says}")
        passages = [] if mark is None else [Passage(start, end, ()) for start, end in apart(mark)]
        written = marked(self._drill.answer, passages, numbered=False, dim_rest=False)
        yield "You wrote", written if self._drill.answer.strip() else Content.styled("Nothing.", "$quiet italic")
        if mark is not None and mark.better:
            yield "What would have been better", Content(mark.better)

    def _mark(self) -> DrillMark | None:
        try:
            return from_json(self._drill.mark, answer=self._drill.answer, score=self._drill.score)
        except ValueError:
            return None

    async def action_again(self) -> None:
        """Do it once more."""
        drill = self._drill
        await self.drill(drill.kind, drill.pack, drill.prompt, drill.point)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a drill that there still is can be done again."""
        if action == "again":
            return (
                self._kind is not None and self._titles.known_prompt(self._drill.pack, self._drill.prompt) is not None
            )
        return super().check_action(action, parameters)
