"""Appeals are kept whole, numbered once and for all, and decided once."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.records import Records, RecordsError, StoredAppeal

TRICKY = "She said “no” — [bold]that[/bold]\x00\x1b[31m\r\n\t日本 🦊 e\u0301"


def an_appeal(**changes: object) -> StoredAppeal:
    appeal = StoredAppeal(
        at="2026-11-24T12:00:00+00:00",
        pack="library-sundays",
        pack_hash="ab" * 32,
        judge="1.0",
        camp="open",
        prompt="costs-too-much",
        answer="You can swap the hours.",
        ballot={"score": 12, "criteria": [{"id": "answers", "level": "thin"}]},
        point="move-the-hours",
        start=8,
        end=22,
        note="It does.",
    )
    return dataclasses.replace(appeal, **changes)  # type: ignore[arg-type]


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with Records.open(tmp_path) as opened:
        yield opened


def test_an_appeal_comes_out_as_it_went_in(tmp_path: Path) -> None:
    appeal = an_appeal(answer=TRICKY, note=TRICKY, start=4, end=13)
    with Records.open(tmp_path) as records:
        number = records.add_appeal(appeal)
    with Records.open(tmp_path) as records:
        assert records.appeals() == [dataclasses.replace(appeal, id=number)]
    assert appeal.words == TRICKY[4:13]


def test_half_characters_are_replaced_and_offsets_hold(records: Records) -> None:
    records.add_appeal(an_appeal(answer="a \ud83d swap", start=4, end=8))
    (appeal,) = records.appeals()
    assert appeal.words == "swap"


def test_appeals_are_found_by_pack_and_status_oldest_first(records: Records) -> None:
    first = records.add_appeal(an_appeal())
    other = records.add_appeal(an_appeal(pack="other"))
    second = records.add_appeal(an_appeal())
    assert records.decide_appeal(first, accepted=False, reason="No.")
    assert [appeal.id for appeal in records.appeals()] == [first, other, second]
    assert [appeal.id for appeal in records.appeals(pack="library-sundays")] == [first, second]
    assert [appeal.id for appeal in records.appeals(pack="library-sundays", status="open")] == [second]


def test_an_appeal_is_decided_once_with_its_day_and_reason(records: Records) -> None:
    number = records.add_appeal(an_appeal())
    assert records.decide_appeal(number, accepted=False, reason="It repeats the speech.")
    assert not records.decide_appeal(number, accepted=True)
    assert not records.decide_appeal(number + 1, accepted=True)
    (appeal,) = records.appeals()
    assert (appeal.status, appeal.reason) == ("rejected", "It repeats the speech.")
    assert appeal.decided_at is not None


def test_the_export_holds_appeals(records: Records) -> None:
    records.add_appeal(an_appeal())
    (exported,) = json.loads(json.dumps(records.export()))["appeals"]
    assert (exported["point"], exported["start"], exported["end"]) == ("move-the-hours", 8, 22)


def test_records_of_version_1_are_brought_up_to_date_and_take_appeals(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / "records.sqlite3")
    old.executescript(Path(__file__).with_name("version-1.sql").read_text(encoding="utf-8"))
    old.close()
    with Records.open(tmp_path) as records:
        assert records.appeals() == []
        number = records.add_appeal(an_appeal())
        assert [attempt.answer for attempt in records.attempts()] == ["They say …"]
    with Records.open(tmp_path) as records:
        assert [appeal.id for appeal in records.appeals()] == [number]


def test_a_status_that_nobody_knows_is_not_kept(records: Records) -> None:
    with pytest.raises(RecordsError):
        records.add_appeal(an_appeal(status="perhaps"))
    assert records.appeals() == []
