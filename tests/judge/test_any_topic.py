"""No turn of phrase knows a topic: with other names for the same things, an answer makes the same moves."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from debate.judge import Judge
from debate.judge.languages.reader import language_of, rhetoric_of
from debate.judge.reading.phrases import words_of
from debate.judge.reading.text import read
from debate.packs import find_pack, load_pack
from debate.packs.model import Move

from ..built_in import built_in_pack, own_ballot

OTHER_NAMES = {
    "japan": "germany", "japanese": "germany", "america": "canada", "american": "canada", "americans": "canada",
    "washington": "ottawa", "tokyo": "berlin", "okinawa": "bavaria", "korea": "poland", "korean": "poland",
    "koreans": "poland", "taiwan": "cuba", "china": "brazil", "chinese": "brazil", "asia": "oceania",
    "asian": "oceania", "treaty": "pact", "treaties": "pacts", "alliance": "league", "alliances": "leagues",
    "bases": "harbours", "base": "harbour", "voters": "settlers", "voter": "settler", "congress": "senate",
    "guidelines": "rules",
}  # fmt: skip
"""The topic's nouns. A people is called as its country, since the judge knows of some peoples where they live."""

_NAME = re.compile(rf"(?<![\w/-])(?:{'|'.join(OTHER_NAMES)})(?![\w-]|\.\w)", re.IGNORECASE)


def renamed(text: str) -> str:
    """The same with other names, their capitals kept."""

    def other(match: re.Match[str]) -> str:
        name = OTHER_NAMES[match.group().lower()]
        return name.capitalize() if match.group()[0].isupper() else name

    return _NAME.sub(other, text)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """The judge of the built-in pack, had its debate been held elsewhere."""
    folder = tmp_path_factory.mktemp("elsewhere") / "us-japan-alliance"
    shutil.copytree(find_pack("us-japan-alliance"), folder)
    for file in Path(folder).rglob("*.yaml"):
        file.write_text(renamed(file.read_text("utf-8")), "utf-8")
    return Judge(load_pack(folder))


def test_other_names_make_the_same_moves(elsewhere: Judge) -> None:
    differ = []
    for prompt in built_in_pack().prompts:
        moves = {found.move for found in own_ballot(prompt.id, prompt.exemplar).moves}
        other = elsewhere.pack.prompt(prompt.id)
        others = {found.move for found in elsewhere.ballot(other.id, other.exemplar, own_texts=True).moves}
        if moves != others:
            differ.append((prompt.id, moves ^ others))
    assert not differ


def test_other_names_take_part_in_the_same_turns_of_phrase() -> None:
    rhetoric, english = rhetoric_of("en"), language_of("en")
    assert rhetoric is not None
    for prompt in built_in_pack().prompts:
        for text in (prompt.speech, prompt.exemplar, *(sample.text for sample in prompt.samples)):
            here, there = words_of(read(text, english)), words_of(read(renamed(text), english))
            assert len(here.words) == len(there.words)
            for phrases in (rhetoric.stance, rhetoric.moves, rhetoric.negators, rhetoric.questions):
                assert phrases.find(here) == phrases.find(there), text


@pytest.mark.parametrize(
    "sentence",
    [
        "Then {} would lose its bases.",
        "If the bases go, {} will stand alone, and so {} must arm.",
        "Otherwise {} must pay for the bases.",
        "That leaves {} without a friend.",
        "Leave now and {} would lose the treaty.",
    ],
)
def test_a_country_is_as_good_as_another(sentence: str) -> None:
    rhetoric = rhetoric_of("en")
    assert rhetoric is not None
    found = [
        rhetoric.moves.find(words_of(read(sentence.replace("{}", name), language_of("en"))))
        for name in ("Japan", "America", "Germany")
    ]
    assert found[0] == found[1] == found[2]
    assert Move.CONSEQUENCE.value in {one.name for one in found[0]}
