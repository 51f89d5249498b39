"""The editors' schema says what the check says, and the guide's reference is up to date."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from debate.packs import Code, check_pack, list_packs
from debate.packs.places import seeds_folder
from debate.packs.reference import put_into
from debate.packs.schema import schema

GUIDE = Path(__file__).parents[2] / "content" / "README.md"
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}


class Yaml12(yaml.SafeLoader):
    """Reads as editors do: “no” and “on” are words, and dates are text."""

    yaml_implicit_resolvers = {  # noqa: RUF012  PyYAML declares it so
        start: [
            (tag, pattern) for tag, pattern in known if not tag.endswith(("bool", "timestamp")) or start in set("tTfF")
        ]
        for start, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def misfits(value: Any, rule: dict[str, Any], path: str = "") -> Iterator[str]:
    """Where a value does not fit a schema: the few words of JSON Schema that ours uses."""
    if "oneOf" in rule:
        if sum(not list(misfits(value, option)) for option in rule["oneOf"]) != 1:
            yield f"{path}: fits not exactly one"
        return
    types = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
    allowed = tuple(kind for name in types for kind in TYPES[name])
    if not isinstance(value, allowed) or (isinstance(value, bool) and "boolean" not in types):
        yield f"{path}: {value!r} is no {types}"
        return
    if isinstance(value, str):
        if not rule.get("minLength", 0) <= len(value.strip()) <= rule.get("maxLength", 10**9):
            yield f"{path}: length"
        if "pattern" in rule and not re.search(rule["pattern"], value):
            yield f"{path}: pattern"
        if "enum" in rule and value not in rule["enum"]:
            yield f"{path}: {value!r} is none of {rule['enum']}"
    elif isinstance(value, int | float):
        if not rule.get("minimum", value) <= value <= rule.get("maximum", value):
            yield f"{path}: range"
        if value <= rule.get("exclusiveMinimum", value - 1):
            yield f"{path}: range"
    elif isinstance(value, list):
        if not rule["minItems"] <= len(value) <= rule["maxItems"]:
            yield f"{path}: count"
        for index, item in enumerate(value):
            yield from misfits(item, rule["items"], f"{path}[{index}]")
    elif isinstance(value, dict):
        known = rule.get("properties", {})
        for name in rule.get("required", ()):
            if name not in value:
                yield f"{path}: lacks {name}"
        for name, inner in value.items():
            further = known.get(name, rule["additionalProperties"])
            yield from [f"{path}: unknown {name}"] if further is False else misfits(inner, further, f"{path}.{name}")


def part_of(file: Path) -> str:
    return {"pack": "pack", "rubric": "rubric", "brief": "brief"}.get(file.stem, "prompt")


def test_the_built_in_packs_fit_it() -> None:
    for place in list_packs():
        files = [place.path / "pack.yaml", place.path / "rubric.yaml", *sorted((place.path / "prompts").glob("*.yaml"))]
        for file in files:
            value = yaml.load(file.read_text(encoding="utf-8"), Loader=Yaml12)
            assert list(misfits(value, schema(part_of(file)))) == [], file


def test_the_built_in_briefs_fit_it() -> None:
    files = sorted(seeds_folder().glob("*.yaml"))
    assert files
    for file in files:
        assert list(misfits(yaml.load(file.read_text(encoding="utf-8"), Loader=Yaml12), schema("brief"))) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("pack.yaml", "title: Is homework worth it?", "title: 1984"),
        ("pack.yaml", "language: en", "language: english"),
        ("pack.yaml", "id: homework\n", "id: Home Work\n"),
        ("pack.yaml", "licence:", "license:"),
        ("brief.yaml", "kind: fact", "kind: rumour"),
        ("rubric.yaml", "weight: 60", "weight: 0"),
        ("rubric.yaml", "weight: 60", "weight: heavy"),
        ("rubric.yaml", "at: 0.8", "at: 1.8"),
        ("rubric.yaml", "moves: [deny, turn]", "move: [deny, turn]"),
        ("rubric.yaml", "moves: [deny, turn]", "moves: []"),
        ("prompts/practice.yaml", "seconds: 90", "seconds: 5"),
        ("prompts/practice.yaml", "seconds: 90", 'seconds: "90"'),
        ("prompts/practice.yaml", "worth: 3", "worth: 2.5"),
        ("prompts/practice.yaml", "press: And who", "pres: And who"),
        ("prompts/practice.yaml", "claims: [2]", "claims: 2"),
        ("prompts/practice.yaml", "title: An argument", "title: An argument of far more than eight and forty letters"),
        ("prompts/practice.yaml", "says: Play teaches too.", "says: false"),
    ],
)
def test_editor_and_check_find_the_same_mistake(pack: Path, name: str, old: str, new: str) -> None:
    file = pack / name
    text = file.read_text(encoding="utf-8")
    part = part_of(file)
    assert list(misfits(yaml.load(text, Loader=Yaml12), schema(part))) == []
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert list(misfits(yaml.load(file.read_text(encoding="utf-8"), Loader=Yaml12), schema(part))) != []
    assert check_pack(pack) != ()


def test_it_is_json_and_has_every_part() -> None:
    whole = json.loads(json.dumps(schema()))
    assert set(whole["definitions"]) == {"pack", "rubric", "prompt", "brief"}
    assert whole["definitions"]["prompt"]["properties"]["title"]["description"]
    with pytest.raises(KeyError):
        schema("nothing")


def test_every_code_is_explained() -> None:
    assert all(code.meaning.endswith(".") for code in Code)
    assert len({code.meaning for code in Code}) == len(Code)


def test_the_reference_in_the_guide_is_up_to_date() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert put_into(guide) == guide, "run python -m debate.packs.reference content/README.md"
