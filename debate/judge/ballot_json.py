"""A ballot as JSON values and back: what `debate score --json` prints, records keep and receipts are checked by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
from debate.packs.model import Move, PointKind


def to_json(ballot: Ballot) -> dict[str, Any]:
    """A ballot as a dictionary of plain JSON values, its keys in a fixed order."""
    return {
        "pack": ballot.pack,
        "pack_hash": ballot.pack_hash,
        "judge": ballot.judge,
        "prompt": ballot.prompt,
        "answer_hash": ballot.answer_hash,
        "words": ballot.words,
        "score": ballot.score,
        "criteria": [
            {
                "id": mark.id,
                "title": mark.title,
                "score": mark.score,
                "max": mark.maximum,
                "measure": mark.measure,
                "share": mark.share,
                "level": mark.level,
                "level_number": mark.level_number,
                "top_level": mark.top_level,
                "sentence": mark.sentence,
                "evidence": [_evidence(item) for item in mark.evidence],
                "parts": [_part(part) for part in mark.parts],
            }
            for mark in ballot.criteria
        ],
        "points": [
            {
                "id": mark.id,
                "says": mark.says,
                "kind": mark.kind.value,
                "worth": mark.worth,
                "strength": mark.strength,
                "made": mark.made.value,
                "evidence": [_evidence(item) for item in mark.evidence],
            }
            for mark in ballot.points
        ],
        "moves": [
            {"move": mark.move.value, "evidence": [_evidence(item) for item in mark.evidence]} for mark in ballot.moves
        ],
        "flags": [{"id": flag.id, "reason": flag.reason} for flag in ballot.flags],
        "fix": ballot.fix,
        "press": None if ballot.press is None else {"point": ballot.press.point, "says": ballot.press.says},
        "own": [_evidence(item) for item in ballot.own],
        "trust": ballot.trust,
    }


def from_json(stored: Mapping[str, Any]) -> Ballot:
    """The ballot that ``to_json`` wrote.

    Raises ``ValueError`` with one sentence when the mapping is not such a ballot.
    """
    try:
        return Ballot(
            pack=str(stored["pack"]),
            pack_hash=str(stored["pack_hash"]),
            judge=str(stored["judge"]),
            prompt=str(stored["prompt"]),
            answer_hash=str(stored["answer_hash"]),
            words=int(stored["words"]),
            score=int(stored["score"]),
            criteria=tuple(
                CriterionMark(
                    id=str(mark["id"]),
                    title=str(mark["title"]),
                    score=int(mark["score"]),
                    maximum=int(mark["max"]),
                    measure=float(mark["measure"]),
                    share=float(mark.get("share", 1.0)),
                    level=str(mark["level"]),
                    level_number=int(mark["level_number"]),
                    top_level=int(mark["top_level"]),
                    sentence=str(mark["sentence"]),
                    evidence=_evidences(mark["evidence"]),
                    parts=tuple(_read_part(part) for part in mark.get("parts", ())),
                )
                for mark in stored["criteria"]
            ),
            points=tuple(
                PointMark(
                    id=str(mark["id"]),
                    says=str(mark["says"]),
                    kind=PointKind(mark["kind"]),
                    worth=int(mark["worth"]),
                    strength=float(mark["strength"]),
                    made=Made(mark["made"]),
                    evidence=_evidences(mark["evidence"]),
                )
                for mark in stored["points"]
            ),
            moves=tuple(
                MoveMark(move=Move(mark["move"]), evidence=_evidences(mark["evidence"])) for mark in stored["moves"]
            ),
            flags=tuple(Flag(id=str(flag["id"]), reason=str(flag["reason"])) for flag in stored["flags"]),
            fix=str(stored["fix"]),
            press=None
            if stored["press"] is None
            else Press(point=str(stored["press"]["point"]), says=str(stored["press"]["says"])),
            own=_evidences(stored.get("own", ())),
            trust=int(stored.get("trust", 0)),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"This is not a stored ballot: {error}.") from error


def _evidence(item: Evidence) -> dict[str, Any]:
    return {"start": item.start, "end": item.end, "text": item.text, "rule": item.rule, "credit": item.credit}


def _evidences(stored: Any) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            start=int(item["start"]),
            end=int(item["end"]),
            text=str(item["text"]),
            rule=str(item["rule"]),
            credit=float(item["credit"]),
        )
        for item in stored
    )


def _part(part: PartMark) -> dict[str, Any]:
    signs = [{"sign": mark.sign, "adds": mark.adds} for mark in part.signs]
    return {"kind": part.kind, "weight": part.weight, "value": part.value, "signs": signs}


def _read_part(stored: Mapping[str, Any]) -> PartMark:
    return PartMark(
        kind=str(stored["kind"]),
        weight=float(stored["weight"]),
        value=float(stored["value"]),
        signs=tuple(SignMark(sign=str(one["sign"]), adds=float(one["adds"])) for one in stored["signs"]),
    )
