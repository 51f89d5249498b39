"""Home: what can be done, one key each, and what was done last. The first screen, so it imports and reads little."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.profiles import FIRST_PROFILE, ProfileError, current_profile, profiles
from debate.records import Records, RecordsError
from debate.tui.camps import camp_mark
from debate.tui.page import Page
from debate.tui.past import LastRound, Unfinished, last_round, unfinished
from debate.tui.screens.solo import SoloPage
from debate.tui.widgets.menu import Menu, MenuEntry
from debate.wording import counted, day_words

if TYPE_CHECKING:  # packs are read only after home is there
    from debate.judge import Judge
    from debate.practice.titles import Titles

_TODAY = MenuEntry("today", "t", "Today", "ten minutes chosen for you")
_ENTRIES = (
    MenuEntry("practise", "p", "Practise", "draw a camp, answer its critics"),
    MenuEntry("drills", "d", "Drill", "one move, a sentence or two"),
    MenuEntry("classroom", "c", "Classroom", "in one room, or at one screen"),
    MenuEntry("packs", "k", "Packs", "what there is to argue about"),
    MenuEntry("progress", "g", "Progress", "how your answers have grown"),
    MenuEntry("history", "h", "History", "everything that you handed in"),
    MenuEntry("settings", "s", "Settings", "colours, extra time, animations"),
    MenuEntry("quit", "q", "Quit", ""),
)
_MOST_WITH_LAST = 9
"""Entries beside which a low window has room for the last round."""
_FIRST_VISIT = MenuEntry("practise", "p", "Begin", "your first round: a camp and 3 prompts")


class HomeScreen(SoloPage):
    """The way into everything else."""

    AUTO_FOCUS = "Menu"
    CSS_PATH = "home.tcss"
    TITLE = "D E B A T E"
    LEADS_BACK = True
    HELP = (
        "Today is about ten minutes chosen for you: a speech to meet again, a new one, and a drill. The dots are the "
        "last seven days, today the last: ● all of it, ◐ some practice, ○ none.\n\n"
        "Practise draws you a camp in the argument and puts the other camp’s arguments to you. You answer each in your "
        "own words, against a clock, and a judge shows you which words earned marks and which points you dropped.\n\n"
        "A round that you left goes on from here, with your text as it was."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "choose", id="home.take", tooltip="Take the marked entry.", show=False),
        Binding("t", "today", "today", id="home.today", tooltip="Ten minutes chosen for you."),
        Binding("r", "resume", "go on", id="home.resume", tooltip="Go on with the round that you left last."),
        Binding("u", "unfinished", "unfinished", id="home.unfinished",
                tooltip="See every round that you left: go on with one, or put it away."),
        Binding("p", "practise", "practise", id="home.practise", tooltip="Start a new round."),
        Binding("d", "drills", "drill", id="home.drills", tooltip="Train one move on a speech that you choose."),
        Binding("c", "classroom", "classroom", id="home.classroom", tooltip="Debate with others.", show=False),
        Binding("k", "packs", "packs", id="home.packs", tooltip="See what there is to argue about."),
        Binding("g", "progress", "progress", id="home.progress", tooltip="See how your answers have grown."),
        Binding("h", "history", "history", id="home.history", tooltip="See everything that you handed in."),
        Binding("s", "settings", "settings", id="home.settings", tooltip="Colours, extra time, animations, mouse."),
        Binding("q", "leave", "quit", id="home.quit", tooltip="Leave the game."),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._unfinished: list[Unfinished] = []
        self._last: LastRound | None = None
        self._judge: Judge | None = None
        self._titles: Titles | None = None
        self._today = ""
        """What is said of today; empty before it was looked at."""

    def compose_body(self) -> ComposeResult:
        yield Static(id="pack")
        yield Static(id="motion")
        yield Static(id="camps")
        yield Menu(id="menu")
        yield Static(id="last")

    def on_mount(self) -> None:
        """Show what is known at once."""
        self.masthead.place = "practise rebuttal, against a clock"

    def on_screen_resume(self) -> None:
        """Show things as they are now; after the first paint, what takes longer: today, and the motion of the pack."""
        first = self._last is None and not self._unfinished
        self._read_past()
        if first and self._unfinished:
            self.query_one(Menu).mark("resume")
        self.call_after_refresh(self._read_on)

    def _read_past(self) -> None:
        trouble = None
        try:
            self._unfinished = unfinished(self.game.records)
            self._last = last_round(self.game.records, frozenset(one.round_id for one in self._unfinished))
        except RecordsError as error:
            trouble = str(error)
        self.say_trouble(trouble)
        self._show_menu()
        self._say_last()

    @work(exclusive=True, exit_on_error=False)
    async def _read_on(self) -> None:
        with suppress(ProfileError):
            if profiles():
                self.masthead.place = f"playing as {current_profile() or FIRST_PROFILE}"
        with suppress(RecordsError):  # said by what home cannot do without
            self._today = await asyncio.to_thread(_today_words, self.game.records, self.game.utc_now().astimezone())
            self._show_menu()
        await self._read_pack()

    def _show_menu(self) -> None:
        today = MenuEntry(_TODAY.id, _TODAY.key, _TODAY.title, self._today or _TODAY.says)
        entries = [today, *_ENTRIES]
        if self._is_first_visit:
            entries[0:2] = [_FIRST_VISIT, today]
        if self._unfinished:
            entries.insert(1, MenuEntry("resume", "r", "Go on", self._left_words(self._unfinished[0])))
        if len(self._unfinished) > 1:
            more = counted(len(self._unfinished), "round that you left", "rounds that you left")
            entries.insert(2, MenuEntry("unfinished", "u", "Unfinished", more))
        self.query_one(Menu).show(entries)
        self.set_class(len(entries) > _MOST_WITH_LAST, "-long")

    def _left_words(self, left: Unfinished) -> str:
        """Where a round was left, and for whom, as soon as its pack has been read."""
        camp = "" if self._titles is None else f"{self._titles.camp(left.pack, left.camp)}, "
        return f"{camp}{left.words}"

    @property
    def _is_first_visit(self) -> bool:
        return self._last is None and not self._unfinished

    async def _read_pack(self) -> None:
        """The pack that was played last, else the first one there is."""
        from debate.packs import PackError

        try:
            self._judge = await self.pack_played_last()
        except PackError as error:
            self.say_trouble(str(error))
            return
        pack = self._judge.pack
        first, second = (camp_mark(pack, camp).content for camp in pack.camps)
        self.query_one("#pack", Static).update(Content(f"The motion of “{pack.title}”"))
        self.query_one("#motion", Static).update(Content.styled(pack.motion, "bold"))
        self.query_one("#camps", Static).update(Content.assemble(first, "   ", ("against", "$quiet"), "   ", second))
        self._say_last()
        if self._unfinished:  # of the packs that are here, the one that is to be named is read, and no other
            from debate.practice.titles import Titles

            self._titles = Titles()
            with suppress(PackError):
                self._titles = Titles.of([(await self.game.library.judge(self._unfinished[0].pack)).pack])
            self._show_menu()

    def _say_last(self) -> None:
        if self._last is None:
            says = Content.styled(
                "You are given a side. The other side makes its case, and you answer it in your own words.", "$quiet"
            )
        else:
            last = self._last
            when = day_words(last.at.astimezone().date(), self.game.utc_now().astimezone().date())
            camp = Content("")
            if self._judge is not None and self._judge.pack.id == last.pack:
                known = {one.id for one in self._judge.pack.camps}
                camp = camp_mark(self._judge.pack, last.camp).content + "   " if last.camp in known else camp
            over = counted(last.prompts, "prompt")
            says = Content.assemble(
                (f"Your last round, {when}\n", "$quiet"), camp, (f"{last.score} of 100", "bold"), f" over {over}"
            )
        self.query_one("#last", Static).update(says)

    # What the player does

    @on(Menu.Chosen)
    async def _on_chosen(self, message: Menu.Chosen) -> None:
        action = {"quit": "leave"}.get(message.entry_id, message.entry_id)
        await self.run_action(action)

    def action_take(self) -> None:
        """Enter works wherever the focus is."""
        self.query_one(Menu).action_choose()

    def action_today(self) -> None:
        """See what is chosen for today."""
        from debate.tui.screens.today import TodayScreen

        self._open(TodayScreen())

    def action_practise(self) -> None:
        """Choose and draw a round, on the first visit at once; beside an unfinished one only if that is meant."""
        from debate.game.draw import Choices
        from debate.tui.screens.draw import DrawScreen

        left = self._unfinished
        if left and not self.asked_twice("p", f"Begin anew? The round at {left[0].words.split(';')[0]} stays here."):
            return
        first = self._is_first_visit
        choices = Choices(extra_time=self.game.extra_time) if first else None
        pack = self._judge.pack.id if self._judge is not None else None
        self._open(DrawScreen(choices, at_once=first, pack_id=pack))

    async def action_resume(self) -> None:
        """Take up the round that was left last."""
        if self._unfinished:
            self._move_on()
            await self.go_on_with(self._unfinished[0], "Press u to put that round away; what you handed in stays.")

    def action_unfinished(self) -> None:
        """See every round that was left."""
        from debate.tui.screens.unfinished import UnfinishedScreen

        self._open(UnfinishedScreen())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's
        """Going on needs a round to go on with."""
        return bool(self._unfinished) if action in ("resume", "unfinished") else True

    def action_drills(self) -> None:
        """Choose a drill."""
        from debate.tui.screens.drills import DrillsScreen

        self._open(DrillsScreen())

    def action_classroom(self) -> None:
        """Debate with others."""
        from debate.tui.screens.classroom import ClassroomScreen

        self._open(ClassroomScreen())

    def action_packs(self) -> None:
        """See the packs."""
        from debate.tui.screens.packs import PacksScreen

        self._open(PacksScreen())

    def action_progress(self) -> None:
        """See the progress made."""
        from debate.tui.screens.progress import ProgressScreen

        self._open(ProgressScreen())

    def action_history(self) -> None:
        """See everything that was handed in."""
        from debate.tui.screens.history import HistoryScreen

        self._open(HistoryScreen())

    def action_settings(self) -> None:
        """Change the settings."""
        from debate.tui.screens.settings import SettingsScreen

        self._open(SettingsScreen())

    def _open(self, page: Page) -> None:
        self._move_on()
        self.app.push_screen(page)

    async def action_leave(self) -> None:
        """Leave the game."""
        await self.app.run_action("quit")

    def _move_on(self) -> None:
        """The player has seen the notice on this screen."""
        self.game.notice = None


def _today_words(records: Records, now: datetime) -> str:
    """How much of today is done, and the week's dots once there is anything in them. Raises ``RecordsError``."""
    from debate.practice.today import Dot, kept_plan, week_of
    from debate.tui.widgets.week import week_dots

    plan, week, says = kept_plan(records, now), week_of(records, now), _TODAY.says
    if plan is not None and plan.items:
        says = "done" if plan.is_done else f"{plan.done} of {len(plan.items)} done"
    return f"{says}   {week_dots(week).plain}" if any(dot is not Dot.NONE for _, dot in week) else says
