"""The README's pictures and the recording are of the program as it is, small, and ask no other host for anything."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / ".ci" / "pictures"
FOLDER = ROOT / ".github" / "pictures"
LARGEST_PICTURE, LARGEST_RECORDING = 64_000, 200_000  # bytes

pytestmark = pytest.mark.skipif(not SCRIPT.exists(), reason="The pictures are in a checkout only.")


def test_every_picture_says_what_the_program_says_today() -> None:
    checked = subprocess.run(
        [sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, timeout=120, check=False
    )
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stderr


def test_the_readme_shows_each_picture_in_dark_and_in_light() -> None:
    named = re.findall(r"\.github/pictures/([\w-]+\.(?:svg|cast))", (ROOT / "README.md").read_text("utf-8"))
    assert sorted(named) == sorted(file.name for file in FOLDER.iterdir())
    assert {name.removesuffix("-dark.svg") for name in named if "-dark" in name} == {
        name.removesuffix("-light.svg") for name in named if "-light" in name
    }


def test_the_pictures_are_small_and_bring_no_font_from_elsewhere() -> None:
    for file in FOLDER.glob("*.svg"):
        svg = file.read_text("utf-8")
        assert len(svg) <= LARGEST_PICTURE, file.name
        assert not re.search(r"@font-face|@import|url\(\s*['\"]?\w+:|href=", svg), file.name


def test_the_recording_is_small_and_shows_the_demo_to_its_end() -> None:
    recording = (FOLDER / "demo.cast").read_text("utf-8")
    header, *moments = map(json.loads, recording.splitlines())
    assert len(recording.encode()) <= LARGEST_RECORDING
    assert header["version"] == 2
    assert [at for at, _, _ in moments] == sorted(at for at, _, _ in moments)
    assert 25 <= moments[-1][0] <= 60
    assert all(kind == "o" for _, kind, _ in moments)
