"""A round as plain JSON values and back, so that records can keep it and the program can go on after a crash.

A running clock is written as a standing one: instants mean nothing to the next run of the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from debate.game.clock import Clock
from debate.game.draw import DrawnPrompt, DrawnRound
from debate.game.round import Attempt, Judged, Over, Ready, Round, Stage, Turn, Writing
from debate.judge.ballot_json import from_json, to_json


def round_to_json(state: Round, now: float) -> dict[str, object]:
    """The round at instant ``now`` as JSON values."""
    drawn = state.drawn
    return {
        "pack": drawn.pack,
        "pack_hash": drawn.pack_hash,
        "camp": drawn.camp,
        "camp_was_drawn": drawn.camp_was_drawn,
        "seed": drawn.seed,
        "turns": [
            {
                "prompt": turn.prompt,
                "seconds": turn.seconds,
                "attempts": [
                    {
                        "text": attempt.text,
                        "ballot": to_json(attempt.ballot),
                        "seconds": attempt.seconds,
                        "by_clock": attempt.by_clock,
                    }
                    for attempt in turn.attempts
                ],
            }
            for turn in state.turns
        ],
        "stage": _stage_to_json(state.stage, now),
    }


def round_from_json(data: Mapping[str, Any]) -> Round:
    """The round that ``round_to_json`` wrote; a text that was being written is paused.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` for anything else.
    """
    turns = tuple(
        Turn(
            prompt=_text(turn["prompt"]),
            seconds=_seconds(turn["seconds"]),
            attempts=tuple(
                Attempt(
                    text=_text(attempt["text"]),
                    ballot=from_json(attempt["ballot"]),
                    seconds=_number(attempt["seconds"]),
                    by_clock=bool(attempt["by_clock"]),
                )
                for attempt in turn["attempts"]
            ),
        )
        for turn in data["turns"]
    )
    drawn = DrawnRound(
        pack=_text(data["pack"]),
        pack_hash=_text(data["pack_hash"]),
        camp=_text(data["camp"]),
        camp_was_drawn=bool(data["camp_was_drawn"]),
        prompts=tuple(DrawnPrompt(id=turn.prompt, seconds=turn.seconds) for turn in turns),
        seed=_whole(data["seed"]),
    )
    return Round(drawn=drawn, turns=turns, stage=_stage_from_json(data["stage"]))


def _stage_to_json(stage: Stage, now: float) -> dict[str, object]:
    match stage:
        case Ready(turn=turn):
            return {"is": "ready", "turn": turn}
        case Writing(turn=turn, clock=clock, draft=draft):
            return {"is": "writing", "turn": turn, "limit": clock.limit, "spent": clock.used(now), "draft": draft}
        case Judged(turn=turn):
            return {"is": "judged", "turn": turn}
        case Over():
            return {"is": "over"}


def _stage_from_json(data: Mapping[str, Any]) -> Stage:
    match data["is"]:
        case "ready":
            return Ready(turn=_whole(data["turn"]))
        case "writing":
            clock = Clock(limit=_seconds(data["limit"]), spent=_number(data["spent"]))
            return Writing(turn=_whole(data["turn"]), clock=clock, draft=_text(data["draft"]))
        case "judged":
            return Judged(turn=_whole(data["turn"]))
        case "over":
            return Over()
        case other:
            raise ValueError(f"a round has no stage “{other}”")


# A file may have been edited by hand: a value of another kind would show itself only later, in the middle of a round.


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{value!r} is no whole number")
    return value


def _number(value: object) -> float:
    return value if isinstance(value, float) else _whole(value)


def _seconds(value: object) -> float | None:
    return None if value is None else _number(value)
