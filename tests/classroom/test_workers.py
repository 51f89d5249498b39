"""Marking in processes of their own: a judge that hangs, fails or takes its process along costs one text its ballot."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection

import pytest

from debate.classroom.keeping import workers as processes
from debate.classroom.keeping.marker import Ground, Judges, PaperKey
from debate.classroom.keeping.workers import Workers, end_with_the_server, serve_judge
from debate.classroom.room.state import Ruling
from debate.classroom.shown.unmarked import is_unmarked
from debate.judge.ballot import Ballot
from debate.packs.model import Pack

from .marks.played_room import flagship, prompts

WORDS = "It is not so, because nobody was asked."
UNMARKED = [False, True, True, False]
RULED = "nobody was asked"


def serve_unwell(way: Connection) -> None:
    """A worker's end on which some texts have their effect."""
    ballot = Judges.ballot

    def unwell(self: Judges, pack: Pack, ground: Ground) -> Ballot:
        match ground.text:
            case "hangs":
                while True:
                    pass
            case "waits":
                threading.Event().wait()
            case "dies":
                os._exit(1)
            case "fails":
                raise RecursionError
        return ballot(self, pack, ground)

    Judges.ballot = unwell  # type: ignore[method-assign]  # in this process alone
    serve_judge(way)


@contextmanager
def bench(**how) -> Iterator[Workers]:
    workers = Workers(**how)
    try:
        yield workers
    finally:
        workers.close()


async def ballots_on(workers: Workers, *texts: str) -> list[Ballot]:
    prompt = prompts()[0].id
    grounds = {PaperKey(0, 1, f"s{number}"): Ground(prompt, text, ()) for number, text in enumerate(texts)}
    marks = await workers.mark(flagship(), grounds)
    assert [mark.seat for mark in marks] == [key.seat for key in grounds]
    return [mark.ballot for mark in marks]


async def test_ballots_are_those_of_the_judge_rulings_included_and_no_process_stays() -> None:
    prompt = prompts()[0]
    ruling = Ruling(number=1, prompt=prompt.id, point=prompt.points[0].id, words=RULED, counts=True, reason="")
    grounds = [Ground(prompt.id, WORDS, rulings) for rulings in ((), (ruling,))]
    with bench() as workers:
        marks = await workers.mark(flagship(), {PaperKey(0, at, "s1"): one for at, one in enumerate(grounds, 1)})
        (worker,) = workers._all
    assert [mark.ballot for mark in marks] == [Judges().ballot(flagship(), ground) for ground in grounds]
    assert marks[0].ballot != marks[1].ballot
    worker._process.join()


async def test_a_text_on_which_the_judge_hangs_or_dies_or_fails_is_the_teachers_to_mark(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(processes, "AFTER_DEATH_SECONDS", 0.0)
    with bench(work=serve_unwell) as workers:
        assert [is_unmarked(one) for one in await ballots_on(workers, WORDS, "fails", "dies", WORDS)] == UNMARKED
        for text in ("hangs", "waits"):
            workers._seconds = 0.05
            assert is_unmarked((await ballots_on(workers, text))[0])
            workers._seconds = processes.MARKING_SECONDS
            assert not is_unmarked((await ballots_on(workers, WORDS))[0])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has only the clock.")
async def test_the_time_of_others_on_a_busy_machine_is_not_the_judges(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(processes, "OTHERS_FIRST", 10_000)
    with bench(work=serve_unwell, seconds=0.05) as workers:
        assert is_unmarked((await ballots_on(workers, "hangs"))[0])
    assert "not done with it in time" in caplog.text


async def test_a_worker_that_was_late_with_a_pack_is_asked_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "READY_SECONDS", 0.0)
    with bench() as workers:
        await workers.warm_up(flagship())
        assert not workers._all
        monkeypatch.undo()
        (ballot,) = await ballots_on(workers, WORDS)
        assert not is_unmarked(ballot)


def serve_packs_only(way: Connection) -> None:
    """A worker that is killed over its first text, as by a system that is short of memory."""
    end_with_the_server()
    way.recv()
    way.send(None)
    way.recv()


async def test_a_worker_that_was_killed_once_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "AFTER_DEATH_SECONDS", 0.0)
    with bench(work=serve_packs_only) as workers:
        await workers.warm_up(flagship())
        workers._work = serve_judge
        assert not is_unmarked((await ballots_on(workers, WORDS))[0])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows starts processes otherwise.")
async def test_a_full_screen_whose_stderr_is_no_file_starts_workers_too(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[int] = []

    class OnScreen(io.StringIO):
        def fileno(self) -> int:
            return -1

    ensure_running = resource_tracker.ensure_running

    def looked_at() -> None:
        found.append(sys.stderr.fileno())
        ensure_running()

    monkeypatch.setattr(sys, "stderr", OnScreen())
    monkeypatch.setattr(resource_tracker, "ensure_running", looked_at)
    with bench() as workers:
        await workers.warm_up(flagship())
        assert workers._all
    assert found[0] >= 0
    assert set(found[1:]) == {-1}, "whoever writes there while a process starts still finds the screen"
