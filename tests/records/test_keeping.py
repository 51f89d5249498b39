"""What is put into the records comes out again: rounds, drafts, attempts, settings, and the export of it all."""

from __future__ import annotations

import dataclasses
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.records import Records, RecordsError, StoredAttempt

TRICKY = "She said “no” — [bold]that[/bold]\x00\x1b[31m\r\n\t日本 🦊 e\u0301"


def an_attempt(**changes: object) -> StoredAttempt:
    attempt = StoredAttempt(
        round_id="round-1",
        turn=0,
        number=1,
        pack="us-japan-alliance",
        pack_version="1.0",
        pack_hash="ab" * 32,
        camp="ally",
        prompt="bases-lose-reason",
        answer="They say that the bases lose their reason.",
        ballot={"score": 61, "criteria": [{"id": "names", "score": 15}], "press": None},
        score=61,
        seconds_used=88.5,
        by_clock=False,
        at="1996-04-17T09:00:00+00:00",
    )
    return dataclasses.replace(attempt, **changes)  # type: ignore[arg-type]


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with Records.open(tmp_path) as opened:
        yield opened


def test_a_new_folder_is_made_and_is_empty(tmp_path: Path) -> None:
    with Records.open(tmp_path / "new" / "folder") as records:
        assert records.notice is None
        assert records.unfinished_round() is None
        assert records.attempts() == []
    assert (tmp_path / "new" / "folder" / "records.sqlite3").is_file()


def test_everything_is_still_there_after_closing(tmp_path: Path) -> None:
    with Records.open(tmp_path) as records:
        records.save_round("round-1", {"pack": "p", "turns": [1, 2]}, finished=False)
        records.save_draft("round-1", 0, 1, TRICKY, 12.25)
        records.add_attempt(an_attempt(answer=TRICKY))
        records.set_setting("clock", {"seconds": 120})
    with Records.open(tmp_path) as records:
        assert records.unfinished_round() == ("round-1", {"pack": "p", "turns": [1, 2]})
        draft = records.draft("round-1", 0, 1)
        assert draft is not None
        assert (draft.text, draft.seconds_used) == (TRICKY, 12.25)
        assert [attempt.answer for attempt in records.attempts()] == [TRICKY]
        assert records.setting("clock", {}) == {"seconds": 120}


def test_closing_twice_is_harmless_and_using_it_afterwards_is_one_sentence(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    records.close()
    records.close()
    with pytest.raises(RecordsError, match="could not be used"):
        records.attempts()


class TestRounds:
    def test_the_unfinished_round_is_the_one_that_was_saved_last(self, records: Records) -> None:
        records.save_round("older", {"n": 1}, finished=False)
        records.save_round("newer", {"n": 2}, finished=False)
        records.save_round("older", {"n": 3}, finished=False)
        assert records.unfinished_round() == ("older", {"n": 3})

    def test_a_finished_round_is_not_offered_again(self, records: Records) -> None:
        records.save_round("first", {}, finished=False)
        records.save_round("second", {}, finished=False)
        records.save_round("second", {}, finished=True)
        assert records.unfinished_round() == ("first", {})

    def test_an_abandoned_round_is_not_offered_again_and_keeps_its_attempts(self, records: Records) -> None:
        records.save_round("round-1", {}, finished=False)
        records.add_attempt(an_attempt())
        records.close_round("round-1")
        assert records.unfinished_round() is None
        assert len(records.attempts(round_id="round-1")) == 1

    def test_under_a_new_id_it_keeps_its_state_its_drafts_and_its_attempts(self, records: Records) -> None:
        records.save_round("round-1", {"n": 1}, finished=False)
        records.save_draft("round-1", 1, 1, "They say", 3)
        records.add_attempt(an_attempt(turn=0))
        records.add_attempt(an_attempt(round_id="another"))
        records.rename_round("round-1", "round-2")
        assert records.unfinished_round() == ("round-2", {"n": 1})
        draft = records.draft("round-2", 1, 1)
        assert draft is not None
        assert draft.text == "They say"
        assert records.draft("round-1", 1, 1) is None
        assert [attempt.round_id for attempt in records.attempts()] == ["another", "round-2"]

    def test_a_new_id_that_is_taken_is_refused_and_changes_nothing(self, records: Records) -> None:
        records.save_round("round-1", {"n": 1}, finished=False)
        records.save_round("round-2", {"n": 2}, finished=False)
        with pytest.raises(RecordsError):
            records.rename_round("round-1", "round-2")
        assert {kept["id"] for kept in records.export()["rounds"]} == {"round-1", "round-2"}

    def test_abandoning_does_not_undo_a_finish(self, records: Records) -> None:
        records.save_round("round-1", {}, finished=True)
        records.close_round("round-1")
        assert [kept["status"] for kept in records.export()["rounds"]] == ["finished"]

    def test_a_state_that_is_not_json_is_a_mistake_of_the_caller_and_leaves_the_old_one(self, records: Records) -> None:
        records.save_round("round-1", {"n": 1}, finished=False)
        with pytest.raises((TypeError, ValueError)):
            records.save_round("round-1", {"n": object()}, finished=False)
        with pytest.raises(ValueError):
            records.save_round("round-1", {"n": float("nan")}, finished=False)
        assert records.unfinished_round() == ("round-1", {"n": 1})


class TestDrafts:
    def test_there_is_none_before_the_first_saving(self, records: Records) -> None:
        assert records.draft("round-1", 0, 1) is None

    def test_a_later_draft_takes_the_place_of_the_earlier(self, records: Records) -> None:
        records.save_draft("round-1", 0, 1, "They", 1)
        records.save_draft("round-1", 0, 1, "They say", 2)
        draft = records.draft("round-1", 0, 1)
        assert draft is not None
        assert (draft.text, draft.seconds_used) == ("They say", 2.0)

    def test_turns_and_attempts_have_their_own(self, records: Records) -> None:
        for turn, attempt in ((0, 1), (0, 2), (1, 1)):
            records.save_draft("round-1", turn, attempt, f"{turn}/{attempt}", 0)
        texts = [records.draft("round-1", *place) for place in ((0, 1), (0, 2), (1, 1))]
        assert [draft.text for draft in texts if draft] == ["0/1", "0/2", "1/1"]

    def test_half_a_character_pair_keeps_its_place(self, records: Records) -> None:
        records.save_draft("round-1", 0, 1, "a\ud83db", 0)
        draft = records.draft("round-1", 0, 1)
        assert draft is not None
        assert draft.text == "a?b"

    def test_finishing_drops_only_what_an_attempt_holds(self, records: Records) -> None:
        records.save_draft("round-1", 0, 1, "handed in", 0)
        records.save_draft("round-1", 0, 2, "a revision that was never handed in", 0)
        records.add_attempt(an_attempt(turn=0, number=1))
        records.save_round("round-1", {}, finished=True)
        assert records.draft("round-1", 0, 1) is None
        assert records.draft("round-1", 0, 2) is not None


class TestAttempts:
    def test_they_come_back_as_they_went_in(self, records: Records) -> None:
        given = an_attempt(by_clock=True)
        number = records.add_attempt(given)
        assert records.attempts() == [dataclasses.replace(given, id=number)]

    def test_newest_first_and_no_more_than_asked_for(self, records: Records) -> None:
        for turn in range(4):
            records.add_attempt(an_attempt(turn=turn))
        assert [attempt.turn for attempt in records.attempts(limit=2)] == [3, 2]
        assert records.attempts(limit=0) == []

    def test_only_those_that_fit(self, records: Records) -> None:
        records.add_attempt(an_attempt(turn=0, pack="one"))
        records.add_attempt(an_attempt(turn=1, pack="two"))
        records.add_attempt(an_attempt(turn=2, pack="two"))
        assert [attempt.turn for attempt in records.attempts(pack="two")] == [2, 1]
        assert records.attempts(round_id="another' OR 1=1 --") == []

    def test_the_same_attempt_again_replaces_the_first(self, records: Records) -> None:
        first = records.add_attempt(an_attempt(answer="They say"))
        again = records.add_attempt(an_attempt(answer="They say more", score=70))
        assert again == first
        assert [(attempt.answer, attempt.score) for attempt in records.attempts()] == [("They say more", 70)]


class TestSettings:
    @pytest.mark.parametrize("value", [True, 3, 1.5, "ansi", ["a", 1], {"a": None}])
    def test_any_json_value_is_kept(self, records: Records, value: object) -> None:
        records.set_setting("name", value)
        assert records.setting("name") == value

    def test_a_setting_that_was_never_set_is_the_default(self, records: Records) -> None:
        assert records.setting("theme", "dark") == "dark"

    @pytest.mark.parametrize(("stored", "default"), [("fast", 1.0), (1, True), (True, 1), ([], {}), (None, "dark")])
    def test_a_value_of_another_kind_counts_as_never_set(
        self, records: Records, stored: object, default: object
    ) -> None:
        records.set_setting("name", stored)
        assert records.setting("name", default) == default

    def test_whole_numbers_and_fractions_are_one_kind(self, records: Records) -> None:
        records.set_setting("extra_time", 1.5)
        assert records.setting("extra_time", 1) == 1.5


def test_the_export_holds_everything_as_json(records: Records) -> None:
    records.save_round("round-1", {"camp": "ally"}, finished=False)
    records.save_draft("round-1", 1, 1, TRICKY, 3)
    records.add_attempt(an_attempt())
    records.set_setting("theme", "dark")
    exported = json.loads(json.dumps(records.export()))
    assert exported["rounds"][0]["state"] == {"camp": "ally"}
    assert exported["drafts"][0]["text"] == TRICKY
    assert exported["attempts"][0]["ballot"]["score"] == 61
    assert exported["settings"] == {"theme": "dark"}


def test_threads_may_share_one_opened_file(records: Records) -> None:
    def type_away(turn: int) -> None:
        for second in range(20):
            records.save_draft("round-1", turn, 1, f"{turn} at {second}", second)

    writers = [threading.Thread(target=type_away, args=(turn,)) for turn in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    drafts = [records.draft("round-1", turn, 1) for turn in range(4)]
    assert [draft.text for draft in drafts if draft] == [f"{turn} at 19" for turn in range(4)]
