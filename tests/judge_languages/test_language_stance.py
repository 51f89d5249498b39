"""Who says what, in German, French, Spanish and Japanese."""

from __future__ import annotations

import pytest

from debate.judge.languages.language import language_of
from debate.judge.languages.rhetoric import rhetoric_of
from debate.judge.reading.stance import Stance, read_stance
from debate.judge.reading.text import Text, read


def read_in(code: str, answer: str) -> tuple[Stance, Text]:
    text = read(answer, language_of(code))
    return read_stance(text, rhetoric_of(code)), text


def is_in(part: frozenset[int], text: Text, passage: str) -> list[bool]:
    start = text.answer.index(passage)
    inside = [index for index, one in enumerate(text.tokens) if start <= one.start < start + len(passage)]
    assert inside
    return [index in part for index in inside]


@pytest.mark.parametrize(
    ("code", "answer", "theirs", "own"),
    [
        ("de", "Sie sagen, dass Handys stören. Aber das Verbot schadet mehr.", "Handys stören", "Verbot schadet mehr"),
        ("de", "Es heißt, Handys machten dumm, aber Bücher liest kaum einer.", "Handys machten dumm", "Bücher liest"),
        (
            "de",
            "Mein Vorredner behauptet, dass alle abgelenkt sind.",
            "alle abgelenkt sind",
            "Mein Vorredner behauptet",
        ),
        ("fr", "On nous dit que les devoirs aident, mais les enfants dorment.", "devoirs aident", "enfants dorment"),
        ("fr", "Selon eux, l'effort suffit. Or la fatigue gagne.", "effort suffit", "fatigue gagne"),
        ("es", "Dicen que el sueño no cambia, pero las notas subieron.", "el sueño no cambia", "las notas subieron"),
        ("es", "Hay quien piensa que madrugar educa. Sin embargo, agota.", "madrugar educa", "agota"),
        ("ja", "反対派は、制服は高いと言います。しかし、私服も高いです。", "制服は高い", "私服も高い"),
        ("ja", "制服は古いという意見がありますが、伝統は大切です。", "制服は古い", "伝統は大切"),
    ],
)
def test_what_the_other_side_says_is_theirs(code: str, answer: str, theirs: str, own: str) -> None:
    stance, text = read_in(code, answer)
    assert all(is_in(stance.attributed, text, theirs))
    if own not in theirs and not own.startswith("Mein"):
        assert not any(is_in(stance.unasserted, text, own))


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("de", "Sie vergessen, dass Eltern arbeiten."),
        ("fr", "Ils oublient que les parents travaillent."),
        ("es", "Olvidan que los padres trabajan."),
        ("ja", "彼らは親が働いていることを忘れている。"),
        ("ja", "私は制服が必要だと考えます。"),
        ("de", "Eine Studie zeigt, dass Kinder schlafen."),
        ("fr", "Une étude montre que les enfants dorment."),
        ("es", "Los estudios dicen que los niños duermen."),
        ("ja", "調査では、生徒の睡眠が増えたと言います。"),
    ],
)
def test_what_they_forget_and_what_studies_say_is_the_players(code: str, answer: str) -> None:
    assert not read_in(code, answer)[0].unasserted


@pytest.mark.parametrize(
    ("code", "answer", "negated"),
    [
        ("de", "Das Verbot hilft den Schülern nicht.", "hilft den Schülern"),
        ("de", "Niemand verliert den Anschluss.", "verliert den Anschluss"),
        ("fr", "Les devoirs n'apprennent pas l'autonomie.", "apprennent"),
        ("es", "El horario no mejora las notas.", "mejora las notas"),
        ("ja", "制服は個性を奪わない。", "個性を奪わ"),
        ("ja", "私服では学力が下がりません。", "学力が下がり"),
    ],
)
def test_a_negation_reverses_what_it_governs(code: str, answer: str, negated: str) -> None:
    stance, text = read_in(code, answer)
    found = is_in(stance.negated, text, negated)
    assert any(found) and found.count(True) * 2 >= len(found)


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("de", "Nicht nur Kinder lernen."),
        ("fr", "Les devoirs ne font que fatiguer."),
        ("es", "No solo los niños duermen."),
        ("ja", "子供だけでなく大人も学ぶ。"),
        ("ja", "差が出るのは間違いない。"),
    ],
)
def test_some_negations_only_look_like_it(code: str, answer: str) -> None:
    assert not read_in(code, answer)[0].negated


@pytest.mark.parametrize(
    ("code", "answer", "denied", "own"),
    [
        ("de", "Es ist falsch, dass Handys schaden, denn Bücher schaden auch.", "Handys schaden", "Bücher schaden"),
        ("fr", "Il est faux de dire que l'école suffit, car la maison compte.", "école suffit", "maison compte"),
        ("es", "No es cierto que duerman menos, porque el cuerpo manda.", "duerman menos", "cuerpo manda"),
        ("ja", "制服が高いというのは間違いです。私服も高いからです。", "制服が高い", "私服も高い"),
        ("ja", "制服が安いとは言えません。", "制服が安い", ""),
    ],
)
def test_what_is_denied_is_not_asserted_and_its_reason_is(code: str, answer: str, denied: str, own: str) -> None:
    stance, text = read_in(code, answer)
    assert all(is_in(stance.denied, text, denied))
    if own:
        assert not any(is_in(stance.unasserted, text, own))


@pytest.mark.parametrize(
    ("code", "answer", "granted", "own"),
    [
        (
            "de",
            "Zwar stören Handys manchmal, aber sie helfen beim Lernen.",
            "stören Handys manchmal",
            "helfen beim Lernen",
        ),
        ("de", "Obwohl manche Kinder spielen, lernen andere.", "manche Kinder spielen", "lernen andere"),
        ("fr", "Certes, la fatigue existe, mais l'effort paie.", "la fatigue existe", "effort paie"),
        ("es", "Es verdad que los padres madrugan, pero pueden esperar.", "los padres madrugan", "pueden esperar"),
        ("ja", "確かに制服は高いですが、長く着られます。", "制服は高い", "長く着"),
    ],
)
def test_what_is_granted_is_given_away(code: str, answer: str, granted: str, own: str) -> None:
    stance, text = read_in(code, answer)
    assert all(is_in(stance.conceded, text, granted))
    assert not any(is_in(stance.unasserted, text, own))


@pytest.mark.parametrize(
    ("code", "answer", "supposed"),
    [
        ("de", "Selbst wenn Handys ablenken, ist das Verbot keine Lösung.", "Handys ablenken"),
        ("fr", "Même si les devoirs fatiguent, ils apprennent l'effort.", "les devoirs fatiguent"),
        ("es", "Incluso si duermen poco, aprenden igual.", "duermen poco"),
        ("ja", "たとえ制服が高いとしても、長く着られます。", "制服が高い"),
    ],
)
def test_an_even_if_is_only_supposed(code: str, answer: str, supposed: str) -> None:
    stance, text = read_in(code, answer)
    assert all(is_in(stance.supposed, text, supposed))
    assert len(stance.supposed) < len(text.tokens) - 2


@pytest.mark.parametrize(
    ("code", "open_question", "answered"),
    [
        ("de", "Wann kommt der Bus?", "Warum sollte man Handys verbieten?"),
        ("fr", "Quand part le car ?", "Pourquoi faudrait-il punir les enfants ?"),
        ("es", "¿Cuándo sale el autobús?", "¿Por qué deberían madrugar los niños?"),
        ("ja", "制服はいくらですか？", "なぜ制服をやめるべきなのでしょうか？"),
    ],
)
def test_questions(code: str, open_question: str, answered: str) -> None:
    assert read_in(code, open_question)[0].asked
    assert not read_in(code, answered)[0].asked


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("de", "„Handys machen alle Kinder dumm“, das ist Unsinn."),
        ("fr", "« Les devoirs forment la volonté des élèves », c'est faux."),
        ("es", "«Los niños no tienen ninguna disciplina hoy», eso es falso."),
        ("ja", "「制服は個性を奪うものだ」は違います。"),
    ],
)
def test_quotations_in_each_language_are_somebody_elses(code: str, answer: str) -> None:
    stance, text = read_in(code, answer)
    assert 0 in stance.attributed and len(text.tokens) - 1 not in stance.attributed
