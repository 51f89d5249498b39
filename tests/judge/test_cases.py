"""Small inputs that once went wrong, each the smallest of its kind, with the value that is right.

What the judge does not get right yet is marked as such, with what it says instead; whoever mends it takes the mark off.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import pytest

from debate.judge.ballot import Ballot, CriterionMark, Made
from debate.judge.languages.reader import language_of, rhetoric_of
from debate.judge.reading.stance import read_stance
from debate.judge.reading.text import read
from debate.packs.model import Move
from tests.bench.people import judge_of

from .conftest import flags, made, strengths

ALLIANCE, VOTES, CHARGE = "us-japan-alliance", "votes-at-sixteen", "congestion-charge"
ELSEWHERE = "it-worked-elsewhere"
BREATH = 6
"""By how much marks may differ where other words say the same."""

not_yet = partial(pytest.mark.xfail, strict=True)


def ballot(pack: str, prompt: str, answer: str) -> Ballot:
    return judge_of(pack).ballot(prompt, answer)


def moves(of: Ballot) -> dict[Move, float]:
    """The moves of a ballot with their credits."""
    return {found.move: found.evidence[0].credit for found in of.moves}


def criterion(of: Ballot, name: str) -> CriterionMark:
    return next(mark for mark in of.criteria if mark.id == name)


def marks(of: Ballot) -> object:
    """All that two layouts of one answer have to share."""
    return (
        [(mark.id, mark.score, mark.measure, mark.level) for mark in of.criteria],
        strengths(of),
        moves(of),
        flags(of),
        of.fix,
    )


def meant(answer: str) -> str:
    """The words that the writer asserts."""
    text = read(answer, language_of("en"))
    unasserted = read_stance(text, rhetoric_of("en")).unasserted
    return " ".join(token.word for index, token in enumerate(text.tokens) if index not in unasserted)


# 02: a full stop behind “%”, a figure, a single letter, an abbreviation

BEHIND_STOPS = {
    "30 per cent": "They say that traffic fell by 30 per cent. In London the delays were the same again in 2008.",
    "30%": "They say that traffic fell by 30%. In London the delays were the same again in 2008.",
    "30 %": "They say that traffic fell by 30 %. In London the delays were the same again in 2008.",
    "12.5": "They say that traffic fell by 12.5. In London the delays were the same again in 2008.",
    "£4.50": "They say that traffic fell by £4.50. In London the delays were the same again in 2008.",
    "zone B": "They say that traffic fell by zone B. In London the delays were the same again in 2008.",
    "the U.S": "They say that traffic fell by the U.S. In London the delays were the same again in 2008.",
    "5 p.m": "They say that traffic fell by 5 p.m. In London the delays were the same again in 2008.",
}


@pytest.mark.parametrize("name", BEHIND_STOPS)
def test_a_sentence_ends_behind_whatever_it_ends_with(name: str) -> None:
    answer = BEHIND_STOPS[name]
    assert len(read(answer, language_of("en")).sentences) == 2
    assert meant(answer) == "in london the delays were the same again in 2008"
    found, plain = (ballot(CHARGE, ELSEWHERE, BEHIND_STOPS[one]) for one in (name, "30 per cent"))
    assert made(found) == made(plain)
    assert made(found)["london-2008"] is Made.MADE
    assert set(moves(found)) == set(moves(plain)) == {Move.NAME, Move.FACT}
    assert flags(found) == set()
    assert abs(found.score - plain.score) <= BREATH


def test_a_blank_before_the_sign_is_none() -> None:
    close, apart = (ballot(CHARGE, ELSEWHERE, BEHIND_STOPS[name]) for name in ("30%", "30 %"))
    assert marks(close) == marks(apart)


# 03, 04: lists

LISTS = {
    "stops": "They say it worked everywhere. In London the delays were the same again in 2008. "
    "You cannot compare our town with London, they have the tube.",
    "dash": "- They say it worked everywhere\n- In London the delays were the same again in 2008\n"
    "- You cannot compare our town with London, they have the tube",
    "dot": "• They say it worked everywhere\n• In London the delays were the same again in 2008\n"
    "• You cannot compare our town with London, they have the tube",
    "paren": "1) They say it worked everywhere\n2) In London the delays were the same again in 2008\n"
    "3) You cannot compare our town with London, they have the tube",
    "lines": "They say it worked everywhere\nIn London the delays were the same again in 2008\n"
    "You cannot compare our town with London, they have the tube",
    "tabs": "They say it worked everywhere\tIn London the delays were the same again in 2008\t"
    "You cannot compare our town with London, they have the tube",
    "blank-lines": "They say it worked everywhere\n\nIn London the delays were the same again in 2008\n\n"
    "You cannot compare our town with London, they have the tube",
}


@pytest.mark.parametrize("layout", LISTS)
def test_a_list_without_stops_earns_what_its_sentences_earn(layout: str) -> None:
    found = ballot(CHARGE, ELSEWHERE, LISTS[layout])
    assert made(found)["london-2008"] is made(found)["cities-differ"] is Made.MADE
    assert moves(found)[Move.NAME] == 1
    assert marks(found) == marks(ballot(CHARGE, ELSEWHERE, LISTS["stops"]))


def test_the_number_of_an_item_is_no_number() -> None:
    plain = ballot(VOTES, "taxed-without-a-say", "Working at six sounds horrible.")
    assert marks(ballot(VOTES, "taxed-without-a-say", "2. Working at six sounds horrible.")) == marks(plain)


@pytest.mark.parametrize("mark", ["{}) ", "{}. ", "({}) ", "- ", "• "])
@pytest.mark.parametrize(("prompt", "number"), [("young-stay-home", 2), ("old-enough-for-court", 3)])
def test_sentences_may_be_numbered(prompt: str, number: int, mark: str) -> None:
    """With “1) ” before its sentences, the one fell from 99 to 13 as the wrong side, the other to 0 as keywords."""
    sample = judge_of(VOTES).pack.prompt(prompt).samples[number - 1].text
    sentences = re.split(r"(?<=[.?!]) ", " ".join(sample.split()))
    assert len(sentences) >= 4
    listed = "\n".join(f"{mark.format(place)}{one}" for place, one in enumerate(sentences, 1))
    found, plain = (judge_of(VOTES).ballot(prompt, text, own_texts=True) for text in (listed, "\n".join(sentences)))
    assert marks(found) == marks(plain)
    assert flags(found) == set()


# 06: words broken at the end of a line

BROKEN = {
    "whole": "They say it worked. In London the delays were the same again in 2008.",
    "broken": "They say it worked. In Lon-\ndon the de-\nlays were the same again in 2008.",
    "soft": "They say it worked. In Lon\u00ad\ndon the de\u00ad\nlays were the same again in 2008.",
}


@pytest.mark.parametrize("layout", BROKEN)
def test_a_word_broken_at_the_end_of_a_line_is_one_word(layout: str) -> None:
    found = ballot(CHARGE, ELSEWHERE, BROKEN[layout])
    assert made(found)["london-2008"] is Made.MADE
    assert marks(found) == marks(ballot(CHARGE, ELSEWHERE, BROKEN["whole"]))


# 07: a whole answer in quotation marks

WRAPPED = {
    "bare": "They say it worked. But in London the delays were the same again in 2008. "
    "You cannot compare our town with London, they have the tube.",
    "quoted": '"They say it worked. But in London the delays were the same again in 2008. '
    'You cannot compare our town with London, they have the tube."',
    "mail": "> They say it worked. But in London the delays were the same again in 2008. "
    "You cannot compare our town with London, they have the tube.",
}


@pytest.mark.parametrize("layout", WRAPPED)
def test_a_whole_answer_in_quotation_marks_is_an_answer(layout: str) -> None:
    found = ballot(CHARGE, ELSEWHERE, WRAPPED[layout])
    assert made(found)["london-2008"] is made(found)["cities-differ"] is Made.MADE
    assert marks(found) == marks(ballot(CHARGE, ELSEWHERE, WRAPPED["bare"]))


# Answers with what is right about them

ADMIRAL = (
    "The admiral thinks the moment Japan can look after itself our sailors get sent home. I doubt it. South Korea has "
    "half a million men under arms and nobody in Seoul is asking the Second Division to leave. We are in Yokosuka "
    "because it is a day's sail from the places where war could break out. What really endangers those bases is a "
    "shooting war in which Japanese ships sit in port: after a hundred coffins no senator would vote another dollar "
    "for them. So a bigger Japanese role is the best insurance the bases could have."
)


class TestTheAdmiral:
    """Full or nearly full marks: three points, a fact of the writer's own, and what follows from it."""

    @pytest.fixture
    def found(self) -> Ballot:
        return ballot(ALLIANCE, "bases-lose-reason", ADMIRAL)

    def test_the_strong_host_elsewhere_is_found_and_his_army_counts(self, found: Ballot) -> None:
        assert made(found)["strong-hosts-elsewhere"] is Made.MADE
        assert moves(found)[Move.FACT] == 1
        assert criterion(found, "supports").level in ("good", "full")
        assert flags(found) == set()

    def test_evidence_is_whole_clauses(self, found: Ballot) -> None:
        marks: list[Any] = [*found.points, *found.moves, *found.criteria]
        for item in (item for mark in marks for item in mark.evidence):
            assert len(item.text.split()) >= 3, item
            before, after = ADMIRAL[: item.start].rstrip(), ADMIRAL[item.end :].lstrip()
            assert not before or before[-1] in ".,:;", item
            assert not after or after[0] in ".,:;", item

    @not_yet(reason="strength .29: “a day's sail from the places where war could break out” is not found")
    def test_the_reach_of_the_bases_is_found(self, found: Ballot) -> None:
        assert made(found)["bases-reach-the-region"] is Made.MADE

    @not_yet(reason="strength .30: the war in which the hosts stand aside is not found")
    def test_what_would_close_them_is_found(self, found: Ballot) -> None:
        assert made(found)["standing-aside-would-close-them"] is Made.MADE

    @not_yet(reason="it earns 50")
    def test_it_earns_nearly_full_marks(self, found: Ballot) -> None:
        assert found.score >= 85


class TestTheMotherAtThePollingStation:
    ANSWER = (
        "A mother who walks you to the polling station is also a mother who tells you whom to vote for. If we want "
        "young people to vote, let students register at college in their first week."
    )

    def test_the_other_ways_to_prepare_are_found(self) -> None:
        found = ballot(VOTES, "first-vote-at-home", self.ANSWER)
        assert made(found)["practise-without-it"] is Made.MADE
        assert flags(found) == set()
        assert found.score >= 40

    @not_yet(reason="strength .39, where .4 makes it in part")
    def test_the_influence_at_home_is_found(self) -> None:
        assert made(ballot(VOTES, "first-vote-at-home", self.ANSWER))["company-is-pressure"] is Made.MADE


@not_yet(reason="the point's strength is 0, and the answer earns 13")
def test_without_the_charge_it_would_have_been_worse() -> None:
    found = ballot(CHARGE, "jams-come-back", "Without the charge that queue would have been to Watford.")
    assert made(found)["worse-without"] is not Made.NOT


class TestTheTwoCrises:
    ANSWER = "The two crises passed without a shot because America's bases in Japan were already there."

    @not_yet(reason="strength .09: the other point takes the sentence")
    def test_how_they_ended_is_found(self) -> None:
        assert made(ballot(ALLIANCE, "korea-and-taiwan-now", self.ANSWER))["deterrence-held"] is Made.MADE

    @not_yet(reason="strength .82 without a word of the framework or the carrier groups")
    def test_facts_that_nobody_brought_are_not_found(self) -> None:
        assert made(ballot(ALLIANCE, "korea-and-taiwan-now", self.ANSWER))["crises-passed-fact"] is Made.NOT


def test_the_vote_in_which_the_youngest_turned_out_more_is_found() -> None:
    found = ballot(VOTES, "young-stay-home", "In Scotland more sixteen year olds turned out than twenty year olds.")
    assert made(found)["scotland-three-quarters"] is Made.MADE
    assert moves(found)[Move.FACT] == 1
    assert flags(found) == set()


class TestAnAnswerToAnotherArgument:
    ANSWER = "They say the treaty is unfair. But Japan gave us bases, because geography matters."

    def test_it_earns_little_for_answering(self) -> None:
        found = ballot(ALLIANCE, "prosperity-depends-abroad", self.ANSWER)
        assert criterion(found, "answers").level_number <= 1
        assert moves(found)[Move.NAME] <= 0.3
        assert found.score <= 30

    @not_yet(reason="no flag, and the fix says “You answered it from one side; there is another”")
    def test_the_ballot_says_so(self) -> None:
        found = ballot(ALLIANCE, "prosperity-depends-abroad", self.ANSWER)
        assert flags(found) or found.fix.startswith(("Answer it first", "Say first which argument"))

    @not_yet(reason="strength .78: “Japan gave us bases” says nothing of the lanes")
    def test_it_makes_no_point_of_this_one(self) -> None:
        assert set(made(ballot(ALLIANCE, "prosperity-depends-abroad", self.ANSWER)).values()) == {Made.NOT}


class TestSurrender:
    ANSWER = "I agree with them, they are right that it calms Asia and Japan should stay as it is."

    def test_it_answers_nothing(self) -> None:
        found = ballot(ALLIANCE, "constitution-as-brake", self.ANSWER)
        assert criterion(found, "answers").level_number == 0
        assert set(made(found).values()) == {Made.NOT}
        assert found.score <= 20

    @not_yet(reason="no flag, and 18: who gives in with the first words of one sentence does not end with them")
    def test_it_is_told_and_earns_next_to_nothing(self) -> None:
        found = ballot(ALLIANCE, "constitution-as-brake", self.ANSWER)
        assert flags(found) == {"gives-in"}
        assert found.score <= 10


class TestTheFleetKeptAsiaCalm:
    ANSWER = (
        "They say it calms Asia. But this is wrong because the Constitution did not stop Korea or Taiwan; the American "
        "fleet did. What matters more is that Japan can act."
    )

    def test_it_is_an_honest_answer_of_its_camp(self) -> None:
        found = ballot(ALLIANCE, "constitution-as-brake", self.ANSWER)
        assert flags(found) == set()
        assert {Move.NAME, Move.DENY, Move.REASON} <= set(moves(found))
        assert found.score > 30

    @not_yet(reason="strength .11: it is shown as an argument of the writer's own instead")
    def test_its_point_is_found(self) -> None:
        assert made(ballot(ALLIANCE, "constitution-as-brake", self.ANSWER))["others-kept-the-peace"] is Made.MADE


class TestWhoGrantsWhatIsTrue:
    ANSWER = (
        "The taxi driver is right that it is slow again, honestly in his place I would grumble too. But twenty years "
        "ago it was the same with far fewer people, so somebody is getting more out of those streets."
    )

    def test_it_is_no_surrender(self) -> None:
        found = ballot(CHARGE, "jams-come-back", self.ANSWER)
        assert flags(found) == set()
        assert found.own

    @not_yet(reason="“fair” is at its lowest level: “is right that … But” is no concession to the judge")
    def test_it_is_fair(self) -> None:
        fair = criterion(ballot(CHARGE, "jams-come-back", self.ANSWER), "fair")
        assert fair.level_number == fair.top_level


@not_yet(reason="strength 0: the heated seats and the vans are the speech's own images")
def test_who_stays_in_the_cars_is_found() -> None:
    found = ballot(CHARGE, "poor-ride-the-bus", "the heated seats stay and the vans go")
    assert made(found)["rich-get-the-empty-road"] is not Made.NOT


def test_what_follows_i_disagree_because_is_the_writers_own() -> None:
    answers = ("I disagree because Japan pays with its harbours.", "I disagree. Japan pays with its harbours.")
    for answer in answers:
        assert meant(answer).endswith("japan pays with its harbours")
        assert meant(answer).startswith("i disagree")
    one, other = (ballot(ALLIANCE, "wealth-brings-duty", answer) for answer in answers)
    assert made(one) == made(other)
    assert strengths(one) == pytest.approx(strengths(other), abs=0.05)
    assert abs(one.score - other.score) <= BREATH


def test_a_source_that_is_nobodys_camp_is_a_witness() -> None:
    answer = "The treasury says Japan pays five billion dollars a year for the troops."
    found = ballot(ALLIANCE, "wealth-brings-duty", answer)
    assert meant(answer) == "the treasury says japan pays five billion dollars a year for the troops"
    assert made(found)["sums-paid"] is Made.MADE
    assert set(moves(found)) == {Move.FACT}
    assert flags(found) == set()


class TestALineIsNoSpeaker:
    ANSWER = "The Central Line was shut after a derailment that winter, of course the roads filled up."

    def test_the_sentence_is_the_writers(self) -> None:
        assert meant(self.ANSWER) == self.ANSWER.lower().replace(",", "").rstrip(".")
        assert moves(ballot(CHARGE, "jams-come-back", self.ANSWER)).get(Move.NAME, 0) <= 0.3

    @not_yet(reason="it is flagged as the wrong side")
    def test_nobody_is_said_to_sit_in_the_wrong_chair(self) -> None:
        assert "wrong-side" not in flags(ballot(CHARGE, "jams-come-back", self.ANSWER))


def test_what_follows_if_he_fears_is_the_writers_own() -> None:
    answer = (
        "If he fears a Japan that acts alone, then the safest place for its officers is a combined staff with ours."
    )
    assert meant(answer).endswith("then the safest place for its officers is a combined staff with ours")
    assert "acts alone" not in meant(answer)
    without = answer.replace(", then the", ", the")
    assert meant(without).endswith("the safest place for its officers is a combined staff with ours")
    assert moves(ballot(ALLIANCE, "democratic-control", answer))[Move.NAME] >= 0.3


class TestDictation:
    ANSWER = (
        "um so like the admiral says we get thrown out if japan does more right but i mean the bases are not even for "
        "japan they are for like korea and taiwan and all that so you know we would still need them and also if our "
        "guys die there and japan just watches then yeah people at home would shut them down themselves"
    )

    @pytest.fixture
    def found(self) -> Ballot:
        return ballot(ALLIANCE, "bases-lose-reason", self.ANSWER)

    def test_two_points_are_found_and_the_argument_is_named(self, found: Ballot) -> None:
        assert made(found)["bases-reach-the-region"] is Made.MADE
        assert made(found)["standing-aside-would-close-them"] is not Made.NOT
        assert moves(found)[Move.NAME] >= 0.6
        assert Move.CONSEQUENCE in moves(found)
        assert flags(found) == set()
        assert found.score >= 45

    @not_yet(reason="it earns 50, and “weighs” is at its lowest level")
    def test_it_earns_what_markers_give(self, found: Ballot) -> None:
        assert 65 <= found.score <= 85
        assert criterion(found, "weighs").level_number > 0


# What takes an answer back, and what only sounds like it

QUEUES = (
    "They say the queues came back. But the roads were dug up that year and the room that the cars left went to buses "
    "and bicycles, so the same street carries far more people than it did before anybody paid, and in Stockholm "
    "traffic stayed down by a fifth."
)


@pytest.mark.parametrize(
    ("end", "flag"),
    [
        ("I take all of that back.", "gives-in"),
        ("But I withdraw this.", "gives-in"),
        ("Forget it.", "gives-in"),
        ("Scrap everything.", "gives-in"),
        ("All that I had in a dream last night.", "not-asserted"),
    ],
)
def test_what_is_taken_back_or_dreamt_earns_next_to_nothing_and_is_told(end: str, flag: str) -> None:
    plain, found = (ballot(CHARGE, "jams-come-back", answer) for answer in (QUEUES, f"{QUEUES} {end}"))
    assert flags(plain) == set()
    assert flags(found) == {flag}
    assert found.score <= 0.35 * plain.score
    assert len({mark.share for mark in found.criteria}) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "We cannot answer that for every town, but for ours we can.",
        "We drop it at the kerb, and the bus is empty no more.",
        "So with the charge we take that space back.",
        "Cars took the street, and we take it back.",
        "Forget that queue, look at the buses.",
        "Strike that balance and everybody gets home.",
        "We had nothing to set against the cars before.",
        "That a new road stays empty is true only in the dreams of builders.",
        "A city without any queue exists in a dream.",
        "If only the streets were wider! I wish that they were. But they are not, so a price must share them.",
    ],
)
def test_what_only_sounds_like_that_costs_nothing(sentence: str) -> None:
    plain, found = (ballot(CHARGE, "jams-come-back", answer) for answer in (QUEUES, f"{QUEUES} {sentence}"))
    assert flags(found) == set()
    assert found.score >= plain.score - 2 * BREATH


def test_forget_what_i_said_takes_it_back() -> None:
    assert flags(ballot(CHARGE, "jams-come-back", f"{QUEUES} Forget what I said, keep it as it is.")) == {"gives-in"}
