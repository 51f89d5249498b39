"""What the tests of the judge share: the small pack, with a judge that is made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, settings

from debate.judge import Judge
from debate.judge.ballot import Ballot, Made

from .uniforms import FOR, uniforms

# The same examples in every run and on every machine, and none of them is a failure because a machine is slow.
settings.register_profile(
    "judge", derandomize=True, deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("judge")

Mark = Callable[..., Ballot]


@cache
def small_judge() -> Judge:
    """The judge of the pack about uniforms."""
    return Judge(uniforms())


@pytest.fixture
def mark() -> Mark:
    """Mark an answer to the prompt for uniforms, or to another one of the small pack."""

    def marked(answer: str, prompt: str = FOR) -> Ballot:
        return small_judge().ballot(prompt, answer)

    return marked


def made(ballot: Ballot) -> dict[str, Made]:
    """How far each point was made."""
    return {point.id: point.made for point in ballot.points}


def strengths(ballot: Ballot) -> dict[str, float]:
    return {point.id: point.strength for point in ballot.points}


def flags(ballot: Ballot) -> set[str]:
    return {flag.id for flag in ballot.flags}
