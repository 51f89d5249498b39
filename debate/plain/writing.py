"""Writing an answer on plain lines: they are added until one holds only a full stop, or until the time is over.

Lines that begin with a full stop and are a command do something else; every other line is text.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable

from debate.game.round import Replying, Writing
from debate.plain.lines import InputEnded, Lines
from debate.plain.words import brief_lines, on_one_line, seconds_in_words
from debate.session import Session
from debate.typed import cleaned

HELP = (
    "A line with only a full stop hands the answer in.",
    ".time tells the time left, .prompt the argument again, .brief your brief.",
    ".read reads back what you wrote, .undo takes the last line away, .clear takes all of it away.",
    ".change 2 puts the next line that you type in the place of line 2.",
    ".pause stops the clock, .stop leaves; the round is kept, and you can go on later.",
    ".unanswered leaves a comeback unanswered and goes back to the ballot.",
    ".end ends the round here: what you handed in counts, what you are writing does not.",
)

WARN_AT = (30, 10)
"""Seconds left at which somebody at a terminal is told so."""

GRACE_SECONDS = 10
"""How long, when the time is over, the line that is being typed may still be ended: only whole lines arrive here."""

LONGEST_TYPED = 4095 if sys.platform == "linux" else 1023
"""Bytes of a line that a terminal takes; of a longer one it silently keeps only so much."""

MOST_LINES = 10_000
MOST_BLANK_LINES = 50
"""An answer ends by itself at so many lines, or so many blank ones in a row: an endless pipe must come to an end."""

_DRAFT_SECONDS = 1.0


class Stopped(Exception):  # noqa: N818  a wish, not an error
    """The player wants to leave; the round is kept."""


class Answering:
    """One text being written, from the first line until it is handed in."""

    def __init__(self, session: Session, lines: Lines, now: Callable[[], float] = time.monotonic) -> None:
        self._session = session
        self._lines = lines
        self._now = now
        stage = session.state.stage
        draft = stage.draft if isinstance(stage, Writing | Replying) else ""
        self._hand_in = session.reply if isinstance(stage, Replying) else session.hand_in
        self._text = draft.split("\n") if draft else []
        self._kept_at = now()
        self._blank = 0
        self._change: int | None = None
        self._sure = False
        left = session.seconds_left
        self._warnings = [at for at in WARN_AT if left is not None and at < left]

    def write(self) -> None:
        """Take lines until the answer is to be handed in, and hand it in.

        Raises ``Stopped`` when the player leaves and ``InputEnded`` when no more lines come; the draft is kept.
        """
        while True:
            try:
                line = self._lines.next_line(self._wait())
                done = self._take(line) if line is not None else False
            except (InputEnded, KeyboardInterrupt):
                if isinstance(self._session.state.stage, Writing | Replying):
                    self._keep()
                raise
            if not isinstance(self._session.state.stage, Writing | Replying):
                return  # ended from within
            if self._session.time_is_up:
                if not done and line is None:
                    self._last_line()
                self._session.write("\n".join(self._text))
                self._lines.interject("The time is over. What you wrote is handed in.")
                self._hand_in(by_clock=True)
                return
            if done or len(self._text) >= MOST_LINES or self._blank >= MOST_BLANK_LINES:
                self._session.write("\n".join(self._text).rstrip("\n"))
                self._hand_in()
                return
            if not self._lines.more_waits or self._now() - self._kept_at >= _DRAFT_SECONDS:
                self._keep()
            self._warn()

    def _wait(self) -> float:
        left = self._session.seconds_left
        return _DRAFT_SECONDS if left is None else min(_DRAFT_SECONDS, left)

    def _keep(self) -> None:
        self._session.write("\n".join(self._text))
        self._session.keep_draft()
        self._kept_at = self._now()

    def _warn(self) -> None:
        left = self._session.seconds_left
        while left is not None and self._warnings and left <= self._warnings[0]:
            at = self._warnings.pop(0)
            if self._lines.interactive:
                self._lines.interject(f"{at} seconds left.")

    def _last_line(self) -> None:
        """Let somebody at a terminal end the line that they are in; in a pipe whatever counts is here already."""
        if not self._lines.interactive:
            return
        self._lines.interject(f"Time! Press enter within {GRACE_SECONDS} seconds to keep the line that you are typing.")
        try:
            line = self._lines.next_line(GRACE_SECONDS)
        except InputEnded:
            return
        if line and line.strip() not in ("", ".", *_COMMANDS):
            self._add(line)
        self._lines.drop_waiting()

    def _take(self, line: str) -> bool:
        """Take a line; whether it hands the answer in."""
        word, _, rest = line.strip().partition(" ")
        if word == "." and not rest:
            if any(text.strip() for text in self._text) or self._sure:
                return True
            self._sure = True
            self._lines.say("Nothing is written yet. Type the full stop again to hand in nothing.")
            return False
        self._sure = False
        command = _COMMANDS.get(word) if not rest else None
        if command is not None:
            command(self)
        elif re.fullmatch(r"\.change [0-9]{1,5}", line.strip()):
            self._begin_change(int(rest))
        else:
            self._add(line)
            if self._lines.interactive:
                self._doubt(line)
        return False

    def _doubt(self, line: str) -> None:
        """Say it when a line that was added was perhaps not meant so, or did not arrive whole."""
        word = line.strip()
        if re.fullmatch(r"\.[a-z]+( [0-9]+)?", word):
            self._lines.say(f"{word} is no command, so it was added to your answer; .undo takes it away.")
        elif len(line.encode("utf-8", "replace")) >= LONGEST_TYPED:
            self._lines.say(
                f"Your terminal cuts a line after {LONGEST_TYPED} letters, and this one came to that: "
                "type or paste its end again, in shorter lines."
            )

    def _add(self, line: str) -> None:
        self._blank = 0 if line.strip() else self._blank + 1
        at = len(self._text) if self._change is None else self._change
        self._text[at : at + 1] = cleaned(line).split("\n")
        self._change = None

    def _begin_change(self, number: int) -> None:
        if not 1 <= number <= len(self._text):
            self._lines.say(f"There is no line {number}; you have written {len(self._text)}.")
            return
        self._change = number - 1
        self._lines.say(f"The next line takes the place of this one: {on_one_line(self._text[number - 1])}")

    def read_back(self) -> None:
        """Say what is written so far, line by line."""
        if not self._text:
            self._lines.say("Nothing is written yet.")
        for number, text in enumerate(self._text, start=1):
            self._lines.say(f"Line {number}: {on_one_line(text)}")

    def _undo(self) -> None:
        self._change = None
        if self._text:
            self._lines.say(f"Taken away: {on_one_line(self._text.pop())}")
        else:
            self._lines.say("Nothing is written yet.")

    def _clear(self) -> None:
        self._text.clear()
        self._change = None
        self._lines.say("All of it is taken away.")

    def _time(self) -> None:
        self._lines.say(time_left(self._session))

    def _prompt(self) -> None:
        self._lines.say(speech_line(self._session))

    def _brief(self) -> None:
        self._lines.say(*brief_lines(self._session.pack, self._session.camp))

    def _help(self) -> None:
        self._lines.say(*HELP)

    def _pause(self) -> None:
        self._keep()
        self._session.pause()
        self._lines.say("The clock stands. Press enter to go on.")
        self._lines.next_line()
        self._session.resume_clock()
        self._lines.say(time_left(self._session))

    def _unanswered(self) -> None:
        if isinstance(self._session.state.stage, Replying):
            self._session.withdraw()
        else:
            self._lines.say("This is no comeback; .end ends the round without this answer.")

    def _stop(self) -> None:
        self._keep()
        raise Stopped

    def _end(self) -> None:
        self._keep()
        if self._lines.ask("End the round without this answer?", {"y": "yes", "n": "no"}, "n") == "y":
            self._session.end()
        else:
            self._lines.say("You go on writing.")


_COMMANDS: dict[str, Callable[[Answering], None]] = {
    ".help": Answering._help,
    ".time": Answering._time,
    ".prompt": Answering._prompt,
    ".brief": Answering._brief,
    ".read": Answering.read_back,
    ".undo": Answering._undo,
    ".clear": Answering._clear,
    ".pause": Answering._pause,
    ".stop": Answering._stop,
    ".unanswered": Answering._unanswered,
    ".end": Answering._end,
}


def speech_line(session: Session) -> str:
    """What the opponent says: their argument, or their comeback."""
    if isinstance(session.state.stage, Replying) and session.press is not None:
        return f"They press you: “{on_one_line(session.press.says)}”"
    return f"The camp “{on_one_line(session.other_camp.name)}” says: “{on_one_line(session.prompt.speech)}”"


def time_left(session: Session) -> str:
    """The time left, in a sentence."""
    left = session.seconds_left
    return "There is no clock." if left is None else f"Time left: {seconds_in_words(left)}."
