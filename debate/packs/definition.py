"""The vocabulary in which the pack format is defined: kinds of value, fields, and shapes made of fields.

``model`` says in these words what each of its values looks like in a file; ``format`` makes shapes of that, by which
``reading`` reads and checks, ``building`` builds, and ``schema`` and ``reference`` tell editors and authors.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

_Class = TypeVar("_Class", bound=type)

CALLED: Final[dict[type, tuple[str, str]]] = {}
"""What authors call what a class of the model is in a file, with its article, and what they are told of that file."""

WRITTEN_OUT: Final = object()
"""Marks an attribute whose own fields stand beside the others in the file, and not in a mapping of their own."""


def called(name: str, says: str = "") -> Callable[[_Class], _Class]:
    """Say how authors call what a class of the model is in a file."""

    def note(model: _Class) -> _Class:
        CALLED[model] = (name, says)
        return model

    return note


@dataclass(frozen=True, slots=True)
class Written:
    """The name that an attribute of the model has in the file, where that is another."""

    name: str


@dataclass(frozen=True, slots=True)
class Either:
    """What authors call one of several shapes, with its article."""

    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words for people. ``longest`` is in characters; ``lines`` allows line breaks.

    ``words`` is the advised number of them, from and to. ``bare`` takes an unquoted number, “true” or “false” for
    the text that it is.
    """

    longest: int
    lines: bool = False
    words: tuple[int, int] | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name for programs, which must match ``pattern`` as a whole.

    ``form`` describes the pattern in words, and ``called`` is what an author calls such a name.
    """

    pattern: str = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
    called: str = "an id"
    form: str = "lower-case words with hyphens between them, such as “bases-lose-reason”"
    longest: int = 60
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, from ``least`` to ``most``."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Fraction:
    """A number with or without decimals, from ``least`` to ``most``; ``above`` leaves ``least`` itself out."""

    least: float
    most: float
    above: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words, of which the model keeps what ``made`` makes of it: for a truth value, the first is true."""

    words: tuple[str, ...]
    made: type = bool


@dataclass(frozen=True, slots=True)
class Size:
    """How many items a list has, from ``least`` to ``most``; ``advised`` is the number that works well, from and to."""

    least: int = 0
    most: int = 40
    advised: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of items of one kind."""

    item: Kind
    size: Size = Size()


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping from names of the author's own to values; ``of`` says what the names are."""

    value: Kind
    of: str
    size: Size = Size(least=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a shape: its name, the kind of its value, and what it is for.

    A field that is not ``needed`` has ``default`` when it is left out. ``attribute`` is where the model keeps it (as
    “cues.heard”, where that is a part of its own); one that has none is read and not kept.
    """

    name: str
    kind: Kind
    says: str
    needed: bool = True
    default: Any = None
    attribute: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A mapping with known fields; ``name`` is what an author calls it, with its article.

    ``model`` is the class that it becomes, ``parts`` the classes of its attributes that are no mapping in the file.
    """

    name: str
    model: type
    parts: tuple[tuple[str, type], ...]
    fields: tuple[Field, ...]
    says: str = ""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A mapping that has one of several shapes, told apart by the first field of each."""

    name: str
    shapes: tuple[Shape, ...]


Kind = Text | Name | Whole | Fraction | Choice | ListOf | MapOf | Shape | OneOf
