"""Answering the comeback: their line, what the player said, 45 seconds for a sentence or two, and at once what it did.

``ReplyScreen`` renders a session that is replying, on the frame of the writing page; ``ExchangeScreen`` shows the reply
that was just marked, and what they say next.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from debate.game.pressing import REPLY_SECONDS, is_second_try
from debate.game.round import Judged, Replying
from debate.judge.ballot import Made
from debate.session import Session
from debate.tui.camps import camp_mark
from debate.tui.screens.prompt import SoloWriting
from debate.tui.screens.solo import RoundPage
from debate.tui.screens.writing_page import Assignment
from debate.tui.time_is_up import TimeIsUp
from debate.tui.widgets.earlier import Earlier
from debate.tui.widgets.exchange import reply_text, verdict
from debate.tui.widgets.paper import Paper
from debate.wording import clock_text


class ReplyScreen(SoloWriting):
    """Where a comeback is answered. ``session`` must be replying."""

    PLACE = "comeback  ·  prompt"
    HELP = """
    They press you on a point that your answer left out. Say in a sentence or two what you would have said to it; hand
    in with ctrl+s or the button. Only that one point is marked, together with what your answer said already.

    A pause (esc) stops the clock and hides everything; so do this help, and a window that is too small. F3 shows your
    answer, F1 your brief; in a wide window they stand beside your text. To leave the comeback unanswered, press u in
    a pause.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "withdraw", "leave it unanswered", id="reply.withdraw",
                tooltip="Go back to the ballot; you may answer later."),
    ]  # fmt: skip

    def __init__(self, session: Session) -> None:
        stage, press = session.state.stage, session.press
        if not isinstance(stage, Replying) or press is None:
            raise TypeError("the reply screen is for a session that is replying")
        turn, other = session.state.turns[stage.turn], session.other_camp
        again = is_second_try(turn, press)
        hint = session.prompt.point(press.point).hint
        super().__init__(
            session,
            Assignment(
                title="Your reply",
                camp=other,
                mark=camp_mark(session.pack, other),
                speech=press.says,
                hint=f"Hint: {hint}" if again else "One or two sentences: what do you say to that?",
                draft=stage.draft,
                earlier=Earlier(title="You said", text=turn.attempts[-1].text),
            ),
        )
        self._hint = hint if again else ""

    def show_fix(self) -> None:
        """Over the editor stands the hint, once they press a second time on the same point."""
        says = Content.assemble(("Hint  ", "bold"), self._hint) if self._hint else Content("")
        fix = self.query_one("#fix", Static)
        fix.update(says)
        fix.display = bool(self._hint)

    async def hand_in(self, *, by_clock: bool) -> None:
        """Have the reply marked, and show what it did."""
        self.session.write(self.editor.text)
        self.session.reply(by_clock=by_clock)
        self.come_to_the_front()
        self.app.switch_screen(ExchangeScreen(self.session, by_clock=by_clock))

    async def action_withdraw(self) -> None:
        """Leave the comeback unanswered for now."""
        self.session.withdraw()
        await self.show_stage()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only in a pause is u no letter."""
        if action == "withdraw":
            return super().check_action("leave", parameters)
        return super().check_action(action, parameters)


class ExchangeScreen(TimeIsUp, RoundPage):
    """What the last reply did. ``session`` must have been judged, and its turn have a reply."""

    AUTO_FOCUS = "#paper"
    CSS_PATH = "reply.tcss"
    PLACE = "comeback  ·  prompt"
    HELP = """
    Your reply was marked on the one point on which they pressed you. The words between ▐ and ▌ count for it. If it does
    not make the point yet, they press you once more, and you have its hint; if it does, they try another point that you
    left out. After two replies they have said enough: the ballot tells who had the last word.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,b", "answer", "answer back", id="exchange.answer", tooltip="Answer what they say now."),
        Binding("enter,n", "ballot", "ballot", id="exchange.ballot", tooltip="Go back to the ballot."),
        Binding("escape", "ballot", "ballot", id="exchange.ballot.esc", tooltip="Go back to the ballot."),
        Binding("h,q", "leave", "home", show=False, id="exchange.leave", tooltip="Leave the round; go on later."),
    ]

    def __init__(self, session: Session, *, by_clock: bool = False) -> None:
        stage = session.state.stage
        if not isinstance(stage, Judged) or not session.state.turns[stage.turn].replies:
            raise TypeError("the exchange screen is for a session with a reply that has been marked")
        self.session = session
        self._turn = session.state.turns[stage.turn]
        super().__init__()
        if by_clock:
            self.time_is_up("Your reply was handed in as it stood.", "see what it did")

    def compose_body(self) -> ComposeResult:
        with Paper(id="paper"):
            for name, widgets in self._parts():
                with Vertical(classes="part"):
                    yield Static(name, classes="label", markup=False)
                    yield from widgets

    def _parts(self) -> Iterable[tuple[str, list[Widget]]]:
        reply, press = self._turn.replies[-1], self.session.press
        point = self.session.prompt.point(reply.point)
        yield "They pressed you", [_text(Content(f"“{reply.press}”"))]
        said: list[Widget] = [_text(reply_text(reply)), _text(verdict(reply), "verdict")]
        if reply.made is Made.MADE:
            said.append(_text(Content.assemble(("The point: ", "$quiet"), point.says)))
        yield "You said", said
        if press is None:
            mine = reply.made is Made.MADE
            yield "They say no more", [_text(Content(_END[mine]), "end")]
            return
        again = is_second_try(self._turn, press)
        they = "They press you once more" if again else "They try another point"
        rows: list[Widget] = [_text(Content(f"“{press.says}”"), "next")]
        if again:
            rows.append(_text(Content.assemble(("Hint: ", "italic $quiet"), point.hint), "hint"))
        yield they, [*rows, _text(answer_back_words(self.session, self.game.extra_time, "enter"))]

    async def action_answer(self) -> None:
        """Answer once more."""
        self.session.answer_back(self.game.extra_time)
        await self.show_stage()

    async def action_ballot(self) -> None:
        """Go back to the ballot."""
        await self.show_stage()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter answers as long as they say something, then it goes back to the ballot."""
        if action == "answer":
            return not self.waits and self.session.press is not None
        return super().check_action(action, parameters)


_END = {
    True: "You had the last word.",
    False: "They had the last word. A revision can still make the point.",
}


def answer_back_words(session: Session, extra_time: float, key: str = "b") -> Content:
    """The invitation to answer: the key, and the time where there is a clock."""
    turn = session.state.turn
    timed = turn is not None and turn.seconds is not None
    clock = f", with {clock_text(REPLY_SECONDS * extra_time)} on the clock" if timed else ""
    return Content.assemble((key, "bold"), (f" to answer back{clock}", "$quiet"))


def _text(content: Content, id_: str | None = None) -> Static:
    return Static(content, classes="text", id=id_)
