"""A round on plain lines: everything a solo player can do, said one fact a line, in words alone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from debate.game.round import Judged, Over, Ready, Writing
from debate.packs import Pack
from debate.plain.writing import LONGEST_TYPED
from debate.records import Records
from debate.session import Session

ANSWER = "They say that the bases are the price. But no, because the fuel was never theirs to give."


def draft_of(session: Session) -> str:
    assert isinstance(session.state.stage, Writing)
    return session.state.stage.draft


class TestAWholeRound:
    def test_it_tells_camp_motion_brief_argument_ballot_and_the_rounds_ballot(self, play: Any, pack: Pack) -> None:
        session, lines = play("", ANSWER, ".", "n", "", ANSWER, ".", "n", "n")
        assert session.state.stage == Over()
        camp, other = pack.camp("ally"), pack.camp("protectorate")
        first, second = (pack.prompt(turn.prompt) for turn in session.state.turns)
        for fact in (
            pack.motion, camp.name, camp.stand, *camp.case, *(fact.says for fact in camp.facts), *other.case,
            "Prompt 1 of 2, with 1 minute.", first.speech, "Ballot for prompt 1.",
            *(row.title for row in pack.rubric.criteria), "One thing to fix:", "They press you:",
            "Prompt 2 of 2, with 1 minute.", second.speech, "Ballot for prompt 2.",
            "The round is over. Your score is", "What to do next:", "Save the transcript?",
        ):  # fmt: skip
            assert " ".join(fact.split()) in lines.said, fact

    def test_the_exemplar_comes_only_when_asked_for(self, play: Any, pack: Pack) -> None:
        session, lines = play("", ANSWER, ".", "q")
        exemplar = " ".join(session.prompt.exemplar.split())
        assert exemplar not in lines.said
        _, lines = play("x", "q", session=session)
        assert exemplar in lines.said

    def test_wide_spaces_part_words_and_characters_that_nobody_sees_do_not(self, play: Any) -> None:
        session, lines = play(
            "", "so\xa0many 日本\u3000語", "gov\xadern\u200bment", "\u0085.a", ".read", ".change 1", "One"
        )
        assert draft_of(session) == "One\ngovernment\n\n.a"
        assert "so many 日本 語" in lines.said and "government" in lines.said

    def test_marks_are_explained_word_by_word(self, play: Any) -> None:
        session, lines = play("", ANSWER, ".", "e", "q")
        evidence = [item for mark in session.state.turns[0].attempts[0].ballot.criteria for item in mark.evidence]
        assert evidence
        for item in evidence:
            assert f"“{item.text}” at characters {item.start + 1} to {item.end}" in lines.said
            assert item.rule in lines.said

    def test_at_a_ballot_the_answer_the_brief_and_the_ballot_can_be_heard_again(self, play: Any, pack: Pack) -> None:
        _, lines = play("", ANSWER, ".", "y", "f", "b", "q")
        assert f"You answered: {ANSWER}" in lines.said
        assert lines.said.count(f"Your stand: {pack.camp('ally').stand}") == 2
        assert lines.said.count("Ballot for prompt 1.") == 2

    def test_the_choices_are_read_out_once_and_then_on_demand(self, play: Any) -> None:
        _, lines = play("", ANSWER, ".", "y", "?", "q")
        assert lines.said.count("What next?") == 2
        assert lines.said.count("r: revise") == 2  # at the first question, and after “?”

    def test_a_revision_begins_with_the_answer_and_tells_what_it_gained(self, play: Any) -> None:
        session, lines = play("", "They say so.", ".", "r", ANSWER, ".", "q")
        assert "Line 1: They say so." in lines.said
        first, second = session.state.turns[0].attempts
        assert second.text == f"They say so.\n{ANSWER}"
        gained = second.ballot.score - first.ballot.score
        assert gained > 0
        assert f"Score: {second.ballot.score} of 100. {gained} points more than before." in lines.said

    def test_ending_early_at_a_ballot_shows_what_the_round_came_to(self, play: Any) -> None:
        session, lines = play("", ANSWER, ".", "o", "n")
        assert session.state.stage == Over()
        assert "over 1 of 2 prompts" in lines.said
        assert "Not answered: “" in lines.said

    @pytest.mark.parametrize(("choice", "ending"), [("m", "md"), ("j", "json")])
    def test_the_transcript_is_saved_where_the_player_works(
        self, play: Any, tmp_path: Path, choice: str, ending: str
    ) -> None:
        _, lines = play("", ANSWER, ".", "n", "", "More.", ".", "n", choice)
        (file,) = tmp_path.glob(f"*.{ending}")
        assert f"Saved as {file.resolve()}" in lines.said
        text = file.read_text(encoding="utf-8")
        assert "the fuel was never theirs to give" in text
        if ending == "json":
            assert json.loads(text)["turns"][0]["attempts"][0]["answer"] == ANSWER

    def test_a_pipe_is_asked_for_nothing_but_its_answers(self, play: Any) -> None:
        session, lines = play(ANSWER, ".", "n", ANSWER, ".", interactive=False)
        assert session.state.stage == Over()
        assert "Press enter" not in lines.said

    def test_untimed_it_says_that_there_is_no_clock(self, play: Any) -> None:
        _, lines = play("", ".time", ".stop", seconds=None)
        assert "Prompt 1 of 2, without a clock." in lines.said
        assert "There is no clock." in lines.said


class TestWriting:
    def test_before_it_begins_the_brief_can_be_heard_and_the_clock_waits(self, play: Any, clock: Any) -> None:
        session, lines = play(".brief", 500.0, "", ".time", ".stop")
        assert lines.said.count("Your stand:") == 2
        assert "Time left: 1 minute." in lines.said
        assert isinstance(session.state.stage, Writing)

    def test_before_it_begins_the_player_may_leave(self, play: Any) -> None:
        session, lines = play(".stop")
        assert session.state.stage == Ready(turn=0)
        assert "The round is kept" in lines.said

    def test_lines_become_the_answer_as_they_were_typed(self, play: Any) -> None:
        session, _ = play("", "They say [/] so.", "", "  <b>But</b> no. ", "=1+1", ".", "q")
        assert session.state.turns[0].attempts[0].text == "They say [/] so.\n\n  <b>But</b> no. \n=1+1"

    def test_lines_can_be_heard_taken_away_and_changed(self, play: Any) -> None:
        session, lines = play("", "One", "Two", "Three", ".read", ".undo", ".change 1", "First", ".change 9", ".stop")
        assert draft_of(session) == "First\nTwo"
        assert "Line 2: Two" in lines.said
        assert "Taken away: Three" in lines.said
        assert "There is no line 9; you have written 2." in lines.said

    def test_all_of_it_can_be_taken_away(self, play: Any) -> None:
        session, _ = play("", "One", ".clear", "Two", ".stop")
        assert draft_of(session) == "Two"

    def test_argument_brief_time_and_help_can_be_heard_on_the_clock(self, play: Any) -> None:
        session, lines = play("", 5.0, ".prompt", ".brief", ".help", ".time", ".stop")
        assert lines.said.count(" ".join(session.prompt.speech.split())) == 2
        assert lines.said.count("Your stand:") == 2
        assert "A line with only a full stop hands the answer in." in lines.said
        assert "Time left: 55 seconds." in lines.said

    def test_a_pause_stops_the_clock_until_enter(self, play: Any) -> None:
        _, lines = play("", 10.0, ".pause", 5000.0, "", ".time", ".stop")
        assert "The clock stands." in lines.said
        assert lines.said.count("Time left: 50 seconds.") == 2

    def test_a_mistyped_command_is_text_and_says_so(self, play: Any) -> None:
        session, lines = play("", ".tiem", ".stop")
        assert ".tiem is no command, so it was added to your answer" in lines.said
        assert draft_of(session) == ".tiem"

    def test_a_pipe_may_hold_lines_that_look_like_commands(self, play: Any) -> None:
        session, lines = play(".net", "They.", ".", interactive=False)
        assert session.state.turns[0].attempts[0].text == ".net\nThey."
        assert "no command" not in lines.said

    def test_a_line_that_the_terminal_cut_is_said(self, play: Any) -> None:
        _, lines = play("", "a" * LONGEST_TYPED, ".stop", seconds=None)
        assert "Your terminal cuts a line" in lines.said

    def test_ending_the_round_asks_first_and_leaves_the_text_out(self, play: Any) -> None:
        session, lines = play("", ANSWER, ".", "n", "", "Half a", ".end", "n", "thought", ".end", "y", "n")
        assert "You go on writing." in lines.said
        assert session.state.stage == Over()
        assert [len(turn.attempts) for turn in session.state.turns] == [1, 0]

    def test_an_empty_answer_is_handed_in_only_when_meant(self, play: Any) -> None:
        session, lines = play("", ".", "They.", ".", "q")
        assert "Nothing is written yet." in lines.said
        assert session.state.turns[0].attempts[0].text == "They."
        session, lines = play("", ".", ".", "q")
        assert session.state.turns[0].attempts[0].text == ""
        assert "Score: 0 of 100." in lines.said

    def test_an_endless_pipe_of_nothing_comes_to_an_end(self, play: Any) -> None:
        session, _ = play(*[""] * 1000, interactive=False)
        assert session.state.stage == Over()

    def test_an_endless_pipe_of_nonsense_comes_to_an_end(self, play: Any) -> None:
        session, _ = play(*["nonsense"] * 25_000, interactive=False, seconds=None)
        assert [len(turn.attempts) for turn in session.state.turns] == [1, 1]


class TestTheClock:
    """Honest: it says what time is left and what happens when there is none."""

    def test_at_a_terminal_it_warns_twice(self, play: Any) -> None:
        _, lines = play("", 29.0, 2.0, 20.0, ".stop")
        assert lines.said.count("30 seconds left.") == 1
        assert lines.said.count("10 seconds left.") == 1

    def test_a_prompt_that_is_shorter_than_a_warning_does_not_begin_with_it(self, play: Any) -> None:
        _, lines = play("", "They", ".stop", seconds=20)
        assert "30 seconds left." not in lines.said

    def test_at_zero_the_line_being_typed_may_still_be_ended(self, play: Any) -> None:
        session, lines = play("", "They say so.", 60.0, "But no.", "q")
        assert "Time! Press enter within 10 seconds to keep the line that you are typing." in lines.said
        assert "The time is over. What you wrote is handed in." in lines.said
        (attempt,) = session.state.turns[0].attempts
        assert attempt.text == "They say so.\nBut no."
        assert attempt.by_clock
        assert attempt.seconds == 60

    @pytest.mark.parametrize("line", ["", ".", ".pause", ".stop"])
    def test_a_command_that_comes_too_late_is_no_text(self, play: Any, line: str) -> None:
        session, _ = play("", "They say so.", 60.0, line, "q")
        assert session.state.turns[0].attempts[0].text == "They say so."

    def test_who_does_not_end_it_in_time_has_handed_in_the_whole_lines(self, play: Any) -> None:
        session, _ = play("", "They say so.", 60.0, 10.0, "q")
        assert session.state.turns[0].attempts[0].text == "They say so."

    def test_in_a_pipe_it_waits_for_nothing(self, play: Any) -> None:
        session, lines = play("They say so.", 60.0, "n", interactive=False)
        assert "Press enter" not in lines.said
        assert session.state.turns[0].attempts[0].text == "They say so."
        assert session.state.turns[0].attempts[0].by_clock

    def test_words_that_came_before_zero_stand_on_lines_of_their_own(self, play: Any) -> None:
        _, lines = play("", 55.0, ".stop")
        assert "\n\n10 seconds left.\n" in lines.said


class TestLeaving:
    @pytest.mark.parametrize(
        ("last", "says"), [((), "The input ended."), ((".stop",), "You left the round.")], ids=["end of input", ".stop"]
    )
    def test_the_text_is_kept_and_how_to_go_on_is_said(self, play: Any, records: Records, last: Any, says: str) -> None:
        session, lines = play("", "They say so.", "But", *last)
        assert f"{says} The round is kept: start debate again to go on with it." in lines.said
        assert "Answered so far: 0 of 2." in lines.said
        draft = records.draft(session.round_id, 0, 1)
        assert draft is not None
        assert draft.text == "They say so.\nBut"

    def test_ctrl_c_keeps_the_text_says_so_and_goes_up(self, play: Any, records: Records, pack: Pack) -> None:
        with pytest.raises(KeyboardInterrupt):
            play("", "They say so.", KeyboardInterrupt())
        stored = records.unfinished_round()
        assert stored is not None
        draft = records.draft(stored[0], 0, 1)
        assert draft is not None
        assert draft.text == "They say so."

    @pytest.mark.parametrize("where", [(), ("",), ("", "They.", "."), ("", "They.", ".pause")])
    def test_ctrl_c_anywhere_leaves_a_round_that_can_go_on(
        self, play: Any, records: Records, pack: Pack, judge: Any, where: Any
    ) -> None:
        with pytest.raises(KeyboardInterrupt):
            play(*where, KeyboardInterrupt())
        assert Session.resume(judge, records) is not None

    def test_going_on_reads_back_what_was_written_and_adds_to_it(
        self, play: Any, records: Records, pack: Pack, judge: Any, clock: Any
    ) -> None:
        play("", "They say so.", 20.0, ".stop")
        session = Session.resume(judge, records, now=clock)
        assert session is not None
        session, lines = play("But no.", ".", "q", session=session)
        assert "What you wrote is kept" in lines.said
        assert "Line 1: They say so." in lines.said
        assert "Time left: 40 seconds." in lines.said
        assert session.state.turns[0].attempts[0].text == "They say so.\nBut no."

    def test_the_end_of_the_input_at_the_last_ballot_ends_the_round(self, play: Any) -> None:
        session, lines = play("", ANSWER, ".", prompts=1)
        assert session.state.stage == Over()
        assert "The round is over." in lines.said

    def test_quitting_at_a_ballot_keeps_it_waiting(self, play: Any) -> None:
        session, lines = play("", ANSWER, ".", "q")
        assert session.state.stage == Judged(turn=0)
        assert "Answered so far: 1 of 2." in lines.said


class TestWhatCannotBeKept:
    TROUBLE = "Debate cannot keep its records"

    @pytest.fixture(autouse=True)
    def _refuse_to_write(self, records: Records) -> None:
        records._connection.execute("PRAGMA query_only = ON")

    def test_it_is_said_once_while_play_goes_on_and_once_more_on_leaving(self, play: Any) -> None:
        _, lines = play("", "They.", ".", "b", "x", "q")
        assert lines.said.count(self.TROUBLE) == 2
        assert f"You left the round. Your last steps could not be kept. {self.TROUBLE}" in lines.said
        assert "The round is kept" not in lines.said

    def test_it_is_said_at_the_end_of_the_round(self, play: Any) -> None:
        _, lines = play("", "They.", ".", "n", prompts=1)
        assert f"Not all of this round could be kept. {self.TROUBLE}" in lines.said

    def test_a_round_that_could_be_kept_after_all_ends_without_a_word(self, play: Any, records: Records) -> None:
        def make_room() -> None:
            records._connection.execute("PRAGMA query_only = OFF")

        _, lines = play("", "They.", ".", make_room, "n", prompts=1)
        assert "Not all of this round" not in lines.said
        assert len(records.attempts()) == 1


class TestForTheEar:
    """Screen readers spell out what is not a word: so there is nothing else."""

    # Letters, digits, blanks, and the punctuation that a voice reads as a pause or not at all.
    SPOKEN = re.compile(r"[\w .,;:?!’'“”()/–—%…-]*")

    def test_every_line_is_words(self, play: Any) -> None:
        _, lines = play("", ANSWER, ".", "e", "x", "y", "r", "More.", ".", "n", "", ".help", "They.", ".", "n", "n")
        odd = [line for line in lines.said.splitlines() if not self.SPOKEN.fullmatch(line)]
        assert odd == []

    def test_whatever_was_typed_cannot_steer_the_terminal(self, play: Any) -> None:
        hostile = "They say \x1b[2J\x07\x9b31m \u202ethat\u202c \x00 the bases stay because of the fuel."
        _, lines = play("", hostile, ".read", ".", "e", "y", "q")
        assert [c for c in lines.said if not c.isprintable() and c != "\n"] == []
