"""Forgetting: what a player wants gone is gone from every file of their folder, not only from the lists.

SQLite is told to overwrite what it frees and to rebuild the file, and its log is emptied. Copies of older records, and
damaged ones that were set aside, hold words that nobody can pick out of them, so they go whole.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from debate.records.database import Database
from debate.records.errors import RecordsError, from_system
from debate.records.opening import FILE_NAME
from debate.records.rounds import OF_A_ROUND

_TRANSCRIPTS: Final = "transcripts"
_OWN: Final = (_TRANSCRIPTS, "hand-ins", "seats", "classes", "plans")
"""The folders in a player's folder that hold words or lists of theirs; packs, rooms and other profiles do not."""
_FEWEST_LETTERS: Final = 12
"""Letters of an answer below which a transcript is not said to hold it: “No.” stands in any."""


class Forgetting(Database):
    """The part of the records that forgets. Each method says how many answers went."""

    def forget_attempt(self, attempt_id: int) -> int:
        """Forget one answer with its ballot, drafts, replies and appeals, and its round's state, which quotes it."""
        return self._forget("id = ?", (attempt_id,))

    def forget_round(self, round_id: str) -> int:
        """Forget a round and all that was handed in in it."""
        return self._forget("round_id = ?", (round_id,), rounds=(round_id,))

    def forget_pack(self, pack: str) -> int:
        """Forget all that was done with a pack."""
        with self._read() as connection:
            found = connection.execute("SELECT id FROM rounds WHERE json_extract(state, '$.pack') = ?", (pack,))
            rounds = tuple(round_id for (round_id,) in found)
        return self._forget("pack = ?", (pack,), rounds=rounds, pack=pack)

    def _forget(self, which: str, values: tuple[object, ...], *, rounds: Sequence[str] = (), pack: str = "") -> int:
        with self._read() as connection:
            connection.execute("PRAGMA secure_delete = ON")
        with self._write() as connection:
            gone = connection.execute(
                f"SELECT round_id, turn, number, prompt, answer, pack FROM attempts WHERE {which}",  # noqa: S608
                values,
            ).fetchall()
            words = [row[4] for row in gone]
            words += [text for (text,) in _other_words(connection, rounds, pack)]
            for round_id, turn, number, prompt, answer, of_pack in gone:
                _delete_attempt(connection, round_id, turn, number)
                connection.execute(
                    "DELETE FROM appeals WHERE pack = ? AND prompt = ? AND answer = ?", (of_pack, prompt, answer)
                )
            for round_id in rounds:
                for table in OF_A_ROUND:
                    connection.execute(f"DELETE FROM {table} WHERE round_id = ?", (round_id,))  # noqa: S608
                connection.execute("DELETE FROM rounds WHERE id = ?", (round_id,))
            if pack:
                for table in ("replies", "drills", "appeals"):
                    connection.execute(f"DELETE FROM {table} WHERE pack = ?", (pack,))  # noqa: S608
                drills = f"drill/{pack}/"  # what a drill that was broken off is kept under
                connection.execute("DELETE FROM drafts WHERE substr(round_id, 1, ?) = ?", (len(drills), drills))
                connection.execute("DELETE FROM cards WHERE substr(key, 1, ?) = ?", (len(pack) + 1, f"{pack}/"))
        # The files first: when the file of the records cannot be cleaned now, the words are known no more next time.
        _delete_files([*_copies(self.folder), *_transcripts_with(self.folder, words)])
        self._scrub()
        return len(gone)

    def _scrub(self) -> None:
        """Leave nothing of what was deleted in file and log. Raises ``RecordsError`` when another program reads."""
        with self._lock, self._sentences():
            self._connection.execute("VACUUM")
            busy = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise RecordsError(
                "It is forgotten, but another window that is open holds on to the old file; "
                "close all windows of debate and forget it once more."
            )


def forget_everything(folder: Path) -> None:
    """Delete all that is kept of the player in that folder. Raises ``RecordsError``; close the records before."""
    _delete_files([*folder.glob(f"{FILE_NAME}*"), *folder.glob("settings.toml*")])
    try:
        for name in _OWN:
            if (folder / name).is_dir():
                shutil.rmtree(folder / name)
    except OSError as error:
        raise from_system(error, folder) from error


def _delete_attempt(connection: sqlite3.Connection, round_id: str, turn: int, number: int) -> None:
    at = (round_id, turn, number)
    for table in ("attempts", "predictions"):
        connection.execute(f"DELETE FROM {table} WHERE round_id = ? AND turn = ? AND number = ?", at)  # noqa: S608
    for table in ("drafts", "replies"):  # a reply quotes the answer that it defends
        connection.execute(f"DELETE FROM {table} WHERE round_id = ? AND turn = ?", at[:2])  # noqa: S608
    connection.execute("DELETE FROM rounds WHERE id = ?", (round_id,))


def _other_words(connection: sqlite3.Connection, rounds: Sequence[str], pack: str) -> Iterator[tuple[str]]:
    """What else was written, in those rounds and on that pack, and may stand in a transcript."""
    for round_id in rounds:
        yield from connection.execute("SELECT text FROM replies WHERE round_id = ?", (round_id,)).fetchall()
    yield from connection.execute("SELECT answer FROM drills WHERE pack = ?", (pack,)).fetchall()


def _copies(folder: Path) -> list[Path]:
    """Copies of older records, and damaged ones that were set aside."""
    return [*folder.glob(f"{FILE_NAME}.before-*"), *folder.glob(f"{FILE_NAME}.damaged-*")]


def _transcripts_with(folder: Path, words: Sequence[str]) -> list[Path]:
    """The transcripts that quote any of these texts, however they set it."""
    sought = [letters for text in words if len(letters := _letters(text)) >= _FEWEST_LETTERS]
    found = []
    for path in (folder / _TRANSCRIPTS).glob("*"):
        if path.is_file() and not path.is_symlink():
            held = _letters(path.read_text(encoding="utf-8", errors="replace"))
            if any(letters in held for letters in sought):
                found.append(path)
    return found


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _delete_files(files: Sequence[Path]) -> None:
    try:
        for file in files:
            file.unlink(missing_ok=True)
    except OSError as error:
        raise RecordsError(f"The file {file} could not be deleted: {error.strerror or error}.") from error
