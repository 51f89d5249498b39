"""Packs that Python packages bring are found, and nothing of the packages runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from debate.packs import PackError, find_pack, list_packs, load_pack
from debate.packs.sharing import export, install, remove, update


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages, on the import path."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


def publish(site: Path, pack: Path, entries: str = "homework = my_packs", where: str = "my_packs") -> None:
    """Put a package into the site that brings the pack, and that would make itself known if it ran."""
    shutil.copytree(pack, site / where / pack.name)
    for folder in (site / where, *(site / where).relative_to(site).parents):
        module = site / folder / "__init__.py"
        if module.parent != site:
            module.write_text("raise SystemExit('the package ran')\n")
    metadata = site / "my_packs-1.2.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: my-packs\nVersion: 1.2\n")
    (metadata / "entry_points.txt").write_text(f"[console_scripts]\nx = x:y\n\n[debate.packs]\n{entries}\n")


def published() -> dict[str, str]:
    return {place.id: place.package for place in list_packs() if place.package is not None}


def test_a_pack_is_found_and_named_after_its_package(site: Path, pack: Path) -> None:
    publish(site, pack)
    assert published() == {"homework": "my-packs"}
    assert load_pack(find_pack("homework")).hash == load_pack(pack).hash
    assert "my_packs" not in sys.modules


def test_a_package_in_a_package_may_hold_it(site: Path, pack: Path) -> None:
    publish(site, pack, "homework = my_packs.data", "my_packs/data")
    assert published() == {"homework": "my-packs"}
    assert not {"my_packs", "my_packs.data"} & set(sys.modules)


def test_a_package_that_is_linked_to_its_source_is_found(site: Path, pack: Path, tmp_path: Path) -> None:
    publish(site, pack)
    (tmp_path / "source").mkdir()
    (site / "my_packs").rename(tmp_path / "source" / "my_packs")
    sys.path.append(str(tmp_path / "source"))
    try:
        assert published() == {"homework": "my-packs"}
    finally:
        sys.path.remove(str(tmp_path / "source"))
    assert "my_packs" not in sys.modules


@pytest.mark.parametrize(
    "entries",
    [
        "homework = nowhere",
        "homework = my_packs..x",
        "homework = ../my_packs",
        "homework = my_packs:attribute",
        "../homework = my_packs",
        "HOMEWORK = my_packs",
        "homework",
        "= =",
        "other = my_packs",
    ],
)
def test_what_names_no_pack_brings_none(site: Path, pack: Path, entries: str) -> None:
    publish(site, pack, entries)
    assert published() == {}
    assert "us-japan-alliance" in [place.id for place in list_packs()]


def test_broken_metadata_do_no_harm(site: Path, pack: Path) -> None:
    publish(site, pack)
    (site / "my_packs-1.2.dist-info" / "METADATA").write_bytes(b"\xff\xfe")
    (site / "other.dist-info").write_text("a file")
    (site / "third.dist-info").mkdir()
    (site / "third.dist-info" / "entry_points.txt").write_bytes(b"\xff[debate.packs]\n")
    assert set(published()) <= {"homework"}


def test_built_in_and_installed_packs_come_first(site: Path, pack: Path, tmp_path: Path) -> None:
    install(str(pack))
    other = tmp_path / "us-japan-alliance"
    shutil.copytree(pack, other)
    publish(site, pack, "homework = my_packs\nus-japan-alliance = my_packs")
    shutil.copytree(other, site / "my_packs" / "us-japan-alliance")
    assert published() == {}
    remove("homework")
    assert published() == {"homework": "my-packs"}


def test_it_is_left_to_pip(site: Path, pack: Path, tmp_path: Path) -> None:
    publish(site, pack)
    for what in (remove, update):
        with pytest.raises(PackError, match=r"pip .*my-packs"):
            what("homework")
    with pytest.raises(PackError, match="pip uninstall my-packs"):
        install(str(pack))
    assert export("homework", tmp_path).pack.hash == load_pack(pack).hash


def test_without_such_packages_nothing_heavy_is_imported(tmp_path: Path) -> None:
    script = (
        "import sys, debate.packs\n"
        "assert debate.packs.list_packs()\n"
        "unwanted = {'importlib.metadata', 'zipfile', 'tempfile', 'shutil', 'subprocess', 'email'}\n"
        "print(sorted(unwanted & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", script],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "DEBATE_HOME": str(tmp_path)},
    )
    assert done.stdout == "[]\n", done.stderr
