"""Counts how small words stand in the built-in pack's own prose: makes ``debate/judge/languages/prose_english_counts.py``.

    python tests/bench/word_order.py > debate/judge/languages/prose_english_counts.py

Only our own texts are counted (speeches, exemplars, points, paraphrases, brief), never an answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from debate.judge.languages.language import language_of
from debate.judge.languages.patterns import COMMA, STOP
from debate.judge.languages.prose import Prose
from debate.judge.reading.phrases import words_of
from debate.judge.reading.text import read
from debate.packs import load_pack

SMALL = """the a an my your our their his her its this that these those i we they he she it you who which what there of
in on at by for with from into to as about over under between against through during without and or but
because if when while although since so than then is are was were be been being am has have had do does did
will would can could shall should may might must not no never nor only even just more most very too also
them him me us all any some each every both other such how why where whose up out off down again now here
still yet"""
ENDINGS = ("ing", "ed", "ly", "tion", "s")


def texts() -> Iterator[str]:
    pack = load_pack(Path(__file__).resolve().parents[2] / "content" / "us-japan-alliance")
    for prompt in pack.prompts:
        yield prompt.speech
        yield prompt.exemplar
        for point in prompt.points:
            yield point.says
            yield from point.cues.paraphrases
    for claim in pack.brief.claims:
        yield claim.says


def main() -> None:
    prose = Prose(small=frozenset(SMALL.split()), endings=ENDINGS, pairs={("^", "^"): 1})
    pairs: Counter[tuple[str, str]] = Counter()
    english = language_of("en")
    for text in texts():
        words = words_of(read(text, english))
        before = "^"
        for word, mark in zip(words.words, words.breaks, strict=True):
            kind = prose.kind(word)
            pairs[before, kind] += 1
            before = kind
            if mark >= COMMA:
                pairs[kind, "^" if mark == STOP else ","] += 1
                before = "^" if mark == STOP else ","
    print(HEAD.format(small=SMALL), end="")
    for first in sorted({first for first, _ in pairs}):
        found = sorted(((c, s) for (f, s), c in pairs.items() if f == first), key=lambda item: (-item[0], item[1]))
        print(first, *(f"{second}={count}" for count, second in found))
    print(TAIL, end="")


HEAD = '''"""How often small words stand beside each other in English prose, as counted.

Made by ``tests/bench/word_order.py`` from the built-in pack's own texts. A line of ``PAIRS`` is a class of words and
the classes that follow it, each with how often.
"""
# ruff: noqa: E501 - the counts of one class stay on one line.

from __future__ import annotations

SMALL = """{small}"""

PAIRS = """
'''
TAIL = '"""\n'


if __name__ == "__main__":
    main()
