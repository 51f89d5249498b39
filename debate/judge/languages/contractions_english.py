"""English contractions, opened (“isn't” is “is not”), so that one turn of phrase is found in all its spellings."""

from __future__ import annotations

from debate.judge.languages.language import APOSTROPHES

_OPENED = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "dont": ("do", "not"),
    "doesnt": ("does", "not"),
    "didnt": ("did", "not"),
    "isnt": ("is", "not"),
    "arent": ("are", "not"),
    "wasnt": ("was", "not"),
    "werent": ("were", "not"),
    "wont": ("will", "not"),
    "cant": ("can", "not"),
    "couldnt": ("could", "not"),
    "wouldnt": ("would", "not"),
    "shouldnt": ("should", "not"),
    "hasnt": ("has", "not"),
    "havent": ("have", "not"),
    "hadnt": ("had", "not"),
    "thats": ("that", "is"),
    "theyre": ("they", "are"),
    "youre": ("you", "are"),
    "let's": ("let", "us"),
}
_TAILS = {"'re": "are", "'ll": "will", "'ve": "have", "'d": "would", "'m": "am"}
_IS_BEFORE_S = frozenset(("it", "that", "what", "he", "she", "there", "here", "who", "this", "how", "where", "which"))


def opened(word: str, written: str, _after: str) -> tuple[str, ...]:
    """The plain words of a word as it was read and as it was written."""
    if word in _IS_BEFORE_S and len(written) > 2 and written[-1] in "sS" and written[-2] in APOSTROPHES:
        return (word, "is")  # reading drops every “'s”, of “that's” as of “Japan's”
    if "'" not in word or word in _OPENED:
        return _OPENED.get(word, (word,))
    if word.endswith("n't") and len(word) > 3:
        return (word[:-3], "not")
    head, mark, tail = word.rpartition("'")
    if mark + tail in _TAILS and head:
        return (head, _TAILS[mark + tail])
    return (word,)
