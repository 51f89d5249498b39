"""Words of other languages: how they are cut, folded and stemmed, with every offset still true."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from debate.judge.finding.vocabulary import Vocabulary
from debate.judge.languages.language import PLAIN
from debate.judge.languages.reader import language_of, prose_of, rhetoric_of
from debate.judge.reading.stance import Stance, read_stance
from debate.judge.reading.text import read, stems_of

quick = settings(
    derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], database=None
)

LETTERS = st.text(
    alphabet=st.sampled_from(
        "aäßéñüœ lL' ’-.,。、！？?!¿«»„“「」ひらがなカタカナﾊﾞｶﾞ漢字一二三個性を奪うないー々３0９9%\u200b\u3099\n"
    ),
    max_size=60,
)


def words(code: str, answer: str) -> list[str]:
    return [token.word for token in read(answer, language_of(code)).tokens]


def sentences(code: str, answer: str) -> list[str]:
    return [answer[one.start : one.end] for one in read(answer, language_of(code)).sentences]


@pytest.mark.parametrize("code", ["de", "fr", "es", "ja", "zh", "pl", "th", "xx"])
@quick
@given(answer=LETTERS)
def test_offsets_rise_and_point_into_the_answer(code: str, answer: str) -> None:
    text = read(answer, language_of(code))
    last = 0
    for token in text.tokens:
        assert last <= token.start < token.end <= len(answer)
        assert token.word and token.stem
        last = token.end
    assert [token for one in text.sentences for token in one.tokens] == list(text.tokens)
    for one in text.sentences:
        assert one.start <= one.tokens[0].start and one.tokens[-1].end <= one.end <= len(answer)


@pytest.mark.parametrize("code", ["de", "fr", "es", "ja"])
@quick
@given(answer=LETTERS)
def test_stance_is_read_of_anything(code: str, answer: str) -> None:
    text = read(answer, language_of(code))
    stance = read_stance(text, rhetoric_of(code))
    assert stance.unasserted | stance.negated <= set(range(len(text.tokens)))


@pytest.mark.parametrize("code", ["de", "fr", "es", "ja"])
@quick
@given(answer=LETTERS)
def test_a_phrase_has_the_stems_of_its_reading(code: str, answer: str) -> None:
    language = language_of(code)
    assert list(stems_of(answer, language)) == [token.stem for token in read(answer, language).tokens]


def test_german_spelling() -> None:
    assert words("de", "für fuer FÜR") == ["fur"] * 3
    assert words("de", "Straße Strasse") == ["strasse"] * 2
    assert words("de", "neue Frauen steuern aktuelle Quellen")[:2] == ["neue", "frauen"]
    assert language_of("de").stem("fur") in {language_of("de").stem(word) for word in language_of("de").stop_words}


def test_german_numbers_and_dates_end_no_sentence() -> None:
    assert words("de", "50.000 Euro")[0] == "50000"
    assert len(sentences("de", "Am 3. Oktober sind ca. 20 Leute da, z. B. Lehrer. Das reicht.")) == 2


def test_an_unknown_compound_is_read_as_its_last_part() -> None:
    german = language_of("de")
    known = Vocabulary(german)
    known.learn(stems_of("Bündnis Nachricht Antwort", german))
    text = read("Militärbündnis Handynachrichten Verantwortung", german)
    assert known.terms(text.tokens) == [*stems_of("Bündnis Nachricht", german), text.tokens[2].stem]


def test_french_elisions_are_words() -> None:
    assert words("fr", "L'école qu’il n'aime aujourd'hui") == ["le", "ecole", "que", "il", "ne", "aime", "aujourd'hui"]
    answer = "C’est l’élève"
    assert [answer[token.start : token.end] for token in read(answer, language_of("fr")).tokens] == [
        "C’", "est", "l’", "élève",
    ]  # fmt: skip
    assert words("fr", "aujourd'hui") == ["aujourd'hui"]


def test_accents_may_be_left_out() -> None:
    for code, with_accents, without in (
        ("fr", "Élève fatigué, inégalités portées", "Eleve fatigue, inegalites portees"),
        ("es", "La educación también está aquí, niño", "La educacion tambien esta aqui, nino"),
    ):
        stems = [[token.stem for token in read(one, language_of(code)).tokens] for one in (with_accents, without)]
        assert stems[0] == stems[1]


def test_french_verbs_in_one_letter_end_sentences() -> None:
    assert len(sentences("fr", "Il y en a. Elle y va.")) == 2


def test_spanish_sentences_begin_with_their_own_marks() -> None:
    assert len(sentences("es", "¿Por qué? ¡Porque el Sr. Ruiz lo dice! Ya.")) == 3


def test_japanese_is_cut_by_its_script() -> None:
    assert words("ja", "図書館が増えない。") == ["図書", "館", "が", "増え", "ない"]
    assert words("ja", "スマートフォンを学校に持ってくる") == ["スマートフォン", "を", "学校", "に", "持っ", "てくる"]
    assert words("ja", "30人の生徒が2019年にＳＮＳを") == [
        "30",
        "人",
        "の",
        "生徒",
        "が",
        "2019",
        "年",
        "に",
        "sns",
        "を",
    ]
    assert words("ja", "上がる増やす書かない") == ["上がる", "増やす", "書か", "ない"]
    assert words("ja", "表れる任せない着られる") == ["表れる", "任せ", "ない", "着", "られる"]
    assert words("ja", "必ず友達は少ない") == ["必ず", "友達", "は", "少ない"]


def test_japanese_forms_of_a_verb_share_a_stem() -> None:
    for forms in ("増える増えた増えます増えない", "比べる比べて比べられる"):
        stems = {token.stem for token in read(forms, language_of("ja")).tokens if token.stem in "増比"}
        assert len(stems) == 1


def test_japanese_letters_keep_their_marks_however_they_are_typed() -> None:
    assert words("ja", "ガソリン") == words("ja", "ｶﾞｿﾘﾝ") == words("ja", "カ\u3099ソリン") != words("ja", "カソリン")
    assert words("ja", "個\u200b性を") == words("ja", "個性を")


def test_japanese_sentences() -> None:
    assert len(sentences("ja", "それは違う。「本当か？」と聞かれた！\nはい。")) == 4


def test_languages_of_which_only_stems_are_known() -> None:
    italian = language_of("it")
    assert stems_of("educazione", italian)[0] in {token.stem for token in read("L'educazione", italian).tokens}
    assert len(sentences("hi", "बच्चे पढ़ते हैं। यह सच है।")) == 2
    assert len(sentences("ar", "هل هذا صحيح؟ نعم.")) == 2
    assert words("zh", "学校应该禁止手机。") == ["学校", "应该", "禁止", "手机"]


def test_longer_tags_and_unknown_languages() -> None:
    assert language_of("de-CH") is language_of("de") is language_of("DE")
    assert rhetoric_of("fr-CA") is rhetoric_of("fr")
    assert language_of("xx") is PLAIN
    assert prose_of("pl") is None and language_of("pl").stem("szkołami") == language_of("pl").stem("szkoła")
    assert rhetoric_of("pl") is None and prose_of("pl") is None
    assert read_stance(read("Mówią, że tak.", language_of("pl")), None) == Stance()
