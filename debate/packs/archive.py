"""Packs in zip files: reading one from a stranger, and writing one that is the same bytes on every machine.

A zip file is a claim about what is in it. The claims are only used to refuse early; what is unpacked is counted while
it is unpacked, and only files of a pack are unpacked at all, into memory.
"""

from __future__ import annotations

import io
import os
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from debate.packs.bounds import LARGEST_PACK, MOST_NAMES
from debate.packs.problems import PackError, printable, quoted
from debate.packs.sharing_names import name_problem, same_name
from debate.packs.sharing_parcel import Held

LARGEST_ARCHIVE = LARGEST_PACK
"""Bytes of a zip file."""

GREATEST_RATIO = 200
"""How many times larger than in the zip a file may be; text that people write shrinks to a third or a tenth."""

_RATIO_FROM = 64 * 1024  # bytes; a short file that repeats itself harms nobody
_LARGEST_READ = 8 * 1024 * 1024  # bytes; the table of contents is read at once, and no honest one is longer
_LOCAL_HEADER = 30  # bytes before a file's name
_ENCRYPTED = 0x1
_NAME_IS_UTF8 = 0x800
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can hold
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
"""What the standard library raises for archives that are damaged, or made to look so."""


class _Bounded(io.FileIO):
    """A file that refuses to be read in huge pieces, whatever the table of contents says of its own length."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0:
            size = os.fstat(self.fileno()).st_size - self.tell()
        if size > _LARGEST_READ:
            raise zipfile.BadZipFile("a part of it is too long")
        return super().read(size)


class Archive:
    """A zip file with one pack in it. Close it after use (it is a context manager)."""

    def __init__(self, file: Path) -> None:
        self.label = printable(str(file), 300)
        self.kinds: dict[str, Held] = {}
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self._stream: IO[bytes] | None = None
        try:
            self._stream = _Bounded(file)
            if os.fstat(self._stream.fileno()).st_size > LARGEST_ARCHIVE:
                raise self._refused(f"it is larger than {LARGEST_ARCHIVE // 1024**2} megabytes")
            self._zip = zipfile.ZipFile(self._stream)
            self._list()
        except _BROKEN as error:
            self.close()
            raise self._damaged() from error
        except OSError as error:
            self.close()
            raise PackError(f"The file {self.label} cannot be read: {error.strerror or error}.") from error
        except PackError:
            self.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._stream is not None:
            self._stream.close()

    def content(self, name: str, most: int) -> bytes:
        """The bytes of that file, but never more than ``most`` + 1 of them. Raises ``PackError``."""
        entry = self._entries[name]
        try:
            with self._zip.open(entry) as stream:
                content = stream.read(most + 1)
        except _BROKEN as error:
            raise self._damaged(name) from error
        except OSError as error:
            raise PackError(f"The file {self.label} cannot be read: {error.strerror or error}.") from error
        if len(content) > max(_RATIO_FROM, GREATEST_RATIO * entry.compress_size):
            raise self._refused(f"{quoted(name)} unpacks to far more than text does, as in a zip bomb")
        return content

    def _list(self) -> None:
        """Note what is in it, and refuse the whole for anything that no honest pack holds."""
        entries = self._zip.infolist()
        if len(entries) > MOST_NAMES:
            raise self._refused(f"it holds more than {MOST_NAMES} files")
        seen: dict[str, str] = {}
        for entry in entries:
            name = self._name(entry)
            self._refuse_odd(entry, name)
            other = seen.setdefault(same_name(name), name)
            if other != name or name in self.kinds:
                raise self._refused(f"{quoted(name)} and {quoted(other)} in it are one name on many systems")
            self.kinds[name] = Held.FOLDER if entry.orig_filename.endswith("/") else Held.FILE
            self._entries[name] = entry
        if sum(entry.file_size for entry in entries) > LARGEST_PACK:
            raise self._refused(f"it says that it unpacks to more than {LARGEST_PACK // 1024**2} megabytes")
        self._refuse_overlaps(entries)
        for name in list(self.kinds):
            parts = name.split("/")[:-1]
            for length in range(1, len(parts) + 1):
                around = "/".join(parts[:length])
                if self.kinds.setdefault(around, Held.FOLDER) is not Held.FOLDER:
                    raise self._refused(f"{quoted(around)} in it is both a file and a folder")

    def _name(self, entry: zipfile.ZipInfo) -> str:
        """The entry's name, without the “/” that ends a folder's."""
        # ``filename`` has been mended by the standard library: cut at a zero byte, its backslashes turned round.
        name = entry.orig_filename
        if not entry.flag_bits & _NAME_IS_UTF8 and not name.isascii():
            try:
                name = name.encode("cp437").decode("utf-8")  # some programs write UTF-8 and do not say so
            except UnicodeError as error:
                raise self._refused(f"the name {quoted(name)} in it is not in UTF-8") from error
        problem = name_problem(name.removesuffix("/"))
        if problem is not None:
            raise self._refused(f"{quoted(name)} is in it, and its name {problem}")
        return name.removesuffix("/")

    def _refuse_odd(self, entry: zipfile.ZipInfo, name: str) -> None:
        if entry.flag_bits & _ENCRYPTED:
            raise self._refused("it is encrypted", "pack it again without a password")
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind == stat.S_IFLNK:
            raise self._refused(f"{quoted(name)} in it is a link", "put the file itself there")
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise self._refused(f"{quoted(name)} in it is no plain file")
        if entry.compress_type not in _WAYS:
            raise self._refused(f"{quoted(name)} in it is packed in an unusual way", "pack it again as a plain zip")

    def _refuse_overlaps(self, entries: list[zipfile.ZipInfo]) -> None:
        """Refuse files that share bytes of the archive: how a small zip says that it holds a very large pack."""
        end = 0
        for entry in sorted(entries, key=lambda entry: entry.header_offset):
            if entry.header_offset < end:
                raise self._refused("files in it lie upon each other, as in a zip bomb")
            end = entry.header_offset + _LOCAL_HEADER + len(entry.orig_filename) + entry.compress_size

    def _refused(self, reason: str, advice: str = "ask for a new one from where you have it") -> PackError:
        return PackError(f"{self.label} is refused: {reason}; {advice}.")

    def _damaged(self, name: str | None = None) -> PackError:
        what = "it" if name is None else f"{quoted(name)} in it"
        return PackError(f"{self.label} is refused: {what} is damaged, or no zip file; fetch or make it again.")


def write_archive(target: Path, folder: str, files: Mapping[str, bytes], *, replace: bool) -> None:
    """Write the files into a zip file, below ``folder``, so that the same files always make the same bytes.

    They are sorted, dated 1980 and not compressed: compression differs between versions of its library. The file
    is there as a whole or not at all. Raises ``FileExistsError`` unless it may be replaced, and ``OSError``.
    """
    if not replace and os.path.lexists(target):
        raise FileExistsError(None, None, str(target))
    handle, temporary = tempfile.mkstemp(prefix=".debate-", suffix=".zip", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
                for name in sorted(files):
                    archive.writestr(_entry(f"{folder}/{name}"), files[name])
            stream.flush()
            os.fsync(stream.fileno())
        _allow_reading(temporary)
        if not replace and os.path.lexists(target):
            raise FileExistsError(None, None, str(target))
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.create_system = 3  # the same on every system
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    return entry


def _allow_reading(file: str) -> None:
    """Give a temporary file the rights that a new file would have: it is to be shared."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        Path(file).chmod(0o666 & ~mask)
