"""What holds for every history of a room, however it comes about: drawn by hypothesis and kept in a real journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from debate.classroom.errors import RoomError
from debate.classroom.keeping.dealing import dealing
from debate.classroom.keeping.journal import Journal
from debate.classroom.room import events as e
from debate.classroom.room.due import closing, due, next_due
from debate.classroom.room.state import Decision, Paper, Phase, Quote, Room, Settings, Show, Stage, Standing
from debate.classroom.room.stepping import begin, step

from .room_making import OPENED, PROMPTS, configured, made_up_ballot

SEATS = st.sampled_from(["s1", "s2", "s3", "s9"])
TURNS = st.integers(-1, 2)
ATTEMPTS = st.integers(0, 3)
TEXTS = st.sampled_from(["", "one", "two words", "three more words", "\ud800 lone", "x" * 20_001])
LEVELS = st.dictionaries(st.sampled_from(["answers", "other"]), st.integers(-1, 4), max_size=2)
SECONDS = st.one_of(st.none(), st.sampled_from([-1.0, 0.0, 1.0, 5.0, 60.0, float("inf"), float("nan")]))
NUMBERS = st.integers(-1, 6)
LATE = st.sampled_from([0.0, 9.0])
CAMP = st.sampled_from(["for", "against", "none"])
PLACE = {"seat": SEATS, "turn": TURNS, "attempt": ATTEMPTS}

ANYTHING: st.SearchStrategy[e.AnyEvent | str] = st.one_of(
    st.sampled_from(["tick", "close", "begin", "release", "mark", "deal"]),  # what the keeper finds by itself, often
    st.builds(e.Joined, seat=SEATS, name=st.sampled_from(["Maya", "Tom", " "]), key_hash=st.just("k"), camp=CAMP),
    st.builds(e.Joined, seat=SEATS, name=SEATS, key_hash=st.just("k"), team=st.integers(0, 2)),
    st.builds(e.Stood, seat=SEATS, standing=st.sampled_from(Standing)),
    st.builds(e.Renamed, seat=SEATS, name=st.sampled_from(["Maya", "Ada"])),
    st.builds(e.Placed, camps=st.dictionaries(SEATS, CAMP, max_size=2)),
    st.builds(e.Placed, camps=st.just({}), teams=st.dictionaries(SEATS, NUMBERS, max_size=1)),
    st.builds(e.GivenTime, seat=SEATS, extra=st.sampled_from([0.0, 1.0, 2.0, float("nan")])),
    st.builds(e.Locked, locked=st.booleans()),
    st.builds(e.Shown, show=st.sampled_from(Show)),
    st.builds(e.TurnBegun, prompts=st.sampled_from([PROMPTS, {"for": "p1"}, {}, {"none": "p1"}])),
    st.builds(e.Started, limit=SECONDS),
    st.builds(e.Paused, why=st.just("")),
    st.builds(e.Continued),
    st.builds(e.Restarted),
    st.builds(e.Extended, seconds=SECONDS.filter(lambda seconds: seconds is not None)),
    st.builds(e.Passed, seat=SEATS),
    st.builds(e.Drafted, **PLACE, sequence=NUMBERS, text=TEXTS),
    st.builds(e.HandedIn, **PLACE, text=TEXTS, seconds=st.just(1.0), by_clock=st.booleans(), late=LATE),
    st.builds(e.HandedBack, seat=SEATS),
    st.builds(e.Closed),
    st.builds(e.Ended),
    st.builds(e.Marked, **PLACE, ballot=TEXTS.map(made_up_ballot)),
    st.builds(e.Predicted, **PLACE, levels=LEVELS),
    st.builds(e.AnswersDealt, given=st.dictionaries(SEATS, st.lists(SEATS, max_size=2).map(tuple), max_size=2)),
    st.builds(e.Reviewed, **PLACE, number=NUMBERS, levels=LEVELS),
    st.builds(e.TrustDrawn, seats=st.lists(SEATS, max_size=3).map(tuple)),
    st.builds(e.TrustMarked, seat=SEATS, levels=LEVELS),
    st.builds(e.Overridden, **PLACE, criterion=st.just("answers"), level=st.one_of(st.none(), NUMBERS), reason=TEXTS),
    st.builds(e.Ruled, prompt=st.just("p1"), point=st.just("ferry"), words=TEXTS, counts=st.booleans(), reason=TEXTS),
    st.builds(e.Released, withheld=st.sampled_from([(), ("answers",)])),
    st.builds(e.Appealed, **PLACE, point=st.sampled_from(["ferry", "boat"]), start=NUMBERS, end=NUMBERS),
    st.builds(e.Decided, number=NUMBERS, decision=st.sampled_from(Decision)),
    st.builds(
        e.Quoted,
        turn=TURNS,
        quotes=st.lists(
            st.builds(Quote, seat=SEATS, attempt=ATTEMPTS, start=NUMBERS, end=NUMBERS), max_size=2
        ).map(tuple),
    ),
    st.builds(e.Configured, settings=st.sampled_from([Settings(), Settings(peer=True), Settings(seconds=-1.0)]),
              plan=st.just(()), pack=st.just(OPENED.pack), pack_hash=st.just(OPENED.pack_hash),
              camps=st.just(OPENED.camps)),
)  # fmt: skip
STEPS = st.lists(st.tuples(ANYTHING, st.sampled_from([-5.0, 0.0, 0.5, 3.0, 70.0])), max_size=60)
BEGINNINGS = (
    configured(settings=Settings(seconds=60.0, predict=True, peer=True)),
    e.Joined(seat="s1", name="One", key_hash="k"),
    e.Joined(seat="s2", name="Two", key_hash="k"),
    e.Placed(camps={"s1": "for", "s2": "against"}),
)


def meant(room: Room, wanted: e.AnyEvent | str, now: float) -> Sequence[e.AnyEvent]:
    """The events that a step means in this room: an event as it stands, or what the keeper would find."""
    if not isinstance(wanted, str):
        return (e.at(wanted, now),)
    match wanted:
        case "tick":
            return due(room, max(now, room.now))
        case "close":
            return closing(room, max(now, room.now)) if room.stage is Stage.WRITING else ()
        case "begin":
            return (e.TurnBegun(prompts=PROMPTS, now=now), e.Started(limit=60.0, now=now))
        case "deal":
            return dealing(room, max(now, room.now))
        case "release":
            return (e.Released(now=now),)
        case _:
            return tuple(
                e.Marked(seat=one.seat, turn=turn, attempt=attempt, ballot=made_up_ballot(one.text), now=now)
                for turn, attempt, one in papers_of(room)
                if one.handed_in and one.ballot is None
            )


def papers_of(room: Room) -> list[tuple[int, int, Paper]]:
    """Every paper with its turn and attempt."""
    return [
        (turn, attempt, one)
        for turn, played in enumerate(room.turns)
        for attempt, written in enumerate(played.attempts, 1)
        for one in written.papers.values()
    ]


def check(before: Room, after: Room, event: e.AnyEvent) -> None:
    """What one event may never do, whatever it is."""
    assert after.now >= before.now
    kept = {(turn, attempt, one.seat): one for turn, attempt, one in papers_of(after)}
    for turn, attempt, old in papers_of(before):
        new = kept.get((turn, attempt, old.seat))
        if new is None:  # blank, of somebody who never wrote
            assert isinstance(event, e.Closed | e.Ended) and not old.text.strip()
            continue
        assert (new.seat, new.camp, new.prompt) == (old.seat, old.camp, old.prompt)
        if new.text != old.text:
            assert isinstance(event, e.Drafted | e.HandedIn) and event.seat == old.seat and event.text == new.text
            assert not (isinstance(event, e.Drafted) and (old.handed_in or event.sequence <= old.sequence))
            assert not old.handed_in or (old.by_clock and not old.late)
        assert new.sequence >= old.sequence
    for written in (written for played in after.turns for written in played.attempts):
        for seat, mine in written.reviews.items():
            authors = [one.author for one in mine]
            assert seat not in authors and len(set(authors)) == len(authors)
            assert all(written.papers[one].handed_in and written.papers[one].text.strip() for one in authors)
    for _turn, _attempt, one in papers_of(after):
        assert one.ballot is None or one.ballot.answer_hash == made_up_ballot(one.text).answer_hash
    for turn, played in enumerate(after.turns):
        for attempt, written in enumerate(played.attempts):
            if written.closed is not None:
                assert all(one.handed_in for one in written.papers.values())
            if written.released:
                assert all(one.ballot is not None for one in written.papers.values())
            was = before.turns[turn].attempts if turn < len(before.turns) else ()
            if attempt < len(was) and was[attempt].released:
                texts = {seat: one.text for seat, one in written.papers.items()}
                assert written.released and texts == {seat: one.text for seat, one in was[attempt].papers.items()}


def same(room: Room) -> Room:
    """The room without what a journal need not keep: when it last heard of anything, and when a draft came."""
    turns = tuple(
        replace(
            turn,
            attempts=tuple(
                replace(one, papers={seat: replace(p, changed=0.0) for seat, p in one.papers.items()})
                for one in turn.attempts
            ),
        )
        for turn in room.turns
    )
    return replace(room, turns=turns, now=0.0)


def played(steps: Sequence[tuple[e.AnyEvent | str, float]], journal: Journal, *, hot_seat: bool) -> Room:
    """The room after these steps, with everything that changed it written down, as the keeper does."""
    opened = e.from_bytes(e.to_bytes(OPENED))
    assert isinstance(opened, e.Opened)
    room, now = begin(opened), 0.0
    room = replace(room, hot_seat=hot_seat)
    for wanted, seconds in [*((event, 0.0) for event in BEGINNINGS), *steps]:
        now += seconds
        try:
            events = meant(room, wanted, now)
            for event in events:
                after = step(room, event)
                check(room, after, event)
                assert step(room, event) == after  # the same every time, and the room before as it was
                journal.append([e.at(event, after.now)], after.now)
                room = after
        except RoomError as error:
            assert str(error)
            assert wanted not in ("tick", "close", "deal"), f"time cannot be refused: {error}"
        wait = next_due(room, max(now, room.now))
        assert wait is None or wait >= 0
    return room


@settings(max_examples=60, deadline=None)
@given(STEPS, st.booleans())
def test_no_history_breaks_a_rule_and_its_journal_gives_the_same_room(
    steps: list[tuple[e.AnyEvent | str, float]], hot_seat: bool
) -> None:
    with TemporaryDirectory() as folder:
        opened = type(OPENED)(**{**{f: getattr(OPENED, f) for f in OPENED.__struct_fields__}, "hot_seat": hot_seat})
        journal = Journal.create(opened, Path(folder))
        room = played(steps, journal, hot_seat=hot_seat)
        assert same(journal.read()) == same(room)
        journal.close()


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_a_room_can_always_be_finished(steps: list[tuple[e.AnyEvent | str, float]]) -> None:
    """Whatever happened, the teacher gets from here to the next turn, and to the end."""
    with TemporaryDirectory() as folder:
        journal = Journal.create(OPENED, Path(folder))
        room = played(steps, journal, hot_seat=False)
        for wanted in ("close", "mark", "release"):
            if room.stage is {"close": Stage.WRITING, "mark": Stage.HELD, "release": Stage.HELD}[wanted]:
                for event in meant(room, wanted, room.now):
                    room = step(room, event)
        assert room.stage not in (Stage.WRITING, Stage.HELD)
        if room.phase is not Phase.OVER:
            assert step(room, e.Ended()).turns == (room.turns[:-1] if room.stage is Stage.READY else room.turns)
        journal.close()
