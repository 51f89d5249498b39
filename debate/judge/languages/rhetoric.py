"""How rebuttals are phrased in a language: the turns of phrase by which stance and moves are told, as data.

``stance.py`` and ``moves.py`` ask this for their phrases and never spell one out. A language without a
``rhetoric.toml`` in its folder is read for points alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from debate.judge.languages.patterns import Phrases


@dataclass(frozen=True, eq=False, kw_only=True)
class Rhetoric:
    """One language's turns of phrase, as ``Phrases`` of named groups.

    ``stance`` groups: ``says`` and ``thinks`` (somebody else's statement begins), ``reports`` (of others than the
    opponent: “some people say”), ``opening`` (in an answer's first sentence alone: “the woman fears”), ``refers`` (the
    other side's argument is pointed at), ``alludes`` (its speaker is, in an answer's first sentence: “he sounds
    angry”), ``factive`` (“they forget that”: what follows is the player's own), ``denies`` (what follows is denied),
    ``rejects`` (what stands before is denied), ``concedes``, ``hypothetical``, ``contrast``, ``turns`` (another speaker
    begins without a full stop, so what was attributed ends). Only counted are ``yields`` (the player gives in),
    ``distances`` (stands aside) and ``wishes``; ``withdraws`` (at its end an answer takes all back) and ``dreams``
    are certain.
    ``moves`` groups are named after ``Move`` values; ``condition`` is a consequence told by its “if”.

    Who speaks: ``sources`` are subjects whose statements are evidence and not the opponent's argument (“the treaty
    says”). ``own`` words make what is said the player's own (“my point is”; with ``prepositions`` before them: “in my
    view”), unless ``opponents`` say it (“my rival says”). ``claims`` are nouns for what is said (“the idea that”),
    ``demonstratives`` take a sentence up again (“that is not so”). Behind ``at_large`` words a phrase that points means
    anybody (“if you want”), behind ``comparing`` ones a phrase that reports reports nothing (“more than you think”).

    ``negators`` groups: ``negates`` (a negation opens) and ``harmless`` (it only looks like one). ``questions`` has one
    group, ``rhetorical``, whose phrases mark a question that wants no answer.
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
    subordinators: frozenset[str] = frozenset()
    adversatives: frozenset[str] = frozenset()
    conceding: frozenset[str] = frozenset()
    head_final: bool = False
    negates_back: bool = False
    shortest_clause: int = 3
    reasons: frozenset[str] = frozenset()
    because: frozenset[str] = frozenset()
