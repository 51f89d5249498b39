"""Install, update, remove and export packs.

A pack that comes in is read from its source into memory (``holding``), checked as a whole in a folder that is thrown
away, written into a folder of its own beside the installed one, and made the installed one by replacing its record
(``installed``). A program that is killed at any moment leaves the old pack or the new one.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from debate.home import private_folder
from debate.packs.archive import read_archive, write_archive
from debate.packs.git_source import fetch, is_address
from debate.packs.holding import Holding, Parcel, look_into, name_problem, pack_up
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
)
from debate.packs.loading import load_pack
from debate.packs.model import Pack
from debate.packs.places import PACK_FILE, find_pack, list_packs, seeds_around
from debate.packs.problems import PackError, Problem, printable, quoted

_STALE = 3600.0
"""Seconds after which what a killed installation left behind is swept away."""

_GONE = ".gone-"


@dataclass(frozen=True, slots=True)
class Moved:
    """A pack that was installed, updated or exported, and the names beside its files that were not taken along.

    ``before`` is where the pack that it replaced came from, if known; ``file`` is the zip file that it was written to.
    """

    pack: Pack
    left_out: tuple[str, ...]
    before: Origin | None = None
    file: Path = Path()

    @property
    def changed(self) -> bool:
        """Whether the pack says something else than before."""
        return self.before is None or self.before.hash != self.pack.hash


def install(source: str, wanted: str | None = None) -> Moved:
    """Install the pack from a folder, a zip file or a git address.

    ``wanted`` is the pack's id, where the source holds several. Raises ``PackError``, one sentence,
    when it cannot be done, also when there is a pack of that id already; nothing is changed then.
    """
    return _bring(source, wanted)


def update(pack_id: str, source: str | None = None) -> Moved:
    """Fetch an installed pack anew, from where it came from or from another ``source``, and replace it.

    Raises ``PackError``, one sentence, when it cannot be done; the pack stays as it was then.
    """
    place = installed_place(pack_id, "updated")
    if place.is_symlink() or not os.path.lexists(place / RECORD):
        raise PackError(f"The pack {quoted(pack_id)} was put into {_shown(place)} by hand; change its files there.")
    before = origin(place)
    if source is None and before is None:
        raise PackError(
            f"Nothing is remembered of where the pack {quoted(pack_id)} came from; give its folder, zip file or git "
            "address after the id."
        )
    moved = _bring(source or (before.source if before else ""), pack_id, again=True)
    return replace(moved, before=before)


def remove(pack_id: str) -> None:
    """Remove an installed pack: its files and its record, nothing else. Raises ``PackError``, one sentence."""
    place = installed_place(pack_id, "removed")
    with _trouble(f"The pack {quoted(pack_id)} cannot be removed"):
        if place.is_symlink():
            place.unlink()  # what it leads to is not ours
        else:
            gone = Path(tempfile.mkdtemp(prefix=_GONE, dir=place.parent))
            try:
                place.rename(gone / pack_id)
            finally:
                shutil.rmtree(gone, ignore_errors=True)


def export(wanted: str, target: Path | None = None, *, force: bool = False) -> Moved:
    """Write a pack, named by its id or path, with its source brief into one zip file.

    ``target`` is the file, or a folder for it; by default it is ``ID-VERSION.zip`` in the working folder. An existing
    file is only replaced with ``force``. Raises ``PackError``, one sentence.
    """
    path = find_pack(wanted)
    parcel = pack_up(look_into(path, linked=True), seeds=seeds_around(path))
    pack = _checked(parcel)
    name = f"{pack.id}-{pack.version}.zip"
    file = Path(name) if target is None else target / name if target.is_dir() else target
    with _trouble(f"The zip file {_shown(file)} cannot be written"):
        try:
            write_archive(file, pack.id, parcel.files, replace=force)
        except FileExistsError as error:
            advice = "add --force to replace it, or name another file"
            raise PackError(f"{_shown(file)} is there already; {advice}.") from error
    return Moved(pack, parcel.left_out, file=file)


def updatable_packs() -> tuple[str, ...]:
    """The ids of the packs of which it is remembered where they came from."""
    return tuple(place.name for place in children(packs_folder()) if is_id(place.name) and origin(place) is not None)


def installed_place(pack_id: str, what: str) -> Path:
    """The folder ``packs/<id>`` of an installed pack that is to be “updated” or “removed”.

    Raises ``PackError``, one sentence that says what else the id stands for.
    """
    place = packs_folder() / pack_id
    if is_id(pack_id) and (is_pack(pack_path(place)) or os.path.lexists(place / RECORD)):
        return place
    packs = list_packs()
    known = next((pack for pack in packs if pack.id == pack_id), None)
    if known is not None and known.built_in:
        raise PackError(f"The pack {quoted(pack_id)} comes with the program and cannot be {what} by itself.")
    if known is not None:
        package = printable(known.package or "")
        how = "uninstall" if what == "removed" else "install --upgrade"
        raise PackError(
            f"The Python package “{package}” brings the pack {quoted(pack_id)}; use pip, for example “pip {how} "
            f"{package}”."
        )
    names = ", ".join(place.id for place in packs if not place.built_in and place.package is None)
    there = f"installed are {names}" if names else "none is installed"
    raise PackError(f"No pack {quoted(pack_id)} is installed; {there}.")


def _bring(source: str, wanted: str | None, *, again: bool = False) -> Moved:
    """Fetch a pack, check it and make it the installed one; ``again`` is whether it may replace one."""
    came, kind, holding, seeds = _found(source)
    parcel = pack_up(holding, wanted, seeds)
    pack = _checked(parcel)
    if wanted not in (None, pack.id):
        raise PackError(
            f"{printable(source, 200)} holds the pack {quoted(pack.id)}, not {quoted(wanted or '')}; install it under "
            "its own id, or name another source."
        )
    if not again:
        _refuse_taken(pack.id)
    commit = holding.commit if kind == "git" else None
    date = datetime.now(UTC).isoformat(timespec="seconds")
    made = Origin(copy="", source=came, kind=kind, version=pack.version, hash=pack.hash, date=date, commit=commit)
    _put(parcel, pack.id, made)
    return Moved(pack, parcel.left_out)


def _found(source: str) -> tuple[str, str, Holding, tuple[Path, ...]]:
    """What somebody named as a source: its absolute path or address, its kind, what it holds, where briefs may be."""
    if not source.strip() or "\0" in source:
        raise PackError("Say where the pack is: a folder, a zip file or a git address.")
    path = Path(source).expanduser() if source.startswith("~") else Path(source)
    if path.name == PACK_FILE:
        path = path.parent
    if not os.path.lexists(path) and is_address(source):
        return source, "git", fetch(source), ()
    whole = path.resolve()
    if whole.is_dir():
        return str(whole), "folder", look_into(whole), seeds_around(whole)
    if whole.is_file():
        return str(whole), "zip", read_archive(whole), ()
    if os.path.lexists(path):
        raise PackError(f"“{printable(source, 200)}” is neither a folder nor a zip file; name one that is.")
    raise PackError(f"There is no “{printable(source, 200)}”; name a folder, a zip file or a git address.")


def _refuse_taken(pack_id: str) -> None:
    if name_problem(pack_id) is not None:
        raise PackError(f"Windows keeps the name {quoted(pack_id)} for itself; choose another id.")
    taken = next((place for place in list_packs() if place.id == pack_id), None)
    if taken is None:
        return
    if taken.built_in:
        reason = "comes with the program; give yours another id in pack.yaml, and its folder too"
    elif taken.package is not None:
        package = printable(taken.package)
        reason = f"comes with the Python package “{package}”; uninstall that first (pip uninstall {package})"
    else:
        reason = f"is installed already; replace it with “debate pack update {pack_id} SOURCE”"
    raise PackError(f"A pack {quoted(pack_id)} {reason}.")


def _checked(parcel: Parcel) -> Pack:
    """The pack, having been unpacked and read. Raises ``PackError`` when it cannot be played."""
    with _trouble("The pack cannot be unpacked for a check"), tempfile.TemporaryDirectory(prefix="debate-") as name:
        folder = Path(name, "content", "pack")  # nobody else's folder “seeds” stands around it
        _write(parcel, folder)
        try:
            return load_pack(folder)
        except PackError as error:
            raise PackError.of(_at_source(problem, parcel, folder) for problem in error.problems) from error


def _at_source(problem: Problem, parcel: Parcel, folder: Path) -> Problem:
    """The problem with the place that its author knows, instead of that of our copy."""
    name = Path(problem.file).relative_to(folder).as_posix()
    around = parcel.shown[PACK_FILE].removesuffix(PACK_FILE)
    return replace(problem, file=parcel.shown.get(name, around + name))


def _write(parcel: Parcel, folder: Path) -> None:
    (folder / "prompts").mkdir(parents=True)
    for name, content in parcel.files.items():
        with (folder / name).open("xb") as stream:
            stream.write(content)


def _put(parcel: Parcel, pack_id: str, came: Origin) -> None:
    """Write the pack's files beside the installed ones, and make them the installed ones by replacing the record."""
    packs = packs_folder()
    place = packs / pack_id
    last = pack_path(place).parent
    with _trouble(f"The pack cannot be installed in {_shown(packs)}"):
        private_folder(place)
        copy = Path(tempfile.mkdtemp(prefix=COPY, dir=place))
        try:
            _write(parcel, copy / pack_id)
            with (copy / RECORD).open("xb") as stream:
                stream.write(json.dumps(asdict(replace(came, copy=copy.name)), indent=2).encode("ascii"))
                stream.flush()
                os.fsync(stream.fileno())
            (copy / RECORD).replace(place / RECORD)
        except BaseException:
            shutil.rmtree(copy, ignore_errors=True)
            with suppress(OSError):
                place.rmdir()
            raise
    for child in (*packs.glob(f"{_GONE}*"), *place.glob(f"{COPY}*")):
        with suppress(OSError):  # what the system does not let us delete is tried again the next time
            stale = time.time() - child.stat().st_mtime > _STALE  # a running installation is left alone
            if child != copy and (stale or child == last):
                shutil.rmtree(child)


@contextmanager
def _trouble(what: str) -> Iterator[None]:
    """Turn what the system refuses into one sentence."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            reason = "the disk is full; make room and try again"
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            reason = "you may not write there; look at the rights of the folder"
        else:
            reason = error.strerror or str(error)
        raise PackError(f"{what}: {reason}.") from error


def _shown(path: Path) -> str:
    return printable(str(path), 300)
