"""The projector while a prompt is played: the clock, what is to be answered, and how many have handed in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from debate.classroom.room.state import Phase, Show, Stage
from debate.classroom.shown.views.board import BoardView
from debate.classroom.shown.views.common import ClockView, Speech, Topic
from debate.tui.classroom.board.lettering import BigLine, Lettering
from debate.tui.classroom.board.panel import Pages, Panel, mark_of
from debate.tui.widgets.clock import in_last_seconds, last_seconds_words
from debate.wording import clock_text

_AROUND = 6
"""Rows of the line under the clock and of what stands empty around them."""


class SpeechCard(Static):
    """One camp's prompt: who answers it, its title, and what it says."""

    DEFAULT_CSS = """
    SpeechCard { width: 1fr; height: auto; padding: 0 1; }
    """

    def __init__(self, speech: Speech, topic: Topic) -> None:
        mark = mark_of(topic, speech.camp)
        super().__init__(
            Content.assemble(mark.content, (" answers", "$quiet"), "\n", (speech.title, "bold"), "\n\n", speech.says)
        )


class PromptPanel(Panel):
    """Clock above, speeches below: side by side where the wall is wide."""

    def __init__(self, show: Show) -> None:
        super().__init__(id=show.value)
        self._clock: ClockView | None = None
        self._says = ""
        self._speeches: tuple[Speech, ...] = ()
        self._topic: Topic | None = None
        # Held, not asked for: the clock ticks also while the page is built or taken down.
        self._line = BigLine(id="clock")
        self._state = Static(id="state", markup=False)

    def compose(self) -> ComposeResult:
        """The big line, the line under it, and the speeches."""
        yield self._line
        yield self._state
        with Pages(id="speeches"):
            yield Vertical(id="cards")

    async def show(self, view: BoardView, topic: Topic) -> None:
        """Take up clock and speeches."""
        self._clock = view.clock
        headline, self._says = state_words(view)
        standing = view.clock is not None and bool(view.clock.paused_for or not view.clock.running)
        self._line.set_class(standing, "-standing")
        if headline is not None:
            self._line.text = headline
        self._line.display = headline != ""
        self._state.update(Content(self._says))
        if (view.speeches, topic) != (self._speeches, self._topic):
            self._speeches, self._topic = view.speeches, topic
            cards = self.query_one("#cards", Vertical)
            await cards.remove_children()
            await cards.mount(*(SpeechCard(speech, topic) for speech in view.speeches))
            cards.set_class(len(view.speeches) > 1, "-two")
            self.query_one(Pages).begin_again()
            self._fit()
            self.call_after_refresh(self._fit)  # now that it is known how many lines the speeches have

    def tick(self, room_now: float | None) -> None:
        """Move the clock on, where one runs."""
        clock = self._clock
        if clock is None or not clock.running or clock.paused_for:
            self._line.set_class(False, "-urgent")
            return
        left = clock.left(clock.at if room_now is None else room_now)
        urgent = left is not None and in_last_seconds(left)
        self._line.set_class(urgent, "-urgent")
        if left is None:
            return
        self._line.text = clock_text(left)
        words = f"{last_seconds_words(left)}  ·  {self._says}" if urgent else self._says
        self._state.update(Content(words))

    def on_resize(self) -> None:
        """Another size, another clock."""
        self._fit()
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """The clock takes about a quarter of the wall, and more where the speeches leave it empty."""
        height = self.size.height
        least = 24 if len(self._speeches) > 1 else 19
        heights = [card.size.height for card in self.query(SpeechCard)]
        below = max(heights, default=0) if self.app.screen.has_class("-wide") else sum(heights)
        spare = below > 0 and height >= least and below + Lettering.HUGE.value + _AROUND <= height
        huge = height >= 42 or spare
        self._line.most = Lettering.HUGE if huge else Lettering.LARGE if height >= least else Lettering.SMALL


def state_words(view: BoardView) -> tuple[str | None, str]:
    """What the big line says (``None``: the clock does, ``""``: nothing), and the sentence under it."""
    if view.phase is Phase.LOBBY:
        return "SOON", "The first prompt comes in a moment."
    if view.phase is Phase.OVER:
        return "THE END", "The round is over. Your ballots stay on your screens."
    handed_in = f"{view.handed_in} of {view.writers} handed in"
    match view.stage:
        case Stage.READY:
            return "READY?", "Your camp and its brief are on your screen; the prompt comes in a moment."
        case Stage.WRITING if view.clock is None:
            return "", handed_in
        case Stage.WRITING:
            assert view.clock is not None
            return _clock_words(view.clock, handed_in, revising=view.attempt > 1)
        case Stage.HELD if view.to_review:
            marked = f"Mark answers of classmates: {view.reviewed} of {view.to_review} are marked."
            return "MARK", f"{marked} The ballots come when your teacher lets them go."
        case Stage.HELD:
            return "TIME", f"All texts are in ({view.handed_in}). The ballots come when your teacher lets them go."
        case _:
            return "BALLOTS", "Your ballot is on your screen: read what it quotes, and what it says to change."


def _clock_words(clock: ClockView, handed_in: str, *, revising: bool) -> tuple[str | None, str]:
    if clock.paused_for or not clock.running:
        left = clock.left(clock.at)
        waits = f"{clock_text(left)} left" if left is not None else "There is no clock"
        why = f"{clock.paused_for}  ·  " if clock.paused_for else ""
        return "PAUSE", f"{why}{waits}; what you wrote is kept  ·  {handed_in}"
    words = f"Revise your answer  ·  {handed_in}" if revising else handed_in
    return ("" if clock.limit is None else None), words
