"""Progress: how scores have moved, by criterion and by camp, what is dropped again and again, what to practise next.

The figures are the game's (``debate.game.progress``); this reads the records and shows them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from debate.game.progress import RECENT, PastAnswer, Progress, progress
from debate.judge.ballot_json import from_json
from debate.packs import Pack, PackError
from debate.records import Records, RecordsError
from debate.tui.camps import camp_mark
from debate.tui.page import BACK
from debate.tui.screens.solo import SoloPage
from debate.tui.widgets.bar import bar
from debate.tui.widgets.chart import ScoreChart
from debate.tui.widgets.listing import Listing
from debate.wording import counted

MOST_ATTEMPTS = 500
"""The newest attempts that count: what was handed in years ago says little about now."""


class ProgressScreen(SoloPage):
    """What the records say about the player."""

    AUTO_FOCUS = "#page"
    CSS_PATH = "progress.tcss"
    TITLE = "Progress"
    HELP = (
        "Every answer that you handed in, with the best attempt at each argument of a round. “Lately” is your last "
        f"{RECENT} answers, set against the {RECENT} before.\n\n"
        "The points that you drop again and again are hinted at, not told: the next try is yours."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "practise", "practise", id="progress.practise", tooltip="Start a new round."),
        BACK,
    ]

    def compose_body(self) -> ComposeResult:
        yield VerticalScroll(id="page")

    def on_mount(self) -> None:
        """Read the records and show what they say."""
        self.run_worker(self._read(), exit_on_error=False)

    async def _read(self) -> None:
        try:
            table = await self.game.library.table()
            found = await asyncio.to_thread(_read_progress, self.game.records, table.pack)
        except (PackError, RecordsError) as error:
            self.say_trouble(str(error))
            return
        page = self.query_one("#page")
        await page.remove_children()
        await page.mount_all(_nothing_yet() if found is None else _figures(found, table.pack))

    async def action_practise(self) -> None:
        """Start a new round."""
        await self.game.play_again()


def _read_progress(records: Records, pack: Pack) -> Progress | None:
    answers = []
    for attempt in reversed(records.attempts(pack=pack.id, limit=MOST_ATTEMPTS)):
        try:
            ballot = from_json(attempt.ballot)
        except ValueError:
            continue  # written by another version; the rest still says something
        answers.append(
            PastAnswer(
                round_id=attempt.round_id,
                turn=attempt.turn,
                camp=attempt.camp,
                prompt=attempt.prompt,
                ballot=ballot,
            )
        )
    return progress(answers, pack)


def _nothing_yet() -> Iterator[Widget]:
    yield Static(Content("Nothing to show yet."), classes="title")
    yield Static(Content("Hand in your first answer, and this page begins to fill. Press p to start."), classes="text")


def _figures(found: Progress, pack: Pack) -> Iterator[Widget]:
    yield Static(Content("What to practise next"), classes="title")
    yield Static(Content(found.practise), classes="text")
    count = len(found.scores)
    yield Static(Content("Your score, answer by answer"), classes="title")
    yield ScoreChart(found.scores)
    yield Static(Content(_score_words(found, count)), classes="text")
    yield Static(Content("By criterion"), classes="title")
    width = max((Content(row.title).cell_length for row in found.criteria), default=0) + 2
    yield Listing(
        [(Content(row.title), _criterion_words(row.recent, row.before)) for row in found.criteria], indent=width
    )
    yield Static(Content("By camp"), classes="title")
    marks = {camp.camp: camp_mark(pack, camp.camp).content for camp in found.camps}
    width = max(mark.cell_length for mark in marks.values()) + 2
    yield Listing([(marks[camp.camp], _camp_words(camp.answers, camp.score)) for camp in found.camps], indent=width)
    if found.dropped:
        yield Static(Content("Dropped again and again"), classes="title")
        items = [
            ("✗", Content.assemble((item.prompt_title, "bold"), f"  {item.times} of {item.answers} times\n", item.hint))
            for item in found.dropped
        ]
        yield Listing(items, indent=3)


def _score_words(found: Progress, count: int) -> str:
    answers = counted(count, "answer")
    if found.before is None:
        return f"{answers} so far, {found.recent} of 100 on average."
    lately = f"{answers} so far. Lately {found.recent} of 100 on average"
    difference = found.recent - found.before
    if difference == 0:
        return f"{lately}, as before."
    return f"{lately}, {abs(difference)} {'more' if difference > 0 else 'less'} than before."


def _criterion_words(recent: float, before: float | None) -> str:
    words = f"{bar(recent)}  {recent:.0%}"
    if before is None:
        return words
    change = round(recent * 100) - round(before * 100)
    if change == 0:
        return f"{words}  as before"
    return f"{words}  {'up' if change > 0 else 'down'} {abs(change)} from before"


def _camp_words(answers: int, score: int | None) -> str:
    if score is None:
        return "not argued for yet"
    return f"{score} of 100 over {counted(answers, 'answer')}"
