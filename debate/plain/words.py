"""What the screens show, in plain sentences: one fact a line, no glyph that a screen reader would spell out.

Pure functions from values to lines; ``play`` and the commands print them. Whatever somebody typed is put on one
line, without characters that could steer a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from debate.game.as_text import ballot_lines as ballot_lines
from debate.game.as_text import on_one_line as on_one_line
from debate.game.as_text import short
from debate.game.round import Reply
from debate.game.summary import Summary
from debate.judge.ballot import Ballot, Evidence, Made
from debate.judge.explaining import explain, figure, how_found
from debate.judge.marking.verdict import maxima
from debate.packs.model import Camp, Pack, Point
from debate.wording import counted
from debate.wording import seconds_in_words as seconds_in_words

_REPLIED = {
    Made.MADE: "Your reply makes the point.",
    Made.PARTLY: "Your reply makes the point in part.",
    Made.NOT: "Your reply does not make the point; their line stands.",
}


def brief_lines(pack: Pack, camp: Camp) -> Iterator[str]:
    """The brief of a camp: its stand, its case, its facts, the other side's case, and what counts for how much."""
    other = pack.other_camp(camp.id)
    yield f"You speak for the camp “{on_one_line(camp.name)}”."
    yield f"Your stand: {on_one_line(camp.stand)}"
    for number, sentence in enumerate(camp.case, start=1):
        yield f"Your case, {number} of {len(camp.case)}: {on_one_line(sentence)}"
    for number, fact in enumerate(camp.facts, start=1):
        yield f"Your facts, {number} of {len(camp.facts)}: {on_one_line(fact.says)}"
    theirs = f"The case of the camp “{on_one_line(other.name)}”"
    for number, sentence in enumerate(other.case, start=1):
        yield f"{theirs}, {number} of {len(other.case)}: {on_one_line(sentence)}"
    for row, points in zip(pack.rubric.criteria, maxima(pack.rubric), strict=True):
        yield f"What counts: {on_one_line(row.title)}, {points} of 100. {on_one_line(row.levels[-1].says)}"


def reply_lines(reply: Reply, point: Point) -> Iterator[str]:
    """What a reply to a comeback did, and the words that count."""
    yield _REPLIED[reply.made]
    if reply.evidence:
        yield f"What counts of it: {'; '.join(f'“{short(on_one_line(item.text))}”' for item in reply.evidence)}."
    if reply.made is Made.MADE:
        yield f"The point: {on_one_line(point.says)}"


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
        f"“{short(on_one_line(item.text))}” at characters {item.start + 1} to {item.end}" for item in evidence
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
    for word in summary.last_words:
        yield f"{'You' if word.own else 'They'} had the last word on: “{on_one_line(word.press)}”"
    if summary.self_marked:
        yield f"Marked by yourself: {counted(summary.self_marked, 'answer')}."
    if summary.revised:
        yield f"Revising gained you {counted(summary.gain, 'point')}."
    for title in summary.unanswered:
        yield f"Not answered: “{on_one_line(title)}”."
    yield f"What to do next: {on_one_line(summary.practise)}"
