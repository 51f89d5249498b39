"""The past in the full screen: looked through, opened, compared, judged again, practised anew."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from textual.widgets import Input, Static

from debate.judge.ballot import Evidence
from debate.practice.marking import DrillMark, to_json
from debate.records import RecordsError, StoredDrill, StoredPrediction, StoredReply
from debate.tui.screens.attempt import AgainScreen, AttemptScreen
from debate.tui.screens.brief import BriefScreen
from debate.tui.screens.compare import CompareScreen
from debate.tui.screens.draw import DrawScreen
from debate.tui.screens.drill import DrillScreen
from debate.tui.screens.exemplar import ExemplarScreen
from debate.tui.screens.history import HistoryScreen
from debate.tui.screens.home import HomeScreen
from debate.tui.screens.progress import ProgressScreen
from debate.tui.screens.receipt import ReceiptScreen
from debate.tui.widgets.long_list import LongList
from debate.tui.widgets.masthead import Masthead

from .conftest import NOON, text_of
from .toll_bridge import ANSWER, BETTER


def listed(app: Any) -> str:
    """The lines of the list that are in view."""
    view = app.screen.query_one(LongList)
    return "\n".join(view.render_line(y).text.rstrip() for y in range(view.size.height)).strip("\n")


def shown_on(screen: Any) -> str:
    return "\n".join(str(widget.render()) for widget in screen.query("*").results() if widget.display)


async def settled(pilot: Any) -> None:
    """Lets the workers of the screen on show finish."""
    app = pilot.app
    await pilot.pause()
    await app.workers.wait_for_complete([worker for worker in app.workers if worker.node is app.screen])
    await pilot.pause()


async def press(pilot: Any, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


@pytest.fixture
def revised(judged: Any) -> Any:
    """A round whose first answer was revised for the better."""
    session = judged()
    session.revise()
    session.write(BETTER)
    session.hand_in()
    session.go_on()
    session.end()
    return session


class TestTheList:
    async def test_it_begins_with_an_invitation(self, app: Any) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h")
            assert "Nothing is here yet." in text_of(app.screen, "#nothing")
            await press(pilot, "G", "g", "down", "enter", "slash", "f")
            assert isinstance(app.screen, HistoryScreen)
            await press(pilot, "p")
            assert isinstance(app.screen, DrawScreen)

    async def test_it_shows_titles_by_day_the_newest_first(self, app: Any, play_round: Any) -> None:
        play_round("They say so. I do not.", camp="free", at=NOON - timedelta(days=9))
        play_round(ANSWER, at=NOON - timedelta(days=1))
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h")
            lines = listed(app).split("\n")
            assert lines[0] == "Yesterday, 23 November"
            assert lines[1].startswith(" ▸ ")
            assert "◆ The shops will suffer" in lines[1]
            assert "15 November" in lines
            assert "▲ The shops will suffer" in lines[-1]
            assert text_of(app.screen, "#detail") == "◆ TOLL  ·  A toll on the bridge"
            assert "6 entries" in text_of(app.screen, "#what")

    async def test_keys_pass_over_headings_and_reach_both_ends(self, app: Any, play_round: Any) -> None:
        play_round(ANSWER, at=NOON - timedelta(days=9))
        play_round(ANSWER)
        async with app.run_test(size=(60, 20)) as pilot:
            await press(pilot, "h", "down", "j", "down")
            view = app.screen.query_one(LongList)
            assert view.marked.at < view._lines[1].at
            await press(pilot, "G")
            assert view.at == 8
            await press(pilot, "g")
            assert view.at == 1
            await press(pilot, "pagedown", "pageup")
            assert view.at == 1

    async def test_words_are_looked_for_as_they_are_typed(self, app: Any, play_round: Any) -> None:
        play_round("They say so. I do not.", camp="free")
        play_round(ANSWER)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h", "slash")
            app.screen.query_one(Input).value = "ferry"
            await settled(pilot)
            assert "3 entries with “ferry”" in text_of(app.screen, "#what")
            await press(pilot, "enter")
            assert isinstance(app.screen.focused, LongList)
            app.screen.query_one(Input).value = "nowhere at all"
            await settled(pilot)
            assert "Nothing fits." in text_of(app.screen, "#nothing")
            await press(pilot, "escape")
            assert "6 entries" in text_of(app.screen, "#what")
            await press(pilot, "escape")
            assert isinstance(app.screen, HomeScreen)

    async def test_one_pack_at_a_time_can_be_looked_through(self, app: Any, play_round: Any, records: Any) -> None:
        play_round(ANSWER)
        from dataclasses import replace

        records.add_attempt(replace(records.attempts(limit=1)[0], id=None, pack="gone", round_id="elsewhere"))
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h", "f")
            assert "1 entry" in text_of(app.screen, "#what")
            assert "gone" in text_of(app.screen, "#what")
            await press(pilot, "f")
            assert "A toll on the bridge  ·  3 entries" in text_of(app.screen, "#what")
            await press(pilot, "f")
            assert "All packs  ·  4 entries" in text_of(app.screen, "#what")

    async def test_the_best_answer_to_each_prompt_is_marked(self, app: Any, revised: Any) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h")
            lines = listed(app).split("\n")
            assert lines[1].endswith("revision  best")
            assert "best" not in lines[2]

    async def test_records_that_cannot_be_read_are_told(self, app: Any, records: Any, monkeypatch: Any) -> None:
        def broken(**_: object) -> None:
            raise RecordsError("The records are busy; try again in a moment.")

        monkeypatch.setattr(records, "attempt_rows", broken)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h")
            assert "The records are busy" in text_of(app.screen, "#trouble")

    async def test_whatever_somebody_typed_is_shown_as_it_is(self, app: Any, play_round: Any, records: Any) -> None:
        play_round('tax [/x] cut [@click=app.quit]here[/] a = [foo="x]')
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h", "slash")
            app.screen.query_one(Input).value = "[/x]"
            await settled(pilot)
            assert "3 entries with “[/x]”" in text_of(app.screen, "#what")
            await press(pilot, "enter", "enter")
            assert "tax [/x] cut" in text_of(app.screen, "#answer")
            await press(pilot, "c")
            assert "tax [/x] cut" in shown_on(app.screen)


class TestAnAnswer:
    async def test_it_opens_with_its_ballot_as_it_was(self, app: Any, play_round: Any) -> None:
        session = play_round(ANSWER, at=NOON - timedelta(days=1))
        score = session.state.turns[-1].attempts[0].ballot.score
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h", "enter")
            assert isinstance(app.screen, AttemptScreen)
            assert text_of(app.screen, "#small-score").startswith(f"{score} of 100")
            assert "answer, 23 November" in app.screen.query_one(Masthead).place
            assert "The shops will suffer" in text_of(app.screen, "#against")
            await press(pilot, "escape")
            assert isinstance(app.screen, HistoryScreen)

    async def test_what_was_foreseen_and_replied_stands_in_it(self, app: Any, records: Any, play_round: Any) -> None:
        session = play_round(ANSWER)
        top = {"names": 2, "answers": 2, "supports": 0}
        last = {"round_id": session.round_id, "turn": 2, "number": 1}
        records.add_prediction(StoredPrediction(levels=top, at=NOON.isoformat(), **last))
        records.add_reply(
            StoredReply(
                **last,
                pack="toll-bridge",
                camp="toll",
                prompt="toll-3",
                point="square",
                press="And what of square?",
                text="It will be quieter.",
                made="partly",
                strength=0.5,
                seconds_used=20.0,
                by_clock=False,
                at=NOON.isoformat(),
            )
        )
        async with app.run_test(size=(80, 60)) as pilot:
            await press(pilot, "h", "down", "enter")
            assert isinstance(app.screen, AttemptScreen)
            shown = shown_on(app.screen)
            assert [line for line in shown.split("\n") if line.startswith("you ") and "fores" in line] == [
                "you foresaw this",
                "you had foreseen more",
                "you had foreseen less",
            ]
            assert "They pressed you: “And what of square?”" in shown
            assert "You answered it in part." in shown

    async def test_a_ballot_of_another_judge_says_so_and_is_judged_again(
        self, app: Any, play_round: Any, judge: Any, monkeypatch: Any
    ) -> None:
        play_round(ANSWER)
        from debate.tui.screens import attempt

        monkeypatch.setattr(attempt, "JUDGE_VERSION", "newer")
        ballot = judge.ballot

        def kinder(prompt: str, answer: str, **_: Any) -> Any:
            from msgspec.structs import replace

            return replace(ballot(prompt, BETTER), judge="newer")

        monkeypatch.setattr(judge, "ballot", kinder)
        async with app.run_test(size=(80, 40)) as pilot:
            await press(pilot, "h", "enter")
            assert "This ballot is from an older judge." in text_of(app.screen, "#older")
            await press(pilot, "t")
            assert isinstance(app.screen, AgainScreen)
            shown = shown_on(app.screen)
            assert "The judge has changed since; the pack is the same." in shown
            assert "✗ → ✓ made" in shown
            assert "then 0 of 20" in shown

    async def test_the_receipt_is_there_while_pack_and_judge_are_the_same(
        self, app: Any, play_round: Any, monkeypatch: Any
    ) -> None:
        from debate.tui.screens import attempt

        play_round(ANSWER)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h", "enter", "e")
            assert isinstance(app.screen, AttemptScreen)  # the judge of these tests calls itself otherwise
            monkeypatch.setattr(attempt, "JUDGE_VERSION", "test")
            await press(pilot, "e")
            assert isinstance(app.screen, ReceiptScreen)

    async def test_the_arrows_lead_to_the_other_answers_of_the_round(self, app: Any, revised: Any) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h", "enter")
            assert app.screen.query_one(Masthead).place.startswith("revision 1")
            await press(pilot, "left")
            assert app.screen.query_one(Masthead).place.startswith("answer")
            await press(pilot, "left", "right")
            assert app.screen.query_one(Masthead).place.startswith("revision 1")
            await press(pilot, "escape")
            assert isinstance(app.screen, HistoryScreen)

    async def test_its_prompt_can_be_practised_now(self, app: Any, play_round: Any) -> None:
        play_round(ANSWER)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h", "enter", "p")
            assert isinstance(app.screen, BriefScreen)
            assert [prompt.id for prompt in app.screen.session.state.drawn.prompts] == ["toll-3"]

    async def test_the_exemplar_can_be_read(self, app: Any, play_round: Any) -> None:
        play_round(ANSWER)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h", "enter", "x")
            assert isinstance(app.screen, ExemplarScreen)

    async def test_it_is_forgotten_once_that_is_meant(self, app: Any, play_round: Any, records: Any) -> None:
        play_round(ANSWER)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h", "enter", "d", "up", "d")
            assert "Forget this answer for good?" in text_of(app.screen, "#trouble")
            assert len(records.attempts()) == 3
            await press(pilot, "d")
            await settled(pilot)
            assert isinstance(app.screen, HistoryScreen)
            assert [attempt.turn for attempt in records.attempts()] == [1, 0]
            assert "2 entries" in text_of(app.screen, "#what")

    async def test_a_ballot_that_cannot_be_read_is_told(self, app: Any, play_round: Any, records: Any) -> None:
        from dataclasses import replace

        play_round(ANSWER)
        spoilt = records.attempts(limit=1)[0]
        records.add_attempt(replace(spoilt, id=None, ballot={"not": "a ballot"}))
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h", "enter")
            assert "cannot be read" in text_of(app.screen, "#trouble")


class TestADrill:
    @pytest.fixture
    def drilled(self, records: Any, pack: Any) -> None:
        text = "Even if it costs, it is cheaper than a war."
        mark = DrillMark(
            mark=2,
            score=70,
            says="You grant it, and win.",
            better="Say what is cheaper.",
            evidence=(Evidence(start=0, end=16, text=text[:16], rule="move:even_if", credit=1.0),),
        )
        records.add_drill(
            StoredDrill(
                kind="even-if",
                pack=pack.id,
                pack_hash=pack.hash,
                camp="toll",
                prompt="toll-1",
                point="",
                answer=text,
                mark=to_json(mark),
                score=70,
                seconds_used=40.0,
                by_clock=False,
                at=NOON.isoformat(),
            )
        )

    async def test_it_opens_with_its_mark_and_the_words_that_counted(self, app: Any, drilled: None) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h")
            assert "drill: Even if" in text_of(app.screen, "#detail")
            await press(pilot, "enter")
            shown = shown_on(app.screen)
            assert "You grant it, and win." in shown
            assert "▐Even if it costs▌" in shown
            assert "Say what is cheaper." in shown
            await press(pilot, "escape")
            assert isinstance(app.screen, HistoryScreen)

    async def test_it_can_be_done_again(self, app: Any, drilled: None) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "h", "enter", "p")
            assert isinstance(app.screen, DrillScreen)


class TestSideBySide:
    async def test_what_changed_is_marked_and_what_it_did_to_the_marks_is_told(self, app: Any, revised: Any) -> None:
        async with app.run_test(size=(120, 36)) as pilot:
            await press(pilot, "h", "enter", "c")
            assert isinstance(app.screen, CompareScreen)
            moved = text_of(app.screen, "#moved")
            assert "0 → 20 of 20  Weighs it" in moved
            assert "✗ → ✓ made" in moved
            first, revision, exemplar = app.screen.query(".words").results(Static)
            assert "quieter square" not in str(first.content)
            new = [revision.content.plain[span.start : span.end] for span in revision.content.spans]
            assert any("quieter square" in words for words in new)
            assert "Press x" in str(exemplar.content)
            await press(pilot, "x")
            assert "They fear for the shops" in str(exemplar.content)

    async def test_marks_move_from_what_the_record_counts(self, app: Any, records: Any, revised: Any) -> None:
        latest, first = records.attempts()
        records.self_mark(first.id, latest.ballot, latest.score)
        async with app.run_test(size=(120, 36)) as pilot:
            await press(pilot, "h", "enter", "c")
            assert "the same as the first" in shown_on(app.screen)
            assert text_of(app.screen, "#moved") == "No mark moved."

    async def test_where_there_is_room_for_one_text_the_arrows_turn(self, app: Any, revised: Any) -> None:
        async with app.run_test(size=(60, 20)) as pilot:
            await press(pilot, "h", "enter", "c")
            shown = [text.display for text in app.screen.query(".text")]
            assert shown == [False, True, False]
            await press(pilot, "left")
            assert [text.display for text in app.screen.query(".text")] == [True, False, False]
            await press(pilot, "x")
            assert [text.display for text in app.screen.query(".text")] == [False, False, True]

    async def test_an_answer_without_a_revision_stands_beside_the_exemplar(self, app: Any, play_round: Any) -> None:
        play_round(ANSWER)
        async with app.run_test(size=(120, 36)) as pilot:
            await press(pilot, "h", "enter", "c")
            assert len(app.screen.query(".text")) == 2
            assert not app.screen.query("#moved")


async def test_a_list_of_thousands_draws_only_what_is_in_view(app: Any, records: Any, play_round: Any) -> None:
    from dataclasses import replace

    play_round(ANSWER)
    one = records.attempts(limit=1)[0]
    for number in range(2000):
        records.add_attempt(replace(one, id=None, round_id=f"round-{number}"))
    drawn = []
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "h")
        view = app.screen.query_one(LongList)
        line = view._draw

        def counted(entry: Any, width: int) -> Any:
            drawn.append(entry)
            return line(entry, width)

        view._draw = counted
        await press(pilot, "G")
        assert view.at == len(view._lines) - 1
        assert 0 < len(drawn) < 200


async def test_progress_leads_to_the_history_of_the_same_pack_and_to_ballots(app: Any, play_round: Any) -> None:
    play_round(ANSWER)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "enter")
        assert isinstance(app.screen, AttemptScreen)
        await press(pilot, "escape", "h")
        assert isinstance(app.screen, HistoryScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, ProgressScreen)


async def test_a_point_that_is_dropped_again_and_again_leads_to_its_drill(app: Any, play_round: Any) -> None:
    play_round(ANSWER, at=NOON - timedelta(days=2))
    play_round(ANSWER, at=NOON - timedelta(days=1))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "2")
        assert isinstance(app.screen, DrillScreen)
        assert app.screen.drilling.task.point == "square"
