"""``debate pack``: what authors of packs need: a check that names every mistake, and the schema for their editor."""

from __future__ import annotations

import gc
import json
from typing import TYPE_CHECKING

import click

from debate.cli.commands import LazyGroup
from debate.wording import counted

if TYPE_CHECKING:
    from debate.authoring.marks import Prompts
    from debate.packs.problems import Problem

WITH_ERRORS = 1
"""Exit code of ``check`` when a pack has errors, as opposed to 2 when it could not be checked at all."""


@click.group(
    cls=LazyGroup,
    short_help="Write a pack of your own.",
    lazy={
        "new": "debate.cli.pack_new:new",
        "check": "debate.cli.pack:check",
        "schema": "debate.cli.pack:print_schema",
        "try": "debate.cli.pack_try:try_command",
        "test": "debate.cli.pack_test:test_command",
        "appeals": "debate.cli.pack_appeals:appeals",
        "tune": "debate.cli.pack_tune:tune_command",
        "install": "debate.cli.pack_share:install",
        "list": "debate.cli.pack_share:list_command",
        "show": "debate.cli.pack_share:show",
        "update": "debate.cli.pack_share:update",
        "remove": "debate.cli.pack_share:remove",
        "export": "debate.cli.pack_share:export",
    },
)
def pack() -> None:
    """For authors of packs. The guide is content/README.md.

    \b
    Examples:
      debate pack new school-uniforms
      debate pack check school-uniforms
      debate pack try school-uniforms
      debate pack test school-uniforms
      debate pack export school-uniforms
      debate pack install school-uniforms-1.0.zip
      debate pack schema prompt > prompt.schema.json
    """


@click.command(short_help="Tell everything that is wrong with packs.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as annotations of a GitHub workflow.",
)
@click.option(
    "--judge/--no-judge",
    "judged",
    default=None,
    help="Let the judge mark every exemplar, or only read the files. [default: judge up to 100 prompts]",
)
@click.option("--samples", is_flag=True, help="Let the judge mark every sample, too, which takes a while longer.")
def check(paths: tuple[str, ...], form: str, judged: bool | None, samples: bool) -> int:
    """Tell every mistake in the packs at these paths (or of these ids), each as FILE:LINE:COLUMN: CODE message.

    The files come first. When nothing in them is an error, the judge marks the pack's own exemplars, and what it takes
    otherwise than the author is told as well. The samples are for “debate pack test”; --samples has them marked here.

    The exit code is 0 when the packs can be played (warnings are advice), 1 when one cannot, 2 when there is no pack.

    \b
    Examples:
      debate pack check content/us-japan-alliance
      debate pack check --no-judge packs/*
      debate pack check packs/* --format github
    """
    from debate.authoring import check as check_one
    from debate.packs import Severity, find_pack

    folders = [find_pack(path) for path in paths]  # all of them, before the first is checked
    problems: list[Problem] = []
    left_out = unmarked = 0
    for folder in folders:
        checked = check_one(folder, judged=judged, samples=samples, watched=_watched if samples else iter)
        problems += checked.problems
        left_out += checked.left_out
        unmarked += checked.unmarked
        if form != "json":
            for problem in checked.problems:
                click.echo(_annotation(problem) if form == "github" else str(problem))
    if form == "json":
        click.echo(json.dumps([_values(problem) for problem in problems], ensure_ascii=False, indent=2))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if form == "text":
        asked = judged is not False and not left_out
        verdict = _verdict(errors, len(problems) - errors, asked=asked, left_out=left_out, unmarked=unmarked)
        click.echo(verdict, err=bool(errors))
    gc.freeze()  # the process ends now, and a search for garbage in what the judge has laid out would only keep it
    return WITH_ERRORS if errors else 0


@click.command("schema", short_help="Print the schema of the format.")
@click.argument("part", required=False, type=click.Choice(["pack", "rubric", "prompt", "brief"]))
def print_schema(part: str | None) -> None:
    """Print the JSON Schema of a pack's files, or of one kind of them, for your editor.

    \b
    Examples:
      debate pack schema > pack.schema.json
      debate pack schema prompt > prompt.schema.json
    """
    from debate.packs.schema import schema

    click.echo(json.dumps(schema(part), ensure_ascii=False, indent=2))


def _watched(prompts: Prompts) -> Prompts:
    from debate.cli.drawing import watched

    known = list(prompts)
    return watched(known, len(known), "Marking")


def _values(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity.value,
        "code": problem.code.value,
        "message": problem.message,
    }


def _annotation(problem: Problem) -> str:
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
    return f"::{problem.severity.value} {place},title={_property(problem.code.value)}::{_data(problem.message)}"


def _data(text: str) -> str:
    """Text as GitHub's workflow commands want it escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _verdict(errors: int, warnings: int, *, asked: bool, left_out: int, unmarked: int) -> str:
    """The last line: how much was found, and whether there may be more that only the judge can tell."""
    verdict = f"Checked: {counted(errors, 'error', none='no')} and {counted(warnings, 'warning', none='no')}."
    if left_out:
        verdict += f" The judge was not asked about {counted(left_out, 'prompt')}; --judge asks it, and takes its time."
    elif errors and asked:
        verdict += " What only the judge can tell comes when there is no error left."
    if unmarked:
        verdict += f" {counted(unmarked, 'sample')} not marked: “debate pack test” does that, or --samples."
    return verdict
