"""The vocabulary in which the pack format is defined: kinds of value, fields, and shapes made of fields.

``format`` writes the format down in these words once; ``reading`` reads and checks by it, and ``schema`` turns it
into a JSON Schema for editors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A whole number, from ``least`` to ``most``."""

    least: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fraction:
    """A number with or without decimals, from ``least`` to ``most``; ``above`` leaves ``least`` itself out."""

    least: float
    most: float
    above: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """A list of ``least`` to ``most`` items; ``advised`` is the number that works well, from and to."""

    item: Kind
    least: int = 0
    most: int = 40
    advised: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapOf:
    """A mapping from names of the author's own to values; ``of`` says what the names are."""

    value: Kind
    of: str
    least: int = 1
    most: int = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a shape: its name, the kind of its value, and what it is for.

    A field that is not ``needed`` has ``default`` when it is left out.
    """

    name: str
    kind: Kind
    says: str
    needed: bool = True
    default: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A mapping with known fields; ``name`` is what an author calls it, with its article."""

    name: str
    fields: tuple[Field, ...]
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf:
    """A mapping that has one of several shapes, told apart by the first field of each."""

    name: str
    shapes: tuple[Shape, ...]


Kind = Text | Name | Whole | Fraction | Choice | ListOf | MapOf | Shape | OneOf
