"""The class flow sheet and the gain board: counts without names, and nothing before it is out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from debate.classroom.room import events as e
from debate.classroom.room.state import Camps, Room, Standing
from debate.classroom.room.stepping import step
from debate.classroom.shown.flow import flow_sheet, moves_of
from debate.classroom.shown.gain import gain_board
from debate.judge.ballot import Made

from .played_room import NAMES, answered, begun, flagship, held, opened, played, prompts, revised_texts


@pytest.fixture(scope="module")
def room() -> Room:
    return played()


def test_the_sheet_counts_every_point_of_the_prompt_and_every_move_of_the_rubric(room: Room) -> None:
    mine, _ = prompts()
    sheet = flow_sheet(room, flagship(), 0, mine.id, 2)
    assert [point.point for point in sheet.points] == [point.id for point in mine.points]
    assert len(sheet.moves) == len(moves_of(flagship().rubric))
    papers = [paper for paper in room.turns[0].attempts[1].papers.values() if paper.prompt == mine.id]
    assert sheet.papers == len(papers) == 2
    for point in sheet.points:
        marks = [mark.made for p in papers if p.ballot for mark in p.ballot.points if mark.id == point.point]
        assert (point.made, point.partly) == (marks.count(Made.MADE), marks.count(Made.PARTLY))
    assert any(point.made for point in sheet.points)


def test_a_blank_page_and_a_seat_that_was_sent_out_are_not_counted(room: Room) -> None:
    mine, theirs = prompts()
    assert flow_sheet(room, flagship(), 0, theirs.id, 1).papers == 1, "the fourth page was left blank"
    open_room = held()
    sent_out = step(open_room, e.Stood(seat="s3", standing=Standing.KICKED))
    assert flow_sheet(open_room, flagship(), 0, mine.id, 1).papers == 2
    assert flow_sheet(sent_out, flagship(), 0, mine.id, 1).papers == 1


def test_quotations_are_those_of_that_prompt_and_attempt(room: Room) -> None:
    mine, theirs = prompts()
    text = room.turns[0].attempts[0].papers["s2"].text
    assert flow_sheet(room, flagship(), 0, theirs.id, 1).quotes == (text[:40],)
    assert flow_sheet(room, flagship(), 0, theirs.id, 2).quotes == ()
    assert flow_sheet(room, flagship(), 0, mine.id, 1).quotes == ()


def test_without_the_pack_the_sheet_has_what_the_ballots_hold(room: Room) -> None:
    mine, _ = prompts()
    sheet = flow_sheet(room, None, 0, mine.id, 2)
    assert [point.point for point in sheet.points] == [point.id for point in mine.points]
    assert all(count for _, count in sheet.moves)


def test_the_board_sums_up_who_revised(room: Room) -> None:
    board = gain_board(room, flagship(), 0)
    assert board is not None
    assert (board.revised, board.gained, board.median) == (3, 1, 0.0)
    assert board.total > 0
    assert sum(board.bars) == 3
    assert len(board.bars) == 20
    assert sum(board.bars[:10]) == 0, "nobody lost"
    assert board.bars[10] == 2, "two gained nothing"
    assert sum(mean for _, mean in board.by_criterion) == pytest.approx(board.total / 3, abs=0.3)


def test_names_are_on_the_board_only_with_a_leaderboard(room: Room) -> None:
    board = gain_board(room, flagship(), 0)
    ranked = gain_board(played(leaderboard=True), flagship(), 0)
    assert board is not None
    assert ranked is not None
    assert board.ranking == board.teams == ()
    assert [name for name, _ in ranked.ranking] == [NAMES["s1"], NAMES["s2"], NAMES["s3"]]
    gains = [gain for _, gain in ranked.ranking]
    assert gains == sorted(gains, reverse=True)


def test_teams_have_their_mean_gain() -> None:
    board = gain_board(played(camps=Camps.TEAMS, teams=("Owls", "Larks")), flagship(), 0)
    assert board is not None
    assert [name for name, _ in board.teams] == ["Owls", "Larks"]
    assert board.teams[0][1] == pytest.approx(board.total / 2)
    assert board.teams[1][1] == 0


def test_there_is_no_board_before_both_ballots_are_out() -> None:
    room = answered(begun(opened()), revised_texts())
    assert gain_board(room, flagship(), 0) is None
    room = step(step(room, e.Released()), e.Started(limit=60.0))
    room = answered(room, revised_texts())
    assert gain_board(room, flagship(), 0) is None, "the second ballots are held"
    assert gain_board(step(room, e.Released()), flagship(), 0) is not None


def test_a_withheld_criterion_is_not_on_the_board(room: Room) -> None:
    turn = room.turns[0]
    title = flagship().rubric.criteria[1].title
    first = replace(turn.attempts[0], withheld=(flagship().rubric.criteria[1].id,))
    board = gain_board(replace(room, turns=(replace(turn, attempts=(first, turn.attempts[1])),)), flagship(), 0)
    assert board is not None
    assert title not in dict(board.by_criterion)
    assert len(board.by_criterion) == len(flagship().rubric.criteria) - 1
