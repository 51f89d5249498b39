"""What must hold whatever is written: the same marks for the same answer, and nothing that does not matter matters."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate.judge import Judge
from debate.judge.ballot import Ballot, Made, to_json
from debate.packs.model import Pack

from ..built_in import built_in_pack, own_ballot
from .conftest import Mark, made, small_judge, strengths
from .uniforms import AGAINST, FOR, MOST_WORDS, STRONG, uniforms

ANSWERS = [
    "They say that a uniform is one more bill for parents who have little money.",
    "But families save when they buy a single uniform instead of following fashion.",
    "When everyone is dressed alike, no child gets teased for poor clothes.",
    "Pupils in the school's colours feel that they are part of a team.",
    "In a survey ninety percent of the parents called it the cheaper choice.",
    "Even if the blazer cost a little more, a child who is laughed at pays a higher price.",
    "I have never met a teacher who could tell one pair of trainers from another.",
    "It rained on the day of the vote, as it always does.",
]
MEAN_MOVED, MOST_MOVED = 4, 15
"""By how much a mark may move for an edit that keeps the meaning."""

POINTED = {1: "cost", 2: "bullies", 3: "belonging", 4: "survey"}
"""Which of these make a point."""

SENTENCES = st.lists(st.sampled_from(ANSWERS), unique=True, max_size=6)
SAMPLES = [(prompt.id, sample.text) for prompt in built_in_pack().prompts for sample in prompt.samples]
ANY_TEXT = st.text(max_size=80) | st.lists(st.sampled_from(STRONG.split()), max_size=40).map(" ".join)


def test_a_judge_lays_its_pack_out_once_whoever_asks_first() -> None:
    judge = Judge(uniforms())
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: judge.compiled, range(4)))
    assert all(one is judge.compiled for one in found)


def dump(ballot: Ballot) -> str:
    return json.dumps(to_json(ballot))


def own(judge: Judge, prompt: str, answer: str) -> Ballot:
    """The ballot on a text of the pack's own, which is no copy of itself."""
    return judge.ballot(prompt, answer, own_texts=True)


def apart_from_places(ballot: Ballot) -> object:
    """All of a ballot that does not depend on how an answer is laid out."""
    return (
        [(mark.id, mark.score, mark.measure, mark.level) for mark in ballot.criteria],
        strengths(ballot),
        [mark.move for mark in ballot.moves],
        ballot.flags,
        ballot.fix,
        ballot.press,
        ballot.words,
    )


# The same answer, the same bytes


@given(ANY_TEXT)
def test_any_string_is_an_answer_and_gets_the_same_ballot_twice(answer: str) -> None:
    ballot = small_judge().ballot(FOR, answer)
    assert 0 <= ballot.score <= 100
    assert dump(ballot) == dump(small_judge().ballot(FOR, answer))
    for mark in ballot.criteria:
        for item in mark.evidence:
            assert answer[item.start : item.end] == item.text != ""


@settings(max_examples=10)
@given(
    st.permutations([(FOR, STRONG), (AGAINST, STRONG), *((FOR, answer) for answer in ANSWERS[:5]), (AGAINST, "No.")])
)
def test_what_was_marked_before_changes_nothing(order: list[tuple[str, str]]) -> None:
    fresh = Judge(uniforms())
    for prompt, answer in order:
        assert dump(fresh.ballot(prompt, answer)) == dump(small_judge().ballot(prompt, answer))


def test_prompts_marked_in_any_order_get_the_same_ballots(pack: Pack) -> None:
    order = random.Random(1996).sample(SAMPLES, 8)
    fresh = Judge(pack)
    assert [dump(own(fresh, *one)) for one in order] == [dump(own_ballot(*one)) for one in order]


SCRIPT = """
import json
from debate.judge import Judge
from debate.judge.ballot import to_json
from debate.packs import find_pack, load_pack
pack = load_pack(find_pack("us-japan-alliance"))
judge = Judge(pack)
print(json.dumps([to_json(judge.ballot(p.id, s.text, own_texts=True)) for p in pack.prompts[::7] for s in p.samples]))
"""


@pytest.mark.parametrize("seed", ["0", "77"])
def test_another_process_with_other_hashes_gives_the_same_bytes(pack: Pack, seed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=True
    )
    here = [to_json(own_ballot(p.id, s.text)) for p in pack.prompts[::7] for s in p.samples]
    assert done.stdout.decode().strip() == json.dumps(here)


# What does not matter


@given(SENTENCES)
def test_capitals_do_not_matter(parts: list[str]) -> None:
    answer = " ".join(parts)
    plain = apart_from_places(small_judge().ballot(FOR, answer))
    for written in (answer.upper(), answer.lower(), answer.title().replace("’S", "’s").replace("'S", "'s")):
        assert apart_from_places(small_judge().ballot(FOR, written)) == plain


@pytest.mark.parametrize("written", [str.upper, str.lower])
def test_capitals_do_not_matter_on_the_built_in_pack(judge: Judge, written) -> None:
    for prompt, answer in SAMPLES[::5]:
        if " us " not in answer.lower():  # “the US” and “us” are told by their article alone
            assert own(judge, prompt, written(answer)).score == own_ballot(prompt, answer).score


@given(SENTENCES, st.sampled_from(["  ", "\n", "\r\n", "\t", "\u00a0", " \n "]))
def test_spacing_and_line_breaks_do_not_matter(parts: list[str], space: str) -> None:
    answer = " ".join(parts)
    laid_out = answer.replace(" ", space)
    plain, other = (small_judge().ballot(FOR, written) for written in (answer, laid_out))
    assert apart_from_places(other) == apart_from_places(plain)


@given(SENTENCES)
def test_blank_lines_between_sentences_do_not_matter(parts: list[str]) -> None:
    plain, other = (small_judge().ballot(FOR, between.join(parts)) for between in (" ", "\n\n"))
    assert apart_from_places(other) == apart_from_places(plain)


@given(SENTENCES)
def test_curly_quotes_and_invisible_characters_do_not_matter(parts: list[str]) -> None:
    answer = " ".join(parts)
    plain = small_judge().ballot(FOR, answer)
    curly = small_judge().ballot(FOR, answer.replace("'", "’"))
    assert apart_from_places(curly) == apart_from_places(plain)
    hidden = small_judge().ballot(FOR, answer.replace("uniform", "uni\u200bform"))
    assert strengths(hidden) == strengths(plain)


@given(SENTENCES.flatmap(lambda parts: st.tuples(st.just(parts), st.permutations(parts))))
def test_the_order_of_sentences_matters_little(orders: tuple[list[str], list[str]]) -> None:
    """How an answer begins and ends is read; what it says stays what it is."""
    one, other = (small_judge().ballot(FOR, " ".join(parts)) for parts in orders)
    assert strengths(other) == pytest.approx(strengths(one), abs=0.15)
    assert abs(one.score - other.score) <= MOST_MOVED


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_sentences_matters_little_on_the_built_in_pack(judge: Judge, seed: int) -> None:
    moved, points, changed = [], 0, 0
    for prompt, answer in SAMPLES[::4]:
        parts = re.split(r"(?<=[.?!]) ", answer)
        random.Random(seed).shuffle(parts)
        one, other = own_ballot(prompt, answer), own(judge, prompt, " ".join(parts))
        moved.append(abs(one.score - other.score))
        # A concession is taken back by the sentence behind it, so some of what is asserted may change hands.
        changed += sum(
            before is not after for before, after in zip(made(one).values(), made(other).values(), strict=True)
        )
        points += len(one.points)
    assert sum(moved) <= MEAN_MOVED * len(moved)
    assert max(moved) <= MOST_MOVED
    assert changed <= 0.04 * points


# What matters


@given(SENTENCES, st.sampled_from(sorted(POINTED)))
def test_a_sentence_that_makes_a_new_point_hardly_ever_lowers_the_mark(parts: list[str], new: int) -> None:
    """The point itself never costs; its sentence changes what an answer is like as a whole, by a breath."""
    parts = [part for part in parts if part != ANSWERS[new]]
    before = small_judge().ballot(FOR, " ".join(parts))
    for longer in ([*parts, ANSWERS[new]], [ANSWERS[new], *parts]):
        after = small_judge().ballot(FOR, " ".join(longer))
        assert after.score >= before.score - 10
        assert strengths(after)[POINTED[new]] >= 0.5


def test_a_sentence_of_another_sample_raises_the_mark_on_the_built_in_pack(judge: Judge, pack: Pack) -> None:
    touched, made_new = [], []
    for prompt in pack.prompts[::3]:
        weak, strong = (next(s.text for s in prompt.samples if s.grade.value == grade) for grade in ("weak", "strong"))
        before = own_ballot(prompt.id, weak)
        for sentence in re.split(r"(?<=[.?!]) ", strong):
            after = own(judge, prompt.id, f"{weak} {sentence}")
            gained = after.score - before.score
            if sum(strengths(after).values()) > sum(strengths(before).values()):
                touched.append((gained, sentence))
            if any(made(after)[name] is Made.MADE is not how for name, how in made(before).items()):
                made_new.append((gained, sentence))
    assert min(touched)[0] >= -4, min(touched)
    assert min(made_new)[0] >= 0, min(made_new)
    assert sum(gained for gained, _ in touched) >= 8 * len(touched)


def test_beyond_the_limit_nothing_more_is_read(mark: Mark) -> None:
    full = " ".join([STRONG, *["so"] * MOST_WORDS])
    words = full.split()
    assert mark(full).words == len(words)
    at_limit = mark(" ".join(words[:MOST_WORDS]))
    assert [m.score for m in mark(full).criteria] == [m.score for m in at_limit.criteria]


def test_a_strong_sample_earns_more_than_a_weak_one_on_every_prompt(pack: Pack) -> None:
    for prompt in pack.prompts:
        scores = {sample.grade.value: own_ballot(prompt.id, sample.text).score for sample in prompt.samples}
        assert scores["strong"] > scores["weak"]
