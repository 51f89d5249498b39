"""Rulings: the teacher's word that certain words make a point, or do not, for every answer to that prompt.

A ruling becomes a cue of the pack as this room plays it (``ruled_pack``); no file is touched. It reaches the answers
that have its words (``applying``) and leaves every other ballot as it was. An appeal that was accepted can be passed on
to the pack's author (``to_stored_appeal``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256

import msgspec

from debate.classroom.errors import RoomError
from debate.classroom.room.events import Marked, Ruled
from debate.classroom.room.papers import paper_of
from debate.classroom.room.state import Appeal, Room, Ruling
from debate.classroom.shown.marks import effective_score
from debate.judge.ballot import to_json
from debate.judge.finding.cues import Phrase, Phrases
from debate.judge.languages.reader import language_of
from debate.judge.reading.text import read, stems_of
from debate.packs.model import Cues, Pack, Point, Prompt
from debate.records.values import StoredAppeal
from debate.wording import counted

MOST_WORDS = 20
"""The longest phrase of a ruling, in words: the judge reads long sentences in pieces that overlap by so many."""

_KEPT = 2048
"""Answers whose stems are kept: the dashboard asks every second how many have an appeal's words."""


def check_ruling(pack: Pack, ruling: Ruling | Ruled) -> None:
    """Raises ``RoomError``, one sentence, for a ruling that could not do what it says."""
    prompt = next((one for one in pack.prompts if one.id == ruling.prompt), None)
    if prompt is None or not any(point.id == ruling.point for point in prompt.points):
        raise RoomError("This prompt has no such point.")
    language = language_of(pack.language)
    text = read(ruling.words, language)
    if all(token.word in language.stop_words for token in text.tokens):
        raise RoomError(f"“{_short(ruling.words)}” has no word that tells anything; choose words that make the point.")
    if len(text.tokens) > MOST_WORDS:
        raise RoomError(
            f"These are {len(text.tokens)} words, more than another answer will have alike; "
            f"choose at most {MOST_WORDS} that make the point, or count an appeal as noted."
        )
    if len(text.sentences) > 1:
        raise RoomError(
            "A ruling's words stand in one sentence; rule on some of these in the paper, or count an appeal as noted."
        )


def ruled_pack(pack: Pack, rulings: Sequence[Ruling]) -> Pack:
    """The pack with each ruling as a cue of its point; the pack itself where there are none.

    Words that count are a sufficient phrase, words that do not an exclusion. A later ruling on the same words takes the
    place of an earlier one, and of the author's. The hash is derived from the pack's and from what was ruled. Raises
    ``RoomError`` for a ruling that makes no sense.
    """
    if not rulings:
        return pack
    for ruling in rulings:
        check_ruling(pack, ruling)
    prompts = tuple(_ruled_prompt(prompt, rulings, pack.language) for prompt in pack.prompts)
    said = [(ruling.prompt, ruling.point, ruling.words, ruling.counts) for ruling in rulings]
    return replace(pack, prompts=prompts, hash=sha256(pack.hash.encode() + msgspec.json.encode(said)).hexdigest())


def _ruled_prompt(prompt: Prompt, rulings: Sequence[Ruling], language: str) -> Prompt:
    mine = [ruling for ruling in rulings if ruling.prompt == prompt.id]
    if not mine:
        return prompt
    points = list(prompt.points)
    for ruling in mine:
        points = [_ruled_point(point, ruling, language) if point.id == ruling.point else point for point in points]
    return replace(prompt, points=tuple(points))


def _ruled_point(point: Point, ruling: Ruling, language: str) -> Point:
    ruled = stems_of(ruling.words, language_of(language))

    def others(phrases: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(phrase for phrase in phrases if stems_of(phrase, language_of(language)) != ruled)

    cues: Cues = replace(point.cues, sufficient=others(point.cues.sufficient), exclude=others(point.cues.exclude))
    if ruling.counts:
        cues = replace(cues, sufficient=(*cues.sufficient, ruling.words))
    else:
        cues = replace(cues, exclude=(*cues.exclude, ruling.words))
    return replace(point, cues=cues)


def applying(pack: Pack, rulings: Sequence[Ruling], prompt_id: str, text: str) -> tuple[Ruling, ...]:
    """The rulings that reach an answer to a prompt: those on that prompt whose words the answer has."""
    return tuple(
        ruling
        for ruling in rulings
        if not ruling.withdrawn and ruling.prompt == prompt_id and has_words(text, ruling.words, pack.language)
    )


def same_words(room: Room, pack: Pack, prompt_id: str, words: str) -> tuple[str, ...]:
    """The seats with an answer to that prompt, in any turn and attempt, that has these words, in the order of joining.

    Words are the same where the judge would find them as a cue: by their stems, in order, with small gaps, in one
    sentence. Empty where ``words`` has no word.
    """
    found = {
        paper.seat
        for turn in room.turns
        for written in turn.attempts
        for paper in written.papers.values()
        if paper.handed_in and paper.prompt == prompt_id and has_words(paper.text, words, pack.language)
    }
    return tuple(seat for seat in room.seats if seat in found)


def has_words(text: str, words: str, language: str) -> bool:
    """Whether a text of that language (ISO 639-1) has these words, as the judge would find them."""
    wanted = _stems(words, language)
    if not wanted:
        return False
    phrases = Phrases([Phrase(wanted, 0)])
    every = set(wanted)
    for sentence in _sentences(text, language):
        if every.issubset(sentence):
            places: dict[str, list[int]] = {}
            for place, stem in enumerate(sentence):
                places.setdefault(stem, []).append(place)
            if phrases.find(sentence, places):
                return True
    return False


@lru_cache(maxsize=_KEPT)
def _stems(words: str, language: str) -> tuple[str, ...]:
    return stems_of(words, language_of(language))


@lru_cache(maxsize=_KEPT)
def _sentences(text: str, language: str) -> tuple[tuple[str, ...], ...]:
    try:
        sentences = read(text, language_of(language)).sentences
    except Exception:  # a text that the judge cannot read has no ruling's words, and must not stop the room
        return ()
    return tuple(tuple(token.stem for token in sentence.tokens) for sentence in sentences)


def weighed_words(room: Room, marks: Sequence[Marked], pack: Pack) -> str:
    """What new marks would change, for the teacher: how many answers and marks, and which way."""
    changes = []
    for mark in marks:
        paper = paper_of(room, mark.turn, mark.attempt, mark.seat)
        after = replace(paper, ballot=mark.ballot)
        if paper.ballot is not None:
            levels = {one.id: one.level_number for one in paper.ballot.criteria}
            moved = sum(levels.get(one.id) != one.level_number for one in mark.ballot.criteria)
            by = (effective_score(after, pack.rubric) or 0) - (effective_score(paper, pack.rubric) or 0)
            changes.append((moved, by))
    told = [(moved, by) for moved, by in changes if moved or by]
    if not told:
        return "This ruling changes no answer’s marks."
    levels_moved = sum(moved for moved, _ in told)
    ways = [
        counted(count, f"answer {way}", f"answers {way}")
        for count, way in ((sum(by > 0 for _, by in told), "higher"), (sum(by < 0 for _, by in told), "lower"))
        if count
    ]
    levels_told = counted(levels_moved, "level", none="no")
    return (
        f"This ruling changes the marks of {counted(len(told), 'answer')} ({levels_told})"
        f"{': ' if ways else ''}{', '.join(ways)}."
    )


def to_stored_appeal(room: Room, pack: Pack, appeal: Appeal) -> StoredAppeal:
    """The appeal as the records keep it for the pack's author: open, since the author decides whether it is a sample.

    No name goes with it. Its time is that of the room's opening and the room seconds since. Raises ``RoomError`` where
    the answer has no ballot.
    """
    paper = paper_of(room, appeal.turn, appeal.attempt, appeal.seat)
    if paper.ballot is None:
        raise RoomError("There is no ballot yet that could be appealed.")
    at = datetime.fromisoformat(room.opened_at) + timedelta(seconds=int(room.now))
    decided = room.appeals[appeal.number - 1]
    told = f"Their teacher has {decided.decision}: {decided.reason}" if decided.reason else ""
    return StoredAppeal(
        at=at.isoformat(timespec="seconds"),
        pack=pack.id,
        pack_hash=pack.hash,
        judge=paper.ballot.judge,
        camp=paper.camp,
        prompt=paper.prompt,
        answer=paper.text,
        ballot=to_json(paper.ballot),
        point=appeal.point,
        start=appeal.start,
        end=appeal.end,
        note="\n".join(part for part in (appeal.note, told) if part),
    )


def _short(words: str) -> str:
    told = " ".join(words.split())
    return told if len(told) <= 40 else f"{told[:39]}…"
