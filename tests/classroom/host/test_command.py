"""``debate host`` with options that contradict each other, or without what it needs: one sentence, and exit code 2."""

from __future__ import annotations

import pytest

from debate.cli.commands import debate
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
    assert run(debate, ("host", *options)) == FAILED
    assert CONTRADICTIONS[options] in capsys.readouterr().err


def test_without_a_terminal_it_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(debate, ["host"]) == FAILED
    assert "--headless" in capsys.readouterr().err
