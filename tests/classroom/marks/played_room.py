"""A room that was played with the real judge, by the room's own rules: four students, two prompts, one revision."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from debate.classroom.keeping.journal import Journal
from debate.classroom.keeping.keeper import Keeper
from debate.classroom.room import events as e
from debate.classroom.room.due import closing
from debate.classroom.room.state import Camps, Decision, Quote, Room, Settings, Show
from debate.classroom.room.stepping import begin, step
from debate.judge import Judge
from debate.judge.ballot import Ballot
from debate.packs.model import Grade, Pack, Prompt
from tests.bench.marked import marked_answers

from ...built_in import built_in_judge, built_in_pack

ROOM = "2026-11-24-kfm3rt"
NAMES = {"s1": "Maya", "s2": '=HYPERLINK("http://x")', "s3": "<b>Tom</b>", "s4": "Ærøskøbing"}


def flagship() -> Pack:
    return built_in_pack()


def judge() -> Judge:
    return built_in_judge()


@cache
def _ballot(prompt: str, text: str) -> Ballot:
    return judge().ballot(prompt, text)


def prompts() -> tuple[Prompt, Prompt]:
    """The first prompt of each camp."""
    first, second = flagship().camps
    return flagship().prompts_for(first.id)[0], flagship().prompts_for(second.id)[0]


_OVERALL = {Grade.STRONG: 85, Grade.MIDDLING: 50, Grade.WEAK: 15}


def sample(prompt: Prompt, grade: Grade) -> str:
    """An answer to a prompt that markers held to be of that grade; the pack's own samples would be copies.

    It begins with six plain words (see ``mine_words``).
    """
    known = {point.id for point in prompt.points}
    of_this = [
        one
        for one in marked_answers()
        if one.prompt == prompt.id
        and one.id[0] not in "NO"  # what is taken back, dreamt or nonsense
        and all(word.isalpha() and word.islower() for word in one.answer.split()[1:6])
        and (grade is not Grade.STRONG or sum(one.made(point) or 0 for point in known) >= 2)
    ]
    return min(of_this, key=lambda one: abs(one.overall - _OVERALL[grade])).answer.strip()


def after(room: Room, events: Iterable[e.AnyEvent]) -> Room:
    for event in events:
        room = step(room, event)
        _happened.append(event)
    return room


_happened: list[e.AnyEvent] = []


def history(make: Callable[[], Room]) -> list[e.AnyEvent]:
    """The events that a room is made of, for a journal."""
    _happened.clear()
    make()
    return list(_happened)


@asynccontextmanager
async def kept_by_a_server(make: Callable[[], Room], folder: Path, *, running: bool = True) -> AsyncIterator[Keeper]:
    """A keeper of the room that ``make`` makes, its journal in ``folder``; at work when it is ``running``."""
    first, *rest = history(make)
    assert isinstance(first, e.Opened)
    journal = Journal.create(first, folder)
    journal.append(rest, rest[-1].now)
    keeper = Keeper(journal, journal.read(), flagship())
    work = [asyncio.create_task(keeper.run())] if running else []
    try:
        yield keeper
    finally:
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        await keeper.close()


def opened(**settings: object) -> Room:
    """A room with four students in their camps, before its first prompt."""
    pack = flagship()
    camps = (pack.camps[0].id, pack.camps[1].id)
    beginning = e.Opened(
        id=ROOM,
        code="KFM3RT",
        pack=pack.id,
        pack_hash=pack.hash,
        camps=camps,
        seed=7,
        at="2026-11-24T20:00:00+00:00",
    )
    _happened.append(beginning)
    room = begin(beginning)
    chosen = Settings(seconds=240.0, predict=True, **settings)  # type: ignore[arg-type]
    yours = {"s1": camps[0], "s2": camps[1], "s3": camps[0], "s4": camps[1]}
    return after(
        room,
        [
            e.Configured(settings=chosen, plan=(), pack=pack.id, pack_hash=pack.hash, camps=camps),
            *(e.Joined(seat=seat, name=name, key_hash="a" * 64, device="machine") for seat, name in NAMES.items()),
            e.Placed(
                camps=yours,
                teams={seat: camps.index(camp) for seat, camp in yours.items()} if chosen.camps is Camps.TEAMS else {},
            ),
        ],
    )


def begun(room: Room) -> Room:
    mine, theirs = prompts()
    camps = room.camps
    return after(room, [e.TurnBegun(prompts={camps[0]: mine.id, camps[1]: theirs.id}), e.Started(limit=240.0)])


def answered(room: Room, texts: dict[str, str]) -> Room:
    """The room after these texts came in and were marked; marks are held."""
    turn, attempt = len(room.turns) - 1, len(room.turns[-1].attempts)
    room = after(
        room,
        [
            e.HandedIn(seat=seat, turn=turn, attempt=attempt, text=text, seconds=100.0, now=room.now + 100)
            for seat, text in texts.items()
        ],
    )
    room = after(room, closing(room, room.now + 1))
    return marked(room, turn, attempt)


def marked(room: Room, turn: int, attempt: int) -> Room:
    papers = room.turns[turn].attempts[attempt - 1].papers.values()
    return after(
        room,
        [
            e.Marked(seat=p.seat, turn=turn, attempt=attempt, ballot=_ballot(p.prompt, p.text))
            for p in papers
            if p.handed_in
        ],
    )


def first_texts() -> dict[str, str]:
    mine, theirs = prompts()
    return {
        "s1": sample(mine, Grade.WEAK),
        "s2": sample(theirs, Grade.STRONG),
        "s3": "=1+1 </div><script>alert(1)</script> \u202eevil " + sample(mine, Grade.MIDDLING),
        "s4": "",
    }


def revised_texts() -> dict[str, str]:
    mine, theirs = prompts()
    return {"s1": sample(mine, Grade.STRONG), "s2": sample(theirs, Grade.STRONG), "s3": first_texts()["s3"]}


def held() -> Room:
    return answered(begun(opened()), first_texts())


def played(**settings: object) -> Room:
    """The whole: predictions, trust check, an override, a ruling, appeals, a revision, a quotation."""
    mine, _ = prompts()
    room = answered(begun(opened(**settings)), first_texts())
    criteria = [row.id for row in flagship().rubric.criteria]
    paper = room.turns[0].attempts[0].papers["s2"]
    assert paper.ballot is not None
    own = {mark.id: mark.level_number for mark in paper.ballot.criteria}
    words = mine_words(room)
    room = after(
        room,
        [
            e.Predicted(seat="s1", turn=0, attempt=1, levels=dict.fromkeys(criteria, 1)),
            e.TrustDrawn(seats=("s1", "s2", "s3")),
            e.TrustMarked(seat="s2", levels=own),
            e.TrustMarked(seat="s1", levels=dict.fromkeys(criteria, 0)),
            e.Overridden(
                seat="s1", turn=0, attempt=1, criterion=criteria[0], level=1, reason="Says it in <i>other</i> words."
            ),
            e.Released(),
            e.Appealed(seat="s1", turn=0, attempt=1, point=mine.points[0].id, start=0, end=len(words), note="I did!"),
            e.Decided(number=1, decision=Decision.ACCEPTED, reason="So you did."),
            e.Ruled(prompt=mine.id, point=mine.points[0].id, words=words, counts=True, reason="Fair."),
            e.Quoted(turn=0, quotes=(Quote(seat="s2", attempt=1, start=0, end=40),)),
            e.Started(limit=120.0),
        ],
    )
    room = answered(room, revised_texts())
    return after(room, [e.Released(), e.Shown(show=Show.GAIN), e.Ended()])


def mine_words(room: Room) -> str:
    """The first words of Maya's answer."""
    return " ".join(room.turns[0].attempts[0].papers["s1"].text.split()[:6])
