"""Peer review on plain lines: two answers are read out and asked about, one level after the other."""

from __future__ import annotations

import pytest

from debate.classroom.client.seat_client import SeatClient
from debate.classroom.room import events as e
from debate.classroom.room.reviewing import in_hand
from debate.classroom.room.state import Settings
from debate.plain.sitting import Sitting

from ..classroom.student.conftest import PACK, Lesson, lesson, store
from .test_sitting import Player, player

__all__ = ["lesson", "player", "store"]

CRITERIA = [row.id for row in PACK.rubric.criteria]
TEXTS = ("A toll on\nthe poor [/].", "Vans come at night.")
LEVELS = ["1"] * len(CRITERIA)


def mine(lesson: Lesson) -> list[dict[str, int]]:
    """What the room has of Maya's reviews."""
    return [dict(one.levels) for one in in_hand(lesson.room, lesson.room.turns[0].attempts[0], "s1").values()]


async def test_both_answers_are_read_out_asked_about_and_kept_one_by_one(player: Player, lesson: Lesson) -> None:
    begun: list[list[dict[str, int]]] = []
    said = await player.plays(
        lambda: lesson.answered_by_class(*TEXTS),
        "many", "1", lambda: begun.append(mine(lesson)), *LEVELS[1:], *LEVELS,
    )  # fmt: skip
    assert begun == [[{CRITERIA[0]: 1}, {}]]
    assert mine(lesson) == [dict.fromkeys(CRITERIA, 1)] * 2
    assert "mark 2 answers of classmates" in said and "the poor [/]." in said.splitlines()
    assert "Please type a number." in said and PACK.rubric.criteria[0].levels[1].says in said
    assert "You have marked 2 of 2 answers of classmates." in said and "Your text is in." in said
    assert "Classmate s2" not in said


async def test_marks_are_gone_through_again_until_the_ballots_are_out(player: Player, lesson: Lesson) -> None:
    said = await player.plays(
        ".review",
        lambda: lesson.answered_by_class(*TEXTS),
        *LEVELS, *LEVELS, ".review", "", "0", *[""] * (2 * len(CRITERIA) - 2),
        lambda: lesson.does(e.Released()), ".review",
    )  # fmt: skip
    assert mine(lesson)[0] == dict.fromkeys(CRITERIA, 1) | {CRITERIA[1]: 0}
    assert said.count("There are no answers of classmates to mark now.") == 2
    assert "Enter alone keeps it" in said and "You marked an answer to “" in said and "You agree" in said


async def test_who_comes_back_is_asked_only_for_what_is_missing(player: Player, lesson: Lesson) -> None:
    def two_and_a_half() -> None:
        lesson.answered_by_class(*TEXTS)
        for number, levels in enumerate((dict.fromkeys(CRITERIA, 0), {CRITERIA[0]: 0})):
            lesson.does(e.Reviewed(seat="s1", turn=0, attempt=1, number=number, levels=levels))

    said = await player.plays(two_and_a_half, *LEVELS[1:])
    assert "Answer 2 of 2." in said and "Answer 1 of 2." not in said
    assert mine(lesson)[1] == dict.fromkeys(CRITERIA, 1) | {CRITERIA[0]: 0}


async def test_a_release_in_the_middle_shows_the_ballot_and_what_classmates_gave(
    player: Player, lesson: Lesson
) -> None:
    def others_mark() -> None:
        for seat in ("s2", "s3"):
            for number in range(2):
                levels = dict.fromkeys(CRITERIA, 1)
                lesson.does(e.Reviewed(seat=seat, turn=0, attempt=1, number=number, levels=levels))
        lesson.does(e.Released())

    said = await player.plays(lambda: lesson.answered_by_class(*TEXTS), "1", others_mark)
    good = PACK.rubric.criteria[0].levels[1].id
    assert f"Classmates gave: {good}, {good}." in said and "You did not finish this one." in said
    assert "counts for nothing" in said


@pytest.mark.parametrize("peer", [True, False])
async def test_whoever_has_no_page_is_told_what_the_class_does(lesson: Lesson, player: Player, peer: bool) -> None:
    def without_maya() -> None:
        lesson.settings(Settings(peer=peer))
        lesson.does(e.Joined(seat="s2", name="Tom", key_hash="k"), e.Placed(camps={"s2": PACK.camps[0].id}))
        lesson.does(e.TurnBegun(prompts=lesson.room.plan[0]), e.Started(limit=60.0))
        lesson.does(e.HandedIn(seat="s2", turn=0, attempt=1, text="No.", seconds=1.0), e.Closed())
        lesson.does(e.Placed(camps={"s1": PACK.camps[1].id}))

    said = await player.plays(without_maya)
    assert ("marks answers of one another now" in said) == peer


def test_the_help_tells_of_it(player: Player) -> None:
    assert isinstance(player.sitting, Sitting) and isinstance(player.sitting.client, SeatClient)
    player.sitting._help()
    assert ".review goes through your marks" in player.out.getvalue()
