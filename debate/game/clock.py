"""A clock as a value: how much time there is, how much is spent, and since when it runs.

Every instant is passed in as seconds of a clock that never goes back (a monotonic one), so that a change of the
computer's date cannot give or take time. Between two runs of the program only ``spent`` is kept: the time in
between does not count.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A clock that stands or runs.

    ``limit`` is the whole time in seconds, ``None`` for no limit; ``spent`` are the seconds used up to the last
    stop; ``since`` is the instant at which it was last started, ``None`` while it stands.
    """

    limit: float | None
    spent: float = 0.0
    since: float | None = None

    def __post_init__(self) -> None:
        """Refuse a clock that cannot be. Raises ``ValueError``."""
        # Written so that “not a number” is refused too.
        if self.limit is not None and not 0 < self.limit < math.inf:
            raise ValueError(f"a clock cannot be limited to {self.limit} seconds")
        if not 0 <= self.spent <= (math.inf if self.limit is None else self.limit):
            raise ValueError(f"a clock of {self.limit} seconds cannot have used {self.spent}")

    @property
    def running(self) -> bool:
        """Whether time is passing."""
        return self.since is not None

    def started(self, now: float) -> Clock:
        """This clock running from ``now`` on; one that runs already is left as it is."""
        return self if self.running else replace(self, since=now)

    def stopped(self, now: float) -> Clock:
        """This clock standing, with the time up to ``now`` spent."""
        return replace(self, spent=self.used(now), since=None)

    def having_spent(self, seconds: float) -> Clock:
        """This clock with at least so many seconds spent, at most its limit; what is spent never comes back."""
        spent = max(self.spent, seconds)
        return replace(self, spent=spent if self.limit is None else min(spent, self.limit))

    def used(self, now: float) -> float:
        """Seconds used until ``now``, never more than the limit; an instant before the start counts as the start."""
        used = self.spent + (max(0.0, now - self.since) if self.since is not None else 0.0)
        return used if self.limit is None else min(used, self.limit)

    def left(self, now: float) -> float | None:
        """Seconds left at ``now`` (0 when the time is over), or ``None`` without a limit."""
        return None if self.limit is None else self.limit - self.used(now)

    def over(self, now: float) -> bool:
        """Whether the time has run out at ``now``."""
        return self.limit is not None and self.used(now) >= self.limit
