"""The frame that every screen shares: masthead, one column of text, a line for trouble, key hints.

A screen derives from ``Page`` and composes its body in ``compose_body``; something that opens over a screen derives
from ``Sheet``. Both carry a ``HELP`` text for the help sheet (F2, or ``?`` outside editors). Neither knows the app that
it is in: ``Frame`` is what every page may ask of it, and each group of pages has a protocol of its own for the rest.
"""

from __future__ import annotations

from typing import ClassVar, Protocol, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from debate.tui.widgets.hints import KeyHints, key_name
from debate.tui.widgets.masthead import Masthead
from debate.tui.widgets.too_small import TooSmall, is_too_small


class Frame(Protocol):
    """What every page may ask of the app that it is in."""

    notice: str | None
    """A sentence about the whole app that the player has not moved on from yet."""


class Trouble(Static):
    """One line for what went wrong and what to do; takes no room while all is well."""

    DEFAULT_CSS = """
    Trouble { height: auto; max-height: 3; display: none; padding: 0 1; color: $warning; text-style: bold; }
    """

    def say(self, sentence: str | None) -> None:
        """Show a sentence until another one, or ``None``, takes its place."""
        self.display = bool(sentence)
        words = f"! {sentence}" if sentence else ""
        if str(self.content) != words:  # said each second: Textual lays the page out anew for whatever it is told
            self.update(Content(words))


class Fitted(Screen[None]):
    """A screen that opens with the looks of the window's size: Textual would give it those, and all that is in it its
    looks once more, when it hears of the size."""

    @on(events.Compose)
    def _fit(self) -> None:
        """Take the classes of the window's size while nothing is inside."""
        (columns, rows), app = self.app.size, self.app
        for cells, edges in ((columns, app.HORIZONTAL_BREAKPOINTS), (rows, app.VERTICAL_BREAKPOINTS)):
            self.add_class(*[name for edge, name in sorted(edges or ()) if edge <= cells][-1:])


class Page(Fitted):
    """A screen of the game. ``TITLE`` stands in its head where neither a camp nor another title does."""

    TITLE = ""
    COLUMN: ClassVar[str] = "column"
    """The style class of all that it shows: by itself a column in the middle, as wide as the player set it."""
    LEADS_BACK: ClassVar[bool] = False
    """Whether a round that was begun from here leads back here."""
    CLOCK_GOES_ON: ClassVar[str] = ""
    """A sentence about a clock that nothing here stops, for where the page is covered."""

    def __init__(self) -> None:
        super().__init__()
        self._trouble: str | None = None
        self._asked: tuple[str, str] | None = None
        """The key that has to come again, and the question that asks for it."""

    def compose(self) -> ComposeResult:
        """The frame, with the screen's own body inside."""
        with Vertical(classes=self.COLUMN):
            yield Masthead()
            yield Trouble(id="trouble")
            with Vertical(classes="body"):
                yield from self.compose_body()
            yield KeyHints()
        yield TooSmall(self.CLOCK_GOES_ON)

    @property
    def is_too_small(self) -> bool:
        """Whether the window is too small for anything to be seen or done here."""
        return is_too_small(self)

    def compose_body(self) -> ComposeResult:
        """What the screen shows between masthead and key hints."""
        yield from ()

    def on_mount(self) -> None:
        """Say where we are, and what is wrong; the derived screen had its turn before."""
        self.masthead.title = self.masthead.title or self.TITLE or ""
        self.say_trouble(self._trouble)

    def keep(self) -> None:
        """Hand to the session what it may not have heard of yet. The app calls it before it is left."""

    async def action_back(self) -> None:
        """Go back to the screen underneath."""
        self.app.pop_screen()

    @property
    def masthead(self) -> Masthead:
        """The head of the screen."""
        return self.query_one(Masthead)

    @property
    def trouble(self) -> str | None:
        """What is wrong with what the screen stands on, in a sentence, as long as it is."""
        return None

    def say_trouble(self, sentence: str | None) -> None:
        """Show what went wrong in the line under the masthead; ``None`` clears it.

        Without a sentence of the screen's own, one about what it stands on is shown, or the app's notice (a damaged
        file was set aside, say), which stays until the player has moved on from it.
        """
        self._trouble = sentence
        question = self._asked[1] if self._asked else None
        notice = cast("Frame", self.app).notice
        self.query_one("#trouble", Trouble).say(sentence or question or self.trouble or notice)

    def asked_twice(self, key: str, question: str) -> bool:
        """Whether the player pressed ``key`` a second time; the first time, ``question`` is put and nothing done.

        For what cannot be taken back. Any other key takes the question back.
        """
        again = self._asked is not None and self._asked[0] == key
        self._asked = None if again else (key, f"{question} Press {key_name(key)} again.")
        self.say_trouble(self._trouble)
        return again

    def on_key(self, event: events.Key) -> None:
        """Another key than the one that was asked for is an answer too: no."""
        if self._asked is not None and event.key != self._asked[0]:
            self.no_longer_asked()

    def no_longer_asked(self) -> None:
        """Take the question back that waits for its key."""
        if self._asked is not None:
            self._asked = None
            self.say_trouble(self._trouble)


BACK: BindingType = Binding("escape,q", "back", "back", id="page.back", tooltip="Go back.")
"""The key of a page that lies over another one."""


class Sheet(Fitted, ModalScreen[None]):
    """Something that opens over a screen and is closed with esc: a receipt, an exemplar, help."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", id="sheet.close", tooltip="Close this and go back."),
        Binding("q", "close", "close", show=False, id="sheet.close.q", tooltip="Close this and go back."),
        # The keys that work everywhere: Textual keeps those of the app from what opens over a screen.
        Binding("f2", "app.help", "help", show=False, id="sheet.help", tooltip="What this is for, and all its keys."),
        Binding("question_mark", "app.help", "help", id="sheet.help.letter", tooltip="What this is for, and its keys."),
        Binding("ctrl+p", "app.command_palette", "commands", show=False, id="sheet.commands",
                tooltip="Find everything that can be done here by its name."),
        Binding("ctrl+q", "app.quit", "quit", show=False, id="sheet.quit", tooltip="Leave; what you wrote is kept."),
    ]  # fmt: skip

    def compose(self) -> ComposeResult:
        """The frame, with the sheet's own body inside."""
        with Vertical(classes="sheet"):
            yield from self.compose_body()
            yield KeyHints()
        yield TooSmall()

    def compose_body(self) -> ComposeResult:
        """What the sheet shows above its key hints."""
        yield from ()

    def on_resize(self) -> None:
        """Keep in view what the keys act on, whatever room there is now."""
        if self.focused is not None:
            self.focused.call_after_refresh(self.focused.scroll_visible, animate=False)

    def action_close(self) -> None:
        """Go back to the screen underneath."""
        self.dismiss()
