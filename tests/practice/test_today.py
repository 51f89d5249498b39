"""Today: what is chosen for whom and why, that it stays the same all day, and that a missed day is an empty dot."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from debate.packs import Pack
from debate.practice.drills import Drill
from debate.practice.today import Dot, ItemKind, Plan, kept_plan, plan_from_json, plan_to_json, todays_plan, week_of

from ..built_in import built_in_pack
from .conftest import PACKS, Player, pack_named, written

WEAK, GOOD = "bargain-that-worked", "bases-are-the-price"


def kinds(plan: Plan) -> list[str]:
    return [item.kind.value for item in plan.items]


def item(plan: Plan, kind: ItemKind):
    return next(one for one in plan.items if one.kind is kind)


def without_points_told(plan: Plan, packs: dict[str, Pack]) -> bool:
    """Whether no reason gives away what a point says."""
    for one in plan.items:
        says = [point.says for point in packs[one.pack].prompt(one.prompt).points]
        if any(words in one.why for words in says):
            return False
    return True


def do(player: Player, plan: Plan, text: str = "They say so. But that is not so, because it never was.") -> None:
    for one in plan.items:
        if one.drill is not None:
            player.drill(one.drill, one.prompt, text, pack=one.pack, point=one.point)
        else:
            player.answer(one.prompt, text, pack=one.pack)


def test_the_first_day_brings_two_new_prompts_of_both_camps_and_the_drill_that_everything_begins_with(
    player: Player,
) -> None:
    plan = player.plan()
    assert kinds(plan) == ["new", "new", "drill"]
    assert {one.camp for one in plan.items[:2]} == {"ally", "protectorate"}
    pack = built_in_pack()
    easiest = min(prompt.difficulty for prompt in pack.prompts)
    assert all(pack.prompt(one.prompt).difficulty == easiest for one in plan.items[:2])
    assert plan.items[2].drill is Drill.NAME
    assert len({one.prompt for one in plan.items}) == 3
    assert all(one.why.endswith(".") for one in plan.items)
    assert plan.note == ""


def test_a_plan_stays_the_same_all_day_and_is_another_one_the_next(player: Player) -> None:
    plan = player.plan()
    player.wait(minutes=90)
    assert player.plan() == plan
    do(player, plan)
    assert [one.prompt for one in player.plan().items] == [one.prompt for one in plan.items]
    player.wait(days=1)
    assert player.plan().items != plan.items


def test_the_same_records_make_the_same_plan(player: Player) -> None:
    player.answer(WEAK, written(WEAK, 20, 50))
    player.wait(days=3)
    plan = player.plan()
    player.records.save_day(plan.day.isoformat(), {})
    assert player.plan() == plan


def test_what_is_done_is_marked_and_the_day_is_done_when_all_is(player: Player) -> None:
    plan = player.plan()
    first = plan.items[0]
    player.answer(first.prompt, "They say so. But it is not so.")
    after = player.plan()
    assert [one.done for one in after.items] == [True, False, False]
    assert after.next == plan.items[1]
    do(player, replace(plan, items=plan.items[1:]))
    assert player.plan().is_done


def test_another_drill_than_the_one_that_was_planned_is_not_it(player: Player) -> None:
    drill = item(player.plan(), ItemKind.DRILL)
    player.drill(Drill.DENY, drill.prompt, "It is not so.")
    assert not item(player.plan(), ItemKind.DRILL).done


def test_the_prompt_that_is_due_comes_again_with_what_was_weak_there(player: Player) -> None:
    player.answer(GOOD, written(GOOD, 80))
    player.answer(WEAK, "They say that the bargain worked. So what.")
    player.wait(days=2)
    plan = player.plan()
    assert kinds(plan) == ["review", "new", "drill"]
    review = item(plan, ItemKind.REVIEW)
    assert review.prompt == WEAK
    assert review.why.startswith("You last met it 2 days ago, and ")
    assert "earned you least" in review.why
    assert without_points_told(plan, {PACKS[0]: built_in_pack()})


def test_where_nothing_is_due_the_weakest_comes_again_and_nothing_of_today(player: Player) -> None:
    player.answer(GOOD, written(GOOD, 80))
    assert "review" not in kinds(player.plan())
    player.wait(days=1)
    review = item(player.plan(), ItemKind.REVIEW)
    assert review.prompt == GOOD
    assert review.why.startswith("None is due today")


def test_the_camps_take_turns_with_what_is_new(player: Player) -> None:
    spoken = []
    for _ in range(4):
        player.wait(days=1)
        plan = player.plan()
        new = item(plan, ItemKind.NEW)
        spoken.append(new.camp)
        do(player, plan)
    new_after_the_first = spoken[1:]
    assert {*new_after_the_first} == {"ally", "protectorate"}


def test_new_prompts_are_of_the_pack_that_was_played_last_and_reviews_of_any(player: Player) -> None:
    player.answer(WEAK, "They say that the bargain worked. So what.")
    player.wait(days=4)
    plan = player.plan(PACKS[1])
    assert item(plan, ItemKind.NEW).pack == PACKS[1]
    assert item(plan, ItemKind.REVIEW).pack == PACKS[0]


def test_a_point_that_is_dropped_again_and_again_is_drilled_by_its_press_until_it_is_answered(player: Player) -> None:
    for prompt in (WEAK, WEAK, WEAK, GOOD):  # the last one becomes the review, and leaves the first for the drill
        player.answer(prompt, "They say so. But that is not so, because it never was.")
        player.wait(days=30)
    player.answer(WEAK, "They say so. But that is not so, because it never was.")
    player.wait(days=1)
    drill = item(player.plan(), ItemKind.DRILL)
    assert (drill.prompt, drill.drill) == (WEAK, Drill.PRESS)
    assert drill.why == "The same point was left out in 4 of your last 4 answers to this speech."
    says = next(one.says for one in built_in_pack().prompt(WEAK).points if one.id == drill.point)
    player.drill(Drill.PRESS, WEAK, "Because " + says.lower() + " So it is, whoever asks.", point=drill.point)
    player.wait(days=1)
    again = item(player.plan(), ItemKind.DRILL)
    assert (again.prompt, again.point) != (WEAK, drill.point) or player.records.drills()[0].score < 50


def test_a_weak_skill_is_drilled_and_its_figure_said(player: Player) -> None:
    for prompt in (GOOD, WEAK, "bases-lose-reason"):
        player.answer(prompt, written(prompt, 40))
    player.wait(days=2)
    drill = item(player.plan(), ItemKind.DRILL)
    assert drill.drill is not None
    assert "earned least in your last 3 answers" in drill.why
    assert drill.why.endswith("% of its marks.")


def test_a_pack_that_is_all_seen_says_so_and_still_gives_two_prompts_and_a_drill(player: Player) -> None:
    pack = built_in_pack()
    for number, prompt in enumerate(pack.prompts):
        player.answer(prompt.id, "They say so. But that is not so, because it never was.")
        if number % 5 == 4:
            player.wait(days=1)
    player.wait(days=1)
    plan = player.plan()
    assert kinds(plan) == ["review", "review", "drill"]
    assert plan.note == f"You have met every prompt of “{pack.title}”; another pack would bring new ones."
    assert "for longest" in plan.items[1].why


def test_an_edited_pack_resets_nothing_and_a_prompt_that_vanished_is_passed_over(player: Player) -> None:
    player.answer(WEAK, "They say that the bargain worked. So what.")
    player.answer(GOOD, "They say that the bases are the price. So what.")
    player.wait(days=2)
    before = player.plan()
    pack = built_in_pack()
    edited = replace(pack, hash="f" * 64, prompts=tuple(one for one in pack.prompts if one.id != WEAK))
    player.packs = lambda name: edited if name == pack.id else pack_named(name)
    after = player.plan()
    assert item(before, ItemKind.REVIEW).prompt in (WEAK, GOOD)
    assert item(after, ItemKind.REVIEW).prompt == GOOD
    assert all(one.prompt != WEAK for one in after.items)
    assert player.plan() == after


def test_a_pack_that_is_gone_leaves_no_review_behind(player: Player) -> None:
    player.answer(WEAK, "They say that the bargain worked. So what.")
    player.wait(days=2)
    player.packs = lambda name: None if name == PACKS[0] else pack_named(name)
    plan = player.plan(PACKS[1])
    assert {one.pack for one in plan.items} == {PACKS[1]}


def test_without_any_pack_there_is_nothing_and_no_error(player: Player) -> None:
    player.packs = lambda name: None
    plan = player.plan()
    assert plan.items == ()
    assert not plan.is_done


def test_a_week_is_a_row_of_dots_and_a_missed_day_is_an_empty_one_and_nothing_else(player: Player) -> None:
    do(player, player.plan())
    player.wait(days=2)
    player.answer(WEAK, "They say so. But it is not so.")
    player.wait(days=1)
    player.plan()
    week = week_of(player.records, player.local)
    assert [dot for _, dot in week] == [Dot.NONE] * 3 + [Dot.DONE, Dot.NONE, Dot.SOME, Dot.NONE]
    assert week[-1][0] == player.local.date()


def test_days_are_the_players_own(player: Player) -> None:
    player.local = player.local.replace(hour=7)  # in UTC it is still the day before
    assert player.local.astimezone(UTC).date() == player.local.date() - timedelta(days=1)
    plan = player.plan()
    do(player, plan)
    assert plan.day == player.local.date()
    assert player.plan().is_done


def test_a_kept_plan_is_read_without_any_pack(player: Player) -> None:
    assert kept_plan(player.records, player.local) is None
    plan = player.plan()
    assert kept_plan(player.records, player.local) == plan


@pytest.mark.parametrize(
    "spoilt", [{}, {"items": 3}, {"items": [{"kind": "new"}]}, {"items": [], "note": 3}, {"items": ["x"]}]
)
def test_a_plan_that_cannot_be_read_is_made_anew(player: Player, spoilt: dict) -> None:
    plan = player.plan()
    player.records.save_day(plan.day.isoformat(), spoilt)
    assert player.plan() == plan


def test_a_plan_comes_out_of_the_records_as_it_went_in(player: Player) -> None:
    plan = player.plan()
    assert plan_from_json(plan.day, plan_to_json(plan)) == plan
    assert todays_plan(player.records, player.packs, PACKS[0], player.local) == plan
