"""``debate host`` with options that contradict each other, or without what it needs: one sentence, and exit code 2."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest

from debate.cli.host import INSTALL, host
from debate.cli.running import FAILED, run

CONTRADICTIONS = {
    ("--hot-seat", "--headless"): "Choose one of",
    ("--attach", "lab", "--lan"): "takes no other choices",
    ("--attach", "lab", "--pack", "x"): "takes no other choices",
    ("--hot-seat", "--web"): "has no network",
    ("--resume", "--pack", "x"): "keeps its pack",
    ("--port", "99999"): "99999",
}


@pytest.mark.parametrize("options", CONTRADICTIONS, ids=" ".join)
def test_contradiction_is_named(options: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(host, options) == FAILED
    assert CONTRADICTIONS[options] in capsys.readouterr().err


def test_without_a_terminal_it_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(host, []) == FAILED
    assert "--headless" in capsys.readouterr().err


def test_missing_extra_is_told_with_the_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec

    def without(name: str, *given: Any) -> Any:
        return None if name == "aiohttp" else found(name, *given)

    monkeypatch.setattr(importlib.util, "find_spec", without)
    assert run(host, []) == FAILED
    assert INSTALL in capsys.readouterr().err
