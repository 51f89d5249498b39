"""How the classroom's packages are asked for: by the place that the program itself was installed from."""

from __future__ import annotations

import json
import sys
from importlib.metadata import PackageNotFoundError
from types import SimpleNamespace
from typing import Any

import pytest

from debate.extra import how_to_install

from .conftest import Call

GIT = {"vcs": "git", "commit_id": "c0ffee"}


@pytest.mark.parametrize(
    ("came", "command"),
    [
        ({"url": "file:///home/mia/debate%20game", "dir_info": {}}, '"/home/mia/debate game[classroom]"'),
        ({"url": "file:///home/mia/debate", "dir_info": {"editable": True}}, '-e "/home/mia/debate[classroom]"'),
        (
            {"url": "https://example.org/debate.git", "vcs_info": GIT},
            '"debate-practice[classroom] @ git+https://example.org/debate.git"',
        ),
        (
            {"url": "ssh://git@example.org/debate.git", "vcs_info": {**GIT, "requested_revision": "v1"}},
            '"debate-practice[classroom] @ git+ssh://git@example.org/debate.git@v1"',
        ),
        (
            {"url": "file:///tmp/debate_practice-1.0-py3-none-any.whl", "archive_info": {}},
            '"debate-practice[classroom] @ file:///tmp/debate_practice-1.0-py3-none-any.whl"',
        ),
        (None, '"debate-practice[classroom]"'),
        ([], '"debate-practice[classroom]"'),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")
def test_the_command_names_where_the_program_came_from(
    came: Any, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = None if came is None else json.dumps(came)
    monkeypatch.setattr("importlib.metadata.distribution", lambda name: SimpleNamespace(read_text=lambda file: kept))
    assert how_to_install() == f"pip install {command}"


def test_a_program_that_was_never_installed_names_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.distribution", missing)
    assert how_to_install() == 'pip install "debate-practice[classroom]"'


@pytest.mark.parametrize("words", [("host",), ("join", "127.0.0.1", "KFM3RT"), ("board",), ("room", "list")])
@pytest.mark.parametrize("package", ["aiohttp", "msgspec", "segno", "xlsxwriter"])
def test_a_classroom_without_its_packages_says_how_to_install_them(
    words: tuple[str, ...], package: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.setattr("debate.extra.how_to_install", lambda: "HOW")
    sentence = "The classroom needs a few more packages; install them with: HOW"
    outcome = call(*words)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"{sentence}\n")
