"""The receipt of a ballot: for every mark the rule in words, the words of the answer, their places and what they added.

Opens over the ballot. It tells no more of a dropped point than the ballot does: a rule appears here only where it
found something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from debate.game.own_word import said_words
from debate.game.round import Attempt
from debate.judge.ballot import Ballot, Evidence
from debate.judge.explaining import ExplainedMark, Find, explain, figure, how_found
from debate.packs.model import Pack
from debate.tui.page import Sheet
from debate.tui.widgets.listing import Listing
from debate.tui.widgets.paper import Paper

MOST_QUOTED = 60
"""Characters of a find that are quoted; its places are always given in full."""


class ReceiptScreen(Sheet):
    """The receipt of a ballot. ``pack`` must be what it was made with, word for word."""

    AUTO_FOCUS = "#receipt"
    CSS_PATH = "receipt.tcss"
    HELP = """
    Every mark of the ballot, taken apart. A plus is what was added, in points of the criterion, before rounding; below
    it stand your words, their places in your answer (in characters, from 1), and the rule that found them. The sum at
    the end of each criterion can be checked by hand. The same answer, pack and judge give the same ballot on every
    machine; “debate explain” proves it. What you say yourself stands at the end: it changes your record, not the
    judge’s sums.
    """

    def __init__(self, ballot: Ballot, pack: Pack, *, attempt: Attempt | None = None) -> None:
        super().__init__()
        self._ballot = ballot
        self._pack = pack
        self._attempt = attempt
        self._explained: tuple[ExplainedMark, ...] = explain(ballot, pack)

    def compose_body(self) -> ComposeResult:
        ballot = self._ballot
        with Paper(id="receipt"):
            yield Static(f"Receipt: {ballot.score} of 100", classes="heading", markup=False)
            for explained in self._explained:
                yield from _mark(explained)
            if (attempt := self._attempt) is not None and attempt.said:
                yield Static(Content.styled("\nWhat you say yourself", "bold"))
                says = [("·", said_words(said, self._pack, attempt)) for said in attempt.said]
                yield Listing([*says, ("=", f"{attempt.counts} of 100 in your own record")], indent=2)
            if ballot.flags:
                yield Static(Content.styled("\nFlags", "bold"))
                yield Listing([(flag.id, flag.reason) for flag in ballot.flags], indent=16)
            yield Static(Content.styled("\nWhat was judged, and by what", "bold"))
            yield Listing(
                [
                    ("pack", f"{ballot.pack}, content {ballot.pack_hash}"),
                    ("judge", f"version {ballot.judge}"),
                    ("prompt", ballot.prompt),
                    ("answer", f"{ballot.words:,} words, {ballot.answer_hash}"),
                ],
                indent=8,
            )


def _mark(explained: ExplainedMark) -> Iterator[Widget]:
    """A criterion: its score and level, its parts with what was found for each, and the sum."""
    mark = explained.mark
    yield Static(Content.assemble((f"\n{mark.title}", "bold"), f"  {mark.score} of {mark.maximum}, {mark.level_name}"))
    for part in explained.parts:
        yield Static(Content(part.says), classes="quiet")
        rows = [(Content.styled(f"+{figure(find.gives)}", "bold"), _find(find)) for find in part.finds]
        rows += [(Content(" –"), Content.styled(sentence, "$quiet")) for sentence in part.missing]
        if rows:
            yield Listing(rows, indent=7)
    yield Listing([(Content.styled("=", "bold"), f"{explained.sums} {explained.level}")], indent=2)


def _find(find: Find) -> Content:
    """What was found in words, and for each rule the words that it found, their places, and its id."""
    lines: list[Content | tuple[str, str] | str] = [find.says]
    for rule in find.rules:
        words = _places([item for item in find.evidence if item.rule == rule])
        how = how_found(rule)
        lines += ["\n", (f"{words}{f', {how}' if how else ''}", "$quiet"), "\n", (rule, "$quiet italic")]
    return Content.assemble(*lines)


def _places(found: Sequence[Evidence]) -> str:
    return ", ".join(f"“{_quoted(evidence.text)}” ({evidence.start + 1}–{evidence.end})" for evidence in found)


def _quoted(text: str) -> str:
    """Up to ``MOST_QUOTED`` characters on one line: the first words and the last ones, when there are more."""
    line = " ".join(text.split())
    if len(line) <= MOST_QUOTED:
        return line
    first, last = line[: MOST_QUOTED // 2].rsplit(" ", 1)[0], line[-MOST_QUOTED // 2 :].split(" ", 1)[-1]
    return f"{first} … {last}"
