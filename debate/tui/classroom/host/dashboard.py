"""What the dashboard's pages and sheets share: what they may ask of the app, the room's view, requests and refusals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, cast

from textual.screen import Screen

from debate.classroom.shown.views import CriterionCard, HostView, PaperView, Topic
from debate.classroom.wire import messages as wire
from debate.tui.camps import CampMark
from debate.tui.classroom.host.line import Make
from debate.tui.page import Frame

Say = Callable[[str | None], None]
"""Told a refusal, or ``None`` for none."""
Done = Callable[[], None]
Hear = Callable[[str], None]
"""Told what the room answers, where that is not for a notice."""


class Dashboard(Frame, Protocol):
    """What a page or a sheet may ask of the dashboard.

    ``camps`` are the marks of the pack's camps, by their ids; ``pack_path`` is where the pack is, if not named by id.
    ``write_report`` writes the report of the room of that id on this machine, and returns the files.
    ``token`` is the room's host token, empty where a school's key leads it.
    ``find`` is what the teacher last looked for by name, and ``finding`` whether the roster still shows that only.
    """

    view: HostView | None
    topic: Topic | None
    camps: dict[str, CampMark]
    pack_path: str
    find: str
    finding: bool

    @property
    def token(self) -> str: ...

    @property
    def write_report(self) -> Callable[[str], list[Path]]: ...

    def send(self, make: Make, say: Say, done: Done | None = None, hear: Hear | None = None) -> None: ...

    def read_paper(self, seat: str, turn: int, attempt: int, take: Callable[[PaperView], None], say: Say) -> None: ...

    def clock_left(self) -> float | None: ...

    def show_view(self) -> None: ...


class OnDashboard(Screen[None]):
    """A page or a sheet of the dashboard. ``take_up`` is called whenever the room changed."""

    @property
    def host(self) -> Dashboard:
        """The dashboard that it is on."""
        return cast("Dashboard", self.app)

    @property
    def view(self) -> HostView:
        """The room as it stands."""
        view = self.host.view
        assert view is not None
        return view

    @property
    def criteria(self) -> tuple[CriterionCard, ...]:
        """The criteria of the room's rubric."""
        return self.host.topic.criteria if self.host.topic is not None else ()

    @property
    def lives(self) -> bool:
        """Whether it has its widgets and is not being taken down: what comes over the line does not wait for that."""
        return self.is_mounted and self.is_attached and self.display

    def take_up(self) -> None:
        """Show the room as it is now."""

    def say_trouble(self, sentence: str | None) -> None:
        """Show a refusal; ``None`` clears it."""
        raise NotImplementedError

    def send(self, make: Callable[[int], wire.Request], done: Done | None = None, hear: Hear | None = None) -> None:
        """Ask the server for something; ``done`` is called once it is done, a refusal is shown.

        ``hear`` gets what the server says, which is shown as a notice otherwise.
        """
        self.host.send(make, self.say_trouble, done, hear)
