"""The hash tells whether two packs say the same, whatever their files look like."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from debate.packs import load_pack


def edit(pack: Path, name: str, change: Callable[[str], str]) -> None:
    file = pack / name
    before = file.read_bytes().decode("utf-8")
    after = change(before)
    assert after != before
    file.write_bytes(after.encode("utf-8"))


def replacing(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("pack.yaml", lambda text: "# Another comment.\n\n" + text + "\n# And one more.\n"),
        ("prompts/practice.yaml", lambda text: text.replace("\n", "\r\n")),
        ("rubric.yaml", lambda text: "\ufeff" + text),
        (
            "rubric.yaml",
            replacing("    title: Answers it\n    weight: 60\n", "    weight: 60\n    title: Answers it\n"),
        ),
        ("rubric.yaml", replacing("weight: 60", "weight: 60.0")),
        ("rubric.yaml", lambda text: "most_words: 400\n" + text),
        ("pack.yaml", replacing('version: "1.0"', "version: 1.0")),
        ("pack.yaml", replacing("        claims: [1]\n", "        claims:\n          - 1\n")),
        ("prompts/practice.yaml", replacing("  Homework is what it is, and", "  Homework is what\n  it is, and")),
        ("prompts/practice.yaml", replacing("text: No.", "text: |\n      No.\n")),
    ],
    ids=["comments", "line endings", "mark", "order", "decimals", "default", "quotes", "layout", "folding", "block"],
)
def test_looks_do_not_change_it(pack: Path, name: str, change: Callable[[str], str]) -> None:
    before = load_pack(pack).hash
    edit(pack, name, change)
    assert load_pack(pack).hash == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("pack.yaml", "licence: CC0-1.0", "licence: CC-BY-4.0"),
        ("pack.yaml", "Children need time to play.", "Children need more time to play."),
        ("brief.yaml", "year: 1998", "year: 1999"),
        ("brief.yaml", "findings: What was found", "findings: What they found"),
        ("brief.yaml", "kind: fact", "kind: concession"),
        ("rubric.yaml", "weight: 60", "weight: 61"),
        ("rubric.yaml", "criteria:", "most_words: 300\ncriteria:"),
        ("prompts/practice.yaml", "worth: 3", "worth: 4"),
        ("prompts/practice.yaml", "[play, game]", "[game, play]"),
        ("prompts/practice.yaml", "      - sleep in class", "      - Sleep in class"),
        ("prompts/practice.yaml", "text: No.", "text: No!"),
    ],
)
def test_what_a_pack_says_changes_it(pack: Path, name: str, old: str, new: str) -> None:
    before = load_pack(pack).hash
    edit(pack, name, replacing(old, new))
    assert load_pack(pack).hash != before


def test_a_pack_without_a_scene_is_what_it_was_before_there_were_scenes(pack: Path) -> None:
    before = load_pack(pack).hash
    assert before == "b55a6b4677b9947f9d417118103b300007de8c6e84f5ed99179487b25fb0f2d6"
    edit(pack, "pack.yaml", replacing("camps:", "scene: The school hall.\ncamps:"))
    assert load_pack(pack).hash != before


def test_it_does_not_depend_on_the_folder(pack: Path, tmp_path: Path) -> None:
    before = load_pack(pack).hash
    moved = pack.rename(tmp_path / "elsewhere")
    assert load_pack(moved).hash == before
