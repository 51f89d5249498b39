"""``debate history``: what a player handed in, in the full screen or in lines, or everything that is kept as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from debate.practice.titles import Titles
    from debate.records import Records, StoredAttempt


@click.command(short_help="Show what you handed in.")
@click.argument("number", required=False, type=click.IntRange(1), metavar="[NUMBER]")
@click.option("--pack", "pack_name", metavar="ID|PATH", help="Only what you did with this pack.")
@click.option("--search", "words", metavar="WORDS", default="", help="Only where these words are, in title or answer.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many lines to print at most.")
@click.option("--again", is_flag=True, help="With a NUMBER: judge that answer again, by today’s pack and judge.")
@click.option("--plain", is_flag=True, help="Print lines where the full-screen list would open.")
@click.option("--json", "as_json", is_flag=True, help="Print everything that is kept of you, oldest first, as JSON.")
def history(
    number: int | None, pack_name: str | None, words: str, limit: int, again: bool, plain: bool, as_json: bool
) -> int | None:
    """Look through what you handed in, newest first: answers, revisions, replies, drills.

    On a terminal the list opens in the full screen; elsewhere, and with --plain, it is printed. With the NUMBER of an
    answer, that answer is told with its ballot as it was and what its revision changed; “debate explain” tells the
    reasons for every mark.

    \b
    Examples:
      debate history
      debate history 12
      debate history 12 --again
      debate history --search "bases" --limit 50
      debate history --pack votes-at-sixteen --plain
      debate history --json > everything.json
    """
    from debate.cli.places import in_full_screen, known_titles, player_folder
    from debate.records import Records
    from debate.settings import Settings

    if again and number is None:
        raise click.UsageError("--again needs the NUMBER of an answer.", click.get_current_context())
    with Records.open(player_folder()) as records:
        if as_json:
            _tell_notice(records)
            click.echo(json.dumps(records.export(), ensure_ascii=False, indent=2))
            return None
        titles, pack = known_titles(pack_name)
        if number is not None:
            _tell_notice(records)
            _tell(records, titles, number, again=again)
            return None
        if not plain and in_full_screen() and not Settings.of_player().get("reader"):
            from debate.cli.play import lead
            from debate.tui.app import run_app
            from debate.tui.screens.history import HistoryScreen

            return run_app(records=records, first=lambda: HistoryScreen(pack=pack, words=words), lead=lead)
        from debate.plain.past import history_lines
        from debate.practice.past import entries, looked_through

        _tell_notice(records)
        done = looked_through(entries(records), records, titles, pack=pack, words=words)
        for line in history_lines(done, titles, limit, sought=bool(pack or words)):
            click.echo(line)
        return None


def _tell(records: Records, titles: Titles, number: int, *, again: bool) -> None:
    """Tell one answer with its ballot, and with ``again`` the marks that it gets today."""
    from debate.cli.running import CommandError
    from debate.plain.past import told_lines
    from debate.practice.past import past_turn

    attempt = records.attempt(number)
    if attempt is None:
        raise CommandError(f"There is no answer {number}; “debate history” shows the numbers of those that there are.")
    try:
        lines = list(told_lines(attempt, past_turn(records, attempt), titles))
        if again:
            lines += _judged_again(attempt, titles)
    except ValueError as error:
        raise CommandError(f"The ballot of answer {number} cannot be read; something has changed or cut it.") from error
    for line in lines:
        click.echo(line)


def _judged_again(attempt: StoredAttempt, titles: Titles) -> list[str]:
    """The lines of an answer that is judged again. Raises ``ValueError`` for a ballot that cannot be read."""
    from debate.cli.running import CommandError
    from debate.judge import Judge
    from debate.judge.ballot import from_json
    from debate.plain.past import again_lines
    from debate.practice.comparing import judge_again

    pack, prompt = titles.known(attempt.pack), titles.known_prompt(attempt.pack, attempt.prompt)
    if pack is None or prompt is None:
        raise CommandError("The pack of this answer, or its prompt, is not here any more; it cannot be judged again.")
    return list(again_lines(judge_again(from_json(attempt.ballot), attempt.answer, Judge(pack).ballot), prompt))


def _tell_notice(records: Records) -> None:
    if records.notice:
        click.echo(records.notice, err=True)
