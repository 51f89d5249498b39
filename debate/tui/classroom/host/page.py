"""What every page of the dashboard has: the room's view, the roster, requests with their answers, common keys."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from debate.classroom.room import events as e
from debate.classroom.room.state import Phase, Show
from debate.classroom.shown.telling import open_appeals
from debate.classroom.shown.views.host import HostView, Words
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.dashboard import OnDashboard
from debate.tui.classroom.host.roster import Roster
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.sheets.appeals import AppealsSheet
from debate.tui.classroom.host.sheets.bring_in import BringInSheet
from debate.tui.classroom.host.sheets.flow import FlowSheetSheet
from debate.tui.classroom.host.sheets.peers import PeersSheet
from debate.tui.classroom.host.sheets.plan import PlanSheet
from debate.tui.classroom.host.sheets.reach import ReachSheet
from debate.tui.classroom.host.sheets.release import ReleaseSheet
from debate.tui.classroom.host.sheets.rulings import RulingsSheet
from debate.tui.classroom.host.sheets.seat import SeatSheet
from debate.tui.classroom.host.sheets.settings import SettingsSheet
from debate.tui.classroom.host.sheets.speeches import SpeechesSheet
from debate.tui.classroom.host.sheets.trust import TrustSheet
from debate.tui.classroom.host.words import sentence
from debate.tui.page import Page
from debate.tui.widgets.hints import key_name
from debate.wording import counted

SHEETS: dict[str, type[HostSheet]] = {
    "appeals": AppealsSheet, "bring_in": BringInSheet, "flow": FlowSheetSheet, "peers": PeersSheet,
    "reach": ReachSheet, "release": ReleaseSheet, "rulings": RulingsSheet, "settings": SettingsSheet,
    "speeches": SpeechesSheet, "trust": TrustSheet,
}  # fmt: skip
"""What a key opens over a page, by the name in the key's action."""

SHOWS = {
    "1": (Show.LOBBY, "lobby", "the address, the code and who is here"),
    "2": (Show.PROMPT, "prompt", "the prompt and the clock"),
    "3": (Show.FLOW, "flow", "what the class answered and what it dropped"),
    "4": (Show.GAIN, "gain", "what the revision gained"),
    "5": (Show.BLANK, "blank", "nothing"),
}
"""What the projector can show, by its key: the value, a word, and what it means."""

PROJECTOR_KEYS: tuple[BindingType, ...] = tuple(
    Binding(
        key,
        f"project('{show.value}')",
        f"project {word}",
        show=False,
        id=f"host.project.{show.value}",
        tooltip=f"Let the projector show {says}.",
    )
    for key, (show, word, says) in SHOWS.items()
)


COMMON_KEYS: tuple[BindingType, ...] = (
    Binding("slash", "find", "find", key_display="/", id="host.find", tooltip="Find a student by name."),
    Binding("o", "order", "order", show=False, id="host.order", tooltip="Order by need, or by name."),
    Binding("i", "open('reach')", "how to join", show=False, id="host.reach",
            tooltip="The address, the code, and the projector’s key."),
    Binding("l", "lock", "lock", show=False, id="host.lock", tooltip="Let nobody new in, or open the room again."),
    Binding("g", "open('settings')", "settings", show=False, id="host.settings",
            tooltip="Clock, camps, prompts to come, names, leaderboard."),
    Binding("p", "plan", "prompts", show=False, id="host.plan", tooltip="Choose the prompts that are to come."),
    Binding("a", "open('appeals')", "appeals", show=False, id="host.appeals", tooltip="Decide what students appealed."),
    Binding("R", "open('rulings')", "rulings", show=False, id="host.rulings",
            tooltip="Read your rulings, and take one back."),
    Binding("m", "open('bring_in')", "bring in a file", show=False, id="host.bring-in",
            tooltip="Hand in the file of a student whose connection never came back."),
    Binding("escape", "unfind", "all", id="host.unfind", tooltip="Show the whole class again."),
    Binding("E", "end", "end the room", show=False, id="host.end", tooltip="End the room for everybody."),
    *PROJECTOR_KEYS,
)  # fmt: skip
"""The keys of every page. A page names them after its own, so that the hints begin with what the stage is about."""


def projector_line(view: HostView) -> Content:
    """The keys of the projector, with what it shows now set off by weight and a dot."""
    parts: list[Content] = [Content.styled("Board", "$quiet")]
    for key, (show, word, _) in SHOWS.items():
        now = view.show is show
        parts.append(
            Content.assemble((key, "bold"), " ", (f"{'● ' if now else ''}{word}", "bold" if now else "$quiet"))
        )
    return Content("  ").join(parts)


class HostPage(Page, OnDashboard):
    """A page of the dashboard: masthead, guidance, the stage's own body, the roster and the projector's keys.

    A stage overrides ``compose_stage`` and ``show_view``.
    """

    AUTO_FOCUS = "Roster"

    def compose_body(self) -> ComposeResult:
        yield Static(id="guidance")
        yield from self.compose_stage()
        yield Input(placeholder="Find by name", id="find", compact=True, select_on_focus=False)
        yield Roster(id="roster")
        yield Static(id="projector")

    def compose_stage(self) -> ComposeResult:
        """What this stage shows above the roster."""
        yield from ()

    def guidance(self, view: HostView) -> Content:
        """What the teacher may do next, in a sentence."""
        return self.sentence(view.guidance.says)

    def sentence(self, words: Words) -> Content:
        """What the room's server tells, with the keys of this page."""
        return sentence(words, self._key_of)

    def _key_of(self, action: str) -> str:
        """The key of the action of that id, as the hints write it."""
        bindings = (one.binding for one in self.active_bindings.values() if one.binding.id == action)
        return next((one.key_display or key_name(one.key) for one in bindings), action)

    def show_view(self, view: HostView) -> None:
        """Show what this stage adds."""

    def on_mount(self) -> None:
        """Begin with the roster, with what is known of the room; a search goes on from the page before."""
        field = self.query_one("#find", Input)
        field.display = self.host.finding
        if self.host.finding:
            field.value = self.query_one(Roster).typed = self.host.find
        self.take_up()

    def on_screen_resume(self) -> None:
        """What was over this page may have hidden that the room went on."""
        self.call_after_refresh(self.host.show_view)

    def take_up(self) -> None:
        """Show the room as it is now. Called whenever something of it changed."""
        view = self.view
        self.masthead.title = view.guidance.title
        self.masthead.place = self.place_of(view)
        super().say_trouble(self._trouble)
        self.query_one("#guidance", Static).update(self.guidance(view))
        self.query_one("#projector", Static).update(projector_line(view))
        self.query_one(Roster).show(view, self.host.camps)
        self.show_view(view)
        self.tick()
        self.refresh_bindings()

    def tick(self) -> None:
        """A second went by."""

    def place_of(self, view: HostView) -> str:
        """What stands in the middle of the head: the code for latecomers, and what waits for the teacher."""
        waiting = open_appeals(view)
        appeals = f"  ·  {counted(waiting, 'appeal')}" if waiting else ""
        locked = "  ·  locked" if view.locked else ""
        return f"code {view.code}{locked}{appeals}"

    # Asking

    def say_trouble(self, sentence: str | None) -> None:
        """Show a refusal, unless it came when the page had already given way to the next."""
        if self.lives:
            super().say_trouble(sentence)

    def on_key(self, event: events.Key) -> None:
        """A refusal has been read when the next key comes."""
        super().on_key(event)
        if self._trouble is not None:
            self.say_trouble(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done in the room as it stands."""
        view = self.host.view
        if view is None:
            return False
        match action, *parameters:
            case ["unfind"]:
                return self.query_one("#find").display
            case ["end" | "lock" | "plan"] | ["open", "settings"]:
                return view.phase is not Phase.OVER
            case "open", "bring_in":
                return view.turn >= 0
            case "open", "appeals":
                return bool(view.appeals)
            case "open", "rulings":
                return bool(view.rulings)
            case _:
                return super().check_action(action, parameters)

    # Keys of every page

    def action_project(self, show: str) -> None:
        """Let the projector show something else."""
        self.send(lambda number: wire.Let(id=number, event=e.Shown(show=Show(show))))

    def action_lock(self) -> None:
        """Let nobody new in, or open the room again."""
        locked = not self.view.locked
        self.send(lambda number: wire.Let(id=number, event=e.Locked(locked=locked)))

    def action_find(self) -> None:
        """Type a part of a name; what was typed last stands there, and the next letter begins anew."""
        field = self.query_one("#find", Input)
        field.display = self.host.finding = True
        field.value = self.host.find
        field.focus()
        field.select_all()
        self._show_found(self.host.find)

    def action_unfind(self) -> None:
        """Show the whole class again."""
        self.query_one("#find", Input).display = self.host.finding = False
        self._show_found("")
        self.query_one(Roster).focus()

    def _show_found(self, typed: str) -> None:
        roster = self.query_one(Roster)
        roster.typed = typed
        roster.sort()
        self.refresh_bindings()

    def action_order(self) -> None:
        """Order the roster by need, or by name."""
        roster = self.query_one(Roster)
        roster.by_name = not roster.by_name
        roster.sort()

    @on(Input.Changed, "#find")
    def _found(self, message: Input.Changed) -> None:
        if self.host.finding:
            self.host.find = message.value
            self._show_found(message.value)

    @on(Input.Submitted, "#find")
    def _find_taken(self) -> None:
        self.query_one(Roster).focus()

    @on(Roster.Opened)
    def _opened(self, message: Roster.Opened) -> None:
        self.open_seat(message.seat)

    def open_seat(self, seat: str) -> None:
        """What enter does with a seat of the roster."""
        self.app.push_screen(SeatSheet(seat))

    def action_open(self, sheet: str) -> None:
        """Open a sheet over the page."""
        self.app.push_screen(SHEETS[sheet]())

    def action_plan(self) -> None:
        """Choose the prompts."""
        self.app.push_screen(PlanSheet())

    def action_end(self) -> None:
        """End the room, once the teacher has said so twice."""
        if self.asked_twice("E", "End the room for everybody? Its report stays."):
            self.send(lambda number: wire.End(id=number))
