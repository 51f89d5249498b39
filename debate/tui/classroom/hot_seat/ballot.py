"""One player’s ballot in a hot seat: right after the text where marks are shown at once, else one after the other."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from debate.classroom.errors import JournalError, RoomError
from debate.classroom.room import events as e
from debate.classroom.room.state import Paper
from debate.classroom.shown.marks import effective_score, gain_of
from debate.classroom.wire import messages as wire
from debate.judge.marking.remarking import Said
from debate.tui.camps import camp_mark
from debate.tui.classroom.host.levels import LevelNames
from debate.tui.classroom.hot_seat.hot_seat import HotSeat
from debate.tui.classroom.hot_seat.page import HotSeatPage, score_words
from debate.tui.screens.appeal import AppealScreen
from debate.tui.screens.ballot_page import CHOOSING_KEYS, BallotPage, ShownBallot, change_words, length_words


class PlayerBallot(BallotPage, HotSeatPage):
    """The ballot of ``seat`` in the attempt that is on. ``at_once``: the others have not all written yet."""

    HELP = """
    The answer has been marked against the rubric. The words between ▐ and ▌ earned marks; the small numbers say for
    which criterion. Choose a criterion with ↑ and ↓, or by its number, to see only its words.

    The exemplar (x) can be read once all have written. If something should have counted and did not, appeal (a): the
    teacher decides, from the results.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "go_on(1)", "go on", id="player-ballot.next", tooltip="The next ballot, or the next player."),
        Binding("p", "go_on(-1)", "back", id="player-ballot.before", tooltip="The ballot before."),
        Binding("escape", "back", "results", id="player-ballot.close", tooltip="Back to all results."),
        Binding("x", "exemplar", "exemplar", id="player-ballot.exemplar", tooltip="Read a model rebuttal."),
        Binding("a", "appeal", "appeal", id="player-ballot.appeal", tooltip="Say that something should have counted."),
        *CHOOSING_KEYS,
    ]  # fmt: skip

    def __init__(self, hot_seat: HotSeat, seat: str, *, at_once: bool = False, place: tuple[object, ...] = ()) -> None:
        self.seat = hot_seat.room.seats[seat]
        self.place = place
        self._at_once = at_once
        paper = hot_seat.paper(seat)
        assert paper is not None and paper.ballot is not None
        prompt = hot_seat.pack.prompt(paper.prompt)
        score = effective_score(paper, hot_seat.pack.rubric)
        super().__init__(
            ShownBallot(
                ballot=paper.ballot,
                text=paper.text,
                colour=camp_mark(hot_seat.pack, paper.camp).colour,
                score=score_words(score),
                words=_words(hot_seat, paper),
                fix=Content(paper.ballot.fix),
                title=prompt.title,
                hints={} if at_once else {point.id: point.hint for point in prompt.points},
                exemplar="" if at_once else prompt.exemplar,
                by_clock=paper.by_clock and at_once,
                notes=_notes(hot_seat, paper),
            )
        )

    def on_mount(self) -> None:
        """Say whose ballot it is."""
        self.masthead.camp = self.mark_of(self.seat)
        self.masthead.place = f"ballot of {self.seat.name}"

    async def action_go_on(self, by: int) -> None:
        """Go on to the next player, or leaf through the ballots."""
        if self._at_once:
            await self.hot_seat.read_on()
            return
        readable = readable_seats(self.hot_seat)
        at = readable.index(self.seat.id) + by
        if 0 <= at < len(readable):
            await self.app.switch_screen(PlayerBallot(self.hot_seat, readable[at], place=self.place))
        else:
            self.app.pop_screen()

    def action_appeal(self) -> None:
        """Let the player say which words should have counted, and for which point."""
        hot_seat, turn = self.hot_seat, self.room.turn
        assert turn is not None
        at = {"turn": len(self.room.turns) - 1, "attempt": len(turn.attempts)}

        async def send(said: Said, note: str) -> str:
            event = e.Appealed(seat=self.seat.id, **at, point=said.id, start=said.start, end=said.end, note=note)
            try:
                await hot_seat.keeper.from_seat(self.seat.id, wire.Let(id=0, event=event))
            except (RoomError, JournalError) as error:
                return str(error)
            return ""

        paper = hot_seat.paper(self.seat.id)
        assert paper is not None
        self.app.push_screen(PlayerAppeal(paper.text, self.claims(), send=send))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Between two writers there is one way, on."""
        if self._at_once and (action in ("back", "appeal") or (action == "go_on" and parameters == (-1,))):
            return False
        return super().check_action(action, parameters)


class PlayerAppeal(AppealScreen):
    """An appeal that the teacher decides from the results."""

    QUESTION: ClassVar[str] = "Which point should have counted?"
    THANKS: ClassVar[str] = "The appeal is on the teacher’s list."
    HELP = """
    When the text makes a point that the ballot does not count, say so here. Choose the point, then the words: go to the
    first with the arrows, press space, and go to the last. A note is welcome. The teacher decides, from the results.
    """


def _notes(hot_seat: HotSeat, paper: Paper) -> dict[str, list[Content]]:
    """The teacher's marks, under the criteria that they are for."""
    names = LevelNames(hot_seat.keeper.topic)
    return {
        one.criterion: [
            Content.assemble(
                (f"Your teacher: {names(one.criterion, one.level)}", "bold"), f", and that counts. “{one.reason}”"
            )
        ]
        for one in paper.overrides
    }


def readable_seats(hot_seat: HotSeat) -> list[str]:
    """The seats that have a ballot in the attempt that is on, in the order of the room."""
    turn = hot_seat.room.turn
    papers = turn.now.papers if turn is not None and turn.now is not None else {}
    return [seat for seat in hot_seat.room.seats if seat in papers and papers[seat].ballot is not None]


def _words(hot_seat: HotSeat, paper: Paper) -> Content:
    assert paper.ballot is not None and hot_seat.room.turn is not None
    gain = (
        gain_of(hot_seat.room.turn, paper.seat, hot_seat.pack.rubric) if len(hot_seat.room.turn.attempts) > 1 else None
    )
    gained = "" if gain is None else f"   {change_words(gain)} the first answer"
    by_clock = "; taken as it stood at the end" if paper.by_clock else ""
    return Content.assemble(gained, length_words(paper.ballot, paper.seconds, by_clock))
