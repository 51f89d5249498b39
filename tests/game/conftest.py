"""What tests of the game share: the pack that comes along, and ballots that say exactly what a test needs.

No judge marks here: a ballot is made of the marks that are asked for, so that these tests stand whatever the judge
thinks of an answer.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from debate.game.draw import DrawnPrompt, DrawnRound
from debate.game.round import Began, HandedIn, Revised, Round, WentOn, step
from debate.judge.ballot import Ballot
from debate.packs import Pack

from ..ballots import mark as mark

PlayedRound = Callable[..., Round]


@pytest.fixture
def played(pack: Pack) -> PlayedRound:
    """Plays a round of the ally camp: ``turns`` holds for each prompt the (answer, ballot) pairs handed in.

    It stops at the last of them, going on to the end of the round only with ``whole``.
    """

    def play(
        turns: list[list[tuple[str, Ballot]]],
        *,
        prompts: int | None = None,
        seconds: float | None = None,
        whole: bool = True,
    ) -> Round:
        ids = [prompt.id for prompt in pack.prompts_for("ally")][: prompts or len(turns)]
        drawn = DrawnRound(
            pack=pack.id,
            pack_hash=pack.hash,
            camp="ally",
            camp_was_drawn=True,
            prompts=tuple(DrawnPrompt(id=prompt_id, seconds=seconds) for prompt_id in ids),
            seed=7,
        )
        state, now = Round.of(drawn), 0.0
        for number, attempts in enumerate(turns):
            for count, (answer, ballot) in enumerate(attempts):
                state = step(state, Revised(now=now) if count else Began(now=now))
                now += 42
                state = step(state, HandedIn(text=answer, ballot=ballot, now=now))
            if whole or number + 1 < len(turns):
                state = step(state, WentOn())
        return state

    return play
