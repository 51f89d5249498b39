"""What tests of marks share: the real judge, made once."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _judge_once(read_once: None) -> None:
    """The server marks by the judge that is there already."""
