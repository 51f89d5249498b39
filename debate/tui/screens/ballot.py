"""The ballot of one answer: how well, why, what was dropped, what to do. The answer itself carries the evidence.

Renders the latest attempt of a session that has been judged. Selecting a criterion shows the words that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from debate.game.own_word import foreseen_words, said_words
from debate.game.round import REVISION_SHARE, Attempt, Judged, Turn
from debate.judge.ballot import Made
from debate.judge.marking.remarking import About, Said
from debate.records import RecordsError
from debate.session import Session, SessionError
from debate.settings import SettingsError
from debate.tui.camps import camp_mark
from debate.tui.screens.appeal import Claim
from debate.tui.screens.ballot_page import CHOOSING_KEYS, BallotPage, ShownBallot, change_words, length_words
from debate.tui.screens.reply import answer_back_words
from debate.tui.screens.solo import RoundPage
from debate.tui.widgets.exchange import ExchangeList
from debate.tui.widgets.points import point_line
from debate.wording import clock_text

_OFFER = "You could mark yourself before you see a ballot, and learn how well you know your own work.  "


class BallotScreen(BallotPage, RoundPage):
    """The verdict on the latest answer. ``session`` must be at the stage of having been judged."""

    PLACE = "ballot  ·  prompt"
    HELP = """
    Your answer has been marked against the rubric. The words between ▐ and ▌ earned marks; the small numbers say for
    which criterion. Choose a criterion with ↑ and ↓, or by its number, to see only its words.

    A point is made, partly made or dropped. A dropped point shows a hint and not the point, until you ask for the
    exemplar. Revise (r) to try again, on a shorter clock where there is one: the better of your attempts counts. Answer
    their comeback (b) in a sentence or two; it is marked on that one point. The receipt (e) says which rule gave each
    mark, and y copies what you want of it.

    If the ballot has something wrong, say so (a): it counts in your own record at once, marked as yours with the
    judge’s mark beside it, and u takes it back. The author of the pack sees it too.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "next", id="ballot.next", tooltip="Go on to the next prompt, or to the round’s ballot."),
        Binding("r", "revise", "revise", id="ballot.revise", tooltip="Take your answer up again."),
        Binding("b", "answer", "answer back", id="ballot.answer", tooltip="Answer their comeback in one or two lines."),
        Binding("a", "appeal", "appeal", id="ballot.appeal", tooltip="I did say this: say what the ballot has wrong."),
        Binding("x", "exemplar", "exemplar", id="ballot.exemplar", tooltip="Read a model rebuttal of this prompt."),
        Binding("e", "receipt", "receipt", id="ballot.receipt", tooltip="See which rule gave each mark."),
        *CHOOSING_KEYS,
        Binding("m", "predict", "mark yourself first", show=False, id="ballot.predict",
                tooltip="Mark yourself before you see each ballot, from now on."),
        Binding("u", "take_back", "take back", id="ballot.take-back", tooltip="Take back what you said last."),
        Binding("escape", "show(0)", "all words", id="ballot.all", show=False, tooltip="See all that earned marks."),
        Binding("h,q", "leave", "home", id="ballot.leave", show=False, tooltip="Leave the round; go on with it later."),
    ]  # fmt: skip

    def __init__(self, session: Session) -> None:
        stage = session.state.stage
        if not isinstance(stage, Judged):
            raise TypeError("the ballot screen is for a session that has been judged")
        self.session = session
        self._offers = False
        """Whether this ballot offers to have oneself marked first."""
        self._turn: Turn = session.state.turns[stage.turn]
        self._attempt: Attempt = self._turn.attempts[-1]
        prompt = session.prompt
        super().__init__(
            ShownBallot(
                ballot=self._attempt.marks,
                text=self._attempt.text,
                colour=camp_mark(session.pack, session.camp).colour,
                score=str(self._attempt.counts),
                words=self._words(),
                fix=self._fix(),
                title=prompt.title,
                hints={point.id: point.hint for point in prompt.points},
                exemplar=prompt.exemplar,
                by_clock=session.clock_took_it,
                notes=self._notes(),
            )
        )
        session.clock_took_it = False

    def _words(self) -> Content:
        """What stands beside the score: whose mark it is, the gain, the length and the time."""
        attempt = self._attempt
        said = f"   self-marked; the judge gave {attempt.ballot.score}" if attempt.said else ""
        by_clock = "; time was up, so it was handed in as it stood" if attempt.by_clock else ""
        length = length_words(attempt.ballot, attempt.seconds, by_clock)
        return Content.assemble((said, "bold"), self._gain(), length)

    def _gain(self) -> str:
        """The change from the attempt before, and what counts when it was better."""
        if len(self._turn.attempts) < 2:
            return ""
        gain = self._attempt.counts - self._turn.attempts[-2].counts
        best = self._turn.best
        counts = f"; your {best.counts} counts" if best is not None and best is not self._attempt else ""
        return f"   {change_words(gain)} your last answer{counts}"

    def _fix(self) -> Content:
        seconds = self._turn.seconds
        clock = "" if seconds is None else f", with {clock_text(seconds * REVISION_SHARE)} on the clock"
        return Content.assemble(self._attempt.marks.fix, ("\nr", "bold"), (f" to revise{clock}", "$quiet"))

    def _notes(self) -> dict[str, list[Content]]:
        """Under each criterion: the judge's mark where the player's own is another one, and what was predicted."""
        attempt = self._attempt
        levels = {row.id: row.levels for row in self.session.pack.rubric.criteria}
        notes: dict[str, list[Content]] = {}
        for judged, mark in zip(attempt.ballot.criteria, attempt.marks.criteria, strict=True):
            if (judged.score, judged.level) != (mark.score, mark.level):
                says = f"self-marked; the judge gave {judged.score}, {judged.level_name}"
                notes.setdefault(mark.id, []).append(Content.styled(says, "bold"))
            predicted = attempt.predicted.get(mark.id)
            if predicted is not None and 0 <= predicted < len(levels[mark.id]):
                same = "as you said yourself" if predicted == judged.level_number else "you gave yourself"
                words = f"{same}: {levels[mark.id][predicted].name}"
                notes.setdefault(mark.id, []).append(Content.styled(words, "$quiet"))
        return notes

    def compose_notices(self) -> Iterable[Widget]:
        """How well the player knew their own work, what they say of it themself, and once an offer."""
        if self._attempt.predicted:
            words = foreseen_words(self._attempt.predicted, self._attempt.ballot)
            yield Static(Content(words), classes="notice", id="foreseen")
        lines = [said_words(said, self.session.pack, self._attempt) for said in self._attempt.said]
        for line in lines:
            yield Static(Content(f"You say: {line}"), classes="notice said")
        if lines:
            back = Content.assemble(("u", "bold"), (" to take the last one back", "$quiet"))
            yield Static(back, classes="notice -last")
        if self._offers_to_predict():
            yield Static(
                Content.assemble(_OFFER, ("m", "bold"), (" to do that from now on", "$quiet")),
                id="offer",
                classes="notice -last",
            )

    def _offers_to_predict(self) -> bool:
        """Whether this is the ballot on which marking oneself first is offered: the third ever, and only once."""
        self._offers = self.game.setting("predict", "offered") == "offered" and self.session.knows_ballots
        return self._offers

    def on_mount(self) -> None:
        """What was offered here is not offered again."""
        if self._offers:
            self._set_predict("off")

    def _set_predict(self, value: str) -> None:
        try:
            self.game.set_setting("predict", value)
        except (RecordsError, SettingsError) as error:
            self.say_trouble(str(error))

    def action_predict(self) -> None:
        """Mark oneself before each ballot from now on."""
        self._offers = False
        self._set_predict("on")
        self.query_one("#offer", Static).update(Content("From now on you mark yourself first."))
        self.refresh_bindings()

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

        self.app.push_screen(ReceiptScreen(self._attempt.ballot, self.session.pack, attempt=self._attempt))

    def claims(self) -> list[Claim]:
        """Besides points that should count: points that should not, and levels of criteria."""
        names, ballot = self.point_names(), self.shown.ballot
        found = super().claims()
        if any(mark.made is not Made.NOT for mark in ballot.points) or found:
            found = [replace(claim, line=_line("should count", claim.line)) for claim in found]
        for mark in ballot.points:
            if mark.made is not Made.NOT:
                said = Said(
                    about=About.CREDIT,
                    id=mark.id,
                    start=min(item.start for item in mark.evidence),
                    end=max(item.end for item in mark.evidence),
                )
                found.append(Claim(line=_line("should not", point_line(mark, names[mark.id])), said=said))
        for row, given in zip(self.session.pack.rubric.criteria, ballot.criteria, strict=True):
            said = Said(about=About.CRITERION, id=row.id, level=given.level_number)
            line = _line("another level", Content.assemble((f"{given.level_name}  ", "bold"), row.title))
            found.append(Claim(line=line, said=said, levels=row.levels))
        return found

    async def action_appeal(self) -> None:
        """Let the player say what the ballot has wrong; it counts at once."""
        from debate.tui.screens.appeal import AppealScreen

        said = self._attempt.said

        async def shown_anew(_: object) -> None:
            stage = self.session.state.stage
            if isinstance(stage, Judged) and self.session.state.turns[stage.turn].attempts[-1].said != said:
                await self.show_stage()

        self.app.push_screen(AppealScreen(self.shown.text, self.claims(), send=self._appeal), shown_anew)

    async def _appeal(self, said: Said, note: str) -> str:
        """Keep what the player says; returns what went wrong, in a sentence."""
        try:
            self.session.appeal(said, note)
        except (RecordsError, SessionError) as error:
            return str(error)
        return ""

    async def action_take_back(self) -> None:
        """Take the last word back."""
        try:
            self.session.take_back()
        except RecordsError as error:
            self.say_trouble(str(error))
        else:
            await self.show_stage()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a comeback can be answered, and only what was said be taken back."""
        if action == "answer":
            return not self.waits and self.session.press is not None
        if action == "predict":
            return not self.waits and self._offers
        if action == "take_back":
            return not self.waits and bool(self._attempt.said)
        return super().check_action(action, parameters)


def _line(wrong: str, what: Content) -> Content:
    return Content.assemble((f"{wrong:<15}", "$quiet"), what)
