"""Numbers in sentences."""

from __future__ import annotations

from debate.wording import counted


def test_a_number_agrees_with_what_it_counts() -> None:
    assert counted(1, "word") == "1 word"
    assert counted(2, "word") == "2 words"
    assert counted(12345, "word") == "12,345 words"
    assert counted(1, "answer was", "answers were") == "1 answer was"
    assert counted(3, "answer was", "answers were") == "3 answers were"


def test_nothing_is_a_number_too_unless_there_is_a_word_for_it() -> None:
    assert counted(0, "word") == "0 words"
    assert counted(0, "student", none="No") == "No students"
