"""Choosing a drill: which move, and on which speech. Left and right choose the move, up and down the speech."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from debate.packs.model import Pack, Prompt
from debate.packs.problems import PackError
from debate.practice.drills import FOUR_WAYS, WAYS, Drill
from debate.practice.marking import WELL_DONE
from debate.records import RecordsError
from debate.tui.camps import camp_mark
from debate.tui.page import BACK
from debate.tui.screens.drill import dots
from debate.tui.screens.solo import SoloPage
from debate.tui.widgets.choice import Choice, Explanation, Option
from debate.tui.widgets.long_list import Heading, LongList

_OPTIONS = (
    Option(Drill.NAME.value, Drill.NAME.label.lower(), Drill.NAME.task),
    Option(
        WAYS,
        "four ways",
        "Answer the same speech four times: deny it, make it smaller, turn it, outweigh it.",
    ),
    *(
        Option(drill.value, drill.label.lower(), drill.task)
        for drill in (*FOUR_WAYS, Drill.FACT, Drill.EVEN_IF, Drill.PRESS)
    ),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A speech to drill on, and the best score (0–100) of the chosen drill on it; ``None`` before the first."""

    pack: Pack
    prompt: Prompt
    best: int | None


class DrillsScreen(SoloPage):
    """The choice of a drill. ``drill`` is the one to begin with; with a ``prompt`` it begins at once."""

    AUTO_FOCUS = "#list"
    CSS_PATH = "drills.tcss"
    TITLE = "Drill"
    HELP = (
        "A drill trains one move in a sentence or two, against a short clock, and can be tried again at once. Choose "
        "the move with ← and →, the speech with ↑ and ↓. The dots are your best try of that move on that speech."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left",
            "drill(-1)",
            "move",
            key_display="← →",
            priority=True,
            id="drills.left",
            tooltip="Choose the move before.",
        ),
        Binding(
            "right", "drill(1)", "move", show=False, priority=True, id="drills.right", tooltip="Choose the next move."
        ),
        BACK,
    ]

    def __init__(self, drill: str = Drill.NAME.value, prompt: str | None = None) -> None:
        super().__init__()
        self._begin_with = drill
        self._at_once = prompt
        self._pack: Pack | None = None

    def compose_body(self) -> ComposeResult:
        yield Choice("Move", _OPTIONS, self._begin_with, id="drill")
        yield Explanation(id="says")
        yield LongList[_Row](self._line, id="list")

    def on_mount(self) -> None:
        """Show the speeches of the pack that was played last, when it has been read."""
        self.query_one("#drill").can_focus = False
        self._read_pack()

    def on_screen_resume(self) -> None:
        """Coming back from a drill: show its dots."""
        self._show()

    @work(exclusive=True, exit_on_error=False)
    async def _read_pack(self) -> None:
        try:
            self._pack = (await self.pack_played_last()).pack
        except PackError as error:
            self.say_trouble(str(error))
            return
        self.masthead.place = self._pack.title
        self._show()
        if self._at_once is not None:
            await self.drill(self._begin_with, self._pack.id, self._at_once)

    @property
    def _list(self) -> LongList[_Row]:
        return self.query_one("#list", LongList)

    @property
    def _choice(self) -> Choice:
        return self.query_one("#drill", Choice)

    def _show(self) -> None:
        """The speeches by camp, with the best try of the chosen move."""
        self.query_one(Explanation).update(Content(self._choice.says))
        pack = self._pack
        if pack is None:
            return
        best = self._best(pack)
        lines: list[Heading | _Row] = []
        for camp in pack.camps:
            lines.append(Heading(f"You speak for {camp_mark(pack, camp).glyph} {camp.name}"))
            lines += [_Row(pack, prompt, best.get(prompt.id)) for prompt in pack.prompts_for(camp.id)]
        marked = self._list.marked
        same = next((row for row in lines if isinstance(row, _Row) and marked and row.prompt is marked.prompt), None)
        self._list.show(lines, same)

    def _best(self, pack: Pack) -> dict[str, int]:
        try:
            drills = self.game.records.drills(pack=pack.id)
        except RecordsError as error:
            self.say_trouble(str(error))
            return {}
        kinds = {drill.value for drill in FOUR_WAYS} if self._choice.value == WAYS else {self._choice.value}
        best: dict[str, int] = {}
        for drill in drills:
            if drill.kind in kinds:
                best[drill.prompt] = max(drill.score, best.get(drill.prompt, 0))
        return best

    def _line(self, row: _Row, width: int) -> Content:
        mark = "" if row.best is None else dots(int(row.best * WELL_DONE / 100 + 0.5))
        title = Content(row.prompt.title).truncate(max(8, width - 8), ellipsis=True)
        return Content.assemble(title, " " * max(2, width - 5 - title.cell_length), (mark, "$quiet"))

    def action_drill(self, by: int) -> None:
        """Choose another move."""
        self._choice.action_move(by)

    @on(Choice.Changed)
    def _changed(self) -> None:
        self._show()

    @on(LongList.Chosen)
    async def _chosen(self) -> None:
        row = self._list.marked
        if row is not None:
            await self.drill(str(self._choice.value), row.pack.id, row.prompt.id)
