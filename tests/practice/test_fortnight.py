"""A fortnight of one player: two evenings off, answers of varied strength, and what the days then bring.

Packs and judge are the real ones, the clock and the calendar are the test's. What is asserted is what a player would
notice: that weak work comes back before strong work, that something new comes each day, that drills go where it hurts.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

import pytest

from debate.packs import Pack
from debate.practice.drills import FOR_SKILL, Drill, skill_of_drill
from debate.practice.queue import catch_up, queued
from debate.practice.skills import Skill, skills_of
from debate.practice.today import Dot, Item, ItemKind, Plan, week_of
from debate.records import Records
from tests.bench.marked import marked_answers

from ..built_in import built_in_pack
from .conftest import PACKS, Player, written

MISSED = (5, 6)
"""Evenings off, counted from 0."""
DAYS = 14


@dataclass
class Fortnight:
    """What happened: the plan of each evening, and the dots of the week as they were on the last one."""

    player: Player
    plans: dict[int, Plan] = field(default_factory=dict)
    scores: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    dots: tuple[tuple[date, Dot], ...] = ()


def work(player: Player, item: Item, evening: int, seen: Fortnight) -> None:
    """Strong on every third evening, else middling; drills are done in a plain sentence."""
    if item.drill is not None:
        text = (
            "Even if that were so, it matters more that nobody was ever asked, because they carry the load themselves."
        )
        player.drill(item.drill, item.prompt, text, pack=item.pack, point=item.point)
        return
    wanted = (75, 100) if evening % 3 == 0 else (25, 60)
    score = player.answer(item.prompt, written(item.prompt, *wanted), pack=item.pack)
    seen.scores.setdefault(item.prompt, []).append((evening, score))


@cache
def answered_pack() -> Pack:
    """The built-in pack with those of its prompts to which people wrote answers of every strength."""
    strengths = {
        prompt.id: [one.overall for one in marked_answers() if one.prompt == prompt.id]
        for prompt in built_in_pack().prompts
    }
    kept = (
        prompt
        for prompt in built_in_pack().prompts
        if any(one >= 75 for one in strengths[prompt.id]) and any(25 <= one <= 60 for one in strengths[prompt.id])
    )
    return replace(built_in_pack(), prompts=tuple(kept))


@pytest.fixture(scope="module")
def fortnight(tmp_path_factory: pytest.TempPathFactory):
    with Records.open(tmp_path_factory.mktemp("fortnight") / "home") as records:
        player = Player(records)
        player.packs = lambda name: answered_pack() if name == PACKS[0] else None
        seen = Fortnight(player)
        start = player.local
        for evening in range(DAYS):
            player.local = start + timedelta(days=evening)
            if evening in MISSED:
                continue
            plan = player.plan()
            seen.plans[evening] = plan
            # On the ninth evening the telephone rings after the first item.
            for item in plan.items[: 1 if evening == 9 else None]:
                work(player, item, evening, seen)
        seen.dots = week_of(records, player.local)
        yield seen


def test_every_evening_brings_two_prompts_and_a_drill(fortnight: Fortnight) -> None:
    for evening, plan in fortnight.plans.items():
        drills = [item for item in plan.items if item.kind is ItemKind.DRILL]
        assert (len(plan.items), len(drills)) == (3, 1), evening
        assert len({(item.pack, item.prompt) for item in plan.items}) == 3, evening


def test_every_evening_but_the_first_brings_something_to_meet_again_and_something_new(fortnight: Fortnight) -> None:
    for evening, plan in fortnight.plans.items():
        kinds = [item.kind for item in plan.items]
        assert kinds[:2] == ([ItemKind.NEW] * 2 if evening == 0 else [ItemKind.REVIEW, ItemKind.NEW]), evening


def test_nothing_comes_as_new_twice_and_nothing_again_that_was_never_met(fortnight: Fortnight) -> None:
    met: set[str] = set()
    for evening, plan in fortnight.plans.items():
        for item in plan.items:
            if item.kind is ItemKind.NEW:
                assert item.prompt not in met
            elif item.kind is ItemKind.REVIEW:
                assert item.prompt in met
        met |= {prompt for prompt, played in fortnight.scores.items() if any(day == evening for day, _ in played)}


def test_new_prompts_go_from_easy_to_hard_and_from_camp_to_camp(fortnight: Fortnight) -> None:
    pack = built_in_pack()
    new = [item for plan in fortnight.plans.values() for item in plan.items if item.kind is ItemKind.NEW]
    first, last = new[:4], new[-4:]
    assert sum(pack.prompt(item.prompt).difficulty for item in first) < sum(
        pack.prompt(item.prompt).difficulty for item in last
    )
    assert {item.camp for item in new} == {camp.id for camp in pack.camps}


def test_what_went_badly_comes_back_sooner_than_what_went_well(fortnight: Fortnight) -> None:
    cards = catch_up(fortnight.player.records, lambda name: skills_of(built_in_pack(name).rubric), skill_of_drill)
    gaps = [(one.due - one.last, one.share) for one in queued(cards)]
    weak = [gap for gap, share in gaps if share < 0.4]
    strong = [gap for gap, share in gaps if share >= 0.6]
    assert weak
    assert strong
    assert sum(weak, timedelta()) / len(weak) < sum(strong, timedelta()) / len(strong)


def test_a_review_is_due_or_else_the_weakest_and_its_reason_says_which(fortnight: Fortnight) -> None:
    for evening, plan in fortnight.plans.items():
        for item in plan.items:
            if item.kind is ItemKind.REVIEW:
                assert item.why.startswith(("You last met it", "None is due today", "Of all that you know")), evening


def test_drills_go_where_it_hurts(fortnight: Fortnight) -> None:
    attempts = fortnight.player.records.attempts()
    skills = skills_of(built_in_pack().rubric)
    for evening, plan in fortnight.plans.items():
        drill = next(item for item in plan.items if item.kind is ItemKind.DRILL)
        if evening == 0:
            assert drill.drill is Drill.NAME
            continue
        if drill.drill is Drill.PRESS:
            dropped = [
                point
                for attempt in attempts
                if attempt.prompt == drill.prompt
                for point in attempt.ballot["points"]  # type: ignore[attr-defined]
                if point["id"] == drill.point and point["made"] == "not"
            ]
            assert len(dropped) >= 2
        else:
            named = next(skill for skill in Skill if drill.why.startswith(skill.label))
            assert drill.drill in FOR_SKILL[named]
            assert named in skills.values()


def test_no_reason_gives_a_point_away(fortnight: Fortnight) -> None:
    pack = built_in_pack()
    for plan in fortnight.plans.values():
        for item in plan.items:
            prompt = pack.prompt(item.prompt)
            assert not any(point.says in item.why or point.hint in item.why for point in prompt.points)


def test_the_dots_tell_what_was_done_and_the_missed_days_are_only_empty(fortnight: Fortnight) -> None:
    # The last seven evenings are 7 to 13; on the ninth, one item of three was done.
    assert [dot for _, dot in fortnight.dots] == [
        Dot.DONE, Dot.DONE, Dot.SOME, Dot.DONE, Dot.DONE, Dot.DONE, Dot.DONE,
    ]  # fmt: skip
    earlier = week_of(fortnight.player.records, fortnight.player.local - timedelta(days=6))
    assert [dot for _, dot in earlier][-4:] == [Dot.DONE, Dot.NONE, Dot.NONE, Dot.DONE]


def test_after_two_missed_days_the_plan_is_as_long_as_ever(fortnight: Fortnight) -> None:
    assert len(fortnight.plans[MISSED[-1] + 1].items) == len(fortnight.plans[MISSED[0] - 1].items)


def test_the_fortnight_comes_out_the_same_from_the_same_records(fortnight: Fortnight) -> None:
    player = fortnight.player
    last = fortnight.plans[DAYS - 1]
    assert [item.prompt for item in player.plan().items] == [item.prompt for item in last.items]
    assert player.plan(PACKS[0]).is_done
