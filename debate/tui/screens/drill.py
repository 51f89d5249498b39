"""A drill: its task, the speech, an editor and a short clock; then at once its mark, the words that count, and again.

``DrillScreen`` is where it is written, on the frame of the writing page; ``DrilledScreen`` shows what became of it.
Both render a ``Drilling`` and tell it what the player does.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from debate.practice.drilling import Drilling
from debate.practice.marking import MARKS, WELL_DONE, DrillMark
from debate.tui.camps import camp_mark
from debate.tui.screens.solo import SoloPage
from debate.tui.screens.writing_page import PAUSED, Assignment, WritingPage
from debate.tui.time_is_up import TimeIsUp
from debate.tui.widgets.answer import Passage, marked
from debate.tui.widgets.brief import BriefPanel
from debate.tui.widgets.paper import Paper
from debate.wording import clock_text, count_words, counted

DONE, TO_COME = "●", "○"
_STYLES = ("bold", "bold $warning", "bold $success", "bold $success")


def dots(mark: int) -> str:
    """A mark as dots: ``●●○``."""
    return DONE * mark + TO_COME * (WELL_DONE - mark)


class DrillPage(SoloPage):
    """A screen of a drill being done."""

    drilling: Drilling

    def on_mount(self) -> None:
        """Say whose drill it is, and which of how many."""
        self.masthead.camp = camp_mark(self.drilling.pack, self.drilling.camp)
        number, count = self.drilling.position
        label = self.drilling.task.drill.label.lower()
        self.masthead.place = f"drill  ·  {label}" + (f"  ·  {number} of {count}" if count > 1 else "")

    @property
    def trouble(self) -> str | None:
        """What could not be kept."""
        return self.drilling.trouble

    def keep(self) -> None:
        """Keep what could not be kept before."""
        self.drilling.keep_draft()


class DrillScreen(WritingPage, DrillPage):
    """Where a drill is written. It begins with its task; the clock starts when the player has read it."""

    HELP = """
    A drill trains one move: do what the task says, in a sentence or two, and hand in with ctrl+s or the button. The
    judge marks it from nothing to three dots on that move alone, and shows which words count. Then try again.

    A pause (esc) stops the clock and hides everything; so do this help, and a window that is too small. F1 shows your
    brief; in a wide window it stands beside your text. Your text is stored every second.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "q,h", "leave", "leave", id="drill.leave", tooltip="Leave the drill; your text is kept for the next time."
        ),
    ]

    def __init__(self, drilling: Drilling) -> None:
        self.drilling = drilling
        task = drilling.task
        self._asks = task.drill.task
        if drilling.press:
            self._asks = f"They come back at you: “{drilling.press}”\nReply in two or three sentences."
        other = drilling.other_camp
        super().__init__(
            Assignment(
                title=task.drill.label,
                camp=other,
                mark=camp_mark(drilling.pack, other),
                speech=drilling.prompt.speech,
                hint="Write it here.",
                draft=drilling.text,
                task=self._asks,
            )
        )

    def on_unmount(self) -> None:
        """Keep the last second's typing, however the screen is left."""
        self.drilling.keep_draft()

    # What the drill holds

    @property
    def is_on(self) -> bool:
        """Whether the text is still being written."""
        return self.drilling.writing

    @property
    def paused(self) -> bool:
        """Whether the clock stands, and not only because the brief is read without one."""
        return not self._reading and self.drilling.paused

    @property
    def left(self) -> float | None:
        """Seconds left."""
        return self.drilling.seconds_left

    def brief(self) -> BriefPanel:
        """The brief of the player's camp."""
        return BriefPanel.of(self.drilling.pack, self.drilling.camp)

    def pause_words(self) -> Content:
        """Before it begins, what will be asked; in a pause, how things stand."""
        if self.drilling.has_begun:
            return Content.assemble(super().pause_words(), ", ", ("q", "bold"), " to leave")
        time = "no clock" if self.left is None else f"{round(self.left)} seconds from the moment that you hear them"
        return Content.assemble(
            (self.drilling.task.drill.label, "bold"),
            f"\n\n{self.drilling.task.drill.task}\n\n",
            (f"“{self.drilling.prompt.title}”, {time}", "$quiet"),
            "\n\n",
            ("enter", "bold"),
            " to begin",
        )

    # What the drill is told

    def take_text(self) -> None:
        """Tell the drill."""
        self.drilling.write(self.editor.text)

    def keep(self) -> None:
        """Keep what the editor holds, to the last letter."""
        self.take_text()
        super().keep()

    async def stop_clock(self) -> None:
        """Stop the clock."""
        self.drilling.pause()
        self.say_trouble(None)

    async def let_clock_go(self) -> None:
        """Let the clock go on, if it stands."""
        self.drilling.go_on()

    async def hand_in(self, *, by_clock: bool) -> None:
        """Have the text marked, and show its mark."""
        self.drilling.write(self.editor.text)
        self.drilling.hand_in(by_clock=by_clock)
        self.stop_ticking()
        while self.app.screen is not self:
            self.app.pop_screen()
        self.app.switch_screen(DrilledScreen(self.drilling, by_clock=by_clock))

    async def action_leave(self) -> None:
        """Leave the drill; its text is kept."""
        if self.may_leave("q"):
            self.stop_ticking()
            self.app.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """It is left from a pause, or before it begins."""
        if action == "leave":
            return self.is_on and self.face == PAUSED
        return super().check_action(action, parameters)


class DrilledScreen(TimeIsUp, DrillPage):
    """What a drill earned: its mark in dots and words, the words that count, and what to do better."""

    AUTO_FOCUS = "#paper"
    CSS_PATH = "drill.tcss"
    HELP = """
    The dots say how far you got with this one move: not there, begun, there, well done. The words between ▐ and ▌ are
    those that the mark rests on. A second try right away, with the advice in mind, is what a drill is for.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "again", "try again", id="drilled.again", tooltip="Try once more, from your text."),
        Binding("enter,n", "next", "next drill", id="drilled.next", tooltip="Go on to the next drill of this speech."),
        Binding("enter,n", "back", "done", id="drilled.done", tooltip="Go back to where you came from."),
        Binding("escape,q", "back", "back", id="drilled.back", tooltip="Go back to where you came from."),
    ]

    def __init__(self, drilling: Drilling, *, by_clock: bool = False) -> None:
        if drilling.mark is None:
            raise TypeError("the page of a drill's mark is for one that was handed in")
        self.drilling = drilling
        self._mark: DrillMark = drilling.mark
        super().__init__()
        if by_clock:
            words = counted(count_words(drilling.text), "word", none="no")
            self.time_is_up(f"Your text is handed in as it stood, with {words}.", "see your mark")

    def compose_body(self) -> ComposeResult:
        mark = self._mark
        with Paper(id="paper"):
            with Vertical(classes="part"):
                yield Static(Content(self.drilling.task.drill.task), classes="text", id="asked")
                yield Static(self._mark_words(), classes="text", id="mark")
            with Vertical(classes="part"):
                yield Static("You wrote", classes="label")
                yield Static(self._text(), classes="text", id="text")
                for note in mark.notes:
                    yield Static(Content(f"! {note}"), classes="text note")
            with Vertical(classes="part"):
                yield Static("Next time" if mark.mark == WELL_DONE else "Do better", classes="label")
                yield Static(self._better(), classes="text", id="better")
            with Vertical(classes="part"):
                press = self.drilling.press
                yield Static("They pressed you" if press else "They said", classes="label")
                yield Static(Content(f"“{press or self.drilling.prompt.speech.strip()}”"), classes="text", id="said")

    def _mark_words(self) -> Content:
        mark, before = self._mark, self.drilling.before
        parts: list[Content | tuple[str, str]] = [(f"{dots(mark.mark)}  {MARKS[mark.mark]}", _STYLES[mark.mark])]
        if before is not None and before.mark != mark.mark:
            parts.append((f"   {'up' if mark.mark > before.mark else 'down'} from “{MARKS[before.mark]}”", "$quiet"))
        return Content.assemble(*parts, f"\n{mark.says}")

    def _text(self) -> Content:
        if not self.drilling.text.strip():
            return Content.styled("You wrote nothing.", "$quiet italic")
        passages = [Passage(start, end, ()) for start, end in apart(self._mark)]
        return marked(self.drilling.text, passages, numbered=False, dim_rest=False)

    def _better(self) -> Content:
        seconds = self.drilling.task.seconds * self.game.extra_time
        clock = "" if self.drilling.seconds_left is None else f", with {clock_text(seconds)} on the clock"
        return Content.assemble(self._mark.better, ("\nr", "bold"), (f" to try again{clock}", "$quiet"))

    async def action_back(self) -> None:
        """Go back to where the drill was begun."""
        if self.may_leave("escape"):
            await super().action_back()

    async def action_again(self) -> None:
        """Try once more."""
        self.drilling.again()
        self.app.switch_screen(DrillScreen(self.drilling))

    async def action_next(self) -> None:
        """Go on to the next drill."""
        self.drilling.next()
        self.app.switch_screen(DrillScreen(self.drilling))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """After the last drill there is no next one."""
        if action == "next" and not self.drilling.has_next:
            return False
        return super().check_action(action, parameters)


def apart(mark: DrillMark) -> list[tuple[int, int]]:
    """The places that count, in order and without overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((one.start, one.end) for one in mark.evidence):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
