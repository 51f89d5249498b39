"""The draw: the same seed draws the same round, both camps come up alike, and no prompt comes twice."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.game.draw import Choices, DrawError, DrawnPrompt, DrawnRound, draw_round
from debate.packs import Pack

SEEDS = st.integers(0, 2**32)


def draw(pack: Pack, seed: int = 1, **choices: object) -> DrawnRound:
    return draw_round(pack, Choices(**choices), Random(seed), seed)  # type: ignore[arg-type]


@given(seed=SEEDS, prompts=st.none() | st.integers(1, 5))
def test_the_same_seed_draws_the_same_round(pack: Pack, seed: int, prompts: int | None) -> None:
    assert draw(pack, seed, prompts=prompts) == draw(pack, seed, prompts=prompts)


def test_other_seeds_draw_other_rounds(pack: Pack) -> None:
    assert len({draw(pack, seed, camp="ally").prompts for seed in range(30)}) > 20


def test_seeds_that_follow_each_other_draw_both_camps_about_alike(pack: Pack) -> None:
    camps = [draw(pack, seed).camp for seed in range(1000)]
    assert set(camps) == {camp.id for camp in pack.camps}
    # Five standard deviations of a fair coin: this fails for a bent one, and not by chance.
    assert abs(camps.count("ally") - 500) < 80


def test_every_prompt_of_a_camp_comes_up(pack: Pack) -> None:
    for camp in pack.camps:
        drawn = {prompt.id for seed in range(60) for prompt in draw(pack, seed, camp=camp.id).prompts}
        assert drawn == {prompt.id for prompt in pack.prompts_for(camp.id)}


@given(seed=SEEDS, count=st.integers(1, 40))
def test_no_prompt_comes_twice_and_all_belong_to_the_camp(pack: Pack, seed: int, count: int) -> None:
    drawn = draw(pack, seed, prompts=count)
    ids = [prompt.id for prompt in drawn.prompts]
    available = [prompt.id for prompt in pack.prompts_for(drawn.camp)]
    assert len(set(ids)) == len(ids) == min(count, len(available))
    assert set(ids) <= set(available)


def test_all_prompts_means_all_of_the_camp(pack: Pack) -> None:
    drawn = draw(pack, prompts=None, camp="protectorate")
    assert {prompt.id for prompt in drawn.prompts} == {prompt.id for prompt in pack.prompts_for("protectorate")}


@given(seed=SEEDS)
def test_prompts_run_from_easier_to_harder(pack: Pack, seed: int) -> None:
    difficulties = [pack.prompt(prompt.id).difficulty for prompt in draw(pack, seed, prompts=None).prompts]
    assert difficulties == sorted(difficulties)


@given(seed=SEEDS)
def test_choosing_the_camp_that_the_draw_would_give_changes_no_prompt(pack: Pack, seed: int) -> None:
    drawn = draw(pack, seed)
    chosen = draw(pack, seed, camp=drawn.camp)
    assert drawn.camp_was_drawn
    assert not chosen.camp_was_drawn
    assert chosen.prompts == drawn.prompts


class TestTheClock:
    def test_untimed(self, pack: Pack) -> None:
        assert {prompt.seconds for prompt in draw(pack, seconds=None).prompts} == {None}

    def test_one_for_all_with_extra_time(self, pack: Pack) -> None:
        assert {prompt.seconds for prompt in draw(pack, seconds=90, extra_time=1.5).prompts} == {135}

    def test_each_prompts_own_with_extra_time(self, pack: Pack) -> None:
        for prompt in draw(pack, prompts=None, seconds="own", extra_time=2).prompts:
            assert prompt.seconds == 2 * pack.prompt(prompt.id).seconds

    @pytest.mark.parametrize("seconds", [0, -3, float("nan"), float("inf")])
    def test_a_time_in_which_nothing_can_be_written_is_refused(self, seconds: float) -> None:
        with pytest.raises(ValueError, match="seconds"):
            DrawnPrompt(id="any", seconds=seconds)


def test_a_review_draws_only_from_its_prompts(pack: Pack) -> None:
    only = tuple(prompt.id for prompt in pack.prompts_for("ally")[2:4])
    drawn = draw(pack, camp="ally", prompts=None, only=only)
    assert {prompt.id for prompt in drawn.prompts} == set(only)


@pytest.mark.parametrize(
    ("choices", "says"),
    [
        ({"camp": "hermits"}, "choose ally or protectorate"),
        ({"prompts": 0}, "at least one prompt"),
        ({"seconds": 0}, "at least one second"),
        ({"extra_time": 0.5}, "from 1 to 4"),
        ({"extra_time": float("nan")}, "from 1 to 4"),
        ({"only": ("nothing-of-the-kind",)}, "choose other prompts"),
    ],
)
def test_a_round_that_cannot_be_drawn_says_what_to_change(pack: Pack, choices: dict[str, Any], says: str) -> None:
    with pytest.raises(DrawError, match=says) as caught:
        draw(pack, **choices)
    assert str(caught.value).endswith(".")
