"""What the screens show, in plain sentences: one fact a line, no glyph that a screen reader would spell out.

Pure functions from values to lines; ``play`` and the commands print them. Whatever somebody typed is put on one
line, without characters that could steer a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from debate.game.summary import Summary
from debate.judge.ballot import Ballot, Evidence, Made
from debate.judge.explaining import explain, figure, how_found, own_in_words
from debate.packs.model import Camp, Pack, Prompt
from debate.wording import counted
from debate.wording import seconds_in_words as seconds_in_words

_MOST_QUOTES = 3
"""Quotes per criterion: enough to see what counted; the receipt has them all."""

_LONGEST_QUOTE = 200
"""Characters of a quote: about a sentence."""


def on_one_line(text: str) -> str:
    """Text as it may be printed: on one line, without control characters or marks that reorder it."""
    joiners = "\u200c\u200d"  # invisible, but part of how some scripts and emoji are written
    return " ".join("".join(c if c.isprintable() or c in joiners else " " for c in text).split())


def brief_lines(camp: Camp, other: Camp) -> Iterator[str]:
    """The brief of a camp: its stand, its case, its facts, and the other side's case."""
    yield f"You speak for the camp “{on_one_line(camp.name)}”."
    yield f"Your stand: {on_one_line(camp.stand)}"
    for number, sentence in enumerate(camp.case, start=1):
        yield f"Your case, {number} of {len(camp.case)}: {on_one_line(sentence)}"
    for number, fact in enumerate(camp.facts, start=1):
        yield f"Your facts, {number} of {len(camp.facts)}: {on_one_line(fact.says)}"
    theirs = f"The case of the camp “{on_one_line(other.name)}”"
    for number, sentence in enumerate(other.case, start=1):
        yield f"{theirs}, {number} of {len(other.case)}: {on_one_line(sentence)}"


def ballot_lines(ballot: Ballot, prompt: Prompt | None, answer: str, before: int | None = None) -> Iterator[str]:
    """A ballot: how well, why, what was dropped, what to do. ``before`` is the score of the attempt before, if any.

    Without the prompt, which may be gone from a pack since, nothing is hinted at.

    What a dropped point says is not told, only its hint: the player may still find it in a revision.
    """
    yield f"Score: {ballot.score} of 100.{_change(ballot.score, before)}"
    yield f"Length: {counted(ballot.words, 'word')}."
    for mark in ballot.criteria:
        title = on_one_line(mark.title)
        yield f"{title}: {mark.score} of {mark.maximum}, {on_one_line(mark.level)}. {on_one_line(mark.sentence)}"
        quotes = _quotes(mark.evidence, answer)
        if quotes:
            yield f"Counted for “{title}”: {'; '.join(quotes)}."
    hints = {point.id: point.hint for point in prompt.points} if prompt is not None else {}
    for wanted, what in ((Made.MADE, "Point made"), (Made.PARTLY, "Point made in part")):
        for point in ballot.points:
            if point.made is wanted:
                yield f"{what}: {on_one_line(point.says)}"
    for point in ballot.points:
        if point.made is Made.NOT:
            yield f"Point dropped. Hint: {on_one_line(hints.get(point.id, ''))}"
    if ballot.own:
        yield f"Your own: {on_one_line(own_in_words(ballot))}"
    for flag in ballot.flags:
        yield f"Note: {on_one_line(flag.reason)}"
    yield f"One thing to fix: {on_one_line(ballot.fix)}"
    if ballot.press is not None:
        yield f"They press you: “{on_one_line(ballot.press.says)}”"


def receipt_lines(ballot: Ballot, pack: Pack) -> Iterator[str]:
    """Every mark with what counted for it, by which rule, in which words, and the sum that makes the score."""
    yield f"Receipt: {ballot.score} of 100."
    for explained in explain(ballot, pack):
        mark = explained.mark
        yield f"{on_one_line(mark.title)}: {mark.score} of {mark.maximum}. {on_one_line(mark.sentence)}"
        for part in explained.parts:
            yield on_one_line(part.says)
            for find in part.finds:
                yield f"{figure(find.gives)} for this: {on_one_line(find.says)}"
                for rule in find.rules:
                    yield _found(rule, [item for item in find.evidence if item.rule == rule])
            for sentence in part.missing:
                yield on_one_line(sentence)
        yield f"The sum: {explained.sums} {on_one_line(explained.level)}"
    for flag in ballot.flags:
        yield f"Flag “{on_one_line(flag.id)}”: {on_one_line(flag.reason)}"
    yield (
        f"Marked with pack {on_one_line(ballot.pack)}, content {on_one_line(ballot.pack_hash)}, "
        f"judge {on_one_line(ballot.judge)}: the same answer gets the same marks on every machine."
    )


def _found(rule: str, evidence: Sequence[Evidence]) -> str:
    how = how_found(rule)
    words = ", ".join(
        f"“{_short(on_one_line(item.text))}” at characters {item.start + 1} to {item.end}" for item in evidence
    )
    return f"Found by the rule {on_one_line(rule)}{f' ({how})' if how else ''}: {words}."


def summary_lines(summary: Summary) -> Iterator[str]:
    """The round's ballot."""
    if summary.score is None:
        yield "The round is over. Nothing was handed in."
    else:
        over = f"{summary.answered} of {counted(summary.prompts, 'prompt')}"
        yield f"The round is over. Your score is {summary.score} of 100, over {over}."
    for total in summary.totals:
        yield f"{on_one_line(total.title)}: {total.score:g} of {total.maximum} on average."
    if summary.best_moment is not None:
        moment = summary.best_moment
        words, where = on_one_line(moment.words), on_one_line(moment.prompt_title)
        yield f"Your best moment: “{words}” It counted most for “{on_one_line(moment.criterion)}”, on “{where}”."
    if summary.dropped is not None:
        dropped = summary.dropped
        yield f"Your most costly dropped point, on “{on_one_line(dropped.prompt_title)}”: {on_one_line(dropped.hint)}"
    if summary.revised:
        yield f"Revising gained you {counted(summary.gain, 'point')}."
    for title in summary.unanswered:
        yield f"Not answered: “{on_one_line(title)}”."
    yield f"What to do next: {on_one_line(summary.practise)}"


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
    return [f"“{_short(on_one_line(answer[start:end]))}”" for start, end in sorted(chosen)]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()} …"


def _change(score: int, before: int | None) -> str:
    if before is None:
        return ""
    if score == before:
        return " As many as before."
    return f" {counted(abs(score - before), 'point')} {'more' if score > before else 'fewer'} than before."
