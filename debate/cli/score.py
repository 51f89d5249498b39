"""``debate score``: the ballot of one answer, or of a file of many, for people and for programs."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from debate.cli import completing

if TYPE_CHECKING:
    from debate.packs.model import Prompt


@click.command(short_help="Mark an answer.")
@click.argument("file", required=False, metavar="[FILE|-]")
@click.option(
    "--pack",
    "pack_name",
    required=True,
    metavar="ID|PATH",
    shell_complete=completing.packs,
    help="The pack that the prompt belongs to.",
)
@click.option(
    "--prompt", "prompt_id", metavar="ID", shell_complete=completing.prompts, help="The prompt that was answered."
)
@click.option("--json", "as_json", is_flag=True, help="Print the ballot as JSON.")
@click.option("--batch", metavar="FILE.jsonl", help="Mark every line of this file (“-”: standard input) instead.")
@click.option("--key", is_flag=True, help="Tell in the JSON what dropped points say, too.")
@click.option("--exemplar", is_flag=True, help="Mark the prompt's own exemplar instead.")
@click.option("--sample", type=int, metavar="N", help="Mark the prompt's own sample of this number (from 1) instead.")
def score(
    file: str | None,
    pack_name: str,
    prompt_id: str | None,
    as_json: bool,
    batch: str | None,
    key: bool,
    exemplar: bool,
    sample: int | None,
) -> None:
    """Mark one answer, read from FILE or from standard input, and say why it got its marks.

    With --exemplar or --sample, authors of packs see what their own text earns; it is then no copy of itself.

    With --batch, every line of the file is a JSON object with “id”, “prompt” and “answer”; for each, its ballot is
    printed as one line of JSON with that “id”, in the order of the file. A line without “prompt” answers --prompt.

    What a dropped point says is left out of the JSON, so that students may read it; --key tells it to authors.

    An empty answer is refused, but in a file of many it gets its ballot like any other. Offsets in the JSON count
    characters of the answer as it was read, without a byte-order mark.

    \b
    Examples:
      debate score --pack us-japan-alliance --prompt one-sided-treaty answer.txt
      echo "They say …" | debate score --pack us-japan-alliance --prompt one-sided-treaty --json
      debate score --pack ./my-pack --batch class.jsonl > ballots.jsonl
      debate score --pack ./my-pack --prompt costs-too-much --sample 1
    """
    from debate.cli.places import load_named_pack, prompt_of

    context = click.get_current_context()
    if batch is None and prompt_id is None:
        raise click.UsageError("Name the prompt with --prompt ID, or a file of answers with --batch FILE.", context)
    if batch is not None and file is not None:
        raise click.UsageError("Give either one answer or --batch, not both.", context)
    own_text = exemplar or sample is not None
    if exemplar + (sample is not None) + (file is not None or batch is not None) > 1:
        raise click.UsageError("Give one of these alone: an answer, --batch, --exemplar, --sample.", context)
    pack = load_named_pack(pack_name)
    prompt = None if prompt_id is None else prompt_of(pack, prompt_id)
    if batch is not None:
        from debate.cli.batch import mark_all, read_batch
        from debate.cli.drawing import draws_on, watched

        answers = read_batch(batch, pack, prompt)
        lines = mark_all(answers, pack, key=key)
        # On a terminal the lines themselves tell how far it has come.
        for line in lines if draws_on(sys.stdout) else watched(lines, len(answers), "Marking"):
            sys.stdout.write(line + "\n")
        return
    assert prompt is not None
    from debate.judge import Judge

    answer = _own_text(prompt, sample) if own_text else _answer(file)
    ballot = Judge(pack).ballot(prompt.id, answer, own_texts=own_text)
    if as_json:
        from debate.cli.ballot_form import to_command_form

        click.echo(json.dumps(to_command_form(ballot, key=key), ensure_ascii=False, indent=2))
        return
    from debate.plain.words import ballot_lines

    for text in ballot_lines(ballot, prompt.hints, answer):
        click.echo(text)


def _answer(file: str | None) -> str:
    """The answer in that file or, without one, on standard input."""
    from debate.cli.places import read_text
    from debate.cli.running import CommandError

    if file in (None, "-") and sys.stdin is not None and sys.stdin.isatty():
        click.echo("Type the answer; end it with ctrl+d (on Windows ctrl+z, enter).", err=True)
    answer = read_text(file or "-")
    if not answer.strip():
        raise CommandError("The answer is empty, so there is nothing to mark; write it first, or name another file.")
    return answer


def _own_text(prompt: Prompt, sample: int | None) -> str:
    """The exemplar of a prompt or, when it is numbered (from 1), a sample."""
    from debate.cli.running import CommandError

    if sample is None:
        return prompt.exemplar
    if not 1 <= sample <= len(prompt.samples):
        there = f"has {len(prompt.samples)}, numbered from 1" if prompt.samples else "has none"
        raise CommandError(f"There is no sample {sample}: the prompt “{prompt.id}” {there}.")
    return prompt.samples[sample - 1].text
