"""A seat's released ballot: the judge's marks, the teacher's beside them, and what the student had predicted.

What is read and how is ``ballot_page``'s; here stands what only a room has. Marks that the teacher withheld are not in
the ballot: nobody's client ever had them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from debate.classroom.client.seat_client import SeatClient
from debate.classroom.room.state import Decision
from debate.classroom.shown.views.common import Topic
from debate.classroom.shown.views.seat import OwnAppeal, OwnBallot
from debate.judge.marking.remarking import Said
from debate.tui.classroom.host.levels import LevelNames
from debate.tui.classroom.student.seated import ConnectionLine, Seated, mark_of
from debate.tui.screens.appeal import AppealScreen
from debate.tui.screens.ballot_page import CHOOSING_KEYS, BallotPage, ShownBallot, change_words, length_words
from debate.tui.widgets.listing import Listing

_DECIDED = {
    Decision.OPEN: "your teacher has not decided yet",
    Decision.ACCEPTED: "accepted",
    Decision.REJECTED: "not accepted",
}


class SeatBallotScreen(BallotPage, Seated):
    """``own`` is the ballot; ``past`` says that it is an earlier one, which esc closes."""

    HELP = """
    Your text has been marked against the rubric. The words between ▐ and ▌ earned marks; the small numbers say for
    which criterion. Choose a criterion with ↑ and ↓, or by its number, to see only its words.

    Where your teacher gave another mark than the judge, both stand there with the reason. A dropped point shows a hint
    and not the point, until you ask for the exemplar (x). If something should have counted and did not, appeal (a):
    your teacher decides. Your teacher says when the class revises or goes on.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "close", id="seat-ballot.close", tooltip="Go back to where the class is."),
        Binding("a", "appeal", "appeal", id="seat-ballot.appeal", tooltip="Say that something should have counted."),
        Binding("x", "exemplar", "exemplar", id="seat-ballot.exemplar", tooltip="Read a model rebuttal."),
        *CHOOSING_KEYS,
        Binding("p", "past", "earlier ballots", id="seat-ballot.past", tooltip="Read your other ballots again."),
    ]  # fmt: skip

    def __init__(self, client: SeatClient, own: OwnBallot, *, past: bool = False) -> None:
        self.client = client
        self.own = own
        self.past = past
        assert client.topic is not None
        self._topic: Topic = client.topic
        super().__init__(
            ShownBallot(
                ballot=own.ballot,
                text=own.text,
                colour=mark_of(self._topic, own.speech.camp).colour,
                score="" if own.score is None else str(own.score),
                words=self._words(),
                fix=Content(own.ballot.fix),
                title=own.speech.title,
                hints=own.hints,
                exemplar=own.exemplar,
                by_clock=own.by_clock and not past,
                notes=_notes(own, self._topic),
            )
        )

    def _words(self) -> Content:
        """What stands beside the score."""
        own, view = self.own, self.client.view
        parts: list[tuple[str, str] | str] = []
        if own.score is None:
            kept_back = "Your teacher keeps some marks back, so there is no score."
            parts.append((kept_back if own.withheld else "There is no score yet.", "bold"))
        newest = view is not None and (view.turn, view.attempt) == (own.turn, own.attempt)
        if view is not None and view.gain is not None and newest and own.attempt > 1:
            parts.append(f"   {change_words(view.gain)} your first answer")
        by_clock = "; taken as it stood at the end" if own.by_clock else ""
        late = ", late because the connection was lost" if own.late else ""
        parts.append(length_words(own.ballot, own.seconds, f"{by_clock}{late}"))
        return Content.assemble(*parts)

    def compose_notices(self) -> Iterable[Widget]:
        own = self.own
        if self.client.desk.too_late and not self.past:
            late = "Your last words came too late to be marked; when the room is over, s saves them for your teacher."
            yield Static(late, classes="notice")
        if own.peers:
            yield Static("Classmates marked your answer too; what they gave counts for nothing.", classes="notice")
        if own.withheld:
            said = f"Kept back by your teacher: {', '.join(own.withheld)}."
            yield Static(Content(said), classes="notice", id="withheld")
        for words in own.confirmed:
            said = f"Your teacher has read this and counts it: “{' '.join(words.split())}”"
            yield Static(Content(said), classes="notice")
        for words in own.refused:
            said = f"Your teacher did not count this: “{' '.join(words.split())}”"
            yield Static(Content(said), classes="notice")
        for ruling in own.rulings:
            counts = "count" if ruling.counts else "do not count"
            reason = f" {ruling.reason}" if ruling.reason else ""
            yield Static(
                Content(f"Your teacher ruled that the words “{ruling.words}” {counts}.{reason}"), classes="notice"
            )

    def compose_rest(self) -> Iterable[Widget]:
        for number, review in enumerate(self.own.reviews, start=1):
            with Vertical(classes="part reviewed"):
                yield Static(
                    f"You marked: answer {number}" if len(self.own.reviews) > 1 else "You marked", classes="label"
                )
                yield Static(Content(f"To “{review.title}”: “{' '.join(review.text.split())}”"), classes="text")
                yield Listing(list(review.side_by_side(self._topic)), indent=28)
                yield Static(Content(review.says), classes="text")
        with Vertical(classes="part", id="appeals-part"):
            yield Static("Your appeals", classes="label")
            yield Static(id="appeals", classes="text")

    def compose_body(self) -> ComposeResult:
        yield from super().compose_body()
        yield ConnectionLine(id="connection")

    def take_up(self) -> None:
        """What became of the appeals, and how the connection is."""
        super().take_up()
        self.masthead.show_place(
            "ballot  ·  prompt", self.own.turn + 1, self.client.view.turns if self.client.view else 1
        )
        appeals = self._appeals()
        self.query_one("#appeals-part").display = bool(appeals)
        self.query_one("#appeals", Static).update(Content("\n").join(_appeal_words(appeal) for appeal in appeals))

    def _appeals(self) -> list[OwnAppeal]:
        here = (self.own.turn, self.own.attempt)
        appeals = self.client.view.appeals if self.client.view is not None else ()
        return [appeal for appeal in appeals if (appeal.turn, appeal.attempt) == here]

    def action_appeal(self) -> None:
        """Let the student say which words should have counted, and for which point."""

        async def send(said: Said, note: str) -> str:
            return await self.client.appeal(self.own, said.id, said.start, said.end, note)

        self.app.push_screen(SeatAppealScreen(self.own.text, self.claims(), send=send))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys do something for this ballot."""
        if action == "back":
            return self.past
        if action == "past":
            return not self.past and self.client.view is not None and len(self.client.view.past) > 1
        return super().check_action(action, parameters)


class SeatAppealScreen(AppealScreen):
    """An appeal that the teacher decides."""

    QUESTION: ClassVar[str] = "Which point should have counted?"
    THANKS: ClassVar[str] = "Your teacher has your appeal."
    HELP = """
    When your text makes a point that the ballot does not count, say so here. Choose the point, then the words: go to
    the first with the arrows, press space, and go to the last. A note is welcome. Enter goes on to the next question,
    and from the last one sends the appeal. Your teacher decides, and you see what became of it on your ballot.
    """


def _notes(own: OwnBallot, topic: Topic) -> Mapping[str, Sequence[Content]]:
    """What teacher and student say of each criterion, beside the judge's mark."""
    name = LevelNames(topic)
    notes: dict[str, list[Content]] = {}
    for override in own.overrides:
        said = f" “{override.reason}”" if override.reason else ""
        given = name(override.criterion, override.level)
        counts = Content.assemble((f"Your teacher: {given}", "bold"), f", and that counts.{said}")
        notes.setdefault(override.criterion, []).append(counts)
    for criterion, level in own.prediction.items():
        predicted = Content.styled(f"You predicted: {name(criterion, level)}", "$quiet")
        notes.setdefault(criterion, []).append(predicted)
    for criterion, levels in own.peers.items():
        gave = ", ".join(name(criterion, level) for level in levels)
        notes.setdefault(criterion, []).append(Content.styled(f"Classmates gave: {gave}", "$quiet"))
    return notes


def _appeal_words(appeal: OwnAppeal) -> Content:
    reason = f" “{appeal.reason}”" if appeal.reason else ""
    return Content.assemble(f"“{' '.join(appeal.words.split())}”: ", (_DECIDED[appeal.decision], "bold"), reason)
