"""Values that were read without an error → the frozen pack that the judge and the game use, and its hash."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from debate.packs.definition import Choice, Kind, ListOf, MapOf, OneOf, Shape
from debate.packs.format import BRIEF, PACK, PROMPT, RUBRIC
from debate.packs.model import Pack

_Values = Mapping[str, Any]


def build(pack: _Values, brief: _Values, rubric: _Values, prompts: Sequence[_Values]) -> Pack:
    """The pack; its prompts stand in the order of its camps, then in the order given."""
    order = [prompt for camp in pack["camps"] for prompt in prompts if prompt["camp"] == camp["id"]]
    others = {
        "brief": _maker(BRIEF)(brief),
        "rubric": _maker(RUBRIC)(rubric),
        "prompts": tuple(map(_maker(PROMPT), order)),
        "hash": content_hash(pack, brief, rubric, order),
    }
    return Pack(**_attributes(PACK)(pack) | others)


def content_hash(pack: _Values, brief: _Values, rubric: _Values, prompts: Sequence[_Values]) -> str:
    """The SHA-256 (hex) of everything that the files say, as JSON with sorted keys and with defaults filled in.

    Only what was read enters: not comments, layout, quoting, line endings or the order of keys. A pack without a scene
    keeps the hash that it had before there were scenes, by which rooms and records know it.
    """
    pack = {name: value for name, value in pack.items() if name != "scene" or value}
    whole = {"pack": pack, "brief": brief, "rubric": rubric, "prompts": list(prompts)}
    canonical = json.dumps(whole, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _maker(kind: Kind) -> Callable[[Any], Any]:
    """What makes a value of the model of a value that was read."""
    match kind:
        case Choice():
            return (lambda word: word == kind.words[0]) if kind.made is bool else kind.made
        case ListOf():
            item = _maker(kind.item)
            return tuple if item is _itself else lambda items: tuple(map(item, items))
        case MapOf():
            return dict  # without the places of what was read
        case Shape():
            attributes = _attributes(kind)
            return lambda entry: kind.model(**attributes(entry))
        case OneOf():
            makers = {shape.fields[0].name: _maker(shape) for shape in kind.shapes}
            return lambda entry: next(make for name, make in makers.items() if name in entry)(entry)
        case _:
            return _itself


def _attributes(shape: Shape) -> Callable[[_Values], dict[str, Any]]:
    """What makes the attributes of the model's class of a mapping that was read."""
    makers = [(*field.attribute.rpartition("."), field.name, _maker(field.kind)) for field in shape.fields]

    def made(entry: _Values) -> dict[str, Any]:
        found: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        for part, _, attribute, name, make in makers:
            value = entry[name]
            if attribute:
                found[part][attribute] = value if value is None else make(value)
        return found[""] | {part: model(**found[part]) for part, model in shape.parts}

    return made


def _itself(value: Any) -> Any:
    return value
