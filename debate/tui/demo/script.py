"""The demo's script: what is pressed, typed and said, and when. Read from ``script.toml`` beside this."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: ``keys`` are pressed, the screen ``on`` comes, ``says`` stands at its foot, ``types`` is typed.

    ``seconds`` is how long the step stays after that. Typing runs ``faster`` times as fast as a player's watch.
    """

    on: str
    says: str
    seconds: float
    keys: tuple[str, ...] = ()
    types: str = ""
    faster: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What is played: the pack and the prompt that comes first, letters typed in a second (``pace``), and the steps."""

    pack: str
    prompt: str
    pace: int
    steps: tuple[Step, ...]

    @property
    def seconds(self) -> float:
        """How long it all takes, in seconds, without the moments in which the program thinks."""
        return sum(step.seconds + len(step.types) / (self.pace * step.faster) for step in self.steps)


def read_script() -> Script:
    """The script that comes with the program."""
    values = tomllib.loads((files("debate.tui.demo") / "script.toml").read_text("utf-8"))
    steps = tuple(Step(**{**step, "keys": tuple(step.get("keys", ()))}) for step in values.pop("steps"))
    return Script(steps=steps, **values)
