"""What a client keeps on its own disk: it finds its seat again, and a bad disk costs nothing but a sentence."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from debate.classroom.client.seat_store import OwnSeat, SeatStore
from debate.classroom.wire.messages import OwnText

HERE, CODE = "http://127.0.0.1:8765", "KFM3RT"


@pytest.fixture
def store(tmp_path: Path) -> SeatStore:
    return SeatStore(tmp_path / "seats")


def seat(number: int = 1, **changed: object) -> OwnSeat:
    own = OwnSeat(address=HERE, code=CODE, room="r", seat=f"s{number}", token=f"token-{number}", name="Maya")
    return msgspec.structs.replace(own, **changed)


def test_a_seat_is_found_again_with_its_texts(store: SeatStore) -> None:
    texts = (OwnText(0, 1, 7, "zwölf\nWörter ⚖", handing_in=True), OwnText(0, 2, 1, ""))
    store.keep(seat(), texts=texts)
    found = SeatStore(store.folder).at(HERE, CODE)
    assert found is not None and found.texts == texts and found.token == "token-1"


def test_the_seat_used_last_is_gone_back_to_unless_its_room_is_over(
    store: SeatStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter(range(100))
    monkeypatch.setattr("debate.classroom.client.seat_store.time.time", lambda: float(next(seconds)))
    for number in (1, 2):
        store.keep(seat(number, code=f"C{number}"))
    store.keep(seat(3, code="C3", over=True))
    last = store.last()
    assert last is not None and last.seat == "s2"
    assert store.at(HERE, "C3") is None


def test_a_client_killed_while_it_writes_leaves_the_old_file(store: SeatStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.keep(seat(), texts=(OwnText(0, 1, 1, "kept"),))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        store.keep(seat(), texts=(OwnText(0, 1, 2, "half"),))
    found = store.last()
    assert found is not None and found.texts == (OwnText(0, 1, 1, "kept"),)


def test_a_full_disk_is_said_and_gone_on_with(store: SeatStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.keep(seat(), texts=(OwnText(0, 1, 1, "kept"),))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        store.keep(seat(), texts=(OwnText(0, 1, 2, "more"),))
        assert "No space left" in store.trouble
        found = store.last()
        assert found is not None and found.texts[0].text == "kept"
    store.keep(seat(), texts=(OwnText(0, 1, 2, "more"),))
    assert store.trouble == ""
    assert [path.suffix for path in store.folder.iterdir()] == [".json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"address": 1}', b"\xff\xfe", b"null"])
def test_a_damaged_file_is_no_seat(store: SeatStore, content: bytes) -> None:
    store.keep(seat())
    next(store.folder.glob("*.json")).write_bytes(content)
    assert store.seats() == []


@pytest.mark.skipif(os.name != "posix", reason="rights of files as POSIX has them")
def test_the_token_is_for_the_owner_only(store: SeatStore) -> None:
    store.keep(seat())
    assert all(path.stat().st_mode & 0o077 == 0 for path in (store.folder, *store.folder.iterdir()))


def test_a_machine_is_known_again_by_its_number(store: SeatStore, tmp_path: Path) -> None:
    number = store.device()
    assert number == store.device() == SeatStore(store.folder).device() != ""
    assert SeatStore(tmp_path / "another").device() != number
