"""A tree of nodes and the definition of the format → values with their places, and every problem on the way.

One reading serves playing and checking. What cannot be read is left out of the result, so that the checks of
meaning can still look at the rest; nothing is built from a result that came with an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any, Final

from debate.packs import bounds
from debate.packs.definition import Choice, Field, Fraction, Kind, ListOf, MapOf, Name, OneOf, Shape, Text, Whole
from debate.packs.nodes import Mapping, Node, Place, Scalar, Sequence, place_of
from debate.packs.problems import UNWANTED, Code, Problem, Severity, quoted
from debate.wording import count_words

UNREAD: Final = object()
"""Stands for a value that could not be read; the reason has been reported."""

# What YAML 1.2 takes for something else than text when it stands without quotes.
_NOTHING = re.compile(r"null|Null|NULL|~")
_NOT_TEXT = re.compile(
    r"true|True|TRUE|false|False|FALSE|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
)
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_FRACTION = re.compile(r"-?([0-9]{1,9}(\.[0-9]{0,9})?|\.[0-9]{1,9})")


class EnoughError(Exception):
    """So much is wrong with a file that nothing more of it is read; all has been noted."""


class Findings:
    """Collects the problems of one file, as many as there is ``room`` for.

    ``placed`` is whether its entries are to know where they stand.
    """

    def __init__(self, file: str, room: bounds.Room, *, placed: bool = True) -> None:
        self.file = file
        self.placed = placed
        self.problems: list[Problem] = []
        self._room = room
        self._errors = self._warnings = 0

    def error(self, place: Place, code: Code, message: str) -> None:
        """Note what keeps the pack from being played. Raises ``EnoughError`` where nothing more is to be read."""
        if self._errors < bounds.MOST_PROBLEMS and self._room.errors > 0:
            self._errors += 1
            self._room.errors -= 1
            self._note(place, code, message, Severity.ERROR)
            if self._errors < bounds.MOST_PROBLEMS and self._room.errors > 0:
                return
            most = bounds.MOST_PROBLEMS if self._room.errors else f"{bounds.MOST_PACK_PROBLEMS} of the pack's"
            message = f"And more: the reading stopped at {most} problems."
            self._note(place, Code.TOO_MANY, message, Severity.ERROR)
        raise EnoughError

    def warning(self, place: Place, code: Code, message: str) -> None:
        """Note some advice, or once that there is more of it than is told."""
        self._warnings += 1
        if self._warnings <= bounds.MOST_PROBLEMS:
            self._note(place, code, message, Severity.WARNING)
        elif self._warnings == bounds.MOST_PROBLEMS + 1:
            message = f"And more: only {bounds.MOST_PROBLEMS} pieces of advice are told of a file."
            self._note(place, Code.TOO_MANY, message, Severity.WARNING)

    def _note(self, place: Place, code: Code, message: str, severity: Severity) -> None:
        self.problems.append(Problem(self.file, place.line, place.column, code, message, severity))


class Entry(dict[str, Any]):
    """The values of a mapping by field, defaults filled in; fields that could not be read are absent.

    ``place`` tells where the mapping or something in it stands, as long as ``node``, what was read, is kept: who only
    plays is told nothing, and need not hold ten thousand places.
    """

    __slots__ = ("node",)

    def __init__(self, node: Mapping, findings: Findings) -> None:
        super().__init__()
        self.node = node if findings.placed else None

    def place(self, *path: str | int) -> Place:
        """Where the value at ``path`` (field names and list indices) stands, or the nearest thing around it."""
        node: Node | None = self.node
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str) and step in node.pairs:
                node = node.pairs[step][1]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                break
        return Place(1, 1) if node is None else node.place

    def key_place(self, name: str) -> Place:
        """Where the field's name stands, or the mapping when the field was left out."""
        pair = None if self.node is None else self.node.pairs.get(name)
        return self.place() if pair is None else place_of(pair[0])

    def names(self) -> Collection[str]:
        """The names of the fields that were written, also of those that could not be read, where that is known."""
        return self if self.node is None else self.node.pairs


def read(kind: Kind, node: Node, findings: Findings, name: str) -> Any:
    """The value of a node as ``kind`` defines it, or ``UNREAD``. ``name`` is the field's, for the messages."""
    return _READERS[type(kind)](kind, node, findings, name)


def _read_text(kind: Text, node: Node, findings: Findings, name: str) -> Any:
    # Nearly every text is one with a space in it, which is text to every reader of YAML.
    text = node.value if type(node) is Scalar and " " in node.value else _words(node, findings, name, bare=kind.bare)
    if text is UNREAD:
        return UNREAD
    text = text.strip()
    if not text:
        findings.error(node.place, Code.EMPTY, f"{quoted(name)} is empty; write its text.")
        return UNREAD
    # What stands in the file itself has been looked at before, but for tabs.
    unwanted = re.search("\t", text) if "\t" in text else None
    if isinstance(node, Scalar) and node.escapes:
        unwanted = UNWANTED.search(text) or unwanted
    if unwanted:
        message = f"{quoted(name)} holds the invisible character U+{ord(unwanted.group()):04X}; take it out."
        findings.error(node.place, Code.CONTROL_CHARACTER, message)
        return UNREAD
    if "\n" in text and not kind.lines:
        message = f"{quoted(name)} must be a single line; take the empty lines out, or begin the text after “>-”."
        findings.error(node.place, Code.WRONG_KIND, message)
        return UNREAD
    if len(text) > kind.longest:
        message = f"{quoted(name)} has {len(text)} characters, and the screen holds {kind.longest}; shorten it."
        findings.error(node.place, Code.TOO_LONG, message)
    if kind.words is not None and not kind.words[0] <= (count := count_words(text)) <= kind.words[1]:
        message = f"{quoted(name)} has {count} words; {kind.words[0]} to {kind.words[1]} work well."
        findings.warning(node.place, Code.ADVISED_LENGTH, message)
    return text


def _read_name(kind: Name, node: Node, findings: Findings, name: str) -> Any:
    # Quotes are no cure for what would not do with them either.
    fits = isinstance(node, Scalar) and _compiled(kind.pattern).fullmatch(node.value)
    text = _words(node, findings, name, bare=kind.bare or not fits)
    if text is UNREAD:
        return UNREAD
    if not text:
        findings.error(node.place, Code.EMPTY, f"{quoted(name)} is empty; write {kind.form}.")
        return UNREAD
    if not _compiled(kind.pattern).fullmatch(text):
        message = f"{quoted(text)} will not do for {quoted(name)}; write {kind.form}."
        findings.error(node.place, Code.WRONG_NAME, message)
        return UNREAD
    if len(text) > kind.longest:
        message = f"{quoted(name)} has {len(text)} characters; use at most {kind.longest}."
        findings.error(node.place, Code.TOO_LONG, message)
    return text


def _read_whole(kind: Whole, node: Node, findings: Findings, name: str) -> Any:
    span = str(kind.least) if kind.least == kind.most else f"a whole number from {kind.least} to {kind.most}"
    if not isinstance(node, Scalar) or not node.plain or not _WHOLE.fullmatch(node.value):
        findings.error(node.place, Code.WRONG_KIND, f"{quoted(name)} must be {span}, {_not(node)}.")
        return UNREAD
    number = int(node.value)
    if not kind.least <= number <= kind.most:
        findings.error(node.place, Code.OUT_OF_RANGE, f"{quoted(name)} must be {span}, not {number}.")
        return UNREAD
    return number


def _read_fraction(kind: Fraction, node: Node, findings: Findings, name: str) -> Any:
    span = f"a number above {kind.least:g} and up to {kind.most:g}"
    if not kind.above:
        span = f"a number from {kind.least:g} to {kind.most:g}"
    if not isinstance(node, Scalar) or not node.plain or not _FRACTION.fullmatch(node.value):
        findings.error(node.place, Code.WRONG_KIND, f"{quoted(name)} must be {span}, {_not(node)}.")
        return UNREAD
    number = float(node.value)
    if not kind.least <= number <= kind.most or (kind.above and number == kind.least):
        findings.error(node.place, Code.OUT_OF_RANGE, f"{quoted(name)} must be {span}, not {node.value}.")
        return UNREAD
    return number


def _read_choice(kind: Choice, node: Node, findings: Findings, name: str) -> Any:
    if isinstance(node, Scalar) and node.value in kind.words:
        return node.value
    message = f"{quoted(name)} must be {either(kind.words)}, {_not(node)}"
    near = nearest(node.value, kind.words) if isinstance(node, Scalar) else None
    message += f"; did you mean {quoted(near)}?" if near else "."
    findings.error(node.place, Code.UNKNOWN_NAME if isinstance(node, Scalar) else Code.WRONG_KIND, message)
    return UNREAD


def _read_list(kind: ListOf, node: Node, findings: Findings, name: str) -> Any:
    if not isinstance(node, Sequence):
        message = f"{quoted(name)} must be a list, {_not(node)}; begin every item with “- ”, or write “[…, …]”."
        findings.error(node.place, Code.WRONG_KIND, message)
        return UNREAD
    size, count = kind.size, len(node.items)
    if not size.least <= count <= size.most:
        message = f"{quoted(name)} must have {_span(size.least, size.most)}, not {count}."
        findings.error(node.place, Code.WRONG_COUNT, message)
    elif size.advised is not None and not size.advised[0] <= count <= size.advised[1]:
        message = f"{quoted(name)} has {count}; {_span(*size.advised)} work well."
        findings.warning(node.place, Code.ADVISED_COUNT, message)
    item, reader = kind.item, _READERS[type(kind.item)]
    return [reader(item, child, findings, name) for child in node.items[: size.most]]


def _read_map(kind: MapOf, node: Node, findings: Findings, name: str) -> Any:
    if not isinstance(node, Mapping):
        message = f"{quoted(name)} must name {kind.of} in each line, followed by a colon and its value, {_not(node)}."
        findings.error(node.place, Code.WRONG_KIND, message)
        return UNREAD
    if not kind.size.least <= len(node.pairs) <= kind.size.most:
        message = f"{quoted(name)} must have {_span(kind.size.least, kind.size.most)}, not {len(node.pairs)}."
        findings.error(node.place, Code.WRONG_COUNT, message)
    entry = Entry(node, findings)
    for key, (mark, child) in node.pairs.items():
        if read(Name(), Scalar(key, plain=False, mark=mark), findings, kind.of) is UNREAD:
            continue
        value = read(kind.value, child, findings, key)
        if value is not UNREAD:
            entry[key] = value
    return entry


def _read_shape(kind: Shape, node: Node, findings: Findings) -> Any:
    if not isinstance(node, Mapping):
        names = ", ".join(quoted(field.name) for field in kind.fields if field.needed)
        findings.error(
            node.place, Code.WRONG_KIND, f"{_capital(kind.name)} must have the fields {names}, {_not(node)}."
        )
        return UNREAD
    entry = Entry(node, findings)
    pairs = node.pairs
    missing: list[Field] = []
    seen = 0
    for field in kind.fields:
        pair = pairs.get(field.name)
        if pair is not None:
            seen += 1
            value = _READERS[type(field.kind)](field.kind, pair[1], findings, field.name)
            if value is not UNREAD:
                entry[field.name] = value
        elif field.needed:
            missing.append(field)
        else:
            entry[field.name] = field.default
    meant = _report_unknown(kind, node, findings) if seen < len(pairs) else set()
    for field in missing:
        if field.name not in meant:
            message = f"{_capital(kind.name)} needs the field {quoted(field.name)}: {_lower(field.says)}"
            findings.error(node.place, Code.MISSING_FIELD, message)
    return entry


def _report_unknown(kind: Shape, node: Mapping, findings: Findings) -> set[str]:
    """Report every field that the shape does not have; returns the names that were probably meant."""
    known = [field.name for field in kind.fields]
    free = [name for name in known if name not in node.pairs]
    meant: set[str] = set()
    for key, (mark, _) in node.pairs.items():
        if key in known:
            continue
        near = nearest(key, free)
        message = f"{_capital(kind.name)} has no field {quoted(key)}"
        if near:
            meant.add(near)
            message += f"; did you mean {quoted(near)}?"
        else:
            message += f"; delete it (its fields are {', '.join(known)})."
        findings.error(place_of(mark), Code.UNKNOWN_FIELD, message)
    return meant


def _read_one_of(kind: OneOf, node: Node, findings: Findings) -> Any:
    if isinstance(node, Mapping):
        for shape in kind.shapes:
            if shape.fields[0].name in node.pairs:
                return _read_shape(shape, node, findings)
    starts = " or ".join(quoted(shape.fields[0].name + ":") for shape in kind.shapes)
    findings.error(node.place, Code.WRONG_KIND, f"{_capital(kind.name)} must have the field {starts}.")
    return UNREAD


_READERS: dict[type, Callable[[Any, Node, Findings, str], Any]] = {
    Text: _read_text,
    Name: _read_name,
    Whole: _read_whole,
    Fraction: _read_fraction,
    Choice: _read_choice,
    ListOf: _read_list,
    MapOf: _read_map,
    Shape: lambda kind, node, findings, _: _read_shape(kind, node, findings),
    OneOf: lambda kind, node, findings, _: _read_one_of(kind, node, findings),
}


def _words(node: Node, findings: Findings, name: str, *, bare: bool) -> Any:
    """The text of a scalar that every reader of YAML takes for text."""
    if not isinstance(node, Scalar):
        message = f"{quoted(name)} must be text, {_not(node)}"
        if isinstance(node, Mapping):  # nobody means one here
            message += "; if it is a text that holds a colon and a space, put it in quotes"
        findings.error(node.place, Code.WRONG_KIND, f"{message}.")
        return UNREAD
    text = node.value
    # Both patterns are short and in ASCII: longer text is never a number or a yes, nor is text with a space in it.
    if (
        node.plain
        and len(text) < 32
        and " " not in text
        and (_NOTHING.fullmatch(text) or (not bare and _NOT_TEXT.fullmatch(text)))
    ):
        message = f"{quoted(name)} must be text, and {quoted(text)} is not text to YAML; put it in quotes."
        findings.error(node.place, Code.WRONG_KIND, message)
        return UNREAD
    return text


def nearest(word: str, names: list[str] | tuple[str, ...]) -> str | None:
    """The name that somebody who wrote ``word`` probably meant, if any is near enough."""
    import difflib  # only a mistake needs it

    found = difflib.get_close_matches(word[:100].lower(), names, n=1, cutoff=0.6)
    return found[0] if found else None


def either(words: tuple[str, ...] | list[str]) -> str:
    """“one”, “two” or “three”."""
    shown = [quoted(word) for word in words]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _not(node: Node) -> str:
    if isinstance(node, Sequence):
        return "not a list"
    if isinstance(node, Mapping):
        return "not a mapping"
    if not node.value:
        return "but nothing stands here"
    return f"not {quoted(node.value)}" if node.plain else f"not the text {quoted(node.value)}"


def _span(least: int, most: int) -> str:
    if least == most:
        return f"exactly {least}"
    if least == 0:
        return f"at most {most}"
    return f"{least} to {most}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
