"""Not to be fooled, and not unfair: what gaming earns, what padding and cutting change, and whose work is flagged."""

from __future__ import annotations

import random

import pytest

from debate.authoring.attacks import OFF_TOPIC, attacks, sentences
from debate.judge import Judge
from debate.packs.model import Pack, Prompt

from .conftest import Mark, built_in_pack, flags
from .uniforms import STRONG

MEAN_BAR, WORST_BAR = 20, 35
"""What an attack may earn of 100, over all prompts and in the worst of them."""

TOLD = {"off-topic": 0.0}
"""Share of the prompts on which an attack carries the right flag, where it is not nine in ten: what is read as foreign
earns nothing in any case."""

TEXTS = [
    pytest.param(prompt, id=prompt.id)
    for prompt in built_in_pack().prompts
    if any(sample.grade.value == "strong" for sample in prompt.samples)
]


@pytest.mark.parametrize("name", attacks())
def test_no_attack_pays_on_any_prompt_and_most_are_told_for_what_they_are(pack: Pack, judge: Judge, name: str) -> None:
    attack, right = attacks()[name]
    chance = random.Random(f"1996 {name}")
    ballots = {prompt.id: judge.ballot(prompt.id, attack(pack, prompt, chance)) for prompt in pack.prompts}
    told = [flags(ballot) & right for ballot in ballots.values()]
    assert sum(map(bool, told)) >= TOLD.get(name, 0.9) * len(told)
    earned = {prompt: ballot.score for prompt, ballot in ballots.items()}
    assert sum(earned.values()) <= MEAN_BAR * len(earned)
    assert max(earned.values()) <= WORST_BAR, max(earned, key=lambda prompt: earned[prompt])


def test_lists_of_cue_words_with_small_words_strewn_in_do_not_pass_for_prose(pack: Pack, judge: Judge) -> None:
    attack, _ = attacks()["keyword list with glue words"]
    for prompt in pack.prompts[::4]:
        for seed in range(8):
            text = attack(pack, prompt, random.Random(f"{seed} {prompt.id}"))
            assert judge.ballot(prompt.id, text).score <= WORST_BAR, text


def test_an_answer_that_restates_its_own_camp_as_the_other_side_is_told(pack: Pack, judge: Judge) -> None:
    """Whatever prompt it is handed in for: what counts is whose argument it takes for the opponent's."""
    for prompt in pack.prompts[::3]:
        for other in pack.prompts_for(pack.other_camp(prompt.camp).id)[::3]:
            strong = next(sample.text for sample in other.samples if sample.grade.value == "strong")
            ballot = judge.ballot(prompt.id, strong)
            assert flags(ballot) == {"wrong-side"}, (prompt.id, other.id)
            assert ballot.score <= WORST_BAR


def test_keywords_in_short_sentences_of_their_own_do_not_pay(pack: Pack, judge: Judge) -> None:
    chance = random.Random(1996)
    frames = ("They spoke of {} again.", "It is about {}.", "Think of {}!", "We have {} there.")

    def attack(prompt: Prompt) -> str:
        words = dict.fromkeys(word for point in prompt.points for group in point.cues.concepts for word in group[:3])
        return " ".join(chance.choice(frames).format(word) for word in words)

    earned = [judge.ballot(prompt.id, attack(prompt)).score for prompt in pack.prompts]
    assert sum(earned) <= MEAN_BAR * len(earned)


def texts(prompt: Prompt) -> list[tuple[str, bool]]:
    """A prompt's own good answers, and whether each is its exemplar."""
    return [(prompt.exemplar, True), *((sample.text, False) for sample in prompt.samples)]


@pytest.mark.parametrize("prompt", TEXTS)
def test_padding_never_raises_a_mark(judge: Judge, prompt: Prompt) -> None:
    for text, own in texts(prompt):
        whole = judge.ballot(prompt.id, text, own_texts=own).score
        for filler in OFF_TOPIC[:2]:
            assert judge.ballot(prompt.id, f"{text} {filler}", own_texts=own).score <= whole
            assert judge.ballot(prompt.id, f"{filler} {text}", own_texts=own).score <= whole


@pytest.mark.parametrize("prompt", TEXTS)
def test_cutting_a_sentence_that_earned_marks_never_raises_a_mark(judge: Judge, prompt: Prompt) -> None:
    for text, own in texts(prompt):
        whole = judge.ballot(prompt.id, text, own_texts=own)
        for sentence in sentences(text):
            start = text.find(sentence)
            end = start + len(sentence)
            earned = any(
                item.start < end and item.end > start and item.credit > 0
                for mark in whole.criteria
                for item in mark.evidence
            )
            if earned:
                assert judge.ballot(prompt.id, text[:start] + text[end:], own_texts=own).score <= whole.score, sentence


@pytest.mark.parametrize("prompt", TEXTS)
def test_exemplars_and_strong_samples_carry_no_flag(judge: Judge, prompt: Prompt) -> None:
    for text, own in texts(prompt):
        if own or any(sample.text == text and sample.grade.value == "strong" for sample in prompt.samples):
            assert flags(judge.ballot(prompt.id, text, own_texts=own)) == set()


def test_grades_of_samples_are_in_their_order_on_average(pack: Pack, judge: Judge) -> None:
    scores: dict[str, list[int]] = {}
    for prompt in pack.prompts:
        for sample in prompt.samples:
            scores.setdefault(sample.grade.value, []).append(judge.ballot(prompt.id, sample.text).score)
    means = {grade: sum(found) / len(found) for grade, found in scores.items()}
    assert means["strong"] > means["middling"] + 20 > means["weak"] + 40


# Flags, one by one, on the small pack


def test_a_strong_answer_carries_no_flag(mark: Mark) -> None:
    assert flags(mark(STRONG)) == set()


FLAGGED = {
    "empty": "",
    "too-short": "No.",
    "repeated": " ".join(["Families save when they buy a single uniform instead of following fashion."] * 4),
    "hidden-characters": STRONG.replace("parents", "par\u200bents").replace("uniform", "un\u0456form"),
    "over-length": STRONG * 5,
    "off-topic": OFF_TOPIC[1],
    "keywords": "uniform, cheaper, blazer, save, mocked, alike, belong, team, survey, county, nine, parents, pride",
}


@pytest.mark.parametrize("flag", FLAGGED)
def test_a_flag_is_raised_with_a_reason_in_one_sentence(mark: Mark, flag: str) -> None:
    ballot = mark(FLAGGED[flag])
    (found,) = [one for one in ballot.flags if one.id == flag]
    assert found.reason.endswith(".")
    assert "\n" not in found.reason


def test_the_players_own_words_beside_a_copy_still_count(mark: Mark, pack: Pack) -> None:
    speech = "You call it equality. I call it one more bill on the kitchen table. The parents must buy."
    own = mark(STRONG)
    both = mark(f"{speech} {STRONG}")
    assert "copied" in flags(both)
    assert 0 < both.score <= own.score


def test_a_fact_of_the_brief_may_be_quoted_beside_words_of_ones_own(mark: Mark) -> None:
    ballot = mark(f"{STRONG} A blazer costs 60 pounds and fits for two years.")
    assert flags(ballot) == set()


def test_hidden_characters_are_flagged_but_read(mark: Mark) -> None:
    plain, hidden = mark(STRONG), mark("\u200b".join(STRONG))
    assert flags(hidden) == {"hidden-characters"}
    assert hidden.score == plain.score


@pytest.mark.parametrize("accented", ["Møller’s café", "naïve", "São Paulo", "façade", "“smart” quotes…"])
def test_accents_and_typography_are_not_hidden_characters(mark: Mark, accented: str) -> None:
    assert flags(mark(f"{STRONG} {accented} {accented} {accented} {accented}")) == set()


def test_words_beyond_the_limit_earn_nothing(mark: Mark) -> None:
    filler = "We all had a good look at it and did not know what to think. " * 40
    late = mark(filler + STRONG)
    assert "over-length" in flags(late)
    assert late.score < mark(STRONG).score


def test_a_flag_that_costs_marks_says_what_is_left(mark: Mark) -> None:
    ballot = mark(FLAGGED["repeated"])
    (mark_of_names, *_) = ballot.criteria
    assert 0 < mark_of_names.share < 1
    assert len({criterion.share for criterion in ballot.criteria}) == 1
    assert {criterion.share for criterion in mark(STRONG).criteria} == {1.0}
