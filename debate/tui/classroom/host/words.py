"""Sentences and figures that several pages and sheets of the dashboard say in the same way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.content import Content

from debate.classroom.shown.choices import choices
from debate.classroom.shown.telling import ACTION, LOST, QUIET, SET_OFF, STRONG, URGENT
from debate.classroom.shown.views import HostView, PeerView, Remark, Speech, Words
from debate.tui.camps import CampMark
from debate.tui.widgets.choice import Option
from debate.wording import counted

_STYLES = {QUIET: "$quiet", STRONG: "bold", URGENT: "bold $warning", LOST: "bold $error", SET_OFF: "bold reverse"}


def sentence(words: Words, key_of: Callable[[str], str]) -> Content:
    """What the dashboard tells; ``key_of`` gives the key of an action by its id."""
    return Content.assemble(*[
        (key_of(said), "bold") if how == ACTION else (said, _STYLES.get(how, "")) for how, said in words
    ])  # fmt: skip


def options_of(name: str) -> list[Option]:
    """The answers of one of the choices that every dashboard offers."""
    card = choices()[name]
    return [Option(one.value, one.words, one.says or card.says) for one in card.answers]


def remark_words(remark: Remark) -> Content:
    """What the roster says of a seat."""
    return Content.styled(f"{remark.glyph} {remark.words}", f"${remark.tone}" if remark.tone else "")


def peers_line(peers: PeerView) -> Content:
    """The same on a page, with the key that tells more."""
    return Content.assemble(f"Peers   {peers_words(peers)}", ("  ·  ", "$quiet"), ("c", "bold"))


def peers_words(peers: PeerView) -> str:
    """How far a peer review is: ``12 of 40 answers marked by classmates``."""
    return f"{peers.finished} of {counted(peers.dealt, 'answer')} marked by classmates"


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


def only_here(view: HostView) -> bool:
    """Whether no other machine reaches the room."""
    return "//127." in view.address


def joined_lines(lines: list[Content]) -> Content:
    """Lines, one under the other."""
    return Content("\n").join(lines)


def camp_name(camps: Mapping[str, CampMark], camp: str | None) -> Content:
    """A camp's mark, or a dash for none."""
    mark = camps.get(camp or "")
    return mark.content if mark is not None else Content("–")
