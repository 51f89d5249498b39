"""Marking a file of answers: every line is checked before the first is marked, and big files use every core."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from typing import Any

from debate.cli.ballot_form import to_command_form
from debate.cli.places import prompt_of, read_text
from debate.cli.running import CommandError
from debate.judge import Judge
from debate.packs.model import Pack, Prompt

BIG = 200
"""Answers from which on starting a process for each core costs less than it saves."""

CHUNK = 25
"""Answers that go to a process at a time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A line of the file: what it is called there, the prompt that it answers, and its text."""

    id: str | int
    prompt: str
    text: str


def read_batch(source: str, pack: Pack, prompt: Prompt | None) -> list[Answer]:
    """The answers of a file of JSON lines, blank lines left out; ``prompt`` is meant where a line names none.

    Raises ``CommandError``, one sentence with the number of the line, for the first line that is not an answer.
    """
    answers = []
    for number, line in enumerate(read_text(source).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            answers.append(_answer(line, pack, prompt))
        except CommandError as error:
            raise CommandError(f"Line {number} of {source}: {error.message}") from error
    return answers


def _answer(line: str, pack: Pack, prompt: Prompt | None) -> Answer:
    try:
        values: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        where = f" (column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise CommandError(f"this is not JSON{where}; each line is one object.") from error
    if not isinstance(values, dict):
        raise CommandError("this is no object with “id”, “prompt” and “answer”.")
    name = values.get("id")
    if isinstance(name, bool) or not isinstance(name, str | int):
        raise CommandError("“id” must be there and be text or a whole number.")
    text = values.get("answer")
    if not isinstance(text, str):
        raise CommandError("“answer” must be there and be text.")
    wanted = values.get("prompt")
    if wanted is None and prompt is not None:
        return Answer(name, prompt.id, text)
    if not isinstance(wanted, str):
        raise CommandError("“prompt” must be there and be text; or name one for all with --prompt.")
    return Answer(name, prompt_of(pack, wanted).id, text)


def mark_all(answers: Sequence[Answer], pack: Pack, *, key: bool = False) -> Iterator[str]:
    """A line of JSON for each answer, in order; ``key`` tells what dropped points say, too."""
    workers = cores()
    if len(answers) < BIG or workers == 1:
        judge = Judge(pack)
        for answer in answers:
            yield _marked(judge, answer, key)
        return
    chunks = [answers[start : start + CHUNK] for start in range(0, len(answers), CHUNK)]
    # Leaving this block ends the workers at once: whoever presses ctrl+c does not wait for a chunk of each.
    with Pool(min(workers, len(chunks)), _ready, (pack, key)) as pool:
        for lines in pool.imap(_mark_chunk, chunks):
            yield from lines


def cores() -> int:
    """The cores that this process may use, which in a container are fewer than the computer has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_key = False
_judge: Judge | None = None
"""The judge of a worker process, made once."""


def _ready(pack: Pack, key: bool) -> None:
    global _judge, _key
    _key = key
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c ends the parent, which ends its workers without noise
    _judge = Judge(pack)


def _mark_chunk(answers: Sequence[Answer]) -> list[str]:
    assert _judge is not None
    return [_marked(_judge, answer, _key) for answer in answers]


def _marked(judge: Judge, answer: Answer, key: bool) -> str:
    form = {"id": answer.id, **to_command_form(judge.ballot(answer.prompt, answer.text), key=key)}
    return json.dumps(form, ensure_ascii=False, separators=(",", ":"))
