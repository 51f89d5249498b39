"""What the pages of the hot seat share: the app by its type, and the head that says where the round is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from debate.classroom.room.state import Room, Seat
from debate.classroom.shown.viewing import planned
from debate.tui.camps import CampMark, camp_mark
from debate.tui.page import Page

if TYPE_CHECKING:
    from debate.tui.classroom.hot_seat.app import HotSeatApp


class HotSeatPage(Page):
    """A page of the hot seat. ``place`` tells it from others: where the room was when it was made for it."""

    place: tuple[object, ...] = ()

    @property
    def hot_seat(self) -> HotSeatApp:
        """The app, with its own type."""
        return cast("HotSeatApp", self.app)

    @property
    def room(self) -> Room:
        """The room as it stands."""
        return self.hot_seat.room

    def take_up(self) -> None:
        """Show what changed in the room."""

    def mark_of(self, seat: Seat) -> CampMark | None:
        """The camp that this seat argues for."""
        return camp_mark(self.hot_seat.pack, seat.camp) if seat.camp is not None else None

    def show_turn(self) -> None:
        """Say in the head which prompt is on."""
        room = self.room
        revision = room.turn is not None and len(room.turn.attempts) > 1
        self.masthead.show_place("revision, prompt" if revision else "prompt", len(room.turns), planned(room))


def score_words(score: int | None) -> str:
    """A score as it stands in a table; “–” for none."""
    return "–" if score is None else str(score)
