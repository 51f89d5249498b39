"""One paper with its ballot: read, a mark changed, words ruled on or quoted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from debate.classroom.room import events as e
from debate.classroom.shown.views.host import PaperView
from debate.classroom.wire import messages as wire
from debate.judge.ballot import Ballot, Made
from debate.tui.classroom.host.levels import LevelNames
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.sheets.own import OwnArgument, OwnSheet, own_arguments
from debate.tui.classroom.host.words import speech_line
from debate.tui.widgets.answer import AnswerText
from debate.tui.widgets.criteria import CriteriaRows, CriterionRow
from debate.tui.widgets.listing import Listing
from debate.tui.widgets.paper import Paper
from debate.tui.widgets.points import GLYPHS, WORDS
from debate.wording import count_words, counted, length_text


class MarkedText(AnswerText):
    """The text, spoken of as somebody else's."""

    MOST: ClassVar[int | None] = None
    NOTHING: ClassVar[str] = "Nothing was written."
    NONE_FOUND: ClassVar[str] = "No words earned marks here."


class PaperSheet(HostSheet):
    """The paper of a seat in an attempt at a turn. ``pile`` are the seats whose papers can be leafed through."""

    TITLE = "Paper"
    HELP = """
    The text with the words that earned marks, and the ballot. The figures choose a criterion and show its words; then
    o puts your own mark in place of the judge's, with a reason that the student reads. r rules on words: they count
    for a point, or do not, in every answer to this prompt. w picks words for the projector, without the name.

    What no point of the key foresees counts on trust: y confirms it, t takes it away and gives it back. Where there are
    several such arguments, y confirms all that are open, and t lists them.

    Left and right leaf through the class in the roster's order; v shows the first answer, or its revision; p goes back
    to the prompt before, and from the first to the newest.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "leaf(1)", "next", key_display="← →", id="paper.next", tooltip="The next paper."),
        Binding("left", "leaf(-1)", "before", show=False, id="paper.before", tooltip="The paper before."),
        *(
            Binding(str(number), f"criterion({number})", "row", key_display="1–9", show=number == 1,
                    id=f"paper.criterion.{number}", tooltip="Choose a criterion, and see its words; again for all.")
            for number in range(1, 10)
        ),
        Binding("o", "override", "mark", id="paper.override", tooltip="Put your mark in place of the judge’s."),
        Binding("v", "attempt", "other try", id="paper.attempt", tooltip="The first answer, or its revision."),
        Binding("p", "prompt", "other prompt", id="paper.prompt", tooltip="The prompt before, or the newest."),
        Binding("y", "confirm", "confirm", id="paper.confirm",
                tooltip="Confirm what counts on trust: you have read it, and it counts."),
        Binding("t", "own", "take away", id="paper.own",
                tooltip="Take away what the key does not foresee, or give it back."),
        Binding("r", "rule", "rule", id="paper.rule", tooltip="Have words count for a point, or not."),
        Binding("w", "quote", "quote", id="paper.quote", tooltip="Pick words for the projector, without the name."),
    ]  # fmt: skip

    def __init__(self, seat: str, turn: int, attempt: int, *, pile: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._seat = seat
        self._turn = turn
        self._attempt = attempt
        self._pile = pile or (seat,)
        self._selected: int | None = None
        self.paper: PaperView | None = None
        """The paper, once it came."""

    def compose_sheet(self) -> ComposeResult:
        with Paper(id="paper"):
            yield Static("Fetching the paper …", classes="quiet")

    def on_mount(self) -> None:
        """Fetch it."""
        self.query_one(Paper).focus()
        self._fetch()

    def take_up(self) -> None:
        """Read along: fetch again what may have changed (a text being written, a mark, a ruling)."""
        self._fetch()

    def _fetch(self) -> None:
        self.host.read_paper(self._seat, self._turn, self._attempt, self._take, self.say_trouble)

    def _take(self, paper: PaperView) -> None:
        asked_for = (self._seat, self._turn, self._attempt)
        if not self.lives or (paper.seat, paper.turn, paper.attempt) != asked_for or paper == self.paper:
            return
        same = self.paper is not None
        self.paper = paper
        self.run_worker(self._show(paper, stay=same), group="paper", exclusive=True)

    async def _show(self, paper: PaperView, *, stay: bool) -> None:
        """Show the paper; with ``stay`` it is the one on show with something changed, and is read on where it was."""
        body = self.query_one("#paper", Paper)
        at = body.scroll_y if stay else 0
        with self.app.batch_update():
            await body.remove_children()
            await body.mount_all(list(self._widgets(paper)))
            self._select(self._selected)
        body.call_after_refresh(body.scroll_to, y=at, animate=False)
        self.refresh_bindings()

    def _widgets(self, paper: PaperView) -> Iterator[Widget]:
        yield Static(_head(paper, self._pile, self._played), id="paper-head")
        yield Static(speech_line(paper.speech, self.host.camps), classes="quiet")
        ballot = paper.ballot
        if ballot is None:
            shown = paper.text.strip() or ("Nothing was handed in." if paper.handed_in else "Nothing is written yet.")
            yield Static(Content(f"\n{shown}\n"))
            waiting = (
                "The judge has not marked it yet." if paper.handed_in else "It is being written; this reads along."
            )
            yield Static(waiting, classes="quiet")
            return
        yield Static("")
        yield MarkedText(paper.text, ballot.criteria, id="answer")
        yield Static("")
        mark = self.host.camps.get(paper.speech.camp)
        yield CriteriaRows(ballot.criteria, mark.colour if mark is not None else "$foreground", id="criteria")
        yield from self._verdict(paper, ballot)

    def _verdict(self, paper: PaperView, ballot: Ballot) -> Iterator[Widget]:
        """What stands under the marks: the teacher's own marks, points, flags, the student's forecast."""
        levels = LevelNames(self.host.topic)
        if paper.overrides:
            titles = {mark.id: mark.title for mark in ballot.criteria}
            yield Static("Your marks", classes="heading")
            yield Listing(
                [
                    (titles.get(one.criterion, one.criterion), f"{levels(one.criterion, one.level)}: {one.reason}")
                    for one in paper.overrides
                ],
                indent=24,
            )
        yield Static("Points", classes="heading")
        order = list(Made)
        points = sorted(ballot.points, key=lambda point: order.index(point.made))
        yield Listing([(f"{GLYPHS[one.made]} {WORDS[one.made]}", one.says) for one in points], indent=11)
        if arguments := own_arguments(paper):
            trust = (
                ""
                if all(one.confirmed or not one.counts for one in arguments)
                else " on trust: y confirms, t takes away"
            )
            yield Static(f"Not in the key, {counted(ballot.trust, 'point')}{trust}", classes="heading")
            yield Listing([(one.glyph, one.told) for one in arguments], indent=2)
        if told := [*(flag.reason for flag in ballot.flags), *paper.signals]:
            yield Static("Look at this", classes="heading")
            yield Listing([("!", says) for says in told], indent=2)
        if paper.signals:
            yield Static("Only you are told of copying, and it costs no mark by itself.", classes="quiet")
        if paper.prediction:
            titles = {mark.id: mark.title for mark in ballot.criteria}
            said = ", ".join(f"{titles.get(key, key)} {levels(key, level)}" for key, level in paper.prediction.items())
            yield Static(Content(f"\nThe student had expected: {said}."), classes="quiet")
        if paper.peers:
            titles = {mark.id: mark.title for mark in ballot.criteria}
            said = "; ".join(
                f"{titles.get(key, key)} {', '.join(levels(key, level) for level in given)}"
                for key, given in paper.peers.items()
            )
            yield Static(Content(f"\nClassmates gave: {said}. It counts for nothing."), classes="quiet")

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A mark is changed where there is one; a pile of one has no next."""
        ballot = self.paper.ballot if self.paper is not None else None
        marked = ballot is not None
        match action:
            case "leaf":
                return len(self._pile) > 1
            case "attempt":
                return self._attempts > 1
            case "prompt":
                return self._played > 1
            case "criterion":
                return ballot is not None and parameters[0] in range(1, len(ballot.criteria) + 1)
            case "rule":
                return marked
            case "confirm":
                return self.paper is not None and bool(_on_trust(self.paper))
            case "own":
                return self.paper is not None and bool(own_arguments(self.paper))
            case "override":
                return marked and self._selected is not None
            case "quote":
                return marked and bool(self.paper and self.paper.text.strip())
            case _:
                return super().check_action(action, parameters)

    def action_leaf(self, by: int) -> None:
        """The next paper of the pile, round its ends."""
        at = self._pile.index(self._seat) if self._seat in self._pile else 0
        self._seat = self._pile[(at + by) % len(self._pile)]
        self.paper = None
        self._fetch()

    @property
    def _attempts(self) -> int:
        """How many attempts there are at this paper's turn."""
        turns = self.view.turns
        return turns[self._turn].attempts if 0 <= self._turn < len(turns) else 0

    @property
    def _played(self) -> int:
        """How many prompts the class has begun to write on."""
        return sum(turn.attempts > 0 for turn in self.view.turns)

    def action_prompt(self) -> None:
        """The prompt before; from the first one, the newest."""
        self._turn = (self._turn - 1) % self._played
        self._attempt = max(1, self._attempts)
        self.paper = None
        self._fetch()

    def action_attempt(self) -> None:
        """The first answer, or its revision."""
        self._attempt = self._attempt % self._attempts + 1
        self.paper = None
        self._fetch()

    def action_criterion(self, number: int) -> None:
        """Choose the criterion of that number, or all again."""
        self._choose(number - 1)

    def _choose(self, index: int) -> None:
        ballot = self.paper.ballot if self.paper is not None else None
        if ballot is not None and index < len(ballot.criteria):
            self._select(None if self._selected == index else index)

    @on(CriterionRow.Chosen)
    def _row_chosen(self, message: CriterionRow.Chosen) -> None:
        self._choose(message.index)

    def _select(self, index: int | None) -> None:
        ballot = self.paper.ballot if self.paper is not None else None
        if ballot is None or not self.query("#criteria"):
            return
        self._selected = index if index is not None and index < len(ballot.criteria) else None
        self.query_one("#criteria", CriteriaRows).select(self._selected)
        self.query_one("#answer", MarkedText).select(self._selected)
        self.refresh_bindings()

    def action_override(self) -> None:
        """Another mark for the chosen criterion."""
        from debate.tui.classroom.host.sheets.override import OverrideSheet

        if self.paper is not None and self._selected is not None:
            self.app.push_screen(OverrideSheet(self.paper, self._selected))

    def action_rule(self) -> None:
        """Words that count for a point, or do not."""
        from debate.tui.classroom.host.sheets.ruling import RulingSheet

        if self.paper is not None:
            self.app.push_screen(RulingSheet(self.paper))

    def action_own(self) -> None:
        """Take away what counts on trust, or give it back."""
        if self.paper is None:
            return
        arguments = own_arguments(self.paper)
        if len(arguments) > 1:
            self.app.push_screen(OwnSheet(self.paper))
        elif arguments:
            event = arguments[0].changed(self.paper)
            self.send(lambda number: wire.Let(id=number, event=event))

    def action_confirm(self) -> None:
        """Let what counts on trust count by the teacher's word."""
        if self.paper is not None:
            for argument in _on_trust(self.paper):
                event = argument.confirming(self.paper)
                self.send(partial(_let, event))

    def action_quote(self) -> None:
        """Words for the projector."""
        from debate.tui.classroom.host.sheets.quote import QuoteSheet

        if self.paper is not None:
            self.app.push_screen(QuoteSheet(self.paper))


def _on_trust(paper: PaperView) -> list[OwnArgument]:
    """The own arguments that the teacher has neither confirmed nor refused."""
    return [one for one in own_arguments(paper) if one.counts and not one.confirmed]


def _let(event: e.OwnConfirmed, number: int) -> wire.Request:
    return wire.Let(id=number, event=event)


def _head(paper: PaperView, pile: tuple[str, ...], turns: int) -> Content:
    facts = [counted(count_words(paper.text), "word", none="no")]
    if paper.handed_in and paper.seconds:
        facts.append(length_text(paper.seconds))
    if paper.late:
        facts.append(f"{length_text(paper.late)} late, without a connection")
    elif paper.by_clock:
        facts.append("taken as it stood")
    if paper.attempt > 1:
        facts.append("revision")
    if turns > 1:
        facts.append(f"prompt {paper.turn + 1}")
    if len(pile) > 1 and paper.seat in pile:
        facts.append(f"paper {pile.index(paper.seat) + 1} of {len(pile)}")
    score = f"   {paper.score} of 100" if paper.score is not None else ""
    changed = " (changed by you)" if paper.overrides else ""
    return Content.assemble((f"{paper.name}{score}", "bold"), changed, ("   " + "  ·  ".join(facts), "$quiet"))
