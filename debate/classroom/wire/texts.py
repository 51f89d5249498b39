"""Texts from outside, made safe to show: a terminal obeys control characters, and the teacher's must obey nobody else.

A client of ours never sends any; one that somebody wrote may. Characters are replaced one for one, so that offsets into
the text stay what they were.
"""

from __future__ import annotations

from typing import Final

REPLACED: Final = "\N{REPLACEMENT CHARACTER}"

# All of C0 and C1 but tab and the end of a line.
_CONTROLS: Final = {code: REPLACED for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"}


def shown(text: str) -> str:
    """The text with a replacement character for each control character."""
    return text.translate(_CONTROLS)
