"""Peer review: the student marks answers of classmates, one after the other, before the ballots are out.

Each level is kept as it is chosen (``client.review_desk``); there is nothing to send and nothing to lose.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from debate.classroom.client.seat_client import SeatClient
from debate.classroom.shown.views.seat import PeerAnswer
from debate.tui.classroom.student.seated import ConnectionLine, SeatPage, mark_of, sides
from debate.tui.widgets.own_marks import LevelExplanation, OwnMark, OwnMarks
from debate.tui.widgets.paper import Paper


class ReviewScreen(SeatPage):
    """The answer, and under it the speech, on the left or above; the criteria beside it or below."""

    HELP = """
    Two answers of classmates, without their names, and nobody is told that it was you who marked them. Read one, then
    say for each criterion how far it got: ← and → choose a level, ↑ and ↓ go to another criterion; page down reads on.

    Each level is kept as you choose it, and can be changed until the ballots are out. Then you see your levels beside
    those that count. “You” in what a level means is who wrote the answer. Nothing of it counts for anybody’s marks.
    ctrl+s goes on, n to the other answer, esc puts both away.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "go_on", "go on", id="review.on", tooltip="To the next answer, or done.", priority=True),
        Binding("n", "other", "other answer", id="review.other", tooltip="Read the other answer."),
        # First of all: the pane of the criteria, where the focus is, scrolls with them too.
        Binding("pagedown", "read(1)", "read on", key_display="pgdn", id="review.down",
                tooltip="Scroll the answer on, to the speech that it answers.", priority=True),
        Binding("pageup", "read(-1)", "read back", show=False, id="review.up", tooltip="Scroll the answer back.",
                priority=True),
        Binding("escape", "put_away", "later", id="review.away", tooltip="Put the answers away; you can come back."),
    ]  # fmt: skip

    def __init__(self, client: SeatClient) -> None:
        super().__init__(client)
        assert client.topic is not None
        self._topic = client.topic
        self._criteria = [row.id for row in client.topic.criteria]
        self._shown: tuple[int, str] | None = None
        """Number and text of the answer on show."""
        self._marked = 0
        """The number of the answer whose criteria are on show, which come a moment after it."""

    def compose_body(self) -> ComposeResult:
        yield Static(id="which", classes="heading")
        with Container(id="review"):
            yield Paper(id="answer", can_focus=False)
            yield VerticalScroll(id="marks", can_focus=False)
        yield LevelExplanation(id="level")  # for a low window, where the other one is out of sight
        yield Static(id="note")
        yield ConnectionLine(id="connection")

    def take_up(self) -> None:
        """Another answer, where there is another; and how far the student is."""
        super().take_up()
        answer = self.client.reviews.answer
        if answer is None:
            return
        if (answer.number, answer.text) != self._shown:
            self._shown = (answer.number, answer.text)
            self.run_worker(self._show(answer), group="review", exclusive=True)
        self._tell()

    async def _show(self, answer: PeerAnswer) -> None:
        body, marks = self.query_one("#answer", Paper), self.query_one("#marks", VerticalScroll)
        with self.app.batch_update():
            await body.remove_children()
            await body.mount_all(list(self._answer(answer)))
            body.scroll_home(animate=False)
            await marks.remove_children()
            self._marked = answer.number
            levels = self.client.reviews.levels(answer.number)
            await marks.mount(OwnMarks(self._topic.criteria, given=levels, chosen=partial(self._chosen, answer.number)))
        self._focus_first()

    def _answer(self, answer: PeerAnswer) -> Iterator[Widget]:
        mine, theirs = (mark_of(self._topic, side.id).content for side in sides(self._topic, answer.speech.camp))
        yield Static(Content.assemble(mine, (f" answers “{answer.speech.title}”", "$quiet")))
        yield Static(Content(answer.text), id="text")
        yield Static(Content.assemble(theirs, (" had said", "$quiet")))
        yield Static(Content(f"“{answer.speech.says}”"), id="speech")

    def _focus_first(self) -> None:
        levels = self.client.reviews.levels(self._marked)
        missing = (number for number, criterion in enumerate(self._criteria) if criterion not in levels)
        mark = self.query_one(f"#own-{next(missing, 0)}", OwnMark)
        mark.focus()
        self.call_after_refresh(mark.scroll_visible, animate=False)  # once it is known where it is

    def _tell(self, sentence: str = "") -> None:
        desk = self.client.reviews
        count, done = len(desk.answers), desk.finished(self._criteria)
        which = f"{desk.at + 1} of {count}  ·  {done} done"
        self.query_one("#which", Static).update(
            Content.assemble(("How far did a classmate’s text get?  ", "bold"), (which, "$quiet"))
        )
        note = (
            sentence
            or desk.says
            or f"“You” is its writer. It counts for nothing.{' All is kept.' if desk.is_kept else ''}"
        )
        self.query_one("#note", Static).update(Content(note))
        self.refresh_bindings()

    def _chosen(self, number: int, criterion: str, level: int) -> None:
        self.client.reviews.choose(number, criterion, level)
        self._tell()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With one answer there is no other."""
        if action == "other":
            return len(self.client.reviews.answers) > 1
        if action == "read":
            return self.is_laid_out and self.query_one("#answer", Paper).max_scroll_y > 0
        return super().check_action(action, parameters)

    async def action_go_on(self) -> None:
        """To the next answer that is not finished; from the last one back to the own text."""
        desk = self.client.reviews
        missing = [row.title for row in self._topic.criteria if row.id not in desk.levels(self._marked)]
        if missing:
            self._focus_first()
            self._tell(f"“{missing[0]}” has no level yet.")
        elif desk.go_on(self._criteria):
            self.take_up()
            await self.client.send_reviews()
        else:
            await self.action_put_away()

    async def action_other(self) -> None:
        """The next answer, round the end."""
        self.client.reviews.at = (self.client.reviews.at + 1) % len(self.client.reviews.answers)
        self.take_up()
        await self.client.send_reviews()

    async def action_put_away(self) -> None:
        """Back to the own text; what was chosen is kept."""
        self.client.reviews.put_away = True
        self.client.changed()
        await self.client.send_reviews()

    def action_read(self, by: int) -> None:
        """Scroll the answer."""
        body = self.query_one("#answer", Paper)
        body.scroll_relative(y=by * max(1, body.size.height - 2), animate=False)
