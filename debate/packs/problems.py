"""What is wrong with a pack: each problem with its place, its code and what to do, and the error that carries them.

Reading and checking collect ``Problem``s; nothing is raised before a whole pack has been seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the pack from being played; a warning is advice."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """The kinds of problem. ``MEANINGS`` explains each for authors."""

    CANNOT_READ = "cannot-read"
    LEAVES_FOLDER = "leaves-folder"
    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    NEWER_FORMAT = "newer-format"
    YAML_SYNTAX = "yaml-syntax"
    YAML_FEATURE = "yaml-feature"
    CONTROL_CHARACTER = "control-character"
    DUPLICATE_KEY = "duplicate-key"
    UNKNOWN_FIELD = "unknown-field"
    MISSING_FIELD = "missing-field"
    EMPTY = "empty"
    WRONG_KIND = "wrong-kind"
    WRONG_NAME = "wrong-name"
    OUT_OF_RANGE = "out-of-range"
    WRONG_COUNT = "wrong-count"
    TOO_LONG = "too-long"
    DUPLICATE = "duplicate"
    FILE_NAME = "file-name"
    UNKNOWN_CLAIM = "unknown-claim"
    UNKNOWN_NAME = "unknown-name"
    ORDER = "order"
    NO_CLAIMS = "no-claims"
    NO_CUES = "no-cues"
    NO_PROMPTS = "no-prompts"
    UNREACHABLE = "unreachable"
    ADVISED_LENGTH = "advised-length"
    ADVISED_COUNT = "advised-count"
    ONE_WORD_PHRASE = "one-word-phrase"
    MISSING_SAMPLE = "missing-sample"
    UNUSED_CLAIM = "unused-claim"
    UNEQUAL_CAMPS = "unequal-camps"
    UNREAD_FILE = "unread-file"
    REPEATED_TEXT = "repeated-text"
    REPEATED_CUE = "repeated-cue"
    EXCLUDES_ITSELF = "excludes-itself"
    UNEQUAL_DIFFICULTY = "unequal-difficulty"
    CUE_IN_SPEECH = "cue-in-speech"
    CUE_IN_EXEMPLAR = "cue-in-exemplar"
    EXEMPLAR_SHORT = "exemplar-short"
    SAMPLE_MISSED = "sample-missed"
    UNREACHED_LEVEL = "unreached-level"
    PLAIN_LANGUAGE = "plain-language"
    TOO_MANY = "too-many"


MEANINGS: dict[Code, str] = {
    Code.CANNOT_READ: "A file or folder is missing, is no plain file, or is not text in UTF-8.",
    Code.LEAVES_FOLDER: "A link leads out of the pack's folder; a pack holds all its files itself.",
    Code.TOO_LARGE: "A file is larger, or the prompts are more, than in any pack that people write.",
    Code.TOO_DEEP: "Lists or mappings stand inside each other deeper than the format ever needs.",
    Code.NEWER_FORMAT: "The pack is written for a newer version of the program.",
    Code.YAML_SYNTAX: "The file is not valid YAML; nothing after this place was read.",
    Code.YAML_FEATURE: "A feature of YAML that packs do not use: tags, anchors, aliases, several documents, odd keys.",
    Code.CONTROL_CHARACTER: "An invisible character that could disturb a terminal or hide text.",
    Code.DUPLICATE_KEY: "The same field is given twice in one mapping.",
    Code.UNKNOWN_FIELD: "The format has no field of this name here.",
    Code.MISSING_FIELD: "A field that is needed is not there.",
    Code.EMPTY: "A field or an item of a list is there, but holds nothing.",
    Code.WRONG_KIND: "A value is of the wrong kind, for example text where a number belongs.",
    Code.WRONG_NAME: "An id, version or language is not written in the form that such names have.",
    Code.OUT_OF_RANGE: "A number is smaller or larger than it may be.",
    Code.WRONG_COUNT: "A list has fewer or more items than it may have.",
    Code.TOO_LONG: "A text is too long for the screen on which it is shown.",
    Code.DUPLICATE: "The same id, number or item is given twice where each may stand once.",
    Code.FILE_NAME: "A file or folder is not named after the id that it holds.",
    Code.UNKNOWN_CLAIM: "The source brief has no claim of this number.",
    Code.UNKNOWN_NAME: "A camp, criterion, level, part or kind of this name does not exist.",
    Code.ORDER: "Numbers do not rise as they must: levels from 0 upwards, claims from 1 in steps of one.",
    Code.NO_CLAIMS: "An evidence point rests on no claim of the brief.",
    Code.NO_CUES: "A point has nothing by which it could be recognised.",
    Code.NO_PROMPTS: "A camp has no prompt to answer.",
    Code.UNREACHABLE: "Something cannot be earned: the prompt has nothing of the kind, or no words make the point.",
    Code.ADVISED_LENGTH: "A text is shorter or longer than works well.",
    Code.ADVISED_COUNT: "A list has fewer or more items than works well.",
    Code.ONE_WORD_PHRASE: "A phrase that is to make a point by itself has one word only, and will match by accident.",
    Code.MISSING_SAMPLE: "A prompt lacks a strong, a middling or a weak sample to test its marks with.",
    Code.UNUSED_CLAIM: "A claim of the brief argues, and no prompt is drawn from it, or nothing rests on it at all.",
    Code.UNEQUAL_CAMPS: "One camp has more prompts than the other.",
    Code.UNREAD_FILE: "A file stands among the prompts that is not read.",
    Code.REPEATED_TEXT: "Two prompts have the same title, speech or exemplar.",
    Code.REPEATED_CUE: "A cue stands where it adds nothing: twice in its list, or for two points of one prompt.",
    Code.EXCLUDES_ITSELF: "A point's own words hold one of the phrases that exclude it.",
    Code.UNEQUAL_DIFFICULTY: "One camp has the harder prompts, or equally good answers score less for it.",
    Code.CUE_IN_SPEECH: "The speech itself holds what is to make a point, so that repeating it would earn marks.",
    Code.CUE_IN_EXEMPLAR: "A model answer of the other camp holds a phrase that is to make a point by itself.",
    Code.EXEMPLAR_SHORT: "The judge does not give an exemplar the top level of every criterion.",
    Code.SAMPLE_MISSED: "The judge gives a sample a level two or more away from the one that its author expects.",
    Code.UNREACHED_LEVEL: "No exemplar and no sample of the whole pack reaches this level of a criterion.",
    Code.PLAIN_LANGUAGE: "The judge has no word lists for this language: it finds points, and hardly any moves.",
    Code.TOO_MANY: "There are more problems than are told at once; mend those first.",
}
"""What each code means, for the author's guide."""


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
            sentence += f" (And {len(others)} more {'problem' if len(others) == 1 else 'problems'} in this pack.)"
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
