"""What was handed in before and what its ballot said, to be read beside a new text: the fix, hints, comeback, evidence.

A revision shows it beside the editor, or in its place on a small window; a reply shows the answer alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from debate.game.round import Reply
from debate.judge.ballot import Ballot, Made
from debate.tui.widgets.answer import AnswerText
from debate.tui.widgets.exchange import ExchangeList
from debate.tui.widgets.points import PointList


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The answer ``text`` under ``title``; with a ``ballot`` what it said, its dropped points as ``hints`` by id."""

    title: str
    text: str
    ballot: Ballot | None = None
    hints: Mapping[str, str] = field(default_factory=dict)
    replies: Sequence[Reply] = ()


class EarlierPanel(Vertical):
    """The panel, of whatever height it takes; put it into a scroll."""

    DEFAULT_CSS = """
    EarlierPanel {
        height: auto;
        padding: 0 1;
        & .label { text-style: bold; }
        & .text, & Listing, & AnswerText, & ExchangeList { height: auto; margin: 0 0 1 0; }
    }
    """

    def __init__(self, earlier: Earlier) -> None:
        super().__init__()
        self._earlier = earlier

    def compose(self) -> ComposeResult:
        earlier, ballot = self._earlier, self._earlier.ballot
        if ballot is not None:
            yield Static("One thing to fix", classes="label")
            yield Static(Content(ballot.fix), classes="text")
            missing = [mark for mark in ballot.points if mark.made is not Made.MADE]
            if missing:
                yield Static("Not made yet", classes="label")
                yield PointList(missing, earlier.hints)
            if ballot.press is not None or earlier.replies:
                yield Static("They press you", classes="label")
                if earlier.replies:
                    yield ExchangeList(earlier.replies)
                elif ballot.press is not None:
                    yield Static(Content(f"“{ballot.press.says}”"), classes="text")
        yield Static(Content(earlier.title), classes="label")
        yield AnswerText(earlier.text, ballot.criteria if ballot is not None else ())
