"""Signs that an answer may not be its writer's own words: blocks that came at once, and two answers nearly the same.

They are told to the teacher and to nobody else, and cost no mark: a block may have been dictated or moved, and two
students may have worked together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from debate.classroom.room.state import ClassRound, Paper, Room
from debate.packs.model import Pack

WORDS = 5
"""The length of a shingle, in words."""

LETTERS = 12
"""The same where words are not parted by spaces, in letters."""

FEWEST = 8
"""Shingles that an answer must have beside what everybody was given; of fewer nothing can be said."""

ALIKE = 0.5
"""The share (0–1) of the shorter answer's shingles from which on two answers are told to be nearly the same."""

COMMONPLACE = 60
"""Answers that share a shingle from which on it is held to be what everybody says."""

MOST_NAMED = 3
"""Names that one sign tells."""

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
_UNPARTED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two seats whose answers are alike, and the share (0–1) of the shorter one that is in the other."""

    one: str
    other: str
    share: float


def signals(room: Room, pack: Pack | None, written: ClassRound) -> dict[str, tuple[str, ...]]:
    """The signs of an attempt, as sentences by seat, of those who belong to the room."""
    inside = {seat.id: seat.name for seat in room.seated}
    papers = {seat: paper for seat, paper in written.papers.items() if seat in inside}
    found = {seat: list(_blocks(paper)) for seat, paper in papers.items()}
    alike: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for pair in _pairs(papers, pack):
        alike[pair.one].append((pair.share, inside[pair.other]))
        alike[pair.other].append((pair.share, inside[pair.one]))
    for seat, others in alike.items():
        found[seat].append(_alike(sorted(others, key=lambda one: (-one[0], one[1]))))
    return {seat: tuple(says) for seat, says in found.items() if says}


def _blocks(paper: Paper) -> Iterator[str]:
    if len(paper.pasted) == 1:
        yield f"{paper.pasted[0]} characters came at once: pasted, dictated or moved."
    elif paper.pasted:
        yield f"{len(paper.pasted)} blocks came at once, {sum(paper.pasted)} characters: pasted, dictated or moved."


def _alike(others: list[tuple[float, str]]) -> str:
    names = ", ".join(f"{name} ({100 * share:.0f} %)" for share, name in others[:MOST_NAMED])
    more = f" and {len(others) - MOST_NAMED} more" if len(others) > MOST_NAMED else ""
    return f"Nearly the same words as {names}{more}."


def _pairs(papers: Mapping[str, Paper], pack: Pack | None) -> tuple[Pair, ...]:
    answers: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for paper in papers.values():
        if paper.handed_in and paper.text.strip():
            answers[paper.prompt].append((paper.seat, paper.text))
    return tuple(pair for prompt, texts in answers.items() for pair in alike(tuple(texts), given_words(pack, prompt)))


def given_words(pack: Pack | None, prompt_id: str) -> tuple[str, ...]:
    """What everybody who answers that prompt was given to read, before the answer or with the ballot."""
    if pack is None:
        return ()
    briefs = [words for camp in pack.camps for words in (camp.stand, *camp.case, *(fact.says for fact in camp.facts))]
    prompt = next((one for one in pack.prompts if one.id == prompt_id), None)
    of_prompt = (
        (prompt.speech, prompt.exemplar, *(words for point in prompt.points for words in (point.says, point.hint)))
        if prompt is not None
        else ()
    )
    return (pack.motion, pack.scene, *briefs, *of_prompt)


@lru_cache(maxsize=16)  # the dashboard asks each second for the same answers
def alike(answers: tuple[tuple[str, str], ...], given: tuple[str, ...]) -> tuple[Pair, ...]:
    """The pairs of answers (seat and text) to one prompt that are nearly the same, beside the words that were given."""
    known = {shingle for words in given for shingle in shingles(words)}
    of_seat = {seat: found for seat, text in answers if len(found := shingles(text) - known) >= FEWEST}
    # The very same words are one answer of several seats: a hundred copies must not be compared with one another.
    groups: dict[frozenset[str], list[str]] = defaultdict(list)
    for seat, found in of_seat.items():
        groups[found].append(seat)
    holders: dict[str, list[int]] = defaultdict(list)
    different = list(groups)
    for number, found in enumerate(different):
        for shingle in found:
            holders[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) <= COMMONPLACE:
            shared.update(combinations(numbers, 2))
    pairs = [Pair(seat, groups[found][0], 1.0) for found in different for seat in groups[found][1:]]
    for (one, other), count in shared.items():
        share = count / min(len(different[one]), len(different[other]))
        if share >= ALIKE:
            pairs.append(Pair(groups[different[one]][0], groups[different[other]][0], share))
    return tuple(pairs)


def shingles(text: str) -> frozenset[str]:
    """Every run of so many words of a text, whatever their case and what stands between them."""
    tokens = _TOKEN.findall(text.casefold())
    unparted = sum(bool(_UNPARTED.match(token)) for token in tokens)
    length = LETTERS if 2 * unparted > len(tokens) else WORDS
    return frozenset(" ".join(tokens[at : at + length]) for at in range(len(tokens) - length + 1))
