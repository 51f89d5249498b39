"""Running a command: exit codes, one sentence for every error, and streams that take any character."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

import click

DONE, FAILED, INTERRUPTED = 0, 2, 130
"""Exit codes; 130 is what shells report for ctrl+c."""

PIPE_CLOSED = 141
"""The exit code when the reader of our output went away, as shells report it for other programs."""

COMPLETION_VARIABLE = "_DEBATE_COMPLETE"
"""Set by a shell that asks what a line can be completed to (the name is click's)."""

TRACEBACK_VARIABLE = "DEBATE_TRACEBACK"
"""Set in the environment, it shows the whole traceback of an error that nobody foresaw."""


class CommandError(click.ClickException):
    """A command cannot do what was asked; its text is one sentence for the user."""

    exit_code = FAILED


def need_classroom() -> None:
    """Raise ``CommandError`` with the command that brings the classroom, when it is not here."""
    from debate.extra import classroom_is_here, how_to_install

    if not classroom_is_here():
        raise CommandError(f"The classroom needs a few more packages; install them with: {how_to_install()}")


@contextmanager
def in_classroom() -> Iterator[None]:
    """What a room says cannot be done is told in its sentence, and so is that the extra is missing."""
    need_classroom()
    from debate.classroom.errors import JournalError, RoomError

    try:
        yield
    except (RoomError, JournalError) as error:
        raise CommandError(str(error)) from error


def need_school() -> None:
    """Raise ``CommandError`` with the command that brings a school's server, when it is not here."""
    from debate.extra import how_to_install, school_is_here

    if not school_is_here():
        raise CommandError(f"A school’s server needs more packages; install them with: {how_to_install('school')}")


def run(command: click.Command, arguments: Sequence[str] | None) -> int:
    """Run a command with these arguments (``None``: those of the process) and return its exit code."""
    _use_utf8()
    try:
        result = command.main(
            args=None if arguments is None else list(arguments),
            prog_name="debate",
            standalone_mode=False,
            help_option_names=["-h", "--help"],  # click keeps what a command was first called with
            max_content_width=100,
        )
        if sys.stdout is not None:
            sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        _say("\nInterrupted.")  # “^C” stands on the line before
        return INTERRUPTED
    except (BrokenPipeError, SystemExit) as ended:
        if os.environ.get(COMPLETION_VARIABLE) and isinstance(ended, SystemExit):
            return DONE  # the shell was told what it asked
        # Click exits by itself when the reader has gone away, and for nothing else where it is asked to raise errors.
        _forget_output()
        return PIPE_CLOSED
    except Exception as error:
        return _failed(error)
    return result if isinstance(result, int) else DONE


def _failed(error: Exception) -> int:
    sentence = _sentence(error)
    if sentence is None:
        if os.environ.get(TRACEBACK_VARIABLE):
            raise error
        sentence = (
            f"Something went wrong that should not ({type(error).__name__}: {error}). What you handed in is kept; "
            f"please report it, with what {TRACEBACK_VARIABLE}=1 shows."
        )
    if isinstance(error, OSError):
        _forget_output()
    _say(_harmless(sentence))
    return FAILED


def _sentence(error: Exception) -> str | None:
    """What to tell the user about an error; ``None`` for one that is a mistake of the program."""
    if isinstance(error, click.UsageError):
        hint = "" if error.ctx is None else f" See “{error.ctx.command_path} --help”."
        return _ended(error.format_message()) + hint
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError):
        if error.errno == errno.ENOSPC:
            return "The output could not be written: the disk is full."
        where = f" {error.filename}" if error.filename else ""
        return f"The system refused{where}: {error.strerror or error}."
    if isinstance(error, RuntimeError) and "home directory" in str(error):  # ``Path.expanduser`` on “~nobody”
        return "A path that begins with “~” names nobody's home folder; write the whole path, also in DEBATE_HOME."
    # Imported only now: a command that goes well must not wait for them.
    from debate.carrying import CarryingError
    from debate.game.draw import DrawError
    from debate.packs.problems import PackError
    from debate.profiles import ProfileError
    from debate.records.errors import RecordsError
    from debate.session import SessionError
    from debate.settings import SettingsError

    sentences = (CarryingError, DrawError, PackError, ProfileError, RecordsError, SessionError, SettingsError)
    if isinstance(error, sentences):
        return str(error)
    return None


def _harmless(sentence: str) -> str:
    """The sentence on one line; what could steer a terminal (in a file's name, say) is written as an escape."""
    one_line = " ".join(sentence.split())
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in one_line)


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", ")")) else f"{text}."


def _say(text: str) -> None:
    if sys.stderr is None:
        return
    try:
        print(text, file=sys.stderr, flush=True)  # noqa: T201
    except OSError:
        return  # nobody is left to be told


def _use_utf8() -> None:
    """Let every character pass: pipes and files get UTF-8 everywhere, terminals keep their own encoding.

    What an encoding lacks is written as an escape, which is also how JSON writes it.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if _is_terminal(stream) else "utf-8", errors="backslashreplace")


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def _forget_output() -> None:
    """Keep Python from trying once more to write what could not be written, and from complaining, when it ends."""
    if sys.stdout is None:
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        return


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
