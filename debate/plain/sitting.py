"""A seat in a teacher's room on plain lines, for screen readers and simple terminals: what happens is said at once.

The client (``seat_client``) does the work, as in the full screen; here is what is said of it, and what a line means. A
line that is no command is text while a prompt is on; a line with only a full stop hands it in.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field

from debate.classroom.client.link import LinkLost, LinkState, Refusal
from debate.classroom.client.review_desk import THE_OTHERS_REVIEW
from debate.classroom.client.seat_client import SeatClient
from debate.classroom.room.state import Decision, Phase, Stage
from debate.classroom.shown.views.common import CampCard, Topic
from debate.classroom.shown.views.seat import OwnBallot, SeatView
from debate.judge.ballot import Made
from debate.plain.lines import InputEnded, Lines
from debate.plain.reviewing import reviewing
from debate.plain.seat_ballot import own_ballot_lines
from debate.plain.words import on_one_line, seconds_in_words
from debate.typed import cleaned

READ_SECONDS = 0.25
"""How long a line is waited for before the room is looked at again."""

WARN_AT = (60, 30, 10)
"""Seconds left at which the writer is told so."""

HELP = (
    "While a prompt is on, every line is text; a line with only a full stop hands it in, once you have typed it twice.",
    ".time tells the time left, .prompt the argument again, .brief your brief, .read what you wrote.",
    ".undo takes the last line away, .clear takes all of it away.",
    ".ballot reads your ballot again, .appeal says that something in it should have counted.",
    ".review goes through your marks for classmates’ answers again, as long as the ballots are not out.",
    ".save makes a file for your teacher of a text that could not be handed in.",
    ".leave leaves; your seat and your text are kept.",
)

_DECIDED = {Decision.ACCEPTED: "was accepted", Decision.REJECTED: "was not accepted"}

Read = Callable[[], Awaitable[str | None]]
"""Waits a moment for a line, ``None`` when none came. Raises ``InputEnded``."""


@dataclass(slots=True)
class Sitting:
    """One seat, from the lobby to the end. ``read`` is where lines come from; the lines' own reader otherwise."""

    client: SeatClient
    lines: Lines
    read: Read | None = None
    left: bool = False
    """Whether the student has gone, or there are no more lines."""
    _told: object = None
    _text: list[str] = field(default_factory=list)
    _online: bool = True
    _paused: bool = False
    _sure: bool = False
    _warnings: list[int] = field(default_factory=list)
    _appeals: dict[int, Decision] = field(default_factory=dict)
    _too_late: bool = False
    _asking: Iterator[None] | None = None
    """A conversation (a prediction, an appeal) that gets the next lines."""
    _answer: str = ""
    _to_send: Callable[[], Awaitable[str]] | None = None
    """What a conversation came to."""

    async def sit(self) -> str:
        """Stay until the room is over, the student leaves, or the input ends; returns the last sentence."""
        running = asyncio.create_task(self.client.run())
        try:
            while not self.client.ended:
                if self._never_reached:
                    return self.client.why
                self._look()
                if self._view is not None and self._view.phase is Phase.OVER:
                    return "The room is over."
                line = await self._wait()
                if line is not None and not await self._take(line):
                    self.left = True
                    return "You left. “debate join --plain” takes you back to your seat and your text."
            return self.client.why or "The room has closed the connection."
        except InputEnded:
            self.left = True
            return "The input ended; your seat and your text are kept."
        finally:
            await self.client.close()
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    async def _wait(self) -> str | None:
        """The next line, ``None`` when none came for a moment.

        Before the room has answered no line is taken: it may be an answer to what is asked next, or text. Only at a
        terminal, where somebody goes on trying to get back to a seat, it may be that they leave.
        """
        if self.read is not None:
            return await self.read()
        if self._view is None and not self._tries_for_long:
            await asyncio.sleep(READ_SECONDS)
            return None
        return await asyncio.to_thread(self.lines.next_line, READ_SECONDS)

    @property
    def _tries_for_long(self) -> bool:
        """Whether a room that is not there is waited for: by who has a seat in it, and can see that it is not."""
        return self.client.own is not None and self.lines.interactive

    @property
    def _never_reached(self) -> bool:
        """Whether the room was not there at all, and is not waited for."""
        client = self.client
        return client.link.state is LinkState.LOST and not client.welcomed and not self._tries_for_long

    @property
    def _view(self) -> SeatView | None:
        return self.client.view

    @property
    def _topic(self) -> Topic:
        assert self.client.topic is not None
        return self.client.topic

    def _say(self, *lines: str) -> None:
        for line in lines:
            self.lines.interject(on_one_line(line))

    # What happens

    def _look(self) -> None:
        """Say what is new."""
        self._tell_connection()
        view = self._view
        if view is None or self.client.topic is None:
            return
        here = self._here(view)
        if here != self._told:
            self._told, self._asking, self._sure = here, None, False
            self._tell(view)
        self._tell_pause()
        self._warn()
        self._tell_appeals(view)
        self._tell_late_words()

    def _tell_connection(self) -> None:
        online = self.client.link.state is LinkState.OPEN
        if self.client.welcomed and online != self._online:
            self._online = online
            self._say("The connection is back." if online else "The connection is lost. Write on: all is kept here.")

    def _here(self, view: SeatView) -> tuple[object, ...]:
        """What tells one thing to say from another."""
        desk, place = self.client.desk, (view.turn, view.attempt)
        if view.phase is Phase.OVER:
            return ("over",)
        if view.stage is Stage.READY:
            return ("brief", view.turn, view.camp)
        if view.stage is Stage.RELEASED and view.ballot is not None:
            return ("ballot", view.ballot)
        if view.stage is Stage.WRITING and view.speech is not None and not desk.finished:
            return ("writing", place, view.speech.prompt)
        if view.predict and view.paper is not None and not view.paper.predicted:
            return ("predict", place)
        reviews = self.client.reviews
        if reviews.answers and not reviews.put_away:
            return ("review", place, tuple(one.text for one in reviews.answers))
        if view.stage is None or view.speech is None:
            return ("lobby", view.name, view.camp, view.asked)
        return ("waiting", place, desk.handed_in, view.stage)

    def _tell(self, view: SeatView) -> None:
        assert isinstance(self._told, tuple)
        match self._told[0]:
            case "brief":
                self._say(*self._brief_lines(view))
            case "ballot":
                self._tell_ballot()
            case "writing":
                self._begin_writing(view)
            case "predict":
                self._asking = self._predict()
                next(self._asking, None)
            case "review":
                self._asking = reviewing(self.client.reviews, self._topic, self._say, lambda: self._answer)
                next(self._asking, None)
            case "waiting":
                self._say(*self._waiting_lines(view))
            case "lobby":
                camp = f" Your camp is {self._camp(view.camp).name}." if view.camp is not None else ""
                asked = f" Your teacher is asked to call you “{view.asked}”." if view.asked else ""
                self._say(f"You are {view.name}.{camp}{asked}", f"The motion: {self._topic.motion}")
                self._say("Your teacher begins when everybody is here. .help tells what you can type.")
            case _:
                return

    def _waiting_lines(self, view: SeatView) -> Iterator[str]:
        desk, paper = self.client.desk, view.paper
        if desk.left_behind is not None:
            yield "Your text is finished and kept on this machine; it is handed in when there is a connection."
            yield "If none comes back, .save makes a file of it for your teacher."
        elif paper is None:
            yield "The class has written."
            yield THE_OTHERS_REVIEW if view.peer else "You are in again with what the class writes next."
        else:
            by_clock = " The time was over, so it was taken as it stood." if paper.by_clock else ""
            yield f"{'Your text is in.' if (paper.text or desk.text).strip() else 'You handed in nothing.'}{by_clock}"
            yield "Your teacher looks at the marks before you see them."
        if desk.says:
            yield desk.says

    def _tell_pause(self) -> None:
        view, paused = self._view, self.client.desk.paused
        if paused == self._paused or view is None or not isinstance(self._told, tuple) or self._told[0] != "writing":
            return
        self._paused = paused
        why = f" {view.clock.paused_for}" if view.clock is not None and view.clock.paused_for else ""
        self._say(f"The clock stands.{why}" if paused else f"The clock goes on. {self._time_left()}")

    def _warn(self) -> None:
        left = self.client.left
        while left is not None and self._warnings and left <= self._warnings[0]:
            at = self._warnings.pop(0)
            if not self.client.desk.finished:
                self._say(f"{at} seconds left.")

    def _tell_appeals(self, view: SeatView) -> None:
        for appeal in view.appeals:
            before = self._appeals.get(appeal.number, Decision.OPEN)
            if appeal.decision is not before and appeal.decision in _DECIDED:
                reason = f" {appeal.reason}" if appeal.reason else ""
                self._say(f"Your appeal about “{appeal.words}” {_DECIDED[appeal.decision]}.{reason}")
            self._appeals[appeal.number] = appeal.decision

    def _tell_late_words(self) -> None:
        if self.client.desk.too_late and not self._too_late:
            self._say("Your last words came too late to be marked.", self.client.save_hand_in())
        self._too_late = self.client.desk.too_late

    # What a line means

    async def _take(self, line: str) -> bool:
        """Take a line; ``False`` when the student leaves."""
        word = line.strip()
        if word == ".leave":
            return False
        command = _COMMANDS.get(word)
        if command is not None:
            command(self)
        elif self._asking is not None:
            self._answer = word
            next(self._asking, None)
            await self._send_answer()
            await self.client.send_reviews()
        elif not self._writes:
            self._say("Nothing is being written now. .help tells what you can type.")
        elif word == ".":
            await self._hand_in()
        else:
            self._sure = False
            self._text.extend(cleaned(line).split("\n"))
            self._write()
        return True

    @property
    def _writes(self) -> bool:
        return isinstance(self._told, tuple) and self._told[0] == "writing" and not self.client.desk.finished

    def _begin_writing(self, view: SeatView) -> None:
        self._text = self.client.desk.text.split("\n") if self.client.desk.text else []
        left = self.client.left
        self._warnings = [at for at in WARN_AT if left is not None and at < left]
        self._paused = False
        self._say(*self._prompt_lines(view))
        if self._text:
            self._say("Your text so far is kept; .read reads it back, and what you type now is added to it.")
        self._say(f"Type your answer. {self._time_left()} A line with only a full stop hands it in.")

    def _write(self) -> None:
        if self.client.desk.paused:
            self._say("The clock stands; what you type now is kept when it goes on.")
        self.client.desk.write("\n".join(self._text))

    async def _hand_in(self) -> None:
        if not self._sure:
            self._sure = True
            empty = "" if any(text.strip() for text in self._text) else " Nothing is written yet."
            self._say(f"Hand in?{empty} You cannot write on after that. Type the full stop again.")
            return
        self._write()
        await self.client.hand_in()

    def _time_left(self) -> str:
        left = self.client.left
        return "There is no clock." if left is None else f"Time left: {seconds_in_words(left)}."

    def _camp(self, camp: str | None) -> CampCard:
        return next((one for one in self._topic.camps if one.id == camp), self._topic.camps[0])

    def _brief_lines(self, view: SeatView) -> Iterator[str]:
        mine = self._camp(view.camp)
        theirs = next(one for one in self._topic.camps if one.id != mine.id)
        yield f"You speak for the camp “{mine.name}”."
        yield f"Your stand: {mine.stand}"
        for camp, what in ((mine.case, "Your case"), (mine.facts, "Your facts")):
            yield from (f"{what}, {at} of {len(camp)}: {says}" for at, says in enumerate(camp, start=1))
        yield from (f"The case of the camp “{theirs.name}”: {says}" for says in theirs.case)
        yield "The prompt comes when your teacher starts the clock."

    def _prompt_lines(self, view: SeatView) -> Iterator[str]:
        assert view.speech is not None
        camp = view.speech.camp
        other = next((one.name for one in self._topic.camps if one.id != camp), "")
        yield f"Prompt {view.turn + 1} of {view.turns}{', your revision' if view.attempt > 1 else ''}."
        if view.speech.says:
            yield f"The camp “{other}” says: “{view.speech.says}”"

    # Commands

    def _help(self) -> None:
        self._say(*HELP)

    def _time(self) -> None:
        self._say(self._time_left())

    def _prompt(self) -> None:
        if self._view is not None and self._view.speech is not None:
            self._say(*self._prompt_lines(self._view))

    def _brief(self) -> None:
        if self._view is not None and self._view.camp is not None:
            self._say(*self._brief_lines(self._view))

    def _read_back(self) -> None:
        numbered = [f"Line {number}: {text}" for number, text in enumerate(self._text, start=1)]
        self._say(*(numbered or ["Nothing is written yet."]))

    def _undo(self) -> None:
        if self._writes and self._text:
            self._say(f"Taken away: {self._text.pop()}")
            self._write()

    def _clear(self) -> None:
        if self._writes:
            self._text.clear()
            self._write()
            self._say("All of it is taken away.")

    def _tell_ballot(self) -> None:
        own = self._view.ballot if self._view is not None else None
        if own is None:
            self._say("There is no ballot yet.")
        else:
            self._say(*own_ballot_lines(own, self._topic))

    def _review_again(self) -> None:
        if self.client.reviews.answers:
            self.client.reviews.put_away = False
        else:
            self._say("There are no answers of classmates to mark now.")

    def _save(self) -> None:
        self._say(self.client.save_hand_in() or "The room has all that you handed in.")

    def _begin_appeal(self) -> None:
        own = self._view.ballot if self._view is not None else None
        if own is None:
            self._say("There is no ballot yet that could be appealed.")
            return
        self._asking = self._appeal(own)
        next(self._asking, None)

    # Conversations: each ``yield`` waits for a line, which is in ``_answer`` then

    async def _send_answer(self) -> None:
        """Send what a conversation came to, and say what the room says."""
        send, self._to_send = self._to_send, None
        if send is None:
            return
        self._asking = None
        try:
            trouble = await send()
        except (LinkLost, Refusal) as error:
            trouble = str(error)
        self._say(trouble or "Your teacher has it.")

    def _predict(self) -> Iterator[None]:
        self._say("Before you see your ballot: how far did your text get? It counts for nothing.")
        levels: dict[str, int] = {}
        for criterion in self._topic.criteria:
            offered = "; ".join(f"{number}: {level.id}" for number, level in enumerate(criterion.levels))
            self._say(f"{criterion.title}? {offered}.")
            while criterion.id not in levels:
                yield
                if self._answer.isdecimal() and int(self._answer) < len(criterion.levels):
                    levels[criterion.id] = int(self._answer)
                else:
                    self._say(f"Please type a number. {offered}.")
        self._to_send = lambda: self.client.predict(levels)

    def _appeal(self, own: OwnBallot) -> Iterator[None]:
        points = [mark for mark in own.ballot.points if mark.made is not Made.MADE]
        if not points:
            self._say("Every point of the key was counted. Enter goes on.")
            yield
            self._asking = None
            return
        named = [mark.says or f"hint: {own.hints.get(mark.id, '')}" for mark in points]
        self._say("Which point should have counted?", *(f"{at}: {says}" for at, says in enumerate(named, start=1)))
        yield
        while not (self._answer.isdecimal() and 1 <= int(self._answer) <= len(points)):
            self._say(f"Please type a number from 1 to {len(points)}.")
            yield
        point = points[int(self._answer) - 1].id
        self._say("By which words of your answer? Type them as you wrote them.")
        yield
        while not self._answer or self._answer not in own.text:
            self._say("These words are not in your answer; type some as you wrote them.")
            yield
        start, end = own.text.index(self._answer), own.text.index(self._answer) + len(self._answer)
        self._say("Why? Enter alone is no reason.")
        yield
        note = self._answer
        self._to_send = lambda: self.client.appeal(own, point, start, end, note)


_COMMANDS: dict[str, Callable[[Sitting], None]] = {
    ".help": Sitting._help,
    ".time": Sitting._time,
    ".prompt": Sitting._prompt,
    ".brief": Sitting._brief,
    ".read": Sitting._read_back,
    ".undo": Sitting._undo,
    ".clear": Sitting._clear,
    ".ballot": Sitting._tell_ballot,
    ".appeal": Sitting._begin_appeal,
    ".review": Sitting._review_again,
    ".save": Sitting._save,
}
