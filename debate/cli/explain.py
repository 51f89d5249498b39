"""``debate explain``: a stored ballot made again from its receipt, and every mark of it taken apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from debate.cli import completing

if TYPE_CHECKING:
    from debate.judge.ballot import Ballot
    from debate.judge.explaining import ExplainedMark
    from debate.packs.model import Pack

SHOWN = 12
"""Digits of a hash that are shown: enough to tell two contents apart."""


class Receipt(NamedTuple):
    """A ballot that was made once, the answer that it is about, and what to call it in a sentence."""

    ballot: Ballot
    answer: str
    name: str


@click.command(short_help="Say which rule gave each mark.")
@click.argument("which", required=False, metavar="[NUMBER|BALLOT.json]")
@click.option("--answer", "answer_file", metavar="FILE|-", help="The answer that the ballot in BALLOT.json is about.")
@click.option(
    "--pack",
    "pack_name",
    metavar="ID|PATH",
    shell_complete=completing.packs,
    help="Where the pack is, if not among the installed ones.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the reasons as JSON.")
def explain(which: str | None, answer_file: str | None, pack_name: str | None, as_json: bool) -> None:
    """Mark an answer again, show that its ballot comes out the same, and say which rule gave each mark.

    Without an argument, that is your latest answer; a NUMBER is one that “debate history” shows. A ballot that
    “debate score --json” printed is explained together with the answer that it is about.

    Nothing is explained that cannot be made again: where the pack, the judge or the answer is not the one that the
    ballot was made with, the command says so and ends with exit code 2.

    \b
    Examples:
      debate explain
      debate explain 12 --json
      debate explain 12 --pack ./my-pack
      debate explain ballot.json --answer answer.txt
    """
    from debate.cli.places import load_named_pack
    from debate.judge.explaining import explain as explained

    if which is None or which.isdecimal():
        if answer_file is not None:
            raise click.UsageError("--answer belongs to a ballot in a file.", click.get_current_context())
        receipt = _kept(None if which is None else int(which))
    else:
        receipt = _from_files(which, answer_file)
    pack = load_named_pack(pack_name) if pack_name is not None else _its_pack(receipt.ballot.pack)
    ballot = _made_again(receipt, pack)
    marks = explained(ballot, pack)
    if as_json:
        click.echo(json.dumps(_as_json(ballot, marks), ensure_ascii=False, indent=2))
        return
    from debate.plain.words import on_one_line, receipt_lines

    click.echo(f"{receipt.name}, on “{on_one_line(pack.prompt(ballot.prompt).title)}”, marked again: the same ballot.")
    for line in receipt_lines(ballot, pack):
        click.echo(line)


def _kept(number: int | None) -> Receipt:
    """The ballot of an answer that the player handed in; without a number, the latest."""
    from debate.cli.places import player_folder
    from debate.cli.running import CommandError
    from debate.records import Records

    with Records.open(player_folder()) as records:
        if records.notice:
            click.echo(records.notice, err=True)
        newest = next(iter(records.attempts(limit=1)), None)
        attempt = newest if number is None else records.attempt(number)
    if newest is None:
        raise CommandError("Nothing has been handed in yet, so there is nothing to explain; “debate play” begins.")
    if attempt is None:
        raise CommandError(f"There is no answer {number}; “debate history” shows the numbers of those that there are.")
    return Receipt(_ballot(attempt.ballot, f"of answer {attempt.id}"), attempt.answer, f"Answer {attempt.id}")


def _from_files(file: str, answer_file: str | None) -> Receipt:
    from debate.cli.places import read_text
    from debate.cli.running import CommandError

    if answer_file is None:
        raise CommandError(
            f"{_quoted(file)} is no number of an answer; for a ballot in a file, add the answer: --answer FILE."
        )
    if file == answer_file == "-":
        raise CommandError("Only one of ballot and answer can come from standard input; name a file for the other.")
    name = "standard input" if file == "-" else f"the file {_quoted(file)}"
    try:
        values = json.loads(read_text(file))
    except (ValueError, RecursionError) as error:
        raise CommandError(f"What is in {name} is not JSON; “debate score --json” prints a ballot as JSON.") from error
    if not isinstance(values, dict):
        raise CommandError(f"What is in {name} is no ballot; “debate score --json” prints one.")
    return Receipt(_ballot(values, f"in {name}"), read_text(answer_file), "This answer")


def _ballot(values: dict[str, Any], where: str) -> Ballot:
    from debate.cli.ballot_form import from_either_form
    from debate.cli.running import CommandError

    try:
        return from_either_form(values)
    except (ValueError, OverflowError) as error:
        raise CommandError(f"The ballot {where} cannot be read; something has changed or cut it.") from error


def _its_pack(pack_id: str) -> Pack:
    from debate.cli.places import load_named_pack
    from debate.cli.running import CommandError
    from debate.packs import list_packs

    if pack_id not in {place.id for place in list_packs()}:
        raise CommandError(
            f"The pack of this ballot, {_quoted(pack_id)}, is not installed; name its folder with --pack PATH."
        )
    return load_named_pack(pack_id)


def _made_again(receipt: Receipt, pack: Pack) -> Ballot:
    """The ballot that the answer gets now. Raises ``CommandError`` unless it is the one on the receipt."""
    from hashlib import sha256

    from debate.cli.places import prompt_of
    from debate.cli.running import CommandError
    from debate.judge import JUDGE_VERSION, Judge
    from debate.judge.ballot import without_key

    old = receipt.ballot
    if old.pack_hash != pack.hash:
        raise CommandError(
            f"This ballot cannot be made again: it was made with other content of the pack “{pack.id}” "
            f"({_shown(old.pack_hash)} then, {_shown(pack.hash)} now)."
        )
    if old.judge != JUDGE_VERSION:
        raise CommandError(
            f"This ballot cannot be made again: it was made by version {_quoted(old.judge)} of the judge, "
            f"and this is version “{JUDGE_VERSION}”."
        )
    if old.answer_hash != sha256(receipt.answer.encode("utf-8", "surrogatepass")).hexdigest():
        raise CommandError("This ballot cannot be made again: the answer is not, letter for letter, the one it marks.")
    new = Judge(pack).ballot(prompt_of(pack, old.prompt).id, receipt.answer)
    if without_key(new) != without_key(old):
        differs = f"{new.score} of 100, not {old.score}" if new.score != old.score else "other words than it shows"
        raise CommandError(f"This ballot has been changed since it was made: marked again, the answer gets {differs}.")
    return new


def _as_json(ballot: Ballot, marks: tuple[ExplainedMark, ...]) -> dict[str, Any]:
    return {
        "pack": ballot.pack,
        "pack_hash": ballot.pack_hash,
        "judge": ballot.judge,
        "prompt": ballot.prompt,
        "answer_hash": ballot.answer_hash,
        "score": ballot.score,
        "criteria": [_criterion(explained) for explained in marks],
        "flags": [{"id": flag.id, "reason": flag.reason} for flag in ballot.flags],
    }


def _criterion(explained: ExplainedMark) -> dict[str, Any]:
    mark = explained.mark
    return {
        "id": mark.id,
        "title": mark.title,
        "score": mark.score,
        "max": mark.maximum,
        "measure": mark.measure,
        "share": mark.share,
        "level": mark.level,
        "sum": explained.sums,
        "level_reached": explained.level,
        "parts": [
            {
                "says": part.says,
                "finds": [
                    {
                        "says": find.says,
                        "gives": round(find.gives, 4),
                        "words": [
                            {"rule": item.rule, "text": item.text, "start": item.start, "end": item.end}
                            for item in find.evidence
                        ],
                    }
                    for find in part.finds
                ],
                "missing": list(part.missing),
            }
            for part in explained.parts
        ],
    }


def _shown(digest: str) -> str:
    return _quoted(digest[:SHOWN])


def _quoted(text: str) -> str:
    from debate.packs.problems import quoted

    return quoted(text)
