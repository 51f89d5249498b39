"""A small pack and a judge that marks by fixed phrases: tests and pictures of the app change only with its screens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from debate.judge.ballot import (
    Ballot,
    CriterionMark,
    Evidence,
    Flag,
    Made,
    MoveMark,
    PartMark,
    PointMark,
    Press,
    SignMark,
)
from debate.judge.marking.measures import kind_of
from debate.judge.marking.remarking import About, Said, levels_as_said, points_as_said
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
from debate.practice.drills import DrillTask
from debate.practice.marking import DrillMark

ANSWER = (
    "They say that a toll would empty the old town. But the ferry carries twice as many people as the bridge, "
    "because it has run every quarter of an hour since 1988. So the shops would lose nobody."
)
BETTER = ANSWER + " In fact a quieter square would bring people back. Even if some stayed away, clean air matters more."

SCENE = "The town hall, an evening in November. The bridge has stood in traffic since seven."

BEGINS = 0.25
"""Where an answer begins before anything is looked at, to this judge."""

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


def _prompt(camp: str, number: int) -> Prompt:
    return Prompt(
        id=f"{camp}-{number}",
        camp=camp,
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


def toll_bridge() -> Pack:
    """A pack about a toll bridge: three prompts for each camp, which differ in nothing but their numbers."""
    camps = (
        Camp(
            id="toll",
            name="Toll",
            stand="Whoever drives over the bridge must pay for the road that he wears out, and for the air.",
            case=(
                "The bridge costs the town a school every ten years, and those who use it most pay least.",
                "A price is fairer than a queue, which takes an hour from the nurse and from the banker alike.",
                "The ferry is there for everybody who will not pay.",
            ),
            facts=(
                CampFact(says="The ferry has run every quarter of an hour since 1988.", claims=()),
                CampFact(
                    says="Four in ten cars on the bridge carry one person and come from the next town.", claims=()
                ),
            ),
        ),
        Camp(
            id="free",
            name="Free bridge",
            stand="The bridge was paid for by our grandparents, and nobody shall pay for it twice.",
            case=("It is ours.", "A toll empties the shops of the old town.", "The poor drive the oldest cars."),
            facts=(CampFact(says="The last instalment on the bridge was paid in 1971.", claims=()),),
        ),
    )
    rows: dict[str, tuple[str, float, tuple[PointsMeasure | MovesMeasure, ...]]] = {
        "names": ("Names the argument", 15.0, (MovesMeasure(moves=(Move.NAME,)),)),
        "answers": ("Answers it", 40.0, (PointsMeasure(kind=PointKind.ANSWER, enough=2 / 3),)),
        "supports": (
            "Supports it",
            25.0,
            (PointsMeasure(kind=PointKind.EVIDENCE, enough=1), MovesMeasure(moves=(Move.FACT,))),
        ),
        "weighs": ("Weighs it", 20.0, (MovesMeasure(moves=(Move.EVEN_IF,)),)),
    }
    criteria = tuple(
        Criterion(id=name, title=title, weight=weight, measures=measures, levels=LEVELS)
        for name, (title, weight, measures) in rows.items()
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
        scene=SCENE,
        brief=Brief(id="bridge", source=source, parts={}, claims=()),
        camps=camps,
        rubric=Rubric(criteria=criteria, most_words=400),
        prompts=tuple(_prompt(camp, number) for camp in ("toll", "free") for number in range(1, 4)),
        hash="0123456789abcdef" * 4,
    )


def phrase_mark(judge: PhraseJudge, task: DrillTask, answer: str) -> DrillMark:
    """The mark of a drill, by whether “the ferry” is in it."""
    start = answer.find("the ferry")
    found = () if start < 0 else (Evidence(start=start, end=start + 38, text="", rule="point:ferry", credit=1.0),)
    mark = 2 if found else 0
    better = task.drill.better("half" if found else "aside" if answer else "empty")
    return DrillMark(mark=mark, score=33 * mark, says=task.drill.verdict(mark), better=better, evidence=found)


class PhraseJudge:
    """Marks by whether fixed phrases stand in the answer; otherwise a judge like any other."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.flags: tuple[Flag, ...] = ()

    def prepare(self, *_prompts: Prompt) -> None:
        """Be ready, as it always is."""

    get_ready = prepare

    def ballot(
        self,
        prompt_id: str,
        answer: str,
        *,
        own_texts: bool = False,
        refused: object = (),
        said: Sequence[Said] = (),
    ) -> Ballot:
        prompt = self.pack.prompt(prompt_id)
        points = tuple(self._point(point, answer) for point in prompt.points)
        for about in (About.POINT, About.CREDIT):
            points = tuple(points_as_said(points, answer, said, about))
        made = {
            "names": self._find(answer, "They say that a toll would empty the old town", "move:name"),
            "answers": sum((mark.evidence for mark in points if mark.kind is PointKind.ANSWER), ()),
            "supports": sum((mark.evidence for mark in points if mark.kind is PointKind.EVIDENCE), ()),
            "weighs": self._find(answer, "Even if some stayed away", "move:even_if"),
        }
        criteria = levels_as_said(
            [self._criterion(row, made[row.id]) for row in self.pack.rubric.criteria], self.pack.rubric, said
        )
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
            moves=tuple(
                MoveMark(move=move, evidence=made[name])
                for move, name in ((Move.NAME, "names"), (Move.EVEN_IF, "weighs"))
                if made[name]
            ),
            flags=self.flags,
            fix="You answered it from one side: look for deliveries in your brief.",
            press=Press(point=dropped[0].id, says=dropped[0].press) if dropped else None,
        )

    def reply(self, prompt_id: str, point_id: str, answer: str, reply: str) -> PointMark:
        return self._point(self.pack.prompt(prompt_id).point(point_id), reply)

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
            parts=tuple(self._parts(row, measure)),
        )

    @staticmethod
    def _parts(row: Criterion, measure: float) -> Iterator[PartMark]:
        """The measures of a criterion, of which the first has all that was found; answers are read as a whole, too."""
        for number, one in enumerate(row.measures):
            weight = one.share / sum(other.share for other in row.measures)
            value = min(1.0, measure / weight) if number == 0 else 0.0
            signs = (SignMark(sign="", adds=BEGINS), SignMark(sign="answer points", adds=value - BEGINS))
            yield PartMark(
                kind=kind_of(one).value, weight=weight, value=value, signs=signs if row.id == "answers" else ()
            )

    @staticmethod
    def _find(answer: str, phrase: str, rule: str, credit: float = 1.0) -> tuple[Evidence, ...]:
        start = answer.find(phrase)
        if start < 0:
            return ()
        return (Evidence(start=start, end=start + len(phrase), text=phrase, rule=rule, credit=credit),)
