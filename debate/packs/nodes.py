"""YAML text → a tree of plain nodes that know their places, and nothing else.

The first door for foreign files: what packs do not need of YAML (tags, anchors, aliases, several documents) is
refused here, nesting is bounded, and no value is ever turned into anything but text. Built from parser events with
a stack of its own, so that no file can exhaust Python's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from debate.packs import bounds
from debate.packs.problems import UNWANTED, Code, quoted

_TOO_DEEP = f"Lists or mappings stand more than {bounds.DEEPEST} deep here; a pack never needs that."

Report = Callable[["Place", Code, str], None]


class Place(NamedTuple):
    """A place in a file; both count from 1."""

    line: int
    column: int


class Mark(Protocol):
    """A place as the parser gives it; both count from 0. A pack has ten thousand, and hardly one is ever told."""

    line: int
    column: int


def place_of(mark: Mark) -> Place:
    """The place that people are told."""
    return Place(mark.line + 1, mark.column + 1)


class _Marked:
    __slots__ = ()
    mark: Mark

    @property
    def place(self) -> Place:
        """Where it stands in its file."""
        return place_of(self.mark)


@dataclass(slots=True)
class Scalar(_Marked):
    """A single value as it was written.

    ``plain`` is whether it stood without quotes and not as a block, ``escapes`` whether it could hold characters that
    the file itself does not.
    """

    value: str
    plain: bool
    mark: Mark
    escapes: bool = False


@dataclass(slots=True)
class Sequence(_Marked):
    """A list."""

    mark: Mark
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping(_Marked):
    """A mapping: by key, the key's mark and the value. A key that is given twice keeps its first value."""

    mark: Mark
    pairs: dict[str, tuple[Mark, Node]] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


class _RefusedError(Exception):
    """Nothing more of this file can be read."""

    def __init__(self, place: Place, code: Code, message: str) -> None:
        super().__init__(message)
        self.place, self.code, self.message = place, code, message


def parse(text: str, report: Report, room: bounds.Room) -> Node | None:
    """The tree of a YAML text, or ``None`` (after reporting why) when it cannot be read as one document.

    ``room`` is what may still be read of the pack.
    """
    if UNWANTED.search(text):
        for number, line in enumerate(text.split("\n"), start=1):
            if found := UNWANTED.search(line):
                message = f"The invisible character U+{ord(found.group()):04X} stands here; delete it."
                report(Place(number, found.start() + 1), Code.CONTROL_CHARACTER, message)
        return None
    try:
        root = _tree(_events(text, room), report)
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


_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")


def needed(root: Node) -> str:
    """The program that a file of a newer format asks for: from the next format on, ``needs`` names its version."""
    found = root.pairs.get("needs") if isinstance(root, Mapping) else None
    version = found[1].value if found is not None and isinstance(found[1], Scalar) else ""
    return f"debate {version} or newer" if _VERSION.fullmatch(version) else "a newer debate"


def _events(text: str, room: bounds.Room) -> Iterator[Any]:
    """The parser's events: from the C library where PyYAML was built with it, else from Python, 12× slower."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    most = min(bounds.MOST_EVENTS, room.events)
    number = 0
    try:
        for number, event in enumerate(iter(loader(text).get_event, None), start=1):
            if number > most:
                what = "file" if most == bounds.MOST_EVENTS else "pack"
                message = f"The {what} holds more values than people write; split it, or shorten its lists."
                raise _RefusedError(place_of(event.start_mark), Code.TOO_LARGE, message)
            yield event
    finally:
        room.events -= number


def _tree(events: Iterator[Any], report: Report) -> Node | None:
    """The tree that the events tell of. Most of the time that a pack takes to load is spent in this loop."""
    root: Node | None = None
    # The collection that is open, the key that waits for its value in it, and the same of those around it.
    parent: Sequence | Mapping | None = None
    key: tuple[Mark, str] | None = None
    around: list[tuple[Sequence | Mapping | None, tuple[Mark, str] | None]] = []
    documents = 0
    for event in events:
        kind = type(event)
        if kind is ScalarEvent or kind is SequenceStartEvent or kind is MappingStartEvent:
            mark = event.start_mark
            if event.tag is not None or event.anchor is not None:
                raise _RefusedError(place_of(mark), Code.YAML_FEATURE, _feature(event))
            node: Scalar | Sequence | Mapping
            if kind is ScalarEvent:
                style = event.style
                node = Scalar(event.value, not style, mark, style == '"')
            else:
                node = Sequence(mark) if kind is SequenceStartEvent else Mapping(mark)
            if type(parent) is Mapping:
                key = _put(parent, key, node, report)
            elif type(parent) is Sequence:
                parent.items.append(node)
            else:
                root = node
            if type(node) is not Scalar:
                if len(around) >= bounds.DEEPEST:
                    raise _RefusedError(place_of(mark), Code.TOO_DEEP, _TOO_DEEP)
                around.append((parent, key))
                parent, key = cast("Sequence | Mapping", node), None
        elif kind is SequenceEndEvent or kind is MappingEndEvent:
            parent, key = around.pop()
        elif kind is AliasEvent:
            message = f"{quoted('*' + event.anchor)} is an alias, which packs do not use; write the text out."
            raise _RefusedError(place_of(event.start_mark), Code.YAML_FEATURE, message)
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                message = "A second YAML document begins here; keep one a file, without a line “---” in between."
                raise _RefusedError(place_of(event.start_mark), Code.YAML_FEATURE, message)
    return root


def _put(mapping: Mapping, key: tuple[Mark, str] | None, node: Node, report: Report) -> tuple[Mark, str] | None:
    """Give a node to a mapping, where keys and values take turns; returns the key that now waits for its value."""
    if key is None:
        if type(node) is Scalar:
            return node.mark, node.value
        message = "A key must be a single word here, not a list or a mapping."
        raise _RefusedError(node.place, Code.YAML_FEATURE, message)
    mark, name = key
    if name in mapping.pairs:
        first = place_of(mapping.pairs[name][0]).line
        message = f"{quoted(name)} was already given in line {first}; keep one of the two."
        report(place_of(mark), Code.DUPLICATE_KEY, message)
    else:
        mapping.pairs[name] = (mark, node)
    return None


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
    "or begin it on the next line after “>-”; if a field is meant, look at the indentation, and for a "
    "colon in the line above",
    "could not find expected ':'": "a field needs a colon after its name, and long text needs more indentation than it",
    "did not find expected key": "the indentation does not fit the lines above, a quotation mark is not closed, or "
    "text goes on behind one that is",
    "found a tab character": "indent with spaces, not tabs",
    "did not find expected comment or line break": "long text begins on the line after “>-”, indented",
    "found character that cannot start any token": "indent with spaces, not tabs, and put text that begins with "
    "“@”, “`” or “%” in quotes",
    "did not find expected '-' indicator": "every item of a list begins with “- ”, at the same indentation, and no "
    "text goes on behind a closing quotation mark or bracket",
    "found unexpected end of stream": "a quotation mark or a bracket is not closed",
    "did not find expected ',' or ']'": "a list in square brackets needs commas between its items and a “]” at its end",
    "did not find expected ',' or '}'": "a mapping in braces needs commas between its fields and a “}” at its end",
    "did not find expected node content": "a list in square brackets or a mapping in braces is not finished, or has a "
    "comma too many",
    "found undefined tag handle": "put text that begins with “!” in quotes",
    "did not find expected alphabetic or numeric character": "put text that begins with “*” or “&” in quotes",
    "found unknown escape character": "write “\\\\” for a backslash in double quotes, or use single quotes",
}


_BEGUN_EARLIER = ("while scanning a simple key", "while parsing a flow sequence", "while parsing a flow mapping")
"""What the parser finds unfinished only on a later line, which may be faultless."""


def _syntax(error: yaml.YAMLError, text: str) -> tuple[Place, str]:
    """Where YAML's grammar was broken, and what to do about it as far as the parser's words tell."""
    begun = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None) or begun
    place = Place(1, 1) if mark is None else place_of(mark)
    lines = text.rstrip().split("\n")
    # Where the open thing began tells more than where the parser gave up, or ran out of text.
    earlier = begun is not None and begun.line < len(lines) < place.line
    if begun is not None and (earlier or getattr(error, "context", None) in _BEGUN_EARLIER):
        place = place_of(begun)
    elif place.line > len(lines):
        place = Place(len(lines), len(lines[-1]) + 1)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read")
    advice = next((words for start, words in _ADVICE.items() if said.startswith(start)), None)
    if advice is not None:
        return place, f"This is not valid YAML: {advice}."
    return (
        place,
        f"This is not valid YAML ({said}); compare the indentation and the quotation marks with the lines above.",
    )
