"""What a student's client keeps on its own disk: which seat it had, the token that opens it, the newest texts, and
levels for classmates' answers that the room does not have yet.

One file for each seat, written whole beside the old one and put in its place, so that a client that is killed in the
middle leaves the file as it was.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

import msgspec

from debate.classroom.client.review_desk import OwnReviews
from debate.classroom.wire.messages import OwnText
from debate.home import private_file, private_folder
from debate.profiles import player_folder

ENDING = ".json"
LARGEST_FILE = 4 * 1024 * 1024
"""Bytes of a seat's file that are read; one that we wrote is far below."""

FORGOTTEN_DAYS = 30
"""Seats that were not used for so long are forgotten, with their texts."""


KNOCK_SECONDS = 600
"""A client that was killed before the room's answer comes back sooner; later it is somebody else, or another lesson."""


class Knock(msgspec.Struct, frozen=True, kw_only=True):
    """A request for a seat that the room has not answered yet; ``at`` is in seconds of the epoch."""

    address: str
    code: str
    name: str
    token: str
    at: float


class OwnSeat(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A seat that this client had. ``address`` is as ``room_address`` gives it, ``code`` the join code.

    ``name`` is only for people; ``used`` is when the seat was used last, in seconds of the epoch. ``over`` says that
    the room ended or sent the seat away, so that nobody goes back to it unasked.
    """

    address: str
    code: str
    room: str
    seat: str
    token: str
    name: str = ""
    used: float = 0.0
    over: bool = False
    texts: tuple[OwnText, ...] = ()
    reviews: OwnReviews | None = None


@dataclass(slots=True)
class SeatStore:
    """The seats of this client in ``folder``. ``trouble`` says in a sentence why the last change could not be kept."""

    folder: Path
    trouble: str = ""

    @classmethod
    def of_this_client(cls) -> SeatStore:
        """The store of this player."""
        return cls(player_folder() / "seats")

    def seats(self) -> list[OwnSeat]:
        """The seats of this client, the one used last first; a file that cannot be read is no seat."""
        found = [self._read(path) for path in self._files()]
        return sorted((seat for seat in found if seat is not None), key=lambda seat: seat.used, reverse=True)

    def last(self) -> OwnSeat | None:
        """The seat to go back to when nothing was said."""
        return next((seat for seat in self.seats() if not seat.over), None)

    def at(self, address: str, code: str) -> OwnSeat | None:
        """The seat that this client has in that room."""
        return next((one for one in self.seats() if not one.over and (one.address, one.code) == (address, code)), None)

    def keep(self, seat: OwnSeat, **changes: object) -> OwnSeat:
        """Put the seat with these changes on the disk, and return it. What could not be is in ``trouble``."""
        seat = msgspec.structs.replace(seat, used=time.time(), **changes)
        try:
            _write(self._path(seat), msgspec.json.encode(seat))
        except OSError as error:
            self.trouble = f"Your text cannot be kept on this machine ({error.strerror or error})."
        else:
            self.trouble = ""
        return seat

    def knocking(self, address: str, code: str, name: str, token: str) -> str:
        """The token to knock with: that of a knock there under this name that got no answer, or ``token``.

        The room may have the seat already, when the client is killed before it learns so.
        """
        with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeError):
            kept = msgspec.json.decode(self._knock.read_bytes(), type=Knock)
            if (kept.address, kept.code, kept.name) == (address, code, name) and time.time() - kept.at < KNOCK_SECONDS:
                return kept.token
        knock = Knock(address=address, code=code, name=name, token=token, at=time.time())
        with contextlib.suppress(OSError):
            _write(self._knock, msgspec.json.encode(knock))
        return token

    def answered(self) -> None:
        """The room has answered, or nobody is to take this up."""
        with contextlib.suppress(OSError):
            self._knock.unlink(missing_ok=True)

    @property
    def _knock(self) -> Path:
        return self.folder / "knock"

    def device(self) -> str:
        """A number by which the room knows this machine again."""
        path = self.folder / "device"
        with contextlib.suppress(OSError, UnicodeError):
            known = path.read_text("ascii").strip()[:128]
            if known:
                return known
        number = secrets.token_hex(16)
        with contextlib.suppress(OSError):
            _write(path, number.encode())
        return number

    def tidy(self) -> None:
        """Forget the seats that were not used for a long time."""
        now = time.time()
        for path in self._files():
            with contextlib.suppress(OSError):
                if now - path.stat().st_mtime > FORGOTTEN_DAYS * 86400:
                    path.unlink()

    def _files(self) -> list[Path]:
        with contextlib.suppress(OSError):
            return sorted(self.folder.glob(f"*{ENDING}"))
        return []

    def _path(self, seat: OwnSeat) -> Path:
        name = hashlib.sha256(f"{seat.room}\n{seat.seat}".encode("utf-8", "replace")).hexdigest()[:24]
        return self.folder / f"{name}{ENDING}"

    @staticmethod
    def _read(path: Path) -> OwnSeat | None:
        try:
            if path.stat().st_size > LARGEST_FILE:
                return None
            return msgspec.json.decode(path.read_bytes(), type=OwnSeat)
        except (OSError, msgspec.MsgspecError, UnicodeError):
            return None


def _write(path: Path, content: bytes) -> None:
    """Write a file whole and onto the disk, readable by its owner only. Raises ``OSError``; the old file then stays."""
    beside = private_folder(path.parent) / f"{path.name}.{os.getpid()}.new"
    try:
        with private_file(beside).open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
