"""What every dashboard tells the teacher, in one wording: what comes next, the class in figures, a word on each seat.

The words are made here, once, and travel with the view; a dashboard only says by which key or button an action is
taken. Pure functions of the view.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from debate.classroom.room.state import MOST_ATTEMPTS, Camps, Decision, Phase, Settings, Stage, Standing
from debate.classroom.shown.attention import count, is_by_hand, remark
from debate.classroom.shown.views import Guidance, HostView, Words
from debate.wording import counted, length_text

PLAIN, QUIET, STRONG, URGENT, LOST, SET_OFF, ACTION = "", "quiet", "strong", "urgent", "lost", "set-off", "action"
"""How a piece of a sentence is said. Of an ``ACTION`` the words are its id, which is that of its key."""

_CAMPS: Final = {
    Camps.DRAW: "camps drawn",
    Camps.HAND: "camps given by hand",
    Camps.TEAMS: "team against team",
}
_BRIEFS: Final = {
    Camps.DRAW: "give the camps and show the briefs",
    Camps.TEAMS: "give the teams and show the briefs",
    Camps.HAND: "show the briefs",
}


def told(view: HostView) -> HostView:
    """The view with what there is to tell of it."""
    says, action = _guidance(view)
    guidance = Guidance(
        title=_title(view), says=tuple(says), action=action, figures=_figures(view), settings=settings_words(view)
    )
    return view.replaced(guidance=guidance, seats=tuple(row.replaced(remark=remark(row, view)) for row in view.seats))


def open_appeals(view: HostView) -> int:
    """How many appeals wait for the teacher."""
    return sum(appeal.decision is Decision.OPEN for appeal in view.appeals)


def trust_is_open(view: HostView) -> bool:
    """Whether the trust check of a first answer is still to be made, or to be finished."""
    rows = view.trust.rows if view.trust is not None else ()
    return view.attempt == 1 and view.to_mark > 0 and (not rows or any(row.teacher is None for row in rows))


def settings_words(view: HostView) -> str:
    """The room's settings on one line, as they stand."""
    settings: Settings = view.settings
    turns = max(len(view.turns), view.turn + 1)
    words = [
        view.pack_title,
        *([f"class {view.class_name}"] if view.class_name else []),
        counted(turns, "prompt"),
        f"{length_text(settings.seconds)} each" if settings.seconds is not None else "no clock",
        _CAMPS[settings.camps],
        *([] if settings.revise else ["no revision"]),
        *(["predict first"] if settings.predict else []),
        *(["peer review"] if settings.peer else []),
        *(["leaderboard"] if settings.leaderboard else []),
        *([] if settings.own_names or view.class_name else ["given names"]),
    ]
    return "  ·  ".join(words)


def _title(view: HostView) -> str:
    if view.phase is Phase.OVER:
        return "The room is over"
    if view.turn < 0:
        return "Lobby"
    attempt = ", revision" if view.attempt > 1 else ""
    return f"Prompt {view.turn + 1} of {max(len(view.turns), view.turn + 1)}{attempt}"


def _figures(view: HostView) -> Words:
    """The class in figures: who is in, lost, idle."""
    found = count(view)
    figures = [(STRONG, f"{found.handed_in} of {found.writers}"), (PLAIN, " handed in")]
    if found.absent:
        figures.append((PLAIN, f"  ·  {found.absent} absent"))
    if found.lost:
        figures += [(PLAIN, "  ·  "), (LOST, f"{found.lost} lost")]
    if found.idle:
        figures += [(PLAIN, "  ·  "), (STRONG, str(found.idle)), (PLAIN, " idle")]
    return tuple(figures)


# What comes next: the sentence, and the action that it asks for (empty while there is only to wait)

_Next = tuple[Sequence[tuple[str, str]], str]


def _guidance(view: HostView) -> _Next:
    if view.phase is Phase.OVER:
        return _asking("Everything is kept.", " Press ", "over.write", " to write the report.")
    match view.stage:
        case Stage.READY:
            return _ready(view)
        case Stage.WRITING:
            return _writing(view)
        case Stage.HELD:
            return _held(view)
        case Stage.RELEASED:
            return _released(view)
        case None:
            return _lobby(view)


def _asking(first: str, then: str, action: str, last: str) -> _Next:
    return ((STRONG, first), (PLAIN, then), (ACTION, action), (PLAIN, last)), action


def _lobby(view: HostView) -> _Next:
    found = count(view)
    if not found.here:
        expected = f"; {counted(found.absent, 'student is', 'students are')} expected" if found.absent else ""
        says = f"Nobody is here yet{expected}. Whoever comes shows up below."
        return ((PLAIN, says),), ""
    awaited = f", {found.absent} still expected" if found.absent else ""
    students = counted(found.here, "student is", "students are")
    return _asking(f"{students} here{awaited}.", " Press ", "lobby.begin", f" to {_BRIEFS[view.settings.camps]}.")


def _ready(view: HostView) -> _Next:
    no_camp = sum(row.camp is None for row in view.seats if row.standing is Standing.SEATED)
    if no_camp and view.settings.camps is Camps.HAND:
        says = f"{counted(no_camp, 'student')} without a camp."
        return _asking(says, " Open each in the roster to give one, or press ", "turn.draw", " to draw all.")
    clock = length_text(view.settings.seconds)
    return _asking("Everybody reads their brief.", " Press ", "turn.start", f" to show the prompt and start ({clock}).")


def _writing(view: HostView) -> _Next:
    if view.clock is None or view.clock.running:
        return ((QUIET, "They are writing. This ends by itself when all are in, or at zero."),), ""
    why = f" {view.clock.paused_for}" if view.clock.paused_for else ""
    says = (SET_OFF, "The clock stands."), (PLAIN, f"{why} Press "), (ACTION, "turn.pause"), (PLAIN, " to go on.")
    return says, "turn.pause"


def _held(view: HostView) -> _Next:
    if view.marked < view.to_mark:
        return ((STRONG, "Texts are being marked."), (PLAIN, " Nobody but you sees the marks.")), ""
    rows = view.trust.rows if view.trust is not None else ()
    if not rows:
        by_hand = sum(map(is_by_hand, view.seats))
        but = f" but {by_hand}, which you mark by hand" if by_hand else ", and held"
        says = f"All texts are marked{but}."
        if trust_is_open(view):
            return _asking(says, " Next is the trust check: you mark a few (", "held.trust", ").")
        return _asking(says, " Press ", "held.release", " to release.")
    if to_mark := sum(row.teacher is None for row in rows):
        return _asking(f"{counted(to_mark, 'drawn text')} to mark.", " Press ", "held.trust", " to go on.")
    says = "The trust check is done."
    return _asking(says, " Press ", "held.release", " to release, with all criteria or some.")


def _released(view: HostView) -> _Next:
    says = [(STRONG, "Everybody reads their ballot.")]
    if waiting := open_appeals(view):
        appeals = counted(waiting, "appeal waits", "appeals wait")
        says += [(PLAIN, " "), (URGENT, appeals), (PLAIN, ": "), (ACTION, "marks.appeals"), (PLAIN, ".")]
    more = len(view.turns) > view.turn + 1
    onward = ("released.next", " for the next prompt.") if more else ("host.end", " to end the room.")
    if view.attempt < MOST_ATTEMPTS and view.settings.revise:
        seconds = view.settings.seconds
        clock = length_text(None if seconds is None else max(1.0, seconds * view.settings.revision_share))
        says += [(PLAIN, " Press "), (ACTION, "released.revise"), (PLAIN, f" for the revision ({clock}), ")]
        says += [(ACTION, onward[0]), (PLAIN, onward[1])]
        return says, "released.revise"
    if more:
        return [*says, (PLAIN, " Press "), (ACTION, onward[0]), (PLAIN, onward[1])], onward[0]
    says += [(PLAIN, " All planned prompts were played: "), (ACTION, "host.plan"), (PLAIN, " adds one, ")]
    return [*says, (ACTION, "host.end"), (PLAIN, " ends the room.")], "host.end"
