"""What holds for all tests: ctrl+c reaches the programs that they start, these are not compiled anew each time, and
whoever asks for the pack or its judge gets the built-in ones, made once."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Generator

import pytest

from debate.judge import Judge
from debate.packs import Pack

from . import at_rest
from .built_in import built_in_judge, built_in_pack, judge_once, load_once

at_rest.install()

# A shell without job control starts what runs in its background deaf to ctrl+c, and so all that is started from there.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Where Python is told to keep no compiled modules, a program would compile some 300 of them whenever a test starts it.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.hookimpl(wrapper=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """With “-n auto”, one worker more than there are cores: many tests wait now and then, for a screen or a process."""
    return (yield) + 1


LONGEST = "test_a_lesson"
"""What has to begin first, so that it runs beside the rest: real programs, that wait for one another."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest test first."""
    items.sort(key=lambda item: item.name != LONGEST)


def pytest_collection_finish() -> None:
    """Let the garbage collector look less often, and not at what lives as long as the run: it took a third of the time
    of the screens' tests. A worker needs some 200 MB for it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The built-in pack."""
    return built_in_pack()


@pytest.fixture(scope="session")
def judge() -> Judge:
    """The judge of the built-in pack."""
    return built_in_judge()


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is called in this process share one reading of each built-in pack, and one judge of it."""
    for place in (
        *("debate.packs", "debate.packs.loading", "debate.plain.home", "debate.plain.practising"),
        "debate.classroom.keeping.keeper",
    ):
        monkeypatch.setattr(f"{place}.load_pack", load_once)
    for place in (
        *("debate.judge", "debate.plain.practising", "debate.cli.batch"),
        "debate.classroom.keeping.marker",
    ):
        monkeypatch.setattr(f"{place}.Judge", judge_once)
