"""``debate pack tune``: what marked answers can teach a pack, and what each lesson changes on answers held out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from debate.authoring.answers import MarkedAnswer
    from debate.authoring.tuning import Argument, Figures, Proposal, Tuned
    from debate.packs.model import Pack

SHOWN = 12
"""Passages of a prompt that are told before the rest is left to --all."""


@click.command("tune", short_help="Learn from marked answers how players put the points.")
@click.argument("path", metavar="PATH|ID")
@click.argument("files", nargs=-1, required=True, metavar="ANSWERS…")
@click.option("--prompt", "prompt_id", metavar="ID", help="The prompt of answers that name none.")
@click.option(
    "--out-of", type=click.FloatRange(min=0, min_open=True), default=100, show_default=True, help="The full mark."
)
@click.option("--write", is_flag=True, help="Put the accepted passages into the pack's files.")
@click.option("--all", "everything", is_flag=True, help="List every passage, those that are not accepted too.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def tune_command(
    path: str,
    files: tuple[str, ...],
    prompt_id: str | None,
    out_of: float,
    write: bool,
    everything: bool,
    as_json: bool,
) -> None:
    """Propose passages of marked answers as cues of the points that they make (“heard” in a prompt's file).

    ANSWERS are tables (CSV) or files with a JSON object in each line (.jsonl), as for “debate pack test”. Columns or
    fields; an answer needs one mark at least:

    \b
      prompt     the prompt's id (may be left out with --prompt ID)
      answer     the text
      id         what to call the answer (may be left out)
      overall    the mark for the whole, from 0 to 100, or to that of --out-of
      points     the ids of ALL points that the answer makes, with blanks between; empty for none (in JSON, a list)
      CRITERION  in CSV, a level for a criterion; in JSON, “marks” is an object of them

    Where points are told, the words by which each was made are tried as a cue. Every passage is judged on other
    answers than the one that it is from: told is how many points are newly found there rightly and wrongly, and how
    the marks move. Accepted is what makes no more wrong than right, each alone and all of
    a prompt together. The figures before and after are taken on answers that had no part in choosing.

    Where overall marks are told, what good answers (60 of 100 or more) say and no point has is told as well, so that
    you can make a point of it.

    Nothing is changed without --write.

    \b
    Examples:
      debate pack tune school-uniforms class-2025.csv
      debate pack tune ./photosynthesis graded.csv --prompt light --out-of 5
      debate pack tune ./school-uniforms marked.jsonl --write
    """
    from debate.authoring.inserting import NotInserted, with_heard
    from debate.authoring.rewriting import check_own, rewrite
    from debate.cli.places import find_named_pack, prompt_of
    from debate.cli.running import CommandError
    from debate.packs.loading import read_pack
    from debate.plain.words import on_one_line
    from debate.wording import counted

    pack_files = read_pack(find_named_pack(path))
    pack = pack_files.built()
    only = pack.prompts[0].id if len(pack.prompts) == 1 else None
    prompt = pack.prompt(only) if only else None if prompt_id is None else prompt_of(pack, prompt_id)
    answers = [answer for file in files for answer in _answers(file, pack, prompt, out_of)]
    try:
        if write:
            check_own(pack_files.folder)  # before anybody waits for what cannot be written
        found = list(_tuned(answers, pack))
        written = []
        for one in found if write else ():
            for point, passages in one.accepted.items():
                put = partial(with_heard, point=point, passages=passages)
                written.append(rewrite(pack_files, one.prompt.id, put))
    except NotInserted as error:
        raise CommandError(str(error)) from error
    if as_json:
        click.echo(json.dumps(_values(found, pack, written=write), ensure_ascii=False, indent=2))
        return
    for line in _lines(found, pack, everything=everything):
        click.echo(line)
    accepted = sum(len(passages) for one in found for passages in one.accepted.values())
    if written:
        click.echo(
            f"{counted(accepted, 'passage')} written into {on_one_line(str(pack_files.folder))}. Read them there."
        )
    elif accepted:
        click.echo("Nothing is written; --write puts the accepted passages into the pack.")


def _answers(file: str, pack: Pack, prompt: Any, out_of: float) -> list[MarkedAnswer]:
    from debate.authoring.answers import AnswersError, read_answers
    from debate.cli.places import read_text
    from debate.cli.running import CommandError

    try:
        return read_answers(read_text(file), file, pack, prompt, levels=False, out_of=out_of)
    except AnswersError as error:
        raise CommandError(str(error)) from error


def _tuned(answers: Sequence[MarkedAnswer], pack: Pack) -> Iterator[Tuned]:
    """What came of each prompt that is answered, while a terminal is shown how far it has come."""
    from debate.authoring.tuning import tune
    from debate.cli.drawing import watched
    from debate.judge import Judge

    judge = Judge(pack)
    by_prompt = ((prompt, [answer for answer in answers if answer.prompt == prompt.id]) for prompt in pack.prompts)
    tasks = [(prompt, mine) for prompt, mine in by_prompt if mine]
    return watched((tune(judge, prompt, mine) for prompt, mine in tasks), len(tasks), "Tuning")


def _lines(found: Sequence[Tuned], pack: Pack, *, everything: bool) -> Iterator[str]:
    from debate.authoring.tuning import figures
    from debate.plain.words import on_one_line

    for one in found:
        listed = [proposal for proposal in one.proposals if everything or proposal.accepted]
        yield f"{on_one_line(one.prompt.id)}: {_passages(one)}"
        shown = listed if everything else listed[:SHOWN]
        for proposal in shown:
            yield from _proposal(proposal)
        if len(listed) > len(shown):
            yield f"  … and {len(listed) - len(shown)} more; --all lists them."
        if one.arguments:
            yield "  Good answers also say what no point has; is one of these a point?"
        for argument in one.arguments:
            yield from _argument(argument)
        yield ""
    yield "Judge and marks, on answers that had no part in choosing:"
    before = figures((pair for one in found for pair in one.before), pack)
    yield from _figures("as it is", before)
    if any(one.accepted for one in found):
        yield from _figures("with the accepted", figures((pair for one in found for pair in one.after), pack))


def _passages(one: Tuned) -> str:
    from debate.wording import counted

    answers = counted(len(one.before), "answer")
    if all(answer.points is None for answer, _ in one.before):
        return f"{answers}; none tells its points, so no passage is proposed."
    if one.harm is not None:
        right, wrong = one.harm
        return (
            f"{answers}, {counted(len(one.proposals), 'passage')}, none accepted: on answers that had no part in "
            f"choosing, all together would make {counted(wrong, 'verdict')} wrong and {right} right."
        )
    accepted = sum(map(len, one.accepted.values()))
    return f"{answers}, {counted(len(one.proposals), 'passage')}, {accepted} accepted."


def _proposal(one: Proposal) -> Iterator[str]:
    from debate.plain.words import on_one_line

    passage = one.passage
    yield f"  {'+' if one.accepted else '-'} {passage.point}: “{on_one_line(passage.words)}”"
    moved = "" if one.before is None or one.after is None else f"; marks {one.before:.1f} → {one.after:.1f} apart"
    lost = f", {one.lost} no more" if one.lost else ""
    found = f"newly found: {one.right} rightly, {one.wrong} wrongly"
    yield f"      from {on_one_line(passage.answer)}; {found}{lost}{moved}"


def _argument(one: Argument) -> Iterator[str]:
    from debate.plain.words import on_one_line
    from debate.wording import counted

    others = counted(one.good, "other good answer")
    yield f"  ? “{on_one_line(one.words)}”"
    yield f"      from {on_one_line(one.answer)}; the like is in {others} and {counted(one.weak, 'weak one')}"


def _figures(name: str, one: Figures) -> Iterator[str]:
    if one.told:
        yield (
            f"  {name}: of {one.right + one.missed} points that people found the judge finds {one.right}, "
            f"and {one.wrong} that they did not."
        )
    if one.difference is not None:
        correlated = "" if one.correlation is None else f", correlation {one.correlation:.2f}"
        yield f"  {name}: {one.marked} overall marks are {one.difference:.1f} of 100 apart on average{correlated}."
    if not one.told and one.difference is None:
        yield f"  {name}: no answer has an overall mark or all its levels."


def _values(found: Sequence[Tuned], pack: Pack, *, written: bool) -> dict[str, Any]:
    from debate.authoring.tuning import figures

    return {
        "pack": pack.id,
        "hash": pack.hash,
        "written": written,
        "before": asdict(figures((pair for one in found for pair in one.before), pack)),
        "after": asdict(figures((pair for one in found for pair in one.after), pack)),
        "prompts": [
            {
                "prompt": one.prompt.id,
                "answers": len(one.before),
                "proposals": [{**asdict(proposal.passage), **_numbers(proposal)} for proposal in one.proposals],
                "arguments": [asdict(argument) for argument in one.arguments],
            }
            for one in found
        ],
    }


def _numbers(one: Proposal) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("right", "wrong", "lost", "before", "after", "accepted")}
