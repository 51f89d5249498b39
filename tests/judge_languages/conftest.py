"""The small packs in other languages, each with a judge that is made once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from debate.judge import Judge
from debate.packs import load_pack

FOLDER = Path(__file__).parents[1] / "languages" / "packs"
PACKS = {"de": "handys", "fr": "devoirs", "es": "horario", "ja": "seifuku"}
"""Each language's pack."""


@cache
def judge_of(code: str) -> Judge:
    """The judge of that language's pack."""
    return Judge(load_pack(FOLDER / PACKS[code]))


@pytest.fixture(params=PACKS)
def language(request: pytest.FixtureRequest) -> str:
    """The code of each language in turn."""
    return str(request.param)


@pytest.fixture
def judge(language: str) -> Judge:
    """The judge of that language's pack."""
    return judge_of(language)
