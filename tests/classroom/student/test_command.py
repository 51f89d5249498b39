"""``debate join``: what cannot be done is said in one sentence before anything is drawn."""

from __future__ import annotations

import pytest

from debate.classroom.client.seat_store import OwnSeat, SeatStore
from debate.cli import main

ADDRESS, CODE = "http://127.0.0.1:8765", "KFM3RT"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["1.2.3.4:99999", "KFM3RT"], "“1.2.3.4:99999” is no address of a room"),
        (["\x1b[31m x"], "is no address of a room"),
        (["--nobody"], "No such option"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert main(["join", *arguments]) == 2
    error = capsys.readouterr().err
    assert says in error and "\x1b" not in error and error.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "seat"),
    [
        ([], "newest"),
        (["127.0.0.1", "kfm", "3rt"], "first"),
        (["127.0.0.1:9000"], None),
        (["127.0.0.1", "other1"], None),
        (["127.0.0.1", "KFM3RT", "--new"], None),
    ],
)
def test_which_seat_is_gone_back_to(
    arguments: list[str], seat: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    monkeypatch.setattr("debate.cli.places.in_full_screen", lambda: True)
    seconds = iter(range(1, 100))
    monkeypatch.setattr("debate.classroom.client.seat_store.time.time", lambda: float(next(seconds)))
    monkeypatch.setattr(SeatStore, "tidy", lambda self: None)
    store = SeatStore.of_this_client()
    store.keep(OwnSeat(address=ADDRESS, code=CODE, room="r", seat="first", token=""))
    store.keep(OwnSeat(address=ADDRESS, code="NEWER2", room="q", seat="newest", token=""))
    given: dict[str, object] = {}

    class LeftAtOnce:
        stays, return_code = None, 0

        def __init__(self, _store: SeatStore, **options: object) -> None:
            given.update(options)

        def run(self, **_how: object) -> None:
            """Nobody sits in the room."""

    monkeypatch.setattr("debate.tui.classroom.student.app.StudentApp", LeftAtOnce)
    assert main(["join", *arguments]) == 0
    own = given["own"]
    assert (own.seat if isinstance(own, OwnSeat) else None) == seat
