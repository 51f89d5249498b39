"""“This should have counted”, on plain lines: which point, from which word to which, and why, asked one by one."""

from __future__ import annotations

import re

from debate.game.round import Judged
from debate.judge.ballot import Made, PointMark
from debate.plain.lines import Lines
from debate.plain.words import on_one_line
from debate.records import RecordsError
from debate.session import Session, SessionError

LONGEST_NOTE = 500
"""Characters of a note that are kept: what an author reads at a glance."""


class Appealing:
    """An appeal against the ballot on the latest answer. An empty line leaves it at any question but the last."""

    def __init__(self, session: Session, lines: Lines, *, told: bool) -> None:
        stage = session.state.stage
        assert isinstance(stage, Judged), "only called at a ballot"
        self._session = session
        self._lines = lines
        self._told = told
        self._attempt = session.state.turns[stage.turn].attempts[-1]

    def appeal(self) -> None:
        """Ask for all that there is to ask, and keep the appeal. Raises ``InputEnded``."""
        lines = self._lines
        points = [mark for mark in self._attempt.ballot.points if mark.made is not Made.MADE]
        words = [found.span() for found in re.finditer(r"\S+", self._attempt.text)]
        if not points or not words:
            lines.say("There is nothing that could have counted: every point was made, or nothing was written.")
            return
        for number, mark in enumerate(points, start=1):
            lines.say(f"Point {number}: {self._point(mark)}")
        point = self._number(f"Which point should have counted, 1 to {len(points)}?", 1, len(points))
        if point is None:
            return
        self._read_words(words)
        first = self._number(f"From which word, 1 to {len(words)}?", 1, len(words))
        last = None if first is None else self._number(f"To which word, {first} to {len(words)}?", first, len(words))
        if first is None or last is None:
            return
        start, end = words[first - 1][0], words[last - 1][1]
        lines.say(f"You chose: “{on_one_line(self._attempt.text[start:end])}”")
        lines.say("Why should it have counted? An empty line leaves that open.")
        note = (lines.next_line() or "")[:LONGEST_NOTE]
        try:
            self._session.appeal(points[point - 1].id, start, end, note)
        except (RecordsError, SessionError) as error:
            lines.say(str(error))
        else:
            lines.say("Your appeal is kept for the author of the pack. It changes no mark.")

    def _point(self, mark: PointMark) -> str:
        if self._told or mark.made is not Made.NOT:
            return f"{'made in part' if mark.made is Made.PARTLY else 'dropped'}: {on_one_line(mark.says)}"
        hints = {point.id: point.hint for point in self._session.prompt.points}
        return f"dropped. Hint: {on_one_line(hints.get(mark.id, ''))}"

    def _read_words(self, words: list[tuple[int, int]]) -> None:
        """Say the answer sentence by sentence, each with the number of its first word, to count on from."""
        text = self._attempt.text
        begin = 0
        for number, (_, end) in enumerate(words):
            if number + 1 == len(words) or text[end - 1] in ".?!" or number - begin >= 19:
                said = on_one_line(text[words[begin][0] : end])
                self._lines.say(f"Words {begin + 1} to {number + 1}: {said}")
                begin = number + 1

    def _number(self, question: str, least: int, most: int) -> int | None:
        """The number that the player types; ``None`` for an empty line, or when none of three lines is one."""
        self._lines.say(f"{question} An empty line leaves the appeal.")
        for _ in range(3):
            given = (self._lines.next_line() or "").strip()
            if not given:
                break
            if re.fullmatch(r"[0-9]{1,6}", given) and least <= int(given) <= most:
                return int(given)
            self._lines.say(f"Please type a number from {least} to {most}.")
        self._lines.say("No appeal is made.")
        return None
