"""A ballot in plain sentences, one fact a line: what plain mode says, and what is copied from a ballot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from debate.judge.ballot import Ballot, Evidence, Made
from debate.judge.explaining import own_in_words
from debate.wording import counted

_MOST_QUOTES = 3
"""Quotes per criterion: enough to see what counted; the receipt has them all."""

_LONGEST_QUOTE = 200
"""Characters of a quote: about a sentence."""


def on_one_line(text: str) -> str:
    """Text as it may be printed: on one line, without control characters or marks that reorder it."""
    joiners = "\u200c\u200d"  # invisible, but part of how some scripts and emoji are written
    return " ".join("".join(c if c.isprintable() or c in joiners else " " for c in text).split())


def ballot_lines(ballot: Ballot, hints: Mapping[str, str], answer: str, before: int | None = None) -> Iterator[str]:
    """A ballot: how well, why, what was dropped, what to do. ``before`` is the score of the attempt before, if any.

    ``hints`` are those of the prompt's points, by id; a prompt that is gone from a pack since has none.
    What a dropped point says is not told, only its hint: the player may still find it in a revision.
    """
    yield f"Score: {ballot.score} of 100.{_change(ballot.score, before)}"
    yield f"Length: {counted(ballot.words, 'word')}."
    for mark in ballot.criteria:
        title = on_one_line(mark.title)
        yield f"{title}: {mark.score} of {mark.maximum}, {on_one_line(mark.level_name)}. {on_one_line(mark.sentence)}"
        quotes = _quotes(mark.evidence, answer)
        if quotes:
            yield f"Counted for “{title}”: {'; '.join(quotes)}."
    for wanted, what in ((Made.MADE, "Point made"), (Made.PARTLY, "Point made in part")):
        for point in ballot.points:
            if point.made is wanted:
                yield f"{what}: {on_one_line(point.says)}"
    for point in ballot.points:
        if point.made is Made.NOT:
            yield f"Point dropped. Hint: {on_one_line(hints[point.id])}" if point.id in hints else "Point dropped."
    if ballot.own:
        yield f"Your own: {on_one_line(own_in_words(ballot))}"
    for flag in ballot.flags:
        yield f"Note: {on_one_line(flag.reason)}"
    yield f"One thing to fix: {on_one_line(ballot.fix)}"
    if ballot.press is not None:
        yield f"They press you: “{on_one_line(ballot.press.says)}”"


def _quotes(evidence: Sequence[Evidence], answer: str) -> list[str]:
    """The passages that earned most, in the order of the answer, none twice.

    A point is often found by single words; quoted is what stands from the first of them to the last.
    """
    passages: dict[str, tuple[float, int, int]] = {}
    for item in evidence:
        found = ":".join(item.rule.split(":")[:2])  # e.g. “point:bases-reach-the-region”
        credit, start, end = passages.get(found, (0.0, item.start, item.end))
        passages[found] = (credit + item.credit, min(start, item.start), max(end, item.end))
    chosen: list[tuple[int, int]] = []
    for _, start, end in sorted(passages.values(), key=lambda passage: (-passage[0], passage[1])):
        overlaps = any(start < other_end and other_start < end for other_start, other_end in chosen)
        if answer[start:end].strip() and not overlaps and len(chosen) < _MOST_QUOTES:
            chosen.append((start, end))
    return [f"“{short(on_one_line(answer[start:end]))}”" for start, end in sorted(chosen)]


def short(text: str) -> str:
    """A quote of at most ``_LONGEST_QUOTE`` characters."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()} …"


def _change(score: int, before: int | None) -> str:
    if before is None:
        return ""
    if score == before:
        return " As many as before."
    return f" {counted(abs(score - before), 'point')} {'more' if score > before else 'fewer'} than before."
