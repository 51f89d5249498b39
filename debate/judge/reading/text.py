"""An answer as the judge reads it: sentences of words, each with its place in what the player handed in.

Reading folds away what does not matter – case, spacing, line breaks, curly quotes, hyphens, invisible and
look-alike characters, British and American spelling – while every offset still points into the answer exactly as
it was given. Everything after this (stance, moves, points, receipts) works on a ``Text``.

The work grows linearly with the answer: each character is put into one of ten classes, and the two patterns run over
those classes, not over the text. No run of classes can be matched in two ways, so neither pattern can backtrack far.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from debate.judge.languages.language import APOSTROPHES, PLAIN, Language
from debate.judge.languages.tables import UNITS
from debate.judge.reading.layout import joined, lay_out


class Token(NamedTuple):
    """A word or a number of an answer.

    ``start`` and ``end`` are offsets into the answer. ``word`` is folded: lower case, straight apostrophes,
    invisible characters gone, look-alikes replaced, accents removed. ``stem`` is also free of spelling variants
    (“defence” and “defense” share theirs) and holds number words as digits. ``after`` is what stands between
    this word and the next one, white space included. A tuple, as a pack and an answer have thousands of them.
    """

    start: int
    end: int
    word: str
    stem: str
    after: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place in the answer, its words, its number (from 0), and the index of its first word."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    number: int
    first: int


@dataclass(frozen=True, slots=True)
class Text:
    """An answer that has been read in its language. ``tokens`` are the words of all sentences in order."""

    answer: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    language: Language = field(default=PLAIN, compare=False, repr=False)


def read(answer: str, language: Language) -> Text:
    """Read any string into sentences of words; a text without words has no sentences."""
    classes = lay_out(answer, answer.translate(_CLASSES), language)
    spans = _spans(answer, classes, language)
    after_word, second = language.after_word, language.joining
    words: list[Token] = []
    sentences: list[Sentence] = []
    first = last_end = 0
    starts = [start for start, _, _, _ in spans[1:]]
    for (start, end, word, stem), until in zip(spans, [*starts, len(answer)], strict=False):  # no word: no pair
        if word in second and words:
            stem = language.stem(after_word.get((words[-1].word, word), word))
        after = answer[end:until]
        words.append(Token(start, end, word, stem, after))
        if after == " ":
            continue
        gap = classes[end:until]
        ends = _sentence_end(gap, word, classes[start:end], answer[until : until + LONGEST_OPENER], language)
        if not ends:
            continue
        before = classes[last_end : words[first].start]
        begin = last_end + len(before) - len(before.lstrip(" "))
        sentences.append(Sentence(begin, end + ends, tuple(words[first:]), len(sentences), first))
        first, last_end = len(words), end + ends
    if first < len(words):
        end = words[-1].end
        before = classes[last_end : words[first].start]
        begin = last_end + len(before) - len(before.lstrip(" "))
        end += len(classes[end:].rstrip(" i"))
        sentences.append(Sentence(begin, end, tuple(words[first:]), len(sentences), first))
    return Text(answer, tuple(sentences), tuple(words), language)


class PackTexts:
    """Reads the texts of a pack, each once: points, brief and exemplars are looked at in several ways."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._read: dict[str, Text] = {}

    def __call__(self, words: str) -> Text:
        """The text, read. Only for texts of the pack: what is read here is kept until ``forget``."""
        found = self._read.get(words)
        if found is None:
            found = self._read[words] = read(words, self.language)
        return found

    def forget(self) -> None:
        """Give the memory back when everything has been laid out; a text that is asked for again is read again."""
        self._read.clear()


def stems_of(phrase: str, language: Language) -> tuple[str, ...]:
    """The stems of a short phrase: those of ``read``, found faster where it is plain words (as most cues are)."""
    words = phrase.lower().split(" ")
    # Whatever is no letter, and what may be read together with the word before it, takes a whole reading.
    if phrase.isascii() and all(map(str.isalpha, words)):
        known = [_known(word, language) for word in words]
        if language.joining.isdisjoint([word for word, _ in known]):
            return tuple([stem for _, stem in known])
    return tuple(token.stem for token in read(phrase, language).tokens)


_UNSEEN = frozenset({"Cf", "Cc"})
_STRAIGHT = dict.fromkeys(map(ord, APOSTROPHES), "'")


class _CharacterClasses(dict[int, str]):
    """Unicode code point → one character naming its class, worked out when first met."""

    def __missing__(self, code: int) -> str:
        found = _class_of(chr(code))
        if len(self) < 20_000:  # enough for any honest text; pasted noise must not fill the memory
            self[code] = found
        return found


def _class_of(character: str) -> str:
    """a letter, 0 digit, i invisible or combining, ' apostrophe, - hyphen, . end of sentence, % , blank, x other."""
    category = unicodedata.category(character)
    if character.isspace() or category == "Zs":
        return " "
    if category in {"Cf", "Mn", "Me", "Mc", "Cc"} or character in "\u115f\u1160\u3164\uffa0\uff9e\uff9f":
        return "i"
    if character in "ºª":  # typed for the sign of degrees, or behind a number that counts
        return "x"
    if character in APOSTROPHES:  # one of them counts as a letter, and another falls apart when it is normalised
        return "'"
    plain = unicodedata.normalize("NFKC", character)[:1]
    if plain.isalpha():
        return "a"
    if plain.isdecimal():
        return "0"
    if category == "Pd":
        return "-" if character in "-‐‑﹣－" else "x"
    if character in ".!?…。！？।۔؟":
        return "." if character in ".…。" else "!"
    if character in ",%":
        return character
    return "x"


_CLASSES = _CharacterClasses()

_WORD = re.compile(
    r"a(?:\.a(?![a0i]))+"  # an abbreviation with dots: U.S., e.g.
    r"|0[0i]*(?:[.,]0[0i]*)+"  # 50,000 and 3.5
    r"|[a0][a0i]*(?:'[a0][a0i]*)*"  # a word, an F16, a player's
    r"|%"
)
_WORD_UNSPACED = re.compile(r"0[0i]*(?:[.,]0[0i]*)*|[a0][a0i]*|%")  # cut further by the language itself
_ENDS = re.compile(r"[.!][.!x'i]*")
_OPENER = re.compile(r"[^\W\d_]+")
LONGEST_OPENER = 24
"""Characters behind a full stop that are looked at to tell whether they open a sentence."""


def _spans(answer: str, classes: str, language: Language) -> list[tuple[int, int, str, str]]:
    """Every word's start, end, folded form and stem; a prefix with a hyphen, and known pairs, are one word."""
    found: list[tuple[int, int, str, str]] = []
    joining = language.joining
    for start, end in _pieces(answer, classes, language):
        word, stem = _known(answer[start:end], language)
        if not word:
            continue
        if found and (word in joining or classes[start - 1] == "-"):
            together = _together(found[-1], classes, start, word, language)
            if together is not None:
                found[-1] = (found[-1][0], end, together, language.stem(together))
                continue
        found.append((start, end, word, stem))
    return found


def _pieces(answer: str, classes: str, language: Language) -> Iterator[tuple[int, int]]:
    """Start and end of every word as it is written, an elided one (“l'” of “l'école”) apart from the next."""
    if language.segment is not None:
        for match in _WORD_UNSPACED.finditer(classes):
            start, end = match.span()
            for first, last in language.segment(answer[start:end]):
                yield start + first, start + last
        return
    for match in _WORD.finditer(classes):
        start, end = match.span()
        unit = classes.find("a", start, end) if classes[start] == "0" else -1
        if unit >= 0 and answer[unit:end].casefold() in UNITS:
            yield start, unit
            start = unit
        while language.elisions:
            head = classes.find("'", start, end)
            if head < 0 or _known(answer[start:head], language)[0] not in language.elisions:
                break
            yield start, head + 1
            start = head + 1
        if start < end:
            yield start, end


def _together(before: tuple[int, int, str, str], classes: str, start: int, word: str, language: Language) -> str | None:
    """The one word that a word from ``start`` on is with the one before it; ``None`` when it stands for itself."""
    _, until, previous, _ = before
    between = classes[until:start]
    if between == "-" and previous in language.joined_prefixes:
        return previous + word
    if between.strip(" -"):
        return None
    return language.pairs.get((previous, word)) or _number(previous, word, language)


def _number(previous: str, word: str, language: Language) -> str | None:
    """“twenty” and “one” as “21”, “nineteen” and “fifty-one” as “1951”: two number words as the number they spell."""
    unit = language.numbers.get(word)
    if unit is None:
        return None
    tens = language.numbers.get(previous)
    if tens is not None and 20 <= tens <= 90 and 1 <= unit <= 9:
        return str(tens + unit)
    if tens is not None and 13 <= tens <= 20 and 10 <= unit <= 99:
        return str(100 * tens + unit)
    if len(previous) == 4 and previous.isdigit() and previous[2] in "23456789" and previous[3] == "0" and unit <= 9:
        return str(int(previous) + unit)
    return None


def _sentence_end(gap: str, word: str, shape: str, following: str, language: Language) -> int:
    """How many characters behind the word its sentence ends, closing quotes included; 0 if it goes on.

    ``shape`` are the classes of the word, ``following`` is the answer behind the gap.
    """
    match = _ENDS.search(gap)
    if match is None:
        return 0
    if language.segment is not None:
        return match.end()
    if match.start() == 0 and gap[0] == "." and gap.count(".") == 1 and "!" not in gap and len(gap) > 1:
        letter = len(word) == 1 and word not in language.letters and shape == "a"
        ordinal = language.ordinals and word.isdigit() and len(word) <= 2
        dotted = "." in shape and "a" in shape
        if (letter or ordinal or dotted or word in language.abbreviations) and not _opens(following, language):
            return 0
    return match.end()


def _opens(following: str, language: Language) -> bool:
    """Whether what stands behind “U.S.” opens a sentence, as “In” and “They” do and a name does not."""
    opener = _OPENER.match(following)
    if opener is None or not opener.group()[0].isupper() or not (opener.group()[1:] or "a").islower():
        return False
    return opener.group().lower() in language.stop_words


@lru_cache(maxsize=65_536)
def _known(raw: str, language: Language) -> tuple[str, str]:
    """A word's folded form and its stem, as long as no other word beside it makes it mean something else."""
    word = _folded(raw, language)
    word = language.typed.get(word, word)
    return word, language.stem(word) if word else ""


def _folded(raw: str, language: Language) -> str:
    """A word's folded form: compatibility forms, accents, invisible characters and look-alikes replaced."""
    if "\n" in raw:
        raw = joined(raw)
    if raw.isascii() and raw.isalpha():
        return language.fold(raw.lower())
    if raw.isascii():
        word = raw.lower().replace("`", "'")
    elif language.keeps_marks:
        pieces = unicodedata.normalize("NFKC", raw.translate(_STRAIGHT)).casefold()
        word = "".join(character for character in pieces if unicodedata.category(character) not in _UNSEEN)
    else:
        raw = raw.translate(_STRAIGHT).translate(language.look_alikes)
        pieces = unicodedata.normalize("NFKD", raw).casefold().translate(language.look_alikes)
        word = "".join(character for character in pieces if _CLASSES[ord(character)] != "i")
    if word[:1].isdigit() and language.thousands in word:
        word = word.replace(language.thousands, "")
    if word.endswith("'s"):
        word = word[:-2]
    word = word.strip("'")
    return language.elisions.get(word, word) if raw[-1:] in APOSTROPHES else language.fold(word)
