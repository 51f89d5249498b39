"""Home in words: everything that the home screen offers, from practising to putting a round away."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from debate.game.draw import Choices, DrawError
from debate.packs import Pack
from debate.plain import home as home_module
from debate.plain import open_home, play_round
from debate.profiles import make_profile
from debate.records import Records
from debate.settings import SETTINGS

QUIT_AFTER_NOTHING = 3


def at_home(records: Records, *lines: str) -> str:
    out = io.StringIO()
    assert open_home(io.StringIO("".join(f"{line}\n" for line in lines)), out, records=records) == 0
    return out.getvalue()


def rounds(records: Records) -> list[dict[str, Any]]:
    return json.loads(json.dumps(records.export()))["rounds"]


def test_it_offers_everything_and_goes_when_told(records: Records) -> None:
    said = at_home(records, "q", "p")
    for what in ("p: practise", "h: history", "g: progress", "k: packs", "s: settings", "q: quit"):
        assert what in said
    assert said.count("What now?") == 1


@pytest.mark.parametrize("lines", [(), ("",) * 50, ("nonsense",) * 500])
def test_an_input_that_ends_or_says_nothing_comes_to_an_end(records: Records, lines: tuple[str, ...]) -> None:
    assert at_home(records, *lines).count("What now?") <= QUIT_AFTER_NOTHING


def test_a_round_is_practised_as_it_was_chosen(records: Records) -> None:
    said = at_home(records, "p", "2", "5", "90", "They.", ".", "n")
    assert "You chose: you speak for the camp “Protectorate”." in said
    assert "Prompt 1 of 5, with 1 minute 30 seconds." in said
    (kept,) = rounds(records)
    assert kept["state"]["camp"] == "protectorate"
    assert [turn["seconds"] for turn in kept["state"]["turns"]] == [90] * 5


@pytest.mark.parametrize(
    ("prompts", "clock", "says"),
    [("3", "u", "Prompt 1 of 3, without a clock."), ("all", "180", "with 3 minutes."), ("", "", "Prompt 1 of 3, with")],
)
def test_words_numbers_and_enter_are_understood(records: Records, prompts: str, clock: str, says: str) -> None:
    said = at_home(records, "practise", "draw", prompts, clock)
    assert "The draw decided: you speak for the camp" in said
    assert says in said


def test_a_round_that_was_left_is_offered_and_goes_on(records: Records) -> None:
    at_home(records, "p", "1", "3", "u", "They say so.")
    said = at_home(records, "o", "But no.", ".", "q", "q")
    assert "o: go on with the unfinished round" in said
    assert "Line 1: They say so." in said
    (attempt,) = records.attempts()
    assert attempt.answer == "They say so.\nBut no."


def test_a_round_that_was_left_can_be_put_away_once_meant(records: Records) -> None:
    at_home(records, "p", "1", "3", "u", "They say so.")
    at_home(records, "w", "n", "q")
    assert records.unfinished_round() is not None
    said = at_home(records, "w", "y", "q")
    assert "It is put away." in said
    assert records.unfinished_round() is None
    assert "go on with" not in at_home(records, "q")


def test_extra_time_is_set_and_lengthens_the_next_clock(records: Records) -> None:
    said = at_home(records, "s", "5", "3", "k", "p", "1", "3", "60")
    assert "5: extra time, now none;" in said
    assert "Every clock is half as long again." in said
    assert "with 1 minute 30 seconds." in said
    assert "5: extra time, now × 1.5;" in at_home(records, "s", "k", "q")


def test_every_setting_that_the_full_screen_offers_is_offered_here(records: Records) -> None:
    said = at_home(records, "s", "k", "q")
    assert [setting.label for setting in SETTINGS if setting.label.casefold() not in said] == []
    assert f"The settings are kept in {records.folder / 'settings.toml'}" in said


def test_who_plays_is_said_where_there_are_several(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBATE_HOME", str(records.folder))
    assert "You play as" not in at_home(records, "q")
    make_profile("Anna")
    assert "You play as the first player." in at_home(records, "q")
    monkeypatch.setenv("DEBATE_PROFILE", "anna")
    assert "You play as Anna." in at_home(records, "q")


def test_history_and_progress_tell_what_was_handed_in(records: Records, pack: Pack) -> None:
    assert "Nothing has been handed in yet." in at_home(records, "h", "q")
    assert "There is no progress to tell yet" in at_home(records, "g", "q")
    at_home(records, "p", "1", "3", "u", "They say so.", ".", "r", "But no.", ".", "q", "q")
    first, second = reversed(records.attempts())
    said = at_home(records, "h", "g", "q")
    title = " ".join(pack.prompt(first.prompt).title.split())
    assert f"{second.score} of 100 on “{title}”, for “Genuine ally”, in “{pack.title}”, revision 1." in said
    assert f"{first.score} of 100 on “{title}”, for “Genuine ally”, in “{pack.title}”." in said
    assert "Progress with all packs, over 1 answer;" in said  # the better attempt at a prompt counts
    assert f"For the camp “Protectorate” of “{pack.title}”: not argued for yet." in said
    assert "What you handed in last:" in at_home(records, "q")


def test_an_answer_of_the_history_is_told_with_its_ballot(records: Records) -> None:
    at_home(records, "p", "1", "3", "u", "They say so.", ".", "q", "q")
    said = at_home(records, "a", "1", "a", "7", "a", "", "q")
    assert "You answered: They say so." in said
    assert "One thing to fix: " in said
    assert "There is no answer “7”." in said


def test_packs_are_told_and_a_broken_one_says_what_is_wrong(
    records: Records, pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from debate.packs import PackPlace, find_pack

    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "pack.yaml").write_text("format: [", encoding="utf-8")
    places = (PackPlace(pack.id, find_pack(pack.id), True), PackPlace("broken", broken, False))
    monkeypatch.setattr(home_module, "list_packs", lambda: places)
    said = at_home(records, "k", "q")
    assert f"Motion: {pack.motion}" in said
    assert "broken: cannot be played." in said
    assert "Which one do you practise with?" not in said


def test_of_several_packs_one_is_chosen_to_practise_with(
    records: Records, pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from debate.packs import PackPlace, find_pack
    from debate.packs.scaffold import Start, write_pack

    sundays = write_pack(Start(id="sundays"), tmp_path)
    places = (PackPlace(pack.id, find_pack(pack.id), True), PackPlace("sundays", sundays, False))
    monkeypatch.setattr(home_module, "list_packs", lambda: places)
    said = at_home(records, "k", "2", "p", "1", "3", "u")
    assert "You practise with “Should the library open on Sundays?” now." in said
    assert "You chose: you speak for the camp “Open on Sundays”." in said


def test_what_cannot_be_stored_is_said_and_home_stays_open(records: Records) -> None:
    records._connection.execute("PRAGMA query_only = ON")
    said = at_home(records, "p", "1", "3", "u", "They.", ".", "q", "h", "q")
    assert "Debate cannot keep its records" in said
    assert "Nothing has been handed in yet." in said


def test_a_damaged_file_that_was_set_aside_is_said_once_at_the_start(home: Path) -> None:
    home.mkdir()
    (home / "records.sqlite3").write_bytes(b"no database" * 100)
    with Records.open(home) as records:
        assert "the old file is kept as" in at_home(records, "q")
    with Records.open(home) as records:
        assert "the old file is kept as" not in at_home(records, "q")


class TestPlayingDirectly:
    CHOICES = Choices(camp="ally", prompts=2, seconds=None)

    def go(self, records: Records, pack: Pack, *lines: str, go_on: bool | None = None) -> str:
        out = io.StringIO()
        stdin = io.StringIO("".join(f"{line}\n" for line in lines))
        code = play_round(stdin, out, pack=pack, records=records, choices=self.CHOICES, seed=4, go_on=go_on)
        assert code == 0
        return out.getvalue()

    def test_the_same_seed_plays_the_same_round(self, records: Records, pack: Pack) -> None:
        assert self.go(records, pack) == self.go(records, pack, go_on=False)

    def test_an_unfinished_round_is_asked_about(self, records: Records, pack: Pack) -> None:
        self.go(records, pack, "They say so.")
        said = self.go(records, pack, "y", "But no.", ".", "q")
        assert "You left a round at prompt 1 of 2, for the camp “Genuine ally”." in said
        assert [attempt.answer for attempt in records.attempts()] == ["They say so.\nBut no."]

    def test_refusing_it_begins_a_new_one_and_keeps_the_old_words(self, records: Records, pack: Pack) -> None:
        self.go(records, pack, "They say so.")
        said = self.go(records, pack, "n", "Anew.", ".", "q")
        assert "Prompt 1 of 2" in said
        assert [attempt.answer for attempt in records.attempts()] == ["Anew."]
        assert sorted(kept["status"] for kept in rounds(records)) == ["abandoned", "unfinished"]
        drafts = json.loads(json.dumps(records.export()))["drafts"]
        assert "They say so." in [draft["text"] for draft in drafts]

    def test_unasked_it_goes_on_or_begins_anew_as_told(self, records: Records, pack: Pack) -> None:
        self.go(records, pack, "They say so.")
        assert "Line 1: They say so." in self.go(records, pack, go_on=True)
        assert "Line 1:" not in self.go(records, pack, go_on=False)

    def test_a_round_of_a_pack_that_changed_is_said_and_a_new_one_begins(self, records: Records, pack: Pack) -> None:
        self.go(records, pack, "They say so.")
        kept = records.unfinished_round()
        assert kept is not None
        records.save_round(kept[0], {**kept[1], "pack_hash": "another"}, finished=False)
        said = self.go(records, pack, "They.", ".", "q")
        assert "has changed since your unfinished round began" in said
        assert "Prompt 1 of 2" in said
        assert len(records.attempts()) == 1

    def test_a_round_that_cannot_be_drawn_is_the_callers_to_say(self, records: Records, pack: Pack) -> None:
        with pytest.raises(DrawError):
            play_round(
                io.StringIO(), io.StringIO(), pack=pack, records=records, choices=Choices(camp="hermits"), seed=1
            )

    def test_an_input_that_ends_before_a_round_is_said(self, records: Records, pack: Pack) -> None:
        self.go(records, pack, "They say so.")
        assert "The input ended before a round began." in self.go(records, pack)
        assert records.unfinished_round() is not None

    def test_without_any_input_at_all_it_ends_well(self, records: Records, pack: Pack) -> None:
        out = io.StringIO()
        assert play_round(None, out, pack=pack, records=records, choices=self.CHOICES, seed=4) == 0
        assert "The input ended." in out.getvalue()
