"""The shapes of a pack's files, made of what ``model`` declares.

``reading`` reads and checks by them, ``building`` builds the model of what was read, ``schema`` makes the editors'
schema of them and ``reference`` the reference in ``content/README.md``.
"""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from debate.packs.definition import (
    CALLED,
    WRITTEN_OUT,
    Choice,
    Either,
    Field,
    Kind,
    ListOf,
    OneOf,
    Shape,
    Size,
    Whole,
    Written,
)
from debate.packs.model import FORMAT, Brief, Camp, Pack, Prompt, Rubric

_VERSIONED = (Pack, Brief)
_Wanted = TypeVar("_Wanted")


def shape(model: type) -> Shape:
    """What a class of the model looks like in a file."""
    name, says = CALLED[model]
    parts: list[tuple[str, type]] = []
    found = list(_fields(model, parts))
    if model in _VERSIONED:
        kind = Whole(1, FORMAT)
        found.insert(0, Field(name="format", kind=kind, says=f"The version of the pack format: {FORMAT}."))
    return Shape(name=name, model=model, parts=tuple(parts), fields=tuple(found), says=says)


def _fields(model: Any, parts: list[tuple[str, type]], around: str = "") -> list[Field]:
    """The fields of a class, those of a part that is written out among them."""
    found: list[Field] = []
    hints = get_type_hints(model, include_extras=True)
    for attribute in fields(model):
        kept, about = _apart(hints[attribute.name])
        says = next((word for word in about if isinstance(word, str)), None)
        if WRITTEN_OUT in about:
            parts.append((attribute.name, kept))
            found += _fields(kept, parts, f"{attribute.name}.")
        if says is None:
            continue  # stands in files of its own
        written = _first(Written, about)
        kind = _kind(kept, about)
        needed = attribute.default is MISSING
        found.append(
            Field(
                name=attribute.name if written is None else written.name,
                kind=kind,
                says=says,
                needed=needed,
                default=None if needed else _as_written(kind, attribute.default),
                attribute=around + attribute.name,
            )
        )
    return found


def _kind(kept: Any, about: tuple[Any, ...]) -> Kind:
    """The kind of value that becomes a value of this type: the one that is declared beside it, or the type's own."""
    declared = next((word for word in about if isinstance(word, Kind)), None)
    if declared is not None:
        return declared
    inner = [one for one in get_args(kept) if one is not NoneType]
    if get_origin(kept) is tuple:
        return ListOf(_kind(*_apart(inner[0])), _first(Size, about) or Size())
    if (either := _first(Either, about)) is not None:
        return OneOf(either.name, tuple(map(shape, inner)))
    if inner:
        return _kind(inner[0], ())
    if isinstance(kept, type) and is_dataclass(kept):
        return shape(kept)
    assert issubclass(kept, StrEnum), kept
    return Choice(tuple(kept), kept)


def _apart(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type, and what is declared beside it."""
    if get_origin(hint) is not Annotated:
        return hint, ()
    kept, *about = get_args(hint)
    return kept, tuple(about)


def _first(wanted: type[_Wanted], about: tuple[Any, ...]) -> _Wanted | None:
    return next((word for word in about if isinstance(word, wanted)), None)


def _as_written(kind: Kind, default: Any) -> Any:
    """What a file would say in the place of a default."""
    return kind.words[not default] if isinstance(kind, Choice) and kind.made is bool else default


PACK, RUBRIC, PROMPT, BRIEF, CAMP = map(shape, (Pack, Rubric, Prompt, Brief, Camp))

PARTS: dict[str, Shape] = {"pack": PACK, "rubric": RUBRIC, "prompt": PROMPT, "brief": BRIEF}
"""The shapes of whole files, by the name that the schema gives them."""
