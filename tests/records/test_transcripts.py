"""Saving a transcript: where the player works if that can be, never over another file, and never half."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from debate.records import RecordsError
from debate.records.transcripts import save_transcript


def test_it_is_written_as_it_is_and_its_whole_path_is_told(tmp_path: Path) -> None:
    file = save_transcript("# A round\n日本\n", [tmp_path], "debate-ally-7", "md")
    assert file == tmp_path.resolve() / "debate-ally-7.md"
    assert file.read_bytes() == "# A round\n日本\n".encode()


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    for number in range(3):
        save_transcript(f"round {number}", [tmp_path], "debate", "md")
    kept = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert kept == {"debate.md": "round 0", "debate-2.md": "round 1", "debate-3.md": "round 2"}


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "debate.md").symlink_to(tmp_path / "elsewhere")
    file = save_transcript("a round", [tmp_path], "debate", "md")
    assert file.name == "debate-2.md"
    assert not (tmp_path / "elsewhere").exists()


def test_where_the_first_folder_takes_nothing_the_second_does_and_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    file = save_transcript("a round", [tmp_path / "file", tmp_path / "new" / "folder"], "debate", "json")
    assert file.parent == (tmp_path / "new" / "folder").resolve()


def test_where_no_folder_takes_it_one_sentence_says_why_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RecordsError) as caught:
        save_transcript("a round", [tmp_path / "file"], "debate", "md")
    assert str(caught.value).endswith("try again.")
    with pytest.raises(RecordsError, match="no folder"):
        save_transcript("a round", [], "debate", "md")


def test_a_disk_that_fills_up_leaves_no_half_transcript(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def open_full(self: Path, *given: Any, **named: Any) -> Any:
        stream = real(self, *given, **named)

        def refuse(_: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        stream.write = refuse
        return stream

    monkeypatch.setattr(Path, "open", open_full)
    with pytest.raises(RecordsError, match="No space left"):
        save_transcript("a round", [tmp_path], "debate", "md")
    assert list(tmp_path.iterdir()) == []
