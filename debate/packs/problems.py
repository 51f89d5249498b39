"""What is wrong with a pack: each problem with its place, its code and what to do, and the error that carries them.

Reading and checking collect ``Problem``s; nothing is raised before a whole pack has been seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from debate.wording import counted


class Severity(StrEnum):
    """An error keeps the pack from being played; a warning is advice."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """The kinds of problem, with what each means, for the author's guide."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Code:
        """Keep what the code means beside it; its value stays the word alone."""
        made = str.__new__(cls, value)
        made._value_, made.meaning = value, meaning
        return made

    CANNOT_READ = "cannot-read", "A file or folder is missing, is no plain file, or is not text in UTF-8."
    LEAVES_FOLDER = "leaves-folder", "A link leads out of the pack's folder; a pack holds all its files itself."
    TOO_LARGE = "too-large", "A file is larger, or the prompts are more, than in any pack that people write."
    TOO_DEEP = "too-deep", "Lists or mappings stand inside each other deeper than the format ever needs."
    NEWER_FORMAT = "newer-format", "The pack is written for a newer version of the program."
    YAML_SYNTAX = "yaml-syntax", "The file is not valid YAML; nothing after this place was read."
    YAML_FEATURE = "yaml-feature", "YAML that packs do not use: tags, anchors, aliases, several documents, odd keys."
    CONTROL_CHARACTER = "control-character", "An invisible character that could disturb a terminal or hide text."
    DUPLICATE_KEY = "duplicate-key", "The same field is given twice in one mapping."
    UNKNOWN_FIELD = "unknown-field", "The format has no field of this name here."
    MISSING_FIELD = "missing-field", "A field that is needed is not there."
    EMPTY = "empty", "A field or an item of a list is there, but holds nothing."
    WRONG_KIND = "wrong-kind", "A value is of the wrong kind, for example text where a number belongs."
    WRONG_NAME = "wrong-name", "An id, version or language is not written in the form that such names have."
    OUT_OF_RANGE = "out-of-range", "A number is smaller or larger than it may be."
    WRONG_COUNT = "wrong-count", "A list has fewer or more items than it may have."
    TOO_LONG = "too-long", "A text is too long for the screen on which it is shown."
    DUPLICATE = "duplicate", "The same id, number or item is given twice where each may stand once."
    FILE_NAME = "file-name", "A file or folder is not named after the id that it holds."
    UNKNOWN_CLAIM = "unknown-claim", "The source brief has no claim of this number."
    UNKNOWN_NAME = "unknown-name", "A camp, criterion, level, part or kind of this name does not exist."
    ORDER = "order", "Numbers do not rise as they must: levels from 0 upwards, claims from 1 in steps of one."
    NO_CLAIMS = "no-claims", "An evidence point rests on no claim of the brief."
    NO_CUES = "no-cues", "A point has nothing by which it could be recognised."
    NO_PROMPTS = "no-prompts", "A camp has no prompt to answer."
    UNREACHABLE = "unreachable", "Nothing can earn it: the prompt has none of the kind, or no words make the point."
    ADVISED_LENGTH = "advised-length", "A text is shorter or longer than works well."
    ADVISED_COUNT = "advised-count", "A list has fewer or more items than works well."
    ONE_WORD_PHRASE = "one-word-phrase", "A phrase that makes a point by itself has one word, and matches by accident."
    MISSING_SAMPLE = "missing-sample", "A prompt lacks a strong, a middling or a weak sample to test its marks with."
    UNUSED_CLAIM = "unused-claim", "No prompt is drawn from a claim that argues, or nothing rests on a claim at all."
    UNEQUAL_CAMPS = "unequal-camps", "One camp has more prompts than the other."
    UNREAD_FILE = "unread-file", "A file stands among the prompts that is not read."
    REPEATED_TEXT = "repeated-text", "Two prompts have the same title, speech or exemplar."
    REPEATED_CUE = "repeated-cue", "A cue adds nothing: it stands twice in its list, or for two points of a prompt."
    EXCLUDES_ITSELF = "excludes-itself", "A point's own words hold one of the phrases that exclude it."
    UNEQUAL_DIFFICULTY = "unequal-difficulty", "One camp has the harder prompts, or equal answers score less for it."
    CUE_IN_SPEECH = "cue-in-speech", "The speech holds what is to make a point, so repeating it would earn marks."
    CUE_IN_EXEMPLAR = "cue-in-exemplar", "An exemplar of the other camp holds a phrase that makes a point by itself."
    EXEMPLAR_SHORT = "exemplar-short", "The judge gives an exemplar less than 65 of 100, or holds something against it."
    SAMPLE_MISSED = "sample-missed", "The judge gives a sample a level two or more away from what its author expects."
    UNREACHED_LEVEL = "unreached-level", "No exemplar and no sample of the pack reaches this level of a criterion."
    PLAIN_LANGUAGE = "plain-language", "The judge has no word lists for this language: it finds points, few moves."
    TOO_MANY = "too-many", "There are more problems than are told at once; mend those first."


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. ``line`` and ``column`` count from 1; ``message`` says what is wrong and what to do."""

    file: str
    line: int
    column: int
    code: Code
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{_shown_path(self.file)}:{self.line}:{self.column}: {self.code} {self.message}"


class PackError(Exception):
    """A pack cannot be used. Its text is one clear sentence; ``problems`` are all that were found, warnings too."""

    def __init__(self, sentence: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(sentence)
        self.problems = tuple(problems)

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> PackError:
        """The error for problems of which at least one is an error: it names the first and counts the rest."""
        everything = tuple(problems)
        first, *others = [problem for problem in everything if problem.severity is Severity.ERROR]
        sentence = f"{_shown_path(first.file)}:{first.line}:{first.column}: {first.message}"
        if others:
            sentence += f" (And {counted(len(others), 'more problem')} in this pack.)"
        return cls(sentence, everything)


# C0 and C1 controls, halves of character pairs, line and paragraph separators, marks that reorder or hide text.
UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\uffff]")
"""Characters that no text of a pack may hold. Tabs and line breaks are left to the caller."""


def printable(text: str, longest: int = 60) -> str:
    """The text on one line, its invisible characters written as escapes, cut to ``longest`` characters."""
    one_line = " ".join(text[: 4 * longest].split()) if text.strip() else text[:longest]
    escaped = _escaped(one_line).replace("\t", " ").replace("\n", " ").replace("\r", " ")
    return escaped if len(escaped) <= longest else escaped[: longest - 1] + "…"


def quoted(text: str) -> str:
    """What somebody wrote, as it may stand in a sentence."""
    return f"“{printable(text)}”"


def _shown_path(path: str) -> str:
    """A path whole, as editors want it; only what could disturb the terminal is written as escapes."""
    return re.sub("[\t\n\r]", lambda found: f"\\u{ord(found.group()):04x}", _escaped(path))


def _escaped(text: str) -> str:
    return UNWANTED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
