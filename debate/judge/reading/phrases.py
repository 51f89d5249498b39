"""An answer as plain words, in which turns of phrase are found (see ``languages.patterns``).

Contractions are opened first (“isn't” is “is not”), so one pattern serves both.
"""

from __future__ import annotations

from debate.judge.languages.patterns import COMMA, STOP, STRONG, Words
from debate.judge.reading.text import Text

_STRONG_MARKS = frozenset(";:；：\n")
_LIGHT_MARKS = frozenset(",()[]–—/、，（）")


def words_of(text: Text) -> Words:
    """Open the contractions of a text and note where its clauses may end."""
    words: list[str] = []
    tokens: list[int] = []
    breaks: list[int] = []
    sentences: list[int] = []
    opens, answer = text.language.opens, text.answer
    for sentence in text.sentences:
        for index, token in enumerate(sentence.tokens, sentence.first):
            parts = opens(token.word, answer[token.start : token.end], token.after)
            words += parts
            tokens.append(index)
            breaks.append(0 if token.after == " " else _break(token.after))
            if len(parts) != 1:
                tokens[-1:] = [index] * len(parts)
                breaks[-1:] = [*[0] * (len(parts) - 1), breaks[-1]]
        breaks[-1] = STOP
        sentences += [sentence.number] * (len(words) - len(sentences))
    return Words(tuple(words), tuple(tokens), tuple(breaks), tuple(sentences))


def _break(after: str) -> int:
    if after in (" ", ""):
        return 0
    found = 0
    for character in after:
        if character in _STRONG_MARKS:
            # A single line break inside a sentence is only layout.
            if character != "\n" or after.count("\n") > 1:
                return STRONG
        elif character in _LIGHT_MARKS:
            found = COMMA
    return COMMA if not found and " - " in after else found


def fillers(text: Text) -> frozenset[int]:
    """Indices of the words that only fill a pause (“um”, “you know”)."""
    known = text.language.fillers
    if not known:
        return frozenset()
    heads = frozenset(phrase[0] for phrase in known)
    found: set[int] = set()
    for index, token in enumerate(text.tokens):
        if token.word in heads:
            for phrase in known:
                words = tuple(one.word for one in text.tokens[index : index + len(phrase)])
                if words == phrase:
                    found.update(range(index, index + len(phrase)))
    return frozenset(found)
