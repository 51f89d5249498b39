"""What players say of their own answers, in sentences: what they hold that the judge has wrong, what they foresaw."""

from __future__ import annotations

from collections.abc import Mapping

from debate.game.round import Attempt
from debate.judge.ballot import Ballot
from debate.judge.marking.remarking import About, Said
from debate.packs.model import Pack
from debate.wording import counted

_LONGEST = 80


def said_words(said: Said, pack: Pack, attempt: Attempt) -> str:
    """One thing that a player says of an answer, as a clause: “… makes this point: …”."""
    if said.about is About.CRITERION:
        row = next(row for row in pack.rubric.criteria if row.id == said.id)
        return f"“{row.title}” is {row.levels[said.level].name}."
    point = pack.prompt(attempt.ballot.prompt).point(said.id).says
    if said.about is About.CREDIT:
        return f"this point is not made: {point}"
    words = " ".join(attempt.text[said.start : said.end].split())
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"“{short}” makes this point: {point}"


def foreseen_words(predicted: Mapping[str, int], ballot: Ballot) -> str:
    """How well a player knew their work: in how many rows the level was foreseen, and which way the others lie."""
    rows = [(mark.title, predicted[mark.id] - mark.level_number) for mark in ballot.criteria if mark.id in predicted]
    right = sum(apart == 0 for _, apart in rows)
    if right == len(rows):
        return f"You knew your work: the judge gave all {counted(len(rows), 'row')} the level that you gave."
    high = [title for title, apart in rows if apart > 0]
    low = [title for title, apart in rows if apart < 0]
    parts = [f"You foresaw {right} of {counted(len(rows), 'row')}"]
    if high:
        parts.append(f"you thought better of {_names(high)} than the judge")
    if low:
        parts.append(f"the judge thought better of {_names(low)} than you")
    return "; ".join(parts) + "."


def _names(titles: list[str]) -> str:
    quoted = [f"“{title}”" for title in titles]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
