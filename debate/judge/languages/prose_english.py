"""English prose, for ``prose.Prose``: how small words stand in it, and what never follows an article."""

from __future__ import annotations

from collections.abc import Mapping

from debate.judge.languages.prose import Prose
from debate.judge.languages.prose_english_counts import PAIRS, SMALL

_ARTICLES = "the a an my our your their its every"
_NEVER_AFTER = """the a an my our your their is are was were be am has have had do does did would could shall should i
we they he she it you them him me us who which and or but because if although since than of at with
from for into"""


def _read(lines: str) -> Mapping[tuple[str, str], int]:
    pairs = {}
    for line in lines.strip().splitlines():
        first, *following = line.split()
        for item in following:
            second, _, count = item.rpartition("=")
            pairs[first, second] = int(count)
    return pairs


ENGLISH_PROSE = Prose(
    small=frozenset(SMALL.split()),
    endings=("ing", "ed", "ly", "tion", "s"),
    pairs=_read(PAIRS),
    articles=frozenset(_ARTICLES.split()),
    never_after=frozenset(_NEVER_AFTER.split()),
)
