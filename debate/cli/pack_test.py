"""``debate pack test``: how far a pack's marks deserve trust, measured on marked texts, left-out rules and attacks."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from debate.authoring.answers import MarkedAnswer
    from debate.authoring.testing import Examined
    from debate.judge import Judge
    from debate.packs.model import Pack, Prompt

TO_MEND = 1
"""Exit code when a pack does not pass, as opposed to 2 when it could not be tested at all."""

FEW = 3
"""Prompts up to which starting processes costs more than it saves."""

Task = tuple[str, Sequence["MarkedAnswer"], bool, bool]
"""A prompt's id, the answers to it, and whether to leave out rules and to try attacks."""


@click.command("test", short_help="Measure how far a pack's marks can be trusted.")
@click.argument("path", metavar="PATH|ID")
@click.option(
    "--answers", "files", multiple=True, metavar="FILE", help="Answers with a teacher's marks (.csv or .jsonl), too."
)
@click.option("--prompt", "prompt_ids", multiple=True, metavar="ID", help="Test this prompt only; may be repeated.")
@click.option("--mutation/--no-mutation", default=True, help="Whether to leave out rule by rule, which takes longest.")
@click.option("--gaming/--no-gaming", default=True, help="Whether to try the attacks.")
@click.option("--all", "everything", is_flag=True, help="List every rule that no text misses, and every attack.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def test_command(
    path: str,
    files: tuple[str, ...],
    prompt_ids: tuple[str, ...],
    mutation: bool,
    gaming: bool,
    everything: bool,
    as_json: bool,
) -> int:
    """Measure a pack's rubric on its marked samples, and on answers that a teacher marked.

    Told are: the agreement on each criterion (the same level, one level apart at most, quadratic weighted kappa)
    with a table of levels; every answer on which you and the judge differ, with both marks and the rules that gave
    them; every rule that no sample or exemplar would miss if it were left out; and every attack (key words, copies,
    shuffled or denied text …) that earns more than 20 % of the full mark on average, or 35 % on one prompt.

    FILE with --answers is a table with a line of names (CSV in UTF-8; commas, semicolons or tabs), or has a JSON
    object in each line. Columns or fields:

    \b
      prompt     the prompt's id (may be left out with --prompt ID)
      answer     the text
      id         what to call the answer (may be left out)
      CRITERION  in CSV, a column for each criterion of the rubric, by its id
      marks      in JSON, an object with a mark for each criterion

    A mark is a level's id, or its number counted from 0, the lowest; a cell may be empty.

    The exit code is 0 when the pack passes; 1 when there is something to mend: a sample two or more levels away from
    your mark, an exemplar below a top level and below 65 of 100, a criterion with a kappa below 0.7 on 30 or more
    texts, or an attack that pays; 2 when it could not be tested. Rules that no text misses are advice.

    \b
    Examples:
      debate pack test school-uniforms
      debate pack test school-uniforms --prompt costs-too-much --all
      debate pack test school-uniforms --answers class-2025.csv --no-mutation
    """
    from debate.authoring.testing import PackTest
    from debate.cli.drawing import show, watched
    from debate.cli.pack_test_report import report, to_json
    from debate.cli.places import find_named_pack, prompt_of
    from debate.packs.loading import read_pack

    pack_files = read_pack(find_named_pack(path))
    pack = pack_files.built()
    chosen = [prompt_of(pack, wanted).id for wanted in prompt_ids] or [prompt.id for prompt in pack.prompts]
    prompts = [prompt for prompt in pack.prompts if prompt.id in chosen]
    answers = _answers(files, pack, prompts[0] if len(prompts) == 1 else None)
    tasks: list[Task] = [
        (prompt.id, [answer for answer in answers if answer.prompt == prompt.id], mutation, gaming)
        for prompt in prompts
    ]
    found = {one.prompt: one for one in watched(_examined(tasks, pack), len(tasks), "Testing")}
    result = PackTest(pack, tuple(found[prompt.id] for prompt in prompts))
    if as_json:
        click.echo(json.dumps(to_json(result, pack_files), ensure_ascii=False, indent=2))
    else:
        for part in report(result, pack_files, everything=everything):
            show(part)
    return TO_MEND if any(result.to_mend()) else 0


def _answers(files: Sequence[str], pack: Pack, prompt: Prompt | None) -> list[MarkedAnswer]:
    """The marked answers of all files, read before the first is marked."""
    from debate.authoring.answers import AnswersError, read_answers
    from debate.cli.places import read_text
    from debate.cli.running import CommandError

    found: list[MarkedAnswer] = []
    for file in files:
        try:
            found += read_answers(read_text(file), file, pack, prompt)
        except AnswersError as error:
            raise CommandError(str(error)) from error
    return found


def _examined(tasks: Sequence[Task], pack: Pack) -> Iterator[Examined]:
    """The results, in the order in which they are ready; many prompts are shared out among the cores."""
    from debate.authoring.testing import examine
    from debate.cli.batch import cores
    from debate.judge import Judge

    if len(tasks) <= FEW or cores() == 1:
        judge = Judge(pack)
        for prompt, answers, mutation, gaming in tasks:
            yield examine(judge, pack.prompt(prompt), answers, mutation=mutation, gaming=gaming)
        return
    # Leaving this block ends the workers at once: whoever presses ctrl+c does not wait for a prompt of each.
    with Pool(min(cores(), len(tasks)), _ready, (pack,)) as pool:
        yield from pool.imap_unordered(_examine, tasks)


_judge: Judge | None = None
"""The judge of a worker process, made once."""


def _ready(pack: Pack) -> None:
    from debate.judge import Judge

    global _judge
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c ends the parent, which ends its workers without noise
    _judge = Judge(pack)


def _examine(task: Task) -> Examined:
    from debate.authoring.testing import examine

    assert _judge is not None
    prompt, answers, mutation, gaming = task
    return examine(_judge, _judge.pack.prompt(prompt), answers, mutation=mutation, gaming=gaming)
