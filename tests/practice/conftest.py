"""What tests of practice share: a player of the built-in packs with a clock and a calendar that the test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

import pytest

from debate.game.draw import Choices
from debate.packs import Pack
from debate.practice.drilling import Drilling
from debate.practice.drills import Drill, task_of
from debate.practice.today import Plan, todays_plan
from debate.records import Records
from debate.session import Session
from tests.bench.marked import marked_answers

from ..ballots import mark as mark
from ..built_in import built_in_judge, built_in_pack

PACKS = ("us-japan-alliance", "votes-at-sixteen", "congestion-charge")
TOKYO = timezone(timedelta(hours=9))
FIRST_DAY = datetime(2026, 11, 2, 19, 30, tzinfo=TOKYO)


def pack_named(name: str) -> Pack | None:
    """A built-in pack; ``None`` for any other."""
    return built_in_pack(name) if name in PACKS else None


class Player:
    """A player with records of their own. ``local`` is the time on their wall, which only the test moves."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.local = FIRST_DAY
        self.packs: Callable[[str], Pack | None] = pack_named

    def utc_now(self) -> datetime:
        return self.local.astimezone(UTC)

    def seconds(self) -> float:
        return self.local.timestamp()

    def wait(self, *, days: int = 0, minutes: int = 0) -> None:
        self.local += timedelta(days=days, minutes=minutes)

    def plan(self, played: str = PACKS[0]) -> Plan:
        return todays_plan(self.records, self.packs, played, self.local)

    def answer(self, prompt: str, text: str, *, pack: str = PACKS[0], revised: str | None = None) -> int:
        """Play a round of one prompt, and return the score of its last answer."""
        judge = built_in_judge(pack)
        choices = Choices(camp=judge.pack.prompt(prompt).camp, prompts=1, only=(prompt,))
        session = Session.start(judge, self.records, choices, seed=1, now=self.seconds, utc_now=self.utc_now)
        session.begin()
        session.write(text)
        self.wait(minutes=2)
        ballot = session.hand_in()
        if revised is not None:
            session.revise()
            session.write(revised)
            self.wait(minutes=1)
            ballot = session.hand_in()
        session.go_on()
        assert session.trouble is None
        return ballot.score

    def drill(self, drill: Drill, prompt: str, text: str, *, pack: str = PACKS[0], point: str = "") -> int:
        """Do a drill, and return its mark."""
        judge = built_in_judge(pack)
        task = task_of(judge.pack, drill, judge.pack.prompt(prompt), point)
        drilling = Drilling(judge, self.records, [task], now=self.seconds, utc_now=self.utc_now)
        drilling.go_on()
        drilling.write(text)
        self.wait(minutes=1)
        return drilling.hand_in().mark


@cache
def written(prompt: str, least: int, most: int = 100) -> str:
    """What somebody wrote on a prompt that markers hold to be worth ``least`` to ``most``; of several the best.

    The packs' own samples will not do: the judge knows them, and lets nobody copy them.
    """
    fitting = [one for one in marked_answers() if one.prompt == prompt and least <= one.overall <= most]
    return max(fitting, key=lambda one: (one.overall, one.id)).answer


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with Records.open(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def player(records: Records) -> Player:
    return Player(records)
