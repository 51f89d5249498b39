"""The past as it is listed and opened: what stands in the list, what is found in it, what belongs together."""

from __future__ import annotations

from typing import Any

import pytest

from debate.judge.ballot import to_json
from debate.packs import Pack
from debate.practice.past import What, entries, looked_through, past_turn, personal_bests
from debate.practice.titles import Titles
from debate.records import Records, StoredAttempt, StoredDrill, StoredPrediction, StoredReply


@pytest.fixture
def titles(pack: Pack) -> Titles:
    return Titles.of([pack])


@pytest.fixture
def hand_in(records: Records, pack: Pack, mark: Any) -> Any:
    """Keeps an attempt, on the ally camp's first prompt unless told; returns its number."""

    def handed_in(answer: str = "They say so.", *, share: float = 0.5, **given: Any) -> int:
        prompt = given.get("prompt", pack.prompts_for("ally")[0].id)
        ballot = mark(answer, other=share)
        values = {
            "round_id": "a", "turn": 0, "number": 1, "pack": pack.id, "pack_hash": pack.hash, "camp": "ally",
            "prompt": prompt, "score": ballot.score, "seconds_used": 60.0, "by_clock": False,
            "at": "2026-11-24T12:00:00+00:00",
        }  # fmt: skip
        return records.add_attempt(StoredAttempt(answer=answer, ballot=to_json(ballot), **{**values, **given}))

    return handed_in


def stored(records: Records, number: int) -> StoredAttempt:
    found = records.attempt(number)
    assert found is not None
    return found


def reply(text: str = "Congress pays.", **given: Any) -> StoredReply:
    values = {
        "round_id": "a", "turn": 0, "number": 1, "pack": "us-japan-alliance", "camp": "ally", "prompt": "one",
        "point": "p", "press": "And who pays?", "made": "partly", "strength": 0.5, "seconds_used": 20.0,
        "by_clock": False, "at": "2026-11-24T12:05:00+00:00",
    }  # fmt: skip
    return StoredReply(text=text, **{**values, **given})


def drill(answer: str = "Even if so.", **given: Any) -> StoredDrill:
    values = {
        "kind": "even-if", "pack": "us-japan-alliance", "pack_hash": "h", "camp": "ally", "prompt": "one", "point": "",
        "mark": {}, "score": 67, "seconds_used": 40.0, "by_clock": False, "at": "2026-11-25T08:00:00+00:00",
    }  # fmt: skip
    return StoredDrill(answer=answer, **{**values, **given})


class TestTheList:
    def test_everything_that_was_done_is_in_it_the_newest_first(
        self, records: Records, titles: Titles, hand_in: Any
    ) -> None:
        hand_in()
        hand_in(number=2, at="2026-11-24T12:02:00+00:00")
        records.add_reply(reply())
        records.add_drill(drill())
        done = entries(records)
        assert [entry.what for entry in done] == [What.DRILL, What.REPLY, What.REVISION, What.ANSWER]
        assert [entry.score for entry in done] == [67, None, 50, 50]
        assert done[1].made == "partly"

    def test_what_the_player_marked_themself_counts(
        self, records: Records, titles: Titles, hand_in: Any, mark: Any
    ) -> None:
        records.self_mark(hand_in(), to_json(mark(other=0.8)), 80)
        (entry,) = entries(records)
        assert (entry.score, entry.self_marked) == (80, True)

    def test_one_pack_alone_can_be_listed(self, records: Records, titles: Titles, hand_in: Any) -> None:
        hand_in()
        hand_in(pack="gone", round_id="b")
        records.add_drill(drill(pack="gone"))
        assert len(looked_through(entries(records), records, titles, pack="gone")) == 2

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("FERRY", [What.ANSWER]),
            ("ferry runs", [What.ANSWER]),
            ("ferry walks", []),
            ("congress", [What.REPLY]),
            ("even if", [What.DRILL]),
            ("genuine", [What.DRILL, What.REPLY, What.ANSWER, What.ANSWER]),
            ("  ", [What.DRILL, What.REPLY, What.ANSWER, What.ANSWER]),
        ],
    )
    def test_words_are_found_in_answers_and_in_titles(
        self, records: Records, titles: Titles, hand_in: Any, words: str, found: list[What]
    ) -> None:
        hand_in("They say so.")
        hand_in("But the ferry runs.", round_id="b")
        records.add_reply(reply())
        records.add_drill(drill())
        assert [entry.what for entry in looked_through(entries(records), records, titles, words=words)] == found

    def test_a_title_of_a_prompt_finds_its_answers(
        self, records: Records, titles: Titles, hand_in: Any, pack: Pack
    ) -> None:
        first, second = pack.prompts_for("ally")[:2]
        hand_in(prompt=first.id)
        number = hand_in(prompt=second.id, round_id="b")
        assert [entry.id for entry in looked_through(entries(records), records, titles, words=second.title)] == [number]


def test_the_personal_best_is_the_first_of_the_best_answers_to_a_prompt(
    records: Records, titles: Titles, hand_in: Any
) -> None:
    hand_in(share=0.4)
    best = hand_in(share=0.8, round_id="b", at="2026-11-25T12:00:00+00:00")
    hand_in(share=0.8, round_id="c", at="2026-11-26T12:00:00+00:00")
    hand_in(share=0.2, round_id="d", prompt="answered once")
    records.add_drill(drill(score=100))
    bests = personal_bests(entries(records))
    assert [entry.id for entry in bests.values()] == [best]


class TestATurn:
    def test_attempts_replies_and_predictions_of_one_prompt_belong_together(
        self, records: Records, hand_in: Any
    ) -> None:
        second = hand_in(number=2)
        first = hand_in()
        hand_in(turn=1)
        records.add_reply(reply())
        records.add_reply(reply(turn=1))
        records.add_prediction(StoredPrediction(round_id="a", turn=0, number=1, levels={"names": 1}, at="2026"))
        opened = stored(records, first)
        turn = past_turn(records, opened)
        assert [one.id for one in turn.attempts] == [first, second]
        assert (len(turn.replies), len(turn.predictions)) == (1, 1)
        assert turn.first.id == first
        assert turn.revision(opened).id == second

    def test_of_several_revisions_the_one_that_was_opened_stands_beside_the_first(
        self, records: Records, hand_in: Any
    ) -> None:
        ids = [hand_in(number=number) for number in (1, 2, 3)]
        opened = stored(records, ids[1])
        assert past_turn(records, opened).revision(opened).id == ids[1]

    def test_an_answer_that_was_never_revised_has_no_revision(self, records: Records, hand_in: Any) -> None:
        opened = stored(records, hand_in())
        assert past_turn(records, opened).revision(opened) is None
