"""What a teacher chooses of a room and of a seat, in words: read from ``choices.toml``, asked by every dashboard."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

EXTRA: Final = "extra"
"""The one choice that is a seat's; the others are fields of the room's settings."""


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value to choose, the words for it, and a sentence that explains it (empty: the choice's own does)."""

    value: bool | float | str
    words: str
    says: str = ""


class ChoiceCard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question to the teacher; ``says`` explains all answers that do not explain themselves."""

    title: str
    answers: tuple[Answer, ...]
    says: str = ""


@cache
def choices() -> dict[str, ChoiceCard]:
    """The questions by the names of what they set, in their order."""
    found = tomllib.loads(Path(__file__).with_name("choices.toml").read_text(encoding="utf-8"))
    return msgspec.convert(found, dict[str, ChoiceCard])
