"""The room's address as a QR code: drawn with half-block characters so that it fits into a terminal, or for a page.

A scanner wants dark on light with a light margin, whatever the terminal's own colours are. So the caller gives the
lines explicit colours, black on white, for instance ``Content.styled(line, "#000000 on #ffffff")``: a dark module is
drawn by the foreground and a light one, the margin included, by the background.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import Final
from urllib.parse import urlsplit

_HALVES: Final = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def qr_lines(text: str, *, quiet: int = 2) -> list[str]:
    """The code of ``text`` as lines of equal length, one character for two modules, one above the other.

    ``quiet`` is the light margin in modules. The standard asks for four; two are enough where a frame of the same
    light colour or nothing darker than a page lies around it. An address of a room (``http://192.168.1.5:8765``) comes
    to 25 columns and 13 rows.
    """
    rows = _modules(text, quiet)
    blank = [False] * len(rows[0])
    pairs = zip_longest(rows[::2], rows[1::2], fillvalue=blank)
    return ["".join(_HALVES[above, below] for above, below in zip(*pair, strict=True)) for pair in pairs]


def qr_bits(text: str) -> str:
    """The code of ``text`` for a page to draw: ``1`` for a dark module, a space between two rows, margin included."""
    return " ".join("".join("1" if dark else "0" for dark in row) for row in _modules(text, 4))


def _modules(text: str, quiet: int) -> list[list[bool]]:
    import segno

    code = segno.make_qr(_shortest(text), error="l")
    return [[bool(module) for module in row] for row in code.matrix_iter(border=quiet)]


def _shortest(text: str) -> str:
    """The same address in capitals where nothing in it minds: a code holds them in two thirds of the room.

    Scheme and host may be written either way; a path may not, unless it is in capitals already.
    """
    parts = urlsplit(text)
    whole = parts.scheme in ("http", "https") and f"{parts.path}{parts.query}{parts.fragment}"
    return text.upper() if isinstance(whole, str) and whole == whole.upper() else text
