"""A student's texts and ballots of one room as Markdown, to keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from debate.classroom.shown.views import OwnBallot, SeatView, Topic
from debate.game.transcript import escaped, quoted
from debate.judge.ballot import Made
from debate.tui.classroom.host.levels import LevelNames


def to_markdown(topic: Topic, view: SeatView, ballots: Sequence[OwnBallot]) -> str:
    """The transcript. Whatever people wrote is escaped: it is text, never markup."""
    lines = [f"# {escaped(topic.motion)}", "", f"{escaped(view.name)}, room {escaped(view.room)}", ""]
    for own in ballots:
        lines += _ballot(topic, own)
    return "\n".join(lines).rstrip() + "\n"


def _ballot(topic: Topic, own: OwnBallot) -> Iterable[str]:
    revised = ", revised" if own.attempt > 1 else ""
    name = LevelNames(topic)
    yield from (f"## Prompt {own.turn + 1}{revised}: {escaped(own.speech.title)}", "")
    yield from (*quoted(own.speech.says), "", "**Your text**", "", *quoted(own.text or "Nothing."), "")
    yield from ("**No score: some marks are kept back**" if own.score is None else f"**{own.score} of 100**", "")
    overrides = {override.criterion: override for override in own.overrides}
    for mark in own.ballot.criteria:
        yield f"- {escaped(mark.title)}: {mark.score} of {mark.maximum}, {escaped(mark.level_name)}"
        if mark.id in overrides:
            override = overrides[mark.id]
            yield f"  - your teacher: {escaped(name(mark.id, override.level))}. {escaped(override.reason)}"
        if mark.id in own.peers:
            gave = ", ".join(name(mark.id, level) for level in own.peers[mark.id])
            yield f"  - classmates, which counts for nothing: {escaped(gave)}"
    yield from ("", f"**One thing to fix:** {escaped(own.ballot.fix)}", "")
    made = [mark for mark in own.ballot.points if mark.made is not Made.NOT]
    if made:
        yield from ("Points that you made:", "", *(f"- {escaped(mark.says)} ({mark.made})" for mark in made), "")
    for review in own.reviews:
        yield from (f"You marked a classmate’s answer to “{escaped(review.title)}”:", "", *quoted(review.text), "")
        for row in topic.criteria:
            if row.id in review.given:
                who = "your teacher" if row.id in review.by_teacher else "the judge"
                mine, counts = name(row.id, review.given[row.id]), name(row.id, review.levels[row.id])
                yield f"- {escaped(row.title)}: you {escaped(mine)}, {who} {escaped(counts)}"
        yield from ("", escaped(review.says), "")
