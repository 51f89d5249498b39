"""A language is a folder of tables: every one can be read, and one more needs no Python."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from debate.judge.languages import reader
from debate.judge.languages.language import PLAIN
from debate.judge.languages.reader import language_of, prose_of, rhetoric_of
from debate.judge.reading.phrases import words_of
from debate.judge.reading.text import read

from .conftest import PACKS, judge_of

FOLDERS = sorted(
    one.name for one in files(reader.PACKAGE).iterdir() if one.is_dir() and one.joinpath("language.toml").is_file()
)


def test_every_language_of_a_test_pack_has_a_folder() -> None:
    assert set(FOLDERS) >= {"en", *PACKS}


@pytest.mark.parametrize("code", FOLDERS)
def test_every_folder_can_be_read(code: str) -> None:
    language, rhetoric, prose = language_of(code), rhetoric_of(code), prose_of(code)
    assert language.code == code
    assert language.stop_words > language.negators > frozenset()
    assert language.common and language.valence and language.numbers
    assert rhetoric is not None and rhetoric.stance.written and rhetoric.moves.written
    assert prose is not None and prose.small
    assert prose_of(f"{code}-XX") is prose


@pytest.mark.parametrize(("code", "stemmer"), [("hu", "hungarian"), ("nl", "dutch"), ("xx", "porter")])
def test_a_language_without_a_folder_is_read_by_its_stemmer_alone(code: str, stemmer: str) -> None:
    assert language_of(code).stemmer == stemmer
    assert not language_of(code).stop_words
    assert rhetoric_of(code) is None
    assert prose_of(code) is None


@pytest.mark.parametrize("code", ["", ".", "..", "../en", "en/", "EN\\", "__pycache__", "e", "engl", "ｅｎ", "e\0"])
def test_a_code_is_no_path(code: str) -> None:
    assert prose_of(code) is None
    assert language_of(code) is PLAIN


def forget() -> None:
    """Read every folder again when it is next asked for."""
    for kept in (reader._has_folder, reader._language, reader._described, reader._rhetoric, reader._prose):
        kept.cache_clear()


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Put the folder of the language “qq” into a package of languages, by the texts of its files."""
    folder = tmp_path / "more_languages" / "qq"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "more_languages", raising=False)
    monkeypatch.setattr(reader, "PACKAGE", "more_languages")

    def added(**texts: str) -> None:
        for name, text in texts.items():
            (folder / f"{name}.toml").write_text(text, "utf-8")

    forget()
    yield added
    forget()


def test_a_folder_is_all_that_a_language_needs(add: Callable[..., None]) -> None:
    add(
        language="stemmer = 'english'\nnumbers = 'uno=1 tri=3'",
        words="stop = 'la'\nnegators = 'ne'\ngood = 'bonae'",
        rhetoric="[stance]\nsays = '@ili diras'\n[classes]\nili = 'ili vi'\n[moves]\nreason = 'ĉar'",
    )
    language, rhetoric = language_of("qq-QQ"), rhetoric_of("qq")
    assert language.stop_words == {"la", "ne"}
    assert language.stem("tri") == "3"
    assert rhetoric is not None
    words = words_of(read("Ili diras tri, ĉar ne.", language))
    assert [one.name for one in rhetoric.stance.find(words)] == ["says"]
    assert [one.name for one in rhetoric.moves.find(words)] == ["reason"]
    prose = prose_of("qq")
    assert prose is not None and prose.small == language.stop_words


def test_a_language_may_have_no_more_than_a_stemmer(add: Callable[..., None]) -> None:
    add(language="stemmer = 'english'")
    assert language_of("qq").stem("bridges") == "bridg"
    assert rhetoric_of("qq") is None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("stemer = 'english'", "nothing is called “stemer”"),
        ("thousands = 3", "“thousands” is not of the right kind"),
        ("writing = 'runes'", "no writing is called “runes”"),
    ],
)
def test_a_slip_of_the_pen_is_told(add: Callable[..., None], text: str, complaint: str) -> None:
    add(language=text)
    with pytest.raises(ValueError, match=complaint):
        language_of("qq")


def test_polite_words_are_each_languages_own() -> None:
    polite = {code: prose.polite for code in FOLDERS if (prose := prose_of(code)) is not None}
    assert {"sie", "ihnen"} <= polite["de"] and "du" not in polite["fr"]
    assert polite["es"] == {"usted", "ustedes"}
    assert not polite["en"] and not polite["fr"] and not polite["ja"]


def test_a_french_or_before_a_figure_hides_no_fact() -> None:
    judge = judge_of("fr")
    prompt = judge.pack.prompts[0]

    def facts(answer: str) -> int:
        return sum(len(move.evidence) for move in judge.ballot(prompt.id, answer).moves if move.move.value == "fact")

    about = "élèves font leurs devoirs le soir et dorment trop peu."
    assert facts(f"Les devoirs fatiguent. Or 45 {about}") == facts(f"Les devoirs fatiguent. Donc 45 {about}") > 0
    assert facts(f"Les devoirs fatiguent. Deux ou 45 {about}") == 0
