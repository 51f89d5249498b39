"""``debate forget``: delete one answer, a round, all of a pack, or everything, so that no word of it is left."""

from __future__ import annotations

import click

from debate.cli import completing

_ALSO = "Copies of older records go too."


@click.command(short_help="Delete answers, or everything, for good.")
@click.option("--attempt", type=click.IntRange(1), metavar="NUMBER", help="One answer, by its number in the history.")
@click.option("--round", "of_attempt", type=click.IntRange(1), metavar="NUMBER", help="The round of that answer.")
@click.option("--pack", metavar="ID", shell_complete=completing.packs, help="All that was done with a pack.")
@click.option("--everything", is_flag=True, help="All that is kept of you, settings and transcripts too.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(attempt: int | None, of_attempt: int | None, pack: str | None, everything: bool, yes: bool) -> None:
    """Delete what you wrote, for good: from the records, from their older copies and from the transcripts here.

    Transcripts and exports that were saved in other folders are yours to delete. “debate history” tells the numbers.

    \b
    Examples:
      debate forget --attempt 12
      debate forget --round 12
      debate forget --pack us-japan-alliance
      debate forget --everything
    """
    if sum((attempt is not None, of_attempt is not None, pack is not None, everything)) != 1:
        raise click.UsageError(
            "Choose one of --attempt, --round, --pack and --everything.", click.get_current_context()
        )
    from debate.cli.places import player_folder

    if everything:
        _everything(yes)
        return
    from debate.cli.running import make_sure
    from debate.records import Records
    from debate.wording import counted

    with Records.open(player_folder()) as records:
        if pack is not None:
            make_sure(f"Forget all that you did with the pack “{pack}”, for good? {_ALSO}", yes)
            count = records.forget_pack(pack)
        else:
            number = attempt if attempt is not None else of_attempt
            assert number is not None
            found = records.attempt(number)
            if found is None:
                raise click.UsageError(f"There is no answer {number}; “debate history” lists them.")
            if attempt is not None:
                make_sure(f"Forget answer {number}, for good? Its round cannot go on or be reopened then. {_ALSO}", yes)
                count = records.forget_attempt(number)
            else:
                make_sure(f"Forget the round of answer {number} with all that you wrote in it, for good? {_ALSO}", yes)
                count = records.forget_round(found.round_id)
    click.echo(f"Forgotten: {counted(count, 'answer')}, and what belongs to {'it' if count == 1 else 'them'}.")


def _everything(yes: bool) -> None:
    from debate.cli.places import player_folder
    from debate.cli.running import make_sure
    from debate.profiles import FIRST_PROFILE, current_profile
    from debate.records.forgetting import forget_everything

    who = current_profile() or FIRST_PROFILE
    make_sure(f"Delete everything that is kept of {who}: answers, settings, transcripts, for good?", yes)
    forget_everything(player_folder())
    click.echo("Everything is deleted.")
