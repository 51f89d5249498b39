"""The definition of the format → the reference in the pack author's guide, as Markdown.

Between the two markers of ``content/README.md`` stands exactly what ``reference`` returns; a test keeps it so.
``python -m debate.packs.reference FILE`` writes it there.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from debate.packs.definition import Choice, Fraction, Kind, ListOf, MapOf, Name, OneOf, Shape, Text, Whole
from debate.packs.format import PARTS
from debate.packs.model import Move
from debate.packs.problems import Code

BEGIN = "<!-- The reference begins: made by `python -m debate.packs.reference content/README.md` -->"
END = "<!-- The reference ends -->"


MOVES: dict[Move, tuple[str, tuple[str, ...]]] = {
    Move(name): (one["does"], tuple(one["heard"]))
    for name, one in tomllib.loads(Path(__file__).with_name("moves.toml").read_text(encoding="utf-8")).items()
}
"""For each move what it does, and sentences in which the judge hears it."""


def reference() -> str:
    """Every field of every file, then how moves are heard, then every code that a check can report."""
    form = Name().form
    lines = [
        f"An *id* is a name for the program: {form}. A text stands on one line unless its field says otherwise.",
        "",
    ]
    for part, shape in PARTS.items():
        lines += [f"### {part.capitalize()}: {shape.says}".rstrip("."), "", *_table(shape), ""]
        for inner in _inner(shape):
            lines += [f"**{inner.name[:1].upper()}{inner.name[1:]}**", "", *_table(inner), ""]
    lines += ["### Moves", "", "| move | it … | heard in, for example |", "|---|---|---|"]
    lines += [
        f"| `{move}` | {does} | {' '.join(f'“{one}”' for one in heard)} |" for move, (does, heard) in MOVES.items()
    ]
    lines += ["", "### Codes", "", "| code | what it means |", "|---|---|"]
    lines += [f"| `{code}` | {code.meaning} |" for code in Code]
    return "\n".join(lines)


def put_into(guide: str) -> str:
    """The guide with the reference between its markers. Raises ``ValueError`` when it lacks them."""
    start, end = guide.index(BEGIN) + len(BEGIN), guide.index(END)
    return f"{guide[:start]}\n\n{reference()}\n\n{guide[end:]}"


def _table(shape: Shape) -> Iterator[str]:
    yield "| field | what it holds | what it is for |"
    yield "|---|---|---|"
    for field in shape.fields:
        needed = "" if field.needed else "; may be left out"
        if field.default not in (None, (), ""):
            needed += f" ({field.default:g})" if isinstance(field.default, int | float) else f" (`{field.default}`)"
        yield f"| `{field.name}` | {_words(field.kind)}{needed} | {field.says} |"


def _inner(kind: Kind) -> Iterator[Shape]:
    """The shapes inside a shape, in the order in which an author meets them."""
    match kind:
        case Shape():
            for field in kind.fields:
                for shape in _direct(field.kind):
                    yield shape
                    yield from _inner(shape)
        case _:
            return


def _direct(kind: Kind) -> Iterator[Shape]:
    match kind:
        case Shape():
            yield kind
        case ListOf():
            yield from _direct(kind.item)
        case MapOf():
            yield from _direct(kind.value)
        case OneOf():
            yield from kind.shapes
        case _:
            return


def _words(kind: Kind) -> str:
    """What a value is, in words for an author."""
    match kind:
        case Text():
            advised = "" if kind.words is None else f", {kind.words[0]}–{kind.words[1]} words advised"
            lines = " (lines and paragraphs too)" if kind.lines else ""
            return f"text of at most {kind.longest} characters{lines}{advised}"
        case Name():
            return kind.called
        case Whole():
            return str(kind.least) if kind.least == kind.most else f"a whole number, {kind.least}–{kind.most}"
        case Fraction():
            return f"a number {'above' if kind.above else 'from'} {kind.least:g} up to {kind.most:g}"
        case Choice():
            return ", ".join(f"`{word}`" for word in kind.words[:-1]) + f" or `{kind.words[-1]}`"
        case ListOf():
            size = kind.size
            count = f"{size.least}" if size.least == size.most else f"{size.least}–{size.most}"
            advised = "" if size.advised is None else f" ({size.advised[0]}–{size.advised[1]} advised)"
            return f"a list of {count}{advised}, each: {_words(kind.item)}"
        case MapOf():
            return f"a mapping from {kind.of} to: {_words(kind.value)}"
        case Shape():
            return kind.name
        case OneOf():
            return " or ".join(shape.name for shape in kind.shapes)


def main(file: str) -> None:
    """Bring the reference in that guide up to date."""
    guide = Path(file)
    guide.write_text(put_into(guide.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
