"""An exchange after an answer: each comeback, what the player replied, and how far the reply made the point."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from debate.game.round import Reply
from debate.judge.ballot import Made
from debate.tui.widgets.answer import Passage, marked
from debate.tui.widgets.listing import Listing
from debate.tui.widgets.points import GLYPHS

VERDICTS = {
    Made.MADE: "made: the last word is yours",
    Made.PARTLY: "partly made",
    Made.NOT: "not made: their line stands",
}
"""What a reply did, in words."""


def verdict(reply: Reply) -> Content:
    """How far a reply made its point, with its glyph."""
    style = {Made.MADE: "bold $success", Made.PARTLY: "bold $warning", Made.NOT: "bold"}[reply.made]
    return Content.styled(f"{GLYPHS[reply.made]} {VERDICTS[reply.made]}", style)


def reply_text(reply: Reply) -> Content:
    """A reply with the words that count set off."""
    if not reply.text.strip():
        return Content.styled("You said nothing.", "$quiet italic")
    return marked(reply.text, [Passage(item.start, item.end, ()) for item in reply.evidence], dim_rest=False)


class ExchangeList(Listing):
    """The exchanges of a turn, in order."""

    def __init__(self, replies: Sequence[Reply], *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        rows: list[tuple[str | Content, str | Content]] = []
        for reply in replies:
            rows.append((Content.styled("they", "$quiet"), Content(f"“{reply.press}”")))
            rows.append((Content.styled("you", "$quiet"), Content.assemble(reply_text(reply), "\n", verdict(reply))))
        super().__init__(rows, indent=6, id=id)
