"""``debate join``: sit in a teacher's room, on a new seat or on the one that this machine had."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from debate.cli.running import CommandError, need_classroom

if TYPE_CHECKING:
    from debate.classroom.client.seat_store import OwnSeat, SeatStore


@click.command(short_help="Join a teacher's room.")
@click.argument("address", required=False, default="")
@click.argument("code_parts", metavar="[CODE]", nargs=-1)
@click.option("--name", metavar="NAME", default="", help="Your name in the room; you are asked otherwise.")
@click.option("--new", is_flag=True, help="Take a new seat, on a machine that others sat at before you.")
@click.option("--plain", is_flag=True, help="Sit there on plain lines: for screen readers and simple terminals.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal, for selecting text.")
def join(address: str, code_parts: tuple[str, ...], name: str, new: bool, plain: bool, no_mouse: bool) -> int:
    """Join a room by the ADDRESS and the CODE that the teacher shows.

    Whoever comes back, after a crash or a closed lid, has the same seat and the same text; without an address,
    the last room is taken up again.

    \b
    Examples:
      debate join 192.168.1.5:8765 KFM3RT
      debate join 192.168.1.5:8765 kfm 3rt --name Maya
      debate join                       back to the seat you had
      debate join --plain               on plain lines
    """
    need_classroom()
    code = "".join(code_parts)  # it may be typed with a space in the middle
    from debate.classroom.client.link import AddressError, room_address

    try:
        where = room_address(address) if address else ""
    except AddressError as error:
        raise CommandError(str(error)) from error
    from debate.cli.places import in_full_screen

    if plain or not in_full_screen():
        return _join_plain(where, code, name, new=new)
    from debate.settings import Settings
    from debate.tui.classroom.student.app import StudentApp

    store = _store(new=new)
    settings = Settings.of_player()
    app = StudentApp(
        store,
        address=where,
        code=code,
        name=name,
        own=None if new else _own_seat(store, where, code),
        at_once=bool(where and code and name),
        settings=settings,
    )
    app.run(mouse=settings.get("mouse") and not no_mouse)
    if app.stays is not None:
        click.echo("Your seat and your text are kept; “debate join” takes you back.")
    return app.return_code or 0


def _join_plain(address: str, code: str, name: str, *, new: bool) -> int:
    import sys

    from debate.classroom.wire.codes import as_typed
    from debate.plain.joining import join_room
    from debate.plain.lines import Lines

    store = _store(new=new)
    own = None if new else _own_seat(store, address, code)
    return join_room(store, Lines(sys.stdin, sys.stdout), address=address, code=as_typed(code), name=name, own=own)


def _store(*, new: bool) -> SeatStore:
    from debate.classroom.client.seat_store import SeatStore

    store = SeatStore.of_this_client()
    store.tidy()
    if new:
        store.answered()
    return store


def _own_seat(store: SeatStore, address: str, code: str) -> OwnSeat | None:
    """The seat to go back to: in that room, at that address, or the last one when nothing was said."""
    if address and code:
        from debate.classroom.wire.codes import as_typed

        return store.at(address, as_typed(code))
    last = store.last()
    return last if last is not None and address in ("", last.address) else None
