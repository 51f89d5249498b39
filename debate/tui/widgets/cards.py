"""Two cards, face down; one turns and shows the camp that was drawn. A beat of theatre, at most 1.2 seconds long.

The cards know no time: ``moment`` says how far the turn has come, and the draw screen moves it.
"""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from debate.tui.camps import CampMark

WIDTH, HEIGHT = 24, 7
_GAP = 4
_WAVER_UNTIL, _TURN_UNTIL = 0.5, 0.95


class Cards(Widget):
    """The two cards. ``drawn`` is the camp to be shown; its number says on which side its card lies."""

    DEFAULT_CSS = f"""
    Cards {{ width: 100%; height: {HEIGHT}; text-align: center; }}
    """

    moment: reactive[float] = reactive(0.0)
    """0 is before the turn, 1 after it."""

    def __init__(self, drawn: CampMark, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._drawn = drawn

    def render(self) -> Content:
        """Both cards as they are at this moment."""
        return Content("\n").join(
            Content.assemble(left, " " * _GAP, right) for left, right in zip(self._card(0), self._card(1), strict=True)
        )

    def _card(self, number: int) -> list[Content]:
        moment, drawn = self.moment, number == self._drawn.number
        if moment < _WAVER_UNTIL:
            # The choice wavers between the two, four times, before it settles.
            marked = int(moment / _WAVER_UNTIL * 4) % 2 == number
            return _face_down(WIDTH, "bold" if marked else "$rule")
        if not drawn:
            return _face_down(WIDTH, "$rule")
        turned = min(1.0, (moment - _WAVER_UNTIL) / (_TURN_UNTIL - _WAVER_UNTIL))
        width = max(3, round(WIDTH * abs(1 - 2 * turned)))
        return _face_down(width, "bold") if turned < 0.5 else _face_up(width, self._drawn)


def _centred(lines: list[str], style: str) -> list[Content]:
    return [Content.styled(line.center(WIDTH), style) for line in lines]


def _face_down(width: int, style: str) -> list[Content]:
    middle = "│" + "░" * (width - 2) + "│"
    return _centred(["╭" + "─" * (width - 2) + "╮", *[middle] * (HEIGHT - 2), "╰" + "─" * (width - 2) + "╯"], style)


def _face_up(width: int, camp: CampMark) -> list[Content]:
    room = width - 2
    texts = ["", camp.glyph, "", camp.name, ""] if room >= 3 else [""] * (HEIGHT - 2)
    rows = [_fit(text, room) for text in texts]
    lines = ["╭" + "─" * room + "╮", *(f"│{row}│" for row in rows), "╰" + "─" * room + "╯"]
    return _centred(lines, f"bold {camp.colour}")


def _fit(text: str, room: int) -> str:
    """The text in the middle of ``room`` cells; on a card that is still turning only when it fits."""
    if len(text) > room:
        text = text[: room - 1] + "…" if room == WIDTH - 2 else ""
    return text.center(room)
