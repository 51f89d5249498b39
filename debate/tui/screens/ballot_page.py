"""How a ballot is read, whoever gave it out: figures, criteria, the answer with its evidence, the points, what to do.

The ballot of a solo round and the one of a classroom derive from it. Selecting a criterion shows the words that it
rests on; nothing here knows how marks are given or what comes next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Digits, Static

from debate.game.as_text import ballot_lines
from debate.judge.ballot import Ballot, Made, PointMark
from debate.judge.explaining import own_in_words
from debate.judge.marking.remarking import About, Said
from debate.tui.screens.appeal import Claim
from debate.tui.time_is_up import TimeIsUp
from debate.tui.widgets.answer import AnswerText, passages
from debate.tui.widgets.criteria import CriteriaRows, CriterionRow
from debate.tui.widgets.paper import Paper
from debate.tui.widgets.points import PointList, point_line
from debate.wording import clock_text, counted

CHOOSING_KEYS: tuple[BindingType, ...] = (
    Binding("down,j", "select(1)", "words", id="ballot.down", key_display="↑↓",
            tooltip="See the words of the next criterion."),
    Binding("up,k", "select(-1)", "words", id="ballot.up", show=False, tooltip="See the words of the criterion above."),
    Binding("y", "copy", "copy", id="ballot.copy", tooltip="Copy answer, evidence, exemplar or the whole ballot."),
    *(
        Binding(str(number), f"show({number})", f"criterion {number}", id=f"ballot.criterion.{number}",
                show=False, tooltip=f"See the words of criterion {number}.")
        for number in range(1, 10)
    ),
)  # fmt: skip
"""The keys of every ballot. A screen names them among its own, in the order of its hints."""


def change_words(gain: int) -> str:
    """How a score stands to another one: ``+7 on``, ``−3 on``, ``the same as``."""
    return f"+{gain} on" if gain > 0 else f"−{-gain} on" if gain else "the same as"


def length_words(ballot: Ballot, seconds: float, remark: str) -> tuple[str, str]:
    """How much was written in what time, quietly on a line of its own: ``120 words in 01:24; taken as it stood``."""
    return f"\n{counted(ballot.words, 'word')} in {clock_text(round(seconds))}{remark}", "$quiet"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBallot:
    """A ballot with what is shown around it.

    ``score`` is the figure at its head (empty for none), ``words`` what stands beside it and ``fix`` what to do next.
    ``notes`` are lines under a criterion, by its id; ``hints`` those of dropped points, ``exemplar`` a model rebuttal
    (empty for none) of the prompt of that ``title``. ``colour`` is the camp's variable of the theme. ``by_clock`` says
    that the clock has just handed the answer in, so that the ballot begins with the step that only enter leaves.
    """

    ballot: Ballot
    text: str
    colour: str
    score: str
    words: Content
    fix: Content
    title: str
    hints: Mapping[str, str]
    exemplar: str
    by_clock: bool = False
    notes: Mapping[str, Sequence[Content]] = field(default_factory=dict)


class BallotPage(TimeIsUp):
    """The frame of a screen that shows a ballot."""

    AUTO_FOCUS = "#paper"
    CSS_PATH = Path(__file__).with_name("ballot_page.tcss")

    def __init__(self, shown: ShownBallot) -> None:
        super().__init__()
        self.shown = shown
        self.selected: int | None = None
        """The index of the criterion whose words are shown; ``None`` for all."""
        self.told = False
        """Whether the player has read the exemplar, so that the dropped points are no secret any more."""
        if shown.by_clock:
            words = counted(shown.ballot.words, "word", none="no")
            self.time_is_up(f"Your text was handed in as it stood: {words}.", "see your ballot")

    def compose_body(self) -> ComposeResult:
        shown, ballot = self.shown, self.shown.ballot
        with Paper(id="paper"):
            with Horizontal(id="score-row"):
                yield Digits(shown.score, id="score")
                yield Static(Content.assemble(("of 100" if shown.score else "", "bold"), shown.words), id="score-words")
            small = f"{shown.score} of 100" if shown.score else ""
            yield Static(Content.assemble((small, "bold"), shown.words), id="small-score")
            yield from self.compose_notices()
            if ballot.flags:
                with Vertical(id="flags"):
                    for flag in ballot.flags:
                        yield Static(Content(f"! {flag.reason}"), classes="flag")
            yield CriteriaRows(ballot.criteria, shown.colour, notes=shown.notes, id="criteria")
            with Vertical(classes="part"):
                yield Static(id="answer-label", classes="label")
                yield AnswerText(shown.text, ballot.criteria, id="answer")
            with Vertical(classes="part"):
                yield Static("Points", classes="label")
                yield PointList(ballot.points, shown.hints, id="points")
                if ballot.own:
                    yield Static(Content(own_in_words(ballot)), classes="text", id="own")
            with Vertical(classes="part"):
                yield Static("One thing to fix", classes="label")
                yield Static(shown.fix, classes="text", id="fix")
            if press := list(self.compose_press()):
                with Vertical(classes="part"):
                    yield Static("They press you", classes="label")
                    yield from press
            yield from self.compose_rest()

    def compose_notices(self) -> Iterable[Widget]:
        """What stands between the score and the criteria."""
        return ()

    def compose_press(self) -> Iterable[Widget]:
        """The comeback; nothing where there is none."""
        if self.shown.ballot.press is not None:
            yield Static(Content(f"“{self.shown.ballot.press.says}”"), classes="text", id="press")

    def compose_rest(self) -> Iterable[Widget]:
        """What stands at the end."""
        return ()

    def on_mount(self) -> None:
        """Show all words, and let the paper have the keys that scroll."""
        self.action_show(0)

    # Choosing a criterion

    def action_select(self, by: int) -> None:
        """Go to the next criterion or the one before; before the first stand all of them."""
        at = -1 if self.selected is None else self.selected
        self.action_show(min(len(self.shown.ballot.criteria), max(0, at + by + 1)))

    def action_show(self, number: int) -> None:
        """Show the words of the criterion of that number, counted from 1; those of all with 0."""
        criteria = self.shown.ballot.criteria
        if number > len(criteria):
            return
        self.selected = number - 1 if number else None
        self.query_one("#criteria", CriteriaRows).select(self.selected)
        self.query_one("#answer", AnswerText).select(self.selected)
        label = "Your answer" if self.selected is None else f"Your answer: {criteria[self.selected].title}"
        self.query_one("#answer-label", Static).update(Content(label))

    @on(CriterionRow.Chosen)
    def _row_chosen(self, event: CriterionRow.Chosen) -> None:
        self.action_show(0 if event.index == self.selected else event.index + 1)

    def action_exemplar(self) -> None:
        """Show a model rebuttal; from now on the dropped points are told too."""
        from debate.tui.screens.exemplar import ExemplarScreen

        self.told = True
        self.query_one("#points", PointList).tell()
        self.app.push_screen(ExemplarScreen(self.shown.title, self.shown.exemplar))

    def action_copy(self) -> None:
        """Let the player choose what to copy, as plain text."""
        from debate.tui.screens.copy import CopySheet

        self.app.push_screen(CopySheet(list(self.texts())))

    def texts(self) -> Iterable[tuple[str, str]]:
        """What can be copied, each with its name; the exemplar only once it was read."""
        shown, ballot = self.shown, self.shown.ballot
        yield "Your answer", shown.text
        found = [shown.text[one.start : one.end] for one in passages(shown.text, ballot.criteria)]
        if found:
            yield "The words that counted", "\n".join(found)
        if self.told:
            yield "The exemplar", shown.exemplar.strip()
        lines = ballot_lines(ballot, shown.hints, shown.text)
        yield "The whole ballot", "\n".join([*lines, "", shown.text]) + "\n"

    def point_names(self) -> dict[str, str]:
        """What to call each point, by its id: no more is given away of a dropped one than on the ballot."""

        def name(mark: PointMark) -> str:
            told = bool(mark.says) and (self.told or mark.made is not Made.NOT)
            return mark.says if told else f"hint: {self.shown.hints.get(mark.id, '')}"

        return {mark.id: name(mark) for mark in self.shown.ballot.points}

    def claims(self) -> list[Claim]:
        """What can be said against this ballot: that points should count which were not wholly made."""
        names = self.point_names()
        return [
            Claim(line=point_line(mark, names[mark.id]), said=Said(about=About.POINT, id=mark.id))
            for mark in self.shown.ballot.points
            if mark.made is not Made.MADE
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing was written, or nothing can be said against the ballot, there is nothing to appeal for."""
        if self.waits:
            return super().check_action(action, parameters)
        if action == "appeal":
            return bool(self.shown.text.strip()) and bool(self.claims())
        if action == "exemplar":
            return bool(self.shown.exemplar.strip())
        return super().check_action(action, parameters)
