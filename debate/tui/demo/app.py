"""The app that plays itself: presses the keys of the script and types its texts, on a clock that the script moves.

What is shown is the game itself; only the key hints give way to a caption, since in a demo every key ends it.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

from textual.content import Content
from textual.events import Event, Key, MouseDown, Paste
from textual.screen import Screen
from textual.widget import Widget

from debate.packs import Pack, find_pack
from debate.records import Records
from debate.tui.app import DebateApp
from debate.tui.demo.script import Script, Step
from debate.tui.widgets.editor import AnswerEditor
from debate.tui.widgets.hints import KeyHints

THE_END = "That was a demo. Press a key, and it is your turn."
_LEAVING = ("q", "ctrl+q", "ctrl+c")
_LOOK_AGAIN_SECONDS = 0.02
"""After how long it is looked again whether the program is as far as the script."""


class Caption(Widget):
    """The line at the foot: what is seen, and what a key does."""

    DEFAULT_CSS = """
    Caption { height: 1; width: 100%; }
    .-tall Caption { margin: 1 0 0 0; }
    """

    def __init__(self, says: str) -> None:
        super().__init__()
        self.says = says

    def render(self) -> Content:
        """The sentence, and on the right the way out where there is room."""
        says, way_out = Content.styled(self.says, "italic"), Content.styled("any key ends the demo", "$quiet")
        gap = self.size.width - says.cell_length - way_out.cell_length
        return says if gap < 3 or self.says == THE_END else Content.assemble(says, " " * gap, way_out)


class DemoApp(DebateApp):
    """The game on ``records`` that nobody needs afterwards, played by ``script``.

    ``sleep`` waits for so many seconds. ``player_leaves`` says, once it has ended, whether who pressed a key wants to
    leave altogether rather than play.
    """

    CSS = "KeyHints { display: none; }"

    def __init__(
        self,
        script: Script,
        *,
        records: Records,
        utc_now: Callable[[], datetime],
        animations: bool | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._seconds = 0.0
        super().__init__(
            records=records,
            pack_path=find_pack(script.pack),
            now=lambda: self._seconds,
            utc_now=utc_now,
            animations=animations,
        )
        self.script = script
        self.player_leaves = False
        self.is_over = False
        """Whether all of the script was played."""
        self._sleep = sleep
        self._says = script.steps[0].says
        self._pressed: list[Event] = []
        """The keys that the script pressed and that have not arrived yet."""

    def new_seed(self) -> int:
        """The first seed that draws a round with the script's prompt at its beginning."""
        pack = self._pack
        return next(seed for seed in range(100_000) if _first_drawn(pack, seed) == self.script.prompt)

    async def on_mount(self) -> None:
        """Begin."""
        self.screen_change_signal.subscribe(self, self._show_caption)
        self._show_caption(self.screen)
        self.run_worker(self._play(), exit_on_error=True)

    async def on_event(self, event: Event) -> None:
        """The script's own keys go their way; any other one, or a click, ends the demo."""
        if event in self._pressed:
            self._pressed.remove(event)
        elif isinstance(event, Key | MouseDown | Paste) and not event.is_forwarded:
            self.player_leaves = isinstance(event, Key) and event.key in _LEAVING
            self.exit()
            return
        await super().on_event(event)

    # The script

    async def _play(self) -> None:
        self._pack = (await self.library.judge()).pack
        for step in self.script.steps:
            await self._take(step)
        self.is_over = True
        self._say(THE_END)

    async def _take(self, step: Step) -> None:
        self._says = step.says  # so that the screen which comes has it from the start
        for key in step.keys:
            await self._until(partial(self._means_something, key))
            self._press(key)
        await self._until(lambda: type(self.screen).__name__ == step.on and bool(self.screen.query(Caption)))
        self._say(step.says)
        if step.types:
            await self._type(step)
        await self._pass(step.seconds, 1)

    def _means_something(self, key: str) -> bool:
        active = self.screen.active_bindings.get(key)
        return active is not None and active.enabled and not self._pressed

    def _press(self, key: str) -> None:
        event = Key(key, key if len(key) == 1 else None)
        self._pressed.append(event)
        self.post_message(event)

    async def _type(self, step: Step) -> None:
        """Type letter by letter; where nothing shall move, all of it at once, in the same time."""
        still = self.animation_level == "none"
        letters = len(step.types) if still else step.faster
        for at in range(0, len(step.types), letters):
            piece = step.types[at : at + letters]
            self.screen.query_one(AnswerEditor).insert(piece)
            await self._pass(len(piece) / (self.script.pace * step.faster), step.faster)

    async def _pass(self, seconds: float, faster: int) -> None:
        """Let so many seconds pass, in which the round's clock goes ``faster``."""
        await self._sleep(seconds)
        self._seconds += seconds * faster

    @staticmethod
    async def _until(is_so: Callable[[], bool]) -> None:
        while not is_so():
            await asyncio.sleep(_LOOK_AGAIN_SECONDS)

    # The caption

    def _say(self, sentence: str) -> None:
        self._says = sentence
        self._show_caption(self.screen)

    def _show_caption(self, screen: Screen[object]) -> None:
        """Have the caption at the foot of the screen, in the place of its key hints, once these are there."""

        def show() -> None:
            for caption in screen.query(Caption):
                caption.says = self._says
                caption.refresh()
                return
            for hints in screen.query(KeyHints):
                column = hints.parent
                if isinstance(column, Widget) and column.is_attached:  # else the demo has just ended
                    column.mount(Caption(self._says), after=hints)

        screen.call_after_refresh(show)


def _first_drawn(pack: Pack, seed: int) -> str:
    from debate.game.draw import Choices, draw_round

    return draw_round(pack, Choices(), random.Random(seed), seed).prompts[0].id  # noqa: S311  a draw for a game
