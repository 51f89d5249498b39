"""What the pages of the hot seat share: the hot seat itself, and the head that says where the round is."""

from __future__ import annotations

from typing import Protocol, cast

from textual.content import Content

from debate.classroom.room.state import Room, Seat
from debate.classroom.shown.viewing import planned
from debate.tui.camps import CampMark, camp_mark
from debate.tui.classroom.hot_seat.hot_seat import HotSeat
from debate.tui.page import Frame, Page


class HotSeatFrame(Frame, Protocol):
    """What a page may ask of its app."""

    hot_seat: HotSeat


class HotSeatPage(Page):
    """A page of the hot seat. ``place`` tells it from others: where the room was when it was made for it."""

    TITLE = "Hot seat"
    place: tuple[object, ...] = ()

    @property
    def hot_seat(self) -> HotSeat:
        """The hot seat that it is a page of."""
        return cast("HotSeatFrame", self.app).hot_seat

    @property
    def room(self) -> Room:
        """The room as it stands."""
        return self.hot_seat.room

    @property
    def trouble(self) -> str | None:
        """What could not be kept."""
        return self.hot_seat.trouble

    def on_mount(self) -> None:
        """Show how things stand."""
        self.take_up()

    def take_up(self) -> None:
        """Show what changed in the room."""
        self.say_trouble(None)
        self.refresh_bindings()

    def mark_of(self, seat: Seat) -> CampMark | None:
        """The camp that this seat argues for."""
        return camp_mark(self.hot_seat.pack, seat.camp) if seat.camp is not None else None

    def show_turn(self) -> None:
        """Say in the head which prompt is on."""
        room = self.room
        revision = room.turn is not None and len(room.turn.attempts) > 1
        self.masthead.show_place("revision, prompt" if revision else "prompt", len(room.turns), planned(room))

    def table_row(self, seat: Seat, width: int, *rest: Content | tuple[str, str]) -> Content:
        """A line of a table of scores: the seat's mark, its name in ``width`` cells, and the rest."""
        mark = self.mark_of(seat)
        pad = " " * (width - Content(seat.name).cell_length)
        colour = mark.colour if mark is not None else ""
        return Content.assemble((f"{mark.glyph} " if mark is not None else "  ", colour), f"{seat.name}{pad}", *rest)


def score_words(score: int | None) -> str:
    """A score as it stands in a table; “–” for none."""
    return "–" if score is None else str(score)
