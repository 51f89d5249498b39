"""Room seconds: time that passes only while the room is kept, so that no crash and no full disk costs anybody any."""

from __future__ import annotations

from collections.abc import Callable


class RoomTime:
    """Room seconds from a monotonic clock. ``base`` is the last second that was kept; ``clock`` gives seconds."""

    def __init__(self, base: float, clock: Callable[[], float]) -> None:
        self._base = base
        self._clock = clock
        self._since: float | None = clock()

    @property
    def stands(self) -> bool:
        """Whether time is standing."""
        return self._since is None

    def now(self) -> float:
        """The room second, never less than before, whatever the clock does."""
        if self._since is not None:
            at = self._clock()
            self._base += max(0.0, at - self._since)
            self._since = at
        return self._base

    def stop(self) -> None:
        """Let time stand from now on."""
        self.now()
        self._since = None

    def go_on(self) -> None:
        """Let time pass again."""
        if self._since is None:
            self._since = self._clock()
