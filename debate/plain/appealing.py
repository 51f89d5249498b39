"""“I did say this”, on plain lines: what the ballot has wrong, by which words or which level, and why, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from debate.game.round import Judged
from debate.judge.ballot import Made, PointMark
from debate.judge.marking.remarking import About, Said
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
        """Ask for all that there is to ask, and let it count. Raises ``InputEnded``."""
        lines = self._lines
        words = [found.span() for found in re.finditer(r"\S+", self._attempt.text)]
        if not words:
            lines.say("There is nothing that could have counted: nothing was written.")
            return
        claims = list(self._claims())
        for number, (says, _) in enumerate(claims, start=1):
            lines.say(f"{number}: {says}")
        chosen = self._number(f"What does the ballot have wrong, 1 to {len(claims)}?", 1, len(claims))
        said = None if chosen is None else self._in_full(claims[chosen - 1][1], words)
        if said is None:
            return
        lines.say("Why? An empty line leaves that open.")
        note = (lines.next_line() or "")[:LONGEST_NOTE]
        try:
            self._session.appeal(said, note)
        except (RecordsError, SessionError) as error:
            lines.say(str(error))
            return
        turn = self._session.state.turn
        attempt = self._attempt if turn is None else turn.attempts[-1]
        lines.say(
            f"It counts in your record now, as your own mark: {attempt.counts} of 100; the judge gave "
            f"{attempt.ballot.score}. It is kept for the author of the pack, too."
        )

    def _claims(self) -> Iterator[tuple[str, Said]]:
        """Everything that can be said against the ballot, in words and as it is said."""
        ballot = self._attempt.marks
        for mark in ballot.points:
            if mark.made is not Made.MADE:
                yield f"This should count: {self._point(mark)}", Said(about=About.POINT, id=mark.id)
        for mark in ballot.points:
            if mark.made is not Made.NOT:
                place = (min(item.start for item in mark.evidence), max(item.end for item in mark.evidence))
                said = Said(about=About.CREDIT, id=mark.id, start=place[0], end=place[1])
                yield f"This should not count: {on_one_line(mark.says)}", said
        for given in ballot.criteria:
            said = Said(about=About.CRITERION, id=given.id, level=given.level_number)
            yield f"Another level for “{on_one_line(given.title)}”, which is {on_one_line(given.level_name)} now.", said

    def _in_full(self, said: Said, words: list[tuple[int, int]]) -> Said | None:
        """What is said, with the words or the level that it needs; ``None`` when the player leaves."""
        if said.about is About.CREDIT:
            return said
        if said.about is About.CRITERION:
            row = next(row for row in self._session.pack.rubric.criteria if row.id == said.id)
            for number, level in enumerate(row.levels, start=1):
                self._lines.say(f"{number}: {on_one_line(level.name)}. {on_one_line(level.says)}")
            level_number = self._number(f"Which level is right, 1 to {len(row.levels)}?", 1, len(row.levels))
            return None if level_number is None else replace(said, level=level_number - 1)
        self._read_words(words)
        first = self._number(f"From which word, 1 to {len(words)}?", 1, len(words))
        last = None if first is None else self._number(f"To which word, {first} to {len(words)}?", first, len(words))
        if first is None or last is None:
            return None
        start, end = words[first - 1][0], words[last - 1][1]
        self._lines.say(f"You chose: “{on_one_line(self._attempt.text[start:end])}”")
        return replace(said, start=start, end=end)

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
