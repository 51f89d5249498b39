"""``debate demo``: the program plays itself for half a minute, on records that are thrown away."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

LEAST_SIZE = 80, 24
"""Columns and lines of the smallest window that the demo is laid out for."""


@click.command(short_help="Watch the game play itself.")
def demo() -> int:
    """Watch a prompt being answered, judged and pressed, in about thirty seconds, without a key.

    It is the program itself, with the judge’s own marks; what it plays is thrown away. Any key ends it and opens the
    game; q leaves. Where NO_ANIMATION is set, it is calmer.

    \b
    Examples:
      debate demo
      NO_ANIMATION=1 debate demo
    """
    from debate.cli.places import in_full_screen
    from debate.cli.running import CommandError

    if not in_full_screen():
        raise CommandError("The demo needs a terminal to draw on; “debate play --plain” plays on plain lines.")
    columns, lines = shutil.get_terminal_size()
    if columns < LEAST_SIZE[0] or lines < LEAST_SIZE[1]:
        raise CommandError(
            f"The demo needs a window of {LEAST_SIZE[0]} × {LEAST_SIZE[1]} cells, and this one has "
            f"{columns} × {lines}; make it larger."
        )
    from debate.cli.play import home

    code = _play_demo()
    return home() if code is None else code


def _play_demo() -> int | None:
    """Play the demo until a key is pressed. Returns the exit code, or ``None`` where the player goes on home."""
    from datetime import UTC, datetime

    from debate.records import Records
    from debate.settings import Settings
    from debate.tui.demo.app import DemoApp
    from debate.tui.demo.script import read_script

    looks = {name: Settings.of_player().get(name) for name in ("theme", "animations")}
    with _data_of_nobody() as folder, Records.open(folder) as records:
        settings = Settings.open(folder, records)
        for name, value in looks.items():
            settings.set(name, value)
        app = DemoApp(read_script(), records=records, utc_now=lambda: datetime.now(UTC))
        app.run()
        return app.return_code or (0 if app.player_leaves else None)


@contextmanager
def _data_of_nobody() -> Iterator[Path]:
    """An empty data folder that counts as the player's until it is thrown away."""
    from debate.home import HOME_VARIABLE

    before = os.environ.get(HOME_VARIABLE)
    with tempfile.TemporaryDirectory(prefix="debate-demo-", ignore_cleanup_errors=True) as folder:
        os.environ[HOME_VARIABLE] = folder
        try:
            yield Path(folder)
        finally:
            if before is None:
                del os.environ[HOME_VARIABLE]
            else:
                os.environ[HOME_VARIABLE] = before
