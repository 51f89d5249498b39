"""A ballot as JSON values and back: what `debate score --json` prints, records keep and receipts are checked by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from debate.judge.ballot import Ballot


def to_json(ballot: Ballot) -> dict[str, Any]:
    """A ballot as a dictionary of plain JSON values, its keys in a fixed order; its lists are tuples."""
    values: dict[str, Any] = msgspec.to_builtins(ballot)
    return values


def from_json(stored: Mapping[str, Any]) -> Ballot:
    """The ballot that ``to_json`` wrote.

    Raises ``ValueError`` with one sentence when the mapping is not such a ballot.
    """
    try:
        return msgspec.convert(stored, Ballot)
    except msgspec.ValidationError as error:
        raise ValueError(f"This is not a stored ballot: {error}.") from error
