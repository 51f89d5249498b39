"""Which points an answer makes: thresholds, exclusions, neighbours that compete, reversed and second sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.judge import Judge
from debate.judge.ballot import Made, PointMark
from debate.judge.finding.weights import MADE, PARTLY
from debate.packs.model import Cues, Pack

from .conftest import Mark, made, small_judge, strengths
from .uniforms import AGAINST, BADGES, BELONGING, BULLIES, CHOOSING, COST, FOR, HAND_DOWNS, STRONG, uniforms

BREATH = 0.05
"""By how much a strength may move for what stands in other sentences: a point stands in an answer, not by itself."""

PARAPHRASED = [
    ("cost", "One blazer is cheap, and it spares parents a wardrobe full of fashionable jeans."),
    ("cost", "Families save when they buy a single uniform instead of following fashion."),
    ("cost", "Buying one set of school clothes works out less expensive than chasing trends."),
    ("bullies", "When everyone is dressed alike, no child gets teased for wearing poor clothes."),
    ("bullies", "A boy whose clothes are identical to everyone's cannot be laughed at for them."),
    ("belonging", "Wearing the same colours gives pupils pride and a feeling of being one community."),
    ("belonging", "Pupils in the school's colours feel that they are part of a team."),
    ("survey", "The county asked in 2012, and nine out of ten parents said that it is cheaper."),
    ("survey", "In a survey ninety percent of the parents called it the cheaper choice."),
]


@pytest.mark.parametrize(("name", "answer"), PARAPHRASED)
def test_a_point_is_made_in_a_players_own_words(mark: Mark, name: str, answer: str) -> None:
    assert made(mark(answer))[name] is Made.MADE


@pytest.mark.parametrize(("name", "answer"), PARAPHRASED)
def test_a_point_is_made_by_a_beginner_who_cannot_spell(mark: Mark, name: str, answer: str) -> None:
    errors = {"uniform": "uniferm", "parents": "parrents", "clothes": "clothse", "colours": "colors", "cheap": "cheep"}
    for right, wrong in errors.items():
        answer = answer.replace(right, wrong)
    assert made(mark(answer.lower().replace(",", "").replace("’", "")))[name] is not Made.NOT


@pytest.mark.parametrize(
    "answer",
    [
        "The weather was fine, and the band played on.",
        "I have nothing to say about that, and neither has anybody else.",
        "People live in houses, and most of them have a door.",
        "",
        "?",
    ],
)
def test_what_says_no_point_makes_none(mark: Mark, answer: str) -> None:
    assert set(made(mark(answer)).values()) == {Made.NOT}


@pytest.mark.parametrize("says", [HAND_DOWNS, BADGES, CHOOSING])
def test_the_other_camps_points_are_none_of_ones_own(mark: Mark, says: str) -> None:
    assert set(made(mark(says, FOR)).values()) == {Made.NOT}


@pytest.mark.parametrize("says", [COST, BULLIES, BELONGING])
def test_and_the_other_way_round(mark: Mark, says: str) -> None:
    assert set(made(mark(says, AGAINST)).values()) == {Made.NOT}


# Thresholds


def verdict_fits(point: PointMark) -> bool:
    """Whether the verdict is what the strength says, where there are words to show for it."""
    steps = [Made.NOT, Made.PARTLY, Made.MADE]
    reached = steps[(point.strength >= PARTLY) + (point.strength >= MADE)]
    return point.made is (reached if point.evidence else Made.NOT)


@given(st.lists(st.sampled_from((*STRONG.split(), *BADGES.split(), *BELONGING.split())), max_size=60))
def test_strengths_are_shares_and_fix_the_verdict(words: list[str]) -> None:
    for point in small_judge().ballot(FOR, " ".join(words)).points:
        assert 0 <= point.strength <= 1
        assert verdict_fits(point)
        if point.strength > 0:
            assert sum(item.credit for item in point.evidence) <= point.strength + 0.001
        else:
            assert point.evidence == ()


@given(st.lists(st.sampled_from((*STRONG.split(), *BADGES.split(), *BELONGING.split())), max_size=60))
def test_a_point_that_counts_has_words_that_show_it(words: list[str]) -> None:
    for point in small_judge().ballot(FOR, " ".join(words)).points:
        if point.made is not Made.NOT:
            assert point.evidence
            assert all(item.rule.startswith(f"point:{point.id}:") for item in point.evidence)


def test_thresholds_are_in_order() -> None:
    assert 0 < PARTLY < MADE < 1


# Cues


def with_cues(name: str, **changes: object) -> Pack:
    """The small pack with other cues for one point."""
    pack = uniforms()

    def changed(cues: Cues) -> Cues:
        return replace(cues, **changes)  # type: ignore[arg-type]

    prompts = tuple(
        replace(
            prompt,
            points=tuple(
                replace(point, cues=changed(point.cues)) if point.id == name else point for point in prompt.points
            ),
        )
        for prompt in pack.prompts
    )
    return replace(pack, prompts=prompts)


def test_an_excluding_phrase_weakens_a_point(mark: Mark) -> None:
    answer = "In the long run a blazer saves the family a lot."
    excluded = Judge(with_cues("cost", exclude=("long run",))).ballot(FOR, answer)
    assert 0 < strengths(excluded)["cost"] < strengths(mark(answer))["cost"]


def test_an_exclusion_reaches_no_further_than_its_sentence(mark: Mark) -> None:
    """What stands elsewhere in the answer is read as well, but a point that was made stays as good as it was."""
    answer = f"{COST} Nothing else matters in the long run."
    excluded = Judge(with_cues("cost", exclude=("long run",))).ballot(FOR, answer)
    assert made(excluded) == made(mark(answer))
    assert strengths(excluded)["cost"] == pytest.approx(strengths(mark(answer))["cost"], abs=BREATH)


def test_a_sufficient_phrase_makes_a_point_by_itself(mark: Mark) -> None:
    answer = "Everybody rows in one boat on Mondays."
    assert made(mark(answer))["belonging"] is Made.NOT
    ballot = Judge(with_cues("belonging", sufficient=("rows in one boat",))).ballot(FOR, answer)
    assert made(ballot)["belonging"] is Made.MADE
    point = next(point for point in ballot.points if point.id == "belonging")
    assert any(item.rule == "point:belonging:sufficient:1" for item in point.evidence)


def test_a_ruling_finds_its_point_and_changes_nothing_else_that_is_read(mark: Mark) -> None:
    """A cue that a teacher adds says nothing of what an answer takes up of the speech, or brings that is new."""
    ruled = replace(with_cues("bullies", sufficient=("the corridor has grown quiet about trainers",)), hash="ruled")
    answer = f"{STRONG} Since then the corridor has grown quiet about trainers, and about much else."
    prompt = uniforms().prompt(FOR)
    plain, alone, beside = (judge.sight(prompt, answer).signs for judge in (
        small_judge(), Judge(ruled), Judge(ruled, uniforms())))  # fmt: skip
    assert alone != plain
    assert beside == plain
    found = Judge(ruled, uniforms()).ballot(FOR, "Since then the corridor has grown quiet about trainers.")
    assert made(found)["bullies"] is Made.MADE
    assert found.pack_hash == "ruled"
    assert found.score >= mark("Since then the corridor has grown quiet about trainers.").score


def test_both_groups_of_concepts_count_for_more_than_one(mark: Mark) -> None:
    one, both = mark("Somebody was teased."), mark("Somebody was teased, though we wore the same clothes.")
    assert strengths(one)["bullies"] < strengths(both)["bullies"]


def test_concepts_count_within_a_sentence_only(mark: Mark) -> None:
    together = mark("Nobody is teased, since all of us look alike.")
    apart = mark("Nobody is teased. We had soup. My uncle came. The band played. All of us look alike.")
    assert strengths(apart)["bullies"] < strengths(together)["bullies"]


# Neighbours and sides


def test_the_stronger_of_two_neighbours_takes_a_sentence(mark: Mark) -> None:
    found = strengths(mark(BULLIES))
    assert found["bullies"] > MADE
    assert all(strength < PARTLY for name, strength in found.items() if name != "bullies")


def test_a_neighbour_in_a_sentence_of_its_own_takes_nothing_away(mark: Mark) -> None:
    cost = "Families save when they buy a single uniform instead of following fashion."
    rest = "When everyone is dressed alike, no child gets teased for poor clothes. Pupils feel that they are one team."
    alone, beside = mark(cost), mark(f"{cost} {rest}")
    assert made(alone)["cost"] is made(beside)["cost"] is Made.MADE
    assert all(strengths(beside)[name] >= strength - BREATH for name, strength in strengths(alone).items())


# Reversal


@pytest.mark.parametrize(
    "answer",
    [
        "One uniform is not cheaper for parents than a wardrobe of fashionable clothes.",
        "Somebody can be mocked for poor clothes when all pupils do not dress alike.",
        "A shared uniform never makes pupils feel that they belong to their school.",
    ],
)
def test_a_points_own_sentence_turned_into_its_opposite_does_not_make_it(mark: Mark, answer: str) -> None:
    assert set(made(mark(answer)).values()) == {Made.NOT}


def test_two_reversed_points_are_told(mark: Mark) -> None:
    ballot = mark(
        "One uniform is not cheaper for parents than a wardrobe of fashionable clothes. "
        "A shared uniform does not make pupils feel that they belong to their school."
    )
    assert {flag.id for flag in ballot.flags} & {"negated", "wrong-side", "babble"}
    assert ballot.score <= 10


def test_a_point_put_in_the_negative_is_still_made(mark: Mark) -> None:
    assert (
        made(mark("With a uniform, parents never need to buy a fashionable wardrobe, and save."))["cost"] is Made.MADE
    )


# Second sentences, and many


@pytest.mark.parametrize("name", ["cost", "bullies", "belonging"])
def test_a_second_sentence_for_a_point_takes_nothing_from_it_in_any_order(mark: Mark, name: str) -> None:
    texts = {
        "cost": ("Parents save.", "A blazer costs less than new jeans."),
        "bullies": ("Nobody is mocked.", "All wear the same clothes and nobody is teased."),
        "belonging": ("Pupils feel pride.", "The uniform makes a team of the school."),
    }[name]
    first, second = (strengths(mark(text))[name] for text in texts)
    both = strengths(mark(" ".join(texts)))[name]
    assert both >= max(first, second) - BREATH
    assert both == pytest.approx(strengths(mark(" ".join(reversed(texts))))[name], abs=BREATH)


def test_a_point_far_into_an_endless_sentence_is_found(mark: Mark) -> None:
    answer = (
        "well my cousin goes to a school where nobody has to wear one and my aunt is always buying him some new brand "
        "because all the others have it and then after half a year he wont put it on any more and she moans about that "
        "all the time so it isnt the blazer that is one more bill its the fashion and parents save money when they buy "
        "one uniform"
    )
    (point, *_) = mark(answer).points
    assert point.made is Made.MADE
    assert "parents save money" in " ".join(item.text for item in point.evidence)


def test_padding_without_end_does_not_hide_where_a_point_stands(mark: Mark) -> None:
    endless = " and then we all had a good look at it and we did not know what to think of that" * 4
    (point, *_) = mark(f"Well{endless} and parents save money when they buy one uniform").points
    assert point.strength > PARTLY / 2
    assert "parents save money when they buy one uniform" in " ".join(item.text for item in point.evidence)


def test_one_word_that_does_not_point_straight_at_a_point_makes_none(judge: Judge, pack: Pack) -> None:
    """“They only want our money” makes no point about money, and not two."""
    ballots = []
    for prompt in pack.prompts[::3]:
        words = {word for point in prompt.points for group in point.cues.concepts for word in group if " " not in word}
        ballots += [judge.ballot(prompt.id, f"We only ever hear of {word} there.") for word in sorted(words)[::3]]
    counted = [[how for how in made(ballot).values() if how is not Made.NOT] for ballot in ballots]
    assert sum(len(one) > 1 for one in counted) <= 0.01 * len(ballots)
    assert sum(Made.MADE in one for one in counted) <= 0.08 * len(ballots)
    assert sum(Made.PARTLY in one for one in counted) <= 0.08 * len(ballots)


def test_one_word_makes_no_point(judge: Judge, pack: Pack) -> None:
    words = [
        (prompt.id, word) for prompt in pack.prompts for point in prompt.points for word in point.says[:-1].split()[3:5]
    ]
    ballots = [judge.ballot(prompt, f"They spoke of {word} again.") for prompt, word in words]
    assert sum(Made.MADE in made(ballot).values() for ballot in ballots) <= 0.02 * len(ballots)
