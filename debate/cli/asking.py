"""Asking before something is done that cannot be taken back."""

from __future__ import annotations

import sys

import click

from debate.cli.running import CommandError


def make_sure(question: str, yes: bool) -> None:
    """Go on when the answer is yes, or was given beforehand; a no ends the command, and so does nobody to be asked.

    Raises ``CommandError`` or ``click.Abort``.
    """
    if yes:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError(f"{question} There is nobody to ask here; say --yes if it is meant.")
    if not click.confirm(question, err=True):
        raise CommandError("Nothing was changed.")
