"""Drills: what there is to drill on a prompt, and what their marks do for effort, copying and another text."""

from __future__ import annotations

import json

import pytest

from debate.judge import Judge
from debate.packs import Pack
from debate.practice.drills import FOR_SKILL, FOUR_WAYS, WAYS, Drill, pressed, skill_of_drill, task_of, tasks_of
from debate.practice.marking import MARKS, DrillMark, mark_drill, to_json
from debate.practice.skills import Skill

BRIDGE = "bargain-that-worked"
DENIED = "it didnt carry every load cause there was never a real war it had to carry, it just stood there"


def marked(judge: Judge, drill: Drill, text: str, prompt: str = BRIDGE, point: str = "") -> DrillMark:
    return mark_drill(judge, task_of(judge.pack, drill, judge.pack.prompt(prompt), point), text)


def test_every_drill_has_its_words_and_its_time() -> None:
    for drill in Drill:
        assert drill.label
        assert drill.task.endswith(".")
        assert 45 <= drill.seconds <= 90
        assert len({drill.verdict(mark) for mark in range(len(MARKS))}) == len(MARKS)
        for lack in ("empty", "copied", "list", "yields", "wrong-side", "aside", "half", "none"):
            assert drill.better(lack).endswith((".", "”", "?"))


def test_every_skill_has_a_drill_that_trains_it() -> None:
    assert set(FOR_SKILL) == set(Skill)
    assert {skill_of_drill(drill.value) for drill in Drill} == set(Skill)
    assert skill_of_drill("dance") is None


def test_the_four_ways_are_drilled_one_after_the_other(pack: Pack) -> None:
    tasks = tasks_of(pack, WAYS, pack.prompts[0])
    assert [task.drill for task in tasks] == list(FOUR_WAYS)
    assert len({task.key for task in tasks}) == len(tasks)
    with pytest.raises(ValueError, match="dance"):
        tasks_of(pack, "dance", pack.prompts[0])


def test_the_press_is_on_the_point_that_is_named_or_else_on_the_weightiest(pack: Pack) -> None:
    prompt = pack.prompts[0]
    last = prompt.points[-1]
    assert task_of(pack, Drill.PRESS, prompt, last.id).point == last.id
    assert pressed(prompt).worth == max(point.worth for point in prompt.points)
    with pytest.raises(KeyError):
        task_of(pack, Drill.PRESS, prompt, "gone")
    assert task_of(pack, Drill.DENY, prompt, last.id).point == ""


def test_a_plain_answer_that_does_the_task_is_there(judge: Judge) -> None:
    mark = marked(judge, Drill.DENY, DENIED)
    assert mark.mark >= 1
    assert mark.evidence
    assert all(DENIED[one.start : one.end] == one.text for one in mark.evidence)


def test_a_better_answer_earns_more(judge: Judge) -> None:
    better = (
        "The heaviest load, a war next door with Japan called on to help, has never been driven onto that bridge; "
        "when Washington tapped the planks in 1994, Tokyo could promise it neither ports nor minesweepers."
    )
    assert marked(judge, Drill.DENY, better).score > marked(judge, Drill.DENY, "Not true though.").score
    assert marked(judge, Drill.DENY, better).mark >= 2


@pytest.mark.parametrize("drill", list(Drill))
def test_what_is_not_the_players_own_earns_nothing(judge: Judge, drill: Drill) -> None:
    prompt = judge.pack.prompt(BRIDGE)
    strong = next(sample.text for sample in prompt.samples if sample.grade == "strong")
    for text in (
        prompt.speech,
        "They say that " + prompt.speech.split(". ")[1],
        prompt.exemplar,
        prompt.exemplar.split(". ")[1],
        strong,
        strong.split(". ")[0],
        prompt.named_by[0],
        prompt.points[0].says,
        prompt.points[0].press,
        judge.pack.camp(prompt.camp).case[0],
    ):
        assert marked(judge, drill, text).mark == 0, text


@pytest.mark.parametrize("drill", list(Drill))
def test_nothing_and_words_in_a_row_earn_nothing(judge: Judge, drill: Drill) -> None:
    assert marked(judge, drill, "").mark == 0
    assert marked(judge, drill, "bridge, load, umbrella, Moscow, nuclear, Asia, bolts, geometry, workshop").mark == 0


def test_who_gives_in_at_the_end_has_answered_nothing(judge: Judge) -> None:
    mark = marked(judge, Drill.DENY, f"{DENIED}. But in the end you are right.")
    assert mark.mark == 0
    assert "give in" in mark.better


def test_the_advice_fits_what_is_lacking(judge: Judge) -> None:
    assert "rough" in marked(judge, Drill.DENY, "").better
    assert "your own" in marked(judge, Drill.FACT, judge.pack.prompt(BRIDGE).speech).better
    assert (
        "happened or was counted"
        in marked(judge, Drill.FACT, "the bridge is just an old bridge and it is loose").better
    )
    aside = "My club won on Sunday, and we all had cake by the pond afterwards, which was lovely."
    assert marked(judge, Drill.DENY, aside).mark <= 1


def test_a_mark_is_kept_as_plain_values(judge: Judge) -> None:
    kept = to_json(marked(judge, Drill.DENY, DENIED))
    assert json.loads(json.dumps(kept)) == kept
    assert kept["says"]
