"""Reading an answer: what is folded away, what is kept, where sentences end – and that every offset points home."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate.judge.finding.vocabulary import Vocabulary
from debate.judge.languages.english import ENGLISH
from debate.judge.languages.language import language_of
from debate.judge.reading.text import Text, read, stems_of

# Letters of every kind, and more than by chance of what reading treats in a special way.
ODD = st.sampled_from(
    "’‘“”\"'`´-‐–—.…!?,;:%\n\r\t\u00a0\u200b\u00ad\u202e\ufeff\u0301\ud800ſßİıﬁⅨ½АеоΟｗ９0123İ\U0001f600"
)
ANY_TEXT = st.text(st.one_of(st.characters(), ODD, st.sampled_from("abcdetNUS. ")), max_size=200)


def text_of(answer: str) -> Text:
    return read(answer, ENGLISH)


def words(answer: str) -> list[str]:
    return [token.word for token in text_of(answer).tokens]


def stems(answer: str) -> list[str]:
    return [token.stem for token in text_of(answer).tokens]


def sentences(answer: str) -> list[str]:
    return [answer[sentence.start : sentence.end] for sentence in text_of(answer).sentences]


# Offsets


@settings(max_examples=150)
@given(ANY_TEXT)
def test_every_word_stands_where_its_offsets_say_after_the_word_before_it(answer: str) -> None:
    text = text_of(answer)
    before = 0
    for token in text.tokens:
        assert before <= token.start < token.end <= len(answer)
        assert token.word
        assert token.stem
        before = token.end


@settings(max_examples=150)
@given(ANY_TEXT)
def test_words_and_what_stands_between_them_make_up_the_answer(answer: str) -> None:
    tokens = text_of(answer).tokens
    if tokens:
        first = answer[: tokens[0].start]
        assert first + "".join(answer[token.start : token.end] + token.after for token in tokens) == answer


@settings(max_examples=150)
@given(ANY_TEXT)
def test_sentences_hold_all_words_in_order_and_do_not_overlap(answer: str) -> None:
    text = text_of(answer)
    assert [token for sentence in text.sentences for token in sentence.tokens] == list(text.tokens)
    before = 0
    for number, sentence in enumerate(text.sentences):
        assert sentence.number == number
        assert text.tokens[sentence.first] is sentence.tokens[0]
        assert before <= sentence.start <= sentence.tokens[0].start
        assert sentence.tokens[-1].end <= sentence.end <= len(answer)
        before = sentence.end


@settings(max_examples=150)
@given(ANY_TEXT)
def test_no_letter_or_digit_is_lost(answer: str) -> None:
    text = text_of(answer)
    inside = {place for token in text.tokens for place in range(token.start, token.end)}
    for place, character in enumerate(answer):
        if character.isascii() and character.isalnum():
            assert place in inside


@given(st.text(st.sampled_from("abc d.,'’-\n"), max_size=60))
def test_reading_is_the_same_in_capitals(answer: str) -> None:
    assert words(answer.upper()) == words(answer)
    assert stems(answer.upper()) == stems(answer)


def test_a_text_without_words_has_no_sentences() -> None:
    for answer in ("", " \n\t", "… – !?", "\u200b\u200b", "“”"):
        assert text_of(answer) == Text(answer, (), ())


# What is folded away


@pytest.mark.parametrize("mark", "'’‘ʼ＇`´")
def test_apostrophes_of_every_shape_are_one(mark: str) -> None:
    assert words(f"They don{mark}t know Japan{mark}s bases.") == words("They don't know Japan's bases.")


@pytest.mark.parametrize("quotes", ["“”", "‘’", '""', "''", "«»", "„“"])
def test_quotation_marks_are_no_part_of_words(quotes: str) -> None:
    assert words(f"a {quotes[0]}true ally{quotes[1]} now") == ["a", "true", "ally", "now"]


@pytest.mark.parametrize("hyphen", ["-", "‐", "‑", "－"])
def test_a_prefix_is_one_word_with_and_without_its_hyphen(hyphen: str) -> None:
    assert (
        words(f"co{hyphen}operate and re{hyphen}arm") == ["cooperate", "and", "rearm"] == words("cooperate and rearm")
    )
    assert words(f"well{hyphen}known") == ["well", "known"]


@pytest.mark.parametrize("dash", ["–", "—", " - ", " – "])
def test_a_dash_parts_words(dash: str) -> None:
    assert words(f"pre{dash}war") == ["pre", "war"]


@pytest.mark.parametrize("invisible", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u0301", "\u3164"])
def test_invisible_characters_inside_a_word_are_not_read(invisible: str) -> None:
    answer = invisible.join("bases")
    (token,) = text_of(answer).tokens
    assert token.word == "bases"
    assert answer[token.start] == "b"
    assert answer[token.end - 1] == "s"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ьаsеs", None),
        ("bаsеs", "bases"),
        ("Јараn", "japan"),
        ("ΑMERICA", "america"),
        ("ｂａｓｅｓ", "bases"),
        ("𝐛𝐚𝐬𝐞𝐬", "bases"),
        ("ﬁeld", "field"),
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("Søren", "soren"),
    ],
)
def test_look_alike_and_accented_letters_are_read_as_plain_ones(written: str, meant: str | None) -> None:
    if meant is None:
        assert words(written) != ["bases"]  # a soft sign looks like no Latin letter in use here
    else:
        assert words(written) == [meant]


@pytest.mark.parametrize("space", [" ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u2003", "\u3000"])
def test_white_space_of_any_kind_parts_words_and_says_nothing_else(space: str) -> None:
    assert words(f"the{space}bases{space}serve{space}us") == ["the", "bases", "serve", "us"]
    assert len(sentences(f"the{space}bases{space}serve{space}us")) == 1


@given(st.text(st.characters(categories=("Lu", "Ll")), min_size=1, max_size=12))
def test_composed_and_decomposed_letters_are_read_alike(word: str) -> None:
    assert words(unicodedata.normalize("NFC", word)) == words(unicodedata.normalize("NFD", word))


# Families of words


@pytest.mark.parametrize(
    "family",
    [
        "defence defense",
        "organise organize organised organizing",
        "centre center",
        "labour labor labours",
        "neighbour neighbor neighbours",
        "programme program",
        "judgement judgment",
        "mobilisation mobilization",
        "analyse analyze",
        "grey gray",
        "behaviour behavior",
        "favourable favorable",
        "travelled traveled",
        "fulfil fulfill",
        "sceptical skeptical",
    ],
)
def test_british_and_american_spelling_is_one(family: str) -> None:
    assert len({tuple(stems(word)) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "word", ["our", "four", "hour", "rise", "wise", "promise", "exercise", "surprise", "tour", "advise"]
)
def test_words_that_only_look_british_stay_as_they_are(word: str) -> None:
    assert "or" not in stems(word)[0].replace("our", "")
    assert not stems(word)[0].endswith("iz")


@pytest.mark.parametrize(
    "family",
    [
        "base bases",
        "defend defends defended defending",
        "man men",
        "fight fought",
        "America Americans American",
        "Japan Japanese",
        "child children kids",
    ],
)
def test_forms_of_a_word_share_their_stem(family: str) -> None:
    assert len({tuple(stems(word)) for word in family.split()}) == 1


def test_us_behind_an_article_is_the_country_and_elsewhere_we() -> None:
    assert stems("the US protects us")[1] == stems("America")[0]
    assert stems("the US protects us")[-1] == stems("us")[0] != stems("America")[0]
    assert stems("the United States") == ["the", *stems("America")]
    assert stems("U.S. bases")[0] == stems("US")[0] or stems("the U.S.")[-1] == stems("America")[0]


@pytest.mark.parametrize(
    ("spelled", "figures"),
    [
        ("seven", "7"),
        ("twelve bases", "12 bases"),
        ("twenty-one", "21"),
        ("twenty one", "21"),
        ("ninety percent", "90 %"),
        ("ninety per cent", "90%"),
        ("nineteen fifty-one", "1951"),
        ("fifty thousand", "50 1,000"),
        ("47,000 troops", "47000 troops"),
    ],
)
def test_numbers_in_words_and_in_digits_are_one(spelled: str, figures: str) -> None:
    assert stems(spelled) == stems(figures)


def test_a_decade_is_its_year_and_a_decimal_stays_whole() -> None:
    assert stems("the 1950s")[-1] == "1950"
    assert words("3.5 billion") == ["3.5", "billion"]


def test_number_words_that_spell_no_number_together_stay_apart() -> None:
    assert words("one two three") == ["one", "two", "three"]
    assert words("one on one") == ["one", "on", "one"]
    assert words("twenty, one") == ["twenty", "one"]


@given(st.integers(20, 99))
def test_every_number_up_to_ninety_nine_is_read_from_its_words(number: int) -> None:
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"][number // 10 - 2]
    unit = ["", *["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]][number % 10]
    assert stems(f"{tens}-{unit}" if unit else tens) == [str(number)]


# Spelling errors


def vocabulary() -> Vocabulary:
    known = Vocabulary(ENGLISH, derived=False)
    words = "protect alliance constitution bases treaty neighbour burden bread command"
    known.learn(stems_of(words, ENGLISH), words.split())
    return known


def term(word: str) -> str:
    return vocabulary().terms(text_of(word).tokens)[0]


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("burdan", "burden"),
        ("burdn", "burden"),
        ("burdenn", "burden"),
        ("bruden", "burden"),
        ("trety", "treaty"),
        ("treatty", "treaty"),
        ("aliance", "alliance"),
        ("constituton", "constitution"),
        ("consitution", "constitution"),
        ("nieghbour", "neighbour"),
        ("neigbors", "neighbours"),
    ],
)
def test_one_edit_in_six_letters_and_two_in_nine_are_put_right(misspelt: str, meant: str) -> None:
    assert term(misspelt) == stems(meant)[0]


@pytest.mark.parametrize("misspelt", ["governmnet", "constitutoin", "responsibilty", "protectoin"])
def test_errors_in_an_ending_are_put_right(misspelt: str) -> None:
    known = Vocabulary(ENGLISH, derived=False)
    words = "government constitution responsibility protection"
    known.learn(stems_of(words, ENGLISH), words.split())
    assert known.terms(text_of(misspelt).tokens)[0] in stems(words)


@pytest.mark.parametrize(
    "word", ["bass", "vases", "gurden", "trity", "burr", "treasure", "burdannn", "break", "breads", "companies"]
)
def test_other_words_and_worse_errors_are_left_alone(word: str) -> None:
    assert term(word) == stems(word)[0]


def test_short_words_common_words_and_numbers_are_never_put_right() -> None:
    known = Vocabulary(ENGLISH, derived=False)
    known.learn(["arms", "those", "2012", "their"])
    assert known.terms(text_of("army these 2013 there alms").tokens) == stems("army these 2013 there alms")


def test_what_was_looked_up_before_changes_nothing() -> None:
    fresh, used = vocabulary(), vocabulary()
    used.terms(text_of("burdan aliense constitushun burdens allies trety").tokens)
    for word in ("burden", "burdan", "allianc", "alien", "treat"):
        assert used.terms(text_of(word).tokens) == fresh.terms(text_of(word).tokens)


# Sentences


@pytest.mark.parametrize(
    ("answer", "parts"),
    [
        ("They say so. We do not.", ["They say so.", "We do not."]),
        ("Is it so? No! It is not…", ["Is it so?", "No!", "It is not…"]),
        ("He said “it is.” We say no.", ["He said “it is.”", "We say no."]),
        ("One (or two.) Three.", ["One (or two.)", "Three."]),
        ("No full stop", ["No full stop"]),
        ("What?! Never.", ["What?!", "Never."]),
        ("It began in 1951. It lasted.", ["It began in 1951.", "It lasted."]),
    ],
)
def test_sentences_end_where_readers_end_them(answer: str, parts: list[str]) -> None:
    assert sentences(answer) == parts


@pytest.mark.parametrize(
    "answer",
    [
        "Mr. Mondale and Gen. Smith vs. Sen. Byrd agree",
        "The U.S. bases cost money",
        "It is cheap, e.g. in Japan, i.e. there",
        "J. F. Kennedy said it",
        "It costs 3.5 billion a year",
        "It costs 47,000. men",
        "they are cheap ... and near",
    ],
)
def test_abbreviations_and_decimals_end_no_sentence(answer: str) -> None:
    assert len(sentences(answer)) == (2 if ". men" in answer or "..." in answer else 1)


def test_a_language_without_tables_is_read_by_stem_alone() -> None:
    text = read("Das ist so. Wir sagen: nein!", language_of("de"))
    assert [token.word for token in text.tokens] == ["das", "ist", "so", "wir", "sagen", "nein"]
    assert len(text.sentences) == 2


@pytest.mark.parametrize(
    "phrase", ["the bases", "twenty one", "U.S. bases", "per cent", "Japan's", "co-operate", "the US"]
)
def test_a_short_phrase_has_the_stems_that_reading_gives_it(phrase: str) -> None:
    assert list(stems_of(phrase, ENGLISH)) == stems(phrase)
