"""The table of stems that were worked out before says what the stemmer says."""

from __future__ import annotations

from debate.judge.languages.language import algorithm, known_stems


def test_every_stem_that_was_worked_out_before_is_the_stemmers() -> None:
    known = known_stems("english")
    assert len(known) > 2000
    assert {word: algorithm("english")().stemWord(word) for word in known} == dict(known)


def test_other_algorithms_have_no_such_table() -> None:
    assert not known_stems("german")
