"""Skills: every row of every rubric lands where a person would put it, by what it measures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from debate.packs import load_pack
from debate.packs.model import Criterion, Level, Measure, Move, MovesMeasure, PointKind, PointsMeasure
from debate.practice.skills import SKILL_OF_MOVE, Skill, skill_of, skills_of

from ..built_in import built_in_pack

LANGUAGES = Path(__file__).parents[1] / "languages" / "packs"
LEVELS = (Level(id="low", at=0, says="Low."), Level(id="high", at=0.5, says="High."))


def row(*measures: Measure) -> Criterion:
    return Criterion(id="row", title="Fairness", weight=1, measures=measures, levels=LEVELS)


@pytest.mark.parametrize(
    ("pack", "skills"),
    [
        ("us-japan-alliance", {"names": "name", "answers": "answer", "supports": "support", "weighs": "weigh"}),
        ("votes-at-sixteen", {"listens": "name", "answers": "answer", "reasons": "support", "so-what": "weigh"}),
        (
            "congestion-charge",
            {"clash": "name", "answer": "answer", "evidence": "support", "fair": "fairness", "impact": "weigh"},
        ),
    ],
)
def test_each_row_of_the_built_in_packs_trains_the_skill_that_a_person_would_name(
    pack: str, skills: dict[str, str]
) -> None:
    assert skills_of(built_in_pack(pack).rubric) == skills


@pytest.mark.parametrize("folder", sorted(LANGUAGES.iterdir()), ids=lambda folder: folder.name)
def test_the_rows_of_a_pack_in_another_language_train_the_same_skills_in_the_same_order(folder: Path) -> None:
    assert list(skills_of(load_pack(folder).rubric).values()) == ["name", "answer", "support", "weigh"]


def test_a_row_is_known_by_what_it_measures_and_not_by_its_title() -> None:
    evidence = row(PointsMeasure(kind=PointKind.EVIDENCE, enough=0.5), MovesMeasure(moves=(Move.REASON,)))
    assert skill_of(evidence) is Skill.SUPPORT
    assert skill_of(replace(evidence, id="names", title="Names the argument")) is Skill.SUPPORT


def test_granting_is_fairness_by_itself_and_a_part_of_weighing_beside_what_follows() -> None:
    assert skill_of(row(MovesMeasure(moves=(Move.EVEN_IF,)))) is Skill.FAIRNESS
    assert skill_of(row(MovesMeasure(moves=(Move.CONSEQUENCE, Move.EVEN_IF)))) is Skill.WEIGH


def test_a_row_of_a_bit_of_everything_trains_no_skill_in_particular() -> None:
    everything = row(MovesMeasure(moves=(Move.NAME, Move.DENY, Move.REASON, Move.CONSEQUENCE)))
    assert skill_of(everything) is None
    assert skills_of(replace(built_in_pack().rubric, criteria=(everything,))) == {}


def test_every_move_shows_a_skill_and_every_skill_has_its_words() -> None:
    assert set(SKILL_OF_MOVE) == set(Move)
    assert all(skill.label and skill.says.endswith(".") for skill in Skill)
    assert len({skill.label for skill in Skill}) == len(Skill)
