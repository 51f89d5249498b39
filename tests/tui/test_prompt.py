"""Writing a rebuttal: what reaches the session, what the clock does, what a pause hides."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.widgets import ContentSwitcher, Digits, Static
from textual.widgets.text_area import Selection

from debate.game.round import Judged, Over, Writing
from debate.records import RecordsError
from debate.tui.frame import FrameApp
from debate.tui.screens.ballot import BallotScreen
from debate.tui.screens.help import HelpSheet
from debate.tui.screens.home import HomeScreen
from debate.tui.screens.prompt import PromptScreen
from debate.tui.screens.round import RoundScreen
from debate.tui.widgets.brief import BriefPanel
from debate.tui.widgets.earlier import EarlierPanel

from .toll_bridge import ANSWER, SCENE


def words_on(screen, selector):
    return str(screen.query_one(selector, Static).content)


def stage_of(session):
    return session.state.stage


@pytest.fixture
def open_prompt(app):
    """Opens the app on the prompt of a session and gives the pilot and the screen."""
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def opened(session, size=(80, 24)):
        async with app.run_test(size=size) as pilot:
            await app.play(session)
            await pilot.pause()
            assert isinstance(app.screen, PromptScreen)
            yield pilot, app.screen
            await pilot.pause()

    return opened


async def test_the_editor_has_the_focus_and_what_is_typed_reaches_the_session(open_prompt, writing):
    session = writing()
    async with open_prompt(session) as (pilot, screen):
        assert screen.focused is screen.editor
        await pilot.press("N", "o")
        await pilot.pause()
        assert stage_of(session).draft == "No"
        assert screen.editor.border_subtitle == "1 word"


async def test_a_draft_is_on_disk_after_one_tick(open_prompt, writing, records):
    session = writing()
    async with open_prompt(session) as (pilot, screen):
        screen.editor.text = "Half a thought"
        await pilot.pause()
        await screen.tick()
        assert records.draft(session.round_id, 0, 1).text == "Half a thought"


async def test_ctrl_s_hands_in_and_shows_the_ballot(open_prompt, writing, app):
    session = writing(ANSWER)
    async with open_prompt(session) as (pilot, _):
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, BallotScreen)
        assert session.state.turns[0].attempts[0].text == ANSWER


async def test_the_button_hands_in_too(open_prompt, writing, app):
    async with open_prompt(writing(ANSWER)) as (pilot, _):
        await pilot.click("#hand-in")
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)


async def test_text_that_the_session_has_not_heard_of_yet_is_handed_in_with_the_rest(open_prompt, writing):
    session = writing("They are ")
    async with open_prompt(session) as (pilot, screen):
        screen.editor.insert("wrong.")  # its message has not been handled when the key arrives
        await screen.action_hand_in()
        await pilot.pause()
        assert session.state.turns[0].attempts[0].text == "They are wrong."


async def test_keys_that_are_on_their_way_to_the_editor_are_handed_in_with_the_rest(open_prompt, writing):
    session = writing("They are ")
    async with open_prompt(session) as (pilot, screen):
        for letter in "wrong":
            screen.editor.post_message(Key(letter, letter))
        await screen.action_hand_in()  # as ^s does, which overtakes what waits for the editor
        await pilot.pause()
        assert session.state.turns[0].attempts[0].text == "They are wrong"


@pytest.mark.parametrize("text", [" \n ", "?! … [/]"])
async def test_an_answer_without_a_word_is_asked_about_before_it_is_handed_in(open_prompt, writing, app, text):
    session = writing(text)
    async with open_prompt(session) as (pilot, screen):
        assert screen.editor.border_subtitle == "0 words"
        await pilot.press("ctrl+s")
        assert isinstance(stage_of(session), Writing)
        assert "Nothing is written yet" in words_on(screen, "#note")
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, BallotScreen)


async def test_writing_after_the_question_takes_it_back(open_prompt, writing):
    session = writing()
    async with open_prompt(session) as (pilot, screen):
        await pilot.press("ctrl+s", "a")
        await pilot.pause()
        assert words_on(screen, "#note") == ""


async def test_the_timer_itself_hands_in_when_time_is_up(open_prompt, writing, clock, app):
    session = writing("They say")
    async with open_prompt(session) as (pilot, screen):
        clock.seconds += 120
        screen.call_later(screen.tick)  # as its timer does: from the middle of the screen's own messages
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)


async def test_at_zero_the_text_is_handed_in_as_it_stands(open_prompt, writing, clock, app):
    session = writing("They say")
    async with open_prompt(session) as (pilot, screen):
        clock.seconds += 120
        await screen.tick()
        await pilot.pause()
        attempt = session.state.turns[0].attempts[0]
        assert (attempt.text, attempt.by_clock) == ("They say", True)
        assert isinstance(app.screen, BallotScreen)


@pytest.mark.parametrize("key", ["ctrl+p", "f1"], ids=["palette", "brief"])
async def test_time_runs_out_under_whatever_is_open(open_prompt, writing, clock, app, key):
    session = writing("They say")
    async with open_prompt(session) as (pilot, screen):
        await pilot.press(key)
        await pilot.pause()
        clock.seconds += 120
        await screen.tick()
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)
        assert session.state.turns[0].attempts[0].by_clock


async def test_the_help_stops_the_clock_and_keeps_keys_out_of_the_text(open_prompt, writing, clock, app):
    session = writing("They say")
    async with open_prompt(session) as (pilot, screen):
        await pilot.press("f2")
        await pilot.pause()
        clock.seconds += 500
        await pilot.press("x", "ctrl+s")
        await screen.tick()
        assert isinstance(app.screen, HelpSheet)
        await pilot.press("escape")
        await pilot.pause()
        assert session.seconds_left == 120
        clock.seconds += 20
        assert session.seconds_left == 100
        assert (screen.face, screen.editor.text) == ("writing", "They say")
        assert screen.focused is screen.editor


async def test_help_in_a_pause_leaves_the_pause_as_it_was(open_prompt, writing, app):
    session = writing("They say")
    async with open_prompt(session) as (pilot, screen):
        await pilot.press("escape", "question_mark", "escape")
        await pilot.pause()
        assert app.screen is screen
        assert screen.face == "paused"


# What stands beside the text


async def test_in_a_wide_window_the_brief_stands_beside_the_text(open_prompt, writing):
    async with open_prompt(writing("They say"), size=(120, 36)) as (pilot, screen):
        brief = screen.query_one(BriefPanel)
        assert brief.region.x > screen.editor.region.right - 1
        assert brief.is_on_screen
        assert screen.focused is screen.editor
        await pilot.press("f1", "x")
        assert screen.face == "writing"
        assert screen.editor.text == "They sayx"


async def test_in_a_smaller_one_it_takes_the_texts_place_and_leaves_it_with_the_room(open_prompt, writing, clock):
    session = writing("They say", seconds=None)
    async with open_prompt(session) as (pilot, screen):
        assert not screen.query_one(BriefPanel).is_on_screen
        await pilot.press("f1")
        assert screen.query_one(BriefPanel).is_on_screen
        assert not screen.editor.is_on_screen
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert screen.face == "writing"
        assert screen.editor.is_on_screen
        assert not stage_of(session).paused


async def test_the_brief_says_when_and_where_and_what_counts_for_how_much(open_prompt, writing):
    async with open_prompt(writing(), size=(120, 60)) as (_, screen):
        panel = screen.query_one(BriefPanel)
        shown = " ".join(" ".join(str(each.render()) for each in panel.query("*")).split())
        assert SCENE in shown
        assert "15 Names the argument This is whole." in shown
        assert "40 Answers it" in shown
        assert SCENE in words_on(screen, "#scene")


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=["wide", "smaller"])
async def test_a_revision_keeps_the_fix_the_hints_the_comeback_and_the_evidence(open_prompt, judged, size):
    session = judged()
    session.revise()
    async with open_prompt(session, size=size) as (pilot, screen):
        if size[0] < 100:
            assert "look for deliveries" in words_on(screen, "#fix")
            await pilot.press("f3")
            await pilot.pause()
        panel = screen.query_one(EarlierPanel)
        assert panel.is_on_screen
        shown = " ".join(" ".join(str(each.render()) for each in panel.query("*")).split())
        assert "look for deliveries" in shown
        assert "hint: Look for square in your brief." in shown
        assert "“And what of square?”" in shown
        assert "▐the ferry carries twice as many▌" in shown
        await pilot.press("f1" if size[0] >= 100 else "f3")
        await pilot.pause()
        assert screen.editor.is_on_screen
        assert bool(screen.query(BriefPanel)) is (size[0] >= 100)


async def test_the_last_ten_seconds_are_said_in_words_and_large_figures(open_prompt, writing, clock):
    async with open_prompt(writing()) as (_, screen):
        clock.seconds += 109
        await screen.tick()
        assert "LAST" not in str(screen.editor.border_title)
        clock.seconds += 2
        await screen.tick()
        assert "LAST 9 SECONDS" in str(screen.editor.border_title)
        assert screen.query_one(Digits).value == "9"
        assert screen.masthead.clock == "00:09"
        assert screen.masthead.urgent


async def test_a_pause_hides_speech_and_text_and_the_clock_stands(open_prompt, writing, clock):
    session = writing("Half a thought")
    async with open_prompt(session) as (pilot, screen):
        clock.seconds += 20
        await pilot.press("escape")
        clock.seconds += 500
        await screen.tick()
        assert screen.query_one("#faces", ContentSwitcher).current == "paused"
        assert not screen.editor.is_on_screen
        assert "01:40" in words_on(screen, "#paused-text")
        await pilot.press("enter")
        assert session.seconds_left == 100
        assert screen.focused is screen.editor
        assert screen.editor.text == "Half a thought"


async def test_nothing_can_be_handed_in_during_a_pause(open_prompt, writing):
    session = writing("Half a thought")
    async with open_prompt(session) as (pilot, _):
        await pilot.press("escape", "ctrl+s")
        assert isinstance(stage_of(session), Writing)


async def test_the_brief_does_not_stop_the_clock(open_prompt, writing, clock):
    session = writing("Half a thought")
    async with open_prompt(session) as (pilot, screen):
        await pilot.press("f1")
        clock.seconds += 30
        assert session.seconds_left == 90
        await pilot.press("f1")
        assert screen.face == "writing"
        assert screen.editor.text == "Half a thought"


async def test_without_a_clock_the_brief_stops_the_time(open_prompt, writing, clock):
    session = writing(seconds=None)
    async with open_prompt(session) as (pilot, _):
        await pilot.press("f1")
        clock.seconds += 30
        await pilot.press("escape")
        assert stage_of(session).clock.used(clock()) == 0
        assert not stage_of(session).paused


async def test_control_characters_and_escape_sequences_stay_outside(open_prompt, writing, app):
    session = writing()
    async with open_prompt(session) as (pilot, _):
        app.post_message(Paste("They\x1b[31m say\x1b]0;title\x07\x00 it\r\nis\x0bso\x9b"))
        await pilot.pause()
        assert stage_of(session).draft == "They say it\nis\nso"


async def test_fifty_thousand_words_are_kept_and_the_limit_is_told(open_prompt, writing, app):
    session = writing()
    text = "\n".join(["word " * 100] * 500)
    async with open_prompt(session) as (pilot, screen):
        app.post_message(Paste(text))
        await pilot.pause()
        assert stage_of(session).draft == text
        assert screen.editor.border_subtitle == "50,000 words"
        assert words_on(screen, "#note") == "Only the first 400 words are marked."


async def test_markup_in_the_speech_and_in_the_answer_is_shown_as_it_is(open_prompt, writing, app):
    hostile = 'tax [/x] cut [@click=app.quit]here[/] a = [foo="x]'
    session = writing(hostile, speech=hostile)
    async with open_prompt(session) as (pilot, screen):
        assert hostile in str(screen.query_one("#speech Static", Static).content)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)
        assert hostile in str(app.screen.query_one("#answer", Static).content)


async def test_a_round_taken_up_again_is_paused_until_the_player_goes_on(open_prompt, writing, judge, records, clock):
    session = writing("Half a thought")
    clock.seconds += 20
    session.keep_draft()
    again = type(session).resume(judge, records, now=clock)
    async with open_prompt(again) as (pilot, screen):
        assert screen.face == "paused"
        await pilot.press("enter")
        assert screen.editor.text == "Half a thought"
        assert again.seconds_left == 100


async def test_what_could_not_be_stored_is_said(open_prompt, writing, records, monkeypatch):
    def fail(*_, **__):
        raise RecordsError("The disk is full.")

    session = writing()
    async with open_prompt(session) as (pilot, screen):
        monkeypatch.setattr(records, "save_draft", fail)
        screen.editor.text = "Half a thought"
        await pilot.pause()
        await screen.tick()
        assert "The disk is full." in words_on(screen, "#trouble")


async def test_a_paused_round_can_be_left_and_gone_on_with(open_prompt, writing, records, app):
    session = writing("Half a thought")
    async with open_prompt(session) as (pilot, _):
        await pilot.press("escape", "h")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert records.unfinished_round()[0] == session.round_id
        assert records.draft(session.round_id, 0, 1).text == "Half a thought"


async def test_a_paused_round_can_be_ended(open_prompt, writing, app):
    session = writing("Half a thought")
    async with open_prompt(session) as (pilot, _):
        await pilot.press("escape", "e", "e")
        await pilot.pause()
        assert isinstance(stage_of(session), Over)
        assert isinstance(app.screen, RoundScreen)


async def test_in_the_smallest_window_speech_and_editor_are_both_in_view(open_prompt, writing):
    async with open_prompt(writing(), size=(60, 20)) as (_, screen):
        assert screen.query_one("#speech").region.height >= 4
        assert screen.editor.content_size.height >= 3
        assert screen.query_one("#hand-in").region.bottom <= 20
        assert isinstance(stage_of(screen.session), Writing) and not isinstance(stage_of(screen.session), Judged)


SPACES_AND_JOINERS = "so\xa0many 25\u202f% 日本\u3000語 gov\xadern\u200bment \U0001f468\u200d\U0001f469 می\u200cخواهم"
PLAIN = "so many 25 % 日本 語 government \U0001f468\u200d\U0001f469 می\u200cخواهم"


async def test_wide_spaces_and_joiners_that_are_typed_part_words_and_glue_none(open_prompt, writing):
    session = writing()
    async with open_prompt(session) as (pilot, screen):
        for character in SPACES_AND_JOINERS:
            pilot.app.post_message(Key(_character_to_key(character), character))
        await pilot.pause()
        assert screen.editor.text == PLAIN
        assert stage_of(session).draft == PLAIN


async def test_wide_spaces_and_joiners_that_are_pasted_part_words_and_glue_none(open_prompt, writing):
    session = writing()
    async with open_prompt(session) as (pilot, screen):
        pilot.app.post_message(Paste(SPACES_AND_JOINERS))
        await pilot.pause()
        assert screen.editor.text == PLAIN


async def test_a_joiner_that_is_typed_takes_the_place_of_what_is_selected(open_prompt, writing):
    session = writing()
    async with open_prompt(session) as (pilot, screen):
        screen.editor.text = "میxخواهم"
        screen.editor.selection = Selection((0, 2), (0, 3))
        pilot.app.post_message(Key("zero_width_non-joiner", "\u200c"))
        await pilot.pause()
        assert screen.editor.text == "می\u200cخواهم"
        assert screen.editor.cursor_location == (0, 3)


@pytest.mark.parametrize("space", [" ", "\xa0", "\u3000"])
async def test_a_space_of_any_width_is_the_key_space_and_once(space):
    class Counting(FrameApp):
        BINDINGS: ClassVar = [("space", "count", "count")]
        counted = 0

        def action_count(self):
            self.counted += 1

    app = Counting()
    async with app.run_test() as pilot:
        app.post_message(Key(_character_to_key(space), space))
        await pilot.pause()
        assert app.counted == 1
