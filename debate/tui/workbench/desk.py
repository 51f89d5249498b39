"""What goes on behind the workbench: files are watched and read, answers and samples are marked, never in the way.

All work is done in threads, one ballot at a time, the newest answer first in line. A result that is no longer asked
for (another letter was typed, another prompt chosen, another pack saved) is dropped.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar, TypeVarTuple

from debate.authoring.answers import MarkedAnswer
from debate.authoring.bench_reading import Prints, Reading, ask_judge, prints, read_bench
from debate.authoring.bench_state import Bench, texts_of
from debate.authoring.checking import MOST_JUDGED
from debate.authoring.near import CueStems, Near
from debate.authoring.testing import Marked
from debate.judge import Judge
from debate.judge.ballot import Ballot, Made
from debate.judge.finding.compiled import CompiledPack
from debate.judge.languages.reader import language_of
from debate.packs.model import Pack, Prompt

POLL_SECONDS = 0.25
SETTLE_SECONDS = 0.1
"""How long a change must have been the last one: an editor may be in the middle of writing."""
MOST_SETTLES = 20
"""Looks at files that change all the time, before they are read all the same."""

T = TypeVar("T")
Given = TypeVarTuple("Given")


@dataclass(frozen=True, slots=True)
class BenchAnswer:
    """An answer to be marked. ``own`` says that it is, or was begun from, a text of the pack: no copy of itself."""

    prompt: str
    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Live:
    """An answer with its ballot. ``near`` is how near it comes to the points that it does not make, by their ids.

    ``before`` is the ballot's score by the pack before the last save, where the answer is still the same.
    """

    answer: BenchAnswer
    ballot: Ballot
    pack: Pack
    near: dict[str, Near]
    before: int | None


class SharedJudge:
    """A judge that may be asked from several threads: it takes one answer at a time."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._judge = Judge(pack)
        self._stems = CueStems(language_of(pack.language))
        self._turn = threading.Lock()

    @property
    def compiled(self) -> CompiledPack:
        """The pack as the judge has it."""
        return self._judge.compiled

    def ballot(self, prompt_id: str, answer: str, *, own_texts: bool = False, trust: bool = True) -> Ballot:
        """The ballot on an answer, as soon as it is this answer's turn."""
        with self._turn:
            return self._judge.ballot(prompt_id, answer, own_texts=own_texts, trust=trust)

    def look(self, answer: BenchAnswer, before: int | None) -> Live:
        """An answer's ballot, and how near it comes to what it drops."""
        with self._turn:
            ballot = self._judge.ballot(answer.prompt, answer.text, own_texts=answer.own)
            dropped = {mark.id for mark in ballot.points if mark.made is not Made.MADE}
            points = [point for point in self.pack.prompt(answer.prompt).points if point.id in dropped]
            return Live(answer, ballot, self.pack, self._stems.near(points, answer.text), before)

    def mark_all(self, texts: Sequence[MarkedAnswer]) -> tuple[Marked, ...]:
        """Texts of the pack with their ballots; an answer that comes meanwhile has to wait for one of them at most."""
        return tuple(
            Marked(text=text, ballot=self.ballot(text.prompt, text.text, own_texts=text.own)) for text in texts
        )


class Desk:
    """The work on one pack. ``tell`` is called in the event loop whenever there is something new to show."""

    def __init__(
        self,
        folder: Path,
        tell: Callable[[], None],
        *,
        poll_seconds: float = POLL_SECONDS,
        settle_seconds: float = SETTLE_SECONDS,
    ) -> None:
        self.bench = Bench(folder=folder)
        self.live: Live | None = None
        """The newest answer that was marked."""
        self._answer_trouble: str | None = None
        self.pack_trouble: str | None = None
        """What of it concerns the pack as a whole."""
        self._tell = tell
        self._poll_seconds = poll_seconds
        self._settle_seconds = settle_seconds
        self._marker: SharedJudge | None = None
        self._prompt: str | None = None
        self._wanted: BenchAnswer | None = None
        self._asked = asyncio.Event()
        self._reload = asyncio.Event()
        self._looked_at: tuple[Path, ...] = ()
        self._work: asyncio.Task[None] | None = None
        self._eye = Hand()

    @property
    def trouble(self) -> str | None:
        """What went wrong in here, in a sentence; the author is not to blame for it."""
        return self._answer_trouble or self.pack_trouble

    # What the screen asks for

    def mark(self, answer: BenchAnswer) -> None:
        """Mark an answer as soon as can be; one that still waits is forgotten."""
        self._wanted = answer
        self._asked.set()

    def show(self, prompt: str) -> None:
        """Mark the texts of that prompt before those of others."""
        self._prompt = prompt
        if self._marker is not None and (self._work is None or self._work.done()):
            self._begin(self._mark_texts, self._marker)

    def reload(self) -> None:
        """Read the files again, whether they look changed or not."""
        self._reload.set()

    # Loops; the screen runs them as long as it lives

    async def watch(self) -> None:
        """Read the pack now, and again whenever a file was saved."""
        seen: Prints | None = None
        try:
            while True:
                now = await self._eye.do(prints, self.bench.folder, self._looked_at)
                if now != seen or self._reload.is_set():
                    self._reload.clear()
                    seen = await self._settled(now) if seen is not None else now
                    reading = await in_thread(read_bench, self.bench.folder)
                    self._looked_at = reading.looked_at
                    # What was saved while we read is seen the next time, since ``seen`` is from before.
                    seen = frozenset(seen | self._outside(seen))
                    self._begin(self._take_up, reading)
                await _first_of(self._reload, self._poll_seconds)
        finally:
            self._eye.rest()
            if self._work is not None:
                self._work.cancel()

    def _outside(self, seen: Prints) -> Prints:
        """The prints of files that the reading was the first to look at, so that they do not look changed."""
        known = {one[0] for one in seen}
        return frozenset(one for one in prints(self.bench.folder, self._looked_at) if one[0] not in known)

    async def _settled(self, now: Prints) -> Prints:
        """The prints once they stay the same."""
        for _ in range(MOST_SETTLES):
            await asyncio.sleep(self._settle_seconds)
            later = await self._eye.do(prints, self.bench.folder, self._looked_at)
            if later == now:
                break
            now = later
        return now

    async def mark_answers(self) -> None:
        """Mark the newest answer whenever there is one."""
        hand = Hand()
        try:
            while True:
                await self._asked.wait()
                self._asked.clear()
                answer, marker = self._wanted, self._marker
                if answer is not None and marker is not None and self.bench.prompt(answer.prompt) is not None:
                    await self._look(hand, answer, marker)
        finally:
            hand.rest()

    async def _look(self, hand: Hand, answer: BenchAnswer, marker: SharedJudge) -> None:
        try:
            live = await hand.do(marker.look, answer, self._score_before(answer, marker))
        except Exception as error:
            self._answer_trouble = _sorry("This answer could not be marked", error)
            self._tell()
            return
        if answer == self._wanted and marker is self._marker:
            self.live = live
            self._answer_trouble = None
            self._tell()

    def _score_before(self, answer: BenchAnswer, marker: SharedJudge) -> int | None:
        """The score of the same answer by the pack before."""
        live = self.live
        if live is None or live.answer != answer:
            return None
        return live.before if live.pack is marker.pack else live.ballot.score

    # A pack is taken up

    def _begin(self, work: Callable[[*Given], Awaitable[None]], *given: *Given) -> None:
        if self._work is not None:
            self._work.cancel()
        self._work = asyncio.create_task(self._guarded(work, *given))

    async def _guarded(self, work: Callable[[*Given], Awaitable[None]], *given: *Given) -> None:
        """Let nothing that the judge stumbles over end the program, with an author's text in it."""
        self.pack_trouble = None
        try:
            await work(*given)
        except Exception as error:
            self.pack_trouble = _sorry("The judge could not take up this pack", error)
            self._tell()

    async def _take_up(self, reading: Reading) -> None:
        """Show the problems of what was read at once, then mark by it, then ask the judge about it."""
        self.bench = self.bench.with_problems(reading.problems)
        self._tell()
        marker = self._marker
        if reading.pack is not None and (marker is None or marker.pack != reading.pack):
            marker = await in_thread(SharedJudge, reading.pack)
            self._marker = marker
            self.bench = self.bench.with_pack(reading.pack)
            self._asked.set()
            self._tell()
        if marker is not None:
            await self._mark_texts(marker)
        if marker is not None and reading.pack is not None:
            problems = await in_thread(ask_judge, reading, marker)
            if problems is not None:
                self.bench = self.bench.with_problems(problems, asked=True)
                self._tell()
            await self._mark_texts(marker)  # of a prompt that was visited meanwhile

    async def _mark_texts(self, marker: SharedJudge) -> None:
        """Mark the texts of all prompts, those of the one on show first; of a very large pack only these."""
        while (prompt := self._next_prompt()) is not None:
            texts = texts_of(prompt, marker.pack)
            marked = await in_thread(marker.mark_all, texts)
            self.bench = self.bench.with_marked(prompt.id, marked)
            self._tell()

    def _next_prompt(self) -> Prompt | None:
        shown = self.bench.prompt(self._prompt)
        if shown is not None and shown.id not in self.bench.marked:
            return shown
        if len(self.bench.prompts) > MOST_JUDGED:
            return None
        return next((one for one in self.bench.prompts if one.id not in self.bench.marked), None)


def _sorry(what: str, error: Exception) -> str:
    """What to say when the judge failed, which is a defect of ours; the author's work goes on."""
    return f"{what} ({type(error).__name__}: {error}). Please report it; your text and files are safe."


class Hand:
    """A thread that does one thing after another. Leaving the program does not wait for it.

    It stays, since starting a thread keeps the event loop waiting until the thread runs: some milliseconds on a busy
    computer, which is too long with every key.
    """

    def __init__(self) -> None:
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        threading.Thread(target=self._run, daemon=True, name="workbench").start()

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()

    def rest(self) -> None:
        """End the thread, after what it is doing."""
        self._tasks.put(None)

    async def do(self, work: Callable[[*Given], T], *given: *Given) -> T:
        """What ``work`` makes of what is given."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        self._tasks.put(lambda: _report(loop, done, work, given))
        return await done


async def in_thread(work: Callable[[*Given], T], *given: *Given) -> T:
    """The same in a thread of its own, for what takes long: work that nobody wants any more is not waited for."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()
    threading.Thread(target=_report, args=(loop, done, work, given), daemon=True, name="workbench").start()
    return await done


def _report(
    loop: asyncio.AbstractEventLoop,
    done: asyncio.Future[T],
    work: Callable[[*Given], T],
    given: tuple[*Given],
) -> None:
    """Do the work, and tell the event loop what came of it."""

    def finish(result: T | None, error: BaseException | None) -> None:
        if done.cancelled():
            return
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(result)  # type: ignore[arg-type]

    result, failed = None, None
    try:
        result = work(*given)
    except BaseException as error:
        failed = error
    try:
        loop.call_soon_threadsafe(finish, result, failed)
    except RuntimeError:  # the loop was closed meanwhile: nobody waits any more
        return


async def _first_of(event: asyncio.Event, seconds: float) -> None:
    """Wait until the event, or for so long."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return
