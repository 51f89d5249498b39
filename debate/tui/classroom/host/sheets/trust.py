"""The trust check: drawn answers marked by the teacher, the judge unseen; then how often the two agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from debate.classroom.room import events as e
from debate.classroom.shown.views.host import TrustRow, TrustView
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.levels import CriterionChoice, LevelNames
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.words import speech_line
from debate.tui.widgets.choice import NOT_YET, Choice, Explanation
from debate.tui.widgets.listing import Listing
from debate.tui.widgets.paper import Paper


class TrustSheet(HostSheet):
    """One drawn answer after another, and the agreement at the end."""

    HELP = """
    Read the answer and choose a level for each criterion, as you would mark it yourself; left and right choose, up and
    down go to the next criterion. The judge's marks and the name are not shown until yours are in. ctrl+s keeps the
    marks and goes on.

    At the end stands how often you and the judge gave the same level, or levels next to each other. A handful of
    answers is a small sample: it finds a judge that is wrong, and proves none right.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "keep and go on", id="trust.keep", tooltip="Keep these marks, and go on.",
                priority=True),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._shown: str | None = None
        """The seat of the answer on show; ``""`` for the result, ``None`` before anything is."""

    @property
    def _trust(self) -> TrustView:
        return self.view.trust or TrustView()

    @property
    def _open_row(self) -> TrustRow | None:
        return next((row for row in self._trust.rows if row.teacher is None), None)

    def compose_sheet(self) -> ComposeResult:
        yield Static(id="trust-head", classes="heading")
        yield Paper(id="trust-body", can_focus=False)
        yield Explanation(id="says", classes="quiet")

    def on_mount(self) -> None:
        """Begin with the first answer that is not marked yet."""
        self.take_up()

    def take_up(self) -> None:
        """Another answer, or the result, when the last one is in."""
        row = self._open_row
        wanted = row.seat if row is not None else ""
        if wanted != self._shown:
            self._shown = wanted
            self.run_worker(self._show(row), group="trust", exclusive=True)

    async def _show(self, row: TrustRow | None) -> None:
        rows = self._trust.rows
        done = sum(one.teacher is not None for one in rows)
        head = f"Answer {done + 1} of {len(rows)}" if row is not None else "You and the judge"
        self.query_one("#trust-head", Static).update(Content(head))
        self.query_one("#says", Static).update("")
        body = self.query_one("#trust-body", Paper)
        body.can_focus = row is None
        with self.app.batch_update():
            await body.remove_children()
            await body.mount_all(list(self._answer(row) if row is not None else self._result()))
            body.scroll_home(animate=False)
        first = self.query(Choice).first() if row is not None and self.query(Choice) else body
        first.focus(scroll_visible=False)
        self.refresh_bindings()

    def _answer(self, row: TrustRow) -> Iterator[Widget]:
        yield Static(speech_line(row.speech, self.host.camps), classes="quiet")
        yield Static(Content(f"“{row.speech.says}”\n"), classes="quiet")
        yield Static(Content(f"{row.text.strip() or 'Nothing was written.'}\n"), id="trust-text")
        levels = LevelNames(self.host.topic)
        for number, card in enumerate(self.criteria):
            yield CriterionChoice(card.title, [NOT_YET, *levels.options(card.id)], None, id=f"criterion-{number}")

    def _result(self) -> Iterator[Widget]:
        trust = self._trust
        levels = LevelNames(self.host.topic)
        rows: list[tuple[str | Content, str | Content]] = []
        for one in trust.agreement:
            figures = f"same level {one.exact} of {one.count}, within one level {one.adjacent}"
            rows.append((one.title, Content.assemble((figures, "bold"), f"\n{one.advice}")))
        yield Listing(rows, indent=26, spaced=True)
        yield Static(Content(f"\n{trust.warning}\n"), classes="quiet")
        for number, row in enumerate(trust.rows, start=1):
            if row.teacher is None:
                continue
            parts = [
                f"{title} {levels(key, mine)}"
                + (f" (judge: {levels(key, row.judge[key])})" if key in row.judge else "")
                for key, title, mine in self._titled(row)
            ]
            yield Listing([(f"{number}", "  ·  ".join(parts))], indent=3)
        yield Static(Content.assemble("\n", ("esc", "bold"), " goes back; ", ("r", "bold"), " there releases."))

    def _titled(self, row: TrustRow) -> list[tuple[str, str, int]]:
        given = row.teacher.levels if row.teacher is not None else {}
        return [(card.id, card.title, given[card.id]) for card in self.criteria if card.id in given]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to keep while an answer is on show."""
        if action == "keep":
            return self.is_attached and self._open_row is not None
        return super().check_action(action, parameters)

    def action_keep(self) -> None:
        """Keep the marks, once every criterion has one."""
        levels: dict[str, int] = {}
        for number, card in enumerate(self.criteria):
            choice = self.query_one(f"#criterion-{number}", Choice)
            if not isinstance(choice.value, int):
                choice.focus()
                self.say_trouble(f"“{card.title}” has no level yet.")
                return
            levels[card.id] = choice.value
        seat = self._shown or ""
        self.send(lambda number: wire.Let(id=number, event=e.TrustMarked(seat=seat, levels=levels)))
