"""What a pack is, once it has been read and checked, and how its files say it: the one declaration of the format.

The loader makes these frozen values from YAML, the judge marks against them and the front ends show them. Beside each
attribute stands what its field in the file may hold, and what authors are told of it; ``format`` makes the check, the
editors' schema and the reference of that. Every text here was written by a pack author: it is data, never markup. The
longest lengths were set for screens of 80 columns by estimate, well above what the built-in pack uses, and not by
measuring them on each screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from debate.packs.definition import (
    WRITTEN_OUT,
    Choice,
    Either,
    Fraction,
    MapOf,
    Name,
    Size,
    Text,
    Whole,
    Written,
    called,
)
from debate.wording import level_name

FORMAT = 1
"""The pack format that this program writes, and the newest that it reads."""

BOTH = "both"
"""What ``helps`` says of a claim on which either camp may build."""

Id = Annotated[str, Name()]
ClaimNumber = Annotated[int, Whole(1, 999)]
Sentence = Annotated[str, Text(240)]
Phrase = Annotated[str, Text(80, bare=True)]
Share = Annotated[float, Fraction(0, 100, above=True), "Its weight beside the criterion's other measures."]

VERSION = Name(
    pattern=r"[0-9]+(\.[0-9]+){0,2}",
    called="numbers with dots",
    form="numbers with dots, such as “1.0”",
    bare=True,
)
LANGUAGE = Name(
    pattern=r"[a-z]{2}(-[A-Za-z0-9]{2,8})*",
    called="a two-letter code",
    form="a two-letter ISO 639-1 code, such as “en” or, with a country, “de-CH”",
)


class ClaimKind(StrEnum):
    """What a claim of a source brief is: reported, argued, or granted to the other side."""

    FACT = "fact"
    ARGUMENT = "argument"
    CONCESSION = "concession"


class PointKind(StrEnum):
    """What making a point does for a rebuttal: it answers the argument, or brings evidence for an answer."""

    ANSWER = "answer"
    EVIDENCE = "evidence"


class Move(StrEnum):
    """The craft steps of a rebuttal that the judge can recognise in an answer."""

    NAME = "name"  # says whose argument is being answered, and what it is
    DENY = "deny"  # says that it is untrue
    MITIGATE = "mitigate"  # says that it is true only in part, or matters less than claimed
    TURN = "turn"  # says that it is a reason for the player's own side
    OUTWEIGH = "outweigh"  # says that something else matters more
    REASON = "reason"  # says why (because …)
    FACT = "fact"  # brings a fact: from the brief, or a dated or counted one of the player's own
    CONSEQUENCE = "consequence"  # says what follows, and so why it matters
    EVEN_IF = "even_if"  # grants the argument for its own sake and wins all the same


class Grade(StrEnum):
    """How good the author of a marked sample holds it to be."""

    STRONG = "strong"
    MIDDLING = "middling"
    WEAK = "weak"


@called("a claim")
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim of a source. ``helps`` is a camp id or ``both``."""

    number: Annotated[ClaimNumber, "Counts from 1, in steps of one; prompts cite the claim by it."]
    says: Annotated[str, Text(320), "The claim in your own words, never the source's."]
    kind: Annotated[ClaimKind, "Reported, argued, or granted to the other side."]
    helps: Annotated[Id, "The camp that may build on it, or “both”."]
    part: Annotated[Id, "The part of the source that it comes from, one of “parts”."]


@called("the source")
@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bibliographic record of what a brief was drawn from."""

    title: Annotated[str, Text(200), "Its title."]
    kind: Annotated[str, Text(80), "What it is, e.g. “newspaper opinion article”."]
    year: Annotated[int, Whole(1, 2999), "The year of publication."]
    reports: Annotated[str, Text(800), "What it reports, and on what occasion."]


@called("a source brief", "seeds/ID.yaml, or brief.yaml in the pack: what the source says, claim by claim.")
@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A source brief: a source's record and its claims, in the order of their numbers."""

    id: Annotated[Id, "The brief's name: that of its file in seeds, and of “brief” in pack.yaml."]
    source: Annotated[Source, "What the claims were drawn from."]
    parts: Annotated[
        dict[str, str],
        MapOf(Text(120), "a part of the source"),
        "The parts of the source, in its order: an id and a title for each.",
    ]
    claims: Annotated[tuple[Claim, ...], Size(1, 999), "Every claim, numbered."]


@called("a fact")
@dataclass(frozen=True, slots=True, kw_only=True)
class CampFact:
    """A fact that a camp may bring."""

    says: Annotated[Sentence, "The fact in one sentence."]
    claims: Annotated[
        tuple[ClaimNumber, ...], "The claims of the brief that it rests on; none for a fact from elsewhere."
    ] = ()


@called("a camp")
@dataclass(frozen=True, slots=True, kw_only=True)
class Camp:
    """A side of the motion."""

    id: Annotated[Id, "The camp's id, by which prompts name it."]
    name: Annotated[str, Text(24), "Its name as a title, e.g. “Genuine ally”."]
    stand: Annotated[Sentence, "What it holds, in one sentence."]
    case: Annotated[tuple[Sentence, ...], Size(1, 9, advised=(3, 6)), "Its arguments, a sentence each."]
    facts: Annotated[tuple[CampFact, ...], Size(0, 12), "Facts that it may bring."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """How a point is recognised in an answer. All are matched by stem, so one form of a word is enough.

    ``heard`` are compared like paraphrases.
    """

    paraphrases: Annotated[
        tuple[Annotated[str, Text(320)], ...],
        Size(advised=(4, 7)),
        "Whole sentences, as different players might put the point.",
    ] = ()
    concepts: Annotated[
        tuple[Annotated[tuple[Phrase, ...], Size(1, 60)], ...],
        Size(most=6, advised=(2, 3)),
        "Groups of words and short phrases; an answer must touch every group, close together.",
    ] = ()
    sufficient: Annotated[tuple[Phrase, ...], "Phrases of two words or more that make the point by themselves."] = ()
    exclude: Annotated[tuple[Phrase, ...], "Phrases that mark a sentence as being about something else."] = ()
    heard: Annotated[
        tuple[Annotated[str, Text(400)], ...], "Passages of real answers by which players made the point."
    ] = ()


@called("a point")
@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that a good rebuttal of a prompt may say. ``hint`` serves as the “one thing to fix”."""

    id: Annotated[Id, "The point's id, unique in the prompt."]
    says: Annotated[Sentence, "The point in one sentence."]
    kind: Annotated[PointKind, "Whether it answers the argument or brings evidence for an answer."]
    worth: Annotated[int, Whole(1, 5), "Relative to the other points of its kind in the prompt."]
    move: Annotated[Move | None, "Set where making the point is itself that move."] = None
    claims: Annotated[
        tuple[ClaimNumber, ...], "The claims of the brief that it rests on; an evidence point has at least one."
    ] = ()
    hint: Annotated[str, Text(200), "What to do, in this prompt's words, without giving it away."]
    press: Annotated[Sentence, "The opponent's comeback when nobody made the point."]
    cues: Annotated[Cues, WRITTEN_OUT]


@called("a sample")
@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A marked answer."""

    grade: Annotated[Grade, "How good you hold the answer to be."]
    marks: Annotated[
        dict[str, str],
        MapOf(Name(), "a criterion of the rubric"),
        "The level that you expect for each criterion of the rubric.",
    ]
    text: Annotated[str, Text(6000, lines=True), "The answer."]


@called("a prompt", "prompts/ID.yaml: one opposing argument, and what a good rebuttal may say.")
@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One opposing argument that a player of ``camp`` must rebut."""

    id: Annotated[Id, "The prompt's id; the file is named after it."]
    camp: Annotated[Id, "The camp of the player who answers; the speech is the other camp's."]
    title: Annotated[str, Text(48), "The opposing argument in a few words, for lists."]
    claims: Annotated[tuple[ClaimNumber, ...], Size(1), "The claims of the brief that the speech is drawn from."]
    difficulty: Annotated[int, Whole(1, 3), "1 is easy, 3 is hard."]
    seconds: Annotated[int, Whole(20, 1800), "The time that you think right for an answer."]
    speech: Annotated[str, Text(900, lines=True), "The opponent speaking, two to four sentences."]
    named_by: Annotated[
        tuple[Annotated[str, Text(160)], ...],
        Size(1, 12, advised=(2, 5)),
        "Short restatements by which an answer can name the argument.",
    ]
    points: Annotated[tuple[Point, ...], Size(1, 500, advised=(4, 8)), "What a good rebuttal may say."]
    exemplar: Annotated[
        str,
        Text(2400, lines=True, words=(90, 150)),
        "A model rebuttal that earns full marks, shown after the verdict.",
    ]
    samples: Annotated[
        tuple[Sample, ...],
        Size(most=200),
        "Marked answers that test the rubric: one strong, one middling, one weak, and more if you like.",
    ] = ()

    @property
    def hints(self) -> dict[str, str]:
        """The hints of its points, by their ids."""
        return {point.id: point.hint for point in self.points}

    def point(self, point_id: str) -> Point:
        """The point of that id. Raises ``KeyError`` for an id that the prompt does not have."""
        for point in self.points:
            if point.id == point_id:
                return point
        raise KeyError(point_id)


@called("a measure by points")
@dataclass(frozen=True, slots=True, kw_only=True)
class PointsMeasure:
    """A criterion measured by the points of one kind that an answer makes: nobody has to say everything."""

    kind: Annotated[PointKind, Written("points"), "The kind of points that are counted."]
    enough: Annotated[float, Fraction(0, 1, above=True), "The part of those points' whole worth that earns full marks."]
    share: Share = 1.0


@called("a measure by moves")
@dataclass(frozen=True, slots=True, kw_only=True)
class MovesMeasure:
    """A criterion measured by moves."""

    moves: Annotated[tuple[Move, ...], Size(1), "The moves that count."]
    need: Annotated[int, Whole(1, len(Move)), "How many different ones of them earn full marks."] = 1
    share: Share = 1.0


Measure = PointsMeasure | MovesMeasure


@called("a level")
@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A step of a criterion."""

    id: Annotated[Id, "One word, shown as the level's name."]
    at: Annotated[float, Fraction(0, 1), "The part of the measure from which it is reached; 0 for the lowest."]
    says: Annotated[str, Text(160), "The sentence that the student reads."]

    @property
    def name(self) -> str:
        """The level as it is told to people."""
        return level_name(self.id)


@called("a criterion")
@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A row of the rubric."""

    id: Annotated[Id, "The criterion's id, by which samples name it."]
    title: Annotated[str, Text(40), "Its name on the ballot, as a short command."]
    weight: Annotated[float, Fraction(0, 1000, above=True), "Relative to the other criteria."]
    measures: Annotated[
        tuple[Annotated[Measure, Either("a measure")], ...],
        Size(1, 9),
        Written("measured_by"),
        "What it is measured by: points that were made, moves, or both.",
    ]
    levels: Annotated[tuple[Level, ...], Size(2, 9), "The levels, from the lowest to the highest."]


@called("a rubric", "rubric.yaml: what an answer is marked on.")
@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """The criteria of a pack. Without ``own`` a mark stands on points and moves alone."""

    most_words: Annotated[int, Whole(50, 5000), "How many words of an answer are read; the rest earns nothing."] = 400
    own: Annotated[
        bool,
        Choice(("counts", "none")),
        "Whether an argument of the player's own counts, or (“none”) only the points and moves of the key.",
    ] = True
    criteria: Annotated[tuple[Criterion, ...], Size(1, 9), "The rows of the rubric."]


@called("a pack", "pack.yaml: what the debate is about and who is on which side.")
@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A topic, ready to be played.

    ``hash`` is the SHA-256 (hex) of the pack's whole content in a canonical form, brief and rubric included:
    comments, line endings and the order of keys do not change it.
    """

    id: Annotated[Id, "The pack's id; its folder is named after it."]
    version: Annotated[str, VERSION, "Raise it when you share a changed pack."]
    title: Annotated[str, Text(80), "The title shown in lists."]
    language: Annotated[str, LANGUAGE, "The language that answers are written in."]
    licence: Annotated[str, Text(60), "The licence of the pack's texts, e.g. “CC-BY-4.0”."]
    attribution: Annotated[str, Text(200), "Whom to name as its author."]
    brief: Annotated[Brief, Name(), "The id of the source brief."]
    motion: Annotated[Sentence, "The sentence under debate."]
    scene: Annotated[str, Text(200), "When and where it is debated, in one or two lines; players read it first."] = ""
    camps: Annotated[tuple[Camp, Camp], Size(2, 2), "The two camps."]
    rubric: Rubric
    prompts: tuple[Prompt, ...]
    hash: str

    def camp(self, camp_id: str) -> Camp:
        """The camp of that id. Raises ``KeyError`` for an id that the pack does not have."""
        for camp in self.camps:
            if camp.id == camp_id:
                return camp
        raise KeyError(camp_id)

    def other_camp(self, camp_id: str) -> Camp:
        """The camp that the camp of that id argues against. Raises ``KeyError`` for an unknown id."""
        first, second = self.camps
        return second if self.camp(camp_id) is first else first

    def prompt(self, prompt_id: str) -> Prompt:
        """The prompt of that id. Raises ``KeyError`` for an id that the pack does not have."""
        for prompt in self.prompts:
            if prompt.id == prompt_id:
                return prompt
        raise KeyError(prompt_id)

    def prompts_for(self, camp_id: str) -> tuple[Prompt, ...]:
        """The prompts that a player of that camp answers, in the pack's order."""
        return tuple(prompt for prompt in self.prompts if prompt.camp == camp_id)
