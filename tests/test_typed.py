"""An answer as it is typed: spaces of any width part words, what nobody sees neither parts nor glues them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.typed import cleaned

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
HEART_ON_FIRE = "\u2764\ufe0f\u200d\U0001f525"
I_WANT = "می\u200cخواهم"
"""Persian, whose words have joiners in them."""
SRI = "ශ්\u200dරී"
"""Sinhala."""


@pytest.mark.parametrize("space", ["\xa0", "\u202f", "\u3000", "\u2009", "\u2007", "\u205f", "\u1680"])
def test_a_space_of_any_width_is_a_space(space: str) -> None:
    assert cleaned(f"so{space}many 25{space}%") == "so many 25 %"
    assert cleaned(f"日本{space}語") == "日本 語"


@pytest.mark.parametrize("unseen", ["\u200b", "\u200c", "\u200d", "\ufeff", "\xad", "\u2060", "\u200d\u200c", "\x07"])
def test_what_nobody_sees_goes_out_of_a_word_and_from_between_words(unseen: str) -> None:
    assert cleaned(f"govern{unseen}ment") == "government"
    assert cleaned(f"so {unseen}many{unseen} words{unseen}") == "so many words"
    assert cleaned(f"{unseen}so") == "so"


@pytest.mark.parametrize("text", [FAMILY, HEART_ON_FIRE, I_WANT, SRI, f"Yes {FAMILY}, and {I_WANT}."])
def test_emoji_and_scripts_that_need_joiners_keep_them(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize("text", [FAMILY, I_WANT, SRI, "gov\u200dern\xadment and\xa0all\u200b"])
def test_what_is_typed_letter_by_letter_is_what_is_pasted(text: str) -> None:
    written = ""
    for character in text:
        written += cleaned(character, after=written[-1:])
    assert written == cleaned(text)


def test_what_steers_a_terminal_goes_and_line_breaks_are_one_kind() -> None:
    assert cleaned("a\x1b[2Jb\x1b]0;title\x07c\x00d\r\ne\u2028f\x85g\th") == "abcd\ne\nf\ng\th"


@given(st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
