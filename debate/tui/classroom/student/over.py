"""The end of the room for a student: all ballots in one list, and a transcript to take away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.classroom.client.link import LinkLost, Refusal
from debate.classroom.client.seat_client import SeatClient
from debate.classroom.shown.views.common import Topic
from debate.classroom.shown.views.seat import OwnBallot, SeatView
from debate.game.transcript import escaped, quoted
from debate.judge.ballot import Made
from debate.profiles import player_folder
from debate.records import RecordsError
from debate.records.transcripts import save_transcript
from debate.tui.classroom.host.levels import LevelNames
from debate.tui.classroom.student.past import past_words
from debate.tui.classroom.student.seated import SeatPage
from debate.tui.widgets.paper import Paper


class OverScreen(SeatPage):
    """The room is over; its server may be gone already."""

    AUTO_FOCUS = "#over"
    PLACE = ""
    HELP = """
    The room is over. Read your ballots again (p), and save your texts with their ballots (s): the transcript is a
    Markdown file in the folder that you started from, or in your data folder.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "save", "save", id="over.save", tooltip="Save your texts and ballots as Markdown."),
        Binding("p", "past", "your ballots", id="over.past", tooltip="Read your ballots again."),
        Binding("q", "app.quit", "quit", id="over.quit", tooltip="Leave the program."),
    ]

    def __init__(self, client: SeatClient) -> None:
        super().__init__(client)
        self._ballots: list[OwnBallot] = []

    def compose_body(self) -> ComposeResult:
        with Paper(id="over"):
            yield Static("The room is over.", classes="heading")
            yield Static(id="list")
        yield Static(id="saved")

    def on_mount(self) -> None:
        """Fetch the ballots while there is a server to ask."""
        self.run_worker(self._fetch(), exit_on_error=False)

    def take_up(self) -> None:
        """List the ballots."""
        super().take_up()
        past = self.client.view.past if self.client.view is not None else ()
        words = Content("\n").join(past_words(*one) for one in past)
        late = "\n\nYour last words came too late to be marked; s saves them for your teacher."
        told = words if past else Content("There are no ballots of yours.")
        self.query_one("#list", Static).update(told + (late if self.client.desk.too_late else ""))

    async def _fetch(self) -> None:
        self._ballots = []
        for turn, attempt, _ in self.client.view.past if self.client.view is not None else ():
            try:
                self._ballots.append(await self.client.ballot_of(turn, attempt))
            except (LinkLost, Refusal):
                continue

    async def action_save(self) -> None:
        """Save the transcript where the player works, or else in their data folder."""
        await self._fetch()
        view, topic = self.client.view, self.client.topic
        if view is None or topic is None:
            return
        said = Content("")
        try:
            text = to_markdown(topic, view, self._ballots)
            path = save_transcript(
                text, (Path.cwd(), player_folder() / "transcripts"), f"debate-room-{view.room}", "md"
            )
            said = Content.assemble(("Saved as ", "$quiet"), str(path))
        except RecordsError as error:
            said = Content(str(error))
        missing = len(view.past) - len(self._ballots)
        if missing:
            said = Content.assemble(said, f"\n{missing} of your ballots could not be had: the room is gone.")
        handed_in = self.client.save_hand_in() if self.client.desk.too_late else ""
        self.query_one("#saved", Static).update(said + (f"\n{handed_in}" if handed_in else ""))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without ballots there is nothing to read."""
        if action == "past":
            return self.client.view is not None and bool(self.client.view.past)
        return super().check_action(action, parameters)


def to_markdown(topic: Topic, view: SeatView, ballots: Sequence[OwnBallot]) -> str:
    """The transcript. Whatever people wrote is escaped: it is text, never markup."""
    lines = [f"# {escaped(topic.motion)}", "", f"{escaped(view.name)}, room {escaped(view.room)}", ""]
    for own in ballots:
        lines += _ballot(topic, own)
    return "\n".join(lines).rstrip() + "\n"


def _ballot(topic: Topic, own: OwnBallot) -> Iterable[str]:
    revised = ", revised" if own.attempt > 1 else ""
    name = LevelNames(topic)
    yield from (f"## Prompt {own.turn + 1}{revised}: {escaped(own.speech.title)}", "")
    yield from (*quoted(own.speech.says), "", "**Your text**", "", *quoted(own.text or "Nothing."), "")
    yield from ("**No score: some marks are kept back**" if own.score is None else f"**{own.score} of 100**", "")
    overrides = {override.criterion: override for override in own.overrides}
    for mark in own.ballot.criteria:
        yield f"- {escaped(mark.title)}: {mark.score} of {mark.maximum}, {escaped(mark.level_name)}"
        if mark.id in overrides:
            override = overrides[mark.id]
            yield f"  - your teacher: {escaped(name(mark.id, override.level))}. {escaped(override.reason)}"
        if mark.id in own.peers:
            gave = ", ".join(name(mark.id, level) for level in own.peers[mark.id])
            yield f"  - classmates, which counts for nothing: {escaped(gave)}"
    yield from ("", f"**One thing to fix:** {escaped(own.ballot.fix)}", "")
    made = [mark for mark in own.ballot.points if mark.made is not Made.NOT]
    if made:
        yield from ("Points that you made:", "", *(f"- {escaped(mark.says)} ({mark.made})" for mark in made), "")
    for review in own.reviews:
        yield from (f"You marked a classmate’s answer to “{escaped(review.title)}”:", "", *quoted(review.text), "")
        yield from (f"- {escaped(title)}: {escaped(told)}" for title, told in review.side_by_side(topic))
        yield from ("", escaped(review.says), "")
