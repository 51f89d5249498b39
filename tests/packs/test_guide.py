"""The author's guide says what the program does: its commands exist, its codes too, and its examples can be read."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import yaml

from debate.cli.commands import debate
from debate.judge.languages.language import language_of
from debate.judge.languages.rhetoric import rhetoric_of
from debate.judge.reading.phrases import words_of
from debate.judge.reading.text import read
from debate.packs import Code
from debate.packs.format import PARTS
from debate.packs.model import Move
from debate.packs.reference import BEGIN, MOVES

GUIDE = (Path(__file__).parents[2] / "content" / "README.md").read_text(encoding="utf-8")
WRITTEN = GUIDE[: GUIDE.index(BEGIN)]


def commands() -> list[str]:
    blocks = re.findall(r"^debate .+$", WRITTEN, re.MULTILINE)
    return sorted({*blocks, *re.findall(r"`(debate [^`]+)`", WRITTEN)})


def test_the_guide_names_commands() -> None:
    assert {"debate pack new school-uniforms", "debate pack check school-uniforms"} <= set(commands())


@pytest.mark.parametrize("line", commands())
def test_every_command_of_the_guide_exists_with_its_options(line: str) -> None:
    words = line.split()[1:]
    command: click.Command = debate
    context = click.Context(debate)
    while words and isinstance(command, click.Group):
        found = command.get_command(context, words[0])
        assert found is not None, f"there is no command {words[0]}"
        command, words = found, words[1:]
    options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    assert {word for word in words if word.startswith("--")} <= options


def test_every_code_in_the_advice_exists() -> None:
    advised = re.findall(r"^\| `([a-z-]+)` \|", WRITTEN, re.MULTILINE)
    assert len(advised) >= 6
    assert set(advised) <= {code.value for code in Code}


def test_every_field_that_the_guide_explains_exists() -> None:
    known = {name for shape in PARTS.values() for name in _names(shape)}
    explained = set(re.findall(r"^\s*(?:- |\d\. )?\*\*`([a-z_]+)`\*\*", WRITTEN, re.MULTILINE))
    assert {"worth", "hint", "press"} <= explained <= known


def test_its_examples_of_yaml_can_be_read() -> None:
    examples = re.findall(r"^```yaml\n(.*?)^```", WRITTEN, re.MULTILINE | re.DOTALL)
    assert examples
    for example in examples:
        assert isinstance(yaml.safe_load(example), dict)


@pytest.mark.parametrize("move", Move)
def test_the_judge_hears_every_move_in_its_examples(move: Move) -> None:
    rhetoric = rhetoric_of("en")
    assert rhetoric is not None
    _, examples = MOVES[move]
    assert examples
    for example in examples:
        words = words_of(read(example, language_of("en")))
        if move is Move.NAME:
            assert {"says", "refers"} & {found.name for found in rhetoric.stance.find(words)}, example
        elif move is Move.FACT:  # told by its numbers, and by the words of the brief
            assert re.search(r"\d", example)
        else:
            assert move.value in {found.name for found in rhetoric.moves.find(words)}, example


def _names(kind: object) -> set[str]:
    """The names of all fields in a shape, however deep."""
    names = {field.name for field in getattr(kind, "fields", ())}
    inner = [field.kind for field in getattr(kind, "fields", ())]
    inner += [part for name in ("item", "value") if (part := getattr(kind, name, None)) is not None]
    inner += getattr(kind, "shapes", ())
    return names.union(*(_names(part) for part in inner))
