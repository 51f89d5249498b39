"""The student's text between client and room: nothing that was written is lost, whatever is lost on the way."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from debate.classroom.client.desk import WritingDesk
from debate.classroom.errors import NotNow, RoomError
from debate.classroom.keeping.commands import written
from debate.classroom.room import events as e
from debate.classroom.room.due import closing, due
from debate.classroom.room.playing import seat_limit
from debate.classroom.room.state import MOST_CHARACTERS, Paper, Room, Settings, Stage
from debate.classroom.room.stepping import step
from debate.classroom.shown.views.common import ClockView, Speech
from debate.classroom.shown.views.seat import OwnPaper, SeatView
from debate.classroom.wire.messages import OwnText

from ..room_making import after, with_marks, writing


def view_of(room: Room, now: float) -> SeatView:
    """What the first seat is shown, as far as a desk looks at it."""
    turn = room.turns[-1]
    written = turn.attempts[-1]
    paper = written.papers.get("s1")
    limit = seat_limit(written, room.seats["s1"])
    clock = ClockView(at=now, used=written.clock.used(now), limit=limit, running=written.clock.running)
    return SeatView(
        room=room.id,
        seat="s1",
        name="Maya",
        phase=room.phase,
        stage=turn.stage,
        turn=len(room.turns) - 1,
        turns=2,
        attempt=len(turn.attempts),
        speech=Speech(prompt="p1", camp="for", title="", says=""),
        clock=clock if turn.stage is Stage.WRITING else None,
        paper=None if paper is None else _own(paper),
        past=((0, 1, None),) if turn.attempts[0].released else (),
    )


def _own(paper: Paper) -> OwnPaper:
    return OwnPaper(
        text=paper.text, sequence=paper.sequence, handed_in=paper.handed_in, by_clock=paper.by_clock, late=paper.late
    )


def at_the_desk(limit: float | None = 60.0) -> tuple[WritingDesk, Room]:
    room = writing(1, limit=limit)
    desk = WritingDesk()
    desk.see(view_of(room, 10.0), 10.0)
    return desk, room


def test_a_change_is_sent_once_and_again_only_when_it_was_lost() -> None:
    desk, _ = at_the_desk()
    assert desk.next_to_send() is None
    desk.write("one")
    sent = desk.next_to_send()
    assert sent is not None and (sent.text, sent.sequence, sent.handing_in) == ("one", 1, False)
    desk.write("one two")
    assert desk.next_to_send() is None  # one at a time
    desk.lost(sent)
    again = desk.next_to_send()
    assert again is not None and again.text == "one two"
    desk.taken(again)
    assert desk.next_to_send() is None and not desk.unsent


def test_at_zero_the_text_is_handed_in_and_closed() -> None:
    desk, _ = at_the_desk()
    desk.write("all I have")
    assert desk.pass_time(69.5) == 0.5
    assert not desk.finished
    desk.pass_time(70.0)
    desk.write("too late")
    sent = desk.next_to_send()
    assert sent is not None and (sent.text, sent.handing_in, sent.by_clock) == ("all I have", True, True)
    desk.taken(sent)
    assert desk.handed_in and desk.next_to_send() is None


def test_when_the_server_was_away_the_time_comes_back() -> None:
    desk, room = at_the_desk()
    desk.write("nearly")
    desk.pass_time(75.0)
    assert desk.finished
    desk.see(view_of(room, 30.0), 30.0)  # its seconds stood while it was away
    assert not desk.finished
    desk.write("nearly done")
    assert desk.text == "nearly done"


def test_a_text_handed_in_by_hand_stays_in_without_a_connection() -> None:
    desk, room = at_the_desk()
    desk.write("done")
    desk.hand_in()
    desk.see(view_of(room, 20.0), 20.0)
    sent = desk.next_to_send()
    assert desk.finished and sent is not None and sent.handing_in and not sent.by_clock


def test_a_text_that_was_given_back_can_be_written_on() -> None:
    desk, room = at_the_desk()
    desk.write("done")
    desk.hand_in()
    sent = desk.next_to_send()
    assert sent is not None
    desk.taken(sent)
    room = step(room, e.HandedIn(now=20, seat="s1", turn=0, attempt=1, text="done", seconds=10))
    desk.see(view_of(room, 20.0), 20.0)
    assert desk.finished
    desk.see(view_of(step(room, e.HandedBack(now=21, seat="s1")), 21.0), 21.0)
    assert not desk.finished
    desk.write("done better")
    assert desk.text == "done better"


def test_a_pause_takes_nothing_and_forgets_nothing() -> None:
    desk, room = at_the_desk()
    desk.write("before")
    desk.see(view_of(step(room, e.Paused(now=20.0)), 20.0), 20.0)
    desk.write("during")
    assert desk.paused and desk.text == "before" and desk.next_to_send() is not None


def test_the_newer_of_two_texts_wins() -> None:
    room = writing(1)
    room = step(room, e.Drafted(now=12, seat="s1", turn=0, attempt=1, sequence=5, text="the room's"))
    older, newer = OwnText(0, 1, 4, "older"), OwnText(0, 1, 9, "newer")
    desk = WritingDesk(kept=(older,))
    desk.see(view_of(room, 12.0), 12.0)
    assert desk.text == "the room's" and not desk.unsent
    desk = WritingDesk(kept=(newer,))
    desk.see(view_of(room, 12.0), 12.0)
    assert desk.text == "newer" and desk.next_to_send() == newer


def test_a_revision_begins_with_the_first_text() -> None:
    desk, room = at_the_desk()
    desk.write("first")
    room = step(room, e.HandedIn(now=20, seat="s1", turn=0, attempt=1, text="first", seconds=10))
    room = with_marks(after(room, *closing(room, 21.0)))
    room = after(room, e.Released(now=22), e.Started(now=23, limit=30.0))
    desk.see(view_of(room, 23.0), 23.0)
    assert desk.text == "first" and not desk.finished and not desk.unsent


def test_once_the_ballots_are_out_nothing_is_sent_any_more() -> None:
    desk, room = at_the_desk()
    desk.write("late")
    desk.pass_time(80.0)
    room = step(room, e.Drafted(now=12, seat="s1", turn=0, attempt=1, sequence=0, text=""))
    room = after(with_marks(after(room, *closing(room, 75.0))), e.Released(now=80))
    desk.see(view_of(room, 80.0), 80.0)
    assert desk.next_to_send() is None
    assert "ballots were out" in desk.says
    room = after(room, e.Started(now=81, limit=30.0))
    desk.see(view_of(room, 81.0), 81.0)
    assert desk.says == ""  # of the next text there is nothing to say yet


def test_a_refusal_for_good_is_said_and_not_repeated() -> None:
    desk, room = at_the_desk()
    desk.write("x")
    desk.hand_in()
    sent = desk.next_to_send()
    assert sent is not None
    desk.refused(sent, "You have handed in already.", again=False)
    room = step(room, e.HandedIn(now=9, seat="s1", turn=0, attempt=1, text="y", seconds=1, by_clock=True))
    desk.see(view_of(room, 30.0), 30.0)
    assert desk.says == "You have handed in already." and desk.next_to_send() is None


def test_what_cannot_travel_is_left_out() -> None:
    desk, _ = at_the_desk()
    desk.write("half \ud83d a character" + "x" * MOST_CHARACTERS)
    sent = desk.next_to_send()
    assert sent is not None and len(sent.text) == MOST_CHARACTERS
    sent.text.encode()


# The whole way, at random


@dataclass
class Journey:
    """A student, a network that loses, doubles and reorders, and the room itself; all by one source of chance."""

    chance: random.Random
    room: Room = field(default_factory=lambda: writing(1, limit=60.0, settings=Settings(late_texts=True)))
    desk: WritingDesk = field(default_factory=WritingDesk)
    now: float = 10.0
    online: bool = True
    since: float = 10.0
    on_the_way: list[OwnText] = field(default_factory=list)
    waited_for: OwnText | None = None
    disk: tuple[OwnText, ...] = ()
    acknowledged: int = 0

    def act(self) -> None:
        """One thing happens."""
        what = self.chance.choices(
            ("time", "write", "tick", "arrive", "arrive", "cut", "back", "kill", "pause", "hand in", "close"),
            (30, 30, 30, 30, 20, 6, 8, 2, 2, 0.4, 0.4),
        )[0]
        match what:
            case "time":
                self.pass_time(self.chance.uniform(0, 1.5))
            case "write":
                self.desk.write(f"{self.desk.text} w{self.chance.randrange(1000)}")
            case "tick":
                self.tick()
            case "arrive":
                self.arrive()
            case "cut":
                self.cut()
            case "back":
                self.come_back()
            case "kill":
                self.cut()
                self.desk = WritingDesk(kept=self.disk)
                self.come_back()
            case "pause":
                self.pause()
            case "hand in":
                self.desk.hand_in()
            case "close" if self.room.stage is Stage.WRITING:
                self.room = after(self.room, *closing(self.room, self.now))
        if what == "hand in" or self.chance.random() < 0.3:
            self.look()

    def pass_time(self, seconds: float) -> None:
        self.now += seconds
        for event in due(self.room, self.now):
            self.room = step(self.room, event)

    def tick(self) -> None:
        """Once a second: the time, the disk, then the network."""
        self.desk.pass_time(self.now)
        self.disk = self.desk.to_keep
        if self.online and self.waited_for is None and (text := self.desk.next_to_send()) is not None:
            self.waited_for = text
            self.on_the_way.append(text)

    def arrive(self) -> None:
        """Something arrives, not always the oldest, and sometimes it will again; its answer may be lost."""
        if not self.on_the_way:
            return
        text = self.chance.choice(self.on_the_way)
        if self.chance.random() < 0.8:
            self.on_the_way.remove(text)
        refused, again = self.take(text)
        if text is not self.waited_for:
            return
        if self.chance.random() < 0.1:
            self.cut()  # the answer is lost with the connection
            return
        self.waited_for = None
        if refused:
            self.desk.refused(text, refused, again=again)
        else:
            self.acknowledged = max(self.acknowledged, text.sequence)
            self.desk.taken(text)

    def take(self, text: OwnText) -> tuple[str, bool]:
        """What the keeper does: why it refuses, and whether the same may be taken later."""
        try:
            connected_for = self.now - self.since if self.online else 0.0
            event = written(self.room, self.now, "s1", text, connected_for=connected_for)
            self.room = step(self.room, e.at(event, self.now))
        except RoomError as error:
            return str(error), isinstance(error, NotNow)
        return "", False

    def cut(self) -> None:
        self.online = False
        if self.waited_for is not None:
            self.desk.lost(self.waited_for)
            self.waited_for = None

    def come_back(self) -> None:
        if not self.online:
            self.online, self.since = True, self.now
        self.look()

    def look(self) -> None:
        if self.online:
            self.desk.see(view_of(self.room, self.now), self.now)

    def pause(self) -> None:
        if self.room.stage is Stage.WRITING:
            self.room = step(self.room, e.Paused(now=self.now))
            self.look()
            self.pass_time(5.0)
            if self.room.stage is Stage.WRITING:  # the last text may have come meanwhile
                self.room = step(self.room, e.Continued(now=self.now))
            self.look()

    def settle(self) -> None:
        """The network is good again, and everybody waits for the end."""
        for _ in range(200):
            self.come_back()
            self.pass_time(0.5)
            self.tick()
            while self.on_the_way:
                text = self.on_the_way.pop(0)
                refused, again = self.take(text)
                if text is self.waited_for:
                    self.waited_for = None
                    if refused:
                        self.desk.refused(text, refused, again=again)
                    else:
                        self.desk.taken(text)
            self.look()


@pytest.mark.parametrize("seed", range(150))
def test_whatever_happens_on_the_way_the_last_words_are_in_the_room(seed: int) -> None:
    journey = Journey(random.Random(seed))
    journey.look()
    for _ in range(150):
        journey.act()
    journey.settle()
    paper = journey.room.turns[0].attempts[0].papers["s1"]
    assert paper.handed_in
    assert paper.text == journey.desk.text
    assert len(paper.text.split()) >= journey.acknowledged
    assert not journey.desk.unsent and journey.desk.says == ""


def test_what_comes_long_after_the_close_is_kept_for_a_file() -> None:
    desk, room = at_the_desk()
    desk.write("what was written while the network was away")
    desk.hand_in(by_clock=True)
    room = after(room, *closing(room, 80.0), now=80.0)
    sent = desk.next_to_send()
    assert sent is not None
    with pytest.raises(RoomError, match="was over") as refused:
        written(room, 200.0, "s1", sent, connected_for=1.0)
    desk.refused(sent, str(refused.value), again=False)
    desk.see(view_of(room, 200.0), 200.0)
    assert desk.too_late and desk.left_behind == sent
    assert desk.next_to_send() is None
    assert WritingDesk(kept=desk.to_keep).left_behind == sent


def test_where_the_teacher_lets_late_texts_in_only_a_client_that_was_away_may_send_one() -> None:
    room = writing(1, settings=Settings(late_texts=True))
    room = after(room, *closing(room, 80.0), now=80.0)
    text = OwnText(0, 1, 1, "late", handing_in=True, by_clock=True)
    with pytest.raises(RoomError, match="was over"):
        written(room, 200.0, "s1", text, connected_for=190.0)
    assert isinstance(written(room, 200.0, "s1", text, connected_for=1.0), e.HandedIn)


def test_a_client_does_not_say_when_time_is_over() -> None:
    room = writing(1)
    early = OwnText(0, 1, 1, "so far", handing_in=True, by_clock=True)
    assert isinstance(written(room, 30.0, "s1", early, connected_for=20.0), e.Drafted)
    by_hand = written(room, 30.0, "s1", OwnText(0, 1, 1, "done", handing_in=True), connected_for=20.0)
    assert isinstance(by_hand, e.HandedIn) and not by_hand.by_clock
    in_time = written(room, 69.5, "s1", early, connected_for=20.0)
    assert isinstance(in_time, e.HandedIn) and in_time.by_clock


def test_after_the_clock_one_more_text_is_taken_and_no_third() -> None:
    room = writing(1)
    for number, now in enumerate((70.0, 70.2)):
        own = OwnText(0, 1, number, f"text {number}", handing_in=True, by_clock=True)
        room = after(room, written(room, now, "s1", own, connected_for=60.0), now=now)
    own = OwnText(0, 1, 3, "and on", handing_in=True, by_clock=True)
    with pytest.raises(RoomError, match="already"):
        after(room, written(room, 70.3, "s1", own, connected_for=60.0), now=70.3)


def test_while_the_clock_stands_nothing_is_handed_in_and_drafts_are_kept() -> None:
    room = after(writing(1), e.Paused(), now=20.0)
    with pytest.raises(NotNow, match="stands"):
        written(room, 25.0, "s1", OwnText(0, 1, 1, "done", handing_in=True), connected_for=20.0)
    assert isinstance(written(room, 25.0, "s1", OwnText(0, 1, 1, "so far"), connected_for=20.0), e.Drafted)
