"""Who may sit where: names, camps, latecomers, and those who were sent out."""

from __future__ import annotations

import pytest

from debate.classroom.errors import RoomError
from debate.classroom.room import events as e
from debate.classroom.room.due import closing, due
from debate.classroom.room.state import Camps, Settings, Stage, Standing

from .room_making import PROMPTS, after, configured, draft, held, joined, lobby, paper, round_now, writing


def test_a_name_is_taken_once_however_it_is_written() -> None:
    room = lobby(1)
    with pytest.raises(RoomError, match="already"):
        after(room, e.Joined(seat="s9", name="PLAYER  1", key_hash="x"))


def test_the_name_of_who_was_kicked_is_free_and_comes_back_only_while_it_is() -> None:
    room = after(lobby(2), e.Stood(seat="s1", standing=Standing.KICKED), e.Renamed(seat="s2", name="Player 1"))
    with pytest.raises(RoomError, match="already"):
        after(room, e.Stood(seat="s1", standing=Standing.SEATED))


def test_a_locked_room_takes_nobody_in_and_an_open_one_does() -> None:
    room = after(lobby(1), e.Locked(locked=True))
    with pytest.raises(RoomError, match="locked"):
        after(room, joined(2))
    assert "s2" in after(room, e.Locked(locked=False), joined(2)).seats


def test_a_ban_holds_for_the_machine_and_a_kick_does_not() -> None:
    room = after(lobby(1), joined(2, device="d"), e.Stood(seat="s2", standing=Standing.KICKED))
    again = e.Joined(seat="s3", name="Other", key_hash="x", device="d")
    assert "s3" in after(room, again).seats
    with pytest.raises(RoomError, match="closed this room to you"):
        after(room, e.Stood(seat="s2", standing=Standing.BANNED), again)


def test_there_are_two_teams_and_the_packs_camps() -> None:
    with pytest.raises(RoomError, match="two teams"):
        after(lobby(1), joined(2, team=7))
    with pytest.raises(RoomError, match="two teams"):
        after(lobby(1), e.Placed(camps={}, teams={"s1": 2}))
    with pytest.raises(RoomError, match="no such camp"):
        after(lobby(1), e.Placed(camps={"s1": "elsewhere"}))


def test_a_placing_that_fails_changes_nobody() -> None:
    room = lobby(2)
    with pytest.raises(RoomError):
        after(room, e.Placed(camps={"s1": "against", "s7": "for"}))
    assert room.seats["s1"].camp == "for"


def test_a_latecomer_with_time_left_writes_at_once() -> None:
    room = after(writing(2), joined(3, camp="for"), now=50.0)
    assert paper(room, 3).prompt == PROMPTS["for"]
    assert room.now == 50.0


def test_a_latecomer_without_time_left_is_not_marked_for_a_blank_page() -> None:
    room = after(writing(2), e.GivenTime(seat="s1", extra=4.0), draft(1, "writes on"), now=20.0)
    room = after(room, joined(3, camp="for"), now=75.0)
    assert "s3" not in round_now(room).papers
    with pytest.raises(RoomError, match="wait for the next"):
        after(room, draft(3, "too late"))
    room = after(room, *closing(room, 76.0))
    assert set(round_now(room).papers) == {"s1", "s2"}


def test_who_gets_a_camp_while_the_others_write_gets_its_prompt() -> None:
    room = after(writing(2), joined(3), now=15.0)
    assert "s3" not in round_now(room).papers
    assert paper(after(room, e.Placed(camps={"s3": "against"})), 3).prompt == PROMPTS["against"]


def test_who_changes_camps_while_writing_keeps_the_prompt() -> None:
    room = after(writing(2), draft(1, "my text"), e.Placed(camps={"s1": "against"}))
    assert (paper(room, 1).camp, paper(room, 1).text) == ("for", "my text")


def test_nobody_waits_for_who_was_sent_out_and_what_they_wrote_stays() -> None:
    room = after(writing(2), draft(1, "half a th"), now=20.0)
    room = after(room, e.Stood(seat="s1", standing=Standing.BANNED), now=21.0)
    room = after(room, e.HandedIn(seat="s2", turn=0, attempt=1, text="all", seconds=12.0), now=22.0)
    room = after(room, *due(room, 22.0))
    assert room.stage is Stage.HELD
    assert (paper(room, 1).text, paper(room, 1).by_clock) == ("half a th", True)


def test_the_blank_page_of_who_was_sent_out_is_dropped() -> None:
    room = after(writing(2), e.Stood(seat="s1", standing=Standing.KICKED), draft(2, "text"), now=20.0)
    room = after(room, *closing(room, 30.0))
    assert set(round_now(room).papers) == {"s2"}


def test_another_pack_takes_the_camps_away_and_only_in_the_lobby() -> None:
    other = e.Configured(settings=Settings(), plan=(), pack="other", pack_hash="1" * 64, camps=("left", "right"))
    assert after(lobby(2), other).seats["s1"].camp is None
    with pytest.raises(RoomError, match="lobby only"):
        after(held(), other)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(seconds=0.0),
        Settings(seconds=float("nan")),
        Settings(revision_share=0.0),
        Settings(camps=Camps.TEAMS, teams=("Owls", " owls ")),
        Settings(camps=Camps.TEAMS, teams=("Owls", "")),
        Settings(camps=Camps.TEAMS, teams=("Owls", "x" * 25)),
    ],
)
def test_settings_that_cannot_be_played_are_refused(settings: Settings) -> None:
    with pytest.raises(RoomError):
        after(lobby(1), configured(settings=settings))
