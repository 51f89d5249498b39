"""The ballot of one answer: how well, why, what was dropped, what to do. The answer itself carries the evidence.

Renders the latest attempt of a session that has been judged. Selecting a criterion shows the words that it rests on.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Digits, Static

from debate.game.round import REVISION_SHARE, Attempt, Judged, Turn
from debate.judge.ballot import Made
from debate.session import Session
from debate.tui.camps import camp_mark
from debate.tui.page import Page
from debate.tui.widgets.answer import AnswerText
from debate.tui.widgets.clock import clock_text
from debate.tui.widgets.criteria import CriteriaRows, CriterionRow
from debate.tui.widgets.paper import Paper
from debate.tui.widgets.points import PointList

QUIET_SECONDS = 0.7
"""How long no key must come before keys count, when the clock handed the answer in: the player was still typing."""


class BallotScreen(Page):
    """The verdict on the latest answer. ``session`` must be at the stage of having been judged."""

    CSS_PATH = "ballot.tcss"
    TITLE = "Ballot"
    HELP = """
    Your answer has been marked against the rubric. The words between ▐ and ▌ earned marks; the small numbers say for
    which criterion. Choose a criterion with ↑ and ↓, or by its number, to see only its words.

    A point is made, partly made or dropped. A dropped point shows a hint and not the point, until you ask for the
    exemplar. Revise (r) to try again on a shorter clock: the better of your attempts counts. The receipt (e) says
    which rule gave each mark. If something should have counted and did not, say so to the pack's author (a).
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "next", id="ballot.next", tooltip="Go on to the next prompt, or to the round’s ballot."),
        Binding("r", "revise", "revise", id="ballot.revise", tooltip="Take your answer up again, on a shorter clock."),
        Binding("x", "exemplar", "exemplar", id="ballot.exemplar", tooltip="Read a model rebuttal of this prompt."),
        Binding("e", "receipt", "receipt", id="ballot.receipt", tooltip="See which rule gave each mark."),
        Binding(
            "down", "select(1)", "words", id="ballot.down", key_display="↑↓",
            tooltip="See the words of the next criterion.",
        ),
        Binding(
            "up", "select(-1)", "words", id="ballot.up", show=False, tooltip="See the words of the criterion above."
        ),
        *(
            Binding(str(number), f"show({number})", f"criterion {number}", id=f"ballot.criterion.{number}", show=False)
            for number in range(1, 10)
        ),
        Binding("a", "appeal", "appeal", id="ballot.appeal", tooltip="Say that something should have counted."),
        Binding("escape", "show(0)", "all words", id="ballot.all", show=False, tooltip="See all that earned marks."),
        Binding("h", "leave", "home", id="ballot.leave", show=False, tooltip="Leave the round; go on with it later."),
    ]  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        stage = session.state.stage
        if not isinstance(stage, Judged):
            raise TypeError("the ballot screen is for a session that has been judged")
        self._turn: Turn = session.state.turns[stage.turn]
        self._attempt: Attempt = self._turn.attempts[-1]
        self.selected: int | None = None
        """The index of the criterion whose words are shown; ``None`` for all."""
        self._told = False
        """Whether the player has read the exemplar, so that the dropped points are no secret any more."""
        self._until_quiet: Timer | None = None
        """Runs while keys still belong to the text that the clock took away; each of them starts it anew."""

    def compose_body(self) -> ComposeResult:
        ballot = self._attempt.ballot
        colour = camp_mark(self.session.pack, self.session.camp).colour
        with Paper(id="paper"):
            with Horizontal(id="score-row"):
                yield Digits(str(ballot.score), id="score")
                yield Static(self._score_words("of 100"), id="score-words")
            yield Static(self._score_words(f"{ballot.score} of 100"), id="small-score")
            if ballot.flags:
                with Vertical(id="flags"):
                    for flag in ballot.flags:
                        yield Static(Content(f"! {flag.reason}"), classes="flag")
            yield CriteriaRows(ballot.criteria, colour, id="criteria")
            with Vertical(classes="part"):
                yield Static(id="answer-label", classes="label")
                yield AnswerText(self._attempt.text, ballot.criteria, id="answer")
            with Vertical(classes="part"):
                yield Static("Points", classes="label")
                yield PointList(ballot.points, self.session.prompt, id="points")
            with Vertical(classes="part"):
                yield Static("One thing to fix", classes="label")
                yield Static(self._fix(), classes="text", id="fix")
            if ballot.press is not None:
                with Vertical(classes="part"):
                    yield Static("They press you", classes="label")
                    yield Static(Content(f"“{ballot.press.says}”"), classes="text", id="press")

    def on_mount(self) -> None:
        """Say where the player is."""
        self.masthead.camp = camp_mark(self.session.pack, self.session.camp)
        self.masthead.show_place("ballot  ·  prompt", *self.session.position)
        self.say_trouble(self.session.trouble)
        self.query_one("#paper").focus()
        self.action_show(0)
        if self._attempt.by_clock:
            self._wait_for_quiet()

    def on_key(self, event: events.Key) -> None:
        """Let no letter that was meant for the text go on to the next prompt, or take up a revision."""
        if self._until_quiet is not None:
            event.stop()
            self._wait_for_quiet()

    def _wait_for_quiet(self) -> None:
        if self._until_quiet is not None:
            self._until_quiet.stop()
        self._until_quiet = self.set_timer(QUIET_SECONDS, self._be_quiet)

    def _be_quiet(self) -> None:
        self._until_quiet = None

    def _score_words(self, score: str) -> Content:
        attempt, ballot = self._attempt, self._attempt.ballot
        words = "1 word" if ballot.words == 1 else f"{ballot.words:,} words"
        by_clock = "; time was up, so it was handed in as it stood" if attempt.by_clock else ""
        time = f"\n{words} in {clock_text(attempt.seconds)}{by_clock}"
        return Content.assemble((score, "bold"), self._gain(), (time, "$quiet"))

    def _gain(self) -> str:
        """The change from the attempt before, and what counts when it was better."""
        if len(self._turn.attempts) < 2:
            return ""
        gain = self._attempt.ballot.score - self._turn.attempts[-2].ballot.score
        change = f"+{gain} on" if gain > 0 else f"−{-gain} on" if gain < 0 else "the same as"
        best = self._turn.best
        counts = f"; your {best.ballot.score} counts" if best is not None and best is not self._attempt else ""
        return f"   {change} your last answer{counts}"

    def _fix(self) -> Content:
        seconds = self._turn.seconds
        clock = "" if seconds is None else f", with {clock_text(seconds * REVISION_SHARE)} on the clock"
        return Content.assemble(self._attempt.ballot.fix, ("\nr", "bold"), (f" to revise{clock}", "$quiet"))

    # Choosing a criterion

    def action_select(self, by: int) -> None:
        """Go to the next criterion or the one before; before the first stand all of them."""
        at = -1 if self.selected is None else self.selected
        self.action_show(min(len(self._attempt.ballot.criteria), max(0, at + by + 1)))

    def action_show(self, number: int) -> None:
        """Show the words of the criterion of that number, counted from 1; those of all with 0."""
        criteria = self._attempt.ballot.criteria
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

    # Going on

    async def action_next(self) -> None:
        """Leave the ballot for what comes next."""
        self.session.go_on()
        await self.debate_app.show_round(self.session)

    async def action_revise(self) -> None:
        """Take the answer up again."""
        self.session.revise()
        await self.debate_app.show_round(self.session)

    def action_exemplar(self) -> None:
        """Show a model rebuttal; from now on the dropped points are told too."""
        from debate.tui.screens.exemplar import ExemplarScreen

        self._told = True
        self.query_one("#points", PointList).tell()
        self.app.push_screen(ExemplarScreen(self.session.prompt))

    def action_receipt(self) -> None:
        """Show what each mark rests on."""
        from debate.tui.screens.receipt import ReceiptScreen

        self.app.push_screen(ReceiptScreen(self.session))

    def action_appeal(self) -> None:
        """Let the player say which words should have counted, and for which point."""
        from debate.tui.screens.appeal import AppealScreen

        self.app.push_screen(AppealScreen(self.session, told=self._told))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing was written, or every point was made, there is nothing to appeal for."""
        if action == "appeal":
            missing = any(mark.made is not Made.MADE for mark in self._attempt.ballot.points)
            return missing and bool(self._attempt.text.strip())
        return super().check_action(action, parameters)

    async def action_leave(self) -> None:
        """Leave the round as it is, to go on with it another time."""
        await self.debate_app.go_home()
