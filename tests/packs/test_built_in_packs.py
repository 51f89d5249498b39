"""The packs that come with the program keep what the author's guide asks of everybody's.

Nothing here knows a pack's topic or a mark by number: a pack that is added to ``content/`` is tested by being there.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from statistics import fmean

import pytest

from debate.packs import Severity, check_pack
from debate.packs.model import ClaimKind, Grade
from debate.packs.places import content_folder

from ..built_in import built_in_pack, own_ballot

FOLDERS = sorted(file.parent for file in content_folder().glob("*/pack.yaml"))
GRADES = (Grade.STRONG, Grade.MIDDLING, Grade.WEAK)

of_every_pack = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def test_packs_come_with_the_program() -> None:
    assert FOLDERS


@of_every_pack
def test_no_pack_has_an_error(folder: Path) -> None:
    assert [str(problem) for problem in check_pack(folder) if problem.severity is Severity.ERROR] == []


@of_every_pack
def test_both_camps_have_six_prompts_or_more_and_a_case(folder: Path) -> None:
    pack = built_in_pack(folder.name)
    for camp in pack.camps:
        assert len([prompt for prompt in pack.prompts if prompt.camp == camp.id]) >= 6, camp.id
        assert camp.case and camp.facts, camp.id


@of_every_pack
def test_every_claim_that_argues_is_answered_in_some_prompt(folder: Path) -> None:
    pack = built_in_pack(folder.name)
    answered = {claim for prompt in pack.prompts for claim in prompt.claims}
    assert [
        claim.number for claim in pack.brief.claims if claim.kind is ClaimKind.ARGUMENT and claim.number not in answered
    ] == []


@of_every_pack
def test_no_exemplar_is_flagged_or_outdone_by_a_middling_sample(folder: Path) -> None:
    for prompt in built_in_pack(folder.name).prompts:
        exemplar = own_ballot(prompt.id, prompt.exemplar, folder.name)
        assert exemplar.flags == (), prompt.id
        for sample in prompt.samples:
            if sample.grade is not Grade.STRONG:
                ballot = own_ballot(prompt.id, sample.text, folder.name)
                assert ballot.score < exemplar.score, (prompt.id, sample.text)


@of_every_pack
def test_better_samples_score_more_in_every_prompt(folder: Path) -> None:
    for prompt in built_in_pack(folder.name).prompts:
        means = [
            fmean(
                own_ballot(prompt.id, sample.text, folder.name).score
                for sample in prompt.samples
                if sample.grade is grade
            )
            for grade in GRADES
        ]
        assert all(better > worse for better, worse in pairwise(means)), (prompt.id, means)
