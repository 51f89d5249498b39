"""``debate today`` and ``debate drill`` as other programs call them."""

from __future__ import annotations

import json

import pytest

from debate.practice.drills import Drill

from ..built_in import PACK
from .conftest import ANSWER, PROMPT, Call, refused


def test_the_plan_is_printed_as_json_with_titles_reasons_and_the_week(call: Call) -> None:
    outcome = call("today", "--json")
    assert outcome.code == 0
    plan = json.loads(outcome.out)
    assert [item["kind"] for item in plan["items"]] == ["new", "new", "drill"]
    assert {item["pack"] for item in plan["items"]} == {PACK}
    assert all(item["why"] and item["prompt_title"] and not item["done"] for item in plan["items"])
    assert plan["items"][2]["drill"] == "name"
    assert len(plan["week"]) == 7
    assert plan["day"] == list(plan["week"])[-1]
    assert json.loads(call("today", "--json").out) == plan


def test_where_there_is_no_terminal_today_is_told_in_lines(call: Call) -> None:
    outcome = call("today", given="n\n")
    assert outcome.code == 0
    assert "Today: 0 of 3 done." in outcome.out


def test_what_was_practised_shows_in_the_plan(call: Call) -> None:
    item = json.loads(call("today", "--json").out)["items"][2]
    assert call("drill", item["drill"], "--prompt", item["prompt"], given=ANSWER).code == 0
    plan = json.loads(call("today", "--json").out)
    assert [one["done"] for one in plan["items"]] == [False, False, True]
    assert list(plan["week"].values())[-1] == "some"


@pytest.mark.parametrize("kind", [drill.value for drill in Drill])
def test_every_drill_can_be_done_from_a_pipe(call: Call, kind: str) -> None:
    outcome = call("drill", kind, "--pack", PACK, "--prompt", PROMPT, "--plain", given="It is not so.\n.\n\n")
    assert outcome.code == 0
    assert "Mark: " in outcome.out


def test_the_four_ways_take_four_texts(call: Call) -> None:
    outcome = call("drill", "ways", "--prompt", PROMPT, given="It is not so.\n.\n\n" * 4)
    assert outcome.out.count("Mark: ") == 4


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("trun",), "There is no drill “trun”; did you mean “turn”?"),
        (("dance",), "There is no drill “dance”; there are name, deny,"),
        (("turn", "--prompt", "one-sided-treat"), "did you mean “one-sided-treaty”?"),
        (("turn", "--pack", "nowhere"), "nowhere"),
    ],
)
def test_what_cannot_be_drilled_is_said_in_a_sentence(call: Call, arguments: tuple[str, ...], words: str) -> None:
    assert words in refused(call("drill", *arguments))
