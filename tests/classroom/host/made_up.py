"""A room as the server would tell of it, made up: fifteen students and two prompts; and a line without a server.

``Saying`` answers requests as a test wants and keeps them, so that a test can say what the teacher's keys asked for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from debate.classroom.client.link import Refusal
from debate.classroom.room.state import Decision, Override, Phase, Settings, Show, Stage, Standing, TrustMark
from debate.classroom.shown.telling import told
from debate.classroom.shown.viewing import speech_of, topic_of
from debate.classroom.shown.views import (
    AgreementRow,
    AppealRow,
    ClockView,
    FlowSheet,
    GainBoard,
    HostView,
    PaperView,
    PeerAgreement,
    PeerView,
    PointCount,
    SeatRow,
    TrustRow,
    TrustView,
    TurnRow,
)
from debate.classroom.wire import messages as wire

from ...tui.toll_bridge import ANSWER, PhraseJudge, toll_bridge

PACK = toll_bridge()
TOPIC = topic_of(PACK)
TOLL, FREE = (camp.id for camp in PACK.camps)
NAMES = (
    "Amber Heron", "Ben", "Chiara", "Dmitri", "Elif Yılmaz", "Farah", "Grzegorz Brzęczyszczykiewicz", "Hana",
    "Ines", "Jonas", "Kenji", "Leila", "[b]Mallory[/b]", "Nadia", "Oskar",
)  # fmt: skip
SPEECHES = tuple(speech_of(PACK, PACK.prompts_for(camp)[0].id) for camp in (TOLL, FREE))
LATER = tuple(speech_of(PACK, PACK.prompts_for(camp)[1].id) for camp in (TOLL, FREE))


def seat(number: int, **changed: Any) -> SeatRow:
    """The student of that number (from 0), here and with a camp; ``changed`` replaces what is said of them."""
    row = SeatRow(
        id=f"s{number}",
        name=NAMES[number] if number < len(NAMES) else f"Student {number + 1}",
        standing=Standing.SEATED,
        camp=(TOLL, FREE)[number % 2],
        team=None,
        extra=1.0,
        here=True,
    )
    return row.replaced(**changed)


def seats(count: int = len(NAMES), **changed: Any) -> tuple[SeatRow, ...]:
    """So many students, all alike."""
    return tuple(seat(number, **changed) for number in range(count))


def view(**changed: Any) -> HostView:
    """The lobby with everybody in it; ``changed`` replaces what is said of the room."""
    made = HostView(
        room="2026-11-24-kfm3rt",
        code="KFM3RT",
        address="http://192.168.1.5:8765",
        web_address="http://192.168.1.5:8766",
        board_key="board-key-7Q2",
        pack=PACK.id,
        pack_title=PACK.title,
        settings=Settings(),
        phase=Phase.LOBBY,
        stage=None,
        locked=False,
        show=Show.LOBBY,
        hot_seat=False,
        seats=seats(camp=None),
        turns=(TurnRow(speeches=SPEECHES), TurnRow(speeches=LATER)),
        turn=-1,
        attempt=0,
        clock=None,
    )
    return made.replaced(**changed)


def of_class(made: HostView | None = None) -> HostView:
    """A room with a class list, three students of which have not come."""
    made = made or view()
    rows = [
        row.replaced(standing=Standing.EXPECTED, here=False) if at in (3, 8, 11) else row
        for at, row in enumerate(made.seats)
    ]
    return made.replaced(seats=tuple(rows), class_name="9b")


def in_turn(stage: Stage, attempt: int = 1, **changed: Any) -> HostView:
    """The first of two prompts at that stage."""
    turns = (TurnRow(speeches=SPEECHES, stage=stage, attempts=attempt), TurnRow(speeches=LATER))
    given = {"phase": Phase.PLAYING, "stage": stage, "turn": 0, "attempt": attempt, "turns": turns, "show": Show.PROMPT}
    return view(**{**given, "seats": seats(), **changed})


def ready(**changed: Any) -> HostView:
    """Everybody reads their brief."""
    return in_turn(Stage.READY, 0, **changed)


def writing(**changed: Any) -> HostView:
    """A minute and a half into the writing: most write, some are in, one is lost, one idle, one has extra time."""
    rows = list(seats(writing=True, words=40, left=150.0))
    rows[1] = seat(1, writing=True, here=False, gone=42.0, words=12)
    rows[2] = seat(2, writing=True, handed_in=True, words=88)
    rows[3] = seat(3, writing=True, words=0)
    rows[4] = seat(4, writing=True, words=31, extra=1.5, left=270.0)
    rows[5] = seat(5, writing=True, words=25, idle=75.0)
    rows[13] = seat(13, standing=Standing.KICKED, here=False)
    clock = ClockView(at=100.0, used=90.0, limit=240.0, running=True)
    return in_turn(Stage.WRITING, **{"seats": tuple(rows), "clock": clock, **changed})


def marked_seats(**changed: Any) -> tuple[SeatRow, ...]:
    """Everybody's paper is in and marked: one late, one flagged, one empty, one with a mark of the teacher's."""
    rows = [seat(n, handed_in=True, words=60 + n, score=40 + 3 * n, **changed) for n in range(len(NAMES))]
    rows[1] = rows[1].replaced(by_clock=True, late=25.0)
    rows[6] = rows[6].replaced(flags=("Half of this is copied from the speech; those words earn nothing.",), score=4)
    rows[7] = rows[7].replaced(words=0, score=0, by_clock=True)
    rows[8] = rows[8].replaced(overridden=True)
    return tuple(rows)


TRUST_ROWS = tuple(
    TrustRow(seat=f"s{number}", speech=SPEECHES[number % 2], text=f"{ANSWER} Answer {number}.") for number in (2, 5, 9)
)


def held(**changed: Any) -> HostView:
    """All papers are marked, and held."""
    given = {"seats": marked_seats(), "marked": 15, "to_mark": 15, "flow": FLOW}
    return in_turn(Stage.HELD, **{**given, **changed})


def trusted() -> TrustView:
    """A trust check that is done."""
    levels = {card.id: 1 for card in TOPIC.criteria}
    rows = tuple(
        row.replaced(teacher=TrustMark(seat=row.seat, levels=levels), judge={**levels, TOPIC.criteria[0].id: 2})
        for row in TRUST_ROWS
    )
    agreement = tuple(
        AgreementRow(
            criterion=card.id, title=card.title, count=3, exact=3 if number else 0, adjacent=3,
            advice="You differ by one level each time; think about withholding it." if number == 0 else "You agree.",
        )
        for number, card in enumerate(TOPIC.criteria)
    )  # fmt: skip
    return TrustView(
        rows=rows, agreement=agreement, warning="Three answers are a small sample: it proves nothing right."
    )


FLOW = tuple(
    FlowSheet(
        speech=speech,
        papers=8,
        points=(
            PointCount(point="ferry", says="The ferry carries more than the bridge.", kind="answer", made=5, partly=2),
            PointCount(point="quiet", says="A quieter square brings people back.", kind="answer", made=1, partly=0),
            PointCount(point="night", says="Deliveries come at night.", kind="support", made=0, partly=0),
        ),
        moves=(("name", 6), ("deny", 5), ("turn", 0), ("outweigh", 2)),
        quotes=("the ferry carries twice as many people",) if number == 0 else (),
    )
    for number, speech in enumerate(SPEECHES)
)
APPEALS = (
    AppealRow(
        number=1, seat="s2", name="Chiara", turn=0, attempt=1, prompt=SPEECHES[0].prompt, point="night",
        says="Deliveries come at night.", words="vans drive in after ten", note="That is when they deliver.",
        decision=Decision.OPEN, reason="", same_words=2,
    ),
    AppealRow(
        number=2, seat="s4", name="Elif Yılmaz", turn=0, attempt=1, prompt=SPEECHES[0].prompt, point="quiet",
        says="A quieter square brings people back.", words="[/] it is loud", note="", decision=Decision.REJECTED,
        reason="It says the opposite.", same_words=0,
    ),
)  # fmt: skip


def reviewed(peers: PeerView | None = None) -> HostView:
    """The class marks answers of one another: some are done, one begins, one was sent out."""
    rows = [row.replaced(to_review=2, reviewed=(2, 0, 1)[number % 3]) for number, row in enumerate(marked_seats())]
    rows[13] = seat(13, standing=Standing.KICKED, here=False)
    return held(seats=tuple(rows), peers=peers or PEERS, settings=Settings(peer=True))


PEERS = PeerView(
    finished=17,
    dealt=28,
    agreement=tuple(
        PeerAgreement(criterion=card.id, title=card.title, count=17, exact=17 - 3 * number, adjacent=17 - number,
                      above=2 * number)
        for number, card in enumerate(TOPIC.criteria)
    ),
)  # fmt: skip


def released(**changed: Any) -> HostView:
    """The ballots are out."""
    given = {"seats": marked_seats(), "marked": 15, "to_mark": 15, "flow": FLOW, "appeals": APPEALS, "show": Show.FLOW}
    return in_turn(Stage.RELEASED, **{**given, **changed})


def revised() -> HostView:
    """The revision's ballots are out too."""
    gain = GainBoard(revised=15, gained=11, median=9.0, total=120)
    return released(seats=marked_seats(gain=8), gain=gain, attempt=2)


def over() -> HostView:
    """The room is over."""
    turns = (TurnRow(speeches=SPEECHES, stage=Stage.RELEASED, attempts=2), TurnRow(speeches=LATER))
    rows = marked_seats(gain=8)
    return released(turns=turns, attempt=2, seats=rows).replaced(phase=Phase.OVER, stage=None)


def paper(seat_id: str = "s2", text: str = ANSWER, **changed: Any) -> PaperView:
    """A marked paper, one mark of it the teacher's."""
    ballot = PhraseJudge(PACK).ballot(SPEECHES[0].prompt, text)
    first = ballot.criteria[0]
    made = PaperView(
        seat=seat_id,
        name=NAMES[int(seat_id[1:])],
        turn=0,
        attempt=1,
        speech=SPEECHES[0],
        text=text,
        handed_in=True,
        seconds=171.0,
        by_clock=False,
        late=0.0,
        ballot=ballot,
        score=ballot.score,
        overrides=(Override(criterion=first.id, level=1, reason="The name is there, only late."),),
        prediction={first.id: 2},
    )
    return made.replaced(**changed)


class Saying:
    """A line that says what a test wants, and keeps what it was asked. ``refuse`` is the sentence of every refusal."""

    owns_server = True
    token = "a-token-of-forty-three-characters-000000000"

    def __init__(self, first: HostView | None = None) -> None:
        self.hear: Callable[[wire.FromServer], None] = lambda _message: None
        self.tell: Callable[[str], None] = lambda _sentence: None
        self.asked: list[wire.Request] = []
        self.opened: list[tuple[str, int, int]] = []
        """Seat, turn and attempt of the papers that were asked for."""
        self.refuse = ""
        self.says = ""
        self.paper = paper()
        self.closed = False
        self._first = first

    async def run(self) -> None:
        """Say the first view, then nothing."""
        self.hear(wire.Welcome(room="2026-11-24-kfm3rt", now=100.0, topic=TOPIC))
        if self._first is not None:
            self.show(self._first)
        await asyncio.Event().wait()

    def show(self, newer: HostView) -> None:
        """Say another view."""
        self.hear(wire.Update(now=100.0, view=told(newer)))

    async def ask(self, make: Callable[[int], wire.Request]) -> wire.Taken | wire.BallotIs | wire.PaperIs:
        """Keep the request, and answer it."""
        request = make(len(self.asked) + 1)
        if isinstance(request, wire.Open):
            self.opened.append((request.seat, request.turn, request.attempt))
            return wire.PaperIs(
                id=request.id, paper=self.paper.replaced(seat=request.seat, turn=request.turn, attempt=request.attempt)
            )
        self.asked.append(request)
        if self.refuse:
            raise Refusal(self.refuse)
        return wire.Taken(id=request.id, says=self.says)

    def room_now(self) -> float | None:
        """The instant of the made-up clocks."""
        return 100.0

    async def close(self) -> None:
        """Remember that it was closed."""
        self.closed = True
