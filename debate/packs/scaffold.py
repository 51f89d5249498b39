"""Begins a new pack: a small complete one in a folder of its own, with comments that teach, ready to be changed.

The files come from the folder ``example`` beside this module, which holds a pack with gaps (``{{title}}``) where an
author's own words go. Beside them lie the schemas of the format, so that editors help while the pack is written.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from debate.packs.definition import Field, Name, Text
from debate.packs.format import CAMP, PACK, PARTS
from debate.packs.holding import name_problem
from debate.packs.model import BOTH
from debate.packs.problems import UNWANTED, PackError, printable, quoted
from debate.packs.schema import schema

SCHEMAS = ".schema"
"""The folder in a new pack that holds the schema of each kind of file."""

EXAMPLE_TITLE = "Should the library open on Sundays?"
EXAMPLE_MOTION = "The town library should open on Sundays."
EXAMPLE_CAMPS = ("Open on Sundays", "Keep Sundays free")

_EXAMPLE = Path(__file__).with_name("example")
_GAP = re.compile(r"\{\{([a-z_]+)\}\}")
_PLAIN = re.compile(r"[^\W\d_][\w .;,!?()/–—’“”-]*")
_YAML_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What an author says about a new pack. ``camps`` are the two camps' names; their ids are made from them."""

    id: str
    title: str = EXAMPLE_TITLE
    motion: str = EXAMPLE_MOTION
    camps: tuple[str, str] = EXAMPLE_CAMPS
    language: str = "en"
    licence: str = "CC-BY-4.0"
    attribution: str = "Your name"


def write_pack(start: Start, folder: Path) -> Path:
    """Write a new pack into ``folder`` / its id and return that path; ``folder`` is made when it is not there.

    Raises ``PackError``, one sentence, for what a pack could not hold, and when something of that name is there
    already: nothing is ever overwritten.
    """
    gaps = _gaps(start)
    target = folder / start.id
    if os.path.lexists(target):
        raise PackError(f"{printable(str(target), 300)} is there already; choose another id, or another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as temporary:
            made = Path(temporary) / start.id
            _write_files(made, gaps)
            _put(made, target)
    except FileExistsError as error:
        raise PackError(f"{printable(str(error.filename), 300)} is in the way; choose another folder.") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise PackError(f"The pack cannot be written to {printable(str(target), 300)}: {reason}.") from error
    return target


def problem_of(field: str, value: str) -> str | None:
    """What is wrong with an author's word for ``id``, ``title``, ``motion``, ``camp``, …; ``None`` if nothing is."""
    shape = CAMP if field == "camp" else PACK
    kind = _field(shape.fields, "name" if field == "camp" else field).kind
    if isinstance(kind, Name):
        if len(value) > kind.longest or re.fullmatch(kind.pattern, value) is None:
            return f"The {field} {quoted(value)} must be {kind.form}."
        if field == "id" and name_problem(value) is not None:
            return f"Windows keeps the name {quoted(value)} for itself; choose another id."
        return None
    assert isinstance(kind, Text)
    if not value.strip():
        return f"The {field} must not be empty."
    if len(value) > kind.longest:
        return f"The {field} {quoted(value)} is longer than {kind.longest} characters; shorten it."
    if UNWANTED.search(value) or re.search("[\t\r\n]", value):
        return f"The {field} {quoted(value)} must be one line without invisible characters."
    return None


def same_name(first: str, second: str) -> bool:
    """Whether players would take two camps' names for one."""
    return first.strip().casefold() == second.strip().casefold()


def camp_ids(names: tuple[str, str]) -> tuple[str, str]:
    """An id for each camp, made from its name: “Keep Sundays free” gives ``keep-sundays-free``."""
    first, second = (_slug(name) for name in names)
    first = "first" if first in ("", BOTH) else first
    second = "second" if second in ("", BOTH) else second
    return (first, second) if first != second else (f"{first}-1", f"{second}-2")


def _slug(name: str) -> str:
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"^[^a-z]+|[^a-z0-9]+$", "", re.sub(r"[^a-z0-9]+", "-", ascii_name))


def _gaps(start: Start) -> dict[str, str]:
    """What fills each gap of the example, as YAML."""
    own = {name: getattr(start, name) for name in ("id", "title", "motion", "language", "licence", "attribution")}
    for field, value in (*own.items(), *(("camp", name) for name in start.camps)):
        problem = problem_of(field, value)
        if problem is not None:
            raise PackError(problem)
    if same_name(*start.camps):
        raise PackError(f"Both camps are called {quoted(start.camps[0])}; give each a name of its own.")
    first, second = camp_ids(start.camps)
    texts = {"title", "motion", "licence", "attribution"}
    filled = {name: _scalar(value.strip()) if name in texts else value for name, value in own.items()}
    filled["language"] = _scalar(start.language)  # “no” is Norwegian here, and a truth value to other programs
    filled["id"] = _scalar(start.id)
    names = (_scalar(name.strip()) for name in start.camps)
    return {**filled, "first": _scalar(first), "second": _scalar(second), **dict(zip(_CAMP_GAPS, names, strict=True))}


_CAMP_GAPS = ("first_name", "second_name")


def _scalar(text: str) -> str:
    """The text as one YAML value on one line: bare where that is safe, quoted otherwise."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _YAML_WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def _write_files(made: Path, gaps: dict[str, str]) -> None:
    for source in sorted(_EXAMPLE.rglob("*.yaml")):
        text = _GAP.sub(lambda found: gaps[found[1]], source.read_text(encoding="utf-8"))
        _write(made / source.relative_to(_EXAMPLE), text)
    for part in PARTS:
        _write(made / SCHEMAS / f"{part}.json", json.dumps(schema(part), ensure_ascii=False, indent=1) + "\n")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(text)


def _put(made: Path, target: Path) -> None:
    """Move what was made to its place, unless something has come to be there meanwhile."""
    if os.path.lexists(target):
        raise FileExistsError(None, None, str(target))
    shutil.move(made, target)


def _field(fields: tuple[Field, ...], name: str) -> Field:
    return next(field for field in fields if field.name == name)
