"""What a player should know before writing: the stand, the case and the facts of the camp, and the other side's case.

The brief screen shows it before each prompt, and the prompt screen on F1.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from debate.packs.model import Camp, Pack
from debate.tui.camps import camp_mark
from debate.tui.widgets.listing import Listing


class BriefPanel(Vertical):
    """The brief of ``camp`` (the camp or its id) as plain text of whatever height it takes; put it into a scroll."""

    DEFAULT_CSS = """
    BriefPanel {
        height: auto;
        & > .motion { padding: 0 1; color: $quiet; }
        & > .title { padding: 1 1 0 1; text-style: bold; }
        & > .stand { padding: 0 1 0 3; }
        & > Listing { padding: 0 1 0 3; }
        & > .other { color: $quiet; }
    }
    """

    def __init__(self, pack: Pack, camp: Camp | str, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._pack = pack
        self._camp = camp if isinstance(camp, Camp) else pack.camp(camp)

    def compose(self) -> ComposeResult:
        camp, other = self._camp, self._pack.other_camp(self._camp.id)
        other_mark = camp_mark(self._pack, other)
        yield Static(Content(f"The motion  {self._pack.motion}"), classes="motion")
        yield Static(Content.styled("Your stand", camp_mark(self._pack, camp).colour), classes="title")
        yield Static(Content.styled(camp.stand, "bold"), classes="stand")
        yield Static(Content.styled("Your case", camp_mark(self._pack, camp).colour), classes="title")
        yield Listing(_numbered(camp.case), indent=3)
        yield Static(Content.styled("Your facts", camp_mark(self._pack, camp).colour), classes="title")
        yield Listing([("·", fact.says) for fact in camp.facts], indent=3)
        yield Static(Content.assemble("What they will say  ", other_mark.content), classes="title")
        yield Static(Content(other.stand), classes="stand other")
        yield Listing(_numbered(other.case), indent=3, classes="other")


def _numbered(sentences: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(str(number), sentence) for number, sentence in enumerate(sentences, start=1)]
