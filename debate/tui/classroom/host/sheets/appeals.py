"""The appeals: those that wait first, and what the teacher makes of each."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from debate.classroom.room import events as e
from debate.classroom.room.papers import MOST_NOTE
from debate.classroom.room.state import Decision
from debate.classroom.shown.views.host import AppealRow
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.sheets.weighing import WeighingSheet
from debate.tui.widgets.choice import Choice, Explanation, Option
from debate.tui.widgets.paper import Paper
from debate.tui.widgets.pointed import PointedList
from debate.wording import counted

_DECISIONS = {
    Decision.OPEN: ("?", "waits", "bold $warning"),
    Decision.ACCEPTED: ("✓", "counts", "$success"),
    Decision.REJECTED: ("✗", "does not", "$quiet"),
}


class AppealsSheet(HostSheet):
    """All appeals of the room."""

    AUTO_FOCUS = "PointedList"
    HELP = "Those that wait stand first. Enter opens the marked one. A decision can be changed later."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "decide", "decide", id="appeals.decide", tooltip="Decide the marked appeal."),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[AppealRow, ...] = ()

    def compose_sheet(self) -> ComposeResult:
        yield Static("This should have counted", classes="heading")
        yield PointedList(id="appeals")
        yield Static(id="more", classes="quiet")

    def on_mount(self) -> None:
        """Begin with the first that waits."""
        self.take_up()

    def take_up(self) -> None:
        """The appeals as they are now, the same one marked."""
        rows = tuple(sorted(self.view.appeals, key=lambda row: (row.decision is not Decision.OPEN, row.number)))
        more = self.view.more_appeals
        waiting = f" {counted(more, 'more appeal')} will stand here when some of these are decided." if more else ""
        self.query_one("#more", Static).update(f"Enter opens the marked one.{waiting}")
        if rows == self._shown:
            return
        listed = self.query_one(PointedList)
        marked = self._shown[listed.highlighted].number if self._shown and listed.highlighted is not None else None
        self._shown = rows
        numbers = [row.number for row in rows]
        listed.show([_line(row) for row in rows], numbers.index(marked) if marked in numbers else 0)

    @on(PointedList.OptionSelected)
    def _selected(self, event: PointedList.OptionSelected) -> None:
        self.app.push_screen(AppealSheet(self._shown[event.option_index].number))

    def action_decide(self) -> None:
        """Decide the marked appeal."""
        self.query_one(PointedList).action_select()


def _line(row: AppealRow) -> Content:
    glyph, word, style = _DECISIONS[row.decision]
    words = " ".join(row.words.split())
    return Content.assemble((f"{glyph} {word:<9}", style), (f"{row.name}: ", "bold"), f"“{words}”")


class AppealSheet(WeighingSheet):
    """One appeal, to be decided."""

    AUTO_FOCUS = "#decision"
    HELP = """
    “Count, for all” is a ruling: the words count for the point in every answer to this prompt, and all of them are
    marked anew. What that changes is shown first; the same key again decides. “Count, noted” accepts without changing a
    mark, which you can then change yourself. A rejected appeal needs a reason; the student reads it. A long appeal is
    read on above the question: up, then space.

    An appeal that is kept goes to the pack's author, who finds it with “debate pack appeals”; when it is accepted
    there, it becomes a sample that the pack must mark right from then on.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "decide", id="appeal.save", tooltip="Decide it so.", priority=True),
    ]

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    @property
    def _row(self) -> AppealRow:
        return next(row for row in self.view.appeals if row.number == self._number)

    def compose_sheet(self) -> ComposeResult:
        row = self._row
        others = counted(row.same_words, "other answer", none="no")
        have = "has" if row.same_words == 1 else "have"
        yield Static(Content(f"{row.name}, prompt {row.turn + 1}"), classes="heading")
        with Paper():  # the student’s words and note may be long
            yield Static(
                Content.assemble(("These words   ", "$quiet"), f"“{' '.join(row.words.split())}”"), classes="fact"
            )
            yield Static(Content.assemble(("make the point   ", "$quiet"), row.says), classes="fact")
            if row.note:
                yield Static(Content.assemble(("because   ", "$quiet"), row.note), classes="fact")
            yield Static(Content(f"{others} to this prompt {have} the same words.".capitalize()), classes="fact quiet")
        yield Choice("They", (
            Option("all", "count, for all", f"A ruling: every answer with these words is marked anew ({others})."),
            Option("noted", "count, noted", "Accepted; no mark changes by itself."),
            Option("no", "do not count", "Rejected; say why."),
        ), "no" if row.decision is Decision.REJECTED else "all", id="decision")  # fmt: skip
        yield Choice("For the pack", (
            Option(False, "no", "It stays in this room."),
            Option(True, "keep it", "It is kept for the pack’s author, as a sample to be."),
        ), False, id="keep")  # fmt: skip
        yield Explanation(id="says", classes="quiet")
        yield Input(row.reason, placeholder="Why? The student reads this.", max_length=MOST_NOTE, id="reason")
        yield Static(id="weighed")

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Decide it so."""
        chosen = self.query_one("#decision", Choice).value
        keep = bool(self.query_one("#keep", Choice).value)
        reason = self.query_one("#reason", Input).value.strip()
        if chosen == "no" and not reason:
            self.query_one("#reason").focus()
            self.say_trouble("Say why it does not count; the student reads it.")
            return

        def decide() -> None:
            self.send(
                lambda number: wire.Decide(
                    id=number,
                    number=self._number,
                    decision=Decision.REJECTED if chosen == "no" else Decision.ACCEPTED,
                    reason=reason,
                    rule=chosen == "all",
                    keep=keep,
                ),
                self.action_close,
            )

        if chosen == "all":
            row = self._row
            self.weigh(e.Ruled(prompt=row.prompt, point=row.point, words=row.words, counts=True, reason=""), decide)
        else:
            decide()
