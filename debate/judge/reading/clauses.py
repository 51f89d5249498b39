"""The clause or sentence around some words of an answer: what a ballot shows as evidence, so that it can be read."""

from __future__ import annotations

from collections.abc import Sequence

from debate.judge.reading.text import Text

LONGEST_CLAUSE, NEAR_BREAK = 26, 10
"""Words of a sentence up to which it is shown whole, and words on either side within which a longer one is cut at a
comma."""


def clause(text: Text, places: Sequence[int]) -> tuple[int, int]:
    """Start and end (offsets) of the clause or sentence that shows best that somebody read these words.

    From the first of them to the last within one sentence, and on both sides to the next comma or the sentence's end,
    as far as that is near.
    """
    sentence = max(
        text.sentences, key=lambda one: sum(one.first <= place < one.first + len(one.tokens) for place in places)
    )
    last_of_all = sentence.first + len(sentence.tokens) - 1
    inside = [place for place in places if sentence.first <= place <= last_of_all] or [sentence.first]
    first, last = inside[0], min(inside[-1], inside[0] + LONGEST_CLAUSE)
    if len(sentence.tokens) <= LONGEST_CLAUSE:
        first, last = sentence.first, last_of_all
    else:
        while first > sentence.first and inside[0] - first < NEAR_BREAK and not _breaks(text, first - 1):
            first -= 1
        while last < last_of_all and last - inside[-1] < NEAR_BREAK and not _breaks(text, last):
            last += 1
    return text.tokens[first].start, text.tokens[last].end


def _breaks(text: Text, index: int) -> bool:
    return any(mark in text.tokens[index].after for mark in _CLAUSE_MARKS)


_CLAUSE_MARKS = ",;:–—()\n、，；："
