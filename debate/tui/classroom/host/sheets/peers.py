"""The peer review on the dashboard: how many answers the class has marked, and how often it agrees with the judge."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from debate.authoring.agreement import LEAST_ANSWERS
from debate.classroom.shown.views.host import PeerAgreement
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.words import peers_words
from debate.tui.widgets.listing import Listing
from debate.tui.widgets.paper import Paper

COUNTS_FOR_NOTHING = (
    "It counts for no mark, mean or gradebook. Students see what classmates gave them, and how far they agree with the "
    "marks that count, once you release; never a name."
)


class PeersSheet(HostSheet):
    """One line for each criterion."""

    AUTO_FOCUS = "Paper"
    HELP = """
    Each student marks two answers of others by the rubric, without their names and before any ballot is out. Here is
    how often their level was the judge’s own, and how often at most one level apart; where they differ, whether they
    give more or less. From thirty reviews on, kappa says how far that is more than chance: 0 is chance, 1 is always.
    """

    def compose_sheet(self) -> ComposeResult:
        yield Static("The class and the judge", classes="heading")
        yield Static(id="peers-in", classes="quiet")
        with Paper(id="peers"):
            yield Listing([], indent=26, spaced=True, id="agreement")
            yield Static(f"\n{COUNTS_FOR_NOTHING}", classes="quiet")

    def on_mount(self) -> None:
        """Begin with what there is."""
        self.take_up()

    def take_up(self) -> None:
        """Other figures, as reviews come in."""
        peers = self.view.peers
        if peers is None:
            return
        few = f" For kappa it takes {LEAST_ANSWERS}." if peers.finished < LEAST_ANSWERS else ""
        said = f"{peers_words(peers)}; unfinished reviews are not counted.{few}"
        self.query_one("#peers-in", Static).update(Content(said))
        rows = [(row.title, _figures(row)) for row in peers.agreement]
        self.query_one("#agreement", Listing).update(rows or [("", Content("No review is finished yet."))])


def _figures(row: PeerAgreement) -> Content:
    figures = f"same level {row.exact} of {row.count}, within one level {row.adjacent}"
    kappa = f", kappa {row.kappa:.2f}" if row.kappa is not None else ""
    below = row.count - row.exact - row.above
    lean = f"\nWhere they differ: {row.above} above the judge, {below} below." if row.exact < row.count else ""
    return Content.assemble((f"{figures}{kappa}", "bold"), (lean, "$quiet"))
