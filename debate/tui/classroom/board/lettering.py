"""Letters and figures that can be read from the back of a room, drawn with block characters.

Each is five pixels high. ``SMALL`` draws two pixels above each other in a cell, so that a line of text is three rows
high; in ``LARGE`` a pixel is two cells wide and one high, in ``HUGE`` four and two.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Final

from textual.content import Content
from textual.reactive import reactive

from debate.tui.widgets.laid_out import LaidOut

PIXELS: Final = 5
"""Rows of pixels in a letter."""

_GLYPHS: Final = {
    "0": "### #.# #.# #.# ###", "1": ".#. ##. .#. .#. ###", "2": "### ..# ### #.. ###", "3": "### ..# .## ..# ###",
    "4": "#.# #.# ### ..# ..#", "5": "### #.. ### ..# ###", "6": "### #.. ### #.# ###", "7": "### ..# ..# .#. .#.",
    "8": "### #.# ### #.# ###", "9": "### #.# ### ..# ###", "A": ".##. #..# #### #..# #..#",
    "B": "###. #..# ###. #..# ###.", "C": ".### #... #... #... .###", "D": "###. #..# #..# #..# ###.",
    "E": "#### #... ###. #... ####", "F": "#### #... ###. #... #...", "G": ".### #... #.## #..# .###",
    "H": "#..# #..# #### #..# #..#", "I": "### .#. .#. .#. ###", "J": "..## ...# ...# #..# .##.",
    "K": "#..# #.#. ##.. #.#. #..#", "L": "#... #... #... #... ####", "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#...# ##..# #.#.# #..## #...#", "O": ".##. #..# #..# #..# .##.", "P": "###. #..# ###. #... #...",
    "Q": ".##. #..# #..# #.#. .#.#", "R": "###. #..# ###. #.#. #..#", "S": ".### #... .##. ...# ###.",
    "T": "##### ..#.. ..#.. ..#.. ..#..", "U": "#..# #..# #..# #..# .##.", "V": "#...# #...# #...# .#.#. ..#..",
    "W": "#...# #...# #.#.# ##.## #...#", "X": "#...# .#.#. ..#.. .#.#. #...#", "Y": "#...# .#.#. ..#.. ..#.. ..#..",
    "Z": "#### ...# .##. #... ####", ".": ". . . . #", ":": ". # . # .", "-": "... ... ### ... ...",
    "/": "..# ..# .#. #.. #..", " ": ".. .. .. .. ..", "+": "... .#. ### .#. ...",
}  # fmt: skip
_HALVES: Final = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


class Lettering(Enum):
    """How large a line is drawn; the value is its height in rows."""

    PLAIN = 1
    SMALL = 3
    LARGE = 5
    HUGE = 10


def can_be_drawn(text: str) -> bool:
    """Whether there is a drawing for every character."""
    return all(character in _GLYPHS for character in text.upper())


def _pixels(text: str) -> list[list[bool]]:
    """The five rows of pixels, with a column between characters."""
    rows: list[list[bool]] = [[] for _ in range(PIXELS)]
    for character in text.upper():
        for row, drawn in zip(rows, _GLYPHS[character].split(), strict=True):
            if row:
                row.append(False)
            row.extend(pixel == "#" for pixel in drawn)
    return rows


def drawn_lines(text: str, size: Lettering) -> list[str]:
    """``text`` in large letters, all lines of the same width; as it is where it cannot be drawn."""
    if size is Lettering.PLAIN or not text or not can_be_drawn(text):
        return [text]
    rows = _pixels(text)
    if size is Lettering.SMALL:
        rows = [*rows, [False] * len(rows[0])]
        return [
            "".join(_HALVES[pair] for pair in zip(above, below, strict=True))
            for above, below in zip(rows[::2], rows[1::2], strict=True)
        ]
    across = 4 if size is Lettering.HUGE else 2
    lines = ["".join(("█" if pixel else " ") * across for pixel in row) for row in rows]
    return [line for line in lines for _ in range(size.value // PIXELS)]


def largest_that_fits(text: str, width: int, sizes: Iterable[Lettering]) -> Lettering:
    """The first of ``sizes`` in which ``text`` is at most ``width`` cells wide, and plain text when none is."""
    return next((size for size in sizes if len(drawn_lines(text, size)[0]) <= width), Lettering.PLAIN)


class BigLine(LaidOut):
    """One line in the largest lettering that its width has room for. ``most`` bounds how large it becomes.

    What stands there can be read by the class only, so that it is never wrapped or cut.
    """

    DEFAULT_CSS = """
    BigLine { text-align: center; text-style: bold; }
    """

    text: reactive[str] = reactive("", layout=True)
    most: reactive[Lettering] = reactive(Lettering.LARGE, layout=True)
    """The largest lettering to use; set by the screen for the height that there is."""

    def lines(self, width: int) -> list[Content]:
        """The line in the lettering that fits; all rows are of one width, so that it is centred as a block."""
        sizes = sorted((size for size in Lettering if size.value <= self.most.value), key=lambda one: -one.value)
        return [Content(row) for row in drawn_lines(self.text, largest_that_fits(self.text, width, sizes))]
