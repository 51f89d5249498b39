"""Cues that add nothing or work against themselves, as far as their letters tell.

Advice only: a pack can be played with all of this in it. What the judge would take differently than its author is
looked for in ``debate.authoring``, which may ask it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from debate.packs.problems import Code, quoted
from debate.packs.reading import UNREAD, Entry, Findings

_WORDS = re.compile(r"\w+")

UNSPACED = frozenset({"ja", "zh", "th", "km", "lo", "my"})
"""Languages that write no spaces between words, so that words of a phrase cannot be counted by them."""


def check_wording(points: Iterator[Entry], language: str, notes: Findings) -> None:
    """The cues of one prompt's points: each said once, none that makes two points or undoes its own."""
    sufficient: dict[str, Entry] = {}
    for point in points:
        for path, phrases in _lists(point):
            _check_repeated(point, path, phrases, notes)
        _check_excludes(point, language, notes)
        for index, phrase in enumerate(point.get("sufficient", ())):
            if phrase is UNREAD:
                continue
            other = sufficient.setdefault(_same(phrase), point)
            if other is not point:
                message = (
                    f"{quoted(phrase)} makes the point {quoted(other.get('id', '?'))} by itself too; leave it to the "
                    "point that it belongs to."
                )
                notes.warning(point.place("sufficient", index), Code.REPEATED_CUE, message)


def check_copies(prompts: Iterable[tuple[Entry, Findings]]) -> None:
    """Prompts that were begun as copies of one another must not stay it: each its own title, speech and exemplar."""
    seen: dict[tuple[str, str], str] = {}
    for prompt, notes in prompts:
        for field in ("title", "speech", "exemplar"):
            text, name = prompt.get(field), prompt.get("id", "?")
            if text is None:
                continue
            first = seen.setdefault((field, _same(text)), name)
            if first != name:
                message = f"This is also the {field} of the prompt {quoted(first)}; give each its own."
                notes.warning(prompt.place(field), Code.REPEATED_TEXT, message)


def _lists(point: Entry) -> Iterator[tuple[tuple[str | int, ...], list[str]]]:
    """Every list of cues of a point, with the way to it."""
    for name in ("paraphrases", "sufficient", "exclude"):
        yield (name,), point.get(name, ())
    for index, group in enumerate(point.get("concepts", ())):
        if group is not UNREAD:
            yield ("concepts", index), group


def _check_repeated(point: Entry, path: tuple[str | int, ...], phrases: list[str], notes: Findings) -> None:
    seen: set[str] = set()
    for index, phrase in enumerate(phrases):
        if phrase is UNREAD:
            continue
        same = _same(phrase)
        if same in seen:
            message = f"{quoted(phrase)} stands in this list before; take one out, or say it in other words."
            notes.warning(point.place(*path, index), Code.REPEATED_CUE, message)
        seen.add(same)


def _check_excludes(point: Entry, language: str, notes: Findings) -> None:
    """Whether a phrase that excludes a point stands in what is to make it."""
    excludes = point.get("exclude", ())
    if not excludes:
        return
    own = [point.get("says", ""), *point.get("paraphrases", ()), *point.get("sufficient", ())]
    texts = [_spaced(text, language) for text in own if text is not UNREAD]
    for index, phrase in enumerate(excludes):
        if phrase is UNREAD:
            continue
        words = _spaced(phrase, language)
        if words.strip() and any(words in text for text in texts):
            message = f"{quoted(phrase)} excludes the point's own words; take it out, or make it longer."
            notes.warning(point.place("exclude", index), Code.EXCLUDES_ITSELF, message)


def _same(phrase: str) -> str:
    """What two phrases have in common that differ in nothing that counts."""
    return " ".join(phrase.casefold().split())


def _spaced(text: str, language: str) -> str:
    """The words with one space around each, so that whole ones are found."""
    words = _WORDS.findall(text.casefold())
    return "".join(words) if language in UNSPACED else f" {' '.join(words)} "
