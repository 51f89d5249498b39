"""How rebuttals are phrased in a language: the turns of phrase by which stance and moves are told, as data.

``stance.py`` and ``moves.py`` ask this for their phrases and never spell one out. To add a language, write a module
like ``rhetoric_english.py`` for one of ``language.WRITTEN``; other languages are read for points alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module

from debate.judge.languages.language import WRITTEN, Language, primary
from debate.judge.languages.patterns import Phrases
from debate.judge.languages.tables import folded


@dataclass(frozen=True, eq=False, kw_only=True)
class Rhetoric:
    """One language's turns of phrase, as ``Phrases`` of named groups.

    ``stance`` groups: ``says`` and ``thinks`` (somebody else's statement begins), ``reports`` (of others than the
    opponent: “some people say”), ``opening`` (in an answer's first sentence alone: “the woman fears”), ``refers`` (the
    other side's argument is pointed at), ``alludes`` (its speaker is, in an answer's first sentence: “he sounds
    angry”), ``factive`` (“they forget that”: what follows is the player's own), ``denies`` (what follows is denied),
    ``rejects`` (what stands before is denied), ``concedes``, ``hypothetical``, ``contrast``.
    ``moves`` groups are named after ``Move`` values; ``condition`` is a consequence told by its “if”.

    Who speaks: ``sources`` are subjects whose statements are evidence and not the opponent's argument (“the treaty
    says”). ``own`` words make what is said the player's own (“my point is”; with ``prepositions`` before them: “in my
    view”), unless ``opponents`` say it (“my rival says”). ``claims`` are nouns for what is said (“the idea that”),
    ``demonstratives`` take a sentence up again (“that is not so”). Behind ``at_large`` words a phrase that points means
    anybody (“if you want”), behind ``comparing`` ones a phrase that reports reports nothing (“more than you think”).

    ``negators`` open a negation, ``not_negators`` only look like one. ``asking`` words open a question that wants
    an answer; ``rhetorical`` phrases mark one that does not. ``auxiliaries`` open a yes-or-no question.
    ``subordinators`` and ``adversatives`` (“but”) end what a negation reverses; ``conceding`` words concede up to the
    next comma (“while”). In a ``head_final`` language “they say that” and “not” stand behind what they govern.
    ``negates_back`` says that a negation at the end of its clause reverses what stands before it (“das hilft nicht”),
    ``shortest_clause`` how many words a clause behind “while” or “even if” has at least, and behind a comma ``reasons``
    end what is denied (“es ist falsch, dass …, denn …”), ``because`` words even without one.
    """

    stance: Phrases
    moves: Phrases
    negators: Phrases
    questions: Phrases
    sources: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    demonstratives: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    opponents: frozenset[str] = frozenset()
    at_large: frozenset[str] = frozenset()
    comparing: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()
    adversatives: frozenset[str] = frozenset()
    conceding: frozenset[str] = frozenset()
    head_final: bool = False
    negates_back: bool = False
    shortest_clause: int = 3
    reasons: frozenset[str] = frozenset()
    because: frozenset[str] = frozenset()


def groups(**named: str | Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Patterns by group, each group written as one pattern a line."""
    return {
        name: tuple(line.strip() for line in (lines.splitlines() if isinstance(lines, str) else lines) if line.strip())
        for name, lines in named.items()
    }


def rhetoric_of(code: str) -> Rhetoric | None:
    """The phrasings of a language (ISO 639-1 code), ``None`` where nobody has written them yet."""
    name = WRITTEN.get(primary(code))
    if name is None:
        return None
    found: Rhetoric = getattr(import_module(f"debate.judge.languages.rhetoric_{name}"), name.upper())
    return found


def written_in(
    language: Language,
    *,
    classes: Mapping[str, Iterable[str]],
    stance: Mapping[str, Iterable[str]],
    moves: Mapping[str, Iterable[str]],
    negators: Mapping[str, Iterable[str]],
    questions: Mapping[str, Iterable[str]],
    sources: str = "",
    subordinators: str = "",
    adversatives: str = "",
    reasons: str = "",
    conceding: str = "",
    negates_back: bool = False,
    shortest_clause: int = 2,
) -> Rhetoric:
    """The rhetoric of a language from patterns in plain spelling: their words are folded as its answers are."""

    def fold(line: str) -> str:
        return _WORD.sub(lambda match: folded(match.group(), language), line)

    def phrases(patterns: Mapping[str, Iterable[str]]) -> Phrases:
        return Phrases({name: map(fold, lines) for name, lines in patterns.items()}, folded_classes)

    folded_classes = {name: tuple(map(fold, words)) for name, words in classes.items()}
    return Rhetoric(
        stance=phrases(stance),
        moves=phrases(moves),
        negators=phrases(negators),
        questions=phrases(questions),
        sources=frozenset(fold(sources).split()),
        subordinators=frozenset(fold(subordinators).split()),
        adversatives=frozenset(fold(adversatives).split()),
        reasons=frozenset(fold(reasons).split()),
        conceding=frozenset(fold(conceding).split()),
        negates_back=negates_back,
        shortest_clause=shortest_clause,
    )


_WORD = re.compile(r"(?<![@\w])[^\W\d_]+")  # a name of a class is left as it is
