"""How rebuttals are phrased in a language: the turns of phrase by which stance and moves are told, as data.

``stance.py`` and ``moves.py`` ask this for their phrases and never spell one out. To add a language, write a module
like ``rhetoric_english.py`` for one of ``language.WRITTEN``; other languages are read for points alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module

from debate.judge.language import WRITTEN, primary
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
    ``subordinators`` and ``adversatives`` (“but”) end what a negation reverses; ``conceding`` words concede up to the
    next comma (“while”). In a ``head_final`` language “they say that” and “not” stand behind what they govern.
    """

    stance: Phrases
    moves: Phrases
    negators: Phrases
    questions: Phrases
    sources: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()
    adversatives: frozenset[str] = frozenset()
    conceding: frozenset[str] = frozenset()
    head_final: bool = False


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
    found: Rhetoric = getattr(import_module(f"debate.judge.rhetoric_{name}"), name.upper())
    return found


def written(patterns: Mapping[str, Iterable[str]], fold: Callable[[str], str]) -> Mapping[str, tuple[str, ...]]:
    """Patterns or word classes in plain spelling with their words folded as a language's reading folds them."""
    return {
        name: tuple(_WORD.sub(lambda match: fold(match.group()), line) for line in lines)
        for name, lines in patterns.items()
    }


_WORD = re.compile(r"[^\W\d_]+")
