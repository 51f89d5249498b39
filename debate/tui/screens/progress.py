"""Progress: curves of the score and of each skill, moves, habits, and what to practise next; with one pack or with all.

The figures are ``debate.practice.progress``'s and its sentences ``debate.practice.telling``'s; this reads the records
and shows them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from debate.practice import telling
from debate.practice.progress import MOST_ANSWERS, MOST_DROPPED, PastAnswer, Progress, progress, read_answers
from debate.practice.skills import Skill
from debate.practice.titles import Titles
from debate.practice.trends import Course, running
from debate.records import Records, RecordsError, StoredPrediction
from debate.tui.camps import mark_of
from debate.tui.page import BACK
from debate.tui.screens.solo import SoloPage
from debate.tui.when import date_words
from debate.tui.widgets.bar import bar
from debate.tui.widgets.listing import Listing
from debate.tui.widgets.paper import Paper
from debate.tui.widgets.rows import Rows
from debate.wording import counted

if TYPE_CHECKING:
    from debate.tui.widgets.curve import Curve


_LOOKED_AT = 2_000
"""The newest attempts whose packs can be chosen."""


@dataclass(frozen=True, slots=True)
class _Past:
    """What was read of the records."""

    answers: Sequence[PastAnswer]
    predictions: Sequence[StoredPrediction]
    packs: tuple[str, ...]


class ProgressScreen(SoloPage):
    """What the records say about the player."""

    AUTO_FOCUS = "#page"
    CSS_PATH = "progress.tcss"
    TITLE = "Progress"
    HELP = (
        "Every answer that you handed in, with the best attempt at each argument of a round. ↑ and ↓ choose whose "
        "curve you see: your score, or one of your skills, which are the same in all packs. ← and → go from answer "
        "to answer, and enter opens the ballot of the chosen one.\n\n"
        "The bar is what your last 5 answers earned. From ten answers on it is set against the 5 before; “as before” "
        "means that the change is no larger than the ups and downs from answer to answer. f goes through the packs.\n\n"
        "The points that you drop again and again are hinted at, not told: the next try is yours."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "practise", "practise", id="progress.practise", tooltip="Begin what is best practised next."),
        Binding("d", "drill", "drill", id="progress.drill", tooltip="Drill the point that you drop most often."),
        *(Binding(str(number), f"drill({number})", f"drill point {number}", show=False, id=f"progress.drill.{number}",
                  tooltip="Drill this point.") for number in range(1, MOST_DROPPED + 1)),
        Binding("enter", "open", "its ballot", id="progress.open", tooltip="Open the ballot of the chosen answer."),
        Binding("down,j", "row(1)", "curves", key_display="↑↓", id="progress.down", tooltip="See the next curve."),
        Binding("up,k", "row(-1)", "curves", show=False, id="progress.up", tooltip="See the curve above."),
        Binding("right,l", "answer(1)", "answers", key_display="←→", id="progress.right", tooltip="The next answer."),
        Binding("left", "answer(-1)", "answers", show=False, id="progress.left", tooltip="The answer before."),
        Binding("f", "pack", "one pack", id="progress.pack", tooltip="Go through the packs: all, then each."),
        Binding("h", "history", "history", id="progress.history", tooltip="See everything that you handed in."),
        BACK,
    ]  # fmt: skip

    row: reactive[int] = reactive(0, init=False)
    """Whose curve is on show: 0 is the score, then come the skills."""
    answer: reactive[int] = reactive(0, init=False)
    """The chosen answer of the curve, counted from 0."""
    pack: reactive[str | None] = reactive[str | None](None, init=False)
    """The pack that is spoken of; ``None`` for all."""

    def __init__(self, *, pack: str | None = None) -> None:
        super().__init__()
        self.set_reactive(ProgressScreen.pack, pack)
        self._titles = Titles()
        self._packs: Sequence[str] = ()
        self._newest = False
        """Whether only the newest answers count, since there are more."""
        self._made: Progress | None = None

    def compose_body(self) -> ComposeResult:
        yield Paper(id="page")

    def on_mount(self) -> None:
        """Read the records and show what they say."""
        self.run_worker(self._read(), exclusive=True, exit_on_error=False)

    def on_screen_resume(self) -> None:
        """Coming back: there may be another answer, or one less."""
        if self._made is not None:
            self.on_mount()

    async def _read(self) -> None:
        try:
            self._titles = await self.game.library.titles()
            past = await asyncio.to_thread(_read_past, self.game.records, self.pack)
        except RecordsError as error:
            self.say_trouble(str(error))
            return
        self._packs = past.packs
        self._newest = len(past.answers) >= MOST_ANSWERS
        made = progress(past.answers, self._titles, predictions=past.predictions)
        self._made = made
        page = self.query_one("#page")
        async with self.batch():
            await page.remove_children()
            await page.mount_all(_nothing_yet() if made is None else self._parts(made))
        if made is not None:
            self.set_reactive(ProgressScreen.row, min(self.row, len(self._rows(made)) - 1))
            self.answer = len(self._figures(made)) - 1
            self._show_curve()
        self.refresh_bindings()

    # What it looks like

    def _parts(self, made: Progress) -> Iterator[Widget]:
        from debate.tui.widgets.curve import Curve

        pack = "All packs" if self.pack is None else self._titles.pack(self.pack)
        says = f"{'your last ' if self._newest else ''}{counted(len(made.answers), 'answer')}"
        if made.score.missing:
            says += f", {made.score.missing} more for a trend"
        yield Static(Content.assemble((pack, "bold"), (f"  ·  {says}", "$quiet")), id="scope")
        yield Static(Content.assemble(made.next.says, ("\np", "bold"), (" to practise it now", "$quiet")), id="next")
        yield Rows(self._row_lines(made), id="rows")
        yield Curve(id="curve")
        yield Static(id="chosen")
        for title, text in self._told(made):
            yield Static(Content(title), classes="title")
            yield text

    def _told(self, made: Progress) -> Iterator[tuple[str, Widget]]:
        """The parts in words, each with its title."""
        if made.dropped:
            items = [
                (
                    Content.styled(str(number), "bold"),
                    Content.assemble(
                        (self._titles.prompt(drop.pack, drop.prompt), "bold"),
                        f"  {telling.dropped_words(drop)}\n",
                        drop.hint,
                    ),
                )
                for number, drop in enumerate(made.dropped, start=1)
            ]
            yield "Dropped again and again: press its number to drill it", Listing(items, indent=3)
        moves = [telling.used_words(made.moves, len(made.answers)), telling.unused_words(made.moves)]
        yield "Moves", Static(Content("\n".join(filter(None, moves))))
        marks = {(camp.pack, camp.camp): mark_of(self._titles, camp.pack, camp.camp).content for camp in made.camps}
        width = max(mark.cell_length for mark in marks.values()) + 2
        camps = [(marks[camp.pack, camp.camp], telling.camp_words(camp)) for camp in made.camps]
        yield "By camp", Listing(camps, indent=width)
        if made.revising is not None:
            yield "Gained by revising", Static(Content(telling.revising_words(made.revising)))
        if made.foreseeing is not None:
            yield "How well you know your own work", Static(Content(telling.foreseeing_words(made.foreseeing)))
        yield "Time", Static(Content(telling.time_words(made.time)))

    @staticmethod
    def _rows(made: Progress) -> list[tuple[Skill | None, Course]]:
        return [(None, made.score), *made.skills.items()]

    def _row_lines(self, made: Progress) -> list[Content]:
        rows = self._rows(made)
        width = max(len(_label(skill)) for skill, _ in rows) + 2
        lines = []
        for skill, course in rows:
            over = "" if course.count == made.score.count else counted(course.count, "answer")
            words = ", ".join(filter(None, (telling.trend_words(course), over)))
            lines.append(
                Content.assemble(
                    _label(skill).ljust(width),
                    bar(course.recent / 100),
                    (f"  {course.recent:>3}", "bold"),
                    (f"  {words}", "$quiet"),
                )
            )
        return lines

    def _figures(self, made: Progress) -> list[tuple[int, float]]:
        """The curve on show: which of the counted answers, and its figure."""
        skill = self._rows(made)[self.row][0]
        if skill is None:
            return [(number, one.score) for number, one in enumerate(made.answers)]
        return [(number, one.skills[skill]) for number, one in enumerate(made.answers) if skill in one.skills]

    def _show_curve(self) -> None:
        made = self._made
        if made is None or not self.query("#curve"):
            return
        from debate.tui.widgets.curve import Curve

        figures = self._figures(made)
        at = min(max(0, self.answer), len(figures) - 1)
        values = [figure for _, figure in figures]
        line = () if self._rows(made)[self.row][1].missing else running(values)
        chosen = made.answers[figures[at][0]]
        ends = (date_words(made.answers[figures[0][0]].at), date_words(made.answers[figures[-1][0]].at))
        curve: Curve = self.query_one("#curve", Curve)
        curve.show(values, line, at, ends)
        self.query_one("#rows", Rows).mark(self.row)
        marked = ", as you marked it yourself" if chosen.self_marked else ""
        self.query_one("#chosen", Static).update(
            Content.assemble(
                ("◆ ", "bold"),
                (f"{values[at]:.0f}{marked}", "bold"),
                (f"  {date_words(chosen.at)}  ", "$quiet"),
                self._titles.prompt(chosen.pack, chosen.prompt),
            ).truncate(200)
        )

    # What the player does

    def watch_row(self) -> None:
        """Another curve; the newest answer is chosen."""
        if self._made is not None:
            self.answer = len(self._figures(self._made)) - 1
        self._show_curve()

    def watch_answer(self) -> None:
        """Another answer is set off."""
        self._show_curve()

    def watch_pack(self) -> None:
        """Another pack, other figures."""
        self.on_mount()

    def action_row(self, by: int) -> None:
        """See another curve."""
        if self._made is not None:
            self.row = min(len(self._rows(self._made)) - 1, max(0, self.row + by))

    @on(Rows.Chosen)
    def _row_chosen(self, message: Rows.Chosen) -> None:
        self.row = message.number

    def action_answer(self, by: int) -> None:
        """Choose another answer of the curve."""
        if self._made is not None:
            self.answer = min(len(self._figures(self._made)) - 1, max(0, self.answer + by))

    def action_pack(self) -> None:
        """Speak of the next pack, or of all."""
        packs = (None, *self._packs)
        self.pack = packs[(packs.index(self.pack) + 1) % len(packs)] if self.pack in packs else None

    def action_open(self) -> None:
        """Open the ballot of the chosen answer."""
        from debate.tui.screens.attempt import UnreadableError, open_attempt

        if self._made is None:
            return
        chosen = self._made.answers[self._figures(self._made)[self.answer][0]]
        try:
            self.app.push_screen(open_attempt(self.game.records, self._titles, chosen.id))
        except (RecordsError, UnreadableError) as error:
            self.say_trouble(str(error))

    async def action_drill(self, number: int = 1) -> None:
        """Drill a point that is dropped again and again: the reply to its press."""
        if self._made is not None and number <= len(self._made.dropped):
            from debate.practice.drills import Drill

            drop = self._made.dropped[number - 1]
            await self.drill(Drill.PRESS, drop.pack, drop.prompt, drop.point)

    def action_history(self) -> None:
        """See everything that was handed in, with the same pack."""
        from debate.tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen(pack=self.pack))

    async def action_practise(self) -> None:
        """Begin what is best practised next: a prompt, a round for the camp that was not played yet, or any round."""
        from debate.game.draw import Choices
        from debate.tui.screens.draw import DrawScreen

        advice = None if self._made is None else self._made.next
        if advice is None:
            await self.game.play_again()
        elif advice.prompt:
            await self.practise(advice.pack, advice.prompt)
        else:
            choices = Choices(camp=advice.camp, extra_time=self.game.extra_time)
            self.app.push_screen(DrawScreen(choices, pack_id=advice.pack))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before anything was handed in, there is only a round to begin."""
        if action in ("open", "row", "answer", "history"):
            return self._made is not None
        if action == "drill":
            return self._made is not None and bool(self._made.dropped)
        if action == "pack":
            return len(self._packs) > 1
        return super().check_action(action, parameters)


def _read_past(records: Records, pack: str | None) -> _Past:
    """Read what progress is made of; runs in a thread."""
    packs = tuple(dict.fromkeys(line.pack for line in records.attempt_rows(limit=_LOOKED_AT)))
    return _Past(read_answers(records, pack=pack), records.predictions(), packs)


def _label(skill: Skill | None) -> str:
    return "Score" if skill is None else skill.label


def _nothing_yet() -> Iterator[Widget]:
    says = "Nothing is here yet. Hand in your first answer, and this page begins to show how your answers grow.\n\n"
    yield Static(Content.assemble(says, ("p", "bold"), " begins a round."), id="nothing")
