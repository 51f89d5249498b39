"""Answers that a person marked: a pack's own samples and exemplars, and files of answers with a teacher's marks.

A file is a table (CSV, with a line of names) or has an object of JSON in each line. Whatever cannot be read is
refused by its line in one sentence, before anything is marked.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from debate.packs.model import Criterion, Pack, Prompt
from debate.packs.problems import printable, quoted
from debate.packs.reading import nearest

MOST_ANSWERS = 20_000
"""Answers of one file: some years of a large school."""


class AnswersError(ValueError):
    """A file of marked answers cannot be read; the message is one sentence with the number of the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedAnswer:
    """An answer with the levels that a person gave it, as numbers from 0 by criterion; not every one need be marked.

    ``name`` is what to call it. ``number`` is the sample's place in its prompt, from 0; ``None`` for the exemplar
    and for answers from a file. ``own`` says that the text is the pack's, and so no copy of itself. ``overall`` is the
    mark for the whole (0–100), and ``points`` are the ids of all points that it makes; ``None`` where nobody said.
    """

    name: str
    prompt: str
    text: str
    marks: Mapping[str, int]
    own: bool
    number: int | None = None
    overall: float | None = None
    points: frozenset[str] | None = None


def samples_of(prompt: Prompt, pack: Pack) -> Iterator[MarkedAnswer]:
    """The marked samples of a prompt, in its order."""
    rows = {row.id: [level.id for level in row.levels] for row in pack.rubric.criteria}
    for number, sample in enumerate(prompt.samples):
        yield MarkedAnswer(
            name=f"sample {number + 1} ({sample.grade.value})",
            prompt=prompt.id,
            text=sample.text,
            marks={criterion: rows[criterion].index(level) for criterion, level in sample.marks.items()},
            own=True,
            number=number,
        )


def exemplar_of(prompt: Prompt, pack: Pack) -> MarkedAnswer:
    """The exemplar of a prompt, which is meant to earn the top level of every criterion."""
    marks = {row.id: len(row.levels) - 1 for row in pack.rubric.criteria}
    return MarkedAnswer(name="exemplar", prompt=prompt.id, text=prompt.exemplar, marks=marks, own=True)


def read_answers(
    text: str, source: str, pack: Pack, prompt: Prompt | None = None, *, levels: bool = True, out_of: float = 100
) -> list[MarkedAnswer]:
    """The marked answers in the text of a file, a table unless ``source`` ends in ``.jsonl``.

    ``prompt`` is meant where a line names none. A mark is a level's id, or its number from 0, the lowest; an empty
    one is no mark. Without ``levels`` an answer may have none, if it has an overall mark (0 to ``out_of``) or points.
    Raises ``AnswersError`` for the first line that will not do.
    """
    found: list[MarkedAnswer] = []
    is_json = source.lower().endswith((".jsonl", ".ndjson"))
    rows = _json_rows(text) if is_json else _table_rows(text, pack, levels=levels)
    number = 1
    try:
        for number, values in rows:
            found.append(_answer(values, number, pack, prompt, levels=levels, out_of=out_of))
            if len(found) > MOST_ANSWERS:
                raise AnswersError(f"there are more than {MOST_ANSWERS:,} answers; split the file.")
    except _LineError as error:
        raise AnswersError(f"Line {error.line} of {printable(source, 200)}: {error}") from error
    except AnswersError as error:
        raise AnswersError(f"Line {number} of {printable(source, 200)}: {error}") from error
    if not found:
        raise AnswersError(f"There is no answer in {printable(source, 200)}.")
    return found


class _LineError(AnswersError):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def _table_rows(text: str, pack: Pack, *, levels: bool) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a table, each with the line on which it begins and its marks apart."""
    delimiter = max(",;\t", key=text.partition("\n")[0].count)  # spreadsheets of half of Europe write semicolons
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        names = [name.strip() for name in next(reader, [])]
        columns = _columns(names, pack, levels=levels)
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) != len(names):
                    raise _LineError(line, f"it has {len(cells)} cells, and the first line names {len(names)}.")
                values = dict(zip(names, cells, strict=True))
                marks = {name: values.pop(name) for name in columns}
                given = {name: value for name, value in values.items() if value.strip() or name == "points"}
                yield line, {**given, "marks": marks}
            line = reader.line_num + 1
    except csv.Error as error:
        raise _LineError(line, f"this is no row of a table ({error}); put an answer in double quotes.") from error


def _columns(names: list[str], pack: Pack, *, levels: bool) -> list[str]:
    """Which columns are criteria, having refused a head that will not do."""
    criteria = [row.id for row in pack.rubric.criteria]
    known = ["prompt", "answer", "id", "overall", "points", *criteria]
    for name in names:
        if names.count(name) > 1:
            raise _LineError(1, f"the column {quoted(name)} is there twice.")
        if name not in known and (near := nearest(name, known)):
            raise _LineError(1, f"there is no column {quoted(name)}; did you mean {quoted(near)}?")
    if "answer" not in names:
        raise _LineError(1, "the first line must name the columns, and one of them must be “answer”.")
    found = [name for name in names if name in criteria]
    if not found and (levels or not {"overall", "points"} & {*names}):
        other = "" if levels else ", and there is neither “overall” nor “points”"
        raise _LineError(1, f"no column is a criterion of this pack ({', '.join(criteria)}){other}.")
    return found


def _json_rows(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                values = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise _LineError(number, "this is not JSON; each line is one object.") from error
            if not isinstance(values, dict):
                raise _LineError(number, "this is no object with “prompt”, “answer” and “marks”.")
            yield number, values


def _answer(
    values: Mapping[str, Any], number: int, pack: Pack, prompt: Prompt | None, *, levels: bool, out_of: float
) -> MarkedAnswer:
    text = values.get("answer")
    if not isinstance(text, str) or not text.strip():
        raise AnswersError("“answer” must be there and be text.")
    name = values.get("id", f"line {number}")
    if isinstance(name, bool) or not isinstance(name, str | int):
        raise AnswersError("“id” must be text or a whole number.")
    wanted = values.get("prompt", None if prompt is None else prompt.id)
    ids = [one.id for one in pack.prompts]
    if wanted is None:
        raise AnswersError("“prompt” must be there; or name one for all with --prompt.")
    if not isinstance(wanted, str) or wanted.strip() not in ids:
        near = nearest(wanted, ids) if isinstance(wanted, str) else None
        raise AnswersError(f"the pack has no such prompt; {_meant(near, ids)}")
    marks = values.get("marks", None if levels else {})
    if not isinstance(marks, dict):
        raise AnswersError("“marks” must be an object with a level for each criterion.")
    given = _levels(marks, pack)
    if not given and levels:
        raise AnswersError("no criterion is marked; give at least one a level.")
    overall = None if levels else _overall(values.get("overall"), out_of)
    points = None if levels else _points(values.get("points"), pack.prompt(wanted.strip()))
    if not given and overall is None and points is None:
        raise AnswersError("it has no mark; give it “overall”, “points” or the level of a criterion.")
    return MarkedAnswer(
        name=str(name), prompt=wanted.strip(), text=text, marks=given, own=False, overall=overall, points=points
    )


def _overall(written: Any, out_of: float) -> float | None:
    """An overall mark as a number from 0 to 100."""
    if written is None or (isinstance(written, str) and not written.strip()):
        return None
    try:
        mark = float(written.replace(",", ".")) if isinstance(written, str) else float(written)
    except (TypeError, ValueError, OverflowError):
        mark = -1.0
    if isinstance(written, bool) or not 0 <= mark <= out_of:
        raise AnswersError(f"“overall” must be a number from 0 to {out_of:g}; --out-of says what the full mark is.")
    return 100 * mark / out_of


def _points(written: Any, prompt: Prompt) -> frozenset[str] | None:
    """The points that an answer makes: ids in one text or in a list, or an object that says “made” of an id."""
    if written is None:
        return None
    if isinstance(written, dict):
        written = [name for name, how in written.items() if how in ("made", "partly", True)]
    named = written.replace(",", " ").replace(";", " ").split() if isinstance(written, str) else written
    if not isinstance(named, list) or not all(isinstance(name, str) for name in named):
        raise AnswersError("“points” must be a list of the ids of all points that the answer makes.")
    known = [point.id for point in prompt.points]
    for name in named:
        if name not in known:
            raise AnswersError(f"the prompt has no point {quoted(name)}; {_meant(nearest(name, known), known)}")
    return frozenset(named)


def _levels(marks: Mapping[str, Any], pack: Pack) -> dict[str, int]:
    rows = {row.id: row for row in pack.rubric.criteria}
    found: dict[str, int] = {}
    for name, mark in marks.items():
        row = rows.get(name)
        if row is None:
            raise AnswersError(f"the rubric has no criterion {quoted(name)}; {_meant(nearest(name, [*rows]), [*rows])}")
        written = "" if mark is None else str(mark).strip()
        if written:
            found[name] = _level(row, written)
    return found


def _level(row: Criterion, written: str) -> int:
    ids = [level.id for level in row.levels]
    if written in ids:
        return ids.index(written)
    top = len(ids) - 1
    if written.isascii() and written.removesuffix(".0").isdigit() and len(written) < 6 and float(written) <= top:
        return int(float(written))
    levels = ", ".join(f"{level} or {number}" for number, level in enumerate(ids))
    raise AnswersError(f"{quoted(row.id)} has no level {quoted(written)}; write one of {levels}.")


def _meant(near: str | None, known: list[str]) -> str:
    return f"did you mean {quoted(near)}?" if near else f"there are {', '.join(known[:20])}."
