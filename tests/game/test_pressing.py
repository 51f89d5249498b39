"""The opponent's comebacks: which point they press on next, and who had the last word on each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from debate.game.pressing import is_second_try, last_words, next_press
from debate.game.round import Attempt, Reply, Turn
from debate.judge.ballot import Made
from debate.packs import Pack

from ..ballots import Mark

Turned = Callable[..., Turn]


@pytest.fixture
def turn(pack: Pack, mark: Mark) -> Turned:
    """A turn on the first prompt, with replies (point, how far it was made) to its comebacks."""
    prompt = pack.prompts_for("ally")[0]

    def made(*replies: tuple[str, Made], points: tuple[str, ...] = ()) -> Turn:
        attempt = Attempt(text="They say so.", ballot=mark(made=points), seconds=40, by_clock=False)
        said = tuple(
            Reply(point=point, press=prompt.point(point).press, text="So?", made=how, strength=0.5, seconds=9,
                  by_clock=False)
            for point, how in replies
        )  # fmt: skip
        return Turn(prompt=prompt.id, seconds=90, attempts=(attempt,), replies=said)

    return made


@pytest.fixture
def pressed(pack: Pack) -> Callable[[Turn], str | None]:
    """The id of the point that is pressed next."""

    def point(turn: Turn) -> str | None:
        press = next_press(turn, pack.rubric, pack.prompt(turn.prompt))
        return None if press is None else press.point

    return point


def test_the_first_comeback_is_the_one_on_the_ballot(turn: Turned, pressed: Callable[[Turn], str | None]) -> None:
    press = turn().attempts[0].ballot.press
    assert press is not None
    costliest = pressed(turn())
    assert costliest is not None
    assert pressed(replace(turn(), attempts=())) is None


def test_who_makes_the_point_is_pressed_on_the_next_one(turn: Turned, pressed: Callable[[Turn], str | None]) -> None:
    first = pressed(turn())
    second = pressed(turn((first, Made.MADE)))
    assert second not in (None, first)


@pytest.mark.parametrize("how", [Made.NOT, Made.PARTLY])
def test_who_does_not_is_pressed_once_more_on_the_same(
    turn: Turned, pressed: Callable[[Turn], str | None], pack: Pack, how: Made
) -> None:
    first = pressed(turn())
    again = turn((first, how))
    assert pressed(again) == first
    press = next_press(again, pack.rubric, pack.prompt(again.prompt))
    assert press is not None
    assert is_second_try(again, press)


def test_after_two_replies_they_have_said_enough(turn: Turned, pressed: Callable[[Turn], str | None]) -> None:
    first = pressed(turn())
    assert pressed(turn((first, Made.NOT), (first, Made.NOT))) is None


def test_a_revision_that_makes_the_point_has_answered_the_comeback(
    turn: Turned, pressed: Callable[[Turn], str | None]
) -> None:
    first = pressed(turn())
    assert pressed(turn((first, Made.NOT), points=(first,))) != first


def test_the_last_word_is_the_players_where_the_point_was_made_in_the_end(
    turn: Turned, pressed: Callable[[Turn], str | None]
) -> None:
    first = pressed(turn())
    second = pressed(turn((first, Made.MADE)))
    assert [word.own for word in last_words([turn((first, Made.NOT), (first, Made.MADE))])] == [True]
    assert [word.own for word in last_words([turn((first, Made.PARTLY))])] == [False]
    both = last_words([turn((first, Made.MADE), (second, Made.NOT))])
    assert [(word.point, word.own) for word in both] == [(first, True), (second, False)]
    assert [word.own for word in last_words([turn((first, Made.NOT), points=(first,))])] == [True]
