"""Explanations: every mark's sum can be checked by hand, every find is quoted, and no dropped point is given away."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from debate.judge import Judge
from debate.judge.ballot import Ballot, Made
from debate.judge.explaining import ExplainedMark, explain, move_in_words, own_in_words
from debate.packs.model import Pack

from ..built_in import own_ballot
from .conftest import Mark, small_judge
from .uniforms import BELONGING, COST, FOR, STRONG, uniforms

PARTS = [*re.split(r"(?<=\.) ", STRONG), COST, BELONGING, STRONG, "Granted, it costs a lot, but it lasts.", "No."]
NUMBER = r"(\d+(?:\.\d+)?)"


def explained(ballot: Ballot) -> tuple[ExplainedMark, ...]:
    return explain(ballot, uniforms())


@given(st.lists(st.sampled_from(PARTS), max_size=6))
def test_the_sum_leads_to_the_score(parts: list[str]) -> None:
    for one in explained(small_judge().ballot(FOR, " ".join(parts))):
        *_, last = one.sums.split("; ")
        measure, maximum, product, score = map(
            float,
            re.search(rf"{NUMBER} times {NUMBER} is {NUMBER}, rounded {NUMBER}\.$", last, re.IGNORECASE).groups(),
        )
        assert measure == pytest.approx(one.mark.measure, abs=0.0001)
        assert maximum == one.mark.maximum
        assert product == pytest.approx(measure * maximum, rel=0.001)
        assert score == one.mark.score
        assert abs(score - product) <= 0.51


@given(st.lists(st.sampled_from(PARTS), max_size=6))
def test_the_parts_add_up_to_the_measure(parts: list[str]) -> None:
    for one in explained(small_judge().ballot(FOR, " ".join(parts))):
        products = re.findall(rf"{NUMBER} times {NUMBER}(?= plus| is)", one.sums)
        if len(one.parts) > 1:
            before = sum(float(weight) * float(value) for weight, value in products[:-1])
            assert before * one.mark.share == pytest.approx(one.mark.measure, abs=0.002)
        assert ("lags leave" in one.sums) == (one.mark.share < 1)


@given(st.lists(st.sampled_from(PARTS), max_size=6))
def test_what_was_not_found_is_worth_nothing_only_where_nothing_else_counts(parts: list[str]) -> None:
    answer = " ".join(parts)
    assert all("so 0" not in part.says for one in explained(small_judge().ballot(FOR, answer)) for part in one.parts)
    exam = replace(uniforms(), rubric=replace(uniforms().rubric, own=False))
    for one in explain(Judge(exam).ballot(FOR, answer), exam):
        for part, told in zip(one.mark.parts, one.parts, strict=True):
            assert ("None was found, so 0." in told.says) <= (part.value == 0)


def gives_what_its_part_is_worth(one: ExplainedMark) -> bool:
    """Whether the finds of each part give together what it adds to the score; a part without finds gives nothing."""
    for part, reckoned in zip(one.mark.parts, one.parts, strict=True):
        whole = one.mark.maximum * one.mark.share * part.weight * part.value
        if reckoned.finds and sum(find.gives for find in reckoned.finds) != pytest.approx(whole, abs=0.1):
            return False
    return True


@given(st.lists(st.sampled_from(PARTS), max_size=6))
def test_what_was_found_gives_all_that_its_part_is_worth(parts: list[str]) -> None:
    answer = " ".join(parts)
    for one in explained(small_judge().ballot(FOR, answer)):
        finds = [find for part in one.parts for find in part.finds]
        assert gives_what_its_part_is_worth(one)
        assert sum(find.gives for find in finds) <= one.mark.measure * one.mark.maximum + 0.1
        shown = [item for find in finds for item in find.evidence]
        assert sorted(shown, key=repr) == sorted(one.mark.evidence, key=repr)
        assert all(answer[item.start : item.end] == item.text for item in shown)


WHOLE = rf"an answer begins at {NUMBER}(?P<steps>(?:, {NUMBER} (?:more|less) for [a-z ]+)*), which is {NUMBER}"


@given(st.lists(st.sampled_from(PARTS), max_size=6))
def test_what_each_family_of_signs_added_or_took_leads_to_the_value(parts: list[str]) -> None:
    ballot = small_judge().ballot(FOR, " ".join(parts))
    for one in explained(ballot):
        for part, reckoned in zip(one.mark.parts, one.parts, strict=True):
            told = re.search(WHOLE, reckoned.says)
            assert told, reckoned.says
            changes = re.findall(r"(\d+\.\d+) (more|less)", told["steps"])
            steps = [float(step) if word == "more" else -float(step) for step, word in changes]
            *_, value = map(float, re.findall(NUMBER, told.group()))
            assert value == pytest.approx(part.value, abs=0.0051)
            start = float(re.findall(NUMBER, told.group())[0])
            assert start + sum(steps) == pytest.approx(part.value, abs=0.005 * (len(steps) + 2) + 0.005)


def test_a_find_says_what_it_found_in_words_and_by_which_rules(mark: Mark) -> None:
    answers = explained(mark(STRONG))[1]
    cost = next(find for find in answers.parts[0].finds if COST in find.says)
    assert cost.says.startswith(f"Makes the point “{COST}”, worth 3: its strength is 0.")
    assert all(rule.startswith("point:cost:") for rule in cost.rules)
    assert len(set(cost.rules)) == len(cost.rules)


def test_dropped_points_are_counted_and_hinted_at_but_not_told(mark: Mark) -> None:
    ballot = mark("They say that it is one more bill. That is not true, because families save with one set of clothes.")
    dropped = [point for point in ballot.points if point.made is Made.NOT]
    assert dropped
    told = repr(explained(ballot))
    for point in dropped:
        assert f"Think again about the {point.id}." in told
        assert f"Makes the point “{point.says}”" not in told
    missing = [sentence for one in explained(ballot) for part in one.parts for sentence in part.missing]
    assert len(missing) == len(dropped)


def test_the_level_names_where_it_begins_and_where_the_next_one_does(mark: Mark) -> None:
    for one in explained(mark(STRONG)):
        assert one.level.startswith(f"“{one.mark.level}”")
    assert explained(mark(""))[0].level == "“missing” begins at 0, and “thin” at 0.25."


def test_what_a_flag_took_off_is_in_the_sum(mark: Mark) -> None:
    ballot = mark(" ".join(["Families save when they buy a single uniform instead of following fashion."] * 4))
    answers = explained(ballot)[1]
    assert answers.mark.share < 1
    assert f"flags leave {answers.mark.share:.4g} of " in answers.sums


def test_a_ballot_of_another_pack_is_refused(mark: Mark, pack: Pack) -> None:
    with pytest.raises(KeyError):
        explain(mark(STRONG), pack)


def test_marks_of_a_judge_that_told_no_parts_are_shown_without_a_sum_that_does_not_lead_to_them(mark: Mark) -> None:
    ballot = mark(STRONG)
    other = structs.replace(
        ballot, criteria=tuple(structs.replace(row, measure=0.5, score=7, parts=()) for row in ballot.criteria)
    )
    for one in explained(other):
        assert one.sums.startswith("0.5 times ")
        assert all(part.says == "Another judge put this mark together." for part in one.parts)


def test_marks_by_points_and_moves_alone_are_explained_without_any_signs() -> None:
    pack = uniforms()
    pack = replace(pack, rubric=replace(pack.rubric, own=False))
    for one in explain(Judge(pack).ballot(FOR, STRONG), pack):
        assert gives_what_its_part_is_worth(one)
        assert sum(find.gives for part in one.parts for find in part.finds) == pytest.approx(
            one.mark.measure * one.mark.maximum, abs=0.1
        )
        assert not any("as a whole" in part.says for part in one.parts)


def test_the_id_of_an_unknown_rule_stays_as_it_is() -> None:
    prompt = uniforms().prompt(FOR)
    assert move_in_words("move:dance", prompt) == "move:dance"
    assert move_in_words("charm:3", prompt) == "charm:3"
    assert move_in_words("move:deny:point:gone", prompt) == "Says that the argument is untrue."
    assert COST in move_in_words("move:deny:point:cost", prompt)


def test_the_real_pack_is_explained_too(pack: Pack) -> None:
    for prompt in pack.prompts:
        for sample in prompt.samples:
            for one in explain(own_ballot(prompt.id, sample.text), pack):
                assert gives_what_its_part_is_worth(one)
                assert all("Another judge" not in part.says for part in one.parts)


def test_a_credit_that_is_not_whole_says_why(mark: Mark) -> None:
    pointed = explained(mark("They say a lot about parents."))[0].parts[0].finds[0]
    assert pointed.says.endswith("a move counts as far as it is about this argument.")


def test_arguments_of_ones_own_are_told_with_what_stands_on_them(mark: Mark) -> None:
    ballot = mark(STRONG)
    (own,) = ballot.own
    assert own_in_words(ballot) == (
        f"You also argue in a way that the key does not foresee: “{own.text}”. "
        f"{ballot.trust} of these points stand on them, on trust."
    )
    assert own_in_words(mark("")) == ""
