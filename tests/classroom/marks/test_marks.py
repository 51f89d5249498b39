"""The marks that count: the judge's, the teacher's in their place, and what is shown of either."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from debate.classroom.room.state import ClassRound, Override, Paper, Room
from debate.classroom.shown.marks import effective_level, effective_score, gain_of, gains, is_empty, visible_ballot
from debate.classroom.shown.viewing_host import Reach, host_view
from debate.classroom.shown.views.host import HostView
from debate.judge.ballot import Ballot
from debate.judge.marking.verdict import maxima

from .played_room import flagship, held, played, revised_texts

RUBRIC = flagship().rubric


@pytest.fixture(scope="module")
def paper() -> Paper:
    """A strong answer."""
    return held().turns[0].attempts[0].papers["s2"]


def ballot_of(paper: Paper) -> Ballot:
    assert paper.ballot is not None
    return paper.ballot


def overridden(paper: Paper, number: int, level: int) -> Paper:
    criterion = RUBRIC.criteria[number].id
    return replace(paper, overrides=(Override(criterion=criterion, level=level, reason="so"),))


def viewed(room: Room) -> HostView:
    return host_view(room, flagship(), room.now, reach=Reach(), here=lambda _seat: (True, 0.0))


def test_without_an_override_the_judges_score_counts(paper: Paper) -> None:
    assert effective_score(paper, RUBRIC) == ballot_of(paper).score
    assert effective_score(replace(paper, ballot=None), RUBRIC) is None


@pytest.mark.parametrize("number", range(len(RUBRIC.criteria)))
def test_a_teachers_level_counts_in_place_of_the_judges(paper: Paper, number: int) -> None:
    row, maximum = RUBRIC.criteria[number], maxima(RUBRIC)[number]
    mark = ballot_of(paper).criteria[number]
    others = ballot_of(paper).score - mark.score
    for level in range(len(row.levels)):
        counted = effective_score(overridden(paper, number, level), RUBRIC)
        assert counted is not None
        if level == mark.level_number:
            assert counted == others + mark.score, "the judge's own level leaves its points"
        elif level == 0:
            assert counted == others
        elif level == mark.top_level:
            assert counted == others + maximum
        else:
            low, high = row.levels[level].at, row.levels[level + 1].at
            assert maximum * low <= counted - others <= maximum * high
        assert effective_level(overridden(paper, number, level), row.id) == level


def test_a_middle_level_is_worth_the_middle_of_its_range(paper: Paper) -> None:
    row = RUBRIC.criteria[1]
    judged = ballot_of(paper)
    top = structs.replace(judged.criteria[1], level_number=len(row.levels) - 1, score=40, maximum=40)
    other = replace(paper, ballot=structs.replace(judged, criteria=(top,), score=40))
    changed = replace(other, overrides=(Override(criterion=row.id, level=1, reason="so"),))
    assert effective_score(changed, RUBRIC) == int(40 * (row.levels[1].at + row.levels[2].at) / 2 + 0.5)
    assert effective_score(changed, None) == int(40 / top.top_level + 0.5), "without the pack: evenly spaced"


def test_the_level_of_an_unknown_criterion_is_none(paper: Paper) -> None:
    assert effective_level(paper, "no-such") is None
    assert effective_level(replace(paper, ballot=None), RUBRIC.criteria[0].id) is None


@pytest.fixture(scope="module")
def room() -> Room:
    return played()


def test_the_gain_is_the_second_score_less_the_first_that_counts(room: Room) -> None:
    turn = room.turns[0]
    first, second = (written.papers["s1"] for written in turn.attempts)
    before, after = effective_score(first, RUBRIC), effective_score(second, RUBRIC)
    assert before is not None
    assert after is not None
    assert before > ballot_of(first).score, "the override counts"
    assert gain_of(turn, "s1", RUBRIC) == after - before > 0
    assert gain_of(turn, "s2", RUBRIC) == 0
    assert gain_of(replace(turn, attempts=turn.attempts[:1]), "s1", RUBRIC) is None


def test_a_blank_second_page_is_no_revision(room: Room) -> None:
    assert "s4" not in revised_texts()
    assert gain_of(room.turns[0], "s4", RUBRIC) is None


def test_no_gain_gives_a_withheld_mark_away(room: Room) -> None:
    turn = room.turns[0]
    hidden = RUBRIC.criteria[1].id
    first = replace(turn.attempts[0], withheld=(hidden,))
    found = gains(replace(turn, attempts=(first, turn.attempts[1])), "s1", RUBRIC)
    assert found is not None
    assert set(found) == {row.id for row in RUBRIC.criteria} - {hidden}


def test_what_was_withheld_is_so_to_begin_with_when_a_revision_is_released(room: Room) -> None:
    turn = room.turns[0]
    hidden = (RUBRIC.criteria[1].id,)
    first, second = replace(turn.attempts[0], withheld=hidden), replace(turn.attempts[1], released=False)

    def withheld(*attempts: ClassRound) -> tuple[str, ...]:
        return viewed(replace(room, turns=(replace(turn, attempts=attempts),))).withheld

    assert withheld(first, second) == hidden
    assert withheld(first, replace(second, released=True)) == ()
    assert withheld(second) == ()


def test_a_shown_ballot_has_no_withheld_mark(paper: Paper) -> None:
    judged = ballot_of(paper)
    hidden = judged.criteria[1]
    shown = visible_ballot(judged, (hidden.id,))
    assert [mark.id for mark in shown.criteria] == [mark.id for mark in judged.criteria if mark is not hidden]
    assert shown.score == judged.score - hidden.score
    assert visible_ballot(judged, ()) == judged
    nothing = visible_ballot(judged, [mark.id for mark in judged.criteria])
    assert (nothing.score, nothing.criteria, nothing.points, nothing.moves, nothing.fix) == (0, (), (), (), "")


def test_a_page_that_the_clock_took_empty_is_no_nought_and_nothing_is_gained_from_it(room: Room) -> None:
    first, second = room.turns[0].attempts
    empty = replace(first.papers["s1"], text="", by_clock=True, overrides=())
    assert is_empty(empty) and not is_empty(replace(empty, by_clock=False)) and not is_empty(first.papers["s1"])
    turn = replace(room.turns[0], attempts=(replace(first, papers={**first.papers, "s1": empty}), second))
    assert gain_of(turn, "s1", flagship().rubric) is None
    view = viewed(replace(room, turns=(replace(turn, attempts=turn.attempts[:1]),)))
    assert next(row for row in view.seats if row.id == "s1").score is None
