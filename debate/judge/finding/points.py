"""Which points an answer makes, how strongly, and by which words.

Evidence for a point is looked for sentence by sentence: concept groups that are all touched, sufficient phrases, and
likeness (tf-idf of terms and neighbouring pairs) to the ways in which the author puts the point. What the player
asserts is weighed against what the neighbours lay claim to; what stands in the whole answer is traced as well.
How all this makes a strength was fitted on marked answers (``python -m tests.bench.calibrate``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from types import MappingProxyType

from debate.judge.ballot import Evidence, Made, PointMark
from debate.judge.finding.compiled import CompiledPack, CompiledPrompt, PointSet, negated_in, spoken
from debate.judge.finding.cues import Hit
from debate.judge.finding.weights import ALONE, MADE, PARTLY
from debate.judge.reading.clauses import clause
from debate.judge.reading.text import Text
from debate.judge.trees import ONE, Signs, forests
from debate.packs.model import Point, PointKind

MOST_REPEATED = 3
"""Different words of one concept group that count."""

VERBATIM = 0.7
"""Likeness (0–1) from which on a sentence is an author's own; one honest sentence in a hundred is as close."""
TURNED = 0.1
"""Share of that likeness that rests on words negated in one of the two alone, from which on it says the opposite. In
looser likeness negation tells nothing: people put the same point in the negative and in the positive."""

LONGEST_WINDOW = 40
"""Words read at a time: a longer sentence is read in overlapping pieces, for players who use no full stops."""


THEIR_WAY = -0.2
"""Leaning (-1 to 1) of a whole answer up to which it speaks like the other camp."""

SHORT, ASSERTED = 40, 0.85
"""Words up to which an answer is short, and how much then what is asserted counts beside the rest: one sentence or two
show little of how an answer stands. So it is in a language in which nobody has marked answers yet."""
STANDING, MANNER = "standing", "manner"
"""The signs of the answer as a whole that go into a point: a point stands in an answer, and not by itself."""

DIGITS = 4
"""Decimals of a strength: enough for a mark, few enough that every machine rounds to the same ones."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of an answer's words that is read together.

    ``terms`` are its words' terms, ``tokens`` their indices into ``Text.tokens``, ``vector`` and ``negated`` its
    content as ``CompiledPack.vector`` and ``negated_in`` give it, ``content`` the places of content words, and
    ``lean`` is from -1 (speaks for the second camp) to 1.
    """

    terms: tuple[str, ...]
    tokens: tuple[int, ...]
    content: tuple[int, ...]
    vector: dict[str, float]
    negated: Set[str]
    lean: float


@dataclass(slots=True)
class Found:
    """What one window holds for one point: the evidence in all, and its parts with their rules and words.

    ``turned`` says that the window holds the author's own sentence with a negation put in or taken out.
    """

    evidence: float = 0.0
    cues: float = 0.0
    cue_rule: str = ""
    cue_places: tuple[int, ...] = ()
    likeness: float = 0.0
    likeness_rule: str = ""
    likeness_places: tuple[int, ...] = ()
    turned: bool = False


@dataclass(slots=True)
class Trace:
    """What the whole answer holds for one point, asserted or not, as far as it goes into the point's signs."""

    nearest: list[float] = field(default_factory=lambda: [0.0, 0.0])
    centre: list[float] = field(default_factory=lambda: [0.0, 0.0])
    groups: tuple[int, int] = (0, 0)
    last: frozenset[int] = frozenset()
    beside: int = 0
    anywhere: dict[int, set[tuple[str, ...]]] = field(default_factory=dict)
    sufficient: int = 0
    excluded: int = 0


@dataclass(frozen=True, slots=True)
class Findings:
    """What point finding has to say about an answer.

    ``points`` are the marks of the prompt's points in their order. ``own`` is the sum of the strengths (0–1 each) of
    those that are at least partly made, ``rival`` the same for whichever prompt of the *other* camp the answer would
    answer best, if it speaks like that camp (``THEIR_WAY``; else it may be too low). ``leaning`` is from -1 (the answer
    speaks like the other camp) to 1 (like the player's own). ``turned`` is the number of points whose own sentence the
    answer reverses.
    """

    points: tuple[PointMark, ...]
    own: float
    rival: float
    leaning: float
    turned: int


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in an answer before any point is judged; ``signs`` are those of each point of the prompt."""

    prompt: CompiledPrompt
    text: Text
    best: Sequence[Found]
    signs: Sequence[Signs]
    rival: float
    leaning: float
    turned: frozenset[int]


def look(
    prompt: CompiledPrompt,
    text: Text,
    *,
    unasserted: frozenset[int] = frozenset(),
    negated: frozenset[int] = frozenset(),
    masked: frozenset[int] = frozenset(),
) -> Looked:
    """Look for the points of a prompt, and for those that the other camp could make.

    ``unasserted`` are indices of words (``Text.tokens``) that the player does not assert, ``negated`` those that a
    negation reverses, ``masked`` those that are not read at all.
    """
    pack = prompt.pack
    unasserted |= masked
    windows = _windows(pack, text, unasserted, negated)
    leans = [window.lean if prompt.points.first_camp else -window.lean for window in windows]
    words = sum(len(window.content) for window in windows)
    leaning = sum(lean * len(window.content) for lean, window in zip(leans, windows, strict=True)) / max(1, words)
    ours = [_read_window(prompt.points, pack, window) for window in windows]
    # The other camp's many points are read where they can matter: in what speaks like that camp.
    theirs = [
        _read_window(prompt.others, pack, window) if lean < 0 or leaning <= THEIR_WAY else {}
        for lean, window in zip(leans, windows, strict=True)
    ]
    for lean, own, other in zip(leans, ours, theirs, strict=True):
        _take_sides(pack, lean, own, other)
    best = _best(prompt.points, pack, ours)
    whole = windows if unasserted == masked else _windows(pack, text, masked, negated)
    rivals: dict[str, float] = {}
    for rival, one in zip(prompt.others.rivals, _best(prompt.others, pack, theirs), strict=True):
        rivals[rival] = rivals.get(rival, 0.0) + _counted(_strength(pack, one.evidence))
    return Looked(
        prompt=prompt,
        text=text,
        best=best,
        signs=point_signs(prompt, text, best, [_trace(prompt.points, window) for window in whole]),
        rival=max(rivals.values(), default=0.0),
        leaning=leaning,
        turned=frozenset(number for found in ours for number, one in found.items() if one.turned),
    )


def judge_points(looked: Looked, answer: Signs = MappingProxyType({})) -> Findings:
    """How far the answer makes each point; ``answer`` are signs of the answer as a whole, where they are known."""
    marks = tuple(
        _mark(point, looked.text, one, {**answer, **own})
        for point, one, own in zip(looked.prompt.points.points, looked.best, looked.signs, strict=True)
    )
    return Findings(
        points=marks,
        own=sum(_counted(mark.strength) for mark in marks),
        rival=looked.rival,
        leaning=looked.leaning,
        turned=sum(1 for number in looked.turned if marks[number].made is Made.NOT),
    )


def point_signs(
    prompt: CompiledPrompt, text: Text, best: Sequence[Found], traces: Sequence[Mapping[int, Trace]]
) -> list[dict[str, float | None]]:
    """The signs of each point of a prompt, by which its strength is told.

    ``best`` is the asserted evidence by point, ``traces`` what each window of the whole answer holds.
    """
    points, pack = prompt.points, prompt.pack
    wholes = [_together(number, traces) for number in range(len(points.points))]
    asserted = [_strength(pack, one.evidence) for one in best]
    signs: list[dict[str, float | None]] = []
    for number, (point, trace, one) in enumerate(zip(points.points, wholes, best, strict=True)):
        groups = max(1, len(point.cues.concepts))
        others = asserted[:number] + asserted[number + 1 :]
        centres = [other.centre[0] for place, other in enumerate(wholes) if place != number]
        signs.append(
            {
                "asserted": asserted[number],
                "nearest": trace.nearest[0],
                "nearest second": trace.nearest[1],
                "centre": trace.centre[0],
                "centre second": trace.centre[1],
                "centre lead": trace.centre[0] - max(centres, default=0.0),
                "groups": trace.groups[0] / groups,
                "group words": float(trace.groups[1]),
                "groups beside": trace.beside / groups,
                "groups anywhere": len(trace.anywhere) / groups,
                "group words anywhere": float(sum(map(len, trace.anywhere.values()))),
                "sufficient": float(trace.sufficient),
                "excluded": float(trace.excluded),
                "telling": points.telling[number],
                "telling words": float(_telling_words(pack, prompt.spoken, text, one)),
                "evidence point": float(point.kind is PointKind.EVIDENCE),
                "rival": max(others, default=0.0),
                "rivals above": float(sum(other > asserted[number] for other in others)),
                "rivals": sum(others),
            }
        )
    return signs


def _together(number: int, traces: Sequence[Mapping[int, Trace]]) -> Trace:
    """What all windows hold for one point."""
    whole, before = Trace(), frozenset[int]()
    for found in traces:
        one = found.get(number)
        if one is None:
            before = frozenset()
            continue
        whole.nearest = sorted((*whole.nearest, one.nearest[0]), reverse=True)[:2]
        whole.centre = sorted((*whole.centre, one.centre[0]), reverse=True)[:2]
        whole.groups = max(whole.groups, one.groups)
        whole.beside = max(whole.beside, len(one.last | before))
        for group, hits in one.anywhere.items():
            whole.anywhere.setdefault(group, set()).update(hits)
        whole.sufficient += one.sufficient
        whole.excluded += one.excluded
        before = one.last
    return whole


def _trace(points: PointSet, window: Window) -> dict[int, Trace]:
    """What a window holds for each point that it touches, before anything is weighed."""
    shared: dict[int, float] = {}
    for feature, weight in window.vector.items():
        for place, share, _ in points.postings.get(feature, ()):
            shared[place] = shared.get(place, 0.0) + weight * share
    found: dict[int, Trace] = {}
    for place in sorted(shared):
        text = points.texts[place]
        one = found.setdefault(text.point, Trace())
        likeness = one.nearest if text.rule else one.centre
        likeness[0] = max(likeness[0], shared[place])
    for number, hits in _hits(points, window).items():
        one = found.setdefault(number, Trace())
        concepts = hits.get("concept", {})
        one.anywhere = {group: {hit.phrase.terms for hit in found_hits} for group, found_hits in concepts.items()}
        words = sum(min(MOST_REPEATED, len(terms)) for terms in one.anywhere.values())
        one.groups, one.last = (len(concepts), words), frozenset(concepts)
        one.beside = len(concepts)
        one.sufficient, one.excluded = int("sufficient" in hits), int("exclude" in hits)
    return found


def _hits(points: PointSet, window: Window) -> dict[int, dict[str, dict[int, list[Hit]]]]:
    """The cues that a window hits: by point, kind, and group."""
    places: dict[str, list[int]] = {}
    for place, term in enumerate(window.terms):
        places.setdefault(term, []).append(place)
    by_point: dict[int, dict[str, dict[int, list[Hit]]]] = {}
    for hit in points.phrases.find(window.terms, places):
        number, kind, group = points.groups[hit.group]
        by_point.setdefault(number, {}).setdefault(kind, {}).setdefault(group, []).append(hit)
    return by_point


def _counted(strength: float) -> float:
    return strength if strength >= PARTLY else 0.0


def _windows(pack: CompiledPack, text: Text, unasserted: frozenset[int], negated: frozenset[int]) -> list[Window]:
    stop_words = pack.language.stop_words
    found: list[Window] = []
    for sentence in text.sentences:
        asserted = [
            (index, token) for index, token in enumerate(sentence.tokens, sentence.first) if index not in unasserted
        ]
        terms = pack.vocabulary.terms([token for _, token in asserted])
        step = LONGEST_WINDOW // 2
        for start in range(0, max(1, len(asserted) - step), step):
            piece = asserted[start : start + LONGEST_WINDOW]
            content = tuple(place for place, (_, token) in enumerate(piece) if token.word not in stop_words)
            if not content:
                continue
            used = tuple(terms[start : start + LONGEST_WINDOW])
            reversed_ = frozenset(place for place, (index, _) in enumerate(piece) if index in negated)
            reading = pack.reading([token for _, token in piece], used, reversed_)
            vector, reverse = pack.vector(reading.terms), negated_in(reading)
            tokens = tuple(index for index, _ in piece)
            lean = pack.leaning(spoken(vector, reverse), reading.signs)
            found.append(Window(used, tokens, content, vector, reverse, lean))
    return found


def _read_window(points: PointSet, pack: CompiledPack, window: Window) -> dict[int, Found]:
    """What a window holds for each point that it touches at all, by the point's number."""
    found: dict[int, Found] = {}
    _likeness(points, pack, window, found)
    _cues(points, pack, window, found)
    _compete(points, pack, found)
    return found


def _best(points: PointSet, pack: CompiledPack, read: Sequence[Mapping[int, Found]]) -> list[Found]:
    """For each point, what the window holds that holds most for it, with a share of the next best."""
    best = [Found() for _ in points.points]
    second = [0.0 for _ in points.points]
    for found in read:
        for number, one in found.items():
            if one.evidence > best[number].evidence:
                second[number], best[number] = best[number].evidence, one
            elif one.evidence > second[number]:
                second[number] = one.evidence
    for one, next_best in zip(best, second, strict=True):
        one.evidence += pack.weights.second * next_best
    return best


def _likeness(points: PointSet, pack: CompiledPack, window: Window, found: dict[int, Found]) -> None:
    """The likeness of a window to the nearest text of each point, and to the middle of the point's texts."""
    weights = pack.weights
    shared: dict[int, float] = {}
    reversed_: dict[int, float] = {}
    for feature, weight in window.vector.items():
        negative = feature in window.negated
        for place, share, negated in points.postings.get(feature, ()):
            part = weight * share
            shared[place] = shared.get(place, 0.0) + part
            if negated is not negative:
                reversed_[place] = reversed_.get(place, 0.0) + part
    nearest: dict[int, tuple[float, int]] = {}
    for place in sorted(shared):
        against = reversed_.get(place, 0.0)
        value = shared[place] - 2 * weights.reversed * against
        text = points.texts[place]
        one = found.setdefault(text.point, Found())
        if text.rule and shared[place] >= VERBATIM and against >= TURNED * shared[place]:
            one.turned = True
        if not text.rule:
            one.likeness += weights.centre * max(0.0, value)
        elif value > nearest.get(text.point, (0.0, 0))[0]:
            nearest[text.point] = (value, place)
    for number, (value, place) in nearest.items():
        one, text = found[number], points.texts[place]
        one.likeness += weights.nearest * value
        if value >= VERBATIM and ":heard:" in text.rule:
            one.likeness += weights.heard * value
        one.likeness_rule = text.rule
        one.likeness_places = tuple(window.tokens[at] for at in window.content if window.terms[at] in text.terms)


def _cues(points: PointSet, pack: CompiledPack, window: Window, found: dict[int, Found]) -> None:
    for number, hits in _hits(points, window).items():
        one = found.setdefault(number, Found())
        _weigh_cues(points, number, pack, hits, one)
        one.cue_places = tuple(window.tokens[place] for place in one.cue_places)


def _weigh_cues(
    points: PointSet, number: int, pack: CompiledPack, hits: dict[str, dict[int, list[Hit]]], one: Found
) -> None:
    """What the cues of one point that were hit are worth; what they are is only written down where it will be shown."""
    point, weights = points.points[number], pack.weights
    concepts = hits.get("concept")
    if concepts:
        share = len(concepts) / len(point.cues.concepts)
        further = 0
        for group in concepts.values():
            if len(group) > 1:
                further += min(MOST_REPEATED, len({hit.phrase.terms for hit in group})) - 1
        one.cues = 1 + weights.repeated * further if share == 1 else weights.partial * share
        one.cues *= points.telling[number]
        if not points.roughly:
            one.cue_rule = f"point:{point.id}:concepts"
            one.cue_places = tuple(sorted({at for group in concepts.values() for hit in group for at in hit.places}))
    sufficient = hits.get("sufficient")
    if sufficient and weights.sufficient > one.cues:
        first = min(sufficient)
        one.cues = weights.sufficient
        one.cue_rule = f"point:{point.id}:sufficient:{first + 1}"
        one.cue_places = sufficient[first][0].places
    if "exclude" in hits:
        one.cues *= weights.excluded


def _take_sides(pack: CompiledPack, leaning: float, own: Mapping[int, Found], other: Mapping[int, Found]) -> None:
    """Where both camps' points lay claim to a sentence, those of the camp that it does not speak for lose evidence.

    ``leaning`` is from -1 (it speaks for the other camp) to 1. A sentence in which only one camp's points are found
    needs no such help, and how it is phrased tells too little to take them away.
    """
    losing, winning = (own, other) if leaning < 0 else (other, own)
    claim = max((one.evidence for one in winning.values()), default=0.0)
    held = 1 - pack.weights.leaning * abs(leaning)
    for one in losing.values():
        if claim >= pack.weights.contested * one.evidence:
            one.evidence *= held


def _compete(points: PointSet, pack: CompiledPack, found: dict[int, Found]) -> None:
    """Add up the evidence; the neighbours of a point take some away."""
    weights = pack.weights
    ranked: dict[str, list[float]] = {}
    for number, one in found.items():
        ranked.setdefault(points.rivals[number], []).append(one.cues + one.likeness)
    for values in ranked.values():
        values.sort(reverse=True)
    for number, one in found.items():
        own, values = one.cues + one.likeness, ranked[points.rivals[number]]
        rival = values[1] if len(values) > 1 and own == values[0] else values[0] if own < values[0] else 0.0
        one.evidence = max(0.0, own - weights.rival * rival) * (weights.turned if one.turned else 1.0)


def _strength(pack: CompiledPack, evidence: float) -> float:
    """Evidence (from 0 up) as a strength (0–1): half of what is missing to 1 for every ``Weights.enough``."""
    return round(1 - 2 ** (-evidence / pack.weights.enough), DIGITS)


def made(strength: float) -> Made:
    """How far a point of a strength (0–1) is made."""
    return Made.MADE if strength >= MADE else Made.PARTLY if strength >= PARTLY else Made.NOT


def _mark(point: Point, text: Text, found: Found, signs: Signs) -> PointMark:
    strength = forests("points")["made"](signs) / ONE
    if len(text.tokens) <= SHORT or signs.get(MANNER) is None:
        strength = ASSERTED * (signs["asserted"] or 0.0) + (1 - ASSERTED) * strength
        if strength < ALONE and (signs["telling words"] or 0.0) < 2:
            strength = min(strength, PARTLY - 0.01)  # a thought takes two words
    if not signs["asserted"]:
        strength = 0.0  # whatever stands in the answer, nobody asserts it
    strength = max(0.0, min(1.0, round(strength, DIGITS)))
    evidence: tuple[Evidence, ...] = ()
    if strength > 0 and found.cues + found.likeness > 0:
        by_cues = found.cues >= found.likeness
        rule = found.cue_rule if by_cues else found.likeness_rule
        places = sorted({*found.cue_places, *found.likeness_places})
        if rule and places:
            start, end = clause(text, places)
            evidence = (Evidence(start=start, end=end, text=text.answer[start:end], rule=rule, credit=strength),)
    return PointMark(
        id=point.id,
        says=point.says,
        kind=point.kind,
        worth=point.worth,
        strength=strength,
        made=made(strength) if evidence else Made.NOT,
        evidence=evidence,
    )


def _telling_words(pack: CompiledPack, spoken: frozenset[str], text: Text, found: Found) -> int:
    """How many words speak for a point that the motion and the opponent's speech (stems ``spoken``) have not said."""
    if ":sufficient:" in found.cue_rule:
        return 2
    stems = {text.tokens[index].stem for index in (*found.cue_places, *found.likeness_places)}
    return len(stems - pack.motion_terms - pack.stop_terms - spoken)
