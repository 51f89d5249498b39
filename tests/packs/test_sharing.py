"""Packs on their way: installed from folders, zip files and git, brought up to date, exported, removed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from debate.packs import PackError, find_pack, list_packs, load_pack
from debate.packs.installed import origin, pack_path, packs_folder
from debate.packs.sharing import export, install, remove, update


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("DEBATE_HOME", str(folder))
    return folder


def edit(pack: Path, old: str, new: str, name: str = "pack.yaml") -> None:
    file = pack / name
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new), encoding="utf-8")


def installed_ids() -> list[str]:
    return [place.id for place in list_packs() if not place.built_in]


def commit(folder: Path) -> str:
    """Make a repository of the folder, or a new commit in it, and return the commit's name."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed here")
    git = [
        "git",
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "commit.gpgsign=false",
        "-C",
        str(folder),
    ]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "A pack"]):
        subprocess.run([*git, *arguments], check=True, capture_output=True)
    return subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()


def source_of(kind: str, pack: Path) -> str:
    """The pack as a source of that kind."""
    if kind == "zip":
        return str(export(str(pack), pack.parent / "pack.zip").file)
    if kind == "git":
        commit(pack)
        return pack.as_uri()
    return str(pack)


@pytest.mark.parametrize("kind", ["folder", "zip", "git"])
def test_an_installed_pack_is_found_by_its_id_and_says_the_same(pack: Path, kind: str) -> None:
    before = load_pack(pack).hash
    arrival = install(source_of(kind, pack))
    assert arrival.pack.hash == before
    assert load_pack(find_pack("homework")).hash == before
    assert installed_ids() == ["homework"]
    came = origin(packs_folder() / "homework")
    assert came is not None
    assert (came.kind, came.version, came.hash) == (kind, "1.0", before)


def test_nothing_but_the_packs_files_is_taken_along_and_the_rest_is_named(pack: Path) -> None:
    (pack / "README.md").write_text("Read me.")
    (pack / "run.py").write_text("raise SystemExit")
    (pack / "prompts" / "notes.txt").write_text("Notes.")
    (pack / "drafts").mkdir()
    (pack / "drafts" / "pack.yaml").write_text("draft")
    arrival = install(str(pack))
    assert arrival.left_out == ("README.md", "drafts/", "prompts/notes.txt", "run.py")
    path = find_pack("homework")
    assert sorted(file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file()) == [
        "brief.yaml", "pack.yaml", "prompts/evenings.yaml", "prompts/practice.yaml", "rubric.yaml",
    ]  # fmt: skip


def test_the_record_stands_beside_the_packs_files(pack: Path, home: Path) -> None:
    install(str(pack))
    record = json.loads((home / "packs" / "homework" / "origin.json").read_text(encoding="utf-8"))
    assert record["source"] == str(pack.resolve())
    assert not (find_pack("homework") / "origin.json").exists()


class TestTheBrief:
    def test_of_a_project_with_seeds_comes_along(self, pack: Path, tmp_path: Path) -> None:
        project = tmp_path / "project"
        (project / "content").mkdir(parents=True)
        (project / "seeds").mkdir()
        before = load_pack(pack).hash
        (pack / "brief.yaml").rename(project / "seeds" / "homework-survey.yaml")
        pack.rename(project / "content" / "homework")
        for source in (project, project / "content" / "homework"):
            assert install(str(source)).pack.hash == before
            remove("homework")

    def test_of_the_program_comes_along_when_its_pack_is_exported(self, tmp_path: Path) -> None:
        exported = export("us-japan-alliance", tmp_path)
        assert exported.file.name == f"us-japan-alliance-{exported.pack.version}.zip"
        with zipfile.ZipFile(exported.file) as archive:
            assert "us-japan-alliance/brief.yaml" in archive.namelist()
            archive.extractall(tmp_path)
        assert load_pack(tmp_path / "us-japan-alliance").hash == load_pack(find_pack("us-japan-alliance")).hash

    def test_that_is_nowhere_is_asked_for(self, pack: Path) -> None:
        (pack / "brief.yaml").unlink()
        with pytest.raises(PackError, match="no brief “homework-survey”") as caught:
            install(str(pack))
        assert str(pack / "pack.yaml") in str(caught.value)
        assert installed_ids() == []


class TestChoosing:
    def test_the_only_pack_of_a_folder_is_found_in_it(self, pack: Path) -> None:
        assert install(str(pack.parent)).pack.id == "homework"

    def test_of_several_one_must_be_named(self, pack: Path, tmp_path: Path) -> None:
        shop = tmp_path / "shop"
        shop.mkdir()
        shutil.copytree(pack, shop / "other")
        edit(shop / "other", "id: homework", "id: other")
        pack.rename(shop / "homework")
        with pytest.raises(PackError, match=r"several packs \(homework, other\)"):
            install(str(shop))
        with pytest.raises(PackError, match="several packs"):
            install(str(shop), "third")
        assert install(str(shop), "other").pack.id == "other"

    def test_a_pack_that_was_not_asked_for_is_not_installed(self, pack: Path) -> None:
        with pytest.raises(PackError, match="holds the pack “homework”, not “other”"):
            install(str(pack), "other")
        assert installed_ids() == []

    @pytest.mark.parametrize("source", ["", "  ", "nowhere", "a\0b", "[red]x", "/dev/null"])
    def test_what_is_no_source_is_one_sentence(self, source: str) -> None:
        with pytest.raises(PackError) as caught:
            install(source)
        assert "zip file" in str(caught.value)

    def test_the_folder_may_have_another_name_than_the_pack(self, pack: Path) -> None:
        assert install(str(pack.rename(pack.parent / "pack-main"))).pack.id == "homework"


class TestConflicts:
    def test_with_a_built_in_pack(self, pack: Path) -> None:
        edit(pack, "id: homework\n", "id: us-japan-alliance\n")
        with pytest.raises(PackError, match="comes with the program"):
            install(str(pack))

    def test_with_an_installed_pack(self, pack: Path) -> None:
        install(str(pack))
        before = find_pack("homework")
        edit(pack, 'version: "1.0"', 'version: "2.0"')
        with pytest.raises(PackError, match="debate pack update homework"):
            install(str(pack))
        assert find_pack("homework") == before

    @pytest.mark.parametrize("pack_id", ["con", "nul", "com1"])
    def test_with_what_windows_keeps_for_itself(self, pack: Path, pack_id: str) -> None:
        edit(pack, "id: homework\n", f"id: {pack_id}\n")
        with pytest.raises(PackError, match="Windows keeps"):
            install(str(pack))


class TestUpdating:
    def test_replaces_the_pack_from_where_it_came(self, pack: Path, home: Path) -> None:
        install(str(pack))
        edit(pack, 'version: "1.0"', 'version: "1.1"')
        arrival = update("homework")
        assert arrival.changed
        assert arrival.before is not None
        assert (arrival.before.version, arrival.pack.version) == ("1.0", "1.1")
        assert load_pack(find_pack("homework")).version == "1.1"
        assert len(list((home / "packs" / "homework").iterdir())) == 2  # the record and one copy

    def test_without_a_change_says_so(self, pack: Path) -> None:
        install(str(pack))
        assert not update("homework").changed

    def test_takes_another_source_and_remembers_it(self, pack: Path) -> None:
        install(str(pack))
        source = source_of("zip", pack)
        update("homework", source)
        came = origin(packs_folder() / "homework")
        assert came is not None and (came.kind, came.source) == ("zip", str(Path(source).resolve()))

    def test_from_git_takes_the_newest_commit(self, pack: Path) -> None:
        first = commit(pack)
        install(pack.as_uri())
        edit(pack, 'version: "1.0"', 'version: "1.1"')
        second = commit(pack)
        arrival = update("homework")
        assert arrival.before is not None and arrival.before.commit == first
        came = origin(packs_folder() / "homework")
        assert came is not None and came.commit == second

    def test_that_fails_leaves_the_pack_as_it_was(self, pack: Path) -> None:
        install(str(pack))
        before = load_pack(find_pack("homework")).hash
        edit(pack, "criteria:", "criterea:", "rubric.yaml")
        with pytest.raises(PackError, match="criterea"):
            update("homework")
        shutil.rmtree(pack)
        with pytest.raises(PackError, match="There is no"):
            update("homework")
        assert load_pack(find_pack("homework")).hash == before

    def test_to_another_pack_is_refused(self, pack: Path) -> None:
        install(str(pack))
        edit(pack, "id: homework\n", "id: other\n")
        with pytest.raises(PackError, match="holds the pack “other”"):
            update("homework")

    @pytest.mark.parametrize(
        ("pack_id", "says"),
        [
            ("us-japan-alliance", "comes with the program"),
            ("nothing", "none is installed"),
            ("../x", "none is installed"),
        ],
    )
    def test_what_is_not_installed_is_refused(self, pack_id: str, says: str) -> None:
        for what in (update, remove):
            with pytest.raises(PackError, match=says):
                what(pack_id)


class TestSweeping:
    def test_takes_what_a_killed_removal_left_and_no_other_pack(self, pack: Path, home: Path) -> None:
        edit(pack, "id: homework\n", "id: copy-homework\n")
        install(str(pack))
        edit(pack, "id: copy-homework\n", "id: homework\n")
        left = home / "packs" / ".gone-x"
        left.mkdir()
        for old in (left, home / "packs" / "copy-homework"):
            os.utime(old, (1, 1))
        install(str(pack))
        assert not left.exists()
        assert installed_ids() == ["copy-homework", "homework"]


class TestRemoving:
    def test_takes_the_pack_and_nothing_else(self, pack: Path, home: Path) -> None:
        home.mkdir()
        (home / "records.sqlite3").write_bytes(b"history")
        install(str(pack))
        remove("homework")
        assert installed_ids() == []
        assert (home / "records.sqlite3").read_bytes() == b"history"
        assert list((home / "packs").iterdir()) == []
        assert load_pack(pack)

    def test_a_broken_pack_can_be_removed(self, pack: Path) -> None:
        install(str(pack))
        (find_pack("homework") / "pack.yaml").unlink()
        (packs_folder() / "homework" / "origin.json").write_text("{")
        remove("homework")
        assert not (packs_folder() / "homework").exists()

    def test_of_a_link_that_was_put_there_leaves_what_it_leads_to(self, pack: Path, home: Path) -> None:
        (home / "packs").mkdir(parents=True)
        try:
            (home / "packs" / "homework").symlink_to(pack)
        except OSError:
            pytest.skip("this system lets nobody make links")
        assert installed_ids() == ["homework"]
        with pytest.raises(PackError, match="by hand"):
            update("homework", str(pack))
        remove("homework")
        assert installed_ids() == []
        assert load_pack(pack)


class TestExporting:
    def test_makes_the_same_bytes_whenever_and_wherever(self, pack: Path, tmp_path: Path) -> None:
        first = export(str(pack), tmp_path / "first.zip").file.read_bytes()
        os.utime(pack / "pack.yaml", (1, 1))
        (pack / "rubric.yaml").chmod(0o600)
        install(str(tmp_path / "first.zip"))
        assert export("homework", tmp_path / "second.zip").file.read_bytes() == first

    def test_does_not_overwrite_unless_told(self, pack: Path, tmp_path: Path) -> None:
        target = tmp_path / "mine.zip"
        target.write_text("mine")
        with pytest.raises(PackError, match="--force"):
            export(str(pack), target)
        assert target.read_text() == "mine"
        export(str(pack), target, force=True)
        assert zipfile.is_zipfile(target)
        assert [file.name for file in tmp_path.glob(".debate-*")] == []

    def test_refuses_a_pack_that_cannot_be_played(self, pack: Path, tmp_path: Path) -> None:
        (pack / "rubric.yaml").unlink()
        with pytest.raises(PackError, match=r"rubric\.yaml"):
            export(str(pack), tmp_path / "x.zip")
        assert not (tmp_path / "x.zip").exists()

    def test_to_where_nothing_can_be_written_is_one_sentence(self, pack: Path, tmp_path: Path) -> None:
        with pytest.raises(PackError, match="cannot be written"):
            export(str(pack), tmp_path / "no" / "such" / "x.zip")


def test_a_home_that_cannot_be_written_is_one_sentence(pack: Path, home: Path) -> None:
    home.write_text("a file in the place of the folder")
    with pytest.raises(PackError, match="cannot be installed in") as caught:
        install(str(pack))
    assert str(home) in str(caught.value)


def test_a_full_disk_leaves_nothing_behind(pack: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    install(str(pack))
    edit(pack, 'version: "1.0"', 'version: "1.1"')
    before = sorted(home.rglob("*"))
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PackError, match="disk is full"):
        update("homework")
    assert sorted(home.rglob("*")) == before


def test_a_damaged_record_hides_the_pack_and_an_update_mends_it(pack: Path) -> None:
    install(str(pack))
    record = packs_folder() / "homework" / "origin.json"
    for text in ("", "{", "[]", '{"copy": "../../x"}', record.read_text().replace("copy-", "../copy-"), "[" * 9999):
        record.write_text(text)
        assert installed_ids() == []
    with pytest.raises(PackError, match="Nothing is remembered"):
        update("homework")
    assert update("homework", str(pack)).pack.id == "homework"
    assert installed_ids() == ["homework"]


KILL = """
import os, signal, sys
from debate.packs import find_pack, load_pack
from debate.packs.sharing import update

seen = set()
for step in range(1, 10_000):
    child = os.fork()
    if child == 0:
        left = [step]
        def watch(event, arguments):
            if event.startswith(("open", "os.", "shutil.", "tempfile.")):
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(watch)
        update("homework", sys.argv[1 + step % 2])
        os._exit(0)
    _, status = os.waitpid(child, 0)
    seen.add(load_pack(find_pack("homework")).version)
    if not os.WIFSIGNALED(status):
        break
print(step, sorted(seen))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_killed_at_any_step_it_leaves_the_old_pack_or_the_new_one(pack: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer" / "homework"
    shutil.copytree(pack, newer)
    edit(newer, 'version: "1.0"', 'version: "1.1"')
    install(str(pack))
    done = subprocess.run(
        [sys.executable, "-c", KILL, str(pack), str(newer)], capture_output=True, text=True, check=True
    )
    steps, seen = done.stdout.split(maxsplit=1)
    assert int(steps) > 20
    assert seen.strip() == "['1.0', '1.1']"
    place = packs_folder() / "homework"
    for left_over in place.glob("copy-*"):
        os.utime(left_over, (1, 1))
    update("homework", str(pack))
    assert {child.name for child in place.iterdir() if not child.name.startswith(".")} == {
        "origin.json",
        pack_path(place).parent.name,
    }
