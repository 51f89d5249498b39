"""What the room's clock says, as far as a client can know from the server's answers and its own clock.

An answer that took ``r`` seconds on its way there and back tells the difference of the two clocks to within ``r``/2.
The quickest of the recent answers is the best one; older ones lose worth, since two clocks drift apart. An answer that
an earlier one cannot be reconciled with (the machine slept, the server was away) makes the earlier ones worthless.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

DRIFT = 200e-6
"""Seconds per second by which two clocks may drift apart: twice what a poor quartz does."""

KEPT = 12
"""How many answers are remembered: with one every few seconds, the last minute."""


@dataclass(frozen=True, slots=True)
class _Answer:
    at: float
    """When the answer came, by the client's clock."""
    ahead: float
    """By how many seconds the room's clock is ahead of the client's."""
    doubt: float
    """Half the way there and back: ``ahead`` may be wrong by so much."""

    def doubt_at(self, now: float) -> float:
        return self.doubt + max(0.0, now - self.at) * DRIFT


class RoomClock:
    """The room second, by a client's own monotonic clock. All times are seconds."""

    def __init__(self) -> None:
        self._answers: deque[_Answer] = deque(maxlen=KEPT)

    def learn(self, sent: float, came: float, room: float) -> None:
        """Take up an answer: asked at ``sent``, come at ``came`` (by the client's clock), saying ``room``."""
        doubt = max(0.0, came - sent) / 2
        answer = _Answer(at=came, ahead=room - (sent + came) / 2, doubt=doubt)
        if any(abs(answer.ahead - one.ahead) > doubt + one.doubt_at(came) for one in self._answers):
            self._answers.clear()
        self._answers.append(answer)

    def now(self, own: float) -> float | None:
        """The room second when the client's clock says ``own``; ``None`` before the first answer."""
        if not self._answers:
            return None
        return own + min(self._answers, key=lambda one: one.doubt_at(own)).ahead

    def forget(self) -> None:
        """Begin anew: another server process may count from another second."""
        self._answers.clear()
