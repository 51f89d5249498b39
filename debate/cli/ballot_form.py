"""The ballot as ``debate score --json`` prints it, and back: the stored form, with the press as a plain sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from debate.judge.ballot import Ballot, from_json, to_json, without_key


def to_command_form(ballot: Ballot, *, key: bool = False) -> dict[str, Any]:
    """The ballot as JSON values under the names that other programs rely on.

    What dropped points say is only told with ``key``, since a student may have asked.
    """
    form = to_json(ballot if key else without_key(ballot))
    form["press"] = None if ballot.press is None else ballot.press.says
    form["press_point"] = None if ballot.press is None else ballot.press.point
    return form


def from_either_form(values: Mapping[str, Any]) -> Ballot:
    """A ballot from what ``debate score --json`` printed, or from the form in which records keep it.

    Raises ``ValueError`` with one sentence for anything else.
    """
    stored = dict(values)
    if isinstance(stored.get("press"), str):
        stored["press"] = {"point": stored.get("press_point", ""), "says": stored["press"]}
    return from_json(stored)
