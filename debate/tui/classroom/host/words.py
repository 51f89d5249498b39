"""Sentences and figures that several pages and sheets of the dashboard say in the same way."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from debate.classroom.room.state import Camps, Settings
from debate.classroom.shown.views import HostView, Speech
from debate.tui.camps import CampMark
from debate.wording import clock_text, counted

CAMPS_WORDS = {
    Camps.DRAW: "camps drawn",
    Camps.HAND: "camps given by hand",
    Camps.TEAMS: "team against team",
}


def clock_words(seconds: float | None) -> str:
    """A clock's length: ``4:00``, or ``no clock``."""
    if seconds is None:
        return "no clock"
    text = clock_text(seconds)
    return text[1:] if text.startswith("0") else text


def settings_words(view: HostView) -> str:
    """The room's settings on one line, as they stand."""
    settings: Settings = view.settings
    turns = max(len(view.turns), view.turn + 1)
    words = [
        view.pack_title,
        *([f"class {view.class_name}"] if view.class_name else []),
        counted(turns, "prompt"),
        f"{clock_words(settings.seconds)} each" if settings.seconds is not None else "no clock",
        CAMPS_WORDS[settings.camps],
        *([] if settings.revise else ["no revision"]),
        *(["predict first"] if settings.predict else []),
        *(["leaderboard"] if settings.leaderboard else []),
        *([] if settings.own_names or view.class_name else ["given names"]),
    ]
    return "  ·  ".join(words)


def spaced(code: str) -> str:
    """A join code to be read across a room: ``K F M 3 R T``."""
    return " ".join(code)


def speech_line(speech: Speech, camps: Mapping[str, CampMark]) -> Content:
    """A prompt on one line: who answers it, and the argument in a few words."""
    mark = camps.get(speech.camp)
    who = mark.content if mark is not None else Content.styled(speech.camp or "All", "bold")
    return Content.assemble(who, " answers  ", f"“{speech.title}”")


def join_command(view: HostView) -> str:
    """What a student types to join, but for the code."""
    return f"debate join {view.address.removeprefix('http://').rstrip('/')} {view.code}"


def joined_lines(lines: list[Content]) -> Content:
    """LaidOut under each other."""
    return Content("\n").join(lines)


def camp_name(camps: Mapping[str, CampMark], camp: str | None) -> Content:
    """A camp's mark, or a dash for none."""
    mark = camps.get(camp or "")
    return mark.content if mark is not None else Content("–")
