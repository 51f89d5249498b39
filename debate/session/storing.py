"""What happened in a round as the records keep it: the latest answer, reply, prediction or appeal of a turn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from debate.game.round import Round, Turn
from debate.judge.ballot import to_json
from debate.judge.marking.remarking import About, Said
from debate.packs.model import Pack
from debate.records import StoredAppeal, StoredAttempt, StoredPrediction, StoredReply


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A round as it stands at a time of day, looked at for one of its turns, whose number counts from 0."""

    round_id: str
    pack: Pack
    state: Round
    number: int
    at: datetime

    @property
    def turn(self) -> Turn:
        """The turn that is looked at."""
        return self.state.turns[self.number]

    @property
    def when(self) -> str:
        """The time as it is stored."""
        return self.at.isoformat(timespec="seconds")

    @property
    def _where(self) -> dict[str, Any]:
        """Where it was written, and on what."""
        told = {"round_id": self.round_id, "turn": self.number, "at": self.when}
        return {**told, "pack": self.pack.id, "camp": self.state.drawn.camp, "prompt": self.turn.prompt}

    def attempt(self) -> StoredAttempt:
        """The latest attempt."""
        attempt = self.turn.attempts[-1]
        return StoredAttempt(
            **self._where,
            number=len(self.turn.attempts),
            pack_hash=self.pack.hash,
            answer=attempt.text,
            ballot=to_json(attempt.ballot),
            score=attempt.ballot.score,
            seconds_used=attempt.seconds,
            by_clock=attempt.by_clock,
        )

    def reply(self) -> StoredReply:
        """The latest reply."""
        reply = self.turn.replies[-1]
        return StoredReply(
            **self._where,
            number=len(self.turn.replies),
            point=reply.point,
            press=reply.press,
            text=reply.text,
            made=reply.made.value,
            strength=reply.strength,
            seconds_used=reply.seconds,
            by_clock=reply.by_clock,
        )

    def prediction(self) -> StoredPrediction:
        """What the player gave themself for the latest attempt."""
        return StoredPrediction(
            round_id=self.round_id,
            turn=self.number,
            number=len(self.turn.attempts),
            levels=dict(self.turn.attempts[-1].predicted),
            at=self.when,
        )

    def appeal(self, said: Said, note: str) -> StoredAppeal:
        """What the player says of the latest attempt, for the pack's author."""
        attempt = self.turn.attempts[-1]
        row = next((row for row in self.pack.rubric.criteria if row.id == said.id), None)
        return StoredAppeal(
            at=self.when,
            pack=self.pack.id,
            pack_hash=attempt.ballot.pack_hash,
            judge=attempt.ballot.judge,
            camp=self.state.drawn.camp,
            prompt=attempt.ballot.prompt,
            answer=attempt.text,
            ballot=to_json(attempt.ballot),
            point=said.id,
            start=said.start,
            end=said.end,
            note=note.strip(),
            about=said.about.value,
            wanted=row.levels[said.level].id if row is not None and said.about is About.CRITERION else "",
        )
