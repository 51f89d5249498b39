"""A round as plain JSON values and back, so that records can keep it and the program can go on after a crash.

A running clock is written as a standing one: instants mean nothing to the next run of the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec

from debate.game.draw import DrawnRound
from debate.game.round import Judged, Over, Ready, Replying, Round, Stage, Turn, Writing

_STAGES: dict[str, type[Stage]] = {
    "ready": Ready, "writing": Writing, "judged": Judged, "replying": Replying, "over": Over,
}  # fmt: skip


def round_to_json(state: Round, now: float) -> dict[str, Any]:
    """The round at instant ``now`` as JSON values; its lists are tuples."""
    stage = state.stage
    if isinstance(stage, Writing | Replying):
        stage = replace(stage, clock=stage.clock.stopped(now))
    name = next(name for name, kind in _STAGES.items() if isinstance(stage, kind))
    drawn, turns, told = (msgspec.to_builtins(part) for part in (state.drawn, state.turns, stage))
    del drawn["prompts"]  # the turns have them
    if clock := told.pop("clock", None):
        told |= {"limit": clock["limit"], "spent": clock["spent"]}
    return {**drawn, "turns": turns, "stage": {"is": name, **told}}


def round_from_json(data: Mapping[str, Any]) -> Round:
    """The round that ``round_to_json`` wrote; a text that was being written is paused.

    Raises ``ValueError`` with one sentence for anything else. A file may have been edited by hand: a value of another
    kind would show itself only later, in the middle of a round.
    """
    try:
        told = dict(data["stage"])
        kind = _STAGES[told.pop("is")]
        if kind in (Writing, Replying):
            told["clock"] = {"limit": told.pop("limit"), "spent": told.pop("spent")}
        prompts = [{"id": turn["prompt"], "seconds": turn["seconds"]} for turn in data["turns"]]
        return Round(
            drawn=msgspec.convert({**data, "prompts": prompts}, DrawnRound),
            turns=msgspec.convert(data["turns"], tuple[Turn, ...]),
            stage=msgspec.convert(told, kind),
        )
    except (KeyError, TypeError, ValueError, msgspec.ValidationError) as error:
        raise ValueError(f"This is not a stored round: {error}.") from error
