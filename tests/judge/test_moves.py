"""The nine moves, from the ways in which people make them, and nothing for connecting words without content."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from debate.authoring.attacks import CONNECTIVES
from debate.judge import Judge
from debate.judge.ballot import Made
from debate.judge.finding.moves import POINTED_AT
from debate.packs.model import Move

from .conftest import Mark, flags, made
from .uniforms import FOR, STRONG, uniforms


@cache
def judge() -> Judge:
    """A judge of the small pack in which no point stands for a move, so that each has to be found by its phrasing."""
    pack = uniforms()
    prompts = [
        replace(prompt, points=tuple(replace(point, move=None) for point in prompt.points)) for prompt in pack.prompts
    ]
    return Judge(replace(pack, prompts=tuple(prompts)))


def credits_of(answer: str) -> dict[Move, float]:
    return {mark.move: mark.evidence[0].credit for mark in judge().ballot(FOR, answer).moves}


THEIRS = "a uniform is one more bill for parents who have little money"

PHRASINGS = {
    Move.NAME: [
        f"They say that {THEIRS}.",
        f"My opponent claims {THEIRS}.",
        f"The argument that {THEIRS} is an old one.",
        f"It is said that {THEIRS}.",
        f"We are told that {THEIRS}.",
        f"The other side thinks that {THEIRS}.",
        f"They keep telling us that {THEIRS}.",
        f"According to them, {THEIRS}.",
        f"You fear that {THEIRS}.",
        "To those who worry about the bill for poor parents I say this.",
        "You call the blazer one more bill for parents.",
        "You accuse us of sending poor parents one more bill.",
        "She compares the blazer to one more bill for parents.",
        "The mother wants no more bills for poor parents.",
        "The gentleman says that a bill for parents is unfair.",
    ],
    Move.DENY: [
        "That is not true: one uniform is cheaper than a fashionable wardrobe.",
        "It is simply false that uniforms cost parents more, for parents save money on them.",
        "No, the uniform is cheaper for parents.",
        "On the contrary, parents save money on a uniform.",
        "Nonsense: the uniform saves parents money.",
        "They are wrong, because a uniform saves parents money.",
        "That misses the point, for a uniform is cheaper than fashionable clothes.",
        "Nobody can say that parents pay more. A uniform saves parents money.",
        "There is no evidence that parents pay more. A uniform saves parents money.",
        "In fact parents save money on a uniform.",
        "That's not so. Parents save money on a uniform.",
    ],
    Move.MITIGATE: [
        "The bill for a uniform is small, and parents save money on clothes.",
        "It is true only in part, since parents save money on clothes with a uniform.",
        "That is exaggerated: parents save money on a uniform.",
        "At most a few parents pay more, and uniforms save the others money.",
        "The price of a uniform is only a part of it; parents save money on clothes.",
        "Up to a point, yes, but parents save money on a uniform.",
        "Not all parents pay more for a uniform; most save money.",
    ],
    Move.TURN: [
        "That is exactly why parents need a uniform: it saves money.",
        "If anything, it is the fashionable wardrobe that costs parents money.",
        "The real bill for parents is the fashionable wardrobe, and a uniform saves money.",
        "It cuts the other way: fashionable clothes cost parents more than a uniform.",
        "All the more reason to give poor parents a uniform that saves money.",
        "Far from costing parents money, the uniform is cheaper than a wardrobe.",
    ],
    Move.OUTWEIGH: [
        "What matters more is that no pupil is mocked for poor clothes.",
        "Being mocked for poor clothes is worse than a bill for a uniform.",
        "The greater cost is that poor pupils are mocked when they do not dress alike.",
        "Above all, pupils in uniform are not mocked for their clothes.",
        "A uniform is a small price to pay for pupils who are not mocked for their clothes.",
        "Better one bill for a uniform than years of being mocked for poor clothes.",
        "Pupils who are not mocked for poor clothes outweigh any bill.",
    ],
    Move.REASON: [
        "A uniform is cheaper because parents buy one set.",
        "Parents save money on uniforms, for they buy one set of clothes.",
        "After all, parents save money on clothes with a uniform.",
        "The reason is that parents save money on a uniform.",
        "Thanks to the uniform, parents save money on clothes.",
        "Parents save money on uniforms, as they buy one set.",
        "That is why parents save money on a uniform.",
        "Given that parents buy one set, uniforms are cheaper.",
    ],
    Move.FACT: [
        "For example, a blazer lasts for years and saves parents money.",
        "Ninety percent of parents save money on uniforms.",
        "The survey shows that parents save money on uniforms.",
        "Twelve thousand parents save money on uniforms.",
        "Look at the county, where parents save money on uniforms.",
        "Since 2005 parents have saved money on uniforms at my school.",
        "My parents paid 40 pounds for a uniform and saved money.",
    ],
    Move.CONSEQUENCE: [
        "Therefore parents save money, and the uniform should stay.",
        "As a result parents save money on clothes.",
        "So parents save money when the school has a uniform.",
        "If the school drops its uniform, parents will pay for fashionable clothes; it saves parents money.",
        "Without a uniform parents will pay for a fashionable wardrobe, which a uniform saves.",
        "This means that parents save money on clothes with a uniform.",
        "Otherwise parents pay for a fashionable wardrobe, and a uniform saves money.",
        "In the end parents save money with a uniform.",
        "Hence the uniform saves parents money.",
    ],
    Move.EVEN_IF: [
        "Even if a uniform cost parents more, no pupil would be mocked for poor clothes.",
        "Suppose that it did cost parents more: pupils in uniform are not mocked for their clothes.",
        "Granted, a blazer costs parents something, but pupils are not mocked for poor clothes.",
        "Whether or not parents pay more, pupils in uniform are not mocked for their clothes.",
        "Even then parents would save money on clothes with a uniform.",
        "They may be right about the blazer, yet parents save money on clothes.",
        "No matter what the blazer costs, pupils are not mocked for poor clothes.",
    ],
}
CASES = [(move, answer) for move, answers in PHRASINGS.items() for answer in answers]


def test_all_nine_moves_are_tested() -> None:
    assert set(PHRASINGS) == set(Move)


@pytest.mark.parametrize(("move", "answer"), CASES)
def test_a_move_is_heard_however_it_is_phrased(move: Move, answer: str) -> None:
    assert credits_of(answer).get(move, 0) >= 0.3


PLAIN = [
    (Move.NAME, "Cats sleep all day in the sun."),
    (Move.DENY, "Parents save money on a uniform."),
    (Move.MITIGATE, "Parents save money on a uniform."),
    (Move.TURN, "Parents save money on a uniform."),
    (Move.OUTWEIGH, "Parents save money on a uniform."),
    (Move.REASON, "Parents save money on a uniform."),
    (Move.FACT, "Parents save money on a uniform."),
    (Move.CONSEQUENCE, "Parents save money on a uniform."),
    (Move.EVEN_IF, "Parents save money on a uniform."),
]


@pytest.mark.parametrize(("move", "answer"), PLAIN)
def test_a_plain_statement_makes_no_move_by_itself(move: Move, answer: str) -> None:
    assert move not in credits_of(answer)


@pytest.mark.parametrize(
    "answer",
    [
        CONNECTIVES,
        "Therefore, because, even if.",
        "But that is not true, because of this. Therefore, even if it were so, what matters more is that.",
        "On the contrary. For example. As a result. Granted, but still. Above all.",
        "Because. Because. Because. Therefore. Even if.",
        "It is exactly the other way round, and that is why; if anything, all the more so.",
    ],
)
def test_connecting_words_without_content_make_no_move_and_earn_next_to_nothing(mark: Mark, answer: str) -> None:
    moves = credits_of(answer)
    assert moves.pop(Move.NAME, 0.0) <= POINTED_AT  # for “they say so”
    assert moves == {}
    assert mark(answer).score <= 15


def test_connecting_words_around_another_subject_earn_little_and_are_told(mark: Mark) -> None:
    answer = (
        "They say that cats scratch the sofa. But that is not true, because our kitten purrs. For example, last winter "
        "she slept on the stove. Therefore, even if she bit the postman, what matters more is her whiskers."
    )
    assert credits_of(answer) == {}
    assert mark(answer).score <= 25
    assert flags(mark(answer)) == {"off-topic"}


@pytest.mark.parametrize("frame", ["They say: “{}”", "They say that {}", "Is it so that {}?"])
def test_moves_in_what_is_not_the_players_own_do_not_count(frame: str) -> None:
    answer = frame.format("therefore parents save money on a uniform because they buy one set")
    assert not {Move.CONSEQUENCE, Move.REASON} & set(credits_of(answer))


def test_a_short_denial_is_about_the_sentence_beside_it() -> None:
    assert credits_of("That is not so. Parents save money on a uniform.")[Move.DENY] >= 0.3
    assert Move.DENY not in credits_of("That is not so. Cats sleep all day.")


def test_naming_counts_the_more_the_more_is_named() -> None:
    pointed = credits_of("They say a lot about parents.")[Move.NAME]
    named = credits_of(f"They say that {THEIRS}.")[Move.NAME]
    assert 0 < pointed < named


@pytest.mark.parametrize(
    "answer",
    [
        "My mother always says that parents have little money for one more bill.",
        "In my opinion it is one more bill for parents.",
        "A law which says that parents have little money is one more bill.",
        "If you want one more bill, ask the parents.",
        "When you know what parents pay one more bill is much.",
        "Parents get one more bill, and newspapers may write what they want.",
        "Parents with little money get one more bill, and in the end they only complain.",
        "Most parents pay one more bill, more than you think.",
    ],
)
def test_an_argument_is_not_named_by_what_nobody_on_the_other_side_says(answer: str) -> None:
    assert credits_of(answer).get(Move.NAME, 0) <= 0.4
    assert credits_of(f"They say that {answer[0].lower()}{answer[1:]}")[Move.NAME] > 0.4


def test_an_argument_that_nobody_is_said_to_make_is_recognised_where_it_is_opposed() -> None:
    assert 0 < credits_of("One more bill is not too much for parents.")[Move.NAME] <= 0.4
    assert Move.NAME not in credits_of("One more bill for parents came yesterday.")


@pytest.mark.parametrize("answer", ["He is angry.", "The speaker sounds like a parent.", "I disagree with her."])
def test_the_speaker_is_pointed_at_in_the_first_sentence_alone(answer: str) -> None:
    assert credits_of(f"{answer} A blazer lasts for years.")[Move.NAME] == 0.3
    assert Move.NAME not in credits_of(f"A blazer lasts for years. {answer}")


def test_times_guesses_and_the_motions_own_numbers_are_no_facts() -> None:
    at_sixteen = Judge(replace(uniforms(), motion="Schools should require a uniform until pupils are sixteen."))
    for answer in ("Parents save money at eight.", "Two or three parents save money.", "At 16 parents save money."):
        assert not [mark for mark in at_sixteen.ballot(FOR, answer).moves if mark.move is Move.FACT], answer
    assert credits_of("At home 16 parents save money.")[Move.FACT] >= 0.3


def test_an_argument_may_be_restated_behind_a_colon() -> None:
    named = credits_of("They say one thing: a uniform is one more bill for parents who have little money.")
    assert named[Move.NAME] >= 0.9


def test_where_a_charge_is_debated_the_charge_is_no_accusation() -> None:
    pack = uniforms()
    answer = "Parents with little money have paid the charge, one more bill, since 2012."
    debated = Judge(replace(pack, motion="Schools should charge parents for a uniform."))
    assert credits_of(answer)[Move.NAME] > 0.4
    assert all(mark.evidence[0].credit <= 0.4 for mark in debated.ballot(FOR, answer).moves if mark.move is Move.NAME)


def test_a_consequence_counts_in_full_inside_the_sentence_that_makes_a_point() -> None:
    answer = "One uniform is cheaper than a wardrobe, so parents save money"
    assert made(judge().ballot(FOR, f"{answer}."))["cost"] is Made.MADE
    inside = credits_of(f"{answer}.")[Move.CONSEQUENCE]
    beyond = credits_of(f"{answer}. So the school should keep its uniform.")[Move.CONSEQUENCE]
    assert inside == beyond == 1


@pytest.mark.parametrize(
    "answer",
    [
        "A uniform is worn because it makes parents save money.",
        "Nobody knows where they lead, these blazers that save parents money.",
        "I do not think that a uniform would cost parents money if they save.",
    ],
)
def test_a_reason_a_question_and_what_is_denied_are_no_consequences(answer: str) -> None:
    assert Move.CONSEQUENCE not in credits_of(answer)


def test_a_condition_has_to_be_about_the_argument_by_itself() -> None:
    assert Move.CONSEQUENCE not in credits_of("Parents save money. The king would come if the queen asked him.")


def test_a_move_is_found_without_a_point_but_earns_little_by_itself() -> None:
    answer = "It is a bill for households, because households are poor."
    ballot = judge().ballot(FOR, answer)
    assert all(point.made is Made.NOT for point in ballot.points)
    assert credits_of(answer)[Move.REASON] > 0.5
    assert ballot.score <= 20


def test_a_point_that_stands_for_a_move_makes_it(mark: Mark) -> None:
    ballot = mark("One uniform is cheaper than a wardrobe of fashionable clothes.")
    (deny,) = [found for found in ballot.moves if found.move is Move.DENY]
    assert deny.evidence[0].rule == "move:deny:point:cost"


def test_the_words_of_a_move_stand_where_its_evidence_says() -> None:
    for found in judge().ballot(FOR, STRONG).moves:
        assert 1 <= len(found.evidence) <= 3
        spans = sorted((item.start, item.end) for item in found.evidence)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
        for item in found.evidence:
            assert STRONG[item.start : item.end] == item.text
            assert item.rule.startswith(f"move:{found.move.value}")
            assert 0 < item.credit <= found.evidence[0].credit <= 1
