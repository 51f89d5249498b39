"""Counts how small words stand in what people write: makes ``debate/judge/languages/en/counts.toml``.

    python -m tests.bench.word_order > debate/judge/languages/en/counts.toml

Counted are our own texts (speeches, exemplars, points, paraphrases, brief) and the marked answers to the prompts that
are not kept out, each as it stands and without its marks, since many people type none.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from debate.judge.languages.patterns import COMMA, STOP
from debate.judge.languages.prose import Prose
from debate.judge.languages.reader import language_of
from debate.judge.reading.phrases import words_of
from debate.judge.reading.text import read
from debate.packs import load_pack
from tests.bench.edits import no_punctuation
from tests.bench.marked import marked_answers

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
    chance = random.Random(0)
    for marked in marked_answers():
        if not marked.kept:
            yield marked.answer
            yield no_punctuation(marked.answer, chance)


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


HEAD = """# How often small words stand beside each other in English prose, as counted.
#
# Made by ``tests/bench/word_order.py`` from our texts and marked answers. A line of ``pairs`` is a class of words and
# the classes that follow it, each with how often.

small = '''
{small}
'''

pairs = '''
"""
TAIL = "'''\n"


if __name__ == "__main__":
    main()
