"""``debate pack appeals``: what players say should have counted, and the author's word on it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from debate.cli.running import CommandError

if TYPE_CHECKING:
    from debate.packs.loading import PackFiles
    from debate.packs.model import Pack
    from debate.records import Records, StoredAppeal


@click.command(short_help="Decide what players say should have counted.")
@click.argument("path", metavar="PATH|ID")
@click.option("--all", "everything", is_flag=True, help="List those that are decided, too.")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.option("--accept", type=int, metavar="N", help="Make appeal N a marked sample of the pack.")
@click.option(
    "--mark", "marks", multiple=True, metavar="CRITERION=LEVEL", help="With --accept: raise a mark; may be repeated."
)
@click.option(
    "--grade",
    type=click.Choice(["strong", "middling", "weak"]),
    help="With --accept: how good the answer is.  [default: by its marks]",
)
@click.option("--reject", type=int, metavar="N", help="Close appeal N without a change.")
@click.option("--reason", metavar="TEXT", help="With --reject: why, for the list.")
def appeals(
    path: str,
    everything: bool,
    as_json: bool,
    accept: int | None,
    marks: tuple[str, ...],
    grade: str | None,
    reject: int | None,
    reason: str | None,
) -> None:
    """List the appeals of players against ballots of this pack, or decide one.

    On a ballot (key a) a player may say what should have counted for a point, what should not have, or which level is
    right. An appeal that you accept becomes a marked sample in the prompt's file, with the ballot's levels, but for the
    criteria that you change with --mark; at a terminal you are asked for them. All else in the file stays as it is.
    From then on “debate pack test” shows the sample as a disagreement, until you have mended the cues.

    \b
    Examples:
      debate pack appeals school-uniforms
      debate pack appeals school-uniforms --accept 3 --mark answers=full
      debate pack appeals school-uniforms --reject 4 --reason "It repeats the speech."
    """
    from debate.cli.places import find_named_pack, player_folder
    from debate.packs.loading import read_pack
    from debate.records import Records

    context = click.get_current_context()
    if accept is not None and reject is not None:
        raise click.UsageError("Accept one or reject one, not both.", context)
    if accept is None and (marks or grade):
        raise click.UsageError("--mark and --grade belong to --accept N.", context)
    if reject is None and reason is not None:
        raise click.UsageError("--reason belongs to --reject N.", context)
    if reject is not None and not (reason or "").strip():
        raise click.UsageError("Say why with --reason TEXT.", context)
    files = read_pack(find_named_pack(path))
    pack = files.built()
    with Records.open(player_folder()) as records:
        if accept is not None:
            _accept(_open_appeal(records, pack, accept), files, pack, records, marks, grade)
        elif reject is not None:
            _open_appeal(records, pack, reject)
            records.decide_appeal(reject, accepted=False, reason=(reason or "").strip())
            click.echo(f"Appeal {reject} is rejected.")
        else:
            found = records.appeals(pack=pack.id, status=None if everything else "open")
            if as_json:
                click.echo(json.dumps([_values(one) for one in found], ensure_ascii=False, indent=2))
            else:
                for line in _lines(found, pack, path, everything=everything):
                    click.echo(line)


def _open_appeal(records: Records, pack: Pack, number: int) -> StoredAppeal:
    """The open appeal of that number against this pack. Raises ``CommandError``."""
    found = next((one for one in records.appeals(pack=pack.id) if one.id == number), None)
    if found is None:
        raise CommandError(f"There is no appeal {number} against the pack “{pack.id}”; the list has their numbers.")
    if found.status != "open":
        raise CommandError(f"Appeal {number} is {found.status} already.")
    return found


def _accept(
    appeal: StoredAppeal, files: PackFiles, pack: Pack, records: Records, marks: tuple[str, ...], grade: str | None
) -> None:
    from debate.authoring.appeals import AppealError, accept, sample_from
    from debate.authoring.inserting import NotInserted
    from debate.authoring.rewriting import check_own
    from debate.packs.model import Grade
    from debate.plain.words import on_one_line

    try:
        check_own(files.folder)  # before anything is asked
        raised = _marks(marks) or _asked(appeal, pack)
        sample = sample_from(appeal, pack, raised, None if grade is None else Grade(grade))
        file = accept(files, appeal, sample)
    except (AppealError, NotInserted) as error:
        raise CommandError(str(error)) from error
    assert appeal.id is not None
    records.decide_appeal(appeal.id, accepted=True)
    told = ", ".join(f"{criterion} {level}" for criterion, level in sample.marks.items())
    click.echo(f"Appeal {appeal.id} is accepted: a {sample.grade.value} sample in {on_one_line(str(file))} ({told}).")
    click.echo(f"“debate pack test {on_one_line(str(files.folder))} --prompt {appeal.prompt}” shows how it is marked.")


def _marks(words: tuple[str, ...]) -> dict[str, str]:
    from debate.packs.problems import quoted

    found: dict[str, str] = {}
    for word in words:
        criterion, _, level = (part.strip() for part in word.partition("="))
        if not criterion or not level:
            raise CommandError(f"{quoted(word)} is no mark; write CRITERION=LEVEL, such as “answers=full”.")
        found[criterion] = level
    return found


def _asked(appeal: StoredAppeal, pack: Pack) -> dict[str, str]:
    """The levels that somebody at a terminal gives for the criteria that the point counts for."""
    from debate.authoring.appeals import criteria_of, levels_given
    from debate.plain.words import on_one_line

    rows = criteria_of(appeal, pack) or list(pack.rubric.criteria)
    if sys.stdin is None or not sys.stdin.isatty():
        example = f"--mark {rows[0].id}={rows[0].levels[-1].id}"
        raise CommandError(f"Say which marks the answer should have had, such as {example}.")
    given = levels_given(appeal, pack)
    click.echo(f"“{on_one_line(appeal.answer)}”")
    found: dict[str, str] = {}
    for row in rows:
        levels = [level.id for level in row.levels]
        for level in row.levels:
            click.echo(f"  {level.id}: {on_one_line(level.says)}")
        before = given.get(row.id)
        default = appeal.wanted if appeal.wanted in levels else _raised(levels, before)
        told = "" if before is None else f"; the ballot gave {before}"
        found[row.id] = click.prompt(
            f"{on_one_line(row.title)}{told}", type=click.Choice(levels), default=default, show_choices=False
        )
    return found


def _raised(levels: list[str], before: str | None) -> str:
    """The level above the one that the ballot gave."""
    return levels[-1] if before is None else levels[min(len(levels) - 1, levels.index(before) + 1)]


def _lines(found: list[StoredAppeal], pack: Pack, path: str, *, everything: bool) -> Iterator[str]:
    from debate.authoring.appeals import criteria_of, levels_given, point_of
    from debate.plain.words import on_one_line

    if not found:
        yield f"There are no {'' if everything else 'open '}appeals against the pack “{pack.id}”."
        return
    for number, appeal in enumerate(found):
        if number:
            yield ""
        status = "" if appeal.status == "open" else f", {appeal.status}"
        changed = "" if appeal.pack_hash == pack.hash else " (the pack has changed since)"
        yield f"Appeal {appeal.id} of {on_one_line(appeal.at[:10])}, on {on_one_line(appeal.prompt)}{status}{changed}"
        if appeal.about == "criterion":
            yield f"  {on_one_line(appeal.point)} should have been {on_one_line(appeal.wanted)}"
        else:
            point = point_of(appeal, pack)
            says = "which the pack has no more" if point is None else f"“{on_one_line(point.says)}”"
            words = f"“{on_one_line(appeal.words)}” (characters {appeal.start + 1} to {appeal.end})"
            yield (
                f"  should have counted: {words}" if appeal.about == "point" else "  should not have counted: anything"
            )
            yield f"  for the point {on_one_line(appeal.point)}, {says}"
        if appeal.note:
            yield f"  because: “{on_one_line(appeal.note)}”"
        yield f"  the answer: “{on_one_line(appeal.answer)}”"
        given = levels_given(appeal, pack)
        if given:
            yield f"  the ballot gave: {', '.join(f'{criterion} {level}' for criterion, level in given.items())}"
        if appeal.reason:
            yield f"  the reason: “{on_one_line(appeal.reason)}”"
        rows = criteria_of(appeal, pack)
        if appeal.status == "open" and rows:
            mark = f"--mark {rows[0].id}=LEVEL"
            yield f"  debate pack appeals {on_one_line(path)} --accept {appeal.id} {mark}"


def _values(appeal: StoredAppeal) -> Mapping[str, Any]:
    from dataclasses import asdict

    return {**asdict(appeal), "words": appeal.words}
