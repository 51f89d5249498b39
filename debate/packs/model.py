"""What a pack is, once it has been read and checked: frozen values, no behaviour but look-ups.

The loader makes these from YAML, the judge marks against them and the front ends show them. Every text
here was written by a pack author: it is data, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FORMAT = 1
"""The pack format that this program writes, and the newest that it reads."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim of a source, in our own words.

    ``number`` counts from 1 within its brief; ``helps`` is a camp id or ``both``; ``part`` names the part of
    the source that the claim comes from.
    """

    number: int
    says: str
    kind: ClaimKind
    helps: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bibliographic record of what a brief was drawn from. ``year`` is that of publication."""

    title: str
    kind: str
    year: int
    reports: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A source brief: a source's record and its claims, in the order of their numbers."""

    id: str
    source: Source
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CampFact:
    """A fact that a camp may bring, with the numbers of the claims that it rests on: none if it is from elsewhere."""

    says: str
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Camp:
    """A side of the motion: its name as a title (“Genuine ally”), its stand in one sentence, its case, its facts."""

    id: str
    name: str
    stand: str
    case: tuple[str, ...]
    facts: tuple[CampFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """How a point is recognised in an answer.

    ``paraphrases`` are whole sentences as different players might put the point. ``concepts`` are groups of
    words and short phrases: an answer that touches every group, close together, makes the point.
    ``sufficient`` phrases make it by themselves. ``exclude`` phrases mark text that is about something else.
    All are matched by stem, so one form of a word is enough. ``heard`` are passages of answers by which players made
    it: another way of putting it each, compared like a paraphrase.
    """

    paraphrases: tuple[str, ...] = ()
    concepts: tuple[tuple[str, ...], ...] = ()
    sufficient: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that a good rebuttal of a prompt may say.

    ``worth`` is 1 to 5, relative to the other points of its kind in the prompt. ``hint`` is an instruction
    that does not give the point away, and serves as the “one thing to fix”; ``press`` is what the opponent
    says when nobody made the point. ``move`` is set where making the point is itself such a move, and
    ``claims`` are the claims that it rests on (an evidence point has at least one).
    """

    id: str
    says: str
    kind: PointKind
    worth: int
    hint: str
    press: str
    cues: Cues
    move: Move | None = None
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A marked answer: its text, its grade, and the level id expected for each criterion id."""

    grade: Grade
    text: str
    marks: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One opposing argument that a player of ``camp`` must rebut.

    ``speech`` is what the opponent says; ``title`` is the argument in a few words, for lists; ``named_by``
    are short restatements by which an answer can name the argument. ``difficulty`` is 1 to 3 and ``seconds``
    the time that the author thinks right.
    """

    id: str
    camp: str
    title: str
    claims: tuple[int, ...]
    difficulty: int
    seconds: int
    speech: str
    named_by: tuple[str, ...]
    points: tuple[Point, ...]
    exemplar: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsMeasure:
    """A criterion measured by the points of one kind that an answer makes.

    ``enough`` (0–1) is the part of those points' whole worth in the prompt that earns full marks: nobody has
    to say everything. ``share`` is this measure's weight beside the criterion's other measures.
    """

    kind: PointKind
    enough: float
    share: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MovesMeasure:
    """A criterion measured by moves: full when ``need`` different ones of ``moves`` were made."""

    moves: tuple[Move, ...]
    need: int = 1
    share: float = 1.0


Measure = PointsMeasure | MovesMeasure


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A step of a criterion: reached from ``at`` (0–1 of the criterion's measure) on; the lowest has 0.

    ``id`` is one word, shown as the level's name; ``says`` is the sentence that the student reads.
    """

    id: str
    at: float
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A row of the rubric. ``weight`` is relative to the other rows; ``levels`` run from lowest to highest."""

    id: str
    title: str
    weight: float
    measures: tuple[Measure, ...]
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """The criteria of a pack, and how many words of an answer are read (``most_words``; the rest earns nothing).

    ``own`` is whether arguments that no point foresees count, too; without them a mark stands on points and moves
    alone.
    """

    criteria: tuple[Criterion, ...]
    most_words: int = 400
    own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A topic, ready to be played.

    ``hash`` is the SHA-256 (hex) of the pack's whole content in a canonical form, brief and rubric included:
    comments, line endings and the order of keys do not change it. ``language`` is an ISO 639-1 code.
    """

    id: str
    version: str
    title: str
    language: str
    licence: str
    attribution: str
    motion: str
    brief: Brief
    camps: tuple[Camp, Camp]
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
