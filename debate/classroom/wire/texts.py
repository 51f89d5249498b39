"""Texts from outside, made safe to show: a terminal obeys control characters, and the teacher's must obey nobody else.
Characters that turn the writing direction around (overrides, embeddings, isolates) could make a text read as another.

A client of ours never sends any; one that somebody wrote may. Characters are replaced one for one, so that offsets into
the text stay what they were.
"""

from __future__ import annotations

from typing import Final

REPLACED: Final = "\N{REPLACEMENT CHARACTER}"

# All of C0 and C1 but tab and the end of a line; and what sets a direction for more than itself. The marks of Hebrew
# and Arabic, which only say where they stand, may stay.
_DIRECTIONS: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS: Final = {
    code: REPLACED for code in (*range(0x20), *range(0x7F, 0xA0), *_DIRECTIONS) if chr(code) not in "\t\n"
}


def shown(text: str) -> str:
    """The text with a replacement character for each control character and each change of direction."""
    return text.translate(_CONTROLS)
