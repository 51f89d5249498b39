"""When an app in a test has come to rest: its event loop tells, where Textual's own pilot looks at the clock.

The pilot waits 20 ms and more after every key, until the process has done next to nothing for that long. Here it goes
on as soon as the loop has nothing left to do, no thread works for it, and no timer is about to go off; so it waits
for work that takes long, and for nothing else. What has changed on a screen is drawn then, and not after every step on
the way there. Style sheets, which every app reads anew, are read once in a process.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

import textual.app
import textual.pilot
import textual.screen
from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen

SOON = 1 / 50
"""Seconds: a timer that goes off within them is waited for."""

PATIENCE = 60
"""Seconds after which a loop that is never through, since it has to do with something else, is left to it."""

_in_threads: WeakKeyDictionary[asyncio.AbstractEventLoop, WeakSet[asyncio.Future[Any]]] = WeakKeyDictionary()
"""What each loop has given to threads, done or not."""

_undrawn: WeakKeyDictionary[asyncio.AbstractEventLoop, WeakSet[Screen[Any]]] = WeakKeyDictionary()
"""The screens of each loop's app that have changed since they were drawn."""

_draw = Screen._compositor_refresh


def watch_threads() -> None:
    """Note what is given to threads from now on."""
    run_in_executor = asyncio.BaseEventLoop.run_in_executor

    def noted(self: asyncio.BaseEventLoop, *given: Any) -> Any:
        future = run_in_executor(self, *given)
        _in_threads.setdefault(self, WeakSet()).add(future)
        return future

    asyncio.BaseEventLoop.run_in_executor = noted  # type: ignore[method-assign,assignment]


async def rest(min_sleep: float = 0, max_sleep: float = 1, *, draw: bool = True) -> None:
    """Return when nothing is left to do, having waited for timers no longer than ``max_sleep`` seconds.

    What has changed is drawn, unless something else is to come at once. ``min_sleep`` is there because Textual's own
    has it.
    """
    loop: Any = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    idle = 0
    while idle < 2 and max_sleep > 0 and loop.time() < end:
        await asyncio.sleep(0)
        # What other tasks sent each other by sockets shows only when the loop has looked there once more.
        idle = 0 if loop._ready else idle + 1
        if idle == 2 and not all(future.done() for future in _in_threads.get(loop, ())):
            await asyncio.sleep(0.001)
            idle = 0
        elif idle == 2 and (pause := _until_timer(loop)):
            await asyncio.sleep(pause)
            max_sleep -= pause
            idle = 0
        elif idle == 2 and draw and _draw_changes(loop):
            idle = 0


def _until_timer(loop: Any) -> float:
    """Seconds until a timer that is about to go off, 0 without one."""
    next_timer = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=float("inf"))
    wait = next_timer - loop.time()
    return max(wait, 0.0001) if wait < SOON else 0


def _draw_changes(loop: asyncio.AbstractEventLoop) -> bool:
    """Draw the screen that is on show if it has changed, and tell whether it has."""
    changed = [screen for screen in _undrawn.pop(loop, ()) if screen.is_active]
    for screen in changed:
        _draw(screen)
    return bool(changed)


def draw_at_rest() -> None:
    """Leave it to ``rest`` to draw the screen that is on show; what lies behind it tells it as ever."""

    def noted(self: Screen[Any]) -> None:
        if self.is_active:
            self._dirty_widgets.clear()
            _undrawn.setdefault(asyncio.get_running_loop(), WeakSet()).add(self)
        else:
            _draw(self)

    async def waited(self: Pilot[Any], timeout: float = 0) -> bool:
        """Textual's has every widget answer a message of its own; what a test does after each of these draws."""
        await rest(draw=False)
        return True

    Screen._compositor_refresh = noted  # type: ignore[method-assign]
    Pilot._wait_for_screen = waited  # type: ignore[method-assign]


def read_style_sheets_once() -> None:
    """Let every app of this process find the rules that an earlier one read, with the same variables (colours)."""
    begin, set_variables = Stylesheet.__init__, Stylesheet.set_variables
    read: defaultdict[frozenset[tuple[str, str]], LRUCache[Any, Any]] = defaultdict(lambda: LRUCache(1000))

    def begun(self: Stylesheet, *, variables: dict[str, str] | None = None) -> None:
        begin(self, variables=variables)
        self._parse_cache = read[frozenset(self._variables.items())]

    def set_there(self: Stylesheet, variables: dict[str, str]) -> None:
        self._parse_cache = LRUCache(1)  # Textual empties it: with other variables its rules are others.
        set_variables(self, variables)
        self._parse_cache = read[frozenset(variables.items())]

    Stylesheet.__init__, Stylesheet.set_variables = begun, set_there  # type: ignore[method-assign]


def install() -> None:
    """Have all of this in this process from now on."""
    watch_threads()
    draw_at_rest()
    read_style_sheets_once()
    for module in (textual.app, textual.pilot):
        vars(module)["wait_for_idle"] = rest
    # A picture is drawn when all is said, and not at the next 60th of a second.
    vars(textual.screen)["UPDATE_PERIOD"] = 1 / 1000
