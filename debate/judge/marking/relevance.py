"""Whether an answer is about its prompt and for its own camp, and says something besides connecting words.

Unlike ``integrity.py`` this needs to know what was found. What an answer is worth is told by its signs, so these flags
only say what was seen, and a teacher can look. One costs marks besides: who gives in at the end has answered nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from debate.judge.ballot import Flag, Made
from debate.judge.finding.points import THEIR_WAY, Findings
from debate.judge.finding.topic import Topic

GIVEN_IN = 0.25
"""What is left of the marks of an answer that gives in at its end."""
GIVES_UP = 0.45
"""Standing (0–1) up to which words of giving in at the end are meant: who has argued well grants something."""
AGAINST_ITSELF = 0.2
"""What is left of the marks of an answer that argues the other camp's case, denies its own or is about nothing, in a
language in which nobody has marked answers: there its signs do not tell."""
UNASSERTED = 0.7
"""Share of an answer's words from which on nothing in it is said as the player's own."""
STANDS = 0.35
"""Standing (0–1) from which on an answer is a rebuttal of this speech whatever its words look like."""
RIVAL_POINTS = 1.5
"""Sum of strengths (0–1 each) of the other camp's points from which on its case is made: two points, or nearly."""
RIVAL_LEAD = 1.5
"""How many times the player's own points that must be."""
OWN_ARGUMENT, OWN_LEAD = 0.5, 1.2
"""Share of an argument of the player's *own* camp that an answer gives as the other side's, and how many times as much
that must be as of any argument of the other side: whoever answers “they say” with what their own camp says has mistaken
their chair, whatever points they then touch. (Of 234 honest texts of three packs none does so and also speaks like the
other camp; of 486 strong answers from the wrong chair, 383.)"""
LEAST_TURNED = 2
"""Points of the player's own side that an answer must reverse, beside reversing more than it makes."""
DENIED_WORDS, DENIED_SHARE = 30, 0.5
"""Words that are denied (“it is false that …”), and their share of all, from which on an answer denies more than it
says: two or three sentences at least, since a short answer may well deny one."""
LEAST_EMPTY, EMPTY_SHARE, SIGNAL_SHARE = 25, 0.11, 0.5
"""Words from which on, share of words that belong to some topic below which, and share in connecting phrases above
which, an answer has connecting words and no content."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """The flags that were found, and what share (0–1) they leave of every mark."""

    flags: tuple[Flag, ...] = ()
    share: float = 1.0


_WRONG_SIDE = Flag(id="wrong-side", reason="This argues the other camp's case; read again whom you speak for.")
_NEGATED = Flag(id="negated", reason="This denies what your own side says; what it would answer is left standing.")
_NOT_ASSERTED = Flag(
    id="not-asserted", reason="This is dreamt, asked or told as somebody else's view; say it as your own answer."
)
_OFF_TOPIC = Flag(id="off-topic", reason="Hardly a word of this is about the argument to be answered.")
_CONNECTIVES = Flag(id="connectives", reason="These are connecting words with nothing between them to connect.")


def check_relevance(
    topic: Topic,
    findings: Findings,
    *,
    denied: int,
    signals: int,
    gives_in: str = "",
    withdraws: str = "",
    unasserted: float = 0.0,
    standing: float | None = None,
    sides: tuple[float, float] = (0.0, 0.0),
) -> Relevance:
    """Judge content, topic and side.

    ``sides`` is how much (0–1) of some argument of the other camp, and of the player's own, is given as the other
    side's (``Worlds.sides``). ``denied`` is the number of words in the scope of a denial, ``signals`` that of words in
    phrases that make moves. ``gives_in`` and ``withdraws`` are the words by which the answer gives in, or takes all
    back, at its end. ``unasserted`` (0–1) is the share of it that nobody asserts: dreamt, wished, asked. ``standing``
    (0–1) is how it stands as a whole, if that can be told in its language.
    """
    if withdraws or (gives_in and standing is not None and standing < GIVES_UP):
        reason = f"In the end (“{withdraws or gives_in}”) this gives in; what was said before it no longer stands."
        return Relevance((Flag(id="gives-in", reason=reason),), GIVEN_IN)
    if unasserted >= UNASSERTED:
        return Relevance((_NOT_ASSERTED,), GIVEN_IN)
    if standing is not None and standing >= STANDS:
        return Relevance()
    share = 1.0 if standing is not None else AGAINST_ITSELF
    made = sum(1 for mark in findings.points if mark.made is not Made.NOT)
    empty = topic.topical < EMPTY_SHARE * topic.words and signals > SIGNAL_SHARE * topic.words
    if empty and topic.words >= LEAST_EMPTY and not made:
        return Relevance((_CONNECTIVES,), share)
    if topic.off_topic and not made:
        return Relevance((_OFF_TOPIC,), share)
    theirs, own = sides
    answers_its_own = findings.leaning < 0 and own >= OWN_ARGUMENT and own >= OWN_LEAD * theirs
    if answers_its_own or _argues_the_other_side(findings):
        return Relevance((_WRONG_SIDE,), share)
    turned = findings.turned >= LEAST_TURNED and findings.turned > made
    if turned or (denied >= DENIED_WORDS and denied >= DENIED_SHARE * topic.words):
        return Relevance((_NEGATED,), share)
    return Relevance()


def _argues_the_other_side(findings: Findings) -> bool:
    return (
        findings.rival >= RIVAL_POINTS and findings.rival >= RIVAL_LEAD * findings.own and findings.leaning <= THEIR_WAY
    )
