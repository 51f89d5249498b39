"""A small pack and a judge that marks by fixed phrases: these tests and pictures change only with the screens."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from debate.game.draw import Choices
from debate.judge.ballot import Ballot, CriterionMark, Evidence, Flag, Made, PointMark, Press
from debate.packs.model import (
    Brief,
    Camp,
    CampFact,
    Criterion,
    Cues,
    Level,
    Move,
    MovesMeasure,
    Pack,
    Point,
    PointKind,
    PointsMeasure,
    Prompt,
    Rubric,
    Source,
)
from debate.records import Records
from debate.session import Session
from debate.tui.app import DebateApp

ANSWER = (
    "They say that a toll would empty the old town. But the ferry carries twice as many people as the bridge, "
    "because it has run every quarter of an hour since 1988. So the shops would lose nobody."
)
BETTER = ANSWER + " In fact a quieter square would bring people back. Even if some stayed away, clean air matters more."

LEVELS = (
    Level(id="missing", at=0, says="Nothing of this is there yet."),
    Level(id="good", at=0.4, says="This is there; one step further and it would be whole."),
    Level(id="full", at=0.9, says="This is whole."),
)


def _point(name: str, phrase: str, kind: PointKind = PointKind.ANSWER) -> Point:
    return Point(
        id=name,
        says=f"What the point {name} says, which a player must find alone.",
        kind=kind,
        worth=2,
        hint=f"Look for {name} in your brief.",
        press=f"And what of {name}?",
        cues=Cues(sufficient=(phrase,)),
    )


def _prompt(number: int) -> Prompt:
    return Prompt(
        id=f"prompt-{number}",
        camp="toll",
        title=f"The shops will suffer, part {number}",
        claims=(),
        difficulty=1,
        seconds=120,
        speech="Put a toll on the bridge and you empty the old town. Who will pay four crowns to buy a loaf of bread? "
        "My grandfather kept his shop open through two wars; he would not have survived your tidy little barrier.",
        named_by=("a toll empties the old town",),
        points=(
            _point("ferry", "the ferry carries twice as many"),
            _point("square", "a quieter square"),
            _point("deliveries", "deliveries come at night"),
            _point("timetable", "every quarter of an hour", PointKind.EVIDENCE),
        ),
        exemplar="They fear for the shops. But the ferry brings the customers, and it will be there tomorrow.",
        samples=(),
    )


@pytest.fixture(scope="session")
def small_pack() -> Pack:
    """Three prompts about a toll bridge, for a player of the first camp."""
    fact = CampFact(says="The ferry has run since 1988.", claims=())
    camps = (
        Camp(id="toll", name="Toll", stand="Charge for the bridge.", case=("It is fair.",), facts=(fact,)),
        Camp(id="free", name="Free bridge", stand="Keep it free.", case=("It is ours.",), facts=(fact,)),
    )
    measures = {
        "names": ("Names the argument", 15.0, MovesMeasure(moves=(Move.NAME,))),
        "answers": ("Answers it", 40.0, PointsMeasure(kind=PointKind.ANSWER, enough=0.6)),
        "supports": ("Supports it", 25.0, PointsMeasure(kind=PointKind.EVIDENCE, enough=1)),
        "weighs": ("Weighs it", 20.0, MovesMeasure(moves=(Move.EVEN_IF,))),
    }
    criteria = tuple(
        Criterion(id=name, title=title, weight=weight, measures=(measure,), levels=LEVELS)
        for name, (title, weight, measure) in measures.items()
    )
    source = Source(title="The bridge", kind="report", year=1996, reports="A debate about a bridge.")
    return Pack(
        id="toll-bridge",
        version="1.0",
        title="A toll on the bridge",
        language="en",
        licence="CC0-1.0",
        attribution="Tests",
        motion="The town should charge for the bridge.",
        brief=Brief(id="bridge", source=source, claims=()),
        camps=camps,
        rubric=Rubric(criteria=criteria, most_words=400),
        prompts=tuple(_prompt(number) for number in range(1, 4)),
        hash="0123456789abcdef" * 4,
    )


class PhraseJudge:
    """Marks by whether fixed phrases stand in the answer; otherwise a judge like any other."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.flags: tuple[Flag, ...] = ()

    def ballot(self, prompt_id: str, answer: str) -> Ballot:
        prompt = self.pack.prompt(prompt_id)
        points = tuple(self._point(point, answer) for point in prompt.points)
        made = {
            "names": self._find(answer, "They say that a toll would empty the old town", "move:name"),
            "answers": sum((mark.evidence for mark in points if mark.kind is PointKind.ANSWER), ()),
            "supports": sum((mark.evidence for mark in points if mark.kind is PointKind.EVIDENCE), ()),
            "weighs": self._find(answer, "Even if some stayed away", "move:even_if"),
        }
        criteria = tuple(self._criterion(row, made[row.id]) for row in self.pack.rubric.criteria)
        dropped = [point for point, mark in zip(prompt.points, points, strict=True) if mark.made is Made.NOT]
        return Ballot(
            pack=self.pack.id,
            pack_hash=self.pack.hash,
            judge="test",
            prompt=prompt_id,
            answer_hash=sha256(answer.encode()).hexdigest(),
            words=len(answer.split()),
            score=sum(mark.score for mark in criteria),
            criteria=criteria,
            points=points,
            moves=(),
            flags=self.flags,
            fix="You answered it from one side: look for deliveries in your brief.",
            press=Press(point=dropped[0].id, says=dropped[0].press) if dropped else None,
        )

    def _point(self, point: Point, answer: str) -> PointMark:
        found = self._find(answer, point.cues.sufficient[0], f"point:{point.id}:sufficient:1", 0.5)
        return PointMark(
            id=point.id,
            says=point.says,
            kind=point.kind,
            worth=point.worth,
            strength=1.0 if found else 0.0,
            made=Made.MADE if found else Made.NOT,
            evidence=found,
        )

    def _criterion(self, row: Criterion, evidence: tuple[Evidence, ...]) -> CriterionMark:
        measure = min(1.0, sum(item.credit for item in evidence))
        number = max(index for index, level in enumerate(row.levels) if level.at <= measure)
        return CriterionMark(
            id=row.id,
            title=row.title,
            score=round(row.weight * measure),
            maximum=int(row.weight),
            measure=measure,
            level=row.levels[number].id,
            level_number=number,
            top_level=len(row.levels) - 1,
            sentence=row.levels[number].says,
            evidence=evidence,
        )

    @staticmethod
    def _find(answer: str, phrase: str, rule: str, credit: float = 1.0) -> tuple[Evidence, ...]:
        start = answer.find(phrase)
        if start < 0:
            return ()
        return (Evidence(start=start, end=start + len(phrase), text=phrase, rule=rule, credit=credit),)


@pytest.fixture
def small_judge(small_pack: Pack) -> PhraseJudge:
    return PhraseJudge(small_pack)


@pytest.fixture
def start(small_judge: PhraseJudge, records: Records, clock: Any) -> Callable[..., Session]:
    """Starts a round of the small pack. ``changed`` replaces fields of its prompts (a hostile speech, say)."""

    def started(*, seconds: int | None = 120, prompts: int = 3, seed: int = 7, **changed: Any) -> Session:
        if changed:
            pack = small_judge.pack
            small_judge.pack = replace(pack, prompts=tuple(replace(prompt, **changed) for prompt in pack.prompts))
        choices = Choices(camp="toll", prompts=prompts, seconds=seconds)
        judge: Any = small_judge
        return Session.start(small_judge.pack, judge, records, choices, seed=seed, now=clock)

    return started


@pytest.fixture
def writing(start: Callable[..., Session]) -> Callable[..., Session]:
    """A round of the small pack whose first prompt is being written."""

    def begun(draft: str = "", **given: Any) -> Session:
        session = start(**given)
        session.begin()
        session.write(draft)
        return session

    return begun


@pytest.fixture
def judged(writing: Callable[..., Session], clock: Any) -> Callable[..., Session]:
    """A round of the small pack whose first answer has been judged, 72 seconds after it began."""

    def handed_in(answer: str = ANSWER, **given: Any) -> Session:
        session = writing(answer, **given)
        clock.seconds += 72
        session.hand_in()
        return session

    return handed_in


@pytest.fixture
def over(judged: Callable[..., Session]) -> Callable[..., Session]:
    """A whole round: the first answer revised, the second good, the third not answered."""

    def played() -> Session:
        session = judged()
        session.revise()
        session.write(BETTER)
        session.hand_in()
        session.go_on()
        session.begin()
        session.write(ANSWER)
        session.hand_in()
        session.go_on()
        session.end()
        return session

    return played


Opening = Callable[[Session], Awaitable[None]]


@pytest.fixture
def app(make_app: Callable[..., DebateApp]) -> DebateApp:
    return make_app()
