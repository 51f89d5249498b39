"""The packs that come with the program keep what the author's guide asks of everybody's.

Nothing here knows a pack's topic or a mark by number: a pack that is added to ``content/`` is tested by being there.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import fmean

import pytest

from debate.judge import Judge
from debate.packs import Severity, check_pack, load_pack
from debate.packs.model import ClaimKind, Grade, Pack
from debate.packs.places import content_folder

FOLDERS = sorted(file.parent for file in content_folder().glob("*/pack.yaml"))
GRADES = (Grade.STRONG, Grade.MIDDLING, Grade.WEAK)

of_every_pack = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@cache
def loaded(folder: Path) -> tuple[Pack, Judge]:
    """A pack and its judge, made once for all tests of the pack."""
    pack = load_pack(folder)
    return pack, Judge(pack)


def test_packs_come_with_the_program() -> None:
    assert FOLDERS


@of_every_pack
def test_no_pack_has_an_error(folder: Path) -> None:
    assert [str(problem) for problem in check_pack(folder) if problem.severity is Severity.ERROR] == []


@of_every_pack
def test_both_camps_have_six_prompts_or_more_and_a_case(folder: Path) -> None:
    pack, _ = loaded(folder)
    for camp in pack.camps:
        assert len([prompt for prompt in pack.prompts if prompt.camp == camp.id]) >= 6, camp.id
        assert camp.case and camp.facts, camp.id


@of_every_pack
def test_every_claim_that_argues_is_answered_in_some_prompt(folder: Path) -> None:
    pack, _ = loaded(folder)
    answered = {claim for prompt in pack.prompts for claim in prompt.claims}
    assert [
        claim.number for claim in pack.brief.claims if claim.kind is ClaimKind.ARGUMENT and claim.number not in answered
    ] == []


@of_every_pack
def test_no_exemplar_is_flagged_or_outdone_by_a_middling_sample(folder: Path) -> None:
    pack, judge = loaded(folder)
    for prompt in pack.prompts:
        exemplar = judge.ballot(prompt.id, prompt.exemplar, own_texts=True)
        assert exemplar.flags == (), prompt.id
        for sample in prompt.samples:
            if sample.grade is not Grade.STRONG:
                ballot = judge.ballot(prompt.id, sample.text, own_texts=True)
                assert ballot.score < exemplar.score, (prompt.id, sample.text)


@of_every_pack
def test_better_samples_score_more_in_every_prompt(folder: Path) -> None:
    pack, judge = loaded(folder)
    for prompt in pack.prompts:
        means = [
            fmean(
                judge.ballot(prompt.id, sample.text, own_texts=True).score
                for sample in prompt.samples
                if sample.grade is grade
            )
            for grade in GRADES
        ]
        assert all(better > worse for better, worse in pairwise(means)), (prompt.id, means)
