"""The receipt of a ballot: for every mark the rule in words, the words of the answer, their places and what they added.

Opens over the ballot. It tells no more of a dropped point than the ballot does: a rule appears here only where it
found something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from debate.game.round import Judged
from debate.judge.ballot import Ballot, CriterionMark, Evidence
from debate.packs.model import Move, Prompt
from debate.session import Session
from debate.tui.page import Sheet
from debate.tui.widgets.listing import Listing
from debate.tui.widgets.paper import Paper

MOVE_WORDS = {
    Move.NAME: "Says which argument is being answered.",
    Move.DENY: "Says that the argument is untrue.",
    Move.MITIGATE: "Says that the argument is true only in part, or matters less.",
    Move.TURN: "Turns the argument into one for this camp.",
    Move.OUTWEIGH: "Says that something else matters more.",
    Move.REASON: "Gives a reason.",
    Move.FACT: "Brings a fact.",
    Move.CONSEQUENCE: "Says what follows from it.",
    Move.EVEN_IF: "Grants the argument for its own sake, and wins all the same.",
}
CUE_WORDS = {
    "concepts": "its ideas, close together",
    "sufficient": "a phrase that makes it by itself",
    "paraphrase": "close to one way of putting it",
    "says": "close to the point as the author puts it",
}
MOST_QUOTED = 60
"""Characters of a find that are quoted; its places are always given in full."""


class ReceiptScreen(Sheet):
    """The receipt of the latest attempt of a session that has been judged."""

    CSS_PATH = "receipt.tcss"
    TITLE = "Receipt"
    HELP = """
    Every mark of the ballot with the rule that gave it. A plus is what the words added, in points of the criterion,
    before its maximum and rounding. The numbers in brackets are the places of the words in your answer, counted in
    characters. The same answer, pack and judge give the same ballot on every machine.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        stage = session.state.stage
        if not isinstance(stage, Judged):
            raise TypeError("the receipt is for a session that has been judged")
        self._ballot: Ballot = session.state.turns[stage.turn].attempts[-1].ballot
        self._prompt: Prompt = session.prompt

    def compose_body(self) -> ComposeResult:
        ballot = self._ballot
        with Paper(id="receipt"):
            yield Static(f"Receipt: {ballot.score} of 100", classes="heading", markup=False)
            for mark in ballot.criteria:
                head = (f"\n{mark.title}", "bold"), f"  {mark.score} of {mark.maximum}, {mark.level}"
                yield Static(Content.assemble(*head))
                rows = list(self._rows(mark))
                if rows:
                    yield Listing(rows, indent=7)
                else:
                    yield Static("No rule found anything.", classes="quiet", markup=False)
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

    def on_mount(self) -> None:
        """Let the text have the keys that scroll."""
        self.query_one("#receipt").focus()

    def _rows(self, mark: CriterionMark) -> Iterator[tuple[Content, Content]]:
        """A row for each rule that gave something: what it added, the rule in words, and what it found."""
        by_rule: dict[str, list[Evidence]] = {}
        for evidence in mark.evidence:
            by_rule.setdefault(evidence.rule, []).append(evidence)
        for rule, found in by_rule.items():
            added = mark.maximum * sum(evidence.credit for evidence in found)
            text = Content.assemble(
                rule_in_words(rule, self._prompt), "\n", (_finds(found), "$quiet"), "\n", (rule, "$quiet italic")
            )
            yield Content.styled(f"{added:+.1f}", "bold"), text


def rule_in_words(rule: str, prompt: Prompt) -> str:
    """A rule's id as a sentence; an id of a later judge, which we cannot read, stays as it is."""
    kind, _, rest = rule.partition(":")
    parts = rest.split(":")
    points = {point.id: point.says for point in prompt.points}
    if kind == "point" and parts[0] in points:
        how = CUE_WORDS.get(parts[1], parts[1]) if len(parts) > 1 else "found"
        return f"Makes the point “{points[parts[0]]}” ({how})."
    if kind == "move" and parts[0] in set(Move):
        words = MOVE_WORDS[Move(parts[0])]
        said = points.get(parts[2]) if len(parts) > 2 and parts[1] == "point" else None
        return f"{words} The point “{said}” does so." if said else words
    return rule


def _finds(found: Sequence[Evidence]) -> str:
    return ", ".join(f"“{_quoted(evidence.text)}” ({evidence.start}–{evidence.end})" for evidence in found)


def _quoted(text: str) -> str:
    """Up to ``MOST_QUOTED`` characters on one line: the first words and the last ones, when there are more."""
    line = " ".join(text.split())
    if len(line) <= MOST_QUOTED:
        return line
    first, last = line[: MOST_QUOTED // 2].rsplit(" ", 1)[0], line[-MOST_QUOTED // 2 :].split(" ", 1)[-1]
    return f"{first} … {last}"
