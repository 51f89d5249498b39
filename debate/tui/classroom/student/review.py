"""Peer review: the student marks answers of classmates, one after the other, before the ballots are out.

Each level is kept as it is chosen (``client.review_desk``); there is nothing to send and nothing to lose.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from debate.classroom.client.seat_client import SeatClient
from debate.classroom.shown.views import PeerAnswer
from debate.tui.classroom.student.seated import ConnectionLine, SeatPage, mark_of, sides
from debate.tui.widgets.choice import Choice
from debate.tui.widgets.own_marks import OwnMark, OwnMarks


class ReviewScreen(SeatPage):
    """The answer on the left or above, the criteria beside it or below."""

    HELP = """
    Two answers of classmates, without their names, and nobody is told that it was you who marked them. Read one, then
    say for each criterion how far it got: ← and → choose a level, ↑ and ↓ go to another criterion; page down reads on.

    Each level is kept as you choose it, and can be changed until the ballots are out. Then you see your levels beside
    those that count. It counts for nobody's marks. ctrl+s goes on, n to the other answer, esc puts both away.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "go_on", "go on", id="review.on", tooltip="To the next answer, or done.", priority=True),
        Binding("n", "other", "other answer", id="review.other", tooltip="Read the other answer."),
        Binding(
            "pagedown", "read(1)", "read on", key_display="pgdn", id="review.down", tooltip="Scroll the answer on."
        ),
        Binding("pageup", "read(-1)", "read back", show=False, id="review.up", tooltip="Scroll the answer back."),
        Binding("escape", "put_away", "later", id="review.away", tooltip="Put the answers away; you can come back."),
    ]

    def __init__(self, client: SeatClient) -> None:
        super().__init__(client)
        assert client.topic is not None
        self._topic = client.topic
        self._criteria = [row.id for row in client.topic.criteria]
        self._shown: tuple[int, str] | None = None
        """Number and text of the answer on show."""

    def compose_body(self) -> ComposeResult:
        yield Static(id="which", classes="heading")
        with Container(id="review"):
            yield VerticalScroll(id="answer", can_focus=False)
            yield VerticalScroll(id="marks", can_focus=False)
        yield Static(id="note")
        yield ConnectionLine(id="connection")

    def take_up(self) -> None:
        """Another answer, where there is another; and how far the student is."""
        super().take_up()
        desk = self.client.reviews
        if desk.at >= len(desk.answers):
            return
        answer = desk.answers[desk.at]
        if (answer.number, answer.text) != self._shown:
            self._shown = (answer.number, answer.text)
            self.run_worker(self._show(answer, desk.at), group="review", exclusive=True)
        self._tell()

    async def _show(self, answer: PeerAnswer, at: int) -> None:
        body, marks = self.query_one("#answer", VerticalScroll), self.query_one("#marks", VerticalScroll)
        with self.app.batch_update():
            await body.remove_children()
            await body.mount_all(list(self._answer(answer)))
            body.scroll_home(animate=False)
            await marks.remove_children()
            await marks.mount(OwnMarks(self._topic.criteria, given=self.client.reviews.levels(at)))
        self._focus_first(at)

    def _answer(self, answer: PeerAnswer) -> Iterator[Widget]:
        mine, theirs = sides(self._topic, answer.speech.camp)
        mark = mark_of(self._topic, mine.id)
        yield Static(Content.assemble(mark_of(self._topic, theirs.id).content, (" says", "$quiet")))
        yield Static(Content(f"“{answer.speech.says or answer.speech.title}”"), id="speech")
        yield Static(Content.assemble("A classmate answers for ", mark.content))
        yield Static(Content(answer.text), id="text")

    def _focus_first(self, at: int) -> None:
        levels = self.client.reviews.levels(at)
        missing = (number for number, criterion in enumerate(self._criteria) if criterion not in levels)
        self.query_one(f"#own-{next(missing, 0)}", OwnMark).focus()

    def _tell(self, sentence: str = "") -> None:
        desk = self.client.reviews
        count, done = len(desk.answers), desk.finished(self._criteria)
        which = f"Answer {desk.at + 1} of {count}" if count > 1 else "An answer"
        self.query_one("#which", Static).update(
            Content.assemble(f"How far did this get?  {which}", (f"  ·  {done} done; it counts for nothing", "$quiet"))
        )
        note = sentence or desk.says or ("All is kept." if desk.is_kept else "")
        self.query_one("#note", Static).update(Content(note))
        self.refresh_bindings()

    @on(Choice.Changed)
    def _chosen(self, message: Choice.Changed) -> None:
        marks = self.query(OwnMark)
        criterion = self._criteria[list(marks).index(message.choice)]  # type: ignore[arg-type]
        if isinstance(message.choice.value, int):
            self.client.reviews.choose(self.client.reviews.at, criterion, message.choice.value)
            self._tell()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With one answer there is no other."""
        if action == "other":
            return len(self.client.reviews.answers) > 1
        return super().check_action(action, parameters)

    async def action_go_on(self) -> None:
        """To the next answer that is not finished; from the last one back to the own text."""
        desk = self.client.reviews
        if not desk.is_finished(desk.at, self._criteria):
            self._focus_first(desk.at)
            missing = next(row.title for row in self._topic.criteria if row.id not in desk.levels(desk.at))
            self._tell(f"“{missing}” has no level yet.")
            return
        following = [at % len(desk.answers) for at in range(desk.at + 1, desk.at + len(desk.answers))]
        unfinished = next((at for at in following if not desk.is_finished(at, self._criteria)), None)
        if unfinished is None:
            await self.action_put_away()
        else:
            await self._go_to(unfinished)

    async def action_other(self) -> None:
        """The next answer, round the end."""
        await self._go_to((self.client.reviews.at + 1) % len(self.client.reviews.answers))

    async def _go_to(self, at: int) -> None:
        self.client.reviews.at = at
        self.take_up()
        await self.client.send_reviews()

    async def action_put_away(self) -> None:
        """Back to the own text; what was chosen is kept."""
        self.client.reviews.put_away = True
        self.client.changed()
        await self.client.send_reviews()

    def action_read(self, by: int) -> None:
        """Scroll the answer."""
        body = self.query_one("#answer", VerticalScroll)
        body.scroll_relative(y=by * max(1, body.size.height - 2), animate=False)
