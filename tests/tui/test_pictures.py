"""A picture of every screen at the three sizes that it is laid out for, and of a few in other colours.

After a change that is meant to be seen: ``pytest tests/tui/test_pictures.py --snapshot-update``, then look at each
picture that changed before it is committed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from debate.judge.ballot import Evidence, Flag
from debate.judge.marking.remarking import About, Said
from debate.practice.marking import DrillMark, to_json
from debate.records import RecordsError, StoredDrill
from debate.session import Session
from debate.settings import Settings
from debate.tui.app import DebateApp
from debate.tui.screens.predict import PredictScreen
from debate.tui.themes import DARK, LIGHT, TERMINAL_DARK, TERMINAL_LIGHT

from ..pictures import EVERY_SIZE, MIDDLE, SIZES, SMALL, Act, LooksTheSame, View
from .conftest import NOON
from .toll_bridge import ANSWER, BETTER, phrase_mark

Rounds = SimpleNamespace
"""The fixtures that play rounds, by their names."""


@dataclass(frozen=True)
class Scene:
    """What is played before the app opens, the keys that are pressed, and what happens at last."""

    before: Callable[[Rounds], Session | None] = lambda _: None
    keys: tuple[str, ...] = ()
    after: Callable[[Rounds, Any], Awaitable[None]] | None = None


def _has_played(rounds: Rounds) -> None:
    rounds.play_round("They say so. I do not.", camp="free", at=NOON - timedelta(days=9))
    rounds.play_round(ANSWER, at=NOON - timedelta(days=2))
    rounds.play_round(BETTER, at=NOON - timedelta(days=1))


def _has_played_much(rounds: Rounds) -> None:
    for days in range(12, 0, -1):
        answer = "They say so. I do not." if days > 9 else BETTER if days % 3 == 0 or days < 4 else ANSWER
        rounds.play_round(answer, at=NOON - timedelta(days=days), seed=days)


def _has_revised_before(rounds: Rounds) -> None:
    """Rounds of other days, then the first answer of a round, revised; the pack has changed since."""
    _has_played(rounds)
    _revised(rounds)
    for attempt in rounds.records.attempts(limit=2):
        values = {**attempt.ballot, "pack_hash": "of another day"}
        rounds.records.add_attempt(replace(attempt, ballot=values, at=NOON.isoformat(), by_clock=attempt.number == 1))


def _has_granted(rounds: Rounds) -> None:
    text = "Even if some shops lose a customer, the square that is left is worth more to all of them."
    mark = DrillMark(
        mark=2,
        score=70,
        says="You grant their point, and your answer stands.",
        better="Say for whom it is worth more.",
        evidence=(Evidence(start=0, end=34, text=text[:34], rule="move:even_if", credit=1.0),),
    )
    rounds.records.add_drill(
        StoredDrill(
            kind="even-if", pack=rounds.judge.pack.id, pack_hash=rounds.judge.pack.hash, camp="toll", prompt="toll-1",
            point="", answer=text, mark=to_json(mark), score=70, seconds_used=40.0, by_clock=False, at=NOON.isoformat(),
        )
    )  # fmt: skip


def _has_left(rounds: Rounds) -> None:
    rounds.play_round(ANSWER, at=NOON - timedelta(days=1))
    rounds.play_round(ANSWER, stop=2)


def _revised(rounds: Rounds) -> Session:
    session = rounds.judged()
    session.revise()
    session.write(BETTER)
    rounds.clock.seconds += 41
    session.hand_in()
    return session


def _flagged(rounds: Rounds) -> Session:
    rounds.judge.flags = (
        Flag(id="copied", reason="Half of this is copied from the speech; those words earn nothing."),
    )
    return rounds.judged("Four crowns for a loaf of bread? They say that a toll would empty the old town.")


def _ran_out(rounds: Rounds) -> Session:
    session = rounds.writing()
    rounds.clock.seconds += 120
    session.hand_in(by_clock=True)
    return session


def _nothing_handed_in(rounds: Rounds) -> Session:
    session = rounds.start()
    session.end()
    return session


def _revising(rounds: Rounds) -> Session:
    session = rounds.judged()
    session.revise()
    return session


def _replying(rounds: Rounds, text: str = "And then a quieter square, with people in it.") -> Session:
    session = rounds.judged()
    session.answer_back()
    session.write(text)
    return session


def _replying_in_vain(rounds: Rounds) -> Session:
    return _replying(rounds, "The square is there for everybody, and always was.")


def _replied_again(rounds: Rounds) -> Session:
    session = _replying_in_vain(rounds)
    session.reply()
    session.answer_back()
    session.write("Because of the toll it becomes a quieter square, and people come back to it.")
    return session


def _exchanged(rounds: Rounds) -> Session:
    session = _replied_again(rounds)
    session.reply()
    return session


def _has_left_several(rounds: Rounds) -> None:
    _has_left(rounds)
    rounds.play_round("They say that it is ours.", camp="free", stop=1)


def _has_begun_today(rounds: Rounds) -> None:
    _has_played(rounds)
    _plan(rounds, done=1)


def _has_done_today(rounds: Rounds) -> None:
    _has_played(rounds)
    _plan(rounds, done=3)


def _plan(rounds: Rounds, *, done: int) -> None:
    """Keep a plan of today of which so many items are done."""
    why = (
        "You last met it on 15 November, and saying why it matters earned you least.",
        "You have not met it yet, and this time you speak for “Free bridge”.",
        "Supporting earned least in your last 9 answers: 31% of its marks.",
    )
    items = [
        {"kind": "review", "prompt": "toll-2", "camp": "toll", "drill": ""},
        {"kind": "new", "prompt": "free-1", "camp": "free", "drill": ""},
        {"kind": "drill", "prompt": "toll-3", "camp": "toll", "drill": "fact"},
    ]
    kept = [{**item, "pack": "toll-bridge", "point": "", "why": says} for item, says in zip(items, why, strict=True)]
    note = "You have met every prompt of “A toll on the bridge”; another pack would bring new ones."
    rounds.records.save_day(
        NOON.astimezone().date().isoformat(), {"items": kept, "note": note if done == len(items) else ""}
    )
    if done:
        rounds.play_round(ANSWER, at=NOON)
    if done == len(items):
        rounds.play_round(ANSWER, camp="free", at=NOON)
        _drilled(rounds, "fact", "toll-3", 67)


def _has_drilled(rounds: Rounds) -> None:
    _drilled(rounds, "deny", "toll-1", 67)
    _drilled(rounds, "turn", "free-2", 100)
    _drilled(rounds, "deny", "free-3", 0)


def _drilled(rounds: Rounds, kind: str, prompt: str, score: int) -> None:
    rounds.records.add_drill(
        StoredDrill(
            kind=kind, pack="toll-bridge", pack_hash="0", camp=prompt[:-2], prompt=prompt, point="", answer="So.",
            mark={}, score=score, seconds_used=40.0, by_clock=False, at=NOON.isoformat(),
        )
    )  # fmt: skip


SAID = "They count cars, but the ferry carries twice as many people as the bridge, and who sails buys bread too."


async def _drill_half_written(rounds: Rounds, screen: Any) -> None:
    screen.query_one(TextArea).text = SAID[:40]
    rounds.clock.seconds += 21
    await screen.tick()


async def _drill_handed_in(rounds: Rounds, screen: Any) -> None:
    screen.query_one(TextArea).text = SAID
    rounds.clock.seconds += 38
    await screen.action_hand_in()
    await screen.app.workers.wait_for_complete()


def _self_marked(rounds: Rounds) -> Session:
    session = rounds.judged()
    session.predict({"names": 2, "answers": 2, "supports": 1, "weighs": 0})
    session.appeal(Said(about=About.CRITERION, id="weighs", level=1))
    return session


async def _foresees(rounds: Rounds, screen: Any) -> None:
    await screen.app.switch_screen(PredictScreen(screen.session))


async def _eight_seconds_left(rounds: Rounds, screen: Any) -> None:
    rounds.clock.seconds += rounds.left - 8
    await screen.tick()


async def _disk_full(rounds: Rounds, screen: Any) -> None:
    def full(*_: object) -> None:
        raise RecordsError("The records cannot be written: the disk is full. You can play on; free some space.")

    rounds.records.save_draft = full
    await screen.tick()


SCENES = {
    "home-first-visit": Scene(),
    "home-after-some-rounds": Scene(before=_has_played),
    "home-round-left": Scene(before=_has_left),
    "home-several-rounds-left": Scene(before=_has_left_several),
    "unfinished": Scene(before=_has_left_several, keys=("u",)),
    "today-first-day": Scene(keys=("t",)),
    "today": Scene(before=_has_begun_today, keys=("t",)),
    "today-done": Scene(before=_has_done_today, keys=("t",)),
    "drills": Scene(before=_has_drilled, keys=("d", "right")),
    "drill-ready": Scene(keys=("d", "left", "enter")),
    "drill": Scene(keys=("d", "left", "enter", "enter"), after=_drill_half_written),
    "drill-marked": Scene(keys=("d", "right", "enter", "enter"), after=_drill_handed_in),
    "drill-not-there": Scene(keys=("d", "enter", "enter", "ctrl+s", "ctrl+s")),
    "draw-choosing": Scene(before=_has_played, keys=("p", "down")),
    "draw-drawn": Scene(keys=("p",)),
    "brief": Scene(before=lambda rounds: rounds.start()),
    "prompt-empty": Scene(before=lambda rounds: rounds.writing()),
    "prompt-written": Scene(before=lambda rounds: rounds.writing(ANSWER)),
    "prompt-last-seconds": Scene(before=lambda rounds: rounds.writing(ANSWER), after=_eight_seconds_left),
    "prompt-revising": Scene(before=_revising),
    "prompt-paused": Scene(before=lambda rounds: rounds.writing(ANSWER), keys=("escape",)),
    "prompt-disk-full": Scene(before=lambda rounds: rounds.writing(ANSWER), after=_disk_full),
    "ballot": Scene(before=lambda rounds: rounds.judged()),
    "ballot-one-criterion": Scene(before=lambda rounds: rounds.judged(), keys=("2",)),
    "ballot-its-end": Scene(before=lambda rounds: rounds.judged(), keys=("end",)),
    "ballot-revised": Scene(before=_revised),
    "ballot-flagged": Scene(before=_flagged),
    "time-is-up": Scene(before=_ran_out),
    "ballot-nothing-written": Scene(before=_ran_out, keys=("enter",)),
    "reply": Scene(before=_replying),
    "reply-once-more": Scene(before=_replied_again),
    "exchange-made": Scene(before=_replying, keys=("ctrl+s",)),
    "exchange-not-made": Scene(before=_replying_in_vain, keys=("ctrl+s",)),
    "ballot-after-an-exchange": Scene(before=_exchanged, keys=("end",)),
    "exemplar": Scene(before=lambda rounds: rounds.judged(), keys=("x",)),
    "receipt": Scene(before=lambda rounds: rounds.judged(), keys=("e",)),
    "appeal": Scene(
        before=lambda rounds: rounds.judged(), keys=("a", "down", "enter", "right", "space", "right", "right")
    ),
    "predict": Scene(before=lambda rounds: rounds.judged(), after=_foresees),
    "ballot-self-marked": Scene(before=_self_marked),
    "copy": Scene(before=lambda rounds: rounds.judged(), keys=("y",)),
    "round": Scene(before=lambda rounds: rounds.over()),
    "round-its-end": Scene(before=lambda rounds: rounds.over(), keys=("end",)),
    "round-nothing-handed-in": Scene(before=_nothing_handed_in),
    "packs": Scene(keys=("k",)),
    "progress-nothing-yet": Scene(keys=("g",)),
    "progress": Scene(before=_has_played, keys=("g",)),
    "progress-of-many": Scene(before=_has_played_much, keys=("g", "down", "down", "left")),
    "progress-its-end": Scene(before=_has_played_much, keys=("g", "end")),
    "history-nothing-yet": Scene(keys=("h",)),
    "history": Scene(before=_has_revised_before, keys=("h",)),
    "history-found": Scene(before=_has_revised_before, keys=("h", "slash", "b", "u", "t")),
    "answer-of-the-past": Scene(before=_has_revised_before, keys=("h", "enter")),
    "drill-of-the-past": Scene(before=_has_granted, keys=("h", "enter")),
    "side-by-side": Scene(before=_has_revised_before, keys=("h", "enter", "c")),
    "judged-again": Scene(before=_has_revised_before, keys=("h", "enter", "t")),
    "settings": Scene(keys=("s", "down", "down")),
    "classroom": Scene(keys=("c",)),
    "help-of-home": Scene(keys=("f2",)),
    "help-of-the-prompt": Scene(before=lambda rounds: rounds.writing(ANSWER), keys=("f2",)),
    "commands-of-the-ballot": Scene(before=lambda rounds: rounds.judged(), keys=("ctrl+p",)),
}

IN_PLACE = {
    "prompt-brief": Scene(before=lambda rounds: rounds.writing(ANSWER), keys=("f1",)),
    "prompt-earlier": Scene(before=_revising, keys=("f3",)),
}
"""What is read in place of the text, where it has no room beside it."""

SCROLLED = ("ballot-its-end", "ballot-after-an-exchange", "round-its-end", "progress-its-end")
"""Scenes whose keys are pressed again after the window has changed."""

COLOURED = (
    *("home-after-some-rounds", "prompt-last-seconds", "ballot-one-criterion", "round"),
    *("history", "side-by-side", "progress-of-many", "today", "drill-marked"),
)
IN_COLOURS = {theme: View(SIZES["middle"], theme) for theme in (LIGHT, TERMINAL_DARK, TERMINAL_LIGHT)}


@pytest.fixture(autouse=True)
def _drills_marked_by_phrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pictures of drills change only with their screens."""
    monkeypatch.setattr("debate.practice.drilling.mark_drill", phrase_mark)


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> Rounds:
    names = ("start", "writing", "judged", "over", "play_round", "clock", "judge", "records")
    return Rounds(left=120, **{name: request.getfixturevalue(name) for name in names})


@pytest.fixture
def open_scene(make_app: Any, rounds: Rounds, records: Any, one_pack: None) -> Callable[[Scene], tuple[DebateApp, Act]]:
    """The app after what is played before a scene, and what is done in it."""

    def opened(scene: Scene) -> tuple[DebateApp, Act]:
        Settings.open(records.folder).set("theme", DARK)
        session = scene.before(rounds)
        app = make_app()

        async def act(pilot: Pilot[None]) -> None:
            if session is not None:
                await app.play(session)
            await pilot.pause()
            for key in scene.keys:
                await pilot.press(key)
                await pilot.pause()
            await app.workers.wait_for_complete([worker for worker in app.workers if worker.node is app.screen])
            if scene.after is not None:
                await scene.after(rounds, app.screen)
            await pilot.pause()

        return app, act

    return opened


@pytest.fixture
def picture(looks_the_same: LooksTheSame, open_scene: Any) -> Callable[[str, View], bool]:
    """Whether a scene looks as it did when its picture was approved."""

    def same(name: str, view: View) -> bool:
        scene = SCENES[name]
        views = (*EVERY_SIZE, *(IN_COLOURS.values() if name in COLOURED else ()))
        again = scene.keys if name in SCROLLED else ()
        return looks_the_same(name, view, lambda: open_scene(scene), views=views, again=again)

    return same


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SCENES)
def test_screen(picture: Callable[[str, View], bool], name: str, size: str) -> None:
    assert picture(name, View(SIZES[size]))


@pytest.mark.parametrize("view", [MIDDLE, SMALL], ids=["middle", "small"])
@pytest.mark.parametrize("name", IN_PLACE)
def test_what_is_read_in_place_of_the_text(
    looks_the_same: LooksTheSame, open_scene: Any, name: str, view: View
) -> None:
    assert looks_the_same(name, view, lambda: open_scene(IN_PLACE[name]), views=(MIDDLE, SMALL))


@pytest.mark.parametrize("theme", IN_COLOURS)
@pytest.mark.parametrize("name", COLOURED)
def test_screen_in_other_colours(picture: Callable[[str, View], bool], name: str, theme: str) -> None:
    assert picture(name, IN_COLOURS[theme])


@pytest.mark.parametrize("name", ["prompt-last-seconds", "ballot-one-criterion", "side-by-side", "progress-of-many"])
def test_screen_without_colour(
    looks_the_same: LooksTheSame, open_scene: Any, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    view = View(SIZES["middle"])
    assert looks_the_same(f"{name} without colour", view, lambda: open_scene(SCENES[name]), views=(view,))


def test_window_that_is_too_small(looks_the_same: LooksTheSame, open_scene: Any) -> None:
    view = View((59, 19))
    scene = Scene(before=lambda rounds: rounds.writing(ANSWER))
    assert looks_the_same("too small", view, lambda: open_scene(scene), views=(view,))
