"""The round's ballot: what the round adds up to, its best moment, what it cost most to drop, what to practise next.

Renders ``debate.game.summary`` for a session that is over, and saves the transcript.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from debate.game.summary import Summary, summarise
from debate.game.transcript import to_json, to_markdown
from debate.records import RecordsError
from debate.records.transcripts import save_transcript
from debate.session import Session
from debate.tui.camps import camp_mark
from debate.tui.screens.solo import RoundPage
from debate.tui.widgets.bar import bar
from debate.tui.widgets.criteria import fitted, title_width
from debate.tui.widgets.paper import Paper
from debate.tui.widgets.rows import Rows
from debate.wording import counted


class RoundScreen(RoundPage):
    """The end of a round. ``session`` must be over."""

    AUTO_FOCUS = "#paper"
    CSS_PATH = "round.tcss"
    PLACE = ""
    LEAVES_BY = "n"
    HELP = """
    The round is over. The rows are averages of your best attempt at each prompt. Choose a prompt with ↑ and ↓, and
    enter opens its ballot. Save the transcript as Markdown to read or to hand in, or as JSON for other programs; a
    file that is there already is never written over.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "leave", "home", id="round.home", tooltip="Go to the home screen."),
        Binding("h,q,escape", "leave", "home", id="round.home.other", show=False, tooltip="Go to the home screen."),
        Binding("r", "again", "again", id="round.again", tooltip="Play another round with the same choices."),
        Binding("enter", "open", "its ballot", id="round.open", tooltip="Open the ballot of the chosen prompt."),
        Binding("p", "practise", "practise next", id="round.practise", tooltip="Play the prompt named under it."),
        Binding("down", "row(1)", "prompts", key_display="↑↓", id="round.down", tooltip="Choose the next prompt."),
        Binding("up", "row(-1)", "prompts", show=False, id="round.up", tooltip="Choose the prompt above."),
        Binding("s", "save", "save", id="round.save", tooltip="Save the transcript as Markdown."),
        Binding("j", "save_json", "save as JSON", id="round.save-json", tooltip="Save the transcript as JSON."),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._summary: Summary = summarise(session.state, session.pack)
        self._row = 0
        """The prompt that is chosen from the list, counted from 0."""

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
                yield Rows(self._turn_rows(), id="turns")

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
        if summary.last_words:
            lines = [f"{'yours ' if word.own else 'theirs'}  “{word.press}”" for word in summary.last_words]
            parts.append(("Who had the last word", Content("\n".join(lines))))
        if summary.self_marked:
            answers = counted(summary.self_marked, "answer")
            parts.append(("Self-marked", Content(f"{answers}; the ballots have the judge’s marks beside yours.")))
        if summary.revised:
            prompts = counted(summary.revised, "prompt")
            gain = f"+{summary.gain} points" if summary.gain else "nothing this time"
            parts.append(("Gained by revising", Content(f"{gain}, over {prompts} revised.")))
        parts.append(("Practise next", Content(summary.practise)))
        return parts

    def _turn_rows(self) -> list[Content]:
        """A line for each prompt: its last two scores, and its title."""
        turns = self.session.state.turns
        scores = [" → ".join(str(attempt.counts) for attempt in turn.attempts[-2:]) or "–" for turn in turns]
        width = max(map(len, scores)) + 3
        titles = [self.session.pack.prompt(turn.prompt).title for turn in turns]
        return [
            Content.assemble((score.ljust(width), "bold"), title, ("" if turn.attempts else ", not answered", "$quiet"))
            for score, title, turn in zip(scores, titles, turns, strict=True)
        ]

    def action_row(self, by: int) -> None:
        """Choose another prompt."""
        self._choose(min(len(self.session.state.turns) - 1, max(0, self._row + by)))

    @on(Rows.Chosen)
    def _row_chosen(self, message: Rows.Chosen) -> None:
        again = message.number == self._row
        self._choose(message.number)
        if again:
            self.action_open()

    def _choose(self, number: int) -> None:
        self._row = number
        rows = self.query_one("#turns", Rows)
        rows.mark(number)
        rows.scroll_visible(animate=False)
        self.refresh_bindings()

    def action_open(self) -> None:
        """Open the ballot of the best attempt at the chosen prompt."""
        from debate.practice.titles import Titles
        from debate.tui.screens.attempt import UnreadableError, open_attempt

        try:
            attempts = self.game.records.attempts(round_id=self.session.round_id)
            here = [one for one in attempts if one.turn == self._row]
            if here:
                best = max(here, key=lambda one: (one.counts, one.number))
                titles = Titles.of([self.session.pack])
                self.app.push_screen(open_attempt(self.game.records, titles, best.id or 0))
        except (RecordsError, UnreadableError) as error:
            self.say_trouble(str(error))

    async def action_practise(self) -> None:
        """Play the prompt that is best practised next."""
        if self.may_leave("p"):
            await self.practise(self.session.pack.id, self._summary.practise_prompt)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a prompt that was answered has a ballot, and not every round names a prompt to practise."""
        if action == "open":
            return bool(self.session.state.turns[self._row].attempts)
        if action == "practise":
            return bool(self._summary.practise_prompt)
        return super().check_action(action, parameters)

    async def action_again(self) -> None:
        """Choose another round."""
        if self.may_leave("r"):
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
