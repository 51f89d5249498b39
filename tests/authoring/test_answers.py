"""Files of answers with a teacher's marks: what is read, and what is refused by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from debate.authoring.answers import AnswersError, exemplar_of, read_answers, samples_of
from debate.packs import Pack, load_pack
from debate.packs.scaffold import Start, write_pack

COSTS = "costs-too-much"


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return load_pack(write_pack(Start(id="library-sundays"), tmp_path_factory.mktemp("packs")))


def test_a_table_gives_levels_by_id_and_by_number(pack: Pack) -> None:
    row = b'17,costs-too-much,full,2,,"They say, ""it costs"".\r\nIt does not."'.decode()
    text = "id,prompt,names,answers,supports,answer\r\n" + row
    (found,) = read_answers(text, "class.csv", pack)
    assert found.name == "17"
    assert found.prompt == COSTS
    assert found.text == 'They say, "it costs".\r\nIt does not.'
    assert found.marks == {"names": 3, "answers": 2}
    assert not found.own


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_tables_of_other_spreadsheets_are_read_too(pack: Pack, delimiter: str) -> None:
    text = f"answer{delimiter}names\nThey say so, but no.{delimiter}1.0\n\n"
    (found,) = read_answers(text, "class.csv", pack, pack.prompt(COSTS))
    assert (found.name, found.text, found.marks) == ("line 2", "They say so, but no.", {"names": 1})


def test_lines_of_json_are_read(pack: Pack) -> None:
    text = '{"prompt": "costs-too-much", "answer": "No.", "marks": {"names": "thin", "weighs": 0}}\n\n'
    (found,) = read_answers(text, "class.JSONL", pack)
    assert (found.name, found.marks) == ("line 1", {"names": 1, "weighs": 0})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Line 1 of class.csv: the first line must name the columns"),
        ("prompt,names\n", "one of them must be “answer”"),
        ("answer,prompt\nx,y\n", "no column is a criterion of this pack (names, answers, supports, weighs)"),
        ("answer,nams\n", "Line 1 of class.csv: there is no column “nams”; did you mean “names”?"),
        ("answer,names,names\n", "the column “names” is there twice"),
        ("prompt,answer,names\ncosts-too-much,Yes,full\ncosts-to-much,No,full\n", "Line 3 of class.csv: the pack has"),
        ("prompt,answer,names\ncosts-too-much,No,fulll\n", "“fulll”; write one of missing or 0,"),
        ("prompt,answer,names\ncosts-too-much,No,4\n", "has no level “4”"),
        ("prompt,answer,names\ncosts-too-much,No,-1\n", "has no level “-1”"),
        ("prompt,answer,names\ncosts-too-much,No\n", "Line 2 of class.csv: it has 2 cells, and the first line names 3"),
        ("prompt,answer,names\ncosts-too-much,No,\n", "no criterion is marked"),
        ("prompt,answer,names\ncosts-too-much,,full\n", "“answer” must be there"),
        ("answer,names\nNo,full\n", "“prompt” must be there; or name one for all with --prompt."),
        ('prompt,answer,names\ncosts-too-much,"No,full\n', "this is no row of a table"),
        ("prompt,answer,names\n", "There is no answer in class.csv."),
    ],
)  # fmt: skip
def test_a_table_that_will_not_do_is_refused_by_its_line(pack: Pack, text: str, says: str) -> None:
    with pytest.raises(AnswersError) as refused:
        read_answers(text, "class.csv", pack)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "Line 2 of c.jsonl: this is not JSON"),
        ("[" * 50_000, "Line 2 of c.jsonl: this is not JSON"),
        ("[]", "this is no object"),
        ('{"answer": 3}', "“answer” must be there and be text"),
        ('{"answer": "x", "prompt": ["y"]}', "no such prompt"),
        ('{"answer": "x", "prompt": "costs-too-much"}', "“marks” must be an object"),
        ('{"answer": "x", "prompt": "costs-too-much", "marks": {"nmes": 1}}', "did you mean “names”?"),
        ('{"answer": "x", "prompt": "costs-too-much", "marks": {"names": true}}', "no level “True”"),
        ('{"id": {}, "answer": "x", "prompt": "costs-too-much", "marks": {"names": 1}}', "“id” must be"),
    ],
)
def test_a_line_that_will_not_do_is_refused(pack: Pack, line: str, says: str) -> None:
    good = '{"prompt": "costs-too-much", "answer": "No.", "marks": {"names": 1}}'
    with pytest.raises(AnswersError) as refused:
        read_answers(f"{good}\n{line}\n", "c.jsonl", pack)
    assert says in str(refused.value)


def test_a_packs_own_texts_carry_its_marks(pack: Pack, tmp_path: Path) -> None:
    prompt = pack.prompt(COSTS)
    strong, middling, weak = samples_of(prompt, pack)
    assert strong.marks == {"names": 3, "answers": 3, "supports": 3, "weighs": 2}
    assert (middling.name, middling.number, middling.own) == ("sample 2 (middling)", 1, True)
    assert set(weak.marks.values()) == {0}
    assert set(exemplar_of(prompt, pack).marks.values()) == {3}
