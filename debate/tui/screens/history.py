"""History: everything that was handed in, by day, newest first; looked through by pack or by words, and opened again.

The list is made of rows without answers and ballots, in a thread; what is opened is read then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, Static

from debate.practice.past import Entry, What, entries, looked_through, personal_bests
from debate.practice.titles import Titles
from debate.records import Records, RecordsError
from debate.tui.camps import mark_of
from debate.tui.page import BACK
from debate.tui.screens.solo import SoloPage
from debate.tui.when import beginning_of_day, clock_words, heading_words
from debate.tui.widgets.long_list import Heading, LongList
from debate.wording import counted

_MADE = {"made": "✓", "partly": "◐", "not": "✗"}
_LONGEST_SEARCH = 80
_FIRST = 200
"""Entries that are shown before all of them have been read: more than any window holds."""


@dataclass(frozen=True, slots=True)
class _Past:
    """Everything that was done, newest first, with the packs and the personal bests among it."""

    done: Sequence[Entry]
    packs: tuple[str, ...]
    best: Mapping[tuple[str, str], Entry]


class HistoryScreen(SoloPage):
    """The list. ``pack`` and ``words`` are what it is looked through for at first."""

    AUTO_FOCUS = "#list"
    CSS_PATH = "history.tcss"
    TITLE = "History"
    HELP = (
        "Everything that you handed in: answers, revisions, replies when you were pressed, drills. Enter opens an "
        "answer with its ballot as it was on that day; from there you can compare it, have it judged again, or try "
        "once more.\n\n"
        "Type / and some words to look for them in titles and in what you wrote; f goes through the packs. “best” "
        "marks your best answer to each prompt so far."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "find", key_display="/", id="history.search", tooltip="Look for words."),
        Binding("f", "pack", "one pack", id="history.pack", tooltip="Go through the packs: all, then each."),
        Binding("p", "practise", "practise", id="history.practise", tooltip="Answer the marked prompt now, anew."),
        Binding("escape", "clear", "everything", id="history.clear", tooltip="Show everything again."),
        BACK,
    ]

    pack: reactive[str | None] = reactive[str | None](None, init=False)
    """The pack that is looked through; ``None`` for all."""

    def __init__(self, *, pack: str | None = None, words: str = "") -> None:
        super().__init__()
        self.set_reactive(HistoryScreen.pack, pack)
        self._words = words
        self._titles: Titles | None = None
        self._past: _Past | None = None
        self._whole = False
        """Whether ``_past`` is all that is kept, as it is now."""
        self._found = 0
        """How many entries fit what is looked for."""

    def compose_body(self) -> ComposeResult:
        yield Static(id="what")
        yield Input(self._words, placeholder="Words of a title, or of what you wrote", id="words",
                    max_length=_LONGEST_SEARCH, compact=True)  # fmt: skip
        yield Static(id="nothing")
        yield LongList[Entry](self._line, id="list")
        yield Static(id="detail")

    def on_mount(self) -> None:
        """Read what there is."""
        self.query_one("#words").display = bool(self._words)
        self._look()

    def on_screen_resume(self) -> None:
        """Coming back from an answer: it may be gone, or there may be another one."""
        if self._past is not None:
            self._whole = False
            self._look()

    def _look(self) -> None:
        self.run_worker(self._read(), exclusive=True, exit_on_error=False)

    async def _read(self) -> None:
        game = self.game
        try:
            past, titles = self._past, await game.library.titles()
            self._titles = titles
            if past is None and not self._words and self.pack is None:  # a screenful at once, thousands a moment later
                past = await asyncio.to_thread(_read, game.records, _FIRST)
                self._show(past.done, past)
                self._whole = len(past.done) < _FIRST
            if past is None or not self._whole:
                past = await asyncio.to_thread(_read, game.records)
                self._past, self._whole = past, True
            found = await asyncio.to_thread(
                looked_through, past.done, game.records, titles, pack=self.pack, words=self._words
            )
        except RecordsError as error:
            self.say_trouble(str(error))
            return
        self.say_trouble(None)
        self._show(found, past)

    def _show(self, found: Sequence[Entry], past: _Past) -> None:
        self._past, self._found = past, len(found)
        listed = self.query_one("#list", LongList)
        listed.show(_by_day(found, self.game.utc_now().astimezone().date()), listed.marked)
        listed.display = bool(found)
        self.query_one("#nothing").display = not found
        self.query_one("#nothing", Static).update(self._nothing())
        self.query_one("#what", Static).update(self._what() if self._past is not None and self._past.done else "")
        self.refresh_bindings()

    # What it looks like

    def _what(self) -> Content:
        assert self._titles is not None, "read before"
        pack = "All packs" if self.pack is None else self._titles.pack(self.pack)
        number = f"  ·  {counted(self._found, 'entry', 'entries')}"
        sought = f" with “{self._words}”" if self._words else ""
        return Content.assemble((pack, "bold"), (number + sought, "$quiet"))

    def _nothing(self) -> Content:
        if self._words or self.pack is not None:
            return Content.assemble("Nothing fits. ", ("esc", "bold"), " shows everything again.")
        return Content.assemble(
            "Nothing is here yet. Hand in your first answer, and it stays here with its ballot: to be read again, "
            "compared, and beaten.\n\n",
            ("p", "bold"),
            " begins a round.",
        )

    def _line(self, entry: Entry, width: int) -> Content:
        assert self._titles is not None and self._past is not None, "there are lines"
        score = _MADE.get(entry.made, "–") if entry.score is None else str(entry.score)
        mark = mark_of(self._titles, entry.pack, entry.camp)
        what = "  ".join(_remarks(entry, entry == self._past.best.get((entry.pack, entry.prompt))))
        title = Content(self._titles.prompt(entry.pack, entry.prompt))
        room = width - 14 - (Content(what).cell_length + 3 if what else 1)
        shown = title.truncate(max(8, room), ellipsis=True)
        gap = " " * max(2, room - shown.cell_length + 2)
        return Content.assemble(
            (f"{clock_words(entry.at)}  ", "$quiet"),
            (f"{score:>3}  ", "bold"),
            (f"{mark.glyph} ", mark.colour),
            shown,
            *((gap, (what, "$quiet")) if what else ()),
        )

    @on(LongList.Marked)
    def _show_detail(self) -> None:
        """Say in full what the marked line says in signs."""
        from debate.practice.drills import Drill

        entry = self.query_one("#list", LongList).marked
        detail = Content("")
        if entry is not None and self._titles is not None and self._past is not None:
            best = self._past.best.get((entry.pack, entry.prompt))
            of = [f"your best here: {best.score}"] if best is not None and best != entry else []
            if entry.kind in set(Drill):
                of.append(f"drill: {Drill(entry.kind).label}")
            if entry.self_marked:
                of.append("marked by yourself")
            if entry.by_clock:
                of.append("handed in when time was up")
            of.append(self._titles.pack(entry.pack))
            mark = mark_of(self._titles, entry.pack, entry.camp)
            detail = Content.assemble(mark.content, ("  ·  " + "  ·  ".join(of), "$quiet"))
        self.query_one("#detail", Static).update(detail)
        self.refresh_bindings()

    # What the player does

    @on(LongList.Chosen)
    def _open(self) -> None:
        from debate.tui.screens.attempt import UnreadableError, open_attempt

        entry = self.query_one("#list", LongList).marked
        if entry is None or self._titles is None:
            return
        try:
            if entry.what is What.DRILL:
                self._open_drill(entry, self._titles)
                return
            self.app.push_screen(open_attempt(self.game.records, self._titles, self._attempt_id(entry)))
        except (RecordsError, UnreadableError) as error:
            self.say_trouble(str(error))

    def _open_drill(self, entry: Entry, titles: Titles) -> None:
        from debate.tui.screens.drill_done import DrillDoneScreen

        drill = next((one for one in self.game.records.drills(pack=entry.pack) if one.id == entry.id), None)
        if drill is not None:
            self.app.push_screen(DrillDoneScreen(drill, titles))

    def _attempt_id(self, entry: Entry) -> int:
        """The attempt that an entry belongs to: itself, or the last one before a reply."""
        if entry.what is not What.REPLY:
            return entry.id
        attempts = self.game.records.attempts(round_id=entry.round_id)
        return max((one.id or 0 for one in attempts if one.turn == entry.turn), default=0)

    def action_search(self) -> None:
        """Type words to look for."""
        field = self.query_one("#words", Input)
        field.display = True
        field.focus()

    @on(Input.Changed, "#words")
    def _search(self, message: Input.Changed) -> None:
        words = " ".join(message.value.split())
        if words != self._words:
            self._words = words
            self._look()

    @on(Input.Submitted, "#words")
    def _searched(self) -> None:
        self.query_one("#words").display = bool(self._words)
        self.query_one("#list").focus()

    def action_pack(self) -> None:
        """Look through the next pack, or through all."""
        if self._past is not None:
            packs = (None, *self._past.packs)
            self.pack = packs[(packs.index(self.pack) + 1) % len(packs)] if self.pack in packs else None

    def watch_pack(self) -> None:
        """Another pack, another list."""
        self._look()

    async def action_practise(self) -> None:
        """Answer the marked prompt anew; where there is none, begin a round."""
        entry = self.query_one("#list", LongList).marked
        if entry is None:
            await self.game.play_again()
        else:
            await self.practise(entry.pack, entry.prompt)

    def action_clear(self) -> None:
        """Out of the search, then to all packs."""
        field = self.query_one("#words", Input)
        if field.display:
            field.value = ""
            field.display = False
            self.query_one("#list").focus()
        else:
            self.pack = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to look through, no keys for it; and while words are typed, letters are words."""
        fields = self.query("#words")  # asked for before there are any, too
        if action == "search":
            typed = any(field.has_focus for field in fields)
            return self._past is not None and bool(self._past.done) and not typed
        if action == "clear":
            return any(field.display for field in fields) or self.pack is not None
        if action == "pack":
            return self._past is not None and len(self._past.packs) > 1
        return super().check_action(action, parameters)


def _read(records: Records, limit: int | None = None) -> _Past:
    """Read the list, or its beginning; runs in a thread."""
    done = entries(records, limit=limit)
    return _Past(done, tuple(dict.fromkeys(entry.pack for entry in done)), personal_bests(done))


def _by_day(found: Sequence[Entry], today: date) -> list[Heading | Entry]:
    """The entries under headings, one for each day of the player's time zone."""
    lines: list[Heading | Entry] = []
    begins = ""
    for entry in found:
        if not lines or entry.at < begins:  # times are kept in one form, so that they sort as texts
            lines += [Heading("")] if lines else []
            lines.append(Heading(heading_words(entry.at, today)))
            begins = beginning_of_day(entry.at)
        lines.append(entry)
    return lines


def _remarks(entry: Entry, best: bool) -> list[str]:
    """What a line says at its end: what it was, if not a first answer, and whether it is the best one."""
    return [
        *([entry.what.value] if entry.what is not What.ANSWER else []),
        *(["self-marked"] if entry.self_marked else []),
        *(["best"] if best else []),
    ]
