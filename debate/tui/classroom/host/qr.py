"""An address as a QR code, for telephones and tablets; nothing where the code cannot be made or has no room."""

from __future__ import annotations

from textual.content import Content


def qr_of(address: str, cells: int) -> Content | None:
    """The code of ``address`` in at most ``cells`` cells, ``None`` when that cannot be."""
    try:
        from debate.classroom.client.qr import qr_lines

        lines = qr_lines(address)
    except ImportError:  # the extra is not complete; the address can be typed
        return None
    if max(len(line) for line in lines) > cells:
        return None
    # Black on white whatever the theme is: scanners want dark modules on a light ground.
    return Content.styled("\n".join(lines), "#000000 on #ffffff")
