"""The home screen in words, and the way into a round: a new one, or the one that was left unfinished."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TextIO

from debate.game.draw import DRAW, OWN_SECONDS, Choices, DrawError
from debate.packs import PackError, list_packs, load_pack
from debate.packs.model import Pack
from debate.plain.lines import InputEnded, Lines
from debate.plain.past import day, history_lines, progress_lines, told_lines
from debate.plain.playing import Playing
from debate.plain.practising import Practising, new_round, unfinished_of
from debate.plain.today import drill_choices
from debate.plain.words import on_one_line
from debate.practice.drills import WAYS, DrillTask, tasks_of
from debate.practice.past import entries, past_turn
from debate.practice.progress import progress, read_answers
from debate.profiles import FIRST_PROFILE, current_profile, profiles
from debate.records import Records, RecordsError, UnfinishedRound
from debate.session import SessionError
from debate.settings import SETTINGS, Setting, Settings, SettingsError
from debate.wording import counted

_LONGEST_NUMBER = 18
"""Digits of a number that the records can hold."""

_HISTORY = 10
"""Answers listed at a time: what can be listened to in a minute."""

_NO_CHOICE = 3
"""Empty choices in a row at home after which the program ends: an endless pipe must come to an end."""


def play_round(
    stdin: TextIO | None,
    stdout: TextIO,
    *,
    pack: Pack,
    records: Records,
    choices: Choices,
    seed: int | None = None,
    go_on: bool | None = None,
) -> int:
    """Play a round of ``pack`` and return the exit code.

    When a round was left unfinished, ``go_on`` says whether to go on with it; ``None`` asks. Raises ``DrawError``
    for a round that cannot be drawn.
    """
    lines = Lines(stdin, stdout)
    _tell_notice(lines, records)
    try:
        session = unfinished_of(lines, pack, records, go_on)
    except InputEnded:
        lines.say("The input ended before a round began.")
        return 0
    if session is None:
        session = new_round(pack, records, choices, seed)
    Playing(session, lines, records.folder).play()
    return 0


def open_home(stdin: TextIO | None, stdout: TextIO, *, records: Records) -> int:
    """Open the home screen in words, until the player quits. Returns the exit code."""
    home = _Home(Lines(stdin, stdout), records)
    with suppress(InputEnded):
        home.stay()
    return 0


def open_today(stdin: TextIO | None, stdout: TextIO, *, records: Records) -> int:
    """Tell today's plan, and go through it as far as the player likes. Returns the exit code."""
    lines = Lines(stdin, stdout)
    _tell_notice(lines, records)
    with suppress(InputEnded):
        Practising(lines, records).today()
    return 0


def do_drills(stdin: TextIO | None, stdout: TextIO, *, pack: Pack, records: Records, tasks: Sequence[DrillTask]) -> int:
    """Do these drills of ``pack``, one after the other. Returns the exit code."""
    lines = Lines(stdin, stdout)
    _tell_notice(lines, records)
    with suppress(InputEnded):
        Practising(lines, records).do_drills(pack, tasks)
    return 0


class _Home(Practising):
    """The choices at home. Whatever cannot be done is said in a sentence, and home goes on."""

    def stay(self) -> None:
        """Offer what can be done until the player quits."""
        lines = self._lines
        lines.say("Debate. Practise rebuttal against a clock.")
        _tell_notice(lines, self._records)
        lines.say(*self._settings.problems)
        if profiles():
            lines.say(f"You play as {current_profile() or FIRST_PROFILE}.")
        with suppress(RecordsError):  # said when the history is asked for
            last = entries(self._records)[:1]
            lines.say(*(("What you handed in last:", *history_lines(last, self._titles(), 1)) if last else ()))
        idle = 0
        while idle < _NO_CHOICE:
            try:
                chosen = lines.ask("What now?", self._what_can_be_done(), "?", always_in_full=True)
                idle = idle + 1 if chosen == "?" else 0
                if chosen == "q":
                    return
                self._do(chosen)
            except (PackError, SessionError, DrawError, RecordsError) as error:
                lines.say(str(error))
                idle += 1

    def _what_can_be_done(self) -> dict[str, str]:
        unfinished = self._records.unfinished_rounds()
        one = "the unfinished round" if len(unfinished) == 1 else "an unfinished round"
        left = {"o": f"go on with {one}", "w": f"put {one} away"}
        return {
            "t": "today",
            **(left if unfinished else {}),
            "p": "practise",
            "d": "drill",
            "h": "history",
            "a": "an answer of your history, with its ballot",
            "g": "progress",
            "k": "packs",
            "s": "settings",
            "q": "quit",
            "?": "ask again",
        }

    def _do(self, chosen: str) -> None:
        lines, records = self._lines, self._records
        if chosen == "t":
            self.today()
        elif chosen == "o":
            self._go_on()
        elif chosen == "w":
            self._put_away()
        elif chosen == "p":
            self._practise()
        elif chosen == "d":
            self._drill()
        elif chosen == "h":
            self._history()
        elif chosen == "a":
            self._tell_answer()
        elif chosen == "g":
            titles, predictions = self._titles(), records.predictions()
            lines.say(*progress_lines(progress(read_answers(records), titles, predictions=predictions), titles))
        elif chosen == "k":
            self._packs()
        elif chosen == "s":
            change_settings(lines, self._settings)

    def _drill(self) -> None:
        """Let the player choose a drill and a speech."""
        pack, lines = self._the_pack(), self._lines
        drills = {**drill_choices(), "w": (WAYS, "the four ways, one after the other")}
        chosen = lines.ask("Which drill?", {key: words for key, (_, words) in drills.items()}, "1")
        camps = {str(number): on_one_line(camp.name) for number, camp in enumerate(pack.camps, start=1)}
        camp = pack.camps[int(lines.ask("For which camp?", camps, "1")) - 1]
        prompts = pack.prompts_for(camp.id)
        speeches = {str(number): on_one_line(prompt.title) for number, prompt in enumerate(prompts, start=1)}
        prompt = prompts[int(lines.ask("On which speech?", speeches, "1")) - 1]
        self.do_drills(pack, tasks_of(pack, drills[chosen][0], prompt))

    def _practise(self) -> None:
        """Choose and play a round, beside an unfinished one only if that is meant."""
        if self._records.unfinished_round() is not None:
            beside = {"y": "yes, the unfinished round stays", "n": "no"}
            if self._lines.ask("Begin a new round beside the unfinished one?", beside, "n") == "n":
                return
        pack = self._the_pack()
        self._play(new_round(pack, self._records, self._choices(pack), None))

    def _go_on(self) -> None:
        stored = self._one_of_the_unfinished()
        if stored is not None:
            self._play_on(stored)

    def _one_of_the_unfinished(self) -> UnfinishedRound | None:
        """The unfinished round, or of several the one that the player names."""
        left = self._records.unfinished_rounds()
        if len(left) < 2:
            return next(iter(left), None)
        rounds = {str(number): self._left_words(one) for number, one in enumerate(left, start=1)}
        chosen = self._lines.ask("Which round?", {**rounds, "n": "none of them"}, "1")
        return None if chosen == "n" else left[int(chosen) - 1]

    def _left_words(self, left: UnfinishedRound) -> str:
        pack, camp = str(left.state.get("pack", "")), str(left.state.get("camp", ""))
        titles, turns = self._titles(), left.state.get("turns")
        count = len(turns) if isinstance(turns, list) else 0
        camp_name, pack_title = on_one_line(titles.camp(pack, camp)), on_one_line(titles.pack(pack))
        return f"for “{camp_name}” in “{pack_title}”, {counted(count, 'prompt')}, left {day(left.saved_at)}"

    def _history(self) -> None:
        titles = self._titles()
        self._lines.say(*history_lines(entries(self._records), titles, _HISTORY))

    def _tell_answer(self) -> None:
        """Tell one answer with its ballot, as it was."""
        self._lines.say("Which answer? Its number stands before it in your history; enter alone goes back.")
        given = (self._lines.next_line() or "").strip()
        attempt = self._records.attempt(int(given)) if given.isdecimal() and len(given) <= _LONGEST_NUMBER else None
        if attempt is None:
            self._lines.say(*([f"There is no answer “{on_one_line(given)}”."] if given else []))
            return
        try:
            self._lines.say(*told_lines(attempt, past_turn(self._records, attempt), self._titles()))
        except ValueError:
            self._lines.say("The ballot of this answer was written by another version and cannot be read.")

    def _put_away(self) -> None:
        stored = self._one_of_the_unfinished()
        sure = stored and self._lines.ask("Put it away for good?", {"y": "yes", "n": "no"}, "n") == "y"
        if stored and sure:
            self._records.close_round(stored.id)
            self._lines.say("It is put away. What you handed in stays in your history.")

    def _choices(self, pack: Pack) -> Choices:
        ask = self._lines.ask
        camps = {str(number): on_one_line(camp.name) for number, camp in enumerate(pack.camps, start=1)}
        camp = ask("Which camp?", {"d": "draw", **camps}, "d")
        prompts = ask("How many prompts?", {"3": "three", "5": "five", "a": "all"}, "3")
        clocks = {"o": "each prompt’s own time", "u": "untimed"}
        clocks |= {seconds: f"{seconds} seconds" for seconds in ("60", "90", "120", "180")}
        clock = ask("Which clock?", clocks, "o")
        return Choices(
            camp=DRAW if camp == "d" else pack.camps[int(camp) - 1].id,
            prompts=None if prompts == "a" else int(prompts),
            seconds=OWN_SECONDS if clock == "o" else None if clock == "u" else int(clock),
        )

    def _packs(self) -> None:
        """Tell what packs there are, and let the player choose the one to practise with."""
        packs: list[Pack] = []
        for place in list_packs():
            try:
                pack = load_pack(place.path)
            except PackError as error:
                self._lines.say(f"{place.id}: cannot be played. {error}")
                continue
            camps = " and ".join(f"{on_one_line(c.name)} ({len(pack.prompts_for(c.id))} prompts)" for c in pack.camps)
            self._lines.say(f"{place.id}: {on_one_line(pack.title)}", f"Motion: {on_one_line(pack.motion)}")
            terms = f"Version {pack.version}, {pack.licence}, by {pack.attribution}."
            self._lines.say(f"Camps: {camps}.", on_one_line(terms))
            packs.append(pack)
        if len(packs) > 1:
            numbered = {str(number): on_one_line(pack.title) for number, pack in enumerate(packs, start=1)}
            chosen = self._lines.ask("Which one do you practise with?", {**numbered, "k": "keep it as it is"}, "k")
            if chosen != "k":
                self._pack = packs[int(chosen) - 1]
                self._lines.say(f"You practise with “{on_one_line(self._pack.title)}” now.")


def _tell_notice(lines: Lines, records: Records) -> None:
    if records.notice is not None:
        lines.say(records.notice)


def change_settings(lines: Lines, settings: Settings) -> None:
    """Tell what is set, and change one setting after another until the player is done."""
    offered = {str(number): setting for number, setting in enumerate((s for s in SETTINGS if s.label), start=1)}
    lines.say(*settings.problems)
    while True:
        choices = {number: f"{one.label.casefold()}, now {_words(one, settings)}" for number, one in offered.items()}
        chosen = lines.ask("Which setting?", {**choices, "k": "keep them as they are"}, "k", always_in_full=True)
        if chosen == "k":
            lines.say(f"The settings are kept in {settings.file}, and may be changed there too.")
            return
        _change(lines, settings, offered[chosen])


def _change(lines: Lines, settings: Settings, setting: Setting) -> None:
    lines.say(setting.says)
    numbered = dict(enumerate(setting.answers, start=1))
    choices = {str(number): answer.words for number, answer in numbered.items()}
    chosen = lines.ask(f"{setting.label}?", {**choices, "k": "keep it"}, "k", always_in_full=True)
    if chosen == "k":
        return
    answer = numbered[int(chosen)]
    try:
        settings.set(setting.name, answer.value)
    except SettingsError as error:
        lines.say(str(error))
    else:
        lines.say(answer.says)


def _words(setting: Setting, settings: Settings) -> str:
    value = settings.get(setting.name)
    return next((answer.words for answer in setting.answers if answer.value == value), str(value))
