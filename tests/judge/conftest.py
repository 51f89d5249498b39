"""What the tests of the judge share: the small pack and the built-in one, each with a judge that is made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, settings

from debate.judge import Judge
from debate.judge.ballot import Ballot, Made
from debate.packs import find_pack, load_pack
from debate.packs.model import Pack

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


@cache
def built_in_pack() -> Pack:
    return load_pack(find_pack("us-japan-alliance"))


@cache
def built_in_judge() -> Judge:
    return Judge(built_in_pack())


@pytest.fixture
def mark() -> Mark:
    """Mark an answer to the prompt for uniforms, or to another one of the small pack."""

    def marked(answer: str, prompt: str = FOR) -> Ballot:
        return small_judge().ballot(prompt, answer)

    return marked


@pytest.fixture
def judge() -> Judge:
    """The judge of the built-in pack."""
    return built_in_judge()


@pytest.fixture
def pack() -> Pack:
    """The built-in pack."""
    return built_in_pack()


def made(ballot: Ballot) -> dict[str, Made]:
    """How far each point was made."""
    return {point.id: point.made for point in ballot.points}


def strengths(ballot: Ballot) -> dict[str, float]:
    return {point.id: point.strength for point in ballot.points}


def flags(ballot: Ballot) -> set[str]:
    return {flag.id for flag in ballot.flags}
