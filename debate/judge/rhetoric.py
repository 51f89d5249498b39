"""How rebuttals are phrased in a language: the turns of phrase by which stance and moves are told, as data.

``stance.py`` and ``moves.py`` ask this for their phrases and never spell one out. To add a language, write a module
like ``rhetoric_english.py`` and name it in ``rhetoric_of``; a language without one is read for points alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from debate.judge.phrases import Phrases


@dataclass(frozen=True, eq=False, kw_only=True)
class Rhetoric:
    """One language's turns of phrase, as ``Phrases`` of named groups.

    ``stance`` groups: ``says`` and ``thinks`` (somebody else's statement begins), ``refers`` (the other side's
    argument is pointed at), ``factive`` (“they forget that”: what follows is the player's own), ``denies`` (what
    follows is denied), ``rejects`` (what stands before is denied), ``concedes``, ``hypothetical``, ``contrast``.
    ``moves`` groups are named after ``Move`` values, ``:half`` behind a name marking a weaker sign.
    ``negators`` open a negation, ``not_negators`` only look like one. ``sources`` are subjects whose statements
    are evidence and not the opponent's argument (“the treaty says”). ``asking`` words open a question that wants
    an answer; ``rhetorical`` phrases mark one that does not. ``auxiliaries`` open a yes-or-no question.
    """

    stance: Phrases
    moves: Phrases
    negators: Phrases
    questions: Phrases
    sources: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()


def groups(**named: str | Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Patterns by group, each group written as one pattern a line."""
    return {
        name: tuple(line.strip() for line in (lines.splitlines() if isinstance(lines, str) else lines) if line.strip())
        for name, lines in named.items()
    }


def rhetoric_of(code: str) -> Rhetoric | None:
    """The phrasings of a language (ISO 639-1 code), ``None`` where nobody has written them yet."""
    if code.lower().partition("-")[0] == "en":
        from debate.judge.rhetoric_english import ENGLISH

        return ENGLISH
    return None
