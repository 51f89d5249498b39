"""Lesson plans: what a room was set to is kept, and another room begins with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from debate.classroom.errors import RoomError
from debate.classroom.keeping.class_list import ClassList, Listed
from debate.classroom.keeping.lesson_plan import (
    LAST,
    LessonPlan,
    check_plan_name,
    keep_plan,
    kept_plan,
    last_plan,
    plan_of,
)
from debate.classroom.keeping.named_files import LESSON_PLANS
from debate.classroom.keeping.opening import open_room
from debate.classroom.room.state import Camps, Settings
from debate.packs.places import FLAGSHIP

SETTINGS = Settings(
    seconds=None, revise=False, revision_share=0.75, predict=True, camps=Camps.TEAMS, teams=("Reds", 'B"lues')
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    return tmp_path


async def test_a_plan_is_played_again_with_another_class_and_the_same_prompts() -> None:
    first = open_room(settings=SETTINGS, turns=3)
    keep_plan(plan_of(first.room, FLAGSHIP), "week3")
    await first.close()
    students = ClassList(name="9c", students=(Listed(name="Anna"),))
    second = open_room(plan=kept_plan("week3"), class_list=students)
    assert second.room.settings == SETTINGS and second.room.plan == first.room.plan
    assert [seat.name for seat in second.room.seats.values()] == ["Anna"]
    await second.close()


def test_the_last_settings_are_the_next_default_with_other_prompts() -> None:
    assert last_plan() == LessonPlan()
    plan = LessonPlan(turns=1, settings=SETTINGS, prompts=({"ally": "one"},))
    keep_plan(plan)
    assert last_plan() == LessonPlan(turns=1, settings=SETTINGS)
    assert LESSON_PLANS.names() == [LAST]


def test_a_plan_is_a_file_for_its_owner_that_can_be_written_by_hand(home: Path) -> None:
    keep_plan(LessonPlan(settings=SETTINGS), "week3")
    file = home / "plans" / "week3.toml"
    assert file.stat().st_mode & 0o077 == 0
    assert "seconds = 0" in file.read_text("utf-8")
    file.write_text('seconds = 90\nturns = 4\ncamps = "hand"\n', "utf-8")
    plan = kept_plan("week3")
    assert (plan.turns, plan.settings) == (4, Settings(seconds=90.0, camps=Camps.HAND))


@pytest.mark.parametrize("text", ["turns = 0", "turns = [", 'clock = "fast"', 'camps = "moon"', "pack = 3"])
def test_what_is_wrong_with_a_plan_is_said_and_the_last_one_is_done_without(text: str, home: Path) -> None:
    keep_plan(LessonPlan(), "week3")
    (home / "plans" / "week3.toml").write_text(text, "utf-8")
    with pytest.raises(RoomError, match=r"week3\.toml is not as it should be"):
        kept_plan("week3")
    (home / "plans" / "last.toml").write_text(text, "utf-8")
    assert last_plan() == LessonPlan()


def test_a_pack_or_a_prompt_that_is_gone_is_told_or_done_without() -> None:
    keep_plan(LessonPlan(pack="gone", turns=4, settings=SETTINGS))
    assert last_plan() == LessonPlan(turns=4, settings=SETTINGS)
    with pytest.raises(RoomError, match="gone"):
        open_room(plan=LessonPlan(pack="gone"))
    with pytest.raises(RoomError, match="no prompt “old”"):
        open_room(plan=LessonPlan(prompts=({"ally": "old"},)))
    assert LessonPlan(prompts=({"ally": "old"},)).with_pack("other").prompts == ()


def test_the_name_of_the_last_plan_is_nobodys() -> None:
    for name in (LAST, "../x"):
        with pytest.raises(RoomError):
            check_plan_name(name)
