"""What stands between quotation marks, or in lines that begin with “>”: another’s words, if they state something."""

from __future__ import annotations

from debate.judge.reading.text import Text

LEAST_QUOTED = 5
"""Words between quotation marks from which on they are somebody else's statement, not a name or a scare quote."""
WHOLLY = 0.8
"""Share of an answer's words between quotation marks from which on nobody else is quoted."""

_QUOTES = {
    "“": "”", '"': '"', "«": "»", "»": "«", "„": "“", "‘": "’", "‚": "‘", "‹": "›", "›": "‹", "「": "」", "『": "』",
}  # fmt: skip


def quoted_words(text: Text) -> frozenset[int]:
    """Indices of the words that are quoted, where there are enough of them to be a statement."""
    answer = text.answer
    if not any(mark in answer for mark in _QUOTES) and ">" not in answer:
        return frozenset()
    quoted: set[int] = set()
    closing = ""
    open_since: list[int] = []
    in_block = answer.lstrip().startswith(">")
    before = answer[: text.tokens[0].start] if text.tokens else ""
    for index in range(len(text.tokens)):
        for character in before:
            if closing and character == closing:
                if len(open_since) >= LEAST_QUOTED:
                    quoted.update(open_since)
                closing, open_since = "", []
            elif not closing and character in _QUOTES:
                closing, open_since = _QUOTES[character], []
        if "\n" in before:
            in_block = before.rpartition("\n")[2].lstrip().startswith(">")
        if closing:
            open_since.append(index)
        if in_block:
            quoted.add(index)
        before = text.tokens[index].after
    if closing and closing in before and len(open_since) >= LEAST_QUOTED:
        quoted.update(open_since)
    # Who puts the whole answer between quotation marks, or pastes it from a mail, quotes nobody.
    return frozenset(quoted) if len(quoted) < WHOLLY * len(text.tokens) else frozenset()
