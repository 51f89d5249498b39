"""A lesson by the teacher's keys alone, over a room that really plays: from the lobby to the end of a revised prompt.

Everything is real but the network and the clock: the rules, the journal on the disk, the judge, the views.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from textual.pilot import Pilot

from debate.classroom.client.link import Refusal
from debate.classroom.errors import RoomError
from debate.classroom.keeping.journal import Journal
from debate.classroom.keeping.keeper import Keeper
from debate.classroom.room import events as e
from debate.classroom.room.state import Decision, Phase, Settings, Stage
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.app import HostApp
from debate.tui.classroom.host.held import HostHeld
from debate.tui.classroom.host.over import HostOver
from debate.tui.classroom.host.released import ReleasedPage
from debate.tui.classroom.host.roster import Roster
from debate.tui.classroom.host.sheets.trust import TrustSheet
from debate.tui.widgets.choice import Choice

from ...tui.toll_bridge import ANSWER, BETTER
from .conftest import press, says
from .made_up import FREE, PACK, TOLL

STUDENTS = ("Ada", "Ben", "Cem", "Dora")


class InProcess:
    """A line straight to the room's keeper."""

    owns_server = True
    token = "a-token-of-forty-three-characters-000000000"

    def __init__(self, keeper: Keeper) -> None:
        self.keeper = keeper
        self.hear: Callable[[wire.FromServer], None] = lambda _message: None
        self.tell: Callable[[str], None] = lambda _sentence: None
        self._number = 0

    async def run(self) -> None:
        keeper = self.keeper
        keeper.changed = lambda _seats: self._show()
        self.hear(wire.Welcome(room=keeper.room.id, now=keeper.now(), topic=keeper.topic))
        self._show()
        await keeper.run()

    def _show(self) -> None:
        self.hear(wire.Update(now=self.keeper.now(), view=self.keeper.host_view()))

    async def ask(self, make: Callable[[int], wire.Request]) -> wire.Taken | wire.BallotIs | wire.PaperIs:
        self._number += 1
        try:
            return await self.keeper.from_host(make(self._number))  # type: ignore[arg-type]
        except RoomError as error:
            raise Refusal(str(error)) from error

    def room_now(self) -> float | None:
        return self.keeper.now()

    async def close(self) -> None:
        return


def open_room(folder: Path) -> Keeper:
    opened = e.Opened(
        id="room",
        code="KFM3RT",
        pack=PACK.id,
        pack_hash=PACK.hash,
        camps=(TOLL, FREE),
        seed=1,
        at="2026-11-24T10:00:00",
    )
    plan = tuple({camp: PACK.prompts_for(camp)[turn].id for camp in (TOLL, FREE)} for turn in range(2))
    configured = e.Configured(settings=Settings(), plan=plan, pack=PACK.id, pack_hash=PACK.hash, camps=(TOLL, FREE))
    journal = Journal.create(opened, folder)
    journal.append([configured], 0.0)
    return Keeper(journal, journal.read(), PACK, clock=lambda: 0.0)


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until what the test asked for has been written, marked and shown."""
    async with asyncio.timeout(60):
        while not holds():
            await pilot.pause(0.01)
    await pilot.pause()


async def hand_in(keeper: Keeper, text: str, attempt: int) -> None:
    """All students hand in."""
    for seat in [seat.id for seat in keeper.room.seated]:
        await keeper.from_seat(
            seat, wire.Write(id=1, text=wire.OwnText(0, attempt, 1, f"{text} {seat}", handing_in=True))
        )


async def test_a_lesson_by_keys(tmp_path: Path) -> None:
    keeper = open_room(tmp_path)
    app = HostApp(InProcess(keeper), animations=False)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: keeper.room.phase is Phase.LOBBY and app.view is not None)
        for name in STUDENTS:
            join = wire.Join(protocol=wire.PROTOCOL, code="KFM3RT", name=name)
            seat = await keeper.take_seat(join, name=name, token_hash=sha256(name.encode()).hexdigest(), seat_id=name)
            keeper.connected(seat.id)
        await press(pilot, "n")
        await until(pilot, lambda: keeper.room.stage is Stage.READY)
        assert sorted(seat.camp or "" for seat in keeper.room.seated) == [FREE, FREE, TOLL, TOLL]
        await press(pilot, "s")
        await until(pilot, lambda: keeper.room.stage is Stage.WRITING)

        await hand_in(keeper, ANSWER, 1)
        await until(pilot, lambda: isinstance(app.screen, HostHeld) and app.view is not None and app.view.marked == 4)
        await press(pilot, "t")
        await until(pilot, lambda: isinstance(app.screen, TrustSheet) and bool(app.screen.query(Choice)))
        for _ in range(4):
            shown = app.screen.query_one("#trust-text")
            for choice in app.screen.query(Choice):
                choice.at = 2
            await press(pilot, "ctrl+s")
            await until(pilot, lambda: shown not in app.screen.query("*"))  # noqa: B023
        assert says(pilot, "#trust-head") == "You and the judge"
        await press(pilot, "escape", "r", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ReleasedPage))

        paper = keeper.room.turns[0].attempts[0].papers["Ada"]
        assert paper.ballot is not None
        point = paper.ballot.points[-1].id
        await keeper.from_seat(
            "Ada", wire.Let(id=1, event=e.Appealed(seat="", turn=0, attempt=1, point=point, start=0, end=8))
        )
        await press(pilot, "a", "enter", "ctrl+s")
        await until(pilot, lambda: "This ruling changes" in says(pilot, "#weighed"))
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: keeper.room.appeals[0].decision is Decision.ACCEPTED)
        assert [ruling.words for ruling in keeper.room.rulings] == ["They say"]
        await press(pilot, "escape")

        await press(pilot, "enter", "1", "o", "right", "tab", *"so", "ctrl+s", "escape")
        await until(pilot, lambda: any(paper.overrides for paper in keeper.room.turns[0].attempts[0].papers.values()))

        await press(pilot, "v")
        await until(pilot, lambda: keeper.room.stage is Stage.WRITING)
        await hand_in(keeper, BETTER, 2)
        await until(pilot, lambda: isinstance(app.screen, HostHeld) and app.view is not None and app.view.marked == 4)
        await press(pilot, "r", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ReleasedPage))
        assert all(row.gain is not None for row in app.screen.query_one(Roster).rows)
        await press(pilot, "E", "E")
        await until(pilot, lambda: isinstance(app.screen, HostOver))
    await keeper.close()
