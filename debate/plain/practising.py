"""What all ways into practice on plain lines share: which pack, rounds begun or gone on with, drills, today's plan."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from debate.game.draw import OWN_SECONDS, Choices
from debate.judge import Judge
from debate.packs import PackError, find_pack, list_packs, load_pack, load_readable
from debate.packs.model import Pack
from debate.plain.drilling import DrillLines
from debate.plain.lines import Lines
from debate.plain.playing import Playing
from debate.plain.today import item_words, plan_lines
from debate.plain.words import on_one_line
from debate.practice.drilling import Drilling
from debate.practice.drills import DrillTask, tasks_of
from debate.practice.titles import Titles
from debate.practice.today import Item, Plan, played_last, todays_plan, week_of
from debate.records import Records, UnfinishedRound
from debate.session import Session, SessionError, new_seed
from debate.settings import Settings, SettingsError


class Practising:
    """A player at ``lines``: the pack that they practise with, their settings, and what they can begin."""

    def __init__(self, lines: Lines, records: Records) -> None:
        self._lines = lines
        self._records = records
        self._settings = Settings.open(records.folder, records)
        self._pack: Pack | None = None
        self._known: Titles | None = None

    # Today and drills

    def today(self) -> None:
        """Tell today's plan and go through it, an item after the other, as long as the player likes."""
        plan = self._plan()
        while True:
            now = datetime.now().astimezone()
            self._lines.say(*plan_lines(plan, week_of(self._records, now), self._titles()))
            item = plan.next
            if item is None:
                return
            begin = {"y": f"yes, {item_words(item, self._titles())}", "n": "no"}
            if self._lines.ask("Start the next one?", begin, "y") == "n":
                return
            before = plan.done
            self._start(item)
            plan = self._plan()
            if plan.done == before:  # it was left
                return

    def _plan(self) -> Plan:
        now = datetime.now().astimezone()
        return todays_plan(self._records, self._titles().known, self._the_pack().id, now)

    def _start(self, item: Item) -> None:
        pack = self._pack_of(item.pack)
        if item.drill is not None:
            self.do_drills(pack, tasks_of(pack, item.drill.value, pack.prompt(item.prompt), item.point))
            return
        left = next((one for one in self._records.unfinished_rounds() if _is_of(one, item)), None)
        if left is not None:
            self._play_on(left)
            return
        choices = Choices(camp=item.camp, prompts=1, only=(item.prompt,), seconds=self._seconds())
        self._play(new_round(pack, self._records, choices, None))

    def do_drills(self, pack: Pack, tasks: Sequence[DrillTask]) -> None:
        """Do these drills, one after the other."""
        untimed = self._seconds() is None
        drilling = Drilling(
            Judge(pack),
            self._records,
            tasks,
            now=time.monotonic,
            utc_now=lambda: datetime.now(UTC),
            extra_time=None if untimed else float(self._settings.get("extra_time")),
        )
        self._remember(pack)
        DrillLines(drilling, self._lines).do()

    # Rounds

    def _play(self, session: Session) -> None:
        self._remember(session.pack)
        Playing(session, self._lines, self._records.folder).play()

    def _play_on(self, stored: UnfinishedRound) -> None:
        try:
            pack = self._pack_of(str(stored.state.get("pack", "")))
        except PackError as error:
            raise SessionError(
                f"The pack of the unfinished round is not here ({error}) Name it: “debate play --plain --pack PATH”."
            ) from error
        session = _resumed(pack, self._records, stored.id)
        if session is not None:
            self._play(session)

    # Packs

    def _the_pack(self) -> Pack:
        """The pack that was played last, else the first that comes with the program; read once."""
        if self._pack is None:
            played = played_last(self._records, str(self._settings.get("last_pack")))
            if played:
                with suppress(PackError):
                    self._pack = self._pack_of(played)
        if self._pack is None:
            places = list_packs()
            if not places:
                raise PackError("There is no pack here; name one with “debate play --pack PATH”.")
            self._pack = load_pack(places[0].path)
        return self._pack

    def _pack_of(self, pack_id: str) -> Pack:
        """The pack of that id. Raises ``PackError``."""
        if self._pack is not None and self._pack.id == pack_id:
            return self._pack
        return load_pack(find_pack(pack_id))

    def _remember(self, pack: Pack) -> None:
        """Keep in mind which pack is practised; where that cannot be kept, the last answer tells it too."""
        self._pack = pack
        if self._settings.get("last_pack") != pack.id:
            with suppress(SettingsError):
                self._settings.set("last_pack", pack.id)

    def _seconds(self) -> int | str | None:
        """The clock that the player set for new rounds, as ``Choices.seconds`` has it."""
        clock = str(self._settings.get("clock"))
        return int(clock) if clock.isdigit() else None if clock == "none" else OWN_SECONDS

    def _titles(self) -> Titles:
        """What the packs that are here call themselves; read once."""
        if self._known is None:
            self._known = Titles.of(load_readable(place.path for place in list_packs()))
        return self._known


def unfinished_of(lines: Lines, pack: Pack, records: Records, go_on: bool | None) -> Session | None:
    """The unfinished round of this pack, if there is one and the player wants it."""
    stored = records.unfinished_round()
    if stored is None or stored[1].get("pack") != pack.id:
        return None
    round_id = stored[0]
    try:
        session = _resumed(pack, records, round_id) if go_on is not False else None
    except SessionError as error:
        lines.say(str(error))
        return None
    if session is not None and go_on is None:
        number, count = session.position
        lines.say(f"You left a round at prompt {number} of {count}, for the camp “{on_one_line(session.camp.name)}”.")
        if lines.ask("Go on with it?", {"y": "yes", "n": "no"}, "y") == "n":
            round_id, session = session.round_id, None
    if session is None:
        records.close_round(round_id)
    return session


def _resumed(pack: Pack, records: Records, round_id: str) -> Session | None:
    """The unfinished round. One that cannot go on is closed, so that it is not offered for ever."""
    try:
        return Session.resume(Judge(pack), records, round_id=round_id)
    except SessionError:
        records.close_round(round_id)
        raise


def _is_of(left: UnfinishedRound, item: Item) -> bool:
    """Whether an unfinished round is the one that was begun for an item."""
    turns = left.state.get("turns")
    prompts = [turn.get("prompt") for turn in turns if isinstance(turn, dict)] if isinstance(turns, list) else []
    return left.state.get("pack") == item.pack and prompts == [item.prompt]


def new_round(pack: Pack, records: Records, choices: Choices, seed: int | None) -> Session:
    choices = replace(choices, extra_time=_extra_time(records))
    return Session.start(Judge(pack), records, choices, seed=new_seed() if seed is None else seed)


def _extra_time(records: Records) -> float:
    return float(Settings.open(records.folder, records).get("extra_time"))
