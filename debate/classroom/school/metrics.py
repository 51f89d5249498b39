"""What a school's server counts, for Prometheus and whoever draws it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from debate.classroom.keeping.keeper import Keeper

if TYPE_CHECKING:
    from debate.classroom.keeping.writer import Decide
    from debate.classroom.room.state import Room

CONTENT_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The counts of one server."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._rooms = Gauge("debate_rooms_led", "Rooms that this server leads.", registry=self._registry)
        self._connections = Gauge("debate_connections", "Clients by what they are.", ["kind"], registry=self._registry)
        self.taken_up = Counter("debate_rooms_taken_up", "Rooms opened or taken up here.", registry=self._registry)
        self.lost = Counter("debate_rooms_lost", "Rooms that another server has now.", registry=self._registry)
        self.relayed = Counter("debate_relayed", "Clients passed on to another server.", registry=self._registry)
        self.refused = Counter("debate_refused", "Clients that were not let in.", registry=self._registry)
        self.kept_seconds = Histogram(
            "debate_kept_seconds", "From asking for something until it was kept.",
            buckets=_SECONDS, registry=self._registry,
        )  # fmt: skip

    def count(self, *, rooms: Callable[[], float], connections: Callable[[str], float], kinds: Iterable[str]) -> None:
        """Have what is counted at the moment of asking counted by these."""
        self._rooms.set_function(rooms)
        for kind in kinds:
            self._connections.labels(kind).set_function(partial(connections, kind))

    def text(self) -> bytes:
        """All counts, as Prometheus reads them."""
        return generate_latest(self._registry)


class MeasuredKeeper(Keeper):
    """A keeper that tells how long it takes to keep something. ``metrics`` is set by who makes it."""

    metrics: Metrics

    async def decide(self, decide: Decide) -> Room:
        """As any keeper, with a clock beside it."""
        with self.metrics.kept_seconds.time():
            return await super().decide(decide)
