"""The round's ballot: what the round adds up to, its best moment, what it cost most to drop, what to practise next.

Renders ``debate.game.summary`` for a session that is over, and saves the transcript.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from debate.game.round import Turn
from debate.game.summary import Summary, summarise
from debate.game.transcript import to_json, to_markdown
from debate.records import RecordsError
from debate.records.transcripts import save_transcript
from debate.session import Session
from debate.tui.camps import camp_mark
from debate.tui.screens.solo import RoundPage
from debate.tui.widgets.bar import bar
from debate.tui.widgets.criteria import fitted, title_width
from debate.tui.widgets.listing import Listing
from debate.tui.widgets.paper import Paper
from debate.wording import counted


class RoundScreen(RoundPage):
    """The end of a round. ``session`` must be over."""

    AUTO_FOCUS = "#paper"
    CSS_PATH = "round.tcss"
    PLACE = ""
    HELP = """
    The round is over. The rows are averages of your best attempt at each prompt. Save the transcript as Markdown to
    read or to hand in, or as JSON for other programs; a file that is there already is never written over.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "leave", "home", id="round.home", tooltip="Go to the home screen."),
        Binding("h,escape", "leave", "home", id="round.home.other", show=False, tooltip="Go to the home screen."),
        Binding("r", "again", "again", id="round.again", tooltip="Play another round with the same choices."),
        Binding("s", "save", "save", id="round.save", tooltip="Save the transcript as Markdown."),
        Binding("j", "save_json", "save as JSON", id="round.save-json", tooltip="Save the transcript as JSON."),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._summary: Summary = summarise(session.state, session.pack)

    def compose_body(self) -> ComposeResult:
        summary = self._summary
        yield Static(id="saved", markup=False)
        with Paper(id="paper"):
            if summary.score is None:
                yield Static("You handed in no answer in this round.", id="nothing", markup=False)
            else:
                with Horizontal(id="score-row"):
                    yield Digits(str(summary.score), id="score")
                    yield Static(self._score_words("of 100"), id="score-words")
                yield Static(self._score_words(f"{summary.score} of 100"), id="small-score")
            if summary.totals:
                yield Static(self._totals(), id="totals")
            for label, text in self._parts():
                with Vertical(classes="part"):
                    yield Static(label, classes="label", markup=False)
                    yield Static(text, classes="text")
            with Vertical(classes="part"):
                yield Static("Prompt by prompt", classes="label")
                rows = [self._turn_row(turn) for turn in self.session.state.turns]
                yield Listing(rows, indent=max(mark.cell_length for mark, _ in rows) + 3)

    def on_mount(self) -> None:
        """Let the text have the keys that scroll."""
        self.masthead.place = "the round’s ballot"

    def _score_words(self, score: str) -> Content:
        summary = self._summary
        prompts = f"\n{summary.answered} of {counted(summary.prompts, 'prompt')} answered"
        return Content.assemble((score, "bold"), (prompts, "$quiet"))

    def _totals(self) -> Content:
        colour = camp_mark(self.session.pack, self.session.camp).colour
        totals = self._summary.totals
        width = title_width([total.title for total in totals])
        rows = [
            Content.assemble(
                f"{fitted(total.title, width)}  ", (bar(total.share), colour), f"  {total.score:>4g}/{total.maximum}"
            )
            for total in totals
        ]
        return Content("\n").join(rows)

    def _parts(self) -> list[tuple[str, Content]]:
        """The parts that this round has, each a heading and its text."""
        summary = self._summary
        parts: list[tuple[str, Content]] = []
        moment = summary.best_moment
        if moment is not None:
            where = f"\nagainst “{moment.prompt_title}”; it counted most for: {moment.criterion}"
            parts.append(("Your best moment", Content.assemble(f"“{moment.words}”", (where, "$quiet"))))
        dropped = summary.dropped
        if dropped is not None:
            press = f"\nagainst “{dropped.prompt_title}”, where they pressed you: “{dropped.press}”"
            parts.append(("The point that cost you most", Content.assemble(dropped.hint, (press, "$quiet"))))
        if summary.revised:
            prompts = counted(summary.revised, "prompt")
            gain = f"+{summary.gain} points" if summary.gain else "nothing this time"
            parts.append(("Gained by revising", Content(f"{gain}, over {prompts} revised.")))
        parts.append(("Practise next", Content(summary.practise)))
        return parts

    def _turn_row(self, turn: Turn) -> tuple[Content, Content]:
        title = self.session.pack.prompt(turn.prompt).title
        scores = " → ".join(str(attempt.ballot.score) for attempt in turn.attempts[-2:])
        if not scores:
            return Content.styled("–", "$quiet"), Content.assemble(title, (", not answered", "$quiet"))
        return Content.styled(scores, "bold"), Content(title)

    async def action_again(self) -> None:
        """Choose another round."""
        await self.game.play_again()

    def action_save(self) -> None:
        """Save the transcript for people."""
        self._save(to_markdown(self.session.state, self.session.pack), "md")

    def action_save_json(self) -> None:
        """Save the transcript for programs."""
        values = to_json(self.session.state, self.session.pack)
        self._save(json.dumps(values, ensure_ascii=False, indent=2) + "\n", "json")

    def _save(self, text: str, ending: str) -> None:
        drawn = self.session.state.drawn
        stem = f"debate-{drawn.pack}-{drawn.camp}-{drawn.seed}"
        folders = (Path.cwd(), self.game.records.folder / "transcripts")
        try:
            file = save_transcript(text, folders, stem, ending)
        except RecordsError as error:
            self.say_trouble(str(error))
            return
        self.say_trouble(None)
        saved = self.query_one("#saved", Static)
        saved.update(Content.assemble(("Saved as ", "$quiet"), str(file)))
        saved.display = True
