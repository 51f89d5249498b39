"""A drill on plain lines: the task, the speech, a sentence or two up to a line with only a full stop, and its mark."""

from __future__ import annotations

from collections.abc import Iterator

from debate.judge.ballot import Evidence
from debate.plain.lines import InputEnded, Lines
from debate.plain.words import brief_lines, on_one_line
from debate.plain.writing import GRACE_SECONDS, MOST_LINES, Stopped
from debate.practice.drilling import Drilling
from debate.practice.marking import MARKS, WELL_DONE, DrillMark
from debate.typed import cleaned
from debate.wording import seconds_in_words

HELP = (
    "A line with only a full stop hands it in.",
    ".time tells the time left, .prompt the speech again, .brief your brief.",
    ".read reads back what you wrote, .clear takes all of it away.",
    ".pause stops the clock, .stop leaves; what you wrote is kept.",
)
_WAIT_SECONDS = 1.0


class DrillLines:
    """Drills being done through ``lines``, one after the other."""

    def __init__(self, drilling: Drilling, lines: Lines) -> None:
        self._drilling = drilling
        self._lines = lines

    def do(self) -> None:
        """Do all of them, each as often as the player likes. Raises ``InputEnded``; whatever was written is kept."""
        try:
            while self._one():
                pass
        except Stopped:
            self._lines.say("You left the drill. What you wrote is kept for the next time.")

    def _one(self) -> bool:
        """Do the drill at hand; whether there is more to do."""
        drilling, lines = self._drilling, self._lines
        lines.say(*self._task_lines())
        if lines.interactive:
            lines.say("Press enter to hear them and start writing.")
            if (lines.next_line() or "").strip() == ".stop":
                raise Stopped
        if drilling.text:
            lines.say(f"What you wrote is kept: {on_one_line(drilling.text)}", ".clear begins anew.")
        lines.say(*self._speech_lines())
        self._write()
        return self._marked()

    def _task_lines(self) -> Iterator[str]:
        drilling = self._drilling
        number, count = drilling.position
        which = f", {number} of {count}" if count > 1 else ""
        yield f"Drill{which}: {drilling.task.drill.label}. You speak for the camp “{on_one_line(drilling.camp.name)}”."
        yield drilling.task.drill.task
        left = drilling.seconds_left
        yield "There is no clock." if left is None else f"You have {seconds_in_words(left)}."

    def _speech_lines(self) -> Iterator[str]:
        drilling = self._drilling
        yield f"The camp “{on_one_line(drilling.other_camp.name)}” says: “{on_one_line(drilling.prompt.speech)}”"
        if drilling.press:
            yield f"They come back at you: “{on_one_line(drilling.press)}”"
        yield "Write. A line with only a full stop hands it in; .help tells what else there is."

    def _write(self) -> None:
        """Take lines until the text is handed in, or the time is over."""
        drilling, lines = self._drilling, self._lines
        text = [drilling.text] if drilling.text else []
        drilling.go_on()
        while True:
            left = drilling.seconds_left
            try:
                line = lines.next_line(_WAIT_SECONDS if left is None else min(_WAIT_SECONDS, left))
            except KeyboardInterrupt:
                drilling.pause()
                raise
            except InputEnded:
                if lines.interactive or not text:
                    drilling.pause()
                    raise
                line = "."  # a pipe that ends has said all that it has to say
            over = drilling.time_is_up
            if line is None and over and lines.interactive:
                line = self._last_line()
            if line is not None and line.strip() not in ("", ".", *HELP_COMMANDS):
                text.append(cleaned(line))
            drilling.write("\n".join(text))
            if over:
                lines.interject("The time is over. What you wrote is handed in.")
            if over or (line is not None and line.strip() == ".") or len(text) >= MOST_LINES:
                drilling.hand_in(by_clock=over)
                return
            drilling.keep_draft()
            if line is not None and line.strip() in HELP_COMMANDS:
                text = self._do(line.strip(), text)

    def _last_line(self) -> str | None:
        """Let somebody at a terminal end the line that they are in."""
        self._lines.interject(f"Time! Press enter within {GRACE_SECONDS} seconds to keep the line that you are typing.")
        try:
            line = self._lines.next_line(GRACE_SECONDS)
        except InputEnded:
            return None
        self._lines.drop_waiting()
        return line

    def _do(self, command: str, text: list[str]) -> list[str]:
        """Do what a command says; the text as it is afterwards."""
        drilling, lines = self._drilling, self._lines
        left = drilling.seconds_left
        if command == ".stop":
            drilling.pause()
            raise Stopped
        if command == ".pause":
            drilling.pause()
            lines.say("The clock stands. Press enter to go on.")
            lines.next_line()
            drilling.go_on()
        elif command == ".time":
            lines.say("There is no clock." if left is None else f"Time left: {seconds_in_words(left)}.")
        elif command == ".prompt":
            lines.say(*self._speech_lines())
        elif command == ".brief":
            lines.say(*brief_lines(drilling.pack, drilling.camp))
        elif command == ".read":
            lines.say(on_one_line(" ".join(text)) or "Nothing is written yet.")
        elif command == ".help":
            lines.say(*HELP)
        else:
            lines.say("All of it is taken away.")
            return []
        return text

    def _marked(self) -> bool:
        """Tell the mark, and ask what comes next; whether there is more to do."""
        drilling, lines = self._drilling, self._lines
        assert drilling.mark is not None, "only called when something was handed in"
        lines.say(*mark_lines(drilling.mark, drilling.text, drilling.before))
        if drilling.trouble is not None:
            lines.say(drilling.trouble)
        choices = {"n": "next" if drilling.has_next else "done", "r": "try again", "q": "leave"}
        try:
            chosen = lines.ask("What next?", choices, "n")
        except InputEnded:
            if drilling.has_next:
                raise
            return False
        if chosen == "r":
            drilling.again()
            drilling.pause()
            return True
        if chosen == "n" and drilling.has_next:
            drilling.next()
            return True
        return False


HELP_COMMANDS = (".help", ".time", ".prompt", ".brief", ".read", ".clear", ".pause", ".stop")


def mark_lines(mark: DrillMark, text: str, before: DrillMark | None = None) -> Iterator[str]:
    """A drill's mark, the words that count, and what to do better."""
    change = "" if before is None or before.mark == mark.mark else f" Before: {MARKS[before.mark]}."
    yield f"Mark: {mark.mark} of {WELL_DONE}, {MARKS[mark.mark]}. {mark.says}{change}"
    counted = dict.fromkeys(_quoted(text, one) for one in mark.evidence)
    if counted:
        yield f"What counts: {'; '.join(counted)}."
    for note in mark.notes:
        yield f"Note: {on_one_line(note)}"
    yield f"{'Next time' if mark.mark == WELL_DONE else 'Do better'}: {mark.better}"


def _quoted(text: str, evidence: Evidence) -> str:
    return f"“{on_one_line(text[evidence.start : evidence.end])}”"
