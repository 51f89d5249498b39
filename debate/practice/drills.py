"""Drills: short exercises of one move on any prompt of any pack, made from what a prompt has without more YAML.

A drill is one text of a sentence or two against a short clock. The four ways to answer (deny, make smaller, turn,
outweigh) are drilled one after the other on the same speech, or one of them alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from debate.packs.model import Pack, Point, Prompt
from debate.practice.skills import Skill

WAYS = "ways"
"""The name by which all four ways to answer are asked for."""


class Drill(StrEnum):
    """A kind of drill. The values are its names in commands and records."""

    NAME = "name"
    DENY = "deny"
    MITIGATE = "mitigate"
    TURN = "turn"
    OUTWEIGH = "outweigh"
    FACT = "fact"
    EVEN_IF = "even-if"
    PRESS = "press"

    @property
    def label(self) -> str:
        """Its name, as a short command."""
        return str(_words()[self]["label"])

    @property
    def says(self) -> str:
        """What it is, in a few words, for lists."""
        return str(_words()[self]["says"])

    @property
    def task(self) -> str:
        """What is to be done, in a sentence or two."""
        return str(_words()[self]["task"])

    @property
    def seconds(self) -> int:
        """The time for it, before a player's extra time."""
        return int(_words()[self]["seconds"])

    @property
    def skill(self) -> Skill:
        """The skill that it trains."""
        return Skill(_words()[self]["skill"])

    def verdict(self, mark: int) -> str:
        """What a mark (0–3) says of an answer, in one sentence."""
        return str(_words()[self]["marks"][mark])

    def better(self, lack: str) -> str:
        """What to do about what an answer lacks (a name of ``marking``), in one sentence."""
        own = _words()[self].get("better", {})
        return str(own.get(lack) or _words()["any"]["better"][lack])


FOUR_WAYS = (Drill.DENY, Drill.MITIGATE, Drill.TURN, Drill.OUTWEIGH)
"""The four ways to answer one speech, in the order in which they are drilled."""

FOR_SKILL: Mapping[Skill, tuple[Drill, ...]] = {
    Skill.NAME: (Drill.NAME,),
    Skill.ANSWER: (Drill.DENY, Drill.MITIGATE, Drill.TURN),
    Skill.SUPPORT: (Drill.FACT,),
    Skill.WEIGH: (Drill.OUTWEIGH, Drill.EVEN_IF),
    Skill.FAIRNESS: (Drill.EVEN_IF,),
}
"""The drills that train a skill, which take turns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillTask:
    """One text to be written: a drill on a prompt of a pack, and for the press the id of the point that is pressed."""

    drill: Drill
    pack: str
    camp: str
    prompt: str
    point: str = ""

    @property
    def seconds(self) -> int:
        """The time for it, before a player's extra time."""
        return self.drill.seconds

    @property
    def key(self) -> str:
        """What a text that is being written for it is kept under."""
        return "/".join(("drill", self.pack, self.prompt, self.drill.value, self.point)).rstrip("/")


def task_of(pack: Pack, drill: Drill, prompt: Prompt, point: str = "") -> DrillTask:
    """A drill on a prompt. The press is on ``point``, or on the prompt's weightiest point where none is named.

    Raises ``KeyError`` for a point that the prompt does not have.
    """
    if drill is Drill.PRESS:
        point = pressed(prompt, point).id
    return DrillTask(
        drill=drill, pack=pack.id, camp=prompt.camp, prompt=prompt.id, point=point if drill is Drill.PRESS else ""
    )


def tasks_of(pack: Pack, name: str, prompt: Prompt, point: str = "") -> tuple[DrillTask, ...]:
    """What a name asks for on a prompt: one drill, or the four ways. Raises ``ValueError`` for an unknown name."""
    drills: Sequence[Drill] = FOUR_WAYS if name == WAYS else (Drill(name),)
    return tuple(task_of(pack, drill, prompt, point) for drill in drills)


def pressed(prompt: Prompt, point: str = "") -> Point:
    """The point of that id, or the weightiest of a prompt. Raises ``KeyError`` for one that it does not have."""
    if not point:
        return max(prompt.points, key=lambda each: each.worth)
    for each in prompt.points:
        if each.id == point:
            return each
    raise KeyError(point)


def skill_of_drill(kind: str) -> Skill | None:
    """The skill that a drill of that name trains; ``None`` for a name that is none."""
    return Drill(kind).skill if kind in list(Drill) else None


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(files("debate.practice").joinpath("drills.toml").read_text(encoding="utf-8"))
