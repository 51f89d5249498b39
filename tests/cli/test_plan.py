"""``debate plan``, and the lesson plans of ``debate host``."""

from __future__ import annotations

import json

from debate.classroom.keeping.lesson_plan import LessonPlan, keep_plan

from .conftest import Call, Start


def test_plans_are_listed_shown_and_forgotten(call: Call) -> None:
    assert call("plan", "list").out.startswith("There is no lesson plan here yet")
    keep_plan(LessonPlan(turns=3), "week3")
    assert json.loads(call("plan", "list", "--json").out) == ["last", "week3"]
    assert "turns = 3" in call("plan", "show", "week3").out
    assert call("plan", "forget", "week3").code == 2
    assert call("plan", "forget", "week3", "--yes").code == 0
    missing = call("plan", "show", "week3")
    assert missing.code == 2 and "no lesson plan “week3”" in missing.err


def test_a_server_keeps_what_its_room_was_opened_with(call: Call, start: Start) -> None:
    keep_plan(LessonPlan(turns=3), "week3")
    assert call("class", "add", "9b", given="Anna\nBo\n").code == 0
    ended = start("host", "--headless", "--plan", "week3", "--class", "9b",
                  "--save-plan", "week4", given="")  # fmt: skip
    assert ended.code == 0, ended.err
    assert json.loads(call("room", "list", "--json").out)[0]["seats"] == 2
    assert "[[prompts]]" in call("plan", "show", "week4").out
    refused = start("host", "--headless", "--save-plan", "last")
    assert refused.code == 2 and "choose another name" in refused.err
