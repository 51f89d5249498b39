"""All that is kept of a player as one file: out, in, out again is the same; strangers' files change nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from debate.carrying import CarryingError, bring, carried, read, written
from debate.records import Records, RecordsError, StoredPrediction
from debate.settings import Settings

from .records.test_appeals import an_appeal
from .records.test_training import AT, TRICKY, a_drill, a_reply, an_attempt


def filled(folder: Path) -> Records:
    """Records with something of everything, and settings and transcripts beside them."""
    records = Records.open(folder)
    records.save_round("round-1", {"pack": "ferry", "n": [1, None, 1.5]}, finished=False)
    records.save_round("round-0", {"pack": "ferry"}, finished=True)
    records.save_draft("round-1", 1, 1, TRICKY, 3.25)
    first = records.add_attempt(an_attempt(answer=TRICKY))
    records.add_attempt(an_attempt(turn=1))
    records.forget_attempt(records.add_attempt(an_attempt(round_id="gone")))
    records.add_attempt(an_attempt(turn=2))
    records.self_mark(first, {"score": 75}, 75)
    records.add_reply(a_reply())
    records.add_drill(a_drill())
    records.add_drill(a_drill())
    records.add_prediction(StoredPrediction(round_id="round-1", turn=0, number=1, levels={"names": 2}, at=AT))
    records.decide_appeal(records.add_appeal(an_appeal()), accepted=True, reason="Yes.")
    records.save_card("ferry/costs/name", {"stability": 1.25}, AT)
    records.save_day("2026-11-29", {"done": []})
    records.set_setting("last_choices", {"camp": "keep"})
    Settings.open(folder).set("extra_time", 1.5)
    (folder / "transcripts").mkdir()
    (folder / "transcripts" / "debate-ferry.md").write_text("# Ferry\r\n日本\n", encoding="utf-8", newline="")
    return records


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with filled(tmp_path / "one") as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Records]:
    with Records.open(tmp_path / "other") as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path, records: Records) -> Path:
    path = tmp_path / "me.json"
    path.write_bytes(written(carried(records)))
    return path


def test_out_in_and_out_again_is_the_same_byte_for_byte(file: Path, empty: Records) -> None:
    counts = bring(read(file), empty)
    assert {kind for kind, count in counts.items() if not count} == set()
    assert written(carried(empty)) == file.read_bytes()


def test_every_table_is_carried(file: Path) -> None:
    held = json.loads(file.read_bytes())["records"]
    assert {table for table, rows in held.items() if not rows} == set()
    assert held["attempts"][0]["answer"] == TRICKY


def test_bringing_the_same_file_twice_doubles_nothing(file: Path, records: Records) -> None:
    assert set(bring(read(file), records).values()) == {0}
    assert written(carried(records)) == file.read_bytes()


def test_a_dry_run_tells_the_same_and_changes_nothing(file: Path, empty: Records) -> None:
    before = written(carried(empty))
    told = bring(read(file), empty, dry_run=True)
    assert written(carried(empty)) == before
    assert told == bring(read(file), empty)


def test_beside_what_is_there_everything_has_room(file: Path, empty: Records) -> None:
    empty.add_attempt(an_attempt(round_id="mine"))
    empty.add_appeal(an_appeal(answer="Mine, which is long enough."))
    Settings.open(empty.folder).set("extra_time", 2.0)
    (empty.folder / "transcripts").mkdir()
    (empty.folder / "transcripts" / "debate-ferry.md").write_text("Mine.", encoding="utf-8")
    bring(read(file), empty)
    assert [(attempt.round_id, attempt.camp) for attempt in empty.attempts()].count(("mine", "keep")) == 1
    assert len(empty.attempts()) == 4
    assert next(appeal.answer for appeal in empty.appeals()) == "Mine, which is long enough."
    assert Settings.open(empty.folder).get("extra_time") == 2.0
    assert sorted(path.name for path in (empty.folder / "transcripts").iterdir()) == [
        "debate-ferry-2.md",
        "debate-ferry.md",
    ]


def test_a_round_that_was_taken_up_again_since_is_still_the_same_round(file: Path, records: Records) -> None:
    records.rename_round("round-1", "round-2")
    records.save_round("round-2", {"pack": "ferry", "n": "later"}, finished=True)
    counts = bring(read(file), records)
    assert (counts["rounds"], counts["attempts"], counts["drafts"]) == (0, 0, 0)
    assert [kept.id for kept in records.everything().rounds] == ["round-0", "round-2"]


def test_what_was_saved_later_counts(file: Path, empty: Records, records: Records) -> None:
    bring(read(file), empty)
    records.save_card("ferry/costs/name", {"stability": 2}, AT)
    records.save_round("round-1", {"n": "later"}, finished=True)
    later = carried(records)
    assert {kind for kind, count in bring(later, empty).items() if count} == {"rounds", "cards"}
    assert empty.cards() == {"ferry/costs/name": {"stability": 2}}
    bring(read(file), empty)
    assert empty.cards() == {"ferry/costs/name": {"stability": 2}}
    assert empty.unfinished_rounds() == []


# Strangers' files


def changed(file: Path, *keys: Any, to: Any) -> None:
    """Put a value into the file."""
    whole = json.loads(file.read_bytes())
    inner = whole
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = to
    file.write_text(json.dumps(whole), encoding="utf-8")


def refused(file: Path, empty: Records) -> str:
    """What is said of a file that is not taken; nothing may have changed."""
    before = {path.name for path in empty.folder.rglob("*")}
    with pytest.raises(CarryingError) as caught:
        bring(read(file), empty)
    assert empty.attempts() == []
    assert {path.name for path in empty.folder.rglob("*")} == before
    text = str(caught.value)
    assert text.endswith(".")
    assert "\n" not in text
    return text


@pytest.mark.parametrize(
    ("keys", "to"),
    [
        (("debate",), "1"),
        (("debate",), None),
        (("records",), []),
        (("records", "attempts"), {}),
        (("records", "attempts", 0, "score"), "many"),
        (("records", "attempts", 0, "score"), 1.5),
        (("records", "attempts", 0, "score"), 10**30),
        (("records", "attempts", 0, "score"), 2**63),
        (("records", "attempts", 0, "ballot"), []),
        (("records", "attempts", 0, "answer"), None),
        (("records", "attempts", 0, "by_clock"), 3),
        (("records", "attempts", 0, "seconds_used"), float("nan")),
        (("records", "attempts", 0, "seconds_used"), float("inf")),
        (("records", "rounds", 0, "status"), "perhaps"),
        (("records", "replies", 0, "made"), "perhaps"),
        (("records", "appeals", 0, "status"), "perhaps"),
        (("settings",), "theme = "),
        (("settings",), {}),
        (("transcripts",), {"../debate.md": "x"}),
        (("transcripts",), {"/tmp/debate.md": "x"}),
        (("transcripts",), {"a\\b.md": "x"}),
        (("transcripts",), {"C:a.md": "x"}),
        (("transcripts",), {".hidden.md": "x"}),
        (("transcripts",), {"con.md": "x"}),
        (("transcripts",), {"a.md\n": "x"}),
        (("transcripts",), {"run.sh": "x"}),
        (("transcripts",), {"a" * 300 + ".md": "x"}),
        (("transcripts",), {"a.md": 3}),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_a_sentence(
    file: Path, empty: Records, keys: tuple[Any, ...], to: Any
) -> None:
    changed(file, *keys, to=to)
    refused(file, empty)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"PK\x03\x04", b"[" * 200_000, b'{"debate":' + b"[" * 100_000, b'{"debate": 1}', b"null"],
)
def test_a_file_that_is_none_of_ours_is_refused(tmp_path: Path, empty: Records, content: bytes) -> None:
    file = tmp_path / "strange.json"
    file.write_bytes(content)
    assert "is no export of debate" in refused(file, empty)


@pytest.mark.parametrize("times", [100, 5000, 100_000])
def test_values_nested_beyond_reason_are_refused(file: Path, empty: Records, times: int) -> None:
    text = file.read_text(encoding="utf-8").replace('"stability": 1.25', '"stability": ' + "[" * times + "]" * times)
    file.write_text(text, encoding="utf-8")
    assert "is no export of debate" in refused(file, empty)


def test_a_newer_form_is_said(file: Path, empty: Records) -> None:
    changed(file, "debate", to=2)
    assert "A newer debate wrote" in refused(file, empty)


def test_a_file_that_is_too_large_is_not_read(file: Path, empty: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate.carrying.LARGEST_FILE", 100)
    assert "is larger than" in refused(file, empty)


def test_a_file_that_is_not_there_is_said(tmp_path: Path, empty: Records) -> None:
    assert "cannot be read" in refused(tmp_path / "none.json", empty)


def test_a_file_that_cannot_be_written_takes_everything_back(
    file: Path, empty: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    (empty.folder / "settings.toml").mkdir()
    monkeypatch.setattr(Path, "exists", lambda path: False)  # it comes to be there meanwhile
    with pytest.raises(RecordsError, match="Nothing was brought in"):
        bring(read(file), empty)
    monkeypatch.undo()
    assert list(empty.folder.rglob("*.md")) == []
    assert empty.attempts() == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_spoilt_anywhere_is_taken_or_refused_and_never_breaks(
    file: Path, tmp_path: Path, data: st.DataObject
) -> None:
    content = bytearray(file.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    spoilt = tmp_path / "spoilt.json"
    spoilt.write_bytes(content[:at] + data.draw(st.binary(max_size=4)) + content[at + data.draw(st.integers(0, 4)) :])
    with Records.open(tmp_path / "third") as records:
        with suppress(CarryingError):
            bring(read(spoilt), records, dry_run=True)
        assert records.attempts() == []
