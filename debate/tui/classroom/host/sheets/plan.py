"""The prompts to come: a slot for each camp and turn, drawn unless the teacher picks another from the pack's list."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.classroom.room.state import MOST_TURNS, Stage
from debate.classroom.wire import messages as wire
from debate.packs import Pack, PackError, find_pack, load_pack
from debate.packs.model import Prompt
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.words import camp_name
from debate.tui.widgets.pointed import PointedList


class PlanSheet(HostSheet):
    """What will be played. A turn that is on show and was not started yet can be changed too."""

    AUTO_FOCUS = "PointedList"
    HELP = """
    One line for each camp and turn to come. Enter picks another prompt for the marked line, from the pack's list; plus
    adds a turn, minus takes the last one away, d has them all drawn anew. What was played stays as it was.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "pick another", id="plan.pick", tooltip="Pick another prompt for the marked line."),
        Binding("plus", "more", "one more", key_display="+", id="plan.more", tooltip="Add a turn, drawn."),
        Binding("minus", "fewer", "one fewer", key_display="-", id="plan.fewer", tooltip="Take the last turn away."),
        Binding("d", "draw", "draw anew", id="plan.draw", tooltip="Draw all that is to come anew."),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._pack: Pack | None = None
        self._slots: list[tuple[int, str, str]] = []
        """Turn (from 0), camp and prompt of each line."""

    def compose_sheet(self) -> ComposeResult:
        yield Static("The prompts to come", classes="heading")
        yield PointedList(id="slots")
        yield Static(id="about", classes="quiet")

    def on_mount(self) -> None:
        """Begin with the first line; the pack's list is read meanwhile."""
        self.take_up()
        self.run_worker(self._read(), exit_on_error=True)

    async def _read(self) -> None:
        wanted = self.host.pack_path if self.host.pack_path and self.view.phase == "lobby" else ""
        try:
            pack = await asyncio.to_thread(_load, wanted, self.view.pack)
        except PackError:
            self._say("This pack is not on this machine: its prompts can only be drawn.")
            return
        self._pack = pack
        self._say("Enter picks another prompt for the marked line.")

    def _say(self, sentence: str) -> None:
        self.query_one("#about", Static).update(Content(sentence))

    @property
    def _first(self) -> int:
        """The first turn that can still be changed."""
        view = self.view
        return view.turn if view.stage is Stage.READY else view.turn + 1

    def take_up(self) -> None:
        """The plan as it is now."""
        view = self.view
        slots = [
            (number, speech.camp, speech.prompt)
            for number, turn in enumerate(view.turns)
            if number >= self._first
            for speech in turn.speeches
        ]
        if slots == self._slots:
            return
        listed = self.query_one(PointedList)
        self._slots = slots
        listed.show([self._line(at) for at in range(len(slots))], listed.highlighted)
        if not slots:
            self._say("Nothing more is planned; + adds a turn.")

    def _line(self, at: int) -> Content:
        turn, camp, prompt = self._slots[at]
        titles = {speech.prompt: speech.title for row in self.view.turns for speech in row.speeches}
        number = f"{turn + 1:>2}" if at == 0 or self._slots[at - 1][0] != turn else "  "
        who = camp_name(self.host.camps, camp)
        return Content.assemble((f"{number}  ", "bold"), who, " answers  ", titles.get(prompt, prompt))

    @on(PointedList.OptionSelected)
    def _selected(self, event: PointedList.OptionSelected) -> None:
        turn, camp, prompt = self._slots[event.option_index]
        if self._pack is None:
            self.say_trouble("The pack’s list is still being read; try again in a moment.")
            return
        prompts = self._pack.prompts_for(camp)
        self.app.push_screen(PickSheet(prompts, prompt, lambda chosen: self._put(turn, camp, chosen)))

    def action_pick(self) -> None:
        """Pick another prompt for the marked line."""
        self.query_one(PointedList).action_select()

    def _put(self, turn: int, camp: str, prompt: str) -> None:
        """Put ``prompt`` in the place of what ``camp`` would have in ``turn``."""
        view = self.view
        if turn == view.turn:  # on show already: it is begun again with the other prompt
            prompts = {**self._prompts(turn), camp: prompt}
            self.send(lambda number: wire.Next(id=number, prompts=prompts))
            return
        plan = [self._prompts(number) for number in range(view.turn + 1, len(view.turns))]
        plan[turn - view.turn - 1] = {**plan[turn - view.turn - 1], camp: prompt}
        self._send_plan(plan)

    def _prompts(self, turn: int) -> Mapping[str, str]:
        return {speech.camp: speech.prompt for speech in self.view.turns[turn].speeches}

    def _send_plan(self, plan: list[Mapping[str, str]]) -> None:
        self.send(lambda number: wire.Configure(id=number, plan=tuple(plan)))

    def action_more(self) -> None:
        """One turn more: one that was not played or planned, where the pack has one."""
        view = self.view
        if self._pack is None or len(view.turns) >= MOST_TURNS:
            self.send(lambda number: wire.Configure(id=number, turns=len(view.turns) + 1))
            return
        used = {speech.prompt for row in view.turns for speech in row.speeches}
        fresh = {
            camp.id: next((one for one in self._pack.prompts_for(camp.id) if one.id not in used), None)
            for camp in self._pack.camps
        }
        if any(prompt is None for prompt in fresh.values()):
            self.say_trouble("This pack has no prompt left that is not planned already; pick one twice if you like.")
            fresh = {camp.id: self._pack.prompts_for(camp.id)[0] for camp in self._pack.camps}
        plan = [self._prompts(number) for number in range(view.turn + 1, len(view.turns))]
        self._send_plan([*plan, {camp: prompt.id for camp, prompt in fresh.items() if prompt is not None}])

    def action_fewer(self) -> None:
        """One turn fewer."""
        view = self.view
        plan = [self._prompts(number) for number in range(view.turn + 1, len(view.turns))]
        if plan:
            self._send_plan(plan[:-1])

    def action_draw(self) -> None:
        """All that is to come, drawn anew."""
        turns = max(1, len(self.view.turns))
        self.send(lambda number: wire.Configure(id=number, turns=turns))


class PickSheet(HostSheet):
    """The prompts of a camp, each with what it says."""

    HELP = "Up and down go through the arguments that this camp can be asked to answer; enter takes the marked one."

    def __init__(self, prompts: tuple[Prompt, ...], now: str, take: Callable[[str], None]) -> None:
        super().__init__()
        self._prompts = prompts
        self._now = now
        self._take_prompt = take

    def compose_sheet(self) -> ComposeResult:
        yield Static("Which argument?", classes="heading")
        yield PointedList([self._line(prompt) for prompt in self._prompts], id="slots")
        yield Static(id="about", classes="quiet")

    def on_mount(self) -> None:
        """Begin with the one that is planned."""
        listed = self.query_one(PointedList)
        ids = [prompt.id for prompt in self._prompts]
        listed.highlighted = ids.index(self._now) if self._now in ids else 0
        listed.focus()

    def _line(self, prompt: Prompt) -> Content:
        now = "● " if prompt.id == self._now else "  "
        return Content.assemble(now, prompt.title, (f"  {'·' * prompt.difficulty}", "$quiet"))

    @on(PointedList.OptionHighlighted)
    def _say_it(self, event: PointedList.OptionHighlighted) -> None:
        self.query_one("#about", Static).update(Content(f"“{self._prompts[event.option_index].speech.strip()}”"))

    @on(PointedList.OptionSelected)
    def _selected(self, event: PointedList.OptionSelected) -> None:
        self.action_close()
        self._take_prompt(self._prompts[event.option_index].id)


def _load(path: str, pack_id: str) -> Pack:
    """The pack of the room: of the path that was named, as long as it is that one; else the one of its id."""
    if path:
        pack = load_pack(find_pack(path))
        if pack.id == pack_id:
            return pack
    return load_pack(find_pack(pack_id))
