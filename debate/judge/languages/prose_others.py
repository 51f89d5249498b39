"""What of prose can be told in languages whose pairs of words nobody has counted: see ``prose``.

Lists are told by their commas and by how few small words stand in them. Shuffled words are told, less surely than in
English, by words that cannot stand behind an article (“zum ist”, “une que”) and by capitals in the middle of a
clause; Japanese has neither.
"""
# ruff: noqa: E501 - word lists read best as text.

from __future__ import annotations

from debate.judge.languages.language import language_of
from debate.judge.languages.prose import Prose
from debate.judge.languages.tables import folded

_OPENING = {
    "de": """ein eine einen einem einer eines im zum zur vom am beim ins mit für von bei aus nach gegen ohne durch meine meinem
    seine ihren unsere unserem unserer keine keinen keiner jede jeden jedem""",
    "fr": """un une des du au aux cette ces mon ma mes ton ta tes notre votre nos vos chaque quelques""",
    "es": "un una unos unas del al este esta estos estas cada mi su sus nuestro nuestra con en",
}
_NEVER_BEHIND = {
    "de": """ist sind war wäre wird werden wurde würde würden hat haben hatte hätte kann können könnte muss müssen soll sollte
    sollten darf dürfen will wollen ich du er wir und oder aber sondern denn dass weil wenn ob obwohl nicht""",
    "fr": """est sont était serait seraient ont avait peut peuvent doit doivent faut va vont sera seront et ou mais car donc ne pas
    il ils elle elles je tu on de du des le la les qui""",
    "es": """es son era sería está están ha han hay puede pueden debe deben debería va van y pero sino aunque porque no se yo
    nos""",
}


def prose_without_pairs(code: str) -> Prose:
    """The prose of a language by its small words and by what cannot stand behind an article."""
    language = language_of(code)

    def words(text: str) -> frozenset[str]:
        return frozenset(folded(word, language) for word in text.split())

    return Prose(
        small=language.stop_words | {"が、"},
        endings=(),
        pairs={},
        articles=words(_OPENING.get(language.code, "")),
        never_after=words(_NEVER_BEHIND.get(language.code, "")),
        polite=words("sie ihnen ihr ihre ihren ihrem ihrer du dein usted ustedes"),
    )
