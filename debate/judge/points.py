"""Which points an answer makes, how strongly, and by which words.

Evidence for a point is looked for sentence by sentence: concept groups that are all touched, sufficient phrases, and
likeness (tf-idf of terms and neighbouring pairs) to the ways in which the author puts the point. What the player does
not assert is not read. The best sentence counts, so another sentence cannot take a point away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from debate.judge.ballot import Evidence, Made, PointMark
from debate.judge.compiled import CompiledPack, CompiledPrompt, PointSet
from debate.judge.cues import Hit
from debate.judge.text import Text

LONGEST_WINDOW = 40
"""Words read at a time: a longer sentence is read in overlapping pieces, for players who use no full stops."""

DIGITS = 4
"""Decimals of a strength: enough for a mark, few enough that every machine rounds to the same ones."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of an answer's words that is read together: terms, indices into ``Text.tokens``, and negated ones."""

    terms: tuple[str, ...]
    tokens: tuple[int, ...]
    negated: frozenset[int]
    content: tuple[int, ...]
    """Places in ``terms`` of the words that carry content."""


@dataclass(slots=True)
class Found:
    """What one window holds for one point, before the points compete."""

    evidence: float = 0.0
    cues: float = 0.0
    likeness: float = 0.0
    rule: str = ""
    cue_rule: str = ""
    cue_places: tuple[int, ...] = ()
    likeness_places: tuple[int, ...] = ()


def find_points(
    prompt: CompiledPrompt,
    text: Text,
    *,
    unasserted: frozenset[int] = frozenset(),
    negated: frozenset[int] = frozenset(),
) -> tuple[PointMark, ...]:
    """How far an answer makes each point of a prompt, in the prompt's order.

    ``unasserted`` are indices of words (``Text.tokens``) that the player does not assert: they count neither for
    nor against. ``negated`` are indices of words that a negation reverses.
    """
    found = _best(prompt.points, prompt.pack, list(_windows(prompt.pack, text, unasserted, negated)))
    return tuple(
        _mark(prompt.pack, prompt.points, number, text, strength, found[number])
        for number, strength in enumerate(_strengths(prompt.pack, found))
    )


def other_side(
    prompt: CompiledPrompt,
    text: Text,
    *,
    unasserted: frozenset[int] = frozenset(),
    negated: frozenset[int] = frozenset(),
) -> float:
    """The strength (0–1) of the strongest point in an answer that the *other* camp could make in any of its prompts.

    The other arguments are those of ``find_points``.
    """
    found = _best(prompt.others, prompt.pack, list(_windows(prompt.pack, text, unasserted, negated)))
    return max(_strengths(prompt.pack, found), default=0.0)


def _windows(pack: CompiledPack, text: Text, unasserted: frozenset[int], negated: frozenset[int]) -> Iterator[Window]:
    stop_words = pack.language.stop_words
    for sentence in text.sentences:
        asserted = [
            (sentence.first + place, token)
            for place, token in enumerate(sentence.tokens)
            if sentence.first + place not in unasserted
        ]
        terms = pack.vocabulary.terms([token for _, token in asserted])
        step = LONGEST_WINDOW // 2
        for start in range(0, max(1, len(asserted) - step), step):
            piece = asserted[start : start + LONGEST_WINDOW]
            tokens = tuple(index for index, _ in piece)
            content = tuple(place for place, (_, token) in enumerate(piece) if token.word not in stop_words)
            if content:
                yield Window(tuple(terms[start : start + LONGEST_WINDOW]), tokens, negated & frozenset(tokens), content)


def _best(points: PointSet, pack: CompiledPack, windows: Sequence[Window]) -> list[Found]:
    best = [Found() for _ in points.points]
    for window in windows:
        for number, found in _read_window(points, pack, window).items():
            if found.evidence > best[number].evidence:
                best[number] = found
    return best


def _read_window(points: PointSet, pack: CompiledPack, window: Window) -> dict[int, Found]:
    """What a window holds for each point that it touches at all."""
    weights = pack.weights
    found: dict[int, Found] = {}
    _likeness(points, pack, window, found)
    _cues(points, pack, window, found)
    for one in found.values():
        one.evidence = one.cues + weights.similarity * one.likeness
    return found


def _likeness(points: PointSet, pack: CompiledPack, window: Window, found: dict[int, Found]) -> None:
    """The likeness of a window to the nearest text of each point: cosine of their weighed terms."""
    terms = tuple(window.terms[place] for place in window.content)
    reversed_ = tuple(window.tokens[place] in window.negated for place in window.content)
    likeness: dict[int, float] = {}
    vector = pack.vector(terms, reversed_)
    for feature, (weight, negative) in vector.items():
        for posting in points.postings.get(feature, ()):
            part = weight * posting.weight
            if posting.negated is not negative:
                part *= 1 - 2 * pack.weights.reversed
            likeness[posting.text] = likeness.get(posting.text, 0.0) + part
    nearest: dict[int, tuple[float, int]] = {}
    for text, value in sorted(likeness.items()):
        number = points.texts[text].point
        if value > nearest.get(number, (0.0, 0))[0]:
            nearest[number] = (value, text)
    for number, (value, text) in nearest.items():
        shared = frozenset(points.texts[text].terms)
        places = tuple(place for place in window.content if window.terms[place] in shared)
        one = found.setdefault(number, Found())
        one.likeness, one.rule = value, points.texts[text].rule
        one.likeness_places = tuple(window.tokens[place] for place in places)


def _cues(points: PointSet, pack: CompiledPack, window: Window, found: dict[int, Found]) -> None:
    places: dict[str, list[int]] = {}
    for place, term in enumerate(window.terms):
        places.setdefault(term, []).append(place)
    by_point: dict[int, dict[str, dict[int, Hit]]] = {}
    for hit in points.phrases.find(window.terms, places):
        number, kind, group = points.groups[hit.group]
        by_point.setdefault(number, {}).setdefault(kind, {}).setdefault(group, hit)
    for number, hits in by_point.items():
        one = found.setdefault(number, Found())
        _weigh_cues(points, pack, number, hits, one)
        one.cue_places = tuple(window.tokens[place] for place in one.cue_places)


def _weigh_cues(points: PointSet, pack: CompiledPack, number: int, hits: dict[str, dict[int, Hit]], one: Found) -> None:
    weights = pack.weights
    point = points.points[number]
    concepts = hits.get("concept", {})
    groups = len(point.cues.concepts)
    if concepts:
        share = len(concepts) / groups
        one.cues = 1.0 if share == 1 else weights.partial * share
        one.cue_rule = f"point:{point.id}:concepts"
        one.cue_places = tuple(sorted({place for hit in concepts.values() for place in hit.places}))
    sufficient = hits.get("sufficient", {})
    if sufficient and weights.sufficient > one.cues:
        place = min(sufficient)
        one.cues = weights.sufficient
        one.cue_rule = f"point:{point.id}:sufficient:{place + 1}"
        one.cue_places = sufficient[place].places
    if "exclude" in hits:
        one.cues *= weights.excluded


def _strengths(pack: CompiledPack, found: Sequence[Found]) -> list[float]:
    """Evidence as strengths, after the points have competed for it."""
    weights = pack.weights
    evidence = [one.evidence for one in found]
    strengths = []
    for number, own in enumerate(evidence):
        rival = max((other for place, other in enumerate(evidence) if place != number), default=0.0)
        strengths.append(round(max(0.0, min(1.0, (own - weights.rival * rival) / weights.full)), DIGITS))
    return strengths


def _mark(pack: CompiledPack, points: PointSet, number: int, text: Text, strength: float, found: Found) -> PointMark:
    point = points.points[number]
    weights = pack.weights
    made = Made.MADE if strength >= weights.made else Made.PARTLY if strength >= weights.partly else Made.NOT
    evidence: list[Evidence] = []
    if strength > 0:
        total = found.cues + weights.similarity * found.likeness
        for rule, tokens, part in (
            (found.cue_rule, found.cue_places, found.cues),
            (found.rule, found.likeness_places, weights.similarity * found.likeness),
        ):
            evidence.extend(_evidence(text, rule, tokens, strength * part / total))
    return PointMark(
        id=point.id,
        says=point.says,
        kind=point.kind,
        worth=point.worth,
        strength=strength,
        made=made,
        evidence=tuple(evidence),
    )


def _evidence(text: Text, rule: str, tokens: Sequence[int], credit: float) -> Iterator[Evidence]:
    """The spans of some words, neighbours joined; the credit is shared out among the spans."""
    runs: list[tuple[int, int]] = []
    for index in sorted(tokens):
        if runs and index <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    for first, last in runs:
        start, end = text.tokens[first].start, text.tokens[last].end
        share = round(credit / len(runs), DIGITS)
        if share > 0:
            yield Evidence(start=start, end=end, text=text.answer[start:end], rule=rule, credit=share)
