"""The workbench as an author meets it: the verdict with every letter, her saves, the table, the problems."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from typing import Any, cast

import pytest
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import OptionList, Static

from debate.authoring.bench_reading import read_bench
from debate.tui.workbench.app import WorkbenchApp
from debate.tui.workbench.problems import ProblemList
from debate.tui.workbench.prompts import PromptSheet
from debate.tui.workbench.samples import SampleTable
from debate.tui.workbench.screen import WorkbenchScreen
from debate.tui.workbench.verdict import Verdict

from ..toll_bridge import ANSWER
from .conftest import screen_of, settled, until, write
from .ferry_pack import MIDDLING, STRONG, BenchJudge, change

MakeApp = Callable[..., WorkbenchApp]
SHOPS = "prompts/shops.yaml"


def said(screen: Screen[Any], selector: str) -> str:
    """What a text, a list or the verdict shows, line by line."""
    widget = screen.query_one(selector)
    if isinstance(widget, OptionList):
        return "\n".join(str(option.prompt) for option in widget.options)
    if isinstance(widget, Verdict):
        return widget.text
    assert isinstance(widget, Static)
    return str(widget.content)


def part(screen: Screen[Any], begins: str, ends: str = "\n\n") -> str:
    """The part of the verdict under a heading, its lines unfolded."""
    verdict = f"\n\n{said(screen, '#verdict')}\n\n"
    return " ".join(verdict.split(f"\n\n{begins}", 1)[1].split(ends)[0].split())


def rows(screen: WorkbenchScreen) -> list[list[str]]:
    """The table's rows, word by word."""
    return [line.split() for line in said(screen, "#sample-table").split("\n")]


# The verdict


async def test_the_verdict_follows_the_answer(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        assert said(screen, "#verdict").startswith("0 of 100")
        await write(pilot, MIDDLING)
        assert said(screen, "#verdict").startswith("40 of 100")
        assert "▐the ferry carries twice as many" in part(screen, "Answer")
        screen.editor.move_cursor(screen.editor.document.end)
        await pilot.press("x")
        await until(pilot, lambda: screen.desk.live and screen.desk.live.answer.text.endswith("x"))
        assert part(screen, "Answer").endswith("x")


async def test_each_point_tells_the_rule_that_caught_it_and_what_it_lacks(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        screen = await write(pilot, "The ferry carries. But the ferry carries twice as many. The square has more.")
        points = part(screen, "Points")
        assert "✓ ferry made, strength 1.00, worth 2 sufficient 1: “the ferry carries twice as many”" in points
        assert "✗ square dropped" in points
        dropped = points.split("✗ square")[1].split("✗ deliveries")[0]
        assert "ideas in one sentence: 2 of 2" in dropped and "✓ square" in dropped and "✓ more" in dropped
        assert "✗ deliveries, boat" in points.split("✗ deliveries dropped")[1]


async def test_the_receipt_names_rules_and_sums(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        screen = await write(pilot, MIDDLING)
        receipt = part(screen, "Receipt")
        assert "point:ferry:sufficient:1 “the ferry carries twice as many”" in receipt
        assert "= 0.5 times 40 is 20, rounded 20." in receipt or "= 1 times 40 is 40, rounded 40." in receipt


async def test_a_criterions_number_shows_its_words_alone(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await settled(pilot)
        await write(pilot, STRONG)
        await pilot.press("f6", "1")
        assert part(screen, "Answer").startswith(": Names the argument")
        assert part(screen, "Answer").count("▐") == 1
        assert "Answers it" not in part(screen, "Receipt")
        await pilot.press("0")
        assert part(screen, "Answer").count("▐") > 1
        await pilot.press("9")  # there is none
        assert not part(screen, "Answer").startswith(":")


async def test_a_verdict_on_what_is_no_longer_asked_is_dropped(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        shown: list[str] = []
        monkeypatch.setattr(Verdict, "show", lambda self, live: shown.append(live.answer.text))
        for text in ("one", "two", "three"):
            screen.editor.load_text(text)
        await until(pilot, lambda: "three" in shown)
        await pilot.press("f4", "f3")
        await settled(pilot)
        assert shown[-1] == "three" and "two" not in shown[shown.index("three") :]


async def test_an_answer_of_the_author_is_marked_as_a_players_and_a_text_of_the_pack_as_its_own(
    make_app: MakeApp, judges: list[BenchJudge]
) -> None:
    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        await write(pilot, "My own words.")
        await pilot.press("f5")
        await settled(pilot)
        exemplar = screen.editor.text
        await pilot.press("x")
        await settled(pilot)
        screen.editor.load_text("")
        await settled(pilot)
        await write(pilot, "My own words.")
        told = dict(judges[-1].asked)
        assert told[exemplar] and told["x" + exemplar]
        assert not told["My own words."]


# Texts of the pack


async def test_one_key_takes_each_text_of_the_prompt_and_then_the_authors_own_words_again(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        screen.editor.load_text("My own words.")
        await pilot.pause()
        seen = []
        for _ in range(6):
            await pilot.press("f5")
            await pilot.pause()
            seen.append((str(screen.editor.border_title), screen.editor.text))
        titles = ["Exemplar", "Sample 1 (strong)", "Sample 2 (middling)", "Sample 3 (weak)", "Answer", "Exemplar"]
        assert [title for title, _ in seen] == titles
        assert seen[2][1] == MIDDLING and seen[4][1] == "My own words."


async def test_undo_brings_back_what_stood_there_before_a_text_was_taken(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        await pilot.press("m", "e")
        await pilot.press("f5")
        await pilot.press("ctrl+z")
        assert screen.editor.text == "me"


async def test_enter_on_a_row_takes_its_text(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        screen.query_one(SampleTable).focus()
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        assert screen.editor.text == MIDDLING
        assert screen.editor.has_focus


async def test_an_untouched_text_of_the_pack_follows_the_file(make_app: MakeApp, folder: Path) -> None:
    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        await pilot.press("f5", "f5", "f5")
        await settled(pilot)
        change(folder / SHOPS, f"text: {MIDDLING}", "text: Deliveries can come by ferry.")
        await settled(pilot, saves=1)
        assert screen.editor.text == "Deliveries can come by ferry."


# The table


async def test_the_table_shows_what_is_expected_and_what_the_judge_gives(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await settled(pilot)
        assert rows(screen) == [
            ["exemplar", "full", "full", "full→good", "full", "87"],
            ["1", "strong", "full", "full", "good", "full", "87"],
            ["2", "middling", "missing", "full", "missing", "good→missing", "40"],
            ["3", "weak", "missing", "missing", "missing", "missing", "0"],
        ]
        assert said(screen, "#samples-line") == "Samples   4 of 8 in the pack as expected"


async def test_in_a_small_window_levels_that_differ_are_numbers(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        screen = await settled(pilot)
        assert rows(screen)[2] == ["2", "middling", "missing", "full", "missing", "1→0", "40"]


async def test_a_save_tells_which_samples_got_better_and_which_worse(make_app: MakeApp, folder: Path) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await settled(pilot)
        change(folder / SHOPS, "sufficient: [deliveries come at night]", "sufficient: [I do not think so]")
        await settled(pilot, saves=1)
        table = rows(screen)
        assert table[2][0] == "▼" and table[2][4] == "full→good" and table[2][-1] == "−20"
        assert table[3][0] == "▼" and table[3][-1] == "+20"
        assert said(screen, "#samples-line").startswith("Samples   ▼ 2 worse  since the last save")
        change(folder / SHOPS, "sufficient: [I do not think so]", "sufficient: [deliveries come at night]")
        await settled(pilot, saves=2)
        assert [row[0] for row in rows(screen)[2:]] == ["▲", "▲"]
        assert said(screen, "#samples-line").startswith("Samples   ▲ 2 better  since the last save")


async def test_what_a_save_does_to_other_prompts_stands_below(make_app: MakeApp, folder: Path) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await settled(pilot)
        change(folder / "prompts/queues.yaml", "sufficient: [a quieter square]", "sufficient: [a silent square]")
        await settled(pilot, saves=1)
        assert [row[:4] for row in rows(screen)[4:]] == [["▼", "1", "strong,", "queues"]]
        screen.query_one(SampleTable).focus()
        await pilot.press("end", "enter")
        await settled(pilot, saves=1)
        assert screen.prompt is not None and screen.prompt.id == "queues"
        assert screen.editor.text == STRONG


async def test_a_save_that_changes_no_word_of_the_pack_leaves_the_comparison_alone(
    make_app: MakeApp, folder: Path
) -> None:
    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        change(folder / SHOPS, "sufficient: [deliveries come at night]", "sufficient: [by night]")
        await settled(pilot, saves=1)
        before = said(screen, "#samples-line")
        change(folder / SHOPS, "id: shops", "# a comment\nid: shops")
        line = next(problem.line for problem in screen.desk.bench.problems if problem.file.endswith("shops.yaml"))
        await until(pilot, lambda: any(problem.line == line + 1 for problem in screen.desk.bench.problems))
        await settled(pilot, saves=1)
        assert said(screen, "#samples-line") == before


# Saves


async def test_a_save_keeps_the_answer_and_marks_it_anew(make_app: MakeApp, folder: Path) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        screen = await write(pilot, "A boat is as good.")
        screen.editor.move_cursor((0, 3))
        change(folder / SHOPS, "sufficient: [a quieter square]", "sufficient: [as good]")
        await settled(pilot, saves=1)
        assert screen.editor.text == "A boat is as good."
        assert screen.editor.cursor_location == (0, 3)
        assert "▲ +20 since the save" in said(screen, "#verdict")


async def test_a_broken_save_keeps_the_last_good_pack_in_use_and_names_the_place(
    make_app: MakeApp, folder: Path
) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await settled(pilot)
        good = screen.desk.bench.pack
        change(folder / SHOPS, "difficulty: 1", "difficulty: [1")
        await until(pilot, lambda: screen.desk.bench.broken)
        assert "error prompts/shops.yaml:5:13 yaml-syntax" in said(screen, "#problem-list").split("\n")[0]
        assert "the last good pack stays in use" in said(screen, "#problems-line")
        assert screen.desk.bench.pack is good
        await write(pilot, MIDDLING)
        assert said(screen, "#verdict").startswith("40 of 100")
        change(folder / SHOPS, "difficulty: [1", "difficulty: 2")
        await settled(pilot, saves=1)
        assert "error" not in said(screen, "#problem-list")
        assert screen.editor.text == MIDDLING


async def test_a_pack_that_is_broken_from_the_start_is_taken_up_when_it_is_mended(
    make_app: MakeApp, folder: Path
) -> None:
    change(folder / "rubric.yaml", "weight: 15", "wieght: 15")
    async with make_app(prompt="queues").run_test(size=(120, 36)) as pilot:
        screen = screen_of(pilot)
        await until(pilot, lambda: screen.desk.bench.broken)
        assert "There is nothing to mark by yet" in said(screen, "#verdict")
        assert "did you mean “weight”?" in said(screen, "#problem-list")
        await pilot.press("f5", "f4", "ctrl+o", "f6", "f6", "h", "i")
        change(folder / "rubric.yaml", "wieght: 15", "weight: 15")
        await settled(pilot)
        assert screen.prompt is not None and screen.prompt.id == "queues"
        assert screen.editor.text == "hi"


async def test_a_folder_that_vanishes_and_comes_back_costs_nothing(
    make_app: MakeApp, folder: Path, tmp_path: Path
) -> None:
    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        await write(pilot, ANSWER)
        folder.rename(tmp_path / "elsewhere")
        await until(pilot, lambda: screen.desk.bench.broken)
        (tmp_path / "elsewhere").rename(folder)
        await until(pilot, lambda: not screen.desk.bench.broken)
        await settled(pilot)
        rmtree(folder)
        await until(pilot, lambda: screen.desk.bench.broken)
        assert screen.editor.text == ANSWER and screen.desk.bench.pack is not None


async def test_a_renamed_prompt_takes_the_answer_along(make_app: MakeApp, folder: Path) -> None:
    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        await write(pilot, ANSWER)
        change(folder / SHOPS, "id: shops", "id: markets")
        await until(pilot, lambda: screen.desk.bench.problems)
        (folder / SHOPS).rename(folder / "prompts/markets.yaml")
        await until(pilot, lambda: screen.prompt is not None and screen.prompt.id == "markets")
        await until(pilot, lambda: screen.desk.live and screen.desk.live.answer.prompt == "markets")
        assert screen.editor.text == ANSWER


async def test_a_judge_that_fails_says_so_and_ends_nothing(
    make_app: MakeApp, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("[/] of the judge")

    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        with monkeypatch.context() as for_now:
            for_now.setattr(BenchJudge, "ballot", fail)
            await pilot.press("x")
            await until(pilot, lambda: screen.desk.trouble)
            assert "could not be marked (ZeroDivisionError: [/] of the judge)" in said(screen, "#trouble")
            change(folder / SHOPS, "title: About shops", "title: About markets")
            await until(pilot, lambda: "could not take up" in str(screen.desk.pack_trouble))
        await write(pilot, "All is well.")
        assert "could not take up this pack" in said(screen, "#trouble")
        change(folder / SHOPS, "title: About markets", "title: About shops")
        await settled(pilot, saves=2)
        assert not screen.query_one("#trouble").display


async def test_of_a_very_large_pack_only_what_is_visited_is_marked(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("debate.tui.workbench.desk.MOST_JUDGED", 1)
    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        assert set(screen.desk.bench.marked) == {"shops"}
        assert "marked 4 of 8" in said(screen, "#samples-line")
        await pilot.press("f4")
        await until(pilot, lambda: set(screen.desk.bench.marked) == {"shops", "queues"})


# Prompts and problems


async def test_each_prompt_keeps_its_own_answer(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        await write(pilot, "About shops.")
        await pilot.press("f4")
        assert screen.editor.text == ""
        await write(pilot, "About queues.")
        await pilot.press("f3")
        assert screen.editor.text == "About shops."
        await pilot.press("ctrl+n")
        assert screen.editor.text == "About queues."


async def test_a_prompt_can_be_chosen_from_the_list(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        await pilot.press("ctrl+o")
        assert isinstance(pilot.app.screen, PromptSheet)
        options = pilot.app.screen.query_one(OptionList).options
        assert [str(option.prompt) for option in options] == [
            "◆ About shops  shops  2 of 4",
            "▲ About queues  queues  2 of 4",
        ]
        await pilot.press("down", "enter")
        assert screen.prompt is not None and screen.prompt.id == "queues"


async def test_enter_on_a_problem_goes_to_its_prompt(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await settled(pilot)
        problems = screen.query_one(ProblemList)
        problems.focus()
        while problems.marked is None or not problems.marked.file.endswith("queues.yaml"):
            await pilot.press("down")
        await pilot.press("enter")
        assert screen.prompt is not None and screen.prompt.id == "queues"


# Text is data


@pytest.mark.parametrize("hostile", ["[/] [b]", "[@click=app.quit]x[/]", 'a = [foo="x]'])
async def test_text_of_authors_is_never_markup(make_app: MakeApp, folder: Path, hostile: str) -> None:
    quoted = hostile.replace('"', '\\"')
    change(folder / SHOPS, "title: About shops", f'title: "{quoted}"')
    change(folder / SHOPS, "[ferry, boat]", f'["{quoted}", boat]')
    change(folder / SHOPS, "text: I do not think so.", f'text: "{quoted}"')
    change(folder / SHOPS, "id: timetable", f'id: "{quoted}"')
    change(folder / "rubric.yaml", "title: Weighs it", f'title: "{quoted}"')
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = screen_of(pilot)
        await until(pilot, lambda: screen.desk.bench.problems)
        assert hostile in said(screen, "#problem-list")
        change(folder / SHOPS, f'id: "{quoted}"', "id: timetable")
        await settled(pilot)
        await write(pilot, f"The ferry {hostile}")
        assert hostile in said(screen, "#speech")
        assert hostile in part(screen, "Answer")
        assert hostile in part(screen, "Receipt")
        await pilot.press("ctrl+o")
        await pilot.pause()


async def test_what_is_pasted_is_cleaned(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        screen.editor.insert("a\x1b[2Jb\x00c\u2028d")
        assert screen.editor.text == "abc\nd"


# Keys and sizes


async def test_a_small_window_shows_answer_or_verdict(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        screen = await settled(pilot)
        verdict, editor, glance = screen.query_one(Verdict), screen.editor, screen.query_one("#glance")
        assert editor.region and glance.region and not verdict.region
        await pilot.press("f6")
        assert verdict.region and not editor.region and verdict.has_focus
        await pilot.press("escape")
        assert editor.region and not verdict.region and editor.has_focus


async def test_in_the_smallest_window_tab_opens_the_problems(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        screen = await settled(pilot)
        problems = screen.query_one(ProblemList)
        assert problems.option_count and not problems.size.height
        await pilot.press("tab", "tab")
        await until(pilot, lambda: problems.size.height > 1)
        assert problems.has_focus
        await pilot.press("escape")
        await until(pilot, lambda: not problems.size.height)


async def test_esc_leaves_when_it_comes_twice(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        screen = await settled(pilot)
        await pilot.press("escape", "x", "escape")
        assert "Press esc again" in said(screen, "#trouble")
        assert app.is_running and screen.editor.text == "x"
        await pilot.press("escape")
    assert app.return_code == 0


async def test_the_palette_offers_what_keys_do_and_to_leave(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        screen = await settled(pilot)
        offered = {command.title for command in app.get_system_commands(cast("Screen[object]", screen))}
        assert {"Load a text", "Next prompt", "Prompts", "Verdict", "Read again", "Theme", "Help", "Quit"} <= offered
        await pilot.press("ctrl+q")
    assert app.return_code == 0


def test_every_key_has_an_id_and_is_explained() -> None:
    for place in (WorkbenchApp, WorkbenchScreen, PromptSheet, Verdict):
        for binding in place.BINDINGS:
            assert isinstance(binding, Binding)
            assert binding.id and binding.tooltip


async def test_the_files_are_read_again_when_asked(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with make_app().run_test() as pilot:
        screen = await settled(pilot)
        read: list[Path] = []
        known = screen.desk.bench

        def note(folder: Path) -> Any:
            read.append(folder)
            return read_bench(folder)

        monkeypatch.setattr("debate.tui.workbench.desk.read_bench", note)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: read)
        await settled(pilot)
        assert screen.desk.bench.pack is known.pack
