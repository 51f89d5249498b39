"""Rulings: with the real judge, the answers that have the words gain the point, and no other ballot changes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from debate.classroom.errors import RoomError
from debate.classroom.keeping.marker import Ground
from debate.classroom.report.report import make_report
from debate.classroom.report.writing import written_as
from debate.classroom.room import events as e
from debate.classroom.room.state import Ruling
from debate.classroom.room.stepping import step
from debate.classroom.shown.rulings import applying, check_ruling, has_words, ruled_pack, same_words, to_stored_appeal
from debate.classroom.wire import messages as wire
from debate.judge import Judge
from debate.judge.ballot import Ballot, Made
from debate.judge.finding.compiled import CompiledPack
from debate.judge.finding.points import judge_points, look
from debate.judge.languages.reader import language_of
from debate.judge.reading.text import read
from debate.packs.model import Grade

from .played_room import (
    answered,
    begun,
    flagship,
    held,
    judge,
    kept_by_a_server,
    mine_words,
    opened,
    played,
    prompts,
    sample,
)

MINE = prompts()[0]
POINT = MINE.points[0].id
WORDS = "a rusty drawbridge nobody crosses"


def ruling(words: str = WORDS, *, counts: bool = True, number: int = 1, point: str = POINT) -> Ruling:
    return Ruling(number=number, prompt=MINE.id, point=point, words=words, counts=counts, reason="")


def made(ballot: Ballot, point: str = POINT) -> Made:
    return next(mark.made for mark in ballot.points if mark.id == point)


def ballot_with(rulings: tuple[Ruling, ...], text: str) -> Ballot:
    """The ballot as a room makes it: only rulings that reach a text change what it is marked by."""
    ruled = ruled_pack(flagship(), applying(flagship(), rulings, MINE.id, text))
    return Judge(ruled, flagship()).ballot(MINE.id, text)


ANSWER = "They praise the old arrangement. But it is a rusty drawbridge that nobody crosses any more."


def test_words_that_were_ruled_to_count_make_the_point() -> None:
    assert made(judge().ballot(MINE.id, ANSWER)) is not Made.MADE
    after = ballot_with((ruling(),), ANSWER)
    assert made(after) is Made.MADE
    assert after.score >= judge().ballot(MINE.id, ANSWER).score


def test_answers_without_the_words_keep_their_ballots_to_the_letter() -> None:
    for grade in Grade:
        text = sample(MINE, grade)
        assert ballot_with((ruling(),), text) == judge().ballot(MINE.id, text)


def test_words_that_were_ruled_not_to_count_weaken_the_point() -> None:
    words = MINE.points[0].cues.sufficient[0] if MINE.points[0].cues.sufficient else WORDS
    text = f"Their case fails, because {words}."
    before, after = judge().ballot(MINE.id, text), ballot_with((ruling(words, counts=False),), text)
    strength = {mark.id: mark.strength for mark in before.points}[POINT]
    assert {mark.id: mark.strength for mark in after.points}[POINT] < strength


def test_the_later_ruling_on_the_same_words_stands() -> None:
    pack = ruled_pack(flagship(), [ruling(), ruling("A rusty drawbridge nobody CROSSED", counts=False, number=2)])
    cues = pack.prompt(MINE.id).points[0].cues
    assert WORDS not in cues.sufficient
    assert cues.exclude[-1] == "A rusty drawbridge nobody CROSSED"


def test_the_hash_tells_a_ruled_pack_from_the_pack_and_from_another() -> None:
    pack = flagship()
    hashes = {pack.hash, ruled_pack(pack, [ruling()]).hash, ruled_pack(pack, [ruling(counts=False)]).hash}
    assert len(hashes) == 3
    assert ruled_pack(pack, [ruling()]).hash == ruled_pack(pack, [replace(ruling(), reason="because")]).hash
    assert ruled_pack(pack, []) is pack
    assert pack.prompt(MINE.id).points[0].cues.sufficient == prompts()[0].points[0].cues.sufficient


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (ruling("and of the"), "no word that tells anything"),
        (ruling("…!?"), "no word that tells anything"),
        (ruling(" ".join(["bridge"] * 21)), "at most 20"),
        (ruling("The bridge is old. Nobody crosses it."), "one sentence; rule on some of these in the paper"),
        (ruling(point="no-such"), "no such point"),
        (replace(ruling(), prompt="no-such"), "no such point"),
    ],
)
def test_a_ruling_that_could_do_nothing_is_refused_in_one_sentence(wrong: Ruling, says: str) -> None:
    with pytest.raises(RoomError, match=says):
        check_ruling(flagship(), wrong)
    with pytest.raises(RoomError, match=says):
        ruled_pack(flagship(), [ruling(), wrong])


def test_the_longest_ruling_is_found_wherever_it_stands_in_a_long_sentence() -> None:
    words = [f"{first}{second}tle" for first in "bcdfg" for second in "aeio"]
    assert len(words) == 20
    prompt = CompiledPack(ruled_pack(flagship(), [ruling(" ".join(words))])).prompt(MINE.id)
    for at in (0, 7, 19, 33, 41, 58, 70):
        filler = ["meadow"] * 90
        text = " ".join([*filler[:at], *words, *filler[at:]])
        mark = judge_points(look(prompt, read(text, language_of("en")))).points[0]
        assert any(":sufficient:" in item.rule for item in mark.evidence), at


def test_the_same_words_are_found_by_their_stems_and_with_small_gaps() -> None:
    room = held()
    words = mine_words(room)
    assert same_words(room, flagship(), MINE.id, words) == ("s1",)
    assert same_words(room, flagship(), prompts()[1].id, words) == ()
    assert same_words(room, flagship(), MINE.id, "…") == ()
    assert has_words("Rusty DRAWBRIDGES are crossed.", "a rusty drawbridge", "en") is False, "“a” is missing"
    assert has_words("It’s a quite rusty old drawbridge.", "a rusty drawbridge", "en")
    assert not has_words("A rusty. Drawbridge.", "a rusty drawbridge", "en")


def test_an_appeal_is_kept_for_the_author_without_a_name() -> None:
    room = played()
    stored = to_stored_appeal(room, flagship(), room.appeals[0])
    paper = room.turns[0].attempts[0].papers["s1"]
    assert (stored.answer, stored.point, stored.status) == (paper.text, POINT, "open")
    assert stored.words == paper.text[: stored.end]
    assert "Maya" not in repr(stored)
    assert "So you did." in stored.note
    unmarked = step(room, e.Locked(locked=True))
    attempt = unmarked.turns[0].attempts[0]
    papers = {**attempt.papers, "s1": replace(paper, ballot=None)}
    turn = replace(unmarked.turns[0], attempts=(replace(attempt, papers=papers), unmarked.turns[0].attempts[1]))
    with pytest.raises(RoomError, match="no ballot"):
        to_stored_appeal(replace(unmarked, turns=(turn,)), flagship(), room.appeals[0])


OTHER_WORDS = "a ferry that stopped sailing"
TWICE = f"{ANSWER} And it is {OTHER_WORDS}."


def ruled(words: str, point: str) -> e.Ruled:
    return e.Ruled(prompt=MINE.id, point=point, words=words, counts=True, reason="")


def rule(words: str, point: str) -> wire.Let[wire.HostEvent]:
    return wire.Let(id=1, event=ruled(words, point))


async def test_two_rulings_at_once_both_stand(tmp_path: Path) -> None:
    other = MINE.points[1].id
    async with kept_by_a_server(lambda: answered(begun(opened()), {"s1": TWICE}), tmp_path) as keeper:
        await asyncio.gather(
            keeper.from_host(rule(WORDS, POINT)),
            keeper.from_host(rule(OTHER_WORDS, other)),
        )
        rulings = keeper.room.rulings
        assert sorted(one.words for one in rulings) == sorted([WORDS, OTHER_WORDS])
        ballot = keeper.room.turns[0].attempts[0].papers["s1"].ballot
        assert ballot == ballot_with(rulings, TWICE)
        assert Made.NOT not in (made(ballot), made(ballot, other))


async def test_a_mark_that_was_made_before_a_ruling_does_not_take_its_marks_away(tmp_path: Path) -> None:
    async with kept_by_a_server(lambda: answered(begun(opened()), {"s1": ANSWER}), tmp_path) as keeper:
        early = e.Marked(seat="s1", turn=0, attempt=1, ballot=judge().ballot(MINE.id, ANSWER))
        ground = Ground(MINE.id, ANSWER, ())
        await keeper.from_host(rule(WORDS, POINT))
        await keeper._keep_mark(early, ground)
        ballot = keeper.room.turns[0].attempts[0].papers["s1"].ballot
        assert ballot == ballot_with(keeper.room.rulings, ANSWER)


async def test_a_text_that_comes_while_a_ruling_is_made_is_marked_by_it(tmp_path: Path) -> None:
    async with kept_by_a_server(lambda: begun(opened()), tmp_path) as keeper:
        ruling = asyncio.create_task(keeper.from_host(rule(WORDS, POINT)))
        await asyncio.sleep(0)
        await keeper.from_seat("s1", wire.Write(id=1, text=wire.OwnText(0, 1, 1, ANSWER, handing_in=True)))
        await ruling
        async with asyncio.timeout(60):
            while (ballot := keeper.room.turns[0].attempts[0].papers["s1"].ballot) is None:
                await asyncio.sleep(0)
        assert ballot == ballot_with(keeper.room.rulings, ANSWER)


async def test_a_ruling_is_weighed_without_being_made_and_can_be_taken_back(tmp_path: Path) -> None:
    async with kept_by_a_server(lambda: answered(begun(opened()), {"s1": ANSWER}), tmp_path) as keeper:

        def ballot() -> Ballot | None:
            return keeper.room.turns[0].attempts[0].papers["s1"].ballot

        before = ballot()
        weighed = await keeper.from_host(wire.Weigh(id=1, ruling=ruled(WORDS, POINT)))
        assert isinstance(weighed, wire.Taken)
        assert weighed.says.startswith("This ruling changes the marks of 1 answer (")
        assert "1 answer higher" in weighed.says
        assert (ballot(), keeper.room.rulings) == (before, ())
        idle = await keeper.from_host(wire.Weigh(id=2, ruling=ruled("words that nobody wrote", POINT)))
        assert isinstance(idle, wire.Taken) and idle.says == "This ruling changes no answer’s marks."
        await keeper.from_host(rule(WORDS, POINT))
        assert ballot() != before
        back = await keeper.from_host(wire.Let(id=3, event=e.Unruled(number=1)))
        assert isinstance(back, wire.Taken) and back.says == "1 answer was marked anew."
        assert ballot() == before
        assert [one.withdrawn for one in keeper.room.rulings] == [True]
        with pytest.raises(RoomError, match="no such ruling"):
            await keeper.from_host(wire.Let(id=4, event=e.Unruled(number=1)))
        assert "Taken back." in written_as("html", make_report(keeper.room, flagship()))
