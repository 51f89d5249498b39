"""What ``debate doctor`` looks at: terminal, versions, places, records, settings, packs; and what is wrong with them.

It only reads. What it tells is fit for a bug report: no answer, no name of a profile, no name of a user in a path.
"""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from debate.home import HOME_VARIABLE, data_folder
from debate.profiles import ProfileError, current_profile, player_folder, profiles
from debate.records.errors import is_damage
from debate.records.opening import FILE_NAME
from debate.records.schema import STEPS
from debate.settings import SETTINGS, Settings
from debate.wording import counted

_PACKAGES: Final = ("textual", "rich", "pyyaml", "msgspec", "click", "tomlkit", "snowballstemmer", "aiohttp")
_LEAST_FREE: Final = 50 * 1024**2
"""Bytes of free space below which a round may not be kept."""
_COUNTED: Final = ("rounds", "attempts", "drills", "replies", "appeals")


@dataclass
class Health:
    """What was found, by subject, and a sentence for each thing that is wrong."""

    found: dict[str, dict[str, object]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def examine() -> Health:
    """Look at everything."""
    health = Health()
    for subject, look in (
        ("Terminal", _terminal),
        ("Versions", _versions),
        ("Places", _places),
        ("Records", _records),
        ("Settings", _settings),
        ("Packs", _packs),
    ):
        health.found[subject] = found = {}
        try:
            for name, value in look(health.wrong):
                found[name] = value
        except OSError as error:  # what could be seen until then is told all the same
            health.wrong.append(f"The system refused {error.filename}: {error.strerror or error}.")
    health.wrong = [shortened(sentence) for sentence in health.wrong]
    return health


def shortened(text: str) -> str:
    """The text without what names a person: the home folder is ``~``, a profile ``profiles/…``, the user ``USER``."""
    folder = player_folder()
    if current_profile():
        text = text.replace(str(folder), str(folder.parent / "…"))
    home = str(Path.home())
    if len(home) > 1:
        text = text.replace(home, "~")
    names = {os.environ.get(name, "") for name in ("USER", "LOGNAME", "USERNAME")} - {"", "root"}
    for name in names:
        for separator in ("/", "\\"):
            text = text.replace(f"{separator}{name}{separator}", f"{separator}USER{separator}")
    return text


_Found = Iterator[tuple[str, object]]


def _terminal(wrong: list[str]) -> _Found:
    from debate.cli.places import in_full_screen

    columns, rows = shutil.get_terminal_size()
    yield "size", f"{columns} × {rows}"
    for name in ("TERM", "COLORTERM", "TERM_PROGRAM", "NO_COLOR", "LANG", "LC_ALL"):
        yield name, os.environ.get(name, "not set")
    yield "inside", ", ".join(name for name in ("TMUX", "STY", "SSH_TTY") if os.environ.get(name)) or "nothing"
    term, colour = os.environ.get("TERM", ""), os.environ.get("COLORTERM", "")
    yield "colours", "16 million" if colour in ("truecolor", "24bit") else "256" if "256" in term else "16 or fewer"
    encoding = (sys.stdout.encoding or "") if sys.stdout else ""
    yield "encoding", encoding or "none"
    yield "opens", "the full screen" if in_full_screen() else "plain lines"
    if in_full_screen() and (columns < 60 or rows < 20):
        wrong.append(f"The terminal has {columns} × {rows} characters, and the full screen needs 60 × 20; enlarge it.")
    if encoding and encoding.lower().replace("-", "") != "utf8":
        wrong.append(f"The terminal’s encoding is {encoding}, which lacks many characters; set LANG to one of UTF-8.")


def _versions(_: list[str]) -> _Found:
    from debate import __version__

    yield "debate", __version__
    yield "Python", platform.python_version()
    yield "system", f"{platform.system()} {platform.release()} {platform.machine()}"
    yield "SQLite", sqlite3.sqlite_version
    for package in _PACKAGES:
        try:
            yield package, version(package)
        except PackageNotFoundError:
            yield package, "not here"


def _places(wrong: list[str]) -> _Found:
    folder = data_folder()
    yield "data", shortened(str(folder))
    yield HOME_VARIABLE, "set" if os.environ.get(HOME_VARIABLE) else "not set"
    yield "player’s folder", shortened(str(player_folder()))
    there = next(one for one in (folder, *folder.parents) if one.exists())
    if not os.access(there, os.W_OK):
        wrong.append(f"Nothing can be written in {folder}; make it writable, or set {HOME_VARIABLE} to another folder.")
    try:
        yield "profiles", 1 + len(profiles())
    except ProfileError as error:
        wrong.append(str(error))
    yield "rooms", len(list((folder / "rooms").glob("*.jsonl"))) if (folder / "rooms").is_dir() else "none yet"
    free = shutil.disk_usage(there).free
    yield "free space", f"{free // 1024**2:,} MB"
    if free < _LEAST_FREE:
        wrong.append(
            f"Only {free // 1024**2} MB are free where {folder} is; free some space, or rounds cannot be kept."
        )


def _records(wrong: list[str]) -> _Found:
    file = player_folder() / FILE_NAME
    aside = list(file.parent.glob(f"{FILE_NAME}.damaged-*")) if file.parent.is_dir() else []
    if aside:
        were = counted(len(aside), "damaged file")
        wrong.append(f"There {'is' if len(aside) == 1 else 'are'} {were} of records set aside in {file.parent}.")
    if not file.is_file():
        yield "file", "none yet"
        return
    yield "size", f"{file.stat().st_size / 1024**2:.1f} MB"
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
            form = int(connection.execute("PRAGMA user_version").fetchone()[0])
            yield "form", f"{form} (today’s is {len(STEPS)})"
            if form > len(STEPS):
                wrong.append("A newer debate wrote the records; bring debate up to date.")
            checked = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(3)")]
            yield "integrity", "ok" if checked == ["ok"] else "damaged"
            if checked != ["ok"]:
                wrong.append(f"The records in {file} are damaged; debate sets them aside when it starts next.")
            tables = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for table in _COUNTED:
                if table in tables:
                    yield table, int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
    except sqlite3.Error as error:
        yield "integrity", "cannot be read"
        then = "; debate sets them aside when it starts next" if is_damage(error) else ""
        wrong.append(f"The records in {file} cannot be read ({error}){then}.")


def _settings(wrong: list[str]) -> _Found:
    settings = Settings.of_player()
    yield "file", "there" if settings.file.exists() else "none yet"
    for setting in SETTINGS:
        if setting.name in settings.values and setting.label:
            yield setting.name, settings.get(setting.name)
    yield "own keys", len(settings.get("keys"))
    wrong += settings.problems
    if settings.get("keys"):
        import debate.tui.app  # noqa: F401  its keys count too
        from debate.tui.keymap import bad_keys

        wrong += bad_keys(settings)


def _packs(wrong: list[str]) -> _Found:
    from debate.packs import PackError, list_packs, load_pack

    places = list_packs()
    for place in places:
        try:
            pack = load_pack(place.path)
        except PackError as error:
            yield place.id, "broken"
            wrong.append(f"The pack {place.id}: {error}")
        else:
            yield place.id, f"ok, {pack.version}, {pack.hash[:12]}"
    if not places:
        wrong.append("No pack came with the program; install debate again.")
