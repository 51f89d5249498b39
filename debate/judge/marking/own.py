"""Arguments of the player's own: developed answers to this speech that no point of the key foresees.

They count through the signs of the answer as a whole. Here they are found as passages, so that a ballot can show what
of its mark stands on trust, and a teacher can confirm or refuse it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from debate.judge.ballot import Evidence, Made, PointMark
from debate.judge.finding.engagement import KEY, SPEECH, Engagement
from debate.judge.finding.moves import Reading
from debate.judge.reading.text import Sentence

LEAST_WORDS = 8
"""Words of an own argument at least: a shorter one is a remark."""
LONGEST, PIECE = 45, 24
"""Words from which on a passage without full stops is read in pieces, and the words of such a piece."""
FRESH, TAKEN = 4, 1
"""Words that nobody in the pack has said yet, and words of this speech (in it or beside it), that it has at least."""
STANDS = 0.4
"""Standing (0–1) of the whole answer from which on something in it is an argument against this speech."""
RULE = "own"


def own_arguments(
    reading: Reading, engagement: Engagement, points: Iterable[PointMark], standing: float
) -> tuple[Evidence, ...]:
    """The passages that argue on their own, in the order of the answer."""
    if standing < STANDS:
        return ()
    taken = [item for mark in points if mark.made is not Made.NOT for item in mark.evidence]
    left_out = reading.masked | reading.stance.unasserted
    found = []
    for first, last in passages(reading.text.sentences):
        inside = [index for index in range(first, last + 1) if index not in left_out]
        start, end = reading.text.tokens[first].start, reading.text.tokens[last].end
        if len(inside) < LEAST_WORDS or any(item.start < end and item.end > start for item in taken):
            continue
        fresh = {
            reading.text.tokens[index].stem
            for index in inside
            if index in engagement.origin and engagement.origin[index] not in (SPEECH, KEY)
        }
        near = range(first - PIECE, last + PIECE + 1)
        if len(fresh) >= FRESH and sum(engagement.origin.get(index) == SPEECH for index in near) >= TAKEN:
            found.append(Evidence(start=start, end=end, text=reading.text.answer[start:end], rule=RULE, credit=0.0))
    return tuple(found)


def passages(sentences: Iterable[Sentence]) -> Iterator[tuple[int, int]]:
    """First and last word of every sentence, and of the pieces of those that have no end."""
    for sentence in sentences:
        last = sentence.first + len(sentence.tokens) - 1
        if len(sentence.tokens) <= LONGEST:
            yield sentence.first, last
            continue
        for first in range(sentence.first, last + 1, PIECE):
            yield first, min(last, first + PIECE - 1)
