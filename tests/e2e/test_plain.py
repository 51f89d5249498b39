"""Journeys on plain lines in a real terminal: whole rounds, a kill, ctrl+c and ctrl+d, the clock, and pipes."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

FIRST = "They say that the bargain is fair. But no, because the fuel was not theirs to give [/] in a crisis."
SECOND = "They argue that change is a risk."
SECOND_END = "But the greater risk is to stand still."
THIRD = "Even if they were right about the neighbours, the alliance matters more."
INVITED = "Write your answer. A line with only a full stop hands it in"


def begin(terminal: Any, number: int = 1) -> None:
    terminal.wait_for_said("Press enter to hear the argument and start writing", number)
    terminal.press("enter")
    terminal.wait_for_said(INVITED, number)


def write_and_hand_in(terminal: Any, text: str) -> None:
    terminal.type(text + "\n.\n")


@pytest.mark.parametrize(("camp", "name"), [("ally", "Genuine ally"), ("protectorate", "Protectorate")])
def test_a_round_of_three_prompts_survives_a_kill_in_the_middle_of_the_second(
    open_terminal: Any, wait_for_draft: Any, tmp_path: Path, camp: str, name: str
) -> None:
    terminal = open_terminal("play", "--camp", camp, "--seed", "11", "--seconds", "900", TERM="dumb")
    terminal.wait_for_said(f"You chose: you speak for the camp “{name}”. Seed: 11.")
    begin(terminal)
    terminal.wait_for_said("Time left: 15 minutes.")
    write_and_hand_in(terminal, FIRST)
    terminal.wait_for_said("What next?")
    terminal.type("n\n")
    begin(terminal, 2)
    terminal.type(SECOND + "\n")
    wait_for_draft(SECOND)
    terminal.kill()
    assert b"\x1b" not in terminal.output

    terminal = open_terminal(TERM="dumb")
    terminal.wait_for_said("o: go on with the unfinished round")
    terminal.type("o\n")
    terminal.wait_for_said("Prompt 2 of 3. What you wrote is kept")
    terminal.wait_for_said(f"Line 1: {SECOND}")
    terminal.wait_for_said(INVITED)
    write_and_hand_in(terminal, SECOND_END)
    terminal.wait_for_said("What next?")
    terminal.type("n\n")
    terminal.wait_for_said("Press enter to hear the argument and start writing")
    terminal.press("enter")
    terminal.wait_for_said(INVITED, 2)
    write_and_hand_in(terminal, THIRD)
    terminal.wait_for_said("Do you want to mark yourself before you hear a ballot?")  # offered after the third
    terminal.type("n\n")
    terminal.wait_for_said("What next?", 2)
    terminal.type("n\n")
    terminal.wait_for_said("The round is over.")
    terminal.wait_for_said("Save the transcript?")
    terminal.type("j\n")
    terminal.wait_for_said("Saved as")
    terminal.wait_for_said("What now?", 2)
    terminal.type("q\n")
    assert terminal.wait_for_end() == 0
    assert "over 3 of 3 prompts" in terminal.said
    assert b"\x1b" not in terminal.output
    (kept,) = tmp_path.glob("*.json")
    answers = [turn["attempts"][0]["answer"] for turn in json.loads(kept.read_text(encoding="utf-8"))["turns"]]
    assert answers == [FIRST, f"{SECOND}\n{SECOND_END}", THIRD]


@pytest.mark.parametrize(
    ("key", "code", "says"),
    [("ctrl+c", 130, "You left the round."), ("ctrl+d", 0, "The input ended.")],
)
def test_leaving_by_key_keeps_the_text_and_says_so(
    open_terminal: Any, wait_for_draft: Any, key: str, code: int, says: str
) -> None:
    terminal = open_terminal("play", "--plain", "--seed", "3", "--untimed")
    begin(terminal)
    terminal.type("They say so.\n")
    wait_for_draft("They say so.")
    terminal.press(key)
    assert terminal.wait_for_end() == code
    assert f"{says} The round is kept: start debate again to go on with it." in terminal.said
    assert "Traceback" not in terminal.said

    terminal = open_terminal("play", "--plain", "--go-on")
    terminal.wait_for_said("Line 1: They say so.")


def test_at_the_end_of_the_time_the_line_being_typed_may_still_be_ended(open_terminal: Any) -> None:
    terminal = open_terminal("play", "--plain", "--seed", "3", "--seconds", "6", "--prompts", "1")
    begin(terminal)
    terminal.type("They say so.\n")
    terminal.type("But no")
    terminal.wait_for_said("Time! Press enter within 10 seconds")
    terminal.press("enter")
    terminal.wait_for_said("The time is over. What you wrote is handed in.")
    terminal.wait_for_said("What next?")
    terminal.type("y\n")
    terminal.wait_for_said("You answered: They say so. But no")


def test_a_line_that_the_terminal_cuts_is_said(open_terminal: Any) -> None:
    terminal = open_terminal("play", "--plain", "--seed", "3", "--untimed")
    begin(terminal)
    terminal.type("word " * 1000)
    terminal.press("enter")
    terminal.wait_for_said("Your terminal cuts a line after")


@pytest.mark.parametrize(
    "line",
    [
        "{debate} play --seed 3 --untimed --prompts 1 < answer.txt",
        "{debate} play --seed 3 --untimed --prompts 1 < answer.txt | cat",
        "cat answer.txt | {debate} play --seed 3 --untimed --prompts 1",
    ],
    ids=["from a file", "from a file into a pipe", "from a pipe"],
)
def test_without_a_terminal_at_one_end_it_is_played_on_plain_lines(
    open_terminal: Any, tmp_path: Path, line: str
) -> None:
    (tmp_path / "answer.txt").write_text(f"{FIRST}\n.\n", encoding="utf-8")
    terminal = open_terminal(shell=line.format(debate=f"'{sys.executable}' -m debate"))
    assert terminal.wait_for_end() == 0
    assert "The round is over. Your score is" in terminal.said
    assert not re.search(r"\x1b", terminal.said)


def test_with_its_output_in_a_pipe_it_still_listens_to_the_keyboard(open_terminal: Any) -> None:
    terminal = open_terminal(shell=f"'{sys.executable}' -m debate play --seed 3 --untimed --prompts 1 | cat")
    begin(terminal)
    write_and_hand_in(terminal, FIRST)
    terminal.wait_for_said("What next?")
    terminal.type("q\n")
    assert terminal.wait_for_end() == 0
