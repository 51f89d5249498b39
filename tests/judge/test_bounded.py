"""No text can make the judge run away: its work is counted in lines of it that are run, never in seconds.

The work may grow in line with a text but no faster. Texts beyond the pack's limit are read for their length alone,
so most of these are marked by a pack whose limit is above anything here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from types import FrameType
from typing import Any

import pytest

from debate.judge import Judge
from debate.judge.languages.reader import language_of, rhetoric_of
from debate.judge.reading.phrases import words_of
from debate.judge.reading.stance import read_stance
from debate.judge.reading.text import read

from .uniforms import FOR, STRONG, uniforms

ENGLISH = language_of("en")

NO_LIMIT = 1_000_000


@cache
def judge() -> Judge:
    """A judge of the small pack that reads to the end, however long an answer is."""
    pack = uniforms()
    return Judge(replace(pack, rubric=replace(pack.rubric, most_words=NO_LIMIT)))


def steps(work: Callable[[], object]) -> int:
    """How many lines of the judge are run, each turn of a loop anew: the same number on every machine."""
    count = 0

    def inside(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return inside

    def entered(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += 1
        return inside if f"{os.sep}judge{os.sep}" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


HOSTILE: dict[str, Callable[[int], str]] = {
    "plain sentences": lambda size: (STRONG + " ") * (size // 90 + 1),
    "no full stop": lambda size: "parents save money on one uniform and " * (size // 7),
    "one word": lambda size: "uniform " * size,
    "quotation marks": lambda size: "“" * size + "”" * size,
    "quotation marks and words": lambda size: "“uniform” " * size,
    "open quotations": lambda size: "“uniform " * size,
    "nested brackets": lambda size: "(" * size + "a" + ")" * size,
    "brackets and words": lambda size: "(a " * size,
    "full stops": lambda size: ". " * size,
    "abbreviations": lambda size: "a.b.c.d. " * (size // 4),
    "dotted letters": lambda size: "a." * size,
    "numbers": lambda size: "1,000.5," * (size // 2),
    "number words": lambda size: "twenty one hundred " * (size // 3),
    "apostrophes": lambda size: "a'b" * size,
    "hyphens": lambda size: "co-re-" * size,
    "negations": lambda size: "not never no " * (size // 3),
    "openings": lambda size: "they say that even if it is not true that " * (size // 10),
    "openings that never end": lambda size: "they really really always " * (size // 4),
    "questions": lambda size: "why should it? " * (size // 3),
    "commas": lambda size: "a, " * size,
    "combining marks": lambda size: "a" + "\u0301" * size,
    "new words": lambda size: " ".join(f"w{number}x" for number in range(size)),
    "lines": lambda size: "> a\n\n" * size,
}


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Whatever is laid out once is laid out before anything is counted."""
    judge().ballot(FOR, STRONG)


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_no_faster_than_the_text(name: str) -> None:
    text = HOSTILE[name]
    small, large = (steps(partial(judge().ballot, FOR, text(size))) for size in (250, 1000))
    assert large <= 5 * small + 3000, (small, large)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        "\u0430" * 50_000,
        "a" + "\u200b" * 50_000,
        "1" * 50_000,
        "a'" * 25_000,
        "uniformuniform" * 3_000,
        "\n" * 50_000,
        "\ud800" * 5_000,
        "\U0001f600" * 20_000,
    ],
    ids=[
        "one letter",
        "one foreign letter",
        "invisible",
        "digits",
        "apostrophes",
        "no spaces",
        "lines",
        "surrogates",
        "emoji",
    ],
)
def test_a_single_endless_word_is_noise(text: str) -> None:
    assert steps(lambda: judge().ballot(FOR, text)) < 20 * len(text) + 20_000
    assert judge().ballot(FOR, text).score == 0


def test_fifty_thousand_words_are_read_up_to_the_limit() -> None:
    limited = Judge(uniforms())
    text = (STRONG + " ") * 560
    ballot = limited.ballot(FOR, text)
    assert ballot.words > 50_000
    assert "over-length" in {flag.id for flag in ballot.flags}
    small, large = (steps(partial(limited.ballot, FOR, (STRONG + " ") * size)) for size in (20, 80))
    assert large <= 4 * small


@pytest.mark.parametrize(
    "bait", ["they " * 30 + "say", "it is " + "really " * 40 + "false that", "@they ~3 ^ a|b ? " * 20]
)
def test_phrases_are_not_patterns_that_a_text_can_bait(bait: str) -> None:
    def work(times: int) -> int:
        words = words_of(read(f"{bait} " * times, ENGLISH))
        return steps(lambda: rhetoric_of("en").stance.find(words))

    assert work(40) <= 4.4 * work(10) + 500


def test_stance_is_read_once_through() -> None:
    def work(times: int) -> int:
        text = read("They say that it is so, but it is not, and why should it be? " * times, ENGLISH)
        return steps(lambda: read_stance(text, rhetoric_of("en")))

    assert work(400) <= 4.4 * work(100)


def test_misspelt_words_cost_no_more_in_a_large_vocabulary() -> None:
    from debate.judge.finding.vocabulary import Vocabulary

    def work(size: int) -> int:
        known = Vocabulary(ENGLISH)
        known.learn(f"{chr(97 + number % 26)}ord{number}term" for number in range(size))
        known.terms(read("constable alphabet nightmare prejudice", ENGLISH).tokens)  # one table for each first letter
        tokens = read("constitushun allianze nieghborhod protecshun", ENGLISH).tokens
        return steps(lambda: known.terms(tokens))

    assert work(4000) <= 1.2 * work(400) + 100


def test_an_authors_cues_of_any_length_are_looked_up_and_not_tried() -> None:
    from .uniforms import POINTS_FOR

    def work(cues: int) -> int:
        pack = uniforms()
        (first, *rest) = POINTS_FOR
        group = tuple(f"uniform {number} b" for number in range(cues))
        first = replace(first, cues=replace(first.cues, concepts=(*first.cues.concepts, group)))
        prompts = (replace(pack.prompts[0], points=(first, *rest)), pack.prompts[1])
        many = Judge(replace(pack, prompts=prompts))
        many.ballot(FOR, STRONG)
        return steps(lambda: many.ballot(FOR, "The weather was fine on that day and the band played for us. " * 8))

    assert work(1000) <= 1.1 * work(10) + 200
