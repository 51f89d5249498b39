"""What is forgotten is gone from every byte of the player's folder, and everything else stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.records import Records, RecordsError, StoredPrediction
from debate.records.forgetting import forget_everything
from debate.records.transcripts import save_transcript

from .test_appeals import an_appeal
from .test_training import AT, a_drill, a_reply, an_attempt

WORD, KEPT = "quetzalcoatlus", "archaeopteryx"
VERSION_2 = Path(__file__).with_name("version-2.sql")


def said(word: str) -> str:
    return f"They say that the {word} is lost to us. It is not, because we keep it well."


def found(folder: Path, word: str = WORD) -> list[str]:
    """The files of the folder in which the word is, in any byte."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if word.encode() in path.read_bytes().lower()]


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    """Records in which both words stand everywhere: the one to be forgotten in round 1, the other in round 2."""
    with Records.open(tmp_path / "home") as opened:
        for number, (word, pack) in enumerate(((WORD, "ferry"), (KEPT, "bridge")), start=1):
            of = {"round_id": f"round-{number}", "pack": pack}
            opened.save_round(f"round-{number}", {"pack": pack, "draft": said(word)}, finished=False)
            opened.save_draft(f"round-{number}", 0, 1, f"{said(word)} {'and so on ' * 900}", 3)
            attempt = opened.add_attempt(an_attempt(answer=said(word), ballot={"quoted": said(word) * 40}, **of))
            opened.self_mark(attempt, {"quoted": said(word)}, 70)
            opened.add_reply(a_reply(text=said(word), press=f"And the {word}?", **of))
            opened.add_drill(a_drill(answer=said(word), mark={"quoted": word}, pack=pack))
            opened.add_appeal(an_appeal(answer=said(word), note=word, pack=pack, prompt="costs"))
            prediction = StoredPrediction(round_id=f"round-{number}", turn=0, number=1, levels={"names": 2}, at=AT)
            opened.add_prediction(prediction)
            opened.save_card(f"{pack}/costs/name", {"n": 1}, AT)
            quoted = f"# {pack}\n\n> " + said(word).replace(". ", ".\n> ") + "\n"
            save_transcript(quoted, [tmp_path / "home" / "transcripts"], pack, "md")
        yield opened


def the_rest_is_whole(records: Records) -> None:
    assert records.attempts(round_id="round-2")[0].answer == said(KEPT)
    assert [left.id for left in records.unfinished_rounds()] == ["round-2"]
    assert records.draft("round-2", 0, 1) is not None
    assert [reply.text for reply in records.replies(pack="bridge")] == [said(KEPT)]
    assert [drill.answer for drill in records.drills(pack="bridge")] == [said(KEPT)]
    assert len(records.appeals(pack="bridge")) == len(records.predictions(round_id="round-2")) == 1
    assert "bridge/costs/name" in records.cards()
    assert (records.folder / "transcripts" / "bridge.md").exists()


def test_the_word_is_everywhere_before(records: Records) -> None:
    assert {"ferry.md"} < set(found(records.folder))


def test_all_of_a_pack(records: Records) -> None:
    records.save_draft("drill/ferry/costs/turn", 0, 1, f"A drill that was broken off, {WORD}.", 20.0)
    assert records.forget_pack("ferry") == 1
    assert found(records.folder) == []
    assert list(records.cards()) == ["bridge/costs/name"]
    the_rest_is_whole(records)
    records.close()
    assert found(records.folder) == []


def test_a_round(records: Records) -> None:
    records.add_drill(a_drill(pack="ferry"))
    assert records.forget_round("round-1") == 1
    (mine,) = [drill.id for drill in records.drills(pack="ferry") if WORD in drill.answer]
    assert mine is not None  # a drill belongs to no round
    assert records.attempts(round_id="round-1") == []
    assert records.replies(round_id="round-1") == []
    assert records.draft("round-1", 0, 1) is None
    the_rest_is_whole(records)


def test_one_answer_with_all_that_quotes_it(records: Records) -> None:
    other = records.add_attempt(an_attempt(round_id="round-1", turn=1, answer="Another answer."))
    (attempt,) = [one.id for one in records.attempts(round_id="round-1") if one.id and one.turn == 0]
    assert records.forget_attempt(attempt) == 1
    assert [one.id for one in records.attempts(round_id="round-1")] == [other]
    assert [left.id for left in records.unfinished_rounds()] == ["round-2"]
    assert records.appeals(pack="ferry") == []
    assert not (records.folder / "transcripts" / "ferry.md").exists()
    the_rest_is_whole(records)


def test_what_is_not_there_is_forgotten_without_harm(records: Records) -> None:
    before = records.export()
    assert records.forget_attempt(99) == records.forget_round("none") == records.forget_pack("none") == 0
    assert records.export() == before


def test_copies_of_older_records_and_damaged_ones_go_too(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / "records.sqlite3")
    old.executescript(VERSION_2.read_text(encoding="utf-8"))
    old.close()
    (tmp_path / "records.sqlite3.damaged-20260101T000000Z").write_bytes(b"They say")
    with Records.open(tmp_path) as records:
        assert len(list(tmp_path.iterdir())) >= 3
        assert records.forget_pack("us-japan-alliance") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["records.sqlite3"]
    assert found(tmp_path, "they say") == []


def test_another_window_that_holds_the_old_file_is_said(records: Records) -> None:
    with Records.open(records.folder) as other:
        other._connection.execute("BEGIN")
        other._connection.execute("SELECT * FROM attempts").fetchone()
        with pytest.raises(RecordsError, match="window that is open"):
            records.forget_pack("ferry")
        other._connection.execute("COMMIT")
    records.forget_pack("ferry")
    assert found(records.folder) == []


def test_everything_of_a_player_goes_and_what_is_shared_stays(records: Records) -> None:
    records.close()
    home = records.folder
    for kept in ("packs/mine/pack.yaml", "rooms/ABCD.jsonl", "profiles/Anna/settings.toml"):
        (home / kept).parent.mkdir(parents=True)
        (home / kept).touch()
    (home / "settings.toml").touch()
    (home / "seats").mkdir()
    (home / "seats" / "one.json").touch()
    forget_everything(home)
    assert sorted(path.name for path in home.iterdir()) == ["packs", "profiles", "rooms"]
    forget_everything(home)
