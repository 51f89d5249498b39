"""The definition of the format → a JSON Schema, by which editors complete and check a pack while it is written.

Made for draft 7, the newest that the common YAML language server reads in full. What needs two files at once, such
as a claim that must exist, only ``check_pack`` can tell.
"""

from __future__ import annotations

from typing import Any

from debate.packs.definition import Choice, Field, Fraction, Kind, ListOf, MapOf, Name, OneOf, Shape, Text, Whole
from debate.packs.format import PARTS

DRAFT = "http://json-schema.org/draft-07/schema#"


def schema(part: str | None = None) -> dict[str, Any]:
    """The JSON Schema of one kind of file: ``pack``, ``rubric``, ``prompt`` or ``brief``.

    Without ``part``, one that takes any of them and has each under ``definitions``. Raises ``KeyError`` for a
    part that does not exist.
    """
    if part is not None:
        return {"$schema": DRAFT, "title": part, **_of(PARTS[part])}
    return {
        "$schema": DRAFT,
        "title": "debate pack",
        "definitions": {name: _of(shape) for name, shape in PARTS.items()},
        "anyOf": [{"$ref": f"#/definitions/{name}"} for name in PARTS],
    }


def _of(kind: Kind) -> dict[str, Any]:
    match kind:
        case Text():
            types = ["string", "number", "boolean"] if kind.bare else "string"
            return {"type": types, "minLength": 1, "maxLength": kind.longest}
        case Name():
            pattern = f"^{kind.pattern}$"
            types = ["string", "number"] if kind.bare else "string"
            return {"type": types, "pattern": pattern, "maxLength": kind.longest}
        case Whole():
            return {"type": "integer", "minimum": kind.least, "maximum": kind.most}
        case Fraction():
            least = "exclusiveMinimum" if kind.above else "minimum"
            return {"type": "number", least: kind.least, "maximum": kind.most}
        case Choice():
            return {"type": "string", "enum": list(kind.words)}
        case ListOf():
            return {"type": "array", "items": _of(kind.item), "minItems": kind.size.least, "maxItems": kind.size.most}
        case MapOf():
            return {
                "type": "object",
                "propertyNames": _of(Name()),
                "additionalProperties": _of(kind.value),
                "minProperties": kind.size.least,
                "maxProperties": kind.size.most,
            }
        case Shape():
            return {
                **({"description": kind.says} if kind.says else {}),
                "type": "object",
                "properties": {field.name: _field(field) for field in kind.fields},
                "required": [field.name for field in kind.fields if field.needed],
                "additionalProperties": False,
            }
        case OneOf():
            return {"oneOf": [_of(shape) for shape in kind.shapes]}


def _field(field: Field) -> dict[str, Any]:
    described = {**_of(field.kind), "description": field.says}
    # An absent list is the empty one; saying so would only make editors write it out.
    if not field.needed and field.default not in (None, (), ""):
        described["default"] = field.default
    return described
