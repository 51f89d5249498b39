"""A reply to the opponent's comeback, marked on the point that was pressed and on nothing else."""

from __future__ import annotations

import pytest

from debate.judge import Judge
from debate.judge.ballot import Made
from debate.judge.languages.reader import language_of
from debate.judge.marking.replying import echoed
from debate.judge.reading.text import read
from debate.packs import Pack

PROMPT, POINT = "american-paternalism", "neighbours-fear-it"
ANSWER = (
    "You say that we treat Japan like a child because we feel superior. But it has nothing to do with that. "
    "We have worked together for fifty years and Japan has become rich."
)


@pytest.mark.parametrize(
    ("point", "reply", "made"),
    [
        (POINT, "The Koreans do, and the Chinese. They have not forgotten.", Made.MADE),
        (POINT, "Ask anyone in Seoul.", Made.PARTLY),
        ("limits-of-japans-own", "Nobody needs to, they voted for these limits themselves.", Made.MADE),
        ("rules-japan-made", "The one per cent limit on defence. Nobody in Washington asked for it.", Made.MADE),
        ("officials-doubts", "I do not care what you think.", Made.NOT),
        ("rules-japan-made", "You are wrong about that, as I said already.", Made.NOT),
        (POINT, "", Made.NOT),
    ],
)
def test_a_short_reply_is_read_for_what_it_says(judge: Judge, point: str, reply: str, made: Made) -> None:
    assert judge.reply(PROMPT, point, ANSWER, reply).made is made


def test_the_answer_before_it_helps_to_read_it(judge: Judge) -> None:
    reply = "Elections are not the same as having the generals under control. The Diet has barely debated it."
    point = "control-not-yet-deep"
    assert judge.reply(PROMPT, point, "", reply).made is Made.NOT
    mark = judge.reply(PROMPT, point, ANSWER, reply)
    assert mark.made is Made.MADE
    assert all(reply[item.start : item.end] == item.text for item in mark.evidence)


def test_what_the_answer_said_does_not_count_for_the_reply(judge: Judge) -> None:
    answer = "Korea and China still remember the war, and they would start an arms race if Japan got stronger."
    assert judge.reply(PROMPT, POINT, answer, "As I said.").made is Made.NOT


def test_saying_comeback_or_hint_back_makes_hardly_a_point_of_any_pack(pack: Pack, judge: Judge) -> None:
    texts = [
        (prompt, point, text)
        for prompt in pack.prompts[::3]
        for point in prompt.points
        for text in (point.press, point.hint, f"You are quite wrong about this. {point.hint}")
    ]
    made = [text for prompt, point, text in texts if judge.reply(prompt.id, point.id, "", text).made is Made.MADE]
    assert made == []


def test_an_echo_is_a_run_of_four_words_of_what_was_said() -> None:
    language = language_of("en")
    said = [read("Ask who, besides Americans, lies awake over a stronger Japan.", language)]
    reply = read("Besides Americans lies awake, well, all of Asia over Japan.", language)
    assert [reply.tokens[at].word for at in sorted(echoed(reply, said))] == ["besides", "americans", "lies", "awake"]


def test_a_point_that_the_prompt_does_not_have_is_an_error(judge: Judge) -> None:
    with pytest.raises(KeyError):
        judge.reply(PROMPT, "no-such-point", ANSWER, "It is.")
