"""What every dashboard tells the teacher: the next thing to do, and the choices in words."""

from __future__ import annotations

from dataclasses import fields

import pytest
from textual.binding import Binding

from debate.classroom.room.state import Camps, Settings
from debate.classroom.shown.choices import EXTRA, choices
from debate.classroom.shown.telling import ACTION, told
from debate.classroom.shown.views import ClockView, HostView, TrustView
from debate.tui.classroom.host.app import page_of

from .made_up import TRUST_ROWS, held, of_class, over, ready, released, revised, seats, trusted, view, writing

NOBODY = seats(here=False)
STANDS = ClockView(at=100.0, used=90.0, limit=240.0, running=False, paused_for="Fire drill.")
BY_HAND = Settings(camps=Camps.HAND)
CASES: list[tuple[HostView, str, str]] = [
    (view(seats=NOBODY), "Nobody is here yet. Whoever comes shows up below.", ""),
    (view(), "15 students are here. Press [lobby.begin] to give the camps and show the briefs.", "lobby.begin"),
    (of_class(), "12 students are here, 3 still expected. Press [lobby.begin]", "lobby.begin"),
    (ready(), "Press [turn.start] to show the prompt and start (4:00).", "turn.start"),
    (ready(settings=BY_HAND, seats=seats(camp=None)), "15 students without a camp.", "turn.draw"),
    (writing(), "They are writing. This ends by itself when all are in, or at zero.", ""),
    (writing(clock=STANDS), "The clock stands. Fire drill. Press [turn.pause] to go on.", "turn.pause"),
    (held(marked=3), "Texts are being marked. Nobody but you sees the marks.", ""),
    (held(), "Next is the trust check: you mark a few ([held.trust]).", "held.trust"),
    (held(trust=TrustView(rows=TRUST_ROWS)), "3 drawn texts to mark. Press [held.trust] to go on.", "held.trust"),
    (held(trust=trusted()), "The trust check is done. Press [held.release]", "held.release"),
    (held(attempt=2), "All texts are marked, and held. Press [held.release] to release.", "held.release"),
    (released(), "1 appeal waits: [marks.appeals]. Press [released.revise] for the revision", "released.revise"),
    (released(settings=Settings(revise=False)), "Press [released.next] for the next prompt.", "released.next"),
    (revised(), "Press [released.next] for the next prompt.", "released.next"),
    (revised().replaced(turns=revised().turns[:1]), "[host.plan] adds one, [host.end] ends the room.", "host.end"),
    (over(), "Everything is kept. Press [over.write] to write the report.", "over.write"),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "says", "action"), CASES)
def test_a_dashboard_tells_what_comes_next(shown: HostView, says: str, action: str) -> None:
    guidance = told(shown).guidance
    named = [words for how, words in guidance.says if how == ACTION]
    assert says in "".join(f"[{words}]" if how == ACTION else words for how, words in guidance.says)
    assert guidance.action == action and (action in named or not action)
    keys = {
        one.id for kind in page_of(shown).__mro__ for one in vars(kind).get("BINDINGS", ()) if isinstance(one, Binding)
    }
    assert keys.issuperset(named)


def test_each_seat_has_its_word_and_the_lost_come_first() -> None:
    rows = {row.name: row.remark for row in told(writing()).seats}
    assert (rows["Ben"].words, rows["Farah"].words, rows["Nadia"].words) == ("lost 0:42", "idle 1:15", "sent out")
    assert rows["Ben"].need < rows["Farah"].need < rows["Chiara"].need < rows["Nadia"].need
    assert "".join(words for _, words in told(writing()).guidance.figures) == "1 of 14 handed in  ·  1 lost  ·  2 idle"


def test_every_setting_of_a_lesson_can_be_chosen_and_its_usual_value_is_among_the_answers() -> None:
    usual, cards = Settings(), choices()
    for name, card in cards.items():
        answers = [one.value for one in card.answers]
        assert name == EXTRA or getattr(usual, name) in answers, name
        assert all(one.says or card.says for one in card.answers), name
    asked_elsewhere = {"revise", "teams", "at_once"}  # with the revision's time, with the camps, in a hot seat
    assert {field.name for field in fields(Settings)} - asked_elsewhere == set(cards) - {EXTRA}
