"""Who says what in an answer: what the player asserts, attributes to the other side, concedes, asks or denies.

A rebuttal restates the argument that it answers (“They say the bases would lose their reason. But …”), so the words
of an argument stand in answers that deny it. This reads, sentence by sentence, how far such a restatement reaches.
Points and moves then count only what the player asserts. Nothing here knows a pack: it reads phrasing alone, and so
also tells the polarity of an author's paraphrases.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from debate.judge.languages.language import APOSTROPHES
from debate.judge.languages.patterns import COMMA, STOP, STRONG, Found, Words
from debate.judge.languages.rhetoric import Rhetoric
from debate.judge.reading.phrases import words_of
from debate.judge.reading.quotes import quoted_words
from debate.judge.reading.text import Text

NEGATION_REACH = 7
"""Words behind a negator that it can reverse, when nothing ends its clause before: “not make us any safer at all”."""

_HAVE = frozenset(("have", "has", "had"))

_CAN = frozenset(("can", "could", "cannot", "should"))

AT_THE_END = 0.8
"""Share of an answer behind which it ends. (Of the marked answers that say “you are right” or the like there and do
not turn round any more, nine in ten are held to be worth nothing.)"""

LEAST_SAID, LEAST_SENTENCES, OPENING = 4, 3, 5
"""Words of a sentence that says something, sentences of a text that can be put into a frame, and words of a sentence's
opening."""
ALL_ASKED, ALL_WISHED, MUCH_TOLD = 0.8, 0.5, 0.5
"""Shares of its sentences that are questions, or open with a wish, and share of its words that are told as another's
beside a word at the end that one stands aside, from which on a text asserts nothing. (Of 1,934 marked answers seven do
so; the markers give 34 to two of them and 16 or less to the others.)"""

LONGEST_SCOPE = 40
"""Words that a phrase governs at most: where nobody set a full stop, “they say” does not take the rest of the text."""

LEAST_CONCEDED = 3
"""Words that a conceding clause has at least: “While true, …” concedes nothing that a point could be made of."""


@dataclass(frozen=True, slots=True)
class Named:
    """Where an answer points at the other side's argument; all numbers are indices into ``Words.words``.

    ``first`` to ``last`` are the words that point (“they say that”), ``begin`` to ``end`` (inclusive) those in which
    the argument would be restated.
    """

    first: int
    last: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Stance:
    """How the words of a text are meant; all numbers are indices into ``Text.tokens``.

    ``attributed`` words are the other side's, ``conceded`` ones are granted, ``asked`` ones stand in a question
    that wants an answer, ``supposed`` ones in an “even if”. ``negated`` words are reversed by a negation,
    ``denied`` ones by a phrase such as “it is false that” (they are in ``negated`` too). ``named`` are
    the places where the other side's argument is pointed at, ``phrases`` all turns of phrase that were found.
    """

    attributed: frozenset[int] = frozenset()
    conceded: frozenset[int] = frozenset()
    asked: frozenset[int] = frozenset()
    supposed: frozenset[int] = frozenset()
    negated: frozenset[int] = frozenset()
    denied: frozenset[int] = frozenset()
    named: tuple[Named, ...] = ()
    phrases: tuple[Found, ...] = ()

    @property
    def unasserted(self) -> frozenset[int]:
        """The words that the player does not assert: they are another’s, or granted, supposed, asked or denied."""
        return self.attributed | self.conceded | self.asked | self.denied | self.supposed


def set_aside(text: Text, stance: Stance, words: Words) -> bool:
    """Whether the player stands aside from the whole text: it asks, wishes or tells as another's all that it says."""
    sentences = [one for one in text.sentences if len(one.tokens) >= LEAST_SAID]
    if len(sentences) < LEAST_SENTENCES:
        return False
    starts: dict[str, list[int]] = {}
    for found in stance.phrases:
        starts.setdefault(found.name, []).append(words.tokens[found.first])
    asked = sum(text.answer[one.start : one.end].rstrip(_CLOSERS).endswith(_QUESTIONS) for one in sentences)
    wished = sum(
        any(one.first <= place < one.first + OPENING for place in starts.get("wishes", ())) for one in sentences
    )
    told = len(stance.attributed) >= MUCH_TOLD * len(text.tokens)
    aside = max(starts.get("distances", (-1,))) >= AT_THE_END * len(text.tokens)
    return asked >= ALL_ASKED * len(sentences) or wished >= ALL_WISHED * len(sentences) or (told and aside)


_CLOSERS, _QUESTIONS = " \n\t\"'”’»)", ("?", "？", "؟")


@dataclass(slots=True)
class _Reading:
    """What has been found so far, as indices into ``Words.words``."""

    words: Words
    phrases: dict[int, list[Found]]
    attributed: set[int] = field(default_factory=set)
    conceded: set[int] = field(default_factory=set)
    asked: set[int] = field(default_factory=set)
    supposed: set[int] = field(default_factory=set)
    negated: set[int] = field(default_factory=set)
    denied: set[int] = field(default_factory=set)
    named: list[Named] = field(default_factory=list)

    def tokens(self, places: set[int]) -> frozenset[int]:
        return frozenset(self.words.tokens[place] for place in places)


def read_stance(text: Text, rhetoric: Rhetoric | None, words: Words | None = None) -> Stance:
    """Read the stance of every word. A language without rhetoric gives a stance in which all is asserted."""
    if rhetoric is None:
        return Stance()
    words = words or words_of(text)
    phrases: dict[int, list[Found]] = {}
    every = rhetoric.stance.find(words)
    for found in every:
        phrases.setdefault(found.first, []).append(found)
    reading = _Reading(words, phrases)
    for first, last in sentence_spans(words):
        if rhetoric.head_final:
            _final_attribution(reading, first, last, rhetoric)
        else:
            _attribution(reading, first, last, text, rhetoric)
        _pointing(reading, first, last, text, rhetoric)
        _concession(reading, first, last, rhetoric)
        _question(reading, first, last, text, rhetoric)
    _negation(reading, rhetoric)
    return Stance(
        attributed=reading.tokens(reading.attributed) | quoted_words(text),
        conceded=reading.tokens(reading.conceded),
        asked=reading.tokens(reading.asked),
        supposed=reading.tokens(reading.supposed),
        negated=reading.tokens(reading.negated ^ reading.denied),
        denied=reading.tokens(reading.denied),
        named=tuple(reading.named),
        phrases=tuple(every),
    )


def at_the_end(stance: Stance, words: Words, group: str) -> tuple[int, int] | None:
    """First and last token of a phrase of that group with which an answer ends; ``None`` where there is none.

    Whoever says “you are right” and then turns round has granted something and given nothing up.
    """
    supposed = stance.supposed | stance.asked | stance.attributed | stance.conceded
    found = [
        one
        for one in stance.phrases
        if one.name == group and supposed.isdisjoint(words.tokens[one.first : one.last + 1])
    ]
    if not found:
        return None
    last = max(found, key=lambda one: (one.first, one.last))
    if group == "withdraws" and not words.breaks[last.last]:
        return None  # “forget that queue”, “we take that space back”: a longer clause takes nothing back
    if last.first < AT_THE_END * len(words.words) or any(
        (one.name == "contrast" and one.first > last.last)
        or (one.name == "hypothetical" and words.sentences[one.first] == words.sentences[last.first])
        for one in stance.phrases
    ):
        return None
    return words.tokens[last.first], words.tokens[last.last]


def negated(text: Text, rhetoric: Rhetoric | None) -> frozenset[int]:
    """Indices of the tokens that a negation reverses; two negations cancel (“not without reason”)."""
    return read_stance(text, rhetoric).negated


def sentence_spans(words: Words) -> Iterator[tuple[int, int]]:
    """First and last word (inclusive) of each sentence."""
    first = 0
    for place, mark in enumerate(words.breaks):
        if mark == STOP:
            yield first, place
            first = place + 1


def _attribution(reading: _Reading, first: int, last: int, text: Text, rhetoric: Rhetoric) -> None:
    """“They say X but Y”: X is theirs. “They forget that X”: X is the player's. “It is false that X”: X is denied."""
    # Nobody but the speaker can be “the woman” in an answer's first words.
    groups = ("factive", "denies", "says", "thinks", "reports", *(("opening",) if first == 0 else ()))
    place, granted = first, first - 1
    while place <= last:
        found = _first_of(reading, place, groups)
        if found is None or (
            found.name not in {"factive", "denies"}
            and (
                place <= granted
                or _states_nothing(reading, found, text, rhetoric)
                or (found.name == "reports" and _testifies(reading, found, first, last))
            )
        ):
            place += 1
            continue
        start = found.last + 1
        end = _scope_end(reading, start, last)
        if found.name == "factive":
            # What others say in what “they forget” is a witness: “they forget that the generals say …”.
            place, granted = start, end
            continue
        if found.name == "denies":
            for place in range(start, end + 1):
                word = reading.words.words[place]
                if word in rhetoric.because or (word in rhetoric.reasons and reading.words.breaks[place - 1]):
                    end = place - 1
                    break
            reading.denied.update(range(start, end + 1))
        else:
            if found.first > first and reading.words.words[found.first - 1] in rhetoric.at_large:
                # “If he fears X, then Y”: Y is the player's.
                end = min(end, _clause_end(reading.words, start, last, rhetoric))
            end = _rejected_from(reading, found, start, end, rhetoric) - 1
            reading.attributed.update(range(found.first, end + 1))
            # Behind a colon they may be quoted further: “they say that it is old: nobody needs it”.
            whole = _scope_end(reading, start, last, over=STOP)
            reading.named.append(
                Named(found.first, found.last, start, _rejected_from(reading, found, start, whole, rhetoric) - 1)
            )
        place = max(end + 1, start)


def _final_attribution(reading: _Reading, first: int, last: int, rhetoric: Rhetoric) -> None:
    """The same where the verb comes last: what is said stands before “と言う”, from the last contrast or break on."""
    words = reading.words
    start = place = first
    while place <= last:
        if _first_of(reading, place, ("contrast",)) is not None or (
            place > first and words.breaks[place - 1] == STRONG
        ):
            start = place
        found = _first_of(reading, place, ("factive", "denies", "says", "thinks"))
        said = found is not None and found.name in {"says", "thinks"}
        if found is None or (said and not _is_theirs(reading, start, found, rhetoric)):
            place += 1
            continue
        if found.name == "denies":
            reading.denied.update(set(range(start, found.first)) - reading.attributed)
        elif found.name != "factive":
            reading.attributed.update(range(start, found.last + 1))
            reading.named.append(Named(found.first, found.last, start, found.first - 1))
        start = place = found.last + 1


def _is_theirs(reading: _Reading, start: int, found: Found, rhetoric: Rhetoric) -> bool:
    """Whether what is said from ``start`` on is an opponent's: thinking has to be, since players think too."""
    if any(word in rhetoric.sources for word in reading.words.words[start : found.last + 1]):
        return False
    return found.name == "says" or any(
        _first_of(reading, place, ("refers",)) is not None for place in range(start, found.first)
    )


def _states_nothing(reading: _Reading, found: Found, text: Text, rhetoric: Rhetoric) -> bool:
    """Whether nobody's argument follows.

    What speaks is evidence (“the treaty says”) or the player (“my point is”), nobody “has thought of it”, or it is only
    a manner of speaking: “you cannot expect”, “more than you think”.
    """
    words = reading.words.words[found.first : found.last + 1]
    if any(word in rhetoric.sources for word in words) or _is_own(reading, found, text, rhetoric):
        return True
    if found.first and reading.words.words[found.first - 1] in rhetoric.comparing:
        return True
    if found.name != "thinks" or {"not", "never"}.isdisjoint(words):
        return False
    return not _HAVE.isdisjoint(words) or not _CAN.isdisjoint(words)


def _testifies(reading: _Reading, found: Found, first: int, last: int) -> bool:
    """Whether “some people say” brings a witness: it does behind the first sentence, unless the player turns round."""
    answered = any(
        _first_of(reading, place, ("contrast", "denies", "rejects")) is not None for place in (last + 1, last + 2)
    )
    return first > 0 and not answered and _scope_end(reading, found.last + 1, last) == last


def _is_own(reading: _Reading, found: Found, text: Text, rhetoric: Rhetoric) -> bool:
    """Whether a phrase speaks of the player's own: “my point is”, “in my opinion”, “my mother says”."""
    words = reading.words
    place = found.first + (words.words[found.first] in rhetoric.prepositions)
    if words.words[place] not in rhetoric.own:
        return False
    spoken = range(place + 1, found.last + 1)
    if any(words.words[at] in rhetoric.opponents for at in spoken):
        return False
    # “Our minister's case” is the minister's.
    return not any(_is_genitive(text, words.tokens[at]) for at in spoken)


def _is_genitive(text: Text, index: int) -> bool:
    token = text.tokens[index]
    written = text.answer[token.start : token.end]
    return written[-1:] in "sS" and written[-2:-1] in APOSTROPHES


def _pointing(reading: _Reading, first: int, last: int, text: Text, rhetoric: Rhetoric) -> None:
    """“Their fear”, “you want”, “they forget”: the other side's argument is pointed at, somewhere in the sentence."""
    words = reading.words
    for place in range(first, last + 1):
        for found in reading.phrases.get(place, ()):
            if found.name == "alludes" and first == 0:
                # “He” and “the speaker” have nobody else to mean there, but what is said of them is no argument.
                reading.named.append(Named(found.first, found.last, last + 1, last))
            if found.name not in {"refers", "factive"} or _is_own(reading, found, text, rhetoric):
                continue
            # “If you want”, “what they see” and “more than they ask” speak of anybody.
            before = words.words[place - 1] if place > first and not words.breaks[place - 1] else ""
            inner = words.words[found.first + 1 : found.last + 1]
            if before not in rhetoric.at_large and rhetoric.subordinators.isdisjoint(inner):
                reading.named.append(Named(found.first, found.last, first, last))


def _rejected_from(reading: _Reading, found: Found, start: int, end: int, rhetoric: Rhetoric) -> int:
    """Where the player takes back what is restated from ``start`` on; the place behind ``end`` where they do not.

    Of “the claim that X is wrong” the predicate is the player's and X is theirs; “they say that X is wrong” is theirs
    to the end, unless it goes on “that is not so”.
    """
    noun = not rhetoric.claims or not rhetoric.claims.isdisjoint(reading.words.words[max(0, found.last - 1) : start])
    for place in range(start + 1, end + 1):
        if _first_of(reading, place, ("rejects",)) is not None and (
            noun or reading.words.words[place] in rhetoric.demonstratives
        ):
            return place
    return end + 1


def _scope_end(reading: _Reading, start: int, last: int, over: int = STRONG) -> int:
    """The end of what a phrase before ``start`` governs: up to a contrast, a break (``over``) or the sentence's end."""
    words = reading.words
    # “The argument goes like this: …” carries on behind its colon.
    opened = start > 0 and words.breaks[start - 1] == STRONG
    for place in range(start, min(last, start + LONGEST_SCOPE) + 1):
        if place > start and _first_of(reading, place, ("contrast", "turns")) is not None:
            return place - 1
        if words.breaks[place] == over and not (opened and place == start):
            return place
    return min(last, start + LONGEST_SCOPE)


def _first_of(reading: _Reading, place: int, names: tuple[str, ...]) -> Found | None:
    """The longest phrase of these groups that begins at ``place``; groups named first win."""
    candidates = reading.phrases.get(place)
    if not candidates:
        return None
    for name in names:
        for found in candidates:
            if found.name == name:
                return found
    return None


def _concession(reading: _Reading, first: int, last: int, rhetoric: Rhetoric) -> None:
    """“Granted, X, but Y”; “While X, Y”: X is given away. “Even if X, Y”: X is only supposed."""
    words = reading.words
    for place in range(first, last + 1):
        supposed = _first_of(reading, place, ("hypothetical",))
        if supposed is not None and rhetoric.head_final and place > first and not words.breaks[place - 1]:
            reading.supposed.update(range(_clause_start(words, first, place), place))
            continue
        if supposed is not None:
            reading.supposed.update(range(supposed.last + 1, _clause_end(words, supposed.last + 1, last, rhetoric) + 1))
            continue
        found = _first_of(reading, place, ("concedes",))
        if found is None or place in reading.attributed:
            continue
        start = found.last + 1
        if words.words[found.first] in rhetoric.conceding:
            end = _clause_end(words, start, last, rhetoric)
            end = -1 if end == last or place != first else end
        else:
            end = _scope_end(reading, start, last)
            # Without a “but” in this sentence or at the head of the next nothing is taken back: it is agreement.
            if end == last and not _turns_back(reading, last + 1):
                end = -1
        if end - start + 1 >= LEAST_CONCEDED:
            reading.conceded.update(range(start, end + 1))


def _turns_back(reading: _Reading, place: int) -> bool:
    return place < len(reading.words.words) and _first_of(reading, place, ("contrast",)) is not None


def _clause_end(words: Words, start: int, last: int, rhetoric: Rhetoric) -> int:
    """The word before the first comma or stronger break from ``start`` on, or ``last``."""
    for place in range(start, last):
        if words.breaks[place] >= COMMA and place - start + 1 >= rhetoric.shortest_clause:
            return place
    return last


def _clause_start(words: Words, first: int, place: int) -> int:
    """The first word of the clause that ends before ``place``."""
    while place > first and not words.breaks[place - 1]:
        place -= 1
    return place


def _question(reading: _Reading, first: int, last: int, text: Text, rhetoric: Rhetoric) -> None:
    """A question asserts nothing, unless it is one that answers itself (“Why should they?”, “Is it not …?”)."""
    words = reading.words
    behind = text.tokens[words.tokens[last]].after.split("\n")[0][:4]
    if "?" not in behind and "？" not in behind:
        return
    start = first
    for place in range(last - 1, first - 1, -1):
        # Only the asking clause: “The bases serve Korea, so what is lost?” asserts before it asks.
        if words.breaks[place] >= COMMA and last - place >= LEAST_CONCEDED:
            start = place + 1
            break
    asking = Words(
        words.words[start : last + 1],
        words.tokens[start : last + 1],
        words.breaks[start : last + 1],
        words.sentences[start : last + 1],
    )
    if not rhetoric.questions.find(asking):
        reading.asked.update(range(start, last + 1))


def _negation(reading: _Reading, rhetoric: Rhetoric) -> None:
    words = reading.words
    found = rhetoric.negators.find(words)
    harmless = {
        place for phrase in found if phrase.name == "harmless" for place in range(phrase.first, phrase.last + 1)
    }
    for phrase in found:
        if phrase.name == "harmless" or phrase.first in harmless:
            continue
        ends = phrase.last + 1 >= len(words.words) or words.breaks[phrase.last]
        if rhetoric.head_final or (rhetoric.negates_back and ends):
            for place in range(phrase.first - 1, max(phrase.first - 1 - NEGATION_REACH, -1), -1):
                if words.breaks[place] or words.words[place] in rhetoric.subordinators:
                    break
                reading.negated ^= {place}
            continue
        for place in range(phrase.last + 1, min(phrase.last + 1 + NEGATION_REACH, len(words.words))):
            word = words.words[place]
            if words.breaks[place - 1] or word in rhetoric.subordinators or word in rhetoric.adversatives:
                break
            reading.negated ^= {place}
