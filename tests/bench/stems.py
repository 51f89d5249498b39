"""Stems the words of English tables and of the flagship pack once: makes ``debate/judge/languages/english_stems.py``.

    python tests/bench/stems.py > debate/judge/languages/english_stems.py

A judge reads thousands of words before it marks its first answer, and the stemmer takes some forty microseconds for
each. ``tests/judge/test_language.py`` compares the table with the stemmer.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from debate.judge import language
from debate.packs import load_pack
from debate.packs.places import FLAGSHIP, content_folder

HEAD = '''"""Stems of the words that English tables and the flagship pack use, worked out once.

Made by ``tests/bench/stems.py``: a word and its stem, again and again. A word that is not here is stemmed when it is
met.
"""
# ruff: noqa: SIM905 - pairs of words read best as text.

from __future__ import annotations

_PAIRS = """
'''
TAIL = '''
""".split()

STEMS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
'''


def main() -> None:
    """Print the module."""
    seen: dict[str, str] = {}
    algorithm = language.algorithm("english")

    class Recording:
        """The stemmer, writing down what it is asked."""

        def stemWord(self, word: str) -> str:  # noqa: N802 - Snowball's own name
            seen[word] = stem = algorithm().stemWord(word)
            return stem

    language.algorithm = lambda name: Recording if name == "english" else algorithm  # type: ignore[assignment]
    language.known_stems = lambda name: {}  # type: ignore[assignment]
    from debate.judge import Judge

    pack = load_pack(content_folder() / FLAGSHIP)
    judge = Judge(pack)
    for prompt in pack.prompts:
        judge.ballot(prompt.id, prompt.exemplar)
    plain = sorted((word, stem) for word, stem in seen.items() if word.isascii() and word.isalpha())
    pairs = " ".join(f"{word} {stem}" for word, stem in plain)
    print(HEAD + "\n".join(textwrap.wrap(pairs, 118)) + TAIL, end="")


if __name__ == "__main__":
    main()
