"""``debate board``: the projector, in a second terminal."""

from __future__ import annotations

import click

from debate.cli.running import CommandError, need_classroom

KEY_VARIABLE = "DEBATE_BOARD_KEY"
"""The board key in the environment, where nobody reads it over a shoulder or in a list of processes."""


@click.command(short_help="Show a room on the projector.")
@click.argument("address", required=False)
@click.option("--key", metavar="KEY", help="The board key that the teacher’s dashboard shows.")
@click.option("--light", is_flag=True, help="Dark letters on light: easier to read in a room full of daylight.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
def board(address: str | None, key: str | None, light: bool, no_mouse: bool) -> None:
    """Show what the class sees: the way in, the prompt and its clock, the flow sheet, the gains.

    What is shown, the teacher chooses on the dashboard. On the teacher’s machine the room is found by itself;
    elsewhere its address and the board key are asked for.

    \b
    Examples:
      debate board                            the room that is open on this machine
      debate board 192.168.1.5:8765           a room on another machine
    """
    from debate.cli.places import in_full_screen

    need_classroom()
    if not in_full_screen():
        raise CommandError("The projector needs a terminal that it can fill.")
    where, given_key = _room(address, key)
    from debate.tui.classroom.board.app import run_board
    from debate.tui.themes import DARK, LIGHT

    def key_now() -> str:
        return given_key or dict(running_rooms()).get(where, "")

    refused = run_board(where, key_now, theme=LIGHT if light else DARK, mouse=not no_mouse)
    if refused:
        raise CommandError(refused)


def _room(address: str | None, key: str | None) -> tuple[str, str]:
    """Address and key as they were given or asked for; the key is empty where it stands on this machine."""
    import os

    from debate.classroom.client.link import AddressError, room_address

    key = key or os.environ.get(KEY_VARIABLE, "").strip()
    if address is None:
        running = running_rooms()
        if not running:
            raise CommandError("No room is open on this machine; give its address: debate board 192.168.1.5:8765")
        if len(running) > 1:
            several = ", ".join(local for local, _ in running)
            raise CommandError(f"Several rooms are open on this machine; say which: debate board ADDRESS ({several}).")
        return running[0][0], key
    try:
        where = room_address(address)
    except AddressError as error:
        raise CommandError(str(error)) from error
    if not key and where not in dict(running_rooms()):
        key = click.prompt("The board key that the teacher’s dashboard shows", err=True).strip()
    return where, key


def running_rooms() -> list[tuple[str, str]]:
    """Address and board key of each room whose server runs on this machine, by the files that the servers keep."""
    import json

    from debate.home import data_folder

    found = []
    for path in sorted((data_folder() / "rooms").glob("*.json")):
        try:
            facts = json.loads(path.read_text(encoding="utf-8"))
            local, key = facts["local"], facts["board_key"]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if isinstance(local, str) and isinstance(key, str) and _answers(local):
            found.append((local, key))
    return found


def _answers(address: str) -> bool:
    """Whether something listens there: a server that was killed left its file behind."""
    import socket
    from urllib.parse import urlsplit

    parts = urlsplit(address)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 80), timeout=1):
            return True
    except (OSError, ValueError):
        return False
