"""A small exam in which only the key counts: right answers earn more than wrong ones, in whatever notation."""

from __future__ import annotations

from functools import cache
from itertools import product
from statistics import mean

import pytest

from debate.judge.ballot import Ballot
from debate.judge.languages.reader import language_of
from debate.judge.reading.text import read
from tests.bench.exam import figures, marked

from .conftest import flags, made

YEAST = "yeast-and-warmth"
LITTLE = 34
"""Score (0–100) up to which a wrong answer earns little: a third."""


@cache
def judged() -> tuple[tuple[str, float, Ballot], ...]:
    judge, answers = marked()
    return tuple((one.prompt, one.overall or 0.0, judge.ballot(one.prompt, one.text)) for one in answers)


def ballot(answer: str) -> Ballot:
    return marked()[0].ballot(YEAST, answer)


def test_wrong_answers_earn_little() -> None:
    wrong = [found.score for _, mark, found in judged() if mark == 0]
    assert max(wrong) <= LITTLE
    assert mean(wrong) <= LITTLE / 3


def test_right_answers_outrank_wrong_ones() -> None:
    for prompt in {prompt for prompt, _, _ in judged()}:
        right = [found.score for one, mark, found in judged() if one == prompt and mark > 60]
        wrong = [found.score for one, mark, found in judged() if one == prompt and mark == 0]
        assert all(good > bad for good, bad in product(right, wrong))


def test_marks_are_near_those_of_the_teacher() -> None:
    _, marks, ballots = zip(*judged(), strict=True)
    found = figures([one.score for one in ballots], marks)
    assert found["correlation"] >= 0.85
    assert found["kappa"] >= 0.75


def test_nothing_counts_but_the_key() -> None:
    for _, _, found in judged():
        assert (found.own, found.trust) == ((), 0)
        assert all(not part.signs for mark in found.criteria for part in mark.parts)


@pytest.mark.parametrize("degrees", ["40(DEG)C", "40°C", "40 °C", "40 degrees", "40 C", "40 deg. C", "40º"])
def test_a_temperature_is_the_same_in_every_notation(degrees: str) -> None:
    said = "The yeast is most active when it is warm: the bottle at {} had the most gas, 48 ml."
    found, plain = ballot(said.format(degrees)), ballot(said.format("40 degrees C"))
    assert made(found) == made(plain)
    assert found.score == plain.score > 0


@pytest.mark.parametrize(("written", "spaced"), [("48ml", "48 ml"), ("0.5kg", "0.5 kg"), ("12.55km", "12.55 km"),
                                                 ("5pm", "5 pm")])  # fmt: skip
def test_a_unit_without_a_blank_is_a_word_of_its_own(written: str, spaced: str) -> None:
    close, apart = (
        [token.word for token in read(f"It was {one}. Then", language_of("en")).tokens] for one in (written, spaced)
    )
    assert close == apart
    assert close[2:] == [*spaced.split(), "then"]


@pytest.mark.parametrize("word", ["1990s", "16th", "4x4", "f16", "g7"])
def test_what_is_one_word_with_its_number_stays_one(word: str) -> None:
    assert len(read(word, language_of("en")).tokens) == 1


def test_notes_with_figures_are_no_list_of_keywords() -> None:
    noted = ballot("1. 5°C: too cold, yeast is slow (2 ml)\n2. 20°C: a bit better, 15 ml\n"
                   "3. 40°C: optimum, most gas = 48ml\n4. 70°C: enzymes denatured -> 0 ml")  # fmt: skip
    assert flags(noted) == set()
    assert noted.score > 60
    listed = ballot(
        "yeast, warm, faster, enzymes, 40, most, too hot, dead, denatured, cold, slow, 48 ml, no gas, collide"
    )
    assert flags(listed) == {"keywords"}
    assert listed.score == 0
