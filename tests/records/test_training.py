"""What daily practice and the second look at a ballot keep: replies, drills, predictions, self-marks, cards, days."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.records import Records, RecordsError, StoredAttempt, StoredDrill, StoredPrediction, StoredReply

AT = "2026-11-29T12:00:00+00:00"
TRICKY = "She said “no” — [bold]that[/bold]\x00\x1b[31m\r\n\t日本 🦊 e\u0301"


def a_reply(**changes: object) -> StoredReply:
    reply = StoredReply(
        round_id="round-1",
        turn=0,
        number=1,
        pack="ferry",
        camp="keep",
        prompt="costs",
        point="fares",
        press="And who pays?",
        text="The visitors do.",
        made="partly",
        strength=0.5,
        seconds_used=31.5,
        by_clock=True,
        at=AT,
    )
    return dataclasses.replace(reply, **changes)  # type: ignore[arg-type]


def a_drill(**changes: object) -> StoredDrill:
    drill = StoredDrill(
        kind="name",
        pack="ferry",
        pack_hash="ab" * 32,
        camp="keep",
        prompt="costs",
        point="",
        answer="They say that it costs too much.",
        mark={"level": "full", "because": [1, None]},
        score=80,
        seconds_used=40,
        by_clock=False,
        at=AT,
    )
    return dataclasses.replace(drill, **changes)  # type: ignore[arg-type]


def an_attempt(**changes: object) -> StoredAttempt:
    attempt = StoredAttempt(
        round_id="round-1",
        turn=0,
        number=1,
        pack="ferry",
        pack_hash="ab" * 32,
        camp="keep",
        prompt="costs",
        answer="They say that it costs too much.",
        ballot={"score": 61},
        score=61,
        seconds_used=88.5,
        by_clock=False,
        at=AT,
    )
    return dataclasses.replace(attempt, **changes)  # type: ignore[arg-type]


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with Records.open(tmp_path) as opened:
        yield opened


class TestReplies:
    def test_one_comes_out_as_it_went_in(self, records: Records) -> None:
        number = records.add_reply(a_reply(text=TRICKY))
        assert records.replies() == [a_reply(text=TRICKY, id=number)]

    def test_the_same_one_again_replaces_the_first(self, records: Records) -> None:
        first = records.add_reply(a_reply())
        assert records.add_reply(a_reply(text="Visitors.", made="made")) == first
        assert [(reply.text, reply.made) for reply in records.replies()] == [("Visitors.", "made")]

    def test_they_are_found_by_round_and_pack_oldest_first(self, records: Records) -> None:
        first = records.add_reply(a_reply())
        second = records.add_reply(a_reply(number=2))
        other = records.add_reply(a_reply(round_id="round-2", pack="bridge"))
        assert [reply.id for reply in records.replies()] == [first, second, other]
        assert [reply.id for reply in records.replies(round_id="round-1")] == [first, second]
        assert [reply.id for reply in records.replies(pack="bridge")] == [other]

    def test_a_verdict_that_nobody_knows_is_not_kept(self, records: Records) -> None:
        with pytest.raises(RecordsError):
            records.add_reply(a_reply(made="perhaps"))
        assert records.replies() == []


class TestDrills:
    def test_one_comes_out_as_it_went_in(self, records: Records) -> None:
        number = records.add_drill(a_drill(answer=TRICKY))
        assert records.drills() == [a_drill(answer=TRICKY, id=number)]

    def test_the_same_exercise_twice_is_two_drills_newest_first(self, records: Records) -> None:
        first, second = records.add_drill(a_drill()), records.add_drill(a_drill())
        assert [drill.id for drill in records.drills()] == [second, first]
        assert [drill.id for drill in records.drills(limit=1)] == [second]

    def test_they_are_found_by_pack(self, records: Records) -> None:
        naming = records.add_drill(a_drill())
        denying = records.add_drill(a_drill(kind="deny"))
        records.add_drill(a_drill(kind="deny", pack="bridge"))
        assert [drill.id for drill in records.drills(pack="ferry")] == [denying, naming]


class TestPredictions:
    def test_the_last_word_before_the_ballot_counts(self, records: Records) -> None:
        prediction = StoredPrediction(round_id="round-1", turn=0, number=1, levels={"names": 2, "answers": 0}, at=AT)
        records.add_prediction(prediction)
        changed = dataclasses.replace(prediction, levels={"names": 1, "answers": 0})
        number = records.add_prediction(changed)
        records.add_prediction(dataclasses.replace(prediction, round_id="round-2"))
        assert records.predictions(round_id="round-1") == [dataclasses.replace(changed, id=number)]
        assert len(records.predictions()) == 2


class TestSelfMarks:
    def test_what_the_player_says_counts_and_what_the_judge_said_stays(self, records: Records) -> None:
        number = records.add_attempt(an_attempt())
        records.self_mark(number, {"score": 75}, 75)
        attempt = records.attempt(number)
        assert attempt is not None
        assert (attempt.score, attempt.ballot) == (61, {"score": 61})
        assert (attempt.self_score, attempt.self_ballot, attempt.counts) == (75, {"score": 75}, 75)

    def test_without_one_the_judges_score_counts(self, records: Records) -> None:
        assert records.attempt(records.add_attempt(an_attempt())).counts == 61

    def test_there_is_no_attempt_under_an_id_that_was_never_given(self, records: Records) -> None:
        assert records.attempt(7) is None


class TestLists:
    def test_a_line_tells_what_its_attempt_tells(self, records: Records) -> None:
        number = records.add_attempt(an_attempt())
        records.self_mark(number, {"score": 75}, 75)
        (line,) = records.attempt_rows()
        attempt = records.attempt(number)
        names = [field.name for field in dataclasses.fields(line)]
        assert "answer" not in names
        assert [getattr(line, name) for name in names] == [getattr(attempt, name) for name in names]

    def test_they_come_newest_first_and_no_more_than_asked_for(self, records: Records) -> None:
        ids = [records.add_attempt(an_attempt(turn=turn)) for turn in range(5)]
        assert [line.id for line in records.attempt_rows()] == ids[::-1]
        assert [line.id for line in records.attempt_rows(limit=2)] == [ids[4], ids[3]]

    def test_lines_are_found_by_pack(self, records: Records) -> None:
        kept = records.add_attempt(an_attempt())
        records.add_attempt(an_attempt(turn=1, pack="bridge"))
        assert [line.id for line in records.attempt_rows(pack="ferry")] == [kept]

    @pytest.mark.parametrize("words", ["größe", "GRÖSSE noise", "100%", "o'c", "日本"])
    def test_all_words_are_looked_for_in_any_case_and_as_they_stand(self, records: Records, words: str) -> None:
        kept = records.add_attempt(an_attempt(answer="Noise: ihre Größe, 100% at 8 o'clock in 日本."))
        records.add_attempt(an_attempt(turn=1, answer="They say 100 of it is noise."))
        assert [line.id for line in records.attempt_rows(words=words)] == [kept]

    def test_only_what_came_since_is_read(self, records: Records) -> None:
        first, second, third = (records.add_attempt(an_attempt(turn=turn)) for turn in range(3))
        assert [attempt.id for attempt in records.attempts(since_id=first)] == [third, second]


class TestCardsAndDays:
    def test_a_card_is_kept_in_place_of_the_one_before_the_first_due_first(self, records: Records) -> None:
        records.save_card("later", {"n": 1}, "2026-12-05T00:00:00+00:00")
        records.save_card("sooner", {"n": 1}, "2026-12-03T00:00:00+00:00")
        records.save_card("sooner", {"n": 2}, "2026-12-04T00:00:00+00:00")
        assert list(records.cards().items()) == [("sooner", {"n": 2}), ("later", {"n": 1})]

    def test_days_are_found_from_one_on_in_order(self, records: Records) -> None:
        for day in ("2026-12-02", "2026-11-30", "2026-12-01"):
            records.save_day(day, {"done": []})
        records.save_day("2026-12-01", {"done": ["drill"]})
        assert records.days("2026-12-01") == {"2026-12-01": {"done": ["drill"]}, "2026-12-02": {"done": []}}


class TestRounds:
    def test_every_unfinished_round_is_listed_the_last_one_first(self, records: Records) -> None:
        records.save_round("first", {"n": 1}, finished=False)
        records.save_round("second", {"n": 2}, finished=False)
        records.save_round("over", {"n": 3}, finished=True)
        records.save_round("first", {"n": 4}, finished=False)
        assert [(left.id, left.state) for left in records.unfinished_rounds()] == [
            ("first", {"n": 4}),
            ("second", {"n": 2}),
        ]

    def test_under_a_new_id_a_round_keeps_its_replies_and_predictions(self, records: Records) -> None:
        records.save_round("round-1", {}, finished=False)
        records.add_reply(a_reply())
        records.add_prediction(StoredPrediction(round_id="round-1", turn=0, number=1, levels={"names": 2}, at=AT))
        records.rename_round("round-1", "round-2")
        assert [reply.round_id for reply in records.replies()] == ["round-2"]
        assert [prediction.round_id for prediction in records.predictions()] == ["round-2"]
