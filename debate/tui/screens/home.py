"""Home: what can be done, one key each, and what was done last. The first screen, so it imports and reads little."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.records import RecordsError
from debate.tui.camps import camp_mark
from debate.tui.library import JudgedPack
from debate.tui.page import Page
from debate.tui.past import LastRound, Unfinished, last_round, unfinished
from debate.tui.screens.solo import SoloPage
from debate.tui.widgets.menu import Menu, MenuEntry
from debate.wording import counted, day_words

_ENTRIES = (
    MenuEntry("practise", "p", "Practise", "draw a camp, answer its critics"),
    MenuEntry("classroom", "c", "Classroom", "in one room, or at one screen"),
    MenuEntry("packs", "k", "Packs", "what there is to argue about"),
    MenuEntry("progress", "g", "Progress", "how your answers have grown"),
    MenuEntry("history", "h", "History", "everything that you handed in"),
    MenuEntry("settings", "s", "Settings", "colours, extra time, animations"),
    MenuEntry("quit", "q", "Quit", ""),
)
_FIRST_VISIT = MenuEntry("first", "p", "Begin", "your first round: a camp and 3 prompts")


class HomeScreen(SoloPage):
    """The way into everything else."""

    AUTO_FOCUS = "Menu"
    CSS_PATH = "home.tcss"
    TITLE = "D E B A T E"
    HELP = (
        "Practise draws you a camp in the argument and puts three of the other camp’s arguments to you. You answer "
        "each in your own words, against a clock, and a judge shows you which words earned marks and which points "
        "you dropped.\n\n"
        "A round that you left goes on from here, with your text as it was."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "choose", id="home.take", tooltip="Take the marked entry.", show=False),
        Binding("r", "resume", "go on", id="home.resume", tooltip="Go on with the round that you left."),
        Binding("p", "practise", "practise", id="home.practise", tooltip="Start a new round."),
        Binding("c", "classroom", "classroom", id="home.classroom", tooltip="Debate with others.", show=False),
        Binding("k", "packs", "packs", id="home.packs", tooltip="See what there is to argue about."),
        Binding("g", "progress", "progress", id="home.progress", tooltip="See how your answers have grown."),
        Binding("h", "history", "history", id="home.history", tooltip="See everything that you handed in."),
        Binding("s", "settings", "settings", id="home.settings", tooltip="Colours, extra time, animations, mouse."),
        Binding("d", "discard", "put the round away", id="home.discard", show=False,
                tooltip="Do not offer that round again."),
        Binding("q", "leave", "quit", id="home.quit", tooltip="Leave the game."),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._unfinished: Unfinished | None = None
        self._last: LastRound | None = None
        self._table: JudgedPack | None = None

    def compose_body(self) -> ComposeResult:
        yield Static(id="motion")
        yield Static(id="camps")
        yield Menu(id="menu")
        yield Static(id="last")

    def on_mount(self) -> None:
        """Show what is known at once, and the motion when the pack has been read."""
        self.masthead.place = "practise rebuttal, against a clock"
        self._read_past()
        self.call_after_refresh(lambda: self.run_worker(self._read_pack(), exit_on_error=False))

    def on_screen_resume(self) -> None:
        """Coming back from another screen: show things as they are now."""
        self._read_past()

    def _read_past(self) -> None:
        trouble = None
        try:
            self._unfinished = unfinished(self.game.records)
            going_on = self._unfinished.round_id if self._unfinished else None
            self._last = last_round(self.game.records, going_on)
        except RecordsError as error:
            trouble = str(error)
        self.say_trouble(trouble)
        entries = list(_ENTRIES)
        if self._unfinished is not None:
            entries.insert(0, MenuEntry("resume", "r", "Go on", _go_on_words(self._unfinished)))
        elif self._last is None:
            entries[0] = _FIRST_VISIT
        self.query_one(Menu).show(entries)
        self._say_last()

    async def _read_pack(self) -> None:
        from debate.packs import PackError

        try:
            self._table = await self.game.library.table()
        except PackError as error:
            self.say_trouble(str(error))
            return
        pack = self._table.pack
        first, second = (camp_mark(pack, camp).content for camp in pack.camps)
        self.query_one("#motion", Static).update(Content.assemble(("The motion\n", "$quiet"), (pack.motion, "bold")))
        self.query_one("#camps", Static).update(Content.assemble(first, "   ", ("against", "$quiet"), "   ", second))
        self._say_last()

    def _say_last(self) -> None:
        if self._last is None:
            says = Content.styled(
                "You are given a side. The other side makes its case, and you answer it in your own words.", "$quiet"
            )
        else:
            last = self._last
            when = day_words(last.at.astimezone().date(), self.game.utc_now().astimezone().date())
            camp = Content(last.camp)
            if self._table is not None and self._table.pack.id == last.pack:
                camp = camp_mark(self._table.pack, last.camp).content
            over = counted(last.prompts, "prompt")
            says = Content.assemble(
                (f"Your last round, {when}\n", "$quiet"), camp, "   ", (f"{last.score} of 100", "bold"), f" over {over}"
            )
        self.query_one("#last", Static).update(says)

    # What the player does

    @on(Menu.Chosen)
    async def _on_chosen(self, message: Menu.Chosen) -> None:
        action = {"first": "practise", "quit": "leave"}.get(message.entry_id, message.entry_id)
        await self.run_action(action)

    def action_take(self) -> None:
        """Enter works wherever the focus is."""
        self.query_one(Menu).action_choose()

    def action_practise(self) -> None:
        """Choose and draw a round; on the first visit the draw comes at once."""
        from debate.game.draw import Choices
        from debate.tui.screens.draw import DrawScreen

        first = self._last is None and self._unfinished is None
        choices = Choices(extra_time=self.game.extra_time) if first else None
        self._open(DrawScreen(choices, at_once=first))

    async def action_resume(self) -> None:
        """Take up the round that was left."""
        if self._unfinished is None:
            return
        from debate.packs import PackError
        from debate.session import Session, SessionError

        app = self.game
        try:
            table = await app.library.table(self._unfinished.pack)
            session = Session.resume(table.pack, table.judge, app.records, now=app.now, utc_now=app.utc_now)
        except (PackError, SessionError, RecordsError) as error:
            self.say_trouble(f"{error} Press d to put this round away; what you handed in stays.")
            return
        if session is not None:
            self._move_on()
            await app.play(session)

    def action_discard(self) -> None:
        """Put the unfinished round away for good, if that is meant; what was handed in stays in the records."""
        if self._unfinished is None:
            return
        if not self.asked_twice("d", "Put the round away for good? What you handed in stays."):
            return
        try:
            self.game.records.close_round(self._unfinished.round_id)
        except RecordsError as error:
            self.say_trouble(str(error))
            return
        self._read_past()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's
        """Going on and putting away need a round to go on with."""
        return self._unfinished is not None if action in ("resume", "discard") else True

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


def _go_on_words(left: Unfinished) -> str:
    what = {"writing": "your text is kept", "judged": "its ballot is waiting"}.get(left.stage, "it has not begun")
    return f"prompt {left.number} of {left.count}; {what}"
