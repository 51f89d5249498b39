"""What tests of the student's screens share: a room that the test plays, and the app on a seat of it; no network."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from debate.classroom.client.link import Link, LinkLost, LinkState, Refusal
from debate.classroom.client.seat_client import SeatClient
from debate.classroom.client.seat_store import SeatStore
from debate.classroom.errors import RoomError
from debate.classroom.keeping.commands import written
from debate.classroom.keeping.dealing import dealing
from debate.classroom.room import events as e
from debate.classroom.room.due import closing, due
from debate.classroom.room.state import Room, Settings
from debate.classroom.room.stepping import begin, step
from debate.classroom.shown.viewing import own_ballot, seat_view, topic_of
from debate.classroom.wire import messages as wire
from debate.tui.classroom.student.app import StudentApp

from ...tui.toll_bridge import ANSWER, PhraseJudge, toll_bridge

PACK = toll_bridge()
FIRST, SECOND = (camp.id for camp in PACK.camps)
ADDRESS, CODE = "http://127.0.0.1:8765", "KFM3RT"


class Lesson:
    """A room with one seat, kept by the test: after each event the client is sent its view, as long as it is there."""

    def __init__(self) -> None:
        opened = e.Opened(
            id="2026-11-24-kfm3rt", code=CODE, pack=PACK.id, pack_hash=PACK.hash, camps=(FIRST, SECOND), seed=7,
            at="2026-11-24T12:00:00+00:00",
        )  # fmt: skip
        self.room: Room = begin(opened)
        self.now = 0.0
        self.client: SeatClient | None = None
        self.settings(Settings())
        self.does(e.Joined(seat="s1", name="Maya [/x]", key_hash="ab" * 32))

    def settings(self, settings: Settings) -> None:
        plan = tuple({camp.id: PACK.prompts_for(camp.id)[number].id for camp in PACK.camps} for number in (0, 1))
        self.does(e.Configured(settings=settings, plan=plan, pack=PACK.id, pack_hash=PACK.hash, camps=(FIRST, SECOND)))

    def does(self, *events: e.AnyEvent) -> None:
        for event in events:
            self.room = step(self.room, e.at(event, self.now))
        self.tell()

    def tell(self) -> None:
        if self.client is not None and self.client.online and self.client.welcomed:
            self.client.hear(wire.Update(now=self.now, view=seat_view(self.room, PACK, "s1", self.now)))

    # Whole steps of a lesson

    def begin(self, limit: float | None = 120.0) -> None:
        if self.room.seats["s1"].camp is None:
            self.does(e.Placed(camps={"s1": FIRST}))
        self.does(e.TurnBegun(prompts=self.room.plan[len(self.room.turns)]), e.Started(limit=limit))

    def close(self) -> None:
        self.does(*closing(self.room, self.now))
        self.does(*dealing(self.room, self.now))
        self.mark()

    def mark(self) -> None:
        turn, attempt = len(self.room.turns) - 1, len(self.room.turns[-1].attempts)
        for paper in self.room.turns[-1].attempts[-1].papers.values():
            ballot = PhraseJudge(PACK).ballot(paper.prompt, paper.text)
            self.does(e.Marked(seat=paper.seat, turn=turn, attempt=attempt, ballot=ballot))

    def answered(self, text: str = ANSWER) -> None:
        self.begin()
        self.now += 72
        self.does(e.HandedIn(seat="s1", turn=len(self.room.turns) - 1, attempt=1, text=text, seconds=72))
        self.close()

    def answered_by_class(self, *others: str, text: str = ANSWER, settings: Settings | None = None) -> None:
        """Maya and so many classmates (s2, s3 …) have answered, in the camps by turns; she marks answers of theirs."""
        self.settings(settings or Settings(peer=True))
        seats = [f"s{number}" for number in range(2, len(others) + 2)]
        for seat in seats:
            self.does(e.Joined(seat=seat, name=f"Classmate {seat}", key_hash=seat * 32))
        self.does(e.Placed(camps={seat: (SECOND, FIRST)[at % 2] for at, seat in enumerate(seats)}))
        self.begin()
        for seat, words in zip(("s1", *seats), (text, *others), strict=True):
            self.does(e.HandedIn(seat=seat, turn=len(self.room.turns) - 1, attempt=1, text=words, seconds=72))
        self.close()

    # The network

    async def ask(self, link: Link, make: Callable[[int], wire.Request], *, seconds: float = 10) -> Any:
        """What the server answers, in place of ``Link.ask``."""
        await asyncio.sleep(0)
        if link.state is not LinkState.OPEN:
            raise LinkLost("There is no connection to the room now.")
        message = make(1)
        try:
            match message:
                case wire.Write(text=text):
                    self.does(written(self.room, self.now, "s1", text, connected_for=0.0))
                    for event in due(self.room, self.now) if text.handing_in else ():
                        self.does(event)
                case wire.Let(event=event):
                    self.does(event)
                case wire.Look():
                    return wire.BallotIs(id=1, ballot=own_ballot(self.room, PACK, "s1", message.turn, message.attempt))
        except RoomError as error:
            raise Refusal(str(error)) from error
        return wire.Taken(id=1)

    def come(self, client: SeatClient, *, refuse: str = "", may_ask: bool = False) -> None:
        """The connection is there: the greeting is answered."""
        self.client = client
        if refuse:
            client.link.state = LinkState.ENDED
            client.hear(wire.Bye(why=refuse, may_ask=may_ask))
            client.stand(LinkState.ENDED, refuse)
            return
        client.link.state = LinkState.OPEN
        welcome = wire.Welcome(room=self.room.id, now=self.now, topic=topic_of(PACK), seat="s1", token="token")
        client.hear(welcome)
        client.stand(LinkState.OPEN, "")
        self.tell()

    def lose(self) -> None:
        """The connection is gone."""
        assert self.client is not None
        self.client.link.state = LinkState.LOST
        self.client.stand(LinkState.LOST, "The connection to the room was lost.")


@pytest.fixture
def lesson(monkeypatch: pytest.MonkeyPatch) -> Lesson:
    """The room; the client's link leads to it. Room seconds are the lesson's, and nothing ticks by itself."""
    lesson = Lesson()

    async def run(self: SeatClient) -> None:
        lesson.client = self

    async def ask(self: Link, make: Callable[[int], wire.Request], *, seconds: float = 10) -> Any:
        return await lesson.ask(self, make, seconds=seconds)

    monkeypatch.setattr(SeatClient, "run", run)
    monkeypatch.setattr(Link, "ask", ask)
    monkeypatch.setattr(Link, "room_now", lambda self: lesson.now)
    return lesson


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SeatStore:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    return SeatStore(tmp_path / "seats")


@pytest.fixture
def app(lesson: Lesson, store: SeatStore) -> StudentApp:
    """The app, which knocks at once."""
    return StudentApp(store, address=ADDRESS, code=CODE, name="Maya", at_once=True, animations=False)
