"""What a player should know before writing: the scene, the camp's stand, case and facts, the other side's case, and
what counts.

The brief screen shows it before each prompt, and the writing pages beside the text or on F1. A pack or a room's topic
gives all of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from debate.judge.marking.verdict import maxima
from debate.packs.model import Camp, Pack
from debate.tui.camps import CampMark, camp_mark
from debate.tui.widgets.listing import Listing


@dataclass(frozen=True, slots=True)
class Side:
    """A camp as its brief shows it: how it is marked, what it stands for, its case and its facts."""

    mark: CampMark
    stand: str
    case: Sequence[str]
    facts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Counts:
    """A row of the rubric: what it is called, the points that it is worth of 100, and what earns them all."""

    title: str
    points: int
    says: str


def counts_of(pack: Pack) -> list[Counts]:
    """The rows of a pack's rubric."""
    rows = zip(pack.rubric.criteria, maxima(pack.rubric), strict=True)
    return [Counts(criterion.title, points, criterion.levels[-1].says) for criterion, points in rows]


def side_of(pack: Pack, camp: Camp) -> Side:
    """The side of a camp of ``pack``."""
    facts = [fact.says for fact in camp.facts]
    return Side(mark=camp_mark(pack, camp), stand=camp.stand, case=camp.case, facts=facts)


class BriefPanel(Vertical):
    """The brief of ``own`` against ``other`` as plain text of whatever height it takes; put it into a scroll."""

    DEFAULT_CSS = """
    BriefPanel {
        height: auto;
        & > .scene { padding: 0 1 1 1; }
        & > .motion { padding: 0 1; color: $quiet; }
        & > .title { padding: 1 1 0 1; text-style: bold; }
        & > .stand { padding: 0 1 0 3; }
        & > Listing { padding: 0 1 0 3; }
        & > .other { color: $quiet; }
    }
    """

    def __init__(
        self,
        motion: str,
        own: Side,
        other: Side,
        *,
        counts: Sequence[Counts],
        scene: str = "",
        id: str | None = None,  # noqa: A002  Textual's name
    ) -> None:
        super().__init__(id=id)
        self._motion = motion
        self._scene = scene
        self._own = own
        self._other = other
        self._counts = counts

    @classmethod
    def of(cls, pack: Pack, camp: Camp) -> BriefPanel:
        """The brief of a camp of ``pack``."""
        own, other = side_of(pack, camp), side_of(pack, pack.other_camp(camp.id))
        return cls(pack.motion, own, other, counts=counts_of(pack), scene=pack.scene)

    def compose(self) -> ComposeResult:
        own, other = self._own, self._other
        if self._scene:
            yield Static(Content.styled(self._scene, "italic"), classes="scene")
        yield Static(Content(f"The motion  {self._motion}"), classes="motion")
        yield Static(Content.styled("Your stand", own.mark.colour), classes="title")
        yield Static(Content.styled(own.stand, "bold"), classes="stand")
        yield Static(Content.styled("Your case", own.mark.colour), classes="title")
        yield Listing(_numbered(own.case), indent=3)
        yield Static(Content.styled("Your facts", own.mark.colour), classes="title")
        yield Listing([("·", fact) for fact in own.facts], indent=3)
        yield Static(Content.assemble("What they will say  ", other.mark.content), classes="title")
        yield Static(Content(other.stand), classes="stand other")
        yield Listing(_numbered(other.case), indent=3, classes="other")
        yield Static("What counts, of 100", classes="title")
        rows = [(str(row.points), Content.assemble((row.title, "bold"), f"  {row.says}")) for row in self._counts]
        yield Listing(rows, indent=4, classes="counts")


def _numbered(sentences: Sequence[str]) -> list[tuple[str, str]]:
    return [(str(number), sentence) for number, sentence in enumerate(sentences, start=1)]
