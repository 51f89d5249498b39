"""Today and drills in words: the plan with its reasons, working through it, and a drill up to its mark."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from debate.judge import Judge
from debate.packs import Pack
from debate.plain import do_drills, open_home, open_today
from debate.plain.drilling import DrillLines
from debate.plain.lines import InputEnded
from debate.practice.drilling import Drilling
from debate.practice.drills import WAYS, tasks_of
from debate.records import Records

from .conftest import NOON, HandClock, ScriptedLines

BASES = "bases-lose-reason"
ANSWERED = "But the bases serve Korea and Taiwan, because the fleet reaches both from Yokosuka."


def read(lines: tuple[str, ...]) -> io.StringIO:
    return io.StringIO("".join(f"{line}\n" for line in lines))


def drilled(pack: Pack, records: Records, drill: str, *lines: str) -> str:
    out = io.StringIO()
    tasks = tasks_of(pack, drill, pack.prompt(BASES))
    assert do_drills(read(lines), out, pack=pack, records=records, tasks=tasks) == 0
    return out.getvalue()


@pytest.fixture
def at_terminal(
    pack: Pack, judge: Judge, records: Records, clock: HandClock
) -> Callable[..., tuple[Drilling, ScriptedLines]]:
    """Does a drill by script, as somebody at a terminal would."""

    def done(*script: Any, drill: str = "turn") -> tuple[Drilling, ScriptedLines]:
        tasks = tasks_of(pack, drill, pack.prompt(BASES))
        drilling = Drilling(judge, records, tasks, now=clock, utc_now=lambda: NOON)
        lines = ScriptedLines(list(script), clock, interactive=True)
        try:
            DrillLines(drilling, lines).do()
        except InputEnded:
            lines.say("The input ended.")
        return drilling, lines

    return done


def test_today_tells_every_item_with_its_reason(records: Records) -> None:
    out = io.StringIO()
    assert open_today(read(("n",)), out, records=records) == 0
    said = out.getvalue()
    assert "Today: 0 of 3 done." in said
    assert said.count("Why: ") == 3
    assert "1. New: “" in said
    assert "3. Drill: Name it, on “" in said


def test_an_item_that_is_done_is_said_to_be_and_the_next_is_offered(records: Records) -> None:
    out = io.StringIO()
    open_today(read(("y", "They say so. But it is not so.", ".", "n", "n", "n")), out, records=records)
    said = out.getvalue()
    assert "Today: 1 of 3 done." in said
    assert "Done." in said
    assert len(records.attempt_rows()) == 1


def test_a_round_that_was_left_is_gone_on_with(records: Records) -> None:
    open_today(read(("y", "Half a thought", ".stop")), io.StringIO(), records=records)
    out = io.StringIO()
    open_today(read(("y", ".read", ".stop")), out, records=records)
    assert "Line 1: Half a thought" in out.getvalue()
    assert len(records.unfinished_rounds()) == 1


def test_home_offers_today_and_drills(records: Records) -> None:
    out = io.StringIO()
    open_home(read(("t", "n", "d", "3", "1", "1", ANSWERED, ".", "n", "q")), out, records=records)
    said = out.getvalue()
    assert "t: today" in said
    assert "Today: 0 of 3 done." in said
    assert "Which drill? 1: Name it: their argument in one fair sentence" in said
    assert records.drills()[0].kind == "mitigate"


def test_of_several_unfinished_rounds_one_is_named(records: Records) -> None:
    open_home(read(("p", "1", "3", "u", "One", ".stop", "p", "y", "2", "3", "u", "Two", ".stop", "q")), io.StringIO(),
              records=records)  # fmt: skip
    out = io.StringIO()
    open_home(read(("o", "2", ".read", ".stop", "q")), out, records=records)
    said = out.getvalue()
    assert "1: for “Protectorate” in “Ally or protectorate?" in said
    assert "Line 1: One" in said


def test_a_new_round_beside_an_unfinished_one_is_asked_about(records: Records) -> None:
    open_home(read(("p", "1", "3", "u", "One", ".stop", "q")), io.StringIO(), records=records)
    out = io.StringIO()
    open_home(read(("p", "n", "q")), out, records=records)
    assert "Begin a new round beside the unfinished one?" in out.getvalue()
    assert len(records.unfinished_rounds()) == 1


def test_a_drill_tells_task_speech_mark_and_what_to_do_better(pack: Pack, records: Records) -> None:
    said = drilled(pack, records, "turn", ANSWERED, ".", "n")
    assert "Drill: Turn it. You speak for the camp “Genuine ally”." in said
    assert "You have 1 minute." in said
    assert f"says: “{pack.prompt(BASES).speech[:20]}" in said
    assert "Mark: " in said
    assert "What counts: “But the bases serve Korea and Taiwan" in said
    assert "Do better: " in said
    assert records.drills()[0].answer == ANSWERED


def test_a_pipe_that_ends_has_said_all_that_it_has_to_say(pack: Pack, records: Records) -> None:
    assert "Mark: " in drilled(pack, records, "turn", ANSWERED)
    assert len(records.drills()) == 1


def test_the_press_is_told(pack: Pack, records: Records) -> None:
    assert "They come back at you: “" in drilled(pack, records, "press", "x", ".", "n")


def test_the_four_ways_follow_each_other(pack: Pack, records: Records) -> None:
    said = drilled(pack, records, WAYS, *(ANSWERED, ".", "n") * 4)
    assert [drill.kind for drill in reversed(records.drills())] == ["deny", "mitigate", "turn", "outweigh"]
    assert "Drill, 4 of 4: Outweigh it." in said


def test_a_second_try_adds_to_the_text_and_says_what_was_before(pack: Pack, records: Records) -> None:
    said = drilled(pack, records, "turn", "Nonsense.", ".", "r", ".clear", ANSWERED, ".", "n")
    assert "Before: not there." in said
    assert records.drills()[0].answer == ANSWERED


def test_the_clock_hands_in_and_the_line_being_typed_may_be_ended(
    at_terminal: Callable[..., tuple[Drilling, ScriptedLines]], records: Records
) -> None:
    drilling, lines = at_terminal("", "They say so.", 60, "But it is not.", "n")
    assert "Time! Press enter" in lines.said
    assert records.drills()[0].answer == "They say so.\nBut it is not."
    assert records.drills()[0].by_clock
    assert drilling.mark is not None


def test_commands_help_on_the_way(at_terminal: Callable[..., tuple[Drilling, ScriptedLines]]) -> None:
    _, lines = at_terminal("", "One.", ".time", ".read", ".prompt", ".brief", ".help", ".pause", 500, "", ".", "n")
    for words in ("Time left: ", "One.", "says: “", "Your stand: ", ".pause stops", "The clock stands."):
        assert words in lines.said
    assert "The time is over" not in lines.said


def test_a_drill_that_is_left_keeps_its_text(
    at_terminal: Callable[..., tuple[Drilling, ScriptedLines]], clock: HandClock
) -> None:
    _, lines = at_terminal("", "Half a thought", 10, ".stop")
    assert "You left the drill. What you wrote is kept" in lines.said
    drilling, lines = at_terminal("")
    assert "What you wrote is kept: Half a thought" in lines.said
    assert drilling.seconds_left == 50


def test_ctrl_c_keeps_the_text(at_terminal: Callable[..., tuple[Drilling, ScriptedLines]]) -> None:
    with pytest.raises(KeyboardInterrupt):
        at_terminal("", "Half a thought", 5, KeyboardInterrupt())
    _, lines = at_terminal("")
    assert "What you wrote is kept: Half a thought" in lines.said


def test_nothing_of_what_somebody_typed_steers_the_terminal(pack: Pack, records: Records, home: Path) -> None:
    said = drilled(pack, records, "turn", "the bases \x1b[2J\x07 serve Korea and Taiwan from Yokosuka", ".", "n")
    assert "\x1b" not in said
    assert "\x07" not in said
