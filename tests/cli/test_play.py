"""``debate play`` and ``debate`` alone: every option does what its help says, through a pipe as through a terminal."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from ..built_in import PACK, built_in_pack
from .conftest import ANSWER, Call, Start, refused

PLAIN = ("play", "--plain", "--untimed")


def answers(number: int) -> str:
    """The lines that answer so many prompts, each handed in and left for the next."""
    return f"{ANSWER}.\n\n" * number


def speeches(out: str) -> list[str]:
    """The arguments that were heard, in order."""
    return re.findall(r"^The camp “.+?” says: (.*)$", out, re.MULTILINE)


def drawn_camp(out: str) -> str:
    found = re.search(r"you speak for the camp “(.+?)”", out)
    assert found
    return found[1]


@pytest.mark.parametrize("camp", ["ally", "protectorate"])
def test_a_whole_round_goes_through_a_pipe_for_the_camp_that_was_asked_for(call: Call, camp: str) -> None:
    outcome = call(*PLAIN, "--camp", camp, given=answers(3))
    assert (outcome.code, outcome.err) == (0, "")
    assert drawn_camp(outcome.out) == built_in_pack().camp(camp).name
    assert "You chose" in outcome.out
    assert [f"Ballot for prompt {number}." in outcome.out for number in (1, 2, 3)] == [True] * 3
    assert "The round is over. Your score is " in outcome.out


def test_without_a_terminal_the_round_is_played_on_plain_lines_by_itself(call: Call) -> None:
    assert "The round is over." in call("play", "--untimed", given=answers(3)).out


def test_the_same_seed_draws_the_same_round(call: Call) -> None:
    one, other, third = (call(*PLAIN, "--new", "--seed", seed, given=answers(3)).out for seed in ("7", "7", "8"))
    assert "Seed: 7." in one
    assert (drawn_camp(one), speeches(one)) == (drawn_camp(other), speeches(other))
    assert speeches(one) != speeches(third)


def test_a_camp_is_drawn_unless_one_is_chosen(call: Call) -> None:
    camps = {drawn_camp(call(*PLAIN, "--new", "--seed", str(seed)).out) for seed in range(8)}
    assert camps == {camp.name for camp in built_in_pack().camps}
    assert "The draw decided" in call(*PLAIN, "--new", "--camp", "draw").out


def test_as_many_prompts_as_were_asked_for(call: Call) -> None:
    one = call(*PLAIN, "--prompts", "1", given=answers(1)).out
    assert len(speeches(one)) == 1
    assert "The round is over." in one
    every = len(built_in_pack().prompts_for("ally"))
    for wanted in ("all", "9999999999999999999999"):
        out = call(*PLAIN, "--new", "--camp", "ally", "--prompts", wanted).out
        assert f"Prompt 1 of {every}" in out


def test_one_prompt_is_played_by_its_id_for_its_camp(call: Call) -> None:
    prompt = built_in_pack().prompts_for("protectorate")[2]
    out = call(*PLAIN, "--prompt", prompt.id, given=answers(1)).out
    assert drawn_camp(out) == built_in_pack().camp("protectorate").name
    assert [speech[1:30] for speech in speeches(out)] == [" ".join(prompt.speech.split())[:29]]
    assert "of 100, over 1 of 1 prompt." in out


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--prompt", "no-such-prompt"), "has no prompt “no-such-prompt”"),
        (("--prompt", "american-paternalism", "--camp", "ally"), "is for the camp “protectorate”"),
    ],
)
def test_a_prompt_that_cannot_be_played_is_refused_in_a_sentence(
    call: Call, options: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused(call(*PLAIN, *options))


def test_the_clock_is_the_prompts_own_or_as_asked_or_none(call: Call) -> None:
    pack = built_in_pack()
    own = call("play", "--plain", "--new", "--seed", "3")
    prompt = next(prompt for prompt in pack.prompts if speeches(own.out)[0].startswith(f"“{prompt.speech[:40]}"))
    minutes, seconds = divmod(prompt.seconds, 60)
    for part in [f"{minutes} minute"] * bool(minutes) + [f"{seconds} second"] * bool(seconds):
        assert part in re.findall(r"^Prompt 1 of 3, (.*)$", own.out, re.MULTILINE)[0]
    assert "Prompt 1 of 3, with 1 minute 17 seconds." in call("play", "--plain", "--new", "--seconds", "77").out
    assert "Prompt 1 of 3, without a clock." in call(*PLAIN, "--new").out


def test_a_pack_may_be_named_by_its_id_or_path(call: Call, own_pack: Path) -> None:
    for name in (PACK, str(own_pack), str(own_pack / "pack.yaml")):
        out = call(*PLAIN, "--new", "--seed", "5", "--pack", name, given=answers(3)).out
        assert "The round is over." in out


def test_an_unfinished_round_goes_on_or_not_as_asked(call: Call) -> None:
    begun = call(*PLAIN, "--seed", "11", given=f"{answers(1)}Half a thought.\n")
    assert begun.code == 0
    assert "The round is kept" in begun.out
    assert "You left a round at prompt 2 of 3" in call(*PLAIN, given="").out
    went_on = call(*PLAIN, "--go-on", given=f".\n\n{answers(1)}").out
    assert "Half a thought." in went_on
    assert "Ballot for prompt 1." not in went_on
    assert "The round is over." in went_on
    assert "Prompt 1 of 3" in call(*PLAIN, "--new").out


def test_what_was_handed_in_is_in_the_history(call: Call) -> None:
    call(*PLAIN, given=answers(3))
    assert len(re.findall(r"^Answer \d+, ", call("history").out, re.MULTILINE)) == 3


def test_debate_alone_without_a_terminal_is_home_on_plain_lines(call: Call) -> None:
    outcome = call(given="k\nq\n")
    assert (outcome.code, outcome.err) == (0, "")
    assert "What now?" in outcome.out
    assert f"{PACK}: " in outcome.out


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a POSIX thing")
@pytest.mark.parametrize("arguments", [(), ("play",)], ids=["home", "play"])
def test_a_terminal_that_cannot_draw_gets_plain_lines(home: Path, arguments: tuple[str, ...]) -> None:
    import pexpect

    env = {**os.environ, "TERM": "dumb", "DEBATE_HOME": str(home)}
    child = pexpect.spawn(sys.executable, ["-m", "debate", *arguments], env=env, encoding="utf-8", timeout=60)
    try:
        child.expect_exact("What now?" if not arguments else "Press enter to hear the argument")
        assert "\x1b" not in (child.before or "")
    finally:
        child.close(force=True)


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a POSIX thing")
@pytest.mark.parametrize("stream", ["</dev/null", "2>/dev/null"], ids=["keyboard", "standard-error"])
def test_a_stream_that_is_no_terminal_is_enough_for_plain_lines(home: Path, stream: str) -> None:
    import pexpect

    env = {**os.environ, "TERM": "xterm-256color", "DEBATE_HOME": str(home)}
    command = f'"{sys.executable}" -m debate {stream}'
    child = pexpect.spawn("/bin/sh", ["-c", command], env=env, encoding="utf-8", timeout=60)
    try:
        child.expect_exact("What now?")
        assert "\x1b" not in (child.before or "")
    finally:
        child.close(force=True)


# What cannot be played


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--seconds", "60", "--untimed"), "either --seconds or --untimed"),
        (("--seconds", "0"), "--seconds"),
        (("--seconds", "1e9"), "--seconds"),
        (("--prompts", "0"), "--prompts takes a number from 1 on"),
        (("--prompts", "-3"), "--prompts"),
        (("--prompts", "²"), "--prompts"),
        (("--seed", "x"), "--seed"),
        (("--colour",), "--colour"),
        (("extra",), "extra"),
    ],
    ids=["two-clocks", "no-seconds", "seconds", "no-prompts", "fewer", "superscript", "seed", "option", "argument"],
)
def test_an_option_that_makes_no_sense_is_refused_with_the_way_to_help(
    call: Call, arguments: tuple[str, ...], said: str
) -> None:
    sentence = refused(call("play", *arguments))
    assert said in sentence
    assert sentence.endswith("See “debate play --help”.")


@pytest.mark.parametrize("form", [(), ("--plain",)], ids=["by-itself", "plain"])
def test_an_unknown_camp_or_pack_is_refused_before_anything_is_shown(call: Call, form: tuple[str, ...]) -> None:
    assert "ally or protectorate" in refused(call("play", *form, "--camp", "neutral"))
    assert "did you mean “us-japan-alliance”?" in refused(call("play", *form, "--pack", "us-japan-aliance"))


def test_a_broken_pack_is_refused_with_the_place_of_the_mistake(call: Call, own_pack: Path) -> None:
    with (own_pack / "rubric.yaml").open("a", encoding="utf-8") as file:
        file.write("surprise: [\n")
    sentence = refused(call(*PLAIN, "--pack", str(own_pack)))
    assert re.match(rf"{re.escape(str(own_pack / 'rubric.yaml'))}:\d+:\d+: ", sentence)


def test_binary_input_is_an_answer_like_any_other(start: Start) -> None:
    outcome = start(*PLAIN, "--prompts", "1", given=b"\xff\xfe\x00\x1b[2J [/]\n.\n\n")
    assert (outcome.code, outcome.err) == (0, "")
    assert "The round is over." in outcome.out
    assert all(line.isprintable() for line in outcome.out.splitlines())
