"""Signs of copying: what grows at once and what is nearly the same is told to the teacher, and to nobody else."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import msgspec
import pytest

from debate.classroom.keeping.commands import BLOCK, pasted
from debate.classroom.report.as_take_home import to_take_home
from debate.classroom.report.report import make_report
from debate.classroom.report.writing import written_as
from debate.classroom.room import events as e
from debate.classroom.room.state import Room, Settings, Standing
from debate.classroom.shown.copying import alike, given_words, shingles, signals
from debate.classroom.shown.viewing import seat_view
from debate.classroom.shown.viewing_board import board_view
from debate.classroom.shown.viewing_host import Reach, host_view, paper_view
from debate.classroom.wire import messages as wire

from ...tui.toll_bridge import toll_bridge
from ..room_making import after, draft, held, paper, released, round_now, writing

WORDS = (
    "the ferry carried more people across the river last year than any bridge could ever have done because it left "
    "every ten minutes and nobody had to wait in the long queue of cars that stood before the old tollhouse"
)
BLOCK_TEXT = " ".join(f"word{number}" for number in range(60))


def write(room: Room, text: str, *, now: float, sequence: int = 9, connected_for: float = 1000.0) -> e.Pasted | None:
    own = wire.OwnText(turn=0, attempt=len(room.turns[0].attempts), sequence=sequence, text=text)
    return pasted(room, now, "s1", own, connected_for=connected_for)


def started_writing(text: str = "I say that", now: float = 20.0) -> Room:
    return after(writing(2), draft(1, text), now=now)


# Blocks


def test_a_block_that_comes_between_two_drafts_is_told_with_its_length() -> None:
    found = write(started_writing(), f"I say {BLOCK_TEXT} that", now=21.0)
    assert found == e.Pasted(seat="s1", turn=0, attempt=1, characters=len(BLOCK_TEXT) + 1)


def test_a_first_draft_that_is_whole_at_once_is_a_block_too() -> None:
    assert write(writing(2), BLOCK_TEXT, now=50.0) is not None


def test_what_is_typed_is_no_block_however_long_somebody_thinks() -> None:
    assert write(started_writing(), "I say that" + "x" * (BLOCK - 1), now=80.0) is None


def test_who_was_offline_may_have_typed_it_unless_nobody_types_so_fast() -> None:
    room = started_writing()
    text = f"I say that {BLOCK_TEXT}"
    assert write(room, text, now=20.0 + 60, connected_for=2.0) is None
    assert write(room, text, now=20.0 + 10, connected_for=2.0) is not None


def test_ones_own_first_answer_put_back_into_a_revision_is_no_block() -> None:
    room = after(released((BLOCK_TEXT, "two")), e.Started(limit=60.0), now=100.0)
    room = after(room, draft(1, "All gone.", attempt=2), now=110.0)
    assert write(room, f"All gone. {BLOCK_TEXT}", now=111.0) is None
    assert write(room, "All gone. " + BLOCK_TEXT[::-1], now=111.0) is not None


def test_corrections_in_several_places_are_no_block() -> None:
    before = f"teh {BLOCK_TEXT} teh"
    room = started_writing(before)
    assert write(room, before.replace("teh", "the") + " end.", now=21.0) is None


def test_an_older_draft_and_a_paper_that_is_in_tell_nothing() -> None:
    assert write(started_writing(), BLOCK_TEXT, now=21.0, sequence=1) is None
    assert write(held(("one", "two")), BLOCK_TEXT, now=50.0) is None


def test_a_block_stays_known_when_the_text_is_handed_back_and_many_are_bounded() -> None:
    room = after(started_writing(), *(e.Pasted(seat="s1", turn=0, attempt=1, characters=200) for _ in range(30)))
    assert len(paper(room, 1).pasted) == 10
    room = after(
        room, e.HandedIn(seat="s1", turn=0, attempt=1, text="in", seconds=1.0), e.HandedBack(seat="s1"), now=22.0
    )
    assert len(paper(room, 1).pasted) == 10
    assert signals(room, None, round_now(room))["s1"] == (
        "10 blocks came at once, 2000 characters: pasted, dictated or moved.",
    )


# Two answers


def test_answers_that_share_most_of_their_words_are_told_whatever_stands_between() -> None:
    other = WORDS.upper().replace(" AND ", ", and – ") + " which settles it"
    (pair,) = alike((("s1", WORDS), ("s2", other), ("s3", " ".join(reversed(WORDS.split())))), ())
    assert {pair.one, pair.other} == {"s1", "s2"} and pair.share > 0.8


def test_short_answers_and_different_ones_are_not() -> None:
    assert alike((("s1", "the same few words in both"), ("s2", "the same few words in both")), ()) == ()


def test_what_everybody_was_given_makes_nobody_alike() -> None:
    assert alike((("s1", WORDS), ("s2", WORDS)), (f"They said: {WORDS}",)) == ()
    pack = toll_bridge()
    prompt = pack.prompts[0]
    given = given_words(pack, prompt.id)
    assert prompt.speech in given and pack.camps[0].case[0] in given and prompt.exemplar in given


def test_a_language_without_spaces_is_compared_by_letters() -> None:
    text = "橋の通行料は商店街に人を呼び戻すための最も確かな方法であると私たちは考えます"
    assert len(alike((("s1", text), ("s2", text + "。以上")), ())) == 1
    assert alike((("s1", text), ("s2", "船は十分ごとに出ていたので誰も長い列に並ぶ必要はなかったのです")), ()) == ()
    assert shingles("橋の") == frozenset()


def test_of_a_thousand_answers_the_copies_are_found_and_no_others() -> None:
    chance = Random(1)
    words = [f"w{number}" for number in range(400)]
    texts = [(f"s{number}", " ".join(chance.choice(words) for _ in range(150))) for number in range(500)]
    texts += [(f"t{number}", f"{WORDS} {number % 40}") for number in range(500)]
    pairs = alike(tuple(texts), ())
    assert {pair.one[0] for pair in pairs} == {"t"}


# Who is told


@pytest.fixture
def copied() -> Room:
    room = held((WORDS, WORDS + " indeed", "another answer"), settings=Settings())
    # The seats of the made-up room sit in turn: the first and the third have the same prompt.
    papers = {seat: replace(one, prompt="p1") for seat, one in round_now(room).papers.items()}
    turn = room.turns[0]
    attempts = (replace(turn.attempts[0], papers=papers),)
    return after(
        replace(room, turns=(replace(turn, attempts=attempts),)), e.Pasted(seat="s3", turn=0, attempt=1, characters=300)
    )


def test_only_the_teacher_is_told_and_no_mark_changes(copied: Room) -> None:
    pack = toll_bridge()
    host = host_view(copied, pack, 50.0, reach=Reach(), here=lambda _seat: (True, 0.0))
    told = {row.id: row.signals for row in host.seats}
    assert told["s1"] == ("Nearly the same words as Player 2 (100 %).",)
    assert told["s3"] == ("300 characters came at once: pasted, dictated or moved.",)
    assert paper_view(copied, pack, "s2", 0, 1).signals == ("Nearly the same words as Player 1 (100 %).",)
    assert {row.score for row in host.seats} == {50}
    for room in (copied, after(copied, e.Released())):
        others = [seat_view(room, pack, seat, 60.0) for seat in room.seats]
        shown = msgspec.json.encode([others, board_view(room, pack, 60.0, reach=Reach())]).decode()
        assert "Nearly" not in shown and "at once" not in shown and "pasted" not in shown


def test_the_report_tells_it_on_the_teachers_part_only(copied: Room) -> None:
    report = make_report(after(copied, e.Released()), None)
    page = written_as("html", report)
    about_the_class, _, students = page.partition('<section class="student"')
    assert "Nearly the same words as Player 2" in about_the_class and "Nearly" not in students
    assert "Nearly the same words as Player 2" in written_as("csv", report)
    assert "Nearly" not in to_take_home(report, report.students[0])


def test_who_was_sent_out_is_compared_with_nobody(copied: Room) -> None:
    room = after(copied, e.Stood(seat="s2", standing=Standing.KICKED))
    assert "s1" not in signals(room, None, round_now(room))
