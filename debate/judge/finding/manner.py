"""How an answer is put, whatever it is about: runs of small words with the kinds of content between them.

“but S is K” is how a rebuttal speaks, where S is a word of the speech and K one of what the key says to it; “S is S and
so is S” is how an empty form does. Small words and words of no topic stand as they are, all others by where they come
from (``Engagement.origin``), so nothing here knows a topic. The weights are fitted on marked answers
(``python -m tests.bench.calibrate``) and are a data file for each language; a language without one is not read for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from math import log, sqrt

from debate.judge.finding.engagement import Engagement
from debate.judge.languages.language import Language
from debate.judge.reading.text import Text

LONGEST_RUN = 3
"""Words of a run at most."""


def shape(text: Text, engagement: Engagement, language: Language, left_out: frozenset[int]) -> list[str]:
    """The answer's words as runs are made of them: small ones as they are, others by where they come from."""
    found = []
    for index, token in enumerate(text.tokens):
        if index in left_out:
            continue
        kind = engagement.origin.get(index)
        found.append(token.word if kind is None or token.stem in language.common else f"_{kind}")
    return found


def runs(words: Sequence[str]) -> Iterator[str]:
    """Every run of up to ``LONGEST_RUN`` words."""
    for length in range(1, LONGEST_RUN + 1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


def manner(words: Sequence[str], language: Language) -> float | None:
    """How much better than the average (in overall marks, about -50 to 50) answers are that are put like this one.

    ``None`` in a language for which nothing was fitted.
    """
    weights = _weights(language.code)
    if weights is None:
        return None
    counts: dict[str, int] = {}
    for run in runs(words):
        if run in weights:
            counts[run] = counts.get(run, 0) + 1
    length = value = 0.0
    for run in sorted(counts):
        much = 1 + log(counts[run])
        length += much * much
        value += much * weights[run]
    return value / sqrt(length) if length else 0.0


@lru_cache(maxsize=8)
def _weights(code: str) -> Mapping[str, float] | None:
    file = resources.files("debate.judge").joinpath("calibration", f"manner_{code}.json")
    if not file.is_file():
        return None
    found: Mapping[str, float] = json.loads(file.read_text(encoding="utf-8"))["weights"]
    return found
