"""``debate pack new``: begin a pack, with a few questions on a terminal and without any elsewhere."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import click

from debate.cli.running import CommandError


@click.command(short_help="Begin a pack.")
@click.argument("pack_id", metavar="ID")
@click.option("--title", help="The title shown in lists.")
@click.option("--motion", help="The sentence under debate.")
@click.option("--camp", "camps", multiple=True, metavar="NAME", help="The name of a camp; give it twice.")
@click.option("--author", help="Whom to name as the pack's author.")
@click.option("--licence", help="What others may do with your texts.  [default: CC-BY-4.0]")
@click.option("--language", help="The language of the answers, as a two-letter code.  [default: en]")
@click.option(
    "--in", "folder", type=click.Path(path_type=Path), default=Path(), help="Where to put it; here otherwise."
)
@click.option("--ask/--no-ask", default=None, help="Ask for what no option says. Without a terminal, nothing is asked.")
def new(
    pack_id: str,
    title: str | None,
    motion: str | None,
    camps: tuple[str, ...],
    author: str | None,
    licence: str | None,
    language: str | None,
    folder: Path,
    ask: bool | None,
) -> None:
    """Write a small complete pack into a new folder called ID, ready to be played and to be changed.

    On a terminal it asks for the motion, a title, the two camps and your name; elsewhere the example's own stand in
    for what no option gives. Nothing is ever overwritten.

    \b
    Examples:
      debate pack new school-uniforms
      debate pack new school-uniforms --in packs --no-ask
      debate pack new school-uniforms --motion "Schools should require uniforms." \\
          --camp "For uniforms" --camp "Against uniforms"
    """
    from debate.packs.scaffold import Start, problem_of, write_pack

    if camps and len(camps) != 2:
        raise click.UsageError("Give --camp twice, once for each camp.", click.get_current_context())
    problem = problem_of("id", pack_id)
    if problem is not None:
        raise CommandError(problem)
    _refuse_built_in(pack_id)
    given = {
        "title": title,
        "motion": motion,
        "first": camps[0] if camps else None,
        "second": camps[1] if camps else None,
        "attribution": author,
        "licence": licence,
        "language": language,
    }
    known = {name: value for name, value in given.items() if value is not None}
    if _asks(ask):
        _ask_for_the_rest(known)
    example = Start(id=pack_id)
    names = (known.pop("first", example.camps[0]), known.pop("second", example.camps[1]))
    made = write_pack(Start(id=pack_id, camps=names, **known), folder)
    _say_what_is_next(made, known.get("language", example.language))


def _refuse_built_in(pack_id: str) -> None:
    from debate.packs import list_packs

    if any(pack.id == pack_id for pack in list_packs()):
        raise CommandError(f"A pack called “{pack_id}” comes with the program and would hide yours; choose another id.")


def _asks(ask: bool | None) -> bool:
    """Whether to ask: as the option says, else on a terminal only."""
    terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    if ask and not terminal:
        raise click.UsageError(
            "There is no terminal to ask on; leave --ask out, and say with --title, --motion, --camp and --author "
            "what the pack is about.",
            click.get_current_context(),
        )
    return terminal if ask is None else ask


def _ask_for_the_rest(known: dict[str, str]) -> None:
    """Ask for what the options left open; the enter key takes the example's."""
    from debate.packs.scaffold import Start, problem_of

    example = Start(id="example")
    questions = (
        ("motion", "motion", "The sentence under debate", example.motion),
        ("title", "title", "A title for lists", example.title),
        ("first", "camp", "The camp that is for it", example.camps[0]),
        ("second", "camp", "The camp that is against it", example.camps[1]),
        ("attribution", "attribution", "Your name, to be credited", example.attribution),
    )
    if any(name not in known for name, *_ in questions):
        click.echo("A few questions; the enter key takes what stands in brackets. All of it can be changed later.")
    for name, field, question, default in questions:
        if name not in known:
            if name == "title" and problem_of("title", known["motion"]) is None:
                default = known["motion"]
            taken = known["first"] if name == "second" else None
            known[name] = click.prompt(question, default=default, value_proc=_checked(field, taken))


def _checked(field: str, taken: str | None) -> Callable[[str], str]:
    """Refuses an answer that a pack could not hold, so that the question is asked again."""
    from debate.packs.scaffold import problem_of, same_name

    def check(value: str) -> str:
        problem = problem_of(field, value)
        if problem is None and taken is not None and same_name(taken, value):
            problem = f"Both camps would be called “{taken}”."
        if problem is not None:
            raise click.BadParameter(problem)
        return value

    return check


def _say_what_is_next(made: Path, language: str) -> None:
    """Name the files and the three commands of an author's day."""
    from debate.packs.places import content_folder
    from debate.packs.problems import printable

    path = printable(str(made), 300)
    shown = shlex.quote(path)
    click.echo(f"Wrote {path}: a pack with two prompts, which can be played as it stands.")
    if language.partition("-")[0] != "en":
        click.echo(
            f"But its example is English, and answers are read as “{language}”: the judge finds hardly anything in it "
            "until you have replaced its texts."
        )
    click.echo("")
    click.echo("What to do next:")
    click.echo(f"  debate play --pack {shown}     play it")
    click.echo(f"  debate pack check {shown}      after every change: each mistake, with its line")
    click.echo("Begin with the lines marked CHANGE in pack.yaml, then brief.yaml, then one prompt after the other.")
    click.echo(f"The guide: {printable(str(content_folder() / 'README.md'), 300)}")
