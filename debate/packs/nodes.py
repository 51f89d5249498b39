"""YAML text → a tree of plain nodes that know their places, and nothing else.

The first door for foreign files: what packs do not need of YAML (tags, anchors, aliases, several documents) is
refused here, nesting is bounded, and no value is ever turned into anything but text. Built from parser events with
a stack of its own, so that no file can exhaust Python's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from debate.packs.problems import UNWANTED, Code, quoted

DEEPEST = 16
"""How deep lists and mappings may stand inside each other; the format needs 5."""

_TOO_DEEP = f"Lists or mappings stand more than {DEEPEST} deep here; a pack never needs that."

Report = Callable[["Place", Code, str], None]


class Place(NamedTuple):
    """A place in a file; both count from 1. (A tuple, because a pack has some ten thousand of them.)"""

    line: int
    column: int


@dataclass(slots=True)
class Scalar:
    """A single value as it was written. ``plain`` is whether it stood without quotes and not as a block."""

    value: str
    plain: bool
    place: Place


@dataclass(slots=True)
class Sequence:
    """A list."""

    place: Place
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """A mapping: by key, the key's place and the value. A key that is given twice keeps its first value."""

    place: Place
    pairs: dict[str, tuple[Place, Node]] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


class _RefusedError(Exception):
    """Nothing more of this file can be read."""

    def __init__(self, place: Place, code: Code, message: str) -> None:
        super().__init__(message)
        self.place, self.code, self.message = place, code, message


def parse(text: str, report: Report) -> Node | None:
    """The tree of a YAML text, or ``None`` (after reporting why) when it cannot be read as one document."""
    unwanted = (
        [
            (Place(number, found.start() + 1), found.group())
            for number, line in enumerate(text.split("\n"), start=1)
            for found in [UNWANTED.search(line)]
            if found
        ]
        if UNWANTED.search(text)
        else []
    )
    for place, character in unwanted:
        message = f"The invisible character U+{ord(character):04X} stands here; delete it."
        report(place, Code.CONTROL_CHARACTER, message)
    if unwanted:
        return None
    try:
        root = _tree(_events(text), report)
    except _RefusedError as refused:
        report(refused.place, refused.code, refused.message)
        return None
    except yaml.YAMLError as error:
        place, message = _syntax(error, text)
        if _gave_up_on_depth(error):
            report(place, Code.TOO_DEEP, _TOO_DEEP)
        else:
            report(place, Code.YAML_SYNTAX, message)
        return None
    if root is None:
        report(Place(1, 1), Code.EMPTY, "The file is empty; write its fields, or delete it.")
    return root


def _events(text: str) -> Iterator[Any]:
    """The parser's events: from the C library where PyYAML was built with it, else from Python, some 12× slower."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    events: Iterator[Any] = yaml.parse(text, Loader=loader)
    return events


def _tree(events: Iterator[Any], report: Report) -> Node | None:
    root: Node | None = None
    # What is open: each collection with the key that waits for its value (mappings only).
    stack: list[Sequence | Mapping] = []
    keys: list[tuple[Place, str] | None] = []
    documents = 0
    for event in events:
        kind = type(event)
        if kind is yaml.ScalarEvent or kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
            mark = event.start_mark
            place = Place(mark.line + 1, mark.column + 1)
            if event.tag is not None or event.anchor is not None:
                raise _RefusedError(place, Code.YAML_FEATURE, _feature(event))
            node: Node
            if kind is yaml.ScalarEvent:
                node = Scalar(event.value, event.style is None or event.style == "", place)
            else:
                node = Sequence(place) if kind is yaml.SequenceStartEvent else Mapping(place)
            if not stack:
                root = node
            else:
                _put(stack[-1], keys, node, report)
            if not isinstance(node, Scalar):
                if len(stack) >= DEEPEST:
                    raise _RefusedError(place, Code.TOO_DEEP, _TOO_DEEP)
                stack.append(node)
                keys.append(None)
        elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
            stack.pop()
            keys.pop()
        elif kind is yaml.AliasEvent:
            place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
            message = f"{quoted('*' + event.anchor)} is an alias, which packs do not use; write the text out."
            raise _RefusedError(place, Code.YAML_FEATURE, message)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
                message = "A second YAML document begins here; keep one a file, without a line “---” in between."
                raise _RefusedError(place, Code.YAML_FEATURE, message)
    return root


def _put(parent: Sequence | Mapping, keys: list[tuple[Place, str] | None], node: Node, report: Report) -> None:
    """Give a node to the collection that it stands in; in a mapping, keys and values take turns."""
    if isinstance(parent, Sequence):
        parent.items.append(node)
        return
    key = keys[-1]
    if key is None:
        if not isinstance(node, Scalar):
            raise _RefusedError(
                node.place, Code.YAML_FEATURE, "A key must be a single word here, not a list or a mapping."
            )
        keys[-1] = (node.place, node.value)
        return
    keys[-1] = None
    place, name = key
    if name in parent.pairs:
        first = parent.pairs[name][0].line
        report(place, Code.DUPLICATE_KEY, f"{quoted(name)} was already given in line {first}; keep one of the two.")
        return
    parent.pairs[name] = (place, node)


def _feature(event: Any) -> str:
    if event.anchor is not None:
        return (
            f"{quoted('&' + event.anchor)} is an anchor, which packs do not use; write the text out where it is needed."
        )
    return f"{quoted(event.tag)} is a YAML tag, which packs do not use; delete it (or quote text that begins with “!”)."


def _gave_up_on_depth(error: yaml.YAMLError) -> bool:
    """Whether the parser refused the text for its nesting before it told us of any.

    The C library looks ahead for a colon behind an open bracket, and since version 0.2.6 it stops at a thousand of
    them; by then ``_tree`` has seen none.
    """
    return "nesting depth" in str(getattr(error, "problem", None))


_ADVICE = {
    "mapping values are not allowed": "a colon followed by a space makes a field; put text that holds one in quotes, "
    "or begin it on the next line after “>-”",
    "could not find expected ':'": "a field needs a colon after its name, and long text needs more indentation than it",
    "did not find expected key": "the indentation does not fit the lines above, or a quotation mark is not closed",
    "found character that cannot start any token": "indent with spaces, not tabs, and put text that begins with "
    "“@”, “`” or “%” in quotes",
    "did not find expected '-' indicator": "every item of a list begins with “- ”, at the same indentation",
    "found unexpected end of stream": "a quotation mark or a bracket is not closed",
    "did not find expected ',' or ']'": "a list in square brackets needs commas between its items and a “]” at its end",
    "did not find expected ',' or '}'": "a mapping in braces needs commas between its fields and a “}” at its end",
    "did not find expected node content": "a list in square brackets or a mapping in braces is not finished",
    "found undefined tag handle": "put text that begins with “!” in quotes",
    "did not find expected alphabetic or numeric character": "put text that begins with “*” or “&” in quotes",
    "found unknown escape character": "write “\\\\” for a backslash in double quotes, or use single quotes",
}


def _syntax(error: yaml.YAMLError, text: str) -> tuple[Place, str]:
    """Where YAML's grammar was broken, and what to do about it as far as the parser's words tell."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(1, 1) if mark is None else Place(mark.line + 1, mark.column + 1)
    lines = text.rstrip().split("\n")
    if place.line > len(lines):
        # The parser ran out of text. Where the open thing began tells more; the end of the last line will do.
        begun = getattr(error, "context_mark", None)
        place = Place(len(lines), len(lines[-1]) + 1)
        if begun is not None and begun.line < len(lines):
            place = Place(begun.line + 1, begun.column + 1)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read")
    advice = next((words for start, words in _ADVICE.items() if said.startswith(start)), None)
    if advice is not None:
        return place, f"This is not valid YAML: {advice}."
    return (
        place,
        f"This is not valid YAML ({said}); compare the indentation and the quotation marks with the lines above.",
    )
