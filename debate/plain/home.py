"""The home screen in words, and the way into a round: a new one, or the one that was left unfinished."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TextIO

from debate.game.draw import DRAW, OWN_SECONDS, Choices, DrawError
from debate.judge import Judge
from debate.packs import PackError, find_pack, list_packs, load_pack, load_readable
from debate.packs.model import Pack
from debate.plain.lines import InputEnded, Lines
from debate.plain.past import history_lines, progress_lines
from debate.plain.playing import Playing
from debate.plain.settings import change_settings
from debate.plain.words import on_one_line
from debate.practice.past import entries
from debate.practice.progress import progress, read_answers
from debate.practice.titles import Titles
from debate.profiles import FIRST_PROFILE, current_profile, profiles
from debate.records import Records, RecordsError
from debate.session import Session, SessionError, new_seed
from debate.settings import Settings

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
    judge = Judge(pack)
    try:
        session = _unfinished(lines, pack, judge, records, go_on)
    except InputEnded:
        lines.say("The input ended before a round began.")
        return 0
    if session is None:
        session = _new(pack, judge, records, choices, seed)
    Playing(session, lines, records.folder).play()
    return 0


def open_home(stdin: TextIO | None, stdout: TextIO, *, records: Records) -> int:
    """Open the home screen in words, until the player quits. Returns the exit code."""
    home = _Home(Lines(stdin, stdout), records)
    with suppress(InputEnded):
        home.stay()
    return 0


class _Home:
    """The choices at home. Whatever cannot be done is said in a sentence, and home goes on."""

    def __init__(self, lines: Lines, records: Records) -> None:
        self._lines = lines
        self._records = records
        self._settings = Settings.open(records.folder, records)
        self._pack: Pack | None = None
        self._known: Titles | None = None

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
        left = {"o": "go on with the unfinished round", "w": "put the unfinished round away"}
        return {
            **(left if self._records.unfinished_round() is not None else {}),
            "p": "practise",
            "h": "history",
            "g": "progress",
            "k": "packs",
            "s": "settings",
            "q": "quit",
            "?": "ask again",
        }

    def _do(self, chosen: str) -> None:
        lines, records = self._lines, self._records
        if chosen == "o":
            self._go_on()
        elif chosen == "w":
            self._put_away()
        elif chosen == "p":
            pack = self._the_pack()
            session = _new(pack, Judge(pack), records, self._choices(pack), None)
            Playing(session, lines, records.folder).play()
        elif chosen == "h":
            self._history()
        elif chosen == "g":
            titles, predictions = self._titles(), records.predictions()
            lines.say(*progress_lines(progress(read_answers(records), titles, predictions=predictions), titles))
        elif chosen == "k":
            self._packs()
        elif chosen == "s":
            change_settings(lines, self._settings)

    def _go_on(self) -> None:
        stored = self._records.unfinished_round()
        if stored is None:
            return
        round_id, state = stored
        try:
            pack = load_pack(find_pack(str(state.get("pack", ""))))
        except PackError as error:
            raise SessionError(
                f"The pack of the unfinished round is not here ({error}) Name it: “debate play --plain --pack PATH”."
            ) from error
        session = _resumed(pack, Judge(pack), self._records, round_id)
        if session is not None:
            Playing(session, self._lines, self._records.folder).play()

    def _history(self) -> None:
        titles = self._titles()
        self._lines.say(*history_lines(entries(self._records), titles, _HISTORY))

    def _put_away(self) -> None:
        stored = self._records.unfinished_round()
        sure = stored and self._lines.ask("Put it away for good?", {"y": "yes", "n": "no"}, "n") == "y"
        if stored and sure:
            self._records.close_round(stored[0])
            self._lines.say("It is put away. What you handed in stays in your history.")

    def _the_pack(self) -> Pack:
        """The pack that the player chose, else the first that comes with the program; read once."""
        if self._pack is None:
            places = list_packs()
            if not places:
                raise PackError("There is no pack here; name one with “debate play --pack PATH”.")
            self._pack = load_pack(places[0].path)
        return self._pack

    def _titles(self) -> Titles:
        """What the packs that are here call themselves; read once."""
        if self._known is None:
            self._known = Titles.of(load_readable(place.path for place in list_packs()))
        return self._known

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


def _unfinished(lines: Lines, pack: Pack, judge: Judge, records: Records, go_on: bool | None) -> Session | None:
    """The unfinished round of this pack, if there is one and the player wants it."""
    stored = records.unfinished_round()
    if stored is None or stored[1].get("pack") != pack.id:
        return None
    round_id = stored[0]
    try:
        session = _resumed(pack, judge, records, round_id) if go_on is not False else None
    except SessionError as error:
        lines.say(str(error))
        return None
    if session is not None and go_on is None:
        number, count = session.position
        lines.say(f"You left a round at prompt {number} of {count}, for the camp “{on_one_line(session.camp.name)}”.")
        if lines.ask("Go on with it?", {"y": "yes", "n": "no"}, "y") == "n":
            round_id, session = session.round_id, None
    if session is None:
        records.close_round(round_id)
    return session


def _resumed(pack: Pack, judge: Judge, records: Records, round_id: str) -> Session | None:
    """The unfinished round. One that cannot go on is closed, so that it is not offered for ever."""
    try:
        return Session.resume(pack, judge, records)
    except SessionError:
        records.close_round(round_id)
        raise


def _new(pack: Pack, judge: Judge, records: Records, choices: Choices, seed: int | None) -> Session:
    choices = replace(choices, extra_time=_extra_time(records))
    return Session.start(pack, judge, records, choices, seed=new_seed() if seed is None else seed)


def _extra_time(records: Records) -> float:
    return float(Settings.open(records.folder, records).get("extra_time"))


def _tell_notice(lines: Lines, records: Records) -> None:
    if records.notice is not None:
        lines.say(records.notice)
