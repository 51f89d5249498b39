"""Numbers in sentences."""

from __future__ import annotations

import pytest

from debate.wording import count_words, counted

WORDS = [
    ("", 0),
    (" \n\t ", 0),
    ("?!? … – []", 0),
    ("They say it is one-sided; it isn't – 150 bases, and/or $5 billion ...", 12),
    ("Ærøskøbing　और １９９６", 3),
    ("日本は同盟国です。", 4),
    ("NATO と Japan", 3),
    ("ไทย", 2),
]
"""Texts, and how many words each has: also for the page, which counts by itself."""


def test_a_number_agrees_with_what_it_counts() -> None:
    assert counted(1, "word") == "1 word"
    assert counted(2, "word") == "2 words"
    assert counted(12345, "word") == "12,345 words"
    assert counted(1, "answer was", "answers were") == "1 answer was"
    assert counted(3, "answer was", "answers were") == "3 answers were"


def test_nothing_is_a_number_too_unless_there_is_a_word_for_it() -> None:
    assert counted(0, "word") == "0 words"
    assert counted(0, "student", none="No") == "No students"


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words_are_counted_as_people_count_them(text: str, words: int) -> None:
    assert count_words(text) == words
