"""Install, update, remove and export packs.

A pack that comes in is read from its source into memory (``sharing_parcel``), written into a folder of its own beside
the installed one, checked there as a whole, and made the installed one by replacing its record (``installed``). A
program that is killed at any moment leaves the old pack or the new one.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from debate.packs.archive import Archive, write_archive
from debate.packs.git_source import Repository, is_address
from debate.packs.installed import (
    COPY,
    RECORD,
    Origin,
    children,
    is_id,
    is_pack,
    origin,
    pack_path,
    packs_folder,
    record_text,
)
from debate.packs.loading import load_pack
from debate.packs.model import Pack
from debate.packs.places import PACK_FILE, PackPlace, find_pack, list_packs, seeds_around
from debate.packs.problems import PackError, Problem, printable, quoted
from debate.packs.sharing_folder import Folder
from debate.packs.sharing_parcel import Parcel, pack_up

_STALE = 3600.0
"""Seconds after which a folder that a killed installation left behind is swept away."""

_GONE = ".gone-"
_NEW_RECORD = ".origin-"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What an installation or an update did: the pack as it is now, and where the one before came from, if known.

    ``left_out`` are names beside the pack's files that were not taken along.
    """

    pack: Pack
    before: Origin | None
    left_out: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the pack says something else than before."""
        return self.before is None or self.before.hash != self.pack.hash


@dataclass(frozen=True, slots=True)
class Exported:
    """A pack that was written into the zip file ``file``."""

    pack: Pack
    file: Path
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Fetched:
    """A pack that was fetched, with where it came from: an absolute path or an address."""

    parcel: Parcel
    source: str
    kind: str
    commit: str | None = None


def install(source: str, wanted: str | None = None) -> Arrival:
    """Install the pack from a folder, a zip file or a git address.

    ``wanted`` is the pack's id, where the source holds several. Raises ``PackError``, one sentence,
    when it cannot be done, also when there is a pack of that id already; nothing is changed then.
    """
    fetched = _fetch(source, wanted)
    _refuse_taken(fetched.parcel.id)
    return _put(fetched, None)


def update(pack_id: str, source: str | None = None) -> Arrival:
    """Fetch an installed pack anew, from where it came from or from another ``source``, and replace it.

    Raises ``PackError``, one sentence, when it cannot be done; the pack stays as it was then.
    """
    place = _installed_place(pack_id, "updated")
    if place.is_symlink() or not os.path.lexists(place / RECORD):
        raise PackError(f"The pack {quoted(pack_id)} was put into {_shown(place)} by hand; change its files there.")
    before = origin(place)
    if source is None:
        if before is None:
            raise PackError(
                f"Nothing is remembered of where the pack {quoted(pack_id)} came from; give its folder, zip file or "
                "git address after the id."
            )
        source = before.source
    fetched = _fetch(source, pack_id)
    return _put(fetched, before)


def remove(pack_id: str) -> None:
    """Remove an installed pack: its files and its record, nothing else. Raises ``PackError``, one sentence."""
    place = _installed_place(pack_id, "removed")
    gone = None
    try:
        if place.is_symlink():
            place.unlink()  # what it leads to is not ours
        else:
            gone = Path(tempfile.mkdtemp(prefix=_GONE, dir=place.parent))
            place.rename(gone / pack_id)
    except OSError as error:
        if gone is not None:
            shutil.rmtree(gone, ignore_errors=True)
        raise PackError(f"The pack {quoted(pack_id)} cannot be removed: {_reason(error)}.") from error
    _sweep(place.parent)


def check_removable(pack_id: str) -> None:
    """Raise ``PackError``, one sentence, when there is no such pack that could be removed."""
    _installed_place(pack_id, "removed")


def updatable_packs() -> tuple[str, ...]:
    """The ids of the packs of which it is remembered where they came from."""
    return tuple(place.name for place in children(packs_folder()) if is_id(place.name) and origin(place) is not None)


def export(wanted: str, target: Path | None = None, *, force: bool = False) -> Exported:
    """Write a pack, named by its id or path, with its source brief into one zip file.

    ``target`` is the file, or a folder for it; by default it is ``ID-VERSION.zip`` in the working folder. An existing
    file is only replaced with ``force``. Raises ``PackError``, one sentence.
    """
    path = find_pack(wanted)
    parcel = pack_up(Folder(path, linked=True), seeds=seeds_around(path))
    with _trouble("The pack cannot be unpacked for a check"), tempfile.TemporaryDirectory(prefix="debate-") as folder:
        pack = _checked(parcel, Path(folder))
    name = f"{pack.id}-{pack.version}.zip"
    file = Path(name) if target is None else target / name if target.is_dir() else target
    shown = _shown(file)
    try:
        write_archive(file, pack.id, parcel.files, replace=force)
    except FileExistsError as error:
        raise PackError(f"{shown} is there already; add --force to replace it, or name another file.") from error
    except OSError as error:
        raise PackError(f"The zip file {shown} cannot be written: {_reason(error)}.") from error
    return Exported(pack, file, parcel.left_out)


def _fetch(source: str, wanted: str | None) -> _Fetched:
    """The pack, of the id ``wanted`` if one is given, from whatever somebody named as its source."""
    fetched = _fetch_any(source, wanted)
    if wanted is not None and fetched.parcel.id != wanted:
        raise PackError(
            f"{printable(source, 200)} holds the pack {quoted(fetched.parcel.id)}, not {quoted(wanted)}; install it "
            "under its own id, or name another source."
        )
    return fetched


def _fetch_any(source: str, wanted: str | None) -> _Fetched:
    if not source.strip() or "\0" in source:
        raise PackError("Say where the pack is: a folder, a zip file or a git address.")
    path = Path(source).expanduser() if source.startswith("~") else Path(source)
    if path.name == PACK_FILE:
        path = path.parent
    if not os.path.lexists(path) and is_address(source):
        return _fetch_from_git(source, source, wanted)
    whole = path.resolve()
    if whole.is_dir():
        if _is_bare_repository(whole):
            return _fetch_from_git(whole.as_uri(), str(whole), wanted)
        holding = Folder(whole)
        return _Fetched(pack_up(holding, wanted, seeds_around(whole)), str(whole), "folder")
    if whole.is_file():
        with Archive(whole) as archive:
            return _Fetched(pack_up(archive, wanted), str(whole), "zip")
    if os.path.lexists(path):
        raise PackError(f"“{printable(source, 200)}” is neither a folder nor a zip file; name one that is.")
    raise PackError(f"There is no “{printable(source, 200)}”; name a folder, a zip file or a git address.")


def _fetch_from_git(address: str, source: str, wanted: str | None) -> _Fetched:
    with Repository(address) as repository:
        return _Fetched(pack_up(repository, wanted), source, "git", repository.commit)


def _is_bare_repository(folder: Path) -> bool:
    return (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir()


def _refuse_taken(pack_id: str) -> None:
    taken = _known(pack_id)
    if taken is None:
        return
    if taken.built_in:
        raise PackError(
            f"A pack {quoted(pack_id)} comes with the program; give yours another id in pack.yaml, and its folder too."
        )
    if taken.package is not None:
        raise PackError(
            f"The Python package {quoted(taken.package)} brings a pack {quoted(pack_id)}; uninstall it first "
            f"(pip uninstall {printable(taken.package)})."
        )
    raise PackError(
        f"A pack {quoted(pack_id)} is installed already; replace it with “debate pack update {pack_id} SOURCE”."
    )


def _known(pack_id: str) -> PackPlace | None:
    return next((place for place in list_packs() if place.id == pack_id), None)


def _installed_place(pack_id: str, what: str) -> Path:
    """The folder ``packs/<id>`` of an installed pack. Raises ``PackError`` that says what else the id stands for."""
    place = packs_folder() / pack_id
    if is_id(pack_id) and (is_pack(pack_path(place)) or os.path.lexists(place / RECORD)):
        return place
    known = _known(pack_id) if is_id(pack_id) else None
    if known is not None and known.built_in:
        raise PackError(f"The pack {quoted(pack_id)} comes with the program and cannot be {what} by itself.")
    if known is not None:
        package = printable(known.package or "")
        raise PackError(
            f"The Python package “{package}” brings the pack {quoted(pack_id)}; use pip, for example “pip "
            f"{'uninstall' if what == 'removed' else 'install --upgrade'} {package}”."
        )
    names = ", ".join(place.id for place in list_packs() if not place.built_in and place.package is None)
    there = f"installed are {names}" if names else "none is installed"
    raise PackError(f"No pack {quoted(pack_id)} is installed; {there}.")


def _put(fetched: _Fetched, before: Origin | None) -> Arrival:
    """Write the pack's files beside the installed ones, check them, and make them the installed ones."""
    parcel = fetched.parcel
    packs = packs_folder()
    place = packs / parcel.id
    last = pack_path(place).parent
    copy: Path | None = None
    done = False
    try:
        with _trouble(f"The pack cannot be installed in {_shown(packs)}"):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            copy = Path(tempfile.mkdtemp(prefix=COPY, dir=place))
            pack = _checked(parcel, copy)
            came = Origin(
                source=fetched.source,
                kind=fetched.kind,
                version=pack.version,
                hash=pack.hash,
                date=datetime.now(UTC).isoformat(timespec="seconds"),
                commit=fetched.commit,
            )
            _write_record(place, record_text(copy.name, came))
            done = True
    finally:
        if not done:
            if copy is not None:
                shutil.rmtree(copy, ignore_errors=True)
            _remove_if_empty(place)
    _sweep(packs)
    _sweep_copies(place, last)
    return Arrival(pack, before, parcel.left_out)


def _checked(parcel: Parcel, folder: Path) -> Pack:
    """The pack, having been written into ``folder`` and read again. Raises ``PackError`` when it cannot be played."""
    written = folder / parcel.id
    (written / "prompts").mkdir(parents=True)
    for name, content in parcel.files.items():
        with (written / name).open("xb") as stream:
            stream.write(content)
    try:
        return load_pack(written)
    except PackError as error:
        raise PackError.of(_at_source(problem, parcel, written) for problem in error.problems) from error


def _at_source(problem: Problem, parcel: Parcel, written: Path) -> Problem:
    """The problem with the place that its author knows, instead of that of our copy."""
    name = Path(problem.file).relative_to(written).as_posix()
    around = parcel.shown[PACK_FILE].removesuffix(PACK_FILE)
    return replace(problem, file=parcel.shown.get(name, around + name))


def _write_record(place: Path, text: str) -> None:
    """Replace the record in one step, its text being safely on the disk."""
    handle, temporary = tempfile.mkstemp(prefix=_NEW_RECORD, dir=place)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(place / RECORD)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _sweep(packs: Path) -> None:
    """Delete what was removed, as far as the system lets us."""
    for child in children(packs):
        if child.name.startswith(_GONE):
            shutil.rmtree(child, ignore_errors=True)


def _sweep_copies(place: Path, last: Path) -> None:
    """Delete the copy before this one, and what killed installations left behind (a running one is left alone)."""
    current = pack_path(place).parent
    for child in children(place):
        if child == current or not child.name.startswith((COPY, _NEW_RECORD)):
            continue
        with suppress(OSError):
            if child == last or time.time() - child.stat().st_mtime > _STALE:
                shutil.rmtree(child) if child.is_dir() else child.unlink()


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


@contextmanager
def _trouble(what: str) -> Iterator[None]:
    """Turn what the system refuses into one sentence."""
    try:
        yield
    except OSError as error:
        raise PackError(f"{what}: {_reason(error)}.") from error


def _reason(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "the disk is full; make room and try again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "you may not write there; look at the rights of the folder"
    return error.strerror or str(error)


def _shown(path: Path) -> str:
    return printable(str(path), 300)
