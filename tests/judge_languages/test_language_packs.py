"""In each language strong answers beat middling ones, model answers earn their marks, and tricks do not pay."""

from __future__ import annotations

from random import Random
from statistics import mean
from typing import Any

import pytest

from debate.authoring.attacks import attacks
from debate.authoring.checking import check
from debate.judge import Judge
from debate.packs.model import Grade
from debate.packs.problems import Severity

from .conftest import FOLDER, PACKS, judge_of

ENGLISH_ONLY = {"every point denied", "every point negated"}
"""Attacks made of English sentences around the pack's own: said in the pack's language below."""
NEEDS_SPACES = {"strong answer shuffled by words", "exemplar shuffled by words", "one strong sentence repeated"}
"""Attacks that cut at spaces, and so leave a Japanese answer as it was."""

DENIALS = {
    "de": ("Es ist falsch, dass {}", "Es stimmt nicht, dass {}"),
    "fr": ("Il est faux de dire que {}", "Il n'est pas vrai que {}"),
    "es": ("Es falso que {}", "No es cierto que {}"),
    "ja": ("{}というのは間違いです。", "{}とは言えません。"),
}


def test_the_pack_has_no_errors(language: str) -> None:
    problems = check(FOLDER / PACKS[language]).problems
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]


def test_better_samples_earn_more(judge: Judge) -> None:
    for prompt in judge.pack.prompts:
        scores = {sample.grade: judge.ballot(prompt.id, sample.text, own_texts=True).score for sample in prompt.samples}
        assert scores[Grade.STRONG] > scores[Grade.MIDDLING] > scores[Grade.WEAK], prompt.id


def test_a_model_answer_earns_its_marks_and_no_flag(judge: Judge) -> None:
    for prompt in judge.pack.prompts:
        ballot = judge.ballot(prompt.id, prompt.exemplar, own_texts=True)
        assert ballot.score >= 85, prompt.id
        assert not ballot.flags, prompt.id


def test_honest_answers_are_not_flagged(judge: Judge) -> None:
    for prompt in judge.pack.prompts:
        for sample in prompt.samples:
            assert not judge.ballot(prompt.id, sample.text, own_texts=True).flags, (prompt.id, sample.grade)


def test_every_place_of_evidence_is_in_the_answer(judge: Judge) -> None:
    for prompt in judge.pack.prompts:
        answer = prompt.samples[0].text
        ballot = judge.ballot(prompt.id, answer, own_texts=True)
        marks: list[Any] = [*ballot.points, *ballot.moves, *ballot.criteria]
        evidence = [item for mark in marks for item in mark.evidence]
        assert evidence
        for item in evidence:
            assert answer[item.start : item.end] == item.text


def test_no_attack_pays(language: str, judge: Judge) -> None:
    left_out = ENGLISH_ONLY | (NEEDS_SPACES if language == "ja" else set())
    for name, (attack, _) in attacks().items():
        if name in left_out:
            continue
        scores = [
            judge.ballot(prompt.id, attack(judge.pack, prompt, Random(seed))).score
            for prompt in judge.pack.prompts
            for seed in range(3)
        ]
        assert mean(scores) <= 20, name
        assert max(scores) <= 35, name


def test_denying_ones_own_points_does_not_pay(language: str, judge: Judge) -> None:
    for prompt in judge.pack.prompts:
        says = [point.says.rstrip(".。") for point in prompt.points]
        frames = DENIALS[language]
        answer = " ".join(
            frames[place % 2].format(one if language in {"de", "ja"} else one[:1].lower() + one[1:])
            + ("" if language == "ja" else ".")
            for place, one in enumerate(says)
        )
        assert judge.ballot(prompt.id, answer).score <= 20, prompt.id


def test_the_same_answer_gets_the_same_ballot(language: str) -> None:
    judge = judge_of(language)
    prompt = judge.pack.prompts[0]
    again = Judge(judge.pack)
    assert judge.ballot(prompt.id, prompt.exemplar) == again.ballot(prompt.id, prompt.exemplar)


@pytest.mark.parametrize(
    ("code", "prompt", "asserted", "theirs"),
    [
        (
            "de",
            "eltern-erreichen",
            "Im Notfall kann man im Sekretariat telefonieren.",
            "Sie sagen, dass man im Notfall im Sekretariat telefonieren kann.",
        ),
        (
            "fr",
            "autonomie",
            "Les devoirs creusent les inégalités entre les élèves.",
            "Ils disent que les devoirs creusent les inégalités entre les élèves.",
        ),
        (
            "es",
            "adolescentes-dormidos",
            "Los padres que trabajan no pueden llevar a sus hijos.",
            "Dicen que los padres que trabajan no pueden llevar a sus hijos.",
        ),
        (
            "ja",
            "seifuku-ga-byoudou",
            "靴や鞄で比べられるので、いじめはなくならない。",
            "相手は、靴や鞄で比べられるので、いじめはなくならないと言います。",
        ),
    ],
)
def test_what_is_said_of_the_other_side_makes_no_point(code: str, prompt: str, asserted: str, theirs: str) -> None:
    judge = judge_of(code)
    own = max(mark.strength for mark in judge.ballot(prompt, asserted).points)
    attributed = max(mark.strength for mark in judge.ballot(prompt, theirs).points)
    assert own >= 0.5 > 0.3 > attributed


@pytest.mark.parametrize(
    ("code", "prompt", "right", "misspelt"),
    [
        ("de", "eltern-erreichen", "Man kann im Sekretariat anrufen.", "Man kann im Sekretariart anrufen."),
        (
            "de",
            "eltern-erreichen",
            "Auf dem Schulweg ist es weggeschlossen.",
            "Auf dem Schuhlweg ist es weggeschlossen.",
        ),
        ("fr", "autonomie", "Cela creuse les inégalités des élèves.", "Cela creuse les inegalitées des eleves."),
        ("es", "se-acuestan-mas-tarde", "Es el reloj biológico.", "Es el reloj biolojico."),
        ("ja", "seifuku-ga-byoudou", "スマートフォンで差が分かる。", "スマートホンで差が分かる。"),
    ],
)
def test_small_mistakes_in_spelling_cost_nothing(code: str, prompt: str, right: str, misspelt: str) -> None:
    judge = judge_of(code)
    made = {mark.id for mark in judge.ballot(prompt, right).points if mark.strength >= 0.3}
    assert made
    assert made <= {mark.id for mark in judge.ballot(prompt, misspelt).points if mark.strength >= 0.3}
