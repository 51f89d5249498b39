"""A round on plain lines, from the draw to the round's ballot. It shows what the session holds and decides nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from debate.game.own_word import foreseen_words, said_words
from debate.game.pressing import is_second_try
from debate.game.round import Judged, Over, Ready, Replying, Turn, Writing
from debate.game.summary import summarise
from debate.game.transcript import to_json, to_markdown
from debate.plain.appealing import Appealing
from debate.plain.lines import InputEnded, Lines
from debate.plain.words import (
    ballot_lines,
    brief_lines,
    on_one_line,
    receipt_lines,
    reply_lines,
    seconds_in_words,
    summary_lines,
)
from debate.plain.writing import Answering, Stopped, speech_line, time_left
from debate.records import RecordsError
from debate.records.transcripts import save_transcript
from debate.session import Session
from debate.settings import Settings, SettingsError


class Playing:
    """One round being played through ``lines``. ``folder`` takes transcripts where the current folder cannot."""

    def __init__(self, session: Session, lines: Lines, folder: Path) -> None:
        self._session = session
        self._lines = lines
        self._folder = folder
        self._settings = Settings.open(folder)
        self._told_trouble: str | None = None
        self._heard = False
        """Whether the ballot on hand was heard already, before a reply or a word on it."""

    def play(self) -> None:
        """Play until the round is over, the player leaves, or the input ends. Whatever was written is kept."""
        try:
            while not isinstance(self._session.state.stage, Over):
                self._one_stage()
                self._tell_trouble()
            self._end()
        except InputEnded:
            self._left("The input ended.")
        except Stopped:
            self._left("You left the round.")
        except KeyboardInterrupt:
            self._lines.say("")  # the terminal has written “^C” where the player was
            self._left("You left the round.")
            raise

    def _one_stage(self) -> None:
        match self._session.state.stage:
            case Ready():
                self._ready()
            case Writing(paused=True) | Replying(paused=True):
                self._take_up()
            case Writing():
                Answering(self._session, self._lines).write()
                self._predict()
            case Replying():
                Answering(self._session, self._lines).write()
                self._tell_reply()
            case Judged():
                self._judged()

    def _ready(self) -> None:
        session, lines = self._session, self._lines
        number, count = session.position
        if number == 1:
            drawn = session.state.drawn
            how = "The draw decided" if drawn.camp_was_drawn else "You chose"
            lines.say(f"{how}: you speak for the camp “{on_one_line(session.camp.name)}”. Seed: {drawn.seed}.")
            if session.pack.scene:
                lines.say(on_one_line(session.pack.scene))
            lines.say(f"The motion: {on_one_line(session.pack.motion)}")
            lines.say(*brief_lines(session.pack, session.camp))
        seconds = self._turn().seconds
        clock = "without a clock" if seconds is None else f"with {seconds_in_words(seconds)}"
        lines.say(f"Prompt {number} of {count}, {clock}.")
        while lines.interactive:
            lines.say("Press enter to hear the argument and start writing; .brief tells your brief first.")
            line = lines.next_line() or ""
            if line.strip() == ".stop":
                raise Stopped
            if line.strip() != ".brief":
                break
            lines.say(*brief_lines(session.pack, session.camp))
        session.begin()
        self._invite()

    def _invite(self) -> None:
        lines = self._lines
        lines.say(speech_line(self._session))
        if self._session.seconds_left is not None:
            lines.say(time_left(self._session))
        lines.say("Write your answer. A line with only a full stop hands it in; .help tells what else there is.")

    def _take_up(self) -> None:
        """Go on with a text that was being written when the program last ended."""
        number, count = self._session.position
        self._lines.say(f"Prompt {number} of {count}. What you wrote is kept; the lines that you type are added to it.")
        Answering(self._session, self._lines).read_back()
        self._session.resume_clock()
        self._invite()

    def _judged(self) -> None:
        """Show the ballot, then do what the player wants until it is time to go on."""
        session, lines = self._session, self._lines
        if not self._heard:
            lines.say(*self._ballot())
            self._offer_to_predict()
        self._heard = False
        number, count = session.position
        choices = self._after_ballot(last=number == count)
        told = False
        while True:
            self._tell_trouble()
            try:
                choice = lines.ask("What next?", choices, "n")
            except InputEnded:
                if number < count:
                    raise
                choice = "n"  # nothing is left to be written: the round is whole
            if choice == "n":
                session.go_on()
                return
            if choice == "r":
                session.revise()
                lines.say("Your answer so far. The lines that you type are added to it; .clear begins anew.")
                Answering(session, lines).read_back()
                self._invite()
                return
            if choice == "c":
                session.answer_back(self._settings.get("extra_time"))
                self._invite()
                return
            if choice == "o":
                session.end()
                return
            if choice == "q":
                raise Stopped
            if choice == "a":
                Appealing(session, lines, told=told).appeal()
                self._heard = True  # the ballot was heard; it is there under b
                return
            if choice == "t":
                session.take_back()
                lines.say(f"Taken back. Your record counts {self._turn().attempts[-1].counts} of 100 again.")
                self._heard = True
                return
            told = told or choice == "x"
            lines.say(*self._more(choice))

    def _after_ballot(self, *, last: bool) -> dict[str, str]:
        """What can be done at a ballot, ``last`` at the round's last one."""
        session = self._session
        return {
            "n": "end" if last else "next",
            "r": "revise",
            **({"c": "answer their comeback"} if session.press is not None else {}),
            "x": "exemplar",
            "e": "explain the marks",
            "a": "appeal: I did say this",
            **({"t": "take back what you said last"} if self._turn().attempts[-1].said else {}),
            "y": "your answer",
            "b": "ballot again",
            "f": "facts and brief",
            **({} if last else {"o": "end the round here"}),
            "q": "quit",
        }

    def _tell_reply(self) -> None:
        """Say what a reply did, and what they say next."""
        session, lines = self._session, self._lines
        if not isinstance(session.state.stage, Judged):
            return
        self._heard = True
        turn, press = self._turn(), session.press
        if turn.replies:
            reply = turn.replies[-1]
            lines.say(*reply_lines(reply, session.prompt.point(reply.point)))
        if press is None:
            lines.say("They say no more.")
            return
        if is_second_try(turn, press):
            hint = on_one_line(session.prompt.point(press.point).hint)
            lines.say(f"They press you once more: “{on_one_line(press.says)}” Hint: {hint}")
        else:
            lines.say(f"They press you: “{on_one_line(press.says)}”")

    def _predict(self) -> None:
        """Have the player mark the answer that was just handed in, if they want to; an empty line skips it."""
        session, lines = self._session, self._lines
        if not isinstance(session.state.stage, Judged) or self._settings.get("predict") != "on":
            return
        levels: dict[str, int] = {}
        lines.say("Before you hear the ballot: how far did your text get? An empty line skips this.")
        for row in session.pack.rubric.criteria:
            named = [f"{n}: {on_one_line(level.name)}, {level.says}" for n, level in enumerate(row.levels, start=1)]
            lines.say(f"{on_one_line(row.title)}.", *map(on_one_line, named))
            given = (lines.next_line() or "").strip()
            if not (given.isascii() and given.isdigit() and 1 <= int(given[:4]) <= len(row.levels)):
                lines.say("You hear the ballot without marking yourself.")
                return
            levels[row.id] = int(given[:4]) - 1
        session.predict(levels)

    def _offer_to_predict(self) -> None:
        """After the third ballot ever, offer once to have the player mark themself first."""
        if self._settings.get("predict") != "offered" or not self._lines.interactive:
            return
        if not self._session.knows_ballots:
            return
        choices = {"y": "yes, from now on", "n": "no"}
        answer = self._lines.ask("Do you want to mark yourself before you hear a ballot?", choices, "n")
        with suppress(SettingsError):
            self._settings.set("predict", "on" if answer == "y" else "off")

    def _more(self, choice: str) -> Iterator[str]:
        """What there is to read beside a ballot."""
        session, attempt = self._session, self._turn().attempts[-1]
        if choice == "x":
            yield f"A model answer: {on_one_line(session.prompt.exemplar)}"
        elif choice == "e":
            yield from receipt_lines(attempt.ballot, session.pack)
        elif choice == "y":
            yield f"You answered: {on_one_line(attempt.text) or 'nothing'}"
        elif choice == "f":
            yield from brief_lines(session.pack, session.camp)
        else:
            yield from self._ballot()

    def _ballot(self) -> Iterator[str]:
        turn = self._turn()
        number, _ = self._session.position
        attempt = turn.attempts[-1]
        before = turn.attempts[-2].counts if len(turn.attempts) > 1 else None
        yield f"Ballot for prompt {number}. Time used: {seconds_in_words(attempt.seconds)}."
        if attempt.said:
            yield f"Marked by yourself; the judge gave {attempt.ballot.score} of 100."
            for said in attempt.said:
                yield f"You say: {on_one_line(said_words(said, self._session.pack, attempt))}"
        if attempt.predicted:
            yield on_one_line(foreseen_words(attempt.predicted, attempt.ballot))
        yield from ballot_lines(attempt.marks, self._session.prompt.hints, attempt.text, before)

    def _turn(self) -> Turn:
        turn = self._session.state.turn
        assert turn is not None, "only called while a prompt is at stake"
        return turn

    def _end(self) -> None:
        session, lines = self._session, self._lines
        lines.say(*summary_lines(summarise(session.state, session.pack)))
        session.keep_draft()  # tries again what could not be kept before
        if session.trouble is not None:
            lines.say(f"Not all of this round could be kept. {session.trouble}")
        choices = {"n": "no", "m": "as Markdown", "j": "as JSON"}
        try:
            choice = lines.ask("Save the transcript?", choices, "n")
        except InputEnded:
            return
        if choice != "n":
            self._save(choice)

    def _save(self, choice: str) -> None:
        state, pack = self._session.state, self._session.pack
        if choice == "m":
            text, ending = to_markdown(state, pack), "md"
        else:
            text, ending = json.dumps(to_json(state, pack), ensure_ascii=False, indent=2) + "\n", "json"
        stem = f"debate-{pack.id}-{state.drawn.camp}-{state.drawn.seed}"
        try:
            file = save_transcript(text, (Path.cwd(), self._folder / "transcripts"), stem, ending)
        except RecordsError as error:
            self._lines.say(str(error))
        else:
            self._lines.say(f"Saved as {on_one_line(str(file))}")

    def _left(self, why: str) -> None:
        """Say how the round stands and how to go on with it."""
        self._session.keep_draft()
        summary = summarise(self._session.state, self._session.pack)
        trouble = self._session.trouble
        kept = "The round is kept: start debate again to go on with it."
        self._lines.say(f"{why} {kept if trouble is None else f'Your last steps could not be kept. {trouble}'}")
        self._lines.say(f"Answered so far: {summary.answered} of {summary.prompts}.")
        if summary.score is not None:
            self._lines.say(f"Your score so far: {summary.score} of 100.")

    def _tell_trouble(self) -> None:
        """Say what went wrong with keeping things, once each time it changes."""
        trouble = self._session.trouble
        if trouble is not None and trouble != self._told_trouble:
            self._lines.say(trouble)
        self._told_trouble = trouble
