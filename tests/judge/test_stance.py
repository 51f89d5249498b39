"""Whose words they are: attribution, concession, denial, questions, quotation, “even if”, and what “not” reaches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.judge.ballot import Made
from debate.judge.finding.weights import PARTLY
from debate.judge.languages.reader import language_of, rhetoric_of
from debate.judge.reading.phrases import words_of
from debate.judge.reading.stance import Stance, read_stance, set_aside
from debate.judge.reading.text import read

from .conftest import Mark, made, strengths
from .uniforms import BELONGING, BULLIES, COST, POINTS_FOR, STRONG

ENGLISH = language_of("en")


def stance(answer: str) -> tuple[Stance, list[str]]:
    text = read(answer, ENGLISH)
    return read_stance(text, rhetoric_of("en")), [token.word for token in text.tokens]


def words(answer: str, kind: str) -> str:
    """The words of an answer that are of that stance, in order."""
    found, tokens = stance(answer)
    return " ".join(token for index, token in enumerate(tokens) if index in getattr(found, kind))


def meant(answer: str) -> str:
    """The words that the player asserts."""
    found, tokens = stance(answer)
    return " ".join(token for index, token in enumerate(tokens) if index not in found.unasserted)


# Attribution

THEIRS = "the bases would lose their reason"


@pytest.mark.parametrize(
    "opening",
    [
        "They say that",
        "They say",
        "They claim",
        "You tell us that",
        "My opponent fears that",
        "My opponents argue",
        "The senator insists that",
        "Critics often complain that",
        "It is claimed that",
        "It has been said that",
        "We are told that",
        "I hear that",
        "The argument goes that",
        "Their argument is that",
        "The other side believes",
        "According to them,",
        "Some people think",
        "They are afraid that",
        "They want us to believe that",
        "You would have us believe",
        "They keep telling us that",
        "In their view",
        "It is feared that",
    ],
)
def test_what_the_other_side_says_is_theirs(opening: str) -> None:
    assert THEIRS in words(f"{opening} {THEIRS}.", "attributed")


@pytest.mark.parametrize("turn", [", but", ". But", "; but", ", yet", ". However,", "; in fact", ". In truth"])
def test_attribution_ends_where_the_player_turns_round(turn: str) -> None:
    answer = f"They say that {THEIRS}{turn} the ships stay where they are."
    assert "ships" not in words(answer, "attributed")
    assert meant(answer).endswith("the ships stay where they are")


@pytest.mark.parametrize(
    "answer",
    [
        "They forget that the bases serve us.",
        "They overlook that the bases serve us.",
        "What they ignore is that the bases serve us.",
        "They never mention that the bases serve us.",
        "You admit yourself that the bases serve us.",
        "My opponent does not tell us that the bases serve us.",
    ],
)
def test_what_the_other_side_forgets_or_admits_is_the_players(answer: str) -> None:
    assert "the bases serve us" in meant(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "The treaty says that the bases serve us.",
        "The record shows that the bases serve us.",
        "History tells us that the bases serve us.",
        "The bases serve us.",
        "They serve us, and the bases serve us.",
    ],
)
def test_facts_and_plain_statements_are_the_players(answer: str) -> None:
    assert "the bases serve us" in meant(answer)
    assert words(answer, "attributed") == ""


def test_the_predicate_that_rejects_a_claim_is_the_players() -> None:
    answer = "The claim that the bases lose their reason is simply wrong."
    assert "lose their reason" in words(answer, "attributed")
    assert "wrong" in meant(answer)


@pytest.mark.parametrize("verdict", ["is unfair to us", "would not survive a war", "is a mistake"])
def test_what_they_say_against_something_is_theirs_to_the_end(verdict: str) -> None:
    answer = f"They say that the treaty {verdict} because it binds one side."
    assert meant(answer) == ""
    assert meant(f"{answer[:-1]}, but the bases serve us.").endswith("the bases serve us")


def test_they_may_be_taken_up_by_that_in_the_same_sentence() -> None:
    answer = "They say that the bases lose their reason that is not true because they serve us."
    assert meant(answer).endswith("that is not true because they serve us")


@pytest.mark.parametrize(
    "answer",
    [
        "My point is that the bases serve us.",
        "Our first argument is that the bases serve us.",
        "In my opinion the bases serve us.",
        "My uncle always says that the bases serve us.",
        "You cannot expect the bases to move, because the bases serve us.",
        "They do more than you think, since the bases serve us.",
    ],
)
def test_what_the_player_or_a_witness_says_is_no_opponents(answer: str) -> None:
    assert words(answer, "attributed") == ""
    assert meant(answer).endswith("the bases serve us")


@pytest.mark.parametrize(
    "opening", ["My opponent's point is that", "Our minister's case is that", "My rival says that"]
)
def test_but_an_opponent_may_be_called_mine_or_ours(opening: str) -> None:
    assert THEIRS in words(f"{opening} {THEIRS}.", "attributed")


def test_whom_they_forget_is_a_witness() -> None:
    answer = "They forget that many generals say that the bases serve us."
    assert words(answer, "attributed") == ""
    assert meant(answer).endswith("the bases serve us")


def test_what_some_say_is_an_argument_to_answer_or_a_witness_by_what_follows() -> None:
    report = "Some officials believe that the bases will go"
    assert "bases will go" in words(f"{report}.", "attributed")
    for answer in (f"{report}, but they serve us.", f"{report}. But they serve us.", f"{report}. That is not true."):
        assert "bases will go" in words(f"Think of Japan. {answer}", "attributed")
    assert words(f"Think of Japan. {report}. So we must hurry.", "attributed") == ""


def test_nobody_but_the_speaker_can_be_the_woman_in_the_first_sentence() -> None:
    assert THEIRS in words(f"The woman believes that {THEIRS}. They do not.", "attributed")
    assert words(f"Ships need them. The navy believes that {THEIRS}.", "attributed") == ""


# Concession


@pytest.mark.parametrize(
    "opening",
    ["Granted,", "Granted, it is true that", "I admit that", "It may be true that", "Of course", "Admittedly", "Sure,"],
)
def test_what_is_granted_before_a_but_is_given_away(opening: str) -> None:
    answer = f"{opening} bases cost money every year, but ships would cost more."
    assert "cost money every year" in words(answer, "conceded")
    assert meant(answer).endswith("ships would cost more")


def test_a_while_clause_is_given_away_up_to_its_comma() -> None:
    answer = "While the bases cost money every year, ships would cost more."
    assert words(answer, "conceded") == "the bases cost money every year"
    assert meant(answer).endswith("ships would cost more")


def test_agreement_that_is_never_taken_back_is_asserted() -> None:
    answer = "Of course the bases serve us every day. They reach Korea."
    assert words(answer, "conceded") == ""
    assert "the bases serve us every day" in meant(answer)


def test_a_concession_may_be_taken_back_in_the_next_sentence() -> None:
    assert "cost money" in words("Granted, the bases cost money. But ships cost more.", "conceded")


# Denial


@pytest.mark.parametrize(
    "opening",
    [
        "It is not true that",
        "It is false that",
        "It is a myth that",
        "It is simply wrong to say that",
        "I do not believe that",
        "We reject the idea that",
        "There is no evidence that",
        "Nobody can say that",
        "It does not follow that",
        "They are wrong to think that",
    ],
)
def test_what_is_denied_is_not_asserted(opening: str) -> None:
    answer = f"{opening} the bases serve us."
    assert "bases serve us" in words(answer, "denied")
    assert "bases" not in meant(answer)


@pytest.mark.parametrize("joint", [" because", ", because", ", since", ", for"])
def test_the_reason_for_a_denial_is_the_players(joint: str) -> None:
    answer = f"I do not believe that the bases will go{joint} they serve us."
    assert "bases will go" in words(answer, "denied")
    assert meant(answer).endswith("they serve us")


@pytest.mark.parametrize("answer", ["It is true that the bases serve us.", "I believe that the bases serve us."])
def test_what_is_affirmed_is_not_denied(answer: str) -> None:
    assert words(answer, "denied") == ""
    assert "the bases serve us" in meant(answer)


# Questions


@pytest.mark.parametrize("answer", ["Do the bases serve Korea?", "Is this about the bases?", "Has Korea a base?"])
def test_a_question_that_wants_an_answer_asserts_nothing(answer: str) -> None:
    assert meant(answer) == ""


@pytest.mark.parametrize(
    "answer",
    [
        "Why should the bases lose their reason?",
        "Who would defend Korea then?",
        "What good would a promise be without a base?",
        "Isn't Korea reason enough?",
    ],
)
def test_a_question_that_answers_itself_is_a_statement(answer: str) -> None:
    assert words(answer, "asked") == ""


def test_only_the_asking_clause_of_a_sentence_is_asked() -> None:
    answer = "The bases serve Korea, so what is lost by it?"
    assert meant(answer).startswith("the bases serve korea")


# Quotation


@pytest.mark.parametrize("quotes", ["“”", '""', "«»", "„“"])
def test_a_quoted_statement_is_somebody_elses(quotes: str) -> None:
    answer = f"{quotes[0]}The bases lose their reason then{quotes[1]} is no argument."
    assert words(answer, "attributed") == "the bases lose their reason then"
    assert meant(answer) == "is no argument"


def test_a_word_in_scare_quotes_stays_the_players() -> None:
    assert "partner" in meant("A “true partner” keeps the bases.")


def test_an_apostrophe_opens_no_quotation() -> None:
    assert words("Japan's bases and America's ships aren't toys, and that's it.", "attributed") == ""


def test_a_quotation_that_is_never_closed_takes_nothing_away() -> None:
    assert "ships" in meant("“The bases serve us and the ships serve us too")


def test_lines_quoted_as_in_letters_are_somebody_elses() -> None:
    answer = "> The bases lose their reason.\n\nThey do not."
    assert words(answer, "attributed").startswith("the bases lose their reason")
    assert meant(answer) == "they do not"


# Even if


@pytest.mark.parametrize("opening", ["Even if", "Even though", "Suppose that", "Whether or not"])
def test_what_is_only_supposed_is_not_asserted(opening: str) -> None:
    answer = f"{opening} the bases lost their reason, ships would stay."
    assert "lost their reason" in words(answer, "supposed")
    assert meant(answer).endswith("ships would stay")


def test_an_if_of_the_players_own_is_asserted() -> None:
    assert words("If the bases go, Korea stands alone.", "supposed") == ""


# Negation


@pytest.mark.parametrize(
    ("answer", "reversed_"),
    [
        ("It does not make us safer.", "safer"),
        ("It doesn't make us safer.", "safer"),
        ("Nobody wants a war.", "war"),
        ("They never left the bases.", "bases"),
        ("They fail to see the price.", "price"),
        ("We do it without ships.", "ships"),
        ("It can hardly last.", "last"),
        ("It keeps Korea from arming.", "arming"),
        ("It is too weak to last.", "last"),
    ],
)
def test_a_negation_reverses_what_follows_it(answer: str, reversed_: str) -> None:
    assert reversed_ in words(answer, "negated").split()


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("It is not safe, and Korea needs ships.", "ships"),
        ("It is not safe because Korea needs ships.", "ships"),
        ("It is not cheap but safe.", "safe"),
        ("It is not only cheap.", "cheap"),
        ("No doubt it is cheap.", "cheap"),
        ("It is not without reason.", "reason"),
        ("It does not go. Korea stays.", "stays"),
        ("It is not one two three four five six seven eight cheap.", "cheap"),
    ],
)
def test_a_negation_ends_with_its_clause_and_two_cancel(answer: str, kept: str) -> None:
    assert kept not in words(answer, "negated").split()


# What it means for the marks

UNASSERTED = [
    "They say that {}",
    "My opponent claims that {}",
    "It is not true that {}",
    "It is false that {}",
    "Even if {}",
    "“{}” is what they tell us in that shop, and nobody has ever asked them why they do so.",
    "Is it so that {}?",
    "Granted, {}, but that is another matter.",
]


def lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:].rstrip(".")


@pytest.mark.parametrize("frame", UNASSERTED)
@pytest.mark.parametrize("says", [COST, BULLIES, BELONGING])
def test_a_point_that_is_not_asserted_is_not_made(mark: Mark, frame: str, says: str) -> None:
    (name,) = [point.id for point in POINTS_FOR if point.says == says]
    assert made(mark(says))[name] is Made.MADE
    (found,) = [point for point in mark(frame.format(lower(says))).points if point.id == name]
    assert (found.made, found.evidence) == (Made.NOT, ())
    assert found.strength < PARTLY / 2


@pytest.mark.parametrize("frame", ["“{}”", '"{}"', "«{}»", "> {}"])
@pytest.mark.parametrize("says", [COST, BULLIES, BELONGING])
def test_a_whole_answer_between_quotation_marks_quotes_nobody(mark: Mark, frame: str, says: str) -> None:
    assert made(mark(frame.format(says))) == made(mark(says))
    assert words(frame.format(says), "attributed") == ""


@pytest.mark.parametrize("frame", UNASSERTED)
def test_what_is_not_asserted_takes_nothing_from_what_is(mark: Mark, frame: str) -> None:
    framed = frame.format("every pupil is mocked and the county asked nine parents")
    alone, beside = mark(COST), mark(f"{framed}. {COST}")
    assert made(alone)["cost"] is made(beside)["cost"] is Made.MADE
    assert strengths(beside)["cost"] >= strengths(alone)["cost"] - 0.1


@given(st.text(st.sampled_from("nota “”>?.,;\n"), max_size=80), st.sampled_from(["They say", "Even if", "Not", ""]))
def test_no_stance_is_outside_the_text(rest: str, opening: str) -> None:
    found, tokens = stance(f"{opening} {rest}")
    for places in (found.unasserted, found.negated):
        assert all(0 <= place < len(tokens) for place in places)


def test_a_language_without_phrasings_asserts_everything() -> None:
    assert read_stance(read("They say that it is so.", ENGLISH), rhetoric_of("xx")) == Stance()


# A whole text that nobody asserts

HONEST = (
    "One uniform is cheaper than a wardrobe of fashionable clothes.",
    "Nobody can be mocked for poor clothes when all pupils dress alike.",
    "A shared uniform makes pupils feel that they belong to their school.",
    "In the county's survey of 2012 nine parents in ten called it the cheaper choice.",
)


def aside(answer: str) -> bool:
    text = read(answer, ENGLISH)
    words = words_of(text)
    return set_aside(text, read_stance(text, rhetoric_of("en"), words), words)


def lowered(opening: str, end: str = ".") -> str:
    return " ".join(f"{opening} {one[0].lower()}{one[1:-1]}{end}" for one in HONEST)


@pytest.mark.parametrize(
    "answer",
    [
        lowered("Is it so that", "?"),
        lowered("Perhaps", "?"),
        lowered("I wish that"),
        lowered("If only"),
        lowered("She said that") + " I do not agree with her.",
    ],
)
def test_who_only_asks_wishes_or_reports_asserts_nothing(answer: str) -> None:
    assert aside(answer)


def test_and_earns_little_for_it(mark: Mark) -> None:
    wished = " ".join(f"If only {one[0].lower()}{one[1:]}" for one in STRONG.split(". "))
    assert {flag.id for flag in mark(wished).flags} == {"not-asserted"}
    assert mark(wished).score < mark(STRONG).score / 2


@pytest.mark.parametrize(
    "answer",
    [
        " ".join(HONEST),
        "Is it so dear? " + " ".join(HONEST) + " So who pays more? Who is laughed at?",
        lowered("They say that") + " But none of it is true, because a blazer lasts for years.",
        lowered("My mother says that"),
        "I wish it were free. " + " ".join(HONEST),
        "Is a blazer dear? Is it dearer than jeans?",
    ],
)
def test_questions_wishes_and_witnesses_among_ones_own_words_are_ones_own(answer: str) -> None:
    assert not aside(answer)
