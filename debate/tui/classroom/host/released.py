"""The ballots are out: results, appeals, the class flow sheet, the revision, the next prompt."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.classroom.room.state import MOST_ATTEMPTS
from debate.classroom.shown.views.host import HostView
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.marks_page import APPEALS_KEY, FLOW_KEY, MARKS_KEYS, MarksPage
from debate.tui.classroom.host.page import COMMON_KEYS
from debate.tui.classroom.host.words import peers_line


class ReleasedPage(MarksPage):
    """Everybody sees their own ballot."""

    HELP = """
    Everybody reads their own ballot. Let the class look at the flow sheet (3 on the projector), then press v for the
    revision: the same prompt on a shorter clock, with the first text to start from; or n for the next prompt.

    Appeals arrive here: a decides them. A ruling has the same words count in every answer to that prompt. Enter reads
    the marked text; there, words can be picked for the projector, without the name.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "revise", "revise", id="released.revise", tooltip="Start the revision clock for the whole class."),
        Binding("n", "go_on", "next prompt", id="released.next", tooltip="Go on to the next prompt."),
        APPEALS_KEY,
        FLOW_KEY,
        *MARKS_KEYS,
        *COMMON_KEYS,
    ]

    def show_view(self, view: HostView) -> None:
        """What was withheld, what the revision brought, and how many reviews there are."""
        lines: list[Content] = []
        if view.withheld:
            titles = {card.id: card.title for card in self.host.topic.criteria} if self.host.topic else {}
            names = ", ".join(titles.get(one, one) for one in view.withheld)
            lines.append(Content.assemble(("Withheld: ", "bold"), names))
        if view.gain is not None and view.attempt > 1:
            gain = view.gain
            says = "[bold]$gained of $revised[/bold] gained by revising; the median is $median."
            figures = {"gained": str(gain.gained), "revised": str(gain.revised), "median": f"{gain.median:+g}"}
            lines.append(Content.from_markup(says, **figures))
        if view.peers is not None:
            lines.append(peers_line(view.peers))
        progress = self.query_one("#progress", Static)
        progress.display = bool(lines)
        progress.update(Content("\n").join(lines))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A prompt is revised once."""
        view = self.host.view
        if view is not None and action == "revise":
            return view.attempt < MOST_ATTEMPTS
        if view is not None and action == "go_on":
            return _more(view)
        return super().check_action(action, parameters)

    def action_revise(self) -> None:
        """The revision's clock."""
        self.send(lambda number: wire.Start(id=number))

    def action_go_on(self) -> None:
        """The next prompt's briefs."""
        self.send(lambda number: wire.Next(id=number))


def _more(view: HostView) -> bool:
    """Whether another prompt is planned."""
    return len(view.turns) > view.turn + 1
