"""Values that were read without an error → the frozen pack that the judge and the game use, and its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from debate.packs.model import (
    Brief,
    Camp,
    CampFact,
    Claim,
    ClaimKind,
    Criterion,
    Cues,
    Grade,
    Level,
    Measure,
    Move,
    MovesMeasure,
    Pack,
    Point,
    PointKind,
    PointsMeasure,
    Prompt,
    Rubric,
    Sample,
    Source,
)
from debate.packs.reading import Entry


def build(pack: Entry, brief: Entry, rubric: Entry, prompts: Sequence[Entry]) -> Pack:
    """The pack; its prompts stand in the order of its camps, then in the order given."""
    first, second = (_camp(camp) for camp in pack["camps"])
    order = [prompt for camp in (first, second) for prompt in prompts if prompt["camp"] == camp.id]
    return Pack(
        id=pack["id"],
        version=pack["version"],
        title=pack["title"],
        language=pack["language"],
        licence=pack["licence"],
        attribution=pack["attribution"],
        motion=pack["motion"],
        brief=_brief(brief),
        camps=(first, second),
        rubric=_rubric(rubric),
        prompts=tuple(_prompt(prompt) for prompt in order),
        hash=content_hash(pack, brief, rubric, order),
    )


def content_hash(pack: Entry, brief: Entry, rubric: Entry, prompts: Sequence[Entry]) -> str:
    """The SHA-256 (hex) of everything that the files say, as JSON with sorted keys and with defaults filled in.

    Only what was read enters: not comments, layout, quoting, line endings or the order of keys.
    """
    whole = {"pack": pack, "brief": brief, "rubric": rubric, "prompts": list(prompts)}
    canonical = json.dumps(whole, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _brief(entry: Entry) -> Brief:
    source = entry["source"]
    return Brief(
        id=entry["id"],
        source=Source(title=source["title"], kind=source["kind"], year=source["year"], reports=source["reports"]),
        claims=tuple(
            Claim(
                number=claim["number"],
                says=claim["says"],
                kind=ClaimKind(claim["kind"]),
                helps=claim["helps"],
                part=claim["part"],
            )
            for claim in entry["claims"]
        ),
    )


def _camp(entry: Entry) -> Camp:
    return Camp(
        id=entry["id"],
        name=entry["name"],
        stand=entry["stand"],
        case=tuple(entry["case"]),
        facts=tuple(CampFact(says=fact["says"], claims=tuple(fact["claims"])) for fact in entry["facts"]),
    )


def _rubric(entry: Entry) -> Rubric:
    return Rubric(
        criteria=tuple(_criterion(row) for row in entry["criteria"]),
        most_words=entry["most_words"],
        own=entry["own"] != "none",
    )


def _criterion(entry: Entry) -> Criterion:
    return Criterion(
        id=entry["id"],
        title=entry["title"],
        weight=entry["weight"],
        measures=tuple(_measure(measure) for measure in entry["measured_by"]),
        levels=tuple(Level(id=level["id"], at=level["at"], says=level["says"]) for level in entry["levels"]),
    )


def _measure(entry: Entry) -> Measure:
    if "points" in entry:
        return PointsMeasure(kind=PointKind(entry["points"]), enough=entry["enough"], share=entry["share"])
    return MovesMeasure(moves=tuple(Move(move) for move in entry["moves"]), need=entry["need"], share=entry["share"])


def _prompt(entry: Entry) -> Prompt:
    return Prompt(
        id=entry["id"],
        camp=entry["camp"],
        title=entry["title"],
        claims=tuple(entry["claims"]),
        difficulty=entry["difficulty"],
        seconds=entry["seconds"],
        speech=entry["speech"],
        named_by=tuple(entry["named_by"]),
        points=tuple(_point(point) for point in entry["points"]),
        exemplar=entry["exemplar"],
        samples=tuple(
            Sample(grade=Grade(sample["grade"]), text=sample["text"], marks=dict(sample["marks"]))
            for sample in entry["samples"]
        ),
    )


def _point(entry: Entry) -> Point:
    move: Any = entry["move"]
    return Point(
        id=entry["id"],
        says=entry["says"],
        kind=PointKind(entry["kind"]),
        worth=entry["worth"],
        hint=entry["hint"],
        press=entry["press"],
        cues=Cues(
            paraphrases=tuple(entry["paraphrases"]),
            concepts=tuple(tuple(group) for group in entry["concepts"]),
            sufficient=tuple(entry["sufficient"]),
            exclude=tuple(entry["exclude"]),
            heard=tuple(entry["heard"]),
        ),
        move=None if move is None else Move(move),
        claims=tuple(entry["claims"]),
    )
