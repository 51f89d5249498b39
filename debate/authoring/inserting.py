"""Adds a marked sample, or passages that were heard, to a prompt's file and leaves every other character as it was.

The lines are put in at the place that the YAML parser tells, and the file is not written anew from what it holds.
A library that keeps comments on writing YAML was tried first (ruamel.yaml): it gives a file back unchanged only when
told how its lists are indented, one way for the whole file, and changes some 300 lines of it otherwise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import yaml

from debate.packs.bounds import Room
from debate.packs.model import Sample
from debate.packs.nodes import Mapping, Node, Scalar, parse

LONGEST_LINE = 120
"""Characters of a line into which a sample's text is wrapped, as in the packs that come with the program."""

_BARE = re.compile(r"[a-z][a-z0-9-]*")
_YAML_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


class NotInserted(ValueError):  # noqa: N818  a sentence for the author, not a defect
    """Nothing can be put into this file; the message is one sentence that says why and what to do."""


def with_sample(text: str, sample: Sample, remark: str) -> str:
    """The text of a prompt's file with one more sample at the end of its list, under a comment of one line.

    Raises ``NotInserted`` when the file is laid out in a way that this cannot be done for, never giving a text that
    holds anything else than before and the sample.
    """

    def put(root: yaml.MappingNode, lines: list[str]) -> None:
        _put(root, "samples", lines, lambda column: _sample_lines(sample, remark, column), [_values(sample)])

    return _changed(text, put, lambda values: values.setdefault("samples", []).append(_values(sample)))


def with_heard(text: str, point: str, passages: Sequence[str]) -> str:
    """The text of a prompt's file with passages (each on one line) at the end of what is ``heard`` of a point.

    Raises ``NotInserted`` as ``with_sample`` does, and where the file has no such point.
    """

    def put(root: yaml.MappingNode, lines: list[str]) -> None:
        points = _value_of(root, "points")
        found = points.value if isinstance(points, yaml.SequenceNode) else []
        for node in found:
            name = _value_of(node, "id") if isinstance(node, yaml.MappingNode) else None
            if isinstance(name, yaml.ScalarNode) and name.value == point:
                if node.flow_style:
                    raise NotInserted(f"The point “{point}” is written in braces; write what was heard in by hand.")
                _put(node, "heard", lines, lambda column: _item_lines(passages, column), passages)
                return
        raise NotInserted(f"There is no point “{point}” any more.")

    def added(values: dict[str, Any]) -> None:
        entry = next(one for one in values["points"] if one["id"] == point)
        entry.setdefault("heard", []).extend(passages)

    return _changed(text, put, added)


def _changed(
    text: str, put: Callable[[yaml.MappingNode, list[str]], None], added: Callable[[dict[str, Any]], None]
) -> str:
    """The text of a prompt's file after ``put`` has changed its lines.

    ``added`` makes the same change to the values that were read from the old text: the new text must hold them.
    """
    ending = "\r\n" if "\r\n" in text else "\n"
    if "\r" in text.replace("\r\n", "") or (ending == "\r\n" and "\n" in text.replace("\r\n", "")):
        raise NotInserted("The file mixes kinds of line ending; save it with one kind, and accept again.")
    plain = text.replace("\r\n", "\n")
    root = yaml.compose(plain, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise NotInserted("The file is written in one pair of braces; change it by hand.")
    lines = plain.split("\n")
    put(root, lines)
    made = "\n".join(lines)
    values = _read(plain)
    if not isinstance(values, dict):
        raise NotInserted("The file cannot be read as a prompt; mend it, and accept again.")
    added(values)
    if _read(made) != values:
        raise NotInserted("The file is laid out so that nothing can be put in; write it in by hand.")
    return made.replace("\n", ending)


def _put(
    owner: yaml.MappingNode, key: str, lines: list[str], items: Callable[[int], Iterable[str]], values: Sequence[Any]
) -> None:
    """Put items at the end of a list of ``owner``: ``items`` are their lines at a column, ``values`` what they hold."""
    node, left = _value_of(owner, key), owner.start_mark.column
    if node is None:
        at = _end_of(owner, lines, left)
        lines[at:at] = [f"{' ' * left}{key}:", *items(_list_column(owner))]
    elif not node.value and node.flow_style:
        line, column = node.start_mark.line, node.start_mark.column
        if node.end_mark.line != line:
            raise NotInserted(f"“{key}” is an empty list over several lines; write it as “[]”, and accept again.")
        lines[line] = (lines[line][:column].rstrip() + lines[line][node.end_mark.column :]).rstrip()
        lines[line + 1 : line + 1] = items(_list_column(owner))
    elif node.flow_style:
        line, column = node.end_mark.line, node.end_mark.column - 1
        more = "".join(f", {json.dumps(value)}" for value in values)
        lines[line] = f"{lines[line][:column].rstrip()}{more}{lines[line][column:]}"
    else:
        column = node.start_mark.column
        at = _end_of(node, lines, column + 1)
        lines[at:at] = items(column)


def _value_of(owner: yaml.MappingNode, key: str) -> Any:
    return next((value for name, value in owner.value if name.value == key), None)


def _list_column(owner: yaml.MappingNode) -> int:
    """The column at which the items of lists begin that stand in ``owner`` as this one will."""
    for _, value in owner.value:
        if isinstance(value, yaml.SequenceNode) and not value.flow_style:
            return int(value.start_mark.column)
    return int(owner.start_mark.column) + 2


def _item_lines(passages: Iterable[str], column: int) -> Iterator[str]:
    return (f"{' ' * column}- {json.dumps(passage, ensure_ascii=False)}" for passage in passages)


def _end_of(node: Any, lines: list[str], inner: int) -> int:
    """The number of the line after the last one of a block.

    Comments below it that stand at column ``inner`` or further right are still its own.
    """
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, yaml.MappingNode) else last
    end = int(node.end_mark.line) + (1 if node.end_mark.column else 0)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        while not lines[end - 1].strip():  # the parser counts blank lines behind such a text as part of it
            end -= 1
    ahead = end
    while ahead < len(lines):
        line = lines[ahead]
        indent = len(line) - len(line.lstrip())
        if line.strip() and not (line.lstrip().startswith("#") and indent >= max(1, inner)):
            break
        ahead += 1
        if line.strip():
            end = ahead
    return end


def _sample_lines(sample: Sample, remark: str, column: int) -> Iterator[str]:
    margin, inner = " " * column, " " * (column + 2)
    yield f"{margin}# {remark}"
    yield f"{margin}- grade: {sample.grade.value}"
    marks = ", ".join(f"{_bare(criterion)}: {_bare(level)}" for criterion, level in sample.marks.items())
    yield f"{inner}marks: {{{marks}}}"
    yield from _text_lines(sample.text, inner)


def _text_lines(text: str, margin: str) -> Iterator[str]:
    """The field with the answer: folded as people write it where YAML can hold it so, else in quotes."""
    paragraphs = text.split("\n")
    if any(line != line.strip() for line in paragraphs):
        yield f"{margin}text: {json.dumps(text, ensure_ascii=False)}"
        return
    yield f"{margin}text: >-"
    room = LONGEST_LINE - len(margin) - 2
    for number, paragraph in enumerate(paragraphs):
        if number and paragraph:
            yield ""  # one line break in a folded text is a space; each empty line is a line break
        yield from (f"{margin}  {line}" if line else "" for line in _folded(paragraph, room))


def _folded(paragraph: str, room: int) -> Iterator[str]:
    """The paragraph in lines of at most ``room`` characters, broken only where one space stands."""
    line = ""
    for word in re.split(r"(?<=\S) (?=\S)", paragraph):
        if line and len(line) + 1 + len(word) > room:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _bare(name: str) -> str:
    return name if _BARE.fullmatch(name) and name not in _YAML_WORDS else json.dumps(name)


def _values(sample: Sample) -> dict[str, Any]:
    return {"grade": sample.grade.value, "marks": sample.marks, "text": sample.text}


def _read(text: str) -> Any:
    root = parse(text, lambda place, code, message: None, Room())  # noqa: ARG005
    return None if root is None else _plain(root)


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.value.strip()
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, (_, value) in node.pairs.items()}
    return [_plain(item) for item in node.items]
