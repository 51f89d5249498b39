"""The full-screen app: opens the home screen (or a round), carries what all screens need, and moves between them.

Only what the home screen needs is imported here; packs, judge and the other screens come when they are needed, so
that the first paint is quick.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from debate.profiles import use_profile
from debate.records import Records, RecordsError
from debate.settings import BY_NAME, Settings
from debate.tui.frame import FrameApp
from debate.tui.library import Library
from debate.tui.page import Page
from debate.tui.screens.solo import SoloPage

if TYPE_CHECKING:
    from debate.game.draw import Choices
    from debate.session import Session


def _utc_now() -> datetime:
    return datetime.now(UTC)


class DebateApp(FrameApp):
    """The app. ``records`` stays the caller's to close.

    ``pack_path`` is the pack to play instead of the built-in one. ``start`` goes straight to the draw of that round
    instead of home, and ``seed`` draws it again; ``first`` makes a page to open over home. ``now`` gives seconds of a
    monotonic clock and ``utc_now`` the time of day. ``animations`` overrules the player's setting and the environment.
    """

    # The sheets of the screens that can be the first one: Textual loads a screen's own only when it is pushed. Their
    # whole paths: it looks for others beside the app, which may be one that derives from this.
    SHEETS = tuple(str(Path(__file__).parent / "screens" / name) for name in ("home.tcss", "draw.tcss"))

    def __init__(
        self,
        *,
        records: Records,
        pack_path: Path | None = None,
        start: Choices | None = None,
        seed: int | None = None,
        first: Callable[[], Screen[None]] | None = None,
        now: Callable[[], float] = time.monotonic,
        utc_now: Callable[[], datetime] = _utc_now,
        animations: bool | None = None,
    ) -> None:
        self.records = records
        self.settings = Settings.open(records.folder, records)
        self.notice = records.notice or next(iter(self.settings.problems), None)
        super().__init__(settings=self.settings, animations=animations)
        self.library = Library(pack_path)
        self.start = start
        self.seed = seed
        self.first = first
        self.now = now
        self.utc_now = utc_now
        self.session: Session | None = None
        """The round being played, if any."""
        self.leads_to: str | None = None
        """The part of the classroom that the player left for, which wants the terminal for itself."""

    # What the player set

    def setting(self, name: str, default: object) -> object:
        """What the player has set, or what the game remembers of them under a name that is no setting.

        ``default`` where that was never so, is of a kind that cannot be, or cannot be read just now.
        """
        if name in BY_NAME:
            return self.settings.chosen(name, default)
        try:
            return self.records.setting(name, default)
        except RecordsError as error:
            self.notice = str(error)
            return default

    def set_setting(self, name: str, value: object) -> None:
        """Let a setting count from now on, and keep it; or have the game remember something under another name.

        Raises ``SettingsError`` or ``RecordsError`` when it could not be kept.
        """
        if name not in BY_NAME:
            self.records.set_setting(name, value)
            return
        if name == "theme":
            self.theme = str(value)
        elif name == "animations":
            self.take_up_animations(bool(value))
        elif name == "text_width" and isinstance(value, int):
            self.take_up_text_width(value)
        self.settings.set(name, value)

    @property
    def extra_time(self) -> float:
        """The player's factor on every clock."""
        return float(self.settings.get("extra_time"))

    def new_seed(self) -> int:
        """A seed for a round that is drawn now."""
        from debate.session import new_seed  # comes with the judge, which has been read by now

        return new_seed()

    def switch_profile(self, name: str) -> None:
        """Leave for the game of another player at this computer. Raises ``ProfileError`` when there is none."""
        use_profile(name)
        self.exit()

    async def _say_bad_keys(self) -> None:
        """Tell which of the player's own keys cannot be; to know, every screen has to be read."""
        from debate.tui.keymap import bad_keys

        wrong = bad_keys(self.settings)
        if wrong and self.notice is None:
            self.notice = wrong[0]
            if isinstance(self.screen, Page):
                self.screen.say_trouble(None)

    # Moving about. The removal of a screen is never awaited here: it waits for the screen's own messages, and the
    # screen that asks to be left may be in the middle of one (a button, a tick, a click on a key hint).

    def get_default_screen(self) -> Screen[None]:
        """Home, which stays at the bottom: Textual can put a screen over the lowest one, but not in its place."""
        from debate.tui.screens.home import HomeScreen

        return HomeScreen()

    async def on_mount(self) -> None:
        """Go on to what was asked for on the command line: the draw of a round, or a page."""
        if self.settings.get("keys"):
            self.call_after_refresh(self._say_bad_keys)
        if self.first is not None:
            await self.push_screen(self.first())
        if self.start is not None:
            from debate.tui.screens.draw import DrawScreen

            await self.push_screen(DrawScreen(self.start, seed=self.seed, at_once=True))

    def remember_pack(self, pack_id: str) -> None:
        """Keep in mind which pack is practised; where that cannot be kept, the last answer tells it too."""
        from debate.settings import SettingsError

        if self.setting("last_pack", "") != pack_id:
            with suppress(SettingsError):
                self.set_setting("last_pack", pack_id)

    async def play(self, session: Session) -> None:
        """Play a round: open the screen that fits its stage over the one on show."""
        self.session = session
        self.remember_pack(session.pack.id)
        await self.push_screen(_stage_screen(session))

    async def show_round(self, session: Session) -> None:
        """Put the screen that fits the round's stage in place of the one on show. Screens call it after each step."""
        self.session = session
        self.switch_screen(_stage_screen(session))

    async def go_home(self) -> None:
        """Leave a round for the page that it was begun from (home, or today's plan), which then shows things anew."""
        if self.session is not None:
            self.session.keep_draft()
            self.notice = self.session.trouble
            self.session = None
        while len(self.screen_stack) > 1 and not (isinstance(self.screen, Page) and self.screen.LEADS_BACK):
            self.pop_screen()

    async def play_again(self) -> None:
        """Leave the round that is over for the choices of another one like it: its pack, camp, number and clock."""
        from debate.game.draw import choices_like
        from debate.tui.screens.draw import DrawScreen

        session = self.session
        await self.go_home()
        if session is None:
            await self.push_screen(DrawScreen())
        else:
            choices = choices_like(session.state.drawn, session.pack, self.extra_time)
            await self.push_screen(DrawScreen(choices, pack_id=session.pack.id))

    async def ready_to_leave(self) -> bool:
        """Whether everything is stored, or the player knows that it is not."""
        for page in reversed(self.screen_stack):
            if isinstance(page, SoloPage) and not page.may_leave("ctrl+q"):
                while self.screen is not page:  # what lies over it hides the question
                    self.pop_screen()
                return False
        return True


def _stage_screen(session: Session) -> Screen[None]:
    from debate.game.round import Judged, Over, Ready, Replying, Writing

    match session.state.stage:
        case Ready():
            from debate.tui.screens.brief import BriefScreen

            return BriefScreen(session)
        case Writing():
            from debate.tui.screens.prompt import PromptScreen

            return PromptScreen(session)
        case Replying():
            from debate.tui.screens.reply import ReplyScreen

            return ReplyScreen(session)
        case Judged():
            from debate.tui.screens.ballot import BallotScreen

            return BallotScreen(session)
        case Over():
            from debate.tui.screens.round import RoundScreen

            return RoundScreen(session)


def run_app(
    *,
    records: Records,
    pack_path: Path | None = None,
    start: Choices | None = None,
    seed: int | None = None,
    first: Callable[[], Screen[None]] | None = None,
    mouse: bool = True,
    lead: Callable[[str], None] | None = None,
) -> int:
    """Play in the full screen until the player leaves; the terminal is as before afterwards. Returns the exit code.

    ``first`` makes a page to open over home. ``mouse`` false leaves the mouse to the terminal (for copying); the
    player's setting can say so too. ``lead`` is called with the part of the classroom that the player went to;
    afterwards they are home again.
    """
    while True:
        app = DebateApp(records=records, pack_path=pack_path, start=start, seed=seed, first=first)
        app.run(mouse=mouse and app.settings.get("mouse"))
        if app.leads_to is None or lead is None:
            return app.return_code or 0
        lead(app.leads_to)
        start = first = None
