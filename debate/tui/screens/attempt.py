"""An answer of the past with its ballot as it was, and the same answer judged again by today's pack and judge.

From here lead the ways to the first answer, its revisions and the exemplar side by side, the receipt, and a new try.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from debate.judge import JUDGE_VERSION
from debate.judge.ballot import Ballot, from_json
from debate.packs import Pack, PackError
from debate.practice.comparing import JudgedAgain, judge_again, moved
from debate.practice.past import PastTurn, past_turn
from debate.practice.titles import Titles
from debate.records import Records, RecordsError, StoredAttempt
from debate.tui.camps import mark_of
from debate.tui.page import BACK
from debate.tui.screens.ballot_page import CHOOSING_KEYS, BallotPage, ShownBallot, change_words, length_words
from debate.tui.screens.solo import SoloPage
from debate.tui.when import at_words
from debate.tui.widgets.moved import moved_lines
from debate.wording import counted


class UnreadableError(Exception):
    """An attempt that cannot be opened any more, in one sentence for the player."""


def open_attempt(records: Records, titles: Titles, attempt_id: int) -> AttemptScreen:
    """The screen of the attempt of that id. Raises ``RecordsError`` or ``UnreadableError``."""
    attempt = records.attempt(attempt_id)
    if attempt is None:
        raise UnreadableError("This answer is not in your records any more.")
    return AttemptScreen(attempt, past_turn(records, attempt), titles)


def ballot_of(stored: dict[str, object]) -> Ballot:
    """A ballot as it was stored. Raises ``UnreadableError``."""
    try:
        return from_json(stored)
    except ValueError as error:
        raise UnreadableError("The ballot of this answer was written by another version and cannot be read.") from error


class AttemptScreen(BallotPage, SoloPage):
    """One attempt, with the others at the same prompt of the same round. Raises ``UnreadableError``."""

    HELP = """
    An answer that you handed in, with its ballot as it was on that day. The arrows ← and → lead to the other answers
    to this prompt of the same round, and c sets the first one, its revision and the exemplar side by side.

    Where the pack or the judge has changed since, t has the answer judged again by today's, and shows both marks. The
    receipt (e) is there while neither has changed. Practise (p) puts the same argument to you once more.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        Binding("c", "compare", "side by side", id="attempt.compare",
                tooltip="Set your first answer, its revision and the exemplar side by side."),
        Binding("t", "again", "judge again", id="attempt.again", tooltip="See the mark that today’s judge would give."),
        Binding("p", "practise", "practise", id="attempt.practise", tooltip="Answer this prompt now, anew."),
        Binding("left", "other(-1)", "other answers", key_display="←→", id="attempt.before",
                tooltip="The answer to this prompt before this one."),
        Binding("right", "other(1)", "other answers", show=False, id="attempt.after",
                tooltip="The answer to this prompt after this one."),
        Binding("x", "exemplar", "exemplar", id="attempt.exemplar", tooltip="Read a model rebuttal of this prompt."),
        Binding("e", "receipt", "receipt", id="attempt.receipt", tooltip="See which rule gave each mark."),
        *CHOOSING_KEYS,
        Binding("d", "forget", "forget", id="attempt.forget", tooltip="Forget this answer and its ballot, for good."),
    ]  # fmt: skip

    def __init__(self, attempt: StoredAttempt, turn: PastTurn, titles: Titles) -> None:
        self._attempt = attempt
        self._turn = turn
        self._titles = titles
        self._pack: Pack | None = titles.known(attempt.pack)
        shown = _shown(ballot_of(attempt.ballot), attempt, turn, titles)
        super().__init__(replace(shown, notes=_foreseen(shown.ballot, attempt, turn)))

    def on_mount(self) -> None:
        """Say whose answer it is, and when it was given."""
        attempt = self._attempt
        self.masthead.camp = mark_of(self._titles, attempt.pack, attempt.camp)
        what = "answer" if attempt.number == 1 else f"revision {attempt.number - 1}"
        self.masthead.place = f"{what}, {at_words(attempt.at)}"

    def compose_notices(self) -> Iterable[Widget]:
        """Which argument it answers, and how this ballot stands to today's judge."""
        attempt = self._attempt
        title = f"against “{self._titles.prompt(attempt.pack, attempt.prompt)}”"
        yield Static(Content.styled(title, "$quiet"), classes="part", id="against")
        older = self._older()
        if older:
            yield Static(Content(older), classes="part", id="older")

    def compose_rest(self) -> Iterable[Widget]:
        """What was replied when they pressed."""
        for reply in self._turn.replies:
            yield Static(
                Content.assemble(
                    (f"They pressed you: “{reply.press}”\n", "$quiet"),
                    reply.text.strip() or "You said nothing.",
                    (f"\n{_REPLIED.get(reply.made, reply.made)}", "bold"),
                ),
                classes="part",
            )

    def _older(self) -> str:
        """In a sentence, what the ballot was made with, where that is not what is here today."""
        ballot = self.shown.ballot
        if self._pack is None:
            return "The pack of this answer is not here any more, so it cannot be judged again."
        pack, judge = ballot.pack_hash != self._pack.hash, ballot.judge != JUDGE_VERSION
        if not pack and not judge:
            return ""
        made = " and ".join([*(["an older judge"] if judge else []), *(["other content of the pack"] if pack else [])])
        return f"This ballot is from {made}. Press t to see today’s beside it."

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with this answer has its key."""
        prompt = self._titles.known_prompt(self._attempt.pack, self._attempt.prompt)
        if action == "receipt":
            return self._pack is not None and not self._older()
        if action in ("again", "practise"):
            return prompt is not None
        if action == "compare":
            return prompt is not None or len(self._turn.attempts) > 1
        if action == "other":
            return len(self._turn.attempts) > 1
        return super().check_action(action, parameters)

    # What leads on from here

    def action_compare(self) -> None:
        """Set the first answer, its revision and the exemplar side by side."""
        from debate.tui.screens.compare import CompareScreen

        try:
            self.app.push_screen(CompareScreen(self._attempt, self._turn, self._titles))
        except UnreadableError as error:
            self.say_trouble(str(error))

    def action_again(self) -> None:
        """Show the mark that the answer gets from today's pack and judge."""
        self.run_worker(self._judge_again(), exclusive=True, exit_on_error=False)

    async def _judge_again(self) -> None:
        """Judge it behind the screen: for its first ballot a judge lays out the whole pack."""
        attempt = self._attempt
        try:
            judge = await self.game.library.judge(attempt.pack)
            again = await asyncio.to_thread(judge_again, self.shown.ballot, attempt.answer, judge.ballot)
        except PackError as error:
            self.say_trouble(str(error))
        except KeyError:
            self.say_trouble("The pack does not have this prompt any more, so the answer cannot be judged again.")
        else:
            self.app.push_screen(AgainScreen(again, attempt, self._turn, self._titles))

    async def action_practise(self) -> None:
        """Answer the prompt anew."""
        await self.practise(self._attempt.pack, self._attempt.prompt)

    def action_other(self, by: int) -> None:
        """Go to another answer to this prompt of the round, in its place on the screen."""
        ids = [one.id for one in self._turn.attempts]
        at = ids.index(self._attempt.id) + by if self._attempt.id in ids else 0
        if not 0 <= at < len(ids):
            return
        try:
            other = AttemptScreen(self._turn.attempts[at], self._turn, self._titles)
        except UnreadableError as error:
            self.say_trouble(str(error))
        else:
            self.app.switch_screen(other)

    def action_receipt(self) -> None:
        """Show what each mark rests on."""
        from debate.tui.screens.receipt import ReceiptScreen

        if self._pack is not None:
            self.app.push_screen(ReceiptScreen(self.shown.ballot, self._pack))

    def action_forget(self) -> None:
        """Forget the answer for good, once that is meant."""
        question = "Forget this answer for good? Its round cannot go on or be reopened then."
        if self.asked_twice("d", question):
            self.run_worker(self._forget(), exit_on_error=False)

    async def _forget(self) -> None:
        """Forget it and go back; the whole file is written anew, which takes its time."""
        try:
            await asyncio.to_thread(self.game.records.forget_attempt, self._attempt.id or 0)
        except RecordsError as error:
            self.say_trouble(str(error))
        else:
            self.app.pop_screen()


class AgainScreen(BallotPage, SoloPage):
    """An answer judged again: today's ballot, with what it was then."""

    HELP = """
    The same answer, marked today. Under each criterion whose mark is another one stands what it was then, and the lines
    at the top say why marks may differ and what moved. Your record keeps the ballot of that day.
    """
    BINDINGS: ClassVar[list[BindingType]] = [BACK, *CHOOSING_KEYS]

    def __init__(self, again: JudgedAgain, attempt: StoredAttempt, turn: PastTurn, titles: Titles) -> None:
        self._again = again
        self._attempt = attempt
        self._titles = titles
        then = {mark.id: mark for mark in again.then.criteria}
        notes = {
            mark.id: [Content.styled(f"then {then[mark.id].score} of {then[mark.id].maximum}", "$quiet")]
            for mark in again.now.criteria
            if mark.id in then and then[mark.id].score != mark.score
        }
        gain = again.now.score - again.then.score
        words = Content.assemble(
            f"   {change_words(gain)} that day’s {again.then.score}",
            length_words(again.now, attempt.seconds_used, ""),
        )
        super().__init__(replace(_shown(again.now, attempt, turn, titles), words=words, notes=notes))

    def on_mount(self) -> None:
        """Say that this is today's ballot."""
        self.masthead.title = "Judged again"
        self.masthead.place = f"answer, {at_words(self._attempt.at)}"

    def compose_notices(self) -> Iterable[Widget]:
        """Why the marks may differ, and which points moved."""
        yield Static(Content.styled(self._again.why, "$quiet"), classes="part", id="why")
        change = moved(self._again.then, self._again.now)
        prompt = self._titles.known_prompt(self._attempt.pack, self._attempt.prompt)
        hints = {point.id: point.hint for point in prompt.points} if prompt else {}
        lines = moved_lines(change, hints, rows=False)
        if lines:
            yield Static(Content("\n").join(lines), classes="part", id="moved")


_REPLIED = {"made": "You answered it.", "partly": "You answered it in part.", "not": "It still stands."}
"""How a reply to a press fared."""


def _shown(ballot: Ballot, attempt: StoredAttempt, turn: PastTurn, titles: Titles) -> ShownBallot:
    prompt = titles.known_prompt(attempt.pack, attempt.prompt)
    return ShownBallot(
        ballot=ballot,
        text=attempt.answer,
        colour=mark_of(titles, attempt.pack, attempt.camp).colour,
        score=str(ballot.score),
        words=_words(ballot, attempt, turn),
        fix=Content(ballot.fix),
        title=titles.prompt(attempt.pack, attempt.prompt),
        hints={point.id: point.hint for point in prompt.points} if prompt else {},
        exemplar=prompt.exemplar if prompt else "",
    )


def _foreseen(ballot: Ballot, attempt: StoredAttempt, turn: PastTurn) -> dict[str, list[Content]]:
    """Under each criterion, how the player had marked it before they saw the ballot, if they had."""
    levels = next((one.levels for one in turn.predictions if one.number == attempt.number), {})
    notes = {}
    for mark in ballot.criteria:
        if mark.id in levels:
            apart = levels[mark.id] - mark.level_number
            words = "you foresaw this" if not apart else f"you had foreseen {'more' if apart > 0 else 'less'}"
            notes[mark.id] = [Content.styled(words, "$quiet italic")]
    return notes


def _words(ballot: Ballot, attempt: StoredAttempt, turn: PastTurn) -> Content:
    """What stands beside the score: what counts instead, the gain, the length and the time."""
    parts = []
    if attempt.self_score is not None:
        parts.append(f"by the judge; your record counts {attempt.self_score}, as you marked it yourself")
    if attempt.number > 1 and turn.first.number == 1:
        parts.append(f"{change_words(attempt.score - turn.first.score)} your first answer")
    elif len(turn.attempts) > 1:
        parts.append(f"revised {counted(len(turn.attempts) - 1, 'time')} after this")
    by_clock = "; time was up, so it was handed in as it stood" if attempt.by_clock else ""
    return Content.assemble("   " + "; ".join(parts), length_words(ballot, attempt.seconds_used, by_clock))
