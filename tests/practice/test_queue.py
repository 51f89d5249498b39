"""The queue: what was weak comes back soon, what went well later, and a pack that was edited resets nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from debate.practice.drills import Drill, skill_of_drill
from debate.practice.queue import LOOKED_BACK, Review, catch_up, is_due, queued, reviewed
from debate.practice.skills import Skill, skills_of

from .conftest import Player, pack_named, written

EVENING = datetime(2026, 11, 2, 19, 30, tzinfo=UTC)
ALL = {Skill.NAME: 0.9, Skill.ANSWER: 0.9, Skill.SUPPORT: 0.9, Skill.WEIGH: 0.9}


def met(days: float = 0, *, light: bool = False, score: int | None = 60, **shares: float) -> Review:
    by_skill = {**ALL, **{Skill(name): share for name, share in shares.items()}}
    return Review(
        pack="pack", prompt="prompt", at=EVENING + timedelta(days=days), shares=by_skill, score=score, light=light
    )


def in_days(card: dict) -> float:
    return (datetime.fromisoformat(card["due"]) - datetime.fromisoformat(card["last_review"])) / timedelta(days=1)


def skills(pack: str):
    return skills_of(found.rubric) if (found := pack_named(pack)) is not None else None


def test_an_answer_makes_a_card_for_its_weakest_skill_alone() -> None:
    assert list(reviewed({}, met(weigh=0.3, support=0.4))) == ["pack/prompt/weigh"]


def test_of_equally_weak_skills_the_first_in_a_rebuttal_counts() -> None:
    assert list(reviewed({}, met(support=0.3, answer=0.3))) == ["pack/prompt/answer"]


def test_the_better_it_went_the_later_it_comes_back() -> None:
    due = [in_days(reviewed({}, met(weigh=share))["pack/prompt/weigh"]) for share in (0.1, 0.3, 0.6, 0.85)]
    assert due == sorted(due)
    assert due[0] == 1
    assert due[-1] >= 7


def test_what_goes_well_again_and_again_comes_back_ever_later() -> None:
    cards: dict = {}
    day, gaps = 0.0, []
    for _ in range(5):
        cards |= reviewed(cards, met(day, weigh=0.6))
        gaps.append(in_days(cards["pack/prompt/weigh"]))
        day += gaps[-1]
    assert all(earlier < later for earlier, later in pairwise(gaps))


def test_what_fails_after_long_comes_back_within_days() -> None:
    cards = reviewed({}, met(weigh=0.85))
    for day in (8, 40):
        cards |= reviewed(cards, met(day, weigh=0.85))
    assert in_days(cards["pack/prompt/weigh"]) > 30
    cards |= reviewed(cards, met(140, weigh=0.0))
    assert in_days(cards["pack/prompt/weigh"]) < 7


def test_an_answer_reviews_every_card_of_its_prompt() -> None:
    cards = reviewed({}, met(weigh=0.3))
    cards |= reviewed(cards, met(2, support=0.3))
    assert set(cards) == {"pack/prompt/weigh", "pack/prompt/support"}
    assert cards["pack/prompt/weigh"]["share"] == 0.9
    (prompt,) = queued(cards)
    assert prompt.skill is Skill.SUPPORT
    assert prompt.last == EVENING + timedelta(days=2)


@pytest.mark.parametrize("light", [met(0.01, light=True, weigh=0.9), met(0.01, light=True, score=None, weigh=0.9)])
def test_a_revision_and_a_drill_right_after_count_less_than_an_answer(light: Review) -> None:
    first = reviewed({}, met(weigh=0.3))
    after_light = reviewed(first, light)["pack/prompt/weigh"]
    after_whole = reviewed(first, met(0.01, weigh=0.9))["pack/prompt/weigh"]
    before = first["pack/prompt/weigh"]["stability"]
    assert before < after_light["stability"] < after_whole["stability"]
    assert after_light["due"] <= after_whole["due"]


def test_a_poor_drill_is_no_setback() -> None:
    first = reviewed({}, met(weigh=0.6))
    after = reviewed(first, met(2, light=True, score=None, weigh=0.0))["pack/prompt/weigh"]
    assert after["stability"] >= 0.5 * first["pack/prompt/weigh"]["stability"]
    assert after["share"] == 0.6  # of whole answers


def test_a_drill_makes_no_card() -> None:
    assert reviewed({}, met(light=True, score=None, weigh=0.1)) == {}


def test_the_same_answers_make_the_same_queue_however_often_they_are_taken_in(player: Player) -> None:
    player.answer("bargain-that-worked", written("bargain-that-worked", 30, 60))
    player.wait(days=3)
    player.answer("bargain-that-worked", written("bargain-that-worked", 70), revised=written("bargain-that-worked", 80))
    player.drill(Drill.DENY, "bargain-that-worked", "It never carried a war next door, and nobody tested it.")
    once = catch_up(player.records, skills, skill_of_drill)
    assert once
    assert catch_up(player.records, skills, skill_of_drill) == once


def test_a_card_that_a_killed_program_did_not_save_is_made_the_next_time(player: Player) -> None:
    player.answer("bargain-that-worked", written("bargain-that-worked", 30, 60))
    whole = catch_up(player.records, skills, skill_of_drill)
    (key,) = whole
    player.records.save_card(key, {"attempt": 1}, whole[key]["due"])
    assert catch_up(player.records, skills, skill_of_drill)[key]["stability"] == whole[key]["stability"]


def test_only_the_newest_answers_are_read_again(player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(LOOKED_BACK + 10):
        player.wait(days=1)
        player.answer("bargain-that-worked", f"They say it worked. But it was never tried, {number} times.")
        if number == 3:
            catch_up(player.records, skills, skill_of_drill)
    whole = catch_up(player.records, skills, skill_of_drill)
    asked = []
    attempts = player.records.attempts

    def noted(**given):
        asked.append(given)
        return attempts(**given)

    monkeypatch.setattr(player.records, "attempts", noted)
    assert catch_up(player.records, skills, skill_of_drill) == whole
    assert asked[-1]["since_id"] == 10


def test_days_count_and_not_hours() -> None:
    cards = reviewed({}, met(weigh=0.1))  # at half past seven in the evening
    (prompt,) = queued(cards)
    assert not is_due(prompt, EVENING + timedelta(hours=4))
    assert is_due(prompt, EVENING + timedelta(hours=12))


@pytest.mark.parametrize("key", ["pack/prompt", "pack/prompt/charm", "a/b/c/weigh"])
def test_a_card_that_is_none_is_passed_over(key: str) -> None:
    card = reviewed({}, met(weigh=0.1))["pack/prompt/weigh"]
    assert queued({key: card, "pack/prompt/weigh": {**card, "due": "soon"}}) == []
