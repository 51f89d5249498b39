"""Releasing the ballots: all criteria, or without those on which the teacher does not trust the judge."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.classroom.room import events as e
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.levels import CriterionChoice
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.widgets.choice import Choice, Explanation, Option
from debate.tui.widgets.paper import Paper

SHOWN, WITHHELD = True, False


class ReleaseSheet(HostSheet):
    """Which criteria everybody sees."""

    AUTO_FOCUS = "Choice"
    HELP = (
        "Everybody sees their own ballot, and nobody another’s. A criterion that is withheld is left out of the "
        "ballots; without it there is no score of the whole. ctrl+s releases; it cannot be taken back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "release", "release", id="release.release", tooltip="Show everybody their ballot.",
                priority=True),
    ]  # fmt: skip

    def compose_sheet(self) -> ComposeResult:
        trust = self.view.trust
        agreement = {row.criterion: row for row in trust.agreement} if trust is not None else {}
        yield Static("What does everybody see?", classes="heading")
        with Paper(can_focus=False):
            for number, card in enumerate(self.criteria):
                row = agreement.get(card.id)
                says = row.advice if row is not None else ""
                options = (Option(SHOWN, "shown", says), Option(WITHHELD, "withheld", says))
                shown = card.id not in self.view.withheld
                yield CriterionChoice(card.title, options, shown, id=f"criterion-{number}")
            yield Explanation(id="says", classes="quiet")
        if trust is not None and trust.warning:
            yield Static(Content(trust.warning), classes="quiet")
        yield Static(Content.assemble(("^s", "bold"), " releases, ", ("esc", "bold"), " goes back."), id="how")

    def action_release(self) -> None:
        """Release without what is withheld."""
        withheld = tuple(
            card.id
            for number, card in enumerate(self.criteria)
            if self.query_one(f"#criterion-{number}", Choice).value is WITHHELD
        )
        self.send(lambda number: wire.Let(id=number, event=e.Released(withheld=withheld)), self.action_close)
