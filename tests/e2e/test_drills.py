"""Drills and today's plan in a real terminal, at the three sizes: every drill is written, marked and tried again."""

from __future__ import annotations

from typing import Any

import pytest

from debate.practice.drills import Drill

PROMPT = "bases-lose-reason"
SAID = "But the bases serve Korea and Taiwan, because the fleet reaches both from Yokosuka."
MOVES = [drill.label.lower() for drill in Drill]
MOVES.insert(1, "four ways")
SIZES = ((120, 36), (80, 24), (60, 20))


# A program for each size and not for each drill: starting one takes as long as a drill.
@pytest.mark.parametrize(("size", "drills"), [(size, list(Drill)[at::3]) for at, size in enumerate(SIZES)])
def test_every_drill_is_written_marked_and_tried_again(
    open_terminal: Any, size: tuple[int, int], drills: list[Drill]
) -> None:
    columns, rows = size
    first, *others = drills
    terminal = open_terminal("drill", first.value, "--prompt", PROMPT, columns=columns, rows=rows)
    written_marked_and_tried_again(terminal, first)
    at = MOVES.index(first.label.lower())
    for drill in others:
        while MOVES[at] != drill.label.lower():
            at += 1
            terminal.press("right")
            terminal.wait_for(f"● {MOVES[at]}")
        terminal.press("enter")
        written_marked_and_tried_again(terminal, drill)
    terminal.press("escape")
    terminal.wait_for("Today")


def written_marked_and_tried_again(terminal: Any, drill: Drill) -> None:
    """Do a drill that waits for its begin, and leave it for the page where drills are chosen."""
    terminal.wait_for(drill.label, "enter to begin")
    terminal.press("enter")
    terminal.wait_for("The protectorate camp says", drill.label)
    terminal.type(SAID)
    terminal.wait_for("14 words")
    terminal.press("ctrl+s")
    terminal.wait_for("You wrote", "enter done", without="14 words")
    terminal.press("r")
    terminal.wait_for("14 words", "hand in", without="You wrote")
    terminal.press("ctrl+s")
    terminal.wait_for("You wrote", "enter done", without="14 words")
    terminal.press("enter")
    terminal.wait_for("You speak for", "Move", f"● {drill.label.lower()}")


def test_a_killed_drill_brings_its_text_back(open_terminal: Any, wait_for_draft: Any) -> None:
    terminal = open_terminal("drill", "turn", "--prompt", PROMPT)
    terminal.wait_for("enter to begin")
    terminal.press("enter")
    terminal.wait_for("The protectorate camp says")
    terminal.type(SAID)
    wait_for_draft(SAID)
    terminal.kill()

    terminal = open_terminal("drill", "turn", "--prompt", PROMPT)
    terminal.wait_for("Paused", "your 14 words are kept")
    terminal.press("enter")
    terminal.wait_for(SAID.split(",")[0], "14 words")


def test_today_leads_through_a_drill_and_back(open_terminal: Any) -> None:
    terminal = open_terminal("today")
    terminal.wait_for("0 of 3 done", "Name it, on")
    terminal.press("j", "j", "enter")
    terminal.wait_for("enter to begin")
    terminal.press("enter")
    terminal.wait_for("camp says")
    terminal.type("They say so.")
    terminal.wait_for("3 words")
    terminal.press("ctrl+s")
    terminal.wait_for("You wrote", "enter done", without="3 words")
    terminal.press("enter")
    terminal.wait_for("1 of 3 done", "✓")
