"""A fixed share of the spoilt packs of ``tests/bench/fuzz_packs.py``: none raises, none hangs, all are told clearly."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[1] / "bench" / "fuzz_packs.py"


@pytest.fixture(scope="module")
def fuzz_packs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_packs", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("first", range(0, 100, 25))
def test_spoilt_packs_are_taken_or_refused_with_clear_sentences(fuzz_packs: ModuleType, first: int) -> None:
    found = fuzz_packs.fuzz(25, first=first)
    assert found["failures"] == {}
    assert found["ends"]["refused"] > 5, "the mutants hardly spoil anything"
    assert sum(found["ends"][end] for end in ("refused", "advised", "clean") if end in found["ends"]) == 25


def test_a_hang_would_be_noticed(fuzz_packs: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def never_ends(path: Path) -> None:
        while True:
            str(path)

    monkeypatch.setattr(fuzz_packs, "check_pack", never_ends)
    monkeypatch.setattr(fuzz_packs, "MOST_STEPS", 10_000)
    assert "TooManySteps" in fuzz_packs.fuzz(1)["failures"][0]


def test_what_is_said_in_several_lines_would_be_noticed(
    fuzz_packs: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fuzz_packs.load_pack

    def says_too_much(path: Path) -> None:
        try:
            real(path)
        except fuzz_packs.PackError as error:
            raise fuzz_packs.PackError("one\ntwo", error.problems) from error

    monkeypatch.setattr(fuzz_packs, "load_pack", says_too_much)
    assert any("several lines" in said for said in fuzz_packs.fuzz(10)["failures"].values())
