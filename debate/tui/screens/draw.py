"""The draw: first the choices (camp, prompts, clock, seed), then two cards of which one turns, then a sentence.

The round itself is drawn by the game and stored only when the player accepts it, so that going back leaves no trace.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import ContentSwitcher, Input, Label, Static

from debate.game.draw import DRAW, OWN_SECONDS, Choices, DrawError, DrawnRound, draw_round
from debate.packs import Pack, PackError
from debate.tui.camps import camp_mark, spoken_name
from debate.tui.screens.solo import SoloPage
from debate.tui.widgets.cards import Cards
from debate.tui.widgets.choice import Choice, Explanation, Option, including
from debate.wording import counted

if TYPE_CHECKING:
    from debate.judge import Judge

THEATRE_SECONDS = 1.1
_FRAME_SECONDS = 1 / 20

_ASKED = "As you asked for."
_CAMPS_UNREAD = (Option(DRAW, "drawn", "The camp is drawn: be ready to argue either side."),)
_PROMPTS = (
    Option(1, "1", "One argument to answer: about three minutes."),
    Option(3, "3", "Three arguments to answer: about ten minutes."),
    Option(5, "5", "Five arguments to answer: about a quarter of an hour."),
    Option(None, "all", "Every argument there is against your camp."),
)
_CLOCKS = (
    Option(OWN_SECONDS, "its own", "Each argument has the time that its author thinks right."),
    Option(60, "60", "One minute for each argument: name it, answer it, give one reason."),
    Option(90, "90", "A minute and a half for each argument."),
    Option(120, "120", "Two minutes for each argument."),
    Option(180, "180", "Three minutes for each argument."),
    Option(None, "off", "No clock: take all the time that you want."),
)


class DrawScreen(SoloPage):
    """Choosing and drawing a round.

    ``choices`` are those to begin with (the player's last ones when there are none), ``seed`` the seed to draw with.
    ``at_once`` goes straight to the draw; ``pack_id`` names the pack, the one in use without it.
    """

    CSS_PATH = "draw.tcss"
    TITLE = "A new round"
    AUTO_FOCUS = ""
    HELP = (
        "Choose how you want to play, then draw. The seed decides the camp, the arguments and their order: the same "
        "seed and the same choices give the same round again, so a class can play one round together.\n\n"
        "Extra time, in the settings, lengthens every clock."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "draw", "draw", id="draw.draw", tooltip="Draw the round."),
        Binding("enter", "accept", "read the brief", id="draw.accept", tooltip="Take this round and read its brief."),
        Binding("n", "new_seed", "draw again", id="draw.seed", tooltip="Draw with another seed."),
        Binding("escape,q", "back", "back", id="draw.back", tooltip="Go back; nothing is kept of this draw."),
    ]

    def __init__(
        self,
        choices: Choices | None = None,
        *,
        seed: int | None = None,
        at_once: bool = False,
        pack_id: str | None = None,
    ) -> None:
        super().__init__()
        self._given = choices
        self._seed = seed
        self._at_once = at_once
        self._pack_id = pack_id
        self._judge: Judge | None = None
        self._drawn: DrawnRound | None = None
        self._choices = choices or Choices()
        self._turning: Timer | None = None

    def compose_body(self) -> ComposeResult:
        choices = self._given or self._last_choices()
        with ContentSwitcher(initial="drawing" if self._at_once else "choosing"):
            with VerticalScroll(id="choosing", can_focus=False):
                yield Static(id="motion")
                yield Choice("Your camp", including(_CAMPS_UNREAD, choices.camp, "", "…"), choices.camp, id="camp")
                yield Choice("Prompts", including(_PROMPTS, choices.prompts, _ASKED), choices.prompts, id="prompts")
                yield Choice("Seconds", including(_CLOCKS, choices.seconds, _ASKED), choices.seconds, id="clock")
                with Horizontal(id="seed-row"):
                    yield Label("  Seed", id="seed-label")
                    yield Input(id="seed", restrict=r"\d{0,18}", compact=True, select_on_focus=False)
                    yield Label("type a number to draw that round again", id="seed-says")
                yield DrawExplanation(id="says")
            with Vertical(id="drawing"):
                yield Vertical(id="cards")
                yield Static(id="sentence")
                yield Static(id="stand")
                yield Static(id="round")

    def on_mount(self) -> None:
        """Show the choices at once and the camps' names when the pack has been read."""
        if not self._at_once:
            self.query_one("#camp").focus()
        self.run_worker(self._read_pack(), exit_on_error=False)

    async def _read_pack(self) -> None:
        try:
            self._judge = await self.game.library.judge(self._pack_id)
        except PackError as error:
            self.say_trouble(str(error))
            return
        if self._seed is None:
            self._seed = self.game.new_seed()
        pack = self._judge.pack
        self.query_one("#motion", Static).update(Content.assemble(("The motion\n", "$quiet"), (pack.motion, "bold")))
        self.query_one("#camp", Choice).show(_camp_options(pack))
        self.query_one("#seed", Input).value = str(self._seed)
        if isinstance(self.focused, Choice):
            self.focused.explain()
        if self._at_once:
            self._draw(self._given or self._choices)

    # Choosing

    def _last_choices(self) -> Choices:
        stored = self.game.setting("last_choices", {})
        choices = stored if isinstance(stored, dict) else {}
        prompts, camp = choices.get("prompts", 3), choices.get("camp", DRAW)
        return Choices(
            camp=camp if isinstance(camp, str) else DRAW,
            prompts=prompts if prompts is None or (isinstance(prompts, int) and prompts > 0) else 3,
            seconds=self.chosen_seconds,
        )

    def _chosen(self) -> Choices:
        prompts, seconds = self.query_one("#prompts", Choice).value, self.query_one("#clock", Choice).value
        return Choices(
            camp=str(self.query_one("#camp", Choice).value),
            prompts=prompts if isinstance(prompts, int) else None,
            seconds=seconds if isinstance(seconds, int | str) else None,
            extra_time=self.game.extra_time,
        )

    def explain(self, choice: Choice) -> str:
        """What the chosen answer means for this player and this pack."""
        if choice.id == "clock" and choice.value is not None and (factor := self.game.extra_time) != 1:
            return f"{choice.says} Your extra time makes it {factor:g} times as long."
        if choice.id == "prompts" and choice.value is None and self._judge:
            pack = self._judge.pack
            counts = ", ".join(f"{camp.name}: {len(pack.prompts_for(camp.id))}" for camp in pack.camps)
            return f"{choice.says} {counts}."
        return choice.says

    @on(Input.Changed, "#seed")
    def _on_seed(self, message: Input.Changed) -> None:
        if message.value.isascii() and message.value.isdigit():
            self._seed = int(message.value)

    @on(Input.Submitted, "#seed")
    def _on_seed_taken(self) -> None:
        self.action_draw()

    def on_key(self, event: events.Key) -> None:
        """Any key skips the turning of the cards; up and down leave the seed."""
        if self._turning is not None:
            event.stop()
            event.prevent_default()
            self._turned()
        elif self.focused is not None and self.focused.id == "seed" and event.key in ("up", "down"):
            event.stop()
            self.focus_previous() if event.key == "up" else self.focus_next()

    def action_new_seed(self) -> None:
        """Draw with another seed: at once when a round has been drawn already."""
        self._seed = self.game.new_seed()
        self.query_one("#seed", Input).value = str(self._seed)
        if self._drawn is not None:
            self._draw(self._choices)

    # Drawing

    def action_draw(self) -> None:
        """Draw the round that was chosen."""
        self._draw(self._chosen())

    def _draw(self, choices: Choices) -> None:
        if self._judge is None or self._seed is None:
            return
        self._choices = choices
        try:
            self._drawn = draw_round(self._judge.pack, choices, random.Random(self._seed), self._seed)  # noqa: S311
        except DrawError as error:
            self.say_trouble(str(error))
            self.query_one(ContentSwitcher).current = "choosing"
            return
        self.say_trouble(None)
        self.query_one(ContentSwitcher).current = "drawing"
        self.set_focus(None)
        self._show_cards(self._drawn)

    def _show_cards(self, drawn: DrawnRound) -> None:
        assert self._judge is not None
        theatre = drawn.camp_was_drawn and self.app.animation_level != "none"
        cards = Cards(camp_mark(self._judge.pack, drawn.camp))
        cards.display = drawn.camp_was_drawn
        holder = self.query_one("#cards")
        holder.remove_children()
        holder.mount(cards)
        for id_ in ("#sentence", "#stand", "#round"):
            self.query_one(id_, Static).update("")
        if not theatre:
            cards.moment = 1.0
            self._say_drawn()
            return

        def turn() -> None:
            cards.moment = min(1.0, cards.moment + _FRAME_SECONDS / THEATRE_SECONDS)
            if cards.moment >= 1.0:
                self._turned()

        self._turning = self.set_interval(_FRAME_SECONDS, turn)
        self.refresh_bindings()

    def _turned(self) -> None:
        if self._turning is not None:
            self._turning.stop()
            self._turning = None
        for cards in self.query(Cards):
            cards.moment = 1.0
        self._say_drawn()

    def _say_drawn(self) -> None:
        assert self._judge is not None and self._drawn is not None
        pack, drawn = self._judge.pack, self._drawn
        camp = pack.camp(drawn.camp)
        name = Content.styled(f"{spoken_name(camp)} camp", f"bold {camp_mark(pack, camp).colour}")
        self.query_one("#sentence", Static).update(Content.assemble("You speak for the ", name, "."))
        self.query_one("#stand", Static).update(Content.styled(camp.stand, "italic"))
        count = len(drawn.prompts)
        prompts = counted(count, "argument")
        self.query_one("#round", Static).update(
            Content.styled(f"{prompts}  ·  {_clock_words(drawn, self._choices)}  ·  seed {drawn.seed}", "$quiet")
        )
        self.masthead.camp = camp_mark(pack, camp)
        self.refresh_bindings()

    async def action_accept(self) -> None:
        """Store the round and open its brief in this screen's place."""
        from debate.records import RecordsError
        from debate.session import Session
        from debate.settings import SettingsError

        if self._judge is None or self._seed is None:
            return
        app, choices = self.game, self._choices
        session = Session.start(self._judge, app.records, choices, seed=self._seed, now=app.now, utc_now=app.utc_now)
        try:
            app.set_setting("last_choices", {"camp": choices.camp, "prompts": choices.prompts})
            app.set_setting("clock", "none" if choices.seconds is None else str(choices.seconds))
        except (RecordsError, SettingsError) as error:
            session.trouble = session.trouble or str(error)
        await app.show_round(session)

    async def action_back(self) -> None:
        """From the drawn round back to the choices; from the choices home."""
        if self._drawn is not None and not self._at_once:
            self._drawn = None
            self.masthead.camp = None
            self.query_one(ContentSwitcher).current = "choosing"
            self.query_one("#camp").focus()
            self.refresh_bindings()
            return
        await self.game.go_home()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's
        """While the cards turn, no key has a meaning of its own; enter draws first, and accepts what was drawn."""
        if action == "draw":
            return self._drawn is None and self._judge is not None
        if action in ("accept", "new_seed"):
            return self._drawn is not None and self._turning is None
        return action != "back" or self._turning is None


class DrawExplanation(Explanation):
    """The explanation of a choice, with what player and pack add to it."""

    def of(self, choice: Choice) -> Content:
        """What to say of a question's answer."""
        return Content(cast("DrawScreen", self.screen).explain(choice))


def _camp_options(pack: Pack) -> list[Option]:
    sides = [Option(camp.id, f"{camp_mark(pack, camp).glyph} {camp.name}", camp.stand) for camp in pack.camps]
    return [*_CAMPS_UNREAD, *sides]


def _clock_words(drawn: DrawnRound, choices: Choices) -> str:
    seconds = {prompt.seconds for prompt in drawn.prompts}
    if choices.seconds is None or None in seconds:
        return "no clock"
    times = sorted(round(time) for time in seconds if time is not None)
    if times[0] == times[-1]:
        return f"{times[0]} seconds each"
    return f"{times[0]}–{times[-1]} seconds each"
