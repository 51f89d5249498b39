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

from debate.packs import bounds
from debate.packs.holding import Held, Holding
from debate.packs.problems import PackError, printable, quoted

GREATEST_RATIO = 200
"""How many times larger than in the zip a file may be; text that people write shrinks to a third or a tenth."""

_RATIO_FROM = 64 * 1024  # bytes; a short file that repeats itself harms nobody
_LARGEST_READ = 8 * 1024 * 1024  # bytes; the table of contents is read at once, and no honest one is longer
_LOCAL_HEADER = 30  # bytes before a file's name
_ENCRYPTED = 0x1
_NAME_IS_UTF8 = 0x800
_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can hold
# What the standard library raises for archives that are damaged, or made to look so.
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OverflowError)


class _Bounded(io.BytesIO):
    """Bytes that refuse to be read in huge pieces, whatever the table of contents says of its own length."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _LARGEST_READ:
            raise zipfile.BadZipFile("a part of it is too long")
        return super().read(size)


def read_archive(file: Path, label: str | None = None, *, strict: bool = True) -> Holding:
    """What a zip file holds; ``label`` is how sentences name it, and ``strict`` goes into the holding.

    Raises ``PackError``, one sentence, for a file that is damaged or made to harm.
    """
    label = printable(str(file), 300) if label is None else label
    kinds: dict[str, Held] = {}
    entries: dict[str, zipfile.ZipInfo] = {}

    def content(name: str, most: int) -> bytes:
        entry = entries[name]
        try:
            with archive.open(entry) as stream:
                found = stream.read(most + 1)
        except _BROKEN as error:
            raise holding.refused(f"{quoted(name)} in it is damaged; fetch or make it again") from error
        if len(found) > max(_RATIO_FROM, GREATEST_RATIO * entry.compress_size):
            raise holding.refused(f"{quoted(name)} unpacks to far more than text does, as in a zip bomb")
        return found

    holding = Holding(label=label, kinds=kinds, content=content, strict=strict)
    try:
        with file.open("rb") as stream:
            whole = stream.read(bounds.LARGEST_PACK + 1)
        if len(whole) > bounds.LARGEST_PACK:
            raise holding.refused(f"it is larger than {bounds.LARGEST_PACK // 1024**2} megabytes; split the pack")
        archive = zipfile.ZipFile(_Bounded(whole))
        for entry in archive.infolist():
            name = _name(holding, entry)
            if name in kinds:
                raise holding.refused(f"{quoted(name)} stands in it twice, as one name; make it again")
            kinds[name], entries[name] = _kind(holding, entry, name), entry
        _refuse_bombs(holding, archive.infolist())
    except _BROKEN as error:
        raise holding.refused("it is damaged, or no zip file; fetch or make it again") from error
    except OSError as error:
        raise PackError(f"The file {label} cannot be read: {error.strerror or error}.") from error
    return Holding(label=label, kinds=kinds, content=content, strict=strict, commit=archive.comment.decode("latin-1"))


def _name(holding: Holding, entry: zipfile.ZipInfo) -> str:
    """The entry's name, without the “/” that ends a folder's."""
    # ``filename`` has been mended by the standard library: cut at a zero byte, its backslashes turned round.
    name = entry.orig_filename
    if not entry.flag_bits & _NAME_IS_UTF8 and not name.isascii():
        try:
            name = name.encode("cp437").decode("utf-8")  # some programs write UTF-8 and do not say so
        except UnicodeError as error:
            raise holding.refused(f"the name {quoted(name)} in it is not in UTF-8; make it again") from error
    return name.removesuffix("/")


def _kind(holding: Holding, entry: zipfile.ZipInfo, name: str) -> Held:
    if entry.flag_bits & _ENCRYPTED:
        raise holding.refused("it is encrypted; pack it again without a password")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise holding.refused(f"{quoted(name)} in it is packed in an unusual way; pack it again as a plain zip")
    around = name.split("/")[:-1]
    if any(holding.kinds.get("/".join(around[:length])) is Held.FILE for length in range(1, len(around) + 1)):
        raise holding.refused(f"{quoted(name)} in it lies in what is both a file and a folder; make it again")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind in (0, stat.S_IFREG, stat.S_IFDIR):
        return Held.FOLDER if entry.orig_filename.endswith("/") else Held.FILE
    return Held.LINK if kind == stat.S_IFLNK else Held.ODD


def _refuse_bombs(holding: Holding, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse what unpacks to too much, as do files that share bytes of a small archive."""
    if len(entries) > bounds.MOST_NAMES:
        raise holding.refused(f"it holds more than {bounds.MOST_NAMES} files; pack the pack's own folder")
    if sum(entry.file_size for entry in entries) > bounds.LARGEST_PACK:
        raise holding.refused(f"it says that it unpacks to more than {bounds.LARGEST_PACK // 1024**2} megabytes")
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise holding.refused("files in it lie upon each other, as in a zip bomb")
        end = entry.header_offset + _LOCAL_HEADER + len(entry.orig_filename) + entry.compress_size


def write_archive(target: Path, folder: str, files: Mapping[str, bytes], *, replace: bool) -> None:
    """Write the files into a zip file, below ``folder``, so that the same files always make the same bytes.

    They are sorted, dated 1980 and not compressed: compression differs between versions of its library. The file
    is there as a whole or not at all. Raises ``FileExistsError`` unless it may be replaced, and ``OSError``.
    """
    handle, temporary = tempfile.mkstemp(prefix=".debate-", suffix=".zip", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
                for name in sorted(files):
                    entry = zipfile.ZipInfo(f"{folder}/{name}", _DATE)
                    entry.create_system = 3  # the same on every system
                    entry.external_attr = (stat.S_IFREG | 0o644) << 16
                    archive.writestr(entry, files[name])
            stream.flush()
            os.fsync(stream.fileno())
        if os.name == "posix":  # a temporary file is the player's alone, and this one is to be shared
            mask = os.umask(0)
            os.umask(mask)
            Path(temporary).chmod(0o666 & ~mask)
        if not replace and os.path.lexists(target):
            raise FileExistsError(None, None, str(target))
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
