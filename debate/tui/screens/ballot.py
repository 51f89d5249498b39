"""The ballot of one answer: how well, why, what was dropped, what to do. The answer itself carries the evidence.

Renders the latest attempt of a session that has been judged. Selecting a criterion shows the words that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from debate.game.round import REVISION_SHARE, Attempt, Judged, Turn
from debate.records import RecordsError
from debate.session import Session, SessionError
from debate.tui.camps import camp_mark
from debate.tui.screens.ballot_page import CHOOSING_KEYS, BallotPage, ShownBallot, change_words, length_words
from debate.tui.screens.reply import answer_back_words
from debate.tui.screens.solo import RoundPage
from debate.tui.widgets.clock import clock_text
from debate.tui.widgets.exchange import ExchangeList


class BallotScreen(BallotPage, RoundPage):
    """The verdict on the latest answer. ``session`` must be at the stage of having been judged."""

    PLACE = "ballot  ·  prompt"
    HELP = """
    Your answer has been marked against the rubric. The words between ▐ and ▌ earned marks; the small numbers say for
    which criterion. Choose a criterion with ↑ and ↓, or by its number, to see only its words.

    A point is made, partly made or dropped. A dropped point shows a hint and not the point, until you ask for the
    exemplar. Revise (r) to try again on a shorter clock: the better of your attempts counts. Answer their comeback (b)
    in a sentence or two; it is marked on that one point. The receipt (e) says which rule gave each mark. If something
    should have counted and did not, say so to the pack's author (a).
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "next", id="ballot.next", tooltip="Go on to the next prompt, or to the round’s ballot."),
        Binding("r", "revise", "revise", id="ballot.revise", tooltip="Take your answer up again, on a shorter clock."),
        Binding("b", "answer", "answer back", id="ballot.answer", tooltip="Answer their comeback in one or two lines."),
        Binding("a", "appeal", "appeal", id="ballot.appeal", tooltip="Say that something should have counted."),
        Binding("x", "exemplar", "exemplar", id="ballot.exemplar", tooltip="Read a model rebuttal of this prompt."),
        Binding("e", "receipt", "receipt", id="ballot.receipt", tooltip="See which rule gave each mark."),
        *CHOOSING_KEYS,
        Binding("escape", "show(0)", "all words", id="ballot.all", show=False, tooltip="See all that earned marks."),
        Binding("h,q", "leave", "home", id="ballot.leave", show=False, tooltip="Leave the round; go on with it later."),
    ]  # fmt: skip

    def __init__(self, session: Session) -> None:
        stage = session.state.stage
        if not isinstance(stage, Judged):
            raise TypeError("the ballot screen is for a session that has been judged")
        self.session = session
        self._turn: Turn = session.state.turns[stage.turn]
        self._attempt: Attempt = self._turn.attempts[-1]
        prompt = session.prompt
        super().__init__(
            ShownBallot(
                ballot=self._attempt.ballot,
                text=self._attempt.text,
                colour=camp_mark(session.pack, session.camp).colour,
                score=str(self._attempt.ballot.score),
                words=self._words(),
                fix=self._fix(),
                title=prompt.title,
                hints={point.id: point.hint for point in prompt.points},
                exemplar=prompt.exemplar,
                by_clock=session.clock_took_it,
            )
        )
        session.clock_took_it = False

    def _words(self) -> Content:
        """What stands beside the score: the gain, the length and the time."""
        attempt = self._attempt
        by_clock = "; time was up, so it was handed in as it stood" if attempt.by_clock else ""
        return Content.assemble(self._gain(), length_words(attempt.ballot, attempt.seconds, by_clock))

    def _gain(self) -> str:
        """The change from the attempt before, and what counts when it was better."""
        if len(self._turn.attempts) < 2:
            return ""
        gain = self._attempt.ballot.score - self._turn.attempts[-2].ballot.score
        best = self._turn.best
        counts = f"; your {best.ballot.score} counts" if best is not None and best is not self._attempt else ""
        return f"   {change_words(gain)} your last answer{counts}"

    def _fix(self) -> Content:
        seconds = self._turn.seconds
        clock = "" if seconds is None else f", with {clock_text(seconds * REVISION_SHARE)} on the clock"
        return Content.assemble(self._attempt.ballot.fix, ("\nr", "bold"), (f" to revise{clock}", "$quiet"))

    def compose_press(self) -> Iterable[Widget]:
        """The exchange so far, and the comeback that can be answered."""
        press, replies = self.session.press, self._turn.replies
        if replies:
            yield ExchangeList(replies, id="exchange")
        if press is not None:
            yield Static(Content(f"“{press.says}”"), classes="text", id="press")
            yield Static(answer_back_words(self.session, self.game.extra_time), classes="text")

    # Going on

    async def action_answer(self) -> None:
        """Answer the comeback."""
        self.session.answer_back(self.game.extra_time)
        await self.show_stage()

    async def action_next(self) -> None:
        """Leave the ballot for what comes next."""
        self.session.go_on()
        await self.show_stage()

    async def action_revise(self) -> None:
        """Take the answer up again."""
        self.session.revise()
        await self.show_stage()

    def action_receipt(self) -> None:
        """Show what each mark rests on."""
        from debate.tui.screens.receipt import ReceiptScreen

        self.app.push_screen(ReceiptScreen(self.shown.ballot, self.session.pack))

    def action_appeal(self) -> None:
        """Let the player say which words should have counted, and for which point."""
        from debate.tui.screens.appeal import AppealScreen

        self.app.push_screen(AppealScreen(self.shown.text, self.points_to_appeal(), send=self._appeal))

    async def _appeal(self, point: str, start: int, end: int, note: str) -> str:
        """Keep an appeal; returns what went wrong, in a sentence."""
        try:
            self.session.appeal(point, start, end, note)
        except (RecordsError, SessionError) as error:
            return str(error)
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a comeback can be answered."""
        if action == "answer":
            return not self.waits and self.session.press is not None
        return super().check_action(action, parameters)
