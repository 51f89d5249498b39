"""Not to be fooled, and not unfair: what gaming earns, what padding and cutting change, and whose work is flagged."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from debate.authoring.attacks import OFF_TOPIC, attacks, sentences
from debate.judge import Judge
from debate.packs.model import Pack, Prompt

from ..built_in import built_in_pack, own_ballot
from .conftest import Mark, flags
from .uniforms import FOR, STRONG, uniforms

MEAN_BAR, WORST_BAR = 20, 35
"""What an attack may earn of 100, over all prompts and in the worst of them."""

NONSENSE_BAR = 65
"""What well-formed nonsense of a prompt's own cue words may earn on average, which only its author could write."""

TOLD = 0.85
"""Share of the prompts on which an attack carries the right flag."""

ALSO_TOLD_BY = {
    "exemplar lightly reworded": frozenset({"word-order"}),
    "the other camp's strong sample": frozenset({"copied"}),
}
"""Flags that tell an attack as well: every fourth word exchanged may leave no language, and a sample is the pack's."""

WRONG_CHAIR_BAR = 30
"""What an answer from the other camp's chair may earn on average: it is told, and earns what it says to the speech."""

PADDED_STRONG, PADDED, PADDED_WORST = 10, 3, 45
"""What a paragraph about something else may add: to an answer of 80 and more, to all on average, to any at most."""

CUT = 10
"""What cutting a sentence may add at most: the weakest sentence of a beginner may have stood in the way."""

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
    told = [flags(ballot) & (right | ALSO_TOLD_BY.get(name, frozenset())) for ballot in ballots.values()]
    assert sum(map(bool, told)) >= TOLD * len(told)
    earned = {prompt: ballot.score for prompt, ballot in ballots.items()}
    assert sum(earned.values()) <= MEAN_BAR * len(earned)
    assert max(earned.values()) <= WORST_BAR, max(earned, key=lambda prompt: earned[prompt])


def test_lists_of_cue_words_with_small_words_strewn_in_do_not_pass_for_prose(pack: Pack, judge: Judge) -> None:
    attack, _ = attacks()["keyword list with glue words"]
    earned = []
    for prompt in pack.prompts[::4]:
        for seed in range(8):
            text = attack(pack, prompt, random.Random(f"{seed} {prompt.id}"))
            earned.append(judge.ballot(prompt.id, text).score)
    assert max(earned) <= WORST_BAR


@pytest.fixture(scope="module")
def strangers() -> Judge:
    """The judge of the built-in pack without its samples: so they are answers like any other."""
    pack = built_in_pack()
    return Judge(replace(pack, prompts=tuple(replace(prompt, samples=()) for prompt in pack.prompts)))


def from_the_wrong_chair(pack: Pack) -> list[tuple[Prompt, str]]:
    """Strong answers of each camp, and prompts of the other for which they are handed in."""
    return [
        (prompt, next(sample.text for sample in other.samples if sample.grade.value == "strong"))
        for prompt in pack.prompts[::3]
        for other in pack.prompts_for(pack.other_camp(prompt.camp).id)[::3]
    ]


def test_an_answer_that_restates_its_own_camp_as_the_other_side_is_told(pack: Pack, strangers: Judge) -> None:
    """Whatever prompt it is handed in for: what counts is whose argument it takes for the opponent's."""
    ballots = [strangers.ballot(prompt.id, answer) for prompt, answer in from_the_wrong_chair(pack)]
    assert {flag for ballot in ballots for flag in flags(ballot)} == {"wrong-side"}
    assert sum(map(bool, map(flags, ballots))) >= 0.75 * len(ballots)  # the others stand too well to be told
    assert sum(ballot.score for ballot in ballots) <= WRONG_CHAIR_BAR * len(ballots)
    # The flag says what was seen, and costs nothing by itself.
    assert {criterion.share for ballot in ballots for criterion in ballot.criteria} == {1.0}


def test_a_sample_is_a_copy_for_everybody_but_its_author(pack: Pack, judge: Judge) -> None:
    for prompt in pack.prompts[::3]:
        strong = next(sample.text for sample in prompt.samples if sample.grade.value == "strong")
        assert flags(judge.ballot(prompt.id, strong)) == {"copied"}
        assert judge.ballot(prompt.id, strong).score == 0
        (one, *_) = sorted(sentences(strong), key=lambda sentence: abs(len(sentence.split()) - 15))
        assert flags(judge.ballot(prompt.id, one)) - {"too-short"} == set(), "one sentence may be chance"


def cue_words(prompt: Prompt) -> list[str]:
    words = (word for point in prompt.points for group in point.cues.concepts for word in group[:3])
    return list(dict.fromkeys(words))


def test_keywords_in_short_sentences_of_their_own_do_not_pay(pack: Pack, judge: Judge) -> None:
    chance = random.Random(1996)
    frames = ("They spoke of {} again.", "It is about {}.", "Think of {}!", "We have {} there.")

    def attack(prompt: Prompt) -> str:
        return " ".join(chance.choice(frames).format(word) for word in cue_words(prompt))

    earned = [judge.ballot(prompt.id, attack(prompt)).score for prompt in pack.prompts]
    assert sum(earned) <= NONSENSE_BAR * len(earned)


FRAMES = (
    *("Here is {} once more.", "Nothing was said of {}.", "Which of us would trade {} away?", "Every year {} returns."),
    *("Mine is a story about {}.", "Look at {} and tell me.", "One might begin with {}.", "A word on {} as well."),
    *("My neighbours mention {} often.", "What about {} then?", "Later we found {}.", "Both sides have {}."),
)


def test_keywords_in_many_kinds_of_sentences_do_not_pay_either(pack: Pack, judge: Judge) -> None:
    """Well-formed nonsense is language, so nothing is taken off it; it has to earn little by what it says."""
    chance = random.Random(1996)
    earned = []
    for prompt in pack.prompts:
        frames, words = [*FRAMES, *FRAMES], cue_words(prompt)
        chance.shuffle(frames)
        chance.shuffle(words)
        nonsense = " ".join(frame.format(word) for frame, word in zip(frames, words, strict=False))
        earned.append(judge.ballot(prompt.id, nonsense).score)
    assert sum(earned) <= NONSENSE_BAR * len(earned)


PAID = (
    "We paid for the fleet. We paid for the bases. We paid for the Gulf while you only counted our coins. And what did "
    "we hear for it? That money is no courage. But five billion dollars a year is what keeps your ships in Yokosuka."
)
IN_HASTE = (
    "roots first branches later i keep apple trees n a sapling thats lashed 2 three stakes never makes a root worth "
    "the name its leaning against the wind that drives em down how will a minister in tokyo learn 2 say no 2 a general "
    "whose only plan is 2 wait at home until somebody lands on the beach there's nothing 2 refuse n what ran wild in "
    "manchuria was an army w no ally beside it n no parliament above it tie its staff 2 ours let every plan cross two "
    "desks n one diet n the newspapers will b the last 2 hear of it not ur cabinet"
)


@pytest.mark.parametrize(("prompt", "answer"), [("bases-are-the-price", PAID), ("democratic-control", IN_HASTE)])
def test_who_begins_sentences_alike_or_types_in_haste_has_written_language(
    judge: Judge, prompt: str, answer: str
) -> None:
    assert flags(judge.ballot(prompt, answer)) == set()


def texts(prompt: Prompt) -> list[str]:
    """A prompt's own answers, which are marked as such."""
    return [prompt.exemplar, *(sample.text for sample in prompt.samples)]


def padded(judge: Judge, prompt: Prompt) -> list[tuple[int, int]]:
    """The mark of each of a prompt's texts, and what a paragraph about something else adds to it."""
    found = []
    for text in texts(prompt):
        whole = own_ballot(prompt.id, text).score
        for filler in OFF_TOPIC[:2]:
            for longer in (f"{text} {filler}", f"{filler} {text}"):
                found.append((whole, judge.ballot(prompt.id, longer, own_texts=True).score - whole))
    return found


def test_padding_does_not_pay_and_adds_next_to_nothing_to_a_good_answer(pack: Pack, judge: Judge) -> None:
    found = [(prompt.id, *one) for prompt in pack.prompts for one in padded(judge, prompt)]
    assert [one for one in found if one[1] >= 80 and one[2] > PADDED_STRONG] == []
    added = [more for *_, more in found]
    assert sum(added) <= PADDED * len(added)
    assert max(added) <= PADDED_WORST


@pytest.mark.parametrize("prompt", TEXTS)
def test_cutting_a_sentence_that_earned_marks_costs_marks_or_next_to_nothing(judge: Judge, prompt: Prompt) -> None:
    changes = []
    for text in texts(prompt):
        whole = own_ballot(prompt.id, text)
        for sentence in sentences(text):
            start = text.find(sentence)
            end = start + len(sentence)
            earned = any(
                item.start < end and item.end > start and item.credit > 0
                for mark in whole.criteria
                for item in mark.evidence
            )
            if earned:
                less = judge.ballot(prompt.id, text[:start] + text[end:], own_texts=True).score - whole.score
                assert less <= CUT, sentence
                changes.append(less)
    assert sum(changes) < 0


@pytest.mark.parametrize("prompt", TEXTS)
def test_exemplars_and_strong_samples_carry_no_flag(prompt: Prompt) -> None:
    for text in texts(prompt):
        if text == prompt.exemplar or any(
            sample.text == text and sample.grade.value == "strong" for sample in prompt.samples
        ):
            assert flags(own_ballot(prompt.id, text)) == set()


def test_grades_of_samples_are_in_their_order_on_average(pack: Pack) -> None:
    scores: dict[str, list[int]] = {}
    for prompt in pack.prompts:
        for sample in prompt.samples:
            scores.setdefault(sample.grade.value, []).append(own_ballot(prompt.id, sample.text).score)
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


QUOTED = "You call it equality. I call it one more bill on the kitchen table. The parents must buy."


def test_the_speech_may_be_quoted_in_an_answer_of_ones_own(mark: Mark) -> None:
    own, both = mark(STRONG), mark(f"{QUOTED} {STRONG}")
    assert flags(both) == set()
    assert own.score / 2 < both.score <= own.score
    assert {criterion.share for criterion in both.criteria} == {1.0}


def test_the_players_own_words_beside_a_copy_still_count(mark: Mark) -> None:
    speech = uniforms().prompt(FOR).speech
    own = ". ".join(STRONG.split(". ")[:2])
    both = mark(f"{speech} {own}")
    assert flags(both) == {"copied"}
    assert 0 < both.score < mark(own).score
    assert {0 < criterion.share < 1 for criterion in both.criteria} == {True}
    assert mark(speech).score == 0


def test_a_fact_of_the_brief_may_be_quoted_beside_words_of_ones_own(mark: Mark) -> None:
    ballot = mark(f"{STRONG} A blazer costs 60 pounds and fits for two years.")
    assert flags(ballot) == set()


def test_hidden_characters_are_flagged_but_read(mark: Mark) -> None:
    plain, hidden = mark(STRONG), mark("\u200b".join(STRONG))
    assert flags(hidden) == {"hidden-characters"}
    assert abs(hidden.score - plain.score) <= 3  # what stands between words is no blank to every sign


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
