"""``debate pack appeals`` as it is typed: the list, and an appeal that becomes a sample or does not."""

from __future__ import annotations

import json
import os
from pathlib import Path
from shutil import copytree

import pytest

from debate.judge import Judge
from debate.judge.ballot import to_json
from debate.packs import load_pack
from debate.packs.installed import packs_folder
from debate.packs.scaffold import Start, write_pack
from debate.records import Records, StoredAppeal

from .conftest import Call, refused

COSTS = "costs-too-much"
FILE = f"prompts/{COSTS}.yaml"
ANSWER = "They say it costs too much.\x1b[31m But [b]no[/b]:\tgive up a dull Tuesday # instead."
WORDS = "give up a dull Tuesday"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(Start(id="library-sundays"), tmp_path / "own")


@pytest.fixture
def appealed(pack: Path, home: Path) -> int:
    """The number of an appeal against a ballot of that pack."""
    return appeal(pack, home)


def appeal(pack: Path, home: Path, answer: str = ANSWER, note: str = "It is the\x1b]0;x\x07 same idea.") -> int:
    read = load_pack(pack)
    ballot = Judge(read).ballot(COSTS, answer)
    start = answer.find(WORDS)
    with Records.open(home) as records:
        return records.add_appeal(
            StoredAppeal(
                at="2026-11-24T12:00:00+00:00",
                pack=read.id,
                pack_hash=read.hash,
                judge=ballot.judge,
                camp=read.prompt(COSTS).camp,
                prompt=COSTS,
                answer=answer,
                ballot=to_json(ballot),
                point="move-the-hours",
                start=max(0, start),
                end=max(0, start) + len(WORDS),
                note=note,
            )
        )


def test_a_pack_without_appeals_says_so(call: Call, pack: Path) -> None:
    assert call("pack", "appeals", str(pack)).out == "There are no open appeals against the pack “library-sundays”.\n"


def test_the_list_tells_all_that_a_decision_needs_and_steers_no_terminal(call: Call, pack: Path, appealed: int) -> None:
    outcome = call("pack", "appeals", str(pack))
    for told in (
        f"Appeal {appealed} of 2026-11-24, on costs-too-much", f"“{WORDS}”", "move-the-hours, “Hours can be moved",
        "same idea.", "[b]no[/b]", "the ballot gave: names ", f"--accept {appealed} --mark answers=LEVEL",
    ):  # fmt: skip
        assert told in outcome.out, told
    assert all(character.isprintable() for line in outcome.out.splitlines() for character in line)


def test_json_has_words_and_offsets(call: Call, pack: Path, appealed: int) -> None:
    (listed,) = json.loads(call("pack", "appeals", str(pack), "--json").out)
    assert listed["id"] == appealed
    assert listed["answer"][listed["start"] : listed["end"]] == listed["words"] == WORDS


def test_an_accepted_appeal_becomes_a_sample_that_the_test_of_the_pack_shows(
    call: Call, pack: Path, appealed: int
) -> None:
    before = (pack / FILE).read_text(encoding="utf-8")
    outcome = call("pack", "appeals", str(pack), "--accept", str(appealed), "--mark", "answers=full")
    assert (outcome.code, outcome.err) == (0, "")
    assert f"Appeal {appealed} is accepted" in outcome.out
    after = (pack / FILE).read_text(encoding="utf-8")
    assert after.startswith(before)
    assert "# From an appeal of 2026-11-24: “give up a dull Tuesday” should count for move-the-hours." in after
    sample = load_pack(pack).prompt(COSTS).samples[-1]
    assert sample.marks["answers"] == "full"
    assert sample.text == "They say it costs too much.[31m But [b]no[/b]: give up a dull Tuesday # instead."
    tested = call("pack", "test", str(pack), "--prompt", COSTS, "--no-mutation", "--no-gaming").out
    assert "sample 4" in tested.split("Where you and the judge differ")[1]
    assert "There are no open appeals" in call("pack", "appeals", str(pack)).out
    assert ", accepted" in call("pack", "appeals", str(pack), "--all").out
    assert "is accepted already" in refused(call("pack", "appeals", str(pack), "--accept", str(appealed)))


def test_a_rejected_appeal_keeps_its_reason_and_changes_nothing(call: Call, pack: Path, appealed: int) -> None:
    before = (pack / FILE).read_bytes()
    outcome = call("pack", "appeals", str(pack), "--reject", str(appealed), "--reason", "It only repeats.")
    assert outcome.out == f"Appeal {appealed} is rejected.\n"
    assert "the reason: “It only repeats.”" in call("pack", "appeals", str(pack), "--all").out
    assert (pack / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--accept", "99", "--mark", "answers=full"), "There is no appeal 99 against the pack “library-sundays”"),
        (("--accept", "1"), "Say which marks the answer should have had, such as --mark answers=full."),
        (("--accept", "1", "--mark", "answers"), "write CRITERION=LEVEL"),
        (("--accept", "1", "--mark", "answer=full"), "The rubric has no criterion “answer”"),
        (("--accept", "1", "--mark", "answers=best"), "“answers” has no level “best”"),
        (("--accept", "1", "--mark", "answers=missing"), "No mark is raised above the ballot’s"),
        (("--accept", "1", "--reject", "1"), "not both"),
        (("--mark", "answers=full"), "belong to --accept N"),
        (("--reject", "1"), "Say why with --reason TEXT"),
        (("--reason", "x"), "belongs to --reject N"),
    ],
)
def test_what_cannot_be_decided_so_is_refused(
    call: Call, pack: Path, appealed: int, arguments: tuple[str, ...], says: str
) -> None:
    assert appealed == 1
    before = (pack / FILE).read_bytes()
    assert says in refused(call("pack", "appeals", str(pack), *arguments))
    assert (pack / FILE).read_bytes() == before
    assert "Appeal 1" in call("pack", "appeals", str(pack)).out


def test_an_answer_that_no_pack_may_hold_leaves_the_file_as_it_was(call: Call, pack: Path, home: Path) -> None:
    number = appeal(pack, home, f"{WORDS} " + "and so on " * 700)
    before = (pack / FILE).read_bytes()
    said = refused(call("pack", "appeals", str(pack), "--accept", str(number), "--mark", "answers=full"))
    assert "the file is as it was" in said
    assert (pack / FILE).read_bytes() == before
    assert [path.name for path in (pack / "prompts").iterdir() if path.name.startswith(".")] == []


def test_the_same_answer_is_no_sample_twice(call: Call, pack: Path, home: Path, appealed: int) -> None:
    again = appeal(pack, home)
    assert call("pack", "appeals", str(pack), "--accept", str(appealed), "--mark", "answers=full").code == 0
    said = refused(call("pack", "appeals", str(pack), "--accept", str(again), "--mark", "answers=full"))
    assert "is a sample of its prompt already" in said


def test_packs_that_are_not_the_authors_own_copy_are_not_changed(
    call: Call, pack: Path, home: Path, appealed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept = ("--accept", str(appealed), "--mark", "answers=full")
    copytree(pack, packs_folder() / "library-sundays")
    said = refused(call("pack", "appeals", "library-sundays", *accept))
    assert "was installed" in said and "copy" in said
    monkeypatch.setattr("debate.authoring.rewriting.content_folder", lambda: pack.parent)
    assert "came with the program" in refused(call("pack", "appeals", str(pack), *accept))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="this user may write everywhere")
def test_a_file_that_is_write_protected_is_left_alone(call: Call, pack: Path, appealed: int) -> None:
    (pack / FILE).chmod(0o444)
    said = refused(call("pack", "appeals", str(pack), "--accept", str(appealed), "--mark", "answers=full"))
    assert "write-protected" in said
