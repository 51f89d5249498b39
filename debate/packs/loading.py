"""Reads a pack from its folder: for playing with ``load_pack``, for its author with ``check_pack``.

Both go the same way (files → nodes → values → meaning), so that whatever a check lets pass can be played and the
other way round; only advice is left out where nobody asked for any. No more of a pack is read than its four kinds of
file. ``read_pack`` gives what both are made of, for checks that know more of a pack than its files say.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from debate.packs import bounds, meaning
from debate.packs.balance import check_balance
from debate.packs.building import build
from debate.packs.collector import collector_paused
from debate.packs.definition import Shape
from debate.packs.files import read_text
from debate.packs.format import BRIEF, PACK, PROMPT, RUBRIC
from debate.packs.model import FORMAT, Pack
from debate.packs.nodes import Mapping, Node, Place, Scalar, needed, parse
from debate.packs.places import PACK_FILE, seeds_around, seeds_folder
from debate.packs.problems import Code, PackError, Problem, Severity, quoted
from debate.packs.reading import EnoughError, Entry, Findings, read
from debate.packs.wording import check_copies


@dataclass(slots=True)
class PackFiles:
    """What was read of a pack. A part that could not be read at all is ``None``.

    ``prompts_complete`` is whether every prompt of the pack is among ``prompts``, ``placed`` whether it is known where
    everything stands.
    """

    folder: Path
    pack: Entry | None = None
    brief: Entry | None = None
    rubric: Entry | None = None
    prompts: list[tuple[Path, Entry]] = field(default_factory=list)
    prompts_complete: bool = False
    placed: bool = True
    findings: dict[Path, Findings] = field(default_factory=dict)
    room: bounds.Room = field(default_factory=bounds.Room)

    def notes(self, file: Path) -> Findings:
        """Where the problems of that file are collected."""
        return self.findings.setdefault(file, Findings(str(file), self.room, placed=self.placed))

    @property
    def broken(self) -> bool:
        """Whether anything that was found is an error, so that the pack cannot be played."""
        return any(problem.severity is Severity.ERROR for problem in self.problems())

    def built(self) -> Pack:
        """The pack, ready to be played. Raises ``PackError`` when it is broken, with every problem that was found."""
        if self.broken:
            raise PackError.of(self.problems())
        assert self.pack is not None and self.brief is not None and self.rubric is not None
        return build(self.pack, self.brief, self.rubric, [prompt for _, prompt in self.prompts])

    def problems(self) -> tuple[Problem, ...]:
        """Everything that was found, file by file and from top to bottom."""
        return tuple(problem for notes in self.findings.values() for problem in sorted(notes.problems, key=_order))


def _order(problem: Problem) -> tuple[bool, int, int]:
    return problem.code is Code.TOO_MANY, problem.line, problem.column


def load_readable(paths: Iterable[Path]) -> list[Pack]:
    """Those of the packs in these folders that can be played; the others are passed over."""
    packs = []
    for path in paths:
        with suppress(PackError):
            packs.append(load_pack(path))
    return packs


def load_pack(path: Path) -> Pack:
    """The pack in that folder, ready to be played.

    Raises ``PackError`` when anything in it is an error; the error carries every problem that was found.
    """
    with collector_paused():
        return _load(path)


def _load(path: Path) -> Pack:
    """The same. A function of its own, so that all that was read is gone again before the collector looks at it."""
    files = _read_all(path, advice=False)
    # Who is told what is wrong is told all of it.
    return read_pack(path).built() if files.broken else files.built()


def check_pack(path: Path) -> tuple[Problem, ...]:
    """Every problem of the pack in that folder, errors and warnings, by file and line. Never raises."""
    return read_pack(path).problems()


def read_pack(folder: Path) -> PackFiles:
    """Everything that could be read of the pack in that folder, and every problem of it. Never raises."""
    with collector_paused():
        return _read_all(folder, advice=True)


def _read_all(folder: Path, *, advice: bool) -> PackFiles:
    files = PackFiles(folder, placed=advice)
    pack_file = folder / PACK_FILE
    files.pack = _read_file(files, pack_file, folder, PACK)
    if any(problem.code is Code.NEWER_FORMAT for problem in files.problems()):
        # Whatever else looks wrong may be right in that format.
        return files
    brief_file, brief_folder = _brief_file(files)
    if brief_file is not None:
        files.brief = _read_file(files, brief_file, brief_folder, BRIEF)
    rubric_file = folder / "rubric.yaml"
    files.rubric = _read_file(files, rubric_file, folder, RUBRIC)
    prompt_files = _prompt_files(files)
    for file in prompt_files or ():
        if not files.room.errors:
            break
        prompt = _read_file(files, file, folder, PROMPT)
        if prompt is not None:
            files.prompts.append((file, prompt))
    files.prompts_complete = prompt_files is not None and len(prompt_files) == len(files.prompts)
    _check_meaning(files, pack_file, brief_file, rubric_file, advice=advice)
    return files


def _check_meaning(
    files: PackFiles, pack_file: Path, brief_file: Path | None, rubric_file: Path, *, advice: bool
) -> None:
    """Look at the parts together, as far as each could be read."""
    pack, brief, rubric = files.pack, files.brief, files.rubric
    camps = meaning.names_of(pack, "camps")
    numbers = meaning.names_of(brief, "claims", "number")
    # A slip in the numbering is reported there, and not again wherever a claim is cited.
    claims = None if numbers is None else frozenset((*numbers, *range(1, len(numbers) + 1)))
    if pack is not None:
        with suppress(EnoughError):
            meaning.check_pack_file(pack, files.folder.resolve().name, claims, files.notes(pack_file))
    brief_notes = None if brief_file is None else files.notes(brief_file)
    if brief is not None and brief_notes is not None:
        with suppress(EnoughError):
            meaning.check_brief(brief, None if pack is None else pack.get("brief"), camps, brief_notes)
    if rubric is not None:
        with suppress(EnoughError):
            meaning.check_rubric(rubric, files.notes(rubric_file))
    prompt_check = meaning.PromptCheck(
        camps=camps,
        claims=claims,
        levels=meaning.levels_of(rubric),
        counted=meaning.counted_kinds(rubric),
        language="" if pack is None else pack.get("language", "").partition("-")[0],
        advice=advice,
    )
    for file, prompt in files.prompts:
        with suppress(EnoughError):
            prompt_check.check(prompt, file.stem, files.notes(file))
    if advice:
        check_copies((prompt, files.notes(file)) for file, prompt in files.prompts)
    prompts = [prompt for _, prompt in files.prompts]
    # A prompt that could not be read may be just the one that seems to be missing.
    if files.prompts_complete and all(p.get("camp") in (camps or ()) and "claims" in p for p in prompts):
        with suppress(EnoughError):
            check_balance(pack, prompts, brief, files.notes(pack_file), brief_notes)


def _read_file(files: PackFiles, file: Path, folder: Path, shape: Shape) -> Entry | None:
    notes = files.notes(file)
    with suppress(EnoughError):
        text = read_text(file, folder, notes.error, files.room)
        root = None if text is None else parse(text, notes.error, files.room)
        if root is None or (shape.fields[0].name == "format" and _is_newer(root, notes)):
            return None
        entry = read(shape, root, notes, shape.name)
        return entry if isinstance(entry, Entry) else None
    return None


def _is_newer(root: Node, notes: Findings) -> bool:
    found = root.pairs.get("format") if isinstance(root, Mapping) else None
    node = None if found is None else found[1]
    if not isinstance(node, Scalar) or not node.value.isascii() or not node.value.isdigit() or len(node.value) > 9:
        return False
    if int(node.value) <= FORMAT:
        return False
    wanted = needed(root)
    message = f"This is format {node.value}, which needs {wanted} (this one reads up to {FORMAT}); update debate."
    notes.error(node.place, Code.NEWER_FORMAT, message)
    return True


def _brief_file(files: PackFiles) -> tuple[Path | None, Path]:
    """The file of the brief, and the folder that it must not leave; ``None`` when the pack does not say which it is."""
    own = files.folder / "brief.yaml"
    if os.path.lexists(own):  # a broken link too is a brief that is meant to be there
        return own, files.folder
    name = None if files.pack is None else files.pack.get("brief")
    if files.pack is None or name is None:
        return None, files.folder
    # The program's own ones first, as when a pack is installed: what is played is then what was checked.
    for seeds in (seeds_folder(), *_seeds_around(files.folder)):
        if (file := seeds / f"{name}.yaml").is_file():
            return file, seeds
    message = (
        f"There is no brief {quoted(name)}: write it as brief.yaml in the pack's folder, or as {name}.yaml in a folder "
        "“seeds” beside that folder or above it."
    )
    files.notes(files.folder / PACK_FILE).error(files.pack.place("brief"), Code.CANNOT_READ, message)
    return None, files.folder


def _seeds_around(folder: Path) -> tuple[Path, ...]:
    try:
        return seeds_around(folder)
    except (OSError, RuntimeError):  # RuntimeError: links in a circle, before Python 3.13
        return ()


def _prompt_files(files: PackFiles) -> list[Path] | None:
    """The prompts' files by name; ``None``, after reporting why, when they cannot be listed."""
    folder = files.folder / "prompts"
    notes = files.notes(folder)
    start = Place(1, 1)
    try:
        if not folder.resolve().is_relative_to(files.folder.resolve()):
            message = "This is a link that leads out of the pack; put the folder itself here."
            notes.error(start, Code.LEAVES_FOLDER, message)
            return None
        children = sorted(folder.iterdir())
    except (OSError, RuntimeError, ValueError):  # RuntimeError: links in a circle, before Python 3.13
        message = "There is no folder “prompts”; make it, and put one file a prompt into it."
        notes.error(start, Code.CANNOT_READ, message)
        return None
    for child in children:
        if child.suffix in (".yml", ".YAML", ".YML", ".json"):
            files.notes(child).warning(start, Code.UNREAD_FILE, "This file is not read; its name must end in “.yaml”.")
    prompts = [child for child in children if child.suffix == ".yaml" and not child.name.startswith(".")]
    if len(prompts) > bounds.MOST_PROMPTS:
        message = (
            f"The pack has {len(prompts)} prompts; {bounds.MOST_PROMPTS} is the most that is read. Split the pack."
        )
        notes.error(start, Code.TOO_LARGE, message)
        return None
    return prompts
