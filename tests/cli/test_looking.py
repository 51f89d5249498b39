"""``debate packs``, ``debate history``, ``--version`` and ``--help``: what there is, for people and for programs."""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from debate.cli.commands import LazyGroup, debate
from debate.extra import DISTRIBUTION
from debate.packs import load_pack

from ..built_in import PACK, built_in_pack
from .conftest import ANSWER, Call, Start, refused


def test_the_packs_as_json_tell_all_that_another_program_needs_to_play_or_mark(call: Call) -> None:
    outcome = call("packs", "--json")
    assert (outcome.code, outcome.err) == (0, "")
    (form,) = [form for form in json.loads(outcome.out) if form["id"] == PACK]
    pack = built_in_pack()
    assert form["built_in"] is True
    assert form["error"] is None
    assert form["hash"] == pack.hash
    assert form["motion"] == pack.motion
    assert [camp["id"] for camp in form["camps"]] == [camp.id for camp in pack.camps]
    assert [prompt["id"] for prompt in form["prompts"]] == [prompt.id for prompt in pack.prompts]
    assert {prompt["camp"] for prompt in form["prompts"]} == {"ally", "protectorate"}
    assert load_pack(Path(form["path"])).hash == pack.hash


def test_the_packs_for_people(call: Call) -> None:
    out = call("packs").out
    pack = built_in_pack()
    assert f"{PACK}: {pack.title}\n" in out
    assert pack.motion in out
    assert all(camp.name in out for camp in pack.camps)


def hand_in(call: Call, rounds: int) -> None:
    for number in range(rounds):
        given = f"Answer number {number}, because it is so.\n.\n\n"
        assert call("play", "--plain", "--untimed", "--prompts", "1", "--seed", str(number), given=given).code == 0


def test_a_history_without_answers_says_how_to_begin(call: Call) -> None:
    outcome = call("history")
    assert (outcome.code, outcome.err) == (0, "")
    assert "debate play" in outcome.out


def test_the_history_is_newest_first_and_as_long_as_asked(call: Call) -> None:
    hand_in(call, 3)
    numbers = [int(number) for number in re.findall(r"^Answer (\d+), ", call("history").out, re.MULTILINE)]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 3
    short = call("history", "--limit", "1").out
    assert short.startswith(f"Answer {numbers[0]}, ")
    assert "And 2 older entries." in short


def test_the_history_as_json_is_everything_that_is_kept_oldest_first(call: Call) -> None:
    hand_in(call, 2)
    everything = json.loads(call("history", "--json").out)
    assert [attempt["answer"] for attempt in everything["attempts"]] == [
        f"Answer number {number}, because it is so." for number in range(2)
    ]
    for attempt in everything["attempts"]:
        assert attempt["pack"] == PACK
        assert attempt["ballot"]["score"] == attempt["score"]
        assert attempt["ballot"]["criteria"]
    assert everything["rounds"]


def test_the_history_is_looked_through_by_words_and_by_pack(call: Call) -> None:
    hand_in(call, 2)
    assert len(call("history", "--search", "number 1").out.splitlines()) == 1
    assert len(call("history", "--pack", PACK).out.splitlines()) == 2
    assert call("history", "--search", "nowhere").out == "Nothing fits what you look for.\n"
    assert "did you mean" in refused(call("history", "--pack", "us-japan-aliance"))


def test_one_answer_is_told_with_its_ballot(call: Call) -> None:
    hand_in(call, 1)
    told = call("history", "1").out
    assert "You answered: Answer number 0, because it is so." in told
    assert "One thing to fix: " in told
    assert "There is no answer 9" in refused(call("history", "9"))


def test_an_answer_is_judged_again_with_both_marks(call: Call) -> None:
    hand_in(call, 1)
    said = call("history", "1", "--again").out.splitlines()
    assert "Neither the pack nor the judge has changed since." in said[-2]
    assert said[-1] == "No mark moved."
    assert "NUMBER" in refused(call("history", "--again"))


def test_progress_in_words_and_as_json(call: Call) -> None:
    assert "no progress to tell yet" in call("progress").out
    assert call("progress", "--json").out == "null\n"
    hand_in(call, 2)
    assert "over your last 2 answers" in call("progress").out
    figures = json.loads(call("progress", "--json", "--pack", PACK).out)
    assert figures["score"]["count"] == 2
    assert figures["score"]["trend"] is None
    assert set(figures["skills"]) == {"name", "answer", "support", "weigh"}
    assert figures["answers"][0]["pack"] == PACK


@pytest.mark.parametrize("limit", ["0", "-1", "x"])
def test_a_history_of_no_length_is_refused(call: Call, limit: str) -> None:
    assert "--limit" in refused(call("history", "--limit", limit))


def test_debate_home_moves_all_of_a_players_data(start: Start, home: Path, tmp_path: Path) -> None:
    given = f"{ANSWER}.\n\nm\n"
    outcome = start("play", "--plain", "--untimed", "--prompts", "1", given=given, env={"HOME": str(tmp_path / "user")})
    assert outcome.code == 0
    assert (home / "records.sqlite3").is_file()
    assert not (tmp_path / "user").exists()


def test_the_version_is_that_of_the_package(call: Call, start: Start) -> None:
    assert call("--version") == (0, f"debate {version(DISTRIBUTION)}\n", "")
    assert start("--version") == (0, f"debate {version(DISTRIBUTION)}\n", "")


def commands(group: LazyGroup, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words that call each command, the groups themselves included."""
    yield path
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, LazyGroup):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


assert isinstance(debate, LazyGroup)


@pytest.mark.parametrize("words", list(commands(debate)), ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_has_a_help_with_examples_of_itself(call: Call, words: tuple[str, ...], option: str) -> None:
    outcome = call(*words, option)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"Usage: {' '.join(('debate', *words))}")
    _, _, examples = outcome.out.partition("Examples:\n")
    assert re.search(rf"^ *(.* \| )?{' '.join(('debate', *words))}\b", examples, re.MULTILINE)


@pytest.mark.parametrize(("before", "after"), [(700, 10_000), (50_000, 50_000)])
def test_a_command_looks_for_garbage_less_often(call: Call, before: int, after: int) -> None:
    usual = gc.get_threshold()
    try:
        gc.set_threshold(before, 7, 8)
        call("--version")
        assert gc.get_threshold() == (after, 7, 8)
    finally:
        gc.set_threshold(*usual)


def test_a_misspelt_command_is_refused_with_the_nearest_one(call: Call) -> None:
    assert "did you mean “history”?" in refused(call("histroy"))
    assert "play" in refused(call("zzz"))
    assert "debate --help" in refused(call("--verison"))
