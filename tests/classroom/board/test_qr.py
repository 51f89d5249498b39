"""The room's address as a QR code: what a scanner sees is the code, and it fits beside the address."""

from __future__ import annotations

import segno

from debate.classroom.client.qr import qr_bits, qr_lines

DARK = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}


def modules(lines: list[str]) -> list[list[bool]]:
    """The modules that the lines draw, row by row."""
    return [[DARK[character][half] for character in line] for line in lines for half in (0, 1)]


def expected(text: str, quiet: int) -> list[list[bool]]:
    return [[bool(module) for module in row] for row in segno.make_qr(text, error="l").matrix_iter(border=quiet)]


def test_the_lines_draw_the_code_and_a_light_margin() -> None:
    drawn = modules(qr_lines("http://lab.example/Where?it=stands", quiet=3))
    wanted = expected("http://lab.example/Where?it=stands", 3)
    assert drawn[: len(wanted)] == wanted
    assert not any(any(row) for row in [*drawn[:3], *drawn[len(wanted) :]])
    assert not any(row[column] for row in drawn for column in (0, 1, 2, -3, -2, -1))


def test_an_address_is_small_since_capitals_mean_the_same_in_it() -> None:
    lines = qr_lines("http://192.168.1.5:8766")
    assert (len(lines[0]), len(lines)) == (25, 13)
    assert modules(lines)[:25] == expected("HTTP://192.168.1.5:8766", 2)


def test_a_path_stays_as_it_is_written() -> None:
    assert modules(qr_lines("http://lab.example/a"))[:29] == expected("http://lab.example/a", 2)


def test_a_page_gets_the_same_code_with_the_whole_margin() -> None:
    rows = [[bit == "1" for bit in row] for row in qr_bits("http://192.168.1.5:8765/KFM3RT").split(" ")]
    assert rows == expected("HTTP://192.168.1.5:8765/KFM3RT", 4)
