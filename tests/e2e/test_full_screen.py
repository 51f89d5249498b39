"""Journeys in the full screen: whole rounds with real keys, one program killed in the middle, windows, colours."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

FIRST = "They say that the bargain is fair. But no, because the fuel was not theirs to give [/] in a crisis."
SECOND = "They argue that change is a risk, but the greater"
SECOND_END = " risk is to stand still."
THIRD = "Even if they were right about the neighbours, the alliance matters more."


def write_and_hand_in(terminal: Any, text: str) -> None:
    terminal.wait_for("Your rebuttal")
    terminal.type(text)
    terminal.wait_for(text)
    terminal.press("ctrl+s")


@pytest.mark.parametrize(("camp", "name"), [("ally", "GENUINE ALLY"), ("protectorate", "PROTECTORATE")])
def test_a_round_of_three_prompts_survives_a_kill_in_the_middle_of_the_second(
    open_terminal: Any, wait_for_draft: Any, tmp_path: Path, camp: str, name: str
) -> None:
    terminal = open_terminal("play", "--camp", camp, "--seed", "11", "--seconds", "900")
    terminal.wait_for("seed 11", "read the brief")
    terminal.press("enter")
    terminal.wait_for(name, "prompt 1 of 3", "hear the argument")
    terminal.press("enter")
    write_and_hand_in(terminal, FIRST)
    terminal.wait_for("ballot · prompt 1 of 3", "of 100", "revise")
    terminal.press("n")
    terminal.wait_for("prompt 2 of 3", "hear the argument")
    terminal.press("enter")
    terminal.wait_for("Your rebuttal")
    terminal.type(SECOND)
    wait_for_draft(SECOND)
    terminal.kill()

    terminal = open_terminal()
    terminal.wait_for("Go on", "prompt 2 of 3", "your text is kept")
    terminal.press("r")
    terminal.wait_for(name, "Paused", "your 10 words are kept")
    terminal.press("enter")
    terminal.wait_for("Your rebuttal", SECOND)
    terminal.type(SECOND_END)
    terminal.wait_for(SECOND + SECOND_END)
    terminal.press("ctrl+s")
    terminal.wait_for("ballot · prompt 2 of 3")
    terminal.press("n")
    terminal.wait_for("prompt 3 of 3", "hear the argument")
    terminal.press("enter")
    write_and_hand_in(terminal, THIRD)
    terminal.wait_for("ballot · prompt 3 of 3")
    terminal.press("n")
    terminal.wait_for("the round’s ballot", "3 of 3 prompts answered")
    terminal.press("s")
    terminal.wait_for("Saved as")
    terminal.press("j")
    terminal.wait_for(".json")
    terminal.press("n")
    terminal.wait_for("Practise", "of 100 over 3 prompts")
    terminal.press("q")
    assert terminal.wait_for_end() == 0

    (kept,) = tmp_path.glob("*.json")
    answers = [turn["attempts"][0]["answer"] for turn in json.loads(kept.read_text(encoding="utf-8"))["turns"]]
    assert answers == [FIRST, SECOND + SECOND_END, THIRD]
    (markdown,) = tmp_path.glob("*.md")
    assert "greater risk is to stand still" in markdown.read_text(encoding="utf-8")


def test_a_first_round_from_home_with_brief_pause_revision_exemplar_and_receipt(open_terminal: Any) -> None:
    terminal = open_terminal()
    terminal.wait_for("Begin", "The motion")
    terminal.press("p")
    terminal.wait_for("You speak for", "read the brief")
    terminal.press("enter")
    terminal.wait_for("Your case", "hear the argument")
    terminal.press("enter")
    terminal.wait_for("Your rebuttal")
    terminal.type("They say so.")
    terminal.wait_for("They say so.", "3 words")
    terminal.press("f1")
    terminal.wait_for("Your stand", "back to your text", without="They say so.")
    terminal.press("f1")
    terminal.wait_for("They say so.", "Your rebuttal")
    terminal.press("escape")
    terminal.wait_for("Paused", "your 3 words are kept", without="They say so.")
    terminal.press("enter")
    terminal.wait_for("They say so.", "Your rebuttal")
    terminal.press("ctrl+s")
    terminal.wait_for("ballot · prompt 1 of 3")
    terminal.press("x")
    terminal.wait_for("One way to answer it", "close")
    terminal.press("escape")
    terminal.wait_for("ballot · prompt 1 of 3", without="One way to answer it")
    terminal.press("e")
    terminal.wait_for("Receipt:", "close")
    terminal.press("escape")
    terminal.wait_for("ballot · prompt 1 of 3", without="Receipt:")
    terminal.press("r")
    terminal.wait_for("Your revision", "They say so.")
    terminal.type(" But no, because of the fuel.")
    terminal.wait_for("9 words")
    terminal.press("ctrl+s")
    terminal.wait_for("ballot · prompt 1 of 3", "on your last answer")
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0


def test_the_clock_hands_in_what_is_written(open_terminal: Any) -> None:
    terminal = open_terminal("play", "--camp", "ally", "--seed", "3", "--seconds", "6", "--prompts", "1")
    terminal.wait_for("read the brief")
    terminal.press("enter")
    terminal.wait_for("hear the argument")
    terminal.press("enter")
    terminal.wait_for("Your rebuttal")
    terminal.type("They say")
    terminal.wait_for("Time is up", "handed in as it stood: 2 words")
    terminal.type("n q")  # keys that were meant for the text do nothing
    terminal.press("enter")
    terminal.wait_for("ballot · prompt 1 of 1", "Your answer They say", "time was up")


def test_sixty_columns_and_twenty_rows_are_enough_and_less_is_said(open_terminal: Any) -> None:
    terminal = open_terminal("play", "--camp", "ally", "--seed", "3", "--untimed", columns=60, rows=20)
    terminal.wait_for("read the brief")
    terminal.press("enter")
    terminal.wait_for("hear the argument")
    terminal.press("enter")
    terminal.wait_for("Your rebuttal", "hand in")
    terminal.type("They say so.")
    terminal.wait_for("They say so.", "3 words")
    terminal.resize(59, 20)
    terminal.wait_for("This window is too small.", "this is 59 × 20", without="They say so.")
    terminal.resize(60, 19)
    terminal.wait_for("this is 60 × 19")
    terminal.resize(60, 20)
    terminal.wait_for("Paused", "your 3 words are kept", without="too small")
    terminal.press("enter")
    terminal.wait_for("They say so.")
    terminal.press("ctrl+s")
    terminal.wait_for("ballot · prompt 1 of 3", "of 100")


COLOURS = re.compile(rb"\x1b\[(?:[\d:]*;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:][\d:;]*)?m")


@pytest.mark.parametrize("no_color", [True, False])
def test_no_color_is_obeyed(open_terminal: Any, no_color: bool) -> None:
    environment = {"NO_COLOR": "1"} if no_color else {}
    terminal = open_terminal("play", "--camp", "ally", "--seed", "3", "--untimed", **environment)
    terminal.wait_for("read the brief")
    terminal.press("enter")
    terminal.wait_for("hear the argument")
    terminal.press("enter")
    terminal.wait_for("Your rebuttal")
    terminal.type("They say so.")
    terminal.wait_for("They say so.")
    terminal.press("ctrl+s")
    terminal.wait_for("ballot · prompt 1 of 3")
    assert bool(COLOURS.search(terminal.output)) is not no_color


def test_quitting_leaves_the_terminal_as_it_was(open_terminal: Any) -> None:
    terminal = open_terminal(shell=f"stty -g; '{sys.executable}' -m debate; echo \"code $?\"; stty -g")
    terminal.wait_for("Begin", "The motion")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    before, after = re.findall(r"[0-9a-f]+(?::[0-9a-f]+){10,}", terminal.said)
    assert after == before
    assert "code 0" in terminal.said
    for mode, left in (("1049", "l"), ("1000", "l"), ("1003", "l"), ("2004", "l"), ("25", "h")):
        switches = re.findall(rf"\x1b\[\?{mode}([hl])", terminal.said)
        assert switches[-1:] in ([], [left]), mode
    assert "\x1b[?1049h" in terminal.said


def test_after_suspend_and_resume_the_screen_is_drawn_again_at_once(open_terminal: Any) -> None:
    terminal = open_terminal("play", "--camp", "ally", "--seed", "11", "--seconds", "900")
    terminal.wait_for("read the brief")
    terminal.press("enter")
    terminal.wait_for("hear the argument")
    terminal.press("enter")
    terminal.wait_for("Your rebuttal")
    terminal.type("They say so.")
    terminal.wait_for("They say so.")
    terminal.suspend()
    assert "They say so." not in terminal.text
    terminal.go_on()
    terminal.wait_for("Your rebuttal", "They say so.", "hand in")
    terminal.type(" Not so.")
    terminal.wait_for("They say so. Not so.")


def test_a_key_ends_the_demo_and_opens_the_players_own_game(open_terminal: Any) -> None:
    terminal = open_terminal("demo")
    terminal.wait_for("any key ends the demo")
    terminal.press("x")
    terminal.wait_for("Begin", "practise", without="any key ends the demo")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
