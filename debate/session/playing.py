"""A player's session: the one place where round, judge, clock and records meet.

The full-screen app and the plain mode both drive this and only show what it holds; neither knows how an answer is
marked or kept. Every call that changes the round stores it before it returns, so that a killed program loses at
most what was typed since the last ``keep_draft``.
"""

from __future__ import annotations

import random
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from debate.game.draw import Choices, draw_round
from debate.game.pressing import REPLY_SECONDS, next_press
from debate.game.round import (
    Attempt,
    Began,
    Drafted,
    Ended,
    HandedIn,
    Judged,
    Over,
    Paused,
    Predicted,
    Pressed,
    Replied,
    Reply,
    Replying,
    Resumed,
    Revised,
    Round,
    SelfMarked,
    WentOn,
    Withdrew,
    Writing,
    step,
)
from debate.game.round_json import round_from_json, round_to_json
from debate.judge import Judge
from debate.judge.ballot import Ballot, Made, Press, to_json
from debate.judge.marking.remarking import About, Said
from debate.packs.model import Camp, Prompt
from debate.records import Records, RecordsError, StoredAttempt, StoredPrediction, StoredReply
from debate.session.storing import Moment

BALLOTS_BEFORE_FORESEEING = 3
"""Ballots after which marking oneself first is offered: the rows of the rubric are known by then."""


class SessionError(Exception):
    """Something that the player asked for and that cannot be done, in one sentence."""


def new_seed() -> int:
    """A seed short enough to be read out to a class and typed again."""
    return random.SystemRandom().randrange(1, 1_000_000)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Session:
    """One round being played.

    ``state`` is the round as it stands and never needs to be stored by the caller. ``trouble`` is a sentence when
    the last attempt to store something failed (a full disk, say), else ``None``; play goes on meanwhile, and
    every later call tries again.
    """

    def __init__(
        self,
        judge: Judge,
        records: Records,
        state: Round,
        *,
        round_id: str,
        now: Callable[[], float] = time.monotonic,
        utc_now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self.pack = judge.pack
        self.state = state
        self.round_id = round_id
        self.trouble: str | None = None
        self._judge = judge
        self._records = records
        self._now = now
        self._utc_now = utc_now
        self._kept_draft: str | None = None
        self._unstored: list[StoredAttempt | StoredReply | StoredPrediction] = []
        self.clock_took_it = False
        """Whether the clock has just handed in what was being written, and nobody was told yet."""
        self._behind = False
        """Whether the stored round is older than ``state``, because storing it failed."""

    @classmethod
    def start(
        cls,
        judge: Judge,
        records: Records,
        choices: Choices,
        *,
        seed: int,
        now: Callable[[], float] = time.monotonic,
        utc_now: Callable[[], datetime] = _utc_now,
    ) -> Session:
        """Draw a round and store it. Raises ``debate.game.draw.DrawError`` when it cannot be drawn."""
        drawn = draw_round(judge.pack, choices, random.Random(seed), seed)  # noqa: S311  a draw for a game, not a secret
        session = cls(judge, records, Round.of(drawn), round_id=uuid.uuid4().hex, now=now, utc_now=utc_now)
        session._store()
        return session

    @classmethod
    def resume(
        cls,
        judge: Judge,
        records: Records,
        *,
        round_id: str | None = None,
        now: Callable[[], float] = time.monotonic,
        utc_now: Callable[[], datetime] = _utc_now,
    ) -> Session | None:
        """The unfinished round of that id, or the one saved last; its text is paused. ``None`` if there is none.

        ``judge`` must be that of the pack that the round was drawn from (``Records.unfinished_rounds`` names it).
        The round goes on under a new id, so that another window that is still open on it cannot get in the way.
        Raises ``SessionError`` when the pack has changed since, or what was stored cannot be read, and
        ``RecordsError`` when the records cannot be read at all.
        """
        left = (one for one in records.unfinished_rounds() if round_id in (None, one.id))
        stored = next(left, None)
        if stored is None:
            return None
        pack, round_id, data = judge.pack, stored.id, stored.state
        if data.get("pack_hash") != pack.hash:
            raise SessionError(
                f"The pack “{pack.id}” has changed since your unfinished round began, so that round cannot go on; "
                "what you handed in is kept in your history."
            )
        try:
            state = round_from_json(data)
            camp = pack.camp(state.drawn.camp)
            if not {prompt.id for prompt in state.drawn.prompts} <= {p.id for p in pack.prompts_for(camp.id)}:
                raise ValueError("the round has a prompt that its camp does not have")
        except (KeyError, TypeError, ValueError) as error:
            raise SessionError("Your unfinished round cannot be read; what you handed in is kept.") from error
        session = cls(judge, records, state, round_id=round_id, now=now, utc_now=utc_now)
        session._take_up_draft()
        session._try(session._take_new_id)
        return session

    # What the round looks like now

    @property
    def camp(self) -> Camp:
        """The player's camp."""
        return self.pack.camp(self.state.drawn.camp)

    @property
    def other_camp(self) -> Camp:
        """The opponent's camp."""
        return self.pack.other_camp(self.state.drawn.camp)

    @property
    def prompt(self) -> Prompt:
        """The prompt that the round is at. Raises ``SessionError`` when the round is over."""
        turn = self.state.turn
        if turn is None:
            raise SessionError("This round is over.")
        return self.pack.prompt(turn.prompt)

    @property
    def position(self) -> tuple[int, int]:
        """Which prompt of how many, counted from 1; the last one when the round is over."""
        stage, count = self.state.stage, len(self.state.turns)
        return (count if isinstance(stage, Over) else stage.turn + 1), count

    @property
    def seconds_left(self) -> float | None:
        """Seconds left for the text being written; ``None`` without a clock or when nothing is being written."""
        stage = self.state.stage
        return stage.clock.left(self._now()) if isinstance(stage, Writing | Replying) else None

    @property
    def time_is_up(self) -> bool:
        """Whether the text being written must be handed in now."""
        stage = self.state.stage
        return isinstance(stage, Writing | Replying) and stage.clock.over(self._now())

    @property
    def is_revision(self) -> bool:
        """Whether what is being written is a second or later attempt at its prompt."""
        turn = self.state.turn
        return isinstance(self.state.stage, Writing) and turn is not None and bool(turn.attempts)

    @property
    def press(self) -> Press | None:
        """The comeback that can be answered now, or is being answered; ``None`` when there is none."""
        stage = self.state.stage
        if isinstance(stage, Replying):
            return Press(point=stage.point, says=self.prompt.point(stage.point).press)
        if isinstance(stage, Judged):
            return next_press(self.state.turns[stage.turn], self.pack.rubric, self.prompt)
        return None

    @property
    def knows_ballots(self) -> bool:
        """Whether the player has had so many ballots (``BALLOTS_BEFORE_FORESEEING``) that they can foresee one."""
        try:
            return len(self._records.attempt_rows(limit=BALLOTS_BEFORE_FORESEEING)) == BALLOTS_BEFORE_FORESEEING
        except RecordsError:
            return False

    # What the player does

    def begin(self) -> None:
        """Show the prompt and start its clock."""
        self.state = step(self.state, Began(now=self._now()))
        self._store()

    def write(self, text: str) -> None:
        """Take note of what the editor holds now. Cheap: it is stored by ``keep_draft``.

        With the first words to a prompt the judge gets ready for it.
        """
        self.state = step(self.state, Drafted(text=text))
        if text:
            self._judge.get_ready(self.prompt)

    def keep_draft(self) -> None:
        """Store the text being written and its time, if it changed. Front ends call this once a second.

        What could not be stored before is tried again first: that the draft fits on the disk again does not mean
        that an answer handed in meanwhile is there.
        """
        stage = self.state.stage
        if self._behind:
            self._store()
        elif isinstance(stage, Writing | Replying) and (stage.draft != self._kept_draft or stage.clock.running):
            self._try(self._save_draft)

    def pause(self) -> None:
        """Stop the clock; the front end hides prompt and text meanwhile."""
        self.state = step(self.state, Paused(now=self._now()))
        self._store()

    def resume_clock(self) -> None:
        """Let the clock go on."""
        self.state = step(self.state, Resumed(now=self._now()))

    def hand_in(self, *, by_clock: bool = False) -> Ballot:
        """Have the text that is being written marked and stored, and return its ballot."""
        stage = self.state.stage
        if not isinstance(stage, Writing):
            raise SessionError("There is nothing to hand in now.")
        now = self._now()  # before the judge runs: its time is not the player's
        ballot = self._judge.ballot(self.prompt.id, stage.draft)
        self.state = step(self.state, HandedIn(text=stage.draft, ballot=ballot, now=now, by_clock=by_clock))
        self._unstored.append(self._moment(stage.turn).attempt())
        self.clock_took_it = by_clock
        self._store()
        return ballot

    def revise(self) -> None:
        """Take the latest answer up again, on the shorter clock of a revision."""
        self.state = step(self.state, Revised(now=self._now()))
        self._store()

    def answer_back(self, extra_time: float = 1.0) -> None:
        """Let the opponent press, and start the clock of a reply: ``REPLY_SECONDS`` times the player's ``extra_time``.

        A prompt without a clock has replies without one. Raises ``SessionError`` when there is nothing to answer.
        """
        press, turn = self.press, self.state.turn
        if press is None or turn is None or not isinstance(self.state.stage, Judged):
            raise SessionError("There is no comeback to answer now.")
        seconds = None if turn.seconds is None else REPLY_SECONDS * extra_time
        self.state = step(self.state, Pressed(point=press.point, now=self._now(), seconds=seconds))
        self._store()

    def reply(self, *, by_clock: bool = False) -> Reply:
        """Have the reply that is being written marked on its point and stored, and return it with its mark."""
        stage, press = self.state.stage, self.press
        if not isinstance(stage, Replying) or press is None:
            raise SessionError("There is no reply to hand in now.")
        now = self._now()
        answer = self.state.turns[stage.turn].attempts[-1].text
        mark = self._judge.reply(self.prompt.id, stage.point, answer, stage.draft)
        replied = Replied(
            press=press.says,
            text=stage.draft,
            made=mark.made,
            strength=mark.strength,
            now=now,
            by_clock=by_clock,
            evidence=mark.evidence,
        )
        self.state = step(self.state, replied)
        self._unstored.append(self._moment(stage.turn).reply())
        self._store()
        return self.state.turns[stage.turn].replies[-1]

    def withdraw(self) -> None:
        """Leave the comeback unanswered for now, and go back to the ballot."""
        self.state = step(self.state, Withdrew())
        self._store()

    def go_on(self) -> None:
        """Leave the ballot for the next prompt, or for the end of the round."""
        self.state = step(self.state, WentOn())
        self._store()

    def end(self) -> None:
        """End the round early; what was handed in counts."""
        self.state = step(self.state, Ended())
        self._store()

    def predict(self, levels: Mapping[str, int]) -> None:
        """Keep the levels (numbers from 0, by criterion) that the player gives the latest answer before its ballot."""
        self.state = step(self.state, Predicted(levels=levels))
        stage = self.state.stage
        assert isinstance(stage, Judged), "nothing else can be predicted"
        self._unstored.append(self._moment(stage.turn).prediction())
        self._store()

    def appeal(self, said: Said, note: str = "") -> int:
        """“I did say this”: let the player's word on the latest answer count in their own record, at once.

        It is kept for the pack's author too; the number of that appeal is returned. Raises ``SessionError`` when there
        is no ballot now, or for what is not in it, and ``RecordsError`` when it cannot be stored.
        """
        number, attempt = self._judged()
        self._check(said, attempt)
        appeal = self._records.add_appeal(self._moment(number).appeal(said, note))
        self._self_mark(number, (*attempt.said, said))
        return appeal

    def take_back(self) -> None:
        """Take the player's last word on the latest answer back (see ``appeal``); what the author has of it stays."""
        number, attempt = self._judged()
        self._self_mark(number, attempt.said[:-1])

    def _judged(self) -> tuple[int, Attempt]:
        stage = self.state.stage
        if not isinstance(stage, Judged):
            raise SessionError("There is no ballot now that could be appealed.")
        return stage.turn, self.state.turns[stage.turn].attempts[-1]

    def _self_mark(self, number: int, said: tuple[Said, ...]) -> None:
        turn = self.state.turns[number]
        ballot = self._judge.ballot(turn.prompt, turn.attempts[-1].text, said=said) if said else None
        for stored in self._records.attempts(round_id=self.round_id):
            if (stored.turn, stored.number) == (number, len(turn.attempts)) and stored.id is not None:
                values = None if ballot is None else to_json(ballot)
                self._records.self_mark(stored.id, values, None if ballot is None else ballot.score)
        self.state = step(self.state, SelfMarked(turn=number, ballot=ballot, said=said))
        self._store()

    def _check(self, said: Said, attempt: Attempt) -> None:
        """Raises ``SessionError`` for a word on what is not in the ballot."""
        if said.about is About.CRITERION:
            row = next((row for row in self.pack.rubric.criteria if row.id == said.id), None)
            if row is None or not 0 <= said.level < len(row.levels):
                raise SessionError("This rubric has no such level.")
            return
        mark = next((mark for mark in attempt.marks.points if mark.id == said.id), None)
        if mark is None:
            raise SessionError("This prompt has no such point.")
        if said.about is About.CREDIT:
            if mark.made is Made.NOT:
                raise SessionError("This point did not count, so there is no credit to take away.")
        elif not 0 <= said.start < said.end <= len(attempt.text) or not attempt.text[said.start : said.end].strip():
            raise SessionError("Choose the words of your answer that should have counted.")

    # Keeping it

    def _store(self) -> None:
        self._behind = True
        self._try(self._store_now)

    def _store_now(self) -> None:
        while self._unstored:
            first = self._unstored[0]
            if isinstance(first, StoredAttempt):
                self._records.add_attempt(first)
            elif isinstance(first, StoredReply):
                self._records.add_reply(first)
            else:
                self._records.add_prediction(first)
            self._unstored.pop(0)
        finished = isinstance(self.state.stage, Over)
        self._records.save_round(self.round_id, round_to_json(self.state, self._now()), finished=finished)
        self._save_draft()  # or an older draft would replace a newer text when the round is taken up again
        self._behind = False

    def _save_draft(self) -> None:
        stage = self.state.stage
        if isinstance(stage, Writing | Replying):
            used = stage.clock.used(self._now())
            self._records.save_draft(self.round_id, stage.turn, self._draft_number(stage), stage.draft, used)
            self._kept_draft = stage.draft

    def _draft_number(self, stage: Writing | Replying) -> int:
        """Under which number of its turn a text is kept: that of its attempt; replies count down from -1."""
        turn = self.state.turns[stage.turn]
        return len(turn.attempts) + 1 if isinstance(stage, Writing) else -len(turn.replies) - 1

    def _moment(self, number: int) -> Moment:
        return Moment(round_id=self.round_id, pack=self.pack, state=self.state, number=number, at=self._utc_now())

    def _try(self, store: Callable[[], object]) -> None:
        try:
            store()
        except RecordsError as error:
            self.trouble = str(error)
        else:
            self.trouble = None

    def _take_up_draft(self) -> None:
        """Replace the text of the last stored state by the draft that was kept each second since."""
        stage = self.state.stage
        if not isinstance(stage, Writing | Replying):
            return
        draft = self._records.draft(self.round_id, stage.turn, self._draft_number(stage))
        if draft is not None:
            clock = stage.clock.having_spent(draft.seconds_used)
            self.state = replace(self.state, stage=replace(stage, draft=draft.text, clock=clock))

    def _take_new_id(self) -> None:
        new_id = uuid.uuid4().hex
        self._records.rename_round(self.round_id, new_id)
        self.round_id = new_id
