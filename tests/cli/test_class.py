"""``debate class``: lists are kept, shown and forgotten, and what is wrong is one sentence."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Call


def test_from_adding_to_forgetting(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "students.csv"
    file.write_bytes("name;id\r\nAnna Böhm;17\r\nBo Li;18\r\n".encode("cp1252"))
    assert call("class", "list").out.startswith("There is no class list here yet")
    added = call("class", "add", "9b", str(file))
    assert added.code == 0 and "2 students" in added.out
    assert call("class", "list").out == "9b\n"
    shown = call("class", "show", "9b").out.splitlines()
    assert shown[0].split() == ["Name", "Code", "Id"] and shown[1].startswith("Anna Böhm  ")
    students = json.loads(call("class", "show", "9b", "--json").out)
    assert [one["id"] for one in students] == ["17", "18"] and all(len(one["code"]) == 6 for one in students)
    assert call("class", "forget", "9b").code == 2
    assert call("class", "forget", "9b", "--yes").code == 0
    assert call("class", "list", "--json").out == "[]\n"


def test_a_list_can_be_pasted(call: Call) -> None:
    assert call("class", "add", "9b", given="Anna\nBo\n").code == 0
    assert len(json.loads(call("class", "show", "9b", "--json").out)) == 2


def test_what_is_wrong_is_one_sentence(call: Call, tmp_path: Path) -> None:
    missing = call("class", "add", "9b", str(tmp_path / "none.csv"))
    assert missing.code == 2 and "cannot be read" in missing.err
    twice = call("class", "add", "9b", given="Anna\nanna\n")
    assert twice.code == 2 and "Lines 1 and 2" in twice.err
    assert call("class", "show", "10c").code == 2
