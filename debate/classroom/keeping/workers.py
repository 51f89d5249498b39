"""Answers marked in processes of their own: what a text does to the judge stalls nobody's drafts, and ends with it.

A teacher's room has one, a school's server some for all its rooms. A worker keeps the judges that it needed last; it is
sent each pack once, so that it needs no place of packs and never marks by another one. A worker that is not done with a
text in time is killed, another goes on with the next one, and the text is the teacher's to mark.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from typing import Any, Final

from debate.classroom.keeping.marker import Ground, Judges, PaperKey
from debate.classroom.room import events as e
from debate.classroom.shown.unmarked import unmarked_ballot
from debate.judge.ballot import Ballot
from debate.packs.model import Pack

_LOG = logging.getLogger(__name__)

MARKING_SECONDS: Final = 10.0
"""What one text may take of the processor: some twenty times what the worst that we could think of takes."""

READY_SECONDS: Final = 60.0
"""The same to read a pack: an old computer, not a stuck one."""

OTHERS_FIRST: Final = 6 if sys.platform != "win32" else 1
"""So many times as long it may take by the clock, since others may come first; Windows has the clock alone."""

MOST_DEATHS: Final = 2
"""Workers that may end over one text (the system kills some when memory is short) before it is left to the teacher."""

AFTER_DEATH_SECONDS: Final = 0.5
"""How long what ended a worker is given to pass."""

NICENESS: Final = 5
"""How far marking stands back where processors are short: nobody waits for a mark as for the next letter."""


def school_workers() -> int:
    """As many as leave a processor to the rooms themselves."""
    return max(1, (os.cpu_count() or 2) - 1)


class Workers:
    """A bench of ``count`` processes, each started when it is first needed. ``seconds`` is what one text may take.

    ``work`` is what a process does at its end of the way; tests have some that do not work well.
    """

    def __init__(
        self, count: int = 1, *, seconds: float = MARKING_SECONDS, work: Callable[[Connection], None] | None = None
    ) -> None:
        self._seconds = seconds
        self._work = work or serve_judge
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="marking")
        self._own = threading.local()
        self._all: set[_Worker] = set()
        self._packs: dict[str, bytes] = {}
        self._closed = False

    async def mark(self, pack: Pack, grounds: Mapping[PaperKey, Ground]) -> list[e.Marked]:
        """The ballots on these papers, in their order."""
        ballots = await asyncio.gather(*(self._asked(self._ballot, pack, ground) for ground in grounds.values()))
        return [
            e.Marked(seat=key.seat, turn=key.turn, attempt=key.attempt, ballot=ballot)
            for key, ballot in zip(grounds, ballots, strict=True)
        ]

    async def warm_up(self, pack: Pack) -> None:
        """Make the pack's judge ready in one of the workers."""
        await self._asked(self._warm, pack)

    def close(self) -> None:
        """End the processes; what they are marking is marked in vain."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in list(self._all):
            worker.kill()

    async def _asked(self, do: Callable[..., Any], *what: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, do, *what)

    # On a thread for each worker

    def _warm(self, pack: Pack) -> None:
        try:
            self._ready(pack)
        except Exception:  # the first answers wait for another worker, and tell if there can be none
            self._end()

    def _ballot(self, pack: Pack, ground: Ground) -> Ballot:
        """The ballot on one text; where there can be none, one that says so, which the teacher fills in."""
        why = ""
        for _ in range(MOST_DEATHS):
            try:
                answer = self._ready(pack).answer((pack.hash, ground), self._seconds)
            except TimeoutError:
                self._end()
                why = "the judge was not done with it in time"
                break
            except Exception as error:  # its process ended, or there could be none
                self._end()
                if self._closed:
                    raise
                why = f"its worker ended ({error!r})"
                time.sleep(AFTER_DEATH_SECONDS)
            else:
                if isinstance(answer, Ballot):
                    return answer
                why = str(answer)
                break
        _LOG.error("an answer to %s could not be marked: %s", ground.prompt, why)
        return unmarked_ballot(pack, ground.prompt, ground.text)

    def _ready(self, pack: Pack) -> _Worker:
        """This thread's worker, which has the pack's judge."""
        worker: _Worker | None = getattr(self._own, "worker", None)
        if worker is None:
            worker = self._own.worker = _Worker(self._work)
            self._all.add(worker)
        if self._closed:  # meanwhile
            worker.kill()
        if pack.hash not in worker.packs:
            worker.answer(self._packed(pack), READY_SECONDS)
            worker.packs.add(pack.hash)
        return worker

    def _end(self) -> None:
        """This thread's worker is of no more use."""
        worker: _Worker | None = getattr(self._own, "worker", None)
        if worker is not None:
            worker.end()
            self._all.discard(worker)
            self._own.worker = None

    def _packed(self, pack: Pack) -> bytes:
        if pack.hash not in self._packs:
            self._packs[pack.hash] = pickle.dumps(pack, pickle.HIGHEST_PROTOCOL)
        return self._packs[pack.hash]


class _Worker:
    """One process and the way to it."""

    def __init__(self, work: Callable[[Connection], None]) -> None:
        forks = "forkserver" in multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver") if forks else multiprocessing.get_context("spawn")
        context.set_forkserver_preload([__name__])  # so that one that takes another's place is there at once
        self._way, its_end = context.Pipe()
        self._process = context.Process(target=work, args=(its_end,), name="judge", daemon=True)
        if forks:
            _have_tracker()
        self._process.start()
        its_end.close()
        self.packs: set[str] = set()
        """The hashes of those that it has."""

    def answer(self, work: object, seconds: float) -> object:
        """Its answer to what it is given to do.

        Raises ``TimeoutError`` when it is late (it is of no more use then: its next answer would be to this), and
        ``EOFError`` or ``OSError`` when it is no more.
        """
        self._way.send((seconds, work))
        if not self._way.poll(seconds * OTHERS_FIRST):
            raise TimeoutError
        try:
            return self._way.recv()
        except EOFError:
            self._process.join()
            if sys.platform != "win32" and self._process.exitcode == -signal.SIGPROF:
                raise TimeoutError from None
            raise

    def kill(self) -> None:
        """End it in the middle of whatever it does; whoever waits for its answer learns so."""
        self._process.kill()

    def end(self) -> None:
        """The same, and forget it."""
        self._process.kill()
        self._process.join()
        self._way.close()


def _have_tracker() -> None:
    """Have multiprocessing's tracker of resources run, which takes the standard error along as a file.

    That of a full screen is none. The whole process sees that it is exchanged, commands and screens that do the same
    included, so it is for no longer than this, and only there.
    """
    try:
        has_file = sys.stderr.fileno() >= 0
    except (OSError, ValueError, AttributeError):  # multiprocessing expects these
        has_file = True
    with contextlib.nullcontext() if has_file else contextlib.redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()


# In a worker


def serve_judge(way: Connection) -> None:
    """Take packs and texts as they come, and answer with ballots, or with what the judge stumbled over."""
    end_with_the_server()
    packs: dict[str, Pack] = {}
    judges = Judges()
    with contextlib.suppress(EOFError):
        while True:
            seconds, work = way.recv()
            _end_after(seconds)
            if isinstance(work, bytes):
                pack = pickle.loads(work)  # noqa: S301  from our own server's process
                packs[pack.hash] = pack
                told = _told(judges.of, pack)
            else:
                pack_hash, ground = work
                told = _told(judges.ballot, packs[pack_hash], ground)
            _end_after(0.0)
            way.send(told)


def _told(do: Callable[..., object], *what: object) -> object:
    """What comes of it, ``None`` for a judge (which stays here); in words what went wrong."""
    try:
        made = do(*what)
    except Exception:
        return traceback.format_exc()
    return made if isinstance(made, Ballot) else None


def _end_after(seconds: float) -> None:
    """Have the system end this process once it has had so much more of the processor; 0 for never."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


def end_with_the_server() -> None:
    """A worker ends with the server that it works for, in whatever way that ends, and not by a ctrl+c before it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.nice(NICENESS)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def end() -> None:
        parent.join()
        os._exit(0)

    threading.Thread(target=end, daemon=True).start()
