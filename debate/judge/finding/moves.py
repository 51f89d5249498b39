"""The craft moves of a rebuttal, found in an answer with the words that make them and a credit (0–1).

A move is a turn of phrase (``rhetoric``) *and* something to be about: the credit is the phrase's certainty times
the content of the prompt that the player asserts in the same sentence, or in the next one where the phrase stands
alone (“That is not so. The bases …”). So connectives by themselves earn nothing, and neither do moves in text that
is not the player's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from debate.judge.ballot import Evidence, Made, PointMark
from debate.judge.finding.topic import Topic
from debate.judge.finding.world import World
from debate.judge.languages.language import Language
from debate.judge.languages.patterns import COMMA, STOP, STRONG, Found, Words
from debate.judge.languages.rhetoric import Rhetoric
from debate.judge.reading.clauses import clause
from debate.judge.reading.stance import Named, Stance
from debate.judge.reading.text import Text, Token
from debate.packs.model import Move, Prompt

POINTED_AT = 0.3
"""Credit for pointing at the other side (“they say”) without saying what it argued."""
IMPLIED = 0.4
"""Most credit for an argument that is recognisable in what is opposed, though nobody is said to have made it."""
OPPOSING = frozenset(move.value for move in (Move.DENY, Move.MITIGATE, Move.TURN, Move.OUTWEIGH, Move.EVEN_IF))
"""Moves that are made against something."""
NAMED_BY = 0.5
"""Share of a restatement's weight that an answer has to touch for the argument to be named in full."""
LEANS = 0.35
"""Content (0–1) from which on a sentence is on the topic, so that what it leaves to its neighbours is its own too."""
PHRASE_WORDS = 2
"""Words of any topic that a sentence has at most whose phrase is about its neighbours (“That is plainly wrong.”)."""
LEAST_CREDIT = 0.2
"""A move below this credit is not reported: what stands near it is too little."""
CONDITION = "condition"
"""The group of phrases that tell a consequence by its “if”."""
CONSEQUENCES = (Move.CONSEQUENCE.value, CONDITION)
EVIDENCE_WORDS = 14
"""Words shown as a move's evidence, from its phrase on: enough to recognise it."""
FACT_SHARE = 0.5
"""Share of a fact's weight that a sentence has to touch to have brought it."""
FIRST_YEAR, LAST_YEAR = 1000, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveFound:
    """A move with its credit (0–1) and evidence, the best place first."""

    move: Move
    credit: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the search for moves reads: the answer, its stance, the tokens ``masked`` (not the player's own).

    ``signals`` are the phrases in it that may make moves.
    """

    text: Text
    words: Words
    signals: tuple[Found, ...]
    topic: Topic
    stance: Stance
    masked: frozenset[int]
    language: Language


@dataclass(frozen=True, slots=True)
class _Place:
    """A possible place of a move: first and last token (inclusive) and credit."""

    first: int
    last: int
    credit: float


def find_moves(reading: Reading, rhetoric: Rhetoric | None, world: World) -> tuple[MoveFound, ...]:
    """The moves that an answer makes by its phrasing, in the order of ``Move``; points are not looked at yet."""
    substance = _Substance(reading, world, reading.signals, rhetoric.moves.words if rhetoric is not None else ())
    places: dict[Move, list[_Place]] = {move: [] for move in Move}
    if rhetoric is not None:
        names = {move.value: move for move in Move} | {CONDITION: Move.CONSEQUENCE}
        for found in reading.signals:
            place = _judged(reading, rhetoric, substance, found)
            if place is not None:
                places[names[found.name]].append(place)
        places[Move.NAME].extend(_named(reading, world))
    places[Move.FACT].extend(_facts(reading, substance, world))
    return _best_of({move: [_evidence(reading, move, place) for place in places[move]] for move in Move})


def with_points(moves: Iterable[MoveFound], prompt: Prompt, points: Iterable[PointMark]) -> tuple[MoveFound, ...]:
    """The moves that phrasing makes, together with those that the points stand for that were made."""
    evidence = {move.move: list(move.evidence) for move in moves}
    for move, made in _moves_of_points(prompt, points).items():
        evidence.setdefault(move, []).extend(made)
    return _best_of(evidence)


def _best_of(evidence: Mapping[Move, Iterable[Evidence]]) -> tuple[MoveFound, ...]:
    found = []
    for move in Move:
        best = sorted(evidence.get(move, ()), key=lambda item: (-item.credit, item.start, item.end))
        if best and best[0].credit >= LEAST_CREDIT:
            found.append(MoveFound(move=move, credit=best[0].credit, evidence=_apart(best)))
    return tuple(found)


class _Substance:
    """How much asserted content of the prompt each sentence holds (0–1), worked out once.

    The words of the moves' own phrases are left out: they would make connectives their own content.
    """

    def __init__(self, reading: Reading, world: World, signals: Iterable[Found], signal_words: Collection[str]) -> None:
        words = reading.words
        idle = {
            words.tokens[place]
            for found in signals
            for place in range(found.first, found.last + 1)
            if words.words[place] in signal_words
        }
        self._topical = reading.topic.sentences
        stance, stop_words = reading.stance, reading.language.stop_words
        left_out = reading.masked | stance.attributed | stance.asked | idle
        self._values = [
            world.substance(
                token.stem
                for index, token in enumerate(sentence.tokens, sentence.first)
                if index not in left_out and token.word not in stop_words
            )
            for sentence in reading.text.sentences
        ]

    def own(self, sentence: int) -> float:
        """Of the sentence by itself."""
        return self._values[sentence]

    def near(self, sentence: int) -> float:
        """Of the sentence, or of its neighbours where it leans on them: “That is not so.”, “It would end at once.”"""
        own = self._values[sentence]
        known, topical = self._topical[sentence]
        if own < LEANS and topical > PHRASE_WORDS and not known:
            return own
        beside = self._values[max(0, sentence - 1) : sentence + 2]
        return max(own, 0.9 * max(beside))


def _judged(reading: Reading, rhetoric: Rhetoric, substance: _Substance, found: Found) -> _Place | None:
    """A phrase as a place of its move, or ``None`` where the words are not the player's."""
    words, stance = reading.words, reading.stance
    first, last = words.tokens[found.first], words.tokens[found.last]
    if first in reading.masked or last in reading.masked:
        return None
    if first in stance.attributed or first in stance.asked or first in stance.denied:
        return None
    sentence = words.sentences[found.first]
    content = substance.own(sentence) if found.name == CONDITION else substance.near(sentence)
    if found.name in CONSEQUENCES:
        opens = not found.first or words.breaks[found.first - 1] == STOP
        before = "" if opens or words.breaks[found.first - 1] else words.words[found.first - 1]
        if before in rhetoric.because or before in rhetoric.at_large:
            return None
    credit = round(content, 3)
    return _Place(first, _shown_until(words, found), credit) if credit >= LEAST_CREDIT else None


def _shown_until(words: Words, found: Found) -> int:
    """The last token of the clause that a phrase begins, at most ``EVIDENCE_WORDS`` long."""
    place = found.last
    while place + 1 < len(words.words) and words.breaks[place] < STRONG and place - found.first < EVIDENCE_WORDS:
        if words.breaks[place] >= COMMA and place - found.last >= 3:
            break
        place += 1
    return words.tokens[place]


def _named(reading: Reading, world: World) -> Iterable[_Place]:
    """Where the answer says whose argument it answers, and how far in that argument's own terms."""
    named: dict[int, list[Named]] = {}
    for one in reading.stance.named:
        # Where a charge is debated, “the charge” is not an accusation.
        last = reading.text.tokens[reading.words.tokens[one.last]]
        if reading.words.tokens[one.first] not in reading.masked and last.stem not in world.motion:
            named.setdefault(reading.words.sentences[one.first], []).append(one)
    opposed = _opposed(reading)
    for sentence in reading.text.sentences:
        tokens = [
            (index, token) for index, token in enumerate(sentence.tokens, sentence.first) if index not in reading.masked
        ]
        if not tokens:
            continue
        places = named.get(sentence.number, ())
        said = max((_in_their_terms(reading, world, one) for one in places), default=0.0)
        alluded = any(one.begin > one.end for one in places)
        if places and (said > 0 or alluded or not reading.topic.points_nowhere(sentence.number)):
            credit = POINTED_AT + (1 - POINTED_AT) * said
        else:
            terms = min(1.0, world.argument.most_touched(token.stem for _, token in tokens) / NAMED_BY)
            credit = IMPLIED * terms if terms >= 0.5 and sentence.number in opposed else 0.0
        if credit >= LEAST_CREDIT:
            attributed = [index for index, _ in tokens if index in reading.stance.attributed]
            shown = attributed or [index for index, _ in tokens]
            yield _Place(shown[0], shown[-1], round(credit, 3))


def _opposed(reading: Reading) -> frozenset[int]:
    """The numbers of the sentences that oppose or grant something: one that only shares words answers no argument."""
    words, stance = reading.words, reading.stance
    taken = stance.negated | stance.denied | stance.conceded | stance.supposed
    return frozenset(words.sentences[found.first] for found in reading.signals if found.name in OPPOSING) | frozenset(
        sentence for token, sentence in zip(words.tokens, words.sentences, strict=True) if token in taken
    )


def _in_their_terms(reading: Reading, world: World, named: Named) -> float:
    """How much (0–1) of the argument stands where it would be restated."""
    return min(1.0, world.argument.most_touched(_restated(reading, named)) / NAMED_BY)


def restated(reading: Reading) -> Iterator[frozenset[str]]:
    """The stems of everything that the answer gives as the other side's argument."""
    for named in reading.stance.named:
        yield _restated(reading, named)


def _restated(reading: Reading, named: Named) -> frozenset[str]:
    """The stems of one such place, without the words that point at it."""
    words, text = reading.words, reading.text
    pointing = set(words.tokens[named.first : named.last + 1])
    inside = {words.tokens[place] for place in range(named.begin, named.end + 1)} - pointing - reading.masked
    return frozenset(text.tokens[index].stem for index in inside)


def _facts(reading: Reading, substance: _Substance, world: World) -> Iterable[_Place]:
    """Facts of the brief, and dated or counted facts of the player's own."""
    left_out = reading.masked | reading.stance.unasserted
    for sentence in reading.text.sentences:
        own = {index: token for index, token in enumerate(sentence.tokens, sentence.first) if index not in left_out}
        if not own:
            continue
        content = substance.near(sentence.number)
        numbers = [
            index
            for index, token in own.items()
            if _counts(token) and token.stem not in world.motion and not _is_loose(reading.text, index)
        ]
        if numbers and content >= LEAST_CREDIT:
            yield _Place(numbers[0], min(numbers[0] + 6, sentence.first + len(sentence.tokens) - 1), round(content, 3))
        best = world.facts.most_touched(token.stem for token in own.values())
        if best >= FACT_SHARE:
            yield _Place(min(own), max(own), round(min(1.0, best / FACT_SHARE / 1.2), 3))


def _is_loose(text: Text, index: int) -> bool:
    """“At eight” tells the time and “two or three” no number; “in 1960” and “eight of ten” are facts."""
    return index > 0 and text.tokens[index - 1].word in text.language.loose


def _counts(token: Token) -> bool:
    """Whether a word dates or counts something: a year, a number of two digits, a number word above two."""
    plain = token.stem.replace(",", "").replace(".", "")
    if token.stem == "percent":
        return True
    if not plain.isdecimal():
        return plain in {"thousand", "million", "billion", "dozen", "hundr"}
    number = int(plain[:9])
    return FIRST_YEAR <= number <= LAST_YEAR or number > 2


def _moves_of_points(prompt: Prompt, points: Iterable[PointMark]) -> dict[Move, list[Evidence]]:
    """The moves that points stand for, where they were made."""
    moves = {point.id: point.move for point in prompt.points}
    made: dict[Move, list[Evidence]] = {}
    for mark in points:
        move = moves[mark.id]
        if move is None or mark.made is Made.NOT or not mark.evidence:
            continue
        credit = 1.0 if mark.made is Made.MADE else 0.5
        first = mark.evidence[0]
        made.setdefault(move, []).append(
            Evidence(
                start=first.start,
                end=first.end,
                text=first.text,
                rule=f"move:{move.value}:point:{mark.id}",
                credit=credit,
            )
        )
    return made


def _evidence(reading: Reading, move: Move, place: _Place) -> Evidence:
    start, end = clause(reading.text, range(place.first, place.last + 1))
    return Evidence(
        start=start,
        end=end,
        text=reading.text.answer[start:end],
        rule=f"move:{move.value}",
        credit=round(place.credit, 3),
    )


def _apart(evidence: Iterable[Evidence], most: int = 3) -> tuple[Evidence, ...]:
    """The best places that do not overlap."""
    kept: list[Evidence] = []
    for item in evidence:
        if len(kept) < most and all(item.end <= other.start or item.start >= other.end for other in kept):
            kept.append(item)
    return tuple(kept)
