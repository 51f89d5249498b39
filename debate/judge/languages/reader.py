"""Reads a language's folder, ``languages/<code>/``: ``language.toml`` and, where there are such, ``words.toml``,
``rhetoric.toml`` and ``prose.toml`` (and what was worked out before: ``stems.toml``, ``counts.toml``).

To add a language, add a folder. A list is one string of words, or several, so that comments may stand between them;
``Language``, ``Rhetoric`` and ``Prose`` say what each holds. A key that nobody asks for is refused, so that a slip of
the pen does not go unseen.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from debate.judge.languages.kana import LETTERS, Kana
from debate.judge.languages.language import Language, plain_language, primary
from debate.judge.languages.patterns import Phrases
from debate.judge.languages.prose import Prose
from debate.judge.languages.rhetoric import Rhetoric
from debate.judge.languages.tables import (
    LOOK_ALIKES,
    Contractions,
    Fold,
    Respelling,
    folded,
    folding,
    respelling,
    without_endings,
)

PACKAGE = "debate.judge.languages"
"""Where the folders are."""

_CODE = re.compile(r"[a-z]{2,3}")
_WORD = re.compile(r"(?<![@\w])[^\W\d_]+")
"""A word of a pattern; a name of a class is left as it is."""


class Table:
    """A table of a file, whose keys are taken out one after the other."""

    def __init__(self, name: str, values: Mapping[str, Any]) -> None:
        self.name = name
        self._left = dict(values)

    def take(self, key: str, default: Any) -> Any:
        """The value of a key, of the type of its default."""
        value = self._left.pop(key, default)
        if type(value) is not type(default):
            raise ValueError(f"{self.name}: “{key}” is not of the right kind.")
        return value

    def text(self, key: str) -> str:
        """A text, or several as one."""
        value = self._left.get(key)
        return "\n".join(self.take(key, [])) if isinstance(value, list) else str(self.take(key, ""))

    def words(self, key: str) -> list[str]:
        """The words of a list."""
        return self.text(key).split()

    def equal(self, key: str, language: Language | None = None) -> dict[str, str]:
        """What stands for what, “this=that”, folded as the language's words are."""
        text = folded(self.text(key), language) if language else self.text(key)
        return {first: second for first, _, second in (entry.rpartition("=") for entry in text.split())}

    def lines(self, key: str, language: Language | None = None) -> list[tuple[str, str]]:
        """The lines “this: that”, folded as the language's words are."""
        text = folded(self.text(key), language) if language else self.text(key)
        lines = (line.partition(":") for line in text.splitlines() if line.strip())
        return [(first.strip(), second.strip()) for first, _, second in lines]

    def table(self, key: str) -> Table:
        """A table of this one, empty where there is none."""
        return Table(f"{self.name} [{key}]", self.take(key, {}))

    def tables(self, key: str) -> list[Table]:
        """The tables of that name, in order."""
        return [Table(f"{self.name} [[{key}]]", one) for one in self.take(key, [])]

    def groups(self) -> dict[str, str]:
        """Every text that is left, by its key."""
        return {key: self.text(key) for key in self.names()}

    def names(self) -> list[str]:
        """The keys that are left, in order."""
        return list(self._left)

    def close(self) -> None:
        """Raise ``ValueError`` if there is a key that nobody asked for."""
        if self._left:
            raise ValueError(f"{self.name}: nothing is called “{next(iter(self._left))}” there.")


def _table(code: str, name: str) -> Table | None:
    file = files(PACKAGE).joinpath(code, f"{name}.toml")
    return Table(f"{code}/{name}.toml", tomllib.loads(file.read_text("utf-8"))) if file.is_file() else None


@lru_cache(maxsize=64)
def _has_folder(code: str) -> bool:
    return _CODE.fullmatch(code) is not None and files(PACKAGE).joinpath(code, "language.toml").is_file()


def language_of(code: str) -> Language:
    """The language of an ISO 639-1 code; of a longer tag (“en-GB”, “de-CH”) the first part counts.

    One without a folder of its own is read by its stemmer, and where there is none either, word by word.
    """
    return _language(primary(code))


@lru_cache(maxsize=64)
def _language(code: str) -> Language:
    return _described(code)[0] if _has_folder(code) else plain_language(code)


def rhetoric_of(code: str) -> Rhetoric | None:
    """The phrasings of a language (ISO 639-1 code), ``None`` where nobody has written them yet."""
    return _rhetoric(primary(code))


def prose_of(code: str) -> Prose | None:
    """The prose of a language (ISO 639-1 code), ``None`` where not even its words can be told for sure."""
    return _prose(primary(code))


@lru_cache(maxsize=16)
def _described(code: str) -> tuple[Language, Kana | None]:
    """A language and the algorithm by which it is written, if it asks for one."""
    table, lists = _table(code, "language") or Table(code, {}), _table(code, "words") or Table(code, {})
    writing, asked, kana = table.take("writing", ""), table.table("kana"), None
    stop = lists.text("stop")
    if writing == "kana":
        kana = Kana(stop.split(), asked.words("whole"), asked.words("before_comma"), asked.words("kept_forms"))
    elif writing:
        raise ValueError(f"{table.name}: no writing is called “{writing}”.")
    base = _base(code, table, kana)
    table.close()

    def words(key: str, table: Table = lists) -> frozenset[str]:
        return frozenset(folded(table.text(key), base).split())

    def stems(key: str) -> dict[str, None]:
        return dict.fromkeys(base.stem(word) for word in sorted(words(key)))

    def roots(key: str) -> list[str]:
        return [base.root(stem) for stem in stems(key)]

    negators = words("negators")
    language = replace(
        base,
        stop_words=(frozenset(folded(stop, base).split()) - words("content", asked))
        | negators
        | (frozenset(LETTERS) if kana else frozenset()),
        negators=negators,
        common=frozenset(stems("common")),
        valence=dict.fromkeys(stems("good"), 1) | dict.fromkeys(stems("ill"), -1),
        turning=frozenset(stems("turning")),
        urging=words("urging"),
        deeds=dict.fromkeys(roots("keeping"), 1) | dict.fromkeys(roots("ending"), -1),
    )
    asked.close()
    lists.close()
    return language, kana


def _base(code: str, table: Table, kana: Kana | None) -> Language:
    """What stemming needs: the language without its lists of words."""
    keeps_marks = table.take("keeps_marks", False)
    folds, respells, root = table.tables("fold"), table.tables("respell"), table.table("root")
    fold = folding([Fold(one.equal("letters"), one.take("not_behind", "")) for one in folds])
    plain = Language(code=code, stemmer="", fold=fold, keeps_marks=keeps_marks)

    def words(key: str, table: Table = table) -> list[str]:
        return folded(table.text(key), plain).split()

    respell = respelling(
        [Respelling(one.equal("endings"), one.take("least", 0), frozenset(one.words("kept"))) for one in respells]
    )
    base = Language(
        code=code,
        stemmer=table.take("stemmer", ""),
        known_stems=known_stems(code),
        abbreviations=frozenset(words("abbreviations")),
        joined_prefixes=frozenset(words("joined_prefixes")),
        variants={form: word for word, forms in table.lines("variants", plain) for form in forms.split()},
        pairs=_pairs(table, "pairs"),
        after_word=_pairs(table, "after_word"),
        numbers={word: int(number) for word, number in table.equal("numbers", plain).items()},
        look_alikes={} if keeps_marks else LOOK_ALIKES,
        respell=kana.respell if kana else respell,
        root=without_endings(words("endings", root), root.take("least", 4)),
        fold=fold,
        keeps_marks=keeps_marks,
        elisions=table.equal("elisions"),
        letters=frozenset(table.words("letters")),
        thousands=table.take("thousands", ","),
        ordinals=table.take("ordinals", False),
        loose=frozenset(words("loose")),
        fillers=frozenset(tuple(line.split()) for line in folded(table.text("fillers"), plain).splitlines() if line),
        typed={form: word for word, forms in table.lines("typed", plain) for form in forms.split()},
        segment=kana.segment if kana else None,
        compounds=table.take("compounds", False),
        prefixes=frozenset(words("prefixes")),
    )
    contractions = table.table("contractions")
    opened = Contractions(
        {word: tuple(words.split()) for word, words in contractions.lines("words")},
        dict(contractions.lines("tails")),
        contractions.take("s", ""),
        frozenset(contractions.words("before_s")),
    )
    if kana:
        base = replace(base, opens=kana.opened)
    elif opened.words or opened.tails or opened.before_s:
        base = replace(base, opens=opened.opened)
    for one in (*folds, *respells, root, contractions):
        one.close()
    return base


def known_stems(code: str) -> Mapping[str, str]:
    """Stems of a language's words that were worked out before: a word and its stem, again and again."""
    table = _table(code, "stems")
    words = table.words("stems") if table else []
    return dict(zip(words[::2], words[1::2], strict=True))


def _pairs(table: Table, key: str) -> dict[tuple[str, str], str]:
    """Two words and the one that they stand for: “united states: america”."""
    found = {}
    for words, joined in table.lines(key):
        first, second = words.split()
        found[first, second] = joined
    return found


@lru_cache(maxsize=16)
def _rhetoric(code: str) -> Rhetoric | None:
    table = _table(code, "rhetoric") if _has_folder(code) else None
    if table is None:
        return None
    language, kana = _described(code)

    def fold(text: str) -> str:
        if language.fold is str and text.isascii() and text.islower():
            return text
        return _WORD.sub(lambda match: folded(match.group(), language), text)

    def phrases(groups: Mapping[str, str]) -> Phrases:
        written = {name: kana.patterns(text) if kana else fold(text) for name, text in groups.items()}
        return Phrases(
            {name: filter(None, map(str.strip, text.splitlines())) for name, text in written.items()}, classes
        )

    def words(key: str, listed: Table) -> frozenset[str]:
        found: set[str] = set()
        for word in fold(listed.text(key)).split():
            found |= classes[word[1:]] if word.startswith("@") else {word}
        return frozenset(found)

    classes: dict[str, frozenset[str]] = {"negators": language.negators}
    named = table.table("classes")
    for name in named.names():
        classes[name] = words(name, named)
    asked, stance, moves = table.table("words"), table.table("stance").groups(), table.table("moves").groups()
    for move, taken in table.table("moves_of_stance").groups().items():
        moves[move] = "\n".join((*(stance[name] for name in taken.split()), moves[move]))
    found = Rhetoric(
        stance=phrases(stance),
        moves=phrases(moves),
        negators=phrases(table.table("negators").groups()),
        questions=phrases(table.table("questions").groups()),
        head_final=table.take("head_final", False),
        negates_back=table.take("negates_back", False),
        shortest_clause=table.take("shortest_clause", 2),
        **{one.name: words(one.name, asked) for one in fields(Rhetoric) if one.type == "frozenset[str]"},
    )
    asked.close()
    table.close()
    return found


@lru_cache(maxsize=16)
def _prose(code: str) -> Prose | None:
    if not _has_folder(code):
        return None
    language = _language(code)
    table, counts = _table(code, "prose") or Table(code, {}), _table(code, "counts") or Table(code, {})

    def words(key: str) -> frozenset[str]:
        return frozenset(folded(table.text(key), language).split())

    pairs = {}
    for line in counts.text("pairs").splitlines():
        first, *following = line.split()
        for second, _, count in (item.rpartition("=") for item in following):
            pairs[first, second] = int(count)
    prose = Prose(
        small=frozenset(counts.words("small")) or language.stop_words | words("small_too"),
        endings=tuple(table.words("endings")),
        pairs=pairs,
        articles=words("articles"),
        never_after=words("never_after"),
        polite=words("polite"),
    )
    table.close()
    counts.close()
    return prose
