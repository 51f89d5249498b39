"""The frame that every screen shares: masthead, one column of text, a line for trouble, key hints.

A screen derives from ``Page`` and composes its body in ``compose_body``; something that opens over a screen derives
from ``Sheet``. Both carry a ``HELP`` text for the help sheet (F2, or ``?`` outside editors).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from debate.tui.widgets.hints import KeyHints
from debate.tui.widgets.masthead import Masthead
from debate.tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from debate.tui.app import DebateApp
    from debate.tui.frame import FrameApp


class Trouble(Static):
    """One line for what went wrong and what to do; takes no room while all is well."""

    DEFAULT_CSS = """
    Trouble { height: auto; max-height: 3; display: none; padding: 0 1; color: $warning; text-style: bold; }
    """

    def say(self, sentence: str | None) -> None:
        """Show a sentence until another one, or ``None``, takes its place."""
        self.display = bool(sentence)
        self.update(Content(f"! {sentence}" if sentence else ""))


class Page(Screen[None]):
    """A screen of the game: a column of at most 88 cells in the middle of the window."""

    TITLE = ""

    def __init__(self) -> None:
        super().__init__()
        self._trouble: str | None = None
        self._asked: tuple[str, str] | None = None
        """The key that has to come again, and the question that asks for it."""

    def compose(self) -> ComposeResult:
        """The frame, with the screen's own body inside."""
        with Vertical(classes="column"):
            yield Masthead()
            yield Trouble(id="trouble")
            with Vertical(classes="body"):
                yield from self.compose_body()
            yield KeyHints()
        yield TooSmall()

    def compose_body(self) -> ComposeResult:
        """What the screen shows between masthead and key hints."""
        yield from ()

    def keep(self) -> None:
        """Hand to the session what it may not have heard of yet. The app calls it before it is left."""

    @property
    def masthead(self) -> Masthead:
        """The head of the screen."""
        return self.query_one(Masthead)

    @property
    def debate_app(self) -> DebateApp:
        """The app, with its own type."""
        return cast("DebateApp", self.app)

    def say_trouble(self, sentence: str | None) -> None:
        """Show what went wrong in the line under the masthead; ``None`` clears it.

        A notice of the app (a damaged file was set aside, say) stays until the player has moved on from it.
        """
        self._trouble = sentence
        question = self._asked[1] if self._asked else None
        notice = cast("FrameApp", self.app).notice
        self.query_one("#trouble", Trouble).say(sentence or question or notice)

    def asked_twice(self, key: str, question: str) -> bool:
        """Whether the player pressed ``key`` a second time; the first time, ``question`` is put and nothing done.

        For what cannot be taken back. Any other key takes the question back.
        """
        again = self._asked is not None and self._asked[0] == key
        self._asked = None if again else (key, f"{question} Press {key} again.")
        self.say_trouble(self._trouble)
        return again

    def on_key(self, event: events.Key) -> None:
        """Another key than the one that was asked for is an answer too: no."""
        if self._asked is not None and event.key != self._asked[0]:
            self._asked = None
            self.say_trouble(self._trouble)


class Sheet(ModalScreen[None]):
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

    @property
    def debate_app(self) -> DebateApp:
        """The app, with its own type."""
        return cast("DebateApp", self.app)

    def action_close(self) -> None:
        """Go back to the screen underneath."""
        self.dismiss()
